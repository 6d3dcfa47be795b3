/** Whether a conclusion against the request leads to who decides and nowhere else, told by running the process on from there. */
import { holdsOthers } from '#engine/bpmn/graph.ts';
import { initialState, step } from '#engine/bpmn/step.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { processVariables } from './flow.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Task } from './state.ts';

/** The elements besides the decision at which the process stands once the task recorded this; empty where it decides next. */
export function besideDeciding(
  rules: Rules,
  state: DossierState,
  task: Task,
  result: Record<string, unknown>,
): string[] {
  const stepped = step(
    rules.process,
    state.process ?? initialState(),
    { type: 'complete', execution: task.id },
    { vars: processVariables(state, rules, { [task.step]: result }), decide: rules.decide },
  );
  if (isRefusal(stepped)) return [String(stepped.params['element'] ?? task.step)];
  const standing = stepped.state.live.flatMap(({ at, loop }) => {
    const node = rules.process.nodes[at];
    return loop || holdsOthers(node) ? [] : [nameOf(at)];
  });
  const beside = standing.filter((one) => rules.steps[one]?.act !== 'decide-dossier');
  // Nobody decides: the process ended, or went past the decision.
  return standing.length ? beside : [rules.process.id];
}

const nameOf = (element: string): string => element.slice(element.lastIndexOf('/') + 1);
