/** Time and money: extension, payment hand-off, what falls due by itself, a changed calendar. */
import type { WorkingCalendar } from '#calendar/calendar.ts';
import { canonicalJson } from '#kernel/hash.ts';
import { formatVnd } from '#kernel/money.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { isReceiptNumber, isSameReceipt, receiptNumber } from '#kernel/receipt-number.ts';
import {
  extendClock,
  isPaused,
  laterPhase,
  missedInPhase,
  pauseClock,
  pauseUsedUp,
  recomputeClock,
  resumeClock,
  waitsInTime,
  wasExtended,
} from './clock.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import { afterDraft, isSilence } from './decide-confirm.ts';
import { heldByConsultation, isPending } from './decide-consultation.ts';
import { stoppedFees, takeCrossed } from './decide-stop.ts';
import { lapse, pauseOver } from './decide-supplement.ts';
import { requireTask } from './decide-tasks.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { refuseAmount, refuseFeeSaid, refuseUnusual } from './fee-guard.ts';
import { feeNamed } from './fee-names.ts';
import { freeFeeId, isFeeId, isNotice, NOT_OWED } from './fees.ts';
import { advance, isAwaited, isHeard, knowsMessage, notHere, tell, tellIfAwaited } from './flow.ts';
import { refuseGround, refuseLaw } from './law-cited.ts';
import { phaseName } from './phase-words.ts';
import { refuseApology, refuseReason } from './reason.ts';
import { silenceDue } from './silence.ts';
import {
  awaitsFeeFirst,
  type DossierClock,
  type DossierState,
  type Fee,
  isAwaitedByFollowers,
  isDue,
  isHandled,
  isOwed,
  OPEN_STATUSES,
} from './state.ts';
import { isUntoldNow } from './untold.ts';

/**
 * Once, with an apology (Circular 03/2025 form 04). It is due one day before the date that law set; what comes later is late and
 * recorded so, never refused for it: the letter itself speaks of a result that is not there yet. Where law sets several dates, it is of
 * the one that runs.
 */
export function extend(
  state: DossierState,
  command: CommandOf<'extend-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { province, at } = context;
  const { clock } = state;
  if (!mayExtend(state, context) || !clock) return notHere(state, context, 'extend-dossier');
  if (wasExtended(state)) return refuse('extension-used');
  const paused = waitsInTime(clock);
  if (paused) return refuse('clock-paused', { reason: paused.reason, act: 'extend-dossier' });
  const { calendar } = province;
  const to = newDate(command.dueAt, clock, context);
  const vague = refuseApology(command.reason);
  if (vague || isRefusal(to)) return refuseAll(vague, to)!;
  const flow = tellIfAwaited(state, context, 'extend');
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'dossier-extended',
      ...common(context),
      reason: command.reason,
      apology: command.apology ?? '',
      from: clock.dueAt,
      ...((missedInPhase(clock, context.atText) || isLateApology(clock, at, calendar)) && { late: true as const }),
      clock: extendClock(calendar, clock, to),
      flow,
    },
  ];
}

/** The date that a late dossier is promised for anew, or why it may not be. */
function newDate(
  dueAt: string,
  clock: DossierClock,
  { province, at, atText, rules }: Context,
): Outcome<Temporal.Instant> {
  const { calendar } = province;
  const due = Temporal.Instant.from(clock.dueAt);
  let to: Temporal.Instant;
  try {
    to = Temporal.Instant.from(dueAt);
  } catch {
    return refuse('date-invalid', { value: dueAt });
  }
  // A later hour of the same day is no new date.
  if (calendar.dateOf(to) <= calendar.dateOf(due)) return refuse('extension-not-later', { due: calendar.print(due) });
  if (Temporal.Instant.compare(to, at) <= 0) return refuse('extension-past', { now: calendar.print(at) });
  if (!calendar.isWorkingDate(calendar.dateOf(to))) return refuse('extension-not-worked', { date: calendar.print(to) });
  if (!calendar.isWorkingTime(to))
    return refuse('extension-off-hours', { date: calendar.print(to), hours: calendar.hours });
  const whole = laterPhase(clock, atText);
  if (whole && Temporal.Instant.compare(to, whole.dueAt) > 0)
    return refuse('extension-after-whole', {
      date: calendar.print(to),
      whole: phaseName(whole, rules),
      due: calendar.print(Temporal.Instant.from(whole.dueAt)),
    });
  const most = province.valueOf('extension-most', calendar.dateOf(at));
  const last = most && calendar.closingAfterDays(due, (most.value as { workingDays: number }).workingDays);
  return last && Temporal.Instant.compare(to, last) > 0
    ? refuse('extension-too-far', { last: calendar.print(last), source: most.source })
    : to;
}

/**
 * While the process listens for it; after the decision too, where steps still go before the result, or others follow it; and while the
 * clock of a late dossier stands still, since the apology is due whatever is waited for.
 */
export function mayExtend(state: DossierState, context: Pick<Context, 'rules'>): boolean {
  const waits = state.status === 'awaiting-supplement' || state.status === 'awaiting-payment';
  return state.status === 'decided' || waits ? knowsMessage(context, 'extend') : isHeard(state, context, 'extend');
}

/** The last day of an apology in time, the one before the due date; none where that lies before the receipt: then the due time itself. */
export function lastDayOfApology(clock: DossierClock, calendar: WorkingCalendar): string | undefined {
  const day = (iso: string) => Temporal.PlainDate.from(calendar.dateOf(Temporal.Instant.from(iso)));
  const lastDay = day(clock.dueAt).subtract({ days: 1 });
  return Temporal.PlainDate.compare(lastDay, day(clock.receivedAt)) < 0 ? undefined : lastDay.toString();
}

export function isLateApology(clock: DossierClock, at: Temporal.Instant, calendar: WorkingCalendar): boolean {
  const lastDay = lastDayOfApology(clock, calendar);
  return lastDay === undefined ? Temporal.Instant.compare(at, clock.dueAt) > 0 : calendar.dateOf(at) > lastDay;
}

/** A financial obligation found on the way (tax on a land change): the clock stops until it is paid. */
export function requestPayment(
  state: DossierState,
  command: CommandOf<'request-payment'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { amountVnd, law } = command;
  if (stoppedFees(state).some(({ id }) => id === command.fee))
    return refuse('fee-id-stopped', { fee: command.fee, free: freeFeeId(state, command.fee) });
  if (isFeeId(state, command.fee)) return refuse('already-done', { act: 'request-payment' });
  const replaces = command.replaces?.trim();
  const unfit = refuseAll(
    refuseAskedBefore(state, replaces, context),
    refuseAmount(amountVnd),
    refuseLaw(state, law, context),
  );
  if (unfit) return unfit;
  const task = requireTask(
    state,
    command.task ?? state.tasks.find((one) => one.act === 'request-payment')?.id,
    'request-payment',
    context,
  );
  if (isRefusal(task)) return task;
  const flow = advance(state, context, { type: 'complete', execution: task.id }, { [task.step]: { amountVnd } });
  if (isRefusal(flow)) return flow;
  if (!amountVnd) {
    // Nothing is owed: whoever would ask for the money says so, by an article, and only where the process goes on without any.
    const bare = refuseGround(state, law, context);
    if (bare) return bare;
    if (!flow.opened.length) return refuse('amount-needed');
    return [
      {
        type: 'task-completed',
        ...common(context),
        task: task.id,
        step: task.step,
        result: { amountVnd, law: law.trim(), ...(replaces && { replaces }) },
        flow,
      },
    ];
  }
  return [
    {
      type: 'payment-requested',
      ...common(context),
      task: task.id,
      step: task.step,
      fee: {
        id: command.fee,
        ...(command.name?.trim() && { name: command.name.trim() }),
        amountVnd,
        law,
        before: 'result',
        askedBy: { unit: task.unit, post: task.post },
        ...(replaces && { replaces }),
        ...(stoppedFees(state).length && { instead: stoppedFees(state).map(({ id }) => id) }),
      },
      clock: state.clock && pauseClock(context.province.calendar, state.clock, context.atText, 'payment'),
      flow,
    },
  ];
}

/**
 * A notice that is not paid yet was wrong: what is owed, or that nothing is, is said anew, by who gave it or a colleague, and the money of
 * the first is none. Where nothing is owed any more, the dossier goes on as if it were paid.
 */
export function replacePayment(
  state: DossierState,
  command: CommandOf<'replace-payment'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { amountVnd, law } = command;
  const reason = command.reason.trim();
  const before = state.fees.find((fee) => fee.id === command.fee);
  if (!before || !isNotice(before, context.rules)) return refuse('fee-not-found', { fee: command.fee });
  const named = feeNamed(before, context.rules);
  if (before.paidAt) return refuse('fee-already-paid', { fee: named });
  if (isFeeId(state, command.as)) return refuse('already-done', { act: 'replace-payment' });
  const others = state.fees.some((one) => one.id !== before.id && stopsClock(one));
  const ends = amountVnd === 0 && !others;
  const unfit = refuseAll(
    refuseReason(reason),
    refuseAmount(amountVnd) ??
      (ends && !isAwaited(state, context, 'paid') && refuse('payment-replaced-by-none', { fee: named })),
    // That nothing is owed is said by an article.
    (amountVnd === 0 ? refuseGround : refuseLaw)(state, law, context),
    amountVnd === before.amountVnd &&
      law.trim() === before.law.trim() &&
      refuse('payment-replaced-same', { fee: named, amount: formatVnd(amountVnd) }),
  );
  if (unfit) return unfit;
  const { askedBy, name } = before;
  const flow = ends ? tell(state, context, 'paid') : undefined;
  if (isRefusal(flow)) return flow;
  const paused = ends && state.clock && isPaused(state.clock)?.reason === 'payment';
  return [
    {
      type: 'payment-requested',
      ...common(context),
      fee: {
        id: command.as,
        ...((command.name?.trim() || name) && { name: command.name?.trim() || name }),
        amountVnd,
        law,
        before: 'result',
        replaces: reason,
        instead: [...(before.instead ?? []), before.id],
        ...(askedBy && { askedBy }),
        ...(amountVnd === 0 && { exemption: { id: NOT_OWED, law: law.trim() } }),
      },
      ...(paused && {
        clock: heldByConsultation(state, resumeClock(context.province.calendar, state.clock!, context.atText), context),
      }),
      ...(flow && { flow }),
    },
  ];
}

/** A notice is given once; a second stands in the place of the first, once that is paid, for a reason. */
function refuseAskedBefore(state: DossierState, replaces: string | undefined, { rules }: Context): Refusal | undefined {
  const earlier = state.fees.filter((one) => isNotice(one, rules));
  const stopped = stoppedFees(state).at(-1);
  const last = earlier.find(isOwed) ?? stopped ?? earlier.at(-1);
  if (!last) return undefined;
  const told = { fee: feeNamed(last, rules), amount: formatVnd(last.amountVnd) };
  if (earlier.some(isOwed)) return refuse('payment-asked-unpaid', told);
  if (replaces) return refuseReason(replaces);
  return refuse(last === stopped ? 'payment-stopped-before' : 'payment-asked-before', told);
}

/** What the clock waits for; never for what the counter set, which holds back the result alone. */
const stopsClock = (fee: Fee): boolean => fee.before === 'result' && !fee.ofCase && isOwed(fee);

/** What an officer writes has a number; a bank's own reference is what the bank calls it. */
function refuseReference(reference: string, { by }: Context): Refusal | undefined {
  const isThere = by.kind === 'officer' ? isReceiptNumber(reference) : receiptNumber(reference) !== '';
  return isThere ? undefined : refuse('reference-needed');
}

export function payFee(state: DossierState, command: CommandOf<'pay-fee'>, context: Context): Outcome<DossierEvent[]> {
  const fee = state.fees.find((one) => one.id === command.fee);
  const stopped = fee ? undefined : stoppedFees(state).find(({ id }) => id === command.fee);
  if (stopped && context.by.kind === 'officer') return takeCrossed(state, stopped, command, context);
  if (!fee) return refuse('fee-not-found', { fee: command.fee });
  const named = feeNamed(fee, context.rules);
  if (fee.paidAt) return refuse('fee-already-paid', { fee: named });
  if (fee.exemption) return refuse('fee-exempt', { fee: named, law: context.rules.lawText(fee.exemption.law) });
  if (!isDue(state, fee)) return refuse('fee-not-due', { fee: named });
  const law = command.law?.trim();
  const faults = refuseAll(
    refuseReference(command.reference, context) ?? refuseUsed(state, command, context),
    ...(fee.amountOpen
      ? refuseOpenAmount(state, fee, command, context)
      : [
          refuseAmount(command.amountVnd) ?? refuseOther(fee, command.amountVnd),
          law && refuseLaw(state, law, context),
        ]),
  );
  if (faults) return faults;
  // What the system tells of, nobody typed here.
  if (context.by.kind === 'officer' && !command.confirmed)
    return refuse('payment-unread', {
      fee: named,
      amount: formatVnd(command.amountVnd),
      reference: command.reference.trim(),
      code: state.code ?? '',
      applicant: state.applicant.name,
    });
  const othersUnpaid = state.fees.some((one) => one.id !== fee.id && stopsClock(one));
  const othersFirst = state.fees.some((one) => one.id !== fee.id && one.before === 'receipt' && isOwed(one));
  const paused = state.clock && isPaused(state.clock);
  const resumes = state.status === 'awaiting-payment' && !othersUnpaid;
  const flow = resumes && isAwaited(state, context, 'paid') ? tell(state, context, 'paid') : undefined;
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'fee-paid',
      ...common(context),
      fee: fee.id,
      amountVnd: command.amountVnd,
      reference: command.reference,
      ...(fee.amountOpen && { law }),
      ...(fee.amountOpen && refuseUnusual(command.amountVnd, context) && { amountChecked: true as const }),
      ...(command.shared && { shared: true as const }),
      // Nothing could be received before: the time for the check runs from here.
      ...(awaitsFeeFirst(state) &&
        !othersFirst && {
          acceptBy: context.province.calendar.addHours(context.at, context.rules.acceptance.workingHours).toString(),
        }),
      clock:
        resumes && state.clock && paused?.reason === 'payment'
          ? heldByConsultation(state, resumeClock(context.province.calendar, state.clock, context.atText), context)
          : undefined,
      flow,
    },
  ];
}

const refuseOther = (fee: Fee, amountVnd: number): Refusal | undefined =>
  amountVnd === fee.amountVnd
    ? undefined
    : refuse('fee-amount-wrong', { due: formatVnd(fee.amountVnd), paid: formatVnd(amountVnd) });

/** Who takes the money says how much it is, by which resolution, or by which article nothing is owed. */
function refuseOpenAmount(
  state: DossierState,
  fee: Fee,
  { amountVnd, law = '', amountChecked }: CommandOf<'pay-fee'>,
  context: Context,
): (Refusal | false | undefined)[] {
  // Only whether it is owed is open where the amount is known: that much, or nothing.
  const isKnown = Boolean(fee.inDoubt && fee.amountVnd);
  const [amount, ground] = refuseFeeSaid(state, { amountVnd, law, amountChecked, isOfCouncil: !isKnown }, context);
  return [
    isKnown && amountVnd !== 0 ? (refuseAmount(amountVnd) ?? refuseOther(fee, amountVnd)) : amount,
    law.trim() ? ground : refuse('fee-basis-needed', { fee: feeNamed(fee, context.rules) }),
  ];
}

/** A receipt pays one debt, unless it was said to be of several each time. A bank's own number is used once by whoever takes its notice. */
function refuseUsed(state: DossierState, command: CommandOf<'pay-fee'>, context: Context): Refusal | undefined {
  if (context.by.kind !== 'officer') return undefined;
  const used = state.fees.find((one) => one.paidAt && isSameReceipt(one.reference ?? '', command.reference));
  if (!used || (used.shared && command.shared)) return undefined;
  return refuse('receipt-used', {
    reference: command.reference.trim(),
    used: feeNamed(used, context.rules),
    dossier: state.code ?? state.id,
  });
}

/** Everything that has fallen due by now, in one go. Nothing due is no event, and no refusal. */
export function wake(
  state: DossierState,
  { unsent }: CommandOf<'wake-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const events: DossierEvent[] = [];
  let now = state;
  const add = (event: DossierEvent) => {
    events.push(event);
    now = evolve(now, event);
  };
  const isDue = (iso: string) => Date.parse(iso) <= context.at.epochMilliseconds;
  if (unsent && isUntoldNow(state, unsent)) add({ type: 'notice-unsent', ...common(context), notice: unsent });
  for (const lapsed of silenceDue(state, context)) add(lapsed);
  for (const consultation of now.consultations) {
    if (!isPending(consultation) || !isOpen(state)) continue;
    if (!consultation.late && isDue(consultation.dueAt))
      add({ type: 'consultation-lapsed', ...common(context), consultation: consultation.id, meaning: 'late' });
    else if (!consultation.reminded && consultation.remindAt && isDue(consultation.remindAt))
      add({ type: 'consultation-reminded', ...common(context), consultation: consultation.id });
  }
  const proposed = proposalDue(state);
  if (proposed && isDue(proposed.at)) add({ type: proposed.type, ...common(context), dueAt: state.proposal!.dueAt! });
  for (const timer of state.timers) {
    if (!isDue(timer.at)) continue;
    const flow = advance(now, context, { type: 'timer', timer: timer.id });
    if (isRefusal(flow)) return flow;
    const fired = {
      ...common(context),
      timer: timer.id,
      flow: { ...flow, cancelled: [...(flow.cancelled ?? []), timer.id] },
    };
    if (isSilence(now, flow, context))
      add({ type: 'draft-confirmed', ...fired, answers: {}, silent: true, clock: afterDraft(now, context) });
    else add({ type: 'timer-fired', ...fired });
  }
  if (now.supplement && !now.supplement.unbegun && isDue(now.supplement.deadline)) {
    const lapsed = lapse(now, now.supplement.deadline, context);
    if (isRefusal(lapsed)) return lapsed;
    add(lapsed);
  }
  const clock = pauseOver(now, context);
  if (clock) add({ type: 'supplement-pause-ended', ...common(context), clock });
  if (now.clock && isCounting(now)) {
    if (!now.clock.overdue && isDue(now.clock.dueAt))
      add({ type: 'due-passed', ...common(context), dueAt: now.clock.dueAt });
    else if (!now.clock.warned && isDue(now.clock.warnAt))
      add({ type: 'due-warned', ...common(context), dueAt: now.clock.dueAt });
  }
  return events;
}

export function recompute(
  state: DossierState,
  command: CommandOf<'recompute-due'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!state.clock || isPaused(state.clock)) return [];
  const clock = recomputeClock(context.province.calendar, state.clock);
  const dated = ({ dueAt, phases = [], doubts = [] }: DossierClock) => canonicalJson({ dueAt, phases, doubts });
  if (dated(clock) === dated(state.clock)) return [];
  return [
    { type: 'due-recomputed', ...common(context), from: state.clock.dueAt, clock, why: command.why ?? 'calendar' },
  ];
}

/** Nobody waits for an answer to a dossier that ended. */
const isOpen = (state: DossierState): boolean => OPEN_STATUSES.includes(state.status);

/** The clock runs until the result is there; handing it over is not counted (Circular 03/2025 practice). */
function isCounting(state: DossierState): boolean {
  return (isHandled(state) || isAwaitedByFollowers(state)) && Boolean(state.clock && !isPaused(state.clock));
}

/** What comes next of the date by which a proposal is decided on; the reminder is passed over once the date itself has passed. */
function proposalDue({
  proposal,
}: DossierState): { type: 'proposal-reminded' | 'proposal-late'; at: string } | undefined {
  if (!proposal?.dueAt || proposal.late) return undefined;
  const { dueAt, remindAt, reminded } = proposal;
  return remindAt && !reminded ? { type: 'proposal-reminded', at: remindAt } : { type: 'proposal-late', at: dueAt };
}

/** When something will next fall due by itself; none when nothing will. */
export function nextWake(state: DossierState, calendar: WorkingCalendar): string | undefined {
  const times = state.timers.map((timer) => timer.at);
  for (const consultation of state.consultations) {
    if (!isPending(consultation) || consultation.late || !isOpen(state)) continue;
    times.push(consultation.dueAt);
    if (consultation.remindAt && !consultation.reminded) times.push(consultation.remindAt);
  }
  const proposed = proposalDue(state);
  if (proposed) times.push(proposed.at);
  if (state.supplement && !state.supplement.unbegun) times.push(state.supplement.deadline);
  const usedUp = state.supplement && state.clock && pauseUsedUp(calendar, state.clock);
  if (usedUp) times.push(usedUp);
  if (state.clock && isCounting(state)) {
    if (!state.clock.warned) times.push(state.clock.warnAt);
    if (!state.clock.overdue) times.push(state.clock.dueAt);
  }
  return times.length ? times.reduce((a, b) => (Date.parse(a) <= Date.parse(b) ? a : b)) : undefined;
}
