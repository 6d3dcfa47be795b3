/**
 * Work that came back because a payment was stopped on a document (a dispute, a seizure): who concludes for the request again says which
 * document ended that, and who signs reads both and says why it is granted.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { isPaperLine, latestDayIn } from '#kernel/told-text.ts';
import type { Context } from './context.ts';
import type { StoppedPayment } from './fees.ts';
import { dayText } from './money-back.ts';
import type { DossierState, Task } from './state.ts';

/** A number with a year or a sign, such as 20/2026/QĐST-DS. */
const NUMBER = /\d[\p{L}\d]*(?:[/-][\p{L}\d.]+)+/gu;
const plainNumber = (text: string): string => foldVietnamese(text).replace(/^so\s*:?\s*|\s+/gu, '');
/** Days are no numbers of documents. */
const documentNumbersIn = (text: string): string[] =>
  (text.match(NUMBER) ?? []).filter((one) => !/^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/u.test(one)).map(plainNumber);
/** That there is none yet, or that nothing changed. */
const NOT_YET = /(?<![a-z])(?:chua|khong co (?:gi|van ban|quyet dinh)|khong thay doi)(?![a-z])/u;

const isSince = (one: { at: string }, other: { at: string }): boolean => Date.parse(one.at) >= Date.parse(other.at);

/** Who issued it, by the first two words of the name: a court, an enforcement office. */
const issuerOf = (by: string): string =>
  foldVietnamese(by)
    .trim()
    .split(/[\s,]+/)
    .slice(0, 2)
    .join(' ');
/** What begins a bar, or only promises. */
const NO_END = /(?<![a-z])(?:thu ly|khoi kien|cam ket|ap dung bien phap)(?![a-z])/u;

/** It names another document than that of the stop, of a body like the one that issued that, of a day between that one and today. */
function namesEnd(text: string, { document }: StoppedPayment, today: string): boolean {
  const day = latestDayIn(text);
  return (
    documentNumbersIn(text).some((number) => number !== plainNumber(document.number)) &&
    !NOT_YET.test(foldVietnamese(text)) &&
    !NO_END.test(foldVietnamese(text)) &&
    foldVietnamese(text).includes(issuerOf(document.by)) &&
    isPaperLine(text) &&
    day !== undefined &&
    day >= document.on &&
    day <= today
  );
}

/** It stays open through every return, and conclusion against the request, until an answer names what ended it. */
export function refuseStopUnanswered(
  { returned }: Pick<Task, 'returned'>,
  { stoppedPayments = [], returns = [] }: Pick<DossierState, 'stoppedPayments' | 'returns'>,
  answer: string | undefined,
  { province: { calendar }, at }: Pick<Context, 'province' | 'at'>,
): Refusal | undefined {
  if (!returned || !answer) return undefined;
  const today = calendar.dateOf(at);
  const isEnded = (stop: StoppedPayment) =>
    returns.some((one) => isSince(one, stop) && one.answer && namesEnd(one.answer.text, stop, today));
  const stop = stoppedPayments.findLast((one) => !isEnded(one));
  if (!stop || namesEnd(answer, stop, today)) return undefined;
  const { number, on, by } = stop.document;
  return refuse('stop-unanswered', { number, date: dayText(on), by });
}

/** What stopped the dossier on its way, with what was answered to it since. */
export const stopsOf = ({ stoppedPayments = [], returns = [] }: Pick<DossierState, 'stoppedPayments' | 'returns'>) =>
  stoppedPayments.map((stop) => ({ ...stop, answer: returns.find((one) => one.at === stop.at)?.answer }));
