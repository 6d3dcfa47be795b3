/** The fold. Nothing is decided here: an event that was recorded happened. */

import { askedAfter } from './asked.ts';
import { askedFor } from './asked-for.ts';
import { corrected } from './corrected.ts';
import { evolveStrike } from './decide-strike.ts';
import type { DossierEvent, Flow } from './events.ts';
import { evolveOutside } from './evolve-outside.ts';
import {
  endedLate,
  handedOut,
  issuedHandedOut,
  originalsReturned,
  passedOver,
  paymentStopped,
  proposalOf,
  recorded,
  rested,
  revoked,
  settled,
  settledBy,
  surplusReceived,
  surplusReturned,
  tookBack,
  withAnswer,
  withdrawn,
  withLateIntake,
  withPartToConfirm,
} from './evolve-parts.ts';
import { evolveAnew } from './fee-anew.ts';
import { restated } from './proven.ts';
import { type DossierState, isHandled, noDossier, type Task } from './state.ts';
import { stoppedBy } from './stopped.ts';
import { withUntold } from './untold.ts';

export function evolve(before: DossierState, event: DossierEvent): DossierState {
  return withUntold(withLateIntake(before, withResult(folded(before, event), event), event), event);
}

/**
 * The result is there once it was issued with all that follows it, as residence and health card follow the certificate of a linked
 * birth; where nothing is issued apart, once nothing but handing it over is left.
 */
function withResult(state: DossierState, { at }: DossierEvent): DossierState {
  if (state.status === 'issued' && isHandled(state)) {
    // Saved by an older version, which took the first result for all.
    const { resultAt, ...rest } = state;
    return resultAt === undefined ? state : rest;
  }
  const there =
    !state.resultAt &&
    (state.status === 'issued' ||
      (state.status === 'decided' && state.tasks.some(({ act }) => act === 'deliver-result')));
  return there ? { ...state, resultAt: at } : state;
}

function folded(before: DossierState, event: DossierEvent): DossierState {
  const state: DossierState = {
    ...before,
    ...(event.flow && flowed(before, event.flow)),
    seq: before.seq + 1,
    last: { at: event.at, by: event.by.name, what: event.type },
  };
  switch (event.type) {
    case 'dossier-drafted': {
      const { procedure, channel, applicant, representative, place, receivingUnit, delivery } = event;
      const { answers, components, provenance } = event;
      return {
        ...state,
        status: 'draft',
        procedure,
        channel,
        applicant,
        representative,
        place,
        receivingUnit,
        delivery,
        answers,
        components,
        provenance,
      };
    }
    case 'dossier-submitted': {
      const { code, channel, receivingUnit, unit, basis, answers, components, provenance, fees, acceptBy } = event;
      const outside = event.outside && { ...event.outside, notes: [] };
      return {
        ...state,
        status: 'submitted',
        code,
        channel,
        receivingUnit,
        unit,
        basis,
        answers,
        components,
        provenance,
        fees,
        ...(event.inPerson && { inPerson: event.inPerson }),
        ...(outside && { outside }),
        ...(event.place && { place: event.place }),
        acceptBy,
        submittedAt: event.at,
      };
    }
    case 'dossier-received': {
      const outside = state.outside && { ...state.outside, receivedAt: event.at };
      const received = { ...state, ...(outside && { outside }), status: 'in-progress' as const, clock: event.clock };
      return recorded(received, before, event.task, event.result);
    }
    case 'dossier-handed-over':
    case 'outside-recorded':
    case 'outside-result-recorded':
    case 'outside-result-entered':
    case 'outside-result-declined':
    case 'outside-correction-proposed':
    case 'outside-correction-declined':
    case 'outside-result-corrected':
      return evolveOutside(state, before, event);
    case 'supplement-requested':
      return {
        ...state,
        status: 'awaiting-supplement',
        rounds: event.round,
        clock: event.clock ?? state.clock,
        supplement: {
          items: event.items,
          requestedAt: event.at,
          deadline: event.deadline,
          from: before.status,
          contact: event.contact,
          ...(event.contactPhone && { contactPhone: event.contactPhone }),
        },
      };
    case 'dossier-supplemented': {
      const kept = state.components.filter((old) => !event.components.some((one) => one.component === old.component));
      return {
        ...state,
        status: before.supplement?.from ?? 'in-progress',
        supplement: undefined,
        clock: event.clock ?? state.clock,
        acceptBy: event.acceptBy ?? state.acceptBy,
        tasks: dueAnew(state.tasks, event.stepsDue),
        answers: corrected(state.answers, event),
        // What the person now says is their own word.
        provenance: { ...restated(state.provenance, event), ...event.provenance },
        components: [...kept, ...event.components],
        supplements: [
          ...(state.supplements ?? []),
          {
            at: event.at,
            items: [...Object.keys(event.answers), ...event.components.map((one) => one.component)],
            ...(event.kept && { kept: [...event.kept.items] }),
          },
        ],
        askedFor: askedFor(before),
      };
    }
    case 'supplement-missed':
      return {
        ...state,
        status: before.supplement?.from ?? 'issued',
        supplement: undefined,
        askedFor: askedFor(before),
        clock: event.clock ?? state.clock,
        tasks: dueAnew(state.tasks, event.stepsDue),
      };
    case 'draft-sent':
      return {
        ...state,
        clock: event.clock ?? state.clock,
        draft: { sentAt: event.at, deadline: event.deadline },
      };
    case 'draft-confirmed':
      return {
        ...state,
        clock: event.clock ?? state.clock,
        answers: corrected(state.answers, event),
        provenance: restated(state.provenance, event),
        draft: undefined,
      };
    case 'supplement-lapsed':
      return {
        ...endedLate(state, event),
        status: 'lapsed',
        outcome: 'lapsed',
        supplement: undefined,
        draft: undefined,
      };
    case 'dossier-refused':
      return {
        ...state,
        ...(event.brought && { ...event.brought, unit: event.brought.receivingUnit, submittedAt: event.at }),
        status: 'refused',
        outcome: 'refused',
        resultAt: event.at,
        supplement: undefined,
        draft: undefined,
      };
    case 'dossier-withdrawn':
      return withdrawn(state, event);
    case 'task-claimed':
      return withAssignee(state, event.task, event.by.id);
    case 'task-reassigned':
    case 'task-substituted':
      return withAssignee(state, event.task, event.officer);
    case 'task-completed':
      return recorded(
        withPartToConfirm(rested(passedOver(answered(state, event), event), event), event),
        before,
        event.task,
        event.result,
        event,
      );
    case 'unit-consulted':
      return {
        ...state,
        clock: event.clock ?? state.clock,
        consultations: [...state.consultations, ...event.consultations],
      };
    case 'consultation-reminded':
      return {
        ...state,
        consultations: state.consultations.map((one) =>
          one.id === event.consultation ? { ...one, reminded: true as const } : one,
        ),
      };
    case 'consultation-answered': {
      return {
        ...state,
        clock: event.clock ?? state.clock,
        consultations: state.consultations.map((one) => (one.id === event.consultation ? withAnswer(one, event) : one)),
      };
    }
    case 'consultation-withdrawn': {
      const withdrawn = { at: event.at, by: event.by.name, reason: event.reason };
      return {
        ...state,
        clock: event.clock ?? state.clock,
        consultations: state.consultations.map((one) => (one.id === event.consultation ? { ...one, withdrawn } : one)),
      };
    }
    case 'consultation-lapsed': {
      const change = event.meaning === 'consent' ? { lapsedAt: event.since ?? event.at } : { late: true };
      return {
        ...state,
        clock: event.clock ?? state.clock,
        consultations: state.consultations.map((one) => (one.id === event.consultation ? { ...one, ...change } : one)),
      };
    }
    case 'dossier-extended':
      return {
        ...state,
        clock: { ...event.clock, lawDueAt: event.clock.lawDueAt ?? event.from },
        extension: { reason: event.reason, to: event.clock.dueAt, at: event.at, ...(event.late && { late: true }) },
      };
    case 'payment-requested':
      return {
        ...(event.task === undefined ? state : recorded(state, before, event.task, { amountVnd: event.fee.amountVnd })),
        status: event.fee.exemption && event.flow ? 'in-progress' : 'awaiting-payment',
        fees: [...state.fees.filter(({ id }) => !event.fee.instead?.includes(id)), event.fee],
        clock: event.clock ?? state.clock,
      };
    case 'payment-stopped':
      return paymentStopped(state, event);
    case 'case-fee-set':
      return {
        ...state,
        fees: [...state.fees.filter(({ id }) => !event.fee.instead?.includes(id)), event.fee],
      };
    case 'fee-set-anew':
      return evolveAnew(state, event);
    case 'fee-paid': {
      const { at: paidAt, reference, amountVnd, law, shared, amountChecked } = event;
      const fees = state.fees.map((one) => {
        if (one.id !== event.fee) return one;
        const { amountOpen, inDoubt, ...fee } = one;
        return {
          ...fee,
          paidAt,
          reference,
          ...(event.by.kind === 'officer' && { byOfficer: true as const }),
          ...(amountOpen && { asked: { amountVnd: one.amountVnd, law: one.law, ...(inDoubt && { inDoubt }) } }),
          ...(shared && { shared }),
          ...(amountOpen && { amountVnd, law: law ?? fee.law, ...(amountChecked && { amountChecked }) }),
        };
      });
      const paused = before.status === 'awaiting-payment' && event.clock;
      return {
        ...state,
        fees,
        clock: event.clock ?? state.clock,
        acceptBy: event.acceptBy ?? state.acceptBy,
        status: paused ? 'in-progress' : state.status,
      };
    }
    case 'dossier-decided':
      return recorded(
        {
          ...state,
          status: 'decided',
          outcome: 'approved',
          decision: {
            at: event.at,
            by: event.by.name,
            officer: event.by.id,
            entry: event.entry,
            despite: event.despite,
          },
        },
        before,
        event.task,
        event.result,
      );
    case 'dossier-rejected': {
      const { at, by, grounds, reason, law, despite, number } = event;
      return {
        ...state,
        status: 'refused',
        outcome: 'refused',
        resultAt: at,
        decision: { at, by: by.name, officer: by.id, outcome: 'rejected', grounds, reason, law, despite },
        result: { code: '', number, issuedAt: at, against: true },
      };
    }
    case 'result-issued':
      return recorded(
        {
          ...state,
          status: 'issued',
          clock: event.clock ?? state.clock,
          result: {
            code: event.code,
            number: event.number,
            issuedAt: event.at,
            validUntil: event.validUntil,
            file: event.file,
          },
        },
        before,
        event.task,
        {},
      );
    case 'result-signed': {
      const { file, sizeBytes, signatures, credential, at } = event;
      const { result } = state;
      if (!result) return state;
      const signed = { file, sizeBytes, at, signatures, credential };
      if (event.of !== 'revocation') return { ...state, result: { ...result, signed } };
      const { revoked } = result;
      if (!revoked?.paper) return state;
      return { ...state, result: { ...result, revoked: { ...revoked, paper: { ...revoked.paper, signed } } } };
    }
    case 'scan-signed': {
      const { component, pages, signed, officer, at } = event;
      return {
        ...state,
        components: state.components.map((one) =>
          one.component === component ? { ...one, pages, signed: { file: signed, at, by: officer } } : one,
        ),
      };
    }
    case 'revocation-proposed':
      return { ...state, proposal: proposalOf(event) };
    case 'proposal-reminded':
      return { ...state, proposal: state.proposal && { ...state.proposal, reminded: true } };
    case 'proposal-late':
      return { ...state, proposal: state.proposal && { ...state.proposal, late: true } };
    case 'proposal-withdrawn':
    case 'proposal-declined':
      return { ...state, proposal: undefined };
    case 'result-revoked': {
      const taken = state.proposal ? { ...state, proposal: undefined } : state;
      const stopped = stoppedBy(event, before);
      const after = before.result ? revoked(taken, event) : tookBack(taken, event);
      return {
        ...after,
        ...(stopped.length && { stopped }),
        ...(event.others?.length && { others: event.others }),
      };
    }
    case 'fee-refunded': {
      const { at, reference, reason, law, shared } = event;
      const more = { ...settledBy(event), ...(law && { law }), ...(shared && { shared }) };
      return settled(state, event, { refund: { at, reference, reason, ...more } });
    }
    case 'fee-kept': {
      const { at, reason, law } = event;
      return settled(state, event, { kept: { at, reason, law, ...settledBy(event) } });
    }
    case 'strike-proposed':
    case 'strike-declined':
    case 'payment-struck':
      return evolveStrike(state, event);
    case 'surplus-received':
      return surplusReceived(state, event);
    case 'surplus-returned':
      return surplusReturned(state, event);
    case 'issued-result-delivered':
      return issuedHandedOut(state, event);
    case 'result-delivered':
      return recorded(handedOut(state, event), before, event.task, {});
    case 'originals-given-back':
      return originalsReturned(state, event);
    case 'dossier-closed':
      return { ...state, status: 'closed', closedAt: event.at };
    case 'dossier-rated':
      return { ...state, rating: event.score };
    case 'message-sent': {
      const { topic, text, by, at, told, of } = event;
      const message = { at, by: by.name, kind: by.kind, topic, text, ...(told && { told }), ...(of && { of }) };
      return { ...state, messages: [...(state.messages ?? []), message], asked: askedAfter(state, event) };
    }
    case 'due-warned':
      return state.clock ? { ...state, clock: { ...state.clock, warned: true } } : state;
    case 'due-passed':
      return state.clock ? { ...state, clock: { ...state.clock, warned: true, overdue: true } } : state;
    case 'supplement-pause-ended':
    case 'due-recomputed':
      return { ...state, clock: event.clock };
    case 'task-returned': {
      const returned = { by: event.by.name, at: event.at, step: event.step, reason: event.reason };
      const opened = new Set(event.flow?.opened.map(({ id }) => id));
      const tasks = state.tasks.map((task) => (opened.has(task.id) ? { ...task, returned } : task));
      const { by, at, reason, step: from, to } = event;
      const returns = [...(state.returns ?? []), { from, to, by: by.name, at, reason }];
      const back = { ...state, tasks, returns };
      // A proposal to take the decision back is gone with the decision.
      return event.undecided
        ? { ...back, status: 'in-progress', outcome: undefined, decision: undefined, proposal: undefined }
        : back;
    }
    case 'notice-unsent':
    case 'timer-fired':
      return state;
  }
}

/** The last return to the step, by what who did it again says of the reason. */
function answered(
  state: DossierState,
  { step, answer: text, by, at }: Extract<DossierEvent, { type: 'task-completed' }>,
): DossierState {
  const last = text ? (state.returns?.findLastIndex((one) => one.to === step) ?? -1) : -1;
  if (!text || last < 0) return state;
  const answer = { by: by.name, at, text };
  return { ...state, returns: state.returns!.map((one, i) => (i === last ? { ...one, answer } : one)) };
}

/** The fold over events as the record keeps them. */
export function foldText(state: DossierState, body: string): DossierState {
  return evolve(state, JSON.parse(body) as DossierEvent);
}

export function fold(id: string, events: readonly DossierEvent[]): DossierState {
  return events.reduce(evolve, noDossier(id));
}

function flowed(before: DossierState, flow: Flow): Partial<DossierState> {
  const gone = new Set(flow.closed);
  const tasks =
    gone.size || flow.opened.length
      ? [...before.tasks.filter((task) => !gone.has(task.id)), ...flow.opened]
      : before.tasks;
  const timers =
    flow.timers || flow.cancelled
      ? [...before.timers.filter((timer) => !flow.cancelled?.includes(timer.id)), ...(flow.timers ?? [])]
      : before.timers;
  return { process: flow.process, tasks, timers };
}

const dueAnew = (tasks: readonly Task[], due: Record<number, string> = {}): Task[] =>
  tasks.map((task) => ({ ...task, dueAt: due[task.id] ?? task.dueAt }));

function withAssignee(state: DossierState, taskId: number, assignee: string): DossierState {
  return { ...state, tasks: state.tasks.map((task: Task) => (task.id === taskId ? { ...task, assignee } : task)) };
}
