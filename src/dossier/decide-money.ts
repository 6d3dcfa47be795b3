/**
 * Money that goes back, or is kept: what came for a fee and pays nothing of it, and what was paid for a dossier that came to nothing.
 * Where nothing says whether that is returned, an officer records what the office found and by which law, once.
 */
import { type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { feeNamed } from './fee-names.ts';
import { type Fee, isFeeId } from './fees.ts';
import { refuseGround, refuseLaw } from './law-cited.ts';
import { becomesOf, cameToNothing, isUndecided } from './money-back.ts';
import { refuseReason } from './reason.ts';
import type { DossierState } from './state.ts';

export function recordSurplus(
  state: DossierState,
  { fee, amountVnd, reference, why }: CommandOf<'record-surplus'>,
  context: Context,
): Outcome<DossierEvent[]> {
  // What came for a notice that another replaced went to this dossier all the same.
  if (!isFeeId(state, fee)) return refuse('fee-not-found', { fee });
  if (state.surplus?.some((one) => one.reference === reference))
    return refuse('already-done', { act: 'record-surplus' });
  return [{ type: 'surplus-received', ...common(context), fee, amountVnd, reference, why }];
}

export function returnSurplus(
  state: DossierState,
  { reference, by }: CommandOf<'return-surplus'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const found = state.surplus?.find((one) => one.reference === reference);
  if (!found) return refuse('notice-not-found', { reference });
  if (found.returned) return refuse('notice-returned', { reference, by: found.returned.reference });
  if (!by.trim()) return refuse('reference-needed');
  const { amountVnd } = found;
  return [{ type: 'surplus-returned', ...common(context), amountVnd, reference, returnedBy: by.trim() }];
}

/** What was paid goes back, where the procedure lets it; where nothing says so, by the law that who gives it back names. */
export function refundFee(
  state: DossierState,
  command: CommandOf<'refund-fee'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { fee: id, reference, reason } = command;
  const law = command.law?.trim() ?? '';
  const fee = state.fees.find((one) => one.id === id);
  const unfit = refuseSettled(state, fee, id, context);
  if (unfit || !fee) return unfit!;
  const faults = refuseAll(
    !reference.trim() && refuse('reference-needed'),
    refuseReason(reason),
    (law !== '' || becomesOf(fee, context.rules) !== 'returned') && refuseLaw(state, law, context),
  );
  if (faults) return faults;
  return [
    {
      type: 'fee-refunded',
      ...common(context),
      fee: id,
      amountVnd: fee.amountVnd,
      reference,
      reason,
      ...(law && { law }),
    },
  ];
}

/** It is not returned, though nothing in the procedure says so: by an article that the person can find. */
export function keepFee(
  state: DossierState,
  { fee: id, reason, law }: CommandOf<'keep-fee'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const fee = state.fees.find((one) => one.id === id);
  const unfit = refuseSettled(state, fee, id, context);
  if (unfit || !fee) return unfit!;
  if (!isUndecided(fee, context.rules)) return refuse('fee-is-refundable', { fee: feeNamed(fee, context.rules) });
  const faults = refuseAll(refuseReason(reason), refuseGround(state, law, context));
  if (faults) return faults;
  return [{ type: 'fee-kept', ...common(context), fee: id, amountVnd: fee.amountVnd, reason, law: law.trim() }];
}

/** There is no such money, it was paid for what came of the dossier, or it is settled: by a record, or by the procedure itself. */
function refuseSettled(state: DossierState, fee: Fee | undefined, id: string, { rules }: Context): Refusal | undefined {
  if (!fee) return refuse('fee-not-found', { fee: id });
  const named = feeNamed(fee, rules);
  if (!fee.paidAt) return refuse('fee-not-paid', { fee: named });
  if (!cameToNothing(state)) return refuse('fee-for-result', { fee: named });
  if (fee.refund) return refuse('fee-already-refunded', { fee: named, reference: fee.refund.reference });
  if (fee.kept) return refuse('fee-already-kept', { fee: named, law: rules.lawText(fee.kept.law), by: fee.kept.by });
  return becomesOf(fee, rules) === 'kept'
    ? refuse('fee-not-refundable', { fee: named, law: rules.lawText(fee.law) })
    : undefined;
}
