/**
 * What a page of an application showed of what was saved when it was drawn. An older page, in another tab, writes over nothing that came
 * since: what was changed on one side alone is taken as it is there, what was changed on both is asked about.
 */
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import type { View } from '../view.ts';
import type { Draft } from './draft-model.ts';

/** The field that says so. */
export const SEEN = '_seen';

type Values = Readonly<Record<string, unknown>>;

interface Seen {
  /** The page as it was drawn this once. */
  drawing: string;
  shown: Readonly<Record<string, string>>;
}

const NOTHING = '';
const digest = (value: unknown): string =>
  value === undefined || value === '' ? NOTHING : sha256(canonicalJson(value)).slice(0, 12);

/** As a field of the page holds it. */
export function seenText(drawing: string, values: Values): string {
  const shown = Object.entries(values).flatMap(([name, value]) => {
    const said = digest(value);
    return said === NOTHING ? [] : [[name, said]];
  });
  return JSON.stringify({ drawing, shown: Object.fromEntries(shown) } satisfies Seen);
}

/** Of this answer of the server alone. */
export const drawingOf = ({ platform }: View): string => Buffer.from(platform.random(9)).toString('base64url');

/** What a page is told that was saved while one types. */
export const savedNow = ({ fmt, now }: View, seen: Seen | undefined, values: Values) => ({
  savedAt: fmt.time(now.toString()),
  seen: seen && seenText(seen.drawing, values),
});

/** The same page, which now shows these of what is saved. */
export function seenAfter({ drawing, shown }: Seen, values: Values): string {
  const now = Object.entries(values).map(([name, value]) => [name, digest(value)]);
  return JSON.stringify({ drawing, shown: { ...shown, ...Object.fromEntries(now) } } satisfies Seen);
}

/** Nothing of a page that says nothing of it. */
export function readSeen(body: Values | undefined): Seen | undefined {
  const said = body?.[SEEN];
  if (typeof said !== 'string') return undefined;
  try {
    const { drawing, shown } = JSON.parse(said) as Partial<Seen>;
    return typeof drawing === 'string' && shown && typeof shown === 'object' ? { drawing, shown } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What is to be saved of these, which were changed on both sides, and which in the other tab alone. A page that saved last goes on as it likes: Back and what is saved
 * while one types are no other tab.
 */
export function mergeSeen(
  names: readonly string[],
  { saved, posted }: { saved: Values; posted: Values },
  seen: Seen | undefined,
  lastBy: string | undefined,
): { values: Record<string, unknown>; stale: string[]; theirs: string[] } {
  const values: Record<string, unknown> = {};
  const stale: string[] = [];
  const theirs: string[] = [];
  for (const name of names) {
    const [there, here] = [digest(saved[name]), digest(posted[name])];
    const before = seen?.shown[name] ?? NOTHING;
    const isLast = !seen || seen.drawing === lastBy;
    const isTheirs = !isLast && there !== before && here === before;
    if (!isLast && there !== before && here !== before && here !== there) stale.push(name);
    if (isTheirs) theirs.push(name);
    const value = isTheirs ? saved[name] : posted[name];
    if (value !== undefined) values[name] = value;
  }
  return { values, stale, theirs };
}

/** Whether something that the page showed was saved otherwise since. */
export const isOlder = (seen: Seen | undefined, saved: Values): boolean =>
  seen !== undefined && Object.entries(saved).some(([name, value]) => digest(value) !== (seen.shown[name] ?? NOTHING));

/** What a page of its own holds of the way to get the result. */
export const deliveryValues = ({ delivery, typedAddress, receivingUnit }: Draft['data']): Values => ({
  method: delivery?.method,
  address: delivery?.address ?? typedAddress,
  receivingUnit,
});

/** All that would be handed in, as the last page shows it. */
export const wholeValues = ({ answers, papers, place, ...rest }: Draft['data']): Values => ({
  whole: { answers, papers, place, ...deliveryValues({ answers, papers, place, ...rest }) },
});

/** The papers by which file each is. */
export const paperValues = ({ papers }: Draft['data']): Values =>
  Object.fromEntries(Object.entries(papers).map(([id, { file }]) => [id, file]));
