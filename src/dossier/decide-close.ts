/** A dossier is closed once nothing of its people is left with the office; the system closes what nobody has to look at. */
import { formatVnd } from '#kernel/money.ts';
import { type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import { isOnTime } from './decide-outcome.ts';
import type { DossierEvent } from './events.ts';
import { isNotice } from './fees.ts';
import { cameToNothing, isUndecided, type PaidFee, paidFees } from './money-back.ts';
import { originalsHeld } from './originals-back.ts';
import type { DossierState } from './state.ts';

export function close(
  state: DossierState,
  { originalsStay }: CommandOf<'close-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const held = originalsHeld(state).map(({ component }) => component);
  const open = context.by.kind === 'system' ? undefined : refuseOpenEnds(state, originalsStay ? [] : held, context);
  if (open) return open;
  const kept = originalsStay && held.length ? { kept: held } : {};
  return [{ type: 'dossier-closed', ...common(context), onTime: isOnTime(state, context.atText), ...kept }];
}

/** Whatever belongs to who applied is given back first: a closed dossier is on nobody's desk. */
function refuseOpenEnds(state: DossierState, held: readonly string[], { rules }: Context): Refusal | undefined {
  const back = cameToNothing(state) ? paidFees(state, rules).filter(({ becomes }) => becomes === 'returned') : [];
  // Of a tax whoever asked for it finds that out, and has the money.
  const isOpen = ({ fee }: PaidFee) => isUndecided(fee, rules) && !isNotice(fee, rules);
  const open = cameToNothing(state) ? paidFees(state, rules).filter(isOpen) : [];
  const owed = [
    ...back.map(({ fee }) => fee.amountVnd),
    ...(state.surplus ?? []).filter(({ returned }) => !returned).map(({ amountVnd }) => amountVnd),
  ];
  return refuseAll(
    owed.length > 0 && refuse('close-money-owed', { amount: formatVnd(owed.reduce((sum, one) => sum + one, 0)) }),
    // Whether it goes back is found out first, and recorded.
    open.length > 0 &&
      refuse('close-money-open', { amount: formatVnd(open.reduce((sum, { fee }) => sum + fee.amountVnd, 0)) }),
    held.length > 0 && refuse('close-originals-held', { papers: held.map((one) => rules.itemName(one)) }),
  );
}
