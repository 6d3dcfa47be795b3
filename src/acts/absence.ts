/**
 * Absences are acts: recorded by who is away, by the head above them or, of a head, by who does the head's work then, ended early, cancelled; each with who did it and why. A
 * stand-in is only who could fill the post anyway.
 */
import { isInForce } from '#authority/dated.ts';
import { deskPost, HEAD } from '#authority/head-posts.ts';
import type { Actor } from '#authority/permission.ts';
import { holds, type Officer, type Province, type Unit } from '#authority/province.ts';
import { checkStandIn, printedDate } from '#authority/stand-in.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { AbsenceAct, AbsenceRow } from '#spine/store.ts';
import type { Platform } from './platform.ts';

export interface AbsenceRequest {
  officer: string;
  /** Instants; `to` is the first at which the officer is back. */
  from: string;
  to: string;
  standIn?: string;
  reason?: string;
  /** Who records it knows that the officer stands in for others in that time. */
  confirmed?: boolean;
}

/** An absence is a leave, not a change of office: longer ones are a matter of appointment. Days. */
const MOST_DAYS = 180;
/** Recorded after the fact, when somebody fell ill. Days. */
const EARLIEST_DAYS = 7;
/** Nobody knows further ahead who will hold which post. Days. */
const LATEST_DAYS = 180;
const DAY_MS = 86_400_000;

export async function recordAbsence(
  platform: Platform,
  actor: Actor,
  request: AbsenceRequest,
): Promise<Outcome<AbsenceRow>> {
  const { clock } = platform;
  const absent = allowed(platform, actor, request.officer);
  if (isRefusal(absent)) return absent;
  const to = Date.parse(request.to);
  const from = await afterEnded(platform, absent, { from: Date.parse(request.from), to });
  const faults = refuseAll(
    ...refuseDays({ from, to }, request, clock.now().epochMilliseconds),
    ...(await refuseStandIn(platform, absent, { from, to }, request.standIn)),
    (await isAway(platform, absent, { from, to })) && refuse('absence-overlaps', { officer: absent.name }),
  );
  if (faults) return faults;
  const standsIn = request.confirmed ? undefined : await refuseStandsIn(platform, absent, { from, to });
  if (standsIn) return standsIn;
  return done(platform, {
    id: uuidV7(clock.now().epochMilliseconds, platform.random(10)),
    seq: 1,
    act: 'record-absence',
    officer: absent.id,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    standIn: request.standIn,
    reason: request.reason?.trim() ?? '',
    ...signed(platform, actor),
  });
}

/** For the security log: which absence, whose, and who gets their rights meanwhile. */
export const absenceWhat = ({ id, officer, standIn }: AbsenceRow): string =>
  `${id} ${officer}${standIn ? ` > ${standIn}` : ''}`;

/** Milliseconds; what is no date is no number. */
interface Days {
  from: number;
  to: number;
}
const areDays = ({ from, to }: Days): boolean => from < to;

/** Everything that is wrong with the days themselves, as far as each can be read. */
function refuseDays({ from, to }: Days, asked: AbsenceRequest, now: number): (Refusal | false)[] {
  const unread = Number.isNaN(from) || Number.isNaN(to);
  const past = from < now - EARLIEST_DAYS * DAY_MS || (areDays({ from, to }) && to <= now);
  return [
    unread && refuse('date-invalid', { value: `${asked.from} – ${asked.to}` }),
    to <= from && refuse('absence-backwards'),
    to - from > MOST_DAYS * DAY_MS && refuse('absence-too-long', { days: MOST_DAYS }),
    past && refuse('absence-past', { days: EARLIEST_DAYS }),
    from > now + LATEST_DAYS * DAY_MS && refuse('absence-far', { days: LATEST_DAYS }),
  ];
}

/** On the days that were given; where none can be read, today. */
async function refuseStandIn(
  platform: Platform,
  absent: Officer,
  { from, to }: Days,
  id: string | undefined,
): Promise<(Refusal | false)[]> {
  if (!id) return [];
  const { province, clock } = platform;
  const ends = areDays({ from, to }) ? [from, to - 1] : [from, from].map((ms) => ms || clock.now().epochMilliseconds);
  const dates = ends.map((ms) => province.calendar.dateOf(Temporal.Instant.fromEpochMilliseconds(ms)));
  const standIn = province.officers.get(id);
  if (!standIn) {
    const unit = province.nameOf(absent.holds[0]?.unit ?? '', dates[0]);
    return [refuse('officer-unknown', { officer: id, unit, date: dates[0] })];
  }
  const entitled = checkStandIn(province, { absent, standIn, from: dates[0], to: dates[1] });
  if (isRefusal(entitled)) return [entitled];
  return [(await isAway(platform, standIn, { from, to })) && refuse('stand-in-absent', { officer: standIn.name })];
}

async function isAway(platform: Platform, { id }: Officer, days: Days): Promise<boolean> {
  return (await within(platform, [id], days)).some(({ act }) => act !== 'end-absence');
}

/** Absences of these officers that touch the days, also those that were ended. */
async function within({ store }: Platform, officers: readonly string[], days: Days): Promise<AbsenceRow[]> {
  if (!areDays(days)) return [];
  const known = await store.listAbsences(officers, new Date(days.from).toISOString());
  return known.filter((one) => Date.parse(one.from) < days.to && Date.parse(one.to) > days.from);
}

/** An absence that was ended counts up to its end: one that begins the same day begins after it. */
async function afterEnded(platform: Platform, { id }: Officer, days: Days): Promise<number> {
  const ended = (await within(platform, [id], days)).filter(({ act }) => act === 'end-absence');
  return Math.max(days.from, ...ended.map(({ to }) => Date.parse(to)));
}

/** Two officers away at once, one for the other: nobody signs. Asked of who records it, with whom and when. */
async function refuseStandsIn(platform: Platform, absent: Officer, days: Days): Promise<Refusal | undefined> {
  const { province } = platform;
  const known = await within(platform, [...province.officers.keys()], days);
  const others = known.filter(({ standIn, act }) => standIn === absent.id && act !== 'end-absence');
  if (!others.length) return undefined;
  const day = (ms: number) => printedDate(province.calendar.dateOf(Temporal.Instant.fromEpochMilliseconds(ms)));
  const said = others.map((one) => {
    const [from, to] = [Math.max(days.from, Date.parse(one.from)), Math.min(days.to, Date.parse(one.to)) - 1];
    return `${province.officers.get(one.officer)?.name ?? one.officer} (${[...new Set([day(from), day(to)])].join(' – ')})`;
  });
  return refuse('absence-stands-in', { officer: absent.name, others: said.join('; ') });
}

/** Back earlier than said: the absence ends now. */
export async function endAbsence(
  platform: Platform,
  actor: Actor,
  id: string,
  reason = '',
): Promise<Outcome<AbsenceRow>> {
  const found = await current(platform, actor, id);
  if (isRefusal(found)) return found;
  const now = platform.clock.now().epochMilliseconds;
  if (now < Date.parse(found.from) || now >= Date.parse(found.to)) return refuse('absence-not-running');
  const to = new Date(now).toISOString();
  return done(platform, { ...found, seq: found.seq + 1, act: 'end-absence', to, reason, ...signed(platform, actor) });
}

/** It was wrong, or never began: it counts no more. What was done meanwhile stays as it was done. */
export async function cancelAbsence(
  platform: Platform,
  actor: Actor,
  id: string,
  reason = '',
): Promise<Outcome<AbsenceRow>> {
  const found = await current(platform, actor, id);
  if (isRefusal(found)) return found;
  if (platform.clock.now().epochMilliseconds >= Date.parse(found.to)) return refuse('absence-not-running');
  return done(platform, { ...found, seq: found.seq + 1, act: 'cancel-absence', reason, ...signed(platform, actor) });
}

async function current(platform: Platform, actor: Actor, id: string): Promise<Outcome<AbsenceRow>> {
  const found = await platform.store.findAbsence(id);
  if (!found || found.act === 'cancel-absence') return refuse('absence-not-found');
  const permitted = allowed(platform, actor, found.officer);
  return isRefusal(permitted) ? permitted : found;
}

/** The officer themselves, who stands above them, or a head's deputy. Nobody else beside or below records that somebody is away. */
function allowed({ province, clock }: Platform, actor: Actor, id: string): Outcome<Officer> {
  const date = province.calendar.dateOf(clock.now());
  const absent = province.officers.get(id);
  if (!absent) return refuse('officer-unknown', { officer: id, unit: '', date });
  const own = actor.kind === 'officer' && actor.id === id;
  const officer = actor.kind === 'officer' ? province.officers.get(actor.id) : undefined;
  return own || (officer && mayRecord(province, officer, absent, date)) || actor.kind === 'system'
    ? absent
    : refuse('not-permitted', { act: 'record-absence', who: 'head' });
}

/** By a post held today: the head over the deputies, head and deputies over everybody else of the unit. */
const standsAbove = (officer: Officer, absent: Officer, date: string): boolean =>
  absent.holds.some((held) => {
    if (!isInForce(held, date) || held.post === 'head') return false;
    return deskPost(held.post) === HEAD
      ? officer.holds.some((own) => own.unit === held.unit && own.post === 'head' && isInForce(own, date))
      : holds(officer, held.unit, 'head', date);
  });

const COMMUNES: readonly (string | undefined)[] = ['ward', 'commune', 'special-zone'];

/** A commune stands under the committee of the province (Law 72/2025/QH15), though it is listed under no unit. */
const aboveOf = (province: Province, unit: Unit, date: string): Unit | undefined =>
  province.superiorOf(unit, date)?.unit ??
  (COMMUNES.includes(province.typeOf(unit, date))
    ? [...province.units.values()].find((one) => province.typeOf(one, date) === 'committee')
    : undefined);

/**
 * A head who falls ill records nothing: a deputy head of the unit does, who does the head's work then by their own post (Decree 30/2020 Art.
 * 13.1), or the head of the unit above. A division head is no deputy of the unit's head. Who stands in is another question.
 */
const deputises = (province: Province, officer: Officer, absent: Officer, date: string): boolean =>
  absent.holds.some((held) => {
    if (held.post !== 'head' || !isInForce(held, date)) return false;
    const unit = province.findUnit(held.unit);
    const above = unit && aboveOf(province, unit, date)?.code;
    const isHead = officer.holds.some((own) => own.unit === above && own.post === 'head' && isInForce(own, date));
    return isHead || holds(officer, held.unit, 'head', date);
  });

/** Of whom an officer may record that they are away. */
export const mayRecord = (province: Province, officer: Officer, absent: Officer, date: string): boolean =>
  officer.id !== absent.id && (standsAbove(officer, absent, date) || deputises(province, officer, absent, date));

const signed = ({ clock }: Platform, actor: Actor) => ({
  byId: actor.id,
  byName: actor.name,
  at: clock.now().toString(),
});

async function done(platform: Platform, act: AbsenceAct): Promise<Outcome<AbsenceRow>> {
  const written = await platform.store.recordAbsence(act);
  if (!written && act.seq > 1) return refuse('conflict', { by: act.byName, what: act.act });
  if (!written) {
    // Somebody recorded one since it was looked at: of who was to stand in, or of the officer.
    const { officers } = platform.province;
    const standIn = officers.get(act.standIn ?? '');
    const days = { from: Date.parse(act.from), to: Date.parse(act.to) };
    if (standIn && (await isAway(platform, standIn, days))) return refuse('stand-in-absent', { officer: standIn.name });
    return refuse('absence-overlaps', { officer: officers.get(act.officer)?.name ?? act.officer });
  }
  platform.absencesChanged();
  return act;
}
