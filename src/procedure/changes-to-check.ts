/**
 * What a review changes besides the values that stand against its source or that it does not state: a second person marks each of these
 * too. Of a list, each thing that was dropped from it or added to it is one; what a value that is told already says of itself is none.
 */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { CHANNEL } from './mend-words.ts';
import type { Channel, Departure, Filled, PaperSaid } from './pack.ts';

export interface Change {
  field: string;
  from: string;
  to: string;
}

export interface ToCheck extends Change {
  /** The field of the change itself: of a list, `field` is of one thing in it. */
  of: string;
}

type Told = Departure | Filled;

/** Each has a line for each thing. */
const LISTS = new Set(['papers', 'notes', 'law', 'struck-laws', 'struck-papers']);
/** A ground is told beside its value. */
const VALUE_OF: Readonly<Record<string, string>> = { 'limit-law': 'limit', offered: 'channel', 'result-law': 'result' };

export function changesToCheck(changes: readonly Change[], told: readonly Told[]): ToCheck[] {
  const fields = new Set(told.map(({ field }) => field));
  const gone = new Set([
    ...changes.filter(({ field, to }) => field.startsWith('channel.') && !to).map(({ field }) => field.slice(8)),
    ...told.filter(({ field, value }) => field.startsWith('channel.') && !value).map(({ field }) => field.slice(8)),
  ]);
  const isTold = ({ field, to }: Change): boolean => {
    const [kind, name] = field.split('.');
    if (kind === 'departs' || fields.has(field)) return true;
    if (kind === 'decider-basis') return fields.has('decider') || fields.has('signer');
    // Without that way to hand in, nothing of it is left.
    if (name && kind !== 'channel' && gone.has(name) && !to) return true;
    const value = VALUE_OF[kind];
    return Boolean(value) && fields.has(name ? `${value}.${name}` : value);
  };
  const papers = told.flatMap(papersIn);
  const notes = told.filter(({ field }) => field.startsWith('note.')).map(({ value }) => value);
  const struck = changes.filter(({ field }) => field === 'struck-laws').flatMap(({ to }) => linesOf(to));
  const isToldLine = (of: string, line: string, isDropped: boolean): boolean => {
    if (of === 'papers' || of === 'struck-papers') return papers.some((name) => line.startsWith(`${name} (`));
    if (of === 'notes') return !isDropped && notes.includes(line);
    return of === 'law' && isDropped && struck.some((one) => one === line || one.startsWith(`${line} (`));
  };
  return changes
    .filter((one) => !isTold(one))
    .flatMap((one): ToCheck[] => {
      if (!LISTS.has(one.field)) return [{ ...one, of: one.field }];
      const [from, to] = [linesOf(one.from), linesOf(one.to)];
      const of = one.field;
      const dropped = from.filter((line) => !to.includes(line));
      const added = to.filter((line) => !from.includes(line));
      // In another order.
      if (!dropped.length && !added.length) return [{ ...one, of }];
      return [
        ...dropped.map((line, i) => ({ of, field: `${of}-less.${i + 1}`, from: line, to: '' })),
        ...added.map((line, i) => ({ of, field: `${of}-more.${i + 1}`, from: '', to: line })),
      ].filter(({ from, to }) => !isToldLine(of, from || to, Boolean(from)));
    });
}

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);

/** The names of a paper before and after, as they are told. */
function papersIn(one: Told): string[] {
  if (!one.field.startsWith('paper.')) return [];
  const source = 'source' in one ? one.source : [];
  return [one.value, ...source].flatMap((text) => (JSON.parse(text || '{}') as Partial<PaperSaid>).name ?? []);
}

/** What it is called in a refusal. */
export function changePhrase({ of, from, to }: ToCheck): Phrase {
  const [kind, name] = of.split('.');
  const channel = CHANNEL[name as Channel];
  const thing = to || from;
  switch (kind) {
    case 'decider':
      return phrase('review-of-decider');
    case 'decider-basis':
      return phrase('review-at-decider');
    case 'signer':
      return phrase('review-of-signer');
    case 'channel':
      return phrase('review-at-channel', { channel });
    case 'offered':
      return phrase('review-of-offered-law', { channel });
    case 'limit':
      return phrase('review-at-limit', { channel });
    case 'limit-law':
      return phrase('review-of-limit-law', { channel });
    case 'fee':
      return phrase('review-of-cost', { channel });
    case 'papers':
    case 'struck-papers':
      return phrase('review-of-paper', { paper: thing });
    case 'no-papers':
      return phrase('review-of-no-papers');
    case 'notes':
      return phrase('review-of-note', { note: thing });
    case 'law':
    case 'struck-laws':
    case 'law-checked':
      return phrase('review-of-law', { law: thing });
    case 'letter':
      return phrase('review-of-letter');
    case 'result-law':
      return phrase('review-of-result-law');
    case 'result-code':
      return phrase('review-of-result-code');
    default:
      return phrase('review-at-result');
  }
}
