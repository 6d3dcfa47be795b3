import { describe, expect, it } from 'vitest';
import { record } from '../../../test/support/national.ts';
import { readRecord } from './read.ts';
import type { NationalChannel, NationalRecord } from './record.ts';

function read(stored: NationalChannel | NationalChannel[], more: Partial<NationalRecord> = {}) {
  const { channels, doubts } = readRecord(record({ channels: [stored].flat(), ...more }));
  const about = channels.map(({ channel }) => channel as string);
  const own = doubts.filter((one) => about.includes(one.about) || /^(channels|first)/.test(one.id));
  return { channels, doubts: own.map((one) => one.id) };
}
const limit = (time: number | null, unit: string | null, sentence = '') => {
  const steps = `Bước 1: Cá nhân nộp hồ sơ.\nBước 2: ${sentence || 'Sở Y tế xem xét.'}`;
  const { channels, doubts } = read({ channel: 'in_person', time, unit, feeVnd: 10_000 }, { stepsText: steps });
  const { kind, amount, law } = channels[0].limit;
  return [amount === null ? kind : `${amount} ${kind}`, law?.number, doubts];
};
const within = (time: string) => `Trong thời hạn ${time} kể từ ngày nhận đủ hồ sơ hợp lệ, Sở Y tế cấp giấy phép`;

describe('a limit', () => {
  it('is as stored, in the unit that is stored', () => {
    expect(limit(5, 'working_day')).toEqual(['5 workingDays', undefined, []]);
    expect(limit(5, 'day')).toEqual(['5 calendarDays', undefined, []]);
    expect(limit(8, 'hour', within('08 giờ làm việc'))).toEqual(['8 workingHours', undefined, []]);
    // Which hours is not said.
    expect(limit(24, 'hour')).toEqual(['24 workingHours', undefined, ['time-hours-unsaid']]);
    expect(limit(24, 'hour', within('24 giờ'))).toEqual(['24 workingHours', undefined, ['time-hours-unsaid']]);
    expect(limit(2, 'month')).toEqual(['60 calendarDays', undefined, ['time-in-months']]);
  });

  it('is unknown without a time or a unit, and never a number that somebody might rely on', () => {
    expect(limit(null, null)).toEqual(['unstated', undefined, ['time-unstated']]);
    expect(limit(0, 'working_day')).toEqual(['unstated', undefined, ['time-zero']]);
    expect(limit(7, 'unstated')).toEqual(['unstated', undefined, ['time-unit-unstated']]);
    expect(limit(1, 'unstated')).toEqual(['unstated', undefined, ['time-filler']]);
  });

  it('is none where the text tells of stages one after the other, unless the table holds their sum', () => {
    const second = (days: string) =>
      `${within('08 ngày làm việc')} nuôi thử.\n- Trong thời hạn ${days} kể từ ngày nhận được báo cáo kết quả nuôi thử, Sở Y tế trình Chủ tịch ban hành quyết định.`;
    expect(limit(null, null, second('08 ngày làm việc'))).toEqual([
      'unstated',
      undefined,
      ['time-in-stages', 'time-unstated'],
    ]);
    expect(limit(11, 'working_day', second('03 ngày làm việc'))).toEqual(['11 workingDays', undefined, []]);
    expect(limit(8, 'working_day', second('03 ngày làm việc'))).toEqual([
      '8 workingDays',
      undefined,
      ['time-in-stages'],
    ]);
    const later =
      'Trong thời hạn 03 ngày làm việc kể từ ngày nhận được hồ sơ và báo cáo thẩm định, Chủ tịch chấp thuận điều chỉnh.';
    expect(limit(17, 'working_day', `${within('14 ngày làm việc')}.\n${later}`)).toEqual([
      '17 workingDays',
      undefined,
      [],
    ]);
    // What others are told afterwards is no stage.
    const told = 'Trong thời hạn 01 ngày làm việc kể từ ngày có kết quả, Sở Y tế đăng tải công khai quyết định.';
    expect(limit(8, 'working_day', `${within('08 ngày làm việc')}.\n${told}`)[2]).toEqual([]);
  });

  it('is what the text gives where the table gives nothing', () => {
    expect(limit(7, 'unstated', within('07 ngày làm việc'))).toEqual([
      '7 workingDays',
      undefined,
      ['time-unit-from-text'],
    ]);
    expect(limit(1, 'unstated', within('15 ngày'))).toEqual(['15 calendarDays', undefined, ['time-from-text']]);
    expect(limit(1, 'unstated', 'Sở Y tế trả kết quả ngay trong ngày làm việc.')).toEqual([
      'sameDay',
      undefined,
      ['time-from-text'],
    ]);
    expect(limit(null, null, 'Sở Y tế cấp giấy ngay sau khi nhận đủ hồ sơ.')).toEqual([
      'immediate',
      undefined,
      ['time-from-text'],
    ]);
  });

  it('is doubted where table and text differ', () => {
    expect(limit(5, 'working_day', within('07 ngày làm việc'))).toEqual([
      '5 workingDays',
      undefined,
      ['time-differs-from-text'],
    ]);
    expect(limit(5, 'day', within('05 ngày làm việc'))).toEqual(['5 workingDays', undefined, ['time-unit-differs']]);
  });

  it('depends on the case where the text gives one for each', () => {
    const several =
      'Trong thời hạn 20 ngày (15 ngày đối với nhà ở riêng lẻ) kể từ ngày nhận đủ hồ sơ, Sở cấp giấy phép';
    expect(limit(20, 'day', several)).toEqual(['byCase', undefined, ['time-by-case']]);
  });

  it('rests on the law that sets it, and on none that the dossier or the office goes by', () => {
    const law = (sentence: string) => limit(5, 'working_day', sentence)[1];
    const from = 'kể từ ngày nhận đủ hồ sơ';
    const decree = 'khoản 2 Điều 7 Nghị định số 9/2026/NĐ-CP';
    expect(law(`Theo ${decree}, trong thời hạn 05 ngày làm việc ${from}, Sở Y tế cấp giấy`)).toBe('9/2026/NĐ-CP');
    expect(law(`Trong 05 ngày làm việc theo ${decree} ${from}, Sở Y tế cấp giấy`)).toBe('9/2026/NĐ-CP');
    expect(law(`Trong 05 ngày làm việc ${from} theo ${decree}, Sở Y tế cấp giấy`)).toBe(undefined);
    expect(law(`Trong 05 ngày làm việc ${from}, cơ quan quy định tại ${decree} cấp giấy`)).toBe(undefined);
    expect(law(`Trong 05 ngày làm việc ${from}, Sở Y tế cấp giấy theo mẫu của ${decree}`)).toBe(undefined);
  });
});

describe('a fee', () => {
  const fee = (feeVnd: number | null, conditionsText = '') => {
    const { channels, doubts } = read(
      { channel: 'in_person', time: 3, unit: 'working_day', feeVnd },
      { conditionsText },
    );
    return [channels[0].feeVnd, doubts];
  };
  it('of 0 is nothing said, unless words say so', () => {
    expect(fee(0)).toEqual(['unstated', ['fee-zero-stored']]);
    expect(fee(null)).toEqual(['unstated', ['fee-unstated']]);
    expect(fee(0, 'Lệ phí: Không.')).toEqual([0, []]);
    expect(fee(0, 'Không thu lệ phí của người khuyết tật.')).toEqual(['byCase', ['fee-by-case', 'fee-zero-stored']]);
    expect(fee(0, 'Miễn lệ phí đối với người nghèo.')).toEqual(['byCase', ['fee-by-case', 'fee-zero-stored']]);
  });
  it('is set by the council, by the case, or as the text gives it', () => {
    expect(fee(0, 'Mức lệ phí do Hội đồng nhân dân cấp tỉnh quyết định.')).toEqual(['byCouncil', ['fee-by-council']]);
    expect(fee(0, 'Nộp lệ phí nếu thuộc trường hợp phải nộp.')).toEqual(['byCase', ['fee-by-case', 'fee-zero-stored']]);
    expect(fee(null, 'Nộp lệ phí nếu thuộc trường hợp phải nộp.')).toEqual(['byCase', ['fee-by-case']]);
    expect(fee(0, 'Lệ phí: 50.000 đồng.')).toEqual([50_000, ['fee-from-text']]);
    expect(fee(20_000)).toEqual([20_000, []]);
  });
});

it('a fee below any that is set is a slip, and no figure', () => {
  const fee = (feeVnd: number) => read({ channel: 'in_person', time: 3, unit: 'working_day', feeVnd });
  for (const slip of [1, 40, 830, 999])
    expect(fee(slip)).toMatchObject({ channels: [{ feeVnd: 'unstated' }], doubts: ['fee-doubtful'] });
  expect(fee(1000)).toMatchObject({ channels: [{ feeVnd: 1000 }], doubts: [] });
});

describe('the ways to hand in', () => {
  const row = (channel: string, time = 3, unit = 'working_day', feeVnd = 10_000): NationalChannel => ({
    channel,
    time,
    unit,
    feeVnd,
  });
  it('have the names of ours', () => {
    expect(read([row('in_person'), row('online'), row('post')]).channels.map((one) => one.channel)).toEqual([
      'counter',
      'online',
      'post',
    ]);
  });
  it('are doubted where one is several times slower, and open where one has several times', () => {
    expect(read([row('in_person'), row('online', 30)]).doubts).toEqual(['channels-differ-widely']);
    expect(read([row('in_person'), row('in_person', 5)])).toMatchObject({
      channels: [{ limit: { kind: 'byCase' } }],
      doubts: ['several-times'],
    });
    expect(read([row('in_person'), row('in_person', 3, 'working_day', 20_000)])).toMatchObject({
      channels: [{ feeVnd: 'byCase' }],
      doubts: ['several-fees'],
    });
  });
  it('are those of the text where the table names none', () => {
    const stepsText = 'Bước 1: Cá nhân nộp hồ sơ trực tiếp hoặc trực tuyến.\nBước 2: Sở Y tế cấp giấy.';
    expect(read(row('unstated'), { stepsText })).toMatchObject({
      channels: [{ channel: 'online' }, { channel: 'counter' }],
      doubts: ['channels-from-text'],
    });
    expect(read(row('unstated'), { stepsText: '' })).toEqual({ channels: [], doubts: ['channels-unstated'] });
  });
  it('of a line of the index share a time and a fee of which nobody knows whose they are: of none', () => {
    const open = { limit: { kind: 'unstated', amount: null }, feeVnd: 'unstated' };
    expect(read([row('in_person'), row('online')], { firstChannelOnly: true })).toMatchObject({
      channels: [open, open],
      doubts: ['first-channel-only'],
    });
    // The only way there is has them.
    expect(read(row('online'), { firstChannelOnly: true }).channels).toMatchObject([
      { limit: { kind: 'workingDays', amount: 3 }, feeVnd: 10_000 },
    ]);
  });
});
