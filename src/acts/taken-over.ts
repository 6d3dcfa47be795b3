/**
 * A result whose holding another dossier took over: what it gave was withdrawn, went to somebody else, or has a later result in its
 * place. The register says so, and every door says the same.
 */
import { type DossierState, formersOf } from '#dossier/state.ts';
import type { ResultStatus, StatusStore } from '#spine/credentials.ts';
import type { Platform } from './platform.ts';
import { takerOfNumber, takerOfPlots } from './plots.ts';

export interface TakenOver {
  how: 'withdrawn' | 'given' | 'replaced';
  /** When the later dossier was decided. */
  at: string;
  /** The later dossier, for who may read it. */
  by: string;
  /** Of the result that stands in its place, once it is issued. */
  number?: string;
}

type Whose = Pick<DossierState, 'id' | 'applicant' | 'place' | 'decision' | 'result'>;

/** The later dossier that holds what this one gave; nothing while it is held by this one, or where that was taken back. */
export async function takerOf(platform: Platform, state: Whose): Promise<string | undefined> {
  const entry = state.decision?.entry;
  const register = entry && platform.registers.registers.get(entry.register);
  if (!entry || !register?.holding || entry.bare || state.result?.revoked || platform.story) return undefined;
  const number = entry.data[register.holding.value];
  const taker =
    typeof number === 'string' && number.trim() ? await takerOfNumber(platform, register, state.id, number) : undefined;
  return taker ?? takerOfPlots(platform, register, state);
}

export async function takenOver(platform: Platform, state: Whose): Promise<TakenOver | undefined> {
  const taker = await takerOf(platform, state);
  const later = taker === undefined ? undefined : (await platform.store.load(taker))?.state;
  if (!later?.decision) return undefined;
  const { id, decision, applicant, result } = later;
  const ended = { at: decision.at, by: id };
  if (decision.entry?.bare) return { how: 'withdrawn', ...ended };
  if (applicant.idNumber !== state.applicant.idNumber) return { how: 'given', ...ended };
  return { how: 'replaced', ...ended, ...(result?.number && { number: result.number }) };
}

/** As a status list says it: with another in its place where what it gave is held by a later result. */
export const statusOfTaken = ({ how }: TakenOver): ResultStatus => (how === 'withdrawn' ? 'revoked' : 'replaced');

async function statusOf(platform: Platform, state: DossierState): Promise<ResultStatus> {
  const { revoked } = state.result ?? {};
  if (revoked) return revoked.replacedBy ? 'replaced' : 'revoked';
  const taken = await takenOver(platform, state);
  return taken ? statusOfTaken(taken) : 'valid';
}

/** Brings the status of a result to what the record says, and of those that it took over before. The lists that changed. */
export async function publishStatus(platform: Platform, statuses: StatusStore, dossierId: string): Promise<number[]> {
  const lists = new Set<number>();
  // Whatever is added while it is gone through follows.
  const ids = new Set([dossierId]);
  for (const id of ids) {
    const state = (await platform.store.load(id))?.state;
    if (!state) continue;
    const list = await statuses.setStatus(id, await statusOf(platform, state));
    if (list) lists.add(list);
    for (const former of formersOf(state.decision?.entry)) ids.add(former);
  }
  return [...lists];
}
