/** On what a dossier is refused, chosen from what there is: what was found stands open, papers and answers behind a word. */
import type { ComponentChildren } from 'preact';
import { type Ground, groundKey, groundLines, type Offered, restsOnLaw, shortened } from '#dossier/refusal-grounds.ts';
import type { PageErrors } from '../portal/apply-pages.tsx';
import { fieldId } from '../ui/again.ts';
import { Details, InsetText } from '../ui/basics.tsx';
import { Checkboxes } from '../ui/choices.tsx';
import { ErrorMessage, Hint } from '../ui/fields.tsx';
import { classes } from '../ui/parts.ts';
import type { View } from '../view.ts';

export interface ChoiceProps {
  view: View;
  /** Of the field; what is wrong with it is said under this name, in the form. */
  name: string;
  form?: string;
  grounds: readonly Offered[];
  chosen: readonly string[];
  errors?: PageErrors;
  /** Once it is received, there is no counter that would receive it; who concludes may name law as well. */
  at?: 'receipt' | 'received' | 'conclusion';
  /** Where nothing can be refused: to what is done instead. */
  way?: { href: string; text: string };
  /** In place of the words for that, where answers may still bring one. */
  none?: string;
  /** What is asked below a condition that is ticked. */
  below?: (ground: Offered) => ComponentChildren;
}

/** What a form has ticked before anybody chose: the one conclusion against it. */
export function chosenFirst(grounds: readonly Offered[]): string[] {
  const concluded = grounds.filter(({ kind }) => kind === 'conclusion');
  return concluded.length === 1 ? concluded.map(groundKey) : [];
}

const WORDS = {
  receipt: { title: 'ground.title', hint: 'ground.hint', none: 'ground.none' },
  received: { title: 'ground.title', hint: 'ground.hint-received', none: 'ground.none-received' },
  conclusion: { title: 'ground.title-conclusion', hint: 'ground.hint-conclusion', none: 'ground.none-conclusion' },
} as const;

/** Longer than this, the page shows the beginning and the whole beside it. */
const SHOWN_MOST = 300;

/** Conditions and what the system found stand open; papers and answers, of which there are many, behind a word. */
export function GroundChoice({
  view,
  name,
  form = '',
  grounds,
  chosen,
  errors = [],
  at = 'receipt',
  way,
  none,
  below,
}: ChoiceProps) {
  const { t } = view;
  const id = fieldId(form, name);
  const error = errors.find((one) => one.id === id);
  const words = WORDS[at];
  if (!grounds.length)
    return (
      <InsetText
        id={id}
        text={
          <>
            {none ?? t(words.none)}{' '}
            {way && (
              <a class="govuk-link" href={way.href}>
                {way.text}
              </a>
            )}
          </>
        }
      />
    );
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
        ...(below && one.kind === 'condition' && { conditional: { text: below(one) } }),
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
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t(words.title)}</legend>
        <Hint id={`${id}-hint`} text={t(words.hint)} />
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
  const said = ground.bare?.[lang] ?? groundLines([ground], lang)[0];
  const text = said.charAt(0).toLocaleUpperCase(lang) + said.slice(1);
  const brief = shortened(text, SHOWN_MOST);
  const whole = brief !== text && (
    <Details summaryText={t('ground.whole')} text={text} classes="govuk-!-margin-bottom-0" />
  );
  const byLaw = restsOnLaw(ground) && <b class="mc-line">{t('sign.by-law')}</b>;
  return {
    value: groundKey(ground),
    text: brief,
    ...((whole || byLaw) && {
      hint: {
        text: (
          <>
            {byLaw}
            {whole}
          </>
        ),
      },
    }),
  };
}
