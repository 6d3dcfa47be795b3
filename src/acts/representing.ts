/**
 * Who acts for somebody else, asked anew at every act and every reading, by pages and API alike. What was begun online for another rests
 * on a delegation that was given, accepted and holds that day for the procedure; what the counter took in rests on the paper that an
 * officer was shown.
 */
import { isParty, type PartyOf, provenNumber } from '#authority/identity.ts';
import type { Actor, DossierSubject } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierState } from '#dossier/state.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { isSameName } from '#kernel/text.ts';
import { ALL_PROCEDURES, type Delegation } from '#spine/doors.ts';
import type { Share } from '#spine/shelf.ts';
import { withAccounts } from './accounts.ts';
import type { Platform } from './platform.ts';

type Asked = Pick<Platform, 'findDelegations' | 'clock' | 'province' | 'story'>;

/** It was accepted, nobody ended it, and it holds that day; of a procedure where one is named. */
const holdsOn = (one: Delegation, date: string, procedure?: string): boolean =>
  one.acceptedAt !== undefined &&
  !one.declinedAt &&
  !one.revokedAt &&
  one.validFrom <= date &&
  date <= one.validTo &&
  (procedure === undefined || one.procedure === ALL_PROCEDURES || one.procedure === procedure);

const todayOf = ({ clock, province }: Asked): string => province.calendar.dateOf(clock.now());

/** Those that let this person act for others today in the procedure: known by the number that the sign-in proved. */
export async function delegationsTo(platform: Asked, who: Actor | undefined, procedure: string): Promise<Delegation[]> {
  const me = provenNumber(who);
  const today = todayOf(platform);
  const all = me ? await platform.findDelegations(me) : [];
  return all.filter((one) => one.to === me && holdsOn(one, today, procedure));
}

/** By which the one acts for the other today in the procedure; where a time is named, already then. */
export async function findDelegation(
  platform: Asked,
  { idNumber: from }: PartyOf,
  { idNumber: to }: PartyOf,
  procedure: string,
  since?: string,
): Promise<Delegation | undefined> {
  const [giver, agent] = [readIdNumber(from ?? ''), readIdNumber(to ?? '')];
  if (!giver || !agent) return undefined;
  const today = todayOf(platform);
  const all = await platform.findDelegations(agent);
  const isBy = (at?: string) => since === undefined || (at !== undefined && Date.parse(at) <= Date.parse(since));
  return all.find(
    (one) => one.from === giver && one.to === agent && holdsOn(one, today, procedure) && isBy(one.acceptedAt),
  );
}

/** How a dossier names it. */
export const authorityOf = ({ id, validFrom, validTo }: Delegation): string => `${id} (${validFrom} – ${validTo})`;

/** Whether the representative acts today by what was shown to an officer; online nothing is shown to anybody. */
const isOnPaper = ({ status, channel }: Pick<DossierState, 'status' | 'channel'>, command?: Command): boolean =>
  status !== 'none' && channel !== 'online' && !(command && 'channel' in command && command.channel === 'online');

/** Whether the representative of the dossier acts for its applicant today. */
export async function isStanding(
  platform: Asked,
  state: Pick<DossierState, 'status' | 'channel' | 'procedure' | 'applicant' | 'representative'>,
): Promise<boolean> {
  const { applicant, representative, procedure } = state;
  if (!representative) return false;
  // A told story has its own people.
  if (platform.story || isOnPaper(state)) return true;
  return (await findDelegation(platform, applicant, representative, procedure.code)) !== undefined;
}

/**
 * Whether who shows a result by a link may do so still: what a representative opened closes with the delegation they stood on, and a later
 * one does not open it again.
 */
export async function mayStillShow(
  platform: Asked,
  { owner, createdAt }: Pick<Share, 'owner' | 'createdAt'>,
  state: DossierState,
): Promise<boolean> {
  const isOf = (party?: PartyOf) => party?.id !== undefined && owner === `citizen:${party.id}`;
  const { applicant, representative, procedure } = state;
  if (isOf(applicant) || !representative || !isOf(representative)) return true;
  if (platform.story || isOnPaper(state)) return true;
  const standing = await findDelegation(platform, applicant, representative, procedure.code, createdAt);
  return standing !== undefined;
}

/** The subject, where it is said whether who asks represents its applicant today; of who does not, nothing is looked up. */
export async function withStanding<Subject extends Pick<DossierSubject, 'applicant' | 'representative'>>(
  platform: Asked,
  subject: Subject,
  state: Pick<DossierState, 'status' | 'channel'>,
  procedure: string,
  actor: Actor,
  command?: Command,
): Promise<Subject & { represented?: boolean }> {
  const { applicant, representative } = subject;
  if (!applicant || !representative || !isParty(actor, representative) || isParty(actor, applicant)) return subject;
  const stands = platform.story || isOnPaper(state, command);
  // Given to the number, not to whoever says to have it.
  const me = { idNumber: provenNumber(actor) };
  const represented = stands || (await findDelegation(platform, applicant, me, procedure)) !== undefined;
  return { ...subject, represented };
}

/** The command with the accounts of its parties; a citizen's names the delegation of who represents, whatever the request says. */
export async function withParties(
  platform: Asked,
  state: DossierState,
  given: Command,
  actor: Actor,
  procedure: string,
): Promise<Outcome<Command>> {
  const command = withAccounts(platform.province, state, given, actor);
  if (isRefusal(command) || platform.story || actor.kind !== 'citizen' || command.act !== 'draft-dossier')
    return command;
  const { applicant, representative } = command;
  if (!representative) return command;
  const one = await findDelegation(platform, applicant, representative, procedure);
  if (!one) return refuse('delegation-needed');
  // Of the other it was accepted under a name: under no other name is anybody acted for, or does anybody act.
  const [other, name] = isParty(actor, applicant) ? [representative, one.toName] : [applicant, one.fromName];
  if (!isSameName(other.name, name)) return refuse('delegation-name-differs', { name: other.name, given: name });
  const parties = {
    applicant,
    representative,
    [isParty(actor, applicant) ? 'representative' : 'applicant']: { ...other, name },
  };
  return { ...command, ...parties, representative: { ...parties.representative, authority: authorityOf(one) } };
}
