/**
 * How long the texts of an officer's act may be: as its schema says, which every door asks; by the names of its fields where the page asks
 * in parts. What is longer is refused there, and nothing is cut.
 */
import { limitIn } from '#acts/schemas.ts';
import type { LimitOf } from '../forms/posted.tsx';
import type { OfficeAct } from './act-commands.ts';
import { shownLimit } from './shown-by-fields.tsx';

const LIMITS: Readonly<Record<string, number>> = {
  'against-article': 100,
  'against-law': 500,
  'against-otherLaw': 350,
  'against-words': 2000,
  amountVnd: 60,
  answer: 2000,
  apology: 1000,
  article: 100,
  conclusionBy: 300,
  conclusionNumber: 100,
  consignment: 60,
  contact: 300,
  contactPhone: 40,
  corrects: 1000,
  despite: 2000,
  determinedBy: 300,
  determinedNumber: 100,
  documentBy: 300,
  documentNumber: 100,
  feeName: 200,
  feeUnset: 500,
  law: 500,
  letterNumber: 100,
  note: 4000,
  noticeNumber: 100,
  number: 100,
  numberWhy: 1000,
  otherLaw: 350,
  paper: 300,
  question: 4000,
  reason: 4000,
  receiver: 200,
  reference: 200,
  replacedBy: 60,
  replaces: 1000,
  text: 4000,
  theirCode: 100,
  theirLaw: 500,
  theirReason: 2000,
  unnumbered: 500,
  why: 1000,
};

/** Of fields whose names say of what or of whom. */
const OF_PART: readonly [RegExp, number][] = [
  [/^reason-/, 1000],
  [/^otherwise-/, 500],
  [/-name$/, 300],
  [/-position$/, 200],
  [/-id$/, 40],
  [/-paper$/, 300],
];

/** What a step records is limited by its own form: `recorded` are the names of its fields. */
export const limitsOf =
  (act: OfficeAct | undefined, recorded: ReadonlySet<string> = new Set()): LimitOf =>
  (field) => {
    if (recorded.has(field)) return undefined;
    const own = act && limitIn(act, field);
    if (own !== undefined) return own;
    return (
      (Object.hasOwn(LIMITS, field) ? LIMITS[field] : undefined) ??
      shownLimit(field) ??
      OF_PART.find(([of]) => of.test(field))?.[1]
    );
  };
