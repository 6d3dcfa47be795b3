/** What a running process remembers. Plain JSON, elements by id, so that it survives a newer engine. */

export interface Execution {
  id: number;
  /** The element it waits in: a task, a catch event, an event-based gateway, a sub-process with children. */
  at: string;
  /** The execution of the scope that holds it; 0 at the top. */
  in: number;
  /** Set on the container of a multi-instance activity. */
  loop?: { total: number; done: number; next: number };
  /** Set on one turn of a multi-instance activity: which turn. */
  turn?: number;
  /** How often each repeating timer on its border has fired. */
  fired?: Record<string, number>;
  /** Variables of this execution alone: the item of a turn. */
  vars?: Record<string, unknown>;
}

/** Tokens that arrived at a joining gateway and wait for the others. */
export interface Waiting {
  at: string;
  in: number;
  via: string[];
}

export interface State {
  status: 'running' | 'completed' | 'failed';
  /** The next execution id. Ids are never used twice. */
  next: number;
  live: Execution[];
  joins?: Waiting[];
  /** Process variables: results of rules and of completed work. */
  vars?: Record<string, unknown>;
  /** The code of the error that nobody caught. */
  error?: string;
}

export type Input =
  | { type: 'start'; event?: string; vars?: Record<string, unknown> }
  | { type: 'complete'; execution: number; vars?: Record<string, unknown> }
  | { type: 'message'; name: string; vars?: Record<string, unknown>; execution?: number }
  | { type: 'timer'; timer: string }
  | { type: 'error'; execution: number; code: string }
  /** Leave a task unfinished and go to another element of the same scope: a return to an earlier step. */
  | { type: 'move'; execution: number; to: string };

export type Effect =
  | {
      type: 'open';
      execution: number;
      element: string;
      kind: 'user' | 'service';
      operation?: string;
      vars?: Record<string, unknown>;
    }
  | { type: 'close'; execution: number; element: string; reason: 'completed' | 'cancelled' }
  | { type: 'send'; element: string; operation: string }
  | { type: 'schedule'; timer: string; element: string; kind: 'date' | 'duration' | 'cycle'; value: unknown }
  | { type: 'cancel-timer'; timer: string }
  | { type: 'reached'; element: string; flow?: string };

export interface Environment {
  /** What expressions see besides the process variables; theirs win. */
  /** Read at most once a step, and only where something asks: may be a getter. */
  vars: Readonly<Record<string, unknown>>;
  /** Answers business rule tasks. Throws `StepRefused` through the engine when it refuses. */
  decide?: (decision: string, vars: Readonly<Record<string, unknown>>) => unknown;
  /** Also report every element and flow passed, for coverage and for printing the path. */
  trace?: boolean;
}
