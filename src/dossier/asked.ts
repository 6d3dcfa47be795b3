/**
 * A question of the people of a dossier that nobody at the office has answered: it stands on the lists and on the page of the dossier, and
 * nothing of that dossier is done in bulk, until an officer writes back. What an officer records of having told them a notice answers nothing.
 * Who signs something about it all the same says that they read it, by the moment of the newest message: one that came since is read first.
 * So does who decides or issues where it was asked after the last conclusion, or after the decision, and answered meanwhile: the answer is
 * of somebody else, and what was asked may be that a mistake be mended before the signature.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Act, Command } from './commands.ts';
import { conclusionsOf } from './conclusions.ts';
import type { DossierEvent } from './events.ts';
import type { Rules } from './rules.ts';
import type { DossierState, Message } from './state.ts';

type Sent = Extract<DossierEvent, { type: 'message-sent' }>;

/** Since when a question waits, after the message. */
export function askedAfter({ asked }: Pick<DossierState, 'asked'>, { by, at, told, of }: Sent): DossierState['asked'] {
  if (by.kind !== 'officer') return asked ?? { since: at };
  return told && of?.length ? asked : undefined;
}

/** Acts by which something is signed, for the person or against them. */
const SIGNING = ['decide-dossier', 'issue-result', 'refuse-dossier', 'revoke-result'] as const satisfies readonly Act[];
type Signing = Extract<Command, { act: (typeof SIGNING)[number] }>;

export const isSigning = (act: Act): act is Signing['act'] => (SIGNING as readonly Act[]).includes(act);

/** What waits for an answer, the oldest first. */
const openQuestions = ({ asked, messages = [] }: Pick<DossierState, 'asked' | 'messages'>): Message[] =>
  asked ? messages.filter(({ kind, at }) => kind !== 'officer' && Date.parse(at) >= Date.parse(asked.since)) : [];

type Reads = Pick<Rules, 'steps' | 'conclusionOf' | 'reasonOf'>;

/** Before it, whoever worked on the dossier had every question; nothing where nobody concluded anything yet. */
function lookedAt(rules: Reads, state: DossierState, act: string): number {
  if (act === 'issue-result' && state.decision) return Date.parse(state.decision.at);
  return Math.max(Number.NEGATIVE_INFINITY, ...conclusionsOf(rules, state).map(({ at }) => (at ? Date.parse(at) : 0)));
}

/** What was asked too late for who concluded or decided, and what was answered, the oldest first; nothing while a question waits. */
export function answeredSince(rules: Reads, state: DossierState, act: string): Message[] {
  const { asked, messages = [] } = state;
  if (asked || (act !== 'decide-dossier' && act !== 'issue-result')) return [];
  const since = lookedAt(rules, state, act);
  const first = messages.findIndex(({ kind, at }) => kind !== 'officer' && Date.parse(at) > since);
  return first < 0 ? [] : messages.slice(first);
}

/** What who signs has to have read. */
export function toSee(rules: Reads, state: DossierState, act: Act): Message[] {
  if (!isSigning(act)) return [];
  return state.asked ? openQuestions(state) : answeredSince(rules, state, act);
}

export function refuseUnread(rules: Reads, state: DossierState, command: Command): Refusal | undefined {
  const seen = toSee(rules, state, command.act);
  const newest = seen.at(-1);
  if (!newest) return undefined;
  const { questionRead } = command as Signing;
  if (questionRead && Date.parse(questionRead) === Date.parse(newest.at)) return undefined;
  if (state.asked) return refuse('question-unread', { question: newest.text, at: newest.at });
  const question = seen.findLast(({ kind }) => kind !== 'officer')!.text;
  const reply = seen.findLast(({ kind }) => kind === 'officer')?.text ?? '';
  return refuse('question-unseen', { question, reply, at: newest.at });
}

/** Of each act that was signed past a question: which message was the newest. */
export function withQuestionRead(rules: Reads, state: DossierState, { act }: Command, events: DossierEvent[]) {
  const newest = toSee(rules, state, act).at(-1);
  return newest ? events.map((event) => ({ ...event, questionRead: newest.at })) : events;
}
