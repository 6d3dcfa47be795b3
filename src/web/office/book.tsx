/** The tracking book of a unit, on screen, as PDF and as a sheet; and the search over dossiers, by code and by what their papers say. */
import type { FastifyInstance } from 'fastify';
import { slipsFor } from '#acts/documents.ts';
import { letterheadOf, placeAndDate } from '#authority/agency.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { slipSymbol } from '#dossier/slip-numbers.ts';
import type { Status } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import type { FoundText } from '#spine/shelf.ts';
import type { DossierListing } from '#spine/store.ts';
import { type BookLine, bookPaper } from '#views/book-paper.ts';
import type { Door } from '../door.ts';
import { openDossier } from '../dossiers.ts';
import { DueNote, doubtsUntil } from '../due-note.tsx';
import { sendPaper } from '../papers.tsx';
import { STATUS_COLOURS, statusWord } from '../portal/dossier-view.tsx';
import { PrintButton } from '../portal/follow.tsx';
import { namesOf } from '../portal/mine.tsx';
import { Button, InsetText, Tag } from '../ui/basics.tsx';
import { ErrorSummary, Input } from '../ui/fields.tsx';
import { Pagination, Table } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import { today, unitName, type View } from '../view.ts';
import { desksOf, sitsAs } from './desk-model.ts';

type Names = ReadonlyMap<string, string>;

/** So many lines of a book are printed at once. */
const MAX_LINES = 500;
const MAX_FOUND = 20;

export function bookRoutes(server: FastifyInstance, door: Door): void {
  const { platform, shelf } = door.parts;
  const office = { for: 'officer' } as const;
  server.get<{ Querystring: { code?: string } }>('/office/search', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const code = String(request.query.code ?? '')
      .trim()
      .slice(0, 80);
    const found = code ? await openDossier(view, code) : undefined;
    if (found && !isRefusal(found)) return reply.redirect(`/office/dossiers/${found.id}`, 303);
    const units = [...new Set(desksOf(view).map((desk) => desk.unit))];
    const inPapers = code.length > 2 ? await shelf.searchText(foldVietnamese(code), units, MAX_FOUND) : [];
    const names = await namesOf(
      door,
      view,
      inPapers.map((one) => one.procedure),
    );
    const failed = Boolean(found) && !inPapers.length;
    return door.send(reply, Search({ view, code, failed, inPapers, names }), failed ? 404 : 200);
  });
  server.get<{ Querystring: { after?: string } }>('/office/book', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const of = bookOf(view);
    const { after } = request.query;
    const listed = of
      ? await platform.store.listDossiers(of.filter, {
          limit: 50,
          after: after && /^[0-9a-f-]{36}$/.test(after) ? after : undefined,
        })
      : { rows: [], next: undefined };
    const names = await namesOf(
      door,
      view,
      listed.rows.map((row) => row.procedure),
    );
    return door.send(reply, Book({ view, rows: listed.rows, names, next: listed.next, unit: of?.unit }));
  });
  server.get<{ Params: { ending: string } }>(
    '/office/book.:ending(^pdf|xlsx$)',
    { config: office },
    async (request, reply) => {
      const view = door.view(request);
      const of = bookOf(view);
      const rows = of ? (await platform.store.listDossiers(of.filter, { limit: MAX_LINES })).rows : [];
      const lines: BookLine[] = [];
      for (const row of rows) {
        const opened = await openDossier(view, row.id);
        if (isRefusal(opened)) continue;
        const events = (await platform.store.readEvents(row.id)).map(({ body }) => JSON.parse(body) as DossierEvent);
        const line = slipsFor(platform, opened.shown.rules, row.id, events).find((slip) => slip.form === '07');
        if (line?.form === '07') lines.push(line);
      }
      const { province } = platform;
      const unit = of?.unit ?? '';
      const paper = bookPaper({
        head: letterheadOf(province, unit, today(view)),
        symbol: slipSymbol('07', province.findUnit(unit)?.symbol),
        placeAndDate: placeAndDate(province, unit, view.now.toString()),
        lines,
        at: view.now.toString(),
      });
      return sendPaper(door, reply, paper, `so-theo-doi.${request.params.ending}`);
    },
  );
}

/** A counter keeps the book of what it receives, a desk that of its unit. */
function bookOf(view: View) {
  const [counter] = sitsAs(view, 'counter');
  const [desk] = desksOf(view);
  if (counter) return { unit: counter.unit, filter: { receivingUnit: counter.unit } };
  return desk && { unit: desk.unit, filter: { unit: desk.unit } };
}

interface SearchProps {
  view: View;
  code: string;
  failed: boolean;
  inPapers: readonly FoundText[];
  names: Names;
}

function Search({ view, code, failed, inPapers, names }: SearchProps) {
  const { t } = view;
  return (
    <Page view={view} title={t('nav.search')} at="search" failed={failed}>
      {failed && (
        <ErrorSummary titleText={t('form.errors')} errorList={[{ text: t('search.nothing'), href: '#code' }]} />
      )}
      <h1 class="govuk-heading-l">{t('nav.search')}</h1>
      <form method="get" action="/office/search" role="search">
        <Input
          name="code"
          label={{ text: t('search.what') }}
          hint={{ text: t('search.hint') }}
          value={code}
          classes="govuk-input--width-30"
        />
        <Button text={t('find.button')} />
      </form>
      {inPapers.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{t('search.in-papers')}</h2>
          <ul class="mc-hits">
            {inPapers.map((one) => (
              <li>
                <a class="govuk-link mc-code" href={`/office/dossiers/${one.dossierId}`}>
                  {one.code ?? t('dossier.no-code')}
                </a>
                <p>
                  {names.get(one.procedure) ?? one.procedure} · {one.applicantName} · {unitName(view, one.unit)}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function Book({
  view,
  rows,
  names,
  next,
  unit,
}: {
  view: View;
  rows: readonly DossierListing[];
  names: Names;
  next?: string;
  unit?: string;
}) {
  const { t, fmt } = view;
  return (
    <Page view={view} title={t('nav.book')} at="book">
      <h1 class="govuk-heading-l">{t('nav.book')}</h1>
      <p class="govuk-body">{unit && unitName(view, unit)}</p>
      <PrintButton view={view} />
      <p class="govuk-body">
        <a class="govuk-link" href="/office/book.pdf">
          {t('slips.as-pdf')}
        </a>
        {' · '}
        <a class="govuk-link" href="/office/book.xlsx">
          {t('book.as-sheet')}
        </a>
      </p>
      {rows.length === 0 && <InsetText text={t('inbox.empty')} />}
      {rows.length > 0 && (
        <div class="mc-scroll">
          <Table
            head={(
              [
                'dossier.code',
                'inbox.procedure',
                'inbox.applicant',
                'dossier.submitted',
                'inbox.due',
                'dossier.status',
              ] as const
            ).map((key) => ({ text: t(key) }))}
            rows={rows.map((row) => [
              {
                text: (
                  <a class="govuk-link mc-code" href={`/office/dossiers/${row.id}`}>
                    {row.code ?? t('dossier.no-code')}
                  </a>
                ),
              },
              { text: names.get(row.procedure) ?? row.procedure },
              { text: row.applicantName },
              { text: row.submittedAt ? fmt.dateTime(row.submittedAt) : '' },
              {
                text: row.dueAt ? (
                  <>
                    {fmt.dateTime(row.dueAt)}
                    <DueNote view={view} doubts={doubtsUntil(view, row.dueAt)} />
                  </>
                ) : (
                  ''
                ),
              },
              {
                text: (
                  <Tag text={statusWord(view, row.status as Status)} classes={STATUS_COLOURS[row.status as Status]} />
                ),
              },
            ])}
          />
        </div>
      )}
      <Pagination
        landmarkLabel={t('list.pages')}
        next={next ? { href: `/office/book?after=${next}`, text: t('list.next') } : undefined}
      />
    </Page>
  );
}
