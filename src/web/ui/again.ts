/** A form that may come back: what was posted with it, what is wrong at each of its fields, and how long its texts may be. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translate } from '../i18n.ts';
import type { Content } from './parts.ts';

export interface Again {
  t: Translate;
  /** Its own part in the ids of fields at which something is wrong; several forms of a page may have fields of one name. */
  form: string;
  posted: Readonly<Record<string, unknown>>;
  errors: readonly { id: string; text: string }[];
  /** The most characters that a text takes. */
  limitOf?(field: string): number | undefined;
}

/** Fields below it read it by their names. */
export const AgainIn = createContext<Again | undefined>(undefined);

/** The id of a field where something is wrong with it, and what the summary above links to. */
export const fieldId = (form: string, field: string): string => (form ? `${form}-${field}` : field);

interface Named {
  id?: string;
  name: string;
  hint?: { text?: Content };
  errorMessage?: { text?: Content; visuallyHiddenText?: string | false };
}

/** The field as its form came back. */
export function useAgain<Field extends Named>(p: Field, isLong = false): Field & { id: string; posted?: string } {
  const again = useContext(AgainIn);
  const own = p.id ?? p.name;
  if (!again) return { ...p, id: own };
  const { t, form, posted, errors } = again;
  const at = fieldId(form, p.name);
  const error = errors.find(({ id }) => id === at);
  const limit = isLong ? again.limitOf?.(p.name) : undefined;
  const told = limit === undefined ? undefined : t('form.limit', { limit });
  const value = [posted[p.name] ?? []].flat().at(-1);
  return {
    ...p,
    id: error ? at : own,
    hint: told ? { ...p.hint, text: [p.hint?.text, told].filter(Boolean).join(' ') } : p.hint,
    errorMessage: p.errorMessage ?? (error && { text: error.text, visuallyHiddenText: t('error.prefix') }),
    ...(typeof value === 'string' && { posted: value }),
  };
}
