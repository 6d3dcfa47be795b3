/** Which outgoing flows a token takes (BPMN 2.0 §13.3.1, §13.3.2). */
import { isTrue } from '#engine/feel/feel.ts';
import type { Node, Process } from './graph.ts';

type Variables = Readonly<Record<string, unknown>>;

/** All without a condition and all whose condition holds; the default when none of those with one does. */
export function conditionalFlows({ flows }: Process, node: Node, variables: () => Variables): string[] {
  if (!node.outgoing.some((id) => flows[id].condition)) return node.outgoing;
  const known = variables();
  const taken = node.outgoing.filter((id) => id !== node.default && holds(flows[id].condition, known));
  return !node.default || taken.some((id) => flows[id].condition) ? taken : [...taken, node.default];
}

/** The first whose condition holds, else the default; none when there is neither. */
export function exclusiveFlow({ flows }: Process, node: Node, variables: () => Variables): string | undefined {
  if (node.outgoing.length === 1 && !flows[node.outgoing[0]].condition) return node.outgoing[0];
  const known = variables();
  return node.outgoing.find((id) => id !== node.default && holds(flows[id].condition, known)) ?? node.default;
}

const holds = (condition: string | undefined, variables: Variables) => !condition || isTrue(condition, variables);
