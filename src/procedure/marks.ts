/**
 * The mark of a second person is of a value and not of its place: of what stands beside it, whole, with its law and its reason. Where that
 * is mended afterwards the mark is of something else, and is none any more.
 */
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import type { Unconfirmed } from './unstated.ts';

type Marked = ReturnType<typeof toMark>[number];

/** All of it, in the order of the page. */
export const toMark = ({ departures, filled, changes, doubted, unlisted, far, unanswered }: Unconfirmed) => [
  ...[...departures, ...filled, ...changes, ...doubted].flatMap((one) => [
    one,
    ...[...far, ...unlisted].filter(({ at }) => at.field === one.field),
  ]),
  ...unanswered,
];

export const markOf = (one: Marked): string => `${one.field}=${sha256(canonicalJson(one)).slice(0, 16)}`;

/** What has no mark, and of that what was marked with another value. */
export function unmarkedIn(all: Unconfirmed, marks: readonly string[]): { unmarked: Marked[]; other: Marked[] } {
  const unmarked = toMark(all).filter((one) => !marks.includes(markOf(one)));
  const other = unmarked.filter(({ field }) => marks.some((mark) => mark.startsWith(`${field}=`)));
  return { unmarked, other };
}

/** What is said otherwise than before, what was not asked before, and what is asked no more. */
export function mendedIn(before: Unconfirmed, after: Unconfirmed): Marked[] {
  const [old, now] = [before, after].map((one) => new Map(toMark(one).map((item) => [markOf(item), item])));
  const news = [...now].flatMap(([mark, one]) => (old.has(mark) ? [] : [one]));
  const gone = [...old].flatMap(([mark, one]) => (now.has(mark) ? [] : [one]));
  return [...news, ...gone.filter(({ field }) => !news.some((one) => one.field === field))];
}
