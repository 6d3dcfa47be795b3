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
  /** Of an event with several triggers that must all come: which came. */
  came?: number[];
  /** Events on its border or within it that wait for a condition which holds now: they fire again only after it did not. */
  holds?: string[];
  /** An event ended what ran in it; no other event begins anything in it any more. */
  closed?: boolean;
  /** What is still to be undone, the last first, before it goes on. */
  undo?: number[];
  /** The execution that waits for this one to undo something. */
  for?: number;
  /** Of a sub-process that undoes another: the execution that ended, which it undoes. */
  of?: number;
  /** Of an ad-hoc sub-process: which of its activities were begun. */
  begun?: number;
}

/** An activity that is done and could be undone. */
export interface Completed {
  id: number;
  at: string;
  in: number;
}

/** Tokens that arrived at a joining gateway and wait for the others. */
export interface Waiting {
  at: string;
  in: number;
  via: string[];
  /** Of a complex gateway that went on already: from where it had tokens. It waits for the rest, which change nothing. */
  fired?: string[];
}

export interface State {
  status: 'running' | 'completed' | 'failed';
  /** The next execution id. Ids are never used twice. */
  next: number;
  live: Execution[];
  joins?: Waiting[];
  /** The process itself as a scope, where it has something to remember. */
  root?: Execution;
  done?: Completed[];
  /** Process variables: results of rules and of completed work. */
  vars?: Record<string, unknown>;
  /** The code of the error that nobody caught. */
  error?: string;
}

export type Input =
  | { type: 'start'; event?: string; vars?: Record<string, unknown> }
  | { type: 'complete'; execution: number; vars?: Record<string, unknown> }
  | { type: 'message'; name: string; vars?: Record<string, unknown>; execution?: number }
  | { type: 'signal'; name: string; vars?: Record<string, unknown> }
  | { type: 'timer'; timer: string }
  /** Something outside changed that conditions may speak of. */
  | { type: 'look' }
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
  /** A signal for whoever listens; who listens in this process has heard it already. */
  | { type: 'signal'; element: string; name: string }
  /** Nobody in this process listens. */
  | { type: 'escalation'; element: string; code: string }
  | { type: 'schedule'; timer: string; element: string; kind: 'date' | 'duration' | 'cycle'; value: unknown }
  | { type: 'cancel-timer'; timer: string }
  | { type: 'reached'; element: string; flow?: string };

export interface Environment {
  /** What expressions see besides the process variables; theirs win. */
  /** Read at most once a step, and only where something asks: may be a getter. */
  vars: Readonly<Record<string, unknown>>;
  /** Answers business rule tasks. Throws `StepRefused` through the engine when it refuses. */
  decide?: (decision: string, vars: Readonly<Record<string, unknown>>) => unknown;
  /** Runs a script at once and gives what it changes; throws `ScriptError`. Without it, or when it gives nothing, a script is a task like any other. */
  script?: (
    script: string,
    vars: Readonly<Record<string, unknown>>,
    execution: { element: string },
  ) => Record<string, unknown> | undefined;
  /** Also report every element and flow passed, for coverage and for printing the path. */
  trace?: boolean;
}

/** An error of the model, with the code by which events catch it. */
export class ScriptError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
