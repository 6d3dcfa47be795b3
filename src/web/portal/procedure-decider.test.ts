/** Who decides, on the page of a procedure: only whom a row, an officer or the source names. */
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { Platform } from '#acts/platform.ts';
import { Province } from '#authority/province.ts';
import { must } from '#kernel/outcome.ts';
import { withOutside } from '#procedure/outside.ts';
import { importedPack, publishImported } from '../../../test/support/imported.ts';
import { testPlatform } from '../../../test/support/platform.ts';
import { shownByCode } from '../catalogue.ts';
import { translator } from '../i18n.ts';
import type { View } from '../view.ts';
import { Decider } from './procedure-decider.tsx';

const GUESSES = /Ủy ban nhân dân xã|Cơ quan cấp tỉnh|Cấp xã|Cấp tỉnh/;

async function said(platform: Platform, code: string): Promise<string> {
  const shown = must(await shownByCode(platform, code));
  const view = { platform, t: translator('vi'), lang: 'vi', now: platform.clock.now() } as unknown as View;
  return render(Decider({ view, shown }) as never);
}

it('names nobody where the source of an imported procedure names nobody, whatever level it kept', async () => {
  const { platform, store } = await testPlatform();
  for (const [code, tier] of [
    ['1.000881', 'commune'],
    ['1.000882', 'province'],
  ] as const) {
    await publishImported(store, importedPack(code, { decider: undefined, tier }));
    const text = await said(platform, code);
    expect(text).toContain('Chưa công bố');
    expect(text).not.toMatch(GUESSES);
  }
});

it('names by its row who decides one of ours, and nobody where no row holds', async () => {
  const { platform } = await testPlatform();
  expect(await said(platform, '1.001193')).toContain('Ủy ban nhân dân xã, phường, đặc khu nơi giải quyết');
  const { source } = platform.province;
  const ended = source.competence.filter((row) => row.from < '2026-01-01').map((row) => ({ ...row, to: '2026-01-01' }));
  for (const competence of [ended, []]) {
    const without = new Platform({ ...platform, province: must(Province.from({ ...source, competence })) });
    const text = await said(without, '1.001193');
    expect(text).toContain('Chưa ghi nhận cơ quan giải quyết');
    expect(text).not.toMatch(GUESSES);
  }
});

it('says of a body outside that it decides and keeps the time only where that is certain', async () => {
  const { platform, store } = await testPlatform();
  const decider = 'Cục cảnh sát quản lý hành chính về trật tự, xã hội';
  const { manifest } = importedPack('1.000883', { decider, tier: 'commune' });
  const police = importedPack('1.000883', withOutside(manifest, { body: decider }));
  await publishImported(store, police);
  expect(await said(platform, '1.000883')).toContain('Việc giải quyết và thời hạn do cơ quan trên');
  await publishImported(store, police, { reasons: ['tier-decider-disagree'] });
  const text = await said(platform, '1.000883');
  expect(text).toContain(`Nguồn công bố: ${decider}`);
  expect(text).not.toContain('Việc giải quyết và thời hạn do cơ quan trên');
});
