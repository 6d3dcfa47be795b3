/**
 * What is still to be done on a dossier that is under way: by the person and by the office, until when, what it costs as far as that is
 * known, and what follows if nobody does anything.
 */

import type { ComponentChildren } from 'preact';
import { isTheirsAlone } from '#dossier/clock.ts';
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import { isNotice } from '#dossier/fees.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { awaitsFeeFirst, type DossierState, type Fee, isDueNow, owedFees } from '#dossier/state.ts';
import { type Status, UNDECIDED } from '#kernel/status.ts';
import { capital } from '#procedure/national/text.ts';
import { costInText, type Shown, wordsFor } from '../catalogue.ts';
import { SummaryList } from '../ui/lists.tsx';
import { unitName, type View } from '../view.ts';
import { isPast, lateBy } from './late.tsx';
import { deciderName } from './outside.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
}

/** What is issued waits to be fetched, and says so itself. */
const UNDER_WAY: readonly Status[] = [...UNDECIDED, 'decided'];

export function LeftToDo({ view, state, shown }: Props) {
  const { t } = view;
  if (!UNDER_WAY.includes(state.status)) return null;
  const row = (key: string, text: ComponentChildren) => ({ key: { text: key }, value: { text } });
  const silence = silenceText(view, state);
  return (
    <>
      <h2 class="govuk-heading-m">{t('left.title')}</h2>
      <SummaryList
        rows={[
          row(t('left.you'), yoursText(view, state)),
          row(t('left.office'), officeText(view, state)),
          row(t('left.cost'), costText(view, state, shown)),
          silence && row(t('left.silence'), silence),
        ].map((one) => one || undefined)}
      />
    </>
  );
}

function yoursText(view: View, state: DossierState): string {
  const { t, fmt } = view;
  if (state.draft) return t('left.confirm', { date: fmt.dateTime(state.draft.deadline) });
  // The person was not told yet: the time to answer does not run.
  if (state.supplement?.unbegun) return t('untold.term');
  if (state.supplement) {
    const { deadline } = state.supplement;
    return t(isPast(view, deadline) ? 'left.supplement-late' : 'left.supplement', { date: fmt.dateTime(deadline) });
  }
  const owed = owedFees(state);
  // Of an amount that nobody knows nothing can be paid yet.
  if (owed.length && owed.every((fee) => fee.amountOpen)) return t('left.pay-open');
  if (!owed.length) return t('left.nothing');
  return t(owed.some((fee) => isDueNow(state, fee)) ? 'left.pay' : 'left.pay-later');
}

/** Who has it now, and until when by law. */
function officeText(view: View, state: DossierState): string {
  const { t, fmt } = view;
  const unit = state.clock ? deciderName(view, state) : unitName(view, state.receivingUnit);
  const { at, renewed, next, paused } = legalDate(state);
  const until = renewed ?? next ?? at;
  if (paused || awaitsFeeFirst(state)) return t('left.office-waits', { unit });
  if (!until || isTheirsAlone(state.clock)) return t('left.office-undated', { unit });
  const said = { unit, date: fmt.dateTime(until) };
  if (isPast(view, until))
    return t(state.clock ? 'left.office-decides-late' : 'left.office-checks-late', {
      ...said,
      late: lateBy(view, until),
    });
  return t(state.clock ? 'left.office-decides' : 'left.office-checks', said);
}

/** What is owed, what nobody set yet, or what the procedure says of it. */
function costText(view: View, state: DossierState, shown: Shown): string {
  const { t, fmt } = view;
  const owed = owedFees(state);
  if (owed.some((fee) => fee.amountOpen)) return t('left.cost-open');
  const unset = awaitsCaseFee(state, shown.rules);
  if (owed.length) {
    const { now = [], later = [] } = Object.groupBy(owed, (fee) => (isDueNow(state, fee) ? 'now' : 'later'));
    const amount = (fees: readonly Fee[]) => fmt.money(fees.reduce((sum, fee) => sum + fee.amountVnd, 0));
    return [
      now.length > 0 && t('left.cost-owed', { amount: amount(now) }),
      later.length > 0 && t('left.cost-owed-later', { amount: amount(later) }),
      unset && t('left.cost-more'),
    ]
      .filter(Boolean)
      .join(' ');
  }
  if (unset) return t('left.cost-not-set');
  if (!state.fees.length) return capital(costInText(view, shown, state.channel));
  const open = stillPossible(view, state, shown);
  return open.length ? [t('left.cost-none-now'), ...open].join(' ') : t('left.cost-none');
}

/** What may yet be owed though nothing is now, and when that is known: nobody is told that they are through with it before they are. */
function stillPossible(view: View, state: DossierState, shown: Shown): string[] {
  const { t } = view;
  const { rules } = shown;
  const words = wordsFor(view, shown.pack);
  const [step] = Object.entries(rules.steps).find(([, { act }]) => act === 'request-payment') ?? [];
  const isToCome = step !== undefined && !state.result && !state.fees.some((fee) => isNotice(fee, rules));
  const taken = state.fees.filter((fee) => fee.paidAt && !fee.refund);
  const isUncompared = taken.length > 0 && rules.settingsOf(state.channel).fees.some(({ confirmed }) => !confirmed);
  return [
    ...(isToCome ? [t('left.cost-later', { step: words(`step.${step}`) ?? step })] : []),
    ...(isUncompared ? [t('left.cost-uncompared')] : []),
    ...(words('cost') ? [t('left.cost-others')] : []),
  ];
}

/** Nothing that the office leaves undone is an answer; what the person leaves undone, law says. */
function silenceText(view: View, state: DossierState): string | undefined {
  const { t, fmt } = view;
  if (state.draft) return t('left.silence-confirm', { date: fmt.dateTime(state.draft.deadline) });
  if (state.supplement?.unbegun) return undefined;
  if (state.supplement) return t('left.silence-supplement', { date: fmt.dateTime(state.supplement.deadline) });
  if (awaitsFeeFirst(state)) return t('left.silence-fee-first');
  if (state.status === 'awaiting-payment') return t('left.silence-fee');
  // Of others' dates and answers nothing is known here.
  if (isTheirsAlone(state.clock)) return undefined;
  return t('left.silence-office');
}
