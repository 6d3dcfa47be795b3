/** What was just done, told once on the page that comes next. Of an act on a dossier also where it went. */
import { missedInPhase } from '#dossier/clock.ts';
import type { DossierState, Status } from '#dossier/state.ts';
import { postName } from './unit-names.ts';
import { unitName, type View } from './view.ts';

const NOTICES = {
  saved: 'notice.saved',
  submitted: 'notice.submitted',
  done: 'notice.done',
  'fee-first': 'notice.fee-first',
  'submitted-only': 'notice.submitted-only',
  sent: 'notice.sent',
  told: 'notice.told',
  paid: 'notice.paid',
  withdrawn: 'notice.withdrawn',
  supplemented: 'notice.supplemented',
  'taken-in': 'notice.taken-in',
  'taken-in-early': 'notice.taken-in-early',
  'draft-confirmed': 'notice.draft-confirmed',
  'draft-corrected': 'notice.draft-corrected',
  rated: 'notice.rated',
  'done-before': 'notice.done-before',
  removed: 'notice.removed',
  'authority-revoked': 'notice.authority-revoked',
  'sessions-ended': 'notice.sessions-ended',
  'share-closed': 'notice.share-closed',
  'jobs-asked': 'notice.jobs-asked',
} as const;
export type Notice = keyof typeof NOTICES;

export interface ActNotice {
  /** With a word of its own: `act.…`. */
  act: string;
  /** Where the dossier is now; moved there by the act, or there before. */
  at?: { unit: string; post: string; officer?: string }[];
  moved?: true;
  /** What the act made of it, where it is at no desk now. */
  status?: Status;
  /** The time by which law wanted it done, where it was done after. */
  late?: string;
}

/** At most so many desks are named; more at once has no procedure. */
const DESKS = 4;

export function noticeOf(done: string, before: DossierState | undefined, after: DossierState): ActNotice {
  const late = lateBy(before, after);
  // Of what waits for another officer nothing was corrected yet.
  const isEntered = done === 'record-outside-result' && after.outside?.entered;
  const isProposed = done === 'correct-outside-result' && after.outside?.correction;
  const act = isEntered ? 'enter-outside-result' : isProposed ? 'propose-outside-correction' : done;
  const told = { act, ...(late && { late }) };
  const idsOf = (state: DossierState | undefined) => (state?.tasks ?? []).map(({ id }) => id).join();
  const moved = idsOf(before) !== idsOf(after) && after.tasks.length > 0;
  if (!moved && (before?.status !== after.status || !after.tasks.length)) return { ...told, status: after.status };
  const at = after.tasks.slice(0, DESKS).map(({ unit, post, assignee }) => ({ unit, post, officer: assignee }));
  return { ...told, at, ...(moved && { moved }) };
}

/** The date that this act missed: of the check of what came in, of handing over to a body outside, of the result. */
function lateBy(before: DossierState | undefined, after: DossierState): string | undefined {
  const checked = after.lateIntakes?.[before?.lateIntakes?.length ?? 0];
  if (checked) return checked.dueAt;
  const { handedAt, forwardBy } = after.outside ?? {};
  if (handedAt && forwardBy && !before?.outside?.handedAt && Date.parse(handedAt) > Date.parse(forwardBy))
    return forwardBy;
  const { resultAt, clock } = after;
  const ended = clock?.phases?.find(({ endedAt }, i) => endedAt && !before?.clock?.phases?.[i]?.endedAt);
  if (ended?.missedAt) return ended.missedAt;
  return resultAt && clock && !before?.resultAt ? missedInPhase(clock, resultAt) : undefined;
}

export const noticeAsCookie = (notice: Notice | ActNotice): string =>
  typeof notice === 'string' ? notice : JSON.stringify(notice);

/** What the cookie says; of whatever else somebody sends as one, nothing. */
export function noticeText(view: View, cookie: string): string | undefined {
  const { t } = view;
  if (cookie in NOTICES) return t(NOTICES[cookie as Notice]);
  const notice = readNotice(cookie);
  if (!notice) return undefined;
  const { act, at, moved, status, late } = notice;
  const to = at?.flatMap((one) => deskIn(view, one) ?? []).join('; ');
  return [
    t('notice.done-act', { act: t(`act.${act as 'claim-task'}`) }),
    to && t(moved ? 'notice.went-to' : 'notice.stays-at', { to }),
    status && t('notice.now', { status: t(`status.${status}`) }),
    late && t('notice.late', { due: view.fmt.dateTime(late) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function deskIn(view: View, { unit, post, officer }: NonNullable<ActNotice['at']>[number]): string | undefined {
  const { province } = view.platform;
  if (!province.findUnit(unit)) return undefined;
  const name = officer && province.officers.get(officer)?.name;
  return `${name ? `${name}, ` : ''}${postName(view, post)} – ${unitName(view, unit)}`;
}

function readNotice(cookie: string): ActNotice | undefined {
  try {
    const { act, at, moved, status, late } = JSON.parse(cookie) as Partial<Record<keyof ActNotice, unknown>>;
    const word = /^[a-z-]{3,40}$/;
    if (typeof act !== 'string' || !word.test(act)) return undefined;
    const desks = Array.isArray(at) ? (at as NonNullable<ActNotice['at']>).slice(0, DESKS) : undefined;
    return {
      act,
      at: desks?.filter(({ unit, post }) => typeof unit === 'string' && typeof post === 'string'),
      ...(moved === true && { moved }),
      ...(typeof status === 'string' && word.test(status) && { status: status as Status }),
      ...(typeof late === 'string' && !Number.isNaN(Date.parse(late)) && { late }),
    };
  } catch {
    return undefined;
  }
}
