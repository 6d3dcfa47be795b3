/** One contract, held by the in-memory twin and by PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresStatus } from '#adapters/postgres/postgres-status.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { StatusStore } from './credentials.ts';
import { MemoryStatus } from './memory-status.ts';

let drawn = 0;
const newId = () => uuidV7(Date.UTC(2026, 10, 25) + ++drawn, crypto.getRandomValues(new Uint8Array(10)));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

for (const [name, make] of [
  ['in memory', () => new MemoryStatus()],
  ['in PostgreSQL', () => new PostgresStatus(database.pool)],
] as const)
  describe(`statuses ${name}`, () => {
    let store: StatusStore;
    beforeAll(() => {
      store = make();
    });

    it('has no list before there is a result', async () => {
      expect(await store.readList(1)).toBeUndefined();
      expect(await store.setStatus(newId(), 'revoked')).toBeUndefined();
      expect(await store.readList(1)).toBeUndefined();
    });

    it('gives every result a place, the same each time, also to many at once', async () => {
      const ids = Array.from({ length: 40 }, newId);
      const places = await Promise.all([...ids, ...ids].map((id) => store.placeOf(id)));
      expect(new Set(places.map((one) => `${one.list}:${one.index}`)).size).toBe(40);
      expect(places.slice(40)).toEqual(places.slice(0, 40));
    });

    it('lists what does not hold, and nothing else', async () => {
      const [kept, revoked, replaced] = [newId(), newId(), newId()];
      const [a, b, c] = [await store.placeOf(kept), await store.placeOf(revoked), await store.placeOf(replaced)];
      expect(await store.setStatus(kept, 'valid')).toBeUndefined();
      expect(await store.setStatus(revoked, 'revoked')).toBe(1);
      expect(await store.setStatus(replaced, 'replaced')).toBe(1);
      expect(await store.setStatus(replaced, 'replaced')).toBeUndefined();
      const list = (await store.readList(1))!;
      expect([list[a.index], list[b.index], list[c.index]]).toEqual([0, 1, 3]);
      expect(list.reduce((sum, one) => sum + (one ? 1 : 0), 0)).toBe(2);
      expect(await store.setStatus(replaced, 'valid')).toBe(1);
      expect((await store.readList(1))![c.index]).toBe(0);
      expect(await store.readList(2)).toBeUndefined();
    });
  });
