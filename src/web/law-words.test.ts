/** What pages say of a document of law goes with the clock: to come, in force, to end, ended. */
import { expect, it } from 'vitest';
import type { Manifest } from '#procedure/pack.ts';
import { province } from '../../test/support/platform.ts';
import { formatsFor, translator } from './i18n.ts';
import { lawLine, lawsInForce } from './law-words.ts';
import type { View } from './view.ts';

const at = (day: string) =>
  ({
    t: translator('vi'),
    lang: 'vi',
    fmt: formatsFor('vi'),
    now: Temporal.Instant.from(`${day}T03:00:00Z`),
    platform: { province },
  }) as unknown as View;
const law: Manifest['law'][string] = {
  number: '9/2026/NĐ-CP',
  title: 'Nghị định',
  from: '2026-09-01',
  to: '2027-03-01',
};
const note = (day: string) => lawLine(at(day), law).replace(/^[^(]*/, '');

it('is told in the tense of its day', () => {
  expect(note('2026-08-31')).toBe(
    '(có hiệu lực từ ngày 01/09/2026, hiện chưa áp dụng; hết hiệu lực từ ngày 01/03/2027)',
  );
  expect(note('2026-09-01')).toBe('(hết hiệu lực từ ngày 01/03/2027)');
  expect(note('2027-03-01')).toBe('(đã hết hiệu lực từ ngày 01/03/2027)');
});

it('says of what was not compared with its original text that, and from where it is known', () => {
  const unconfirmed = { ...law, from: '2026-01-01', to: undefined, confirmed: false as const };
  expect(lawLine(at('2026-11-26'), { ...unconfirmed, source: 'Công văn 24472/SXD-QLXDCT' })).toMatch(
    /\(nội dung theo Công văn 24472\/SXD-QLXDCT; chưa đối chiếu văn bản gốc\)$/,
  );
  expect(lawLine(at('2026-11-26'), unconfirmed)).toMatch(/\(chưa đối chiếu văn bản gốc\)$/);
});

it('is none to decide by before it holds, nor after', () => {
  const held = (day: string) => lawsInForce(at(day), { law }).length;
  expect(['2026-08-31', '2026-09-01', '2027-02-28', '2027-03-01'].map(held)).toEqual([0, 1, 1, 0]);
});

it('tells of no end that has come as of one to come', () => {
  for (const one of province.source.law ?? [])
    expect(one.source ?? '', one.number).not.toMatch(/sẽ |sắp |còn áp dụng/u);
});

it('says of what a secondary text reports as replaced who says so, and that nobody compared it', () => {
  const line = lawLine(at('2026-11-26'), { number: '55/2021/TT-BCA', title: '55/2021/TT-BCA' });
  expect(line).toContain('(11/08/2026), được cho là đã thay thế bằng 116/2026/TT-BCA; chưa đối chiếu văn bản gốc');
});
