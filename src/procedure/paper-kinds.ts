/**
 * The kinds of administrative paper whose abbreviation stands in a number (Decree 30/2020 Annex III), as far as a result can be one. Of any
 * other paper, a permit or a certificate, each field writes its own, which nobody here knows.
 */
const KINDS: Readonly<Record<string, string>> = {
  'nghị quyết': 'NQ',
  'quyết định': 'QĐ',
  'thông báo': 'TB',
  'hướng dẫn': 'HD',
  'kế hoạch': 'KH',
  'phương án': 'PA',
  'báo cáo': 'BC',
  'biên bản': 'BB',
  'hợp đồng': 'HĐ',
};

/** By the name of the result; nothing where it begins as no such kind, or names several. */
export function kindNamed(name: string): string | undefined {
  const said = name.normalize('NFC').toLowerCase().trim();
  if (/(?<!\p{L})hoặc(?!\p{L})|[;/]/u.test(said)) return undefined;
  return Object.entries(KINDS).find(([kind]) => said === kind || said.startsWith(`${kind} `))?.[1];
}
