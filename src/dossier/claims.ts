/**
 * Whose work a task is that somebody has taken: theirs, until they or who stands above them in the unit gives it to another, by an act of its
 * own that says so. A colleague of the same desk neither does it nor ends the dossier over their head.
 */
import { worksAt } from '#authority/authorised.ts';
import { outranks } from '#authority/leading.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Context } from './context.ts';
import type { DossierState, Task } from './state.ts';

type Asked = Pick<Context, 'province' | 'at'> & { by: { id: string } };
type Worked = Pick<DossierState, 'tasks' | 'procedure'>;

/** That a colleague has in hand at a desk of who asks, where they have none in hand themselves. */
export function heldByColleague({ tasks, procedure }: Worked, { province, at, by }: Asked): Task | undefined {
  const officer = province.officers.get(by.id);
  if (!officer || tasks.some(({ assignee }) => assignee === by.id)) return undefined;
  const date = province.calendar.dateOf(at);
  return tasks.find(({ assignee, ...desk }) => {
    return assignee !== undefined && worksAt(province, officer, { ...desk, date, procedure: procedure.code });
  });
}

export function refuseHeld(state: Worked, asked: Asked): Refusal | undefined {
  const held = heldByColleague(state, asked);
  return held && refuse('task-taken', { officer: nameOf(held, asked) });
}

/** Whoever has the task gives it on, or who stands above them there; what nobody has, who leads the desk. */
export const mayReassign = ({ assignee, unit }: Task, { province, at, by }: Asked): boolean =>
  !assignee || assignee === by.id || outranks(province, by.id, assignee, { unit, date: province.calendar.dateOf(at) });

export const refuseReassigning = (task: Task, asked: Asked): Refusal | undefined =>
  mayReassign(task, asked) ? undefined : refuse('reassign-not-above', { officer: nameOf(task, asked) });

const nameOf = ({ assignee = '' }: Task, { province }: Asked): string =>
  province.officers.get(assignee)?.name ?? assignee;
