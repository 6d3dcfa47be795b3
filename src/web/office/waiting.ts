/**
 * Decisions that wait at a desk, and which of them are decided only by themselves as things stand now: what a register holds is told by
 * a look there alone, since it changes by the acts on other dossiers.
 */
import { gathering } from '#acts/gather.ts';
import { standsStill, type TaskFilter, type TaskListing } from '#spine/store.ts';
import type { View } from '../view.ts';
import { type Alone, weigh } from './signing.tsx';

/** So many are looked at, those due first: of more it is said that there are more. */
const LOOKED_AT = 300;

/** A line, and what stands in a register already, where that is why it is decided by itself. */
export type Standing = TaskListing & Pick<Alone, 'told'>;

/** Each line with why it is decided by itself, by what is known now. Of one that is gone by now nothing is left to decide. */
export async function asItStands(view: View, rows: readonly TaskListing[]): Promise<Standing[]> {
  const looking = gathering(view.platform);
  const now = rows.map(async (row): Promise<Standing> => {
    // An opinion that was awaited when the line was written may be there by now: by silence, at its hour.
    if (row.act !== 'decide-dossier' || (row.oneByOne && row.oneByOne !== 'awaited')) return row;
    const weighed = await weigh(view, row.dossierId, row.id, looking);
    return weighed ? { ...row, oneByOne: weighed.because, told: weighed.told } : row;
  });
  return Promise.all(now);
}

export interface Waiting {
  rows: TaskListing[];
  /** There are more than were looked at. */
  more: boolean;
}

/** Nothing is decided while a supplement or a payment is awaited. */
const isHeld = ({ paused }: TaskListing): boolean => paused?.reason === 'supplement' || paused?.reason === 'payment';

/** All decisions of a desk: those that may be made together, those that may not, and those that cannot be made now. */
export async function waitingAt(
  view: View,
  desk: { unit: string; post: string },
  most = LOOKED_AT,
): Promise<{ together: Waiting; alone: Waiting; held: Waiting }> {
  const { store } = view.platform;
  const filter: TaskFilter = { ...desk, act: 'decide-dossier' };
  const [sign, known] = await Promise.all([
    store.listTasks({ ...filter, oneByOne: false }, { limit: most }),
    store.listTasks({ ...filter, oneByOne: true }, { limit: most }),
  ]);
  const all = await asItStands(
    view,
    [...sign.rows, ...known.rows].filter((row) => !isHeld(row)),
  );
  const isKnown = new Set(known.rows.map(placeOf));
  const rows = all.filter((row) => !row.oneByOne || !isKnown.has(placeOf(row)));
  const apart = all.filter((row) => row.oneByOne && isKnown.has(placeOf(row)));
  const alone = [...rows.filter((row) => row.oneByOne), ...apart].toSorted((one, other) =>
    isAfter(keyOf(placeOf(one)), keyOf(placeOf(other))) ? 1 : -1,
  );
  const more = sign.next !== undefined;
  return {
    together: { rows: rows.filter((row) => !row.oneByOne), more },
    alone: { rows: alone, more: more || known.next !== undefined },
    held: { rows: [...sign.rows, ...known.rows].filter(isHeld), more: more || known.next !== undefined },
  };
}

/** The place of a line, as lists of tasks say it. */
const placeOf = (row: TaskListing): string =>
  `${standsStill(row)} ${row.legalAt ?? 'infinity'} ${row.dossierId} ${row.id}`;

type Key = [boolean, number, string, number];
function keyOf(place: string): Key {
  const [still, at, dossierId, id] = place.split(' ');
  return [still === 'true', at === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(at), dossierId, Number(id)];
}

function isAfter(one: Key, other: Key): boolean {
  const differs = one.findIndex((part, i) => part !== other[i]);
  return differs >= 0 && one[differs] > other[differs];
}

/** The lines after a place, as many as a page holds, and the place that the next page begins after. */
export function pageAfter(rows: readonly TaskListing[], after: string | undefined, size: number) {
  const rest = after === undefined ? rows : rows.filter((row) => isAfter(keyOf(placeOf(row)), keyOf(after)));
  const page = rest.slice(0, size);
  return { rows: page, next: rest.length > size ? placeOf(page[size - 1]) : undefined };
}
