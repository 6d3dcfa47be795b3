import { Logger } from 'graphile-worker';

/** graphile-worker tells of everything it does; only what went wrong is passed on. */
export const quiet = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`jobs: ${message}\n`);
});
