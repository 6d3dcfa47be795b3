/** A draft of a procedure takes no dossier at any door, until the province names the decision that opens it. */
import { describe, expect, it } from 'vitest';
import { Province } from '#authority/province.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { partyOf, person, province, shipped, testPlatform, withDraftsOpen } from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { findClosed } from './gate.ts';
import { startDossier } from './perform.ts';
import { tellStory } from './story.ts';

const begin = { act: 'draft-dossier', channel: 'online', applicant: partyOf('halong-tech') } as const;

describe.each(['QN.SANDBOX', 'QN.VENTURE'])('%s', (code) => {
  it('is closed in the shipped province', async () => {
    const { platform } = await testPlatform();
    const outcome = await startDossier(platform, code, begin, person('halong-tech'));
    expect(isRefusal(outcome) && outcome.code).toBe('procedure-draft');
    expect(await findClosed(platform, must(await platform.procedure(code)))).toMatchObject({ code: 'procedure-draft' });
  });

  it('is open where a decision opens it, from its day on and no earlier', async () => {
    const { platform } = await testPlatform();
    const outcome = await startDossier(withDraftsOpen(platform), code, begin, person('halong-tech'));
    expect(isRefusal(outcome)).toBe(false);
    const later = withDraftsOpen(platform, '2026-11-26');
    expect(await findClosed(later, must(await later.procedure(code)))).toMatchObject({ code: 'procedure-draft' });
  });

  it('can be told as a story all the same', async () => {
    const { platform } = await testPlatform();
    const pack = shipped.get(code)!;
    const told = must(await tellStory(platform, code, must(storyOf(pack, Object.keys(pack.cases)[0]))));
    expect(told.mistakes).toEqual([]);
  });
});

it('nothing opens a draft without a decision that it rests on', () => {
  const openedDrafts = [{ procedure: 'QN.SANDBOX', basis: ' ', from: '2026-01-01' }];
  const outcome = Province.from({ ...province.source, openedDrafts });
  expect(isRefusal(outcome) && outcome.code).toBe('province-invalid');
});
