/**
 * The fee of a procedure of which nobody published what it costs, or of which it depends on the case: the counter sets it for the
 * dossier, by a law that can be found; or says, by an article, that nothing is owed. Only what was set is asked for and taken. Once the
 * result is issued nothing more is asked for: what is unpaid would hold back what is there. What was paid already is set anew.
 */
import { formatVnd } from '#kernel/money.ts';
import { type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { setAnew } from './fee-anew.ts';
import { refuseFeeSaid, refuseUnusual } from './fee-guard.ts';
import { feeNamed } from './fee-names.ts';
import { CASE_FEE, caseFeeId, caseFeeOf, debtIn, debtOf, isNotice, NOT_OWED, paidDebts } from './fees.ts';
import { refuseReason } from './reason.ts';
import type { Rules } from './rules.ts';
import { type DossierState, OPEN_STATUSES } from './state.ts';

/** Nobody published what it costs, and nobody set it for this dossier yet. */
export const awaitsCaseFee = (state: DossierState, rules: Pick<Rules, 'feeUnknown'>): boolean =>
  Boolean(rules.feeUnknown(state.channel)) &&
  !caseFeeOf(state) &&
  !state.result &&
  OPEN_STATUSES.includes(state.status);

/** Whether something can be set: what the dossier owes, or, once something was paid, what it owes in all. */
export const isSettable = (state: DossierState, rules: Pick<Rules, 'feeUnknown' | 'feeIds'>): boolean =>
  (OPEN_STATUSES.includes(state.status) && Boolean(rules.feeUnknown(state.channel)) && !state.result) ||
  paidDebts(state, rules).some(({ paidVnd }) => paidVnd > 0);

export function setCaseFee(
  state: DossierState,
  command: CommandOf<'set-case-fee'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules } = context;
  const { amountVnd } = command;
  const named = command.fee === undefined ? undefined : state.fees.find(({ id }) => id === command.fee);
  if (command.fee !== undefined && (!named || isNotice(named, rules)))
    return refuse('fee-not-found', { fee: command.fee });
  const debt = debtIn(state, named ? debtOf(named) : CASE_FEE);
  if (debt.paid.length) return setAnew(state, debt, command, context);
  const gone = debt.fees.findLast(({ refund }) => refund);
  if (gone) return refuse('fee-already-refunded', { fee: feeNamed(gone, rules), reference: gone.refund!.reference });
  if (!OPEN_STATUSES.includes(state.status))
    return refuse('not-in-this-status', { act: 'set-case-fee', status: state.status });
  // What is asked for by the procedure and not paid is said by who takes the money.
  if (named && !named.ofCase) return refuse('fee-not-paid', { fee: feeNamed(named, rules) });
  const kind = rules.feeUnknown(state.channel);
  const [law, reason] = [command.law.trim(), command.reason?.trim() ?? ''];
  const id = caseFeeId(state, rules);
  const fee = feeNamed({ id, ofCase: true }, rules);
  if (!kind) return refuse('case-fee-known', { fee });
  if (state.result?.against) return refuse('fee-not-due', { fee });
  if (state.result) return refuse('case-fee-issued');
  const before = caseFeeOf(state);
  const told = { fee, amount: formatVnd(before?.amountVnd ?? 0) };
  const isSame = before && before.amountVnd === amountVnd && before.law.trim() === law;
  const unusual = refuseUnusual(amountVnd, context);
  const unfit = refuseAll(
    ...refuseFeeSaid(
      state,
      { amountVnd, law, amountChecked: command.amountChecked, isOfCouncil: kind === 'byCouncil' },
      context,
    ),
    before && (reason ? refuseReason(reason) : refuse('case-fee-before', told)),
    isSame && refuse('case-fee-same', told),
  );
  if (unfit) return unfit;
  return [
    {
      type: 'case-fee-set',
      ...common(context),
      fee: {
        id,
        ofCase: true,
        amountVnd,
        law,
        before: 'result',
        ...(unusual && { amountChecked: true as const }),
        ...(before && { replaces: reason }),
        ...(before && { instead: [...(before.instead ?? []), before.id] }),
        ...(amountVnd === 0 && { exemption: { id: NOT_OWED, law } }),
      },
      ...(before?.amountVnd && { beforeVnd: before.amountVnd }),
    },
  ];
}
