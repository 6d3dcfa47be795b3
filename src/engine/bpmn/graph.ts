/** A process compiled once from BPMN 2.0 (OMG formal/2013-12-09): what `step` walks, and nothing else of the XML. */

export type NodeKind =
  | 'start'
  | 'end'
  | 'throw'
  | 'catch'
  | 'boundary'
  | 'user'
  | 'service'
  | 'script'
  | 'rule'
  | 'send'
  | 'receive'
  | 'pass'
  | 'sub-process'
  | 'ad-hoc'
  | 'call'
  | 'exclusive'
  | 'parallel'
  | 'inclusive'
  | 'complex'
  | 'event-based';

export type Trigger =
  | { type: 'none' }
  | { type: 'message'; name: string }
  | { type: 'timer'; kind: 'date' | 'duration' | 'cycle'; expression: string }
  | { type: 'error'; code?: string }
  | { type: 'escalation'; code?: string }
  | { type: 'signal'; name: string }
  | { type: 'conditional'; condition: string }
  | { type: 'link'; name: string }
  /** What is to be undone: one activity, or all of the scope. */
  | { type: 'compensate'; activity?: string }
  | { type: 'cancel' }
  | { type: 'terminate' };

export interface Loop {
  sequential: boolean;
  /** FEEL: how many, or the list to go through. Exactly one of the two. */
  cardinality?: string;
  collection?: string;
  /** Name of the variable that holds the item of the turn. */
  item?: string;
  /** FEEL: when true after a turn, the remaining turns are cancelled. */
  completion?: string;
  /** Not for items but as long as something holds (BPMN 2.0 §13.3.6): asked before the first turn, or only after it. */
  while?: { condition?: string; before: boolean; maximum?: number };
  /** What is thrown when a turn ends: each time, the first time, or where a condition holds (BPMN 2.0 table 10.30). */
  behaviour?:
    | { throws: 'each' | 'first'; trigger: Trigger }
    | { throws: 'when'; cases: { condition: string; trigger: Trigger }[] };
}

/** A datum that goes somewhere: what a variable holds, or what FEEL over the variables gives. */
export interface DataMove {
  name?: string;
  expression?: string;
  to: string;
}

/** Activities without an order, done in any or one after the other (BPMN 2.0 §13.3.5). */
export interface AdHoc {
  sequential: boolean;
  /** FEEL: when true after an activity, no further one is begun. */
  completion?: string;
  cancelRemaining: boolean;
}

export interface Node {
  id: string;
  name?: string;
  kind: NodeKind;
  /** The sub-process or call activity that holds it; none at the top. */
  scope?: string;
  incoming: string[];
  outgoing: string[];
  /** The flow taken when no condition holds. */
  default?: string;
  trigger: Trigger;
  /** All of them, the first included, where there are several; one is enough, or with `parallelMultiple` all must come. */
  triggers?: Trigger[];
  parallelMultiple?: boolean;
  /** For a boundary event: the activity it stands on, and whether it ends that activity. */
  host?: string;
  interrupting?: boolean;
  /** For an activity: the boundary events on it. */
  boundary: string[];
  loop?: Loop;
  adHoc?: AdHoc;
  /** Data that an activity gets when it begins, for itself, and leaves when it is done, for all (BPMN 2.0 §10.4.2). */
  gets?: DataMove[];
  leaves?: DataMove[];
  /** How many tokens it takes to begin, and how many it sends on (BPMN 2.0 §10.3); one where nothing is said. */
  startQuantity?: number;
  completionQuantity?: number;
  /** For an event-based gateway that begins the process: all its events must come, not the first alone. */
  all?: boolean;
  /** For a sub-process that no flow leads to: an event begins it. */
  onEvent?: boolean;
  transaction?: boolean;
  /** Done only to undo another: `handler` of that other's boundary event, or of the activity itself. */
  undoes?: boolean;
  handler?: string;
  /** For a complex gateway that joins: FEEL over `activationCount`. */
  activation?: string;
  /** For a business rule task: the decision it asks; its result goes into `result`. */
  decision?: string;
  result?: string;
  /** For a service, script or send task: what is to be done or said. */
  operation?: string;
}

export interface Flow {
  id: string;
  from: string;
  to: string;
  /** FEEL. */
  condition?: string;
}

export interface Process {
  id: string;
  name?: string;
  nodes: Record<string, Node>;
  flows: Record<string, Flow>;
  /** Start events by the scope they start; the top is ''. */
  starts: Record<string, string[]>;
  /** What begins the process in the place of a start event: tasks that receive, gateways that events follow. */
  begins?: string[];
  /** Sub-processes that an event begins, by the scope in which it must happen. */
  eventScopes?: Record<string, string[]>;
  /** Some event hangs on a condition. */
  conditional?: boolean;
  /** Names of data that expressions know though they have spaces or signs. */
  names?: string[];
}

export function isActivity(node: Node): boolean {
  return ACTIVITIES.has(node.kind);
}
const ACTIVITIES = new Set<NodeKind>([
  'user',
  'service',
  'script',
  'rule',
  'send',
  'receive',
  'pass',
  'sub-process',
  'ad-hoc',
  'call',
]);

export function holdsOthers(node: Node): boolean {
  return node.kind === 'sub-process' || node.kind === 'call' || node.kind === 'ad-hoc';
}

/** Everything that may begin the process. */
export const beginningsOf = ({ nodes, starts, begins = [] }: Process): Node[] =>
  [...(starts[''] ?? []), ...begins].map((id) => nodes[id]);

/** The events that begin it: of a gateway, those that follow it. */
export const firstEventsOf = (process: Process): Node[] =>
  beginningsOf(process).flatMap((node) =>
    node.kind === 'event-based' ? node.outgoing.map((id) => process.nodes[process.flows[id].to]) : [node],
  );

export const triggersOf = (node: Node): readonly Trigger[] => node.triggers ?? [node.trigger];

const linkOf = (node: Node): string | undefined => triggersOf(node).find((one) => one.type === 'link')?.name;

/** Where a token goes on that comes to an event which throws a link (BPMN 2.0 §10.5.5). */
export function linkTarget(process: Process, node: Node): Node | undefined {
  const name = node.kind === 'throw' ? linkOf(node) : undefined;
  return name === undefined ? undefined : linked(process, 'catch', name, node.scope)[0];
}

/** The events from which tokens come through a link. */
export function linkSources(process: Process, node: Node): Node[] {
  const name = node.kind === 'catch' ? linkOf(node) : undefined;
  return name === undefined ? [] : linked(process, 'throw', name, node.scope);
}

const linked = ({ nodes }: Process, kind: NodeKind, name: string, scope: string | undefined): Node[] =>
  Object.values(nodes).filter((one) => one.kind === kind && one.scope === scope && linkOf(one) === name);
