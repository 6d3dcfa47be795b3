/**
 * The papers that a result is taken back on. Where law has it so (the province says where), a competent body concluded that it was given
 * against the law, and then the holder was told, before anybody decides.
 */
import { namesBody } from '#authority/bodies.ts';
import { isDay } from '#kernel/day.ts';
import { type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import type { RevocationPapers } from './commands.ts';
import type { Context } from './context.ts';
import { clean } from './receiver.ts';
import type { RevocationGround } from './revocation.ts';
import type { DossierState } from './state.ts';

type Asked = Pick<Context, 'province' | 'at'>;

/** A decision whose paper was not issued yet is in nobody's hands. */
export const needsConclusion = (
  { result, procedure }: Pick<DossierState, 'result' | 'procedure'>,
  { province, at }: Asked,
): boolean => Boolean(result) && province.revocationNeedsConclusion(procedure.code, province.calendar.dateOf(at));

/** As they were given; nothing where there are none and none are needed. */
export function revocationPapers(
  state: DossierState,
  given: RevocationPapers,
  asked: Asked,
): Outcome<Pick<RevocationGround, 'conclusion' | 'notice'>> {
  const conclusion = {
    number: clean(given.conclusionNumber),
    on: clean(given.conclusionOn),
    by: clean(given.conclusionBy),
  };
  const notice = { number: clean(given.noticeNumber), on: clean(given.noticeOn) };
  const some = [...Object.values(conclusion), ...Object.values(notice)].some(Boolean);
  const needed = needsConclusion(state, asked);
  if (!some && !needed) return {};
  const { calendar } = asked.province;
  const to = calendar.dateOf(asked.at);
  const from = state.result ? calendar.dateOf(Temporal.Instant.from(state.result.issuedAt)) : '';
  const concluded = /\d/.test(conclusion.number) && conclusion.by && conclusion.on;
  const nobody =
    conclusion.by && !namesBody(conclusion.by) && refuse('revocation-conclusion-by', { by: conclusion.by });
  const told = /\d/.test(notice.number) && notice.on;
  // Of what was issued on a day, nobody concluded and told before it, nor after today.
  const wrong = [conclusion.on, notice.on].filter((day) => day && (!isDay(day) || day < from || day > to));
  const early = !wrong.length && concluded && told && notice.on < conclusion.on;
  return (
    refuseAll(
      // Where law asks for none, as of civil status, what was begun is finished or left out: nothing is said to be needed.
      !concluded && refuse(needed ? 'revocation-conclusion' : 'revocation-conclusion-part'),
      nobody,
      !told && refuse(needed ? 'revocation-notice' : 'revocation-notice-part'),
      ...[...new Set(wrong)].map((date) => refuse('revocation-paper-date', { date, from: from || to, to })),
      early && refuse('revocation-notice-early', { notice: notice.on, conclusion: conclusion.on }),
    ) ?? { conclusion, notice }
  );
}
