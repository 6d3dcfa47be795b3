/** What the demo provider keeps of sign-ins under way: in memory, since a demonstration that is started anew begins anew. */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

interface Entry {
  value: AdapterPayload;
  /** By the clock on the wall, which the protocol goes by. */
  untilMs: number;
}

/** The oldest go first: whoever begins sign-ins without end fills no memory. */
const AT_MOST = 5_000;

export function demoStorage(): AdapterFactory {
  const entries = new Map<string, Entry>();
  const read = (key: string) => {
    const entry = entries.get(key);
    return entry && entry.untilMs > Date.now() ? entry.value : undefined;
  };
  return (model): Adapter => ({
    async upsert(id, value, seconds = Number.POSITIVE_INFINITY) {
      const key = `${model}:${id}`;
      entries.delete(key);
      entries.set(key, { value, untilMs: Date.now() + seconds * 1_000 });
      const [oldest] = entries.keys();
      if (entries.size > AT_MOST) entries.delete(oldest);
    },
    find: async (id) => read(`${model}:${id}`),
    async findByUid(uid) {
      for (const [key, { value }] of entries) if (value.uid === uid && key.startsWith(`${model}:`)) return read(key);
      return undefined;
    },
    // For devices without a keyboard, which do not sign in here.
    findByUserCode: async () => undefined,
    async consume(id) {
      const value = read(`${model}:${id}`);
      if (value) value.consumed = Math.floor(Date.now() / 1_000);
    },
    async destroy(id) {
      entries.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { value }] of entries) if (value.grantId === grantId) entries.delete(key);
    },
  });
}
