/** A name that the register writes with other tones: the officer sees both, and takes the register's once it is the same person. */
import { type Refusal, refusalText } from '#kernel/outcome.ts';
import { type Texts, textIn } from '../forms/posted.tsx';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import type { View } from '../view.ts';

const TAKEN = 'nameAs';
const OFFERED = 'nameOffered';

/** As it was typed, or as the register has it, where the officer took that. */
export const nameIn = (body: Texts): string => textIn(body, TAKEN) || textIn(body, 'name');

/** Where what kept the dossier from being begun is said; of a name, the register's is offered with it. */
export function begunRefused(
  { lang }: View,
  refused: Refusal,
  body: Record<string, string | string[] | undefined>,
): PageErrors[number] {
  const { code, params } = refused;
  if (code === 'applicant-name-tones') body[OFFERED] = String(params['registered']);
  const id = code === 'place-differs' ? 'place' : code.startsWith('applicant-name-') ? 'name' : 'main';
  return { id, text: refusalText(refused, lang) };
}

export function NameAsRegistered({ view: { t }, body }: { view: View; body: Texts }) {
  const name = textIn(body, OFFERED) || textIn(body, TAKEN);
  if (!name) return null;
  return (
    <Checkboxes
      name={TAKEN}
      idPrefix={TAKEN}
      classes="govuk-checkboxes--small"
      values={[textIn(body, TAKEN)]}
      items={[{ value: name, text: t('counter.name-as', { name }) }]}
    />
  );
}
