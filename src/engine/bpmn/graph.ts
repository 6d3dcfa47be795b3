/** A process compiled once from BPMN 2.0 (OMG formal/2013-12-09): what `step` walks, and nothing else of the XML. */

export type NodeKind =
  | 'start'
  | 'end'
  | 'throw'
  | 'catch'
  | 'boundary'
  | 'user'
  | 'service'
  | 'rule'
  | 'send'
  | 'receive'
  | 'pass'
  | 'sub-process'
  | 'call'
  | 'exclusive'
  | 'parallel'
  | 'inclusive'
  | 'event-based';

export type Trigger =
  | { type: 'none' }
  | { type: 'message'; name: string }
  | { type: 'timer'; kind: 'date' | 'duration' | 'cycle'; expression: string }
  | { type: 'error'; code?: string }
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
  /** For a boundary event: the activity it stands on, and whether it ends that activity. */
  host?: string;
  interrupting?: boolean;
  /** For an activity: the boundary events on it. */
  boundary: string[];
  loop?: Loop;
  /** For a business rule task: the decision it asks; its result goes into `result`. */
  decision?: string;
  result?: string;
  /** For a service or send task: what is to be done or said. */
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
}

export function isActivity(node: Node): boolean {
  return ['user', 'service', 'rule', 'send', 'receive', 'pass', 'sub-process', 'call'].includes(node.kind);
}
