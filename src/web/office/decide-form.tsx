/** The decision on one dossier: what it rests on, then yes or no; a no with its reason and the article. */
import type { ComponentChildren } from 'preact';
import { findAdverse, isObjectedTo } from '#dossier/conclusions.ts';
import { isPending } from '#dossier/decide-consultation.ts';
import { type Offered, ofRefusal } from '#dossier/refusal-grounds.ts';
import type { DossierState } from '#dossier/state.ts';
import { documentName } from '#procedure/law.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { lawsInForce } from '../law-words.ts';
import { errorFor, type PageErrors } from '../portal/apply-pages.tsx';
import { InsetText } from '../ui/basics.tsx';
import { Radios } from '../ui/choices.tsx';
import { Input, Select, Textarea } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { GroundChoice } from './ground-choice.tsx';
import { Awaited, Opinions } from './opinions.tsx';
import { Conclusions, Returns } from './signing.tsx';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  typed: (name: string) => string;
  errors: PageErrors;
  /** A register asks about it. */
  asked: boolean;
  /** On what it may be refused, and what of it is ticked. */
  grounds: readonly Offered[];
  chosen: readonly string[];
  /** What the decision itself records, where the procedure asks for it. */
  children?: ComponentChildren;
}

export function DecideFields({ asked, children, ...props }: Props) {
  const { view, state, shown, typed, errors } = props;
  const { t } = view;
  const against = findAdverse(shown.rules, state);
  const step = against && (wordsFor(view, shown.pack)(`step.${against.step}`) ?? against.stepName[view.lang]);
  const waits = state.consultations.some(isPending);
  return (
    <>
      <h3 class="govuk-heading-s">{t('decide.rests-on')}</h3>
      <Conclusions view={view} shown={shown} state={state} />
      <Opinions view={view} shown={shown} state={state} />
      <Awaited view={view} state={state} />
      <Returns view={view} shown={shown} state={state} />
      {against && <InsetText text={t('decide.against', { step: step ?? '', officer: against.by ?? '–' })} />}
      {waits && <InsetText text={t('decide.waits')} />}
      {!against && !waits && children}
      <Radios
        name="outcome"
        fieldset={{ legend: { text: t('decide.outcome') } }}
        value={typed('outcome')}
        errorMessage={errorFor(view, errors, 'outcome')}
        items={[
          against || waits
            ? undefined
            : {
                value: 'approved',
                text: t('decide.approved'),
                conditional:
                  asked || isObjectedTo(shown.rules, state)
                    ? { text: <Despite view={view} typed={typed} errors={errors} /> }
                    : undefined,
              },
          {
            value: 'rejected',
            text: t('decide.rejected'),
            hint: { text: t('decide.rejected-hint') },
            conditional: { text: <Against {...props} /> },
          },
        ]}
      />
    </>
  );
}

type FormProps = Pick<Props, 'view' | 'typed' | 'errors'>;

/** Why, in the officer's own words. */
function Why({ view, typed, errors, name, label, hint }: FormProps & { name: string; label: string; hint: string }) {
  const id = `decide-${name}`;
  return (
    <Textarea
      name={name}
      id={id}
      rows={3}
      label={{ text: label }}
      hint={{ text: hint }}
      value={typed(name)}
      errorMessage={errorFor(view, errors, id)}
    />
  );
}

function Despite(p: FormProps) {
  const { t } = p.view;
  return <Why {...p} name="despite" label={t('decide.despite')} hint={t('decide.despite-hint')} />;
}

function Against(p: Omit<Props, 'asked' | 'children'>) {
  const { view, shown, typed, chosen, errors } = p;
  const grounds = ofRefusal(p.state, p.grounds);
  return (
    <>
      <GroundChoice {...{ view, grounds, chosen, errors }} name="grounds" form="decide-dossier" at="received" />
      <Why {...p} name="reason" label={view.t('acts.reason')} hint={view.t('decide.reason-hint')} />
      <LawFields view={view} shown={shown} typed={typed} prefix="decide" />
    </>
  );
}

/** A law of the procedure and the article in it. */
export function LawFields({
  view,
  shown,
  typed,
  prefix,
  under = '',
}: {
  view: View;
  shown: Shown;
  typed: (name: string) => string;
  prefix: string;
  /** What the names of the fields begin with, in a form that has others of these. */
  under?: string;
}) {
  const { t } = view;
  return (
    <>
      <Select
        name={`${under}law`}
        id={`${prefix}-law`}
        label={{ text: t('acts.law') }}
        value={typed('law')}
        items={[
          { value: '', text: t('form.choose') },
          ...lawsInForce(view, shown.pack.manifest.law).map((law) => ({
            value: documentName(law),
            text: documentName(law),
          })),
        ]}
      />
      <Input
        name={`${under}article`}
        id={`${prefix}-article`}
        label={{ text: t('acts.article') }}
        hint={{ text: t('acts.article-hint') }}
        value={typed('article')}
        classes="govuk-input--width-20"
      />
      <Input
        name={`${under}otherLaw`}
        id={`${prefix}-other-law`}
        label={{ text: t('acts.law-other') }}
        hint={{ text: t('acts.law-other-hint') }}
        value={typed('otherLaw')}
      />
    </>
  );
}
