import { beforeProvince } from './place-names.ts';

/** What a person tells of themselves in a word or two, where anything could be typed: peoples, countries, places, numbers of papers. */

const composed = (text: string): string => text.normalize('NFC').trim();
const WORDS = /^\p{L}[\p{L}\p{M}'’‘ʼ]*(?:[ ,()/-]+\p{L}[\p{L}\p{M}'’‘ʼ]*)*\)?$/u;
const WORD_OF_TWO = /\p{L}[\p{M}'’‘ʼ]*\p{L}/u;

/** «Kinh», «Sán Dìu», «H'Mông», «Ơ Đu», «Dao (Thanh Y)»: letters, and no name of one letter alone. */
export const isEthnicGroup = (text: string): boolean => WORDS.test(composed(text)) && WORD_OF_TWO.test(composed(text));

/** «Việt Nam», «Hoa Kỳ, Đức»: letters; of the countries one has a name of one letter alone, «Ý». */
export const isNationality = (text: string): boolean =>
  WORDS.test(composed(text)) && (WORD_OF_TWO.test(composed(text)) || /^ý$/iu.test(composed(text)));

/** A place is named by a word, whatever numbers stand beside it: «Tổ 3, khu 5, phường Hồng Gai», not «12» or «x». */
export const isPlace = (text: string): boolean =>
  /\p{L}[\p{L}\p{M}]{2,}|\p{L}[\p{L}\p{M}]+[^\p{L}\p{M}]+\p{L}[\p{L}\p{M}]+/u.test(composed(text));

const UNIT = /(?<!\p{L})(?:phường|xã|đặc khu|thị trấn|quận|huyện|thị xã|tỉnh|thành phố|tp|việt nam)(?!\p{L})/iu;

/** An address in a commune: with a house, a street, a village or a market before the commune, which alone says nowhere in it. */
export const isAddress = (text: string): boolean =>
  isPlace(text) &&
  composed(text)
    .split(',')
    .some((part) => WORD_OF_TWO.test(part.split(UNIT)[0]));

const ONLY_A_COMMUNE = /^(?:phuong|xa|dac khu|thi tran|p|x|tt)[ .][^,]*$/;

/**
 * Where the post in Việt Nam can bring something: more than the name of a commune, and at its end the province or city, however that is
 * written («Số 5, phố Huế, P. Hai Bà Trưng, Hà Nội», «5 Hue Street, Hai Ba Trung Ward, Hanoi»).
 */
export function isPostalAddress(text: string): boolean {
  const before = beforeProvince(composed(text));
  if (before === undefined || ONLY_A_COMMUNE.test(before)) return false;
  return (before.match(/[a-z]{2,}/g)?.length ?? 0) >= 2;
}

/** The number of a paper: digits, with the letters and signs that such numbers have («CS-2026-0102», «45/2019/TLKH»). */
export const isPaperNumber = (text: string): boolean =>
  /\d/.test(text) && /^[\p{L}\d][\p{L}\p{M}\d ./_()-]*$/u.test(composed(text));

/** A paper named in a line: by words and by its number or date. */
export const isPaperLine = (text: string): boolean => /\d/.test(text) && isPlace(text);

const DAY_WRITTEN = /(?<!\d)(\d{1,2})(?: tháng |[/.-])(\d{1,2})(?: năm |[/.-])((?:19|20|21)\d\d)(?!\d)/giu;

/** The latest day that a line names («…, tra cứu ngày 23/11/2026», «ngày 5 tháng 6 năm 2026»), as YYYY-MM-DD. */
export const latestDayIn = (text: string): string | undefined =>
  [...composed(text).matchAll(DAY_WRITTEN)]
    .map(([, day, month, year]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`)
    .sort()
    .at(-1);
