/**
 * Numbers of outgoing papers: a book for each kind of paper of a unit and each year, two digits and then the symbol, `01/QĐ-UBND`
 * (Decree 30/2020 Art. 15 and Annex I, part II, 3). They are drawn by the statement that writes the event, so that a book has no
 * doubles, and no gap but what a person passed over for a reason; such a number may be given later, for a reason too. A book is kept by
 * what stands after its numbers: two papers never have the same.
 */
import { variables } from '#dossier/context.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { refuseReason } from '#dossier/reason.ts';
import { formOf, slipSymbol, slipUnit } from '#dossier/slip-numbers.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { symbolOn } from '#procedure/letter.ts';
import { kindNamed } from '#procedure/paper-kinds.ts';
import type { Commit, Book as KeptBook, Passed } from '#spine/store.ts';
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
  const date = platform.province.calendar.dateOf(Temporal.Instant.from(event.at));
  const day = date.slice(0, 4);
  const prefix = `out:${book.unit}:${book.symbol ?? ''}`;
  let isPassed = false;
  if (book.take !== undefined) {
    const { take } = book;
    const kept = await platform.store.readBook(prefix, day);
    isPassed = take <= kept.last;
    if (isPassed && !kept.passed.some(({ first, last }) => first <= take && take <= last))
      return refuseUsed(event, book, kept);
    // A slip of the keyboard would pass over every number between; and a number given later is out of the order of days.
    const isAhead = take > kept.last + 1;
    const most = platform.province.valueOf(JUMP_MOST, date)?.value;
    const wrong =
      (isAhead && refuseFar({ event, book, take, ...kept }, most)) ||
      ((isPassed || isAhead) && refuseUnsaid({ event, book, take, ...kept }));
    if (wrong) return wrong;
  }
  const placeholder = placeholderOf(platform);
  event.number = written(placeholder, book.symbol);
  return {
    after: numbered(event, after),
    code: { prefix, day, placeholder, book: true, take: book.take, ...(isPassed && { isPassed }) },
  };
}

/** The setting of the province that says how many numbers one that is chosen passes over at most, whatever the reason. */
const JUMP_MOST = 'number-jump-most';
/** The highest that is chosen ahead of a book: the numbers after it have room in seven digits for as long as a year is. */
const HIGHEST = 999_999;

interface Chosen {
  event: DossierEvent;
  book: Book;
  take: number;
  last: number;
}

/** No reason helps: what it passed over would be gone from the book for the rest of the year. */
function refuseFar({ event, book, take, last }: Chosen, most: unknown) {
  const said = { number: event.number ?? '', next: written(last + 1, book.symbol) };
  if (take > HIGHEST) return refuse('number-too-high', { ...said, highest: HIGHEST });
  const count = take - last - 1;
  return typeof most === 'number' && count > most ? refuse('number-jump-most', { ...said, count, most }) : undefined;
}

/** A number that is not the next of its book is given for a reason, which stays with it. */
function refuseUnsaid({ event, book, take, last }: Chosen) {
  const why = event.type === 'result-issued' ? event.numberWhy : undefined;
  if (why) return refuseReason(why);
  const said = { number: event.number ?? '', last: written(last, book.symbol) };
  if (take <= last) return refuse('number-passed', said);
  const ahead = { next: written(last + 1, book.symbol), count: take - last - 1 };
  // Of a book that gave none this year, none is the last.
  return last
    ? refuse('number-jump', { ...said, ...ahead })
    : refuse('number-jump-first', { number: said.number, ...ahead });
}

function refuseUsed({ number = '' }: DossierEvent, { symbol }: Book, { last, passed }: KeptBook) {
  const said = { number, last: written(last, symbol) };
  return passed.length
    ? refuse('number-used-others-free', { ...said, free: spans(passed, symbol).join(', ') })
    : refuse('number-used', said);
}

const spans = (passed: readonly Passed[], symbol: string | undefined): string[] =>
  passed.map(({ first, last }) =>
    first === last ? written(first, symbol) : `${written(first, symbol)} – ${written(last, symbol)}`,
  );

/** The numbers that were passed over in the book of the result that is about to be issued, and that nobody has. */
export async function freeNumbers(platform: Platform, rules: Procedure, state: DossierState): Promise<string[]> {
  const at = platform.clock.now();
  const event = { type: 'result-issued', at: at.toString() } as DossierEvent;
  const book = bookOf(platform, rules, event, state);
  if (!book || isRefusal(book)) return [];
  const year = platform.province.calendar.dateOf(at).slice(0, 4);
  const { passed } = await platform.store.readBook(`out:${book.unit}:${book.symbol ?? ''}`, year);
  return spans(passed, book.symbol);
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
  const { book, letter, name } = rules.resultOf(variables(after, rules));
  if (book.number === 'none' && !rejected) return undefined;
  if (!rejected && !letter) return bookOfPaper(event.number, unit, kindNamed(name.vi), province.findUnit(unit)?.symbol);
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

/**
 * Of a paper that is made elsewhere: a number has the kind of paper before who issues it (Decree 30/2020 Annex I, part II, 3). Where its
 * name does not say the kind, who issues does: with the number, or alone for the next of that book.
 */
function bookOfPaper(
  typed: string | undefined,
  unit: string,
  kind: string | undefined,
  own: string | undefined,
): Outcome<Book> {
  const suggested = kind && (own ? `${kind}-${own}` : kind);
  const example = suggested ?? (own ? `GP-${own}` : 'GP');
  const [, number, withNumber, alone] =
    /^(?:0*([1-9]\d{0,6})(?:\/([^\s/]{1,30}))?|([^\s/\d][^\s/]{0,29}))$/.exec(typed?.trim() ?? '') ?? [];
  if (typed?.trim() && !number && !alone) return refuse('number-shape', { number: typed, example: `01/${example}` });
  const symbol = withNumber ?? alone ?? suggested;
  if (!symbol || symbol === own || !/^[A-ZĐ]/.test(symbol)) return refuse('number-kind-needed', { example });
  return { unit, symbol, ...(number && { take: Number(number) }) };
}

/** Whether the number of the result needs a kind that nobody here knows. */
export function isKindUnknown(rules: Procedure, state: DossierState): boolean {
  const { book, letter, name } = rules.resultOf(variables(state, rules));
  return book.number !== 'none' && !letter && !isRejected(state) && !kindNamed(name.vi);
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
