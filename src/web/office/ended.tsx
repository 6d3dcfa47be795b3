/** At the top of a dossier that came to nothing: how, when, by whom, why and by which law, of every kind of end. */
import { type Ground, groundLines, saysNoMore } from '#dossier/refusal-grounds.ts';
import { sentence } from '#kernel/text.ts';
import type { Opened } from '../dossiers.ts';
import { deciderName } from '../portal/outside.tsx';
import { type Stop, Stopped } from '../portal/stopped.tsx';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

interface Props {
  view: View;
  opened: Opened;
  stop: Stop | undefined;
}

export function Ended(props: Props) {
  const { view, opened, stop } = props;
  if (!stop) return null;
  const { how } = stop;
  if (how.type === 'dossier-withdrawn' || how.type === 'supplement-lapsed') return <Stopped {...props} />;
  const { t } = view;
  const { heading, by, grounds = [], reason, law, changed } = told(props, how);
  const byLaw = sentence(law ? opened.shown.rules.lawText(law) : t('outside.not-stated'));
  const { replacedBy } = how.type === 'result-revoked' ? how : {};
  return (
    <InsetText
      text={
        <>
          <p class="govuk-body">
            <b>{heading}</b>
          </p>
          <p class="govuk-body">{by}</p>
          {grounds.length > 0 && (
            <>
              <p class="govuk-body">{t('ground.title')}:</p>
              <ul class="govuk-list govuk-list--bullet">
                {grounds.map(({ words }) => (
                  <li>{words[view.lang]}</li>
                ))}
              </ul>
            </>
          )}
          <p class="govuk-body">
            {grounds.length > 0 && !reason
              ? `${t('acts.law')}: ${byLaw}`
              : t('result.refused-why', { reason: sentence(reason || t('outside.not-stated')), law: byLaw })}
          </p>
          {changed && <p class="govuk-body">{`${t('refuse.changed')}: ${sentence(changed)}`}</p>}
          {replacedBy && <p class="govuk-body">{t('result.replaced', replacedBy)}</p>}
        </>
      }
    />
  );
}

type Refusal = Exclude<Stop['how'], { type: 'dossier-withdrawn' | 'supplement-lapsed' }>;

interface Told {
  heading: string;
  by: string;
  /** On what it rests; of before, nobody was asked. */
  grounds?: readonly Ground[];
  reason?: string;
  law?: string;
  /** Of what was appraised to be met. */
  changed?: string;
}

function told({ view, opened: { state } }: Props, how: Refusal): Told {
  const { t, fmt } = view;
  const date = fmt.dateTime(how.at);
  const by = how.by.name;
  switch (how.type) {
    case 'dossier-refused': {
      const { grounds = [], reason } = how;
      const ended = { ...how, heading: t('ended.refused', { date }), by: t('ended.by', { by }) };
      // Composed of its grounds, it says them once.
      if (!saysNoMore(grounds, reason)) return ended;
      return { ...ended, grounds: [], reason: groundLines(grounds, view.lang).join('; ') };
    }
    case 'dossier-rejected':
      return {
        ...how,
        heading: t('ended.rejected', { date, number: how.number || '–' }),
        by: t('ended.signed-by', { by }),
        changed: how.despite,
      };
    case 'result-revoked': {
      const heading = t(state.result?.revoked ? 'ended.revoked' : 'ended.taken-back', { date });
      const prepared = how.basis?.preparedBy.name;
      return {
        ...how,
        heading,
        by: prepared ? t('ended.signed-and-prepared', { by, prepared }) : t('ended.signed-by', { by }),
      };
    }
    case 'outside-result-recorded':
    case 'outside-result-corrected': {
      const body = deciderName(view, state);
      return {
        heading: t('ended.outside', { body, date: fmt.date(how.issuedOn) }),
        by: t('ended.entered', { by, date }),
        reason: how.theirReason,
        law: how.theirLaw,
      };
    }
  }
}
