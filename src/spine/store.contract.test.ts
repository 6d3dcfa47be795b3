/** One contract, held by the in-memory twin and by PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { FIRST_HASH } from './chain.ts';
import { MemoryStore } from './memory-store.ts';
import type {
  AbsenceAct,
  Commit,
  DossierQuery,
  DossierRow,
  NewEntry,
  OpenTask,
  Scope,
  Store,
  TaskFilter,
} from './store.ts';

interface State {
  code?: string;
  note: string;
  kept?: string;
  /** Events folded since the state was saved. */
  folded?: number;
}

const fold = (state: State, _body: string): State => ({ ...state, folded: (state.folded ?? 0) + 1 });

let drawn = 0;
const newId = () => uuidV7(Date.UTC(2026, 10, 25) + ++drawn, crypto.getRandomValues(new Uint8Array(10)));
const at = '2026-11-25T01:00:00Z';
const task = (id: number, unit = 'u1'): OpenTask => ({
  id,
  step: `s${id}`,
  act: 'complete-task',
  unit,
  post: 'p',
  openedAt: at,
  dueAt: `2026-11-25T0${id}:00:00Z`,
  legalAt: `2026-11-26T0${id}:00:00.000Z`,
});

function commit(dossierId: string, expectedSeq: number, prevHash: string, change: Partial<Commit> = {}): Commit {
  const event = { type: 'noted', at, by: { id: 'x', name: 'X', kind: 'officer' }, n: expectedSeq };
  return {
    dossierId,
    expectedSeq,
    prevHash,
    events: [{ type: 'noted', at, actor: 'x', body: JSON.stringify(event) }],
    row: expectedSeq
      ? undefined
      : {
          status: 'in-progress',
          state: JSON.stringify({ note: 'after 1' }),
          dueAt: at,
          filed: JSON.stringify({ kept: 'handed in' }),
          intake: {
            procedure: '1.001193',
            packHash: 'h',
            field: 'f',
            unit: 'u1',
            receivingUnit: 'r1',
            applicantId: 'A1',
            applicantName: 'Đỗ Thị Ánh',
            story: false,
          },
          findBy: { names: ['Đỗ Thị Ánh'], numbers: ['022190000001'] },
        },
    tasks: { opened: [], closed: [], assigned: [] },
    entries: [],
    jobs: [],
    ...change,
  };
}

function contract(
  name: string,
  open: () => Promise<{
    store: Store<State>;
    jobs(): Promise<{ key: string; runAt: string }[]>;
    close(): Promise<void>;
  }>,
): void {
  describe(name, () => {
    let store: Store<State>;
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened.close());

    const begin = async (change: Partial<Commit> = {}) => {
      const id = newId();
      const done = await store.commit(commit(id, 0, FIRST_HASH, change));
      if (done.result !== 'committed') throw new Error(done.result);
      return { id, hash: done.hash };
    };

    it('gives back what was committed, handed-in part and code included', async () => {
      const { id, hash } = await begin();
      expect(await store.load(id)).toEqual({
        seq: 1,
        hash,
        savedSeq: 1,
        state: { kept: 'handed in', note: 'after 1', code: undefined },
      });
      const again = await store.commit(commit(id, 1, hash));
      if (again.result !== 'committed') throw new Error(again.result);
      expect(await store.load(id)).toMatchObject({ seq: 2, savedSeq: 1, state: { note: 'after 1', folded: 1 } });
      const row = { status: 'decided', state: JSON.stringify({ note: 'after 3' }) };
      await store.commit(commit(id, 2, again.hash, { row }));
      expect(await store.load(id)).toMatchObject({
        seq: 3,
        savedSeq: 3,
        state: { kept: 'handed in', note: 'after 3' },
      });
      expect((await store.load(id))!.state.folded).toBeUndefined();
      expect(await store.load(newId())).toBeUndefined();
    });

    it('answers each of many that come at one moment by itself', async () => {
      const begun = await Promise.all(Array.from({ length: 20 }, () => begin()));
      const subject = `S${++drawn}`;
      const entry = {
        register: 'kept',
        subject,
        data: {},
        trueSince: '2026-11-25',
        knownSince: at,
        seq: 2,
        once: true,
      };
      const claiming = { entries: [entry as NewEntry] };
      const results = await Promise.all([
        ...begun.map(({ id, hash }, i) => store.commit(commit(id, 1, hash, i % 5 ? {} : claiming))),
        store.commit(commit(begun[1].id, 1, begun[1].hash)),
        store.commit(commit(begun[2].id, 7, begun[2].hash)),
        store.commit(commit(newId(), 1, FIRST_HASH)),
      ]);
      const said = results.map(({ result }) => result);
      expect(begun.flatMap((_, i) => (i % 5 ? said[i] : []))).toEqual(Array(16).fill('committed'));
      expect(begun.flatMap((_, i) => (i % 5 ? [] : said[i])).sort()).toEqual([
        'committed',
        'entered',
        'entered',
        'entered',
      ]);
      expect(said.slice(20)).toEqual(['conflict', 'conflict', 'conflict']);
      for (const [i, { id }] of begun.entries())
        expect((await store.load(id))!.seq).toBe(said[i] === 'committed' ? 2 : 1);
    });

    it('says of many at once what it says of each', async () => {
      const beginning = `day=D${++drawn}:`;
      const near = { beginning, from: `${beginning}2026-01-01`, below: `${beginning}2026-08-01` };
      const claims = Array.from({ length: 30 }, (_, i) => `number=N${drawn}-${i}`);
      const entry = { register: 'kept', data: { n: 1 }, trueSince: '2026-11-25', knownSince: at, seq: 1 };
      const subject = `S${++drawn}`;
      const one = await begin({ entries: [{ ...entry, subject, unique: [claims[0], claims[29]] }] });
      const other = await begin({
        entries: [{ ...entry, subject: `${subject}b`, unique: [`${beginning}2026-05-01`, `${beginning}2026-09-01`] }],
      });
      const ids = [one.id, other.id, newId()];
      const loaded = await Promise.all(ids.slice(0, 2).map(async (id) => [id, await store.load(id)] as const));
      expect(await store.loadAll(ids)).toEqual(new Map(loaded));
      expect(await store.loadAll([])).toEqual(new Map());
      const read = await store.readEntriesOfAll([subject, `${subject}b`, `${subject}c`]);
      expect(read.get(subject)).toMatchObject([{ subject, origin: `${one.id}#1`, data: { n: 1 } }]);
      expect(read.get(`${subject}b`)).toEqual(await store.readEntries(`${subject}b`));
      expect(read.get(`${subject}c`) ?? []).toEqual([]);
      const held = new Map([
        [claims[0], one.id],
        [claims[29], one.id],
        [`${beginning}2026-05-01`, other.id],
      ]);
      expect(await store.findHolders('kept', claims, [near])).toEqual(held);
      expect(await store.findHolders('other', claims, [near])).toEqual(new Map());
    });

    it('lets one of fifty racing writers win, and changes nothing for the others', async () => {
      const { id, hash } = await begin({ tasks: { opened: [task(1)], closed: [], assigned: [] } });
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          store.commit(commit(id, 1, hash, { tasks: { opened: [task(2, `winner${i}`)], closed: [1], assigned: [] } })),
        ),
      );
      expect(results.filter((one) => one.result === 'committed')).toHaveLength(1);
      expect(results.filter((one) => one.result === 'conflict')).toHaveLength(49);
      expect(await store.readEvents(id)).toHaveLength(2);
      expect((await store.listTasks({ dossierId: id }, { limit: 10 })).rows).toHaveLength(1);
    });

    it('chains events and verifies the chain', async () => {
      const { id, hash } = await begin();
      const event = (n: number) => ({
        type: 'noted',
        at,
        actor: 'x',
        body: JSON.stringify({ type: 'noted', at, by: { id: 'x' }, n }),
      });
      await store.commit(commit(id, 1, hash, { events: [event(1), event(2), event(3)] }));
      const links = await store.readEvents(id);
      expect(links.map((link) => link.seq)).toEqual([1, 2, 3, 4]);
      expect(links.slice(1).map((link) => link.prevHash)).toEqual(links.slice(0, -1).map((link) => link.hash));
      expect(await store.verify(id)).toEqual({ dossiers: 1, events: 4, faults: [] });
    });

    it('draws codes by prefix and day without gap or double, also when some writers lose', async () => {
      const prefix = `H49.${++drawn}.00`;
      const code = { prefix, day: '261125', placeholder: '@code@' };
      const row = commit(newId(), 0, '').row;
      const event = {
        type: 'noted',
        at,
        actor: 'x',
        body: JSON.stringify({ type: 'noted', at, by: { id: 'x' }, code: '@code@' }),
      };
      const begun = await Promise.all(Array.from({ length: 30 }, () => begin()));
      const results = await Promise.all(
        begun.flatMap(({ id, hash }) =>
          [1, 2].map(() => store.commit(commit(id, 1, hash, { events: [event], row, code }))),
        ),
      );
      const codes = results.flatMap((one) => (one.result === 'committed' ? [one.code] : []));
      expect(codes.sort()).toEqual(
        Array.from({ length: 30 }, (_, i) => `${prefix}-261125-${String(i + 1).padStart(4, '0')}`),
      );
      const [{ id }] = begun;
      const loaded = await store.load(id);
      expect(await store.findDossierId(loaded?.state.code ?? '')).toBe(id);
      expect((await store.readEvents(id))[1].body).toContain(loaded?.state.code);
      expect((await store.verify(id)).faults).toEqual([]);
    });

    it('draws numbers of a book into the event and the saved state, without gap or double, and leaves the code', async () => {
      const code = { prefix: `out:${++drawn}`, day: '2026', placeholder: '@n@', book: true } as const;
      const row = { ...commit(newId(), 0, '').row!, state: JSON.stringify({ note: 'Số @n@/2026' }) };
      const body = JSON.stringify({ type: 'noted', at, by: { id: 'x' }, number: '@n@/2026' });
      const event = { type: 'noted', at, actor: 'x', body };
      const begun = await Promise.all(Array.from({ length: 12 }, () => begin()));
      const results = await Promise.all(
        begun.map(({ id, hash }) => store.commit(commit(id, 1, hash, { events: [event], row, code }))),
      );
      const numbers = results.map((one) => (one.result === 'committed' ? Number(one.code) : 0));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
      const [{ id }] = begun;
      const loaded = await store.load(id);
      expect(loaded?.state.code).toBeUndefined();
      expect(loaded?.state.note).toMatch(/^Số \d\d\/2026$/);
      expect((await store.readEvents(id))[1].body).toMatch(/"number":"\d\d\/2026"/);
      expect((await store.verify(id)).faults).toEqual([]);
      expect(await store.readBook(code.prefix, '2026')).toEqual({ last: 12, passed: [] });
      expect(await store.readBook(code.prefix, '2027')).toEqual({ last: 0, passed: [] });
    });

    it('takes a number that a person chose only where it lies ahead of all that were drawn, and goes on from it', async () => {
      const book = { prefix: `out:${++drawn}`, day: '2026', placeholder: '@n@', book: true } as const;
      const row = { ...commit(newId(), 0, '').row!, state: JSON.stringify({ note: 'Số @n@' }) };
      const event = { type: 'noted', at, actor: 'x', body: JSON.stringify({ type: 'noted', number: '@n@' }) };
      const draw = async (take?: number) => {
        const { id, hash } = await begin();
        const done = await store.commit(commit(id, 1, hash, { events: [event], row, code: { ...book, take } }));
        const written = (await store.readEvents(id)).length;
        return done.result === 'committed' ? done.code : `${done.result} ${written}`;
      };
      expect(await draw(7)).toBe('07');
      expect(await draw()).toBe('08');
      expect(await draw(8)).toBe('conflict 1');
      expect(await draw(3)).toBe('conflict 1');
      expect(await draw(120)).toBe('120');
      expect(await draw()).toBe('121');
    });

    it('keeps the numbers that a choice passes over, and gives each of them once', async () => {
      const book = { prefix: `out:${++drawn}`, day: '2026', placeholder: '@n@', book: true } as const;
      const row = { ...commit(newId(), 0, '').row!, state: JSON.stringify({ note: 'Số @n@' }) };
      const event = {
        type: 'noted',
        at,
        actor: 'x',
        body: JSON.stringify({ type: 'noted', at, by: { id: 'x' }, number: '@n@' }),
      };
      const draw = async (take?: number, isPassed?: true) => {
        const { id, hash } = await begin();
        const code = { ...book, take, ...(isPassed && { isPassed }) };
        const done = await store.commit(commit(id, 1, hash, { events: [event], row, code }));
        const events = await store.readEvents(id);
        if (done.result !== 'committed') return `${done.result} ${events.length}`;
        expect(events[1].body).toContain(`"${done.code}"`);
        expect((await store.verify(id)).faults).toEqual([]);
        return done.code;
      };
      const passed = async () =>
        (await store.readBook(book.prefix, '2026')).passed.map(({ first, last }) => `${first}-${last}`);
      expect(await draw(3, true)).toBe('conflict 1');
      expect(await draw(6)).toBe('06');
      expect(await draw(7)).toBe('07');
      expect(await passed()).toEqual(['1-5']);
      expect(await draw(3, true)).toBe('03');
      expect(await draw(3, true)).toBe('conflict 1');
      expect(await passed()).toEqual(['1-2', '4-5']);
      // Neither what was drawn, nor what lies ahead, nor another year's.
      for (const n of [6, 7, 8]) expect(await draw(n, true)).toBe('conflict 1');
      expect(await draw()).toBe('08');
      expect(await draw(11)).toBe('11');
      expect(await passed()).toEqual(['1-2', '4-5', '9-10']);
      for (const n of [1, 2, 5, 4, 9, 10]) expect(Number(await draw(n, true))).toBe(n);
      expect(await store.readBook(book.prefix, '2026')).toEqual({ last: 11, passed: [] });
      // Of many who want the same at one moment, one has it.
      await draw(20);
      const all = await Promise.all(Array.from({ length: 8 }, () => draw(15, true)));
      expect(all.filter((one) => one === '15')).toHaveLength(1);
      expect(await passed()).toEqual(['12-14', '16-19']);
      // A jump beside others that are drawn passes over what none of them has.
      const many = await Promise.all([draw(40), ...Array.from({ length: 6 }, () => draw())]);
      const given = many.filter((one) => !one?.startsWith('conflict')).map(Number);
      const free = (await store.readBook(book.prefix, '2026')).passed.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i),
      );
      expect(new Set(given).size).toBe(given.length);
      expect(free.filter((one) => given.includes(one) || one === 20)).toEqual([]);
    });

    it('answers the same request of the same actor with its receipt, and does nothing', async () => {
      const receipt = { actor: 'x', key: `k${++drawn}`, request: 'r' };
      const { id, hash } = await begin({ receipt });
      const again = await store.commit(commit(id, 1, hash, { receipt }));
      expect(again).toEqual({ result: 'duplicate', receipt: { dossierId: id, seq: 1, request: 'r' } });
      expect(await store.readEvents(id)).toHaveLength(1);
      expect(await store.findReceipt('x', receipt.key)).toEqual({ dossierId: id, seq: 1, request: 'r' });
      expect(await store.findReceipt('y', receipt.key)).toBeUndefined();
    });

    it('moves tasks: opened, assigned, closed, several at once', async () => {
      const unit = `unit${++drawn}`;
      const { id, hash } = await begin({
        tasks: {
          opened: [task(3, unit), task(1, unit), { ...task(2, unit), legalAt: undefined }],
          closed: [],
          assigned: [],
        },
      });
      const ids = async () => (await store.listTasks({ unit, post: 'p' }, { limit: 10 })).rows.map((row) => row.id);
      expect(await ids()).toEqual([1, 3, 2]);
      const first = await store.listTasks({ unit }, { limit: 2 });
      expect((await store.listTasks({ unit }, { limit: 2, after: first.next })).rows.map((row) => row.id)).toEqual([2]);
      const second = await store.commit(
        commit(id, 1, hash, { tasks: { opened: [], closed: [], assigned: [{ id: 1, assignee: 'me' }] } }),
      );
      expect((await store.listTasks({ unit, assignee: 'me' }, { limit: 10 })).rows.map((row) => row.id)).toEqual([1]);
      const third = await store.commit(
        commit(id, 2, second.result === 'committed' ? second.hash : '', {
          tasks: { opened: [task(4, unit)], closed: [1], assigned: [] },
        }),
      );
      expect(await ids()).toEqual([3, 4, 2]);
      await store.commit(
        commit(id, 3, third.result === 'committed' ? third.hash : '', {
          tasks: { opened: [], closed: [2, 3, 4], assigned: [] },
        }),
      );
      expect(await ids()).toEqual([]);
    });

    it('orders tasks by the legal date, whatever the hours of the step; what stands still comes last and is late only where its date had passed before', async () => {
      const unit = `unit${++drawn}`;
      const paused = { reason: 'supplement', since: '2026-11-20T01:00:00.000Z' };
      const opened = [
        { ...task(1, unit), dueAt: '2026-11-01T01:00:00.000Z' },
        { ...task(2, unit), legalAt: '2026-11-24T01:00:00.000Z', dueAt: '2027-01-01T01:00:00.000Z' },
        { ...task(3, unit), legalAt: undefined, paused },
        { ...task(4, unit), legalAt: undefined, oneByOne: 'against' },
      ];
      const { id, hash } = await begin({ tasks: { opened, closed: [], assigned: [] } });
      const list = async (filter: TaskFilter = {}) =>
        (await store.listTasks({ unit, ...filter }, { limit: 10 })).rows.map((row) => row.id);
      expect(await list()).toEqual([2, 1, 4, 3]);
      expect(await list({ dueBefore: at })).toEqual([2]);
      expect(await list({ oneByOne: true })).toEqual([4]);
      expect(await list({ oneByOne: false })).toEqual([2, 1, 3]);
      expect(await store.countTasks({ unit, oneByOne: false })).toBe(3);
      expect((await store.listTasks({ unit, post: 'p' }, { limit: 10 })).rows.map((row) => row.paused)).toEqual([
        undefined,
        undefined,
        undefined,
        paused,
      ]);
      // Page by page, over the end of what is dated and of what runs.
      const seen: number[] = [];
      for (let after: string | undefined, i = 0; i < 4; i++) {
        const listed = await store.listTasks({ unit, post: 'p' }, { limit: 1, after });
        seen.push(...listed.rows.map((row) => row.id));
        after = listed.next;
      }
      expect(seen).toEqual([2, 1, 4, 3]);
      const changed = [
        { id: 2, dueAt: '2026-11-30T01:00:00.000Z', paused: { ...paused, reason: 'payment' } },
        { id: 3, legalAt: '2026-11-25T09:00:00.000Z', oneByOne: 'disagreed' },
      ];
      await store.commit(commit(id, 1, hash, { tasks: { opened: [], closed: [4], assigned: [], changed } }));
      expect(await list()).toEqual([3, 1, 2]);
      expect(await list({ dueBefore: '2099-01-01T00:00:00Z' })).toEqual([3, 1]);
      const [third, , second] = (await store.listTasks({ unit }, { limit: 3 })).rows;
      expect(third).toMatchObject({ paused: undefined, legalAt: changed[1].legalAt, oneByOne: 'disagreed' });
      expect(third.dueAt).toBeUndefined();
      expect(second).toMatchObject({ paused: { reason: 'payment' }, legalAt: undefined, dueAt: changed[0].dueAt });
    });

    it('keeps what stands still after its date had passed among what is late, first', async () => {
      const unit = `unit${++drawn}`;
      const missed = {
        legalAt: '2026-11-19T01:00:00.000Z',
        paused: { reason: 'supplement', since: '2026-11-20T01:00:00.000Z' },
      };
      const { id, hash } = await begin({ tasks: { opened: [task(1, unit), task(2, unit)], closed: [], assigned: [] } });
      const list = async (filter: TaskFilter = {}) => (await store.listTasks({ unit, ...filter }, { limit: 10 })).rows;
      const changed = [{ id: 2, ...missed }];
      const done = await store.commit(
        commit(id, 1, hash, { tasks: { opened: [], closed: [], assigned: [], changed } }),
      );
      expect(await list()).toMatchObject([{ id: 2, ...missed }, { id: 1 }]);
      expect(await list({ dueBefore: at })).toMatchObject([{ id: 2 }]);
      const next = { ...task(3, unit), ...missed };
      await store.commit(
        commit(id, 2, done.result === 'committed' ? done.hash : '', {
          tasks: { opened: [next], closed: [2], assigned: [] },
        }),
      );
      expect(await list({ dueBefore: at })).toMatchObject([{ id: 3, ...missed }]);
      expect(await store.countTasks({ unit, dueBefore: at })).toBe(1);
      expect(await store.countTasks({ unit, dueFrom: at, dueBefore: '9999-01-01T00:00:00Z' })).toBe(
        (await list()).filter((row) => row.legalAt && !row.paused && Date.parse(row.legalAt) >= Date.parse(at)).length,
      );
      expect((await store.listTasks({ unit }, { limit: 1 })).next).toBeDefined();
    });

    it('leaves out a question whose silence has come to be consent, at its hour, and no other', async () => {
      const unit = `unit${++drawn}`;
      const dueAt = '2026-11-25T02:00:00.000Z';
      const asked = { unit, dueAt, id: 'c1' };
      const ask = (n: number) => ({ ...task(n, unit), act: 'answer-consultation', dueAt, legalAt: dueAt });
      const at = async (notSilentAt: string) =>
        (await store.listTasks({ unit, notSilentAt }, { limit: 10 })).rows.map((row) => row.id);
      for (const [n, consultation] of [
        { ...asked, silence: 'consent' },
        { ...asked, silence: 'wait' },
        { ...asked, silence: 'consent', withdrawn: {} },
        { ...asked, silence: 'consent', unit: 'another' },
      ].entries()) {
        const row = { ...commit('', 0, '').row!, state: JSON.stringify({ consultations: [consultation] }) };
        await begin({ row, tasks: { opened: [ask(n + 1)], closed: [], assigned: [] } });
      }
      expect((await at('2026-11-25T01:59:59Z')).toSorted()).toEqual([1, 2, 3, 4]);
      expect((await at(dueAt)).toSorted()).toEqual([2, 3, 4]);
      expect(await store.countTasks({ unit, notSilentAt: dueAt })).toBe(3);
    });

    it('gives the line of a task to the one that takes its place, marks and all', async () => {
      const unit = `unit${++drawn}`;
      const { id, hash } = await begin({ tasks: { opened: [task(1, unit)], closed: [], assigned: [] } });
      const since = '2026-11-25T02:00:00.000Z';
      const next = { ...task(2, unit), legalAt: undefined, paused: { reason: 'payment', since }, oneByOne: 'awaited' };
      const done = await store.commit(
        commit(id, 1, hash, { tasks: { opened: [next], closed: [1], assigned: [], changed: [] } }),
      );
      expect((await store.listTasks({ unit }, { limit: 5 })).rows).toMatchObject([
        { id: 2, paused: next.paused, oneByOne: 'awaited' },
      ]);
      const same = { ...next, id: 3, dueAt: undefined };
      const third = await store.commit(
        commit(id, 2, done.result === 'committed' ? done.hash : '', {
          tasks: { opened: [same], closed: [2], assigned: [], sameLine: true },
        }),
      );
      expect((await store.listTasks({ unit }, { limit: 5 })).rows).toMatchObject([
        { id: 3, paused: next.paused, oneByOne: 'awaited', dueAt: undefined },
      ]);
      await store.commit(
        commit(id, 3, third.result === 'committed' ? third.hash : '', {
          tasks: { opened: [task(4, unit)], closed: [3], assigned: [] },
        }),
      );
      const [row] = (await store.listTasks({ unit }, { limit: 5 })).rows;
      expect([row.id, row.paused, row.oneByOne, row.legalAt]).toEqual([4, undefined, undefined, task(4).legalAt]);
    });

    it('writes register entries and jobs with the event, or not at all', async () => {
      const subject = `S${++drawn}`;
      const entry = {
        register: 'birth',
        subject,
        data: { fullName: 'Trần Bảo' },
        trueSince: '2026-11-20',
        knownSince: at,
        seq: 2,
      };
      const { id, hash } = await begin();
      const job = {
        task: 'wake-dossier-of-story',
        key: `wake:${id}`,
        runAt: '2030-01-01T00:00:00Z',
        payload: { dossierId: id },
      };
      await store.commit(commit(id, 1, hash, { entries: [entry], jobs: [job] }));
      await store.commit(
        commit(id, 1, hash, {
          entries: [{ ...entry, data: { fullName: 'lost' } }],
          jobs: [{ ...job, key: `lost:${id}` }],
        }),
      );
      expect(await store.readEntries(subject)).toMatchObject([
        { register: 'birth', origin: `${id}#2`, data: { fullName: 'Trần Bảo' } },
      ]);
      const keys = (await opened.jobs()).map((one) => one.key);
      expect(keys).toContain(job.key);
      expect(keys).not.toContain(`lost:${id}`);
    });

    it('knows a result by its file, and every dossier that it is of', async () => {
      const [file, other, paper] = ['a', 'b', 'c'].map((letter) => `${letter}${++drawn}`.padEnd(64, '0'));
      const noting = (type: string, name: string) => ({
        type,
        at,
        actor: 'x',
        body: JSON.stringify({ type, file: name }),
      });
      const [one, two] = [await begin(), await begin()];
      await store.commit(
        commit(one.id, 1, one.hash, { events: [noting('result-issued', file), noting('result-signed', other)] }),
      );
      await store.commit(
        commit(two.id, 1, two.hash, {
          events: [noting('outside-result-recorded', file), noting('scan-signed', paper)],
        }),
      );
      expect(await store.findByResultFile([paper])).toEqual(new Map());
      expect(await store.findByResultFile([file, other, paper])).toEqual(
        new Map([
          [file, [one.id, two.id].sort()],
          [other, [one.id]],
        ]),
      );
    });

    it('gives no entry that its dossier revoked, and keeps those of others', async () => {
      const subject = `S${++drawn}`;
      const entry = { register: 'permit', subject, data: { n: 1 }, trueSince: '2026-11-20', knownSince: at, seq: 2 };
      const [one, other] = [await begin(), await begin()];
      const { hash } = (await store.commit(commit(one.id, 1, one.hash, { entries: [entry] }))) as { hash: string };
      await store.commit(commit(other.id, 1, other.hash, { entries: [{ ...entry, data: { n: 2 } }] }));
      await store.commit(commit(one.id, 2, hash, { entries: [{ ...entry, data: {}, seq: 3, revokes: true }] }));
      expect(await store.readEntries(subject)).toMatchObject([{ data: { n: 2 }, origin: `${other.id}#2` }]);
    });

    it('takes an entry that stands once from one dossier alone, until that one is revoked', async () => {
      const subject = `O${++drawn}`;
      const entry = {
        register: 'birth',
        subject,
        data: { n: 1 },
        trueSince: '2026-11-20',
        knownSince: at,
        seq: 2,
        once: true as const,
      };
      const [one, other] = [await begin(), await begin()];
      const [first, second] = await Promise.all(
        [one, other].map(({ id, hash }) => store.commit(commit(id, 1, hash, { entries: [entry] }))),
      );
      expect([first.result, second.result].sort()).toEqual(['committed', 'entered']);
      expect(await store.readEntries(subject)).toHaveLength(1);
      const [winner, loser] = first.result === 'committed' ? [one, other] : [other, one];
      const { hash } = (first.result === 'committed' ? first : second) as { hash: string };
      // Nothing of the act that lost is there.
      expect((await store.load(loser.id))?.seq).toBe(1);
      const revoking = { ...entry, once: undefined, data: {}, seq: 3, revokes: true as const };
      await store.commit(commit(winner.id, 2, hash, { entries: [revoking] }));
      // Of a newcomer nothing stands anywhere; what was revoked does not.
      const { seq: _seq, once: _once, ...known } = { ...entry, register: 'person', subject: `${subject}n` };
      await store.loadEntries([{ ...known, origin: 'x' }]);
      const newcomer = { ...entry, subject: known.subject, newcomer: true as const };
      const taken = await store.commit(commit(loser.id, 1, loser.hash, { entries: [newcomer] }));
      expect(taken.result).toBe('entered');
      const fresh = { ...entry, newcomer: true as const };
      expect(await store.commit(commit(loser.id, 1, loser.hash, { entries: [fresh] }))).toMatchObject({
        result: 'committed',
      });
    });

    it('moves nothing on while something stands about who is to be unregistered, but for what the same dossier entered', async () => {
      const subject = `R${++drawn}`;
      const known = { register: 'birth', subject, data: { n: 1 }, trueSince: '2026-11-20', knownSince: at };
      const asks = { ...known, data: {}, bare: true as const, unregistered: true as const };
      const [one, other] = [await begin(), await begin()];
      const asked = (await store.commit(commit(one.id, 1, one.hash, { entries: [{ ...asks, seq: 2 }] }))) as {
        hash: string;
      };
      // Nothing is taken by asking.
      expect(await store.readEntries(subject)).toEqual([]);
      const { hash } = (await store.commit(commit(one.id, 2, asked.hash, { entries: [{ ...known, seq: 3 }] }))) as {
        hash: string;
      };
      const refused = await store.commit(commit(other.id, 1, other.hash, { entries: [{ ...asks, seq: 2 }] }));
      expect(refused).toEqual({ result: 'entered' });
      expect((await store.load(other.id))?.seq).toBe(1);
      const own = (await store.commit(commit(one.id, 3, hash, { entries: [{ ...asks, seq: 4 }] }))) as {
        result: string;
        hash: string;
      };
      expect(own.result).toBe('committed');
      const revokes = { ...known, data: {}, seq: 5, revokes: true as const };
      await store.commit(commit(one.id, 4, own.hash, { entries: [revokes] }));
      expect((await store.commit(commit(other.id, 1, other.hash, { entries: [{ ...asks, seq: 2 }] }))).result).toBe(
        'committed',
      );
      expect((await store.commit(commit(other.id, 1, other.hash, { entries: [{ ...asks, seq: 2 }] }))).result).toBe(
        'conflict',
      );
    });

    it('takes a value that stands once from one dossier alone, says which, and an entry again after its own revocation', async () => {
      const drawnOnce = `code=${++drawn}, (a) b`;
      const entryOf = (subject: string) => ({
        register: 'business',
        subject,
        data: { n: drawn },
        unique: [drawnOnce],
        trueSince: '2026-11-20',
        knownSince: at,
        seq: 2,
      });
      const [one, other] = [await begin(), await begin()];
      const entry = entryOf(`U${drawn}`);
      const { hash } = (await store.commit(commit(one.id, 1, one.hash, { entries: [entry] }))) as { hash: string };
      const taken = await store.commit(commit(other.id, 1, other.hash, { entries: [entryOf(`V${drawn}`)] }));
      expect(taken).toEqual({ result: 'entered', taken: drawnOnce });
      const revoking = { ...entry, data: {}, seq: 3, revokes: true as const };
      const revoked = (await store.commit(commit(one.id, 2, hash, { entries: [revoking] }))) as { hash: string };
      expect(await store.readEntries(entry.subject)).toEqual([]);
      const again = { ...entry, data: { n: 2 }, seq: 4 };
      const third = await store.commit(commit(one.id, 3, revoked.hash, { entries: [again] }));
      expect(third.result).toBe('committed');
      expect(await store.readEntries(entry.subject)).toMatchObject([{ data: { n: 2 }, origin: `${one.id}#4` }]);
      expect(await store.commit(commit(other.id, 1, other.hash, { entries: [entryOf(`V${drawn}`)] }))).toMatchObject({
        result: 'entered',
      });
    });

    it('keeps entries of other sources, however these number them', async () => {
      const subject = `E${++drawn}`;
      const known = { register: 'person', subject, trueSince: '2020-01-01', knownSince: at };
      await store.loadEntries([{ ...known, data: { n: 1 }, origin: 'source #A-7' }]);
      expect(await store.readEntries(subject)).toMatchObject([{ data: { n: 1 } }]);
    });

    it('takes a value without a row, and lets nothing pass that asks for it to be free', async () => {
      const value = `certificate=${++drawn}`;
      const bare = {
        register: 'land-right',
        subject: '',
        data: {},
        trueSince: '',
        knownSince: at,
        seq: 2,
        bare: true as const,
      };
      const [one, other, later] = [await begin(), await begin(), await begin()];
      // Free as yet: nothing is taken by asking.
      const asks = { ...bare, untaken: [value] };
      expect((await store.commit(commit(one.id, 1, one.hash, { entries: [asks] }))).result).toBe('committed');
      const takes = { ...bare, unique: [value] };
      expect((await store.commit(commit(other.id, 1, other.hash, { entries: [takes] }))).result).toBe('committed');
      expect(await store.readEntries('')).toEqual([]);
      expect(await store.commit(commit(later.id, 1, later.hash, { entries: [asks] }))).toEqual({
        result: 'entered',
        taken: value,
      });
      expect(await store.commit(commit(later.id, 1, later.hash, { entries: [takes] }))).toEqual({
        result: 'entered',
        taken: value,
      });
    });

    it('asks of any number of values in several registers, and says which of them is taken', async () => {
      const bare = { subject: '', data: {}, trueSince: '', knownSince: at, seq: 2, bare: true as const };
      const value = `certificate=${++drawn}`;
      const [holder, ...askers] = await Promise.all(Array.from({ length: 6 }, begin));
      const takes = { ...bare, register: 'land-right', unique: [value] };
      expect((await store.commit(commit(holder.id, 1, holder.hash, { entries: [takes] }))).result).toBe('committed');
      const free = (count: number) => Array.from({ length: count }, (_, i) => `certificate=${drawn}-${i}`);
      const asks = (register: string, untaken: string[]) => ({ ...bare, register, untaken });
      const asking = async ({ id, hash }: typeof holder, ...entries: ReturnType<typeof asks>[]) =>
        await store.commit(commit(id, 1, hash, { entries }));
      // The same text for nine as for twelve, and for one more register another.
      expect((await asking(askers[0], asks('land-right', free(9)))).result).toBe('committed');
      expect((await asking(askers[1], asks('land-right', free(12)))).result).toBe('committed');
      expect((await asking(askers[2], asks('land-right', free(2)), asks('kept', [value]))).result).toBe('committed');
      const taken = { result: 'entered', taken: value };
      expect(await asking(askers[3], asks('land-right', [...free(11), value]))).toEqual(taken);
      expect(await asking(askers[4], asks('kept', [value]), asks('land-right', [...free(1), value]))).toEqual(taken);
    });

    it('knows the one dossier that holds a thing, until another takes it over or gives it back', async () => {
      const claim = `holding=C${++drawn}`;
      const entry = {
        register: 'kept',
        subject: '',
        data: {},
        trueSince: '2026-11-25',
        knownSince: '2026-11-25T02:00:00.000Z',
        seq: 2,
        bare: true as const,
      };
      const [one, other, stranger] = [await begin(), await begin(), await begin()];
      const taking = async (who: typeof one, before?: string) =>
        (await store.commit(
          commit(who.id, 1, who.hash, { entries: [{ ...entry, holdings: [{ claim, ...(before && { before }) }] }] }),
        )) as { result: string; hash: string };
      const holder = async () => (await store.findHolders('kept', [claim, `${claim} not`])).get(claim);
      expect(await holder()).toBeUndefined();
      await taking(one);
      expect(await holder()).toBe(one.id);
      const taken = await taking(other, one.id);
      expect([taken.result, await holder()]).toEqual(['committed', other.id]);
      // They saw the one before as its holder, who holds it no more.
      expect(await taking(stranger, one.id)).toEqual({ result: 'entered', taken: claim });
      expect(await taking(stranger)).toEqual({ result: 'entered', taken: claim });
      const back = { ...entry, seq: 3, revokes: true as const, holdings: [{ claim, before: one.id }] };
      expect((await store.commit(commit(other.id, 2, taken.hash, { entries: [back] }))).result).toBe('committed');
      expect(await holder()).toBe(one.id);
    });

    it('gives a thing to one alone of those who saw the same holder and act at one moment', async () => {
      const claim = `holding=R${++drawn}`;
      const entry = { register: 'kept', subject: '', data: {}, trueSince: '2026-11-25', seq: 2, bare: true as const };
      const seller = await begin();
      const taking = (who: typeof seller, before?: string) =>
        store.commit(
          commit(who.id, 1, who.hash, {
            entries: [
              {
                ...entry,
                knownSince: '2026-11-25T02:00:00.000Z',
                holdings: [{ claim, ...(before && { before }) }],
              },
            ],
          }),
        );
      await taking(seller);
      const buyers = await Promise.all(Array.from({ length: 6 }, () => begin()));
      const outcomes = await Promise.all(buyers.map((one) => taking(one, seller.id)));
      expect(outcomes.map(({ result }) => result).sort()).toEqual(['committed', ...Array(5).fill('entered')]);
      const winner = buyers[outcomes.findIndex(({ result }) => result === 'committed')];
      expect(await store.findHolders('kept', [claim])).toEqual(new Map([[claim, winner.id]]));
      expect(outcomes.filter(({ result }) => result === 'entered')[0]).toEqual({ result: 'entered', taken: claim });
    });

    it('refuses what is near to what another dossier took, also of several that act at one moment', async () => {
      const beginning = `mother=M${++drawn}:`;
      const near = { beginning, from: `${beginning}2026-01-01`, below: `${beginning}2026-08-01` };
      const bare = {
        register: 'kept',
        subject: '',
        data: {},
        trueSince: '',
        knownSince: at,
        seq: 2,
        bare: true as const,
      };
      const claimOf = ({ id }: { id: string }, day = '2026-05-01') => `${beginning}${day}:${id}`;
      const taking = (who: Awaited<ReturnType<typeof begin>>, more: Partial<NewEntry> = {}) =>
        store.commit(
          commit(who.id, 1, who.hash, {
            entries: [{ ...bare, unique: [claimOf(who)], near: [near], turns: [beginning], ...more }],
          }),
        );
      const all = await Promise.all(Array.from({ length: 6 }, () => begin()));
      const outcomes = await Promise.all(all.map((one) => taking(one)));
      expect(outcomes.map(({ result }) => result).sort()).toEqual(['committed', ...Array(5).fill('entered')]);
      const won = outcomes.findIndex(({ result }) => result === 'committed');
      const [winner, [asker, other, far, beside]] = [all[won], all.filter((_, i) => i !== won)];
      expect(await store.findHolders('kept', [], [near])).toEqual(new Map([[claimOf(winner), winner.id]]));
      expect(await store.findHolders('other', [], [near])).toEqual(new Map());
      // Asked alone, nothing is taken.
      const asked = await taking(asker, { unique: [], turns: [] });
      expect(asked).toEqual({ result: 'entered', taken: claimOf(winner) });
      expect(await taking(other)).toEqual({ result: 'entered', taken: claimOf(winner) });
      const later = { from: `${beginning}2026-05-02`, below: `${beginning}2027-01-01`, beginning };
      expect((await taking(far, { near: [later], unique: [claimOf(far, '2026-09-01')] })).result).toBe('committed');
      // Not asked, it is taken beside what is there; and when it is given free, what is there stays.
      const { hash } = (await taking(beside, { near: [] })) as { hash: string };
      const holders = async () => [...(await store.findHolders('kept', [], [near])).values()].sort();
      expect(await holders()).toEqual([winner.id, beside.id].sort());
      const freed = { ...bare, unique: [claimOf(beside)], seq: 3, revokes: true as const };
      await store.commit(commit(beside.id, 2, hash, { entries: [freed] }));
      expect(await holders()).toEqual([winner.id]);
    });

    it('lists the dossiers of one applicant, newest first, page by page', async () => {
      const applicantId = `A${++drawn}`;
      const row = commit('', 0, '').row!;
      const own = { row: { ...row, intake: { ...row.intake!, applicantId } } };
      const ids = [(await begin(own)).id, (await begin(own)).id, (await begin(own)).id].sort().reverse();
      const first = await store.listDossiers({ applicantId }, { limit: 2 });
      expect(first.rows).toMatchObject(ids.slice(0, 2).map((id) => ({ id, applicantName: 'Đỗ Thị Ánh', seq: 1 })));
      const inStatus = (status: string | string[]) => store.listDossiers({ applicantId, status }, { limit: 9 });
      expect((await inStatus(['issued', 'in-progress'])).rows.map(({ id }) => id)).toEqual(ids);
      expect((await inStatus(['issued', 'closed'])).rows).toEqual([]);
      expect((await inStatus('in-progress')).rows).toHaveLength(3);
      const rest = await store.listDossiers({ applicantId }, { limit: 2, after: first.next });
      expect(rest).toEqual({ rows: [expect.objectContaining({ id: ids[2], status: 'in-progress' })] });
    });

    it('lists of a person what one account began alone, and what somebody hands in for others', async () => {
      const [own, other, me] = [`A${++drawn}`, `A${++drawn}`, `N${++drawn}`];
      const row = commit('', 0, '').row!;
      const of = async (applicantId: string, filed: object) =>
        (await begin({ row: { ...row, filed: JSON.stringify(filed), intake: { ...row.intake!, applicantId } } })).id;
      const mine = await of(own, { applicant: { id: 'account', idNumber: own } });
      const counter = await of(own, { applicant: { idNumber: own } });
      const acted = await of(other, { applicant: { idNumber: other }, representative: { idNumber: me } });
      await of(other, { applicant: { idNumber: other } });
      const ids = async (filter: object, page = { limit: 9 }) =>
        (await store.listDossiers({ applicantId: own, ...filter }, page)).rows.map(({ id }) => id);
      const newest = (...some: string[]) => some.sort().reverse();
      expect(await ids({})).toEqual(newest(mine, counter));
      expect(await ids({ account: 'account' })).toEqual([mine]);
      const represents = { applicants: [other], by: me };
      expect(await ids({ represents })).toEqual(newest(mine, counter, acted));
      // A page is full of what is theirs, whatever else the other has.
      expect(await ids({ represents }, { limit: 2 })).toEqual(newest(mine, counter, acted).slice(0, 2));
      expect(await ids({ represents: { applicants: [], by: me } })).toEqual(newest(mine, counter));
    });

    describe('what is looked for', () => {
      const minutes = (n: number) => `2026-11-25T02:${String(n).padStart(2, '0')}:00.000Z`;
      /** A dossier with what lists need, handed in at that minute. */
      const filed = async (
        minute: number,
        change: Partial<NonNullable<DossierRow['intake']>> & Partial<DossierRow>,
      ) => {
        const {
          status,
          state,
          dueAt,
          resultAt,
          paused,
          consulted,
          findBy = { names: [], numbers: [] },
          ...rest
        } = change;
        const { filed: answers, ...intake } = rest;
        const row = commit('', 0, '').row!;
        const { id } = await begin({
          row: {
            ...row,
            status: status ?? row.status,
            state: state ?? row.state,
            dueAt: dueAt ?? row.dueAt,
            resultAt,
            paused,
            consulted,
            findBy,
            filed: answers ?? row.filed,
            intake: { ...row.intake!, submittedAt: minutes(minute), ...intake },
          },
        });
        return id;
      };
      const ids = async (query: DossierQuery, scope: Scope) =>
        (await store.findDossiers(query, scope, { limit: 20 })).rows.map((row) => row.id);

      it('is found on the ground of taking back once a result was issued, or its decision taken back', async () => {
        const procedure = `taking-back-${++drawn}`;
        const of = async (minute: number, status: DossierRow['status'], state: object = {}) => {
          const before = JSON.parse(commit('', 0, '').row!.state) as object;
          return filed(minute, { procedure, status, state: JSON.stringify({ ...before, ...state }) });
        };
        const result = { number: '1' };
        await of(1, 'submitted');
        await of(2, 'in-progress');
        await of(3, 'decided');
        await of(4, 'closed', { outcome: 'withdrawn' });
        await of(5, 'refused', { result: { ...result, against: true } });
        await of(6, 'awaiting-supplement');
        const found = [
          await of(7, 'issued', { result }),
          await of(8, 'delivered', { result }),
          await of(9, 'closed', { result: { ...result, revoked: {} } }),
          await of(10, 'awaiting-supplement', { result }),
          await of(11, 'refused', { result: { ...result, against: true }, decision: { tookBack: {} } }),
        ];
        expect((await ids({}, { issuedOf: [procedure] })).toSorted()).toEqual(found.toSorted());
        expect(await ids({}, { issuedOf: [`${procedure}-other`] })).toEqual([]);
      });

      it('is to be told while a notice of it stands that reached nobody, whatever became of it', async () => {
        const unit = `told${++drawn}`;
        const scope = { receivingUnits: [unit] };
        const at = (minute: number, untold: unknown, status: string, note = '') =>
          filed(minute, {
            receivingUnit: unit,
            status,
            state: JSON.stringify({ note, ...(untold ? { untold } : {}) }),
          });
        const notice = { seq: 3, at: '2026-11-25T01:00:00Z', type: 'asked' };
        const open = await at(1, [notice], 'in-progress');
        const closed = await at(2, [notice, { ...notice, seq: 4 }], 'closed');
        await at(3, undefined, 'closed');
        await at(4, [], 'closed', '"untold":[{');
        expect(await ids({ untold: true }, scope)).toEqual([closed, open]);
        expect(await store.countDossiers({ untold: true }, { receivingUnits: ['other'] }, 9)).toBe(0);
      });

      it('was received once, here or by a body outside, whatever became of it', async () => {
        const unit = `received${++drawn}`;
        const scope = { receivingUnits: [unit] };
        const at = (minute: number, saved: object, status: string) =>
          filed(minute, { receivingUnit: unit, status, state: JSON.stringify(saved) });
        const here = await at(1, { clock: { dueAt: '2026-11-30T09:00:00Z' } }, 'closed');
        const outside = await at(2, { outside: { body: 'B', receivedAt: '2026-11-25T01:00:00Z' } }, 'in-progress');
        await at(3, { outside: { body: 'B' } }, 'submitted');
        await at(4, {}, 'refused');
        expect(await ids({ received: true }, scope)).toEqual([outside, here]);
        expect(await store.countDossiers({ received: true }, scope, 9)).toBe(2);
      });

      it('has a question that nobody answered, whatever became of it', async () => {
        const unit = `asked${++drawn}`;
        const scope = { receivingUnits: [unit] };
        const at = (minute: number, saved: object, status: string) =>
          filed(minute, { receivingUnit: unit, status, state: JSON.stringify({ note: '"asked":{"since"', ...saved }) });
        const asked = { since: '2026-11-25T01:00:00Z' };
        const open = await at(1, { asked }, 'in-progress');
        const closed = await at(2, { asked }, 'closed');
        const none = await at(3, {}, 'closed');
        expect(await ids({ asked: true }, scope)).toEqual([closed, open]);
        const { rows } = await store.findDossiers({}, scope, { limit: 9 });
        expect(rows.map((row) => [row.id, row.asked])).toEqual([
          [none, false],
          [closed, true],
          [open, true],
        ]);
      });

      it('is without a fee while it is received, has no result, and its pack leaves the fee open by that channel', async () => {
        const receivingUnit = `fee${++drawn}`;
        const scope = { receivingUnits: [receivingUnit] };
        const at = async (minute: number, status: string, state: object, channel = 'counter', packHash = 'open') =>
          filed(minute, {
            ...{ receivingUnit, status, packHash },
            ...{ filed: JSON.stringify({ channel }), state: JSON.stringify({ note: '', ...state }) },
          });
        const ofCase = { id: 'case-fee', ofCase: true };
        const none = await at(1, 'in-progress', { fees: [] });
        const notice = await at(2, 'awaiting-payment', { fees: [{ id: 'tax' }, { ...ofCase, of: 'tax' }] });
        const decided = await at(3, 'decided', {});
        const asked = await at(4, 'awaiting-supplement', { supplement: { from: 'in-progress' } });
        await at(5, 'awaiting-supplement', { supplement: { from: 'submitted' } }, 'counter', 'early');
        await at(6, 'in-progress', { fees: [ofCase] });
        await at(7, 'in-progress', { fees: [] }, 'online');
        await at(8, 'in-progress', { fees: [] }, 'counter', 'free');
        await at(9, 'decided', { result: { against: true } });
        for (const status of ['submitted', 'closed', 'withdrawn', 'refused', 'lapsed']) await at(10, status, {});
        const unsetFee = ['open', 'early'].map((pack) => ({ pack, channel: 'counter' }));
        expect(await ids({ unsetFee }, scope)).toEqual([asked, decided, notice, none]);
        expect(await ids({ unsetFee: [] }, scope)).toEqual([]);
        expect((await store.listOpenPacks(scope)).sort()).toEqual(['free', 'open']);
        expect(await store.listOpenPacks({})).toEqual([]);
      });

      it('is found nearest first: by its code or number, by the whole name as written, by that name, then by parts', async () => {
        const unit = `near${++drawn}`;
        const scope = { units: [unit] };
        const filedAs = (minute: number, ...names: string[]) =>
          filed(minute, {
            unit,
            applicantName: names[0],
            findBy: { names, numbers: [] },
            filed: JSON.stringify({ answers: { childName: names.at(-1) } }),
          });
        const written = await filedAs(1, 'Lê Thị Lan');
        const child = await filedAs(2, 'Trần Văn Tú', 'Lê Thị Lan');
        const unmarked = await filedAs(3, 'Lê Thị Lân');
        const longer = await filedAs(4, 'Lê Thị Lan Anh');
        const turned = await filedAs(5, 'Lan Lê Thị');
        const numbered = await filed(6, { unit, findBy: { names: ['Lê Thị Lan Chi'], numbers: ['000012345678'] } });
        const all = [child, written, unmarked, numbered, turned, longer];
        expect(await ids({ text: ' lê thị  LAN' }, scope)).toEqual(all);
        expect(await ids({ text: 'Lê Thị Lân' }, scope)).toEqual([unmarked, child, written, numbered, turned, longer]);
        expect(await ids({ text: 'le thi lan' }, scope)).toEqual([unmarked, child, written, numbered, turned, longer]);
        expect(await ids({ text: '5678' }, scope)).toEqual([numbered]);
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await store.findDossiers({ text: 'Lê Thị Lan' }, scope, { limit: 2, after });
          seen.push(...page.rows.map(({ id }) => id));
          after = page.next;
        } while (after);
        expect(seen).toEqual(all);
      });

      it('is found by parts of names with or without marks, by numbers and telephones, and newest first', async () => {
        const unit = `find${++drawn}`;
        const scope = { units: [unit] };
        const an = await filed(1, {
          unit,
          findBy: { names: ['Nguyễn Thị An', 'Hoàng Đức Long'], numbers: ['022190000123', '0912 345 678'] },
        });
        const binh = await filed(2, {
          unit,
          findBy: { names: ['Công ty TNHH Nguyên-Bình (NB)'], numbers: ['5701234567', '+84 203 3825 000'] },
        });
        expect(await ids({ text: 'nguyen' }, scope)).toEqual([binh, an]);
        expect(await ids({ text: 'AN Nguyễn' }, scope)).toEqual([an]);
        expect(await ids({ text: 'hoang duc' }, scope)).toEqual([an]);
        expect(await ids({ text: 'guyen' }, scope)).toEqual([]);
        // Words of two names are no name.
        expect(await ids({ text: 'nguyen long' }, scope)).toEqual([]);
        expect(await ids({ text: 'nb' }, scope)).toEqual([binh]);
        expect(await ids({ text: '022190000123' }, scope)).toEqual([an]);
        expect(await ids({ text: '0123' }, scope)).toEqual([an]);
        expect(await ids({ text: '091.234.5678' }, scope)).toEqual([an]);
        expect(await ids({ text: '+84 912 345 678' }, scope)).toEqual([an]);
        expect(await ids({ text: '0203 3825000' }, scope)).toEqual([binh]);
        for (const nothing of ['', '%', '_', '5678901', "' OR true --", 'an%'])
          expect([nothing, await ids({ text: nothing }, scope)]).toEqual([nothing, nothing === 'an%' ? [an] : []]);
        expect(await store.countDossiers({ text: 'nguyen' }, scope, 10)).toBe(2);
        expect(await store.countDossiers({ text: 'nguyen' }, scope, 1)).toBe(1);
      });

      it('is found by its names as they were written last', async () => {
        const unit = `named${++drawn}`;
        const id = await filed(1, { unit, findBy: { names: ['Trần Văn Cũ'], numbers: ['1234'] } });
        const { seq, hash } = (await store.load(id))!;
        const { intake: _intake, ...row } = commit('', 0, '').row!;
        const after = { ...row, findBy: { names: ['Trần Văn Mới', 'Lê Thị Hoa'], numbers: ['1234'] } };
        await store.commit(commit(id, seq, hash, { row: after }));
        for (const [text, found] of [
          ['van cu', 0],
          ['văn mới', 1],
          ['hoa', 1],
          ['1234', 1],
        ] as const)
          expect([text, (await ids({ text }, { units: [unit] })).length]).toEqual([text, found]);
      });

      it('is found by its code or the end of it', async () => {
        const unit = `H49.${++drawn}`;
        const row = commit('', 0, '').row!;
        const { id, hash } = await begin({ row: { ...row, intake: { ...row.intake!, unit } } });
        const code = { prefix: unit, day: '261125', placeholder: '@code@' };
        const intake = { ...row.intake!, unit, submittedAt: minutes(1) };
        await store.commit(commit(id, 1, hash, { row: { ...row, intake }, code }));
        const whole = `${unit}-261125-0001`;
        for (const text of [whole, whole.toLowerCase(), '261125-0001', '0001', '001', ` ${whole} `])
          expect([text, await ids({ text }, { units: [unit] })]).toEqual([text, [id]]);
        for (const text of ['01', '0002', '261125', `${unit}`])
          expect([text, await ids({ text }, { units: [unit] })]).toEqual([text, []]);
      });

      it('shows only what lies within somebody’s scope, each once', async () => {
        const n = ++drawn;
        const [here, there, asked] = [`here${n}`, `there${n}`, `asked${n}`];
        const mine = await filed(1, { unit: here, receivingUnit: here, consulted: [asked, 'x'] });
        const theirs = await filed(2, { unit: there, receivingUnit: here });
        await filed(3, { unit: here, receivingUnit: here, status: 'draft' });
        await filed(4, { unit: here, receivingUnit: here, story: true });
        const desk = `desk${n}`;
        const worked = async (minute: number, assignee?: string) => {
          const row = commit('', 0, '').row!;
          const intake = { ...row.intake!, unit: there, receivingUnit: there, submittedAt: minutes(minute) };
          const { id } = await begin({
            row: { ...row, intake },
            tasks: { opened: [{ ...task(1, desk), assignee: undefined }], closed: [], assigned: [] },
          });
          const { hash } = (await store.load(id))!;
          if (assignee)
            await store.commit(
              commit(id, 1, hash, { tasks: { opened: [], closed: [], assigned: [{ id: 1, assignee }] } }),
            );
          return id;
        };
        const [free, taken, own] = [await worked(5), await worked(6, 'other'), await worked(7, 'me')];
        const desks = { officer: 'me', at: [{ unit: desk, post: 'p' }] };
        expect(await ids({}, { units: [here] })).toEqual([mine]);
        expect(await ids({}, { receivingUnits: [here] })).toEqual([theirs, mine]);
        expect(await ids({}, { consulted: [asked] })).toEqual([mine]);
        expect(await ids({}, { desks })).toEqual([own, free]);
        expect(await ids({}, { desks: { officer: 'me', at: [{ unit: desk, post: 'q' }] } })).toEqual([]);
        // Whoever leads the unit, whoever of it has the work.
        expect(await ids({}, { led: [desk] })).toEqual([own, taken, free]);
        expect(await ids({}, { led: [here] })).toEqual([]);
        const all = { units: [here], receivingUnits: [here], consulted: [asked], desks };
        expect(await ids({}, all)).toEqual([own, free, theirs, mine]);
        expect(await store.countDossiers({}, all, 10)).toBe(4);
        expect(await ids({}, {})).toEqual([]);
        expect(await store.countDossiers({}, {}, 10)).toBe(0);
        expect((await ids({ from: minutes(1) }, { all: true })).filter((id) => id === taken)).toEqual([taken]);
        const seen: string[] = [];
        for (let after: string | undefined, i = 0; i < 4; i++) {
          const listed = await store.findDossiers({}, all, { limit: 1, after });
          seen.push(...listed.rows.map((row) => row.id));
          after = listed.next;
        }
        expect(seen).toEqual([own, free, theirs, mine]);
      });

      it('is narrowed by field, procedure, status, day and whether it is late by law', async () => {
        const unit = `book${++drawn}`;
        const scope = { units: [unit] };
        const dueAt = '2026-11-25T04:00:00.000Z';
        const running = await filed(1, { unit, dueAt });
        const late = await filed(2, { unit, dueAt, status: 'issued', resultAt: '2026-11-25T05:00:00.000Z' });
        const done = await filed(3, { unit, dueAt, status: 'closed', resultAt: '2026-11-25T03:00:00.000Z' });
        const paused = { reason: 'payment', since: minutes(30) };
        const still = await filed(4, { unit, dueAt, status: 'awaiting-payment', paused, field: 'g', procedure: '2.2' });
        await filed(5, { unit, dueAt, status: 'withdrawn' });
        // Its first result is issued, and others follow: not all that was asked for is there.
        const following = await filed(6, { unit, dueAt, status: 'issued' });
        const missed = { reason: 'supplement', since: '2026-11-25T04:30:00.000Z' };
        const standing = `book${++drawn}`;
        const stopped = await filed(7, { unit: standing, dueAt, status: 'awaiting-supplement', paused: missed });
        const inTime = { ...missed, since: '2026-11-25T03:59:00.000Z' };
        await filed(8, { unit: standing, dueAt, status: 'awaiting-supplement', paused: inTime });
        const asOf = '2026-11-25T06:00:00Z';
        expect(await ids({ timing: { is: 'late', at: asOf } }, { units: [standing] })).toEqual([stopped]);
        expect(await ids({ timing: { is: 'on-time', at: asOf } }, { units: [standing] })).toEqual([]);
        expect(await ids({ timing: { is: 'soon', at: asOf } }, { units: [standing] })).toEqual([stopped]);
        const timing = (is: 'late' | 'on-time' | 'soon', asOf: string) => ids({ timing: { is, at: asOf } }, scope);
        expect(await timing('late', '2026-11-25T03:30:00Z')).toEqual([late]);
        expect(await timing('on-time', '2026-11-25T03:30:00Z')).toEqual([following, done, running]);
        expect(await timing('late', '2026-11-25T06:00:00Z')).toEqual([following, late, running]);
        expect(await timing('on-time', '2026-11-25T06:00:00Z')).toEqual([done]);
        // Without a result, and due before; what only came in by the end of its intake check.
        await filed(9, { unit, dueAt, status: 'submitted' });
        expect(await timing('soon', '2026-11-25T06:00:00Z')).toEqual([following, running]);
        expect(await timing('soon', '2026-11-25T03:30:00Z')).toEqual([]);
        const state = '{"acceptBy":"2026-11-25T02:30:00.000Z"}';
        const unchecked = await filed(10, { unit, state, status: 'submitted' });
        const awaited = { reason: 'payment', since: minutes(11) };
        await filed(11, { unit, state, status: 'submitted', paused: awaited });
        expect(await timing('soon', '2026-11-25T03:30:00Z')).toEqual([unchecked]);
        expect(await timing('late', '2026-11-25T02:30:01Z')).toEqual([unchecked, late]);
        const between = (from: string) => ids({ timing: { is: 'soon', at: '2026-11-25T03:30:00Z', from } }, scope);
        expect(await between('2026-11-25T02:30:00Z')).toEqual([unchecked]);
        expect(await between('2026-11-25T02:30:01Z')).toEqual([]);
        expect(await ids({ field: 'g' }, scope)).toEqual([still]);
        expect(await ids({ procedure: '2.2' }, scope)).toEqual([still]);
        expect(await ids({ status: 'closed' }, scope)).toEqual([done]);
        expect(await ids({ from: minutes(2), before: minutes(4) }, scope)).toEqual([done, late]);
        expect((await store.findDossiers({ status: 'awaiting-payment' }, scope, { limit: 1 })).rows).toMatchObject([
          { id: still, paused, dueAt, submittedAt: minutes(4) },
        ]);
        expect(await store.listFiled(scope)).toEqual([
          { procedure: '1.001193', field: 'f' },
          { procedure: '2.2', field: 'g' },
        ]);
      });
    });

    it('reads what was answered in many dossiers at once', async () => {
      const [told, silent] = [newId(), newId()];
      const drafted = commit(told, 0, FIRST_HASH);
      const filed = JSON.stringify({ kept: 'handed in', answers: { childName: 'Bùi Gia Hân' } });
      await store.commit({ ...drafted, row: { ...drafted.row!, filed } });
      await store.commit(commit(silent, 0, FIRST_HASH));
      expect(await store.readAnswers([told, silent, newId()])).toEqual(
        new Map([
          [told, { packHash: 'h', answers: { childName: 'Bùi Gia Hân' } }],
          [silent, { packHash: 'h', answers: {} }],
        ]),
      );
    });

    it('publishes packs by hash and remembers which holds', async () => {
      const pack = {
        hash: `h${++drawn}`,
        code: '9.000001',
        name: 'Đăng ký hộ kinh doanh',
        field: 'f',
        tier: 'commune',
        origin: 'law',
        status: 'published' as const,
        reasons: [],
        files: { 'procedure.yaml': '{}' },
      };
      await store.publish([pack]);
      await store.publish([{ ...pack, hash: `${pack.hash}b`, status: 'needs-review', reasons: ['time-unstated'] }]);
      expect(await store.findProcedure('9.000001')).toMatchObject({
        hash: `${pack.hash}b`,
        status: 'needs-review',
        reasons: ['time-unstated'],
      });
      expect((await store.findPack(pack.hash))?.files).toEqual(pack.files);
      expect(
        (await store.listProcedures({ text: 'ho kinh doanh' }, { limit: 5 })).rows.map((row) => row.code),
      ).toContain('9.000001');
      expect((await store.listProcedures({ text: '100%_' }, { limit: 5 })).rows).toEqual([]);
    });

    it('keeps absences by their last act', async () => {
      const officer = `o-${crypto.randomUUID()}`;
      const act: AbsenceAct = {
        id: crypto.randomUUID(),
        seq: 1,
        act: 'record-absence',
        officer,
        from: '2026-11-25T00:00:00.000Z',
        to: '2026-11-27T00:00:00.000Z',
        standIn: 'other',
        reason: 'ill',
        byId: officer,
        byName: 'O',
        at: '2026-11-25T00:00:00.000Z',
      };
      const at = async (time: string) => (await store.absencesAt(time)).filter((one) => one.officer === officer);
      expect(await store.recordAbsence(act)).toBe(true);
      expect(await store.recordAbsence(act)).toBe(false);
      expect(await at('2026-11-26T12:00:00Z')).toEqual([act]);
      expect(await at('2026-11-27T00:00:00Z')).toEqual([]);
      const ended: AbsenceAct = {
        ...act,
        seq: 2,
        act: 'end-absence',
        to: '2026-11-26T00:00:00.000Z',
        standIn: undefined,
      };
      expect(await store.recordAbsence(ended)).toBe(true);
      expect(await at('2026-11-26T12:00:00Z')).toEqual([]);
      expect(await store.findAbsence(act.id)).toEqual(ended);
      expect(await store.listAbsences([officer], '2026-11-25T12:00:00Z')).toEqual([ended]);
      expect(await store.listAbsences(['nobody'], '2026-11-25T12:00:00Z')).toEqual([]);
      await store.recordAbsence({ ...ended, seq: 3, act: 'cancel-absence' });
      expect(await at('2026-11-25T12:00:00Z')).toEqual([]);
      expect(await store.listAbsences([officer], '2026-11-25T12:00:00Z')).toEqual([]);
      expect(await store.findAbsence(crypto.randomUUID())).toBeUndefined();
    });

    it('keeps one absence of an officer for the same days, however many are recorded at once', async () => {
      const officer = `o-${crypto.randomUUID()}`;
      const days = (from: number, to: number): AbsenceAct => ({
        ...{ id: crypto.randomUUID(), seq: 1, act: 'record-absence', officer, reason: '', byId: officer, byName: 'O' },
        ...{ from: `2026-11-${from}T00:00:00.000Z`, to: `2026-11-${to}T00:00:00.000Z`, at: '2026-11-20T00:00:00.000Z' },
      });
      const written = await Promise.all(
        Array.from({ length: 8 }, (_, i) => store.recordAbsence(days(22 + (i % 2), 26))),
      );
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await store.listAbsences([officer], '2026-11-21T00:00:00Z')).toHaveLength(1);
      expect(await store.recordAbsence(days(26, 27))).toBe(true);
      expect(await store.recordAbsence({ ...days(22, 26), officer: `${officer}-2` })).toBe(true);
      expect(await store.recordAbsence({ ...days(24, 25), officer: `${officer}-3`, standIn: officer })).toBe(false);
    });

    it('keeps one of two absences whose officers name each other as stand-in at once', async () => {
      const [one, two] = [`o-${crypto.randomUUID()}`, `o-${crypto.randomUUID()}`];
      const of = (officer: string, standIn: string): AbsenceAct => ({
        ...{ id: crypto.randomUUID(), seq: 1, act: 'record-absence', officer, standIn, reason: '' },
        ...{ from: '2026-11-22T00:00:00.000Z', to: '2026-11-26T00:00:00.000Z', at: '2026-11-20T00:00:00.000Z' },
        ...{ byId: officer, byName: 'O' },
      });
      const written = await Promise.all([of(one, two), of(two, one)].map((act) => store.recordAbsence(act)));
      expect(written.filter(Boolean)).toHaveLength(1);
      expect(await store.listAbsences([one, two], '2026-11-21T00:00:00Z')).toHaveLength(1);
    });
  });
}

contract('in-memory twin', async () => {
  const store = new MemoryStore<State>(fold);
  return { store, jobs: async () => [...store.jobs.values()], close: async () => {} };
});

contract('PostgreSQL', async () => {
  const database: TestDatabase = await testDatabase();
  return {
    store: new PostgresStore<State>(database.pool, database.writers, fold),
    jobs: async () =>
      (
        await database.pool.query<{ key: string; runAt: string }>(
          'SELECT key, run_at AS "runAt" FROM graphile_worker.jobs',
        )
      ).rows,
    close: () => database.drop(),
  };
});
