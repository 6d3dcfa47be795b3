/**
 * What a dossier owes in all, said once more after something of it was paid: what was paid too much goes back, whatever became of the
 * dossier; what is missing is owed beside it, and nothing that was paid is asked for twice.
 */
import { councilIn } from '#kernel/law-text.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import { determinationOf, refuseDetermination } from './decide-money.ts';
import type { DossierEvent } from './events.ts';
import { refuseFeeSaid, refuseUnusual } from './fee-guard.ts';
import { feeNamed } from './fee-names.ts';
import { CASE_FEE, type Debt, debtIn, freeFeeId, tooMuchOf } from './fees.ts';
import { becomesOf, cameToNothing } from './money-back.ts';
import { refuseReason } from './reason.ts';
import type { Rules } from './rules.ts';
import { type DossierState, type Fee, OPEN_STATUSES, type Surplus } from './state.ts';

type SetAnew = Extract<DossierEvent, { type: 'fee-set-anew' }>;

export function setAnew(
  state: DossierState,
  debt: Debt,
  command: CommandOf<'set-case-fee'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules } = context;
  const { amountVnd, amountChecked } = command;
  const [law, reason] = [command.law.trim(), command.reason?.trim() ?? ''];
  const last = debt.paid.at(-1)!;
  const told = { fee: feeNamed(last, rules), amount: formatVnd(debt.totalVnd) };
  const isSame = debt.totalVnd === amountVnd && (last.anew?.law ?? debt.fees.at(-1)!.law).trim() === law;
  const isOfCouncil = isSetByCouncil(state, debt, rules);
  // Of what came to nothing money goes back, lowered or whole, by the paper that determined it; what law gives back needs none.
  const isDetermined = amountVnd < debt.paidVnd && cameToNothing(state) && becomesOf(last, rules) !== 'returned';
  const determined = isDetermined ? determinationOf(command) : undefined;
  const unfit = refuseAll(
    ...refuseFeeSaid(state, { amountVnd, law, amountChecked, isOfCouncil }, context),
    amountVnd > debt.paidVnd && refuseMore(state, debt, isOfCouncil, context),
    reason ? refuseReason(reason) : refuse('case-fee-before', told),
    isSame && refuse('case-fee-same', told),
    determined && refuseDetermination(last, determined, context),
  );
  if (unfit) return unfit;
  const backVnd = Math.max(0, debt.paidVnd - amountVnd);
  const missing = Math.max(0, amountVnd - debt.paidVnd);
  const id = freeFeeId(state, debt.id, rules.feeIds);
  const more: Fee | undefined = missing
    ? {
        id,
        ofCase: true,
        ...(debt.id !== CASE_FEE && { of: debt.id }),
        amountVnd: missing,
        law,
        before: 'result',
        replaces: reason,
      }
    : undefined;
  return [
    {
      type: 'fee-set-anew',
      ...common(context),
      debt: debt.id,
      totalVnd: amountVnd,
      paidVnd: debt.paidVnd,
      law,
      reason,
      pays: shares(debt, Math.min(amountVnd, debt.paidVnd)),
      instead: debt.fees.filter(({ paidAt }) => !paidAt).map((one) => one.id),
      ...(more && { more }),
      ...(backVnd && { back: { reference: `${debt.id}-${state.seq + 1}`, amountVnd: backVnd } }),
      ...(refuseUnusual(amountVnd, context) && { amountChecked: true as const }),
      ...(determined && { determined }),
    },
  ];
}

/** More is asked for only while the dossier goes on and nothing was issued, and never of what the procedure itself fixes. */
function refuseMore(
  { status, channel, result }: DossierState,
  { id, paid }: Debt,
  isOfCouncil: boolean,
  { rules }: Pick<Context, 'rules'>,
): Refusal | undefined {
  if (!OPEN_STATUSES.includes(status)) return refuse('not-in-this-status', { act: 'set-case-fee', status });
  const fee = feeNamed(paid.at(-1)!, rules);
  if (result?.against) return refuse('fee-not-due', { fee });
  if (result) return refuse('case-fee-issued');
  const isKnown = id === CASE_FEE ? !rules.feeUnknown(channel) : !isOfCouncil;
  return isKnown ? refuse('case-fee-known', { fee }) : undefined;
}

/** Whether more may be asked for than was set; else it may only be lowered. */
export const isRaisable = (state: DossierState, debt: Debt, rules: Rules): boolean =>
  refuseMore(state, debt, isSetByCouncil(state, debt, rules), { rules }) === undefined;

function isSetByCouncil({ channel }: DossierState, { id, fees }: Debt, rules: Rules): boolean {
  const isOpen = id === CASE_FEE ? rules.feeUnknown(channel) === 'byCouncil' : rules.isAmountOpen(channel, id);
  return isOpen || fees.some(({ law, exemption }) => !exemption && councilIn(rules.lawText(law)) !== 'none');
}

/** What each paid fee pays of the sum, the first first, of no more than came for it. */
function shares({ paid }: Debt, sumVnd: number): Record<string, number> {
  let left = sumVnd;
  return Object.fromEntries(
    paid.map(({ id, amountVnd, takenVnd = amountVnd }) => {
      const pays = Math.min(left, takenVnd);
      left -= pays;
      return [id, pays];
    }),
  );
}

/** The paid fees as they are by it, and the money that goes back in the place of what was to go back before. */
export function evolveAnew(state: DossierState, event: SetAnew): DossierState {
  const { at, by, totalVnd, law, reason, pays, instead, more, back, determined } = event;
  const last = Object.keys(pays).at(-1)!;
  const fees = state.fees.flatMap((fee): Fee[] => {
    if (instead.includes(fee.id)) return [];
    const amountVnd = pays[fee.id];
    if (amountVnd === undefined) return [fee];
    const { anew: _, takenVnd: __, ...rest } = fee;
    const takenVnd = fee.takenVnd ?? fee.amountVnd;
    const before = fee.id === last ? [...(fee.instead ?? []), ...instead] : [];
    return [
      {
        ...rest,
        amountVnd,
        ...(takenVnd !== amountVnd && { takenVnd }),
        ...(before.length && { instead: before }),
        ...(fee.id === last && {
          anew: { at, by: by.name, officer: by.id, totalVnd, law, reason, ...(determined && { determined }) },
        }),
      },
    ];
  });
  const replaced = tooMuchOf(state, debtIn(state, event.debt).paid);
  const kept = (state.surplus ?? []).filter((one) => !replaced.includes(one));
  const surplus: Surplus[] = back ? [...kept, { fee: last, at, why: 'too-much', ...back }] : kept;
  return { ...state, fees: more ? [...fees, more] : fees, ...((surplus.length || state.surplus) && { surplus }) };
}
