/** What proves a component of a dossier must still hold: a result that was revoked, or an entry that it had made, proves nothing. */
import type { Command } from '#dossier/commands.ts';
import { countedState } from '#dossier/counted.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { provesComponent } from '#dossier/proven.ts';
import type { DossierState, RegisterWrite, Submitted } from '#dossier/state.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { UNDECIDED } from '#kernel/status.ts';
import { claimedBy, claimsOf } from './claimed.ts';
import {
  findGone,
  findHeldBefore,
  type HoldingRules,
  refuseGone,
  refuseOneParty,
  refusePlotNumbers,
  refuseReceiving,
  refuseTaken,
} from './holding.ts';
import { lookUp } from './look-up.ts';
import { refuseNamed } from './members.ts';
import { refuseOwnNumber } from './newcomers.ts';
import type { Platform, Procedure } from './platform.ts';
import { tellHolder } from './plot-holders.ts';
import { refuseOwnNationality } from './receivers.ts';
import { dayText, entryBefore, foreseeStanding, inDossier } from './standing.ts';
import { findVoid } from './void-results.ts';

/** Entries that acts on dossiers made, and may take back: what was loaded from outside has another origin. */
const MADE_HERE = /^[0-9a-f-]{36}#\d+$/;

/** Asked when papers come in, and again before what rests on them is given. */
export async function refuseStale(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  command: Command,
): Promise<Refusal | undefined> {
  const components = resting(state, command);
  const files = components.flatMap(({ component, file }) => (file && !takesVoid(rules, component) ? [file] : []));
  const voids = await findVoid(platform, files, state.id);
  for (const { component, file } of components) {
    const found = file && !takesVoid(rules, component) ? voids.get(file) : undefined;
    if (found) return refuse(`component-${found.why}`, { component: rules.itemName(component), by: found.dossier });
  }
  if (!gives(command)) return undefined;
  const proven = components.filter((one) => one.register);
  const filled = Object.entries(state.provenance).filter(
    ([, { entry, contested }]) => !contested && MADE_HERE.test(entry),
  );
  if (!proven.length && !filled.length) return undefined;
  const found = await lookUp(platform, rules, state.applicant.idNumber, state);
  // Of what came in before, on an entry of another commune, who decides is asked.
  const looked = { ...found, proven: found.held ?? [], elsewhere: [] };
  const nameOf = (register: string) => platform.registers.registers.get(register)?.name ?? register;
  const gone = proven.find((one) => !looked.proven.includes(one.register!));
  if (gone)
    return refuse('component-revoked', { component: rules.itemName(gone.component), by: nameOf(gone.register!) });
  // Of one that came in before a contested entry stopped proving anything.
  const contested = proven.find((one) => !provesComponent(rules, one, state.answers, looked, state.provenance));
  if (contested)
    return refuse('component-contested', {
      component: rules.itemName(contested.component),
      by: nameOf(contested.register!),
    });
  const taken = filled.find(([, { entry }]) => !looked.standing?.includes(entry));
  return taken && refuse('answer-revoked', { item: rules.itemName(taken[0]), register: nameOf(taken[1].register) });
}

/** Why the record did not take an entry that stands once: what is there already, and where. */
export async function refuseEntered(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  events: readonly DossierEvent[],
  taken = '',
): Promise<Refusal | undefined> {
  const entry = events.find((event) => event.type === 'dossier-decided')?.entry;
  const register = entry && platform.registers.registers.get(entry.register);
  if (!entry || !register) return undefined;
  return (
    (await refuseClaim(platform, rules, state, entry, taken)) ??
    (await refuseEntry(platform, entry)) ??
    // Whatever else is taken by now.
    refuseAnyTaken(platform, rules, state, entry)
  );
}

/** Of one claim of the entry: what it is, and where it stands. */
async function refuseClaim(
  platform: Platform,
  rules: Pick<Procedure, 'itemName' | 'hiddenOf' | 'residence'>,
  state: DossierState,
  entry: RegisterWrite,
  taken: string,
): Promise<Refusal | undefined> {
  const register = platform.registers.registers.get(entry.register)!;
  const values = { ...entry.untaken, ...entry.unique };
  const name = claimedBy(platform, entry.register, values).find(
    ({ claims, near }) => claims.includes(taken) || near?.some(({ beginning }) => taken.startsWith(beginning)),
  )?.name;
  if (!name) return taken ? refuseTaken(platform, rules, state, entry, taken) : undefined;
  const gone = await refuseGone(platform, rules, entry, name);
  if (gone) return gone;
  const value = values[name];
  const own = String(entry.data[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const [whole, part] = [value, own].map((one) => claimsOf(platform, entry.register, { [name]: one })[0]);
  const shown = dayText(own && whole.startsWith(part) ? own : value);
  const holder = (await platform.store.findHolders(entry.register, [taken])).get(taken);
  const before = await fromDossier(platform, holder);
  return refuse('value-entered', { item: rules.itemName(name), value: shown, register: register.name, before });
}

/** What the entry would take is another's already. */
async function refuseAnyTaken(
  platform: Platform,
  rules: HoldingRules,
  state: DossierState,
  entry: RegisterWrite,
): Promise<Refusal | undefined> {
  const gone = await findGone(platform, entry, state.id);
  if (gone) return refuseClaim(platform, rules, state, entry, gone.claim);
  return refuseIn(platform, rules, state, entry);
}

/** Who is in it may not be. */
async function refuseIn(platform: Platform, rules: HoldingRules, state: DossierState, entry: RegisterWrite) {
  const before = await findHeldBefore(platform, rules, state, entry);
  return isRefusal(before) ? before : undefined;
}

/** Seen before anybody signs: what this dossier would enter, as far as it is known by now, stands there already. */
export async function foreseeEntered(
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'hiddenOf' | 'despite'> & HoldingRules,
  state: DossierState,
): Promise<Refusal | undefined> {
  // What was decided is entered by this very dossier.
  if (state.decision || !UNDECIDED.includes(state.status)) return undefined;
  const entry = entryBefore(platform, rules, state);
  if (!entry) return undefined;
  // What may stand again for a reason is told last, with the reason.
  const unique = Object.entries(entry.unique ?? {}).filter(([name]) => !rules.despite[name]);
  return (
    refuseOwnNumber(platform, entry, state) ??
    (await refuseAnyTaken(platform, rules, state, { ...entry, unique: Object.fromEntries(unique) })) ??
    (entry.subject ? await refuseEntry(platform, entry) : undefined) ??
    foreseeStanding(platform, rules, state, entry)
  );
}

/** What registers ask about the decision: who decides answers it with a reason, or decides against the request. */
export async function foreseeQuestions(
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'hiddenOf'> & HoldingRules,
  state: DossierState,
): Promise<readonly Refusal[]> {
  if (state.decision || !UNDECIDED.includes(state.status)) return [];
  const entry = entryBefore(platform, rules, state);
  const before = entry ? await findHeldBefore(platform, rules, state, entry) : {};
  return isRefusal(before) ? [] : (before.asked ?? []);
}

/** Who holds the land, where that is not who applies; told before anybody decides. */
export async function foreseeHolder(
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'hiddenOf'>,
  state: DossierState,
): Promise<Refusal | undefined> {
  if (state.decision || !UNDECIDED.includes(state.status)) return undefined;
  const entry = entryBefore(platform, rules, state);
  return entry && tellHolder(platform, state, entry.register);
}

/** Who gives and who receives are two, and whoever receives may, seen as soon as it is handed in. */
export function refuseParties(
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'hiddenOf'> & HoldingRules,
  state: DossierState,
): Refusal | undefined {
  const entry = entryBefore(platform, rules, state);
  if (!entry) return undefined;
  return refuseOneParty(platform, entry, state.applicant) ?? refuseReceiving(platform, rules, state, entry);
}

/**
 * The same, and what the population register says of the applicant alone: of the others it is asked by who appraises; that a member is not
 * as written, nothing more, is told here.
 */
export async function refuseHandedIn(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  mayKnow: (number: string) => boolean,
): Promise<Refusal | undefined> {
  const unfit = refuseParties(platform, rules, state);
  // A told story is told again and again.
  if (unfit || platform.story) return unfit;
  const register = platform.registers.registers.get(rules.register ?? '');
  if (register?.members) return refuseNamed(platform, countedState(state, rules), register, mayKnow);
  if (!register?.holding?.abroad) return undefined;
  const entry = entryBefore(platform, rules, state);
  return (
    entry && refuseOwnNationality(platform, rules, platform.registers.registers.get(entry.register)!, entry, state)
  );
}

/**
 * What a step makes impossible to sign is said at that step, before anybody pays: a number that it gives a plot and that is somebody's
 * already; and where it concludes for the request, whatever the record would refuse whoever signs and whatever they write.
 */
export async function refuseRecorded(
  platform: Platform,
  rules: Procedure,
  events: readonly DossierEvent[],
  after: DossierState,
): Promise<Refusal | undefined> {
  const done = events.find((event) => event.type === 'task-completed');
  // A told story is told again and again.
  if (!done || after.decision || platform.story) return undefined;
  // Most registers hold nothing: of theirs no entry is put together here.
  const register = platform.registers.registers.get(rules.register ?? '');
  if (!register?.holding && !register?.members) return undefined;
  const entry = entryBefore(platform, rules, after);
  if (!entry) return undefined;
  const numbered = await refusePlotNumbers(platform, after, entry);
  if (numbered || !rules.conclusionOf(done.step, done.result)?.favourable) return numbered;
  // Of what stands by who is in it, that alone: its name may still be another's to give free until it is signed.
  if (register.members) return (await refuseEntry(platform, entry)) ?? refuseIn(platform, rules, after, entry);
  // What may stand again for a reason is asked with the reason.
  const unique = Object.entries(entry.unique ?? {}).filter(([name]) => !rules.despite[name]);
  return refuseAnyTaken(platform, rules, after, { ...entry, unique: Object.fromEntries(unique) });
}

/** By which dossier it stands there, where one entered it. */
async function fromDossier({ store }: Platform, id: string | undefined) {
  const state = id && MADE_HERE.test(`${id}#1`) ? (await store.load(id))?.state : undefined;
  return inDossier(state?.code);
}

export async function refuseEntry(platform: Platform, entry: RegisterWrite | undefined): Promise<Refusal | undefined> {
  if (entry?.bare) return undefined;
  const register = entry && platform.registers.registers.get(entry.register);
  if (!register) return undefined;
  const entries = await platform.store.readEntries(entry.subject);
  const there =
    (register.oncePerSubject && entries.find((one) => one.register === entry.register)) ||
    (register.newSubject && entries[0]);
  if (!there) return undefined;
  const told = {
    subject: entry.subject,
    before: await fromDossier(platform, there.origin.split('#')[0]),
    register: platform.registers.registers.get(there.register)?.name ?? there.register,
  };
  const { called } = register;
  const value = called && there.register === entry.register ? String(there.data[called.by] ?? '').trim() : '';
  return value
    ? refuse('already-holds', { ...told, value, instead: called!.instead })
    : refuse('already-entered', told);
}

/** What was asked for is decided on or made. */
const gives = (command: Command): boolean =>
  command.act === 'issue-result' || (command.act === 'decide-dossier' && command.outcome !== 'rejected');

function resting(state: DossierState, command: Command): readonly Submitted[] {
  switch (command.act) {
    case 'submit-dossier':
      return command.components ?? state.components;
    case 'supplement-dossier':
      return command.components ?? [];
    default:
      return gives(command) ? state.components : [];
  }
}

/** What is asked for is the very paper that speaks against the person, as for a complaint: that it was made is what it proves. */
const takesVoid = ({ components }: Procedure, id: string): boolean =>
  components.some((one) => one.id === id && one.evenVoid);
