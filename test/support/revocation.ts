/** A result that is taken back: proposed by an officer who prepares it, then decided on by another. */
import { type Performed, perform } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import type { Actor } from '#authority/permission.ts';
import type { CommandOf } from '#dossier/commands.ts';
import { isRefusal, type Outcome } from '#kernel/outcome.ts';
import { holder } from './platform.ts';

export type Proposed = Omit<CommandOf<'propose-revocation'>, 'act'>;

/** By a specialist of the unit that issued it, where nobody else is named. */
export async function propose(
  platform: Platform,
  dossierId: string,
  given: Proposed,
  by?: Actor,
): Promise<Outcome<Performed>> {
  const { unit } = (await platform.store.load(dossierId))!.state;
  const command = { act: 'propose-revocation', ...given } as const;
  return perform(platform, dossierId, command, by ?? holder(unit, 'specialist'));
}

/** What comes of it: the refusal of the proposal, else what the head's own act says. A proposal that stands is decided on as it is. */
export async function takeBack(
  platform: Platform,
  dossierId: string,
  given: Proposed,
  head: Actor,
): Promise<Outcome<Performed>> {
  const stands = (await platform.store.load(dossierId))!.state.proposal;
  const proposed = stands ? undefined : await propose(platform, dossierId, given);
  if (isRefusal(proposed)) return proposed;
  return perform(platform, dossierId, { act: 'revoke-result' }, head);
}
