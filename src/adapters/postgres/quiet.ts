import { Logger } from 'graphile-worker';
import { log } from '#kernel/log.ts';

/** graphile-worker tells of everything it does; only what went wrong is passed on. */
export const quiet = new Logger(() => (level, message) => {
  if (level === 'error') log.error('queue', `jobs: ${message}`);
  else if (level === 'warning') log.info('queue', `jobs: ${message}`);
});
