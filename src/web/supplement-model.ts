/** What an applicant has to give in a supplement: what was asked, and what the answers call for only now. */
import { isSettled, supplementItems } from '#dossier/decide-supplement.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Stands } from '#engine/form/form.ts';
import { nameAsKept } from '#kernel/text.ts';
import { type Shown, wordsFor } from './catalogue.ts';
import { type Field, sectionsOf } from './forms/model.ts';
import { type Posted, readAnswers } from './forms/read.ts';
import type { View } from './view.ts';

export interface SupplementForm {
  fields: Field[];
  components: Shown['rules']['components'];
  /** Of what was asked, what the case still asks for. */
  asked: ReadonlySet<string>;
  /** Beside it, what nothing called for before. */
  brought: ReadonlySet<string>;
}

export function supplementForm(
  view: View,
  state: DossierState,
  { pack, rules }: Shown,
  answers: Readonly<Record<string, unknown>> = {},
): SupplementForm {
  const source = rules.formOf('apply');
  const all = source ? sectionsOf(source, wordsFor(view, pack)).flatMap((section) => section.fields) : [];
  const items = openItems(state, rules).map(({ item }) => item);
  const { asked, brought } = supplementItems(state, answers, rules);
  const given = new Set([...items, ...brought]);
  return {
    fields: all.filter(({ name }) => given.has(name)),
    components: rules.components.filter(({ id }) => given.has(id)),
    asked: new Set(asked),
    brought: new Set(brought),
  };
}

/** What was asked for and may still be given: on the rest a result rests that was decided meanwhile. */
export const openItems = (state: DossierState, rules: Shown['rules']) =>
  state.supplement?.items.filter(({ item }) => !isSettled(item, state, rules)) ?? [];

/** Names that were handed in and are not asked for: they stay. */
export const filedNames =
  ({ answers }: Pick<DossierState, 'answers'>, asked: ReadonlySet<string>): Stands =>
  (field, value) =>
    !asked.has(field) && (answers[field] === value || nameAsKept(String(answers[field] ?? '')) === value);

/** The posted answers: to what was asked, and to what they themselves bring up. */
export function readSupplement(view: View, state: DossierState, shown: Shown, body: Posted) {
  let form = supplementForm(view, state, shown);
  let answers = readAnswers(form.fields, body, view.t('form.decimal-sign'));
  for (let before = -1; before !== form.fields.length; ) {
    before = form.fields.length;
    form = supplementForm(view, state, shown, answers);
    answers = readAnswers(form.fields, body, view.t('form.decimal-sign'));
  }
  return { form, answers };
}
