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
  /** Of a procedure whose fee nobody published, as the counter set it for this dossier alone. */
  ofCase?: true;
  /** Who set it looked at the amount once more, since it is far from what is usual. */
  amountChecked?: true;
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
  /** `by`: who entered it; of before, not kept here. */
  refund?: { at: string; reference: string; reason: string; by?: string; law?: string };
  /** It is not given back, by a law that the procedure does not name: as an officer recorded what the office found. */
  kept?: { at: string; reason: string; law: string; by: string };
}

/** Of money that the office sets itself: who sets it says by an article that nothing is owed. */
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

/** What the fee of a procedure whose amount is not known is called, once the counter has set it; the next is `case-fee-2`. */
const CASE_FEE = 'case-fee';

/** Asked for on the way, as a tax on land is: no fee of the procedure. */
export const isNotice = (fee: Pick<Fee, 'id' | 'ofCase'>, { feeIds }: { feeIds: readonly string[] }): boolean =>
  !fee.ofCase && !feeIds.includes(fee.id);

/** `tax`, `tax-2` and so on: an id that no fee of the dossier has or had, nor one of the procedure. */
export function freeFeeId(state: { fees: readonly Fee[] }, first: string, taken: readonly string[] = []): string {
  let id = first;
  for (let n = 2; isFeeId(state, id) || taken.includes(id); n++) id = `${first}-${n}`;
  return id;
}

export const caseFeeId = (state: { fees: readonly Fee[] }, { feeIds }: { feeIds: readonly string[] }): string =>
  freeFeeId(state, CASE_FEE, feeIds);

/** What the counter set last for this dossier. */
export const caseFeeOf = ({ fees }: { fees: readonly Fee[] }): Fee | undefined => fees.findLast(({ ofCase }) => ofCase);

/** Whether a fee of the dossier has this id, or a notice had it that another replaced. */
export const isFeeId = ({ fees }: { fees: readonly Fee[] }, id: string): boolean =>
  fees.some((fee) => fee.id === id || fee.instead?.includes(id));
