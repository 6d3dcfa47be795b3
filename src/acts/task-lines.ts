/** The lines of a dossier's open tasks on the lists of desks: what each shows, and what an act changes of it. */
import { type LegalDate, legalDate } from '#dossier/legal-date.ts';
import { oneByOne } from '#dossier/one-by-one.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import type { ChangedTask, Commit, OpenTask } from '#spine/store.ts';
import type { Procedure } from './platform.ts';

function lineOf(rules: Procedure, state: DossierState, { at, paused }: LegalDate, task: OpenTask | Task): OpenTask {
  // A question to another unit, and a proposal to take a result back, have their own date, which runs on whatever becomes of the clock.
  if (task.act === 'answer-consultation' || task.act === 'revoke-result') return { ...task, legalAt: task.dueAt };
  return { ...task, legalAt: at, paused, oneByOne: oneByOne(rules, state, task) };
}

const isSame = (one: OpenTask, other: OpenTask): boolean =>
  one.legalAt === other.legalAt &&
  one.paused?.reason === other.paused?.reason &&
  one.paused?.since === other.paused?.since &&
  one.oneByOne === other.oneByOne;

/** The opened with all that lists show of them; of those that stay, the ones whose line is another now. */
export function withLines(
  { opened, closed, assigned }: Commit['tasks'],
  rules: Procedure,
  before: DossierState,
  after: DossierState,
): Commit['tasks'] {
  const [was, is] = [legalDate(before), legalDate(after)];
  // A task opened and closed again within the same act never reaches the desk.
  const come = opened
    .filter((task) => !closed.includes(task.id))
    .map((task) => lineOf(rules, after, is, after.tasks.find((one) => one.id === task.id) ?? task));
  const tasks: Commit['tasks'] = { opened: come, closed, assigned };
  const stays = after.tasks.filter((task) => !come.some((one) => one.id === task.id));
  if (stays.length) {
    tasks.changed = stays.flatMap((task): ChangedTask[] => {
      const old = before.tasks.find((one) => one.id === task.id);
      const line = lineOf(rules, after, is, task);
      if (!old || (old.dueAt === task.dueAt && isSame(lineOf(rules, before, was, old), line))) return [];
      const { id, dueAt, legalAt, paused, oneByOne: alone } = line;
      return [{ id, dueAt, legalAt, paused, oneByOne: alone }];
    });
  }
  // As nearly always: one step gives way to the next, under the same date.
  const gone = closed.length === 1 && come.length === 1 ? before.tasks.find((one) => one.id === closed[0]) : undefined;
  if (gone && isSame(lineOf(rules, before, was, gone), come[0])) tasks.sameLine = true;
  return tasks;
}
