/** What stands in a circle in a graph of imports, and which of its edges a picture needs. */

/** From each node to those that it uses. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Of each knot of nodes that reach one another, the shortest way round: its first node is its last. */
export function circlesIn(graph: Graph): string[][] {
  const knotted = new Set<string>();
  return [...graph.keys()].toSorted().flatMap((from) => {
    if (knotted.has(from)) return [];
    const circle = wayRound(graph, from);
    if (!circle) return [];
    const back = reversed(graph);
    const behind = reached(back, from);
    for (const one of reached(graph, from)) if (behind.has(one)) knotted.add(one);
    return [circle];
  });
}

/** Nodes that reach one another, in all. */
export const knottedIn = (graph: Graph): number =>
  [...graph.keys()].filter((one) => reached(graph, one).has(one)).length;

/** Only the edges that no longer way replaces. Of a graph without circles. */
export function bareEdges(graph: Graph): [string, string][] {
  return [...graph].flatMap(([from, uses]) =>
    [...uses].flatMap((to): [string, string][] => {
      const others = [...uses].filter((one) => one !== to);
      return others.some((one) => reached(graph, one).has(to)) ? [] : [[from, to]];
    }),
  );
}

function reached(graph: Graph, from: string): Set<string> {
  const found = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of graph.get(at) ?? [])
      if (!found.has(next)) {
        found.add(next);
        open.push(next);
      }
  return found;
}

function reversed(graph: Graph): Graph {
  const back = new Map<string, Set<string>>();
  for (const [from, uses] of graph) for (const to of uses) back.set(to, (back.get(to) ?? new Set()).add(from));
  return back;
}

function wayRound(graph: Graph, from: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  let open = [from];
  while (open.length) {
    const next: string[] = [];
    for (const at of open)
      for (const to of graph.get(at) ?? []) {
        if (to === from) {
          const way = [from];
          for (let one = at; one !== from; one = cameFrom.get(one)!) way.unshift(one);
          return [from, ...way];
        }
        if (!cameFrom.has(to)) {
          cameFrom.set(to, at);
          next.push(to);
        }
      }
    open = next;
  }
  return undefined;
}
