/**
 * A payment that was recorded on the wrong dossier at the counter: one officer asks that it be struck, another of the centre confirms that it
 * was not of this dossier. Then the charge is owed as before, and the number of the receipt is free for the right dossier. What a bank
 * told came for this dossier by its own order, and is not struck. The process does not go back: what is owed again holds back the result.
 */
import { type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { feeNamed } from './fee-names.ts';
import type { Fee } from './fees.ts';
import { refuseReason } from './reason.ts';
import type { DossierState } from './state.ts';

/** Nothing more was recorded of it: not how much of it is owed, nor that it went back or is kept. */
const isUntouched = ({ anew, refund, kept, takenVnd }: Fee): boolean =>
  !anew && !refund && !kept && takenVnd === undefined;

/** Whether an officer took it, of which alone the number of a receipt is on record. */
export const strikable = ({ fees }: Pick<DossierState, 'fees'>): Fee[] =>
  fees.filter((fee) => fee.paidAt && fee.byOfficer && isUntouched(fee));

function refuseStruck({ fees }: DossierState, id: string, { rules }: Context): Refusal | undefined {
  const fee = fees.find((one) => one.id === id);
  if (!fee) return refuse('fee-not-found', { fee: id });
  const named = feeNamed(fee, rules);
  if (!fee.paidAt) return refuse('strike-unpaid', { fee: named });
  if (!fee.byOfficer) return refuse('strike-of-bank', { fee: named, reference: fee.reference ?? '' });
  return isUntouched(fee) ? undefined : refuse('strike-settled', { fee: named });
}

export function strikePayment(
  state: DossierState,
  { fee, reason }: CommandOf<'strike-payment'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (state.strike) return refuse('strike-open', { by: state.strike.by.name });
  const unfit = refuseAll(refuseStruck(state, fee, context), refuseReason(reason));
  return unfit ?? [{ type: 'strike-proposed', ...common(context), fee, reason: reason.trim() }];
}

export function confirmStrike(
  state: DossierState,
  _command: CommandOf<'confirm-strike'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { strike } = state;
  if (!strike) return refuse('strike-none');
  if (strike.by.id === context.by.id) return refuse('strike-own');
  const unfit = refuseStruck(state, strike.fee, context);
  if (unfit) return unfit;
  const { amountVnd, reference = '', shared } = state.fees.find(({ id }) => id === strike.fee)!;
  return [
    {
      type: 'payment-struck',
      ...common(context),
      fee: strike.fee,
      amountVnd,
      reference,
      ...(shared && { shared }),
      reason: strike.reason,
      proposedBy: strike.by,
    },
  ];
}

/** Taken back by who asked, or not agreed to by another: the payment stands. */
export function declineStrike(
  { strike }: DossierState,
  { reason }: CommandOf<'decline-strike'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!strike) return refuse('strike-none');
  const { fee, by: proposedBy } = strike;
  return (
    refuseReason(reason) ?? [{ type: 'strike-declined', ...common(context), fee, reason: reason.trim(), proposedBy }]
  );
}

type StrikeEvent = Extract<DossierEvent, { type: 'strike-proposed' | 'strike-declined' | 'payment-struck' }>;

export function evolveStrike(state: DossierState, event: StrikeEvent): DossierState {
  if (event.type === 'strike-proposed') {
    const { at, by, fee, reason } = event;
    return { ...state, strike: { at, by: { id: by.id, name: by.name }, fee, reason } };
  }
  const { strike: _, ...rest } = state;
  if (event.type === 'strike-declined') return rest;
  return { ...rest, fees: state.fees.map((fee) => (fee.id === event.fee ? unpaid(fee) : fee)) };
}

/** As it was asked for. */
function unpaid({ paidAt: _, reference: __, shared: ___, byOfficer: ____, asked, ...fee }: Fee): Fee {
  if (!asked) return fee;
  const { amountChecked: _____, ...open } = fee;
  return { ...open, ...asked, amountOpen: true };
}
