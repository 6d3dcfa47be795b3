/** What else it costs and takes, where another way to hand in is cheaper or faster. */
import { expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { ROOT, readPackFolder } from '#main/read-files.ts';
import type { Manifest } from '#procedure/pack.ts';
import { importedPack } from '../../test/support/imported.ts';
import { province } from '../../test/support/platform.ts';
import { limitsText } from './catalogue.ts';
import { formatsFor, translator } from './i18n.ts';
import { otherWays } from './other-ways.tsx';
import type { View } from './view.ts';

const clock = { now: () => Temporal.Instant.from('2026-11-25T01:00:00Z') };
const view = {
  t: translator('vi'),
  lang: 'vi',
  fmt: formatsFor('vi'),
  now: clock.now(),
  platform: { province, clock },
} as unknown as View;
const ways = (channels: Manifest['channels'], from: 'online' | 'counter') =>
  otherWays(view, { pack: importedPack('1.000777', { channels }) }, from);

it('is told of each way that differs in fee or in limit, and of no other', () => {
  const free = { limit: { workingDays: 3 }, free: '«không thu phí»' };
  const paid = { limit: { workingDays: 3 }, fees: [{ id: 'fee', amountVnd: 150_000, before: 'result' as const }] };
  expect(ways({ online: paid, counter: free, post: paid }, 'online')).toEqual([
    expect.stringMatching(/: Không thu phí .*; 3 ngày làm việc$/),
  ]);
  expect(ways({ online: free, counter: { ...free, limit: { workingDays: 20 } } }, 'counter')).toEqual([
    expect.stringMatching(/^Trực tuyến: .*; 3 ngày làm việc$/),
  ]);
  expect(ways({ online: free, counter: free }, 'online')).toEqual([]);
});

it('tells who registers a household business online what the counter takes, and the other way round', () => {
  const pack = must(readPackFolder(`${ROOT}/packs/business/household-business`));
  expect(otherWays(view, { pack }, 'online')).toEqual([expect.stringMatching(/^Tại trung tâm: 50\.000/)]);
  expect(otherWays(view, { pack }, 'counter').map((one) => one.split(' ')[0])).toHaveLength(2);
});

it('costs who applies there what it costs them, where their answers exempt them', () => {
  const pack = must(readPackFolder(`${ROOT}/packs/civil-status/linked-birth`));
  const costOf = () => 'Được miễn theo Điều 11 Luật Hộ tịch';
  expect(otherWays(view, { pack }, 'online', { costOf })).toEqual([expect.stringMatching(/^Tại trung tâm: Được miễn/)]);
});

it('tells whoever has chosen a case its limit alone', () => {
  const pack = must(readPackFolder(`${ROOT}/packs/investment/investment-certificate`));
  const { limit } = pack.manifest.channels.online!;
  expect(limitsText(view, pack, { limit }).match(/Trường hợp \d/g)).toHaveLength(4);
  const chosen = limitsText(view, pack, { limit }, { investmentCase: '1' });
  expect(chosen).toMatch(/^10 ngày làm việc \(Trường hợp 1: [^;]*\)$/);
  expect(limitsText(view, pack, { limit }, { investmentCase: 'x' })).toContain('Trường hợp 4');
});
