/** The papers of a procedure, list by list, as its source asks for them. */
import type { ComponentSource } from '#procedure/pack.ts';
import { doubtsAt, isCountDoubtful, notesOf } from '#procedure/said.ts';
import { paperCase, paperCount, type ShownToday, wordsFor } from '../catalogue.ts';
import { departureText } from '../departure-words.tsx';
import { citesEnded, referenceLine } from '../law-words.ts';
import { formWhere } from '../paper-forms.ts';
import { paperLists } from '../paper-lists.ts';
import { Details } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import { Doubts, paperDoubts } from './procedure-doubts.tsx';
import { Note } from './procedure-note.tsx';
import { Unstated } from './unstated.tsx';

interface Props {
  view: View;
  shown: ShownToday;
}

export function Papers({ view, shown }: Props) {
  const { t } = view;
  const { pack, listing } = shown;
  const { manifest } = pack;
  const words = wordsFor(view, pack);
  const lists = paperLists(view, shown, manifest.components);
  // Of a paper that is not asked for here, nothing else says so.
  const here = new Set(manifest.components.map(({ id }) => `paper.${id}`));
  const left = (manifest.departures ?? []).filter(
    ({ field }) => field === 'no-papers' || (field.startsWith('paper.') && !here.has(field)),
  );
  const notes = notesOf(manifest);
  const remarks = notes.map((note) => <p class="govuk-body">{withoutHead(note)}</p>);
  // What somebody may have to bring is not folded away.
  const mayBePapers = doubtsAt('components', pack, listing.reasons).some(({ id }) => id === 'papers-left-out');
  const none = manifest.componentsUnknown ? (
    <Unstated view={view} manifest={manifest} />
  ) : manifest.componentsNone ? (
    t('procedure.no-papers-law', { law: referenceLine(view, manifest.law, manifest.componentsNone) })
  ) : (
    t('procedure.no-papers')
  );
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedure.papers')}</h2>
      <Doubts view={view} shown={shown} part="components" />
      {manifest.components.length === 0 && <p class="govuk-body">{none}</p>}
      {lists.map(([heading, components]) => (
        <>
          {heading && <h3 class="govuk-heading-s">{heading}</h3>}
          <ul class="govuk-list govuk-list--bullet">
            {components.map((component) => (
              <Paper view={view} shown={shown} component={component} words={words} />
            ))}
          </ul>
        </>
      ))}
      {left.map((one) => (
        <p class="mc-muted">{departureText(view, manifest, one)}</p>
      ))}
      <Note view={view} shown={shown} of="papers" />
      {notes.length > 0 &&
        (mayBePapers ? (
          <>
            <h3 class="govuk-heading-s">{t('procedure.notes-or-papers')}</h3>
            {remarks}
          </>
        ) : (
          <Details summaryText={t('procedure.notes')} text={remarks} />
        ))}
    </>
  );
}

/** «Lưu ý: …» under a heading that says so already. */
const withoutHead = (note: string): string =>
  note
    .replace(/^(?:lưu ý|ghi chú|chú ý)\s*:?\s*[-–+]?\s*/iu, '')
    .replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase('vi'));

function Paper({
  view,
  shown,
  component,
  words,
}: Props & {
  component: ComponentSource;
  words(key: string): string | undefined;
}) {
  const { t } = view;
  const { pack, listing } = shown;
  const name = words(`component.${component.id}`) ?? component.id;
  const said = [
    component.shown ? t('papers.to-show') : '',
    isCountDoubtful(component, listing.reasons) ? t('papers.count-unknown') : paperCount(view, component),
    paperCase(view, pack, component),
    formWhere(view, pack, component),
    component.register ? t('papers.from-register') : '',
    pack.manifest.origin === 'catalogue' && component.law
      ? t('papers.by-law', { law: referenceLine(view, pack.manifest.law, component.law) })
      : '',
    citesEnded(view, pack.manifest.law, name),
    ...(pack.manifest.departures ?? [])
      .filter(({ field }) => field === `paper.${component.id}`)
      .map((one) => departureText(view, pack.manifest, one)),
    ...paperDoubts(view, shown, component.id),
  ].filter(Boolean);
  return (
    <li>
      {name} <span class="mc-muted">{said.join(' · ')}</span>
      {component.oneOf && (
        <>
          <br />
          {t(component.shown ? 'procedure.show-any-of' : 'procedure.any-of')}
          <ul class="govuk-list govuk-list--bullet">
            {component.oneOf.map((one) => {
              const other = words(`component.${component.id}.${one}`) ?? one;
              return <li>{[other, citesEnded(view, pack.manifest.law, other)].filter(Boolean).join(' – ')}</li>;
            })}
          </ul>
        </>
      )}
    </li>
  );
}
