/** What a fee is called where a refusal speaks of it: as who asked for it named it, else as the procedure is called. */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { type Fee, isNotice } from './fees.ts';
import type { Rules } from './rules.ts';

export function feeNamed(
  fee: Pick<Fee, 'id' | 'name' | 'ofCase'>,
  rules: Pick<Rules, 'name' | 'feeIds'>,
): string | Phrase {
  if (fee.name) return fee.name;
  return isNotice(fee, rules) ? phrase('charge-tax') : phrase('charge-of-procedure', { procedure: rules.name });
}
