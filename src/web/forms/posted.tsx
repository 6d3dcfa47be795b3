/**
 * Texts that come with a form. None is cut: one that is longer than its act takes, or of which a letter was lost, is refused at its field,
 * and the form comes back as it was typed.
 */
import type { ComponentChildren } from 'preact';
import { isRefusal, type Outcome, type Refusal, refusalText, refuse } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { lostIn } from '#kernel/typed-text.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { type Again, AgainIn, fieldId } from '../ui/again.ts';
import { Token } from '../ui/page.tsx';
import type { View } from '../view.ts';

export type Texts = Readonly<Record<string, unknown>>;
export type LimitOf = (field: string) => number | undefined;

/** A small form that was refused, by its name. */
export interface RefusedForm {
  form: string;
  posted: Texts;
  errors: PageErrors;
}

/** The text of a field, or its last where it came more than once; whole. */
export function textIn(body: Texts | undefined, name: string): string {
  const value = body?.[name];
  return String((Array.isArray(value) ? value.at(-1) : value) ?? '').trim();
}

/** A body of which every field is one text. */
export const singleTexts = (body: Texts): Record<string, string> =>
  Object.fromEntries(Object.keys(body).map((name) => [name, textIn(body, name)]));

/** What is wrong with the texts themselves, whatever is done with them. Fields without a limit are none that people type in. */
export function textFaults({ t, lang }: View, body: Texts, limitOf: LimitOf, form = ''): PageErrors {
  return Object.keys(body).flatMap((name) => {
    const limit = limitOf(name);
    if (limit === undefined) return [];
    const id = fieldId(form, name);
    const text = textIn(body, name);
    const around = lostIn(text);
    const count = [...text].length;
    return [
      ...(around === undefined ? [] : [{ id, text: refusalText(refuse('letter-lost', { around }), lang) }]),
      ...(count > limit ? [{ id, text: t('form.too-long', { count, limit }) }] : []),
    ];
  });
}

/** Refusals that name the text which they are about, and in what. */
const ABOUT: Partial<Record<RefusalCode, string>> = {
  'reason-vague': 'reason',
  'reason-names-nothing': 'reason',
  'reason-grants': 'reason',
  'reason-of-office': 'reason',
  'reason-elsewhere': 'reason',
  'reason-residence': 'reason',
  'reason-paper-not-due': 'reason',
  'reason-term': 'reason',
  'reason-fee-not-due': 'reason',
  'reason-way-open': 'reason',
  'reason-no-condition': 'reason',
  'apology-says-nothing': 'reason',
  'reply-says-nothing': 'reply',
  'told-nothing': 'text',
  'reason-of-handed-in': 'reason',
  'name-unreadable': 'name',
  'receiver-unreadable': 'name',
  'id-number-unreadable': 'number',
  'phone-unreadable': 'number',
  'recipient-id': 'number',
  'number-mistyped': 'number',
  'number-not-new': 'number',
};
/** Refusals of a text that is not there, with the fields that may ask for it. */
const LACKING: Partial<Record<RefusalCode, readonly string[]>> = {
  'reason-needed': ['reason', 'why', 'text', 'despite', 'replaces', 'corrects'],
  'message-empty': ['text'],
  'filter-unnamed': ['name'],
  'rating-invalid': ['score'],
};

/** The field of the form that a refusal speaks of, where it says one. */
function fieldOf({ code, params }: Refusal, body: Texts): string | undefined {
  const about = ABOUT[code];
  const named = about && params[about];
  if (named !== undefined)
    return Object.keys(body).find((name) => textIn(body, name) === String(named).trim() && !name.startsWith('_'));
  return LACKING[code]?.find((name) => code === 'rating-invalid' || (name in body && !textIn(body, name)));
}

/** What an act refused, at its field where it is of one, else at `elsewhere`. */
export const placed = (view: View, refusal: Refusal, body: Texts, form: string, elsewhere: string) => {
  const field = fieldOf(refusal, body);
  return { id: field === undefined ? elsewhere : fieldId(form, field), text: refusalText(refusal, view.lang) };
};

/** One act of a small form: nothing where it is done, else the form as it comes back. */
export async function actOn(
  view: View,
  form: string,
  { body, limitOf }: { body: Texts; limitOf: LimitOf },
  act: () => Promise<Outcome<unknown>> | Outcome<unknown>,
): Promise<RefusedForm | undefined> {
  const faults = textFaults(view, body, limitOf, form);
  if (faults.length) return { form, posted: body, errors: faults };
  const done = await act();
  return isRefusal(done) ? { form, posted: body, errors: [placed(view, done, body, form, `${form}-form`)] } : undefined;
}

/** Where a form came back: what its fields say and show. */
export function FormAgain({
  view,
  form,
  refused,
  limitOf,
  children,
}: {
  view: View;
  form: string;
  refused?: RefusedForm;
  limitOf?: LimitOf;
  children: ComponentChildren;
}) {
  const back = refused?.form === form ? refused : undefined;
  const again: Again = { t: view.t, form, posted: back?.posted ?? {}, errors: back?.errors ?? [], limitOf };
  return <AgainIn.Provider value={again}>{children}</AgainIn.Provider>;
}

/** A small form that is posted, `kept` where what is typed stays in the tab until then: without the browser's own checks, which speak its language and tell less. */
export function PostForm(p: Parameters<typeof FormAgain>[0] & { action: string; kept?: ComponentChildren }) {
  return (
    <form method="post" action={p.action} novalidate id={`${p.form}-form`} data-keep={Boolean(p.kept) || undefined}>
      <Token view={p.view} />
      {p.kept}
      <FormAgain {...p} />
    </form>
  );
}
