/** What a page of a list says comes next; whatever else somebody sends as that begins no page, and is refused. */
import { isUuid } from '#kernel/ids.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';

const INSTANT = '(?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z';
const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** One that is of that shape, and whose times there are. */
const placeOf = (shape: string) => {
  const whole = new RegExp(`^${shape}$`);
  return (given: string | undefined): string | undefined =>
    given && whole.test(given) && given.split(' ').every(isSomeTime) ? given : undefined;
};

const isSomeTime = (part: string): boolean => {
  if (!part.includes('T')) return true;
  try {
    return Boolean(Temporal.Instant.from(part));
  } catch {
    return false;
  }
};

/** Where the asked page begins; nothing for the first one, a refusal for what no page ever gave as its next. */
export function startOf(
  after: string | undefined,
  read: (given: string) => string | undefined,
): Outcome<string | undefined> {
  return after ? (read(after) ?? refuse('page-start-unknown')) : undefined;
}

/** In a list of what has an id, by that. */
export const idPlace = (given: string | undefined): string | undefined =>
  given !== undefined && isUuid(given) ? given : undefined;
export const reviewPlace = placeOf(`(infinity|${INSTANT}) \\S{1,60}`);
export const paperPlace = placeOf(`${INSTANT} [0-9a-f]{64}`);
/** Behind the time of the transfer stands how its bank names it. */
export function noticePlace(given: string): string | undefined {
  const [at] = given.split(' ', 1);
  return new RegExp(`^${INSTANT} \\S.{0,199}$`).test(given) && isSomeTime(at) ? given : undefined;
}
export const logPlace = placeOf(`${INSTANT} \\d{1,18}`);
export const taskPlace = placeOf(`(true|false) (infinity|${INSTANT}) ${UUID} \\d{1,9}`);
export const dossierPlace = placeOf(`${INSTANT} ${UUID}`);
/** In what was searched for by words: before it stands how near the last one was. */
export const foundPlace = placeOf(`\\d ${INSTANT} ${UUID}`);
