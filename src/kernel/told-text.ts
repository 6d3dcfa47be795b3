import { ABOVE_COMMUNE, beforeProvince, COMMUNE, HOUSE, LONGEST_ADDRESS } from './place-names.ts';
import { foldVietnamese, saysSomething } from './text.ts';

/** What a person tells of themselves in a word or two, where anything could be typed: peoples, countries, places, numbers of papers. */

const composed = (text: string): string => text.normalize('NFC').trim();
const WORDS = /^\p{L}[\p{L}\p{M}'’‘ʼ]*(?:[ ,()/-]+\p{L}[\p{L}\p{M}'’‘ʼ]*)*\)?$/u;
const WORD_OF_TWO = /\p{L}[\p{M}'’‘ʼ]*\p{L}/u;

/** «Kinh», «Sán Dìu», «H'Mông», «Ơ Đu», «Dao (Thanh Y)»: letters, and no name of one letter alone. */
export const isEthnicGroup = (text: string): boolean => WORDS.test(composed(text)) && WORD_OF_TWO.test(composed(text));

/** «Việt Nam», «Hoa Kỳ, Đức»: letters; of the countries one has a name of one letter alone, «Ý». */
export const isNationality = (text: string): boolean =>
  WORDS.test(composed(text)) && (WORD_OF_TWO.test(composed(text)) || /^ý$/iu.test(composed(text)));

const isWords = (text: string): boolean =>
  /\p{L}[\p{L}\p{M}]{2,}|\p{L}[\p{L}\p{M}]+[^\p{L}\p{M}]+\p{L}[\p{L}\p{M}]+/u.test(composed(text));

/** What a facility, an office or a part of the country is, and not which: «Bệnh viện», «Trạm y tế xã», «Ủy ban nhân dân phường», «tại nhà». No entry is made of others: a long text is read in one way. */
const KINDS = foldVietnamese(
  'cơ sở|bệnh viện|bv|viện|trung tâm|ttyt|y tế|trạm|tyt|phòng khám|phòng|đa khoa|chuyên khoa|khu vực|khoa|hộ sinh|nhà bảo sanh|sản|nhi|phụ|công lập|tư nhân|tư|nhà riêng|nhà|ủy ban nhân dân|ubnd|tòa án nhân dân|tòa án|sở tư pháp|tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|thị xã|đặc khu|địa phương|tại|ở|của|và|không rõ|không biết|chưa rõ|unknown|the|at|hospital|clinic|health|medical|center|centre|station|maternity|general|home|ward|commune|province|city|district|court',
);
const KIND_ALONE = new RegExp(`^(?:(?:${KINDS})(?![a-z0-9])[^a-z0-9]*)+$`);
const isKindAlone = (text: string): boolean =>
  KIND_ALONE.test(foldVietnamese(composed(text)).replace(/^[^a-z0-9]+/, ''));

/** Where somebody lives, as they say it: letters, and not one of them again and again. «....», «-», «x» and «???» say nothing. */
export const saysWhere = (text: string): boolean =>
  WORD_OF_TWO.test(composed(text)) && !/^(\p{L})\1*$/iu.test(composed(text));

/** A place is named by a word, whatever numbers stand beside it: «Tổ 3, khu 5, phường Hồng Gai», not «12», «x» or «Bệnh viện». */
export const isPlace = (text: string): boolean => isWords(text) && !isKindAlone(text);

/** A health facility by its full name: «Bệnh viện Sản Nhi Quảng Ninh», not «Bệnh viện» or «Trạm y tế xã». */
export const isFacilityName = (text: string): boolean =>
  /\p{L}/u.test(text) && composed(text).length > 2 && !isKindAlone(text);

const SHORT_UNIT = '(?:p|ph|x|đk|dk|tt|q|h|tx|t|tp)\\.\\s*(?=\\p{L})|p\\s+(?=\\p{Lu})';
const unitWords = (list: string) =>
  new RegExp(`(?<!\\p{L})(?:(?:${list}|tp|việt nam|viet ?nam)(?!\\p{L})|${SHORT_UNIT})`, 'iu');
const UNIT = unitWords(`${COMMUNE}|${ABOVE_COMMUNE}`);
/** Without tones «quan» and «xa» are these, with them they are words of their own. */
const PLAIN_UNIT = unitWords(foldVietnamese(`${COMMUNE}|${ABOVE_COMMUNE}`));
const ENGLISH_UNIT = /^(?:\p{L}[\p{L}\p{M}]*[ -]){1,4}(?:ward|commune|district|city|town|township|province)$/iu;
const ASCII = /^[\x20-\x7e]*$/;

/** What a part says before it names a commune or what that lies in; nothing where it names none. */
function beforeUnit(part: string): string | undefined {
  if (ENGLISH_UNIT.test(part)) return '';
  const found = (ASCII.test(part) ? PLAIN_UNIT : UNIT).exec(part);
  return found ? part.slice(0, found.index) : undefined;
}

/** The parts that stand before the commune, nearest first; what lies above it says nothing of where in it. */
function nearParts(text: string): string[] {
  const parts = composed(text)
    .split(/\s*[,;\n]\s*/)
    .filter(Boolean);
  const at = parts.findIndex((part) => beforeUnit(part) !== undefined);
  return at < 0 ? parts : [...parts.slice(0, at), beforeUnit(parts[at]!)!];
}

const COMMUNES = (words: string) =>
  new RegExp(`(?<!\\p{L}|thị |thi )(?:(?:${words})\\s+|(?:p|ph|x|đk|dk|tt)\\.\\s*)[\\p{L}\\d]`, 'iu');
const IN_COMMUNE = COMMUNES(COMMUNE);
const IN_PLAIN_COMMUNE = COMMUNES(foldVietnamese(COMMUNE));

/** Before what is nearer than the commune: born there, and not at a facility. */
const AT_HOME = /^(?:(?:tai|o) )?nha(?: rieng)?$/;

/** Which commune of which province or city, with anything nearer before it: «đường 25 tháng 4, phường Hồng Gai, thành phố Quảng Ninh». */
export const isCommuneAddress = (text: string): boolean => {
  if (text.length > LONGEST_ADDRESS) return false;
  const [first = '', ...rest] = composed(text).split(/\s*[,;\n]\s*/);
  const isBefore = rest[0] !== undefined && beforeUnit(rest[0]) !== '' && AT_HOME.test(foldVietnamese(first));
  const parts = isBefore ? rest : [first, ...rest];
  if (!isWords(text) || beforeProvince(composed(text)) === undefined || parts.some(isKindAlone)) return false;
  return (ASCII.test(text) ? IN_PLAIN_COMMUNE : IN_COMMUNE).test(composed(text));
};

/** An address in a commune: with a house, a street, a village or a market before the commune, which alone says nowhere in it. */
export const isAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && isWords(text) && nearParts(text).some((part) => WORD_OF_TWO.test(part));

const HOUSES = new RegExp(
  `(?<![a-z])(?:${foldVietnamese(HOUSE)}|street|road|lane|alley|village|hamlet|group|quarter|building|apartment|house)(?![a-z])`,
);

/**
 * Where the post in Việt Nam can bring something: more than the name of a commune, and at its end the province or city, however that is
 * written («Số 5, phố Huế, P. Hai Bà Trưng, Hà Nội», «5 Hue Street, Hai Ba Trung Ward, Hanoi»).
 */
export function isPostalAddress(text: string): boolean {
  const before = beforeProvince(composed(text));
  if (before === undefined || !isAddress(before)) return false;
  if ((before.match(/[a-z]{2,}/g)?.length ?? 0) < 2) return false;
  const isIn = before.split(',').some((part) => beforeUnit(part.trim()) !== undefined);
  if (/\d/.test(before) || isIn) return true;
  return before.includes(',') && HOUSES.test(before);
}

/** What stands beside a number in the words of a paper: «Số công chứng 812, quyển số 02/2026». */
const BESIDE_NUMBERS =
  /^(?:số|quyển|sổ|tờ|tập|trang|năm|ngày|tháng|giấy|bản|án|sao|quyết|định|trích|lục|công|chứng|thực|sinh|tử|bệnh|viện)$/iu;

/**
 * The number of a paper: digits, with the letters and signs that such numbers have («CS-2026-0102», «45/2019/TLKH»). No source says how
 * that of a birth notice is made, so only what can be none is none: without digits, or words of a sentence around one.
 */
export function isPaperNumber(text: string): boolean {
  const said = composed(text);
  if (!/\d/.test(said) || !/^[\p{L}\d][\p{L}\p{M}\d .,/_()-]*$/u.test(said)) return false;
  const words = said.split(/[ ,()]+/).filter((word) => /\p{L}{2}/u.test(word) && !/\d/.test(word));
  return words.filter((word) => !BESIDE_NUMBERS.test(word)).length <= 1;
}

/** «GCN CS-0779», «BCTC 2025»: what papers are called, shortened. */
const SHORT_NAME = /(?<![\p{L}\p{M}])(?!(?:ABCD?|XYZ|TEST|A{3}|X{3})(?!\p{L}))\p{Lu}{2,}(?![\p{L}\p{M}])/u;

/** A paper named in a line: by words that say which, and by its number or date. «abc 12» names none. */
export const isPaperLine = (text: string): boolean =>
  /\d/.test(text) && isWords(text) && (saysSomething(text) || SHORT_NAME.test(composed(text)));

const DAY_WRITTEN = /(?<!\d)(\d{1,2})(?: tháng |[/.-])(\d{1,2})(?: năm |[/.-])((?:19|20|21)\d\d)(?!\d)/giu;

/** The latest day that a line names («…, tra cứu ngày 23/11/2026», «ngày 5 tháng 6 năm 2026»), as YYYY-MM-DD. */
export const latestDayIn = (text: string): string | undefined =>
  [...composed(text).matchAll(DAY_WRITTEN)]
    .map(([, day, month, year]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`)
    .sort()
    .at(-1);
