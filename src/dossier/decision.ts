/** What was decided of a request, by whom, and on what. */
import type { Ground } from './refusal-grounds.ts';
import type { RegisterWrite } from './state.ts';

/** `rejected`: what was asked for is not given, with the reason and the article; without an outcome it is given. */
export interface Decision {
  at: string;
  by: string;
  officer?: string;
  entry?: RegisterWrite;
  /** Why it is given although an opinion, or a conclusion before the last, speaks against it; or not given, although it was appraised to be met. */
  despite?: string;
  outcome?: 'rejected';
  grounds?: readonly Ground[];
  reason?: string;
  law?: string;
  /** The unit it is of, where another than the competent one took a decision back. */
  unit?: string;
  /** The decision for the request that this one took back before its result was issued. */
  tookBack?: { at: string; by: string };
}
