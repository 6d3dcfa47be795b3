/** What is to be paid for a dossier, what was, and money that pays nothing of it. */
export interface Fee {
  id: string;
  /** As who asked for it calls it. */
  name?: string;
  amountVnd: number;
  /** The amount stands in a resolution of the People's Council that is not at hand: who takes the money says both. */
  amountOpen?: true;
  /** The exemption of which nobody can tell yet whether it holds, by the calendar; then the amount is open too. */
  inDoubt?: string;
  law: string;
  /** What an unpaid fee stops. */
  before: 'receipt' | 'result';
  paidAt?: string;
  reference?: string;
  /** Who took the money said that the receipt is of several debts. */
  shared?: true;
  /** Why this notice stands in the place of one that was given before. */
  replaces?: string;
  /** The notices in whose place it stands that nobody had paid. */
  instead?: readonly string[];
  /** Whose desk gave the notice; from before, it was not kept. */
  askedBy?: { unit: string; post: string };
  /** Why nothing has to be paid. */
  exemption?: { id: string; law: string };
  /** May be given back when the dossier comes to nothing. */
  refundable?: boolean;
  refund?: { at: string; reference: string; reason: string };
}

/** Of money asked for on the way: who asked for it says by an article that nothing is owed. */
export const NOT_OWED = 'not-owed';

/** Money that came for a fee of the dossier and pays nothing of it: it goes back. */
export interface Surplus {
  fee: string;
  amountVnd: number;
  at: string;
  /** The bank's own number of the transfer. */
  reference: string;
  /** The fee was paid before, the amount is not the fee's, or nothing was to be paid any more. */
  why: 'paid-before' | 'wrong-amount' | 'not-due';
  returned?: { at: string; reference: string };
}

/** Whether a fee of the dossier has this id, or a notice had it that another replaced. */
export const isFeeId = ({ fees }: { fees: readonly Fee[] }, id: string): boolean =>
  fees.some((fee) => fee.id === id || fee.instead?.includes(id));
