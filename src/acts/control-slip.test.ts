/** Form 06: what each line says was done, by whom in which unit and post, also where it was against the request. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { Province } from '#authority/province.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { groundedReason } from '#dossier/refusal-grounds.ts';
import type { Slip } from '#dossier/slips.ts';
import { must } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { performOn } from '../../test/support/acts.ts';
import { birthHandedIn, birthUntil } from '../../test/support/begun.ts';
import {
  holder,
  local,
  officer,
  person,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { storyOf } from './check-pack.ts';
import { slipsFor } from './documents.ts';
import { perform } from './perform.ts';
import { tellStory } from './story.ts';

type Grounded = Parameters<typeof groundedReason>[0];
type Control = Extract<Slip, { form: '06' }>;
const control = (slips: readonly Slip[]) => slips.find((one): one is Control => one.form === '06')!;
const told = async (code: string, name: string) => {
  const { platform } = await testPlatform();
  const { slips, state } = must(await tellStory(platform, code, must(storyOf(shipped.get(code)!, name))));
  return { slip: control(slips), state };
};
/** As the slip stands now. */
async function standing(test: TestPlatform, id: string): Promise<Control> {
  const { state } = (await test.store.load(id))!;
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  return control(slipsFor(test.platform, rules, id, events));
}

describe('a line of form 06', () => {
  it('of a decision against the request says so, never the title of the step that signs what was asked for', async () => {
    for (const [code, pack] of shipped) {
      if (!pack.cases['against']) continue;
      const { slip, state } = await told(code, 'against');
      const last = slip.handovers.at(-1)!;
      expect(last, code).toMatchObject({
        note: `Quyết định không chấp thuận: ${groundedReason(state.decision as Grounded)}`,
        giver: state.decision!.by,
        receiver: '',
      });
      const signs = pack.manifest.steps.filter((one) => one.act === 'decide-dossier').map(({ id }) => `step.${id}`);
      for (const key of signs)
        expect(slip.handovers.map((one) => one.note).join('\n'), code).not.toContain(pack.words['vi'][key]);
      // What was judged unfit before is in the words of its form, with the step beside it.
      for (const { note } of slip.handovers.slice(0, -1).filter((one) => /không đủ điều kiện/i.test(one.note)))
        expect(note, code).toMatch(/^Kết luận[^:]*: .*\(bước “.+”\)$/);
    }
  });

  it('of a refusal after reception is of the desk of who refused, behind that of who concluded', async () => {
    const { slip, state } = await told('1.013225', 'refused');
    expect(slip.handovers).toMatchObject([
      { note: 'Tiếp nhận hồ sơ' },
      { note: expect.stringMatching(/^Kết luận: Không đủ điều kiện\. Không đáp ứng điều kiện tại Điều 44 /) },
      {
        from: 'Ủy ban nhân dân phường Cẩm Phả – Chủ tịch',
        to: 'Trung tâm Phục vụ hành chính công phường Cẩm Phả',
        note: `Quyết định không chấp thuận: ${groundedReason(state.decision as Grounded)}`,
        receiver: '',
        outcome: 'early',
      },
    ]);
  });

  it('of what ends a dossier says late once its date has passed, from whatever desk, and else that it was in time', async () => {
    const law = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
    const head = holder('06685', 'head');
    const why = {
      reason: 'Trẻ đã được đăng ký khai sinh năm 2025',
      law,
    };
    const decide = { act: 'decide-dossier', outcome: 'rejected', ...why } as const;
    const refuse = { act: 'refuse-dossier', ...why } as const;
    const withdraw = { act: 'withdraw-dossier', reason: 'Không làm nữa' } as const;
    const ends = [
      ['decide-dossier', decide, head],
      ['complete-task', refuse, head],
      ['complete-task', withdraw, person('an')],
    ] as const;
    for (const [until, command, by] of ends)
      for (const late of [false, true]) {
        const test = await testPlatform();
        const id = await birthUntil(test, until);
        if (late) test.clock.moveTo(local('2026-12-03T08:00'));
        const [task] = (await test.store.load(id))!.state.tasks;
        const given = command.act === 'decide-dossier' ? { ...command, task: task.id } : command;
        must(await performOn(test.platform, id, given as Command, by));
        const slip = await standing(test, id);
        expect([command.act, slip.handovers.at(-1)!.outcome === 'overdue']).toEqual([command.act, late]);
        expect(slip.handovers.at(-1)!.outcome).toBeDefined();
        expect(JSON.stringify(slipPaper(slip).blocks).includes('Quá hạn')).toBe(late);
      }
  });

  it('of what a deputy takes from the desk of the head names both sides by the deputy’s own post', async () => {
    const test = await testPlatform();
    const id = await birthUntil(test, 'decide-dossier');
    const deputy = officer('hong-gai.vice-chair');
    const [task] = (await test.store.load(id))!.state.tasks;
    must(await perform(test.platform, id, { act: 'claim-task', task: task.id }, deputy));
    must(await perform(test.platform, id, { act: 'decide-dossier', task: task.id }, deputy));
    const { handovers } = await standing(test, id);
    const desk = 'Ủy ban nhân dân phường Hồng Gai – Phó Chủ tịch';
    expect(handovers.slice(-2)).toMatchObject([
      { to: desk, receiver: deputy.name },
      { from: desk, giver: deputy.name },
    ]);
    expect(handovers.flatMap(({ from, to }) => [from, to]).filter((one) => one.endsWith('– Chủ tịch'))).toEqual([]);
  });

  it('of a decision taken back before it is issued names the chair who took it back, and nothing that was stamped', async () => {
    const competence = province.source.competence.filter(({ role }) => role !== 'revoke');
    const test = await testPlatform(undefined, must(Province.from({ ...province.source, competence })));
    const id = await birthUntil(test, 'issue-result');
    const chair = holder('06685', 'head');
    const why = { reason: 'Khai trùng', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
    must(await takeBack(test.platform, id, why, chair));
    const { state } = (await test.store.load(id))!;
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const { handovers } = control(slipsFor(test.platform, rules, id, events));
    expect(handovers.at(-1)).toMatchObject({
      from: 'Ủy ban nhân dân phường Hồng Gai – Chủ tịch',
      note: 'Thu hồi quyết định, chưa phát hành kết quả: Khai trùng',
      giver: chair.name,
    });
    expect(handovers.filter((one) => one.note.startsWith('Vào Sổ đăng ký khai sinh'))).toEqual([]);
  });

  it('of a withdrawal at the counter is its own, and nobody has taken the work that ended by it', async () => {
    const test = await testPlatform();
    const id = await birthHandedIn(test);
    const counter = holder('06685-mc', 'counter');
    must(await perform(test.platform, id, { act: 'receive-dossier' }, counter));
    const request = { by: 'applicant', on: '2026-11-25', way: 'in-person', paper: 'Đơn rút' } as const;
    const file = 'a'.repeat(64);
    Object.assign(test.platform, { findOwnFile: async () => ({ type: 'application/pdf', scan: 'clean' }) });
    must(
      await perform(test.platform, id, { act: 'withdraw-dossier', reason: 'Không làm nữa.', request, file }, counter),
    );
    const desk = 'Trung tâm Phục vụ hành chính công phường Hồng Gai – Cán bộ tiếp nhận';
    expect((await standing(test, id)).handovers).toMatchObject([
      { from: desk, to: 'Ủy ban nhân dân phường Hồng Gai – Chuyên viên', giver: counter.name, receiver: '' },
      {
        from: desk,
        to: 'Người nộp hồ sơ',
        note: expect.stringMatching(
          /^Rút hồ sơ theo đề nghị của Nguyễn Thị An, ngày 25\/11\/2026, .*: Không làm nữa\. Dừng giải quyết hồ sơ \(bước “.+”\)$/,
        ),
        giver: counter.name,
        receiver: '',
      },
    ]);
  });

  it('of a withdrawal by who applied names them, and of a supplement handed in at the counter who passes it on', async () => {
    const test = await testPlatform();
    const id = await birthHandedIn(test);
    const counter = holder('06685-mc', 'counter');
    const specialist = holder('06685', 'specialist');
    const act = (command: Command, by: Actor) => perform(test.platform, id, command, by);
    must(await act({ act: 'receive-dossier' }, counter));
    const items = [{ item: 'childName', reason: 'Ghi đủ họ, chữ đệm và tên' }];
    must(await act({ act: 'request-supplement', items }, specialist));
    const brought = { broughtBy: { as: 'applicant' as const } };
    must(await act({ act: 'supplement-dossier', answers: { childName: 'Nguyễn Gia Bảo' }, ...brought }, counter));
    must(await act({ act: 'withdraw-dossier', reason: 'Không làm nữa' }, person('an')));
    const lines = (await standing(test, id)).handovers;
    expect(lines.map((one) => [one.giver, one.receiver])).toEqual([
      // Whoever asked for more at that desk had it.
      [counter.name, specialist.name],
      [specialist.name, ''],
      ['Nguyễn Thị An', counter.name],
      [counter.name, ''],
      ['Nguyễn Thị An', ''],
    ]);
    expect(lines.at(-1)).toMatchObject({ from: 'Người nộp hồ sơ', note: expect.stringMatching(/^Rút hồ sơ: /) });
  });

  it('of what police and insurance refuse is in the words of their form, with why', async () => {
    const { slip } = await told('2.000986', 'residence-refused');
    const of = (unit: string) => slip.handovers.filter((one) => one.from.startsWith(unit)).map(({ note }) => note);
    const [police, confirmed] = of('Công an xã Tiên Yên');
    expect(police).toBe(
      'Kết quả đăng ký thường trú: Không giải quyết. Chủ hộ, chủ sở hữu chỗ ở hợp pháp không đồng ý (khoản 2 Điều 20 Luật Cư trú số 68/2020/QH14). Chủ hộ là ông Trần Văn Lâm ghi không đồng ý (bước “Công an cấp xã đăng ký thường trú”)',
    );
    expect(confirmed).toMatch(/Xác nhận không giải quyết đăng ký thường trú/);
    expect(of('Bảo hiểm xã hội')[0]).toMatch(/^Kết quả cấp thẻ: Không cấp\. Trẻ đã được cấp thẻ bảo hiểm y tế/);
  });

  it('of a question to another unit says what was asked and answered, or that nobody answered', async () => {
    const { slip } = await told('1.013225', 'silence-is-consent');
    const of = (note: RegExp) => slip.handovers.filter((one) => note.test(one.note));
    expect(of(/^Lấy ý kiến: /).map((one) => one.to)).toEqual([
      'Sở Xây dựng – Giám đốc',
      'Công an thành phố Quảng Ninh – Giám đốc',
    ]);
    const [answer] = of(/^Trả lời ý kiến: Đồng ý\. Phù hợp quy hoạch/);
    expect(answer).toMatchObject({ from: 'Sở Xây dựng – Giám đốc', outcome: 'early' });
    expect(answer.to).toBe('Phòng Kinh tế, Hạ tầng và Đô thị phường Cẩm Phả – Chuyên viên');
    expect([answer.giver, answer.receiver].every(Boolean)).toBe(true);
    expect(of(/^Hết thời hạn trả lời ý kiến, coi như đồng ý$/)).toMatchObject([
      { from: 'Công an thành phố Quảng Ninh – Giám đốc', outcome: 'overdue', giver: '' },
    ]);
  });
});

describe('the agencies beside the one that decides', () => {
  const printed = (slip: Control) => JSON.stringify(slipPaper(slip).blocks);

  it('are those that had a step and those that were asked; a division of the committee is none', async () => {
    expect((await told('2.000986', 'residence-refused')).slip.coordinatingUnits).toEqual([
      'Công an xã Tiên Yên',
      'Bảo hiểm xã hội thành phố Quảng Ninh',
    ]);
    expect((await told('1.013831', 'paid-tax')).slip.coordinatingUnits).toEqual(['Thuế thành phố Quảng Ninh']);
    expect((await told('1.013225', 'silence-is-consent')).slip.coordinatingUnits).toEqual([
      'Sở Xây dựng',
      'Công an thành phố Quảng Ninh',
    ]);
  });

  it('are said to be none only once nobody can take part any more', async () => {
    const { slip } = await told('1.013225', 'against');
    expect([slip.open, slip.coordinatingUnits]).toEqual([undefined, []]);
    expect(printed(slip)).toContain('Không có');
    const test = await testPlatform();
    const id = await birthUntil(test, 'decide-dossier');
    const { state } = (await test.store.load(id))!;
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const open = printed(control(slipsFor(test.platform, rules, id, events)));
    expect(open).toContain('Chưa phát sinh');
    expect(open).not.toContain('Không có');
  });
});
