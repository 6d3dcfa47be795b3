/** The transfers by which money of a dossier went back, and how what went back by them is named. */
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { isSameReceipt, receiptNumber } from '#kernel/receipt-number.ts';
import { feeNamed } from './fee-names.ts';
import type { Surplus } from './fees.ts';
import type { Rules } from './rules.ts';
import type { DossierState } from './state.ts';

export interface Transfer {
  reference: string;
  /** Who recorded it said that it is of several returns. */
  shared?: boolean;
}

/** By the transfer that it came by; what was paid too much came by none of its own. */
export const surplusNamed = ({ amountVnd, why, reference }: Surplus): Phrase =>
  why === 'too-much'
    ? phrase('charge-surplus', { amount: formatVnd(amountVnd) })
    : phrase('charge-surplus-came', { amount: formatVnd(amountVnd), reference });

/** What went back by this transfer, but for the record `own`; of what was said to be of several, only what was not. */
export function goneBackBy(
  { fees, surplus = [] }: Pick<DossierState, 'fees' | 'surplus'>,
  { reference, shared }: Transfer,
  rules: Pick<Rules, 'name' | 'feeIds'>,
  own?: Transfer,
): string | Phrase | undefined {
  const isUse = (one: Transfer | undefined): one is Transfer =>
    one !== undefined && one !== own && !(shared && one.shared) && isSameReceipt(one.reference, reference);
  const fee = fees.find(({ refund }) => isUse(refund));
  if (fee) return feeNamed(fee, rules);
  const found = surplus.find(({ returned }) => isUse(returned));
  return found && surplusNamed(found);
}

/** A transfer that was said to be of several stays so where its record is corrected. */
export const isOfSeveral = ({ reference, shared }: Transfer, before: Transfer | undefined): boolean =>
  Boolean(shared || (before?.shared && receiptNumber(before.reference) === receiptNumber(reference)));
