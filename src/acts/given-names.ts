/** What a register or who signs people in calls somebody is never refused for its letters: only what is typed is. */
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
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
    const name = findEntry(await store.readEntries(idNumber), 'person')?.data['fullName'];
    return { idNumber, ...(typeof name === 'string' && { name }) };
  });
  return [actor, ...(await Promise.all(registered))];
}
