/** The day and the issuer that a text gives a document of law beside its number: whether they can be those of a document of that number. */
import { lawNumberKey } from './law-text.ts';
import { foldLetters } from './text.ts';

const DAY =
  /(?:ky\s+|ban\s+hanh\s+)?ngay\s+(\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+nam\s+)(\d{4})(?![\d/])/u;
const YEAR = /(?:thang\s+\d{1,2}(?:\s*[/.-]\s*|\s+nam\s+)|nam\s+)(\d{4})(?![\d/])/u;
const NATION = '(?:\\s+(?:nuoc\\s+)?(?:cong\\s+hoa\\s+xa\\s+hoi\\s+chu\\s+nghia|chxhcn)\\s+viet\\s+nam)?';
const TERM = '(?:\\s+khoa\\s+[ivxl\\d]+)?';
const END = '(?!\\p{L})';

type Issuer =
  | 'government'
  | 'prime-minister'
  | 'assembly'
  | 'standing-committee'
  | 'council'
  | 'committee'
  | 'ministry'
  | 'other';

/** The longest first. */
const NAMED: readonly [string, Issuer][] = [
  [`(?:bo\\s+truong,?\\s+)?(?:chu\\s+nhiem\\s+)?(?:van\\s+phong\\s+chinh\\s+phu|vpcp)${END}`, 'other'],
  [`(?:tong\\s+)?thanh\\s+tra\\s+chinh\\s+phu${END}`, 'other'],
  [`thu\\s+tuong(?:\\s+chinh\\s+phu)?${NATION}${END}`, 'prime-minister'],
  [`chinh\\s+phu${NATION}${END}`, 'government'],
  [`(?:uy\\s+ban|ub)\\s*(?:thuong\\s+vu\\s+quoc\\s+hoi|tvqh)${TERM}${END}`, 'standing-committee'],
  [`quoc\\s+hoi${NATION}${TERM}${NATION}${END}`, 'assembly'],
  [`(?:hoi\\s+dong\\s+nhan\\s+dan|hdnd)${END}`, 'council'],
  [`(?:chu\\s+tich\\s+)?(?:uy\\s+ban\\s+nhan\\s+dan|ubnd)${END}`, 'committee'],
  [`(?:bo\\s+truong\\s+)?bo(?=\\s+\\p{L})`, 'ministry'],
  [`b(?:tp|tc|xd|nv|yt|ca|qp|ct|ng|khcn|gddt|nnmt|vhttdl|tnmt|khdt|gtvt|tttt|ldtbxh|nnptnt)${END}`, 'ministry'],
];

const ISSUER: readonly [RegExp, Issuer][] = NAMED.map(([name, issuer]) => [
  new RegExp(`^(?:cua|do)\\s+(${name})`, 'u'),
  issuer,
]);

const BARE = NAMED.map(([name]) => new RegExp(`^\\s*${name}`, 'u'));

/** An issuer that stands between a sort and a number without «của»: «Nghị định Chính phủ số …». */
export function withOf(said: string): string {
  const folded = foldLetters(said);
  const [all] = BARE.flatMap((shape) => shape.exec(folded) ?? []);
  if (!all) return said;
  const left = said.slice(all.length);
  const isAlone = /^\s*(?:so:?\s*)?$/u.test(foldLetters(left.slice(nameIn(left).length)));
  return isAlone ? ` của ${said.trimStart()}` : said;
}

/** Where the name of what a document is about begins, after day and issuer. */
export const STARTS_ABOUT =
  /^(?:ve|quy\s+dinh|huong\s+dan|sua\s+doi|bo\s+sung|ban\s+hanh|phan\s+dinh|phan\s+cap|phan\s+quyen|thi\s+hanh|bai\s+bo|cong\s+bo|xu\s+(?:phat|ly)|dieu\s+chinh|lien\s+quan|phe\s+duyet|thanh\s+lap|quan\s+ly)(?!\p{L})/u;

/** By the end of the number, whose documents are numbered so, and how it is called. */
const ISSUED_BY: readonly [RegExp, Issuer, string][] = [
  [/\/(?:nd|nq)-cp$/, 'government', 'Chính phủ'],
  [/\/(?:qd|ct)-ttg$/, 'prime-minister', 'Thủ tướng Chính phủ'],
  [/\/(?:\w+-)?ubtvqh\d*$/, 'standing-committee', 'Ủy ban Thường vụ Quốc hội'],
  [/\/qh\d+$/, 'assembly', 'Quốc hội'],
  [/\/nq-hdnd$/, 'council', 'Hội đồng nhân dân'],
  [/\/(?:qd|ct)-ubnd$/, 'committee', 'Ủy ban nhân dân'],
  [/\/(?:tt|tt?lt|qd|ct)-b\w+(?:-\w+)*$/, 'ministry', 'Bộ'],
];

/** What stands between a number, or a sort, and the name of what the document is about. */
export interface Issue {
  /** What is left behind it. */
  rest: string;
  /** What of it cannot be of a document of that number: what it should be. */
  wrong?: string;
}

interface Numbered {
  number: string;
  /** The day on which it was issued, where a list has it. */
  issued?: string;
}

/** `said`: what stands right behind a number or a sort. `isCitation`: no words of a sentence go on behind a comma. */
export function issueIn(said: string, { number, issued }: Numbered, isCitation: boolean): Issue {
  let at = 0;
  let wrong: string | undefined;
  const folded = foldLetters(said);
  for (;;) {
    const gap = (isCitation ? /^[\s,(]*/ : /^\s*\(?\s*/).exec(folded.slice(at))![0].length;
    const next = folded.slice(at + gap);
    // «(30/6/2025)»
    const isBare = isCitation && folded.slice(at, at + gap).includes('(');
    const day = new RegExp(`^${isBare ? DAY.source.replace('ngay\\s+', '(?:ngay\\s+)?') : DAY.source}`, 'u').exec(next);
    const year = isCitation ? new RegExp(`^${YEAR.source}`, 'u').exec(next) : null;
    const issuer = ISSUER.find(([shape]) => shape.test(next));
    if (day) {
      wrong ??= dayFault(day, number, issued);
      at += gap + day[0].length;
    } else if (year) {
      wrong ??= yearFault(year[1], number);
      at += gap + year[0].length;
    } else if (issuer) {
      const [shape, kind] = issuer;
      const [all, name] = shape.exec(next)!;
      const from = at + gap + all.length;
      const left = said.slice(from);
      // «bộ hồ sơ» is none.
      if (kind === 'ministry' && said[at + gap + all.length - name.length] !== 'B') break;
      wrong ??= issuerFault(kind, name + foldLetters(nameIn(left)), number);
      at = from + (['council', 'committee', 'ministry', 'other'].includes(kind) ? nameIn(left).length : 0);
    } else break;
  }
  return { rest: said.slice(at), ...(wrong && { wrong }) };
}

/** Until what the document is about, a day or a sign. */
function nameIn(text: string): string {
  const folded = foldLetters(text);
  const stop =
    /[(;:.]|\s(?:ngay|ve|quy\s+dinh|huong\s+dan|sua\s+doi|ban\s+hanh|phan\s+dinh|cong\s+bo|thi|so)(?!\p{L})|$/u;
  return text.slice(0, stop.exec(folded)!.index);
}

const yearOf = (number: string): string | undefined => /^(?:\d{1,3}\.)?\d{1,5}\/(\d{4})(?:\/|$)/.exec(number)?.[1];

/** A document is numbered in the year in which it is issued. */
const yearFault = (year: string, number: string): string | undefined => {
  const right = yearOf(number);
  return right && right !== year ? `văn bản ban hành năm ${right}` : undefined;
};

function dayFault(
  [, day, month, year]: RegExpExecArray,
  number: string,
  issued: string | undefined,
): string | undefined {
  const said = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (issued) return said === issued ? undefined : `văn bản ban hành ngày ${issued.split('-').reverse().join('/')}`;
  const wrong = yearFault(year, number);
  if (wrong) return wrong;
  const real = new Date(`${said}T00:00:00Z`);
  const isReal = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(said);
  return isReal ? undefined : `văn bản có ngày ban hành đúng theo lịch (không có ngày ${day}/${month}/${year})`;
}

/** A year right before the number: «Luật Hộ tịch năm 2014 số …». That of an amendment is another. */
export function yearBefore(gap: string, number: string): string | undefined {
  const folded = foldLetters(gap);
  if (/sua\s+doi|bo\s+sung|hop\s+nhat/u.test(folded)) return undefined;
  const [, year] =
    /(?<![\d/.-])(?:nam\s+)?((?:19|20)\d\d)[\s,(]*(?:(?:bo\s+)?luat\s+)?(?:so:?\s*)?$/u.exec(folded) ?? [];
  return year && yearFault(year, number);
}

function issuerFault(said: Issuer, name: string, number: string): string | undefined {
  const key = lawNumberKey(number);
  const found = ISSUED_BY.find(([shape]) => shape.test(key));
  if (!found || said === 'other') return undefined;
  const [, right, called] = found;
  if (said !== right) return `văn bản của ${called}${right === 'ministry' ? ` (${ofNumber(number)})` : ''}`;
  if (said !== 'ministry') return undefined;
  const codes = key.replace(/^.*\/[a-z]+-/, '').split('-');
  return codes.some((code) => isMinistry(name, code)) ? undefined : `văn bản của Bộ (${ofNumber(number)})`;
}

const ofNumber = (number: string): string => number.replace(/^.*\/[^-]*-/, '');

/** «Bộ trưởng Bộ Nông nghiệp và Môi trường» is BNNMT, and so are «Bộ NN&MT» and «BNNMT»; words of a sentence may go on behind it. */
function isMinistry(name: string, code: string): boolean {
  const words = name.replace(/^bo\s+truong\s+/u, '').match(/\p{L}+/gu) ?? [];
  const left = words.filter((word, i) => i === 0 || word !== 'va');
  let starts = [''];
  for (const word of left) {
    starts = starts.flatMap((start) => [start + word[0], start + word].filter((one) => code.startsWith(one)));
    if (starts.includes(code)) return true;
  }
  return false;
}
