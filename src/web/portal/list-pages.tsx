/** Parts of lists of procedures: their pages, and in which language they are named. */
import { InsetText } from '../ui/basics.tsx';
import { Pagination } from '../ui/lists.tsx';
import type { View } from '../view.ts';

export const HITS = 20;
const MOST_PAGES = 500;

/** The number of the page that is asked for; the first where it is none. */
export const pageIn = (asked: string | undefined): number => {
  const page = Number(asked ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1;
};

export function Pages(p: { view: View; total: number; page: number; href(page: number): string }) {
  const { t } = p.view;
  const last = Math.ceil(p.total / HITS);
  if (last < 2) return null;
  return (
    <>
      <p class="govuk-body mc-muted">{t('list.page-of', { n: Math.min(p.page, last), of: last })}</p>
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={p.page > 1 ? { href: p.href(p.page - 1), text: t('list.previous') } : undefined}
        next={p.page < last ? { href: p.href(p.page + 1), text: t('list.next') } : undefined}
      />
    </>
  );
}

/** Said to who reads another language, before names that they cannot read. */
export function NamedInVietnamese({ view }: { view: View }) {
  return view.lang === 'vi' ? null : <InsetText text={view.t('find.in-vietnamese')} />;
}
