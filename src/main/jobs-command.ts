/** `motcua jobs`: what gave up and who does not answer; and trying again. */
import type { JobsDesk } from '#spine/jobs.ts';
import type { System } from './system.ts';

const MOST = 1_000;

/** The same for the page and the command. */
export const jobsDeskOf = ({ jobs, breaker }: Pick<System, 'jobs' | 'breaker'>): JobsDesk => ({
  givenUp: (limit) => jobs.givenUp(limit),
  count: () => jobs.count(),
  retry: (which) => jobs.retry(which),
  away: () => breaker.list(),
  askNow: () => breaker.askNow(),
});

/** 1 where something gave up: whoever watches is told. */
export async function listJobs(desk: JobsDesk, json: boolean, print: (text: string) => void): Promise<number> {
  const [givenUp, count, away] = await Promise.all([desk.givenUp(MOST), desk.count(), desk.away()]);
  if (json) print(JSON.stringify({ count, givenUp, away }));
  else {
    for (const { target, openedAt, nextAt, parked, error } of away)
      print(
        `${target}: ${openedAt ? `away since ${openedAt}` : 'asked again'}, ${parked} jobs wait, next try ${nextAt ?? 'now'}${error ? `: ${error}` : ''}`,
      );
    for (const { id, task, key, attempts, at, error } of givenUp)
      print(
        `${id}  ${task}  ${key}  ${attempts} tries, the last ${at}: ${error ?? 'the server ended in the middle of it'}`,
      );
    print(`${count} jobs gave up${count > givenUp.length ? `, ${givenUp.length} are shown` : ''}`);
  }
  return count ? 1 : 0;
}

/** 1 where the job that was named is none of those that gave up. */
export async function retryJobs(
  desk: JobsDesk,
  which: { id: string } | { task: string } | 'all',
  print: (text: string) => void,
): Promise<number> {
  const count = await desk.retry(which);
  // What they need may be back.
  await desk.askNow();
  print(`${count} jobs are tried again`);
  return count || which === 'all' || 'task' in which ? 0 : 1;
}
