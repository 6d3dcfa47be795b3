/** Work on a dossier: take it, do it, send it back, hand it over, ask others. */
import { findAbsence } from '#authority/permission.ts';
import { holds } from '#authority/province.ts';
import { nameOfPost } from '#authority/stand-in.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import { draftSent } from './decide-confirm.ts';
import { checkStepForm } from './decide-intake.ts';
import type { DossierEvent } from './events.ts';
import { advance } from './flow.ts';
import type { DossierState, Task, TaskAct } from './state.ts';

/** The open task, if it is one for this act. */
export function requireTask(
  state: DossierState,
  id: number | undefined,
  act: TaskAct | undefined,
  context: Context,
): Outcome<Task> {
  const task = state.tasks.find((one) => one.id === id);
  if (!task) return refuse('task-not-found', { task: id ?? act ?? '' });
  if (act && task.act !== act)
    return refuse('not-at-this-step', { act, step: context.rules.steps[task.step].name, use: task.act });
  return task;
}

export function claim(
  state: DossierState,
  command: CommandOf<'claim-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  if (task.assignee === context.by.id) return refuse('already-done', { act: 'claim-task' });
  if (task.assignee)
    return refuse('task-taken', { officer: context.province.officers.get(task.assignee)?.name ?? task.assignee });
  return [{ type: 'task-claimed', ...common(context), task: task.id }];
}

export function complete(
  state: DossierState,
  command: CommandOf<'complete-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, 'complete-task', context);
  if (isRefusal(task)) return task;
  const result = checkStepForm(task.step, command.result, context);
  if (isRefusal(result)) return result;
  const flow = advance(state, context, { type: 'complete', execution: task.id }, { [task.step]: result });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'task-completed',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      result,
      flow,
    },
    ...draftSent(state, flow, context),
  ];
}

export function returnTask(
  state: DossierState,
  command: CommandOf<'return-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  if (!command.reason.trim()) return refuse('reason-needed');
  // Receiving happened and the clock runs: work goes back to a desk, never to before the receipt.
  const target = context.rules.steps[command.to];
  if (!target || !state.doneSteps.includes(command.to) || target.act !== 'complete-task')
    return refuse('return-target-unknown', { step: target?.name ?? command.to });
  const flow = advance(state, context, { type: 'move', execution: task.id, to: elementOf(command.to, context) });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'task-returned',
      ...common(context),
      task: task.id,
      step: task.step,
      to: command.to,
      reason: command.reason,
      flow,
    },
  ];
}

function elementOf(step: string, { rules }: Context): string {
  return Object.keys(rules.process.nodes).find((id) => id === step || id.endsWith(`/${step}`)) ?? step;
}

export function reassign(
  state: DossierState,
  command: CommandOf<'reassign-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  if (!command.reason.trim()) return refuse('reason-needed');
  const date = context.province.calendar.dateOf(context.at);
  const officer = context.province.officers.get(command.officer);
  if (!officer || !holds(officer, task.unit, task.post, date))
    return refuse('officer-unknown', { officer: command.officer, unit: task.unit, date });
  if (task.assignee === officer.id) return refuse('already-done', { act: 'reassign-task' });
  return [{ type: 'task-reassigned', ...common(context), task: task.id, officer: officer.id, reason: command.reason }];
}

/** A colleague takes over from somebody who is recorded as absent; the trace says for whom and until when. */
export function substitute(
  state: DossierState,
  command: CommandOf<'substitute-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  const absence = task.assignee ? findAbsence(context.absences, task.assignee, context.atText) : undefined;
  if (!task.assignee || !absence) return refuse('not-absent', { officer: task.assignee ?? '–' });
  const standIn = absence.standIn ?? context.by.id;
  const { province } = context;
  const officer = province.officers.get(standIn);
  // However the absence came to be recorded: nobody becomes a head by it.
  if (!officer || !holds(officer, task.unit, task.post, province.calendar.dateOf(context.at)))
    return refuse('stand-in-not-entitled', {
      officer: officer?.name ?? standIn,
      post: nameOfPost(province, task.post),
      unit: province.findUnit(task.unit)?.name ?? task.unit,
      date: province.calendar.dateOf(context.at),
    });
  return [
    {
      type: 'task-substituted',
      ...common(context),
      inPlaceOf: task.assignee,
      task: task.id,
      officer: standIn,
      absent: task.assignee,
      until: absence.to,
    },
  ];
}

/** For whom the task was assigned, when somebody else does it during their absence. */
export function inPlaceOf(task: Task, { by }: Context): string | undefined {
  return task.assignee && task.assignee !== by.id ? task.assignee : undefined;
}
