/** That a result be taken back waits as work for who may decide on it, wherever the dossier is. */
import type { Province } from '#authority/province.ts';
import type { DossierState } from '#dossier/state.ts';
import type { OpenTask } from '#spine/store.ts';

/** Beside the steps of the process, as what other units are asked and what lies at a centre. */
export const PROPOSAL_TASK = 3_000_000;

export function proposalTask(province: Province, { procedure, unit, proposal }: DossierState): OpenTask {
  const openedAt = proposal!.at;
  const date = province.calendar.dateOf(Temporal.Instant.from(openedAt));
  const revoking = province.revokingUnit(procedure.code, unit, date);
  return { id: PROPOSAL_TASK, step: 'revocation', act: 'revoke-result', unit: revoking, post: 'head', openedAt };
}
