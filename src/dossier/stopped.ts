/**
 * What others were working on when the result was taken back, as police and insurance after a certificate of birth: it ends by that decision.
 * They are told, go on reading the dossier, and papers say of each that it was stopped.
 */
import type { DossierEvent } from './events.ts';
import type { DossierState, StoppedWork } from './state.ts';

/** By the dossier as it was before; handing out is no work that anybody waits for the outcome of. */
export function stoppedBy(event: DossierEvent, { tasks }: Pick<DossierState, 'tasks'>): StoppedWork[] {
  if (event.type !== 'result-revoked') return [];
  const closed = new Set(event.flow?.closed);
  return tasks
    .filter((task) => closed.has(task.id) && task.act !== 'deliver-result')
    .map(({ step, unit, post, assignee }) => ({ step, unit, post, ...(assignee && { assignee }) }));
}
