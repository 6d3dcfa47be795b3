/**
 * What an officer says a dossier owes, where no list has the amount: asked alike whoever says it and wherever. An amount far from what is
 * usual is looked at twice, what the Council sets is taken by its resolution alone, not by what guides it, and that nothing is owed stands in an article.
 */
import { formatVnd, isVnd } from '#kernel/money.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Context } from './context.ts';
import { leavesToCouncil, refuseCouncil, refuseGround } from './law-cited.ts';
import type { DossierState } from './state.ts';

interface FeeSaid {
  amountVnd: number;
  law: string;
  amountChecked?: boolean;
  /** The People's Council sets the amount. */
  isOfCouncil: boolean;
}

export const refuseFeeSaid = (
  state: Pick<DossierState, 'submittedAt'>,
  { amountVnd, law, amountChecked, isOfCouncil }: FeeSaid,
  context: Context,
): (Refusal | false | undefined)[] => [
  refuseAmount(amountVnd) ?? (!amountChecked && refuseUnusual(amountVnd, context)),
  (leavesToCouncil(law, context) || (isOfCouncil && amountVnd !== 0) ? refuseCouncil : refuseGround)(
    state,
    law,
    context,
  ),
];

export function refuseAmount(amountVnd: number): Refusal | undefined {
  if (Number.isNaN(amountVnd)) return refuse('amount-needed');
  return isVnd(amountVnd) ? undefined : refuse('amount-invalid', { amount: String(amountVnd) });
}

/** A nought too many or too few is a slip of the hand: asked about at every door, by bounds that the province sets itself. */
export function refuseUnusual(amountVnd: number, { province, at }: Context): Refusal | undefined {
  const date = province.calendar.dateOf(at);
  const [least, most] = ['case-fee-least', 'case-fee-most'].map((id) => province.valueOf(id, date));
  if (typeof least?.value !== 'number' || typeof most?.value !== 'number' || amountVnd === 0) return undefined;
  if (amountVnd >= least.value && amountVnd <= most.value) return undefined;
  return refuse('case-fee-unusual', {
    amount: formatVnd(amountVnd),
    least: formatVnd(least.value),
    most: formatVnd(most.value),
    source: most.source,
  });
}
