/** Papers as they come over the counter: how many of each, scanned or not, and on what a conditional one hangs. */

import type { Submitted } from '#dossier/state.ts';
import { readDay } from '#kernel/day.ts';
import { inCase, type Shown, wordsFor } from '../catalogue.ts';
import { textIn } from '../forms/posted.tsx';
import { paperLists } from '../paper-lists.ts';
import { errorFor, Kept, type PageErrors, registerName } from '../portal/apply-pages.tsx';
import { componentName, submittedPaper } from '../portal/draft-model.ts';
import { ErrorMessage, fileWords, OwnWords } from '../ui/fields.tsx';
import type { Uploaded } from '../uploads.ts';
import type { View } from '../view.ts';

export type Body = Record<string, string | string[] | undefined>;

export const said: (body: Body, name: string) => string = textIn;

/** What was counted or scanned, paper by paper; of which there is nothing is not there. */
export function handedIn(
  components: readonly { id: string; shown?: true }[],
  body: Body,
  papers?: Uploaded['papers'],
): Submitted[] {
  return components.flatMap(({ id, shown }) => {
    // Only looked at, and given back.
    if (shown) return [];
    const originals = countOf(said(body, `originals-${id}`)) ?? 0;
    const copies = countOf(said(body, `copies-${id}`)) ?? 0;
    const validUntil = readDay(said(body, `until-${id}`));
    const paper = papers?.get(id);
    if (paper) return [submittedPaper(id, originals, copies, { ...paper, validUntil })];
    return originals + copies > 0 ? [{ component: id, originals, copies, validUntil }] : [];
  });
}

/** How many sheets somebody counts at a counter: at most 99, in digits alone; nothing typed is none. */
const countOf = (text: string): number | undefined => (/^\d{0,2}$/.test(text.trim()) ? Number(text.trim()) : undefined);

/** What cannot be a number of sheets or a day, at its own field, before anything of it is kept. */
export function paperFaults(
  view: View,
  shown: Shown,
  components: readonly { id: string; shown?: true }[],
  body: Body,
): PageErrors {
  return components.flatMap(({ id, shown: isShown }) => {
    if (isShown) return [];
    const paper = componentName(view, shown, id);
    const counts = (['originals', 'copies'] as const).flatMap((kind) =>
      countOf(said(body, `${kind}-${id}`)) === undefined
        ? [{ id: `${kind}-${id}`, text: view.t('papers.count-wrong', { paper, what: view.t(`papers.${kind}`) }) }]
        : [],
    );
    const until = said(body, `until-${id}`);
    return until && !readDay(until)
      ? [...counts, { id: `until-${id}`, text: view.t('papers.until-wrong', { paper }) }]
      : counts;
  });
}

/** In which case a conditional paper is asked for, as the pack says it, or which answers it hangs on, as the form calls them. */
function conditionText(view: View, shown: Shown, { id, when = '' }: { id: string; when?: string }): string {
  const words = wordsFor(view, shown.pack);
  const said = words(`when.${id}`);
  if (said) return inCase(view, said);
  const asked = shown.rules.fieldsOf('apply').filter((field) => new RegExp(`\\b${field}\\b`).test(when));
  const parts = asked.map((field) => {
    const choices = [...when.matchAll(new RegExp(`\\b${field}\\s*(=|!=)\\s*"([^"]+)"`, 'g'))];
    const values = choices.map(
      ([, sign, value]) => `${sign === '=' ? '' : '≠ '}${words(`option.${field}.${value}`) ?? value}`,
    );
    const name = words(`field.${field}`) ?? field;
    return values.length ? `${name}: ${values.join(', ')}` : name;
  });
  return parts.length ? view.t('papers.by-answers', { answers: parts.join('; ') }) : '';
}

interface ChecksProps {
  view: View;
  shown: Shown;
  body: Body;
  papers?: Uploaded['papers'];
  errors?: PageErrors;
  only?: ReadonlySet<string>;
}

/** Each paper, in the lists of its source, with how many originals and copies were handed over, as who took them counts; none means it is not there. */
export function PaperChecks({ view, shown, body, papers, errors = [], only }: ChecksProps) {
  const { t } = view;
  const components = shown.rules.components.filter(({ id }) => !only || only.has(id));
  if (!components.length) return <p class="govuk-body mc-muted">{t('procedure.no-papers')}</p>;
  return (
    <div class="mc-scroll">
      <table class="govuk-table mc-papers">
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {(['papers.paper', 'papers.originals', 'papers.copies', 'papers.until', 'papers.scan'] as const).map(
              (key) => (
                <th scope="col" class="govuk-table__header">
                  {t(key)}
                </th>
              ),
            )}
          </tr>
        </thead>
        {paperLists(view, shown, components).map(([heading, papersOf]) => (
          <tbody class="govuk-table__body">
            {heading && (
              <tr class="govuk-table__row">
                <th scope="rowgroup" colspan={5} class="govuk-table__header">
                  {heading}
                </th>
              </tr>
            )}
            {papersOf.map((component) => (
              <Row {...{ view, shown, body, papers, errors, only, component }} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({
  view,
  shown,
  body,
  papers,
  errors = [],
  only,
  component,
}: ChecksProps & { component: Shown['rules']['components'][number] }) {
  const { t } = view;
  const name = componentName(view, shown, component.id);
  const cell = (
    kind: 'originals' | 'copies' | 'until',
    classes: string,
    box: { type: 'number' | 'date'; min?: string; max?: string },
    value: string,
  ) => {
    const id = `${kind}-${component.id}`;
    const error = errorFor(view, errors, id);
    return (
      <td class="govuk-table__cell" data-label={t(`papers.${kind}`)}>
        {error && <ErrorMessage {...error} id={`${id}-error`} />}
        <input
          class={`govuk-input ${classes}${error ? ' govuk-input--error' : ''}`}
          // What no such box can show stands in a plain one, so that it is seen and mended.
          {...(error ? { type: 'text' } : box)}
          name={id}
          id={id}
          aria-label={`${name}: ${t(`papers.${kind}`)}`}
          aria-describedby={error && `${id}-error`}
          value={value}
        />
      </td>
    );
  };
  const count = (kind: 'originals' | 'copies') => {
    const value = said(body, `${kind}-${component.id}`) || '0';
    return cell(kind, 'govuk-input--width-2', { type: 'number', min: '0', max: '99' }, value);
  };
  const until = said(body, `until-${component.id}`);
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header govuk-!-font-weight-regular">
        {name}
        {component.shown ? ` (${t('papers.to-show')})` : component.required ? '' : ` (${t('papers.if-needed')})`}
        {!component.shown && (
          <span class="mc-line mc-muted mc-small">
            {t(component.anyForm ? 'papers.asked-any' : 'papers.asked', {
              originals: component.originals,
              copies: component.copies,
              n: component.originals + component.copies,
            })}
          </span>
        )}
        {component.when && <span class="mc-line mc-muted mc-small">{conditionText(view, shown, component)}</span>}
        {component.register && !only && (
          <span class="mc-line mc-muted mc-small">
            {t('papers.unless-register', { register: registerName(view, component.register) })}
          </span>
        )}
      </th>
      {component.shown ? (
        <td class="govuk-table__cell" colspan={4} />
      ) : (
        <>
          {count('originals')}
          {count('copies')}
          {cell('until', 'mc-until', { type: 'date' }, readDay(until) ?? until)}
          <td class="govuk-table__cell" data-label={t('papers.scan')}>
            <OwnWords {...fileWords(t)}>
              <input
                class="govuk-file-upload mc-scan"
                type="file"
                name={`scan-${component.id}`}
                id={`scan-${component.id}`}
                aria-label={`${name}: ${t('papers.scan')}`}
                accept="application/pdf,image/jpeg,image/png"
              />
            </OwnWords>
            <Kept view={view} field={`scan-${component.id}`} paper={papers?.get(component.id)} />
          </td>
        </>
      )}
    </tr>
  );
}
