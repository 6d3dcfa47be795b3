/** What was handed in, to be read again: the answers with where each is from, and the papers. */
import { isWithoutFile } from '#dossier/handed-in.ts';
import type { DossierState } from '#dossier/state.ts';
import { paperCount, type Shown, wordsFor } from '../catalogue.ts';
import { shownValue } from '../forms/field.tsx';
import { sectionsOf } from '../forms/model.ts';
import { Details } from '../ui/basics.tsx';
import { SummaryList } from '../ui/lists.tsx';
import type { View } from '../view.ts';
import { registerName } from './apply-pages.tsx';
import { componentName } from './draft-model.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
}

/** Folded away on the page of who handed it in. */
export function Filed({ view, state, shown }: Props) {
  const { t } = view;
  if (!state.submittedAt) return null;
  return (
    <Details
      summaryText={t('dossier.filed')}
      text={
        <>
          <Declared view={view} state={state} shown={shown} />
          <h2 class="govuk-heading-s">{t('papers.title')}</h2>
          {state.components.length === 0 && <p class="govuk-body">{t('papers.none')}</p>}
          <ul class="govuk-list govuk-list--bullet">
            {state.components.map((one) => {
              const name = componentName(view, shown, one.component);
              const said = [
                paperCount(view, one),
                isWithoutFile(state, one) ? t('papers.no-file') : '',
                one.register ? registerName(view, one.register, state.applicant) : '',
                one.pages ? t('shelf.pages', { count: one.pages }) : '',
              ].filter(Boolean);
              return (
                <li>
                  {one.file ? (
                    <a class="govuk-link" href={`/papers/${state.id}/${one.file}`}>
                      {name}
                    </a>
                  ) : (
                    name
                  )}{' '}
                  <span class="mc-muted">{said.join(' · ')}</span>
                </li>
              );
            })}
          </ul>
        </>
      }
    />
  );
}

export function Declared({ view, state, shown }: Props) {
  const { t, fmt } = view;
  const source = shown.rules.formOf('apply');
  if (!source) return null;
  // Of what was not asked no heading stands alone.
  const sections = sectionsOf(source, wordsFor(view, shown.pack)).flatMap(({ title, fields }) => {
    const answered = fields.filter(({ name }) => state.answers[name] !== undefined);
    return answered.length ? [{ title, fields: answered }] : [];
  });
  return (
    <>
      {sections.map(({ title, fields }) => (
        <>
          <h2 class="govuk-heading-s">{title}</h2>
          <SummaryList
            rows={fields.map((field) => {
              const from = state.provenance[field.name];
              return {
                key: { text: field.label },
                value: {
                  text: (
                    <>
                      {shownValue(field, state.answers[field.name], t, fmt)}
                      {from && (
                        <span class="mc-muted">
                          {' '}
                          · {from.contested ? t('once.contested') : registerName(view, from.register, state.applicant)}
                        </span>
                      )}
                      {from?.contested && (
                        <span class="mc-line">
                          {from.held === undefined
                            ? t('once.held-unknown', { register: registerName(view, from.register) })
                            : t('once.held', {
                                register: registerName(view, from.register),
                                value: shownValue(field, from.held, t, fmt),
                              })}
                        </span>
                      )}
                    </>
                  ),
                },
              };
            })}
          />
        </>
      ))}
    </>
  );
}
