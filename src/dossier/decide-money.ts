/**
 * Money that goes back, or is kept: what came for a fee and pays nothing of it, and what was paid for a dossier that came to nothing.
 * Where nothing says whether that is returned, an officer records what the office found, by which law and paper; another corrects it.
 */
import { formatVnd } from '#kernel/money.ts';
import { type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { isReceiptNumber } from '#kernel/receipt-number.ts';
import type { CommandOf, Settled } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { feeNamed } from './fee-names.ts';
import { type Determination, type Fee, isFeeId, type Surplus } from './fees.ts';
import { goneBackBy, isOfSeveral, surplusNamed, type Transfer } from './gone-back.ts';
import { refuseGround, refuseLaw } from './law-cited.ts';
import { becomesOf, cameToNothing, dayText, isOwn, isUndecided } from './money-back.ts';
import { isDayWithin, isNamedWhole } from './named-document.ts';
import { refuseReason, refuseReasonAgainst } from './reason.ts';
import { clean } from './receiver.ts';
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
  command: CommandOf<'return-surplus'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { reference } = command;
  const found = state.surplus?.find((one) => one.reference === reference);
  if (!found) return refuse('notice-not-found', { reference });
  const unfit = refuseReturned(found, command, context);
  if (unfit) return unfit;
  const { amountVnd, returned } = found;
  // Nobody alone says that money was too much and that it went back.
  const lowered = found.why === 'too-much' && state.fees.find(({ id }) => id === found.fee)?.anew;
  if (lowered && context.by.kind === 'officer' && isOwn(lowered, context.by))
    return refuse('return-own', { surplus: surplusNamed(found), by: lowered.by });
  const returnedBy = command.by.trim();
  const shared = isOfSeveral({ reference: returnedBy, shared: command.shared }, returned);
  const faults = refuseAll(
    refuseTransfer(state, { reference: returnedBy, shared }, returned, context),
    refuseCorrection(command),
  );
  if (faults) return faults;
  // What the system tells of, nobody typed here.
  if (context.by.kind === 'officer' && !command.confirmed)
    return refuse('return-unread', { surplus: surplusNamed(found), reference: returnedBy });
  return [
    {
      type: 'surplus-returned',
      ...common(context),
      amountVnd,
      reference,
      returnedBy,
      ...(shared && { shared: true as const }),
      ...correctsOf(returned, command),
    },
  ];
}

/** It went back already, or what is to be corrected is no record of another. */
function refuseReturned(found: Surplus, { corrects }: Settled, { by }: Context): Refusal | undefined {
  const { returned, reference } = found;
  if (corrects === undefined)
    return returned ? refuse('notice-returned', { reference, by: returned.reference }) : undefined;
  const fee = surplusNamed(found);
  if (!returned) return refuse('settling-none', { fee });
  return isOwn(returned, by) ? refuse('settling-own', { fee, by: returned.by ?? by.name }) : undefined;
}

/** A transfer proves one return, unless it was said to be of several each time; of other dossiers `acts/receipts.ts` asks the same. */
function refuseTransfer(
  state: DossierState,
  transfer: Transfer,
  own: Transfer | undefined,
  { rules }: Context,
): Refusal | undefined {
  const reference = transfer.reference.trim();
  if (!isReceiptNumber(reference)) return refuse('reference-needed');
  const used = goneBackBy(state, transfer, rules, own);
  return used ? refuse('return-used', { reference, used, dossier: state.code ?? state.id }) : undefined;
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
  const unfit = refuseSettled(state, fee, command, context);
  if (unfit || !fee) return unfit!;
  const byLaw = becomesOf(fee, context.rules) !== 'returned';
  const determined = byLaw ? determinationOf(command) : undefined;
  const shared = isOfSeveral(command, fee.refund);
  const faults = refuseAll(
    refuseTransfer(state, { reference, shared }, fee.refund, context),
    refuseReasonAgainst(reason),
    (law !== '' || byLaw) && refuseLaw(state, law, context),
    determined && refuseDetermination(fee, determined, context),
    refuseCorrection(command),
  );
  if (faults) return faults;
  if (determined && !command.confirmed)
    return refuse('refund-unread', { ...readBack(fee, determined, law, context), reference: reference.trim() });
  return [
    {
      type: 'fee-refunded',
      ...common(context),
      fee: id,
      amountVnd: fee.amountVnd,
      reference,
      reason,
      ...(law && { law }),
      ...(shared && { shared: true as const }),
      ...(determined && { determined }),
      ...correctsOf(fee.refund ?? fee.kept, command),
    },
  ];
}

/** It is not returned, though nothing in the procedure says so: by an article that the person can find. */
export function keepFee(
  state: DossierState,
  command: CommandOf<'keep-fee'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { fee: id, reason } = command;
  const law = command.law.trim();
  const fee = state.fees.find((one) => one.id === id);
  const unfit = refuseSettled(state, fee, command, context);
  if (unfit || !fee) return unfit!;
  if (!isUndecided(fee, context.rules)) return refuse('fee-is-refundable', { fee: feeNamed(fee, context.rules) });
  const determined = determinationOf(command);
  const faults = refuseAll(
    refuseReasonAgainst(reason),
    refuseGround(state, law, context),
    refuseDetermination(fee, determined, context),
    refuseCorrection(command),
  );
  if (faults) return faults;
  if (!command.confirmed) return refuse('keep-unread', readBack(fee, determined, law, context));
  const corrects = correctsOf(fee.refund ?? fee.kept, command);
  return [
    { type: 'fee-kept', ...common(context), fee: id, amountVnd: fee.amountVnd, reason, law, determined, ...corrects },
  ];
}

export const determinationOf = ({ determinedNumber, determinedOn, determinedBy }: Settled): Determination => ({
  number: clean(determinedNumber),
  on: clean(determinedOn),
  by: clean(determinedBy),
});

/** Who determined it, by which paper: it has a number and an agency, and is of a day since the money was paid. */
export function refuseDetermination(
  fee: Fee,
  { number, on, by }: Determination,
  { province: { calendar }, at }: Context,
): Refusal | undefined {
  if (!isNamedWhole({ number, issuer: by, issued: on })) return refuse('determination-needed');
  const [from, to] = [calendar.dateOf(Temporal.Instant.from(fee.paidAt!)), calendar.dateOf(at)];
  return isDayWithin(on, from, to) ? undefined : refuse('determination-date', { date: on, from, to });
}

const refuseCorrection = ({ corrects }: Settled): Refusal | undefined =>
  corrects === undefined ? undefined : refuseReason(corrects);

const correctsOf = (record: { by?: string } | undefined, { corrects }: Settled) =>
  corrects === undefined ? {} : { corrects: { by: record?.by ?? '', why: corrects.trim() } };

/** What is to be recorded, in full. */
const readBack = (fee: Fee, { number, on, by }: Determination, law: string, { rules }: Context) => ({
  fee: feeNamed(fee, rules),
  amount: formatVnd(fee.amountVnd),
  law: rules.lawText(law),
  number,
  date: dayText(on),
  by,
});

/** There is no such money, it was paid for what came of the dossier, or it is settled: by a record, or by the procedure itself. */
function refuseSettled(
  state: DossierState,
  fee: Fee | undefined,
  { fee: id, corrects }: Settled & { fee: string },
  { rules, by }: Context,
): Refusal | undefined {
  if (!fee) return refuse('fee-not-found', { fee: id });
  const named = feeNamed(fee, rules);
  if (!fee.paidAt) return refuse('fee-not-paid', { fee: named });
  if (!cameToNothing(state)) return refuse('fee-for-result', { fee: named });
  const record = fee.refund ?? fee.kept;
  if (corrects !== undefined) {
    if (!record) return refuse('settling-none', { fee: named });
    return isOwn(record, by) ? refuse('settling-own', { fee: named, by: record.by ?? by.name }) : undefined;
  }
  if (fee.refund) return refuse('fee-already-refunded', { fee: named, reference: fee.refund.reference });
  if (fee.kept) return refuse('fee-already-kept', { fee: named, law: rules.lawText(fee.kept.law), by: fee.kept.by });
  return becomesOf(fee, rules) === 'kept'
    ? refuse('fee-not-refundable', { fee: named, law: rules.lawText(fee.law) })
    : undefined;
}
