/**
 * When an inclusive gateway that joins may go on (BPMN 2.0 table 13.3): every incoming flow without a token is one that no
 * other token can still reach, unless that token can equally reach a flow that already has one.
 */
import { linkSources, type Process } from './graph.ts';

type Reach = Map<string, Set<string>>;
const remembered = new WeakMap<Process, Map<string, Reach>>();

/** From each node, the incoming flows of `join` that a token there can reach without passing through `join`. */
function reachOf(process: Process, join: string): Reach {
  const perJoin = remembered.get(process) ?? new Map<string, Reach>();
  remembered.set(process, perJoin);
  const known = perJoin.get(join);
  if (known) return known;
  const reach: Reach = new Map();
  // Backwards from each incoming flow of the join.
  for (const flow of process.nodes[join].incoming) {
    const open = [process.flows[flow].from];
    const seen = new Set<string>();
    while (open.length) {
      const at = open.pop()!;
      if (seen.has(at) || at === join) continue;
      seen.add(at);
      const flows = reach.get(at) ?? new Set<string>();
      reach.set(at, flows.add(flow));
      const node = process.nodes[at];
      if (node.host) open.push(node.host);
      for (const { id } of linkSources(process, node)) open.push(id);
      for (const incoming of node.incoming) open.push(process.flows[incoming].from);
    }
  }
  perJoin.set(join, reach);
  return reach;
}

export function mayJoin(
  process: Process,
  join: string,
  arrived: ReadonlySet<string>,
  elsewhere: readonly string[],
): boolean {
  const reach = reachOf(process, join);
  return elsewhere.every((at) => {
    const flows = reach.get(at);
    if (!flows) return true;
    const empty = [...flows].some((flow) => !arrived.has(flow));
    const filled = [...flows].some((flow) => arrived.has(flow));
    return !empty || filled;
  });
}
