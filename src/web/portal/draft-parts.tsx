/** Going on with an application: where it stands, and the way to each of its parts. */
import type { View } from '../view.ts';
import { type Filling, missingOf } from './draft-model.ts';

/**
 * The page to go on with: the first that lacks an answer, but none behind one that was not opened yet; the first of all where nothing was
 * saved. Pages of another way of asking («parents», «parents.motherName») count as those that they stand for.
 */
export function resumeAt(filling: Filling, view: View): string {
  const { draft, pages } = filling;
  const { savedBy = {}, papers, delivery } = draft.data;
  const saved = Object.keys(savedBy);
  if (!saved.length) return pages[0];
  const isSaved = (page: string): boolean =>
    saved.some((one) => one === page || (one.includes('.') !== page.includes('.') && partOf(one) === partOf(page))) ||
    (page === 'papers' && Object.keys(papers).length > 0) ||
    (page === 'delivery' && delivery !== undefined);
  const lacking = new Set(missingOf(filling, view).map(({ page }) => page));
  const next = pages.findLastIndex(isSaved) + 1;
  const first = pages.findIndex((page) => lacking.has(page));
  return pages[first < 0 ? next : Math.min(first, next)] ?? 'review';
}

const partOf = (page: string): string => page.split('.')[0];

/** Where something was saved already: nobody goes through five and twenty pages to mend one. */
export function DraftParts({ view, filling }: { view: View; filling: Filling }) {
  const { t } = view;
  const { draft, pages, sections } = filling;
  if (!Object.keys(draft.data.savedBy ?? {}).length) return null;
  const titles: Readonly<Record<string, string>> = {
    ...Object.fromEntries(sections.map(({ id, title }) => [id, title])),
    papers: t('papers.title'),
    delivery: t('delivery.title'),
    review: t('review.title'),
  };
  const firsts = pages.filter((page, i) => pages.findIndex((one) => partOf(one) === partOf(page)) === i);
  return (
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{t('form.parts')}</span>
      </summary>
      <ul class="govuk-list govuk-details__text">
        {firsts.map((page) => (
          <li>
            <a class="govuk-link" href={`/drafts/${draft.id}/${page}`}>
              {titles[partOf(page)] ?? page}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
