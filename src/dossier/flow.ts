/** Between a dossier and its process: feeds the engine, turns its effects into tasks and timers of the dossier. */
import { bodyNames } from '#authority/bodies.ts';
import { triggersOf } from '#engine/bpmn/graph.ts';
import type { Effect, Input } from '#engine/bpmn/state.ts';
import { initialState, step } from '#engine/bpmn/step.ts';
import { awaitedMessages } from '#engine/bpmn/subscriptions.ts';
import type { Decided } from '#engine/dmn/decided.ts';
import { instantText } from '#kernel/clock.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import type { Act } from './commands.ts';
import { stepsAgainst } from './conclusions.ts';
import { type Context, variables } from './context.ts';
import type { Flow } from './events.ts';
import { type Rules, stepLimit } from './rules.ts';
import { type DossierState, isAwaitedByFollowers, isFollowed, type Task } from './state.ts';

/** Messages by which acts reach the process. Where a process listens for none of them, the act is not available. */
export const PROCESS_MESSAGES = [
  'request-supplement',
  'supplement',
  'supplement-lapsed',
  'refuse',
  'withdraw',
  'extend',
  'consult',
  'paid',
  'confirm-draft',
  'correct-draft',
] as const;
export type ProcessMessage = (typeof PROCESS_MESSAGES)[number];

/** The message by which an act reaches the process; acts that are not here reach it by their task, or not at all. */
const MESSAGE_OF: Partial<Record<Act, ProcessMessage>> = {
  'request-supplement': 'request-supplement',
  'supplement-dossier': 'supplement',
  'refuse-dossier': 'refuse',
  'withdraw-dossier': 'withdraw',
  'extend-dossier': 'extend',
  'consult-unit': 'consult',
  'confirm-draft': 'confirm-draft',
};

type Awaiting = { rules: Pick<Rules, 'process'> };

export function isAwaited({ process }: Pick<DossierState, 'process'>, { rules }: Awaiting, message: ProcessMessage) {
  return Boolean(process && awaitedMessages(rules.process, process).has(message));
}

/** What law allows of work in progress, it allows of work that follows the result. */
const OF_WORK: ReadonlySet<ProcessMessage> = new Set(['request-supplement', 'extend', 'consult']);

type Heard = Pick<DossierState, 'process' | 'status' | 'tasks' | 'supplement'>;

/**
 * Whether the process has room for it now. Its borders stand around the steps up to the decision; where others follow the result, what
 * the procedure knows at all of such acts is open to them, too, and moves nothing in the process.
 */
export function isHeard(state: Heard, context: Awaiting, message: ProcessMessage): boolean {
  if (isAwaited(state, context, message)) return true;
  if (message === 'supplement' && isAwaitedByFollowers(state)) return true;
  return OF_WORK.has(message) && isFollowed(state) && knowsMessage(context, message);
}

/** Whether the process has room for the act now. No door offers an act that it does not listen for. */
export function listensFor(state: Heard, rules: Pick<Rules, 'process'>, act: Act): boolean {
  const message = MESSAGE_OF[act];
  return !message || isHeard(state, { rules }, message);
}

/** Whether the process listens for it anywhere. */
export const knowsMessage = ({ rules }: Awaiting, message: ProcessMessage): boolean =>
  Object.values(rules.process.nodes).some((node) =>
    triggersOf(node).some((trigger) => trigger.type === 'message' && trigger.name === message),
  );

/** The process ends where it is: what it waited for is waited for no more. */
export function ended({ process, tasks, timers }: DossierState): Flow {
  return {
    process: { ...(process ?? initialState()), status: 'completed', live: [], joins: undefined },
    opened: [],
    closed: tasks.map((task) => task.id),
    cancelled: timers.map((timer) => timer.id),
  };
}

/** The act is none of this moment: says what is, or whose it is now. */
export function notHere(state: DossierState, { rules }: Pick<Context, 'rules'>, act: string) {
  const { outside } = state;
  if (outside?.handedAt)
    return refuse('handed-over', { act, body: bodyNames(outside.body), code: outside.code ?? '–' });
  if (!state.tasks.length) return refuse('not-in-this-status', { act, status: state.status });
  const step = state.tasks.map((task) => rules.steps[task.step]?.name ?? task.step);
  return refuse('not-at-this-step', { act, step, use: [...new Set(state.tasks.map((task) => task.act))].join(', ') });
}

/** Runs the process by one input; `results` are what the step being finished recorded. */
export function advance(state: DossierState, context: Context, input: Input, results: Results = {}): Outcome<Flow> {
  const { rules } = context;
  const decided: Decided[] = [];
  const stepped = step(rules.process, state.process ?? initialState(), input, {
    // Put together only where the process looks at them.
    get vars() {
      return processVariables(state, rules, results);
    },
    decide: (decision, vars) => rules.decide(decision, vars, (one) => decided.push(one)),
    trace: Boolean(context.onReached),
  });
  if (isRefusal(stepped)) return stepped;
  if (stepped.state.status === 'failed')
    return refuse('process-stuck', {
      element: rules.process.id,
      detail: phrase('error-uncaught', { error: stepped.state.error ?? '' }),
    });
  const flow: Flow = { process: stepped.state, opened: [], closed: [], ...(decided.length && { decided }) };
  for (const effect of stepped.effects) {
    const refusal = apply(flow, effect, state, context);
    if (refusal) return refusal;
  }
  return flow;
}

/** Of a way in a process: it is gone only where a step concluded against the request. */
export const isAgainst = (condition: string): boolean => /\bagainst\b/.test(condition);

/** A process knows besides which steps concluded `against` the request, so that it goes from there to who decides. */
export function processVariables(state: DossierState, rules: Rules, results: Results = {}): Record<string, unknown> {
  const vars = variables(state, rules, results);
  // A pack of before may have an answer of that name.
  if (!Object.hasOwn(vars, 'against'))
    vars['against'] = stepsAgainst(rules, { results: { ...state.results, ...results } });
  return vars;
}
type Results = Record<string, Record<string, unknown>>;

export function tell(state: DossierState, context: Context, message: ProcessMessage): Outcome<Flow> {
  return advance(state, context, { type: 'message', name: message });
}

/** Where the process waits for it; what comes beside the process moves nothing in it. */
export function tellIfAwaited(
  state: DossierState,
  context: Context,
  message: ProcessMessage,
): Outcome<Flow | undefined> {
  return isAwaited(state, context, message) ? tell(state, context, message) : undefined;
}

function apply(flow: Flow, effect: Effect, state: DossierState, context: Context) {
  switch (effect.type) {
    case 'open': {
      const task = openTask(effect, state, context);
      if (isRefusal(task)) return task;
      flow.opened.push(task);
      return undefined;
    }
    case 'close':
      // A task that was opened and left in the same breath was never there.
      if (flow.opened.some((task) => task.id === effect.execution))
        flow.opened = flow.opened.filter((task) => task.id !== effect.execution);
      else flow.closed.push(effect.execution);
      return undefined;
    case 'schedule': {
      const due = dueOf(effect.kind, String(effect.value), context);
      if (isRefusal(due)) return due;
      flow.timers = [...(flow.timers ?? []), { id: effect.timer, at: due }];
      return undefined;
    }
    case 'cancel-timer':
      flow.cancelled = [...(flow.cancelled ?? []), effect.timer];
      return undefined;
    case 'send':
      flow.sent = [...(flow.sent ?? []), effect.operation];
      return undefined;
    case 'reached':
      context.onReached?.(effect.element, effect.flow);
      return undefined;
  }
}

function openTask(effect: Extract<Effect, { type: 'open' }>, state: DossierState, context: Context): Outcome<Task> {
  const { rules, province, at } = context;
  const definition = rules.steps[effect.element.slice(effect.element.lastIndexOf('/') + 1)];
  if (!definition) return refuse('process-stuck', { element: effect.element, detail: phrase('no-step') });
  const unit = unitOf(definition.unit, state, context);
  if (!unit)
    return refuse('process-stuck', {
      element: effect.element,
      detail: phrase('no-unit', { unit: definition.unit }),
    });
  const task: Task = {
    id: effect.execution,
    step: definition.id,
    act: definition.act,
    unit,
    post: definition.post,
    openedAt: context.atText,
  };
  const limit = stepLimit(definition, state.channel);
  if (limit)
    // Intake is looked at from the moment it came; what is handed on after the cut-off counts from the next working day.
    task.dueAt = instantText(
      province.calendar.due(definition.act === 'receive-dossier' ? at : province.calendar.startOf(at), limit),
    );
  return task;
}

/** The unit that a step is opened at. */
export function unitOf(name: string, state: DossierState, { province }: Pick<Context, 'province'>): string | undefined {
  if (name === 'receiving') return state.receivingUnit;
  if (name === 'competent') return state.unit;
  const competent = province.findUnit(state.unit);
  if (name === 'centre') return competent && province.centreOf(competent)?.code;
  if (name.startsWith('role:')) return province.unitWithRole(name.slice(5), state.place ?? competent?.place)?.code;
  return province.findUnit(name)?.code;
}

/** ISO 8601: `P15D` in a process is until the end of the fifteenth working day after today, `PT8H` eight working hours; a date is that instant. */
function dueOf(kind: 'date' | 'duration' | 'cycle', value: string, { province, at }: Context): Outcome<string> {
  try {
    if (kind === 'date') return Temporal.Instant.from(value).toString();
    const duration = Temporal.Duration.from(value.replace(/^R\d*\//, ''));
    const { calendar } = province;
    const hours = duration.hours + duration.minutes / 60;
    if (!hours && duration.days) return calendar.endAfterDays(at, duration.days).toString();
    return calendar.addHours(calendar.addDays(at, duration.days), hours).toString();
  } catch {
    return refuse('date-invalid', { value });
  }
}
