/** What an act needs to be told that a story says nothing of. */
import type { Actor } from '#authority/permission.ts';
import type { Person } from '#authority/province.ts';
import type { Act, CommandOf } from '#dossier/commands.ts';
import { groundsFor } from '#dossier/conclusion-grounds.ts';
import { stepsAgainst } from '#dossier/conclusions.ts';
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import { originalsOwed } from '#dossier/originals.ts';
import { isOrganisation } from '#dossier/parties.ts';
import { type GroundRef, groundKey, groundOf, isMoreThanOpinion, possibleGrounds } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import type { AbsenceRequest } from './absence.ts';
import { isKindUnknown } from './numbers.ts';
import type { Platform, Procedure } from './platform.ts';

/** As far as a story does not tell: a person for a company, the originals that are owed, and the number of what goes by post. */
export function handedOut(rules: Procedure, state: DossierState): Partial<CommandOf<'deliver-result'>> {
  const { id, applicant, delivery } = state;
  const originals = originalsOwed(rules, state);
  return {
    ...(originals.length && { originals }),
    ...(isOrganisation(applicant) && { recipient: `Đại diện ${applicant.name}`, position: 'người đại diện' }),
    ...(delivery?.method === 'post' && { consignment: `DEMO-${id.slice(-8)}` }),
  };
}

/** Why no fee was set, and, of a paper whose kind nobody says, a symbol that nobody takes for one. */
export const issued = (rules: Procedure, state: DossierState): Partial<CommandOf<'issue-result'>> => ({
  ...(awaitsCaseFee(state, rules) && { feeUnset: 'Câu chuyện không nêu mức thu' }),
  ...(isKindUnknown(rules, state) && { number: 'DEMO' }),
});

/** On what it is refused, where a story names nothing: what was concluded against it. */
export const concludedAgainst = (rules: Procedure, state: DossierState): GroundRef[] =>
  stepsAgainst(rules, state).map((id) => ({ kind: 'conclusion', id }));

/** Of others, who give what is asked: where a story names no number, one that nobody takes for theirs. */
export const granted = (issuedOn: string) => ({
  outcome: 'granted',
  issuedOn,
  number: 'DEMO-1',
});

/** On what a step concludes against it, where a story does not say: the first there is of this case. */
export function someGround(
  { province, clock }: Platform,
  rules: Procedure,
  state: DossierState,
  step: string,
): GroundRef[] {
  const asked = { rules, province, at: clock.now() };
  const first = groundsFor(step, state, possibleGrounds(state, asked)).find(isMoreThanOpinion);
  return first ? [groundOf(groundKey(first))] : [];
}

/** The moment of a local date and time. */
export function localInstant({ province }: Platform, local: string): Outcome<Temporal.Instant> {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(province.calendar.source.timeZone).toInstant();
  } catch {
    return refuse('date-invalid', { value: local });
  }
}

/** The very same absence: the officer, who stands in, from when and until when. */
export async function isRecorded(
  { store }: Platform,
  { officer, from, to, standIn }: AbsenceRequest,
): Promise<boolean> {
  const same = (a: string, b: string) => Date.parse(a) === Date.parse(b);
  const rows = await store.listAbsences([officer], from);
  return rows.some((one) => same(one.from, from) && same(one.to, to) && (one.standIn ?? '') === (standIn ?? ''));
}

export function citizen(person: Person): Actor {
  const { id, name, idNumber, assurance } = person;
  return { kind: 'citizen', id, name, idNumber, assurance };
}

export function partyOf({ id, name, idNumber, address, phone, email }: Person) {
  return { id, name, idNumber, address, phone, email };
}

/** Acts whose input a story gives as what the step records. */
export const BY_RECORD = new Set<Act>(['request-payment', 'hand-over-dossier', 'record-outside-result']);

/** Acts on a task, which a story names by its step. */
export const TASK_ACTS = new Set<Act>([
  'claim-task',
  'complete-task',
  'return-task',
  'reassign-task',
  'substitute-task',
  'request-payment',
  'decide-dossier',
  'issue-result',
  'deliver-result',
  'receive-dossier',
  'hand-over-dossier',
  'record-outside-result',
]);
