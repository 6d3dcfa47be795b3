/**
 * Numbers of outgoing papers: a book for each kind of paper of a unit and each year, two digits and then the symbol, `01/QĐ-UBND`
 * (Decree 30/2020 Art. 15 and Annex I, part II, 3). They are drawn by the statement that writes the event, so that a book has
 * neither gaps nor doubles. A book is kept by what stands after its numbers: two papers never have the same.
 */
import { variables } from '#dossier/context.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { refuseReason } from '#dossier/reason.ts';
import { formOf, slipSymbol, slipUnit } from '#dossier/slip-numbers.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { symbolOn } from '#procedure/letter.ts';
import type { Commit } from '#spine/store.ts';
import { placeholderOf } from './commit.ts';
import { isRejected } from './documents.ts';
import { rejectionSymbol, revocationSymbol } from './notices.ts';
import type { Platform, Procedure } from './platform.ts';

interface Draw {
  after: DossierState;
  code: NonNullable<Commit['code']>;
}

interface Book {
  unit: string;
  symbol?: string;
  /** A number of the book that a person chose. */
  take?: number;
}

/** What the act draws, with the place of the number marked in its event and in the state; nothing where no paper goes out. */
export async function drawNumber(
  platform: Platform,
  rules: Procedure,
  events: DossierEvent[],
  after: DossierState,
): Promise<Outcome<Draw | undefined>> {
  const [event] = events;
  // A statement draws one number, into one event: what falls due with others goes out unnumbered, to be numbered by hand.
  const book = events.length === 1 ? bookOf(platform, rules, event, after) : undefined;
  if (!book || isRefusal(book)) return book;
  const day = platform.province.calendar.dateOf(Temporal.Instant.from(event.at)).slice(0, 4);
  const prefix = `out:${book.unit}:${book.symbol ?? ''}`;
  if (book.take !== undefined) {
    const last = await platform.store.lastNumber(prefix, day);
    if (book.take <= last)
      return refuse('number-used', { number: event.number ?? '', last: written(last, book.symbol) });
    // A slip of the keyboard would pass over every number between, for the rest of the year.
    const why = event.type === 'result-issued' ? event.numberWhy : undefined;
    const unsaid = book.take > last + 1 && refuseJump(why, { event, last, book });
    if (unsaid) return unsaid;
  }
  const placeholder = placeholderOf(platform);
  event.number = written(placeholder, book.symbol);
  return {
    after: numbered(event, after),
    code: { prefix, day, placeholder, book: true, take: book.take },
  };
}

/** A number beyond the next of its book is given once for a reason, which stays with it. */
function refuseJump(why: string | undefined, { event, last, book }: { event: DossierEvent; last: number; book: Book }) {
  if (why) return refuseReason(why);
  const next = written(last + 1, book.symbol);
  return refuse('number-jump', {
    number: event.number ?? '',
    last: written(last, book.symbol),
    next,
    count: (book.take ?? 0) - last - 1,
  });
}

/** Events whose number is that of the paper that leaves as the result. */
const OUTGOING: ReadonlySet<string> = new Set<DossierEvent['type']>(['result-issued', 'dossier-rejected']);

/** The state with the number of the paper that the event makes. */
function numbered({ type, number = '' }: DossierEvent, after: DossierState): DossierState {
  const { result } = after;
  if (!result) return after;
  const { revoked } = result;
  if (type === 'result-revoked' && revoked?.paper)
    return { ...after, result: { ...result, revoked: { ...revoked, paper: { ...revoked.paper, number } } } };
  return OUTGOING.has(type) || (type === 'result-revoked' && result.against)
    ? { ...after, result: { ...result, number } }
    : after;
}

const written = (number: string | number, symbol: string | undefined): string =>
  `${String(number).padStart(2, '0')}${symbol ? `/${symbol}` : ''}`;

function bookOf(
  { province }: Platform,
  rules: Procedure,
  event: DossierEvent,
  after: DossierState,
): Outcome<Book | undefined> {
  const form = formOf(event);
  if (form) {
    const unit = slipUnit(form, after);
    return { unit, symbol: slipSymbol(form, province.findUnit(unit)?.symbol) };
  }
  // What is confirmed of money is the centre's, which takes it and gives it back.
  if (event.type === 'fee-paid' || event.type === 'fee-refunded') {
    const { receivingUnit: unit } = after;
    const own = province.findUnit(unit)?.symbol;
    return { unit, symbol: own ? `GXN-${own}` : 'GXN' };
  }
  // Of the unit whose head takes back, which need not be the one that decided.
  if (event.type === 'result-revoked' && event.unit)
    return {
      unit: event.unit,
      symbol: after.result?.against ? rejectionSymbol(province, after) : revocationSymbol(province, event.unit),
    };
  if (!OUTGOING.has(event.type)) return undefined;
  const { unit } = after;
  const rejected = isRejected(after);
  const { book } = rules.resultOf(variables(after, rules));
  if (book.number === 'none' && !rejected) return undefined;
  const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
  const own = rejected
    ? rejectionSymbol(province, after)
    : symbolOn(book.symbol, date, province.findUnit(unit)?.symbol);
  const symbol = own ?? province.findUnit(unit)?.symbol;
  if (!event.number) return { unit, symbol };
  const [, number, named] = /^0*([1-9]\d{0,6})(?:\/([^\s/]{1,30}))?$/.exec(event.number.trim()) ?? [];
  // A letter of before says no symbol; the one the clerk writes is that of its book.
  if (!number || (own && named && named !== own))
    return refuse('number-shape', { number: event.number, example: written(1, symbol) });
  return { unit, symbol: named ?? symbol, take: Number(number) };
}

/** The state and the events with what was drawn in its place. */
export function withDrawn(
  events: DossierEvent[],
  after: DossierState,
  asked: Commit['code'],
  drawn: string | undefined,
): DossierState {
  if (!asked || !drawn) return after;
  if (!asked.book) {
    for (const event of events) if (event.type === 'dossier-submitted') event.code = drawn;
    return { ...after, code: drawn };
  }
  for (const event of events) if (event.number) event.number = event.number.replace(asked.placeholder, drawn);
  const { result } = after;
  if (!result) return after;
  const put = (number: string) => number.replace(asked.placeholder, drawn);
  const { revoked } = result;
  const paper = revoked?.paper && { ...revoked.paper, number: put(revoked.paper.number) };
  return {
    ...after,
    result: { ...result, number: put(result.number), ...(paper && { revoked: { ...revoked, paper } }) },
  };
}
