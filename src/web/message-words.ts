/** A message in somebody's words: what happened, and what to do next. */
import { bodyNames } from '#authority/bodies.ts';
import type { CalendarDoubt } from '#calendar/calendar.ts';
import { doubtText } from '#dossier/clock.ts';
import type { Determination } from '#dossier/fees.ts';
import type { MoneySaid } from '#dossier/money-back.ts';
import type { PaidFirst } from '#dossier/pay-first.ts';
import { type Receiver, receiverWords } from '#dossier/receiver.ts';
import type { Delivery } from '#dossier/state.ts';
import type { Language } from '#kernel/outcome.ts';
import { sentence } from '#kernel/text.ts';
import type { Letter, Message, MessageKind } from '#spine/messages.ts';
import { formatsFor, translator, type WordKey } from './i18n.ts';
import { moneyText } from './refund-words.ts';

/** Where the person goes on. */
const PLACES: Record<MessageKind, (dossierId: string) => string> = {
  submitted: (id) => `/my/dossiers/${id}`,
  received: (id) => `/my/dossiers/${id}`,
  'received-outside': (id) => `/my/dossiers/${id}`,
  'handed-over': (id) => `/my/dossiers/${id}`,
  'outside-news': (id) => `/my/dossiers/${id}`,
  'outside-result': (id) => `/my/dossiers/${id}`,
  'outside-refused': (id) => `/my/dossiers/${id}`,
  'outside-corrected': (id) => `/my/dossiers/${id}`,
  'outside-corrected-granted': (id) => `/my/dossiers/${id}`,
  'outside-corrected-refused': (id) => `/my/dossiers/${id}`,
  'supplement-in': (id) => `/my/dossiers/${id}`,
  supplement: (id) => `/my/dossiers/${id}`,
  draft: (id) => `/my/dossiers/${id}/draft`,
  'fee-due': (id) => `/my/dossiers/${id}`,
  'case-fee': (id) => `/my/dossiers/${id}`,
  'fee-raised': (id) => `/my/dossiers/${id}`,
  'fee-lowered': (id) => `/my/dossiers/${id}`,
  payment: (id) => `/my/dossiers/${id}`,
  'payment-none': (id) => `/my/dossiers/${id}`,
  'payment-stopped': (id) => `/my/dossiers/${id}`,
  paid: (id) => `/my/dossiers/${id}`,
  'payment-struck': (id) => `/my/dossiers/${id}`,
  refunded: (id) => `/my/dossiers/${id}`,
  'fee-kept': (id) => `/my/dossiers/${id}`,
  surplus: (id) => `/my/dossiers/${id}`,
  extended: (id) => `/my/dossiers/${id}`,
  refused: (id) => `/my/dossiers/${id}/slips`,
  rejected: (id) => `/my/dossiers/${id}/result`,
  withdrawn: (id) => `/my/dossiers/${id}/slips`,
  lapsed: (id) => `/my/dossiers/${id}`,
  'supplement-missed': (id) => `/my/dossiers/${id}`,
  delivered: (id) => `/my/dossiers/${id}`,
  followed: (id) => `/my/dossiers/${id}`,
  result: (id) => `/my/dossiers/${id}/result`,
  revoked: (id) => `/my/dossiers/${id}`,
  reply: (id) => `/my/dossiers/${id}`,
  question: (id) => `/office/dossiers/${id}#messages`,
  consultation: (id) => `/office/dossiers/${id}`,
  'consultation-reminder': (id) => `/office/dossiers/${id}`,
  'consultation-late': (id) => `/office/dossiers/${id}`,
  'consultation-withdrawn': (id) => `/office/dossiers/${id}`,
  opinion: (id) => `/office/dossiers/${id}`,
  'opinion-lapsed': (id) => `/office/dossiers/${id}`,
  'outside-to-confirm': (id) => `/office/dossiers/${id}`,
  'correction-to-confirm': (id) => `/office/dossiers/${id}`,
  'work-returned': (id) => `/office/dossiers/${id}`,
  'revocation-proposed': (id) => `/office/dossiers/${id}`,
  'proposal-reminder': (id) => `/office/dossiers/${id}`,
  'proposal-late': (id) => `/office/dossiers/${id}`,
  'proposal-declined': (id) => `/office/dossiers/${id}`,
  'result-contested': (id) => `/office/dossiers/${id}`,
  'result-upheld': (id) => `/office/dossiers/${id}`,
  'result-taken-back': (id) => `/office/dossiers/${id}`,
  'work-stopped': (id) => `/office/dossiers/${id}`,
  'result-to-review': (id) => `/office/dossiers/${id}`,
  'work-not-coming': (id) => `/office/dossiers/${id}`,
  'review-given-back': (code) => `/office/review/${code}`,
  'due-near': (id) => `/office/dossiers/${id}`,
  'due-over': (id) => `/office/dossiers/${id}`,
  'due-soon': () => '/office/desk',
  'unit-due': () => '/office',
  digest: () => '/office',
  'delegation-asked': () => '/my/people',
  'delegation-accepted': () => '/my/people',
  'delegation-declined': () => '/my/people',
  'delegation-revoked': () => '/my/people',
};

const LONGEST_SHORT = 300;

export interface MessageText {
  subject: string;
  what: string;
  next: string;
  path: string;
}

/** By post it was sent, and nobody knows here whether it arrived; where results go one by one, which of them it was. */
function handedOver({ method, part }: Message['params']) {
  if (method === 'post') return part ? 'posted-part' : 'posted';
  return part ? 'delivered-part' : 'delivered';
}

/** By which words it is said: where there are several dates or results, by those that name them. */
function wordOf(kind: MessageKind, params: Message['params']) {
  if (kind === 'delivered') return handedOver(params);
  if (kind === 'submitted' && params['unpaid']) return 'submitted-unpaid';
  // Of before, it did not say until when.
  if (kind === 'payment' && params['first']) return 'payment-first';
  if (kind === 'payment' && params['later']) return 'payment-later';
  if (kind === 'fee-due' && params['first']) return 'fee-due-first';
  if (kind === 'received' && params['wholeAt']) return 'received-phases';
  if (kind === 'extended' && params['part']) return 'extended-phase';
  if (kind === 'result' && params['waits']) return 'result-part';
  if (kind === 'refunded' && params['law']) return 'refunded-by-law';
  // Messages of before counted what was late with the rest.
  if (kind === 'due-soon' && params['late'] !== undefined) return params['count'] ? 'due-open' : 'due-late';
  if (kind === 'supplement-in' && params['dueAt']) return 'supplement-in-due';
  if (kind === 'paid' && params['counter']) return 'paid-counter';
  return kind;
}

/** How the person asked to get the result; messages of before do not say it. */
function wayText(t: ReturnType<typeof translator>, way: unknown, values: Record<string, string | number>) {
  if (way === 'counter') return t('message.way-counter', values);
  return way === 'post' && values['address'] ? t('message.way-post', values) : '';
}

/** What somebody has yet to bring before the result is theirs, from `originalsTold`; nothing where nothing is owed. */
export function bringText(
  t: ReturnType<typeof translator>,
  language: Language,
  { bring, bringOf, bringLaw }: Record<string, unknown>,
): string | undefined {
  if (!bring) return undefined;
  const papers = (JSON.parse(String(bring)) as Record<Language, string>[]).map((one) => one[language]).join('; ');
  return t(bringOf === 'images' ? 'message.bring-images' : 'message.bring-originals', {
    papers,
    law: String(bringLaw),
  });
}

/** What has to be paid before somebody comes for the result, as far as it is known. */
export function payFirstText(
  t: ReturnType<typeof translator>,
  language: Language,
  { amountVnd, isOpen }: PaidFirst,
): string {
  const amount = formatsFor(language).money(amountVnd);
  return t(!amountVnd ? 'pay-first.open' : isOpen ? 'pay-first.more' : 'pay-first.amount', { amount });
}

export function textOf({ kind, params, dossierId }: Message, language: Language): MessageText {
  const t = translator(language);
  const fmt = formatsFor(language);
  const values: Record<string, string | number> = { ...params };
  for (const name of ['dueAt', 'wholeAt', 'deadline'])
    if (params[name]) values[name] = fmt.dateTime(String(params[name]));
  if (params['until']) values['until'] = fmt.date(String(params['until']));
  if (params['body']) values['body'] = bodyNames(String(params['body']))[language];
  for (const name of ['amount', 'total', 'paid', 'before'])
    if (typeof params[`${name}Vnd`] === 'number') values[name] = fmt.money(Number(params[`${name}Vnd`]));
  // Whom to ask of money; of before, nothing says it.
  const ask = params['ask'] ? (JSON.parse(String(params['ask'])) as Record<Language, string>) : undefined;
  const centre = ask?.[language] ?? t('withdraw.money-centre');
  values['centre'] ??= centre;
  // Why money pays nothing is a sentence of its own.
  if (kind === 'surplus') values['why'] = t(`surplus.${params['why']}` as WordKey);
  if (kind === 'outside-refused') for (const name of ['reason', 'law']) values[name] ||= t('outside.not-stated');
  if (kind === 'delivered') {
    const method = String(params['method']) as Delivery['method'];
    const receiver = params['as'] && { as: params['as'] as Receiver['as'], position: String(params['position'] ?? '') };
    const received = { recipient: String(params['recipient'] ?? ''), ...(receiver && { receiver }) };
    values['recipient'] = receiverWords(received)[language];
    values['consignment'] = String(params['consignment'] || '–');
    values['address'] = params['address'] ? `, ${params['address']}` : '';
    values['how'] = params['consignment'] ? t('delivered.post-number', values) : t(`delivered.${method}`);
  }
  if (kind === 'withdrawn') {
    const asked = params['asked'] ? (JSON.parse(String(params['asked'])) as Record<Language, string>)[language] : '';
    values['who'] = t(asked ? 'withdrawn.by-office' : params['office'] ? 'withdrawn.unasked' : 'withdrawn.by-own', {
      by: String(params['by']),
      asked,
    });
  }
  values['procedure'] = String(params[language] || params['vi'] || '');
  const said = wordOf(kind, params);
  // What of the dossier has that date, where it has several.
  if (params['part']) values['part'] = (JSON.parse(String(params['part'])) as Record<Language, string>)[language];
  if (params['document'])
    values['document'] = (JSON.parse(String(params['document'])) as Record<Language, string>)[language];
  if (params['broughtBy'])
    values['broughtBy'] = (JSON.parse(String(params['broughtBy'])) as Record<Language, string>)[language];
  if (params['waits'])
    values['waits'] = (JSON.parse(String(params['waits'])) as Record<Language, string>[])
      .map((one) => one[language])
      .join('; ');
  if (params['outcomes'])
    values['outcomes'] = (JSON.parse(String(params['outcomes'])) as Record<Language, string>[])
      .map((one) => one[language])
      .join('; ');
  if (params['rests']) values['reason'] = (JSON.parse(String(params['rests'])) as Record<Language, string>)[language];
  const say = (part: 'subject' | 'what' | 'next') => t(`message.${said}.${part}` satisfies WordKey, values);
  const doubts = params['doubts'] ? (JSON.parse(String(params['doubts'])) as CalendarDoubt[]) : [];
  const ended = params['ended'] ? (JSON.parse(String(params['ended'])) as Record<Language, string>[]) : [];
  const others = ended.length
    ? t('message.revoked.others', { others: ended.map((one) => one[language]).join('; ') })
    : '';
  const anew = [
    params['beforeVnd'] && t('fee.set-before', values),
    params['replaces'] && t('fee.set-why', { reason: String(params['replaces']) }),
  ];
  const money = params['money'] ? (JSON.parse(String(params['money'])) as MoneySaid[]) : [];
  const paid = [
    ...money.map((one) => moneyText({ t, fmt, lang: language }, one, centre)),
    ...(params['owed'] ? [t('withdraw.money-owed')] : []),
  ].join(' ');
  const determined = params['determined'] ? (JSON.parse(String(params['determined'])) as Determination) : undefined;
  const settling = [
    determined && t('fee.determined', { ...determined, date: fmt.date(determined.on) }),
    params['corrects'] && t('fee.corrected', { why: sentence(String(params['corrects'])) }),
  ];
  const what = [say('what'), ...anew, ...settling, doubtText(doubts, language), others, paid].filter(Boolean).join(' ');
  const stopped = kind === 'lapsed' || kind === 'withdrawn';
  const brings = bringText(t, language, params);
  const next = [
    // Who has papers to bring is not told that there is nothing to do.
    params['payVnd'] !== undefined &&
      payFirstText(t, language, { amountVnd: Number(params['payVnd']), isOpen: params['payOpen'] === 'yes' }),
    kind === 'received' && brings
      ? t('message.received.follow')
      : // It can be neither downloaded nor fetched before that.
        kind === 'result' && brings
        ? t('message.result.waits')
        : say('next'),
    brings,
    kind === 'result' && wayText(t, params['way'], values),
    stopped && params['files'] && t('stopped.files-kept'),
    stopped && params['paper'] && t('stopped.papers-at-centre', { centre }),
  ]
    .filter(Boolean)
    .join(' ');
  return { subject: say('subject'), what, next, path: PLACES[kind](dossierId ?? String(params['code'] ?? '')) };
}

export function letterOf(message: Message, language: Language, baseUrl: string): Letter {
  const { subject, what, next, path } = textOf(message, language);
  const url = baseUrl + path;
  const short = `${what} ${next}`;
  return {
    id: message.id,
    subject,
    text: `${what}\n\n${next}`,
    short: short.length > LONGEST_SHORT ? `${short.slice(0, LONGEST_SHORT - 1)}…` : short,
    url,
  };
}
