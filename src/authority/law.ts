/**
 * The one home of what is known of the days on which documents of law hold: whether one that a text names has ended by a day, or does not
 * hold yet. What nobody has entered is not known to have ended, and is not doubted here; a number tells its own year.
 */
import type { NamedLaw } from '#kernel/law-names.ts';
import { lawNumberKey, numbersIn } from '#kernel/law-text.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { foldVietnamese } from '#kernel/text.ts';

/** A document of law with the first day on which it no longer holds. */
export interface LawDocument {
  number: string;
  title: string;
  to: string;
  /** Number of the document that takes its place. */
  replacedBy?: string;
  /** Its title, and the day on which it was issued, where they are known. */
  replacedByTitle?: string;
  replacedByIssued?: string;
  /** The law that ends it says that dossiers which came in before that day are finished under it. */
  earlierDossiers?: true;
  /** Where the end is known from; a pack need not say. */
  source?: string;
  confirmed?: boolean;
}

/** What only a secondary text says: that a document was replaced. Nobody rests a refusal on it; what rests on the document is doubted. */
export interface ReportedLaw {
  /** Number of the document that is said to take its place. */
  by?: string;
  /** Which text says so, and of which day that text is. */
  source: string;
  date: string;
}

/** A row of the province's list: a document with a known end, or one of which something else is known. */
export interface LawRow extends Omit<LawDocument, 'to'> {
  to?: string;
  reported?: ReportedLaw;
  /** What it is law of: words of which a procedure in that field has at least one in its name or field. */
  subject?: string[];
}

/** A document as a procedure lists it. */
export interface ListedLaw {
  number: string;
  title: string;
  /** The day on which it was issued. */
  issued?: string;
  /** First day on which it holds. */
  from?: string;
  to?: string;
  replacedBy?: string;
  /** Nobody knows whether the number is that of the document. */
  numberDoubtful?: true;
  /** A review gave the title, of a document that its source lists by number alone. */
  titleGiven?: true;
}

/** The day on which something rests on law; `since`: the day on which its dossier came in. */
export interface LawDay {
  date: string;
  since?: string;
}

/** A document that does not hold yet: from its first day on, or, where only its number is known, in no case before its year. */
export interface EarlyLaw {
  number: string;
  title: string;
  from?: string;
  /** What holds until then. */
  before: readonly LawDocument[];
}

/** Why a document that a text names is no ground on a day. */
export type NotInForce = { ended: LawDocument } | { early: EarlyLaw };

const DAY = /^\d{4}-\d\d-\d\d$/;

export class LawEnds {
  readonly #byNumber = new Map<string, LawDocument>();
  readonly #remarks = new Map<string, LawRow>();
  #documents: readonly ListedLaw[] | undefined;
  /** By the list of a procedure: of the day for which it was last asked. */
  #namedOf = new WeakMap<readonly ListedLaw[], { date: string; named: readonly NamedLaw[] }>();

  /** The documents of a list and those that the province knows, by the names under which people know them, as they are on a day. */
  namedOn(date: string, listed: readonly ListedLaw[] = this.documents): readonly NamedLaw[] {
    const known = this.#namedOf.get(listed);
    if (known?.date === date) return known.named;
    const all = listed === this.documents ? listed : [...listed, ...this.documents];
    const named = all.map((one): NamedLaw => {
      const end = this.endOf(one);
      return end && hasEnded(end, { date }) ? { ...one, ended: true } : one;
    });
    this.#namedOf.set(listed, { date, named });
    return named;
  }

  /** Refuses a row without its day or source, and a document that stands twice. */
  fill(rows: readonly LawRow[]): Refusal | undefined {
    this.#documents = undefined;
    this.#namedOf = new WeakMap();
    for (const row of rows) {
      const key = lawNumberKey(row.number ?? '');
      const isTwice = this.#byNumber.has(key) || this.#remarks.has(key);
      const detail = faultOf(row) ?? (isTwice ? phrase('code-twice') : undefined);
      if (detail) return refuse('province-invalid', { where: `law ${row.number}`, detail });
      if (isEnded(row)) this.#byNumber.set(key, row);
      if (row.reported || row.subject) this.#remarks.set(key, row);
    }
    return undefined;
  }

  /** Those with a known end. */
  get ended(): readonly LawDocument[] {
    return [...this.#byNumber.values()];
  }

  /** Who says that a document was replaced, where nobody compared that; nothing where its end is known. */
  reportedOf(number: string): ReportedLaw | undefined {
    const key = lawNumberKey(number);
    return this.#byNumber.has(key) ? undefined : this.#remarks.get(key)?.reported;
  }

  /** What a document is law of, where it is known and no word of it stands in a text: the name and field of a procedure. */
  otherSubject(number: string, text: string): string | undefined {
    const { subject } = this.#remarks.get(lawNumberKey(number)) ?? {};
    const folded = foldVietnamese(text);
    return subject && !subject.some((word) => folded.includes(foldVietnamese(word))) ? subject[0] : undefined;
  }

  /** What the rows name: documents that ended or are to end, and those in their place; a number without a title tells nobody of what it is. */
  get numbers(): string[] {
    return this.documents.map(({ number }) => number);
  }

  /** Documents with the names that the rows give them: those that ended or are to end, and those in their place whose titles are known. */
  get documents(): readonly ListedLaw[] {
    this.#documents ??= this.#named();
    return this.#documents;
  }

  /** The name under which a document is known by its number. */
  titleOf(number: string): string | undefined {
    const key = lawNumberKey(number);
    return this.documents.find((one) => lawNumberKey(one.number) === key && one.title !== one.number)?.title;
  }

  #named(): ListedLaw[] {
    const known = new Map<string, ListedLaw>();
    for (const { replacedBy, replacedByTitle: title, replacedByIssued: issued } of this.#byNumber.values())
      if (replacedBy && title)
        known.set(lawNumberKey(replacedBy), { number: replacedBy, title, ...(issued && { issued }) });
    for (const { number, title } of this.#byNumber.values())
      known.set(lawNumberKey(number), { ...known.get(lawNumberKey(number)), number, title });
    return [...known.values()];
  }

  /** Its end, past or to come: as the province knows it, else as the procedure lists it. */
  endOf({ number, title, to, replacedBy }: ListedLaw): LawDocument | undefined {
    return (
      this.#byNumber.get(lawNumberKey(number)) ??
      (to ? { number, title, to, ...(replacedBy && { replacedBy }) } : undefined)
    );
  }

  /** The first document named in a text that has ended by the day. `listed`: those of the procedure it is said in. */
  endedIn(text: string, day: LawDay, listed: readonly ListedLaw[] = []): LawDocument | undefined {
    return this.#namedIn(text, listed).find((one) => hasEnded(one, day));
  }

  /** The first document named in a text that does not hold yet on the day. `listed`: those of the procedure it is said in. */
  earlyIn(text: string, { date }: LawDay, listed: readonly ListedLaw[] = []): EarlyLaw | undefined {
    const folded = lawNumberKey(text);
    if (!SAYS_NUMBER.test(folded)) return undefined;
    const early = this.#starts(listed).find((one) => one.from > date && names(folded, one));
    return early ?? ofLaterYear(text, folded, date, [...this.#byNumber.values(), ...listed]);
  }

  /** The first day of a document, where it is known: as the procedure lists it, else as the end of what it replaces. */
  startOf(law: ListedLaw): string | undefined {
    return this.#starts([law]).find(({ number }) => lawNumberKey(number) === lawNumberKey(law.number))?.from;
  }

  /** The first document named in a text that is no ground on the day. */
  notInForce(text: string, day: LawDay, listed: readonly ListedLaw[] = []): NotInForce | undefined {
    const ended = this.endedIn(text, day, listed);
    if (ended) return { ended };
    const early = this.earlyIn(text, day, listed);
    return early && { early };
  }

  /** Documents whose first day is known. One that replaces another holds from the end of that, unless its own first day is listed. */
  #starts(listed: readonly ListedLaw[]): (EarlyLaw & { from: string })[] {
    const starts = new Map<string, EarlyLaw & { from: string }>();
    const own = listed.flatMap((one) => (one.to ? (this.endOf(one) ?? []) : []));
    for (const old of new Set([...this.#byNumber.values(), ...own])) {
      if (!old.replacedBy) continue;
      const known = starts.get(lawNumberKey(old.replacedBy));
      const title = known?.title ?? old.replacedByTitle ?? old.title;
      const from = known && known.from < old.to ? known.from : old.to;
      const before = [...(known?.before ?? []), old];
      starts.set(lawNumberKey(old.replacedBy), { number: old.replacedBy, title, from, before });
    }
    for (const { number, title, from } of listed) {
      const known = starts.get(lawNumberKey(number));
      if (known || from)
        starts.set(lawNumberKey(number), { number, title, from: from ?? known!.from, before: known?.before ?? [] });
    }
    return [...starts.values()];
  }

  /** What rests on a text goes on for what came in before: some document in it has ended, and each that has says so. */
  finishesEarlier(text: string, day: LawDay): boolean {
    const ended = this.#namedIn(text, []).filter(({ to }) => to <= day.date);
    return ended.length > 0 && !ended.some((one) => hasEnded(one, day));
  }

  #namedIn(text: string, listed: readonly ListedLaw[]): LawDocument[] {
    const folded = lawNumberKey(text);
    if (!SAYS_NUMBER.test(folded)) return [];
    const own = listed.flatMap((one) => (one.to ? (this.endOf(one) ?? []) : []));
    return [...new Set([...this.#byNumber.values(), ...own])].filter((one) => names(folded, one));
  }
}

/** Which document, since when not, and what takes its place. */
export function endPhrase({ number, title, to, replacedBy }: LawDocument): Phrase {
  const law = nameOf({ number, title });
  const day = to.split('-').reverse().join('/');
  return replacedBy
    ? phrase('law-ended-replaced', { law, to: day, by: replacedBy })
    : phrase('law-ended-since', { law, to: day });
}

/** Which document, from when it holds, and what holds until then. */
export function earlyPhrase({ number, title, from, before }: EarlyLaw): Phrase {
  if (!from) return phrase('law-of-later-year', { law: number });
  // Of what replaces another, its title is often that of the other.
  const law = title && title !== number && !before.some((one) => one.title === title) ? `${title} (${number})` : number;
  const day = from.split('-').reverse().join('/');
  return before.length
    ? phrase('law-early-until', { law, from: day, before: before.map(nameOf).join(', ') })
    : phrase('law-early', { law, from: day });
}

const nameOf = ({ number, title }: Pick<LawDocument, 'number' | 'title'>): string =>
  title && title !== number ? `${title} (${number})` : number;

/** Said of either, as a refusal of an act. */
export const refuseNotInForce = (found: NotInForce): Refusal =>
  'ended' in found
    ? refuse('law-ended', { ended: endPhrase(found.ended) })
    : refuse('law-too-early', { early: earlyPhrase(found.early) });

export const hasEnded = ({ to, earlierDossiers }: LawDocument, { date, since }: LawDay): boolean =>
  to <= date && !(earlierDossiers && since !== undefined && since < to);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('-', '\\s*-\\s*');

/** What a number that ends like this belongs to, as people say it. */
const SORTS: readonly [RegExp, string][] = [
  [/\/nd-cp$/, 'nghi dinh'],
  [/\/tt(lt)?-/, 'thong tu'],
  [/\/qd(-|$)/, 'quyet dinh'],
  [/\/nq-/, 'nghi quyet'],
];

/** Without a year or a sign behind a digit no document is named; nearly all that officers write has none. */
const SAYS_NUMBER = /(?<!\d)\d{4}(?!\d)|\d\s*[/-]/;

const names = (folded: string, document: Pick<LawDocument, 'number' | 'title'>): boolean =>
  waysOf(document).some((way) => way.test(folded));

type Ways = readonly RegExp[];
const ways = new Map<string, Ways>();

/** Made once for a document: each act asks of all that are known. */
function waysOf({ number, title }: Pick<LawDocument, 'number' | 'title'>): Ways {
  const document = `${number}\n${title}`;
  const known = ways.get(document);
  if (known) return known;
  const made = makeWays(lawNumberKey(number), lawNumberKey(title));
  ways.set(document, made);
  return made;
}

/** Whole, without its last part beside the sort or the name («Nghị định 175/2024», «Luật Xây dựng 50/2014»), or by its year («Luật Xây dựng 2014»). */
function makeWays(key: string, title: string): Ways {
  const whole = new RegExp(`(?<![\\p{L}\\d./])${escaped(key)}(?!-?[\\p{L}\\d])`, 'u');
  const [, short, year] = /^(\d+\/(\d{4}))\//.exec(key) ?? [];
  if (!short) return [whole];
  const sort = SORTS.find(([shape]) => shape.test(key))?.[1];
  const end = '(?![\\d/])';
  const of = sort ? [sort, escaped(title)] : [escaped(title)];
  const byShort = new RegExp(`(?:${of.join('|')}),? (?:so:? ?)?${short}${end}`, 'u');
  return sort ? [whole, byShort] : [whole, byShort, new RegExp(`${escaped(title)},? (?:nam )?${year}${end}`, 'u')];
}

/** A document of a year to come, by its number, or by a name that is known and the year: «Luật Hộ tịch năm 2031». */
function ofLaterYear(text: string, folded: string, date: string, known: readonly ListedLaw[]): EarlyLaw | undefined {
  const isLater = (year: string | undefined) => year !== undefined && year > date.slice(0, 4);
  const number = numbersIn(text).find((one) => isLater(/^(?:\d{1,3}\.)?\d{1,5}\/(\d{4})(?:\/|$)/.exec(one)?.[1]));
  if (number) return { number, title: '', before: [] };
  for (const title of new Set(known.map((one) => one.title.trim()))) {
    if (!/^(?:bộ )?luật |^pháp lệnh /iu.test(title.normalize('NFC'))) continue;
    const years = folded.matchAll(new RegExp(`${escaped(lawNumberKey(title))},? (?:nam )?(\\d{4})(?![\\d/])`, 'gu'));
    const found = [...years].find(([, year]) => isLater(year));
    if (found) return { number: `${title} ${found[1]}`, title: '', before: [] };
  }
  return undefined;
}

const isEnded = (row: LawRow): row is LawRow & LawDocument => row.to !== undefined;

function faultOf({ number, title, to, source, reported, subject }: LawRow): Phrase | undefined {
  if (!number?.trim() || !title?.trim()) return phrase('law-end-source');
  if (reported && !(reported.source?.trim() && DAY.test(reported.date ?? ''))) return phrase('law-reported-source');
  if (subject && !(Array.isArray(subject) && subject.length && subject.every((word) => word.trim())))
    return phrase('law-subject-words');
  if (to === undefined && (reported || subject)) return undefined;
  if (!source?.trim()) return phrase('law-end-source');
  return DAY.test(to ?? '') ? undefined : phrase('value-day');
}
