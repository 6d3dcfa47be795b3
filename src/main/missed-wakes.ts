/**
 * A dossier whose next date has no job any more, or passed while its job waits for another hour (acts dated by a clock of their own), would
 * sleep past it: at start each is looked at once, and sets its next date itself.
 */
import { WAKE_JOB } from '#acts/commit.ts';
import type { System } from './system.ts';

export async function catchUpWakes({ pool, platform, queue }: Pick<System, 'pool' | 'platform' | 'queue'>) {
  const runAt = platform.clock.now().toString();
  const { rows } = await pool.query<{ id: string }>(
    `SELECT d.id FROM motcua.dossier d WHERE d.status NOT IN ('delivered', 'refused', 'withdrawn', 'lapsed', 'closed') AND NOT d.story
     AND strpos(d.state, '"wake":"') > 0 AND (substring(d.state from '"wake":"([^"]+)"')::timestamptz < $1::timestamptz
       OR NOT EXISTS (SELECT FROM graphile_worker._private_jobs j WHERE j.key = 'wake:' || d.id))`,
    [runAt],
  );
  await queue.add(...rows.map(({ id }) => ({ task: WAKE_JOB, payload: { dossierId: id }, key: `wake:${id}`, runAt })));
}
