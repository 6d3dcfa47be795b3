/** When something is due: by law first, then the hours of the step; a clock that stands still says so, why and since when. */

import type { LateIntake, Pause } from '#dossier/state.ts';
import { RUNNING } from '#kernel/status.ts';
import { type DossierListing, type Paused, standsStill, type TaskListing } from '#spine/store.ts';
import { doubtsUntil, HeldBack } from '../due-note.tsx';
import type { WordKey } from '../i18n.ts';
import { Tag } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import { RISK_COLOURS, riskOf } from './desk-model.ts';

interface Standing {
  view: View;
  paused: Pick<Paused, 'since'> & { reason: string };
  /** The date that law set, where it had passed before. */
  missed?: string;
}

export function PausedSince({ view, paused, missed }: Standing) {
  const { t, fmt } = view;
  return (
    <>
      {missed && (
        <>
          <Tag text={t('risk.late')} classes={RISK_COLOURS.late} />
          <b class="mc-line">{t('due.missed', { date: fmt.dateTime(missed) })}</b>
        </>
      )}
      <Tag text={t('due.paused')} classes={RISK_COLOURS.none} />
      <span class="mc-line mc-muted">
        {t(`due.paused-${paused.reason as Pause['reason']}`)}
        <br />
        {t('due.since', { date: fmt.dateTime(paused.since) })}
      </span>
    </>
  );
}

/** A date that law sets, with what is left until then. */
export function ByLaw({ view, at, label }: { view: View; at: string; label?: string }) {
  const { t, fmt, platform, now } = view;
  const risk = riskOf(view, at);
  return (
    <>
      <Tag text={t(`risk.${risk}`)} classes={RISK_COLOURS[risk]} />
      <span class="mc-line">
        {label && <span class="mc-muted">{label} </span>}
        {fmt.dateTime(at)}
      </span>
      {doubtsUntil(view, at).length > 0 && <span class="mc-line mc-muted">{t('due.may-change')}</span>}
      <span class="mc-line mc-muted">{fmt.left(platform.province.calendar, now, at)}</span>
    </>
  );
}

interface ByOthers {
  view: View;
  row: Pick<TaskListing, 'theirsAt'>;
  /** Of the dossier, as it is shown. */
  at: string | undefined;
}

/** No limit of law is known: the date is the one that a body outside set, and is said so. */
const theirLabel = ({ view, row, at }: ByOthers): string | undefined =>
  row.theirsAt && row.theirsAt === at ? view.t('outside.they-promised') : undefined;

/** Under the date of law, the one that a body outside set. */
function ByTheirs({ view, row, at }: ByOthers) {
  if (!row.theirsAt || row.theirsAt === at) return null;
  return (
    <span class="mc-line mc-muted">
      {view.t('outside.they-promised')} {view.fmt.dateTime(row.theirsAt)}
    </span>
  );
}

/** The legal dates that run. */
export const datesOf = (rows: readonly TaskListing[]): (string | undefined)[] =>
  rows.filter((row) => !standsStill(row)).map((row) => row.legalAt);

/** What is left of the step's own hours; once they are over, said as loud as a date that is near. */
export function StepDue({ view, at }: { view: View; at: string }) {
  const { t, fmt, platform, now } = view;
  const left = fmt.left(platform.province.calendar, now, at);
  if (riskOf(view, at) === 'late')
    return <Tag text={t('due.step-late', { left })} classes={`${RISK_COLOURS.today} mc-line`} />;
  return <span class="mc-line mc-muted mc-small">{t('due.step', { left })}</span>;
}

/** What there is to do where law sets no date for it. */
const WITHOUT_DATE: Partial<Record<string, WordKey>> = {
  'deliver-result': 'due.to-hand-over',
  'close-dossier': 'due.to-close',
  'revoke-result': 'due.proposal',
  'confirm-outside-correction': 'due.correction',
  'confirm-outside-result': 'due.entered',
  'confirm-strike': 'due.strike',
};

/** Whose date is none of the dossier's. */
const OWN_DATE: ReadonlySet<string> = new Set(['answer-consultation', 'revoke-result']);

export function TaskDue({ view, row }: { view: View; row: TaskListing }) {
  return (
    <>
      <TaskDate view={view} row={row} />
      {row.proposed && row.act !== 'revoke-result' && (
        <span class="mc-line">
          <Tag text={view.t('due.proposed')} classes={RISK_COLOURS.late} />
        </span>
      )}
    </>
  );
}

/** What the body outside answered is handed out: a refusal is no result. */
const withoutDate = ({ act, mark }: TaskListing): WordKey =>
  act === 'deliver-result' && mark === 'refused-outside' ? 'due.refused-outside' : (WITHOUT_DATE[act] ?? 'due.none');

function TaskDate({ view, row }: { view: View; row: TaskListing }) {
  const { t } = view;
  if (row.paused)
    return (
      <>
        <PausedSince view={view} paused={row.paused} missed={row.legalAt} />
        <HeldBack view={view} promised={row.legalAt && row.promisedAt} />
      </>
    );
  if (!row.legalAt) return <span class="mc-muted">{t(withoutDate(row))}</span>;
  const label =
    row.act === 'receive-dossier'
      ? t('due.intake')
      : row.act === 'answer-consultation'
        ? t('due.answer')
        : row.act === 'revoke-result'
          ? t('due.proposal-by')
          : theirLabel({ view, row, at: row.legalAt });
  return (
    <>
      <ByLaw view={view} at={row.legalAt} label={label} />
      {!OWN_DATE.has(row.act) && (
        <>
          <HeldBack view={view} promised={row.promisedAt} />
          <ByTheirs view={view} row={row} at={row.legalAt} />
        </>
      )}
      {row.dueAt && row.dueAt !== row.legalAt && <StepDue view={view} at={row.dueAt} />}
    </>
  );
}

/** The date of law of a dossier that stands still, where it had passed before. */
const missedBefore = ({ dueAt, paused }: DossierListing): string | undefined =>
  dueAt && paused && Date.parse(dueAt) < Date.parse(paused.since) ? dueAt : undefined;

/** Of a dossier as a whole: while it runs what is left; afterwards whether it was in time. That it was looked at late is said for good. */
export function DossierDue({ view, row }: { view: View; row: DossierListing }) {
  return (
    <>
      <DueByLaw view={view} row={row} />
      <LateIntakes view={view} late={row.lateIntakes} />
    </>
  );
}

/** Each time the intake check was over only after its date, by how much. */
export function LateIntakes({ view, late = [] }: { view: View; late?: readonly LateIntake[] }) {
  const { t, fmt, platform } = view;
  return late.map(({ dueAt, at }) => (
    <span class="mc-line">
      <Tag text={t('due.intake-late')} classes={RISK_COLOURS.late} />
      <span class="mc-line mc-muted">
        {t('due.intake-late-by', {
          left: fmt.left(platform.province.calendar, Temporal.Instant.from(at), dueAt),
          due: fmt.dateTime(dueAt),
          done: fmt.dateTime(at),
        })}
      </span>
    </span>
  ));
}

function DueByLaw({ view, row }: { view: View; row: DossierListing }) {
  const { t, fmt } = view;
  if (row.paused) {
    const missed = missedBefore(row);
    return (
      <>
        <PausedSince view={view} paused={row.paused} missed={missed} />
        <HeldBack view={view} promised={missed && row.promisedAt} />
      </>
    );
  }
  if (row.acceptBy) return <ByLaw view={view} at={row.acceptBy} label={t('due.intake')} />;
  if (!row.dueAt) return <span class="mc-muted">{t(row.resultAt ? 'due.never' : 'due.none-yet')}</span>;
  if (row.resultAt) {
    const late = Date.parse(row.resultAt) > Date.parse(row.dueAt);
    return (
      <>
        <Tag text={t(late ? 'clock.was-late' : 'clock.was-on-time')} classes={RISK_COLOURS[late ? 'late' : 'fine']} />
        <span class="mc-line">
          {theirLabel({ view, row, at: row.dueAt })} {fmt.dateTime(row.dueAt)}
        </span>
        <HeldBack view={view} promised={row.promisedAt} />
        <ByTheirs view={view} row={row} at={row.dueAt} />
      </>
    );
  }
  return RUNNING.some((one) => one === row.status) ? (
    <>
      <ByLaw view={view} at={row.dueAt} label={theirLabel({ view, row, at: row.dueAt })} />
      <HeldBack view={view} promised={row.promisedAt} />
      <ByTheirs view={view} row={row} at={row.dueAt} />
    </>
  ) : (
    <span>{fmt.dateTime(row.dueAt)}</span>
  );
}
