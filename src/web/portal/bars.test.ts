/** What makes an application impossible, as the pages of a draft tell it. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { LAND } from '../../../test/support/land.ts';
import { partyOf, person, testPlatform } from '../../../test/support/platform.ts';
import { formatsFor, translator } from '../i18n.ts';
import type { View } from '../view.ts';
import { barsAt, barsOf } from './bars.ts';
import { type Draft, fillingOf, missingOf } from './draft-model.ts';

const NONE = { landDispute: 'none', landSeizure: 'none', landTerm: 'running', landUrgentMeasure: 'none' };

async function filled(answers: Record<string, unknown>, oneByOne = false) {
  const { platform } = await testPlatform();
  const view = {
    platform,
    actor: person('an'),
    session: { id: 'an' },
    now: platform.clock.now(),
    lang: 'vi',
    t: translator('vi'),
    fmt: formatsFor('vi'),
    oneByOne,
  } as unknown as View;
  const data = { applicant: partyOf('an'), place: '06685', answers, papers: {} };
  const draft = { id: 'd', owner: 'an', procedure: LAND, data } as unknown as Draft;
  return { view, filling: must(await fillingOf(view, draft)) };
}

describe('bars', () => {
  it('are told all together, each at its question, and papers are not asked for beside them', async () => {
    const { view, filling } = await filled({ ...NONE, landDispute: 'pending', landSeizure: 'seized' });
    expect(barsOf(filling, view).map(({ error }) => error.field)).toEqual(['landDispute', 'landSeizure']);
    const missing = missingOf(filling, view);
    expect(missing.slice(0, 2).map(({ error }) => error.field)).toEqual(['landDispute', 'landSeizure']);
    expect(missing.map(({ page }) => page)).not.toContain('papers');
    const without = await filled(NONE);
    expect(barsOf(without.filling, without.view)).toEqual([]);
    expect(missingOf(without.filling, without.view).map(({ page }) => page)).toContain('papers');
  });

  it('are told at the very question where one question fills a page, whatever was not asked yet', async () => {
    const { view, filling } = await filled({ landDispute: 'none', landSeizure: 'seized' }, true);
    const at = (name: string) =>
      barsAt(filling, view, filling.steps.find(({ fields }) => fields.some((field) => field.name === name))!);
    expect(at('landSeizure').map(({ error }) => error.field)).toEqual(['landSeizure']);
    expect(at('landDispute')).toEqual([]);
  });
});
