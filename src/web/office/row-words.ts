/** What rows of dossiers or of their tasks are called: the names of their procedures, and what each is about. */
import { type Abouts, aboutsOf } from '../about.ts';
import type { Door } from '../door.ts';
import { namesOf } from '../portal/mine.tsx';
import type { View } from '../view.ts';

export interface RowWords {
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

type Row = { procedure: string } & ({ id: string } | { dossierId: string });

export async function rowWordsOf(door: Door, view: View, rows: readonly Row[]): Promise<RowWords> {
  const codes = rows.map(({ procedure }) => procedure);
  const ids = rows.map((row) => ('dossierId' in row ? row.dossierId : row.id));
  const [names, abouts] = await Promise.all([namesOf(door, view, codes), aboutsOf(view, ids)]);
  return { names, abouts };
}
