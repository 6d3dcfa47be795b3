import type { KeptDossier } from './kept.ts';
import { namesToFind, numbersToFind } from './search-terms.ts';
import type { DossierRow, OpenTask, RegisterEntry } from './store.ts';

/** What is kept of a dossier beside its events, as the database would tell it. */
export function keptInMemory(
  id: string,
  kept: {
    code?: string;
    savedSeq: number;
    row: DossierRow & Required<Pick<DossierRow, 'filed' | 'intake'>>;
    tasks: ReadonlyMap<number, OpenTask>;
  },
  entries: readonly (RegisterEntry & { revokes?: true })[],
): KeptDossier {
  const { row, code, savedSeq, tasks } = kept;
  const { intake } = row;
  const { procedure, packHash, unit, receivingUnit, place, applicantId, applicantName, submittedAt, story } = intake;
  const own = `${id}#`;
  return {
    id,
    code,
    saved: { ...(JSON.parse(row.filed) as object), ...(JSON.parse(row.state) as object) },
    savedSeq,
    listed: {
      ...{ procedure, packHash, unit, receivingUnit, place, applicantId, applicantName, submittedAt, story },
      status: row.status,
      dueAt: row.dueAt,
      resultAt: row.resultAt,
      pausedSince: row.paused?.since,
      pausedFor: row.paused?.reason,
      names: row.findBy ? namesToFind(row.findBy.names) : '',
      numbers: row.findBy ? numbersToFind(row.findBy.numbers) : '',
      consulted: row.consulted ?? [],
    },
    entries: entries
      .filter((one) => one.origin.startsWith(own))
      .map(({ origin, revokes = false, ...one }) => ({ ...one, seq: Number(origin.slice(own.length)), revokes })),
    tasks: [...tasks.values()],
  };
}
