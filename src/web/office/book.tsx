/** The tracking book of a unit, newest first and as it is filtered: on screen, as PDF and as a sheet. */

import type { FastifyInstance } from 'fastify';
import { slipsFor } from '#acts/documents.ts';
import { letterheadOf, placeAndDate } from '#authority/agency.ts';
import { isInspector } from '#authority/inspectors.ts';
import { divisionsLed } from '#authority/leading.ts';
import { handlesDossiers } from '#authority/members.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import { slipSymbol } from '#dossier/slip-numbers.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { OPEN_STATUSES, OVER, type Status } from '#kernel/status.ts';
import type { DossierListing, DossierQuery, Listed, Scope } from '#spine/store.ts';
import { type BookLine, bookPaper } from '#views/book-paper.ts';
import { dossierPlace, startOf } from '#views/places.ts';
import { type Abouts, aboutsOf } from '../about.ts';
import type { Door } from '../door.ts';
import { eventsOf, openDossier } from '../dossiers.ts';
import { sendPaper } from '../papers.tsx';
import { statusWord } from '../portal/dossier-view.tsx';
import { PrintButton } from '../portal/follow.tsx';
import { namesOf } from '../portal/mine.tsx';
import { Button, InsetText } from '../ui/basics.tsx';
import { ErrorSummary, Input, Select } from '../ui/fields.tsx';
import { Pagination } from '../ui/lists.tsx';
import { Page } from '../ui/page.tsx';
import { named, today, unitName, type View } from '../view.ts';
import { desksOf } from './desk-model.ts';
import { DossierTable } from './dossier-table.tsx';

const PAGE = 50;
/** So many lines of a book are printed at once; the page says so where there are more. */
const MAX_LINES = 500;
/** Counted no further. */
const MOST = 10_000;
const TIMINGS = ['late', 'soon', 'on-time', 'late-intake'] as const;
const STATUSES: readonly Status[] = [...OPEN_STATUSES, ...OVER];

/** A book that the officer keeps or may look into. */
interface OwnBook {
  key: string;
  name: string;
  /** Who keeps it. */
  unit: string;
  scope: Scope;
}

interface Query {
  of?: string;
  field?: string;
  procedure?: string;
  status?: string;
  timing?: string;
  asked?: string;
  from?: string;
  to?: string;
  after?: string;
}

export function bookRoutes(server: FastifyInstance, door: Door): void {
  const { store } = door.parts.platform;
  const office = { for: 'officer' } as const;
  server.get<{ Querystring: Query }>('/office/book', { config: office }, async (request, reply) => {
    const view = door.view(request);
    const books = booksOf(view);
    const book = books.find((one) => one.key === request.query.of) ?? books[0];
    const { query, wrong } = queryOf(view, request.query);
    const scope = book?.scope ?? {};
    const after = startOf(request.query.after, dossierPlace);
    if (isRefusal(after)) return door.refuse(request, reply, after);
    const [listed, count, lines, filed] = await Promise.all([
      store.findDossiers(query, scope, { limit: PAGE, after }),
      store.countDossiers(query, scope, MOST),
      store.countDossiers({ ...query, received: true }, scope, MAX_LINES + 1),
      book ? door.remembered(`filed ${book.key}`, () => store.listFiled(scope)) : [],
    ]);
    const names = await namesOf(
      door,
      view,
      filed.map((row) => row.procedure),
    );
    const abouts = await aboutsOf(
      view,
      listed.rows.map((row) => row.id),
    );
    return door.send(
      reply,
      <Book {...{ view, books, book, asked: request.query, wrong, listed, count, lines, filed, names, abouts }} />,
    );
  });
  server.get<{ Params: { ending: string }; Querystring: Query }>(
    '/office/book.:ending(^pdf|xlsx$)',
    { config: office },
    async (request, reply) => {
      const view = door.view(request);
      const books = booksOf(view);
      const book = books.find((one) => one.key === request.query.of) ?? books[0];
      const { query } = queryOf(view, request.query);
      const { rows } = await store.findDossiers({ ...query, received: true }, book?.scope ?? {}, { limit: MAX_LINES });
      const lines: BookLine[] = [];
      for (const row of rows) {
        const opened = await openDossier(view, row.id);
        if (isRefusal(opened)) continue;
        const slips = slipsFor(view.platform, opened.shown.rules, row.id, await eventsOf(view, row.id));
        const line = slips.find((slip) => slip.form === '07');
        if (line?.form === '07') lines.push(line);
      }
      const { province } = view.platform;
      const unit = book?.unit ?? '';
      const paper = bookPaper({
        head: letterheadOf(province, unit, today(view)),
        symbol: slipSymbol('07', province.findUnit(unit)?.symbol),
        placeAndDate: placeAndDate(province, unit, view.now.toString()),
        field: query.field,
        lines,
        at: view.now.toString(),
      });
      request.noted.done.push({ kind: 'exported', what: `book.${request.params.ending} ${lines.length} lines` });
      return sendPaper(door, reply, paper, `so-theo-doi.${request.params.ending}`);
    },
  );
}

/** A centre keeps the book of what it receives, a desk that of its unit, its lead those of its divisions too; an inspector looks into all. */
function booksOf(view: View): OwnBook[] {
  const whole = view.platform.province.wholeName(today(view));
  const books = new Map<string, OwnBook>();
  for (const { unit, post } of desksOf(view)) {
    if (!handlesDossiers(post)) continue;
    const name = unitName(view, unit);
    if (isInspector(view.platform.province, { unit, post }))
      books.set('all', { key: 'all', unit, name: named(whole, view.lang), scope: { all: true } });
    else if (post === 'counter' || view.platform.province.findUnit(unit)?.roles.includes('one-stop'))
      books.set(`in-${unit}`, { key: `in-${unit}`, unit, name, scope: { receivingUnits: [unit] } });
    else books.set(unit, { key: unit, unit, name, scope: { units: [unit] } });
  }
  for (const unit of view.officer ? divisionsLed(view.platform.province, view.officer, today(view)) : [])
    books.set(unit, { key: unit, unit, name: unitName(view, unit), scope: { units: [unit] } });
  return [...books.values()].sort((a, b) => Number(b.key.startsWith('in-')) - Number(a.key.startsWith('in-')));
}

/** What is no filter is none; a day is one of the province's. */
function queryOf(view: View, asked: Query): { query: DossierQuery; wrong?: string } {
  const { timeZone } = view.platform.province.calendar.source;
  const day = (text: string | undefined) => (/^\d{4}-\d\d-\d\d$/.test(text ?? '') ? toDate(text!) : undefined);
  const [from, to] = [day(asked.from), day(asked.to)];
  const instant = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant().toString();
  const text = (value: string | undefined) => String(value ?? '').slice(0, 200) || undefined;
  const timing = TIMINGS.find((one) => one === asked.timing);
  const query: DossierQuery = {
    field: text(asked.field),
    procedure: text(asked.procedure),
    status: STATUSES.find((one) => one === asked.status),
    from: from && instant(from),
    before: to && instant(to.add({ days: 1 })),
    timing: timing && { is: timing, at: (timing === 'soon' ? soonAt(view) : view.now).toString() },
    asked: asked.asked === 'yes' || undefined,
  };
  const backwards = from && to && Temporal.PlainDate.compare(to, from) < 0;
  return { query, wrong: backwards ? view.t('book.order') : undefined };
}

const soonAt = ({ platform, now }: View) => afterTomorrow(platform.province.calendar, now);

function toDate(text: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

interface BookProps {
  view: View;
  books: readonly OwnBook[];
  book?: OwnBook;
  asked: Query;
  wrong?: string;
  listed: Listed<DossierListing>;
  count: number;
  /** Of these, with a line in the book that is printed: received once. */
  lines: number;
  filed: readonly { procedure: string; field: string }[];
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

function Book(p: BookProps) {
  const { view, book, asked, wrong, listed, count, lines, names, abouts } = p;
  const listedCount = p.view.fmt.number(Math.min(count, MOST));
  const { t, fmt } = view;
  const { after, ...kept } = asked;
  const filter = new URLSearchParams(
    Object.entries(kept).filter(([, value]) => value) as [string, string][],
  ).toString();
  return (
    <Page view={view} title={t('nav.book')} at="book" failed={Boolean(wrong)}>
      {wrong && <ErrorSummary titleText={t('form.errors')} errorList={[{ text: wrong, href: '#to' }]} />}
      <h1 class="govuk-heading-l">{t('nav.book')}</h1>
      <p class="govuk-body">{book?.name}</p>
      <Filter {...p} />
      <p class="govuk-body" role="status">
        {count < MOST ? t('search.count', { n: fmt.number(count) }) : t('search.many', { n: fmt.number(MOST) })}
      </p>
      <PrintButton view={view} />
      <p class="govuk-body mc-noprint">
        <a class="govuk-link" href={`/office/book.pdf?${filter}`}>
          {t('slips.as-pdf')}
        </a>
        {' · '}
        <a class="govuk-link" href={`/office/book.xlsx?${filter}`}>
          {t('book.as-sheet')}
        </a>
        <span class="mc-line mc-muted">
          {lines
            ? t('book.holds', { n: fmt.number(Math.min(lines, MAX_LINES)), count: listedCount })
            : t('book.holds-none')}{' '}
          {lines > MAX_LINES && t('book.limited', { n: MAX_LINES })}
        </span>
      </p>
      <p class="govuk-body mc-onlyprint">
        {t('book.printed', { n: fmt.number(listed.rows.length), count: listedCount })}
      </p>
      {listed.rows.length === 0 ? (
        <InsetText text={t(filter ? 'book.nothing' : 'book.empty')} />
      ) : (
        <DossierTable view={view} rows={listed.rows} names={names} abouts={abouts} caption={t('nav.book')} />
      )}
      <div class="mc-noprint">
        <Pagination
          landmarkLabel={t('list.pages')}
          previous={after ? { href: `/office/book?${filter}`, text: t('list.first') } : undefined}
          next={
            listed.next
              ? { href: `/office/book?${filter}&after=${encodeURIComponent(listed.next)}`, text: t('list.next') }
              : undefined
          }
        />
      </div>
    </Page>
  );
}

function Filter({ view, books, book, asked, filed, names }: BookProps) {
  const { t } = view;
  const all = { value: '', text: t('book.any') };
  const fields = [...new Set(filed.map((one) => one.field))].sort((a, b) => a.localeCompare(b, 'vi'));
  const procedures = [...new Set(filed.map((one) => one.procedure))].map((code) => ({
    value: code,
    text: names.get(code) ?? code,
  }));
  return (
    <form class="mc-filters mc-noprint" method="get" action="/office/book" role="search" aria-label={t('book.filter')}>
      {books.length > 1 && (
        <Select
          name="of"
          label={{ text: t('book.which') }}
          value={book?.key}
          items={books.map((one) => ({ value: one.key, text: bookName(view, one) }))}
        />
      )}
      <Select
        name="field"
        label={{ text: t('book.field') }}
        value={asked.field}
        items={[all, ...fields.map((field) => ({ value: field, text: field }))]}
      />
      <Select
        name="procedure"
        label={{ text: t('inbox.procedure') }}
        value={asked.procedure}
        items={[all, ...procedures.sort((a, b) => a.text.localeCompare(b.text, view.lang))]}
      />
      <Select
        name="status"
        label={{ text: t('dossier.status') }}
        value={asked.status}
        items={[all, ...STATUSES.map((status) => ({ value: status, text: statusWord(view, status) }))]}
      />
      <Select
        name="timing"
        label={{ text: t('inbox.due') }}
        value={asked.timing}
        items={[all, ...TIMINGS.map((timing) => ({ value: timing, text: t(`book.${timing}`) }))]}
      />
      <Select
        name="asked"
        label={{ text: t('asked.filter') }}
        value={asked.asked}
        items={[all, { value: 'yes', text: t('asked.tag') }]}
      />
      <Input name="from" type="date" label={{ text: t('book.from') }} value={asked.from} />
      <Input name="to" type="date" label={{ text: t('book.to') }} value={asked.to} />
      <Button text={t('inbox.show')} classes="govuk-button--secondary" />
    </form>
  );
}

const bookName = ({ t }: View, { key, name }: OwnBook): string =>
  key === 'all' ? name : t(key.startsWith('in-') ? 'book.received-at' : 'book.solved-by', { unit: name });
