/** The refusal of a dossier as a form: before it is received, on grounds that are chosen from what there is; the reason explains them. */
import type { ComponentChildren } from 'preact';
import { isRefusedAtReceipt } from '#dossier/decide-outcome.ts';
import { type Ground, groundKey, type Offered, shortened } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { fieldId } from '../ui/again.ts';
import { Details, InsetText } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import { ErrorMessage, Hint } from '../ui/fields.tsx';
import { classes } from '../ui/parts.ts';
import type { View } from '../view.ts';
import { Changed, LawFields } from './decide-form.tsx';

interface ChoiceProps {
  view: View;
  /** Of the field; what is wrong with it is said under this name, in the form. */
  name: string;
  form?: string;
  grounds: readonly Offered[];
  chosen: readonly string[];
  errors?: PageErrors;
}

/** Longer than this, the page shows the beginning and the whole beside it. */
const SHOWN_MOST = 300;

/** Conditions and what the system found stand open; papers and answers, of which there are many, behind a word. */
export function GroundChoice({ view, name, form = '', grounds, chosen, errors = [] }: ChoiceProps) {
  const { t } = view;
  const id = fieldId(form, name);
  const error = errors.find((one) => one.id === id);
  if (!grounds.length) return <InsetText id={id} text={t('ground.none')} />;
  const isOf = (kind: Ground['kind']) => (one: Ground) => one.kind === kind;
  const [papers, answers] = [grounds.filter(isOf('component')), grounds.filter(isOf('answer'))];
  const [conditions, bars] = (['condition', 'bar'] as const).map((part) => grounds.filter((one) => one.under === part));
  const found = grounds.filter((one) => !one.under && !papers.includes(one) && !answers.includes(one));
  // What the summary of errors links to is the first there is.
  const [first] = [...found, ...conditions, ...bars, ...papers, ...answers];
  const boxes = (part: string, list: readonly Offered[]) => (
    <Checkboxes
      name={`${name}-${part}`}
      idPrefix={`${id}-${part}`}
      classes="govuk-checkboxes--small"
      values={chosen}
      items={list.map((one) => ({
        ...itemOf(view, one),
        name,
        ...(one === first && { id }),
      }))}
    />
  );
  const headed = (part: 'conditions' | 'bars', list: readonly Offered[]) =>
    list.length > 0 && (
      <div role="group" aria-labelledby={`${id}-${part}-head`}>
        <p class="govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1" id={`${id}-${part}-head`}>
          {t(`ground.${part}`)}
        </p>
        {boxes(part, list)}
      </div>
    );
  const folded = (part: 'papers' | 'answers', list: readonly Offered[]) => {
    const isTicked = list.some((one) => chosen.includes(groundKey(one)));
    return (
      list.length > 0 && (
        <Details
          summaryText={t(`ground.${part}`)}
          open={isTicked || (Boolean(error) && list.includes(first))}
          text={boxes(part, list)}
        />
      )
    );
  };
  return (
    <div class={classes('govuk-form-group', error && 'govuk-form-group--error')}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t('ground.title')}</legend>
        <Hint id={`${id}-hint`} text={t('ground.hint')} />
        {error && <ErrorMessage id={`${id}-error`} text={error.text} visuallyHiddenText={t('error.prefix')} />}
        {found.length > 0 && boxes('found', found)}
        {headed('conditions', conditions)}
        {headed('bars', bars)}
        {folded('papers', papers)}
        {folded('answers', answers)}
      </fieldset>
    </div>
  );
}

function itemOf({ lang, t }: View, ground: Offered) {
  const said = (ground.bare ?? ground.words)[lang];
  const text = said.charAt(0).toLocaleUpperCase(lang) + said.slice(1);
  const brief = shortened(text, SHOWN_MOST);
  return {
    value: groundKey(ground),
    text: brief,
    ...(brief !== text && {
      hint: { text: <Details summaryText={t('ground.whole')} text={text} classes="govuk-!-margin-bottom-0" /> },
    }),
  };
}

interface Props extends Pick<ChoiceProps, 'view' | 'grounds' | 'chosen'> {
  state: DossierState;
  shown: Shown;
  typed: (name: string) => string;
  failed: { errors?: PageErrors };
  /** The field of the reason. */
  why: ComponentChildren;
}

export function RefuseFields({ view, state, shown, typed, grounds, chosen, failed, why }: Props) {
  const { t } = view;
  const atReceipt = isRefusedAtReceipt(state);
  return (
    <>
      <p class="govuk-body mc-muted">{t(atReceipt ? 'refuse.hint-receipt' : 'refuse.hint-received')}</p>
      {atReceipt && <GroundChoice {...{ view, grounds, chosen, ...failed }} name="grounds" form="refuse-dossier" />}
      {!(atReceipt && !grounds.length) && (
        <>
          {atReceipt && <p class="govuk-body mc-muted">{t('ground.explain')}</p>}
          {why}
          <LawFields view={view} shown={shown} typed={typed} prefix="refuse" />
        </>
      )}
      {!atReceipt && <Changed view={view} state={state} shown={shown} typed={typed} />}
    </>
  );
}
