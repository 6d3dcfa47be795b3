/**
 * Fields of commands that are one of a few words. The types say so to what is compiled; what comes from outside is checked here,
 * for every door, before an act is decided: a word that nobody knows is recorded nowhere.
 */
import { type Language, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Act, Command } from './commands.ts';

export const CHANNELS = ['online', 'counter', 'post'] as const;
export const DELIVERY_METHODS = ['online', 'counter', 'post'] as const;
/** Whom it is for, who acts for them on record, or who has a paper to take it. */
export const RECEIVERS = ['applicant', 'representative', 'authorised'] as const;
/** Who brings what was asked for to the counter; one who only carries it acts for nobody. */
export const BRINGERS = [...RECEIVERS, 'other', 'post'] as const;
export const OPINIONS = ['agree', 'disagree', 'no-comment'] as const;
export const DECISIONS = ['approved', 'rejected'] as const;
export const OUTSIDE_OUTCOMES = ['granted', 'refused'] as const;
/** How a request to withdraw came: on paper at the counter, on paper by post, or as a message in the dossier. */
export const REQUEST_WAYS = ['in-person', 'post', 'message'] as const;
const SURPLUS_REASONS = ['paid-before', 'wrong-amount', 'not-due'] as const;
export const TOPICS = ['question', 'reply'] as const;
/** How somebody was told whom no message reaches. */
export const TOLD_WAYS = ['in-person', 'phone', 'post'] as const;

interface Choice {
  /** Inside the command; a dot leads into a part of it. */
  field: string;
  of: readonly string[];
  /** What is said when it is left open; without it, it may be. */
  needed?: 'opinion-needed' | 'outside-outcome-needed';
}

const HANDING: readonly Choice[] = [
  { field: 'method', of: DELIVERY_METHODS },
  { field: 'to', of: RECEIVERS },
];

const choices: Partial<Record<Act, readonly Choice[]>> = {
  'draft-dossier': [
    { field: 'channel', of: CHANNELS },
    { field: 'delivery.method', of: DELIVERY_METHODS },
  ],
  'refuse-reception': [{ field: 'channel', of: CHANNELS }],
  'submit-dossier': [{ field: 'channel', of: CHANNELS }],
  'supplement-dossier': [{ field: 'broughtBy.as', of: BRINGERS }],
  'answer-consultation': [{ field: 'opinion', of: OPINIONS, needed: 'opinion-needed' }],
  'decide-dossier': [{ field: 'outcome', of: DECISIONS }],
  'record-outside-result': [{ field: 'outcome', of: OUTSIDE_OUTCOMES, needed: 'outside-outcome-needed' }],
  'correct-outside-result': [{ field: 'outcome', of: OUTSIDE_OUTCOMES, needed: 'outside-outcome-needed' }],
  'deliver-issued': HANDING,
  'deliver-result': HANDING,
  'give-back-originals': [{ field: 'to', of: RECEIVERS }],
  'withdraw-dossier': [
    { field: 'request.by', of: RECEIVERS },
    { field: 'request.way', of: REQUEST_WAYS },
  ],
  'record-surplus': [{ field: 'why', of: SURPLUS_REASONS }],
  'send-message': [
    { field: 'topic', of: TOPICS },
    { field: 'told', of: TOLD_WAYS },
  ],
};

export function refuseUnknownChoice(command: Command, body = ''): Refusal | undefined {
  for (const { field, of, needed } of choices[command.act] ?? []) {
    const value = field
      .split('.')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], command);
    if (needed && !value) return refuse(needed, { body });
    if (value !== undefined && !of.includes(String(value)))
      return refuse('choice-unknown', { field, value: String(value), choices: of.join(', ') });
  }
  return undefined;
}

/** Whether an answer that is on record says something: forms of before let one through without an opinion. */
export const isOpinion = (opinion: string): opinion is (typeof OPINIONS)[number] =>
  (OPINIONS as readonly string[]).includes(opinion);

type Texts = Readonly<Record<Language, string>>;
const say = (vi: string, en: string, hi: string): Texts => ({ vi, en, hi });

const opinionWords: Readonly<Record<(typeof OPINIONS)[number], Texts>> = {
  agree: say('Đồng ý', 'Agrees', 'सहमत'),
  disagree: say('Không đồng ý', 'Disagrees', 'असहमत'),
  'no-comment': say('Không có ý kiến', 'No comment', 'कोई टिप्पणी नहीं'),
};

/** An answer that was recorded without one says so. */
export const opinionText = (opinion: string): Texts =>
  isOpinion(opinion)
    ? opinionWords[opinion]
    : say(
        'Chưa nêu ý kiến (ghi nhận thiếu lựa chọn, cần trả lời lại)',
        'No opinion was given (to be answered again)',
        'कोई राय नहीं दी गई (फिर उत्तर देना होगा)',
      );
