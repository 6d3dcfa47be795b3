/**
 * The three kinds of failure. A *refusal* is a rule that said no: it is returned, catalogued and translated. A
 * *fault* is the outside that failed: it is thrown with its cause and retried. A *bug* is a broken invariant: it
 * crashes with an id that grep finds.
 */
import { fill, PHRASES, type PhraseCode, phraseText } from './phrases.ts';
import { type RefusalCode, type RefusalParams, refusalTexts, type Told } from './refusals.ts';

export type Language = 'vi' | 'en' | 'hi';
export const LANGUAGES: readonly Language[] = ['vi', 'en', 'hi'];

export interface Refusal extends Told {
  readonly refused: true;
  /** What else was wrong with the same request, so that all of it is mended at once. */
  readonly also?: readonly Refusal[];
}

export type Outcome<T> = T | Refusal;

export function refuse(code: RefusalCode, params: RefusalParams = {}): Refusal {
  return { refused: true, code, params };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as Refusal).refused === true;
}

/** Everything that was found wrong, as one refusal: nothing where nothing was. */
export function refuseAll(...found: unknown[]): Refusal | undefined {
  const [first, ...others] = found.filter((one) => isRefusal(one)).flatMap(everyRefusal);
  return first && (others.length ? { ...first, also: others } : first);
}

/** The refusal and what else was wrong, each by itself, and each once. */
export function everyRefusal({ also = [], ...first }: Refusal): Refusal[] {
  const all: Refusal[] = [first, ...also];
  const said = all.map((one) => refusalText(one, 'vi'));
  return all.filter((_one, i) => said.indexOf(said[i]) === i);
}

/** Each thing that was wrong, as a sentence of its own. */
const refusalLines = (refusal: Refusal, language: Language): string[] =>
  everyRefusal(refusal).map((one) => refusalText(one, language));

/** The refusal in the person's language: what was wrong and what to do; all of it, where more than one thing was wrong. */
export function refusalText({ code, params, also }: Told & Pick<Refusal, 'also'>, language: Language): string {
  if (also?.length) return refusalLines({ refused: true, code, params, also }, language).join(' ');
  const told = Object.entries(params).map(([name, value]) => [
    name,
    isRefusal(value)
      ? refusalText(value, language)
      : typeof value === 'string'
        ? inWords(name, value, language)
        : value,
  ]);
  return fill(refusalTexts[code][language], Object.fromEntries(told), language);
}

/** Parameters that hold ids, for programs: which phrases name them to people. */
const NAMED: Readonly<Record<string, string>> = {
  act: 'act',
  use: 'act',
  detail: 'act',
  who: 'who',
  status: 'status',
  channel: 'channel',
  offered: 'channel',
  fee: 'charge',
  fees: 'charge',
  what: 'event',
};

/** Ids as people know them; what is none stays as it is. */
function inWords(name: string, value: string, language: Language): string {
  // A day is written as people here write it.
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year) return `${day}/${month}/${year}`;
  const kind = NAMED[name];
  if (!kind) return value;
  return value
    .split(', ')
    .map((one) => {
      const code = `${kind}-${one}`;
      return Object.hasOwn(PHRASES, code) ? phraseText({ phrase: code as PhraseCode, params: {} }, language) : one;
    })
    .join(', ');
}

/** For places where a refusal can only come from a defect in the data we ship ourselves. */
export class RefusedError extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusalText(refusal, 'en')}`);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

/** The value, or an exception that carries the refusal. */
export function must<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new RefusedError(outcome);
  return outcome;
}

/** The outside failed (network, disk, another server). Keeps its cause. */
export class Fault extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'Fault';
  }
}

/** Crashes when what must be true is not. `id` is unique in the tree so that grep finds the line. */
export function invariant(condition: unknown, id: string, detail?: () => string): asserts condition {
  if (!condition) throw new Error(`BUG ${id}${detail ? `: ${detail()}` : ''}`);
}
