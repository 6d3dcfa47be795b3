/** For a page of many lines: what they ask the record of each, at one moment, is asked in one statement for all. */
import type { DossierState } from '#dossier/state.ts';
import { isNear } from '#spine/entries.ts';
import type { NearClaims, Store } from '#spine/store.ts';
import type { Platform } from './platform.ts';

type Reads = Pick<Store<DossierState>, 'load' | 'readEntries' | 'findHolders'>;

/** Keys that are asked for until the next turn of the loop, and then together. */
class Gathering<Value> {
  readonly #find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  #next: { keys: Set<string>; found: Promise<ReadonlyMap<string, Value>> } | undefined;

  constructor(find: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
    this.#find = find;
  }

  async get(key: string): Promise<Value | undefined> {
    this.#next ??= this.#begin();
    this.#next.keys.add(key);
    return (await this.#next.found).get(key);
  }

  #begin() {
    const keys = new Set<string>();
    const found = nextTurn().then(() => {
      this.#next = undefined;
      return this.#find([...keys]);
    });
    return { keys, found };
  }
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Question {
  claims: readonly string[];
  near: readonly NearClaims[];
}

/** The same of claims: each asker gets what is held of its own. */
class GatheringClaims {
  readonly #store: Store<DossierState>;
  readonly #next = new Map<string, { asked: Question[]; found: Promise<ReadonlyMap<string, string>> }>();

  constructor(store: Store<DossierState>) {
    this.#store = store;
  }

  async get(register: string, { claims, near }: Question): Promise<ReadonlyMap<string, string>> {
    if (!claims.length && !near.length) return new Map();
    const next = this.#next.get(register) ?? this.#begin(register);
    next.asked.push({ claims, near });
    const all = await next.found;
    const own = claims.flatMap((claim) => {
      const holder = all.get(claim);
      return holder === undefined ? [] : [[claim, holder] as const];
    });
    const among = near.length ? [...all].filter(([claim]) => near.some((one) => isNear(one, claim))) : [];
    return new Map([...own, ...among]);
  }

  #begin(register: string) {
    const asked: Question[] = [];
    const found = nextTurn().then(() => {
      this.#next.delete(register);
      const claims = new Set(asked.flatMap((one) => one.claims));
      return this.#store.findHolders(
        register,
        [...claims],
        asked.flatMap((one) => one.near),
      );
    });
    const next = { asked, found };
    this.#next.set(register, next);
    return next;
  }
}

/** The platform to look at many dossiers with; acts are done on the platform itself. */
export function gathering(platform: Platform): Platform {
  const { store } = platform;
  const dossiers = new Gathering((ids) => store.loadAll(ids));
  const entries = new Gathering((subjects) => store.readEntriesOfAll(subjects));
  const holders = new GatheringClaims(store);
  const reads: Reads = {
    load: (id) => dossiers.get(id),
    readEntries: async (subject) => (await entries.get(subject)) ?? [],
    findHolders: (register, claims, near = []) => holders.get(register, { claims, near }),
  };
  const asking = new Proxy(store, {
    get: (target, name) => {
      if (name in reads) return reads[name as keyof Reads];
      const found: unknown = Reflect.get(target, name, target);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
  return platform.reading(asking);
}
