/** Where one paper of an application is handed in: what it has to be, as the page of the procedure says it, and what is there already. */
import { paperCase, paperCount, wordsFor } from '../catalogue.ts';
import { formWhere } from '../paper-forms.ts';
import { fitting, type HandedIn, type ShelfItem } from '../shelf-model.ts';
import { Button, Details } from '../ui/basics.tsx';
import { FileUpload, fileWords, Select } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { componentName, type Filling } from './draft-model.ts';

export interface Shelf {
  items: readonly ShelfItem[];
  before: HandedIn;
  /** There are older ones than these. */
  more: boolean;
  /** For which paper all of them were asked. */
  whole?: string;
}

const WHOLE = 'shelf';
/** The paper for which the address asks for all that the person has. */
export const wholeFor = ({ url }: View): string | undefined =>
  new URL(url, 'http://localhost').searchParams.get(WHOLE) ?? undefined;

function wayToWhole({ url }: View, component: string): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  searchParams.set(WHOLE, component);
  return `${pathname}?${searchParams}#shelf-other-${component}`;
}

/** The name of the buttons that take a file out again, each with the paper that it is of. */
export const REMOVE = 'remove';

type Component = Filling['components'][number];

interface Props {
  view: View;
  filling: Filling;
  component: Component;
  shelf: Shelf;
  error?: { text: string; visuallyHiddenText: string };
  because: string;
}

export function PaperUpload({ view, filling, component, shelf, error, because }: Props) {
  const { t } = view;
  const { draft, shown } = filling;
  const paper = draft.data.papers[component.id];
  const name = componentName(view, shown, component.id);
  const said = [
    component.shown ? t('papers.to-show') : paperCount(view, component),
    caseOf(view, filling, component),
    formWhere(view, shown.pack, component),
  ];
  const count = said.filter(Boolean).join(' · ');
  return (
    <>
      <FileUpload
        words={fileWords(t)}
        name={component.id}
        label={{ text: component.required ? name : t('form.optional', { label: name }) }}
        hint={{
          text: [paper ? t('papers.have', { name: paper.name }) : t('papers.hint', { count }), because]
            .filter(Boolean)
            .join(' '),
        }}
        errorMessage={error}
        attributes={{ accept: 'application/pdf,image/jpeg,image/png' }}
      />
      {paper && (
        <Button
          text={
            <>
              {t('papers.remove')}
              <span class="govuk-visually-hidden">: {`${name} (${paper.name})`}</span>
            </>
          }
          name={REMOVE}
          value={component.id}
          classes="govuk-button--secondary"
          attributes={{ formnovalidate: true }}
        />
      )}
      <Alternatives view={view} filling={filling} component={component} />
      <FromShelf view={view} filling={filling} component={component} shelf={shelf} />
    </>
  );
}

const listedOf = ({ shown }: Filling, { id }: Component) => shown.pack.manifest.components.find((one) => one.id === id);

function caseOf(view: View, filling: Filling, component: Component): string {
  const listed = listedOf(filling, component);
  return listed ? paperCase(view, filling.shown.pack, listed) : '';
}

/** Any one of these does. */
function Alternatives({ view, filling, component }: Omit<Props, 'shelf' | 'because' | 'error'>) {
  const { oneOf } = listedOf(filling, component) ?? {};
  if (!oneOf?.length) return null;
  const words = wordsFor(view, filling.shown.pack);
  return (
    <Details
      summaryText={view.t('papers.which')}
      text={
        <>
          {view.t('procedure.any-of')}
          <ul class="govuk-list govuk-list--bullet">
            {oneOf.map((one) => (
              <li>{words(`component.${component.id}.${one}`) ?? one}</li>
            ))}
          </ul>
        </>
      }
    />
  );
}

const NEWEST = 10;

/**
 * What the person has already can be given again: nothing is sent twice. What was handed in as this very paper before stands open, the
 * newest of the others behind a fold, all of them where they are asked for; what this application has already is none of them.
 */
function FromShelf({ view, filling, component, shelf }: Omit<Props, 'because' | 'error'>) {
  const { t } = view;
  const { draft, shown } = filling;
  const here = new Set(Object.values(draft.data.papers).map(({ file }) => file));
  const { same, others } = fitting(
    shelf.items.filter(({ hash }) => !here.has(hash)),
    shelf.before,
    {
      procedure: shown.rules.code,
      component: component.id,
      name: shown.pack.words['vi']?.[`component.${component.id}`] ?? '',
    },
  );
  const isWhole = shelf.whole === component.id;
  const choice = (items: readonly ShelfItem[], id: string) => (
    <Select
      id={id}
      name={`shelf-${component.id}`}
      label={{ text: t('shelf.choose'), classes: 'govuk-body-s' }}
      items={[
        { value: '', text: t('shelf.choose-none') },
        ...items.map(({ hash, name }) => ({ value: hash, text: name })),
      ]}
    />
  );
  return (
    <>
      {same.length > 0 && choice(same, `shelf-${component.id}`)}
      {others.length > 0 && (
        <Details
          open={isWhole}
          summaryText={t('shelf.choose-other')}
          text={
            <>
              {choice(isWhole ? others : others.slice(0, NEWEST), `shelf-other-${component.id}`)}
              {!isWhole && (others.length > NEWEST || shelf.more) && (
                <p class="govuk-body-s">
                  {t('shelf.newest', { n: Math.min(others.length, NEWEST) })}{' '}
                  <a class="govuk-link" href={wayToWhole(view, component.id)}>
                    {t('shelf.all')}
                  </a>
                </p>
              )}
              <a class="govuk-link" href="/my/shelf">
                {t('shelf.whole')}
              </a>
            </>
          }
        />
      )}
    </>
  );
}
