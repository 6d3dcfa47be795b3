/** Money that came for a fee and pays nothing of it: recorded as the bank told of it, and that it went back. */
import { type Outcome, refuse } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { isFeeId } from './fees.ts';
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
