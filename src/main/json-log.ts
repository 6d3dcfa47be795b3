/** The log as lines of JSON, by the logger that the server's framework brings. */
import { type Logger, pino, stdTimeFunctions } from 'pino';
import { type LogLevel, type LogSink, logTo } from '#kernel/log.ts';
import { cleared, fieldsAround, textLog, toldOf, toStandardError, type Write, within } from './log.ts';
import type { LogSettings } from './settings.ts';

export function jsonLog(level: LogLevel, write: Write = toStandardError): LogSink {
  const logger: Logger = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write },
  );
  return {
    within,
    write: ({ level: of, event, words, fields: { error, ...fields } }) =>
      logger[of](
        {
          event,
          ...fieldsAround(),
          ...fields,
          ...(error !== undefined && { error: toldOf(error) }),
        },
        cleared(words),
      ),
  };
}

/** A server's, by its settings. */
export function openLog({ level, format }: LogSettings): void {
  logTo(format === 'json' ? jsonLog(level) : textLog(level, toStandardError, () => new Date()));
}
