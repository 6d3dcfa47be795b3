/** What who applied is given of the office's work before its result is issued, by the API, and what after; the archive asks the same. */
import { beforeEach, describe, expect, it } from 'vitest';
import { makeServer } from '#api/server.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { actsOf, performOn } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted } from '../../test/support/begun.ts';
import { holder, officer, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { givenWhole } from './given.ts';

const minh = officer('hong-gai.civil.minh');
const NOTE = 'Đất nằm trong hành lang an ninh';
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, eventsOf } = actsOf(() => test, minh);

/** The dossier, its events and its life, as one of them reads them. */
async function givenTo(actor: Actor, id: string): Promise<string[]> {
  const findBearer = async () => ({ id: 't', actor, scopes: ['read'], expiresAt: '2100-01-01T00:00:00Z' });
  const api = await makeServer({ platform: test.platform, findBearer, version: 'x', isHealthy: async () => true });
  const headers = { authorization: 'Bearer x', 'accept-language': 'vi' };
  const asked = ['', '/events', '/timeline'].map((way) => api.inject({ url: `/v1/dossiers/${id}${way}`, headers }));
  const said = (await Promise.all(asked)).map(({ body }) => body);
  await api.close();
  return said;
}

describe('what the office concluded on the way', () => {
  it('is given to who applied with the refusal, and until then as work that goes on', async () => {
    const id = await houseSubmitted(test);
    const act = async (command: Command) => {
      const [{ unit, post }] = (await stateOf(id)).tasks;
      must(await performOn(test.platform, id, command, holder(unit, post)));
    };
    await act({ act: 'receive-dossier' });
    await act({ act: 'consult-unit', units: ['cong-an-tinh'], question: 'Nghi giấy tờ giả?' });
    await act({
      act: 'complete-task',
      task: (await stateOf(id)).tasks[0].id,
      result: { conclusion: 'does-not-meet', note: NOTE, siteCheck: false },
      grounds: [
        { kind: 'law', law: 'Khoản 1 Điều 46 Luật Xây dựng số 135/2025/QH15', words: 'Không lấn phạm vi bảo vệ' },
      ],
      despite: 'Không cần chờ ý kiến của công an tỉnh',
    } as Command);
    for (const text of await givenTo(person('dung'), id)) {
      expect(text).not.toMatch(/does-not-meet|hành lang|phạm vi bảo vệ|giấy tờ giả|Không cần chờ/);
    }
    const [dossier, events, timeline] = await givenTo(person('dung'), id);
    expect(JSON.parse(dossier)).toMatchObject({
      status: 'in-progress',
      results: {},
      consultations: [{ question: '' }],
    });
    expect(events).toContain('"withheld":true');
    const links = JSON.parse(events) as { hash?: string; prevHash?: string; withheld?: true }[];
    const first = links.findIndex(({ withheld }) => withheld);
    expect(first).toBeGreaterThan(0);
    // A text of few possibilities is found by its hash, and by the next one, which is over it.
    for (const [i, { hash, prevHash }] of links.entries())
      expect([typeof hash, typeof prevHash]).toEqual(i < first ? ['string', 'string'] : ['undefined', 'undefined']);
    expect(timeline).toContain('Hoàn thành bước');
    for (const text of (await givenTo(minh, id)).slice(0, 2)) expect(text).toMatch(/hành lang.*phạm vi bảo vệ/s);
    // The archive withholds the same events.
    const all = await eventsOf(id);
    expect(all.filter((one) => !givenWhole(person('dung'), all)(one)).map(({ type }) => type)).toEqual([
      'unit-consulted',
      'task-completed',
    ]);
    expect(all.every(givenWhole(minh, all))).toBe(true);
    for (let i = 0; i < 8 && (await stateOf(id)).tasks[0]?.act !== 'decide-dossier'; i++)
      await work(test.platform, id, {});
    const [{ unit, post }] = (await stateOf(id)).tasks;
    const refusal = {
      act: 'decide-dossier',
      outcome: 'rejected',
      reason: NOTE,
      law: 'Khoản 1 Điều 46 Luật Xây dựng số 135/2025/QH15',
    };
    const refused = await performOn(
      test.platform,
      id,
      { ...refusal, lawChecked: true, task: (await stateOf(id)).tasks[0].id } as never,
      holder(unit, post),
    );
    must(refused);
    expect((await stateOf(id)).outcome).toBe('refused');
    for (const text of (await givenTo(person('dung'), id)).slice(0, 2))
      expect(text).toMatch(/hành lang.*phạm vi bảo vệ/s);
  });
});

describe('a decision', () => {
  it('is given to who applied, with its entry, once its result is issued', async () => {
    const id = await birthUntil(test, 'issue-result');
    expect(await stateOf(id)).toMatchObject({ status: 'decided', outcome: 'approved', decision: { entry: {} } });
    const before = await givenTo(person('an'), id);
    for (const text of before) expect(text).not.toMatch(/dossier-decided|"entry":\{|"outcome"|Quyết định|022226000123/);
    expect(before[2]).toContain('Hoàn thành bước');
    for (const text of (await givenTo(minh, id)).slice(0, 2)) expect(text).toContain('"entry":{');
    await work(test.platform, id, {});
    expect((await stateOf(id)).result).toBeDefined();
    const [dossier, events, timeline] = await givenTo(person('an'), id);
    for (const text of [dossier, events]) expect(text).toMatch(/"entry":\{.*022226000123|022226000123.*"entry":\{/s);
    expect(events).not.toContain('withheld');
    for (const { hash } of JSON.parse(events) as { hash: string }[]) expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(timeline).toContain('Quyết định');
  });
});
