/** The doubts of an imported procedure, each said at the part of its page that it is of. */
import type { DoubtPart } from '#procedure/doubt-parts.ts';
import { doubtText } from '#procedure/national/doubts.ts';
import { type DoubtSaid, doubtsAt } from '#procedure/said.ts';
import type { ShownToday } from '../catalogue.ts';
import type { View } from '../view.ts';

/** `besides`: kinds that this part says in its own place already. */
export function Doubts(p: { view: View; shown: ShownToday; part: DoubtPart; besides?: ReadonlySet<string> }) {
  const { view, shown, part, besides } = p;
  const doubts = doubtsAt(part, shown.pack, shown.listing.reasons).filter(({ id }) => !besides?.has(id));
  const said = [...new Set(doubts.map((doubt) => doubtSaid(view, doubt)))];
  if (!said.length) return null;
  return <p class="govuk-body govuk-!-margin-bottom-2">{view.t('procedure.not-certain', { what: said.join('; ') })}</p>;
}

/** Beside one paper, what is doubted of that paper. */
export const paperDoubts = (view: View, { pack, listing }: ShownToday, paper: string): string[] =>
  doubtsAt('components', pack, listing.reasons)
    .filter(({ field }) => field === paper)
    .map((doubt) => doubtSaid(view, doubt));

/** What fails the check of a pack concerns officers; a number of a law that may be cut is repeated to nobody. */
function doubtSaid({ t, lang }: View, { id, field }: DoubtSaid): string {
  if (id === 'unfit') return t('procedure.doubt-unfit');
  return doubtText(id, lang, id.startsWith('law-') ? '' : field);
}
