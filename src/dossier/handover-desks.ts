/** Desks as form 06 names them: the unit and the post, and in which post somebody worked there. */

import { agencyName } from '#authority/agency.ts';
import { isInForce } from '#authority/dated.ts';
import { DEPUTY_HEAD, HEAD } from '#authority/head-posts.ts';
import { titlesOf } from '#authority/signing.ts';
import type { DossierEvent } from './events.ts';
import type { SlipLookups } from './handovers.ts';
import type { Task } from './state.ts';

export const officerName = (id: string, { province }: SlipLookups): string => province.officers.get(id)?.name ?? '';

/** Unit and post, as the unit was called then. */
export function deskName(
  { unit, post }: Pick<Task, 'unit' | 'post'>,
  { at }: DossierEvent,
  { province }: SlipLookups,
): string {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const found = province.findUnit(unit);
  const titles = found && titlesOf(province, found, date);
  // A head is called as the unit calls its heads: «Chủ tịch», «Giám đốc».
  const own = post === HEAD ? titles?.head : post === DEPUTY_HEAD ? titles?.deputy : undefined;
  const name = own ?? province.source.posts.find((one) => one.id === post)?.name.vi ?? '';
  return `${agencyName(province, unit, date)} – ${name}`;
}

/**
 * Where who did it works: at the desk whose work it was, if they hold its post or stood in for who does; else in the post they hold,
 * first in the unit whose act it is.
 */
export function deskOf(event: DossierEvent, whose: { task?: Task; unit: string }, { province }: SlipLookups) {
  const { task, unit } = whose;
  const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
  const { by } = event;
  const held = by.kind === 'officer' ? (province.officers.get(by.id)?.holds ?? []) : [];
  const posts = held.filter((one) => isInForce(one, date));
  if (task && (event.inPlaceOf || !posts.length)) return task;
  return (
    posts.find((one) => one.unit === task?.unit && one.post === task.post) ??
    posts.find((one) => one.unit === unit) ??
    posts.find((one) => one.unit === task?.unit) ??
    posts[0] ??
    task
  );
}

/** Desks that were handed something, where who took it at one of them holds another post of that unit: named by their own. */
export function withOwnPost(
  desks: string,
  task: Task,
  officer: string,
  event: DossierEvent,
  lookups: SlipLookups,
): string {
  const { province } = lookups;
  const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
  const held = (province.officers.get(officer)?.holds ?? []).filter((one) => isInForce(one, date));
  const here = held.filter(({ unit }) => unit === task.unit);
  if (!here.length || here.some(({ post }) => post === task.post)) return desks;
  const [desk, own] = [task, here[0]].map((one) => deskName(one, event, lookups));
  return desks
    .split('; ')
    .map((one) => (one === desk ? own : one))
    .join('; ');
}
