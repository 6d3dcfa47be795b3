/**
 * What becomes known while money is waited for, as a dispute or a seizure of the land that is taxed: the competent office takes the dossier
 * back to work that it did, on a document that says so, and nobody is asked for the money any more. Whether and what is owed is said anew
 * by whoever says it, once the work is done again.
 */
import { triggersOf } from '#engine/bpmn/graph.ts';
import { subscriptions } from '#engine/bpmn/subscriptions.ts';
import { isDay } from '#kernel/day.ts';
import { formatVnd } from '#kernel/money.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import { isReceiptNumber, isSameReceipt } from '#kernel/receipt-number.ts';
import { isPaused, resumeClock } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import { heldByConsultation } from './decide-consultation.ts';
import { elementOf } from './decide-tasks.ts';
import type { DossierEvent } from './events.ts';
import { refuseAmount } from './fee-guard.ts';
import { feeNamed } from './fee-names.ts';
import { type Determination, isNotice } from './fees.ts';
import { advance, notHere, unitOf } from './flow.ts';
import { dayText } from './money-back.ts';
import { isNamedWhole } from './named-document.ts';
import { refuseReasonOfRefusal } from './reason.ts';
import type { Rules } from './rules.ts';
import { type DossierState, type Fee, isOwed } from './state.ts';

export function stopPayment(
  state: DossierState,
  command: CommandOf<'stop-payment'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province } = context;
  const execution = waitingFor(state, rules);
  const fees = stoppable(state, rules);
  if (execution === undefined || !fees.length) return notHere(state, context, 'stop-payment');
  const document = documentOf(command);
  const { to } = command;
  const faults = refuseAll(
    // It is told to who applied: the office's own trouble stops nobody's payment.
    refuseReasonOfRefusal(command.reason),
    refuseDocument(state, document, context),
    !to
      ? refuse('return-target-needed')
      : !stopTargets(state, context).includes(to) &&
          refuse('return-target-unknown', { step: rules.steps[to]?.name ?? to, why: NOT_DONE_HERE }),
  );
  if (faults) return faults;
  const flow = advance(state, context, { type: 'move', execution, to: elementOf(to, context) });
  if (isRefusal(flow)) return flow;
  const paused = state.clock && isPaused(state.clock)?.reason === 'payment';
  return [
    {
      type: 'payment-stopped',
      ...common(context),
      fees: fees.map(({ id }) => id),
      amountVnd: fees.reduce((sum, one) => sum + one.amountVnd, 0),
      step: askedAt(state, rules),
      to,
      reason: command.reason.trim(),
      document,
      ...(paused && {
        clock: heldByConsultation(state, resumeClock(province.calendar, state.clock!, context.atText), context),
      }),
      flow,
    },
  ];
}

/** What is asked for on the way and not paid yet. */
export const stoppable = ({ fees }: Pick<DossierState, 'fees'>, rules: Pick<Rules, 'feeIds'>): Fee[] =>
  fees.filter((fee) => isOwed(fee) && isNotice(fee, rules));

/** What was asked for, and is asked for no more. */
export const stoppedFees = ({ stoppedPayments = [] }: Pick<DossierState, 'stoppedPayments'>): Fee[] =>
  stoppedPayments.flatMap(({ fees }) => fees);

/** Of these, what may still come in and was not recorded yet. */
export const crossing = (state: Pick<DossierState, 'stoppedPayments' | 'surplus'>): Fee[] =>
  stoppedFees(state).filter(({ id }) => !state.surplus?.some(({ fee }) => fee === id));

/** Money that was paid at the counter for a notice that was stopped pays nothing and goes back, as that of which a bank tells. */
export function takeCrossed(
  state: DossierState,
  fee: Fee,
  { amountVnd, reference: typed, confirmed }: CommandOf<'pay-fee'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const reference = typed.trim();
  const named = feeNamed(fee, context.rules);
  const before = [...state.fees.filter(({ paidAt }) => paidAt), ...(state.surplus ?? [])];
  const isUsed = before.some((one) => isSameReceipt(one.reference ?? '', reference));
  const faults = refuseAll(
    // What somebody paid on that notice, and once: another sum is of another debt.
    refuseAmount(amountVnd) ??
      (amountVnd === fee.amountVnd
        ? undefined
        : refuse('fee-amount-wrong', { due: formatVnd(fee.amountVnd), paid: formatVnd(amountVnd) })),
    crossing(state).some(({ id }) => id === fee.id) ? undefined : refuse('fee-already-paid', { fee: named }),
    !isReceiptNumber(reference)
      ? refuse('reference-needed')
      : isUsed && refuse('receipt-used', { reference, used: named, dossier: state.code ?? state.id }),
  );
  if (faults) return faults;
  if (!confirmed)
    return refuse('payment-crossed', {
      ...{ fee: named, amount: formatVnd(amountVnd), reference },
      ...{ code: state.code ?? '', applicant: state.applicant.name },
    });
  return [{ type: 'surplus-received', ...common(context), fee: fee.id, amountVnd, reference, why: 'not-due' }];
}

/** The work of the competent office that was done before the money was asked for, first that which concludes. */
export function stopTargets(state: DossierState, context: Pick<Context, 'rules' | 'province'>): string[] {
  const { steps, conclusionOf } = context.rules;
  const done = [...new Set(state.doneSteps)].filter((step) => {
    const definition = steps[step];
    return definition?.act === 'complete-task' && unitOf(definition.unit, state, context) === state.unit;
  });
  const concludes = (step: string) => Number(Boolean(conclusionOf(step, state.results[step] ?? {})));
  return done.sort((a, b) => concludes(b) - concludes(a));
}

/** Where the process waits for the money. */
const waitingFor = ({ process }: Pick<DossierState, 'process'>, rules: Pick<Rules, 'process'>): number | undefined =>
  process?.live.find((one) =>
    [...subscriptions(rules.process, one)].some(
      ({ node, how }) =>
        how !== 'boundary' &&
        how !== 'inside' &&
        triggersOf(node).some((trigger) => trigger.type === 'message' && trigger.name === 'paid'),
    ),
  )?.id;

const askedAt = ({ doneSteps }: Pick<DossierState, 'doneSteps'>, { steps }: Pick<Rules, 'steps'>): string =>
  doneSteps.findLast((step) => steps[step]?.act === 'request-payment') ?? '';

const documentOf = ({ documentNumber, documentOn, documentBy }: CommandOf<'stop-payment'>): Determination => ({
  number: documentNumber?.trim() ?? '',
  on: documentOn?.trim() ?? '',
  by: documentBy?.trim() ?? '',
});

/**
 * It has a number, a body that issued it, and a day that came since the dossier did: of what is older, a paper of now says that it still
 * stands against the request.
 */
function refuseDocument(
  { submittedAt }: Pick<DossierState, 'submittedAt'>,
  { number, on, by }: Determination,
  { province: { calendar }, at }: Context,
): Refusal | undefined {
  if (!isNamedWhole({ number, issuer: by, issued: on })) return refuse('stop-document-needed');
  if (!isDay(on)) return refuse('stop-document-date', { date: on });
  const [from, today] = [submittedAt && calendar.dateOf(Temporal.Instant.from(submittedAt)), calendar.dateOf(at)];
  if (on > today) return refuse('stop-document-ahead', { date: dayText(on), today: dayText(today) });
  return from && on < from ? refuse('stop-document-before', { date: dayText(on), from: dayText(from) }) : undefined;
}

const NOT_DONE_HERE: Names = {
  vi: 'chỉ đưa hồ sơ về được bước mà cơ quan có thẩm quyền đã làm trước khi có thông báo nộp tiền',
  en: 'it goes back only to work that the competent office did before the money was asked for',
  hi: 'फ़ाइल केवल उस कार्य पर लौटती है जो सक्षम कार्यालय ने भुगतान माँगने से पहले किया',
};
