/** What an act needs to be told that a story says nothing of. */
import type { CommandOf } from '#dossier/commands.ts';
import { stepsAgainst } from '#dossier/conclusions.ts';
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import { originalsOwed } from '#dossier/originals.ts';
import { isOrganisation } from '#dossier/parties.ts';
import type { GroundRef } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
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

/** The moment of a local date and time. */
export function localInstant({ province }: Platform, local: string): Outcome<Temporal.Instant> {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(province.calendar.source.timeZone).toInstant();
  } catch {
    return refuse('date-invalid', { value: local });
  }
}
