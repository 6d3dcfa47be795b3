/** Hand-overs of a dossier from desk to desk (form 06): what from whom to whom, when, and whether it was in time. */
import { agencyName } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import { vndInText } from '#kernel/money.ts';
import { documentText } from './document-words.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { deskName, deskOf, officerName, withOwnPost } from './handover-desks.ts';
import { type HandoverOutcome, outcomeAgainst, outcomeAtEnd, outcomeOf } from './handover-outcome.ts';
import {
  type Against,
  againstText,
  answeredText,
  askedText,
  cameText,
  correctedText,
  deliveredText,
  doneText,
  extendedText,
  isAgainst,
  questionWithdrawnText,
  requestedText,
  silenceText,
  stoppedText,
  withdrawnText,
} from './handover-words.ts';
import { receiverSide, SUBMITTER } from './receiver.ts';
import type { Rules } from './rules.ts';
import { sidesOutside } from './slip-outside.ts';
import { type Consultation, type DossierState, noDossier, type Task } from './state.ts';
import { stoppedBy } from './stopped.ts';

export interface SlipLookups {
  province: Province;
  rules: Rules;
}

export interface Handover {
  /** Unit and post. */
  from: string;
  to: string;
  at: string;
  outcome?: HandoverOutcome;
  note: string;
  /** Who gave it and who took it; empty where nobody has yet, or where it went by itself. */
  giver: string;
  receiver: string;
}

export function handoversOf(events: readonly DossierEvent[], id: string, lookups: SlipLookups): Handover[] {
  const handovers: Handover[] = [];
  /** Of tasks that nobody has taken yet. */
  const open = new Map<number, Handover[]>();
  const take = (id: number, officer: string, event: DossierEvent, name = officerName(officer, lookups)) => {
    const task = state.tasks.find((one) => one.id === id);
    for (const one of open.get(id) ?? []) {
      if (!one.receiver.includes(name)) one.receiver += `${one.receiver && '; '}${name}`;
      // A deputy who takes it from the desk of the head is no head.
      if (task) one.to = withOwnPost(one.to, task, officer, event, lookups);
    }
    open.delete(id);
  };
  /** Drafts and questions on their way to somebody, who has them once they answer. */
  const sent = new Map<string, Handover>();
  const put = (task: number, line: Handover) => open.set(task, [...(open.get(task) ?? []), line]);
  let state = noDossier(id);
  for (const event of events) {
    if (event.type === 'task-claimed') take(event.task, event.by.id, event, event.by.name);
    if (event.type === 'task-reassigned' || event.type === 'task-substituted') take(event.task, event.officer, event);
    if (isAgainst(event)) {
      const one = against(event, state, lookups);
      // Whoever decides against it at their own desk had it; whoever ends it from elsewhere took nothing there.
      if (one?.own !== undefined) take(one.own, event.by.id, event, event.by.name);
      if (one) handovers.push(one.line);
      if (state.result) handovers.push(...stoppedLines(event, state, lookups));
    } else {
      const lines = consulted(event, state, lookups);
      handovers.push(...lines);
      if (event.type === 'unit-consulted')
        for (const [i, { id: question }] of event.consultations.entries()) sent.set(question, lines[i]);
      if (event.type === 'consultation-answered') {
        const asked = sent.get(event.consultation);
        if (asked) asked.receiver ||= event.by.name;
        // Whoever asked has the answer once they work on; it came to the desk, not into their hand.
        const question = state.consultations.find(({ id: one }) => one === event.consultation);
        const asker = question && { ...event, by: { ...event.by, id: question.askedBy ?? '', name: question.by } };
        for (const task of state.tasks)
          if (asker && isTheirWork(asker, task, lookups)) for (const line of lines) put(task.id, line);
      }
    }
    if (event.type === 'dossier-withdrawn') handovers.push(withdrawn(event, state, lookups));
    if (event.type === 'outside-result-corrected') handovers.push(correctedLine(event, state, lookups));
    if (event.type === 'issued-result-delivered') handovers.push(handedOut(event, state, lookups));
    if (event.type === 'dossier-extended') handovers.push(extended(event, state, lookups));
    // Whoever asks for something at their own desk has what they ask about.
    if (event.type === 'supplement-requested' || event.type === 'unit-consulted')
      for (const task of state.tasks)
        if (isTheirWork(event, task, lookups)) take(task.id, event.by.id, event, event.by.name);
    const sides = supplementLine(event, state, lookups);
    if (sides) {
      handovers.push(...sides.lines);
      for (const task of sides.untaken) put(task, sides.lines.at(-1)!);
    }
    for (const taskId of event.flow?.closed ?? []) {
      const task = state.tasks.find((one) => one.id === taskId);
      if (task && isTheirWork(event, task, lookups)) take(taskId, event.by.id, event, event.by.name);
      // Who ends a dossier hands over nothing for the desks that had it.
      if (!task || isAgainst(event) || event.type === 'dossier-withdrawn' || event.type === 'supplement-lapsed')
        continue;
      const one = handover(event, task, state, lookups);
      handovers.push(one);
      // Whom others named took it there: who follows it here did not.
      if (event.type === 'dossier-handed-over') continue;
      for (const { id: opened } of event.flow?.opened ?? []) put(opened, one);
    }
    const last = handovers.at(-1);
    // What others ask to be paid goes to who pays it.
    if (event.type === 'payment-requested' && last && !last.to) last.to = `${SUBMITTER} (${OBLIGATION})`;
    if (event.type === 'fee-paid' && state.status === 'awaiting-payment' && event.flow?.opened.length) {
      const one = paid(event, lookups);
      handovers.push(one);
      for (const { id: opened } of event.flow.opened) open.set(opened, [one]);
    }
    if (event.type === 'payment-stopped') {
      const one = stoppedPayment(event, state, lookups);
      handovers.push(one);
      for (const { id: opened } of event.flow?.opened ?? []) open.set(opened, [one]);
    }
    if (event.type === 'draft-sent' && last && !last.to) {
      last.to = `${SUBMITTER} (xác nhận bản dự thảo)`;
      sent.set(DRAFT, last);
    }
    if (event.type === 'draft-confirmed') {
      // Whoever answers had it; silence says of nobody that they did.
      const draft = sent.get(DRAFT);
      if (draft && !event.silent) draft.receiver = event.by.name;
      const one = fromApplicant(event, lookups);
      handovers.push(one);
      for (const { id: opened } of event.flow?.opened ?? []) open.set(opened, [one]);
    }
    state = evolve(state, event);
  }
  return handovers;
}

const DRAFT = 'draft';
const OBLIGATION = 'thực hiện nghĩa vụ tài chính';

/** Paid by who applied, the dossier goes on; who took note of it may be the bank. */
function paid(event: Extract<DossierEvent, { type: 'fee-paid' }>, lookups: SlipLookups): Handover {
  return {
    from: `${SUBMITTER} (${OBLIGATION})`,
    to: (event.flow?.opened ?? []).map((task) => deskName(task, event, lookups)).join('; '),
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    note: `Đã nộp ${vndInText(event.amountVnd)} (${event.reference})`,
    giver: '',
    receiver: '',
  };
}

/** From who takes it back from the payer, to the desk that has it again. */
function stoppedPayment(
  event: Extract<DossierEvent, { type: 'payment-stopped' }>,
  { unit }: DossierState,
  lookups: SlipLookups,
): Handover {
  const desk = deskOf(event, { unit }, lookups);
  return {
    from: desk ? deskName(desk, event, lookups) : '',
    to: (event.flow?.opened ?? []).map((task) => deskName(task, event, lookups)).join('; '),
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    note: `Dừng yêu cầu nộp ${vndInText(event.amountVnd)}, đưa về bước “${lookups.rules.steps[event.to]?.name.vi ?? ''}”: ${event.reason} (${documentText(event.document).vi})`,
    giver: event.by.kind === 'officer' ? event.by.name : '',
    receiver: '',
  };
}

/** What was entered of their result is put right at the desk that has it. */
function correctedLine(
  event: Extract<DossierEvent, { type: 'outside-result-corrected' }>,
  state: DossierState,
  lookups: SlipLookups,
): Handover {
  const desk = deskOf(event, { task: state.tasks[0], unit: state.receivingUnit }, lookups);
  const at = desk ? deskName(desk, event, lookups) : '';
  return {
    from: at,
    to: at,
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    note: correctedText(event),
    giver: event.proposedBy?.name ?? event.by.name,
    // Whoever enters it alone hands nothing to themselves.
    receiver: event.proposedBy ? event.by.name : '',
  };
}

/** The issued result goes to who applied; the work that follows it stays where it is. */
function handedOut(
  event: Extract<DossierEvent, { type: 'issued-result-delivered' }>,
  state: DossierState,
  lookups: SlipLookups,
): Handover {
  const desk = deskOf(event, { unit: state.receivingUnit }, lookups);
  const posted = event.method === 'post';
  return {
    from: desk ? deskName(desk, event, lookups) : '',
    to: posted ? POST : receiverSide(event, state),
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    note: deliveredText(event, `Trả ${lookups.rules.result.paper.vi}`, lookups.rules),
    giver: event.by.kind === 'officer' ? event.by.name : '',
    receiver: event.method === 'counter' ? event.recipient : '',
  };
}

/** The apology goes to who applied; the work stays where it was. */
function extended(
  event: Extract<DossierEvent, { type: 'dossier-extended' }>,
  state: DossierState,
  lookups: SlipLookups,
) {
  const { calendar } = lookups.province;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  const desk = deskOf(event, { unit: state.unit }, lookups);
  return {
    from: desk ? deskName(desk, event, lookups) : '',
    to: SUBMITTER,
    at: print(event.at),
    ...(event.late && { outcome: 'overdue' as const }),
    note: extendedText(event, lookups.rules, print),
    giver: event.by.kind === 'officer' ? event.by.name : '',
    receiver: '',
  };
}

/** Agencies beside the one that decides and the centres: those that had a step of it, and those that were asked. */
export function coordinatingUnits(
  events: readonly DossierEvent[],
  { unit, receivingUnit }: Pick<DossierState, 'unit' | 'receivingUnit'>,
  { province }: SlipLookups,
): string[] {
  const named = events.flatMap((event) => [
    ...(event.flow?.opened ?? []).map((task) => task.unit),
    ...(event.type === 'unit-consulted' ? event.consultations.map((one) => one.unit) : []),
  ]);
  // A division is a part of the committee that decides.
  const isOwn = (code: string) => {
    const found = province.findUnit(code);
    return code === unit || code === receivingUnit || found?.roles.includes('one-stop') || found?.type === 'division';
  };
  return [...new Set(named)].filter((code) => !isOwn(code));
}

/** A draft that comes back from who asked for it, or goes on by their silence. */
function fromApplicant(event: Extract<DossierEvent, { type: 'draft-confirmed' }>, lookups: SlipLookups): Handover {
  const corrected = Object.keys(event.answers).length + (event.cleared?.length ?? 0) > 0;
  return {
    from: SUBMITTER,
    to: (event.flow?.opened ?? []).map((task) => deskName(task, event, lookups)).join('; '),
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    note: event.silent
      ? 'Không có ý kiến, coi là đồng ý'
      : corrected
        ? 'Đề nghị sửa bản dự thảo'
        : 'Đồng ý bản dự thảo',
    giver: event.silent ? '' : event.by.name,
    receiver: '',
  };
}

/** The dossier goes back to who handed it in, and comes again: the desk that asks keeps its work; before reception within the intake check. */
function supplementLine(
  event: DossierEvent,
  state: DossierState,
  lookups: SlipLookups,
): { lines: Handover[]; untaken: number[] } | undefined {
  const { calendar } = lookups.province;
  const at = calendar.print(Temporal.Instant.from(event.at));
  // Where asking ended the work of a desk, the line of that work says it.
  if (
    event.type === 'supplement-requested' &&
    !event.flow?.closed.some((id) => state.tasks.some((one) => one.id === id))
  ) {
    const desk = deskOf(event, { task: state.tasks[0], unit: state.unit }, lookups);
    const from = desk ? deskName(desk, event, lookups) : '';
    const outcome = state.status === 'submitted' ? outcomeOf(state.acceptBy, event.at) : undefined;
    const giver = event.by.kind === 'officer' ? event.by.name : '';
    const note = requestedText(event, lookups.rules, state.clock !== undefined);
    return { lines: [{ from, to: SUBMITTER, at, outcome, note, giver, receiver: '' }], untaken: [] };
  }
  const ends = event.type === 'supplement-missed' || event.type === 'supplement-lapsed';
  if (event.type !== 'dossier-supplemented' && !ends) return undefined;
  // What lapsed goes nowhere; else on with those who had it.
  const tasks = event.type === 'supplement-lapsed' ? [] : state.tasks;
  const to = tasks.map((one) => deskName(one, event, lookups)).join('; ');
  const byOfficer = event.by.kind === 'officer';
  const note = cameText(event, state, lookups.rules, (iso) => calendar.print(Temporal.Instant.from(iso)));
  const giver = ends ? '' : byOfficer ? broughtBy(event, state) : event.by.name;
  // What lapsed ended the dossier: in its time, unless that was over before more was asked for.
  const outcome = event.type === 'supplement-lapsed' ? outcomeAtEnd(state, event.at) : undefined;
  const came = { from: SUBMITTER, to, at, outcome, note, giver, receiver: '' };
  const untaken = tasks.map((one) => one.id);
  if (!byOfficer) return { lines: [came], untaken };
  const mine = tasks.filter((one) => isTheirWork(event, one, lookups));
  const desk = deskOf(event, { task: mine[0], unit: state.receivingUnit }, lookups);
  const taken = { ...came, to: desk ? deskName(desk, event, lookups) : '', receiver: event.by.name };
  const others = tasks.filter((one) => !mine.includes(one));
  if (!others.length) return { lines: [taken], untaken: [] };
  // Who took it in at the counter is not who works on it: it goes on to that desk, and nobody there has it yet.
  const onward = {
    from: taken.to,
    to: others.map((one) => deskName(one, event, lookups)).join('; '),
    at,
    note: 'Chuyển hồ sơ bổ sung',
    giver: event.by.name,
    receiver: '',
  };
  return { lines: [taken, onward], untaken: others.map((one) => one.id) };
}

/** Whether an officer did it as the work of that desk; whoever ends or changes it from elsewhere took nothing there. */
function isTheirWork(event: DossierEvent, task: Task, lookups: SlipLookups): boolean {
  if (event.by.kind !== 'officer' || isAgainst(event)) return false;
  if ('task' in event && event.task === task.id) return true;
  const desk = deskOf(event, { task, unit: task.unit }, lookups);
  return desk?.unit === task.unit && desk.post === task.post;
}

/** Taken back by who applied: the work ends where it was, and what is left of it goes back to them. */
function withdrawn(
  event: Extract<DossierEvent, { type: 'dossier-withdrawn' }>,
  state: DossierState,
  lookups: SlipLookups,
): Handover {
  const byOfficer = event.by.kind === 'officer';
  const date = lookups.province.calendar.dateOf(Temporal.Instant.from(event.at));
  const desk = byOfficer ? deskOf(event, { unit: state.receivingUnit }, lookups) : undefined;
  const at = desk ? deskName(desk, event, lookups) : agencyName(lookups.province, state.receivingUnit, date);
  return {
    from: byOfficer ? at : SUBMITTER,
    to: byOfficer ? SUBMITTER : at,
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    outcome: outcomeAtEnd(state, event.at),
    note: withdrawnText(event, state.tasks, lookups.rules),
    giver: event.by.name,
    receiver: '',
  };
}

/** Who came with it; of before, nobody asked. What came by post nobody gave into a hand. */
const broughtBy = (event: DossierEvent, { applicant }: DossierState): string =>
  event.type === 'dossier-supplemented' && event.broughtBy ? event.broughtBy.name : applicant.name;

const POST = 'Bưu chính công ích';

function handover(event: DossierEvent, task: Task, state: DossierState, lookups: SlipLookups): Handover {
  const { province, rules } = lookups;
  const desk = (one: Pick<Task, 'unit' | 'post'>) => deskName(one, event, lookups);
  const instead = event.inPlaceOf ? ` (thay ${officerName(event.inPlaceOf, lookups)})` : '';
  const delivered = event.type === 'result-delivered';
  // Whoever it was sent to has it once the post brought it or they opened it, which nobody here saw.
  const posted = delivered && event.method === 'post';
  const handed = delivered && event.method === 'counter';
  const { extra, ...sides } = sidesOutside(event, state, desk(task));
  return {
    from: withOwnPost(
      desk(deskOf(event, { task, unit: task.unit }, lookups) ?? task),
      task,
      event.by.id,
      event,
      lookups,
    ),
    to: posted ? POST : delivered ? receiverSide(event, state) : (event.flow?.opened ?? []).map(desk).join('; '),
    at: province.calendar.print(Temporal.Instant.from(event.at)),
    outcome: outcomeOf(task.dueAt, event.at),
    note: `${doneText(event, task, rules)}${instead}${extra ? `: ${extra}` : ''}`,
    giver: event.by.kind === 'officer' ? event.by.name : '',
    receiver: handed ? event.recipient : '',
    ...sides,
  };
}

/** What ends it goes back to where the dossier came in; what was over when it was taken back is handed to nobody. */
function against(
  event: Against,
  state: DossierState,
  lookups: SlipLookups,
): { line: Handover; own?: number } | undefined {
  if (!event.flow) return undefined;
  const { province } = lookups;
  const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
  const task = state.tasks.find((one) => event.flow?.closed.includes(one.id));
  const unit = (event.type === 'result-revoked' && event.unit) || state.unit;
  const desk = deskOf(event, { task, unit }, lookups);
  const own = task && desk?.unit === task.unit && desk.post === task.post ? task : undefined;
  const line = {
    from: desk ? deskName(desk, event, lookups) : agencyName(province, unit, date),
    to: province.nameOf(state.receivingUnit, date).vi,
    at: province.calendar.print(Temporal.Instant.from(event.at)),
    outcome: outcomeAgainst(event, state, own),
    note: againstText(event, state),
    giver: event.by.kind === 'officer' ? event.by.name : '',
    receiver: '',
  };
  return { line, own: own?.id };
}

/** What others worked on ends with the result that is taken back: each desk, by which decision; nobody hands it on. */
function stoppedLines(event: Against, state: DossierState, lookups: SlipLookups): Handover[] {
  const steps = stoppedBy(event, state);
  return steps.map((one) => ({
    from: deskName(one, event, lookups),
    to: '',
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    outcome: outcomeOf(state.tasks.find(({ step }) => step === one.step)?.dueAt, event.at),
    note: stoppedText(lookups.rules.steps[one.step]?.name.vi ?? '', event.number),
    giver: one.assignee ? officerName(one.assignee, lookups) : '',
    receiver: '',
  }));
}

/** Questions to other units and what came back, each with its own date. */
function consulted(event: DossierEvent, state: DossierState, lookups: SlipLookups): Handover[] {
  const at = lookups.province.calendar.print(Temporal.Instant.from(event.at));
  const asking = (one: Pick<DossierEvent, 'by' | 'at'>) =>
    deskOf({ ...event, ...one } as DossierEvent, { unit: state.unit }, lookups);
  const asked = ({ unit, post = 'specialist' }: Consultation) => deskName({ unit, post }, event, lookups);
  if (event.type === 'unit-consulted') {
    const from = asking(event);
    return event.consultations.map((one) => ({
      from: from ? deskName(from, event, lookups) : '',
      to: asked(one),
      at,
      note: askedText(one),
      giver: event.by.kind === 'officer' ? event.by.name : '',
      receiver: '',
    }));
  }
  if (event.type === 'consultation-withdrawn') {
    const from = asking(event);
    return state.consultations
      .filter((one) => one.id === event.consultation)
      .map((one) => ({
        from: from ? deskName(from, event, lookups) : '',
        to: asked(one),
        at,
        note: questionWithdrawnText(event.reason),
        giver: event.by.name,
        receiver: '',
      }));
  }
  if (event.type !== 'consultation-answered' && event.type !== 'consultation-lapsed') return [];
  const question = state.consultations.find((one) => one.id === event.consultation);
  if (!question) return [];
  const by = { id: question.askedBy ?? '', name: question.by, kind: 'officer' as const };
  const to = asking({ by, at: question.askedAt });
  const answered = event.type === 'consultation-answered';
  const desk = answered ? deskOf(event, { unit: question.unit }, lookups) : undefined;
  return [
    {
      from: desk ? deskName(desk, event, lookups) : asked(question),
      to: to ? deskName(to, event, lookups) : '',
      at,
      outcome: answered ? (event.replaces ? undefined : outcomeOf(question.dueAt, event.at)) : 'overdue',
      note: answered ? answeredText(event) : silenceText(event.meaning),
      giver: answered ? event.by.name : '',
      receiver: '',
    },
  ];
}
