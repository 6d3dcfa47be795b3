/** What the doors' drawer promises. Nothing runs without a database, so PostgreSQL is held to it directly and has no twin. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Delegation, type DoorStore, ofSupplement, type Session } from './doors.ts';

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

  const [never, MOST] = ['0001-01-01T00:00:00Z', 3];
  const save = (hash: string, expiresAt: string, now: string, id = session.id) =>
    doors.saveSession(hash, { ...session, id }, { expiresAt, now, most: MOST });
  const find = (hash: string, now: string, idleSince = never, use = true) =>
    doors.findSession(hash, now, idleSince, use);

  it('is found until it ends, by its hash alone', async () => {
    await save('h1', `${day}T09:00:00Z`, at);
    expect(await find('h1', `${day}T08:59:59Z`)).toEqual(session);
    expect(await find('h1', `${day}T09:00:00Z`)).toBeUndefined();
    expect(await find('h2', at)).toBeUndefined();
    await doors.endSession('h1');
    expect(await find('h1', at)).toBeUndefined();
  });

  it.each([2020, 2026, 2040])('outlives the sign-in of others, whatever year it is (%i)', async (year) => {
    const hour = (n: number) => `${year}-03-0${n < 24 ? 1 : 3}T${String(n % 24).padStart(2, '0')}:00:00Z`;
    await save(`mine ${year}`, hour(9), hour(1));
    await save(`another's ${year}`, hour(10), hour(2), `binh ${year}`);
    expect(await find(`mine ${year}`, hour(2))).toEqual(session);
    // A day after its end it is forgotten, by the clock of who signs in then.
    await save(`next ${year}`, hour(47), hour(34));
    expect(await find(`mine ${year}`, hour(2))).toBeUndefined();
  });

  it('ends when nobody used it for a while; looking whether it holds is no use of it', async () => {
    await save('idle', `${day}T09:00:00Z`, `${day}T01:00:00Z`, 'giang');
    const half = async (time: string, since: string, use: boolean) =>
      Boolean(await find('idle', `${day}T${time}:00Z`, `${day}T${since}:00Z`, use));
    expect(await half('01:30', '00:30', true)).toBe(true);
    expect(await half('02:20', '01:20', false)).toBe(true);
    expect(await half('02:31', '01:31', true)).toBe(false);
  });

  it('is one of a few of its owner: the one unused for longest ends', async () => {
    const times = ['01', '02', '03', '04'].map((hour) => `${day}T${hour}:00:00Z`);
    for (const [i, time] of times.entries()) await save(`khoa ${i}`, `${day}T20:00:00Z`, time, 'khoa');
    const held = await Promise.all(times.map((_, i) => find(`khoa ${i}`, `${day}T05:00:00Z`)));
    expect(held.map(Boolean)).toEqual([false, true, true, true]);
  });

  it('is seen and ended by its owner, and by nobody else', async () => {
    const until = `${day}T20:00:00Z`;
    const hashes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
    for (const hash of hashes) await save(hash, until, at, 'van');
    await save('d'.repeat(64), until, at, 'cuc');
    const list = () => doors.listSessions('citizen:van', hashes[0], at, never);
    expect((await list()).map(({ id, isThis }) => [id, isThis])).toEqual([
      ['a'.repeat(16), true],
      ['b'.repeat(16), false],
      ['c'.repeat(16), false],
    ]);
    expect(await doors.endSessions('citizen:van', { id: 'd'.repeat(16) })).toBe(0);
    expect(await doors.endSessions('citizen:van', { id: 'b'.repeat(16) })).toBe(1);
    expect(await doors.endSessions('citizen:van', { except: hashes[0] })).toBe(1);
    expect((await list()).map(({ id }) => id)).toEqual(['a'.repeat(16)]);
    expect(await find('d'.repeat(64), at)).toBeDefined();
  });
});

it('is ended by who runs the installation, of some owners or of all', async () => {
  const store = new PostgresDoors(database.pool);
  const session = { kind: 'officer', name: 'x', assurance: 2, formToken: 't', startedAt: at } as const;
  for (const id of ['one', 'two', 'three'])
    await store.saveSession(`out ${id}`, { ...session, id }, { expiresAt: `${day}T20:00:00Z`, now: at, most: 9 });
  expect(await store.signOut(['officer:one', 'citizen:two'])).toBe(1);
  expect(await store.findSession('out two', at, '0001-01-01T00:00:00Z', false)).toBeDefined();
  await store.signOut();
  expect(await store.findSession('out two', at, '0001-01-01T00:00:00Z', false)).toBeUndefined();
});

describe('a post that waits for a sign-in', () => {
  const post = (client: string, time = at, text = 'x') => ({
    id: newId(),
    client,
    way: '/my/people',
    data: { text },
    at: time,
  });

  it('is given back once, within the hour', async () => {
    const [one, late] = [post('c1'), post('c1')];
    expect([await doors.parkPost(one), await doors.parkPost(late)]).toEqual([true, true]);
    expect(await doors.findParked(one.id, at)).toEqual(one);
    expect(await doors.findParked(late.id, `${day}T02:00:01Z`)).toBeUndefined();
    expect(await doors.takeParked(one.id, at)).toEqual(one);
    expect(await doors.takeParked(one.id, at)).toBeUndefined();
    expect(await doors.takeParked(late.id, `${day}T02:00:01Z`)).toBeUndefined();
  });

  it('is one of so many of a client, and of all; an hour later there is room again', async () => {
    const park = async (count: number, client: (i: number) => string, time = at) => {
      const kept = [];
      for (let i = 0; i < count; i++) kept.push(await doors.parkPost(post(client(i), time)));
      return kept.filter(Boolean).length;
    };
    expect(await park(70, () => 'flood')).toBe(60);
    expect(await park(1, () => 'another')).toBe(1);
    await database.pool.query(
      `INSERT INTO motcua.parked_post SELECT gen_random_uuid(), 'c' || n, '/', '{}', 2, $1 FROM generate_series(1, 5000) n`,
      [at],
    );
    expect(await park(1, () => 'yet another')).toBe(0);
    expect(await park(1, () => 'flood', `${day}T02:00:01Z`)).toBe(1);
    const { rows } = await database.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM motcua.parked_post');
    expect(rows[0].n).toBe(1);
  });

  it('is no larger than a form', async () => {
    expect(await doors.parkPost(post('large', at, 'x'.repeat(299_000)))).toBe(true);
    expect(await doors.parkPost(post('large', at, 'x'.repeat(301_000)))).toBe(false);
    for (let i = 0; i < 9; i++) await doors.parkPost(post('large', at, 'x'.repeat(299_000)));
    expect(await doors.parkPost(post('large', at, 'x'.repeat(299_000)))).toBe(false);
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

  it('is changed by nothing once it was handed in', async () => {
    const mine = draft('citizen:an', 'một');
    await doors.saveDraft(mine);
    expect(await doors.saveDraft({ ...mine, data: { done: true } })).toBe(true);
    expect(await doors.saveDraft({ ...mine, data: { text: 'cũ' } })).toBe(false);
    expect(await doors.findDraft(mine.id)).toEqual({ ...mine, data: { done: true } });
  });

  it('is one of so many of its owner; what is kept already is saved all the same', async () => {
    const drafts = Array.from({ length: 101 }, (_, i) => draft('citizen:many', String(i)));
    const kept = [];
    for (const one of drafts) kept.push(await doors.saveDraft(one));
    expect(kept.lastIndexOf(true)).toBe(99);
    expect(await doors.saveDraft({ ...drafts[0], data: { text: 'nữa' } })).toBe(true);
    expect(await doors.saveDraft({ ...drafts[1], data: { text: 'xong', done: true } })).toBe(true);
    expect(await doors.saveDraft(drafts[100])).toBe(true);
  });

  it('is kept for half a year after it was last saved', async () => {
    const [old, young] = [
      draft('citizen:old', 'a', '2026-05-28T00:00:00.000Z'),
      draft('citizen:old', 'b', '2026-05-30T00:00:00.000Z'),
    ];
    for (const one of [old, young]) await doors.saveDraft(one);
    expect((await doors.sweep(at)).drafts).toBe(1);
    expect((await doors.listDrafts('citizen:old')).map((one) => one.id)).toEqual([young.id]);
  });

  it('is not what is kept for a supplement: that is neither counted nor listed', async () => {
    const kept = (n: number) => ({ ...draft('citizen:giang', ''), data: { ...ofSupplement(`dossier ${n}`) } });
    const some = Array.from({ length: 101 }, (_, n) => kept(n));
    for (const one of some) expect(await doors.saveDraft(one)).toBe(true);
    const mine = draft('citizen:giang', 'một');
    expect(await doors.saveDraft(mine)).toBe(true);
    expect((await doors.listDrafts('citizen:giang')).map((one) => one.id)).toEqual([mine.id]);
    expect(await doors.findDraft(some[0].id)).toEqual(some[0]);
  });

  it('is listed for its owner, the newest first', async () => {
    const [old, young] = [
      draft('citizen:chi', 'a', `${day}T01:00:00.000Z`),
      draft('citizen:chi', 'b', `${day}T02:00:00Z`),
    ];
    for (const one of [old, young, draft('citizen:dung', 'c')]) await doors.saveDraft(one);
    // What was handed in is none any more, and takes nobody's place.
    for (let n = 0; n < 101; n++) {
      const done = draft('citizen:chi', 'd', `${day}T03:00:00Z`);
      await doors.saveDraft({ ...done, data: { ...done.data, done: true } });
    }
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

  it('is answered by who is to act alone: accepted once, declined also later, neither once it is revoked', async () => {
    const people = { from: '022188000021', to: '022188000022', fromName: 'An', toName: 'Bình', procedure: '*' };
    const given: Delegation = { ...people, id: newId(), validFrom: day, validTo: '2027-11-25' };
    await doors.recordDelegation(given);
    const answer = (to: string, how: 'accepted' | 'declined', id = given.id) => doors.answerDelegation(id, to, how, at);
    expect([await answer(given.from, 'accepted'), await answer(given.from, 'declined')]).toEqual([false, false]);
    expect([await answer(given.to, 'accepted'), await answer(given.to, 'accepted')]).toEqual([true, false]);
    expect(await doors.listDelegations(given.to)).toEqual([{ ...given, acceptedAt: at }]);
    expect([await answer(given.to, 'declined'), await answer(given.to, 'accepted')]).toEqual([true, false]);
    expect(await doors.listDelegations(given.to)).toEqual([{ ...given, acceptedAt: at, declinedAt: at }]);
    const other = { ...given, id: newId() };
    await doors.recordDelegation(other);
    await doors.revokeDelegation(other.id, other.from, at);
    expect(await answer(given.to, 'accepted', other.id)).toBe(false);
  });

  it('is found behind however many others: rights rest on it', async () => {
    const people = { from: '022188000031', to: '022188000032', fromName: 'An', toName: 'Bình', procedure: '*' };
    const mine = { ...people, id: newId(), validFrom: day, validTo: '2026-12-01' };
    await doors.recordDelegation(mine);
    for (let n = 0; n < 201; n++)
      await doors.recordDelegation({ ...mine, id: newId(), procedure: `${n}`, validTo: '2027-11-25' });
    expect((await doors.listDelegations(people.to)).find(({ id }) => id === mine.id)).toEqual(mine);
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
    // Each sees it under the name that they gave it.
    await doors.recordFile({ ...file, owner: 'citizen:dung', name: 'của Dũng.pdf' }, at);
    expect((await doors.findFile(file.hash, 'citizen:dung'))?.name).toBe('của Dũng.pdf');
    expect((await doors.findFile(file.hash, 'citizen:binh'))?.name).toBe('giấy.pdf');
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
