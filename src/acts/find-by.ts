/** By what a dossier is looked for. */
import { countedAnswers } from '#dossier/counted.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Procedure } from './platform.ts';

/** Who applies and who does so for them, and whoever and whatever the application names: its fields called `…Name`. */
export function findByOf(rules: Pick<Procedure, 'hiddenOf'>, { applicant, representative, answers }: DossierState) {
  const people = [applicant, ...(representative ? [representative] : [])];
  const named = Object.entries(countedAnswers(answers, rules)).flatMap(([field, value]) =>
    field.endsWith('Name') && typeof value === 'string' ? [value] : [],
  );
  return {
    names: [...people.map((one) => one.name), ...named],
    numbers: people.flatMap((one) => [one.idNumber, ...(one.phone ? [one.phone] : [])]),
  };
}
