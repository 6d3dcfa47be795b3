import { expect, it } from 'vitest';
import { isTrackingSecret, shortSecret, trackingSecret } from './tracking.ts';

const dossier = { id: '019ac000-0000-7000-8000-000000000001', submittedAt: '2026-11-20T01:00:00Z' };
const BEFORE = '2026-11-21T00:00:00.000Z';

it('a key has eighty bits: sixteen of thirty-two letters and digits that are mistaken for no other, in fours', () => {
  const seen = new Set<string>();
  for (let i = 0; i < 500; i++) {
    const key = trackingSecret('k', `d${i}`);
    expect(key).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);
    for (const letter of key.replaceAll('-', '')) seen.add(letter);
  }
  expect(seen.size).toBe(32);
  expect(trackingSecret('k', 'a')).toBe(trackingSecret('k', 'a'));
  expect(trackingSecret('k', 'a')).not.toBe(trackingSecret('other', 'a'));
});

it('is taken as it is copied, and nothing else is', () => {
  const key = trackingSecret('k', dossier.id);
  const is = (given: string) => isTrackingSecret('k', dossier, '', given);
  for (const copied of [
    key,
    key.toLowerCase(),
    key.replaceAll('-', ''),
    ` ${key.replaceAll('-', ' – ')} `,
    key.replaceAll('L', 'l').replaceAll('l', '1'),
  ])
    expect([copied, is(copied)]).toEqual([copied, true]);
  for (const wrong of ['', key.slice(0, -1), `${key}2`, trackingSecret('k', 'other')]) expect(is(wrong)).toBe(false);
  expect(isTrackingSecret('k', undefined, '', key)).toBe(false);
  expect(isTrackingSecret('k', undefined, BEFORE, trackingSecret('k', ''))).toBe(false);
});

it('of a slip that was printed before keys grew, the short one goes on opening that dossier, and no later one', () => {
  const short = shortSecret('k', dossier.id);
  expect(short).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
  expect(isTrackingSecret('k', dossier, BEFORE, short)).toBe(true);
  expect(isTrackingSecret('k', dossier, BEFORE, trackingSecret('k', dossier.id))).toBe(true);
  expect(isTrackingSecret('k', { ...dossier, submittedAt: '2026-11-22T01:00:00Z' }, BEFORE, short)).toBe(false);
  expect(isTrackingSecret('k', { id: dossier.id }, BEFORE, short)).toBe(false);
  expect(isTrackingSecret('k', dossier, '', short)).toBe(false);
});
