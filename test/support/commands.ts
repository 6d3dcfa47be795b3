/**
 * The command line for a file of tests, without a new process for each command: loading the code costs far more than most commands do.
 * What depends on the process itself (signals, streams that close, serving) starts `bin/motcua.mjs`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Order, Ran } from './warm-commands.ts';

export type { Ran };

/** Loaded before the commands: what may be published hangs on the day, the law of today is not the law of next year. */
export const FIXED_DAY = join(import.meta.dirname, 'fixed-day.ts');

/** As `bin/motcua.mjs` loads them. */
const SCREENS = join(import.meta.dirname, '../../bin/screens.mjs');

/** Called once at the head of a file. `onFixedDay`: whatever day the machine has, the commands run on the day of the tests. */
export function warmCommands(onFixedDay: boolean) {
  let child: ChildProcess | undefined;
  let before: Promise<unknown> = Promise.resolve();
  afterAll(() => void child?.disconnect());

  const start = (): ChildProcess =>
    fork(join(import.meta.dirname, 'warm-commands.ts'), {
      execArgv: [...(onFixedDay ? ['--import', FIXED_DAY] : []), '--import', SCREENS],
    });

  /** One after the other. `environment` is all that the command has. */
  return (environment: NodeJS.ProcessEnv, ...words: string[]): Promise<Ran> => {
    const ran = before.then(() =>
      new Promise<Ran>((resolve, reject) => {
        child ??= start();
        child.once('message', resolve);
        child.once('exit', (code) => reject(new Error(`the process of the commands ended with ${code}`)));
        child.send({ words, environment } satisfies Order);
      }).finally(() => child?.removeAllListeners()),
    );
    before = ran.catch(() => {
      child = undefined;
    });
    return ran;
  };
}
