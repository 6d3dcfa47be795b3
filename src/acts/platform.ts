/**
 * What every act runs on: the record, the clock, the province, the published procedures. Also the state cache: an act decides
 * on a remembered state, and the version check of its one statement proves the memory right; a refusal is only ever given on
 * a state that was just read.
 */
import type { Province } from '#authority/province.ts';
import type { Setting } from '#authority/values.ts';
import type { Rules } from '#dossier/rules.ts';
import type { Channel, DossierState } from '#dossier/state.ts';
import type { Ways } from '#dossier/untold.ts';
import type { Clock } from '#kernel/clock.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { type Procedure as CompiledProcedure, compilePack } from '#procedure/compile.ts';
import { type Pack, readPack } from '#procedure/pack.ts';
import type { RegisterCatalogue } from '#register/catalogue.ts';
import type { Delegation } from '#spine/doors.ts';
import type { ScanState } from '#spine/files.ts';
import type { AbsenceRow, Snapshot, Store } from '#spine/store.ts';
import { Cache } from './cache.ts';
import { SecurityLog } from './security.ts';

export type Procedure = Rules & {
  formOf(name: string): import('#engine/form/form.ts').FormSource | undefined;
  /** The settings of the province that a channel's limit and its fees are taken from. */
  settingsOf(channel: Channel): { limit: Setting[]; fees: Setting[] };
  /** The same of how often a supplement may be asked for, of the time to answer it, and of what that time does to the limit. */
  supplementSettings: { rounds?: Setting; answer?: Setting; clock?: Setting };
  acceptanceSetting?: Setting;
  confirmationSetting?: Setting;
};

export interface PlatformParts {
  store: Store<DossierState>;
  clock: Clock;
  province: Province;
  registers: RegisterCatalogue;
  /** So many random bytes. */
  random(bytes: number): Uint8Array;
  /** Dossiers of told stories: their timers are fired by the teller, not by the clock on the wall. */
  story?: boolean;
  observer?: Observer;
  /** Somebody signs results here, so they are handed over signed. */
  signsResults?: boolean;
  /** How messages leave to who has no account; without any, none. */
  ways?: Ways;
  /** A content that this owner brought in: its type, and what the malware scanner said of it. */
  findOwnFile?(hash: string, owner: string): Promise<{ type: string; scan: ScanState } | undefined>;
  /** Who comes in and is kept out is written there; without one, nowhere. */
  security?: SecurityLog;
  /** Given and received by this number; without them nobody acts for another online. */
  findDelegations?(idNumber: string): Promise<readonly Delegation[]>;
  /** Why procedure control closed it last; without it nobody knows. */
  findClosing?(procedure: string): Promise<string | undefined>;
}

/** Watches what stories pass through, so that a pack's cases can be held against the whole of it. */
export interface Observer {
  reached(element: string, flow?: string): void;
  matched(decision: string, rule: string): void;
}

const CACHED_DOSSIERS = 20_000;
const CACHED_PROCEDURES = 500;
const ABSENCES_FRESH_MS = 5_000;

export class Platform {
  readonly store: Store<DossierState>;
  readonly clock: Clock;
  readonly province: Province;
  readonly registers: RegisterCatalogue;
  readonly random: (bytes: number) => Uint8Array;
  readonly story: boolean;
  readonly observer: Observer | undefined;
  readonly signsResults: boolean;
  readonly ways: Ways;
  readonly findOwnFile: NonNullable<PlatformParts['findOwnFile']>;
  readonly findDelegations: NonNullable<PlatformParts['findDelegations']>;
  readonly findClosing: NonNullable<PlatformParts['findClosing']>;
  readonly security: SecurityLog;
  readonly snapshots = new Cache<Snapshot<DossierState>>(CACHED_DOSSIERS);
  /** Told of every act that was done here, by the units whose desks it touched: for screens that are live, and for other servers. */
  readonly listeners = new Set<(units: readonly string[]) => void>();
  /** What is for ever the same under a hash, whatever record it is read from. */
  #packs = new Cache<Pack>(CACHED_PROCEDURES);
  #procedures = new Cache<CompiledProcedure>(CACHED_PROCEDURES);
  #absences: { at: number; rows: AbsenceRow[] } | undefined;

  constructor(parts: PlatformParts) {
    this.store = parts.store;
    this.clock = parts.clock;
    this.province = parts.province;
    this.registers = parts.registers;
    this.random = parts.random;
    this.story = parts.story ?? false;
    this.observer = parts.observer;
    this.signsResults = parts.signsResults ?? false;
    this.ways = parts.ways ?? {};
    this.findOwnFile = parts.findOwnFile ?? (async () => undefined);
    this.findDelegations = parts.findDelegations ?? (async () => []);
    this.findClosing = parts.findClosing ?? (async () => undefined);
    this.security = parts.security ?? new SecurityLog({ clock: parts.clock });
  }

  /** The same platform with another clock: a story told beside the real day. */
  telling(clock: Clock): Platform {
    return this.#with({ clock, story: true });
  }

  /** The same platform where the record is read in another way. */
  reading(store: Store<DossierState>): Platform {
    return this.#with({ store });
  }

  /** Shares what was read and compiled of packs. */
  #with(parts: Partial<PlatformParts>): Platform {
    const other = new Platform({ ...this, ...parts });
    other.#packs = this.#packs;
    other.#procedures = this.#procedures;
    return other;
  }

  /** The pack as published under this hash. */
  async packByHash(hash: string): Promise<Outcome<Pack>> {
    return this.#packs.getOrMake(hash, async () => {
      const published = await this.store.findPack(hash);
      return published ? readPack(published.files) : refuse('procedure-not-found', { procedure: hash });
    });
  }

  /**
   * The procedure as published under this hash, for ever the same; what it takes from settings of the province is as of `at`, which
   * for a dossier is when it was received, else now.
   */
  async procedureByHash(hash: string, at?: string): Promise<Outcome<Procedure>> {
    const compiled = await this.#compiled(hash);
    if (isRefusal(compiled)) return compiled;
    const instant = at ? Temporal.Instant.from(at) : this.clock.now();
    return compiled.on(this.province.calendar.dateOf(instant));
  }

  #compiled(hash: string): Promise<Outcome<CompiledProcedure>> {
    return this.#procedures.getOrMake(hash, () => this.#compile(hash));
  }

  async #compile(hash: string): Promise<Outcome<CompiledProcedure>> {
    const pack = await this.packByHash(hash);
    if (isRefusal(pack)) return pack;
    return compilePack(pack, {
      onRule: (decision, rule) => this.observer?.matched(decision, rule.id),
      values: (id, date) => this.province.valueOf(id, date),
      titleOf: (number) => this.province.law.titleOf(number),
    });
  }

  /** The procedure that holds today under this code. */
  async procedure(code: string): Promise<Outcome<Procedure>> {
    const listing = await this.store.findProcedure(code);
    return listing ? this.procedureByHash(listing.hash) : refuse('procedure-not-found', { procedure: code });
  }

  async absences(at: string): Promise<readonly AbsenceRow[]> {
    const ms = Date.parse(at);
    if (this.story || !this.#absences || Math.abs(ms - this.#absences.at) > ABSENCES_FRESH_MS)
      this.#absences = { at: ms, rows: await this.store.absencesAt(at) };
    return this.#absences.rows;
  }

  /** Forget what was remembered of absences: one was just recorded. */
  absencesChanged(): void {
    this.#absences = undefined;
  }
}
