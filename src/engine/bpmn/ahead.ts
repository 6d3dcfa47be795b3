/**
 * What may still come of a process, by the drawing alone: the tasks that some way leads to, and those that every way goes through.
 * Conditions are not asked: what they speak of may yet change.
 */
import { beginningsOf, holdsOthers, isActivity, linkTarget, type Node, type Process, triggersOf } from './graph.ts';
import type { State } from './state.ts';

export interface Ahead {
  possible: ReadonlySet<string>;
  /** Of the possible ones. */
  certain: ReadonlySet<string>;
}

/**
 * From where it stands; without a state, from its start. Live tasks are not ahead of themselves. Where the ways whose conditions
 * `leftOut` names are told elsewhere, as that a request may come to nothing, what is certain is so on every other way.
 */
export function aheadOf(
  process: Process,
  state?: Pick<State, 'live'>,
  leftOut?: (condition: string) => boolean,
): Ahead {
  const { possible, certain } = onEveryWay(process, state);
  const usual = leftOut ? onEveryWay(withoutWays(process, leftOut), state).certain : certain;
  return { possible, certain: usual };
}

function onEveryWay(process: Process, state?: Pick<State, 'live'>): Ahead {
  const from = state
    ? state.live.map(({ at }) => process.nodes[at]).filter((node): node is Node => node !== undefined)
    : beginningsOf(process);
  // What runs inside of an activity goes on from there by itself.
  const first = state ? from.filter((node) => !holdsOthers(node)).flatMap((node) => after(process, node)) : from;
  const possible = new Set<string>();
  const seen = new Set<string>();
  const left = [...first, ...from.flatMap((node) => onBorder(process, node))];
  for (let node = left.pop(); node; node = left.pop()) {
    if (seen.has(node.id)) continue;
    seen.add(node.id);
    if (node.kind === 'user') possible.add(node.id);
    left.push(...next(process, node), ...onBorder(process, node));
  }
  const must = mustsOf(process, seen);
  // Everything that is live goes on: what one of them must pass is passed.
  const certain = new Set(
    state
      ? from
          .filter((node) => !holdsOthers(node))
          .flatMap((node) => [...wayOn(process, node, after(process, node), must)])
      : first.flatMap((node) => [...(must.get(node.id) ?? [])]),
  );
  return { possible, certain: new Set([...certain].filter((id) => possible.has(id))) };
}

/** The step of a pack that a task of its process is: in a called process, the last part of its id. */
export const stepOf = (task: string): string => task.slice(task.lastIndexOf('/') + 1);

/** Whether some way leads from the one task to the other. */
function leadsTo(process: Process, from: string, to: string): boolean {
  return aheadOf(process, { live: [{ id: 1, at: from, in: 0 }] }).possible.has(to);
}

const targets = (process: Process, node: Node): Node[] =>
  node.outgoing.map((flow) => process.nodes[process.flows[flow].to]);

/** Into what holds others, out of it at its end. */
function next(process: Process, node: Node): Node[] {
  const starts = holdsOthers(node) ? (process.starts[node.id] ?? []) : [];
  return starts.length ? starts.map((id) => process.nodes[id]) : after(process, node);
}

function after(process: Process, node: Node): Node[] {
  if (node.outgoing.length) return targets(process, node);
  const linked = linkTarget(process, node);
  if (linked) return [linked];
  const ends = triggersOf(node).some(({ type }) => type === 'terminate' || type === 'error' || type === 'cancel');
  const scope = node.scope === undefined || ends ? undefined : process.nodes[node.scope];
  return scope ? after(process, scope) : [];
}

const onBorder = (process: Process, node: Node): Node[] => node.boundary.map((id) => process.nodes[id]);

/** A time that runs out may end an activity as well as its being done; what people then ask for is no way of its own. */
const timedOut = (process: Process, node: Node): Node[] =>
  onBorder(process, node).filter(
    (event) => event.interrupting !== false && triggersOf(event).some(({ type }) => type === 'timer'),
  );

/** Of each node the tasks that every way from it goes through, itself included. */
function mustsOf(process: Process, seen: ReadonlySet<string>): Map<string, ReadonlySet<string>> {
  const nodes = [...seen].map((id) => process.nodes[id]);
  const all = new Set(nodes.filter(({ kind }) => kind === 'user').map(({ id }) => id));
  const must = new Map<string, ReadonlySet<string>>(nodes.map(({ id }) => [id, all]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const node of nodes) {
      const now = wayOn(process, node, next(process, node), must);
      if (node.kind === 'user') now.add(node.id);
      if (now.size === must.get(node.id)!.size) continue;
      must.set(node.id, now);
      changed = true;
    }
  }
  return must;
}

function wayOn(
  process: Process,
  node: Node,
  ways: readonly Node[],
  must: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const sets = ways.map(({ id }) => must.get(id) ?? new Set<string>());
  const every =
    node.kind === 'parallel' || (isActivity(node) && !node.outgoing.some((id) => process.flows[id].condition));
  const on = every ? new Set(sets.flatMap((one) => [...one])) : shared(sets);
  const late = timedOut(process, node).map(({ id }) => must.get(id) ?? new Set<string>());
  return late.length ? shared([on, ...late]) : on;
}

const shared = ([first = new Set<string>(), ...rest]: readonly ReadonlySet<string>[]): Set<string> =>
  new Set([...first].filter((id) => rest.every((one) => one.has(id))));

export interface StepGroup {
  /** Done by all; done by some; one of them done by each; one of them or none. */
  kind: 'always' | 'sometimes' | 'one-of' | 'one-or-none';
  steps: string[];
}

/**
 * Steps as a reader is told of them who does not see the drawing, in the order given. `leftOut` names conditions, in FEEL, of ways that
 * are told elsewhere, as that a request may come to nothing.
 */
export function groupSteps(
  drawn: Process,
  steps: readonly string[],
  leftOut: (condition: string) => boolean = () => false,
): StepGroup[] {
  const process = withoutWays(drawn, leftOut);
  const { certain } = aheadOf(process);
  const always = new Set([...certain].map(stepOf));
  const taskOf = new Map(
    Object.values(process.nodes).flatMap(({ id, kind }) => (kind === 'user' ? [[stepOf(id), id] as const] : [])),
  );
  const apart = (one: string, other: string) => {
    const [a, b] = [taskOf.get(one), taskOf.get(other)];
    return a !== undefined && b !== undefined && !leadsTo(process, a, b) && !leadsTo(process, b, a);
  };
  const groups: StepGroup[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (always.has(step)) groups.push({ kind: 'always', steps: [step] });
    else if (last && last.kind !== 'always' && last.steps.every((one) => apart(one, step))) last.steps.push(step);
    else groups.push({ kind: 'sometimes', steps: [step] });
  }
  for (const group of groups)
    if (group.steps.length > 1) group.kind = passesWithout(process, new Set(group.steps)) ? 'one-or-none' : 'one-of';
  return groups;
}

function withoutWays(process: Process, leftOut: (condition: string) => boolean): Process {
  const stays = (id: string) => !leftOut(process.flows[id].condition ?? '');
  const nodes = Object.entries(process.nodes).map(([id, node]) => [
    id,
    { ...node, outgoing: node.outgoing.filter(stays) },
  ]);
  return { ...process, nodes: Object.fromEntries(nodes) };
}

/** Whether the end is reached without any of these. */
function passesWithout(process: Process, without: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const left = beginningsOf(process);
  for (let node = left.pop(); node; node = left.pop()) {
    if (seen.has(node.id) || (node.kind === 'user' && without.has(stepOf(node.id)))) continue;
    seen.add(node.id);
    const ways = next(process, node);
    if (node.kind === 'end' && !ways.length) return true;
    left.push(...ways);
  }
  return false;
}
