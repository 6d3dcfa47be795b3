/** Who decides, as lists say it beside the name of a procedure. */
import { expect, it } from 'vitest';
import type { Manifest } from '#procedure/pack.ts';
import { importedPack } from '../../test/support/imported.ts';
import { testPlatform } from '../../test/support/platform.ts';
import { translator } from './i18n.ts';
import { isMinistry, tierText } from './tier-words.ts';

const { platform } = await testPlatform();
const view = { t: translator('vi'), lang: 'vi' as const, platform, now: platform.clock.now() };
const text = (change: Partial<Manifest>, reasons: readonly string[] = []) =>
  tierText(view, { ...importedPack('1.000777').manifest, tier: 'province', ...change }, reasons);

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

it('is the level of the office that was found to decide, whatever level the import kept', () => {
  expect(text({ decidedBy: { unit: 'place', basis: 'x' } })).toBe('Cấp xã');
  expect(text({ decidedBy: { unit: 'so-xay-dung', basis: 'x' }, tier: 'commune' })).toBe('Cấp tỉnh');
});

it('is the level of the procedure where its source names an office of ours, and of our own', () => {
  expect(text({ decider: 'Sở Y tế' })).toBe('Cấp tỉnh');
  expect(text({ origin: 'law', decider: undefined, tier: 'commune' })).toBe('Cấp xã');
});

it('is nothing where nobody is known to decide an imported procedure, and no level where that is in doubt', () => {
  expect(text({ decider: undefined, tier: 'commune' })).toBeUndefined();
  expect(text({ decider: 'Sở Y tế' }, ['decider-unknown:Sở Y tế'])).toBeUndefined();
  expect(text({ decider: 'Sở Y tế' }, ['several-tiers'])).toBe('Sở Y tế giải quyết');
  expect(text({ decider: 'Sở Y tế', tier: 'commune' }, ['tier-decider-disagree'])).toBe('Sở Y tế giải quyết');
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
