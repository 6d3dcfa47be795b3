/** What a step wrote down, or the application says, that who decides has to read before they sign: the ground on which something is left out. */
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

export interface ToRead {
  /** Without one, it is an answer of the application. */
  step?: string;
  field: string;
  text: string;
}

type Read = Pick<DossierState, 'results' | 'answers'>;

const textsOf = (fields: readonly string[], values: Readonly<Record<string, unknown>>, step?: string): ToRead[] =>
  fields.flatMap((field) => {
    const text = String(values[field] ?? '').trim();
    return text ? [{ ...(step && { step }), field, text }] : [];
  });

export const toReadOf = (rules: Pick<Rules, 'toRead' | 'askedToRead'>, { results, answers }: Read): ToRead[] => [
  ...textsOf(rules.askedToRead, answers),
  ...Object.entries(results).flatMap(([step, result]) => textsOf(rules.toRead(step), result, step)),
];

/** What is granted only where who decides says why. */
export const toConfirmOf = (rules: Pick<Rules, 'toConfirm'>, { results }: Pick<Read, 'results'>): ToRead[] =>
  Object.entries(results).flatMap(([step, result]) => textsOf(rules.toConfirm(step), result, step));
