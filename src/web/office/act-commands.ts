/** The acts an officer can do, and the posted form of one as the command it means. */
import { TOLD_WAYS } from '#dossier/choices.ts';
import type { Act, Command, CommandOf, HandOver, Settled } from '#dossier/commands.ts';
import { isOldPaper, type Receiver } from '#dossier/receiver.ts';
import { type GroundRef, groundOf } from '#dossier/refusal-grounds.ts';
import type { Delivery } from '#dossier/state.ts';
import { isDay } from '#kernel/day.ts';
import { readVnd } from '#kernel/money.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { textIn } from '../forms/posted.tsx';
import type { View } from '../view.ts';
import { citationOf, differentLaw } from './citation.ts';
import { withShown } from './shown-by-fields.tsx';

export const OFFICE_ACTS = [
  'receive-dossier',
  'hand-over-dossier',
  'record-outside-result',
  'complete-task',
  'request-payment',
  'decide-dossier',
  'issue-result',
  'deliver-result',
  'record-outside',
  'deliver-issued',
  'correct-outside-result',
  'confirm-outside-result',
  'decline-outside-result',
  'confirm-outside-correction',
  'decline-outside-correction',
  'claim-task',
  'substitute-task',
  'request-supplement',
  'consult-unit',
  'answer-consultation',
  'withdraw-consultation',
  'return-task',
  'reassign-task',
  'extend-dossier',
  'refuse-dossier',
  'withdraw-dossier',
  'replace-payment',
  'stop-payment',
  'set-case-fee',
  'pay-fee',
  'strike-payment',
  'confirm-strike',
  'decline-strike',
  'refund-fee',
  'keep-fee',
  'return-surplus',
  'propose-revocation',
  'withdraw-proposal',
  'decline-proposal',
  'revoke-result',
  'give-back-originals',
  'close-dossier',
  'send-message',
] as const satisfies readonly Act[];
export type OfficeAct = (typeof OFFICE_ACTS)[number];

/** Nothing typed is no amount, which is not the same as 0; what cannot be read for sure was refused before (`refuseAmount`). */
const amountIn = (body: Body): number => readVnd(text(body, 'amountVnd')) ?? Number.NaN;

/** That nothing is owed is said, and is not what was left empty or typed as 0. */
const caseFeeIn = (body: Body): number => {
  const due = word<'owed'>(body, 'due');
  return due === 'owed' ? amountIn(body) || Number.NaN : due === 'none' ? 0 : Number.NaN;
};

/** That it was looked at once more is said of the amount that stood there, and of no other. */
const amountCheckedIn = (body: Body, amountVnd: number): true | undefined =>
  readVnd(text(body, 'amountChecked')) === amountVnd || undefined;

/** What was read back, so that nothing else is recorded. */
export const settlingRead = (body: Body): string =>
  [
    'fee',
    'surplus',
    'amountVnd',
    'reference',
    'shared',
    'reason',
    'law',
    'article',
    'otherLaw',
    ...DETERMINED,
    'corrects',
  ]
    .map((name) => text(body, name))
    .join('|');

export const DOCUMENT = ['documentNumber', 'documentOn', 'documentBy'] as const;
export const DETERMINED = ['determinedNumber', 'determinedOn', 'determinedBy'] as const;

const documentIn = (body: Body) => Object.fromEntries(DOCUMENT.map((name) => [name, text(body, name) || undefined]));

const isRead = (body: Body): true | undefined =>
  (body['settlingRead'] !== undefined && body['settlingRead'] === settlingRead(body)) || undefined;

const determinedIn = (body: Body) => ({
  determinedNumber: text(body, 'determinedNumber') || undefined,
  determinedOn: text(body, 'determinedOn') || undefined,
  determinedBy: text(body, 'determinedBy') || undefined,
});

const settledIn = (body: Body): Settled => ({
  ...determinedIn(body),
  confirmed: isRead(body),
  ...(body['corrects'] !== undefined && { corrects: text(body, 'corrects') }),
});

/** Of what was recorded as gone back, why that is wrong has to be said; of what was not, nothing is corrected. */
const surplusCorrectedIn = (body: Body): Pick<Settled, 'corrects'> => {
  const corrects = text(body, 'corrects');
  const isRecorded = list(body, 'recorded').includes(text(body, 'surplus'));
  return corrects || isRecorded ? { corrects } : {};
};

/** An amount that may mean two sums is recorded as neither. */
export function refuseAmount(body: Body): Refusal | undefined {
  const typed = text(body, 'amountVnd');
  return typed && readVnd(typed) === undefined ? refuse('amount-unclear', { text: typed }) : undefined;
}

/** What the names of fields begin with that say on what a conclusion against the request rests. */
export const AGAINST = 'against-';

/** A whole citation where the article is asked for, beside a document that it is not of. `under`: what the names of its fields begin with. */
export function refuseOtherLaw(body: Body, under = ''): Refusal | undefined {
  const own = (name: string) => text(body, `${under}${name}`);
  const differs = differentLaw(own('article'), own('otherLaw') || own('law'));
  return differs && refuse('law-differs', differs);
}

/** What an officer typed is shown to them as it was read, in full, before it is asked for; what was paid is read back with whom it is of. */
export function toConfirm(act: OfficeAct, body: Body): number | undefined {
  const typed = act === 'request-payment' || act === 'replace-payment';
  const amount = act === 'set-case-fee' ? caseFeeIn(body) : typed ? amountIn(body) : Number.NaN;
  return amount > 0 && readVnd(text(body, 'confirmedVnd')) !== amount ? amount : undefined;
}

/** Whoever takes a result is named alike, the issued one first or all at the end. */
const isHandingOut = (act: OfficeAct): boolean =>
  act === 'deliver-result' || act === 'deliver-issued' || act === 'give-back-originals';

/** The day of an authorisation of more than a year ago, until it is sent once more. */
export function oldPaper(act: OfficeAct, body: Body, today: string): string | undefined {
  const date = text(body, 'authorised-paper-date');
  const asked = isHandingOut(act) && word(body, 'to') === 'authorised' && isOldPaper(date, today);
  return asked && text(body, 'confirmedPaper') !== date ? date : undefined;
}

/**
 * A day that a body outside promises long after the date of law, or where none is known in more than a year, until it is sent once more: a
 * month and a year are mistyped soon.
 */
export function farDue(act: OfficeAct, body: Body, today: string, legal?: string): string | undefined {
  const day = text(body, 'theirDueOn');
  const most = legal
    ? Temporal.PlainDate.from(legal < today ? today : legal).add({ days: 30 })
    : Temporal.PlainDate.from(today).add({ years: 1 });
  const asked = act === 'record-outside' && isDay(day) && day > most.toString();
  return asked && text(body, 'confirmedDue') !== day ? day : undefined;
}

/** Messages have a place of their own on the page. */
export const isForm = (act: OfficeAct): act is Exclude<OfficeAct, 'send-message'> => act !== 'send-message';

/** Acts that are a step's own: shown open, as what is to be done now. */
export const STEP_ACTS: readonly OfficeAct[] = OFFICE_ACTS.slice(0, OFFICE_ACTS.indexOf('record-outside'));

/** The one file that comes with a form here: a result, our own or what others issued; or a request to withdraw. */
export const RESULT_FILE = 'result-file';

export type Body = Readonly<Record<string, string | string[] | undefined>>;

const text: (body: Body, name: string) => string = textIn;
const list = (body: Body, name: string): string[] => [body[name] ?? []].flat().filter(Boolean);

/** One of a few words, as it was sent: the act refuses one that it does not know (`#dossier/choices.ts`). */
const word = <T extends string>(body: Body, name: string): T => text(body, name) as T;

/** When the office closes on that day; what is no day stays as it was written, and the act refuses it. */
function endOfDay({ platform }: View, day: string): string {
  const { source } = platform.province.calendar;
  try {
    return Temporal.PlainDate.from(day)
      .toZonedDateTime({ timeZone: source.timeZone, plainTime: source.sessions.at(-1)!.to })
      .toInstant()
      .toString();
  } catch {
    return day;
  }
}
const lawOf = (body: Body): string => citationOf(text(body, 'article'), text(body, 'otherLaw') || text(body, 'law'));

/** On what a conclusion against the request rests: what is ticked, and the law where anything of it was typed. */
function againstIn(body: Body): { grounds?: GroundRef[] } {
  const own = (name: string) => text(body, `${AGAINST}${name}`);
  const law = citationOf(own('article'), own('otherLaw') || own('law'));
  const isTyped = ['article', 'otherLaw', 'words'].some((name) => own(name));
  const grounds: GroundRef[] = [
    ...list(body, `${AGAINST}grounds`).map(groundOf),
    ...(isTyped ? [{ kind: 'law' as const, law, words: own('words') }] : []),
  ];
  return grounds.length ? { grounds } : {};
}

/** The result of a body outside, as it was read off their paper. */
const theirResult = (body: Body) => ({
  outcome: word<'granted'>(body, 'outcome'),
  number: text(body, 'number') || undefined,
  issuedOn: text(body, 'issuedOn'),
  unnumbered: text(body, 'unnumbered') || undefined,
  reason: text(body, 'theirReason') || undefined,
  law: text(body, 'theirLaw') || undefined,
});

/** Who takes a result, by the box that was chosen; where none was, nobody is named, and the act refuses that at the counter. */
function receiverIn(body: Body): HandOver {
  const to = word<Receiver['as']>(body, 'to');
  if (!to) return word(body, 'method') === 'online' ? {} : { recipient: '' };
  const one = (name: string) => text(body, `${to}-${name}`) || undefined;
  const person = { to, recipient: one('name') };
  if (to !== 'authorised') return { ...person, position: one('position') };
  return { ...person, idNumber: one('id'), paper: one('paper'), paperDate: one('paper-date') };
}

/** How a result goes, and who takes it. */
function handingIn(body: Body): HandOver {
  const method = word<Delivery['method']>(body, 'method') || undefined;
  const originals = list(body, 'originals');
  return {
    method,
    consignment: text(body, 'consignment') || undefined,
    otherwise: text(body, `otherwise-${method}`) || undefined,
    ...(originals.length && { originals }),
    ...receiverIn(body),
  };
}

/** The request on which a dossier is withdrawn, as an officer copied it. */
function requestIn(body: Body): CommandOf<'withdraw-dossier'>['request'] {
  const one = (name: string) => text(body, name) || undefined;
  const by = (word(body, 'by') || undefined) as Receiver['as'] | undefined;
  return {
    by,
    way: (word(body, 'way') || undefined) as 'post' | undefined,
    on: one('on'),
    paper: one('paper'),
    ...(by && { name: one(`${by}-name`) }),
    ...(by === 'authorised' && {
      idNumber: one('authorised-id'),
      authority: one('authorised-paper'),
      authorityDate: one('authorised-paper-date'),
    }),
  };
}

/** The posted form as the command it means; the act itself checks the rest. */
export function commandOf(
  act: OfficeAct,
  body: Body,
  view: View,
  result?: Record<string, unknown>,
): Command | undefined {
  const task = Number(text(body, 'task')) || 0;
  const reason = text(body, 'reason');
  switch (act) {
    case 'receive-dossier':
      return { act, task: task || undefined, result };
    case 'hand-over-dossier':
      return {
        act,
        task,
        receiver: text(body, 'receiver'),
        theirCode: text(body, 'theirCode') || undefined,
      };
    case 'record-outside': {
      const day = text(body, 'theirDueOn');
      return {
        act,
        theirCode: text(body, 'theirCode') || undefined,
        dueAt: day ? endOfDay(view, day) : undefined,
        note: text(body, 'note') || undefined,
      };
    }
    case 'record-outside-result':
      return { act, task, ...theirResult(body) };
    case 'correct-outside-result':
      return { act, ...theirResult(body), why: text(body, 'why') };
    case 'complete-task':
      return {
        act,
        task,
        result,
        ...againstIn(body),
        answer: text(body, 'answer') || undefined,
        despite: text(body, 'despite') || undefined,
      };
    case 'decide-dossier': {
      const outcome = text(body, 'outcome');
      const grounds = list(body, 'grounds').map(groundOf);
      const despite = text(body, 'despite') || undefined;
      if (outcome === 'rejected') return { act, task, outcome, grounds, reason, law: lawOf(body) };
      // Neither yes nor no is no decision.
      if (outcome !== 'approved') return undefined;
      return { act, task, outcome, result, despite, ...(grounds.length && { grounds }) };
    }
    case 'issue-result':
      return {
        act,
        task,
        number: text(body, 'number') || undefined,
        numberWhy: text(body, 'numberWhy') || undefined,
        feeUnset: text(body, 'feeUnset') || undefined,
      };
    case 'deliver-issued':
      return { act, ...handingIn(body) };
    case 'deliver-result':
      return { act, task, ...handingIn(body) };
    case 'give-back-originals':
      return { act, originals: list(body, 'originals'), ...receiverIn(body) };
    case 'request-payment':
      return {
        act,
        task: task || undefined,
        fee: text(body, 'fee'),
        name: text(body, 'feeName') || undefined,
        amountVnd: amountIn(body),
        law: text(body, 'law'),
        replaces: text(body, 'replaces') || undefined,
      };
    case 'replace-payment':
      return {
        act,
        fee: text(body, 'replaced'),
        as: text(body, 'fee'),
        name: text(body, 'feeName') || undefined,
        amountVnd: amountIn(body),
        law: text(body, 'law'),
        reason,
      };
    case 'stop-payment':
      return { act, to: text(body, 'to'), reason, ...documentIn(body) };
    case 'claim-task':
    case 'substitute-task':
      return { act, task };
    case 'request-supplement':
      return {
        act,
        items: list(body, 'item').map((item) => ({
          item,
          reason: text(body, `reason-${item}`),
          ...(list(body, 'wrong').includes(item) && { wrong: true as const }),
          ...(text(body, `looked-${item}`) && { lookedUp: text(body, `looked-${item}`) }),
        })),
        contact: text(body, 'contact') || undefined,
        contactPhone: text(body, 'contactPhone') || undefined,
      };
    case 'consult-unit':
      return { act, units: list(body, 'units'), question: text(body, 'question') };
    case 'answer-consultation':
      return {
        act,
        consultation: text(body, 'consultation'),
        opinion: word<'agree'>(body, 'opinion'),
        text: text(body, 'text'),
        number: text(body, 'letterNumber') || undefined,
        replaces: text(body, 'replaces') || undefined,
      };
    case 'withdraw-consultation':
      return { act, consultation: text(body, 'consultation'), reason };
    case 'return-task':
      return { act, task, to: text(body, 'to'), reason };
    case 'reassign-task':
      return { act, task, officer: text(body, 'officer'), reason };
    case 'extend-dossier': {
      const dueAt = endOfDay(view, text(body, 'dueOn') || '1970-01-01');
      return { act, dueAt, reason, apology: text(body, 'apology') || undefined };
    }
    case 'refuse-dossier':
      return {
        act,
        grounds: list(body, 'grounds').map((key) => withShown(groundOf(key), (field) => text(body, field))),
        // Before it is received the form has none; once it is, none is refused.
        reason: reason || undefined,
        law: lawOf(body),
      };
    case 'withdraw-dossier':
      return { act, reason, request: requestIn(body) };
    case 'set-case-fee':
      return {
        act,
        fee: text(body, 'fee') || undefined,
        amountVnd: caseFeeIn(body),
        law: text(body, 'law'),
        reason: reason || undefined,
        amountChecked: amountCheckedIn(body, caseFeeIn(body)),
        ...determinedIn(body),
      };
    case 'pay-fee':
      return {
        act,
        fee: text(body, 'fee'),
        amountVnd: amountIn(body),
        reference: text(body, 'reference'),
        law: text(body, 'law') || undefined,
        amountChecked: amountCheckedIn(body, amountIn(body)),
        shared: word(body, 'shared') === 'yes' || undefined,
        confirmed: isRead(body),
      };
    case 'refund-fee':
      return {
        act,
        fee: text(body, 'fee'),
        reference: text(body, 'reference'),
        reason,
        law: lawOf(body) || undefined,
        shared: word(body, 'shared') === 'yes' || undefined,
        ...settledIn(body),
      };
    case 'keep-fee':
      return { act, fee: text(body, 'fee'), reason, law: lawOf(body), ...settledIn(body) };
    case 'return-surplus':
      return {
        act,
        reference: text(body, 'surplus'),
        by: text(body, 'reference'),
        shared: word(body, 'shared') === 'yes' || undefined,
        confirmed: isRead(body),
        ...surplusCorrectedIn(body),
      };
    case 'propose-revocation':
      return {
        act,
        reason,
        law: lawOf(body),
        replacedBy: text(body, 'replacedBy').toUpperCase() || undefined,
        conclusionNumber: text(body, 'conclusionNumber') || undefined,
        conclusionOn: text(body, 'conclusionOn') || undefined,
        conclusionBy: text(body, 'conclusionBy') || undefined,
        noticeNumber: text(body, 'noticeNumber') || undefined,
        noticeOn: text(body, 'noticeOn') || undefined,
      };
    case 'strike-payment':
      return { act, fee: text(body, 'fee'), reason };
    case 'decline-strike':
    case 'withdraw-proposal':
    case 'decline-proposal':
    case 'decline-outside-result':
    case 'decline-outside-correction':
      return { act, reason };
    case 'revoke-result':
    case 'confirm-strike':
    case 'confirm-outside-result':
    case 'confirm-outside-correction':
      return { act };
    case 'close-dossier':
      return { act, originalsStay: word(body, 'originalsStay') === 'yes' || undefined };
    case 'send-message':
      return {
        act,
        topic: 'reply',
        text: text(body, 'text'),
        told: TOLD_WAYS.find((one) => one === body['told']),
        of: noticesIn(body['of']),
      };
  }
}

/** Which notices the person was told of; none of them where it was another matter; nothing where nobody said. */
function noticesIn(given: unknown): number[] | undefined {
  const all = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string' && one !== '');
  return all.length ? all.filter((one) => /^\d{1,6}$/.test(one)).map(Number) : undefined;
}
