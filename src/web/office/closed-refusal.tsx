/** Form 03 for who asks to hand in what is not open: nothing is received, and whoever was sent away has it in writing. */
import { accountOf } from '#acts/accounts.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { refusalText, refuse } from '#kernel/outcome.ts';
import { isPhone } from '#kernel/phone.ts';
import type { Shown } from '../catalogue.ts';
import { errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { Input } from '../ui/fields.tsx';
import { Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { nameIn } from './name-as.tsx';
import { type Body, said } from './paper-checks.tsx';
import { RefuseReception, refuseAtCounter } from './reception-refusal.tsx';

export interface FailedRefusal {
  errors: PageErrors;
  body: Body;
  unlisted?: boolean;
}

interface Props {
  view: View;
  shown: Shown;
  failed?: FailedRefusal;
  /** Why it is not open. */
  reason: string;
}

export function RefuseClosed({ view, shown, failed, reason }: Props) {
  const { t } = view;
  const { errors = [], body = {} as Body } = failed ?? {};
  const field = (name: string, label: string, more: object = {}) => (
    <Input
      name={name}
      label={{ text: label }}
      value={said(body, name)}
      errorMessage={errorFor(view, errors, name)}
      autocomplete="off"
      {...more}
    />
  );
  return (
    <form method="post" novalidate action={`/office/counter/${encodeURIComponent(shown.rules.code)}`}>
      <Token view={view} />
      <input type="hidden" name="once" value={crypto.randomUUID()} />
      {field('idNumber', t('person.id-number'), { inputmode: 'numeric', classes: 'govuk-input--width-20' })}
      {field('name', t('person.name'))}
      {field('address', t('person.address'))}
      {field('phone', t('person.phone'), { inputmode: 'tel', classes: 'govuk-input--width-20' })}
      <RefuseReception
        view={view}
        shown={shown}
        body={body}
        errors={errors}
        barred={[reason]}
        unlisted={failed?.unlisted}
      />
    </form>
  );
}

/** The dossier that says it, or what was wrong with it. */
export async function refuseClosed(
  view: View,
  shown: Shown,
  body: Body,
  unit: string,
  tooLong: PageErrors,
): Promise<{ dossierId: string } | FailedRefusal> {
  const { t, lang, platform } = view;
  const given = said(body, 'idNumber');
  const applicant = {
    name: nameIn(body),
    idNumber: readIdNumber(given) ?? given,
    address: said(body, 'address'),
    phone: said(body, 'phone') || undefined,
  };
  const errors: PageErrors = [...tooLong];
  if (!readIdNumber(given)) errors.push({ id: 'idNumber', text: t('people.id-needed') });
  if (!applicant.name) errors.push({ id: 'name', text: t('people.name-needed') });
  if (!applicant.address) errors.push({ id: 'address', text: t('counter.address-needed') });
  if (applicant.phone && !isPhone(applicant.phone))
    errors.push({ id: 'phone', text: refusalText(refuse('phone-unreadable', { number: applicant.phone }), lang) });
  if (errors.length) return { errors, body };
  const party = { ...applicant, id: accountOf(platform.province, applicant.idNumber) };
  const key = said(body, 'once');
  const refused = await refuseAtCounter(view, {
    ...{ shown, body, actor: view.actor! },
    brought: { applicant: party, place: undefined, receivingUnit: unit, answers: {} },
    options: key ? { idempotencyKey: `${key}:refuse` } : {},
  });
  return 'dossierId' in refused ? refused : { ...refused, body };
}
