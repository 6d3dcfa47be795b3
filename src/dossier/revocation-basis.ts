/**
 * What a result is taken back on. Another officer than who signs prepared it. Where law has it so (the province says where), another body
 * concluded that it was given against the law, and the holder was told, before anybody decides.
 */
import type { Province } from '#authority/province.ts';
import { type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import type { CommandOf, RevocationPapers } from './commands.ts';
import type { Context } from './context.ts';
import type { RevocationBasis } from './revocation.ts';
import type { DossierState } from './state.ts';

/** Officers who can have prepared it: those of the unit whose head takes it back and of the one that issued it, but who signs. */
export function preparersOf(province: Province, units: readonly string[], signer: string, date: string) {
  return [...province.officers.values()].filter(
    (one) =>
      one.id !== signer &&
      one.holds.some((held) => units.includes(held.unit) && held.from <= date && (!held.to || date < held.to)),
  );
}

const clean = (text: string | undefined): string => text?.trim().replace(/\s+/g, ' ') ?? '';
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export function basisOf(
  state: DossierState,
  command: CommandOf<'revoke-result'>,
  { province, at, by }: Context,
  unit: string,
): Outcome<RevocationBasis> {
  const date = province.calendar.dateOf(at);
  const chosen = clean(command.preparedBy);
  const preparer = preparersOf(province, [unit, state.unit], by.id, date).find(({ id }) => id === chosen);
  if (!preparer) return refuse('revocation-preparer');
  const preparedBy = { id: preparer.id, name: preparer.name };
  const given = Object.values(papersIn(command)).some(Boolean);
  // A decision whose paper was not issued yet is in nobody's hands.
  const needed = Boolean(state.result) && province.revocationNeedsConclusion(state.procedure.code, date);
  if (!given && !needed) return { preparedBy };
  const issued = state.result ? province.calendar.dateOf(Temporal.Instant.from(state.result.issuedAt)) : '';
  return refusePapers(command, issued, date) ?? { preparedBy, ...papersOf(command) };
}

const papersIn = ({ conclusionNumber, conclusionOn, conclusionBy, noticeNumber, noticeOn }: RevocationPapers) => ({
  conclusionNumber: clean(conclusionNumber),
  conclusionOn: clean(conclusionOn),
  conclusionBy: clean(conclusionBy),
  noticeNumber: clean(noticeNumber),
  noticeOn: clean(noticeOn),
});

function papersOf(command: RevocationPapers): Pick<RevocationBasis, 'conclusion' | 'notice'> {
  const { conclusionNumber, conclusionOn, conclusionBy, noticeNumber, noticeOn } = papersIn(command);
  return {
    conclusion: { number: conclusionNumber, on: conclusionOn, by: conclusionBy },
    notice: { number: noticeNumber, on: noticeOn },
  };
}

/** Of what was issued on that day, nobody concluded and told before it, nor after today. */
function refusePapers(command: RevocationPapers, issued: string, today: string): Refusal | undefined {
  const { conclusionNumber, conclusionOn, conclusionBy, noticeNumber, noticeOn } = papersIn(command);
  if (!/\d/.test(conclusionNumber) || !/\p{L}.*\s.*\p{L}/u.test(conclusionBy) || !conclusionOn)
    return refuse('revocation-conclusion');
  if (!/\d/.test(noticeNumber) || !noticeOn) return refuse('revocation-notice');
  const wrong = [conclusionOn, noticeOn].find((day) => !isDay(day) || day < issued || day > today);
  return wrong === undefined ? undefined : refuse('revocation-paper-date', { date: wrong, from: issued, to: today });
}
