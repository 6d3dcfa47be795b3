/** Who decides, as lists say it beside the name of a procedure. */
import { expect, it } from 'vitest';
import type { Manifest } from '#procedure/pack.ts';
import { importedPack } from '../../test/support/imported.ts';
import { translator } from './i18n.ts';
import { isMinistry, tierText } from './tier-words.ts';

const text = (change: Partial<Manifest>) =>
  tierText({ t: translator('vi') }, { ...importedPack('1.000777').manifest, tier: 'province', ...change });

it('is the ministry where an officer found, or the source says, that one decides', () => {
  const decidedBy = { outside: 'Bộ Công an', basis: 'x' };
  expect(text({ decidedBy })).toBe('Cấp bộ, Bộ Công an giải quyết');
  expect(text({ decider: 'Bộ Tài chính' })).toBe('Cấp bộ, Bộ Tài chính giải quyết');
});

it('is the body by its name where it is another one outside, which has no level here', () => {
  expect(text({ decidedBy: { outside: 'Chi cục Hải quan khu vực', basis: 'x' } })).toBe(
    'Chi cục Hải quan khu vực giải quyết',
  );
});

it('is the level of the procedure where an office of ours decides, or nobody is named', () => {
  expect(text({ decidedBy: { unit: 'place', basis: 'x' } })).toBe('Cấp tỉnh');
  expect(text({ decider: 'Sở Y tế' })).toBe('Cấp tỉnh');
  expect(text({ decider: undefined, decidedBy: undefined, tier: 'commune' })).toBe('Cấp xã');
});

it.each([
  ['Cục quản lý xuất nhập cảnh', true],
  ['Cục Hải quan tỉnh, thành phố', false],
  ['Cục cảnh sát giao thông, Công an tỉnh', false],
  ['Bộ phận Một cửa', false],
  ['Bộ Chỉ huy quân sự tỉnh', false],
  ['Kho bạc Nhà nước khu vực', false],
])('%s is a ministry or its own bureau: %s', (body, is) => {
  expect(isMinistry(body)).toBe(is);
});
