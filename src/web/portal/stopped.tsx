/** That a dossier was withdrawn, or stopped because what was asked for did not come: when, by whom and why, as its events say it. */
import type { DossierEvent } from '#dossier/events.ts';
import { sentence } from '#kernel/text.ts';
import { eventsOf, type Opened } from '../dossiers.ts';
import { InsetText } from '../ui/basics.tsx';
import type { View } from '../view.ts';

type EventOf<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>;

export interface Stop {
  how: EventOf<'dossier-withdrawn'> | EventOf<'supplement-lapsed'>;
  /** What was asked for last before it lapsed. */
  asked?: EventOf<'supplement-requested'>;
}

export async function stopOf(view: View, { id, state }: Pick<Opened, 'id' | 'state'>): Promise<Stop | undefined> {
  if (state.outcome !== 'withdrawn' && state.outcome !== 'lapsed') return undefined;
  const events = await eventsOf(view, id);
  const how = events.findLast((one) => one.type === 'dossier-withdrawn' || one.type === 'supplement-lapsed');
  const asked = events.findLast((one) => one.type === 'supplement-requested');
  return how && { how, ...(how.type === 'supplement-lapsed' && { asked }) };
}

interface Props {
  view: View;
  opened: Pick<Opened, 'state' | 'shown'>;
  stop: Stop | undefined;
}

/** Whoever follows by the key of the slip reads no names, nor why something was asked for, which may speak of people. */
export function Stopped({ view, opened, stop }: Props) {
  if (!stop) return null;
  const { t, fmt } = view;
  const { how, asked } = stop;
  const date = fmt.dateTime(how.at);
  return (
    <InsetText
      text={
        how.type === 'dossier-withdrawn' ? (
          <>
            <p class="govuk-body">
              <b>{t('stopped.withdrawn', { date })}</b>
            </p>
            <p class="govuk-body">
              {byWhom(view, how)} {t('stopped.reason', { reason: sentence(how.reason) })}
            </p>
          </>
        ) : (
          <>
            <p class="govuk-body">
              <b>{t('stopped.lapsed', { date })}</b>
            </p>
            <p class="govuk-body">{t('stopped.lapsed-why', { deadline: fmt.dateTime(how.deadline) })}</p>
            {asked && (
              <>
                <p class="govuk-body">{t('stopped.asked', { date: fmt.dateTime(asked.at) })}</p>
                <ul class="govuk-list govuk-list--bullet">
                  {asked.items.map(({ item, reason }) => (
                    <li>
                      {[opened.shown.rules.itemName(item)[view.lang], ...(view.session ? [reason] : [])].join(': ')}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {view.session?.kind !== 'officer' && <p class="govuk-body">{t('message.lapsed.next')}</p>}
          </>
        )
      }
    />
  );
}

/** On which request an officer entered it, stands by itself for who may read names. */
function byWhom({ t, session }: View, { by, request }: EventOf<'dossier-withdrawn'>): string {
  if (by.kind === 'citizen') return session ? t('withdrawn.by-own', { by: by.name }) : t('stopped.by-own');
  if (!session) return t(request ? 'stopped.by-office' : 'stopped.unasked');
  return request ? t('stopped.entered', { by: by.name }) : t('withdrawn.unasked', { by: by.name });
}
