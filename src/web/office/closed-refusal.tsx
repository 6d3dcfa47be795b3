/** Form 03 for who asks to hand in what is not open: nothing is received, and whoever was sent away has it in writing. */
import { accountOf } from '#acts/accounts.ts';
import type { Offered } from '#dossier/refusal-grounds.ts';
import type { Shown } from '../catalogue.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { Token } from '../ui/page.tsx';
import type { View } from '../view.ts';
import { KeptTyped } from './kept-form.tsx';
import { type Body, said } from './paper-checks.tsx';
import { RefuseReception, refuseAtCounter } from './reception-refusal.tsx';
import { personField, personTyped } from './who-stands-here.tsx';

export interface FailedRefusal {
  errors: PageErrors;
  body: Body;
  unlisted?: boolean;
}

interface Props {
  view: View;
  shown: Shown;
  failed?: FailedRefusal;
  /** On what it may be refused: that it is not open. */
  grounds: readonly Offered[];
}

export function RefuseClosed({ view, shown, failed, grounds }: Props) {
  const { t } = view;
  const { errors = [], body = {} as Body } = failed ?? {};
  const plain = personField(view, errors, body);
  const field = (name: string, label: string, more: object = {}) =>
    plain(name, label, { autocomplete: 'off', ...more });
  return (
    <form method="post" novalidate action={`/office/counter/${encodeURIComponent(shown.rules.code)}`} data-keep>
      <Token view={view} />
      <KeptTyped view={view} />
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
        grounds={grounds}
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
  const { applicant, errors: wrong } = personTyped(view, body);
  const errors: PageErrors = [...tooLong, ...wrong];
  if (errors.length) return { errors, body };
  const party = { ...applicant, id: accountOf(view.platform.province, applicant.idNumber) };
  const key = said(body, 'once');
  const refused = await refuseAtCounter(view, {
    ...{ shown, body, actor: view.actor! },
    brought: { applicant: party, place: undefined, receivingUnit: unit, answers: {} },
    options: key ? { idempotencyKey: `${key}:refuse` } : {},
  });
  return 'dossierId' in refused ? refused : { ...refused, body };
}
