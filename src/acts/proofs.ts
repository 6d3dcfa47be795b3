/** What proves a component of a dossier must still hold: a result that was revoked, or an entry that it had made, proves nothing. */
import type { Command } from '#dossier/commands.ts';
import { UNDECIDED } from '#dossier/decide.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { provesComponent } from '#dossier/proven.ts';
import type { DossierState, RegisterWrite, Submitted } from '#dossier/state.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { claimsOf, uniqueOf } from './commit.ts';
import { findHeldBefore } from './holding.ts';
import { lookUp } from './look-up.ts';
import type { Platform, Procedure } from './platform.ts';
import { entryBefore, foreseeStanding } from './standing.ts';

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
  for (const { component, source } of components)
    if (source?.kind === 'shelf' && source.from && (await isRevoked(platform, source.from)))
      return refuse('component-revoked', { component: rules.itemName(component), by: source.from });
  if (!gives(command)) return undefined;
  const proven = components.filter((one) => one.register);
  const filled = Object.entries(state.provenance).filter(
    ([, { entry, contested }]) => !contested && MADE_HERE.test(entry),
  );
  if (!proven.length && !filled.length) return undefined;
  const looked = await lookUp(platform, rules, state.applicant.idNumber);
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
  events: readonly DossierEvent[],
  taken = '',
): Promise<Refusal | undefined> {
  const entry = events.find((event) => event.type === 'dossier-decided')?.entry;
  const register = entry && platform.registers.registers.get(entry.register);
  if (!entry || !register) return undefined;
  const { unique = {}, untaken = {}, data } = entry;
  const said = (name: string, value: string) => {
    const own = String(data[name] ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    const [whole, part] = [value, own].map((one) => claimsOf(platform, entry.register, { [name]: one })[0]);
    const shown = own && whole.startsWith(part) ? own : value;
    return refuse('value-entered', {
      item: rules.itemName(name),
      value: shown,
      register: register.name,
    });
  };
  const name = Object.keys(unique)[uniqueOf(platform, entry).indexOf(taken)];
  if (name) return said(name, unique[name]);
  const [gone] = Object.entries(untaken);
  return (await refuseEntry(platform, entry)) ?? (gone && said(...gone));
}

/** Seen before anybody signs: what this dossier would enter, as far as it is known by now, stands there already. */
export async function foreseeEntered(
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'itemName' | 'despite'>,
  state: DossierState,
): Promise<Refusal | undefined> {
  // What was decided is entered by this very dossier.
  if (state.decision || !UNDECIDED.includes(state.status)) return undefined;
  const entry = entryBefore(platform, rules, state);
  if (!entry) return undefined;
  const before = await findHeldBefore(platform, rules, state, entry);
  if (isRefusal(before)) return before;
  const there = entry.subject ? await refuseEntry(platform, entry) : undefined;
  return there ?? foreseeStanding(platform, rules, state, entry);
}

async function refuseEntry(platform: Platform, entry: RegisterWrite | undefined): Promise<Refusal | undefined> {
  if (entry?.bare) return undefined;
  const register = entry && platform.registers.registers.get(entry.register);
  if (!register) return undefined;
  const entries = await platform.store.readEntries(entry.subject);
  const there =
    (register.oncePerSubject && entries.find((one) => one.register === entry.register)) ||
    (register.newSubject && entries[0]);
  if (!there) return undefined;
  return refuse('already-entered', {
    subject: entry.subject,
    register: platform.registers.registers.get(there.register)?.name ?? there.register,
  });
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

async function isRevoked({ store }: Platform, code: string): Promise<boolean> {
  const id = await store.findDossierId(code);
  const result = id ? (await store.load(id))?.state.result : undefined;
  return Boolean(result?.revoked);
}
