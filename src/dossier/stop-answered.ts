/**
 * Work that came back because a payment was stopped on a document (a dispute, a seizure): who concludes for the request again says which
 * document ended that, and who signs reads both and says why it is granted.
 */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { isPaperLine, latestDayIn } from '#kernel/told-text.ts';
import type { Context } from './context.ts';
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

/** The answer names another document than that, of a day between the document of the stop and today. */
export function refuseStopUnanswered(
  { returned }: Pick<Task, 'returned'>,
  { stoppedPayments = [] }: Pick<DossierState, 'stoppedPayments'>,
  answer: string | undefined,
  { province: { calendar }, at }: Pick<Context, 'province' | 'at'>,
): Refusal | undefined {
  const stop = returned && stoppedPayments.findLast((one) => one.at === returned.at);
  if (!stop || !answer) return undefined;
  const day = latestDayIn(answer);
  const isOther = documentNumbersIn(answer).some((number) => number !== plainNumber(stop.document.number));
  const isNamed =
    isOther &&
    !NOT_YET.test(foldVietnamese(answer)) &&
    isPaperLine(answer) &&
    day !== undefined &&
    day >= stop.document.on &&
    day <= calendar.dateOf(at);
  return isNamed
    ? undefined
    : refuse('stop-unanswered', {
        number: stop.document.number,
        date: dayText(stop.document.on),
        by: stop.document.by,
      });
}

/** What stopped the dossier on its way, with what was answered to it since. */
export const stopsOf = ({ stoppedPayments = [], returns = [] }: Pick<DossierState, 'stoppedPayments' | 'returns'>) =>
  stoppedPayments.map((stop) => ({ ...stop, answer: returns.find((one) => one.at === stop.at)?.answer }));
