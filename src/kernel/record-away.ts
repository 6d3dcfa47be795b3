/** A database that is away for the moment, as its connection says it: what was asked is well, and may be asked again. */
const AWAY = new Set([
  // Nobody listens, as of a server that is being started again, or whoever listened went away.
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE'],
  // PostgreSQL: ended by its administrator, after a crash, or not ready yet; a connection that failed.
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006'],
]);
/** What the client of PostgreSQL says without a code. */
const SAID =
  /^Connection terminated|^Client has encountered a connection error|timeout exceeded when trying to connect/;

/** A database that fell is back in so many seconds, as a rule. */
export const AGAIN_SECONDS = '5';

export function isRecordAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall, cause } = error as Error & { code?: unknown; syscall?: unknown };
  const isGone = code === 'ENOENT' && syscall === 'connect';
  return isGone || AWAY.has(String(code)) || SAID.test(error.message) || isRecordAway(cause);
}
