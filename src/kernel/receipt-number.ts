/** The number of a receipt or of a transfer as it is compared: zeros before the running number say nothing («AA/26E 0000777» and «aa/26e 777»). */
import { namesNumber } from './paper-number.ts';
import { sayingOf } from './text.ts';

/** Printed with spaces or points between thousands, a number has groups of three digits, whose zeros count. */
const PADDED_LAST = /(?<!\d)(?=\d{4,}\D*$)0+(?=\d)/;
const PADDED = /(^|\D)0+(?=\d)/g;

export const receiptNumber = (text: string): string =>
  sayingOf(text.normalize('NFKC').replace(PADDED_LAST, '')).replace(PADDED, '$1');

/** A receipt and a transfer have a number: words alone say of which nobody can find it again. */
export const isReceiptNumber = (text: string): boolean => namesNumber(text);

/** The running number, of one that has a series before it; what was written without a series is no more than that number. */
export function runningOf(number: string): { running?: string; bare: boolean } {
  const running = /\d+$/.exec(number)?.[0];
  return { running, bare: running === number };
}

/** The same receipt, as far as is written: without its series it is any of that running number. */
export function isSameReceipt(one: string, other: string): boolean {
  const [a, b] = [receiptNumber(one), receiptNumber(other)];
  if (a === b) return true;
  const [of, than] = [runningOf(a), runningOf(b)];
  return (of.bare || than.bare) && of.running !== undefined && of.running === than.running;
}
