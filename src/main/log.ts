/** Writes what the program tells: lines of JSON for programs, or text for people; both with nothing of any person. */
import { AsyncLocalStorage } from 'node:async_hooks';
import {
  isLogged,
  LOG_LEVELS,
  type LogEntry,
  type LogFields,
  type LogLevel,
  type LogSink,
  logTo,
} from '#kernel/log.ts';
import { withoutKey } from '#kernel/text.ts';

export type Write = (text: string) => unknown;
export const toStandardError: Write = (text) => process.stderr.write(text);

/** What is told during a request or a job says of which. */
const around = new AsyncLocalStorage<LogFields>();
export const fieldsAround = (): LogFields => around.getStore() ?? {};
export const within: LogSink['within'] = (fields, work) => around.run({ ...around.getStore(), ...fields }, work);

/** A line for people, and where something broke its trace below. `when`: with the time before it. */
export function textLog(level: LogLevel, write: Write = toStandardError, when?: () => Date): LogSink {
  const most = LOG_LEVELS.indexOf(level);
  return {
    within,
    write: (entry) => {
      if (LOG_LEVELS.indexOf(entry.level) <= most) write(`${when ? `${when().toISOString()} ` : ''}${textOf(entry)}\n`);
    },
  };
}

function textOf({ words, fields: { error } }: LogEntry): string {
  if (error === undefined) return cleared(words);
  const lines = (told: Told): string[] => [
    `${told.type}: ${told.message}${told.code ? ` (${told.code})` : ''}`,
    ...told.stack.map((frame) => `    ${frame}`),
    ...(told.cause ? [`  because of ${lines(told.cause)[0]}`] : []),
  ];
  return `${cleared(words)}: ${lines(toldOf(error)).join('\n')}`;
}

/** Commands, and servers that were opened without a word about it: what should be looked at, as it is said. */
export function ensureLog(): void {
  if (!isLogged()) logTo(textLog('warn'));
}

interface Told {
  type: string;
  message: string;
  code?: string;
  stack: string[];
  cause?: Told;
}

const DEEPEST_CAUSE = 3;
/** PostgreSQL quotes what it could not read (22) or would not take (23): that is what somebody wrote. */
const QUOTES_VALUES = /^2[23][0-9A-Z]{3}$/;

export function toldOf(error: unknown, deep = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: cleared(String(error)), stack: [] };
  const { code } = error as { code?: unknown };
  const said =
    typeof code === 'string' && QUOTES_VALUES.test(code) ? 'the database did not take a value' : error.message;
  return {
    type: error.constructor.name || error.name,
    message: cleared(said),
    ...(typeof code === 'string' && { code }),
    stack: (error.stack ?? '').split('\n').flatMap((line) => (/^ +at /.test(line) ? [line.trim()] : [])),
    ...(error.cause !== undefined && deep < DEEPEST_CAUSE && { cause: toldOf(error.cause, deep + 1) }),
  };
}

/**
 * Without what lets somebody in or is somebody's own: keys and tokens, who is named before a host and what is asked behind an address,
 * addresses of mail, and every long number, as those of persons and telephones are.
 */
export const cleared = (text: string): string =>
  withoutKey(text)
    .replace(/\/\/[^\s/@]+@/g, '//…@')
    .replace(/(\bhttps?:\/\/[^\s?#]+)[?#][^\s'"]*/g, '$1?…')
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, '…@…')
    .replace(/(?<![\w-])\+?\d{9,}(?![\w-])/g, '…');
