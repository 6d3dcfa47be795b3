/** Dates of dossiers in the store that keeps them in memory: which are saved, and what is late, on time or soon late by law. */
import { ENDED, RUNNING } from '#kernel/status.ts';
import { type DossierListing, type DossierQuery, type DossierRow, SAVED_DATES } from './store.ts';

export const savedDate = ({ state }: DossierRow, name: keyof typeof SAVED_DATES): string | undefined =>
  new RegExp(SAVED_DATES[name]).exec(state)?.[1];

/** It stands still, after its date had passed. */
export const isMissed = ({ dueAt, paused }: DossierRow): boolean =>
  Boolean(dueAt && paused && Date.parse(dueAt) < Date.parse(paused.since));

export const isTimed = (row: DossierRow, { is, at, from }: NonNullable<DossierQuery['timing']>): boolean =>
  is === 'soon'
    ? !isOf(ENDED, row.status) &&
      !row.resultAt &&
      timingOf(row, at) === 'late' &&
      !(from && timingOf(row, from) === 'late')
    : is !== 'late-intake'
      ? timingOf(row, at) === is
      : Boolean(saidBy(row.state).lateIntakes) || (row.status === 'submitted' && timingOf(row, at) === 'late');

const isOf = (statuses: readonly string[], status: string) => statuses.includes(status);

/** Without a result, after its date had passed. */
const isEndedLate = ({ status, state }: DossierRow): boolean =>
  isOf(ENDED, status) && (JSON.parse(state) as { clock?: { missedAt?: string } }).clock?.missedAt !== undefined;

/** Late or on time by law, the intake check of what only came in; neither of what has no date, stands still before it, or ended without a result in time. */
function timingOf(row: DossierRow, at: string): 'late' | 'on-time' | undefined {
  const { paused, resultAt, status } = row;
  const counts = resultAt || isMissed(row) || (!paused && isOf(RUNNING, status)) || isEndedLate(row);
  const due =
    status === 'submitted' ? (paused ? undefined : savedDate(row, 'acceptBy')) : counts ? row.dueAt : undefined;
  if (!due) return undefined;
  return Date.parse(due) < Date.parse(resultAt ?? at) ? 'late' : 'on-time';
}

/** What lists need of the saved state, which nothing looks for. */
export function saidBy(
  text: string,
): Pick<DossierListing, 'mark' | 'posted' | 'outside' | 'owes' | 'asked' | 'lateIntakes'> {
  const saved = JSON.parse(text) as {
    lateIntakes?: { dueAt: string; at: string }[];
    posted?: object;
    asked?: object;
    outside?: { body: string; unit?: string };
    result?: { revoked?: object; against?: true; outside?: true };
    fees?: { paidAt?: string; exemption?: object }[];
  };
  const { lateIntakes, outside, result, fees = [] } = saved;
  return {
    lateIntakes,
    posted: saved.posted && true,
    asked: saved.asked !== undefined,
    mark: result?.revoked ? 'revoked' : result?.outside && result.against ? 'refused-outside' : undefined,
    owes: fees.some((fee) => !fee.paidAt && !fee.exemption),
    outside: outside && { body: outside.body, unit: outside.unit },
  };
}

export const isProposed = (text: string): boolean => (JSON.parse(text) as { proposal?: object }).proposal !== undefined;
