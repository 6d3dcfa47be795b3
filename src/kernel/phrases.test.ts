import { describe, expect, it } from 'vitest';
import { refusalText, refuse } from './outcome.ts';
import { phrase } from './phrase.ts';
import { ACT_PHRASES } from './phrases/acts.ts';
import { CALENDAR_PHRASES } from './phrases/calendar.ts';
import { DOUBT_PHRASES } from './phrases/doubts.ts';
import { EVENT_PHRASES } from './phrases/events.ts';
import { FEEL_PHRASES } from './phrases/feel.ts';
import { GROUND_PHRASES } from './phrases/grounds.ts';
import { MODEL_DATA_PHRASES } from './phrases/model-data.ts';
import { MODEL_FLOW_PHRASES } from './phrases/model-flow.ts';
import { PACK_PHRASES } from './phrases/pack.ts';
import { PACK_FIELD_PHRASES } from './phrases/pack-fields.ts';
import { PACK_LIMIT_PHRASES } from './phrases/pack-limits.ts';
import { PRODUCTION_PHRASES } from './phrases/production.ts';
import { REVIEW_PHRASES } from './phrases/review.ts';
import { ROW_PHRASES } from './phrases/rows.ts';
import { PHRASES, phraseText } from './phrases.ts';

const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].toSorted();

describe('phrases', () => {
  it.each(Object.entries(PHRASES))('%s speaks of the same in all three languages', (_, [vi, en, hi]) => {
    expect([vi, en, hi].every((text) => text.trim())).toBe(true);
    expect([names(vi), names(hi)]).toEqual([names(en), names(en)]);
  });

  it('have a code each', () => {
    const parts = [
      MODEL_FLOW_PHRASES,
      MODEL_DATA_PHRASES,
      FEEL_PHRASES,
      PACK_PHRASES,
      PACK_FIELD_PHRASES,
      PACK_LIMIT_PHRASES,
      ROW_PHRASES,
      CALENDAR_PHRASES,
      REVIEW_PHRASES,
      PRODUCTION_PHRASES,
      DOUBT_PHRASES,
      ACT_PHRASES,
      EVENT_PHRASES,
      GROUND_PHRASES,
    ];
    expect(Object.keys(PHRASES)).toHaveLength(parts.flatMap((part) => Object.keys(part)).length);
  });

  it('stand in one another and in refusals, in the language of who reads', () => {
    const detail = phrase('at-line', { line: 7, detail: phrase('required', { name: 'targetRef' }) });
    expect(phraseText(detail, 'vi')).toBe('dòng 7: thiếu targetRef: hãy thêm');
    const refusal = refuse('bpmn-invalid', { element: 'sequenceFlow', id: 'a', detail });
    expect(refusalText(refusal, 'en')).toBe('BPMN is wrong at sequenceFlow “a”: line 7: has no targetRef: add it.');
    const list = refuse('pack-invalid', { where: 'cases/a.yaml', detail: [phrase('cases-none'), phrase('no-step')] });
    expect(refusalText(list, 'vi')).toMatch(
      /^Gói thủ tục sai ở cases\/a\.yaml: không có câu chuyện nào: .*; thủ tục không có bước này\.$/,
    );
    const other = refuse('unit-does-not-receive', { unit: { vi: 'Sở Y tế', en: 'Department of Health' } });
    expect(refusalText(refuse('pack-invalid', { where: 'x', detail: other }), 'en')).toContain('Department of Health');
    expect(refusalText(other, 'hi')).toContain('Sở Y tế');
    const changed = refuse('conflict', { by: 'Nguyễn Hải Sơn', what: 'dossier-decided' });
    expect(refusalText(changed, 'vi')).toContain('Nguyễn Hải Sơn cập nhật (Quyết định)');
    const dated = refuse('outside-issued-when', { date: '2026-11-24', from: '2026-11-25', to: '2026-11-26' });
    expect(refusalText(dated, 'vi')).toContain('(24/11/2026) phải từ ngày bàn giao hồ sơ (25/11/2026)');
  });
});

describe('what somebody typed', () => {
  it.each([
    ['quy định', 'quy định'],
    ['«quy định»', 'quy định'],
    ['“quy định”', 'quy định'],
    ['«quy định', 'quy định'],
    ['«a» và «b»', '“a” và “b”'],
    ['theo «a»', 'theo “a”'],
  ])('is quoted once: %s', (typed, said) => {
    for (const language of ['vi', 'en', 'hi'] as const)
      expect(refusalText(refuse('law-vague', { law: typed }), language)).toContain(`«${said}»`);
    const fault = phrase('review-basis-law', { of: 'căn cứ', basis: typed });
    expect(phraseText(fault, 'vi')).toContain(`căn cứ: «${said}» chưa nêu`);
    expect(phraseText(fault, 'en')).toContain(`“${said}” names`);
  });
});
