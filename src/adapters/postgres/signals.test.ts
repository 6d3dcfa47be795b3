/** Servers that tell one another: what is heard, what is kept for later, and how long is waited for a database that is away. */
import { setImmediate as turn } from 'node:timers/promises';
import type { PoolConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type Listening, listenToStderr } from '../../../test/support/stderr.ts';
import { SIGNALS_APPLICATION, Signals } from './signals.ts';

let database: TestDatabase;
let reach: PoolConfig;
let stderr: Listening;
beforeAll(async () => {
  stderr = listenToStderr();
  database = await testDatabase();
  reach = { host: process.env['MOTCUA_TEST_SOCKET'], user: 'motcua_app', database: database.name };
});
afterAll(async () => {
  await database.drop();
  stderr.end();
  expect(stderr.heard().length).toBeGreaterThan(1);
  for (const line of stderr.heard()) expect(line).toMatch(/^signals: other servers are (not heard: |heard again$)/);
});

const NOW = '2026-11-25T01:00:00Z';
/** A server, with what it heard so far. */
function server(name: string, more: Partial<ConstructorParameters<typeof Signals>[0]> = {}) {
  const heard: string[] = [];
  let tell = () => {};
  const note = (what: string) => {
    heard.push(what);
    tell();
  };
  const signals = new Signals({
    database: reach,
    server: name,
    now: () => NOW,
    acted: (units) => note(units.join(' ')),
    ended: (session) => note(`ended ${session ?? 'any'}`),
    ...more,
  });
  const until = async (count: number) => {
    while (heard.length < count)
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    return heard;
  };
  return { signals, heard, until };
}

describe('servers on one database', () => {
  it('tell the others, not themselves; together what happens at one moment, and whole what is much', async () => {
    const [one, other] = [server('one'), server('other')];
    await Promise.all([one.signals.start(), other.signals.start()]);
    one.signals.tell(['06685-mc']);
    one.signals.tell(['06685-mc', '06862-mc']);
    expect(await other.until(1)).toEqual(['06685-mc 06862-mc']);
    const many = Array.from({ length: 450 }, (_, i) => `${10_000 + i}-mc`);
    one.signals.tell(many);
    const told = (await other.until(4)).slice(1);
    expect(told.flatMap((units) => units.split(' '))).toEqual(many);
    await database.pool.query("SELECT pg_notify('motcua_sessions', 'abc')");
    expect((await one.until(1)).slice(0)).toEqual(['ended abc']);
    await Promise.all([one.signals.stop(), other.signals.stop()]);
  });

  it('tell what they had to say while they stop', async () => {
    const [one, other] = [server('one'), server('other')];
    await Promise.all([one.signals.start(), other.signals.start()]);
    one.signals.tell(['06685-mc']);
    await one.signals.stop();
    expect(await other.until(1)).toEqual(['06685-mc']);
    await other.signals.stop();
  });

  it('wait longer each time for a database that is away, then tell and ask what was missed', async () => {
    const waits: number[] = [];
    const place = { ...reach };
    const away = server('away', {
      database: place,
      pause: async (ms) => {
        waits.push(ms);
        if (waits.length === 10) place.database = database.name;
        await turn();
      },
    });
    const other = server('other');
    await other.signals.start();
    place.database = 'nowhere';
    await away.signals.start();
    away.signals.tell(['06685-mc']);
    expect(await other.until(1)).toEqual(['06685-mc']);
    expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    expect(await away.until(1)).toEqual(['ended any']);
    // Once it is heard again, the next wait is short.
    const { rowCount } = await database.owner.query(
      'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1 AND application_name = $2',
      [database.name, SIGNALS_APPLICATION],
    );
    expect(rowCount).toBe(2);
    expect(await away.until(2)).toEqual(['ended any', 'ended any']);
    expect(waits.slice(10)).toEqual([250]);
    await Promise.all([away.signals.stop(), other.signals.stop()]);
  });
});
