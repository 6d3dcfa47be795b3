/** The port to what is to be paid and what banks said of it. Amounts are whole đồng. */
import type { Listed, Page } from './store.ts';

export interface PaymentOrder {
  id: string;
  dossierId: string;
  fee: string;
  amountVnd: number;
  /** Written into the transfer; nobody can guess one, and it is used once. */
  memo: string;
  createdAt: string;
  paidAt?: string;
  bankReference?: string;
}

/** A transfer, as a bank tells of it. */
export interface BankNotice {
  /** The bank's own number of the transfer. */
  reference: string;
  memo: string;
  amountVnd: number;
  /** An instant. */
  at: string;
}

/** What became of a notice: `paid`, or why the money waits to be given back. */
export type NoticeOutcome = 'paid' | 'unknown-memo' | 'wrong-amount' | 'paid-before' | 'not-due';

export interface TakenNotice extends BankNotice {
  receivedAt: string;
  outcome: NoticeOutcome;
  /** The transfer by which money that paid nothing went back. */
  returned?: { at: string; reference: string };
}

/** What a page of notices that ends with this one says comes next. */
export const placeOfNotice = ({ at, reference }: Pick<TakenNotice, 'at' | 'reference'>): string => `${at} ${reference}`;

export interface PaymentStore {
  /** The open order of that fee and amount, or this one. */
  orderOnce(order: PaymentOrder): Promise<PaymentOrder>;
  /** Those of these memos that are ours. */
  findOrders(memos: readonly string[]): Promise<PaymentOrder[]>;
  markPaid(id: string, at: string, bankReference: string): Promise<void>;
  findNotice(reference: string): Promise<TakenNotice | undefined>;
  /** False if that transfer was taken before. */
  recordNotice(notice: TakenNotice): Promise<boolean>;
  /** False if it paid something, or went back before. */
  markReturned(reference: string, returned: { at: string; reference: string }): Promise<boolean>;
  /** Notices that paid nothing and whose money has not gone back, the oldest first. */
  listUnreturned(page: Page): Promise<Listed<TakenNotice>>;
  /** Notices of transfers made on that local day, from midnight to midnight given as instants. */
  listNotices(from: string, to: string): Promise<TakenNotice[]>;
}

/** Where a person pays: a page of the bank, or only the QR code for the bank's own app. */
export interface Bank {
  /** Text of a QR code that Vietnamese banking apps read (EMVCo merchant QR, as NAPAS lays it out). */
  qrText(order: PaymentOrder): string;
  /** The bank's page for this order, which leads back to the address. */
  pageOf?(order: PaymentOrder, back: string, lang: string): string;
  account: { bank: string; number: string; name: string };
}

/**
 * It came to nothing, and of money that was paid for it nobody recorded that it went back, or that it does not; or too much was paid for
 * it and did not go back: as the saved state says it.
 */
export function isForNothing({ state }: { state: string }): boolean {
  const {
    outcome,
    fees = [],
    surplus = [],
  } = JSON.parse(state) as {
    outcome?: string;
    fees?: { paidAt?: string; amountVnd?: number; refund?: unknown; kept?: unknown }[];
    surplus?: { why?: string; returned?: unknown }[];
  };
  return (
    surplus.some((one) => one.why === 'too-much' && !one.returned) ||
    (['withdrawn', 'refused', 'lapsed'].includes(outcome ?? '') &&
      fees.some((one) => one.paidAt && one.amountVnd && !one.refund && !one.kept))
  );
}
