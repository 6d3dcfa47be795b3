/** What the doors' drawer promises. Nothing runs without a database, so PostgreSQL is held to it directly and has no twin. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Delegation, DoorStore, Session } from './doors.ts';

let database: TestDatabase;
let doors: DoorStore;
beforeAll(async () => {
  database = await testDatabase();
  doors = new PostgresDoors(database.pool);
});
afterAll(() => database?.drop());

let drawn = 0;
const newId = () => uuidV7(Date.UTC(2026, 10, 25) + ++drawn, crypto.getRandomValues(new Uint8Array(10)));
const day = '2026-11-25';
const at = `${day}T01:00:00.000Z`;

describe('a session', () => {
  const session: Session = { kind: 'citizen', id: 'an', name: 'An', assurance: 2, formToken: 't', startedAt: at };

  it('is found until it ends, by its hash alone', async () => {
    await doors.saveSession('h1', session, `${day}T09:00:00Z`, at);
    expect(await doors.findSession('h1', `${day}T08:59:59Z`)).toEqual(session);
    expect(await doors.findSession('h1', `${day}T09:00:00Z`)).toBeUndefined();
    expect(await doors.findSession('h2', at)).toBeUndefined();
    await doors.endSession('h1');
    expect(await doors.findSession('h1', at)).toBeUndefined();
  });

  it.each([2020, 2026, 2040])('outlives the sign-in of others, whatever year it is (%i)', async (year) => {
    const hour = (n: number) => `${year}-03-0${n < 24 ? 1 : 3}T${String(n % 24).padStart(2, '0')}:00:00Z`;
    await doors.saveSession(`mine ${year}`, session, hour(9), hour(1));
    await doors.saveSession(`another's ${year}`, session, hour(10), hour(2));
    expect(await doors.findSession(`mine ${year}`, hour(2))).toEqual(session);
    // A day after its end it is forgotten, by the clock of who signs in then.
    await doors.saveSession(`next ${year}`, session, hour(47), hour(34));
    expect(await doors.findSession(`mine ${year}`, hour(2))).toBeUndefined();
  });
});

describe('the schema', () => {
  it('takes no time from the clock of the database', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'motcua' AND column_default ~* '(now|clock|timestamp|current)'`,
    );
    // Read by nobody and compared with nothing.
    expect(rows.map((row) => row.name)).toEqual(['pack.published_at']);
  });
});

describe('a draft', () => {
  const draft = (owner: string, text: string, savedAt = at) => ({
    id: newId(),
    owner,
    procedure: '1.001193',
    data: { text },
    savedAt,
  });

  it('is replaced by its owner and by nobody else', async () => {
    const mine = draft('citizen:an', 'một');
    await doors.saveDraft(mine);
    await doors.saveDraft({ ...mine, data: { text: 'hai' } });
    await doors.saveDraft({ ...mine, owner: 'citizen:binh', data: { text: 'cướp' } });
    expect(await doors.findDraft(mine.id)).toEqual({ ...mine, data: { text: 'hai' } });
    await doors.dropDraft(mine.id);
    expect(await doors.findDraft(mine.id)).toBeUndefined();
  });

  it('is listed for its owner, the newest first', async () => {
    const [old, young] = [
      draft('citizen:chi', 'a', `${day}T01:00:00.000Z`),
      draft('citizen:chi', 'b', `${day}T02:00:00Z`),
    ];
    for (const one of [old, young, draft('citizen:dung', 'c')]) await doors.saveDraft(one);
    expect((await doors.listDrafts('citizen:chi')).map((one) => one.id)).toEqual([young.id, old.id]);
  });
});

describe('a delegation', () => {
  it('is seen by both sides and revoked by the giver, once', async () => {
    const given: Delegation = {
      id: newId(),
      from: '022188000001',
      to: '022088000002',
      fromName: 'An',
      toName: 'Bình',
      procedure: '*',
      validFrom: day,
      validTo: '2027-11-25',
    };
    await doors.recordDelegation(given);
    expect(await doors.listDelegations(given.from)).toEqual([given]);
    expect(await doors.listDelegations(given.to)).toEqual([given]);
    expect(await doors.revokeDelegation(given.id, given.to, at)).toBe(false);
    expect(await doors.revokeDelegation(given.id, given.from, at)).toBe(true);
    expect(await doors.revokeDelegation(given.id, given.from, at)).toBe(false);
    expect((await doors.listDelegations(given.to))[0].revokedAt).toBe(at);
  });

  it('given twice to one person is revoked whole', async () => {
    const given = { from: '022188000011', to: '022188000012', fromName: 'An', toName: 'Bình', procedure: '*' };
    const twice = [newId(), newId()].map((id) => ({ ...given, id, validFrom: day, validTo: '2027-11-25' }));
    for (const one of twice) await doors.recordDelegation(one);
    expect(await doors.revokeDelegation(twice[0].id, given.from, at)).toBe(true);
    expect((await doors.listDelegations(given.to)).map(({ revokedAt }) => revokedAt)).toEqual([at, at]);
  });
});

describe('an upload', () => {
  it('belongs to everybody who handed it in, and to nobody else', async () => {
    const file = { hash: 'a'.repeat(64), name: 'giấy.pdf', type: 'application/pdf', sizeBytes: 9 };
    for (const owner of ['citizen:an', 'citizen:binh', 'citizen:an']) await doors.recordFile({ ...file, owner }, at);
    expect(await doors.findFile(file.hash)).toEqual({ ...file, owner: 'citizen:an' });
    const owns = (owner: string) => doors.ownsFile(file.hash, owner);
    expect(await Promise.all(['citizen:an', 'citizen:binh', 'citizen:chi'].map(owns))).toEqual([true, true, false]);
    expect(await doors.findFile('b'.repeat(64))).toBeUndefined();
  });
});

describe('a kept filter', () => {
  it("is the officer's own, and replaced by its name", async () => {
    await doors.saveFilter('hoa', { name: 'Đất', query: 'procedure=1' });
    await doors.saveFilter('hoa', { name: 'Đất', query: 'procedure=2' });
    await doors.saveFilter('hoa', { name: 'An', query: 'q=an' });
    await doors.saveFilter('minh', { name: 'Đất', query: 'q=minh' });
    expect(await doors.listFilters('hoa')).toEqual([
      { name: 'An', query: 'q=an' },
      { name: 'Đất', query: 'procedure=2' },
    ]);
    await doors.dropFilter('hoa', 'Đất');
    expect(await doors.listFilters('hoa')).toHaveLength(1);
    expect(await doors.listFilters('minh')).toHaveLength(1);
  });
});

describe('the queue', () => {
  it('gives numbers without gaps or doubles to many who come at once', async () => {
    const taken = await Promise.all(Array.from({ length: 40 }, () => doors.takeTicket('c1', day)));
    const numbers = taken.map((one) => one.number).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect((await doors.takeTicket('c2', day)).number).toBe(1);
    expect((await doors.takeTicket('c1', '2026-11-26')).number).toBe(1);
  });

  it('calls each to one desk, in their order', async () => {
    for (let i = 0; i < 6; i++) await doors.takeTicket('c3', day);
    expect(await doors.waitingTickets('c3', day)).toBe(6);
    const called = await Promise.all(['a', 'b', 'a', 'b'].map((desk) => doors.callTicket('c3', day, desk, at)));
    expect(called.map((one) => one?.number).sort()).toEqual([1, 2, 3, 4]);
    expect(await doors.waitingTickets('c3', day)).toBe(2);
    await doors.callTicket('c3', day, 'a', at);
    await doors.callTicket('c3', day, 'a', at);
    expect(await doors.callTicket('c3', day, 'a', at)).toBeUndefined();
  });
});
