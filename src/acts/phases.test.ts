/** A dossier for which law sets several dates: each is watched, told and counted, as the day of the birth in a linked birth. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { fold } from '#dossier/evolve.ts';
import { legalDate } from '#dossier/legal-date.ts';
import { must } from '#kernel/outcome.ts';
import { bookPaper } from '#views/book-paper.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { performOn } from '../../test/support/acts.ts';
import { LINKED_PAPERS, linkedBirth } from '../../test/support/linked-birth.ts';
import { holder, local, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { SYSTEM } from './perform.ts';

const DAY = local('2026-11-25T17:00').toString();
const WHOLE = local('2026-12-23T09:00').toString();
const chair = holder('06862', 'head');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const birth = linkedBirth(() => test, 'counter');
const { state, at, act, work } = birth;

async function received(channel: 'counter' | 'online' = 'counter') {
  const papers = channel === 'counter' ? LINKED_PAPERS : [];
  await birth.handIn({ channel, components: papers.map((component) => ({ component, originals: 1, copies: 0 })) });
  at('2026-11-25T09:00');
  await work('receive');
}

async function issued() {
  for (const step of ['register', 'population', 'sign', 'issue']) await work(step);
}

const extend = (until: string) =>
  act({ act: 'extend-dossier', dueAt: local(until).toString(), reason: 'Đang chờ nơi đăng ký kết hôn trả lời' }, chair);

async function timing() {
  const when = test.clock.now().toString();
  const is = async (one: 'late' | 'on-time') =>
    (await test.store.findDossiers({ timing: { is: one, at: when } }, { all: true }, { limit: 5 })).rows;
  const [late, fine] = [await is('late'), await is('on-time')];
  const [row] = [...late, ...fine];
  // What lists read is what the fold says.
  const clock = (await state()).clock!;
  expect(row.dueAt).toBe(clock.phases?.[0].missedAt ?? clock.lawDueAt ?? clock.dueAt);
  return [late.length ? 'late' : 'on-time', row.dueAt];
}

async function told() {
  const said = await birth.told();
  const { clock, status } = await state();
  expect(fold(birth.id, said.events)).toMatchObject({ clock, status });
  return said;
}

describe('the certificate on the same day', () => {
  it('lets the clock go on to the date of the whole, and nothing is late', async () => {
    await received();
    expect((await state()).clock).toMatchObject({ dueAt: DAY, phases: [{ dueAt: DAY }, { dueAt: WHOLE }] });
    expect(await timing()).toEqual(['on-time', DAY]);
    await issued();
    expect((await state()).clock).toMatchObject({ dueAt: WHOLE });
    at('2026-11-26T09:00');
    expect((await act({ act: 'wake-dossier' }, SYSTEM)) as object).toMatchObject({ events: [] });
    expect(await timing()).toEqual(['on-time', WHOLE]);
    for (const step of ['residence', 'insurance']) await work(step);
    await work('notice');
    expect(await timing()).toEqual(['on-time', WHOLE]);
  });

  it('is promised on slip 01 beside the whole, and stands on forms 06 and 07 as it came', async () => {
    await received();
    const [slip] = (await told()).of('01');
    expect(slip.dues).toEqual([
      { of: 'Giấy khai sinh', due: '17:00 25/11/2026' },
      { of: 'Toàn bộ kết quả', due: '09:00 23/12/2026' },
    ]);
    const printed = JSON.stringify(slipPaper(slip).blocks);
    expect(printed).toContain('Giấy khai sinh: trong ngày làm việc; Toàn bộ kết quả: 20 ngày làm việc');
    expect(printed).toContain(
      'Giấy khai sinh: 17 giờ 00 phút, ngày 25 tháng 11 năm 2026; Toàn bộ kết quả: 09 giờ 00 phút, ngày 23 tháng 12 năm 2026',
    );
    at('2026-11-25T16:00');
    await issued();
    const { of } = await told();
    for (const one of [of('06')[0], of('07')[0]])
      expect(one.due).toBe(
        'Giấy khai sinh: 17:00 25/11/2026 (đã phát hành 16:00 25/11/2026); Toàn bộ kết quả: 09:00 23/12/2026',
      );
  });
});

describe('the certificate a day late', () => {
  it('is warned of, passes, and stays late whatever comes after', async () => {
    await received();
    at('2026-11-25T14:30');
    must(await act({ act: 'wake-dossier' }, SYSTEM));
    at('2026-11-25T17:00');
    must(await act({ act: 'wake-dossier' }, SYSTEM));
    at('2026-11-26T09:00');
    expect(await timing()).toEqual(['late', DAY]);
    await issued();
    const { events, of, lines } = await told();
    expect(events.filter(({ type }) => type.startsWith('due-'))).toMatchObject([
      { type: 'due-warned', dueAt: DAY },
      { type: 'due-passed', dueAt: DAY },
    ]);
    expect(await timing()).toEqual(['late', DAY]);
    expect(legalDate(await state())).toMatchObject({ at: DAY, next: WHOLE });
    expect(lines.map(({ detail }) => detail)).toContain('issue. Phát hành quá hạn, hạn 17:00 25/11/2026');
    expect(of('07')[0].due).toBe(
      'Giấy khai sinh: 17:00 25/11/2026 (đã phát hành 09:00 26/11/2026, quá hạn); Toàn bộ kết quả: 09:00 23/12/2026',
    );
    for (const step of ['residence', 'insurance', 'notice']) await work(step);
    expect(await timing()).toEqual(['late', DAY]);
  });

  it('is apologised for once, and the whole once more, each of its own date', async () => {
    await received();
    must(await extend('2026-11-26T17:00'));
    expect(await extend('2026-11-27T17:00')).toMatchObject({ code: 'extension-used' });
    expect(await timing()).toEqual(['on-time', DAY]);
    at('2026-11-26T09:00');
    await issued();
    expect((await state()).clock).not.toHaveProperty('extendedTo');
    // Nothing of the next date is late yet, although that of the birth was.
    at('2026-12-21T09:00');
    const [event] = must(await extend('2026-12-25T17:00')).events;
    expect(event).toMatchObject({ type: 'dossier-extended', from: WHOLE });
    expect(event).not.toHaveProperty('late');
    expect(await extend('2026-12-28T17:00')).toMatchObject({ code: 'extension-used' });
    const letters = (await told()).of('04');
    expect(letters.map(({ part, promised }) => [part, promised])).toEqual([
      ['Giấy khai sinh', '17:00 25/11/2026'],
      ['Toàn bộ kết quả', '09:00 23/12/2026'],
    ]);
    expect(JSON.stringify(slipPaper(letters[0]).blocks)).toContain('kết quả giải quyết hồ sơ (Giấy khai sinh)');
    const { of } = await told();
    for (const slip of [of('06')[0], of('07')[0]]) {
      expect(slip.extended).toEqual([
        { of: 'Giấy khai sinh', at: '09:00 25/11/2026', to: '17:00 26/11/2026' },
        { of: 'Toàn bộ kết quả', at: '09:00 21/12/2026', to: '17:00 25/12/2026' },
      ]);
      const printed = JSON.stringify(slipPaper(slip).blocks);
      expect(printed).toContain('Hẹn lại trả kết quả (Giấy khai sinh) vào');
      expect(printed).toContain('Hẹn lại trả kết quả (Toàn bộ kết quả) vào');
    }
    expect(of('06')[0].handovers.map(({ note }) => note)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Xin lỗi, gia hạn (Giấy khai sinh) từ 17:00 25/11/2026 đến 17:00 26/11/2026'),
        expect.stringContaining('Xin lỗi, gia hạn (Toàn bộ kết quả) từ 09:00 23/12/2026 đến 17:00 25/12/2026'),
      ]),
    );
    const book = bookPaper({
      ...{ head: of('07')[0].head, symbol: '', placeAndDate: '', at: of('07')[0].issuedAt },
      lines: [of('07')[0]],
    });
    expect(JSON.stringify(book.blocks)).toContain(
      'Gia hạn, hẹn lại (Giấy khai sinh): 17:00 26/11/2026\\nGia hạn, hẹn lại (Toàn bộ kết quả): 17:00 25/12/2026',
    );
  });

  it('is promised for no later than the whole', async () => {
    await received();
    expect(await extend('2027-01-15T17:00')).toMatchObject({
      code: 'extension-after-whole',
      params: { whole: { vi: 'Toàn bộ kết quả' }, due: '09:00 23/12/2026' },
    });
    expect(await extend('2026-12-23T10:00')).toMatchObject({ code: 'extension-after-whole' });
    must(await extend('2026-12-23T09:00'));
    expect((await state()).clock).toMatchObject({ dueAt: WHOLE, lawDueAt: DAY });
  });

  it('later than the whole, is still apologised for', async () => {
    await received();
    at('2026-12-28T09:00');
    must(await extend('2026-12-30T17:00'));
    expect(await timing()).toEqual(['late', DAY]);
  });

  it('refused the next day, is a refusal too late', async () => {
    await received();
    at('2026-11-26T09:00');
    await work('register', { conclusion: 'does-not-meet', note: 'Giấy chứng sinh ghi người mẹ khác với tờ khai' });
    const [task] = (await state()).tasks;
    const reject: Command = {
      ...{ act: 'decide-dossier', task: task.id, outcome: 'rejected', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' },
      reason: 'Giấy chứng sinh ghi người mẹ khác với tờ khai',
    };
    must(await performOn(test.platform, birth.id, reject, chair));
    expect(await timing()).toEqual(['late', DAY]);
  });
});

it('a supplement begins both anew, and papers say both dates that were promised before', async () => {
  await received();
  at('2026-11-25T10:00');
  const [task] = (await state()).tasks;
  const items = [{ item: 'declaration', reason: 'Thiếu chữ ký' }];
  must(await act({ act: 'request-supplement', items }, holder(task.unit, task.post)));
  at('2026-11-26T09:00');
  const components = [{ component: 'declaration', originals: 1, copies: 0 }];
  must(await act({ act: 'supplement-dossier', components }, person('binh')));
  const { of } = await told();
  const before = {
    dueBefore: '17:00 25/11/2026',
    duesBefore: [
      { of: 'Giấy khai sinh', due: '17:00 25/11/2026' },
      { of: 'Toàn bộ kết quả', due: '09:00 23/12/2026' },
    ],
  };
  expect(of('01')[1]).toMatchObject(before);
  for (const slip of [of('06')[0], of('07')[0]]) expect(slip.renewed).toEqual([{ at: '09:00 26/11/2026', ...before }]);
  for (const slip of [of('01')[1], of('06')[0], of('07')[0]])
    expect(JSON.stringify(slipPaper(slip).blocks)).toContain(
      'Giấy khai sinh: 17 giờ 00 phút, ngày 25 tháng 11 năm 2026; Toàn bộ kết quả: 09 giờ 00 phút, ngày 23 tháng 12 năm 2026',
    );
  expect(of('06')[0].handovers.find(({ note }) => note.startsWith('Nhận hồ sơ bổ sung'))!.note).toMatch(
    /hẹn trả kết quả vào Giấy khai sinh: 17:00 26\/11\/2026; Toàn bộ kết quả: 09:00 24\/12\/2026/,
  );
});

it('online has one limit, as before, and its events say nothing of phases', async () => {
  await received('online');
  const whole = local('2026-11-30T09:00').toString();
  const before = (await state()).clock!;
  expect(before).toMatchObject({ dueAt: whole });
  await issued();
  expect((await state()).clock).toEqual(before);
  const { events, of } = await told();
  expect(JSON.stringify(events)).not.toContain('phases');
  expect(of('01')[0].dues).toBeUndefined();
});
