/** Every act that must say why asks here whether it does: a notice prints the reason, and whoever gets it must find it there. */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { saysSomething } from '#kernel/text.ts';
import { isStockReason } from './stock-reasons.ts';

export function refuseReason(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  if (!text) return refuse('reason-needed');
  return saysSomething(text) ? undefined : refuse('reason-vague', { reason: text });
}

/**
 * Of a refusal, of a conclusion that one will rest on, and of whatever else a person is told against their request: what is asked of them,
 * put off, taken back or kept. It names what is not met or wrong (Decree 63/2010/NĐ-CP Art. 18.5). That the conditions are not met
 * «as prescribed» is true of every refusal, and tells nobody what to mend or to complain of.
 */
export function refuseReasonAgainst(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  return refuseReason(text) ?? (isStockReason(text) ? refuse('reason-names-nothing', { reason: text }) : undefined);
}
