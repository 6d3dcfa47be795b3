/** Acts on absences as rows of the table. */
import type { AbsenceAct } from '#spine/store.ts';

export interface AbsenceRecord {
  absence: string;
  seq: number;
  act: AbsenceAct['act'];
  officer: string;
  absent_from: string;
  absent_to: string;
  stand_in: string | null;
  reason: string;
  by_id: string;
  by_name: string;
  at: string;
}

export const absenceOf = (row: AbsenceRecord): AbsenceAct => ({
  id: row.absence,
  seq: row.seq,
  act: row.act,
  officer: row.officer,
  from: row.absent_from,
  to: row.absent_to,
  standIn: row.stand_in ?? undefined,
  reason: row.reason,
  byId: row.by_id,
  byName: row.by_name,
  at: row.at,
});
