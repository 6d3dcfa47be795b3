/** What a way to hand in costs whoever answered so, and who pays nothing of it. */
import { evaluateExpression, isTrue } from '#engine/feel/feel.ts';
import { isVnd } from '#kernel/money.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import type { Channel, FeeSource, Manifest } from './pack.ts';

type Vars = Readonly<Record<string, unknown>>;

interface FeeDue {
  id: string;
  amountVnd: number;
  amountOpen?: true;
  inDoubt?: string;
  law: string;
  before: 'receipt' | 'result';
  exemption?: { id: string; law: string };
  refundable?: boolean;
}

/** Amounts that are settings of the province, of which some are not known. */
interface Amounts {
  amount(setting: string): Outcome<number>;
  isUnknown(setting: string | undefined): boolean;
}

export function feesOf(
  manifest: Manifest,
  channel: Channel,
  vars: Vars,
  ask: (decision: string, vars: Vars) => Outcome<unknown>,
  taken: Amounts,
): Outcome<FeeDue[]> {
  const fees: FeeDue[] = [];
  for (const source of manifest.channels[channel]?.fees ?? []) {
    const amount = amountOf(source, vars, ask, taken.amount);
    if (isRefusal(amount)) return amount;
    const isOpen = taken.isUnknown(source.setting);
    if (!amount && !isOpen) continue;
    const exemption = source.exemptions?.find(({ when }) => isTrue(when, vars));
    // Whether a term had ended hangs on days of the calendar that are not known: who takes the money says what is owed.
    const inDoubt = !exemption && manifest.terms && source.exemptions?.find((one) => isUndecided(one, vars));
    fees.push({
      id: source.id,
      amountVnd: amount,
      ...((isOpen || inDoubt) && { amountOpen: true as const }),
      ...(inDoubt && { inDoubt: inDoubt.id }),
      law: source.law ?? '',
      before: source.before ?? 'result',
      ...(exemption && { exemption: { id: exemption.id, law: exemption.law } }),
      ...(source.refundable !== undefined && { refundable: source.refundable }),
    });
  }
  return fees;
}

/** By what is known it is neither true nor false. */
const isUndecided = ({ when }: { when: string }, vars: Vars): boolean => evaluateExpression(when, vars) === null;

function amountOf(
  source: FeeSource,
  vars: Vars,
  ask: (decision: string, vars: Vars) => Outcome<unknown>,
  taken: (setting: string) => Outcome<number>,
): Outcome<number> {
  if (source.amountVnd !== undefined) return source.amountVnd;
  if (source.setting !== undefined) return taken(source.setting);
  const amount = ask(source.decision!, vars);
  if (isRefusal(amount)) return amount;
  return isVnd(amount) ? amount : refuse('amount-invalid', { amount: String(amount) });
}
