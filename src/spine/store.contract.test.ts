/** One contract, held by the in-memory twin and by PostgreSQL. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresStore } from '#adapters/postgres/postgres-store.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { FIRST_HASH } from './chain.ts';
import { MemoryStore } from './memory-store.ts';
import type { AbsenceAct, Commit, OpenTask, Store } from './store.ts';

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
      expect(await store.lastNumber(code.prefix, '2026')).toBe(12);
      expect(await store.lastNumber(code.prefix, '2027')).toBe(0);
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
          opened: [task(3, unit), task(1, unit), { ...task(2, unit), dueAt: undefined }],
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

    it('gives no entry that its dossier revoked, and keeps those of others', async () => {
      const subject = `S${++drawn}`;
      const entry = { register: 'permit', subject, data: { n: 1 }, trueSince: '2026-11-20', knownSince: at, seq: 2 };
      const [one, other] = [await begin(), await begin()];
      const { hash } = (await store.commit(commit(one.id, 1, one.hash, { entries: [entry] }))) as { hash: string };
      await store.commit(commit(other.id, 1, other.hash, { entries: [{ ...entry, data: { n: 2 } }] }));
      await store.commit(commit(one.id, 2, hash, { entries: [{ ...entry, data: {}, seq: 3, revokes: true }] }));
      expect(await store.readEntries(subject)).toMatchObject([{ data: { n: 2 }, origin: `${other.id}#2` }]);
    });

    it('lists dossiers by what they are filed under', async () => {
      const applicantId = `A${++drawn}`;
      const row = commit('', 0, '').row!;
      const { id } = await begin({ row: { ...row, intake: { ...row.intake!, applicantId } } });
      const { rows } = await store.listDossiers({ applicantId }, { limit: 5 });
      expect(rows).toMatchObject([{ id, status: 'in-progress', applicantName: 'Đỗ Thị Ánh', seq: 1 }]);
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
  });
}

contract('in-memory twin', async () => {
  const store = new MemoryStore<State>(fold);
  return { store, jobs: async () => [...store.jobs.values()], close: async () => {} };
});

contract('PostgreSQL', async () => {
  const database: TestDatabase = await testDatabase();
  return {
    store: new PostgresStore<State>(database.pool, fold),
    jobs: async () =>
      (
        await database.pool.query<{ key: string; runAt: string }>(
          'SELECT key, run_at AS "runAt" FROM graphile_worker.jobs',
        )
      ).rows,
    close: () => database.drop(),
  };
});
