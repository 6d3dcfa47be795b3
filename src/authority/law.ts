/**
 * The one home of what is known of the end of documents of law: whether one that a text names holds on a day. What nobody has entered
 * is not known to have ended, and is not doubted here.
 */
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
  /** The law that ends it says that dossiers which came in before that day are finished under it. */
  earlierDossiers?: true;
  /** Where the end is known from; a pack need not say. */
  source?: string;
  confirmed?: boolean;
}

/** A document as a procedure lists it. */
export interface ListedLaw {
  number: string;
  title: string;
  to?: string;
  replacedBy?: string;
}

/** The day on which something rests on law; `since`: the day on which its dossier came in. */
export interface LawDay {
  date: string;
  since?: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

export class LawEnds {
  readonly #byNumber = new Map<string, LawDocument>();

  /** Refuses a row without its day or source, and a document that stands twice. */
  fill(rows: readonly LawDocument[]): Refusal | undefined {
    for (const row of rows) {
      const detail = faultOf(row) ?? (this.#byNumber.has(keyOf(row.number)) ? phrase('code-twice') : undefined);
      if (detail) return refuse('province-invalid', { where: `law ${row.number}`, detail });
      this.#byNumber.set(keyOf(row.number), row);
    }
    return undefined;
  }

  /** What the rows name: documents that ended or are to end, and those in their place. */
  get numbers(): string[] {
    return [...this.#byNumber.values()].flatMap(({ number, replacedBy }) => [number, replacedBy ?? '']);
  }

  /** Its end, past or to come: as the province knows it, else as the procedure lists it. */
  endOf({ number, title, to, replacedBy }: ListedLaw): LawDocument | undefined {
    return (
      this.#byNumber.get(keyOf(number)) ?? (to ? { number, title, to, ...(replacedBy && { replacedBy }) } : undefined)
    );
  }

  /** The first document named in a text that has ended by the day. `listed`: those of the procedure it is said in. */
  endedIn(text: string, day: LawDay, listed: readonly ListedLaw[] = []): LawDocument | undefined {
    return this.#namedIn(text, listed).find((one) => hasEnded(one, day));
  }

  /** What rests on a text goes on for what came in before: some document in it has ended, and each that has says so. */
  finishesEarlier(text: string, day: LawDay): boolean {
    const ended = this.#namedIn(text, []).filter(({ to }) => to <= day.date);
    return ended.length > 0 && !ended.some((one) => hasEnded(one, day));
  }

  #namedIn(text: string, listed: readonly ListedLaw[]): LawDocument[] {
    const folded = keyOf(text);
    const own = listed.flatMap((one) => (one.to ? (this.endOf(one) ?? []) : []));
    return [...new Set([...this.#byNumber.values(), ...own])].filter((one) => names(folded, one));
  }
}

/** Which document, since when not, and what takes its place. */
export function endPhrase({ number, title, to, replacedBy }: LawDocument): Phrase {
  const law = title && title !== number ? `${title} (${number})` : number;
  const day = to.split('-').reverse().join('/');
  return replacedBy
    ? phrase('law-ended-replaced', { law, to: day, by: replacedBy })
    : phrase('law-ended-since', { law, to: day });
}

export const hasEnded = ({ to, earlierDossiers }: LawDocument, { date, since }: LawDay): boolean =>
  to <= date && !(earlierDossiers && since !== undefined && since < to);

/** Case, marks and spaces differ in how people write a number. */
const keyOf = (text: string): string =>
  foldVietnamese(text)
    .replace(/\s*\/\s*/g, '/')
    .replace(/[‐-–]/g, '-');

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('-', '\\s*-\\s*');

/** What a number that ends like this belongs to, as people say it. */
const SORTS: readonly [RegExp, string][] = [
  [/\/nd-cp$/, 'nghi dinh'],
  [/\/tt(lt)?-/, 'thong tu'],
  [/\/qd(-|$)/, 'quyet dinh'],
  [/\/nq-/, 'nghi quyet'],
];

/** Whole, without its last part beside the sort or the name («Nghị định 175/2024», «Luật Xây dựng 50/2014»), or by its year («Luật Xây dựng 2014»). */
function names(folded: string, { number, title }: LawDocument): boolean {
  const key = keyOf(number);
  if (new RegExp(`(?<![\\p{L}\\d./])${escaped(key)}(?!-?[\\p{L}\\d])`, 'u').test(folded)) return true;
  const [, short, year] = /^(\d+\/(\d{4}))\//.exec(key) ?? [];
  if (!short) return false;
  const sort = SORTS.find(([shape]) => shape.test(key))?.[1];
  const end = '(?![\\d/])';
  const of = sort ? [sort, escaped(keyOf(title))] : [escaped(keyOf(title))];
  const byShort = new RegExp(`(?:${of.join('|')}),? (?:so:? ?)?${short}${end}`, 'u');
  const byYear = new RegExp(`${escaped(keyOf(title))},? (?:nam )?${year}${end}`, 'u');
  return byShort.test(folded) || (!sort && byYear.test(folded));
}

function faultOf({ number, title, to, source }: LawDocument): Phrase | undefined {
  if (!number?.trim() || !title?.trim() || !source?.trim()) return phrase('law-end-source');
  return DAY.test(to ?? '') ? undefined : phrase('value-day');
}
