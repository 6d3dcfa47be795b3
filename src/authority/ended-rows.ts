/** Competence that has ended with nothing in its place: known before anybody hands something in that would wait for nobody. */
import { isInForce } from './dated.ts';
import type { CompetenceRow, Province } from './province.ts';

/** The row by which somebody decided it last, where all such rows have ended by the day. */
export function endedRow({ source }: Province, procedure: string, date: string): CompetenceRow | undefined {
  const rows = source.competence.filter((row) => row.procedure === procedure && row.role === 'decide');
  if (rows.some((row) => isInForce(row, date))) return undefined;
  return rows.filter(({ to }) => to && to <= date).toSorted((one, other) => (one.to! < other.to! ? 1 : -1))[0];
}
