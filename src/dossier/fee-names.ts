/** What a fee is called where a refusal speaks of it: as who asked for it named it, else as the procedure is called. */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Rules } from './rules.ts';
import type { Fee } from './state.ts';

export function feeNamed(
  { id, name }: Pick<Fee, 'id' | 'name'>,
  rules: Pick<Rules, 'name' | 'feeIds'>,
): string | Phrase {
  if (name) return name;
  return rules.feeIds.includes(id) ? phrase('charge-of-procedure', { procedure: rules.name }) : phrase('charge-tax');
}
