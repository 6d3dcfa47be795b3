/** What a step wrote down that who decides has to read before they sign: the ground on which something is left out. */
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

export interface ToRead {
  step: string;
  field: string;
  text: string;
}

export const toReadOf = (rules: Pick<Rules, 'toRead'>, { results }: Pick<DossierState, 'results'>): ToRead[] =>
  Object.entries(results).flatMap(([step, result]) =>
    rules.toRead(step).flatMap((field) => {
      const text = String(result[field] ?? '').trim();
      return text ? [{ step, field, text }] : [];
    }),
  );
