/** Lateness of the office, said plainly: what was due when, whom to ask, and which rights there are. */
import { isTheirsAlone, missedInPhase } from '#dossier/clock.ts';
import { legalDate } from '#dossier/legal-date.ts';
import type { DossierState } from '#dossier/state.ts';
import { reachedName } from '../centre-reach.tsx';
import { NotificationBanner } from '../ui/basics.tsx';
import { unitName, type View } from '../view.ts';

/**
 * The date that law set and that has passed; nothing while none has, or while the clock stands still. What is there already is awaited no
 * more, also where it came late.
 */
export function lateSince({ now }: Pick<View, 'now'>, state: DossierState): string | undefined {
  const { at: lawAt, next, paused } = legalDate(state);
  const at = next && paused && !missedInPhase(state.clock!, paused.since) ? undefined : (next ?? lawAt);
  // Where no limit of law is known, others date it themselves; a result that waits to be fetched is there.
  if (!at || isTheirsAlone(state.clock) || state.resultAt) return undefined;
  return isPast({ now }, at) ? at : undefined;
}

export const isPast = ({ now }: Pick<View, 'now'>, at: string): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(at), now) < 0;

/** «quá 3 ngày làm việc». */
export const lateBy = ({ fmt, platform, now }: View, since: string): string =>
  fmt.left(platform.province.calendar, now, since);

export function Late({ view, state }: { view: View; state: DossierState }) {
  const { t, fmt } = view;
  const since = lateSince(view, state);
  if (!since) return null;
  const name = unitName(view, state.receivingUnit);
  const date = fmt.dateTime(since);
  return (
    <NotificationBanner
      titleText={t('late.title')}
      text={
        <>
          <p class="govuk-notification-banner__heading">
            {state.clock ? t('late.result', { date }) : t('late.check', { date, centre: name })}
          </p>
          <p class="govuk-body">{t('late.ask', { centre: reachedName(view, state.receivingUnit) })}</p>
        </>
      }
    />
  );
}
