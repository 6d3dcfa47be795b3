/** While a supplement is awaited: until when, what was asked for, and whom to ask; for everybody who sees the dossier and has no form to answer it. */
import type { DossierState } from '#dossier/state.ts';
import type { Shown } from '../catalogue.ts';
import { reachedName, reachOf } from '../centre-reach.tsx';
import { InsetText } from '../ui/basics.tsx';
import { unitName, type View } from '../view.ts';

interface Props {
  view: View;
  state: DossierState;
  shown: Shown;
  /** Followed by the secret on the slip: what is asked for, without why, which may speak of people. */
  byCode?: boolean;
}

/** Papers are brought; what stands in the form is corrected. */
function sorted({ state: { supplement }, shown }: Pick<Props, 'state' | 'shown'>) {
  const isPaper = (item: string) => shown.rules.components.some(({ id }) => id === item);
  const items = supplement?.items ?? [];
  return { papers: items.filter(({ item }) => isPaper(item)), facts: items.filter(({ item }) => !isPaper(item)) };
}

export function AskedFor({ view, state, shown, byCode }: Props) {
  const { t, fmt, lang } = view;
  if (!state.supplement) return null;
  const { papers, facts } = sorted({ state, shown });
  return (
    <section aria-labelledby="asked-for">
      <h2 class="govuk-heading-s" id="asked-for">
        {state.supplement.unbegun
          ? t('untold.term')
          : t('supplement.awaited', { date: fmt.dateTime(state.supplement.deadline) })}
      </h2>
      {[
        { title: t('supplement.papers'), items: papers },
        { title: t('supplement.facts'), items: facts },
      ].map(
        ({ title, items }) =>
          items.length > 0 && (
            <>
              <p class="govuk-body">{title}</p>
              <ul class="govuk-list govuk-list--bullet">
                {items.map(({ item, reason }) => (
                  <li>
                    {shown.rules.itemName(item)[lang]}
                    {!byCode && `: ${reason}`}
                  </li>
                ))}
              </ul>
            </>
          ),
      )}
      <Guide view={view} state={state} />
    </section>
  );
}

/** Who guides, and the telephone number that slip 02 says: theirs, else that of the centre where it is published; without one, where to ask. */
export function Guide({ view, state }: Pick<Props, 'view' | 'state'>) {
  const { contact, contactPhone = reachOf(view, state.receivingUnit).phone?.value } = state.supplement ?? {};
  const said = [contact, contactPhone].filter(Boolean).join(', ');
  const { t, session } = view;
  const centre = reachedName(view, state.receivingUnit);
  const where = session?.kind === 'citizen' ? 'supplement.ask-here' : 'supplement.ask-at';
  return (
    <>
      {said && <p class="govuk-body">{`${t('supplement.contact')}: ${said}`}</p>}
      {!contactPhone && <p class="govuk-body">{t(where, { centre })}</p>}
    </>
  );
}

/** For who follows by the secret on the slip, and may have no account: what they do at the centre. */
export function AnswerAtCentre({ view, state, shown }: Omit<Props, 'byCode'>) {
  if (!state.supplement) return null;
  const { t } = view;
  const { papers, facts } = sorted({ state, shown });
  const centre = unitName(view, state.receivingUnit);
  const how = !papers.length
    ? t('track.at-centre-facts', { centre })
    : facts.length
      ? t('track.at-centre-both', { centre })
      : t('track.at-centre', { centre });
  return <InsetText text={`${t('track.supplement')} ${how}`} />;
}
