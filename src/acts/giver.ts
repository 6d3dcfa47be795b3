/** Who gives what a register says that somebody holds, and whether that is the holder. */
import type { DossierState } from '#dossier/state.ts';
import { sayingOf } from '#kernel/text.ts';

export type Party = Pick<DossierState['applicant'], 'name'> & { idNumber?: string };
export interface Giver {
  giver?: string;
  giverId?: string;
}

const wordsOf = (name: string): string =>
  ` ${name
    .split(/[^\p{L}\p{M}\d]+/u)
    .map(sayingOf)
    .filter(Boolean)
    .join(' ')} `;

/** Among others too, by whole words: «Nguyễn Thị An» is not «Nguyễn Thị Anh». */
export const isNamed = ({ name }: Party, giver: string): boolean => wordsOf(giver).includes(wordsOf(name));

/** By their number and by name. Who gives nothing of somebody else's is the applicant. */
export function isThem(holder: Party, { giver, giverId }: Giver, applicant: Party): boolean {
  if (giverId && holder.idNumber && holder.idNumber !== giverId) return false;
  if (!giver) return holder.idNumber === applicant.idNumber;
  return isNamed(holder, giver);
}

const TITLE = new RegExp(`^ (?:${['ông', 'bà', 'anh', 'chị'].map(sayingOf).join('|')}) `);

/** Somebody of the same name is told apart by their number alone. */
export function isOneParty({ giver, giverId }: Giver, { name, idNumber }: Party): boolean {
  if (giverId) return giverId === idNumber;
  return giver !== undefined && wordsOf(giver).replace(TITLE, ' ') === wordsOf(name).replace(TITLE, ' ');
}
