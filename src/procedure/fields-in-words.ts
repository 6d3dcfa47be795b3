/** What is wrong with answers, as a pack's own words name its questions: a refusal of its forms speaks of no ids. */
import type { Form } from '#engine/form/form.ts';
import { misnamed, type OwnData, ownPhrase } from '#engine/form/own.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Names, type Phrase, phrase } from '#kernel/phrase.ts';
import { PHRASES, type PhraseCode } from '#kernel/phrases.ts';
import type { Pack } from './pack.ts';

export function fieldsInWords({ words }: Pick<Pack, 'words'>, refusal: Refusal): Refusal {
  const { fields } = refusal.params;
  if (!Array.isArray(fields)) return refusal;
  const named = (key: string): Names | undefined => {
    const vi = words['vi']?.[key];
    return vi === undefined ? undefined : { vi, en: words['en']?.[key] ?? vi, hi: words['hi']?.[key] ?? vi };
  };
  return refuse(refusal.code, {
    ...refusal.params,
    // `at` is the field as the form has it, for programs.
    fields: (fields as Phrase[]).map((one) => {
      const said = fieldInWords(one, named);
      return { ...said, params: { ...said.params, at: one.params['field'] ?? '' } };
    }),
  });
}

function fieldInWords({ phrase: code, params }: Phrase, named: (key: string) => Names | undefined): Phrase {
  const path = String(params['field'] ?? '').split('.');
  // «children.0.name» is the name of a child.
  const id = path.findLast((one) => !/^\d+$/.test(one)) ?? '';
  const field = named(`field.${id}`) ?? params['field'] ?? '';
  // What the form itself says under the question tells how it is written.
  const hint = named(`hint.${id}`);
  if (code === 'value-pattern')
    return hint ? phrase('value-as-hint', { field, hint }) : phrase('value-form', { field });
  if (code === 'value-check' || code === 'value-check-computed')
    return phrase(code, { ...params, field, check: named(`check.${params['check']}`) ?? '' });
  if (code === 'value-short' && params['limit'] === 1) return phrase('value-required', { field });
  const bound = code === 'value-bound' ? BOUNDS[String(params['comparison'])] : undefined;
  const { limit: at = '', other } = params;
  const written = typeof at === 'number' && !isYear(id) ? inDigits(at) : at;
  // It may be the answer that sets the limit which is wrong.
  const limit = other ? phrase('limit-beside', { limit: written, other: named(`field.${other}`) ?? other }) : written;
  if (bound) return bound({ field, limit });
  if (code === 'value-later' || code === 'value-earlier') return phrase(code, { field, limit });
  if (code === 'value-wrong') return phrase('value-not-right', { field });
  if (code === 'value-one-of') {
    const options = String(params['values'])
      .split(', ')
      .map((one) => named(`option.${id}.${one}`));
    const said = options.every((one) => one !== undefined);
    return said ? phrase(code, { field, values: joined(options) }) : phrase('value-not-right', { field });
  }
  const type = `type-${params['type']}`;
  return phrase(code, { ...params, field, ...(Object.hasOwn(PHRASES, type) && { type: phrase(type as PhraseCode) }) });
}

const BOUNDS: Readonly<Record<string, (params: Bound) => Phrase>> = {
  '<=': (params) => phrase('value-at-most', params),
  '>=': (params) => phrase('value-at-least', params),
  '<': (params) => phrase('value-below', params),
  '>': (params) => phrase('value-above', params),
};
/** A year has no thousands. */
const isYear = (id: string): boolean => /(^y|Y)ear$/.test(id);
const DIGITS = { vi: 'vi-VN', en: 'en-GB', hi: 'hi-IN-u-nu-latn' };
const inDigits = (value: number): Names => {
  const say = (locale: string) => new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  return { vi: say(DIGITS.vi), en: say(DIGITS.en), hi: say(DIGITS.hi) };
};

type Bound = Parameters<typeof phrase>[1];

const joined = (all: readonly Names[]): Names => ({
  vi: all.map(({ vi }) => vi).join(' / '),
  en: all.map(({ vi, en }) => en ?? vi).join(' / '),
  hi: all.map(({ vi, hi }) => hi ?? vi).join(' / '),
});

/** Units that a form of a step names and that were none on the day that its field is of. */
export function misnamedInWords(
  pack: Parameters<typeof fieldsInWords>[0],
  form: Form | undefined,
  answers: Readonly<Record<string, unknown>>,
  misnamedOn: OwnData['misnamedOn'],
): Refusal | undefined {
  const faults = form ? misnamed(form, answers, { misnamedOn }) : [];
  const fields = faults.map((fault) => ownPhrase(fault, ''));
  return fields.length ? fieldsInWords(pack, refuse('form-invalid', { fields })) : undefined;
}
