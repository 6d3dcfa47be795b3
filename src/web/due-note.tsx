/** Beside a promised date: that it may yet change, and why. Nothing where it stands. */
import type { CalendarDoubt } from '#calendar/calendar.ts';
import { doubtText, isPaused } from '#dossier/clock.ts';
import { datedPhases } from '#dossier/phase-words.ts';
import type { Rules } from '#dossier/rules.ts';
import type { DossierClock } from '#dossier/state.ts';
import { InsetText } from './ui/basics.tsx';
import type { View } from './view.ts';

/** `doubts` as they were recorded with the date. */
export function DueNote({ view, doubts }: { view: View; doubts: readonly CalendarDoubt[] | undefined }) {
  const text = doubtText(doubts, view.lang);
  return text ? <span class="mc-muted"> {text}</span> : null;
}

/** Of a date in a list, which knows no more than the date: what may still happen on the way to it. */
export const doubtsUntil = ({ platform, now }: View, dueAt: string): CalendarDoubt[] =>
  platform.province.calendar.doubts(now, Temporal.Instant.from(dueAt));

/** Above a list of dates: why those that are marked may yet change, each reason once. Nothing where all stand. */
export function DueNotes({ view, dates }: { view: View; dates: readonly (string | undefined)[] }) {
  const last = dates.reduce<string | undefined>(
    (a, b) => (!a || (b && Date.parse(a) < Date.parse(b)) ? b : a),
    undefined,
  );
  const text = last && doubtText(doubtsUntil(view, last), view.lang);
  return text ? <InsetText text={text} /> : null;
}

/** What has the date that the clock runs to, where law sets several. */
export const runningPart = ({ lang }: View, clock: DossierClock, rules: Pick<Rules, 'result'>): string | undefined =>
  datedPhases(clock, rules).find(({ runs }) => runs)?.name[lang];

/** Where law sets several dates: each, with what it is of, and when it was there; one that stands still as it was before. */
export function PhaseDates({ view, clock, rules }: { view: View; clock: DossierClock; rules: Pick<Rules, 'result'> }) {
  const stands = isPaused(clock) !== undefined;
  const { t, fmt, lang } = view;
  return datedPhases(clock, rules).map(({ name, dueAt, endedAt, missedAt, doubts }) => {
    const dated = { name: name[lang], due: fmt.dateTime(dueAt), issued: endedAt ? fmt.dateTime(endedAt) : '' };
    return (
      <span class="mc-line">
        {missedAt
          ? t('due.phase-late', dated)
          : endedAt
            ? t('due.phase-issued', dated)
            : stands
              ? t('due.phase-stands', dated)
              : t('due.phase', dated)}
        {!endedAt && !stands && <DueNote view={view} doubts={doubts} />}
      </span>
    );
  });
}

/** Under a date that had passed when a supplement let the clock begin again: when its time ends now. */
export function Renewed({ view, at }: { view: View; at: string | undefined }) {
  return at ? <span class="mc-line">{view.t('due.renewed', { date: view.fmt.dateTime(at) })}</span> : null;
}

/** Under the date that law set: the new one of an apology, and that the apology itself came late. */
export function HeldBack(p: { view: View; promised: string | undefined; late?: boolean; part?: string }) {
  const { view, promised, late, part: name } = p;
  if (!promised) return null;
  const { t, fmt } = view;
  return (
    <span class="mc-line">
      <b>
        {name
          ? t('due.promised-part', { name, date: fmt.dateTime(promised) })
          : t('due.promised', { date: fmt.dateTime(promised) })}
      </b>
      {late && <span class="mc-line mc-muted">{t('due.apology-late')}</span>}
    </span>
  );
}
