import { describe, expect, it } from 'vitest';
import { refusalText, refuse } from './outcome.ts';
import { phrase } from './phrase.ts';
import { PHRASES, phraseText } from './phrases.ts';

const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].toSorted();

describe('phrases', () => {
  it.each(Object.entries(PHRASES))('%s speaks of the same in all three languages', (_, [vi, en, hi]) => {
    expect([vi, en, hi].every((text) => text.trim())).toBe(true);
    expect([names(vi), names(hi)]).toEqual([names(en), names(en)]);
  });

  it('stand in one another and in refusals, in the language of who reads', () => {
    const detail = phrase('at-line', { line: 7, detail: phrase('required', { name: 'targetRef' }) });
    expect(phraseText(detail, 'vi')).toBe('dòng 7: thiếu targetRef: hãy thêm');
    const refusal = refuse('bpmn-invalid', { element: 'sequenceFlow', id: 'a', detail });
    expect(refusalText(refusal, 'en')).toBe('BPMN is wrong at sequenceFlow “a”: line 7: has no targetRef: add it.');
  });
});
