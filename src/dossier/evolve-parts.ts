/** Parts of the fold that are more than a line. */
import type { DossierEvent } from './events.ts';
import type { SettledBy } from './fees.ts';
import { legalDate } from './legal-date.ts';
import type { RevocationProposal } from './revocation.ts';
import type { Consultation, DossierState, Fee } from './state.ts';

/** Who had not answered when the step went on, or had disagreed with what it concluded, and why it did. */
export function passedOver(
  state: DossierState,
  { step, unheard = [], overruled = [], despite: reason, by, at }: Extract<DossierEvent, { type: 'task-completed' }>,
): DossierState {
  if (!(unheard.length || overruled.length) || !reason) return state;
  const among = (ids: string[]) => state.consultations.filter(({ id }) => ids.includes(id)).map(({ unit }) => unit);
  const whose = { units: among(unheard), ...(overruled.length && { overruled: among(overruled) }) };
  return { ...state, unheard: [...(state.unheard ?? []), { step, by: by.name, at, ...whose, reason }] };
}

/** On what the step rests now; of what it said before, nothing. */
export function rested(
  state: DossierState,
  { step, grounds }: Extract<DossierEvent, { type: 'task-completed' }>,
): DossierState {
  if (!grounds && !state.restsOn?.[step]) return state;
  const { [step]: _before, ...others } = state.restsOn ?? {};
  return { ...state, restsOn: grounds ? { ...others, [step]: grounds } : others };
}

/** A part that was refused counts once it is confirmed; one that was returned stays unconfirmed until it is done again. */
export function withPartToConfirm(
  state: DossierState,
  { step, confirm, by }: Extract<DossierEvent, { type: 'task-completed' }>,
): DossierState {
  if (!confirm && !state.partsToConfirm) return state;
  const waiting = Object.entries(state.partsToConfirm ?? {}).filter(([of, one]) => of !== step && one.confirm !== step);
  const partsToConfirm = Object.fromEntries([...waiting, ...(confirm ? [[step, { confirm, by: by.id }]] : [])]);
  if (Object.keys(partsToConfirm).length) return { ...state, partsToConfirm };
  const { partsToConfirm: _, ...rest } = state;
  return rest;
}

/** Nobody is asked for it any more, and the work goes back with the reason, like all that is returned. */
export function paymentStopped(
  state: DossierState,
  {
    at,
    by: { name: by },
    fees,
    step,
    to,
    reason,
    document,
    clock,
    flow,
  }: Extract<DossierEvent, { type: 'payment-stopped' }>,
): DossierState {
  const opened = new Set(flow?.opened.map(({ id }) => id));
  const returned = { by, at, step, reason };
  const gone = state.fees.filter(({ id }) => fees.includes(id));
  return {
    ...state,
    status: 'in-progress',
    clock: clock ?? state.clock,
    fees: state.fees.filter(({ id }) => !fees.includes(id)),
    tasks: state.tasks.map((task) => (opened.has(task.id) ? { ...task, returned } : task)),
    returns: [...(state.returns ?? []), { from: step, to, by, at, reason }],
    stoppedPayments: [...(state.stoppedPayments ?? []), { fees: gone, at, by, reason, document }],
  };
}

export function issuedHandedOut(
  state: DossierState,
  { at, by, method, recipient, receiver }: Extract<DossierEvent, { type: 'issued-result-delivered' }>,
): DossierState {
  return { ...state, handedOut: { at, by: by.name, method, recipient, ...(receiver && { receiver }) } };
}

export function originalsReturned(
  state: DossierState,
  { originals }: Extract<DossierEvent, { type: 'originals-given-back' }>,
): DossierState {
  return { ...state, originalsBack: [...(state.originalsBack ?? []), ...originals.map(({ component }) => component)] };
}

/** Handed out; by post, sent: that it arrived is not known. */
export function handedOut(
  state: DossierState,
  { method, consignment, address }: Extract<DossierEvent, { type: 'result-delivered' }>,
): DossierState {
  return { ...state, status: 'delivered', ...(method === 'post' && { posted: { consignment, address } }) };
}

/** What waits for the fee is not checked before it is paid, and not late meanwhile. */
export function withLateIntake(before: DossierState, state: DossierState, { at }: DossierEvent): DossierState {
  if (before.status !== 'submitted' || state.status === 'submitted') return state;
  const { at: dueAt } = legalDate(before);
  if (!dueAt || Date.parse(at) <= Date.parse(dueAt)) return state;
  return { ...state, lateIntakes: [...(before.lateIntakes ?? []), { dueAt, at }] };
}

/** Keeps what a finished step recorded, and that it was done: it can be returned to. */
export function recorded(
  state: DossierState,
  before: DossierState,
  taskId: number,
  result: Record<string, unknown>,
  event?: { at: string; by: { name: string } },
): DossierState {
  const task = before.tasks.find((one) => one.id === taskId);
  if (!task) return state;
  const doneSteps = state.doneSteps.includes(task.step) ? state.doneSteps : [...state.doneSteps, task.step];
  return {
    ...state,
    doneSteps,
    ...(event &&
      state.results[task.step] && {
        earlier: [
          ...(state.earlier ?? []),
          {
            step: task.step,
            result: state.results[task.step],
            ...state.doneBy?.[task.step],
            ...(before.partsToConfirm?.[task.step] && { unconfirmed: true as const }),
          },
        ],
      }),
    ...(event && { doneBy: { ...state.doneBy, [task.step]: { by: event.by.name, at: event.at } } }),
    results: Object.keys(result).length ? { ...state.results, [task.step]: result } : state.results,
  };
}

/** It ended without a result after its date had passed: that it was late stays on its clock, whatever is asked of it later. */
export const endedLate = (state: DossierState, { missed }: { missed?: string }): DossierState =>
  missed && state.clock ? { ...state, clock: { ...state.clock, missedAt: missed } } : state;

export function withdrawn(
  state: DossierState,
  { request, at, by, missed }: Extract<DossierEvent, { type: 'dossier-withdrawn' }>,
): DossierState {
  const withdrawal = request && { at, by: by.name, request };
  return {
    ...endedLate(state, { missed }),
    status: 'withdrawn',
    outcome: 'withdrawn',
    supplement: undefined,
    draft: undefined,
    ...(withdrawal && { withdrawal }),
  };
}

export function proposalOf({
  at,
  by,
  reason,
  law,
  replacedBy,
  conclusion,
  notice,
  file,
  dueAt,
  remindAt,
}: Extract<DossierEvent, { type: 'revocation-proposed' }>): RevocationProposal {
  return {
    at,
    by: { id: by.id, name: by.name },
    reason,
    law,
    ...(replacedBy && { replacedBy }),
    ...(conclusion && { conclusion }),
    ...(notice && { notice }),
    ...(file && { file }),
    ...(dueAt && { dueAt }),
    ...(remindAt && { remindAt }),
  };
}

/** What the unit said, in the place of what it said before where it answered already: both stay. */
export function withAnswer(
  one: Consultation,
  event: Extract<DossierEvent, { type: 'consultation-answered' }>,
): Consultation {
  const { opinion, text, at, title, number, replaces } = event;
  const by = { id: event.by.id, name: event.by.name };
  const said = { opinion, text, at, by, ...(title && { title }), ...(number && { number }) };
  if (!one.answer || !replaces) return { ...one, answer: said };
  const { earlier = [], ...before } = one.answer;
  return { ...one, answer: { ...said, replaces, earlier: [...earlier, before] } };
}

type Settling = Extract<DossierEvent, { type: 'fee-refunded' | 'fee-kept' }>;

export const settledBy = ({ by, determined, corrects }: Pick<Settling, 'by'> & SettledBy) => ({
  by: by.name,
  officer: by.id,
  ...(determined && { determined }),
  ...(corrects && { corrects }),
});

/** What is recorded last of money that was paid stands: a correction takes the place of what was recorded before. */
export const settled = (
  state: DossierState,
  { fee: id }: Settling,
  now: Pick<Fee, 'refund'> | Pick<Fee, 'kept'>,
): DossierState => ({
  ...state,
  fees: state.fees.map((fee) => {
    if (fee.id !== id) return fee;
    const { refund: _, kept: __, ...rest } = fee;
    return { ...rest, ...now };
  }),
});

/** By which transfer it went back, as it was recorded last. */
export function surplusReceived(
  state: DossierState,
  { at, fee, amountVnd, reference, why }: Extract<DossierEvent, { type: 'surplus-received' }>,
): DossierState {
  return { ...state, surplus: [...(state.surplus ?? []), { at, fee, amountVnd, reference, why }] };
}

export function surplusReturned(
  state: DossierState,
  event: Extract<DossierEvent, { type: 'surplus-returned' }>,
): DossierState {
  const { at, reference, returnedBy, shared } = event;
  const returned = { at, reference: returnedBy, ...settledBy(event), ...(shared && { shared }) };
  return {
    ...state,
    surplus: state.surplus?.map((one) => (one.reference === reference ? { ...one, returned } : one)),
  };
}

type Revoked = Extract<DossierEvent, { type: 'result-revoked' }>;

/** Nothing was issued yet: the decision itself is gone, and what was asked for is not given. */
export function tookBack(state: DossierState, { reason, law, at, by, unit, number = '' }: Revoked): DossierState {
  const decision = { at, by: by.name, officer: by.id, outcome: 'rejected' as const, reason, law };
  const after = { ...state, status: 'refused' as const, outcome: 'refused' as const, resultAt: at };
  // From before: no notice was made of it.
  if (!unit) return { ...after, decision };
  const before = state.decision && { at: state.decision.at, by: state.decision.by };
  return {
    ...after,
    decision: { ...decision, unit, tookBack: before },
    result: { code: '', number, issuedAt: at, against: true },
  };
}

export function revoked(state: DossierState, event: Revoked) {
  const { reason, law, replacedBy, at, by, unit, number = '', flow, basis } = event;
  const over = flow ? { status: 'closed' as const, closedAt: at, supplement: undefined } : {};
  const paper = unit ? { unit, officer: by.id, number } : undefined;
  return {
    ...state,
    ...over,
    result: {
      ...state.result!,
      revoked: { at, by: by.name, reason, law, replacedBy, ...(basis && { basis }), ...(paper && { paper }) },
    },
  };
}
