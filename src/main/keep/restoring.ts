/** Where a restore lays things out until they are checked. One that was killed leaves it behind, and nothing is served from beside it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#kernel/outcome.ts';

export const RESTORING = '.restoring';

export const restoringIn = (home: string): string => join(home, RESTORING);

export function refuseHalfRestored(home: string): void {
  if (existsSync(restoringIn(home)))
    throw new Fault(`A restore into ${home} did not end: run "motcua restore DIR" again, it begins anew.`);
}
