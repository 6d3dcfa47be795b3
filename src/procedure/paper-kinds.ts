/**
 * The kinds of administrative paper whose abbreviation stands in a number: all of Decree 30/2020 Annex III, part I, but the copies. Compared
 * with a text of that annex in a public repository (ericphan28/van-ban-plus, 30.2020.NĐ-CP/Phuluc3), not with the Official Gazette. An official
 * letter («công văn») has none. Of any other paper, a permit or a certificate, each field writes its own, which nobody here knows.
 */
const KINDS: Readonly<Record<string, string>> = {
  'nghị quyết': 'NQ',
  'quyết định': 'QĐ',
  'chỉ thị': 'CT',
  'quy chế': 'QC',
  'quy định': 'QyĐ',
  'thông cáo': 'TC',
  'thông báo': 'TB',
  'hướng dẫn': 'HD',
  'chương trình': 'CTr',
  'kế hoạch': 'KH',
  'phương án': 'PA',
  'đề án': 'ĐA',
  'dự án': 'DA',
  'báo cáo': 'BC',
  'biên bản': 'BB',
  'tờ trình': 'TTr',
  'hợp đồng': 'HĐ',
  'công điện': 'CĐ',
  'bản ghi nhớ': 'BGN',
  'bản thỏa thuận': 'BTT',
  'giấy ủy quyền': 'GUQ',
  'giấy mời': 'GM',
  'giấy giới thiệu': 'GGT',
  'giấy nghỉ phép': 'GNP',
  'phiếu gửi': 'PG',
  'phiếu chuyển': 'PC',
  'phiếu báo': 'PB',
};

/** A slash in the number of a document joins no two papers. */
const NUMBER = /\d[\d.]*\/(?:\d{4}\/)?[\p{L}\d-]+/gu;
const saidOf = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll('uỷ', 'ủy').trim();

/** By the name of the result; nothing where it begins as no such kind, or names several. */
export function kindNamed(name: string): string | undefined {
  const said = saidOf(name);
  if (/(?<!\p{L})hoặc(?!\p{L})|[;/]/u.test(said.replace(NUMBER, ' '))) return undefined;
  return Object.entries(KINDS).find(([kind]) => said === kind || said.startsWith(`${kind} `))?.[1];
}

/** Several in one line or in a list: nobody here knows which was given. */
export const namesSeveral = (name: string): boolean =>
  /[;\n]|(?<!\p{L})(?:hoặc|và\/hoặc)(?!\p{L})|(?:^|\s)[-+•]\s|(?:^|\s)\p{L}\)\s/iu.test(name.trim());

/** Issued on a form or a blank of its own, or somebody else's paper that the office only attests. */
const OWN_PAPER =
  /^(?:giấy|chứng (?:chỉ|nhận|thư)|thẻ|(?:văn )?bằng|sổ|bản|trích (?:lục|sao)|phiếu lý lịch tư pháp|mã số|phù hiệu|biển (?:số|hiệu)|tem|hộ chiếu|thị thực|visa)(?!\p{L})|(?<!\p{L})theo (?:biểu )?mẫu(?!\p{L})|(?<!\p{L})được (?:công chứng|chứng thực|xác nhận)(?!\p{L})/u;

/**
 * Which of the generic papers says a result of that name; none of what the office issues on a paper of its own, nor of several, as a notice in
 * place of a permit is no permit.
 */
export function genericPaper(name: string, results: readonly unknown[] = []): 'decision' | 'notice' | undefined {
  if (results.length > 1 || namesSeveral(name) || OWN_PAPER.test(saidOf(name))) return undefined;
  const kind = kindNamed(name);
  if (kind === 'QĐ') return 'decision';
  // What begins so names several, which a slash joins; and an order, a contract or minutes are no notice.
  return (kind && kind !== 'TB') || /^quyết định(?!\p{L})/u.test(saidOf(name)) ? undefined : 'notice';
}
