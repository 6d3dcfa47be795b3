/**
 * The refusal of a dossier as a form: on grounds that are chosen from what there is. Before it is received each condition has what shows it;
 * after that a reason explains them.
 */
import type { ComponentChildren } from 'preact';
import { isRefusedAtReceipt } from '#dossier/decide-outcome.ts';
import { ofRefusal } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { LawFields } from './decide-form.tsx';
import { type ChoiceProps, GroundChoice } from './ground-choice.tsx';
import { AwaitedGrounds, ShownByFields, showsOf } from './shown-by-fields.tsx';

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
  const grounds = ofRefusal(state, all);
  const atReceipt = isRefusedAtReceipt(state);
  const shows = atReceipt ? showsOf(view, shown, state) : [];
  return (
    <>
      <p class="govuk-body mc-muted">{t(atReceipt ? 'refuse.hint-receipt' : 'refuse.hint-received')}</p>
      <GroundChoice
        {...{ view, grounds, chosen, ...failed }}
        name="grounds"
        form="refuse-dossier"
        at={atReceipt ? 'receipt' : 'received'}
        way={atReceipt ? { href: '#act-request-supplement', text: t('act.request-supplement') } : undefined}
        below={atReceipt ? (one) => 'id' in one && <ShownByFields view={view} id={one.id} shows={shows} /> : undefined}
      />
      {atReceipt && <AwaitedGrounds view={view} shown={shown} state={state} grounds={grounds} />}
      {grounds.length > 0 && (
        <>
          {!atReceipt && <p class="govuk-body mc-muted">{t('ground.explain-received')}</p>}
          {!atReceipt && why}
          <LawFields view={view} shown={shown} typed={typed} prefix="refuse" />
        </>
      )}
    </>
  );
}
