/**
 * Who is told what, from the events of a dossier: a message in the mailbox at once, and its deliveries by mail, text message and push
 * as the person prefers, at night not before morning. At least once: each step may be repeated and is then done once, but for the
 * last, handing a letter to a carrier, whose letter has the same id each time.
 */

import { agencyName } from '#authority/agency.ts';
import { headDesks } from '#authority/authorised.ts';
import { deskPost, HEAD } from '#authority/head-posts.ts';
import type { Officer, Province } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import { setterOf } from '#dossier/fee-setter.ts';
import { afterTomorrow } from '#dossier/legal-date.ts';
import { moneySaid, surplusSaid } from '#dossier/money-back.ts';
import type { Words } from '#dossier/rules.ts';
import { isOwed } from '#dossier/state.ts';
import { noticeOf } from '#dossier/untold.ts';
import { sha256 } from '#kernel/hash.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { Fault, isRefusal, must } from '#kernel/outcome.ts';
import {
  type Carriers,
  type Delivery,
  type Letter,
  type Message,
  type MessageKind,
  type MessageStore,
  type Preference,
  Undeliverable,
  type Way,
} from '#spine/messages.ts';
import type { DossierListing } from '#spine/store.ts';
import { type Target, TargetAway } from '#spine/targets.ts';
import { LONG_PAST } from './commit.ts';
import { byDate, dueSoon } from './due-soon.ts';
import type { AddJob } from './jobs.ts';
import { leadsOnly } from './led-units.ts';
import { officersTold } from './notify-officers.ts';
import { perform, SYSTEM } from './perform.ts';
import type { Platform } from './platform.ts';
import { isStanding } from './representing.ts';
import { type Telling, tellingsOf, wasToLeave, wayOf } from './tellings.ts';
import { ENDINGS, isTold, WITH_CENTRE } from './told-events.ts';

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
  if (!event || !isTold(event)) return;
  const state = fold(dossierId, events.slice(0, seq));
  const rules = await platform.procedureByHash(state.procedure.hash);
  const told: Telling[] = isRefusal(rules) ? [] : tellingsOf(platform, rules, event, state);
  const moneyOf = (): Record<string, string> => {
    const { province } = platform;
    const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
    const paid =
      'lawText' in rules
        ? [...moneySaid(state, rules, (fee) => setterOf(fee, state, { province, rules, date })), ...surplusSaid(state)]
        : [];
    const isStopped = state.outcome === 'withdrawn' || state.outcome === 'lapsed';
    const isOwing = isStopped && state.fees.some(isOwed);
    return { ...(paid.length > 0 && { money: JSON.stringify(paid) }), ...(isOwing && { owed: 'yes' }) };
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
  const agent = told.length && (await isStanding(platform, state)) ? state.representative : undefined;
  let leaves = false;
  for (const [i, { kind, params: own }] of told.entries()) {
    const money = ENDINGS.has(kind) ? moneyOf() : {};
    const way = kind === 'result' ? wayOf(state) : {};
    const asked = money['money'] || way['way'] || own['paper'] || WITH_CENTRE.has(kind);
    const params = { ...about, ...own, ...money, ...way, ...(asked && { ask }) };
    // Whoever acts for another hears of it as long as they do, and so does the other.
    for (const party of [state.applicant, ...(agent ? [agent] : [])]) {
      const owner = personKey(party.idNumber);
      const key = keyOf(dossierId, seq, owner, i ? kind : undefined);
      if (await tell(platform, office, { owner, kind, dossierId, params, at: event.at }, key, party)) leaves = true;
    }
  }
  if (told.length && !leaves && wasToLeave(platform, event, state)) await recordUnsent(platform, dossierId, seq, event);
}

const keyOf = (dossierId: string, seq: number, owner: string, kind?: MessageKind): string =>
  `${dossierId}:${seq}:${owner}${kind ? `:${kind}` : ''}`;

/** The counter has to tell it. */
async function recordUnsent(platform: Platform, dossierId: string, seq: number, event: DossierEvent): Promise<void> {
  must(await perform(platform, dossierId, { act: 'wake-dossier', unsent: noticeOf(event, seq) }, SYSTEM));
}

const messageId = (at: string, key: string): string =>
  uuidV7(Date.parse(at), Buffer.from(sha256(key), 'hex').subarray(0, 10));

/** In the mailbox, and on its way by every way the person has and wants; whether it leaves by any. */
async function tell(
  platform: Platform,
  office: PostOffice,
  message: Omit<Message, 'id'>,
  key: string,
  contact: { email?: string; phone?: string } = {},
): Promise<boolean> {
  const { messages, carriers, addJob } = office;
  const now = platform.clock.now();
  // The id follows from what it is about: cut off half-way and told again, it is the same message.
  const id = messageId(message.at, key);
  await messages.add({ ...message, id }, key);
  const preference = (await messages.findPreference(message.owner)) ?? DEFAULT;
  const ways: [Way, string][] = [];
  const email = preference.email ?? contact.email;
  const phone = preference.phone ?? contact.phone;
  if (carriers.mail && preference.mail && email) ways.push(['mail', email]);
  if (carriers.sms && preference.sms && phone) ways.push(['sms', phone]);
  if (carriers.push && preference.push)
    for (const { endpoint } of await messages.listSubscriptions(message.owner)) ways.push(['push', endpoint]);
  if (!ways.length) return false;
  for (const [way, address] of ways) await messages.addDelivery(id, way, address);
  const then = preference.quiet ? afterQuiet(now, office.quiet, platform.province.calendar.source.timeZone) : now;
  // What need not wait goes at once, by whatever clock the queue goes.
  const runAt = Temporal.Instant.compare(then, now) > 0 ? then.toString() : LONG_PAST;
  // Each way by itself: one that is away keeps no other waiting.
  for (const way of new Set(ways.map(([one]) => one)))
    await addJob(DELIVER_JOB, { messageId: id, way }, `deliver:${id}:${way}`, runAt);
  return true;
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

/** So long a letter waits for a carrier that is away until the counter is told that it has not left. */
const UNSENT_AFTER_HOURS = 20;

/** So long nothing reaches a browser until it is told nothing more. */
const LOST_AFTER_HOURS = 72;

/** Hands every letter of the message that has not left yet, by that way or by all, to its carrier. What fails is tried again by the queue. */
export async function deliverMessage(platform: Platform, office: PostOffice, id: string, only?: Way): Promise<void> {
  const { messages, carriers, write } = office;
  const message = await messages.find(id);
  if (!message) return;
  const preference = (await messages.findPreference(message.owner)) ?? DEFAULT;
  const letter = write(message, preference);
  const failed: string[] = [];
  const away: Target[] = [];
  let gaveUp = false;
  for (const delivery of await messages.waiting(id)) {
    const carrier = carriers[delivery.way];
    if (!carrier || (only && delivery.way !== only)) continue;
    try {
      const subscriptions = delivery.way === 'push' ? await messages.listSubscriptions(message.owner) : [];
      const subscription = subscriptions.find((one) => one.endpoint === delivery.address);
      if (delivery.way === 'push' && !subscription) throw new Undeliverable('the browser takes no more messages');
      await carrier.send(letter, delivery.address, subscription);
      await messages.markSent(delivery, platform.clock.now().toString());
      if (subscription) await messages.markReached(delivery.address);
    } catch (error) {
      const gone = error instanceof Undeliverable || (await isLost(platform, messages, delivery));
      // No fault of the letter's: it has all its tries still.
      if (error instanceof TargetAway && !gone) {
        away.push(...error.targets);
        continue;
      }
      const over = gone || delivery.attempts + 1 >= MAX_TRIES;
      await messages.markFailed(delivery, (error as Error).message, over);
      gaveUp ||= over;
      if (gone && delivery.way === 'push') await messages.unsubscribe(delivery.address);
      if (!over) failed.push(`${delivery.way}: ${(error as Error).message}`);
    }
  }
  const since = Temporal.Instant.from(message.at).add({ hours: UNSENT_AFTER_HOURS });
  const isLong = away.length > 0 && Temporal.Instant.compare(since, platform.clock.now()) < 0;
  if (gaveUp || isLong) await recordUndelivered(platform, office, message, isLong);
  if (failed.length) throw new Fault(`message ${id} did not leave: ${[...failed, ...away].join('; ')}`);
  if (away.length) throw new TargetAway(away, `message ${id} did not leave: ${away.join(', ')} away`);
}

/** A browser that nothing has reached for days takes no more messages, whether its service refuses them or is no more. */
async function isLost(
  { clock }: Platform,
  messages: MessageStore,
  { way, address }: Pick<Delivery, 'way' | 'address'>,
): Promise<boolean> {
  if (way !== 'push') return false;
  const now = clock.now();
  const since = await messages.markUnreached(address, now.toString());
  return since !== undefined && Temporal.Instant.from(since).until(now).total('hours') >= LOST_AFTER_HOURS;
}

/** A letter that no carrier can deliver reached nobody, unless another of the same notice left or still may; `long`: unless one left. */
async function recordUndelivered(
  platform: Platform,
  { messages }: PostOffice,
  message: Message,
  long: boolean,
): Promise<void> {
  const { dossierId, owner } = message;
  if (!dossierId || !owner.startsWith('person:')) return;
  const events = (await platform.store.readEvents(dossierId)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const seq =
    1 +
    events.findIndex(
      (one, i) =>
        one.at === message.at &&
        [undefined, message.kind].some(
          (kind) => messageId(message.at, keyOf(dossierId, i + 1, owner, kind)) === message.id,
        ),
    );
  if (!seq) return;
  const state = fold(dossierId, events.slice(0, seq));
  const event = events[seq - 1];
  if (!wasToLeave(platform, event, state)) return;
  for (const party of [state.applicant, ...(state.representative ? [state.representative] : [])]) {
    const own = personKey(party.idNumber);
    const ids = [undefined, message.kind].map((kind) => messageId(message.at, keyOf(dossierId, seq, own, kind)));
    const sent = await messages.listDeliveries(own, MANY);
    if (sent.some((one) => ids.includes(one.messageId) && one.state !== 'failed' && !(long && one.state === 'waiting')))
      return;
  }
  await recordUnsent(platform, dossierId, seq, event);
}

/** More letters than one person gets in the time in which a letter is tried, and dossiers that one unit has due in a day. */
const MANY = 200;

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
    told += await tellSoon(platform, office, officer, date);
    told += await tellLeads(platform, office, officer, date);
    if (!counts.due && !counts.late) continue;
    const owner = officerKey(officer.id);
    const { due, late, first } = counts;
    const message = { owner, kind: 'digest' as const, params: { due, late, code: first }, at: `${date}T00:00:00Z` };
    await tell(platform, office, message, `digest:${date}:${owner}`);
    told++;
  }
  return told;
}

/** Who may apologise hears each working morning of every dossier of the unit whose result is due by then, wherever the work lies. */
async function tellSoon(platform: Platform, office: PostOffice, officer: Officer, date: string): Promise<number> {
  const { province } = platform;
  const held = postsOn(officer, date).filter(({ post }) => deskPost(post) === HEAD);
  const desks: { unit: string; procedure?: string }[] = [...held, ...headDesks(province, officer, date)];
  const [open, late] = [new Map<string, DossierListing>(), new Map<string, DossierListing>()];
  for (const desk of desks) {
    const found = await dueSoon(platform, desk);
    for (const row of found.open) open.set(row.id, row);
    for (const row of found.late) late.set(row.id, row);
  }
  // What is late is named alone where nothing is left that can still be in time.
  const [first] = byDate([...(open.size ? open : late).values()]);
  if (!first) return 0;
  const owner = officerKey(officer.id);
  const params = { count: open.size, late: late.size, code: first.code ?? '' };
  const message = { owner, kind: 'due-soon' as const, params, at: `${date}T00:00:00Z` };
  await tell(platform, office, message, `soon:${date}:${owner}`);
  return 1;
}

/** Who leads a division or a centre hears of what lies there at all desks, their own being empty most of the time. */
async function tellLeads(platform: Platform, office: PostOffice, officer: Officer, date: string): Promise<number> {
  const { province } = platform;
  const led = new Set(
    postsOn(officer, date)
      .filter((held) => leadsOnly(province, held, date))
      .map(({ unit }) => unit),
  );
  let told = 0;
  for (const unit of led) {
    const { due, late, first } = await countDesk(platform, platform.clock.now(), { unit });
    if (!due && !late) continue;
    const owner = officerKey(officer.id);
    const params = { due, late, code: first, unit: agencyName(province, unit, date) };
    const message = { owner, kind: 'unit-due' as const, params, at: `${date}T00:00:00Z` };
    await tell(platform, office, message, `unit-due:${date}:${unit}:${owner}`);
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
  desk: { unit: string; post?: string },
): Promise<DeskCounts> {
  const open = { ...desk, notSilentAt: now.toString() };
  const soon = { ...open, dueBefore: afterTomorrow(province.calendar, now).toString() };
  const { rows } = await store.listTasks(soon, { limit: 1 });
  if (!rows.length) return { due: 0, late: 0, first: '' };
  const late = await store.countTasks({ ...open, dueBefore: now.toString() });
  return { due: (await store.countTasks(soon)) - late, late, first: rows[0].code ?? '' };
}

const postsOn = ({ holds }: Officer, date: string) =>
  holds.filter((held) => held.from <= date && (!held.to || date < held.to));
