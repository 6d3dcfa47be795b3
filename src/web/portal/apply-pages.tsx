/** The pages of an application. */
import type { ComponentChildren } from 'preact';
import { centreOf } from '#dossier/decide-intake.ts';
import { isOrganisation } from '#dossier/parties.ts';
import type { Applicant } from '#dossier/state.ts';
import { prefilled } from '#engine/form/form.ts';
import { isIdentity } from '#engine/form/own.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { procedureName, wordsFor } from '../catalogue.ts';
import { CentresLink, PickUp } from '../centre-reach.tsx';
import { FieldList, FieldView, FollowData, shownValue } from '../forms/field.tsx';
import { type Field, type FieldError, hasConditions } from '../forms/model.ts';
import { paperLists } from '../paper-lists.ts';
import { Button, Details, InsetText, WarningText } from '../ui/basics.tsx';
import { ErrorSummary, Select, uploadWords } from '../ui/fields.tsx';
import { Page, Token } from '../ui/page.tsx';
import { unitName, type View, wholeWithin } from '../view.ts';
import { asDossier } from './as-dossier.ts';
import { barsOf } from './bars.ts';
import { DeliveryQuestion } from './delivery-question.tsx';
import { componentName, type Filling, type Step, toldElsewhere } from './draft-model.ts';
import { DraftParts } from './draft-parts.tsx';
import { deliveryValues, drawingOf, paperValues, SEEN, seenText } from './draft-seen.ts';
import { isTooLow, LevelNeeded } from './level-needed.tsx';
import { PaperUpload, type Shelf } from './paper-upload.tsx';
import { PlaceQuestion, placeLabel } from './place-question.tsx';
import { LATER, OTHER_LANGUAGE, REFUSED } from './put-by.ts';

/** `href`: of what stands on another page. */
export type PageErrors = { id: string; text: string; field?: string; href?: string }[];

export interface FillingProps {
  view: View;
  filling: Filling;
  errors: PageErrors;
  /** What was sent is of an older page than what is saved: the way to go on with that instead. */
  stale?: boolean;
}

export function Errors({ view, errors }: { view: View; errors: Readonly<PageErrors> }) {
  if (!errors.length) return null;
  return (
    <ErrorSummary
      titleText={view.t('form.errors')}
      errorList={errors.map(({ id, text, href = `#${id}` }) => ({ text, href }))}
    />
  );
}

export const errorFor = (view: View, errors: PageErrors, id: string) => {
  const error = errors.find((one) => one.id === id);
  return error && { text: error.text, visuallyHiddenText: view.t('error.prefix') };
};

/** Title, place in the line of pages, form and button of one page. */
export function Frame(
  p: FillingProps & {
    page: string;
    title: string;
    /** The one question of the page is its heading. */
    alone?: boolean;
    /** What is asked for hangs on the answers. */
    conditions?: boolean;
    multipart?: boolean;
    button?: string;
    /** What the page holds, as it is saved. */
    saved: Readonly<Record<string, unknown>>;
    children: ComponentChildren;
  },
) {
  const { view, filling, errors, page } = p;
  const { t } = view;
  const { draft, pages } = filling;
  const at = pages.indexOf(page);
  const back =
    page === 'place' ? `/drafts/${draft.id}/review` : at > 0 ? `/drafts/${draft.id}/${pages[at - 1]}` : `/my/drafts`;
  const query = /[?&]back=review/.test(view.url) ? 'back=review' : '';
  const path = view.url.split('?')[0];
  const elsewhere = toldElsewhere(filling, view, page);
  const step = filling.steps.find(({ id }) => id === page);
  const unlike = step && !errors.length ? barsOf(filling, view, step).filter(({ others }) => others.length) : [];
  return (
    <Page
      view={view}
      title={p.title}
      back={back}
      failed={errors.length > 0}
      languages={page === 'review' ? 'links' : { form: 'page-form', name: OTHER_LANGUAGE }}
      islands={p.multipart ? ['uploads.ts'] : ['form.ts', 'fields.ts']}
    >
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Errors view={view} errors={errors} />
          <span class="govuk-caption-l">
            {procedureName(view, filling.shown.pack)}
            {at >= 0 && ` · ${t('form.page', { n: at + 1, of: pages.length })}`}
          </span>
          {!p.alone && <h1 class="govuk-heading-l">{p.title}</h1>}
          {isTooLow(view) && (
            <LevelNeeded view={view} isTaken={Boolean(filling.shown.pack.manifest.channels.counter)} />
          )}
          {p.stale && (
            <InsetText
              text={
                <a class="govuk-link" href={query ? `${path}?${query}` : path}>
                  {t('stale.take-saved')}
                </a>
              }
            />
          )}
          {elsewhere && <WarningText iconFallbackText={t('form.warning')} text={elsewhere} />}
          {unlike.map(({ error }) => (
            <WarningText iconFallbackText={t('form.warning')} text={error.text} />
          ))}
          <form
            id="page-form"
            method="post"
            action={query ? `${path}?${query}` : path}
            novalidate
            enctype={p.multipart ? 'multipart/form-data' : undefined}
            {...(!p.multipart && page !== 'review' && autosaved(view))}
            data-conditions={p.conditions ? path : undefined}
            {...(p.multipart && uploadWords(t, `/drafts/${draft.id}/papers/taken`))}
          >
            <Token view={view} />
            <input type="hidden" name={SEEN} value={seenText(drawingOf(view), p.saved)} data-seen />
            {errors.length > 0 && <input type="hidden" name={REFUSED} value="1" />}
            {p.children}
            <div class="mc-actions">
              <Button text={p.button ?? t('form.continue')} preventDoubleClick />
              {page === 'review' ? (
                <a class="govuk-link" href="/my/drafts">
                  {t('form.later')}
                </a>
              ) : (
                <Button
                  text={t('form.later')}
                  name={LATER}
                  value="1"
                  classes="govuk-button--secondary"
                  attributes={{ formnovalidate: true }}
                />
              )}
            </div>
            <p class="govuk-body-s mc-muted" data-status role="status" />
          </form>
          <DraftParts view={view} filling={filling} />
          {step && (
            <p class="govuk-body-s">
              <a class="govuk-link" href={`${path}?${view.oneByOne ? 'questions=all' : 'questions=one'}`}>
                {t(view.oneByOne ? 'form.whole-sections' : 'form.one-by-one')}
              </a>
            </p>
          )}
        </div>
      </div>
    </Page>
  );
}

/** Of a form that is saved while one types; one that answers shows what was sent. */
export const autosaved = ({ t, isAnswer }: View) => ({
  'data-autosave': '',
  'data-saved': t('form.saved-at'),
  'data-kept': t('form.kept-here'),
  'data-offline': t('form.offline'),
  'data-answer': isAnswer ? '' : undefined,
});

export function StepPage(p: FillingProps & { step: Step; posted?: Record<string, unknown>; more: boolean }) {
  const { view, filling, step, errors } = p;
  const { t } = view;
  const { section, alone } = step;
  const begun = step.fields.some(({ name }) => filling.draft.data.answers[name] !== undefined);
  const values = p.posted ?? (begun ? filling.answers : prefilled(step.fields, filling.answers));
  const here = new Set(step.fields.map(({ name }) => name));
  const elsewhere = Object.fromEntries(Object.entries(filling.answers).filter(([name]) => !here.has(name)));
  return (
    <Frame
      {...p}
      page={step.id}
      saved={Object.fromEntries(step.fields.map(({ name }) => [name, filling.draft.data.answers[name]]))}
      alone={alone}
      title={alone ? step.fields[0].label : section.title || procedureName(view, filling.shown.pack)}
      conditions={!alone && hasConditions(filling.shown.rules.formOf('apply')!)}
    >
      {!alone && (
        <FollowData
          t={t}
          source={filling.shown.rules.formOf('apply')!}
          fields={step.fields}
          answers={{ ...filling.known.answers, ...elsewhere }}
        />
      )}
      {!alone && (
        <input
          type="hidden"
          name="hidden"
          value={step.fields.flatMap(({ name }) => (filling.hidden.has(name) ? [name] : [])).join(',')}
          data-hidden
        />
      )}
      {p.more && <InsetText text={t('form.more')} attributes={{ role: 'status' }} />}
      <FieldList
        fields={step.fields}
        hidden={alone ? NONE : filling.hidden}
        draw={(field) => (
          <Question
            view={view}
            filling={filling}
            field={field}
            value={values[field.name]}
            errors={errors as FieldError[]}
            alone={alone}
          />
        )}
      />
    </Frame>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** Once only: what a register holds is shown, with where it comes from; it is typed only by who says it is wrong. */
function Question(p: {
  view: View;
  filling: Filling;
  field: Field;
  value: unknown;
  errors: readonly FieldError[];
  alone: boolean;
}) {
  const { view, filling, field, errors } = p;
  const { t, fmt } = view;
  const source = filling.known.provenance[field.name];
  const wrong = errors.some((error) => error.field === field.name);
  const own = filling.draft.data.answers[field.name];
  const held = source && shownValue(field, filling.known.answers[field.name], t, fmt);
  // Who they are is put right in the register, and not here.
  const fixed = isIdentity(field.schema, filling.draft.data.applicant.idNumber);
  const instead = source ? insteadOf(view, filling, source.register, filling.draft.data.applicant) : [];
  const several = filling.choices[field.schema.source?.register ?? '']?.flatMap(({ data }) =>
    data[field.schema.source!.datum] === undefined ? [] : [shownValue(field, data[field.schema.source!.datum], t, fmt)],
  );
  const choose =
    several?.length &&
    t('once.choose', {
      register: registerName(view, field.schema.source!.register, filling.draft.data.applicant),
      values: several.join('; '),
    });
  const hint = held && [
    t('once.held', { register: registerName(view, source.register, filling.draft.data.applicant), value: held }),
    ...instead,
  ];
  const input = (more?: string) => (
    <FieldView t={t} field={{ ...field, hint: more ?? field.hint }} value={p.value} errors={errors} alone={p.alone} />
  );
  // Once one of several is named, what else it says is shown as what a register holds.
  if (choose && (!source || wrong || own !== undefined)) return input([choose, field.hint].filter(Boolean).join(' '));
  if (!source || wrong || own !== undefined) return input(hint ? hint.join(' ') : undefined);
  return (
    <div class="govuk-form-group">
      <p class="govuk-label">{field.label}</p>
      <p class="govuk-body govuk-!-margin-bottom-1 govuk-!-font-weight-bold">
        {shownValue(field, filling.known.answers[field.name], t, fmt)}
      </p>
      <p class="govuk-body-s mc-muted govuk-!-margin-bottom-1">
        {t('once.source', {
          register: registerName(view, source.register, filling.draft.data.applicant),
          date: fmt.date(source.knownSince),
        })}
      </p>
      <Details
        classes="govuk-!-margin-bottom-2"
        summaryText={t('once.wrong')}
        text={
          <>
            {(fixed ? [t('once.identity')] : instead).map((line) => (
              <p class="govuk-body-s">{line}</p>
            ))}
            {fixed ? null : input()}
          </>
        }
      />
    </div>
  );
}

/** Which papers an entry stands for: who says that it is wrong hands them in. And where it is put right. */
export function insteadOf(
  view: View,
  { shown }: Pick<Filling, 'shown'>,
  register: string,
  of: Pick<Applicant, 'idNumber'>,
): string[] {
  const papers = shown.rules.components.filter((one) => one.register === register);
  const names = papers.map(({ id }) => componentName(view, shown, id)).join('; ');
  return [
    ...(names ? [view.t('once.paper-needed', { papers: names })] : []),
    view.t('once.correct', { register: registerName(view, register, of) }),
  ];
}

/** Where a datum of theirs is from. What an organisation, or somebody without a personal number, is known by here is their account: the population database is asked by that number. */
export function registerName(view: View, register: string, of?: Pick<Applicant, 'idNumber'>): string {
  if (register === 'person' && of && !/^\d{12}$/.test(of.idNumber))
    return view.t(isOrganisation(of) ? 'once.account' : 'once.own-account');
  const found = view.platform.registers.registers.get(register);
  return found ? (found.name[view.lang] ?? found.name.vi) : register;
}

/** Why a paper is asked for all the same: what the register holds was said to be wrong. */
const becauseProven = (view: View, { proven }: Filling, { register }: Filling['components'][number]): string =>
  register && proven.includes(register) ? view.t('once.paper-because', { register: registerName(view, register) }) : '';

export function PapersPage(p: FillingProps & { shelf: Shelf }) {
  const { view, filling } = p;
  const { t } = view;
  const { components, shown } = filling;
  const words = wordsFor(view, shown.pack);
  const note = words('note.papers');
  return (
    <Frame {...p} page="papers" title={t('papers.title')} saved={paperValues(filling.draft.data)} multipart>
      <p class="govuk-body">{t('papers.text')}</p>
      {note && <p class="govuk-body">{note}</p>}
      {paperLists(view, shown, components).map(([heading, papers]) => (
        <>
          {heading && <h2 class="govuk-heading-m">{heading}</h2>}
          {papers.map((component) => (
            <PaperUpload
              {...p}
              component={component}
              error={errorFor(view, p.errors, component.id)}
              because={becauseProven(view, filling, component)}
            />
          ))}
        </>
      ))}
    </Frame>
  );
}

/** The place alone: for who comes back from the review to change it. */
export function PlacePage(p: FillingProps & { place?: string }) {
  const { view, filling, errors } = p;
  return (
    <Frame {...p} page="place" title={placeLabel(view, filling.shown)} saved={{ place: filling.draft.data.place }}>
      <PlaceQuestion
        view={view}
        shown={filling.shown}
        value={p.place ?? filling.draft.data.place}
        error={errorFor(view, errors, 'place')}
      />
    </Frame>
  );
}

/** `kept`: what is saved, where what was typed is shown and is not. */
export function DeliveryPage(p: FillingProps & { kept?: Readonly<Record<string, unknown>> }) {
  const { view, filling, errors } = p;
  const { t, platform } = view;
  const { data } = filling.draft;
  const originals = originalsText(view, filling);
  const centres = [...platform.province.units.values()]
    .filter((unit) => unit.roles.includes('one-stop'))
    .map((unit) => ({ value: unit.code, text: unitName(view, unit.code) }))
    .sort((a, b) => a.text.localeCompare(b.text, 'vi'));
  const centre = data.receivingUnit ?? nearestTo(view, filling);
  // What others decide, or has no letter of ours, may come on paper alone.
  const { outside, result } = filling.shown.rules;
  const isFileUnsure = Boolean(outside) || !result.letter;
  return (
    <Frame {...p} page="delivery" title={t('delivery.title')} saved={p.kept ?? deliveryValues(data)}>
      {originals && <InsetText text={originals} />}
      <DeliveryQuestion
        view={view}
        error={(name) => errorFor(view, errors, name)}
        delivery={{
          method: data.delivery?.method,
          address: data.delivery?.address ?? data.typedAddress ?? data.applicant.address,
        }}
        online={t(
          isFileUnsure
            ? 'delivery.online-outside'
            : originals
              ? 'delivery.online-after-papers'
              : 'delivery.online-needs',
        )}
        counter={
          centre ? (
            <PickUp view={view} unit={centre} />
          ) : (
            <>
              <p class="govuk-body">{t('delivery.place-unknown')}</p>
              <CentresLink view={view} />
            </>
          )
        }
      />
      <Select
        name="receivingUnit"
        label={{ text: t('delivery.centre') }}
        hint={{ text: t('delivery.centre-hint', { province: wholeWithin(view) }) }}
        errorMessage={errorFor(view, errors, 'receivingUnit')}
        value={data.receivingUnit}
        items={[{ value: '', text: t('delivery.nearest') }, ...centres]}
      />
    </Frame>
  );
}

/** Of whoever decides, where the answers tell who that is. */
export function nearestTo(view: View, filling: Filling): string | undefined {
  const { rules } = filling.shown;
  const found = centreOf(asDossier(filling), { rules, province: view.platform.province, at: view.now });
  return isRefusal(found) ? undefined : found.code;
}

/** Where what was sent as an image is to be handed in as originals before the result is given, however it is given. */
export function originalsText({ t, lang }: View, { shown, components }: Filling): string | undefined {
  const { rules } = shown;
  const asked = rules.originalsAtCollection;
  const papers = components
    .filter(({ id }) => asked?.papers?.includes(id) !== false)
    .map(({ id }) => rules.itemName(id));
  if (!asked || !papers.length) return undefined;
  return t(asked.of === 'images' ? 'delivery.images' : 'delivery.originals', {
    law: rules.lawText(asked.law),
    papers: papers.map((one) => one[lang]).join('; '),
  });
}

/** A paper that came with a form in which something else was wrong: it need not be chosen again. */
export function Kept({ view, field, paper }: { view: View; field: string; paper?: { file: string; name: string } }) {
  if (!paper) return null;
  return (
    <>
      <input type="hidden" name={`kept-${field}`} value={paper.file} />
      <p class="govuk-body-s" data-had={field}>
        {view.t('papers.have', { name: paper.name })}
      </p>
    </>
  );
}

/** Numbers of people are shown by their end: enough to know one's own. */
export function masked(idNumber: string): string {
  return idNumber.length > 4 ? `${'•'.repeat(idNumber.length - 4)}${idNumber.slice(-4)}` : idNumber;
}
