/**
 * What the system itself has against a request that is refused, looked up at the moment of the refusal: who refuses on it does so because
 * it is so now, and not because a page said so once.
 */
import type { Actor } from '#authority/permission.ts';
import { barsNow } from '#dossier/bars-now.ts';
import type { Command } from '#dossier/commands.ts';
import { type Context, refuseIneligible } from '#dossier/context.ts';
import { countedState } from '#dossier/counted.ts';
import { submit } from '#dossier/decide-intake.ts';
import { isRefusedAtReceipt } from '#dossier/decide-outcome.ts';
import { citesHeld } from '#dossier/law-cited.ts';
import { groundsAtReceipt } from '#dossier/receipt-grounds.ts';
import { type FoundNow, isReceived, type Offered, possibleGrounds } from '#dossier/refusal-grounds.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { instantText } from '#kernel/clock.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { everyRefusal, isRefusal, type Refusal } from '#kernel/outcome.ts';
import { knownTo, refuseBarred } from './barred.ts';
import { findClosed } from './gate.ts';
import { lookUp, refuseToBegin } from './look-up.ts';
import type { Platform, Procedure } from './platform.ts';
import { foreseeEntered, foreseeQuestions } from './proofs.ts';
import { briefly } from './standing.ts';

/** Of the acts that refuse, or conclude against the request; of any other nothing. */
export async function lookAtRefused(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  command: Command,
  actor: Actor,
): Promise<Pick<Context, 'foundNow'>> {
  const rejects = command.act === 'decide-dossier' && command.outcome === 'rejected';
  if (rejects || command.act === 'refuse-dossier') return { foundNow: await findNow(platform, rules, state, actor) };
  if (command.act === 'complete-task') {
    const step = state.tasks.find(({ id }) => id === command.task)?.step;
    if (!step || rules.conclusionOf(step, command.result ?? {})?.favourable !== false) return {};
    const recorded = { ...state, results: { ...state.results, [step]: command.result ?? {} } };
    return { foundNow: await findNow(platform, rules, state, actor, recorded) };
  }
  if (command.act !== 'refuse-reception') return {};
  const { channel, applicant, representative, place, receivingUnit, answers = {} } = command;
  const brought = { ...state, channel, applicant, representative, place, receivingUnit, answers };
  return { foundNow: await findNow(platform, rules, brought, actor) };
}

/** `recorded`: with what the step records that is being done. */
async function findNow(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  actor: Actor,
  recorded: DossierState = state,
): Promise<FoundNow> {
  const { province, clock } = platform;
  const { applicant, answers } = state;
  // What came in is judged by the day on which it did.
  const isIn = state.submittedAt !== undefined;
  const at = state.submittedAt ? Temporal.Instant.from(state.submittedAt) : clock.now();
  const closed = isIn ? undefined : await findClosing(platform, rules);
  const barsBy = (asked: Pick<Context, 'known'>) =>
    isReceived(state) ? {} : { bars: barsNow(state, { rules, province, at, ...asked }) };
  // Of whom nobody has said yet who they are, nothing is known but what is answered.
  if (!readIdNumber(applicant.idNumber)) return { refusals: [], looked: {}, ...barsBy({}), ...(closed && { closed }) };
  const looked = await lookUp(platform, rules, applicant.idNumber, state);
  const by = { id: actor.id, name: actor.name, kind: actor.kind };
  const context: Context = { at, atText: instantText(at), by, province, rules, absences: [], ...looked };
  const handedIn = submit({ ...state, process: undefined, tasks: [] }, { act: 'submit-dossier' }, context);
  const name = looked.registeredName ?? applicant.name;
  const begun = isIn ? undefined : await refuseToBegin(platform, rules, { ...applicant, name }, answers);
  const barred = await refuseBarred(platform, rules, countedState(state, rules), knownTo(actor, state));
  // Also by what steps recorded since.
  const unfit = isIn ? refuseIneligible(recorded, context) : undefined;
  const found = [begun, handedIn, barred, unfit].filter((one) => isRefusal(one)).flatMap(everyRefusal);
  const told = new Map(found.map((one) => [JSON.stringify([one.code, one.params]), one]));
  const later = isIn && !isRefusedAtReceipt(state) ? await findInRegisters(platform, rules, state) : [];
  return { refusals: [...told.values()], later, looked, ...barsBy(looked), ...(closed && { closed }) };
}

/**
 * By which document of law procedure control closed it: that it is a draft, or waits to be looked at, is the office's own state, and nobody is
 * refused for that.
 */
export async function findClosing(platform: Platform, rules: Procedure): Promise<string | undefined> {
  const { province, clock } = platform;
  if ((await findClosed(platform, rules))?.code !== 'procedure-closed') return undefined;
  const basis = (await platform.findClosing(rules.code))?.trim();
  return basis && citesHeld(basis, { province, at: clock.now(), rules }) ? basis : undefined;
}

/** What granting it would meet there: nothing of what others are to do about it. */
async function findInRegisters(platform: Platform, rules: Procedure, state: DossierState): Promise<Refusal[]> {
  const entered = await foreseeEntered(platform, rules, state);
  const questions = await foreseeQuestions(platform, rules, state);
  return [...(entered ? [briefly(entered)] : []), ...questions];
}

/** What the person at the counter said so far. */
export type Before = Partial<Pick<DossierState, 'applicant' | 'place' | 'answers'>> &
  Pick<DossierState, 'receivingUnit'>;

/** On what who stands at the counter may be refused. */
export async function groundsAtCounter(
  platform: Platform,
  rules: Procedure,
  before: Before,
  actor: Actor,
): Promise<Offered[]> {
  return groundsFor(platform, rules, { ...noDossier(''), channel: 'counter', ...before }, actor);
}

/** The same of a dossier that was handed in. */
export const groundsNow = (
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  actor: Actor,
): Promise<Offered[]> => groundsFor(platform, rules, countedState(state, rules), actor);

async function groundsFor(platform: Platform, rules: Procedure, state: DossierState, actor: Actor): Promise<Offered[]> {
  const { province, clock } = platform;
  const foundNow = await findNow(platform, rules, state, actor);
  const asked = { rules, province, at: clock.now(), foundNow };
  return isReceived(state) ? possibleGrounds(state, asked) : groundsAtReceipt(state, asked);
}
