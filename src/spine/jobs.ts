/** What who runs the installation sees of jobs, and may ask of them. */
import type { Target } from './targets.ts';

/** A job whose last try failed. Nothing tries it again by itself. */
export interface GivenUp {
  id: string;
  /** What it was to do: the name of its task. */
  task: string;
  /** What it is about. */
  key: string;
  attempts: number;
  /** Of the last try; nothing where the server ended in the middle of it. */
  error: string | null;
  /** When it was last tried, by the clock on the wall. */
  at: string;
}

/** A target that did not answer lately, or that something waits for. */
export interface AwayTarget {
  target: Target;
  /** Calls that failed, one after the other. */
  failures: number;
  /** Since when nothing is sent there but the canary. */
  openedAt: string | null;
  nextAt: string | null;
  error: string | null;
  /** Jobs that wait for it. */
  parked: number;
}

export interface JobsDesk {
  givenUp(limit: number): Promise<GivenUp[]>;
  count(): Promise<number>;
  /** With all their tries before them; says how many. One that is being tried already is none of them. */
  retry(which: { id: string } | { task: string } | 'all'): Promise<number>;
  away(): Promise<AwayTarget[]>;
  /** Somebody mended what was away and does not wait for the canary. */
  askNow(): Promise<void>;
}
