/** The refusal of a dossier as a form: on grounds that are chosen from what there is; the reason explains them. */
import type { ComponentChildren } from 'preact';
import { isRefusedAtReceipt } from '#dossier/decide-outcome.ts';
import { ofRefusal } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { Changed, LawFields } from './decide-form.tsx';
import { type ChoiceProps, GroundChoice } from './ground-choice.tsx';

interface Props extends Pick<ChoiceProps, 'view' | 'grounds' | 'chosen'> {
  state: DossierState;
  shown: Shown;
  typed: (name: string) => string;
  failed: { errors?: PageErrors };
  /** The field of the reason. */
  why: ComponentChildren;
}

export function RefuseFields({ view, state, shown, typed, grounds: all, chosen, failed, why }: Props) {
  const { t } = view;
  const grounds = ofRefusal(all);
  const atReceipt = isRefusedAtReceipt(state);
  return (
    <>
      <p class="govuk-body mc-muted">{t(atReceipt ? 'refuse.hint-receipt' : 'refuse.hint-received')}</p>
      <GroundChoice
        {...{ view, grounds, chosen, ...failed }}
        name="grounds"
        form="refuse-dossier"
        at={atReceipt ? 'receipt' : 'received'}
        way={atReceipt ? { href: '#act-request-supplement', text: t('act.request-supplement') } : undefined}
      />
      {grounds.length > 0 && (
        <>
          <p class="govuk-body mc-muted">{t('ground.explain')}</p>
          {why}
          <LawFields view={view} shown={shown} typed={typed} prefix="refuse" />
          {!atReceipt && <Changed view={view} state={state} shown={shown} typed={typed} />}
        </>
      )}
    </>
  );
}
