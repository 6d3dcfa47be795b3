/**
 * Who is told what, from the events of a dossier: a message in the mailbox at once, and its deliveries by mail, text message and push
 * as the person prefers, at night not before morning. At least once: each step may be repeated and is then done once, but for the
 * last, handing a letter to a carrier, whose letter has the same id each time.
 */
import type { Officer, Province } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import { variables } from '#dossier/context.ts';
import { postalAddress } from '#dossier/decide-outcome.ts';
import { requestWords } from '#dossier/decide-withdrawal.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import { type SettledBy, whyPaysNothing } from '#dossier/fees.ts';
import { partOf } from '#dossier/given-back.ts';
import { staysOf } from '#dossier/handed-in.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import { moneySaid } from '#dossier/money-back.ts';
import { datedPhases } from '#dossier/phase-words.ts';
import type { Words } from '#dossier/rules.ts';
import { awaitsFeeFirst, type DossierClock, type DossierState, isOwed } from '#dossier/state.ts';
import { sha256 } from '#kernel/hash.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { Fault } from '#kernel/outcome.ts';
import {
  type Carriers,
  type Letter,
  type Message,
  type MessageKind,
  type MessageStore,
  type Preference,
  Undeliverable,
  type Way,
} from '#spine/messages.ts';
import { LONG_PAST } from './commit.ts';
import type { AddJob } from './jobs.ts';
import { officersTold } from './notify-officers.ts';
import type { Platform } from './platform.ts';
import { ENDINGS, TOLD_EVENTS, WITH_CENTRE } from './told-events.ts';

/** Job that hands a message to the carriers. */
export const DELIVER_JOB = 'deliver-message';
/** Job that tells officers each working morning what will soon be late. */
export const DIGEST_JOB = 'officers-digest';

export interface PostOffice {
  messages: MessageStore;
  carriers: Carriers;
  addJob: AddJob;
  /** The message in the person's words. */
  write(message: Message, preference: Preference): Letter;
  /** Local times between which nobody is disturbed. */
  quiet: { from: string; to: string };
}

export const personKey = (idNumber: string): string => `person:${idNumber}`;
export const officerKey = (id: string): string => `officer:${id}`;

const DEFAULT: Preference = { language: 'vi', mail: true, sms: true, push: true, quiet: true };

/** The centre that takes and gives back the money, with its telephone number where it is known. */
function askedAt(province: Province, unit: string, at: string): Words {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const phone = province.reachOf(unit, date).phone?.value;
  const { vi, en, hi = en } = agencyNames(province, unit, date);
  const said = (name: string) => (phone ? `${name} (${phone})` : name);
  return { vi: said(vi), en: said(en), hi: said(hi) };
}

/** Tells whoever has to know of the event of that number. */
export async function notify(platform: Platform, office: PostOffice, dossierId: string, seq: number): Promise<void> {
  const events = (await platform.store.readEvents(dossierId)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const event = events[seq - 1];
  if (!event || !TOLD_EVENTS.has(event.type)) return;
  const state = fold(dossierId, events.slice(0, seq));
  const rules = await platform.procedureByHash(state.procedure.hash);
  const letter = 'result' in rules && rules.result.letter;
  const paper = 'result' in rules ? rules.result.paper : undefined;
  const lawText = (law: string) => ('lawText' in rules ? rules.lawText(law) : law);
  // What was to follow the result and ends with it.
  const ended =
    'followsOf' in rules ? rules.followsOf(variables(state, rules)).filter((one) => !(one.step in state.results)) : [];
  const names = ended.map((one) => one.name);
  const told = [
    tellingOf(event, state, { hasLetter: Boolean(letter), lawText, ended: names, paper }),
    feeDue(event, state),
  ].filter((one) => one !== undefined);
  const moneyOf = (): Record<string, string> => {
    const paid = 'lawText' in rules ? moneySaid(state, rules) : [];
    return paid.length ? { money: JSON.stringify(paid) } : {};
  };
  const name = 'name' in rules ? rules.name : undefined;
  const ask = JSON.stringify(askedAt(platform.province, state.receivingUnit, event.at));
  const about = { code: state.code ?? '', vi: name?.vi ?? '', en: name?.en ?? '', hi: name?.hi ?? '' };
  for (const one of officersTold(platform.province, event, state)) {
    const owner = officerKey(one.officer);
    const { step, ...own } = one.params;
    const part = step && 'steps' in rules && rules.steps[step]?.name;
    const params = { ...about, ...own, ...(part && { part: JSON.stringify(part) }) };
    const message = { owner, kind: one.kind, dossierId, params, at: event.at };
    await tell(platform, office, message, `${dossierId}:${seq}:${one.about}:${owner}`);
  }
  for (const [i, { kind, params: own }] of told.entries()) {
    const money = ENDINGS.has(kind) ? moneyOf() : {};
    const way = kind === 'result' ? wayOf(state) : {};
    const asked = money['money'] || way['way'] || own['paper'] || WITH_CENTRE.has(kind);
    const params = { ...about, ...own, ...money, ...way, ...(asked && { ask }) };
    // Whoever acts for another hears of it, and so does the other.
    for (const party of [state.applicant, ...(state.representative ? [state.representative] : [])]) {
      const owner = personKey(party.idNumber);
      const key = `${dossierId}:${seq}:${owner}${i ? `:${kind}` : ''}`;
      await tell(platform, office, { owner, kind, dossierId, params, at: event.at }, key, party);
    }
  }
}

/** Of what they handed in. */
function staysIn(state: DossierState): Record<string, string> {
  const { files, paper } = staysOf(state);
  return { ...(files && { files: 'yes' }), ...(paper && { paper: 'yes' }) };
}

/** How they asked to get it; a file is named by the message itself. */
function wayOf(state: DossierState): Record<string, string> {
  const method = state.delivery?.method;
  if (method === 'counter') return { way: method };
  return method === 'post' ? { way: method, address: postalAddress(state) } : {};
}

/** What has to be paid before it is received is asked for when it comes in; what holds the result back, when it is received. */
function feeDue(event: DossierEvent, state: DossierState): Telling | undefined {
  const before =
    event.type === 'dossier-submitted' ? 'receipt' : event.type === 'dossier-received' ? 'result' : undefined;
  const owed = state.fees.filter((one) => one.before === before && isOwed(one));
  const [fee] = owed;
  if (!fee) return undefined;
  // The Council sets the amount: the counter says it and takes it.
  if (owed.some((one) => one.amountOpen)) return { kind: 'fee-due', params: {} };
  return { kind: 'payment', params: { amountVnd: owed.reduce((sum, one) => sum + one.amountVnd, 0) } };
}

interface Telling {
  kind: MessageKind;
  params: Record<string, string | number>;
}

interface Told {
  hasLetter: boolean;
  lawText: (law: string) => string;
  ended: readonly Words[];
  /** The paper of the office itself, by name. */
  paper: Words | undefined;
}

/** What is due first, and when the whole is. */
const phasesIn = ({ phases }: DossierClock, paper: Words | undefined): Record<string, string> =>
  phases && paper ? { part: JSON.stringify(paper), wholeAt: phases.at(-1)!.dueAt } : {};

/** Of several dates, which one it is. */
function partIn(clock: DossierClock, paper: Words | undefined): Record<string, string> {
  const runs = paper && datedPhases(clock, { result: { paper } }).find((one) => one.runs);
  return runs ? { part: JSON.stringify(runs.name) } : {};
}

/** Where others follow the issued result: which paper it is, and what is still waited for, until when. */
function waitsIn({ clock }: DossierState, paper: Words | undefined, open: readonly Words[]): Record<string, string> {
  if (!paper || !open.length) return {};
  return {
    part: JSON.stringify(paper),
    waits: JSON.stringify(open),
    ...(clock && { wholeAt: clock.phases?.at(-1)?.dueAt ?? clock.dueAt }),
  };
}

/** What an event is to the people of the dossier; nothing for what they need not hear of now. */
function tellingOf(
  event: DossierEvent,
  state: DossierState,
  { hasLetter, lawText, ended, paper }: Told,
): Telling | undefined {
  const result = { number: state.result?.number ?? '' };
  switch (event.type) {
    case 'dossier-submitted': {
      // At the counter the slip says it, in their hands.
      if (event.channel === 'counter') return undefined;
      const { acceptBy: deadline } = event;
      return { kind: 'submitted', params: awaitsFeeFirst(state) ? { deadline, unpaid: 'yes' } : { deadline } };
    }
    case 'dossier-received':
      if (state.outside) return { kind: 'received-outside', params: { body: state.outside.body } };
      return (
        event.clock && {
          kind: 'received',
          params: {
            dueAt: event.clock.dueAt,
            ...phasesIn(event.clock, paper),
            ...doubtsIn(event.clock.phases?.at(-1) ?? event.clock),
          },
        }
      );
    case 'dossier-handed-over':
      return { kind: 'handed-over', params: { body: event.body } };
    case 'outside-recorded':
      return { kind: 'outside-news', params: { body: state.outside?.body ?? '' } };
    case 'outside-result-recorded': {
      const body = state.outside?.body ?? '';
      if (event.outcome !== 'refused') return { kind: 'outside-result', params: { body } };
      const why = { reason: bare(event.theirReason ?? ''), law: bare(event.theirLaw ?? '') };
      return { kind: 'outside-refused', params: { body, ...why } };
    }
    case 'outside-result-corrected':
      return {
        kind: event.outcome === 'refused' ? 'outside-corrected-refused' : 'outside-corrected-granted',
        params: { body: state.outside?.body ?? '', why: bare(event.why) },
      };
    case 'supplement-requested':
      return { kind: 'supplement', params: { count: event.items.length, deadline: event.deadline } };
    case 'draft-sent':
      return { kind: 'draft', params: { deadline: event.deadline } };
    case 'payment-requested':
      if (event.fee.exemption) return { kind: 'payment-none', params: { law: lawText(event.fee.exemption.law) } };
      return { kind: 'payment', params: { amountVnd: event.fee.amountVnd } };
    case 'case-fee-set': {
      const { exemption, amountVnd, instead } = event.fee;
      if (!exemption) return { kind: 'case-fee', params: { amountVnd, law: lawText(event.fee.law) } };
      // Nobody was asked for anything before: there is nothing to be told of.
      return instead && { kind: 'payment-none', params: { law: lawText(exemption.law) } };
    }
    case 'fee-set-anew': {
      const { totalVnd, more, back, instead, reason } = event;
      const said = { totalVnd, paidVnd: event.paidVnd, law: lawText(event.law), reason: bare(reason) };
      if (more) return { kind: 'fee-raised', params: { amountVnd: more.amountVnd, ...said } };
      if (back) return { kind: 'fee-lowered', params: { amountVnd: back.amountVnd, ...said } };
      return instead.length ? { kind: 'payment-none', params: { law: said.law } } : undefined;
    }
    case 'fee-paid':
      return {
        kind: 'paid',
        params: {
          amountVnd: event.amountVnd,
          reference: event.reference,
          ...(event.by.kind === 'officer' && { counter: 1 }),
        },
      };
    case 'fee-refunded':
      return {
        kind: 'refunded',
        params: {
          amountVnd: event.amountVnd,
          reference: event.reference,
          ...(event.law && { law: lawText(event.law) }),
          ...settlingOf(event),
        },
      };
    case 'fee-kept': {
      const { amountVnd, reason, law } = event;
      const params = { amountVnd, reason: bare(reason), law: lawText(law), ...settlingOf(event) };
      return { kind: 'fee-kept', params };
    }
    case 'surplus-received':
      return {
        kind: 'surplus',
        params: { amountVnd: event.amountVnd, reference: event.reference, why: whyPaysNothing(event, state) },
      };
    case 'surplus-returned':
      return {
        kind: 'refunded',
        params: { amountVnd: event.amountVnd, reference: event.returnedBy, ...settlingOf(event) },
      };
    case 'dossier-extended':
      return {
        kind: 'extended',
        params: {
          dueAt: event.clock.dueAt,
          reason: event.reason,
          ...partIn(event.clock, paper),
          ...doubtsIn(event.clock),
        },
      };
    case 'dossier-refused':
      return { kind: 'refused', params: { reason: event.reason, law: lawText(event.law) } };
    case 'dossier-rejected':
      return { kind: 'rejected', params: { ...result, reason: event.reason, law: lawText(event.law) } };
    case 'dossier-withdrawn': {
      const { by, request, reason } = event;
      return {
        kind: 'withdrawn',
        params: {
          by: by.name,
          reason: bare(reason),
          ...(by.kind !== 'citizen' && { office: 1 }),
          ...(request && { asked: JSON.stringify(requestWords(request, true)) }),
          ...staysIn(state),
        },
      };
    }
    case 'supplement-lapsed':
      return { kind: 'lapsed', params: staysIn(state) };
    case 'supplement-missed':
      return { kind: 'supplement-missed', params: {} };
    case 'result-issued':
      // Told when it is signed, where it is.
      return hasLetter ? undefined : { kind: 'result', params: { ...result, ...waitsIn(state, paper, ended) } };
    case 'result-signed':
      // Whoever is decided against was told at once, and where the paper is.
      if (event.of || state.result?.against) return undefined;
      return { kind: 'result', params: { ...result, ...waitsIn(state, paper, ended) } };
    case 'issued-result-delivered':
    case 'result-delivered': {
      const { method, recipient, receiver, consignment = '', address = '' } = event;
      // Letters leave the house: no number of a person goes with them.
      const part = paper && partOf(event, { result: { paper } });
      const of = part && { part: JSON.stringify(part) };
      const role = receiver && { as: receiver.as, position: receiver.position ?? '' };
      return { kind: 'delivered', params: { method, recipient, consignment, address, ...role, ...of } };
    }
    case 'result-revoked': {
      const why = { ...result, reason: event.reason, law: lawText(event.law) };
      // Taken back before it was issued: by a notice, or in a time when none was made.
      if (!state.result) return { kind: 'refused', params: why };
      if (state.result.against) return { kind: 'rejected', params: why };
      return { kind: 'revoked', params: { ...why, ...(ended.length && { ended: JSON.stringify(ended) }) } };
    }
    case 'message-sent':
      return event.by.kind === 'officer' ? { kind: 'reply', params: { text: event.text } } : undefined;
    default:
      return undefined;
  }
}

/** By which paper it was determined, and why what was told before was wrong. */
const settlingOf = ({ determined, corrects }: SettledBy): Record<string, string> => ({
  ...(determined && { determined: JSON.stringify(determined) }),
  ...(corrects && { corrects: corrects.why }),
});

/** Without the full stop that the sentence around it has. */
const bare = (text: string): string => text.replace(/[\s.]+$/, '');

/** Why a promised date may yet change goes along with it, to be said in the reader's language. */
const doubtsIn = ({ doubts }: Pick<DossierClock, 'doubts'>): Record<string, string> =>
  doubts ? { doubts: JSON.stringify(doubts) } : {};

/** In the mailbox, and on its way by every way the person has and wants. */
async function tell(
  platform: Platform,
  office: PostOffice,
  message: Omit<Message, 'id'>,
  key: string,
  contact: { email?: string; phone?: string } = {},
): Promise<void> {
  const { messages, carriers, addJob } = office;
  const now = platform.clock.now();
  // The id follows from what it is about: cut off half-way and told again, it is the same message.
  const id = uuidV7(Date.parse(message.at), Buffer.from(sha256(key), 'hex').subarray(0, 10));
  await messages.add({ ...message, id }, key);
  const preference = (await messages.findPreference(message.owner)) ?? DEFAULT;
  const ways: [Way, string][] = [];
  const email = preference.email ?? contact.email;
  const phone = preference.phone ?? contact.phone;
  if (carriers.mail && preference.mail && email) ways.push(['mail', email]);
  if (carriers.sms && preference.sms && phone) ways.push(['sms', phone]);
  if (carriers.push && preference.push)
    for (const { endpoint } of await messages.listSubscriptions(message.owner)) ways.push(['push', endpoint]);
  if (!ways.length) return;
  for (const [way, address] of ways) await messages.addDelivery(id, way, address);
  const then = preference.quiet ? afterQuiet(now, office.quiet, platform.province.calendar.source.timeZone) : now;
  // What need not wait goes at once, by whatever clock the queue goes.
  const runAt = Temporal.Instant.compare(then, now) > 0 ? then.toString() : LONG_PAST;
  await addJob(DELIVER_JOB, { messageId: id }, `deliver:${id}`, runAt);
}

/** Now; or, in quiet hours, when they end. */
export function afterQuiet(
  now: Temporal.Instant,
  { from, to }: { from: string; to: string },
  timeZone: string,
): Temporal.Instant {
  const local = now.toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const overMidnight = from > to;
  const isQuiet = overMidnight ? time >= from || time < to : time >= from && time < to;
  if (!isQuiet) return now;
  const end = local.withPlainTime(to);
  return (overMidnight && time >= from ? end.add({ days: 1 }) : end).toInstant();
}

/** So often a letter is tried; between tries the queue waits longer and longer. */
const MAX_TRIES = 12;

/** Hands every letter of the message that has not left yet to its carrier. What fails is tried again by the queue. */
export async function deliverMessage(platform: Platform, office: PostOffice, messageId: string): Promise<void> {
  const { messages, carriers, write } = office;
  const message = await messages.find(messageId);
  if (!message) return;
  const preference = (await messages.findPreference(message.owner)) ?? DEFAULT;
  const letter = write(message, preference);
  const failed: string[] = [];
  for (const delivery of await messages.waiting(messageId)) {
    const carrier = carriers[delivery.way];
    if (!carrier) continue;
    try {
      const subscriptions = delivery.way === 'push' ? await messages.listSubscriptions(message.owner) : [];
      const subscription = subscriptions.find((one) => one.endpoint === delivery.address);
      if (delivery.way === 'push' && !subscription) throw new Undeliverable('the browser takes no more messages');
      await carrier.send(letter, delivery.address, subscription);
      await messages.markSent(delivery, platform.clock.now().toString());
    } catch (error) {
      const gone = error instanceof Undeliverable;
      const over = gone || delivery.attempts + 1 >= MAX_TRIES;
      await messages.markFailed(delivery, (error as Error).message, over);
      if (gone && delivery.way === 'push') await messages.unsubscribe(delivery.address);
      if (!over) failed.push(`${delivery.way}: ${(error as Error).message}`);
    }
  }
  if (failed.length) throw new Fault(`message ${messageId} did not leave: ${failed.join('; ')}`);
}

/** What is due by law before tomorrow ends or late already, told once a day to whoever holds the desk. */
export async function digest(platform: Platform, office: PostOffice): Promise<number> {
  const { province, clock } = platform;
  const now = clock.now();
  const date = province.calendar.dateOf(now);
  const desks = new Map<string, DeskCounts>();
  let told = 0;
  for (const officer of province.officers.values()) {
    const counts = { due: 0, late: 0, first: '' };
    for (const { unit, post } of postsOn(officer, date)) {
      const desk = `${unit} ${post}`;
      const found = desks.get(desk) ?? (await countDesk(platform, now, { unit, post }));
      desks.set(desk, found);
      counts.due += found.due;
      counts.late += found.late;
      counts.first ||= found.first;
    }
    if (!counts.due && !counts.late) continue;
    const owner = officerKey(officer.id);
    const { due, late, first } = counts;
    const message = { owner, kind: 'digest' as const, params: { due, late, code: first }, at: `${date}T00:00:00Z` };
    await tell(platform, office, message, `digest:${date}:${owner}`);
    told++;
  }
  return told;
}

interface DeskCounts {
  due: number;
  late: number;
  first: string;
}

async function countDesk(
  { province, store }: Platform,
  now: Temporal.Instant,
  desk: { unit: string; post: string },
): Promise<DeskCounts> {
  const soon = { ...desk, dueBefore: afterTomorrow(province.calendar, now).toString() };
  const { rows } = await store.listTasks(soon, { limit: 1 });
  if (!rows.length) return { due: 0, late: 0, first: '' };
  const late = await store.countTasks({ ...desk, dueBefore: now.toString() });
  return { due: (await store.countTasks(soon)) - late, late, first: rows[0].code ?? '' };
}

const postsOn = ({ holds }: Officer, date: string) =>
  holds.filter((held) => held.from <= date && (!held.to || date < held.to));
