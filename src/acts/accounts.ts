/**
 * Whose account a party of a draft has. No request says it: whoever has an account is known by their number, and an account opens the
 * dossier, takes its notices and stands for somebody who reads them. An officer's draft has the account of that very number or none, a
 * citizen's their own, and of the other party that of the number.
 */
import { isParty, type PartyOf } from '#authority/identity.ts';
import type { Actor } from '#authority/permission.ts';
import type { Province } from '#authority/province.ts';
import { begins, type Command } from '#dossier/commands.ts';
import type { DossierState } from '#dossier/state.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { isSameName } from '#kernel/text.ts';

type Known = Pick<Province, 'people'>;

/** The account that is known to be of this number: of a sign-in that proves it; nothing where none is, or more than one. */
export function accountOf({ people }: Known, idNumber: string): string | undefined {
  const number = readIdNumber(idNumber);
  const of = [...people.values()].filter(
    (one) => number !== undefined && one.assurance === 2 && readIdNumber(one.idNumber) === number,
  );
  return of.length === 1 ? of[0].id : undefined;
}

/** The command, where the accounts it names are those of its parties, and it comes in by a way that is open to who sends it. */
export function withAccounts(province: Known, state: DossierState, command: Command, actor: Actor): Outcome<Command> {
  if (actor.kind === 'system' || (!begins(command) && command.act !== 'submit-dossier')) return command;
  const isOnline = state.status !== 'none' && state.channel === 'online';
  if (actor.kind === 'officer' && command.channel === 'online' && !isOnline) return refuse('online-by-officer');
  const { applicant, representative } = begins(command) ? command : state;
  const parties = [applicant, representative].filter((one) => one !== undefined);
  if (actor.kind === 'citizen')
    return refuseCitizen(province, command, actor, parties) ?? asSignedIn(province, command, actor, parties);
  const stray = parties.find((one) => one.id !== undefined && !isKnown(province, state, one));
  return stray ? refuse('account-differs', { name: stray.name, number: stray.idNumber }) : command;
}

/**
 * Whoever signed in is called in the dossier as their account is: the sign-in proved the name with the number, and no request says another.
 * A draft is begun with that name; what was drafted under another, before this was asked or at the counter, is not handed in.
 */
function asSignedIn(
  province: Known,
  command: Command,
  actor: Extract<Actor, { kind: 'citizen' }>,
  parties: readonly (PartyOf & { name: string })[],
): Outcome<Command> {
  const names = [actor.name, province.people.get(actor.id)?.name].filter((one) => one !== undefined);
  const nameOf = (party: { name: string }) => names.find((one) => isSameName(one, party.name));
  const other = parties.find((party) => isParty(actor, party) && nameOf(party) === undefined);
  if (other) return refuse('account-name-differs', { name: other.name, account: actor.name });
  if (!begins(command)) return command;
  const named = <Party extends PartyOf & { name: string }>(party: Party): Party =>
    isParty(actor, party) ? { ...party, name: nameOf(party) ?? party.name } : party;
  const { applicant, representative } = command;
  return { ...command, applicant: named(applicant), ...(representative && { representative: named(representative) }) };
}

/** That of the number, or the one with which the same person began the draft online. */
function isKnown(province: Known, { channel, applicant, representative }: DossierState, party: PartyOf): boolean {
  if (accountOf(province, party.idNumber ?? '') === party.id) return true;
  const before = channel === 'online' ? [applicant, representative] : [];
  return before.some((one) => one && one.id === party.id && one.idNumber === party.idNumber);
}

/** Of themselves their own account and number; nobody drafts what is no matter of theirs. */
function refuseCitizen(
  province: Known,
  { act }: Command,
  actor: Extract<Actor, { kind: 'citizen' }>,
  parties: readonly PartyOf[],
): Refusal | undefined {
  const own = readIdNumber(actor.idNumber ?? province.people.get(actor.id)?.idNumber ?? '');
  const fits = (party: PartyOf): boolean => {
    if (party.id === actor.id) return !own || readIdNumber(party.idNumber ?? '') === own;
    return party.id === undefined || (!isParty(actor, party) && accountOf(province, party.idNumber ?? '') === party.id);
  };
  const all = parties.every(fits) && parties.some((party) => isParty(actor, party));
  return all ? undefined : refuse('not-permitted', { act, who: 'applicant' });
}
