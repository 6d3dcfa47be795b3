/** What jobs do. Each may run twice and is then done once. */
import { nextWake } from '#dossier/decide-time.ts';
import { Fault, isRefusal } from '#kernel/outcome.ts';
import { WAKE_JOB } from './commit.ts';
import { type Performed, perform, SYSTEM, wakeDossier } from './perform.ts';
import type { Platform } from './platform.ts';

export const RECOMPUTE_JOB = 'recompute-due';

/** Puts a job into the queue outside any act. */
export type AddJob = (task: string, payload: Record<string, unknown>, key: string, runAt: string) => Promise<void>;

/** Each wake-up sets the next one, also one that came before anything was due. */
export async function runWake(platform: Platform, dossierId: string, addJob: AddJob): Promise<void> {
  const outcome = await wakeDossier(platform, dossierId);
  if (isRefusal(outcome)) {
    if (outcome.code === 'dossier-not-found') return;
    throw new Fault(`waking ${dossierId}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
  }
  const next = nextWake(outcome.state, platform.province.calendar);
  // Also where the act set it: put in again it is the same job, and a wake-up that is lost leaves a dossier asleep for good.
  if (next) await addJob(WAKE_JOB, { dossierId }, `wake:${dossierId}`, next);
}

/** The calendar changed: the due date of one open dossier is computed anew. Busy dossiers are left to the queue's next try. */
export async function runRecompute(platform: Platform, dossierId: string, why: string): Promise<Performed | undefined> {
  const outcome = await perform(platform, dossierId, { act: 'recompute-due', why }, SYSTEM);
  if (!isRefusal(outcome)) return outcome;
  // Decided, withdrawn or gone meanwhile: there is nothing left to compute.
  if (outcome.code === 'not-in-this-status' || outcome.code === 'dossier-not-found') return undefined;
  throw new Fault(`recomputing ${dossierId}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
}
