/**
 * The list of papers as the record holds it: tables that ran together into one text. Each has a heading and rows «name, form file,
 * n bản chính, m bản sao», in no order that could be relied on.
 */
import { clean, oneLine } from './text.ts';

export interface Row {
  name: string;
  /** What the list put before it: «-», «+», «(i)», «a)»; empty for none. */
  marker: string;
  originals: number;
  copies: number;
  /** The number of copies stood against a number of the text before it: «Mẫu số 181 bản chính». */
  glued: boolean;
}

export interface Table {
  heading: string;
  rows: Row[];
}

const HEAD = /Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng/u;
/** A quantity ends its row. «01 bản chính Báo cáo …», «(01 bản chính)» stand inside a sentence. */
const QUANTITY = /(?<![(\d])(?!0\d )(\d+) bản chính(?:\s*,\s*(\d+) bản sao)?(?!\s+\p{L}|\s*\))/gu;
const MAX_ROWS = 400;

export function tablesOf(dossierText: string): Table[] {
  const [before, ...parts] = clean(dossierText).split(HEAD);
  const tables: Table[] = [];
  let heading = before;
  for (const part of parts) {
    const rows: Row[] = [];
    let end = 0;
    for (const match of part.matchAll(QUANTITY)) {
      const [, originals, copies = '0'] = match;
      if (rows.length < MAX_ROWS) rows.push(rowOf(part.slice(end, match.index), { originals, copies }));
      end = match.index + match[0].length;
    }
    tables.push({ heading: oneLine(heading), rows });
    heading = part.slice(end);
  }
  return tables;
}

function rowOf(before: string, { originals, copies }: { originals: string; copies: string }): Row {
  // Every quantity of these lists has one digit; what stands before it is the end of the name («theo Mẫu số 18», «năm 2024»).
  const glued = originals.length > 1;
  const text = oneLine(`${before}${glued ? originals.slice(0, -1) : ''}`).replace(/^[,.;:\s]+/, '');
  const marker = /^(?:[-–+*•]|\((?:[ivx]+|\d{1,2})\)|[a-zđ]\)|\d[.-](?=\s))/u.exec(text)?.[0] ?? '';
  return {
    name: withoutFile(text),
    marker,
    originals: Number(glued ? originals.slice(-1) : originals),
    copies: Number(copies),
    glued,
  };
}

const FILE = /\.(?:docx?|pdf|xlsx?|rar|zip|jpe?g|png)$/iu;
/** Where a file's name begins without a space before it: with «Mẫu», a capital before a small letter, or a number. */
const SEAM =
  /(?<=[\p{L}\d.;:)\]])(?=[Mm][ẫa]u)|(?<=[\p{L}.;:)\]\d])(?=\p{Lu}\p{Ll})|(?<=[\p{L}.;:)\]])(?=\d{1,2}[\s.\p{L}])|(?<=[\p{Ll}.;:)\]])(?=\p{Lu}{2}\d)/gu;
const MAX_FILE_NAME = 110;

/** The form's file, which stood in a column of its own, taken off the end. */
function withoutFile(text: string): string {
  let rest = text;
  while (FILE.test(rest)) {
    const from = Math.max(0, rest.length - MAX_FILE_NAME);
    const seams = [...rest.matchAll(SEAM)].map((match) => match.index).filter((at) => at > from);
    const start = seams.find((at) => isFileName(rest.slice(at)) && !/[,;:]\s/.test(rest.slice(at)));
    if (start === undefined) return rest;
    rest = rest.slice(0, start).replace(/[.\s]+$/, '');
  }
  return rest;
}

/** A file's name has few words, none of them a clause. */
const isFileName = (text: string): boolean => text.split(' ').length <= 8;
