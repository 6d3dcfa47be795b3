/**
 * Whom a message reaches, and which notices reached nobody. A message reaches who has an account that is known, or whose telephone
 * number or e-mail address has a carrier here. Whoever it does not reach is told by hand or by post, and an officer records of which
 * notices they were told, and how; each stands until then.
 */
import type { Context } from './context.ts';
import type { DossierEvent } from './events.ts';
import type { DossierState } from './state.ts';

/** Ways by which messages leave this installation to who has no account. */
export type Ways = Readonly<{ mail?: boolean; sms?: boolean }>;

type Reached = Pick<DossierState, 'channel' | 'applicant' | 'representative' | 'messages'>;

/** Somebody of the dossier has an account: they signed in with it, wrote from it, or the counter knew it. */
export function hasAccount({ channel, applicant, representative, messages }: Reached): boolean {
  if (channel === 'online' || messages?.some(({ kind }) => kind === 'citizen')) return true;
  return Boolean(applicant.id || representative?.id);
}

/** No message leaves for anybody of the dossier, and no account of theirs is known that would read it. */
export function isUnreachable(state: Reached, { mail, sms }: Ways = {}): boolean {
  if (hasAccount(state)) return false;
  return [state.applicant, ...(state.representative ? [state.representative] : [])].every(
    ({ phone, email }) => !(sms && phone?.trim()) && !(mail && email?.trim()),
  );
}

/** A notice that reached nobody, and of which no officer recorded that the person was told. */
export interface Untold {
  /** The number of its event. */
  seq: number;
  at: string;
  type: DossierEvent['type'];
  /** Of a result: there is none, it was refused. */
  against?: true;
  /** The debt that it asks for, or whose money it speaks of. */
  fee?: string;
}

type Notice = DossierEvent['type'];

/** The form of the slip that says it, where there is one. */
const FORMS: Partial<Record<Notice, string>> = {
  'supplement-requested': '02',
  'dossier-received': '01',
  'dossier-supplemented': '01',
  'dossier-refused': '03',
  'dossier-extended': '04',
  'supplement-lapsed': '05',
  'dossier-withdrawn': '05',
};

export const formOfNotice = ({ type }: Pick<Untold, 'type'>): string | undefined => FORMS[type];

/** Which events of before the record said whether they reached anybody had to be told. */
const BEFORE: ReadonlySet<Notice> = new Set([
  'supplement-requested',
  'dossier-refused',
  'dossier-rejected',
  'dossier-extended',
  'supplement-lapsed',
  'draft-sent',
  'payment-requested',
  'case-fee-set',
  'fee-set-anew',
  'result-issued',
  'result-revoked',
  'fee-kept',
]);

/** What says that it came in, or asks for something: nobody needs it of a dossier that ended. */
const ASKED: readonly Notice[] = ['dossier-submitted', 'supplement-requested', 'draft-sent', 'payment-requested'];
/** How far it is, and until when it is promised. */
const UNDERWAY: readonly Notice[] = [
  'dossier-received',
  'dossier-supplemented',
  'dossier-handed-over',
  'outside-recorded',
];
/** What says that something can be fetched. */
const READY: readonly Notice[] = ['result-issued', 'result-signed', 'outside-result-recorded', 'task-completed'];

/**
 * What an event makes needless to be told of: what was answered, what is in the hand, what a later notice says otherwise. That
 * something was handed out tells of nothing else, but how far it was matters no more once all of it left.
 */
const SETTLES: Partial<Record<Notice, (one: Untold, event: DossierEvent) => boolean>> = {
  'dossier-received': ({ type }) => type === 'dossier-submitted',
  'dossier-supplemented': ({ type }) => type === 'supplement-requested' || type === 'dossier-supplemented',
  'draft-confirmed': ({ type }, event) => type === 'draft-sent' && !('silent' in event && event.silent),
  'fee-paid': ({ fee }, event) => fee !== undefined && fee === ofFee(event),
  'fee-refunded': ({ type, fee }, event) => type === 'fee-kept' && fee === ofFee(event),
  'fee-kept': ({ type, fee }, event) => type === 'fee-refunded' && fee === ofFee(event),
  'issued-result-delivered': ({ type }) => type === 'result-issued' || type === 'result-signed',
  'result-delivered': ({ type, against }, event) =>
    UNDERWAY.includes(type) || (against || type === 'dossier-rejected' ? isInHand(event) : READY.includes(type)),
  'result-revoked': ({ type }) => type === 'result-issued' || type === 'result-signed',
  'outside-result-corrected': ({ type }) => type === 'outside-result-recorded' || type === 'outside-result-corrected',
  'payment-requested': ({ fee }, event) => fee !== undefined && insteadOf(event).includes(fee),
  'payment-stopped': ({ fee }, event) => fee !== undefined && insteadOf(event).includes(fee),
  'fee-set-anew': ({ fee }, event) => fee !== undefined && insteadOf(event).includes(fee),
  'dossier-refused': ({ type }) => ASKED.includes(type),
  'dossier-rejected': ({ type }) => ASKED.includes(type),
  'dossier-withdrawn': ({ type }) => ASKED.includes(type),
  'supplement-lapsed': ({ type }) => ASKED.includes(type),
  'supplement-missed': ({ type }) => type === 'supplement-requested',
};

function ofFee(event: DossierEvent): string | undefined {
  switch (event.type) {
    case 'payment-requested':
    case 'case-fee-set':
      return event.fee.id;
    case 'fee-set-anew':
      return event.more?.id;
    case 'fee-paid':
    case 'payment-struck':
    case 'fee-refunded':
    case 'fee-kept':
      return event.fee;
    default:
      return undefined;
  }
}

/** Whoever takes the paper at the counter reads that it is a refusal; that what was posted arrived is not known. */
const isInHand = (event: DossierEvent): boolean => event.type === 'result-delivered' && event.method === 'counter';

const insteadOf = (event: DossierEvent): readonly string[] =>
  event.type === 'payment-requested'
    ? (event.fee.instead ?? [])
    : event.type === 'payment-stopped'
      ? event.fees
      : event.type === 'fee-set-anew'
        ? event.instead
        : [];

const isAgainst = (event: DossierEvent): boolean =>
  (event.type === 'outside-result-recorded' || event.type === 'outside-result-corrected') &&
  event.outcome === 'refused';

/** What is kept of a notice that reached nobody. */
export function noticeOf(event: DossierEvent, seq: number): Untold {
  const fee = ofFee(event);
  return {
    seq,
    at: event.at,
    type: event.type,
    ...(isAgainst(event) && { against: true as const }),
    ...(fee !== undefined && { fee }),
  };
}

/** The notices that stand, after the event; its number is that of the state. */
export function withUntold(state: DossierState, event: DossierEvent): DossierState {
  const before = state.untold ?? [];
  const left = standing(before, event);
  const added = addedBy(state, event).filter((one) => !left.some(({ seq }) => seq === one.seq));
  const isSame = left.length === before.length && !added.length;
  const now = isSame ? state : { ...state, untold: left.length + added.length ? [...left, ...added] : undefined };
  return withTerm(now, event);
}

function standing(before: readonly Untold[], event: DossierEvent): readonly Untold[] {
  if (!before.length) return before;
  if (event.type === 'message-sent') {
    // They have an account, whose mailbox holds every notice.
    if (event.by.kind === 'citizen') return [];
    const { told, of } = event;
    // A note of before named none: it was of all that stood then.
    return told ? before.filter(({ seq }) => of && !of.includes(seq)) : before;
  }
  const settles = SETTLES[event.type];
  return settles ? before.filter((one) => !settles(one, event)) : before;
}

function addedBy(state: DossierState, event: DossierEvent): readonly Untold[] {
  if (event.type === 'notice-unsent') return [event.notice];
  const unsent = event.unsent ?? (BEFORE.has(event.type) && lacksContact(state));
  return unsent ? [noticeOf(event, state.seq)] : [];
}

/** Of before it was recorded: neither account nor anything that a message could go to. */
const lacksContact = (state: DossierState): boolean => isUnreachable(state, { mail: true, sms: true });

/**
 * A term that is counted from the day on which a person is told (Civil Code Art. 147) has not begun while the notice reached nobody,
 * and is counted from the day on which the counter recorded that they were told.
 */
function withTerm(state: DossierState, event: DossierEvent): DossierState {
  const { supplement } = state;
  if (supplement && isUnsent(event, 'supplement-requested'))
    return { ...state, supplement: { ...supplement, unbegun: true } };
  if (event.type !== 'message-sent' || !event.begins) return state;
  const { supplement: deadline } = event.begins;
  if (!supplement || !deadline) return state;
  const { unbegun: _, ...begun } = supplement;
  return { ...state, supplement: { ...begun, deadline } };
}

/** Until when the term lasts that begins now, where the person is told of it, or writes from an account in which they read of it. */
export function beginsBy(
  { supplement, untold = [] }: DossierState,
  named: readonly number[] | 'all',
  { province, rules, at }: Pick<Context, 'province' | 'rules' | 'at'>,
): { supplement: string } | undefined {
  const asked = untold.find(({ type }) => type === 'supplement-requested');
  if (!supplement?.unbegun || !(named === 'all' || (asked && named.includes(asked.seq)))) return undefined;
  return { supplement: province.calendar.endAfterDays(at, rules.supplement.answerWorkingDays).toString() };
}

/** Whether a notice that left, or was to leave, is to be told otherwise after all. */
export function isUntoldNow(state: DossierState, { seq, type }: Untold): boolean {
  if (hasAccount(state) || seq > state.seq || state.untold?.some((one) => one.seq === seq)) return false;
  if (state.messages?.some(({ told, of }) => told && of?.includes(seq))) return false;
  return type !== 'supplement-requested' || state.supplement !== undefined;
}

const isUnsent = (event: DossierEvent, type: Notice): boolean =>
  event.type === 'notice-unsent' ? event.notice.type === type : event.type === type && event.unsent === true;

/** Until when a supplement is answered, by what came later: of a term that has not begun, in how many working days alone. */
export function answerTerm(
  { unsent, deadline }: Extract<DossierEvent, { type: 'supplement-requested' }>,
  later: readonly DossierEvent[],
  answerDays: number,
  print: (iso: string) => string,
): { answerBy?: string; answerDays?: number } {
  const next = later.findIndex(({ type }) => type === 'supplement-requested');
  const since = next < 0 ? later : later.slice(0, next);
  if (!unsent && !since.some((event) => isUnsent(event, 'supplement-requested'))) return { answerBy: print(deadline) };
  const begun = since.flatMap((event) => (event.type === 'message-sent' && event.begins?.supplement) || []).at(-1);
  return { ...(begun && { answerBy: print(begun) }), answerDays };
}
