/** What letters print of the answers: numbers by what they are called, and choices in the words of the procedure. */
import { nameOfNumber } from '#kernel/id-number.ts';
import type { Pack } from '#procedure/pack.ts';

type Values = Readonly<Record<string, unknown>>;

/** Of who applies and of every number that the application asks for: «số định danh 022…», «mã số thuế 57…». */
export function numberedIn(forms: Pack['forms'], answers: Values, applicant: string): Record<string, string> {
  const fields = Object.entries(forms['apply']?.schema.properties ?? {}).filter(
    ([, { format }]) => format === 'id-number',
  );
  const written = fields.flatMap(([name]) => {
    const value = answers[name];
    return typeof value === 'string' && value.trim() ? [[name, nameOfNumber(value)] as const] : [];
  });
  return { ...Object.fromEntries(written), applicant: nameOfNumber(applicant) };
}

/** What was chosen of one thing, under the names of the fields: for what a letter says beside it in one sentence. */
export function chosenIn(words: Readonly<Record<string, string>>, answers: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => {
      const label = typeof value === 'string' ? words[`option.${name}.${value}`] : undefined;
      return label === undefined ? [] : [[name, label]];
    }),
  );
}
