/**
 * What a register holds and the applicant says otherwise: who handles the dossier sees both, and who signs says which is right. Who somebody
 * is no word of theirs changes: that is refused where it is handed in. Which land it is about is asked with who holds it.
 */

import { dayText } from '#dossier/money-back.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Register } from '#register/catalogue.ts';
import type { Platform, Procedure } from './platform.ts';

type Whose = Pick<DossierState, 'answers' | 'provenance'>;

const shown = (value: unknown): string => {
  const text = String(value ?? '').trim();
  return /^\d{4}-\d\d-\d\d$/.test(text) ? dayText(text) : text;
};

export function askContested(
  { registers }: Pick<Platform, 'registers'>,
  rules: Pick<Procedure, 'itemName' | 'hiddenOf'>,
  { answers, provenance }: Whose,
  { heldIn }: Register,
): Refusal[] {
  const away = rules.hiddenOf('apply', answers);
  return Object.entries(provenance).flatMap(([field, { register, contested, held }]) => {
    const said = shown(answers[field]);
    if (!contested || !said || away.has(field) || register === heldIn?.register) return [];
    const name = registers.registers.get(register)?.name ?? register;
    return refuse('answer-contested', { item: rules.itemName(field), said, held: shown(held) || '–', register: name });
  });
}
