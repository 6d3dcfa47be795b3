/** Who stands at the counter: the fields they are typed in, what was typed, and what is wrong with it. */
import { readIdNumber } from '#kernel/id-number.ts';
import { refusalText, refuse } from '#kernel/outcome.ts';
import { isPhone } from '#kernel/phone.ts';
import { textIn } from '../forms/posted.tsx';
import { errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { Input } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { nameIn } from './name-as.tsx';
import type { Body } from './paper-checks.tsx';

/** One of them, as it was typed, with what was wrong with it. */
export const personField =
  (view: View, errors: PageErrors, body: Body) =>
  (name: string, label: string, more: object = {}) => (
    <Input
      name={name}
      label={{ text: label }}
      value={textIn(body, name)}
      errorMessage={errorFor(view, errors, name)}
      {...more}
    />
  );

/** Of a number that is none the text stands as it was typed, beside its error. */
export function personTyped({ t, lang }: View, body: Body) {
  const given = textIn(body, 'idNumber');
  const idNumber = readIdNumber(given);
  const applicant = {
    name: nameIn(body),
    idNumber: idNumber ?? given,
    address: textIn(body, 'address'),
    phone: textIn(body, 'phone') || undefined,
  };
  const errors: PageErrors = [];
  if (!idNumber) errors.push({ id: 'idNumber', text: t('people.id-needed') });
  if (!applicant.name) errors.push({ id: 'name', text: t('people.name-needed') });
  if (applicant.phone && !isPhone(applicant.phone))
    errors.push({ id: 'phone', text: refusalText(refuse('phone-unreadable', { number: applicant.phone }), lang) });
  if (!applicant.address) errors.push({ id: 'address', text: t('counter.address-needed') });
  return { applicant, errors };
}
