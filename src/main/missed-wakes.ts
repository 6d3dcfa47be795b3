/**
 * A dossier whose next date has no job any more, or passed while its job waits for another hour (acts dated by a clock of their own), would
 * sleep past it: at start each is looked at once, and sets its next date itself.
 */
import { WAKE_JOB } from '#acts/commit.ts';
import { OVER } from '#kernel/status.ts';
import type { System } from './system.ts';

const AT_ONCE = 1_000;

export async function catchUpWakes({ pool, platform, queue }: Pick<System, 'pool' | 'platform' | 'queue'>) {
  const runAt = platform.clock.now().toString();
  // One that gave up stands in the list of jobs until somebody has it tried again, and one that is being done sets the next date itself.
  const { rows } = await pool.query<{ id: string }>(
    `SELECT d.id FROM motcua.dossier d LEFT JOIN graphile_worker._private_jobs j ON j.key = 'wake:' || d.id
     WHERE NOT d.status = ANY($2) AND NOT d.story AND strpos(d.state, '"wake":"') > 0
     AND (j.id IS NULL OR (j.locked_at IS NULL AND j.attempts < j.max_attempts
       AND substring(d.state from '"wake":"([^"]+)"')::timestamptz < $1::timestamptz))`,
    [runAt, OVER],
  );
  for (let i = 0; i < rows.length; i += AT_ONCE)
    await queue.add(
      ...rows
        .slice(i, i + AT_ONCE)
        .map(({ id }) => ({ task: WAKE_JOB, payload: { dossierId: id }, key: `wake:${id}`, runAt })),
    );
}
