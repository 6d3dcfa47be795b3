/** How every act is done: who may, what the decider says, one statement. */
import { type Actor, type DossierSubject, mayAct, type PermittedAct } from '#authority/permission.ts';
import type { Beginning, Command, CommandOf } from '#dossier/commands.ts';
import type { Context } from '#dossier/context.ts';
import { countedState } from '#dossier/counted.ts';
import { decide } from '#dossier/decide.ts';
import { isPending } from '#dossier/decide-consultation.ts';
import { nextWake } from '#dossier/decide-time.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { withIdNumbers } from '#dossier/parties.ts';
import { type By, type DossierState, noDossier } from '#dossier/state.ts';
import { instantText } from '#kernel/clock.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { longIn, lostIn } from '#kernel/typed-text.ts';
import { FIRST_HASH } from '#spine/chain.ts';
import type { Commit, Committed, Snapshot } from '#spine/store.ts';
import { answerAsked } from './answer-asked.ts';
import { refuseAway } from './away.ts';
import { isBeforeMoney, knownTo, refuseBarred } from './barred.ts';
import { commitOf } from './commit.ts';
import { lookAtRefused } from './found-now.ts';
import { findClosed } from './gate.ts';
import { namesGiven, namesRegistered } from './given-names.ts';
import { findHeldBefore, refuseMovedOn } from './holding.ts';
import { logged } from './logged.ts';
import { lookUpFor } from './look-up.ts';
import { askUnregistered, newcomerIn, refuseRegistered } from './newcomers.ts';
import { drawNumber, withDrawn } from './numbers.ts';
import { oddName } from './odd-name.ts';
import type { Platform, Procedure } from './platform.ts';
import { refuseEntered, refuseHandedIn, refuseRecorded, refuseStale } from './proofs.ts';
import { numberEntries, refuseUsed } from './receipts.ts';
import { replacedBy, replacementOf } from './replacement.ts';
import { withParties, withStanding } from './representing.ts';
import { refuseFile } from './result-file.ts';
import { askUntaken, entryBefore, givesReason, onceAtReason, settleStanding } from './standing.ts';
import { unsentBy } from './tellings.ts';
import { isSameGround, refuseOtherVersion, whatCounted } from './versions.ts';

export interface ActOptions {
  /** The version the person saw; acting on another one is refused. */
  ifSeq?: number;
  /** One of these versions exactly, or any that there is; `given`: as it was asked. */
  ifMatch?: { given: string; seqs: readonly number[]; any?: true };
  idempotencyKey?: string;
  /** It is decided as always, and nothing is written: to show what would become of it. */
  rehearsal?: true;
}

export interface Performed {
  dossierId: string;
  seq: number;
  code?: string;
  events: DossierEvent[];
  state: DossierState;
  /** The request had been carried out before; nothing happened now. */
  replayed?: boolean;
}

export const SYSTEM: Actor = { kind: 'system', id: 'system', name: 'Motcua' };
/** Starts a dossier of a procedure: as a draft, or as what a centre does not take in. */
export function startDossier(
  platform: Platform,
  procedureCode: string,
  command: Beginning,
  actor: Actor,
  options: ActOptions = {},
): Promise<Outcome<Performed>> {
  const begun = () => begin(platform, procedureCode, command, actor, options);
  return logged(platform, [command, actor, options], undefined, begun);
}

async function begin(
  ...[platform, procedureCode, command, actor, options]: Required<Parameters<typeof startDossier>>
): Promise<Outcome<Performed>> {
  const rules = await platform.procedure(procedureCode);
  if (isRefusal(rules)) return rules;
  const replay = await findReplay(platform, '', command, actor, options);
  if (replay) return replay;
  // Of what there is not yet no version was seen.
  if (options.ifMatch) return refuse('version-unknown', { given: options.ifMatch.given });
  // What is not open is refused in writing like everything else.
  const closed = command.act === 'refuse-reception' ? undefined : await findClosed(platform, rules);
  if (closed) return closed;
  const id = uuidV7(platform.clock.now().epochMilliseconds, platform.random(10));
  const { applicant, representative, receivingUnit } = command;
  const subject = { applicant, representative, receivingUnit, tasks: [] };
  return attempt(
    platform,
    { state: noDossier(id), seq: 0, hash: FIRST_HASH, savedSeq: 0 },
    rules,
    command,
    actor,
    options,
    subject,
  );
}

/** What would be refused of what is about to be handed in, all of it: nothing is begun. `state`: as it would be drafted. */
export async function rehearseHandIn(
  platform: Platform,
  rules: Procedure,
  draft: CommandOf<'draft-dossier'>,
  state: DossierState,
  actor: Actor,
): Promise<Refusal | undefined> {
  const begun = await startDossier(platform, rules.code, draft, actor, { rehearsal: true });
  const drafted: DossierState = isRefusal(begun) ? { ...state, status: 'draft' } : begun.state;
  const submit = { act: 'submit-dossier' } as const;
  const snapshot = { state: drafted, seq: 1, hash: FIRST_HASH, savedSeq: 0 };
  const rehearsal = { rehearsal: true } as const;
  const handedIn = await attempt(platform, snapshot, rules, submit, actor, rehearsal, subjectOf(drafted, submit));
  return refuseAll(begun, handedIn);
}

/** Does an act on a dossier that exists. */
export function perform(
  platform: Platform,
  dossierId: string,
  command: Command,
  actor: Actor,
  options: ActOptions = {},
): Promise<Outcome<Performed>> {
  const done = () => act(platform, dossierId, command, actor, options);
  return logged(platform, [command, actor, options], dossierId, done);
}

async function act(
  ...[platform, dossierId, command, actor, options]: Required<Parameters<typeof perform>>
): Promise<Outcome<Performed>> {
  const startedAt = platform.clock.now();
  const remembered = platform.snapshots.get(dossierId);
  const snapshot = remembered ?? (await platform.store.load(dossierId));
  if (!snapshot) return refuse('dossier-not-found', { dossier: dossierId });
  const outcome = await onSnapshot(platform, snapshot, command, actor, options);
  if (!isRefusal(outcome)) return outcome;
  // Another request took the same version while we were at it: its writer won, and we say what changed.
  const lost = outcome.code === 'conflict';
  if (!lost && !remembered) return outcome;
  platform.snapshots.delete(dossierId);
  const fresh = await platform.store.load(dossierId);
  if (!fresh) return refuse('dossier-not-found', { dossier: dossierId });
  const stale = fresh.seq !== snapshot.seq;
  const changedBefore = Date.parse(fresh.state.last.at) < startedAt.epochMilliseconds;
  if (lost && !(stale && changedBefore && remembered) && !(await isSameGround(platform, dossierId, snapshot.seq)))
    return refuse('conflict', await whatCounted(platform, fresh.state, snapshot.seq));
  // What we remembered was old (another server acted): decide again on what is.
  const again = stale || !lost ? await onSnapshot(platform, fresh, command, actor, options) : outcome;
  if (isRefusal(again) && again.code === 'conflict')
    return refuse('conflict', await whatCounted(platform, fresh.state, snapshot.seq));
  return again;
}

async function onSnapshot(
  platform: Platform,
  snapshot: Snapshot<DossierState>,
  command: Command,
  actor: Actor,
  options: ActOptions,
): Promise<Outcome<Performed>> {
  const { state } = snapshot;
  const replay = await findReplay(platform, state.id, command, actor, options);
  if (replay) return replay;
  const stale = await refuseOtherVersion(
    platform,
    snapshot,
    { command, actor, subject: subjectOf(state, command) },
    options,
  );
  if (stale) return stale;
  const rules = await platform.procedureByHash(state.procedure.hash, state.clock?.receivedAt);
  if (isRefusal(rules)) return rules;
  return attempt(platform, snapshot, rules, command, actor, options, subjectOf(state, command));
}

/** With what is said as it is handed in. */
const answeredBy = (state: DossierState, { answers }: CommandOf<'submit-dossier'>): DossierState => ({
  ...state,
  answers: { ...state.answers, ...answers },
});

/** What is answered is weighed by these themselves: a question may be asked again that was not. */
const ANSWERED: ReadonlySet<Command['act']> = new Set([
  'draft-dossier',
  'refuse-reception',
  'submit-dossier',
  'supplement-dossier',
  'confirm-draft',
]);

/** No form takes so much, and each says at its field how much it takes: to read more would hold up everybody else. */
const LONGEST_READ = 10_000;

async function attempt(
  platform: Platform,
  snapshot: Snapshot<DossierState>,
  rules: Procedure,
  given: Command,
  actor: Actor,
  options: ActOptions,
  subject: DossierSubject,
): Promise<Outcome<Performed>> {
  const around = lostIn(given);
  if (around !== undefined) return refuse('letter-lost', { around });
  const long = longIn(given, LONGEST_READ);
  if (long !== undefined)
    return refuse('too-large', { size: `${long.length} «${long.slice(0, 40)}…»`, limit: `${LONGEST_READ}` });
  const odd = oddName(given);
  if (odd !== undefined)
    return refuse('form-invalid', { fields: [phrase('value-unknown', { field: `«${odd.slice(0, 40)}»` })] });
  const numbered = withIdNumbers(given, await namesGiven(platform, given, actor));
  if (isRefusal(numbered)) return numbered;
  const { province } = platform;
  const state = ANSWERED.has(given.act) ? snapshot.state : countedState(snapshot.state, rules);
  const at = platform.clock.now();
  const permitted = mayAct({
    act: given.act as PermittedAct,
    actor,
    dossier: await withStanding(platform, subject, state, rules.code, actor, given),
    province,
    date: province.calendar.dateOf(at),
  });
  if (isRefusal(permitted)) return permitted;
  const command = await withParties(platform, state, numbered, actor, rules.code);
  if (isRefusal(command)) return command;
  const away = await refuseAway(platform, command.act as PermittedAct, actor, at);
  if (away) return away;
  const badFile = await refuseFile(platform, rules, state, command, actor);
  if (badFile) return badFile;
  const by: By = { id: actor.id, name: actor.name, kind: actor.kind };
  const context: Context = {
    at,
    atText: instantText(at),
    by,
    province,
    rules,
    absences: command.act === 'substitute-task' ? await platform.absences(at.toString()) : [],
    signsResults: platform.signsResults && !platform.story,
    ways: platform.ways,
    onReached: platform.observer && ((element, flow) => platform.observer?.reached(element, flow)),
  };
  const instead = replacedBy(command, state);
  if (instead) context.replacement = await replacementOf(platform, instead, state);
  const movedOn = command.act === 'revoke-result' ? await refuseMovedOn(platform, state) : undefined;
  if (movedOn) return movedOn;
  // A draft that was begun while the procedure was open waits until it is open again.
  const closed = command.act === 'submit-dossier' ? await findClosed(platform, rules) : undefined;
  if (closed) return closed;
  const looked = await lookUpFor(platform, rules, state, command, actor);
  if (isRefusal(looked)) return looked;
  Object.assign(context, looked, await lookAtRefused(platform, rules, state, command, actor));
  if (actor.kind === 'officer') context.registeredNames = await namesRegistered(platform, command);
  const events = decide(state, command, context);
  const mayKnow = knownTo(actor, state);
  // What registers have against it is told with what else is wrong, not after it.
  if (isRefusal(events) && command.act === 'submit-dossier')
    return refuseAll(events, await refuseBarred(platform, rules, answeredBy(state, command), mayKnow)) ?? events;
  if (isRefusal(events)) return events;
  const stale = await refuseStale(platform, rules, state, command);
  if (stale) return stale;
  const foreign = await settleEntry(platform, rules, state, events, command, options);
  if (foreign) return foreign;
  if (!events.length) return { dossierId: state.id, seq: snapshot.seq, code: state.code, events, state };
  let after = events.reduce((before, event) => withReach(platform, rules, before, event), state);
  const newcomer = newcomerIn(platform, rules, events, after);
  if (isRefusal(newcomer)) return newcomer;
  const notNew = newcomer && options.rehearsal && (await refuseRegistered(platform, newcomer, state));
  if (notNew) return notNew;
  const once = onceAtReason(platform, rules, events, after);
  const looks = once && (options.rehearsal || givesReason(once));
  const unsaid = looks && (await settleStanding(platform, rules, state, entryBefore(platform, rules, after) ?? once));
  if (isRefusal(unsaid)) return unsaid;
  const barred = isBeforeMoney(command, state) && (await refuseBarred(platform, rules, after, mayKnow));
  if (barred) return barred;
  const alone = command.act === 'supplement-dossier' && (await refuseHandedIn(platform, rules, after, mayKnow));
  if (alone) return alone;
  const recorded = command.act === 'complete-task' && (await refuseRecorded(platform, rules, events, after));
  if (recorded) return recorded;
  if (options.rehearsal) return { dossierId: state.id, seq: snapshot.seq, code: state.code, events, state: after };
  const wake = nextWake(after, platform.province.calendar);
  const scheduled = wake !== undefined && needsWake(after.wake, wake, at) ? wake : undefined;
  if (scheduled) after = { ...after, wake: scheduled };
  const draw = await drawNumber(platform, rules, events, after);
  if (isRefusal(draw)) return draw;
  if (draw) after = draw.after;
  const commit = commitOf(platform, snapshot, rules, events, after, scheduled, draw?.code);
  commit.entries.push(...numberEntries(platform, events, state, snapshot.seq));
  if (options.idempotencyKey)
    commit.receipt = {
      actor: actor.id,
      key: options.idempotencyKey,
      request: requestHash(state.seq ? state.id : '', given),
    };
  // A told story is told again and again.
  const ask = platform.story
    ? []
    : [
        ...(newcomer ? [askUnregistered(newcomer, context.atText, snapshot.seq + 1)] : []),
        ...(once && !looks ? [askUntaken(platform, rules, once, context.atText, snapshot.seq + 1)] : []),
      ];
  let committed = await platform.store.commit({ ...commit, entries: [...commit.entries, ...ask] });
  if (committed.result === 'entered' && ask.length) {
    const known = newcomer && (await refuseRegistered(platform, newcomer, state));
    if (known) return known;
    const standing =
      once && (await settleStanding(platform, rules, state, entryBefore(platform, rules, after) ?? once));
    if (isRefusal(standing)) return standing;
    // Given free meanwhile, or no reason helps: then the decision is refused.
    committed = await platform.store.commit(commit);
  }
  return conclude(platform, rules, committed, snapshot, events, after, commit);
}

/** Says of an event whether it reaches nobody, which the fold keeps. Nobody of a told story is told anything. */
function withReach(platform: Platform, rules: Procedure, before: DossierState, event: DossierEvent): DossierState {
  const after = evolve(before, event);
  const unsent = platform.story ? undefined : unsentBy(platform, rules, event, after);
  if (unsent === undefined) return after;
  event.unsent = unsent;
  return evolve(before, event);
}

async function conclude(
  platform: Platform,
  rules: Procedure,
  committed: Committed,
  snapshot: Snapshot<DossierState>,
  events: DossierEvent[],
  after: DossierState,
  commit: Commit,
): Promise<Outcome<Performed>> {
  if (committed.result === 'conflict')
    return refuse('conflict', { by: snapshot.state.last.by, what: snapshot.state.last.what });
  // The dossier is as it was seen: what stopped it stands in the register, or stood there until just now.
  if (committed.result === 'entered') {
    const entry = events.find((event) => event.type === 'dossier-decided')?.entry;
    const standing = entry && (await settleStanding(platform, rules, snapshot.state, entry));
    if (isRefusal(standing)) return standing;
    const used = await refuseUsed(platform, snapshot.state, events);
    if (used) return used;
    const taken = await refuseEntered(platform, rules, snapshot.state, events, committed.taken);
    return taken ?? refuse('register-changed');
  }
  if (committed.result === 'duplicate') {
    if (committed.receipt.request !== commit.receipt?.request) return refuse('idempotency-key-reused');
    return replayOf(platform, committed.receipt.dossierId, committed.receipt.seq);
  }
  const state = withDrawn(events, after, commit.code, committed.code);
  const savedSeq = commit.row ? after.seq : snapshot.savedSeq;
  platform.snapshots.set(state.id, { state, seq: after.seq, hash: committed.hash, savedSeq });
  if (platform.listeners.size) {
    const units = [...snapshot.state.tasks, ...state.tasks].map((task) => task.unit);
    for (const listener of platform.listeners) listener(units);
  }
  return { dossierId: state.id, seq: state.seq, code: state.code, events, state };
}

/**
 * Puts into the decision by which dossier was held what it gives to somebody else, and beside what it stands; refuses where another
 * gives it away, and where nobody wrote why it stands again.
 */
async function settleEntry(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  events: readonly DossierEvent[],
  command: Command,
  { rehearsal }: Pick<ActOptions, 'rehearsal'>,
): Promise<Refusal | undefined> {
  for (const event of events) {
    if (event.type !== 'dossier-decided' || !event.entry) continue;
    const before = await findHeldBefore(platform, rules, state, event.entry);
    if (isRefusal(before)) return before;
    const unanswered =
      before.asked &&
      answerAsked(event, command, before.asked, state, {
        province: platform.province,
        rules,
        at: platform.clock.now(),
      });
    if (unanswered) return unanswered;
    const looks = rehearsal || givesReason(event.entry);
    const settled = looks ? await settleStanding(platform, rules, state, event.entry) : event.entry;
    if (isRefusal(settled)) return settled;
    event.entry = { ...settled, ...before };
  }
  return undefined;
}

/** An earlier wake-up that will still come finds nothing to do and sets the next; only a sooner one needs a new job. */
function needsWake(scheduled: string | undefined, wake: string, now: Temporal.Instant): boolean {
  if (!scheduled) return true;
  // Its job is in the queue already, also when it is late: asking again at every act would only make it later.
  if (wake === scheduled) return false;
  const ms = Date.parse(scheduled);
  return ms <= now.epochMilliseconds || Date.parse(wake) < ms;
}

/** Of a notice from before, which kept no desk, the specialists of the unit that handles the dossier. */
const paymentDeskOf = ({ fees, unit }: DossierState): DossierSubject['paymentDesk'] =>
  fees.findLast((fee) => fee.askedBy)?.askedBy ?? { unit, post: 'specialist' };

export function subjectOf(state: DossierState, command?: Command): DossierSubject {
  const named =
    command && 'task' in command && command.task !== undefined
      ? state.tasks.find((task) => task.id === command.task)
      : undefined;
  const task =
    named ??
    (command && state.tasks.find((one) => one.act === command.act)) ??
    (command && 'task' in command ? undefined : state.tasks[0]);
  const consulted =
    command?.act === 'answer-consultation'
      ? state.consultations.find((one) => one.id === command.consultation)?.unit
      : undefined;
  return {
    applicant: state.applicant,
    representative: state.representative,
    procedure: state.procedure.code,
    unit: state.unit || undefined,
    receivingUnit: state.receivingUnit || undefined,
    task,
    consulted,
    paymentDesk: paymentDeskOf(state),
    asking: state.consultations.filter(isPending),
    tasks: state.tasks,
    isDraft: state.status === 'draft',
    isOnline: state.channel === 'online',
    revocable: Boolean((state.result && !state.result.against) || state.proposal || state.decision?.tookBack),
    stoppedAt: [...(state.stopped ?? []), ...(state.others ?? [])].map((one) => one.unit),
  };
}

async function findReplay(
  platform: Platform,
  dossierId: string,
  command: Command,
  actor: Actor,
  { idempotencyKey }: ActOptions,
): Promise<Outcome<Performed> | undefined> {
  if (!idempotencyKey) return undefined;
  const receipt = await platform.store.findReceipt(actor.id, idempotencyKey);
  if (!receipt) return undefined;
  if (receipt.request !== requestHash(dossierId, command)) return refuse('idempotency-key-reused');
  return replayOf(platform, receipt.dossierId, receipt.seq);
}

async function replayOf(platform: Platform, dossierId: string, seq: number): Promise<Outcome<Performed>> {
  const snapshot = await platform.store.load(dossierId);
  if (!snapshot) return refuse('dossier-not-found', { dossier: dossierId });
  return { dossierId, seq, code: snapshot.state.code, events: [], state: snapshot.state, replayed: true };
}

function requestHash(dossierId: string, command: Command): string {
  return sha256(canonicalJson([dossierId, command]));
}

/** Wakes a dossier: whatever fell due is done. Safe to repeat; a race with a person's act is simply tried again. */
export async function wakeDossier(platform: Platform, dossierId: string): Promise<Outcome<Performed>> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await perform(platform, dossierId, { act: 'wake-dossier' }, SYSTEM);
    if (!isRefusal(outcome) || outcome.code !== 'conflict' || attempt >= 5) return outcome;
    platform.snapshots.delete(dossierId);
  }
}
