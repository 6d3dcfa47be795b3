/**
 * The name of a household business by Decree 168/2025/NĐ-CP: the element «Hộ kinh doanh», then a name of its own in the letters of
 * Vietnamese with F, J, W and Z, with digits and signs or without, and without the words for what a household is not.
 */
import { foldVietnamese, nameWithout } from './text.ts';

/** «Công ty» (and so «tổng công ty»), «tập đoàn», «doanh nghiệp», and the short forms of them: as folded letters without spaces. */
const NOT_A_HOUSEHOLD = ['congty', 'tapdoan', 'doanhnghiep', 'cty', 'dntn'];
/** The signs over and under the letters of Vietnamese: five tones, and ă â ê ô ơ ư. */
const SIGN = /^[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]$/;
const isVietnamese = (letter: string): boolean => /^[a-zđ]$/.test(letter) || SIGN.test(letter);

/** Words that run together say what they would in one: «C.Ty», «công  -  ty», «c ô n g t y». */
function namesAnEnterprise(text: string): boolean {
  const words = foldVietnamese(text.normalize('NFKC')).match(/[\p{L}\d]+/gu) ?? [];
  return words.some((word, i) => {
    // Inside one word too, where somebody left out the spaces.
    if (NOT_A_HOUSEHOLD.some((one) => (one.length > 4 ? word.includes(one) : word === one))) return true;
    let run = word;
    for (const next of words.slice(i + 1)) {
      run += next;
      if (NOT_A_HOUSEHOLD.includes(run)) return true;
      if (run.length > 11) return false;
    }
    return false;
  });
}

export function isHouseholdName(text: string): boolean {
  if (!/^hộ\s+kinh\s+doanh(?![\p{L}\p{M}\d])/iu.test(text.normalize('NFC').trim())) return false;
  const own = nameWithout(text, ['hộ kinh doanh', 'hộ KD', 'HKD']);
  const letters = [...own.normalize('NFD').toLowerCase()].filter((one) => /[\p{L}\p{M}]/u.test(one));
  return letters.length > 0 && letters.every(isVietnamese) && !namesAnEnterprise(own);
}
