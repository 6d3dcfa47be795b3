/**
 * What is open is taken off, to be closed or to wait, as it was opened: one proposes it, a second person confirms, and until then it stays
 * open. To close it names the document that ends it; one that no list has is looked up first, as law is anywhere else.
 */
import { refuseUnfit, unheldIn } from '#authority/council.ts';
import { documentAhead } from '#kernel/dated-papers.ts';
import { lawNumberKey, numbersIn } from '#kernel/law-text.ts';
import { type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { listedIn } from '#procedure/mend-basis.ts';
import type { Manifest } from '#procedure/pack.ts';
import { type ProcedureReview, takesOffBy } from '#spine/reviews.ts';
import type { Platform } from './platform.ts';

/** With the change that says which document who proposes it looked up. */
export function closingBasis(
  { province }: Pick<Platform, 'province'>,
  { law }: Pick<Manifest, 'law'>,
  { basis, lawChecked }: { basis: string; lawChecked?: boolean },
  today: string,
): Outcome<ProcedureReview['changes']> {
  const numbers = [...new Set(numbersIn(basis))];
  if (!numbers.length) return refuse('review-closing-basis', { basis });
  // Of what the procedure itself rests on, none ends it: then every procedure could be closed by its own law.
  const isOwn = listedIn(law, []);
  if (numbers.every(isOwn)) return refuse('review-closing-own', { law: numbers.join(', ') });
  const date = documentAhead(basis, today);
  if (date) return refuse('document-ahead', { text: basis, date });
  // What has ended ends nothing any more.
  const ended = unheldIn(province, basis, { date: today }, Object.values(law));
  if (ended) return refuseUnfit(ended);
  const isListed = listedIn(law, province.law.documents);
  const unlisted = numbers.filter((number) => !isListed(number)).join(', ');
  if (!unlisted) return [];
  if (!lawChecked) return refuse('law-unlisted', { law: unlisted });
  return [{ field: 'law-checked', from: '', to: unlisted }];
}

/** The mark by which a second person agrees that this very proposal takes the procedure off. */
export const takingOffMark = (proposal: Pick<ProcedureReview, 'n' | 'entered'>): string =>
  `takes-off:${takesOffBy(proposal)}:${proposal.n}`;
const isIn = (number: string, text: string) =>
  numbersIn(text).some((other) => lawNumberKey(other) === lawNumberKey(number));
const isTakingOffMark = (mark: string) => mark.startsWith('takes-off:');

/** What the page said that was confirmed is not what waits; or nobody marked that it is taken off. */
export function refuseMark(
  proposal: ProcedureReview,
  { checked, basis }: { checked: readonly string[]; basis: string },
  underWay: { procedure: string; dossiers: number; drafts: number },
): Refusal | undefined {
  if (!takesOffBy(proposal))
    return checked.some(isTakingOffMark) ? refuse('review-none-proposed', { procedure: proposal.code }) : undefined;
  // Who confirms the end read the document that ends it.
  const isNamed = takesOffBy(proposal) !== 'closed' || numbersIn(basis).some((one) => isIn(one, proposal.basis));
  if (checked.includes(takingOffMark(proposal))) return isNamed ? undefined : refuse('review-closing-basis', { basis });
  return checked.length
    ? refuse('review-none-proposed', { procedure: proposal.code })
    : refuse('review-takes-off', underWay);
}
