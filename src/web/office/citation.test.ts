/** A whole citation in the field of the article is read as it was meant. */
import { describe, expect, it } from 'vitest';
import { refuseOtherLaw } from './act-commands.ts';
import { citationOf, differentLaw } from './citation.ts';

const DECREE = 'Nghị định số 118/2025/NĐ-CP';

describe('the article and the document of an act', () => {
  it.each([
    ['5', DECREE, `Điều 5 ${DECREE}`],
    ['khoản 1 Điều 5', DECREE, `khoản 1 Điều 5 ${DECREE}`],
    ['khoản 1 Điều 5 Nghị định 118/2025/NĐ-CP', DECREE, `khoản 1 Điều 5 ${DECREE}`],
    ['khoản 1 Điều 5 của Nghị định số 118/2025/NĐ-CP', DECREE, `khoản 1 Điều 5 ${DECREE}`],
    ['Nghị định 118/2025/NĐ-CP, Điều 5', DECREE, `Điều 5 ${DECREE}`],
    ['khoản 1 Điều 5 Nghị định 118/2025/NĐ-CP', '', 'khoản 1 Điều 5 Nghị định 118/2025/NĐ-CP'],
    ['Điều 5', '', ''],
    ['', DECREE, DECREE],
  ])('«%s» beside «%s»', (typed, law, said) => {
    expect(citationOf(typed, law)).toBe(said);
    expect(differentLaw(typed, law)).toBeUndefined();
  });

  it('says which two documents they are, where another one was chosen', () => {
    expect(differentLaw('khoản 1 Điều 5 Nghị định 118/2025/NĐ-CP', 'Luật Hộ tịch số 60/2014/QH13')).toEqual({
      typed: 'Nghị định 118/2025/NĐ-CP',
      chosen: 'Luật Hộ tịch số 60/2014/QH13',
    });
    const typed = { article: 'khoản 1 Điều 5 Nghị định 118/2025/NĐ-CP', otherLaw: 'Luật Hộ tịch số 60/2014/QH13' };
    expect(refuseOtherLaw(typed)).toMatchObject({ code: 'law-differs' });
    expect(refuseOtherLaw({ ...typed, otherLaw: DECREE })).toBeUndefined();
  });
});
