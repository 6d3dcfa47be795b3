/** What tells one dossier of a person from another. */
import { expect, it } from 'vitest';
import { shippedPacks } from '#main/system.ts';
import { asksOf } from '#procedure/asks.ts';
import { aboutIn } from './about.ts';
import type { Shown } from './catalogue.ts';

function about(code: string, answers: Record<string, unknown>) {
  const pack = shippedPacks().get(code)!;
  return aboutIn({ pack, rules: asksOf(pack) } as unknown as Shown, answers);
}

it.each([
  ['1.001193', 'childName', 'Nguyễn Gia Bảo'],
  ['1.013225', 'landPlot', 'Thửa 21, tờ bản đồ 14'],
  ['QN.SANDBOX', 'solution', 'Phao thông minh'],
  ['QN.VENTURE', 'purpose', 'Hoàn thiện sản phẩm'],
])('%s is told by %s', (code, field, value) => {
  expect(about(code, { [field]: ` ${value} ` })).toBe(value);
  expect(about(code, {})).toBeUndefined();
});

it('is a line, however much was written', () => {
  const told = about('QN.VENTURE', { purpose: `Mua máy\n${'kiểm định '.repeat(200)}` })!;
  expect(told).toMatch(/^Mua máy kiểm định .* (kiểm|định) …$/);
  expect(told.length).toBeLessThanOrEqual(82);
});
