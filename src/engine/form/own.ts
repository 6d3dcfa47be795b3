/**
 * Answers that are the applicant's own: where somebody says to be the mother, her number and name are theirs. An empty one is filled
 * in; another's is wrong. A choice may be for who is registered with one sex alone.
 */
import { isTrue } from '#engine/feel/feel.ts';
import type { Form, FormFault } from './form.ts';

export interface OwnData {
  idNumber: string;
  name: string;
  /** As the population register has it, where it was looked up. */
  sex?: string;
}

type Answers = Readonly<Record<string, unknown>>;

/** Fields that are the applicant's own, as these answers say. */
const owned = ({ source, hidden }: Form, answers: Answers) => {
  const away = hidden(answers);
  return Object.entries(source.schema.properties).flatMap(([field, { own }]) =>
    own && !away.has(field) && isTrue(own.when, answers) ? [{ field, datum: own.datum }] : [],
  );
};

const isEmpty = (value: unknown) => String(value ?? '').trim() === '';

export function fillOwn(form: Form, answers: Answers, own: OwnData): Record<string, unknown> {
  const filled = { ...answers };
  for (const { field, datum } of owned(form, answers)) if (isEmpty(answers[field])) filled[field] = own[datum];
  return filled;
}

export function ownFaults(form: Form, answers: Answers, own: OwnData): FormFault[] {
  const plain = (value: unknown) =>
    String(value ?? '')
      .normalize('NFC')
      .trim()
      .replace(/\s+/g, ' ')
      .toLocaleLowerCase('vi');
  const others = owned(form, answers)
    .filter(({ field, datum }) => !isEmpty(answers[field]) && plain(answers[field]) !== plain(own[datum]))
    .map(({ field }) => ({ field, rule: 'own' }));
  const away = form.hidden(answers);
  const odd = Object.entries(form.source.schema.properties).flatMap(([field, { sexes }]) => {
    const only = away.has(field) ? undefined : sexes?.[String(answers[field] ?? '')];
    return only && own.sex && own.sex !== only ? [{ field, rule: 'sexes' }] : [];
  });
  return [...odd, ...others];
}
