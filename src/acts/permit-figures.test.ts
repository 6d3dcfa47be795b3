/**
 * Density and land-use ratio of a permit are those of its own areas, or the officer says what else they rest on. Who designed a house that is
 * above what its owner may design is found out, and none is permitted by the commune inside a zone.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { toReadOf } from '#dossier/to-read.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { decideLand } from '../../test/support/land.ts';
import { shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
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

describe('a house above what its owner may design', () => {
  const NINE = { floors: 9, totalAreaM2: 765, heightM: 30 };
  const draft = { landUseRatio: 7.65 };
  const decided = (answers: Record<string, unknown>, appraise: Record<string, unknown> = {}, figures: object = draft) =>
    decideLand(test, 'no-site-check', {
      procedure: '1.013225',
      answers,
      recorded: { appraise, draft: { ...figures } },
    });

  it.each([
    [{ ...NINE, designer: 'Tự thiết kế' }, draft],
    [{ ...NINE, designer: 'Chủ nhà tự thiết kế, không thuê công ty' }, draft],
    [{ ...NINE, designer: 'Nguyễn Văn Phong' }, draft],
    [{ ...NINE, designer: 'Trần Trung Tâm' }, draft],
    [{ designer: 'Tự thiết kế' }, {}],
  ])('is not found fit before it is said who designed it: %j', async (answers, figures) => {
    const { outcome } = await decided(answers, {}, figures);
    expect(outcome).toMatchObject({ code: 'form-invalid', params: { fields: [{ params: { at: 'designChecked' } }] } });
    const said = isRefusal(outcome) ? refusalText(outcome, 'vi') : '';
    expect(said).toContain('khoản 2 Điều 10 Nghị định 207/2026/NĐ-CP, chưa đối chiếu văn bản gốc');
  });

  it('is permitted with what was found, which who signs reads; nothing is asked where an organisation designed it', async () => {
    const designChecked = 'Kiến trúc sư Lê Văn Nam, chứng chỉ QNI-00012345; đã thẩm tra, báo cáo 12/BC-TT';
    const done = await decided({ ...NINE, designer: 'Tự thiết kế' }, { designChecked });
    const { state } = must(done.outcome) as Performed;
    expect(toReadOf(done.rules!, state)).toContainEqual({
      step: 'appraise',
      field: 'designChecked',
      text: designChecked,
    });
    const elsewhere = { ...NINE, landPlot: 'Thửa 22, tờ bản đồ 14', designer: 'Viện Kiến trúc Quốc gia' };
    must((await decided(elsewhere)).outcome);
  });

  it('below these figures is designed by its owner, and nothing is asked', async () => {
    const small = { floors: 2, totalAreaM2: 170, heightM: 7.5, designer: 'Tự thiết kế' };
    must((await decided(small, {}, { landUseRatio: 1.7 })).outcome);
  });
});

describe('land inside an industrial park or an economic zone', () => {
  it('is told where to apply, and its application is not taken in', async () => {
    const landAddress = 'Khu công nghiệp Cái Lân, phường Cẩm Phả';
    const { outcome } = await decideLand(test, 'no-site-check', { procedure: '1.013225', answers: { landAddress } });
    expect(outcome).toMatchObject({ code: 'not-eligible' });
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain('nộp tại Ban Quản lý Khu kinh tế');
  });

  it('is read in an address by one rule, here and of an investment', () => {
    const zoneIn = (code: string) => /khu\\\\s\+\(.*?&quot;i&quot;/.exec(shipped.get(code)!.rules['eligibility'])?.[0];
    expect(zoneIn('1.013225')).toBeDefined();
    expect(zoneIn('1.013225')).toBe(zoneIn('1.009664'));
  });
});
