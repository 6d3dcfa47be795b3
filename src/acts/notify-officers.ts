/**
 * Which officers hear of what: of a question of the applicant, who has the work now, and where nobody has, the counter that received it; of work that comes back, whose desk it comes to; that a result be taken back, and by when, who may decide on it, and who proposed it when it was declined; that it is proposed, and that the proposal is gone, whoever works on the dossier or has to answer a question about it; of a result that was taken back, the heads, clerks
 * and counters of who issued it and where it was handed out, whoever worked on what ends with it, and the other bodies that had decided or had not begun. Of a consultation: the desk that has to answer and the head of its unit when it is asked, reminded of, late or withdrawn;
 * who asked, or in the place of who left whoever has the work now, when the answer is there or silence has come to mean one.
 */
import { agencyName } from '#authority/agency.ts';
import { deskOf } from '#authority/authorised.ts';
import { hasLeft } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { wasExtended } from '#dossier/clock.ts';
import { isPending } from '#dossier/decide-consultation.ts';
import type { DossierEvent } from '#dossier/events.ts';
import type { Words } from '#dossier/rules.ts';
import type { Consultation, DossierState } from '#dossier/state.ts';
import type { MessageKind } from '#spine/messages.ts';

export interface OfficerTold {
  officer: string;
  kind: MessageKind;
  /** What it is about, beside the dossier: the consultation, or the task. */
  about: string;
  params: Record<string, string>;
}

export function officersTold(province: Province, event: DossierEvent, state: DossierState): OfficerTold[] {
  const asked = (kind: MessageKind, one: Consultation) => unitTold(province, kind, one, event.at);
  const asker = (kind: MessageKind, one: Consultation) => askerTold(province, kind, one, state, event.at);
  switch (event.type) {
    case 'unit-consulted':
      return [
        ...event.consultations.flatMap((one) => asked('consultation', one)),
        ...(state.proposal
          ? event.consultations.flatMap((one) => asked('result-contested', one)).map((told) => ofProposal(told, state))
          : []),
      ];
    case 'consultation-reminded':
      return named(state, event.consultation).flatMap((one) => asked('consultation-reminder', one));
    case 'consultation-answered':
      return named(state, event.consultation).flatMap((one) => asker('opinion', one));
    case 'consultation-withdrawn':
      return named(state, event.consultation).flatMap((one) =>
        asked('consultation-withdrawn', one)
          .filter(({ officer }) => officer !== event.by.id)
          .map((told) => ({ ...told, params: { ...told.params, reason: bare(event.reason) } })),
      );
    case 'consultation-lapsed':
      return named(state, event.consultation).flatMap((one) =>
        event.meaning === 'consent'
          ? asker('opinion-lapsed', one)
          : [...asked('consultation-late', one), ...asker('consultation-late', one)],
      );
    case 'due-warned':
      // The one apology that law knows is used up: nothing is left to be signed.
      return wasExtended(state) ? [] : apologisersTold(province, 'due-near', event, state);
    case 'due-passed':
      return apologisersTold(province, 'due-over', event, state);
    case 'message-sent':
      return event.by.kind === 'officer' ? [] : questionTold(province, event, state);
    case 'task-returned':
    case 'payment-stopped':
      return backTold(province, event, state);
    case 'outside-result-entered':
      return confirmersTold(province, 'outside-to-confirm', event, state);
    case 'outside-correction-proposed':
      return confirmersTold(province, 'correction-to-confirm', event, state);
    case 'revocation-proposed':
      return [...proposalTold(province, event, state), ...workersTold(province, 'result-contested', event, state)];
    case 'proposal-reminded':
      return state.proposal ? proposalDateTold(province, 'proposal-reminder', event, state) : [];
    case 'proposal-late':
      return state.proposal ? proposalDateTold(province, 'proposal-late', event, state) : [];
    case 'proposal-declined':
      return [...declineTold(province, event), ...workersTold(province, 'result-upheld', event, state)];
    case 'proposal-withdrawn':
      return workersTold(province, 'result-upheld', event, state);
    case 'result-revoked':
      return [
        ...(state.result?.revoked ? revocationTold(province, event, state) : []),
        ...stoppedTold(province, event, state),
        ...othersTold(province, event, state),
      ];
    default:
      return [];
  }
}

const named = ({ consultations }: DossierState, id: string) => consultations.filter((one) => one.id === id);

function paramsOf(
  province: Province,
  { unit, question, dueAt, by }: Consultation,
  date: string,
): Record<string, string> {
  return { unit: agencyName(province, unit, date), question, deadline: dueAt, by };
}

function unitTold(province: Province, kind: MessageKind, one: Consultation, at: string): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  return officersAsked(province, one, date).map((officer) => ({
    officer,
    kind,
    about: one.id,
    params: paramsOf(province, one, date),
  }));
}

/** Whose post it is to answer, and the head of their unit. */
function officersAsked(province: Province, { unit, post = 'specialist' }: Consultation, date: string): string[] {
  return [...new Set([post, 'head'].flatMap((one) => province.holders(unit, one, date).map(({ id }) => id)))];
}

function askerTold(
  province: Province,
  kind: MessageKind,
  one: Consultation,
  state: DossierState,
  at: string,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const { unit, receivingUnit, tasks, procedure } = state;
  if (hasLeft({ province, dossier: { unit, receivingUnit, tasks }, date }, one)) {
    const now = tasks.flatMap((task) =>
      task.assignee
        ? [task.assignee]
        : deskOf(province, { unit: task.unit, post: task.post, date, procedure: procedure.code }).map(({ id }) => id),
    );
    return [...new Set(now)].map((officer) => ({
      officer,
      kind,
      about: one.id,
      params: paramsOf(province, one, date),
    }));
  }
  // Consultations from before the asker was kept have a name alone, which reaches nobody.
  return one.askedBy && province.officers.has(one.askedBy)
    ? [{ officer: one.askedBy, kind, about: one.id, params: paramsOf(province, one, date) }]
    : [];
}

type Of<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;

/** Who has taken the work, or the desks where it lies; of a dossier without work the counter where it came in. */
function questionTold(
  province: Province,
  { at, text }: Of<'message-sent'>,
  { tasks, receivingUnit, procedure }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const work = tasks.length ? tasks : [{ unit: receivingUnit, post: 'counter', assignee: undefined }];
  const officers = work.flatMap(({ unit, post, assignee }) =>
    assignee ? [assignee] : deskOf(province, { unit, post, date, procedure: procedure.code }).map(({ id }) => id),
  );
  return [...new Set(officers)].map((officer) => ({ officer, kind: 'question', about: 'question', params: { text } }));
}

/** Everybody at the desk: who had the task before is among them, and nobody has taken it yet. */
function backTold(
  province: Province,
  { at, by, reason, flow }: Of<'task-returned' | 'payment-stopped'>,
  { procedure }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  return (flow?.opened ?? []).flatMap(({ id, unit, post, assignee }) =>
    (assignee ? [{ id: assignee }] : deskOf(province, { unit, post, date, procedure: procedure.code }))
      .filter((one) => one.id !== by.id)
      .map((one) => ({
        officer: one.id,
        kind: 'work-returned' as const,
        about: String(id),
        params: { by: by.name, reason: bare(reason) },
      })),
  );
}

/** The colleagues at the counter where it came in: nothing of it stands before one of them has looked at it. */
function confirmersTold(
  province: Province,
  kind: 'outside-to-confirm' | 'correction-to-confirm',
  { at, by }: Of<'outside-result-entered' | 'outside-correction-proposed'>,
  { receivingUnit }: DossierState,
): OfficerTold[] {
  const holders = province.holders(receivingUnit, 'counter', province.calendar.dateOf(Temporal.Instant.from(at)));
  return holders
    .filter(({ id }) => id !== by.id)
    .map(({ id }) => ({ officer: id, kind, about: 'outside', params: { by: by.name } }));
}

/** Who may apologise and name another date, wherever the work lies. */
function apologisersTold(
  province: Province,
  kind: 'due-near' | 'due-over',
  { at, dueAt }: Of<'due-warned' | 'due-passed'>,
  { unit, procedure }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  return deskOf(province, { unit, post: 'head', date, procedure: procedure.code }).map(({ id }) => ({
    officer: id,
    kind,
    about: `due:${dueAt}`,
    params: { deadline: dueAt },
  }));
}

/** Whose head may decide on it is told of its date; that it passed, who proposed it too. */
function proposalDateTold(
  province: Province,
  kind: 'proposal-reminder' | 'proposal-late',
  { at, dueAt }: Of<'proposal-reminded' | 'proposal-late'>,
  { unit, procedure, proposal }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const desk = province.revocationDesk(procedure.code, unit, date);
  const officers = new Set(province.holders(desk, 'head', date).map(({ id }) => id));
  const { by, reason } = proposal!;
  if (kind === 'proposal-late' && province.officers.has(by.id)) officers.add(by.id);
  const params = { by: by.name, reason: bare(reason), deadline: dueAt };
  return [...officers].map((officer) => ({ officer, kind, about: 'revocation', params }));
}

/** Whose head may decide on it. */
function proposalTold(
  province: Province,
  { at, by, reason }: Of<'revocation-proposed'>,
  { unit, procedure }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  return province
    .holders(province.revocationDesk(procedure.code, unit, date), 'head', date)
    .filter(({ id }) => id !== by.id)
    .map(({ id }) => ({
      officer: id,
      kind: 'revocation-proposed' as const,
      about: 'revocation',
      params: { by: by.name, reason: bare(reason) },
    }));
}

function declineTold(province: Province, { by, reason, proposedBy }: Of<'proposal-declined'>): OfficerTold[] {
  if (proposedBy.id === by.id || !province.officers.has(proposedBy.id)) return [];
  const params = { by: by.name, reason: bare(reason) };
  return [{ officer: proposedBy.id, kind: 'proposal-declined', about: 'revocation', params }];
}

/** Of a question that is asked while it stands, by who proposed it and why. */
const ofProposal = (told: OfficerTold, { proposal }: DossierState): OfficerTold => ({
  ...told,
  about: `proposal:${told.about}`,
  params: { by: proposal!.by.name, reason: bare(proposal!.reason) },
});

/** Who works on it, or was asked and has not answered: what they do ends if the result is taken back. Who decides or proposed hears it otherwise. */
function workersTold(
  province: Province,
  kind: 'result-contested' | 'result-upheld',
  { at, by, reason, ...event }: Of<'revocation-proposed' | 'proposal-declined' | 'proposal-withdrawn'>,
  { unit, procedure, tasks, consultations }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const desk = province.revocationDesk(procedure.code, unit, date);
  const others = new Set([by.id, ...province.holders(desk, 'head', date).map(({ id }) => id)]);
  if ('proposedBy' in event) others.add(event.proposedBy.id);
  const working = tasks
    .filter(({ act }) => act !== 'deliver-result')
    .flatMap((task) =>
      task.assignee
        ? [task.assignee]
        : deskOf(province, { unit: task.unit, post: task.post, date, procedure: procedure.code }).map(({ id }) => id),
    );
  const asked = consultations.filter(isPending).flatMap((one) => officersAsked(province, one, date));
  return [...new Set([...working, ...asked])]
    .filter((officer) => !others.has(officer))
    .map((officer) => ({ officer, kind, about: 'revocation', params: { by: by.name, reason: bare(reason) } }));
}

/** Posts whose work it is to withdraw the paper and to enter that it holds no more. */
const CARRY_OUT = ['head', 'clerk', 'counter'];

function revocationTold(
  province: Province,
  { at, by, reason, basis, number = '' }: Of<'result-revoked'>,
  { unit, receivingUnit, result }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const desks = [...new Set([unit, receivingUnit])].flatMap((one) => CARRY_OUT.map((post) => ({ one, post })));
  const officers = new Set(desks.flatMap(({ one, post }) => province.holders(one, post, date).map(({ id }) => id)));
  if (basis) officers.add(basis.preparedBy.id);
  officers.delete(by.id);
  const params = { by: by.name, number: result?.number ?? '', decision: number || '–', reason: bare(reason) };
  return [...officers].map((officer) => ({ officer, kind: 'result-taken-back' as const, about: 'revocation', params }));
}

/** Who worked on what ended with it, or had to answer a question: by which decision, and that nothing is left to do. */
function stoppedTold(
  province: Province,
  { at, by, reason, number = '' }: Of<'result-revoked'>,
  { procedure, stopped = [], consultations }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const params = { by: by.name, decision: number || '–', reason: bare(reason) };
  const told = (officers: readonly { id: string }[], about: string, of: Record<string, string>) =>
    officers
      .filter(({ id }) => id !== by.id)
      .map(({ id }) => ({ officer: id, kind: 'work-stopped' as const, about, params: { ...params, ...of } }));
  const worked = stopped.flatMap(({ step, unit, post, assignee }) => {
    const desk = assignee ? [{ id: assignee }] : deskOf(province, { unit, post, date, procedure: procedure.code });
    return told(desk, `stopped:${step}`, { step });
  });
  const asked = consultations.filter(isPending).flatMap((one) => {
    const officers = officersAsked(province, one, date).map((id) => ({ id }));
    return told(officers, `stopped:${one.id}`, { part: JSON.stringify(ANSWER) });
  });
  return [...worked, ...asked];
}

const ANSWER: Words = { vi: 'Trả lời lấy ý kiến', en: 'The answer to a consultation', hi: 'परामर्श का उत्तर' };

const OF_OTHERS = { done: 'result-to-review', ahead: 'work-not-coming' } as const;

/** The other bodies that the decision names, at the desk of the step and its head: who had decided looks at their own result again; to who had not begun nothing comes. */
function othersTold(
  province: Province,
  { at, by, reason, number = '' }: Of<'result-revoked'>,
  { procedure, others = [] }: DossierState,
): OfficerTold[] {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  return others.flatMap(({ step, unit, post, is }) => {
    const desk = deskOf(province, { unit, post, date, procedure: procedure.code });
    const officers = new Set([...desk, ...province.holders(unit, 'head', date)].map(({ id }) => id));
    officers.delete(by.id);
    const params = { by: by.name, decision: number || '–', reason: bare(reason), step };
    return [...officers].map((officer) => ({ officer, kind: OF_OTHERS[is], about: `others:${step}`, params }));
  });
}

/** Without the full stop that the sentence around it has. */
const bare = (text: string): string => text.replace(/[\s.]+$/, '');
