/** Competence that has ended by the day is nobody's: nothing is decided, issued or taken back by it, and the dossier waits. */
import fastify from 'fastify';
import { render } from 'preact-render-to-string';
import { beforeEach, describe, expect, it } from 'vitest';
import { procedureRoutes } from '#api/procedures.ts';
import { type CompetenceRow, Province, type ProvinceSource } from '#authority/province.ts';
import type { Command } from '#dossier/commands.ts';
import { isPossible } from '#dossier/possible.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { shownByCode } from '#web/catalogue.ts';
import { formatsFor, translator } from '#web/i18n.ts';
import { doTicked } from '#web/office/batch.tsx';
import { Competence } from '#web/office/competence.tsx';
import { MovedHere, movedAt } from '#web/office/moved.tsx';
import { ProcedureHits } from '#web/portal/find.tsx';
import type { View } from '#web/view.ts';
import { code, performOn } from '../../test/support/acts.ts';
import { birthUntil, storyHandedIn } from '../../test/support/begun.ts';
import { LAND } from '../../test/support/land.ts';
import {
  holder,
  local,
  officer,
  province,
  type TestPlatform,
  testPlatform,
  unsetFee,
} from '../../test/support/platform.ts';
import { type Proposed, propose } from '../../test/support/revocation.ts';
import { closedBecause } from './gate.ts';
import { openActs } from './open-acts.ts';
import { perform, SYSTEM } from './perform.ts';
import { Platform } from './platform.ts';

const AFTER = '2027-03-02T08:00';
const why: Proposed = { reason: 'Đăng ký trùng', law: 'Điều 1 Nghị định số 118/2025/NĐ-CP' };
const against = {
  outcome: 'rejected',
  reason: 'Không đủ điều kiện đăng ký',
  law: why.law,
} as const;
const chair = holder('ubnd-tinh', 'head');
const minh = officer('hong-gai.civil.minh');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const stateOf = async (id: string) => (await test.store.load(id))!.state;
const act = (id: string, command: Command, by = chair, platform = test.platform) =>
  performOn(platform, id, command, by);

/** The same platform with other rows of competence or ends of law. */
const where = (change: Partial<ProvinceSource>) =>
  new Platform({ ...test.platform, province: must(Province.from({ ...province.source, ...change })) });
const withRow = (row: CompetenceRow) => where({ competence: [...province.source.competence, row] });

/** A change of land, brought as far as the decision. */
async function landUntilDecision(): Promise<string> {
  const { dossierId: id, results } = await storyHandedIn(test, LAND, 'paid-tax');
  for (let i = 0; i < 15; i++) {
    const state = await stateOf(id);
    const owed = state.fees.find((fee) => !fee.paidAt);
    if (owed) {
      const { id: fee, amountVnd } = owed;
      must(
        await perform(
          test.platform,
          id,
          { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: `T-${i}` },
          SYSTEM,
        ),
      );
      continue;
    }
    const [task] = state.tasks;
    if (task.act === 'decide-dossier') return id;
    const result = results[task.step];
    const more = task.act === 'request-payment' ? result : { ...(result && { result }) };
    must(await act(id, { act: task.act, task: task.id, ...more } as never, holder(task.unit, task.post)));
  }
  throw new Error('never to be decided');
}

/** The act on the open task, by who holds its post. */
async function onTask(id: string, also: object = {}, platform = test.platform) {
  const [task] = (await stateOf(id)).tasks;
  return act(
    id,
    { act: task.act, task: task.id, ...unsetFee(task.act), ...also } as never,
    holder(task.unit, task.post),
    platform,
  );
}

describe('who takes back', () => {
  it('is nobody from the day on which the only row ends, and not who issued it', async () => {
    const id = await birthUntil(test, 'deliver-result');
    test.clock.moveTo(local(AFTER));
    for (const by of [minh, holder('06685', 'division-head'), holder('ubnd-tinh', 'specialist')]) {
      const refused = await propose(test.platform, id, why, by);
      expect(code(refused)).toBe('no-revoking-unit');
      expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('chưa có đơn vị nào có thẩm quyền thu hồi');
      expect(await openActs(test.platform, await stateOf(id), by)).not.toContain('propose-revocation');
    }
    const head = holder('06685', 'head');
    expect(code(await act(id, { act: 'revoke-result' }, head))).toBe('not-permitted');
  });

  it('decides on no proposal of before: it can be withdrawn, and waits for a row', async () => {
    const id = await birthUntil(test, 'deliver-result');
    must(await propose(test.platform, id, why, minh));
    test.clock.moveTo(local(AFTER));
    expect(code(await act(id, { act: 'revoke-result' }))).toBe('no-revoking-unit');
    expect(code(await act(id, { act: 'decline-proposal', reason: 'Chưa đủ căn cứ' }))).toBe('no-revoking-unit');
    expect(await openActs(test.platform, await stateOf(id), chair)).not.toContain('decline-proposal');
    const row = { procedure: '1.001193', role: 'revoke', unit: 'ubnd-tinh', basis: 'x', from: '2027-03-01' } as const;
    const rows = withRow(row);
    expect(await openActs(rows, await stateOf(id), chair)).toContain('revoke-result');
    must(await act(id, { act: 'withdraw-proposal', reason: 'Chờ quy định mới' }, minh));
    must(await propose(rows, id, why, minh));
    must(await act(id, { act: 'revoke-result' }, chair, rows));
  });

  it('without a row of its own is who issued, as long as anybody decides', () => {
    expect(province.revokingUnit('1.001612', 'x', '2027-03-02')).toBe('x');
    expect(province.revokingUnit('1.001193', '06685', '2027-02-28')).toBe('ubnd-tinh');
    expect(province.revokingUnit('1.001193', '06685', '2027-03-01')).toBeUndefined();
    expect(province.revokingUnit('2.000986', '06685', '2027-03-01')).toBeUndefined();
    const competence = province.source.competence.filter(({ role }) => role === 'decide');
    const rowed = must(Province.from({ ...province.source, competence }));
    expect(rowed.revokingUnit(LAND, 'vp-dk-dat-dai', '2027-02-28')).toBe('vp-dk-dat-dai');
    expect(rowed.revokingUnit(LAND, 'vp-dk-dat-dai', '2027-03-01')).toBeUndefined();
  });
});

describe('a procedure that nobody decides any more', () => {
  const view = (lang: 'vi' | 'en' = 'vi') =>
    ({
      platform: test.platform,
      t: translator(lang),
      lang,
      now: test.clock.now(),
      fmt: formatsFor(lang),
    }) as unknown as View;
  const hits = async () => {
    const { rows: listed } = await test.store.listProcedures({}, { limit: 50 });
    const rows = listed.map((one) => ({ ...one, names: { vi: one.name } }));
    return render(
      ProcedureHits({ view: view(), hits: rows as never, tiers: new Map(), under: '/procedures' }) as never,
    );
  };
  const api = async (path: string) => {
    const server = fastify();
    procedureRoutes(server, test.platform);
    return (await server.inject({ path, headers: { 'accept-language': 'vi' } })).json();
  };

  it('says so in the catalogue, on its page and over the API, since when and why, and is begun by nobody', async () => {
    expect(await hits()).not.toContain('Chưa tiếp nhận hồ sơ mới');
    expect(await api('/procedures/1.001193')).not.toHaveProperty('notOpen');
    test.clock.moveTo(local(AFTER));
    expect(await hits()).toContain('Chưa tiếp nhận hồ sơ mới từ 01/03/2027');
    const shown = must(await shownByCode(test.platform, '1.001193'));
    expect(closedBecause(test.platform, shown.listing, shown.rules)).toMatchObject({ code: 'procedure-undecided' });
    const told = {
      code: 'procedure-undecided',
      since: '2027-03-01',
      reason: expect.stringMatching(/Từ ngày 01\/03\/2027.*120\/2025/),
    };
    expect(await api('/procedures/1.001193')).toMatchObject({ status: 'published', notOpen: told });
    const { rows } = (await api('/procedures')) as { rows: { code: string; notOpen?: object }[] };
    expect(rows.find((one) => one.code === '1.001193')!.notOpen).toMatchObject(told);
    expect(rows.find((one) => one.code === '1.001612')!.notOpen).toBeUndefined();
  });
});

describe('who decides', () => {
  it('a change of land is asked on the day of the decision, whatever the decision', async () => {
    const id = await landUntilDecision();
    test.clock.moveTo(local('2027-02-26T08:00'));
    const [task] = (await stateOf(id)).tasks;
    const head = holder('vp-dk-dat-dai', 'head');
    expect(await openActs(test.platform, await stateOf(id), head)).toContain('decide-dossier');
    test.clock.moveTo(local('2027-03-10T08:00'));
    const refused = await onTask(id);
    expect(code(refused)).toBe('competence-ended');
    if (isRefusal(refused))
      for (const language of LANGUAGES) expect(refusalText(refused, language)).toMatch(/151\/2025.*01\/03\/2027/);
    expect(await openActs(test.platform, await stateOf(id), head)).not.toContain('decide-dossier');
    expect((await stateOf(id)).status).toBe('in-progress');
    // Nor with others at once.
    const view = { platform: test.platform, actor: head, lang: 'vi', t: String, now: test.clock.now() };
    const ticked = { act: 'decide-dossier', confirmed: '', task: [`${id}/${task.id}`] };
    const [told] = await doTicked(view as unknown as View, ticked);
    expect(told?.text).toContain('đã hết từ ngày 01/03/2027');
    expect(code(await onTask(id, against))).toBe('competence-ended');
    expect(code(await act(id, { act: 'refuse-dossier', ...against }, head))).toBe('competence-ended');
  });

  it('reads on the page of the dossier that it waits, and for what', async () => {
    const id = await landUntilDecision();
    const shown = must(await shownByCode(test.platform, LAND));
    const page = async () => {
      const now = test.clock.now();
      const view = { platform: test.platform, t: translator('vi'), lang: 'vi', now, actor: chair };
      return render(Competence({ view: view as unknown as View, shown, state: await stateOf(id) }) as never);
    };
    test.clock.moveTo(local('2027-02-26T08:00'));
    expect(await page()).not.toContain('đã hết từ ngày');
    test.clock.moveTo(local('2027-03-10T08:00'));
    expect(await page()).toContain('đã hết từ ngày 01/03/2027');
    expect(await page()).toContain('Đề nghị thành phố bổ sung vào cấu hình thẩm quyền');
  });

  it('is told in the inbox of every desk it waits at to whom it goes, and what to do; of what goes on nothing', async () => {
    const id = await landUntilDecision();
    const [{ unit, post }] = (await stateOf(id)).tasks;
    const row = { procedure: LAND, role: 'decide', basis: 'Nghị định mới', from: '2027-03-01' } as const;
    const inbox = async (platform: Platform, desk = { unit, post }) => {
      const view = { platform, t: translator('vi'), lang: 'vi', now: test.clock.now() } as unknown as View;
      return render(MovedHere({ view, moved: await movedAt(view, desk) }) as never);
    };
    const code = (await stateOf(id)).code!;
    expect(await inbox(test.platform)).toBe('');
    test.clock.moveTo(local('2027-03-10T08:00'));
    expect(await inbox(test.platform)).toContain('chưa ghi nhận cơ quan nào có thẩm quyền tiếp theo');
    const text = await inbox(withRow({ ...row, unit: 'so-xay-dung' }));
    for (const part of [code, 'thẩm quyền thuộc về Sở', 'hướng dẫn nộp đến']) expect(text).toContain(part);
    expect(await inbox(withRow({ ...row, unit: 'so-xay-dung' }), { unit: 'so-tai-chinh', post })).toBe('');
    expect(await inbox(withRow({ ...row, unit: 'vp-dk-dat-dai' }))).toBe('');
  });

  it('goes on by a new row, by that of who was competent', async () => {
    const id = await landUntilDecision();
    test.clock.moveTo(local('2027-03-10T08:00'));
    const row = { procedure: LAND, role: 'decide', basis: 'Nghị định mới', from: '2027-03-01' } as const;
    const moved = withRow({ ...row, unit: 'so-xay-dung' });
    const refused = await onTask(id, {}, moved);
    expect(code(refused)).toBe('competence-moved');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('Từ ngày 01/03/2027, thẩm quyền thuộc về Sở');
    must(await onTask(id, {}, withRow({ ...row, unit: 'vp-dk-dat-dai' })));
  });

  it('finishes what came in before, where a transitional rule on record says so', async () => {
    const law = province.source.law!.map((one) =>
      one.number === '151/2025/NĐ-CP' ? { ...one, earlierDossiers: true as const } : one,
    );
    const competence = province.source.competence.map((row) =>
      row.procedure === LAND && row.to ? { ...row, earlierDossiers: true as const } : row,
    );
    for (const change of [{ law }, { competence }]) {
      test = await testPlatform();
      const id = await landUntilDecision();
      test.clock.moveTo(local('2027-03-10T08:00'));
      must(await onTask(id, {}, where(change)));
      must(await onTask(id, {}, where(change)));
    }
  });

  it('a birth that came in before the end goes on by the law of before, and is issued', async () => {
    const decided = await birthUntil(test, 'decide-dossier');
    test.clock.moveTo(local(AFTER));
    must(await onTask(decided));
    must(await onTask(decided));
    expect((await stateOf(decided)).status).toBe('issued');
  });

  it('a birth without that rule is asked too, and issues nothing that was decided before', async () => {
    const decided = await birthUntil(test, 'decide-dossier');
    const issued = await birthUntil(test, 'issue-result');
    test.clock.moveTo(local(AFTER));
    const competence = province.source.competence.map(({ earlierDossiers: _, ...row }) => row);
    const law = province.source.law!.map(({ earlierDossiers: _, ...one }) => one);
    const bare = where({ competence, law });
    expect(code(await onTask(decided, {}, bare))).toBe('competence-ended');
    expect(code(await onTask(issued, {}, bare))).toBe('competence-ended');
    const [task] = (await stateOf(issued)).tasks;
    const rules = must(await bare.procedure('1.001193'));
    const by = holder(task.unit, task.post);
    const asked = { rules, province: bare.province, absences: [], at: test.clock.now(), atText: '', by };
    expect(isPossible(await stateOf(issued), 'issue-result', asked, task)).toBe(false);
    const row = {
      procedure: '1.001193',
      role: 'decide',
      unit: 'place',
      basis: 'Luật mới',
      from: '2027-03-01',
    } as const;
    must(await onTask(issued, {}, where({ competence: [...competence, row], law })));
  });
});
