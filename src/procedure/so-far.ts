/** Which fields the forms of a pack have, and what they and conditions say of answers, also where these are only some. */
import { readIn } from '#engine/feel/failed.ts';
import type { Form } from '#engine/form/form.ts';

type Answers = Readonly<Record<string, unknown>>;

export const soFarOf = (forms: Readonly<Record<string, Form>>) => ({
  fieldsOf: (name: string): readonly string[] => forms[name]?.fields ?? [],
  hiddenOf: (name: string, answers: Answers): ReadonlySet<string> => forms[name]?.hidden(answers) ?? new Set(),
  /** What may yet be answered, what is asked for no more whatever comes, and what was answered as no form takes it. */
  openOf(name: string, answers: Answers, today?: string) {
    const form = forms[name];
    const wrong = (form?.faults({ ...answers }, today) ?? []).filter(({ rule }) => rule !== 'required');
    const { open, out } = form?.open(answers) ?? { open: new Set<string>(), out: new Set<string>() };
    return { open, out, wrong: new Set(wrong.map(({ field }) => field.split('.')[0])) };
  },
  /** The names that the condition of a paper or of another condition reads. */
  readIn: ({ when }: { when?: string }): readonly string[] => (when ? readIn(when) : []),
});
