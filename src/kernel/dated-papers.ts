/**
 * A document that a text names with its day or its number: whatever rests on one that is dated after today rests on nothing. Only where the
 * day is surely that of the document: «Quyết định số 1/QĐ-UBND ngày 30/11/2027», not «hợp đồng đến ngày 01/01/2040» or «giấy hẹn ngày …».
 */
import { foldVietnamese } from './text.ts';

const SORTS = [
  'bien ban(?: (?:lam viec|kiem tra|xac minh|hop|ban giao|ghi nhan|thanh ly|nghiem thu|vi pham(?: hanh chinh)?))?',
  'quyet dinh|nghi quyet|nghi dinh|thong tu|cong van|to trinh|ban an|ket luan|van ban|hop dong|phu luc|chung thu|vi bang|di chuc|trich luc',
  'luat|phap lenh|chi thi|cong dien|ban cam ket|bao cao|to khai|don (?:de nghi|xin)|phieu (?:ly lich|xac nhan|thu|chi)',
  'giay (?:chung nhan|phep|uy quyen|xac nhan|khai sinh|chung sinh|chung tu|bao tu|gioi thieu)',
  'decision|resolution|decree|circular|contract|agreement|certificate|judge?ment|minutes|permit|licen[cs]e|power of attorney',
].join('|');
/** What follows these words is the day of something else. */
const OTHER_DAY =
  '(?:den|tu|het|han|thoi|hieu|luc|truoc|sau|vao|khi|se|du|kien|gia|ket|thuc|bat|dau|ap|dung|hen|tra|until|from|to|till|expires?|ends?|before|after|will)';
/** It is named by a number with a sign of its kind («1/QĐ-UBND»), or that is said to be one («số 45/2019»). */
const NUMBER =
  '(?:(?:so|no\\.?|number)[: ]{0,3}[\\w./-]{0,40}?\\d[\\w./-]{0,40}|\\d[\\w.-]{0,20}/[\\w./-]{0,20}?[a-z][\\w./-]{0,40})';
const GAP = '[\\s,;:(]{0,5}';
const ISSUER = `(?:(?:cua|do|by|of)\\s+(?:(?!${OTHER_DAY}[\\s,]|ngay\\s|dated\\s)[^\\s,;.()\\d]+[\\s,]+){1,16}?)?`;
const MADE =
  '(?:(?:da |duoc )*(?:ky|ban hanh|cap|lap|cong chung|chung thuc|phe duyet|thong qua|xac nhan|issued|signed|made)\\s+)?';
const DAY = '(\\d{1,2})(?: thang |\\s*[/.-]\\s*)(\\d{1,2})(?: nam |\\s*[/.-]\\s*)((?:19|20|21)\\d\\d)(?!\\d)';
const NAMED_DAY = `(?:de )?(?:ngay|dated?|on)[: ]*${DAY}`;
const SHAPES = [
  // The day may stand bare behind a number.
  new RegExp(`(?<![\\w/])${NUMBER}${GAP}${ISSUER}${MADE}(?:${NAMED_DAY}|${DAY})`, 'g'),
  new RegExp(`(?<![a-z])(?:${SORTS})(?![a-z])${GAP}${ISSUER}${MADE}${NAMED_DAY}`, 'g'),
  // Or right behind its kind, or the word for how it came to be: «Biên bản lập 05-12-2026».
  new RegExp(`(?<![a-z])(?:${SORTS})(?![a-z])[ :(]{1,3}${MADE}${DAY}`, 'g'),
];
/** A document is numbered in the year in which it is issued: «05/2027/QĐ-UBND». */
const YEAR_IN_NUMBER = /(?<![\w/])\d{1,5}\/((?:19|20|21)\d\d)\/[a-z]{2}/g;
/** Most texts name no day and no year. */
const SOME_YEAR = /(?:19|20|21)\d\d/;

/** The first that is named with a day after today, or numbered in a year to come: that day as people write it, or the year. */
export function documentAhead(text: string, today: string): string | undefined {
  if (!SOME_YEAR.test(text)) return undefined;
  const said = foldVietnamese(text);
  for (const shape of SHAPES)
    for (const [, ...groups] of said.matchAll(shape)) {
      const [day, month, year] = groups.filter((one) => one !== undefined);
      const [dd, mm] = [day!.padStart(2, '0'), month!.padStart(2, '0')];
      if (`${year}-${mm}-${dd}` > today) return `${dd}/${mm}/${year}`;
    }
  for (const [, year] of said.matchAll(YEAR_IN_NUMBER)) if (year! > today.slice(0, 4)) return year;
  return undefined;
}
