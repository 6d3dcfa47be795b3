/** Who is entered as new has a number of their own: seen at the step that records it, and again when it is decided. */
import type { DossierEvent } from '#dossier/events.ts';
import type { Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { bornByNumber, fitsNumber } from '#kernel/personal-number.ts';
import type { Register } from '#register/catalogue.ts';
import { isOf } from '#spine/entries.ts';
import type { NewEntry } from '#spine/store.ts';
import type { Platform, Procedure } from './platform.ts';
import { foreseen } from './standing.ts';

const HERE = {
  vi: 'chính hồ sơ này (số của người nộp, người đại diện hoặc người được khai)',
  en: 'this very dossier (the number of the applicant, a representative or somebody it names)',
  hi: 'इसी फ़ाइल (आवेदक, प्रतिनिधि या उसमें बताए व्यक्ति की संख्या)',
};

/** Letters and digits alone, so that a number is found however it was typed, and beside other words. */
const bare = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

const DIGIT = /\d/;

function says(value: unknown, number: string): boolean {
  // Most answers have no digit, and numbers have some.
  if (typeof value === 'string') return (DIGIT.test(value) || !DIGIT.test(number)) && bare(value).includes(number);
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

const SEX: Readonly<Record<string, Words>> = {
  female: { vi: 'nữ', en: 'a woman', hi: 'स्त्री' },
  male: { vi: 'nam', en: 'a man', hi: 'पुरुष' },
};

/**
 * The digits of a personal number say the sex and the year of birth of who has it (Decree 137/2015/NĐ-CP Art. 13, not compared with its
 * text): what they say otherwise than the application. Told stories are told again and again.
 */
function bornOtherwise(
  { story }: Pick<Platform, 'story'>,
  { answers }: Pick<DossierState, 'answers'>,
  { born: asks }: Pick<Register, 'born'>,
  subject: string,
): Record<string, string | Words> | undefined {
  const born = asks && bornByNumber(subject);
  if (!born || story) return undefined;
  const [on, sex] = [String(answers[asks.on] ?? ''), String(answers[asks.sex] ?? '')];
  if (fitsNumber(subject, on) && fitsNumber(subject, sex)) return undefined;
  const known = { number: subject, sex: SEX[born.sex], year: String(born.year) };
  return { ...known, ownSex: SEX[sex] ?? sex, own: on.slice(0, 4) };
}

/** Where it is decided the number is recorded already, or the answers changed since: it is asked, not refused. */
export function askNewNumber(
  platform: Pick<Platform, 'story'>,
  whose: Pick<DossierState, 'answers'>,
  register: Register,
  { subject }: Pick<RegisterWrite, 'subject'>,
): Pick<RegisterWrite, 'asked'> {
  const otherwise = bornOtherwise(platform, whose, register, subject);
  return otherwise ? { asked: [refuse('number-born-otherwise', otherwise)] } : {};
}

/** Of whom, who is new, this act records the number: at its step. It is no number of the dossier itself, also where it is decided. */
export function newcomerIn(
  platform: Platform,
  rules: Procedure,
  events: readonly DossierEvent[],
  after: DossierState,
): Outcome<{ register: string; subject: string } | undefined> {
  const decided = events.find((event) => event.type === 'dossier-decided')?.entry;
  if (decided) return refuseOwnNumber(platform, decided, after);
  const done = events.find((event) => event.type === 'task-completed');
  const { register } = rules;
  if (!done || after.decision || !platform.registers.registers.get(register ?? '')?.newSubject) return undefined;
  const subject = foreseen(platform, after, rules, rules.subjectOf);
  if (!subject || !Object.values(done.result ?? {}).includes(subject)) return undefined;
  const newcomer = { register: register!, subject };
  // Typed by an officer it may be a slip, and the right one is typed instead; what a service answered is asked about at the decision.
  const typed = done.by.kind === 'officer';
  const otherwise = typed && bornOtherwise(platform, after, platform.registers.registers.get(register!)!, subject);
  const unfit = otherwise ? refuse('number-mistyped', otherwise) : undefined;
  return refuseOwnNumber(platform, newcomer, after) ?? unfit ?? newcomer;
}

/** Asks the record, in the same breath, that nothing stands about them; nothing is entered. */
export const askUnregistered = (
  newcomer: { register: string; subject: string },
  at: string,
  seq: number,
): NewEntry => ({
  ...newcomer,
  data: {},
  trueSince: '',
  knownSince: at,
  seq,
  bare: true,
  unregistered: true,
});

/** Another dossier, or a source outside, entered something about them. */
export async function refuseRegistered(
  platform: Platform,
  { subject }: { subject: string },
  { id }: Pick<DossierState, 'id'>,
): Promise<Refusal | undefined> {
  const known = (await platform.store.readEntries(subject)).find((one) => !isOf(id, one));
  if (!known) return undefined;
  const where = platform.registers.registers.get(known.register)?.name ?? known.register;
  return refuse('number-not-new', { number: subject, where });
}
