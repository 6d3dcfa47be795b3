/** What an act writes: its events, what lists need, the jobs that follow from it, the numbers it draws. */

import { lawDueOf } from '#dossier/clock.ts';
import { readingAsConsulted } from '#dossier/consulted.ts';
import { isPending } from '#dossier/decide-consultation.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { isFiling } from '#dossier/filed.ts';
import { legalDate } from '#dossier/legal-date.ts';
import type { Consultation, DossierState, RegisterWrite } from '#dossier/state.ts';
import { formersOf, OPEN_STATUSES, writtenFrom } from '#dossier/state.ts';
import type { Commit, DossierRow, Job, NewEntry, OpenTask, Snapshot } from '#spine/store.ts';
import { claimedBy, claimsOf, uniqueOf } from './claimed.ts';
import { deathEntry } from './deaths.ts';
import { findByOf } from './find-by.ts';
import { holdingsOf } from './holding.ts';
import { membersOfBefore } from './members.ts';
import type { Platform, Procedure } from './platform.ts';
import { proposalTasks } from './proposal-task.ts';
import { withLines } from './task-lines.ts';
import { isTold } from './told-events.ts';

/** Job that wakes a dossier; those of told stories have a name that no worker listens to. */
export const WAKE_JOB = 'wake-dossier';
/** Job that tells the people of a dossier what happened. */
export const NOTIFY_JOB = 'notify';
/** Job that brings the status of a result to what the record says. */
export const STATUS_JOB = 'publish-status';
/** Job that makes the texts of papers findable. */
export const INDEX_JOB = 'index-papers';
/** Job that shows a file in quarantine to the scanner. */
export const QUARANTINE_JOB = 'scan-file';
/** Job that signs what a counter scanned. */
export const SCAN_JOB = 'sign-scans';
/** Job that makes the signed file of a result. */
export const SIGN_JOB = 'sign-result';
/** Events by which a paper leaves the office. */
const LEAVES_SIGNED: ReadonlySet<DossierEvent['type']> = new Set([
  'result-issued',
  'dossier-rejected',
  'result-revoked',
  'proposal-withdrawn',
  'proposal-declined',
]);
/** Long past, so that it waits for no date; but dates come first. */
export const LONG_PAST = '2000-01-01T00:00:00Z';
const SIGN_AT_ONCE = { task: SIGN_JOB, runAt: LONG_PAST, patient: true } as const;
const STORY_WAKE_JOB = 'wake-dossier-of-story';

const noWork = (): Commit['tasks'] => ({ opened: [], closed: [], assigned: [] });

export function commitOf(
  platform: Platform,
  snapshot: Snapshot<DossierState>,
  rules: Procedure,
  events: DossierEvent[],
  after: DossierState,
  wake?: string,
  code?: Commit['code'],
): Commit {
  const { state: before } = snapshot;
  const commit: Commit = {
    ...(code && { code }),
    dossierId: before.id,
    expectedSeq: snapshot.seq,
    prevHash: snapshot.hash,
    events: events.map((event) => ({
      type: event.type,
      at: event.at,
      actor: event.by.id,
      body: JSON.stringify(event),
    })),
    // A number is put into the state where it is drawn, so the state is saved with it.
    row: rowOf(rules, snapshot, after, Boolean(code)),
    tasks: noWork(),
    entries: [],
    jobs: wake
      ? [
          {
            task: platform.story ? STORY_WAKE_JOB : WAKE_JOB,
            key: `wake:${before.id}`,
            runAt: wake,
            payload: { dossierId: before.id },
          },
        ]
      : [],
  };
  for (const [i, event] of events.entries()) {
    const seq = snapshot.seq + i + 1;
    if (event.flow) {
      commit.tasks.closed.push(...event.flow.closed);
      commit.tasks.opened.push(...event.flow.opened);
    }
    if (event.type === 'task-claimed') commit.tasks.assigned.push({ id: event.task, assignee: event.by.id });
    if (event.type === 'task-reassigned' || event.type === 'task-substituted')
      commit.tasks.assigned.push({ id: event.task, assignee: event.officer });
    if (event.type === 'unit-consulted') commit.tasks.opened.push(...event.consultations.map(consultationTask));
    if (
      (event.type === 'consultation-answered' && event.replaces === undefined) ||
      event.type === 'consultation-withdrawn' ||
      (event.type === 'consultation-lapsed' && event.meaning === 'consent')
    )
      commit.tasks.closed.push(consultationTaskId(event.consultation));
    if (isRefusedReceived(event, before)) commit.tasks.opened.push(handBackTask(after, event.at));
    if (event.type === 'dossier-closed' && before.status === 'refused') commit.tasks.closed.push(HAND_BACK_TASK);
    if (event.type === 'dossier-decided' && event.entry) {
      const once = platform.story ? {} : standsOnce(platform, event.entry, before);
      commit.entries.push({ ...writtenFrom(event.entry), knownSince: event.at, seq, ...once });
      const death = platform.story ? undefined : deathEntry(event.entry);
      if (death) commit.entries.push({ ...death, knownSince: event.at, seq });
    }
    // What the result made true holds no more: it proves nothing to the next dossier.
    if (
      (event.type === 'result-revoked' || (event.type === 'task-returned' && event.undecided)) &&
      before.decision?.entry
    ) {
      const { entry } = before.decision;
      const unique = [...uniqueOf(platform, entry, before.id), ...membersOfBefore(entry, before.id)];
      const holdings = holdingsOf(platform.registers.registers.get(entry.register), entry, before.place);
      commit.entries.push({
        ...writtenFrom(entry),
        data: {},
        unique,
        holdings,
        knownSince: event.at,
        seq,
        revokes: true,
      });
      const death = deathEntry(entry);
      if (death) commit.entries.push({ ...death, data: {}, knownSince: event.at, seq, revokes: true });
    }
    if (LEAVES_SIGNED.has(event.type) && after.result && !platform.story)
      commit.jobs.push({ ...SIGN_AT_ONCE, key: `sign:${before.id}`, payload: { dossierId: before.id } });
    if ((event.type === 'dossier-submitted' || event.type === 'dossier-supplemented') && !platform.story)
      commit.jobs.push(...paperJobs(before.id, event));
    if (isTold(event) && !platform.story)
      commit.jobs.push({
        task: NOTIFY_JOB,
        key: `notify:${before.id}:${seq}`,
        runAt: LONG_PAST,
        patient: true,
        payload: { dossierId: before.id, seq },
      });
    commit.jobs.push(...statusJobs(platform, event, before));
    if (isFiling(event)) commit.row = { ...commit.row!, intake: intakeOf(platform, rules, after) };
    if (event.type === 'dossier-submitted') {
      commit.code = codeOf(platform, after, event.at);
      commit.events[i].body = JSON.stringify({ ...event, code: commit.code.placeholder });
    }
  }
  const proposals = proposalTasks(platform.province, before, after);
  commit.tasks.opened.push(...proposals.opened);
  commit.tasks.closed.push(...proposals.closed);
  // A dossier that ended asks nobody any more.
  if (OPEN_STATUSES.includes(before.status) && !OPEN_STATUSES.includes(after.status))
    commit.tasks.closed.push(...before.consultations.filter(isPending).map((one) => consultationTaskId(one.id)));
  // A told story is nobody's work: neither lists of desks nor the book have it.
  commit.tasks = platform.story ? noWork() : withLines(commit.tasks, rules, before, after);
  return commit;
}

/** Ids of tasks that are no step of the process: what other units were asked. */
const CONSULTATION_TASKS = 1_000_000;
const consultationTaskId = (consultation: string): number => CONSULTATION_TASKS + Number(consultation.slice(1));

/** A question to another unit as work on its desk, with its own date. */
function consultationTask({ id, unit, post = 'specialist', askedAt, dueAt }: Consultation): OpenTask {
  return {
    id: consultationTaskId(id),
    step: 'consultation',
    act: 'answer-consultation',
    unit,
    post,
    openedAt: askedAt,
    dueAt,
  };
}

/** Refused once it was received: the person's papers lie at the centre, whose work it is to give them back and close. */
const HAND_BACK_TASK = 2_000_000;
const isRefusedReceived = ({ type }: DossierEvent, { result }: DossierState): boolean =>
  type === 'dossier-rejected' || (type === 'result-revoked' && !result);
const handBackTask = ({ receivingUnit }: DossierState, openedAt: string): OpenTask => ({
  id: HAND_BACK_TASK,
  step: 'close',
  act: 'close-dossier',
  unit: receivingUnit,
  post: 'counter',
  openedAt,
});

/** Whose result does not hold any more by this event, or holds again: its own, and those whose holding it took over. */
function statusJobs({ story }: Platform, event: DossierEvent, { id, decision }: DossierState): Job[] {
  const own = event.type === 'result-revoked' ? [id] : [];
  const isUndone = own.length > 0 || (event.type === 'task-returned' && event.undecided);
  const decided = event.type === 'dossier-decided' ? event.entry : undefined;
  const entry = isUndone ? decision?.entry : decided;
  return [...own, ...(story ? [] : formersOf(entry))].map((dossierId) => ({
    task: STATUS_JOB,
    key: `status:${dossierId}`,
    runAt: LONG_PAST,
    payload: { dossierId },
  }));
}

/** Papers that came with an act: their texts are found, and what an officer scanned is signed. Nobody's date hangs on either. */
function paperJobs(dossierId: string, event: Extract<DossierEvent, { components: unknown; by: unknown }>): Job[] {
  const files = event.components.filter((one) => one.file);
  if (!files.length) return [];
  const jobs: Job[] = [
    { task: INDEX_JOB, key: `index:${dossierId}`, runAt: LONG_PAST, patient: true, payload: { dossierId } },
  ];
  if (files.some((one) => one.source?.kind === 'scan'))
    jobs.push({
      task: SCAN_JOB,
      key: `scans:${dossierId}:${event.at}`,
      runAt: LONG_PAST,
      patient: true,
      payload: { dossierId, officer: event.by.id },
    });
  return jobs;
}

/** Handed in once and kept apart, so that what is saved again and again stays small. */
export const FILED = [
  'id',
  'procedure',
  'applicant',
  'representative',
  'place',
  'channel',
  'delivery',
  'receivingUnit',
  'unit',
  'basis',
  'inPerson',
  'answers',
  'provenance',
  'components',
  'submittedAt',
] as const satisfies (keyof DossierState)[];
/** Every part that is not filed, also those that a state may lack: one left out would be lost when the state is saved. */
type Moving = {
  [Part in keyof Required<Omit<DossierState, (typeof FILED)[number] | 'code'>>]: DossierState[Part];
};
/** What nobody else may enter while the entry stands. */
export function standsOnce(
  platform: Platform,
  entry: RegisterWrite,
  { id, place }: Pick<DossierState, 'id' | 'place'>,
): Pick<NewEntry, 'once' | 'newcomer' | 'unique' | 'untaken' | 'holdings' | 'near' | 'turns' | 'shared'> {
  const register = platform.registers.registers.get(entry.register);
  const holdings = holdingsOf(register, entry, place);
  const claimed = claimedBy(platform, entry.register, entry.unique ?? {});
  const near = claimed.flatMap((one) => one.near ?? []);
  // Beside what it stands for a written reason is not asked again, and takes what is free of it: one of several plots.
  const isBeside = ({ name }: { name: string }) => entry.besides?.[name] !== undefined;
  const asks = claimed.flatMap((one) => (isBeside(one) ? [] : (one.near ?? [])));
  const shared = claimed.flatMap((one) => (isBeside(one) && !one.near ? one.claims : []));
  const unique = uniqueOf(platform, entry, id).filter((claim) => !shared.includes(claim));
  return {
    ...(asks.length && { near: asks }),
    ...(near.length && { turns: near.map(({ beginning }) => beginning) }),
    ...(holdings.length && { holdings }),
    ...(register?.oncePerSubject && { once: true }),
    ...(register?.newSubject && { newcomer: true }),
    ...(unique.length && { unique }),
    ...(shared.length && { shared }),
    ...(entry.untaken && { untaken: claimsOf(platform, entry.register, entry.untaken) }),
  };
}

/** The rest of the state: what acts move. Written out, so that it is always an object of one shape. */
function movingPart(state: DossierState): Moving {
  const {
    seq,
    status,
    clock,
    acceptBy,
    lateIntakes,
    handedOut,
    process,
    timers,
    tasks,
    stopped,
    others,
    results,
    doneSteps,
    doneBy,
    restsOn,
    partsToConfirm,
    earlier,
    returns,
    unheard,
    rounds,
    supplements,
    askedFor,
    supplement,
    extension,
    draft,
  } = state;
  const {
    outside,
    posted,
    consultations,
    fees,
    stoppedPayments,
    surplus,
    strike,
    decision,
    result,
    outcome,
    withdrawal,
    proposal,
    resultAt,
    rating,
    messages,
    asked,
    untold,
    originalsBack,
    closedAt,
    last,
    wake,
  } = state;
  return {
    seq,
    status,
    clock,
    acceptBy,
    lateIntakes,
    handedOut,
    process,
    timers,
    tasks,
    stopped,
    others,
    results,
    doneSteps,
    doneBy,
    restsOn,
    partsToConfirm,
    earlier,
    returns,
    unheard,
    rounds,
    supplements,
    askedFor,
    supplement,
    extension,
    draft,
    outside,
    posted,
    consultations,
    fees,
    stoppedPayments,
    surplus,
    strike,
    decision,
    result,
    outcome,
    withdrawal,
    proposal,
    resultAt,
    rating,
    messages,
    asked,
    untold,
    originalsBack,
    closedAt,
    last,
    wake,
  };
}

/** So many events may follow the saved state before it is saved again: a bound on what a load has to fold. */
const SAVE_EVERY = 16;

/**
 * What changed for lists and searches, with the state; nothing, for most acts. The fold keeps what it does not touch, so
 * identity tells. The next waking is not told by events, so the state is saved with it.
 */
export function rowOf(
  rules: Pick<Procedure, 'hiddenOf'>,
  { state: before, savedSeq }: Snapshot<DossierState>,
  after: DossierState,
  numbered: boolean,
): DossierRow | undefined {
  const filed = before.seq === 0 || FILED.some((key) => before[key] !== after[key]);
  const listed =
    before.status !== after.status ||
    before.clock?.dueAt !== after.clock?.dueAt ||
    before.clock?.theirDueAt !== after.clock?.theirDueAt ||
    before.clock?.pauses !== after.clock?.pauses ||
    before.acceptBy !== after.acceptBy ||
    before.resultAt !== after.resultAt ||
    before.fees !== after.fees ||
    before.surplus !== after.surplus ||
    before.untold !== after.untold ||
    before.asked?.since !== after.asked?.since ||
    before.proposal !== after.proposal ||
    before.supplement !== after.supplement ||
    before.result?.revoked !== after.result?.revoked ||
    before.result?.against !== after.result?.against ||
    readingAsConsulted(before).length !== readingAsConsulted(after).length ||
    before.stopped !== after.stopped ||
    before.others !== after.others;
  if (!numbered && !filed && !listed && before.wake === after.wake && after.seq - savedSeq < SAVE_EVERY)
    return undefined;
  const row: DossierRow = {
    status: after.status,
    dueAt: after.clock && lawDueOf(after.clock),
    paused: legalDate(after).paused,
    resultAt: after.resultAt,
    consulted:
      readingAsConsulted(before).length === readingAsConsulted(after).length &&
      before.stopped === after.stopped &&
      before.others === after.others
        ? undefined
        : [
            ...new Set(
              [...readingAsConsulted(after), ...(after.stopped ?? []), ...(after.others ?? [])].map((one) => one.unit),
            ),
          ],
    state: JSON.stringify(movingPart(after)),
  };
  if (filed) row.filed = JSON.stringify(Object.fromEntries(FILED.map((key) => [key, after[key]])));
  if (filed && after.submittedAt) row.findBy = findByOf(rules, after);
  return row;
}

function intakeOf(platform: Platform, rules: Procedure, state: DossierState): NonNullable<DossierRow['intake']> {
  return {
    procedure: rules.code,
    packHash: rules.hash,
    field: rules.field,
    unit: state.unit,
    receivingUnit: state.receivingUnit,
    place: state.place,
    applicantId: state.applicant.idNumber,
    applicantName: state.applicant.name,
    submittedAt: state.submittedAt,
    story: platform.story,
  };
}

/** `H49.<unit>.<sub>-YYMMDD-NNNN` (Circular 01/2018 Art. 19, carried on by Circular 03/2025): the deciding unit, the day of receipt. */
function codeOf(platform: Platform, state: DossierState, at: string): NonNullable<Commit['code']> {
  const { province } = platform;
  const prefix = province.findUnit(state.unit)?.dossierPrefix ?? province.source.dossierRoot;
  const day = province.calendar.dateOf(Temporal.Instant.from(at)).slice(2).replaceAll('-', '');
  return { prefix, day, placeholder: placeholderOf(platform) };
}

/** Unguessable, so that nothing a person wrote can be mistaken for it. */
export const placeholderOf = (platform: Platform) => `@${Buffer.from(platform.random(12)).toString('hex')}@`;
