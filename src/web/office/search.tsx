/** One search over dossiers within what the officer may read: code or its end, names, numbers, telephones, and what papers say. */
import type { FastifyInstance } from 'fastify';
import { readingScope } from '#acts/reading-scope.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type { FoundText } from '#spine/shelf.ts';
import type { DossierListing, Listed, Scope } from '#spine/store.ts';
import { foundPlace, startOf } from '#views/places.ts';
import { type Abouts, withAbout } from '../about.ts';
import type { Door } from '../door.ts';
import { openDossier } from '../dossiers.ts';
import { Button, InsetText } from '../ui/basics.tsx';
import { ErrorSummary, Input } from '../ui/fields.tsx';
import { Pagination } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import { unitName, type View } from '../view.ts';
import { DossierTable } from './dossier-table.tsx';
import { rowWordsOf } from './row-words.ts';

const PAGE = 25;
/** Counted no further. */
const MOST = 1_000;
const MAX_PAPERS = 20;
const SHORTEST = 2;

/** Nothing for whom the province does not know as an officer. */
function scopeOf({ officer, platform, now }: View): Scope {
  return officer ? readingScope(platform, officer, platform.province.calendar.dateOf(now)) : {};
}

export function searchRoutes(server: FastifyInstance, door: Door): void {
  const { store } = door.parts.platform;
  server.get<{ Querystring: { q?: string; after?: string } }>(
    '/office/search',
    { config: { for: 'officer' } },
    async (request, reply) => {
      const view = door.view(request);
      const text = String(request.query.q ?? '')
        .trim()
        .slice(0, 80);
      if (text.length < SHORTEST)
        return door.send(reply, <SearchPage view={view} text={text} tooShort={text.length > 0} />);
      const whole = await openDossier(view, text);
      if (!isRefusal(whole)) return reply.redirect(`/office/dossiers/${whole.id}`, 303);
      const after = startOf(request.query.after, foundPlace);
      if (isRefusal(after)) return door.refuse(request, reply, after);
      const scope = scopeOf(view);
      const [listed, count, papers] = await Promise.all([
        store.findDossiers({ text }, scope, { limit: PAGE, after }),
        store.countDossiers({ text }, scope, MOST),
        after ? [] : door.parts.shelf.searchText(foldVietnamese(text), scope, MAX_PAPERS + 1),
      ]);
      const shown = new Set(listed.rows.map((row) => row.id));
      const inPapers = papers.slice(0, MAX_PAPERS).filter((one) => !shown.has(one.dossierId));
      const morePapers = papers.length > MAX_PAPERS;
      const words = await rowWordsOf(door, view, [...listed.rows, ...inPapers]);
      const found = { listed, count, inPapers, morePapers, ...words, begun: after !== undefined };
      const nothing = !listed.rows.length && !inPapers.length;
      return door.send(reply, <SearchPage view={view} text={text} found={found} />, nothing ? 404 : 200);
    },
  );
}

interface Found {
  listed: Listed<DossierListing>;
  count: number;
  inPapers: readonly FoundText[];
  /** In others, too. */
  morePapers: boolean;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
  begun: boolean;
}

function SearchPage({ view, text, found, tooShort }: { view: View; text: string; found?: Found; tooShort?: boolean }) {
  const { t } = view;
  const nothing = found && !found.listed.rows.length && !found.inPapers.length;
  const wrong = tooShort ? t('search.too-short') : nothing ? t('search.nothing') : undefined;
  return (
    <Page view={view} title={t('nav.search')} at="search" failed={Boolean(wrong)}>
      {wrong && <ErrorSummary titleText={t('form.errors')} errorList={[{ text: wrong, href: '#q' }]} />}
      <h1 class="govuk-heading-l">{t('nav.search')}</h1>
      <form method="get" action="/office/search" role="search">
        <Input
          name="q"
          label={{ text: t('search.what') }}
          hint={{ text: t('search.hint') }}
          value={text}
          classes="govuk-input--width-30"
          type="search"
          autocomplete="off"
        />
        <Button text={t('find.button')} />
      </form>
      {found && <Hits view={view} text={text} found={found} />}
    </Page>
  );
}

function Hits({ view, text, found }: { view: View; text: string; found: Found }) {
  const { t, fmt } = view;
  const { listed, count, inPapers, morePapers, names, abouts, begun } = found;
  const asked = `/office/search?q=${encodeURIComponent(text)}`;
  return (
    <>
      {listed.rows.length > 0 && (
        <>
          <p class="govuk-body" role="status">
            {count < MOST ? t('search.count', { n: fmt.number(count) }) : t('search.many', { n: fmt.number(MOST) })}
          </p>
          <DossierTable view={view} rows={listed.rows} names={names} abouts={abouts} caption={t('nav.search')} />
        </>
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        previous={begun ? { href: asked, text: t('list.first') } : undefined}
        next={
          listed.next ? { href: `${asked}&after=${encodeURIComponent(listed.next)}`, text: t('list.next') } : undefined
        }
      />
      {inPapers.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('search.in-papers')}</h2>
          {morePapers && <p class="govuk-body">{t('search.papers-newest', { n: MAX_PAPERS })}</p>}
          <ul class="mc-hits">
            {inPapers.map((one) => (
              <li>
                <a class="govuk-link mc-code" href={`/office/dossiers/${one.dossierId}`}>
                  {one.code ?? t('dossier.no-code')}
                </a>
                <p>
                  {withAbout(names.get(one.procedure) ?? one.procedure, abouts.get(one.dossierId))} ·{' '}
                  {one.applicantName} · {unitName(view, one.unit)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {!listed.rows.length && !inPapers.length && <InsetText text={t('search.nothing')} />}
    </>
  );
}
