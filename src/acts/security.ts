/**
 * Writes the security log. What is told again and again is one row for a while, and what anybody can cause without being let in
 * is written so often for a client, and for all, and no more: then one row says that more came.
 */
import type { Province } from '#authority/province.ts';
import type { Clock } from '#kernel/clock.ts';
import { log } from '#kernel/log.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import type { SecurityEvent, SecurityKind, SecurityQuery, SecurityStore } from '#spine/security.ts';
import { clientOf } from './client-address.ts';

const SECURITY_TERMS = {
  /** Reads of one dossier by one officer, and the same refusal of the same client, within so many minutes are one row. */
  onceMinutes: 10,
  /** Refusals of one client or person, and of all strangers and of all people, in that time. */
  perClient: 60,
  inAll: 2_000,
} as const;

/** What somebody causes who was not let in. */
const REFUSALS: ReadonlySet<SecurityKind> = new Set(['sign-in-failed', 'access-refused', 'key-failed', 'token-failed']);
/** Told once in a while. */
const REPEATED: ReadonlySet<SecurityKind> = new Set([...REFUSALS, 'dossier-read', 'log-read']);
/** Keys of what was written lately: those that are forgotten are asked of the database. */
const MOST_REMEMBERED = 20_000;
const LONGEST = 200;

export interface SecurityParts {
  store?: SecurityStore;
  clock: Clock;
}

export class SecurityLog {
  readonly #parts: SecurityParts;
  readonly #written = new Set<string>();
  readonly #refused = new Map<string, number>();
  readonly #underWay = new Set<Promise<void>>();
  #window = Number.NaN;

  constructor(parts: SecurityParts) {
    this.#parts = parts;
  }

  /** What cannot be written is said on the error output, and holds up nobody: the answer was given. */
  note(event: SecurityEvent): Promise<void> {
    const writing = this.#write(event).catch((error: unknown) => {
      log.error('security-log-lacks', `the security log lacks ${event.kind}`, { error });
    });
    this.#underWay.add(writing);
    return writing.finally(() => this.#underWay.delete(writing));
  }

  /** Written unless it was before, whenever that was: whether it is the first. What cannot be written is a fault. */
  async first(event: SecurityEvent, once: string): Promise<boolean> {
    const { store, clock } = this.#parts;
    return (await store?.add({ ...event, at: clock.now().toString() }, once)) ?? true;
  }

  /** All that was noted is written. */
  async idle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  list(query: SecurityQuery, page: { limit: number; after?: string }): ReturnType<SecurityStore['list']> {
    return this.#parts.store?.list(query, page) ?? Promise.resolve({ rows: [] });
  }

  /** Those that are older than so many days go. */
  async sweep(days: number): Promise<number> {
    const before = this.#parts.clock.now().subtract({ hours: 24 * days });
    return (await this.#parts.store?.sweep(before.toString())) ?? 0;
  }

  async #write(event: SecurityEvent): Promise<void> {
    const { store, clock } = this.#parts;
    if (!store) return;
    const now = clock.now();
    const window = Math.floor(now.epochMilliseconds / (SECURITY_TERMS.onceMinutes * 60_000));
    if (window !== this.#window) {
      this.#window = window;
      this.#written.clear();
      this.#refused.clear();
    }
    // What repeats itself is counted once: it must not use up what is written of others.
    const repeat = this.#onceOf(event);
    if (repeat && this.#written.has(repeat)) return;
    const kept = this.#bounded(event);
    if (!kept) return;
    const once = kept === event ? repeat : this.#onceOf(kept);
    if (once) {
      if (this.#written.has(once)) return;
      if (this.#written.size >= MOST_REMEMBERED) this.#written.clear();
      this.#written.add(once);
    }
    const { who = '', what = '' } = kept;
    const row = { ...kept, who: who.slice(0, LONGEST) || undefined, what: what.slice(0, LONGEST) || undefined };
    await store.add({ ...row, at: now.toString() }, once);
  }

  /** Of what is told once in a while: the same for all that says the same. */
  #onceOf({ kind, who = '', client = '', dossier = '', what = '' }: SecurityEvent): string | undefined {
    if (!REPEATED.has(kind) && kind !== 'log-bounded') return undefined;
    // Somebody who is signed in is known by who they are, all others by where they come from.
    return `${`${kind} ${who || client} ${dossier} ${what}`.slice(0, 400)} ${this.#window}`;
  }

  /**
   * The event; or that there were more than are written; or nothing, where that was said. Only what is written counts towards all, and
   * people who are signed in count apart from strangers: nobody hides what somebody else does.
   */
  #bounded(event: SecurityEvent): SecurityEvent | undefined {
    if (!REFUSALS.has(event.kind)) return event;
    const { who, client, door } = event;
    const party = who ? `who ${who}` : `client ${clientOf(client ?? '')}`;
    const group = who ? 'people' : 'strangers';
    const counted = (key: string) => this.#refused.get(key) ?? 0;
    const count = (key: string) => this.#refused.set(key, counted(key) + 1);
    for (const [key, most, bounded] of [
      [party, SECURITY_TERMS.perClient, { kind: 'log-bounded', door, client, who, what: 'client' }],
      [group, SECURITY_TERMS.inAll, { kind: 'log-bounded', door, what: 'all' }],
    ] as [string, number, SecurityEvent][]) {
      if (counted(key) < most) continue;
      if (counted(key) > most) return undefined;
      count(key);
      return bounded;
    }
    count(party);
    count(group);
    return event;
  }
}

/** An account by its id alone, or with its kind before it. */
export const accountOf = (province: Pick<Province, 'officers'>, who: string): string =>
  /^(officer|citizen):|^operator$/.test(who) ? who : `${province.officers.has(who) ? 'officer' : 'citizen'}:${who}`;

/** What a request did that the log tells of; written once it was answered. */
export class Noted {
  who: string | undefined;
  /** What the answer was, where it was no. Of the log of the server. */
  refused: RefusalCode | undefined;
  /** Dossiers that were opened, and those that are not theirs to open. */
  readonly read = new Set<string>();
  readonly hidden = new Set<string>();
  readonly done: Pick<SecurityEvent, 'kind' | 'who' | 'what' | 'dossier'>[] = [];
}

export interface Answered {
  status: number;
  /** The pattern of the address, without what was typed into it. */
  route: string;
  client: string;
  door: SecurityEvent['door'];
}

/** Rows of a request that was answered. */
export function eventsOfAnswer(noted: Noted, { status, route, client, door }: Answered): SecurityEvent[] {
  const from = { client, door, who: noted.who };
  // What was asked for and refused did not leave.
  const done = noted.done.filter((one) => one.kind !== 'exported' || status < 400);
  const events: SecurityEvent[] = done.map((one) => ({ ...from, ...one }));
  const [hidden] = noted.hidden;
  const isKeptOut = status === 403 || (hidden !== undefined && status >= 400);
  if (isKeptOut) events.push({ ...from, kind: 'access-refused', dossier: hidden, what: route });
  const isWhole = events.some((one) => one.kind === 'exported');
  if (status < 400 && noted.who?.startsWith('officer:') && !isWhole)
    for (const dossier of noted.read) events.push({ ...from, kind: 'dossier-read', dossier });
  return events;
}
