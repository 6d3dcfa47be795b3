/**
 * A question of the people of a dossier that nobody at the office has answered: it stands on the lists and on the page of the dossier, and
 * nothing of that dossier is done in bulk, until an officer writes back. What an officer records of having told them a notice answers nothing.
 * Who signs something about it all the same says that they read it, by the moment of the newest message: one that came since is read first.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Act, Command } from './commands.ts';
import type { DossierEvent } from './events.ts';
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
export const openQuestions = ({ asked, messages = [] }: Pick<DossierState, 'asked' | 'messages'>): Message[] =>
  asked ? messages.filter(({ kind, at }) => kind !== 'officer' && Date.parse(at) >= Date.parse(asked.since)) : [];

export function refuseUnread(state: DossierState, command: Command): Refusal | undefined {
  const newest = openQuestions(state).at(-1);
  if (!newest || !isSigning(command.act)) return undefined;
  const { questionRead } = command as Signing;
  if (questionRead && Date.parse(questionRead) === Date.parse(newest.at)) return undefined;
  return refuse('question-unread', { question: newest.text, at: newest.at });
}

/** It was signed while they waited: of each such act, which message was the newest. */
export function withQuestionRead(state: DossierState, { act }: Command, events: DossierEvent[]): DossierEvent[] {
  const newest = openQuestions(state).at(-1);
  return newest && isSigning(act) ? events.map((event) => ({ ...event, questionRead: newest.at })) : events;
}
