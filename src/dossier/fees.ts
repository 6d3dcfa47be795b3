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
  /** Of what is owed beside a fee of the procedure that was paid: that fee. */
  of?: string;
  /** What came for it, where it was more than it pays by now: the rest is surplus. */
  takenVnd?: number;
  /** What is owed in all was said anew once it was paid. */
  anew?: {
    at: string;
    by: string;
    /** Whose the name is; of before, the name alone was kept. */
    officer?: string;
    totalVnd: number;
    law: string;
    reason: string;
    determined?: Determination;
  };
  /** Who set it looked at the amount once more, since it is far from what is usual. */
  amountChecked?: true;
  /** What an unpaid fee stops. */
  before: 'receipt' | 'result';
  paidAt?: string;
  reference?: string;
  /** An officer took it at the counter; not kept of before, nor where a bank told of it. */
  byOfficer?: true;
  /** Of an amount that was open until it was paid: as it was asked for. */
  asked?: Pick<Fee, 'amountVnd' | 'law' | 'inDoubt'>;
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
  refund?: { at: string; reference: string; reason: string; by?: string; law?: string; shared?: true } & Settling;
  /** It is not given back, by a law that the procedure does not name: as an officer recorded what the office found. */
  kept?: { at: string; reason: string; law: string; by: string } & Settling;
}

/** The paper by which it was determined whether money goes back: its number, its day and the agency. */
export interface Determination {
  number: string;
  on: string;
  by: string;
}

/** What of before was not kept. */
interface Settling {
  /** Who entered it, by id. */
  officer?: string;
  determined?: Determination;
  /** It stands in the place of what another had entered: who, and why it was wrong. */
  corrects?: { by: string; why: string };
}

/** What a record of settling says beside what became of the money. */
export type SettledBy = Pick<Settling, 'determined' | 'corrects'>;

/** Of money that the office sets itself: who sets it says by an article that nothing is owed. */
export const NOT_OWED = 'not-owed';

/** Money that came for a fee of the dossier and pays nothing of it: it goes back. */
export interface Surplus {
  fee: string;
  amountVnd: number;
  at: string;
  /** The bank's own number of the transfer; of what was paid too much, one of our own. */
  reference: string;
  /** The fee was paid before, the amount is not the fee's, nothing was to be paid any more, or it was too much. */
  why: 'paid-before' | 'wrong-amount' | 'not-due' | 'too-much';
  returned?: Returned;
}

/** `by`: who entered it; of before, not kept. `shared`: they said that the transfer is of several returns. */
export type Returned = { at: string; reference: string; by?: string; shared?: true } & Pick<
  Settling,
  'officer' | 'corrects'
>;

/** What the fee of a procedure whose amount is not known is called, once the counter has set it; the next is `case-fee-2`. */
export const CASE_FEE = 'case-fee';

/** What a fee is a part of: all that the counter sets for the dossier, or a fee of the procedure and what is owed beside it. */
export const debtOf = ({ id, ofCase, of }: Pick<Fee, 'id' | 'ofCase' | 'of'>): string =>
  ofCase ? (of ?? CASE_FEE) : id;

/** What is owed of a debt in all, what was paid of it, and what was paid too much and is still here. */
export interface Debt {
  id: string;
  fees: readonly Fee[];
  /** Those that were paid and did not go back. */
  paid: readonly Fee[];
  totalVnd: number;
  paidVnd: number;
  backVnd: number;
}

export function debtIn(state: { fees: readonly Fee[]; surplus?: readonly Surplus[] }, id: string): Debt {
  const fees = state.fees.filter((one) => debtOf(one) === id);
  const paid = fees.filter((one) => one.paidAt && !one.refund);
  const sum = (all: readonly { amountVnd: number }[]) => all.reduce((whole, one) => whole + one.amountVnd, 0);
  const backVnd = sum(tooMuchOf(state, paid));
  const net = sum(paid);
  const owed = sum(fees.filter((one) => !one.paidAt && !one.exemption));
  return { id, fees, paid, totalVnd: net + owed, paidVnd: net + backVnd, backVnd };
}

/** What was paid too much for these fees, and did not go back yet. */
export const tooMuchOf = (
  { surplus = [] }: { surplus?: readonly Surplus[] },
  fees: readonly Pick<Fee, 'id'>[],
): Surplus[] =>
  surplus.filter((one) => one.why === 'too-much' && !one.returned && fees.some(({ id }) => id === one.fee));

/** Why money pays nothing of the dossier as it stands: what it came for may have been replaced by another that is still to be paid. */
export const whyPaysNothing = (
  { fee, why }: Pick<Surplus, 'fee' | 'why'>,
  { fees }: { fees: readonly Fee[] },
): Surplus['why'] | 'replaced' =>
  why === 'not-due' && fees.some((one) => !one.paidAt && !one.exemption && one.instead?.includes(fee))
    ? 'replaced'
    : why;

/** The debts of a dossier of which something was paid: what they owe can be said anew. */
export const paidDebts = (
  state: { fees: readonly Fee[]; surplus?: readonly Surplus[] },
  rules: { feeIds: readonly string[] },
): Debt[] =>
  [...new Set(state.fees.filter((one) => !isNotice(one, rules)).map(debtOf))]
    .map((id) => debtIn(state, id))
    .filter(({ paid }) => paid.length);

/** Asked for on the way, as a tax on land is: no fee of the procedure. */
export const isNotice = (fee: Pick<Fee, 'id' | 'ofCase'>, { feeIds }: { feeIds: readonly string[] }): boolean =>
  !fee.ofCase && !feeIds.includes(fee.id);

/** `tax`, `tax-2` and so on: an id that no fee of the dossier has or had, nor one of the procedure. */
export function freeFeeId(state: Parameters<typeof isFeeId>[0], first: string, taken: readonly string[] = []): string {
  let id = first;
  for (let n = 2; isFeeId(state, id) || taken.includes(id); n++) id = `${first}-${n}`;
  return id;
}

export const caseFeeId = (state: Parameters<typeof isFeeId>[0], { feeIds }: { feeIds: readonly string[] }): string =>
  freeFeeId(state, CASE_FEE, feeIds);

/** What the counter set last for this dossier. */
export const caseFeeOf = ({ fees }: { fees: readonly Fee[] }): Fee | undefined =>
  fees.findLast(({ ofCase, of }) => ofCase && !of);

/** Notices of which nobody is asked for the money any more, as the dossier went back before it was paid: by which document, and why. */
export interface StoppedPayment {
  fees: readonly Fee[];
  at: string;
  by: string;
  reason: string;
  document: Determination;
}

/** Whether a fee of the dossier has this id, or a notice had it that another replaced or that was stopped. */
export const isFeeId = (
  { fees, stoppedPayments = [] }: { fees: readonly Fee[]; stoppedPayments?: readonly StoppedPayment[] },
  id: string,
): boolean =>
  [...fees, ...stoppedPayments.flatMap((one) => one.fees)].some((fee) => fee.id === id || fee.instead?.includes(id));
