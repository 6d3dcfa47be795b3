/**
 * What a register has against a request whatever anybody concludes of it, so that it could only be refused: looked up before money is asked
 * for, when it is handed in and again before a fee of the reception is paid. Nobody else is told what is theirs.
 */
import { isParty } from '#authority/identity.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { countedState } from '#dossier/counted.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { claimedBy } from './claimed.ts';
import { refuseMembers } from './members.ts';
import type { Platform, Procedure } from './platform.ts';
import { refuseEntry, refuseHandedIn } from './proofs.ts';
import { entryBefore, foreseen } from './standing.ts';

type MayKnow = (number: string) => boolean;

/** What registers have of whom is told to officers, and to the applicant of themselves. */
export const knownTo =
  (actor: Actor, { applicant }: Pick<DossierState, 'applicant'>): MayKnow =>
  (number) =>
    actor.kind !== 'citizen' || (number === applicant.idNumber && isParty(actor, applicant));

/** It is handed in, or a fee without which it is not received is paid. */
export const isBeforeMoney = (command: Command, { status, fees }: Pick<DossierState, 'status' | 'fees'>): boolean =>
  command.act === 'submit-dossier' ||
  (command.act === 'pay-fee' &&
    status === 'submitted' &&
    fees.some(({ id, before }) => id === command.fee && before === 'receipt'));

/** All of it at once. */
export async function refuseBarred(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  mayKnow: MayKnow,
): Promise<Refusal | undefined> {
  return refuseAll(
    await refuseHandedIn(platform, rules, state, mayKnow),
    await refuseSecond(platform, rules, state, mayKnow),
    await refuseValueTaken(platform, rules, state),
  );
}

/**
 * Who stands in the register already, where everybody does so once, hands in nothing that can only be refused; nor with a member who
 * stands there.
 */
export async function refuseSecond(
  platform: Platform,
  rules: Pick<Procedure, 'entryOf' | 'hiddenOf'>,
  state: DossierState,
  mayKnow: MayKnow,
): Promise<Refusal | undefined> {
  // A told story is told again and again.
  const entry = platform.story ? undefined : entryBefore(platform, rules, state);
  const register = entry && platform.registers.registers.get(entry.register);
  const { called } = register ?? {};
  if (!register?.oncePerSubject || !called || entry?.subject !== state.applicant.idNumber) return undefined;
  const refused = await refuseEntry(platform, entry);
  if (!refused) return refuseMembers(platform, countedState(state, rules), register, mayKnow);
  const told = { register: register.name, instead: called.instead };
  if (!mayKnow(entry.subject)) return refuse('stands-once', told);
  // What an entry is called, some that were loaded do not say.
  const { value } = refused.params;
  return value ? refuse('stands-already', { value, ...told }) : refuse('stands-unnamed', told);
}

/** What stands once for everybody, as the name of a household business in its commune, and may not stand again for any reason. */
async function refuseValueTaken(
  platform: Platform,
  rules: Pick<Procedure, 'onceOf' | 'hiddenOf' | 'despite' | 'itemName'>,
  state: DossierState,
): Promise<Refusal | undefined> {
  if (platform.story) return undefined;
  const once = foreseen(platform, state, rules, rules.onceOf);
  const register = once && platform.registers.registers.get(once.register);
  // Who gives what they hold, and what comes of it, is asked of who appraises.
  if (!once?.unique || !register || register.holding) return undefined;
  const values = Object.entries(once.unique).filter(([name]) => !rules.despite[name]);
  for (const { name, value, claims } of claimedBy(platform, register.id, Object.fromEntries(values))) {
    const holders = await platform.store.findHolders(register.id, [...claims]);
    if (![...holders.values()].some((one) => one !== state.id)) continue;
    const said = countedState(state, rules).answers[name];
    return refuse('value-taken', { item: rules.itemName(name), value: String(said ?? value), register: register.name });
  }
  return undefined;
}
