/** Density and land-use ratio of a permit are those of its own areas, or the officer says what else they rest on. */
import { beforeEach, describe, expect, it } from 'vitest';
import { toReadOf } from '#dossier/to-read.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { decideLand } from '../../test/support/land.ts';
import { type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import type { Performed } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

// Of 100 m² of land, 85 m² of the ground floor, 240 m² of all floors.
const permit = (draft: Record<string, unknown>, answers: Record<string, unknown> = {}) =>
  decideLand(test, 'no-site-check', { procedure: '1.013225', answers, recorded: { draft } });

describe('density and ratio', () => {
  it.each([
    ['densityPct', { densityPct: 70 }, '85'],
    ['densityPct', { densityPct: 85.6 }, '85'],
    ['landUseRatio', { landUseRatio: 2 }, '2,4'],
    ['landUseRatio', { landUseRatio: 24 }, '2,4'],
  ] as const)('are refused where %s is another: %s', async (field, draft, computed) => {
    const { id, outcome } = await permit(draft);
    expect(outcome).toMatchObject({
      code: 'form-invalid',
      params: { fields: [{ phrase: 'value-check-computed', params: { at: field, value: { vi: computed } } }] },
    });
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(`tính ra ${computed}`);
    for (const language of LANGUAGES) expect(isRefusal(outcome) && refusalText(outcome, language)).not.toMatch(/[{}]/);
    expect((await test.store.load(id))!.state.tasks[0].step).toBe('draft');
  });

  it('are told of both at once', async () => {
    const { outcome } = await permit({ densityPct: 60, landUseRatio: 1 });
    expect(isRefusal(outcome) && outcome.params['fields']).toHaveLength(2);
  });

  it.each([
    [{ landAreaM2: 97.3 }, { densityPct: 87, landUseRatio: 2.5 }],
    [{ landAreaM2: 97.3 }, { densityPct: 87.36, landUseRatio: 2.47 }],
    [{ landAreaM2: 97.3 }, { densityPct: 87.4, landUseRatio: 2.5 }],
  ])('may be rounded: %s, %s', async (answers, draft) => {
    must((await permit(draft, answers)).outcome);
  });

  it('may rest on other figures, which who signs reads, in no bulk', async () => {
    const figuresBasis = 'Diện tích 120 m² theo giấy chứng nhận, đơn ghi phần đã trừ lộ giới';
    const done = await permit({ densityPct: 70.8, landUseRatio: 2, figuresBasis });
    const { state } = must(done.outcome) as Performed;
    expect(toReadOf(done.rules!, state)).toContainEqual({ step: 'draft', field: 'figuresBasis', text: figuresBasis });
    expect(done.alone).toBeDefined();
    const elsewhere = { landPlot: 'Thửa 22, tờ bản đồ 14' };
    expect((await permit({ densityPct: 70, figuresBasis: 'x' }, elsewhere)).outcome).toMatchObject({
      code: 'form-invalid',
    });
  });
});
