/** Every act that must say why asks here whether it does: a notice prints the reason, and whoever gets it must find it there. */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { saysSomething } from '#kernel/text.ts';

export function refuseReason(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  if (!text) return refuse('reason-needed');
  return saysSomething(text) ? undefined : refuse('reason-vague', { reason: text });
}
