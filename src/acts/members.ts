/**
 * What the register of an entry has already of the people who are named beside who applies: a member of a family with a household business of
 * their own. It may have ended elsewhere and the register not know it, so it is a question to who decides.
 */
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { refuse } from '#kernel/outcome.ts';
import { numbersIn } from '#kernel/personal-number.ts';
import type { Register } from '#register/catalogue.ts';
import { findEntry } from '#register/once-only.ts';
import type { Platform } from './platform.ts';

export async function askMembers(
  { story, store }: Platform,
  { answers, applicant }: Pick<DossierState, 'answers' | 'applicant'>,
  { id, name, members, called }: Register,
): Promise<Pick<RegisterWrite, 'asked'>> {
  const named = members && answers[members];
  // Told stories are told again and again.
  if (typeof named !== 'string' || story) return {};
  // Of who applies, the register itself refuses a second entry.
  const others = numbersIn(named).filter((number) => number !== applicant.idNumber);
  const asked = await Promise.all(
    others.map(async (number) => {
      const found = findEntry(await store.readEntries(number), id);
      const value = String(found?.data[called?.by ?? ''] ?? '');
      return found ? [refuse('member-holds', { number, value, register: name })] : [];
    }),
  );
  return asked.flat().length ? { asked: asked.flat() } : {};
}
