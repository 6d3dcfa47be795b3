/** Who is entered as new has a number of their own: seen at the step that records it, and again when it is decided. */
import type { DossierEvent } from '#dossier/events.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Platform, Procedure } from './platform.ts';
import { entryBefore } from './standing.ts';

const HERE = {
  vi: 'chính hồ sơ này (số của người nộp, người đại diện hoặc người được khai)',
  en: 'this very dossier (the number of the applicant, a representative or somebody it names)',
  hi: 'इसी फ़ाइल (आवेदक, प्रतिनिधि या उसमें बताए व्यक्ति की संख्या)',
};

/** Letters and digits alone, so that a number is found however it was typed, and beside other words. */
const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

function says(value: unknown, number: string): boolean {
  if (typeof value === 'string') return bare(value).includes(number);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => says(one, number));
}

type Told = Pick<DossierState, 'answers' | 'applicant' | 'representative'>;

/** The number is that of who applies, of who acts for them, or of somebody whom the application names. */
export function refuseOwnNumber(
  platform: Platform,
  { register, subject }: { register: string; subject: string },
  { answers, applicant, representative }: Told,
): Refusal | undefined {
  const number = bare(subject);
  if (!number || !platform.registers.registers.get(register)?.newSubject) return undefined;
  const people = [applicant.idNumber, representative?.idNumber ?? ''];
  const isTold = people.some((one) => bare(one) === number) || says(answers, number);
  return isTold ? refuse('number-not-new', { number: subject, where: HERE }) : undefined;
}

/** At the step that records the number, and where it is decided on. */
export async function refuseNotNew(
  platform: Platform,
  rules: Procedure,
  events: readonly DossierEvent[],
  after: DossierState,
): Promise<Refusal | undefined> {
  const decided = events.find((event) => event.type === 'dossier-decided')?.entry;
  if (decided) return refuseOwnNumber(platform, decided, after);
  const done = events.find((event) => event.type === 'task-completed');
  const entry = done && !after.decision ? entryBefore(platform, rules, after) : undefined;
  const isRecorded = Object.values(done?.result ?? {}).some((one) => one === entry?.subject);
  if (!entry?.subject || !isRecorded) return undefined;
  const own = refuseOwnNumber(platform, entry, after);
  // A told story is told again and again.
  if (platform.story) return own;
  if (own || !platform.registers.registers.get(entry.register)?.newSubject) return own;
  const known = (await platform.store.readEntries(entry.subject)).find(({ origin }) => !origin.startsWith(after.id));
  if (!known) return undefined;
  const where = platform.registers.registers.get(known.register)?.name ?? known.register;
  return refuse('number-not-new', { number: entry.subject, where });
}
