/**
 * What the program tells whoever runs it, by events of fixed fields: ids, patterns of addresses, counts, codes. None of them holds
 * what a person is called, wrote or sent. Who writes it down is said once, by `main`; what is told also counts (`hear`).
 */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface LogFields {
  /** Of the request under way. */
  request?: string;
  method?: string;
  /** The pattern of its address: what was typed into it is somebody's. */
  route?: string;
  status?: number;
  ms?: number;
  act?: string;
  /** Which kind of person or program did it, and not who. */
  by?: string;
  /** Where it is written: `dossier:` and its id. */
  stream?: string;
  /** The version that the act made. */
  seq?: number;
  job?: string;
  task?: string;
  tries?: number;
  /** Whom a job calls outside. */
  target?: string;
  /** How it ended, where it has a word for it. */
  outcome?: string;
  refusal?: string;
  /** What broke. Its message is cleared of what may be somebody's before it is written. */
  error?: unknown;
}

export interface LogEntry {
  level: LogLevel;
  /** A name that never changes, for who searches. */
  event: string;
  /** The same in words, for who reads. */
  words: string;
  fields: LogFields;
}

export interface LogSink {
  write(entry: LogEntry): void;
  /** Whatever is told while that is done has these fields, too. */
  within<Value>(fields: LogFields, work: () => Value): Value;
}

let sink: LogSink | undefined;
const hearers = new Set<(entry: LogEntry) => void>();

/** From now on; who asked for it last is the one. */
export function logTo(next: LogSink): void {
  sink = next;
}

export const isLogged = (): boolean => sink !== undefined;

/** For who counts what is told, at every level. Ends by what it answers. */
export function hear(hearer: (entry: LogEntry) => void): () => void {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
}

const teller =
  (level: LogLevel) =>
  (event: string, words: string, fields: LogFields = {}): void => {
    const entry = { level, event, words, fields };
    for (const hearer of hearers) hearer(entry);
    sink?.write(entry);
  };

export const log = {
  /** Somebody has to look. */
  error: teller('error'),
  /** Somebody should look, if it goes on. */
  warn: teller('warn'),
  /** What was done, and what mends itself. */
  info: teller('info'),
  debug: teller('debug'),
  within: <Value>(fields: LogFields, work: () => Value): Value => (sink ? sink.within(fields, work) : work()),
};
