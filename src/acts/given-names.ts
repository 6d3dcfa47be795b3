/** What a register or who signs people in calls somebody is never refused for its letters: only what is typed is. */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { peopleNamed } from '#dossier/named-people.ts';
import { type GivenName, oddlyNamed } from '#dossier/parties.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { findEntry } from '#register/once-only.ts';
import type { Platform } from './platform.ts';

/** Names that nobody typed, looked up where one is no name of a person. */
export async function namesGiven({ store }: Platform, given: Command, actor: Actor): Promise<readonly GivenName[]> {
  const odd = oddlyNamed(given);
  if (!odd.length) return [];
  const registered = odd.map(async ({ idNumber: typed }) => {
    const idNumber = readIdNumber(typed) ?? typed;
    const name = await nameOf(store, idNumber);
    return { idNumber, ...(name !== undefined && { name }) };
  });
  return [actor, ...(await Promise.all(registered))];
}

/** By number, what the population register calls whom the command names with one, beside the applicant. */
export async function namesRegistered({ store }: Platform, command: Command): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { idNumber } of peopleNamed(command)) {
    const name = await nameOf(store, idNumber);
    if (name !== undefined) names.set(idNumber, name);
  }
  return names;
}

async function nameOf(store: Platform['store'], idNumber: string): Promise<string | undefined> {
  const name = findEntry(await store.readEntries(idNumber), 'person')?.data['fullName'];
  return typeof name === 'string' ? name : undefined;
}
