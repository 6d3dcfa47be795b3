/** What slips say of dates and ends: the extension beside the date of law, the time that was not counted, and what ended a dossier. */
import { expect, it } from 'vitest';
import type { Slip } from '#dossier/slips.ts';
import { must } from '#kernel/outcome.ts';
import { bookPaper } from '#views/book-paper.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { tellStory } from './story.ts';

type SlipOf<F extends Slip['form']> = Extract<Slip, { form: F }>;
async function told(code: string, name: string) {
  const { platform } = await testPlatform();
  const { slips, state } = must(await tellStory(platform, code, must(storyOf(shipped.get(code)!, name))));
  const all = <F extends Slip['form']>(form: F) => slips.filter((one): one is SlipOf<F> => one.form === form);
  return { all, state };
}
const printed = (slip: Slip) => JSON.stringify(slipPaper(slip).blocks);

it('forms 06 and 07 keep the date of law and say the extension beside it, as slip 04 promised it', async () => {
  const { all } = await told('1.001193', 'apologised');
  const [apology] = all('04');
  for (const slip of [all('06')[0], all('07')[0]]) {
    expect(slip.due).toBe(apology.promised);
    expect(slip.extended).toEqual([{ at: '14:00 23/11/2026', to: apology.newDue }]);
    expect(printed(slip)).toContain('Hẹn lại trả kết quả vào');
  }
  expect(all('06')[0].handovers.filter(({ note }) => note.startsWith('Xin lỗi, gia hạn'))).toMatchObject([
    {
      to: 'Người nộp hồ sơ',
      note: expect.stringMatching(/^Xin lỗi, gia hạn từ 17:00 23\/11\/2026 đến 17:00 27\/11\/2026: Đề nghị Ủy ban/),
    },
  ]);
  const book = bookPaper({ head: { agency: 'A' }, symbol: 'STD', placeAndDate: '', lines: all('07'), at: '' });
  expect(JSON.stringify(book)).toContain(`Gia hạn, hẹn lại: ${apology.newDue}`);
});

it('a dossier that was never extended or stopped says neither', async () => {
  const { all } = await told('1.001193', 'same-day');
  for (const slip of [all('06')[0], all('07')[0]]) {
    expect([slip.extended, slip.uncounted]).toEqual([undefined, undefined]);
    expect(printed(slip)).not.toMatch(/gia hạn|không tính/i);
  }
});

it('a slip 01 whose date does not follow from the reception says what was not counted, and why', async () => {
  const { all } = await told('1.009664', 'supplement');
  const [first, again] = all('01');
  expect(first.uncounted).toBeUndefined();
  const left = ['từ 08:00 ngày 26/11/2026 đến 08:00 ngày 02/12/2026 (chờ bổ sung, hoàn thiện hồ sơ)'];
  expect(again.uncounted).toEqual(left);
  expect([all('06')[0].uncounted, all('07')[0].uncounted]).toEqual([left, left]);
  for (const slip of [again, all('06')[0], all('07')[0]]) expect(printed(slip)).toContain(left[0]);
});

it('one whose clock began again says so, with the date that was promised before', async () => {
  const { all } = await told('1.001612', 'supplement');
  const [first, again] = all('01');
  expect(again.dueBefore).toBe(first.due);
  expect(printed(again)).toContain('từ khi nhận đủ hồ sơ bổ sung; trước đó hẹn trả kết quả vào');
  expect(printed(first)).not.toContain('tính lại từ đầu');
});

it('time for tax is not counted, and goes to who pays and back', async () => {
  const { all } = await told('1.013831', 'paid-tax');
  const left = ['từ 08:00 ngày 30/11/2026 đến 08:00 ngày 07/12/2026 (chờ thực hiện nghĩa vụ tài chính)'];
  expect([all('06')[0].uncounted, all('07')[0].uncounted]).toEqual([left, left]);
  const { handovers } = all('06')[0];
  expect(handovers.filter((one) => !one.to)).toEqual([]);
  const [out, back] = handovers.filter((one) => `${one.from}${one.to}`.includes('nghĩa vụ tài chính'));
  expect(out).toMatchObject({
    from: 'Thuế thành phố Quảng Ninh – Chuyên viên',
    to: 'Người nộp hồ sơ (thực hiện nghĩa vụ tài chính)',
  });
  expect(back).toMatchObject({
    to: 'Văn phòng Đăng ký đất đai thành phố Quảng Ninh – Chuyên viên',
    note: 'Đã nộp 30.000.000 đồng (NSNN-1)',
  });
  expect(back.receiver).toBeTruthy();
});

it('form 07 of what was refused names the notice and leaves a place for the day it came', async () => {
  for (const [code, pack] of shipped) {
    if (!pack.cases['against']) continue;
    const { all, state } = await told(code, 'against');
    const [line] = all('07');
    expect(line.returned, code).toContain(`Thông báo không chấp thuận số ${state.result!.number}, lúc `);
    expect([line.returnMethod, line.signOff].every(Boolean), code).toBe(true);
    expect(printed(line), code).toContain('nhận thông báo ngày');
  }
});

it('form 07 of what was stopped says that there is no result, by which notice', async () => {
  for (const name of ['lapsed', 'withdrawn']) {
    const { all } = await told('1.001612', name);
    expect(all('07')[0].returned).toContain(
      `Không có kết quả: Thông báo dừng giải quyết hồ sơ số ${all('05')[0].number}`,
    );
  }
});

it('of several dates only the one says that it may change which the open day off lies on the way to', async () => {
  const { all } = await told('2.000986', 'counter');
  const [slip] = all('01');
  expect(slip.dues?.map(({ due }) => due)).toEqual(['17:00 23/11/2026', '09:10 22/12/2026']);
  expect(slip.dueNote).toMatch(/^Toàn bộ kết quả: Lịch nghỉ Ngày Văn hóa Việt Nam năm 2026 .* có thể thay đổi\.$/);
});
