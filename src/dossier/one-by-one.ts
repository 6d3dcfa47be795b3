/** Which dossiers nobody decides in bulk, and why: each of them has to be opened and read. */
import { answeredSince } from './asked.ts';
import { isAdverse, onOldPapers, takenBack } from './conclusions.ts';
import { isPending } from './decide-consultation.ts';
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';
import { toReadOf } from './to-read.ts';

/**
 * A conclusion against the request, or one that was taken back; an opinion against it, or not given yet; papers that are asked for, or came after the
 * conclusion; a question of the applicant that nobody answered, or that came after the last conclusion; an opinion that a step did not wait for; a ground to be read; that it came back from a later step, with the reason; that who decides had sent it back; something the decision itself records; what is entered stands in the register already, the land it is about is somebody else's, or it asks about who gives, which only a look there tells; that who would decide is not competent today.
 */
export type OneByOne =
  | 'against'
  | 'taken-back'
  | 'disagreed'
  | 'awaited'
  | 'unheard'
  | 'supplement'
  | 'asked'
  | 'answered'
  | 'old-papers'
  | 'to-read'
  | 'returned'
  | 'sent-back'
  | 'asks'
  | 'entered'
  | 'land-of-another'
  | 'register-asks'
  | 'incompetent';

export function oneByOne(
  rules: Pick<Rules, 'steps' | 'conclusionOf' | 'reasonOf' | 'toRead' | 'askedToRead'>,
  state: DossierState,
  task: { act: string; step: string },
): OneByOne | undefined {
  const returned = state.tasks.some((one) => one.step === task.step && one.returned) ? 'returned' : undefined;
  const answered = answeredSince(rules, state, task.act).length ? 'answered' : undefined;
  const asked = state.asked ? 'asked' : answered;
  if (task.act === 'issue-result') return returned ?? asked;
  if (task.act !== 'decide-dossier') return returned;
  if (isAdverse(rules, state)) return 'against';
  if (takenBack(rules, state).length) return 'taken-back';
  if (state.consultations.some((one) => one.answer?.opinion === 'disagree')) return 'disagreed';
  if (state.consultations.some(isPending)) return 'awaited';
  if (state.supplement) return 'supplement';
  if (onOldPapers(rules, state).length) return 'old-papers';
  if (asked) return asked;
  if (state.unheard?.some(({ units }) => units.length)) return 'unheard';
  if (returned) return returned;
  if (state.stoppedPayments?.length) return 'sent-back';
  if (state.returns?.some((one) => one.from === task.step)) return 'sent-back';
  if (toReadOf(rules, state).length) return 'to-read';
  return rules.steps[task.step]?.form ? 'asks' : undefined;
}
