/** Files of the national database: its CSV index, a JSON list of full records, or one such record. Each line is read or refused by itself. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { readVnd } from '#kernel/money.ts';
import { readNumber } from '#kernel/number-text.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { lostIn, typedTexts } from '#kernel/typed-text.ts';
import type { NationalChannel, NationalRecord } from '#procedure/national/record.ts';
import { pathFault, readGiven } from './given-files.ts';

export interface Line {
  line: number;
  row: Outcome<NationalRecord>;
}

const MAX_FILE_BYTES = 200_000_000;
const CODE = /^\d\.\d{6}$/;

export function malformed(path: string, line: number, detail: string | Phrase | Refusal): Refusal {
  return refuse('import-row-malformed', { file: basename(path), line, detail });
}

/** Refuses a file that is not there, is no UTF-8 or is none of the three; a line that is wrong is refused in its place. */
export function readNationalFile(path: string): Outcome<Line[]> {
  const text = readText(path);
  if (typeof text !== 'string') return text;
  const lines = /^\s*[[{]/.test(text) ? readRecords(path, text) : readIndex(path, text);
  if (isRefusal(lines)) return lines;
  const first = new Map<string, number>();
  return lines.map(({ line, row }) => {
    const read = readable(path, line, row);
    if (isRefusal(read)) return { line, row: read };
    const before = first.get(read.code);
    if (before !== undefined)
      return { line, row: malformed(path, line, phrase('row-twice', { code: read.code, first: before })) };
    first.set(read.code, line);
    return { line, row: read };
  });
}

function readText(path: string): Outcome<string> {
  let bytes: Uint8Array;
  try {
    if (statSync(path).size > MAX_FILE_BYTES)
      return refuse('too-large', { size: path, limit: `${MAX_FILE_BYTES} bytes` });
    bytes = readGiven(path);
  } catch (error) {
    return refuse('import-file-unknown', { file: path, detail: pathFault(error) ?? (error as Error).message });
  }
  if (isWorkbook(bytes)) return refuse('import-file-unknown', { file: path, detail: phrase('file-workbook') });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse('text-encoding', { encoding: 'UTF-8' });
  }
}

/** As Excel and LibreOffice save it, packed (xlsx, ods) or as before 2007 (xls). */
const isWorkbook = (bytes: Uint8Array): boolean =>
  ['504b0304', 'd0cf11e0'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

/** One Unicode form, so that a name as macOS writes it is the same name; a row with letters that were lost is left out. */
function readable(path: string, line: number, row: Outcome<NationalRecord>): Outcome<NationalRecord> {
  if (isRefusal(row)) return row;
  const typed = typedTexts(row);
  const around = lostIn(typed);
  // What nobody sees is no name.
  return around === undefined
    ? checked(path, line, { ...typed, name: typed.name.trim() })
    : malformed(path, line, phrase('cell-letter-lost', { around }));
}

const COLUMNS = [
  'code',
  'name',
  'ministry',
  'field',
  'level',
  'kind',
  'audience',
  'competent_authority',
  'announcing_decision',
  'channels',
  'first_time',
  'first_time_unit',
  'first_fee_vnd',
  'legal_bases',
  'url',
];

function readIndex(path: string, text: string): Outcome<Line[]> {
  // Lines before the head, which the file numbers too.
  const { delimiter, rows, before = 0 } = divided(text);
  if (!delimiter) return refuse('import-file-unknown', { file: path, detail: phrase('separator-unknown') });
  const records = recordsOf(rows, delimiter);
  if ('message' in records) return malformed(path, records.line + before, records.message);
  const header = records[0]?.record ?? [];
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length)
    return refuse('import-file-unknown', {
      file: path,
      detail: phrase('columns-missing', { columns: missing.join(', ') }),
    });
  return records.slice(1).map(({ record, line: at, fault, open }, i, { length }) => {
    const line = at + before;
    const isCut = i === length - 1 && (open || (!/[\r\n]$/.test(text) && (fault || record.length < header.length)));
    if (isCut) return { line, row: malformed(path, line, phrase('file-cut')) };
    if (fault) return { line, row: malformed(path, line, fault) };
    if (record.length !== header.length)
      return {
        line,
        row: malformed(path, line, phrase('columns-other', { found: record.length, expected: header.length })),
      };
    const cell = (name: string) => record[header.indexOf(name)].trim();
    const time = numberOf(cell('first_time'));
    const fee = cell('first_fee_vnd') ? (readVnd(cell('first_fee_vnd')) ?? Number.NaN) : null;
    if (Number.isNaN(time))
      return {
        line,
        row: malformed(path, line, phrase('cell-number', { name: 'first_time', value: cell('first_time') })),
      };
    if (Number.isNaN(fee) || (fee !== null && !Number.isSafeInteger(fee)))
      return {
        line,
        row: malformed(path, line, phrase('cell-whole', { name: 'first_fee_vnd', value: cell('first_fee_vnd') })),
      };
    const channels = list(cell('channels').replaceAll(',', ';'), ';');
    const source = { time, unit: cell('first_time_unit') || null, feeVnd: fee };
    return {
      line,
      row: {
        code: cell('code'),
        name: cell('name'),
        ministry: cell('ministry'),
        field: cell('field'),
        levels: list(cell('level'), ','),
        kind: cell('kind'),
        audience: [cell('audience')],
        competentAuthority: cell('competent_authority'),
        announced: cell('announcing_decision'),
        channels: channels.length
          ? channels.map((channel) => ({ channel, ...source }))
          : [{ channel: UNSTATED, ...source }],
        firstChannelOnly: true,
        result: '',
        resultCode: '',
        legalBases: list(cell('legal_bases'), ';'),
        stepsText: '',
        conditionsText: '',
        dossierText: '',
        url: cell('url'),
      },
    };
  });
}

/**
 * What stands between its cells: a comma, as the database writes it, or what spreadsheets of this country save, a semicolon or a tab. Some
 * say so on a line of its own before all others; else it is what the head line has the most columns by. Nothing where there is none.
 */
function divided(text: string): { delimiter?: string; rows: string; before?: 1 } {
  const said = /^\ufeff?"?sep=(.)"?[ \t]*(?:\r\n|\n|\r)/i.exec(text);
  const rows = said ? text.slice(said[0].length) : text;
  const [head = ''] = rows
    .replace(/^\ufeff/, '')
    .trimStart()
    .split(/[\r\n]/, 1);
  const known = SEPARATORS.map((delimiter) => {
    const read = recordsIn(head, delimiter);
    const names = 'message' in read ? [] : (read[0]?.record ?? []);
    return { delimiter, count: COLUMNS.filter((column) => names.includes(column)).length };
  });
  if (said) return { delimiter: SEPARATORS.find((one) => one === said[1]), rows, before: 1 };
  const most = Math.max(...known.map(({ count }) => count));
  const best = known.filter(({ count }) => count === most);
  // One column alone is told by no separator: what lacks all the others is said of it.
  const isOne = !/[;\t|]/.test(head);
  return { delimiter: best.length === 1 && most > 1 ? best[0].delimiter : isOne ? ',' : undefined, rows };
}

const SEPARATORS = [',', ';', '\t'];

interface CsvRecord {
  record: string[];
  line: number;
  /** Why the line cannot be divided into its cells. */
  fault?: string;
  /** A quote of it is not closed. */
  open?: boolean;
}

/** Where a quote stands astray, each line is read by itself: a cell with ends of lines in it is refused with the line that is wrong. */
function recordsOf(text: string, delimiter: string): CsvRecord[] | { line: number; message: string } {
  const parsed = recordsIn(text, delimiter);
  if (!('message' in parsed)) return parsed;
  const records: CsvRecord[] = [];
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    const one = recordsIn(line, delimiter);
    if (!('message' in one)) records.push(...one.map((record) => ({ ...record, line: i + 1 })));
    // Without the names of its columns no line says anything.
    else if (!records.length) return { line: i + 1, message: one.message };
    else records.push({ record: [], line: i + 1, fault: one.message, open: one.open });
  }
  return records;
}

function recordsIn(text: string, delimiter: string): CsvRecord[] | { line: number; message: string; open: boolean } {
  try {
    const records = parse(text, { delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    const { lines = 1, message, code } = error as CsvError & { lines?: number };
    return { line: lines, message, open: code === 'CSV_QUOTE_NOT_CLOSED' };
  }
}

function readRecords(path: string, text: string): Outcome<Line[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refuse('import-file-unknown', { file: path, detail: (error as Error).message });
  }
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.map((entry, i) => {
    const row = recordOf(entry);
    return { line: i + 1, row: 'phrase' in row ? malformed(path, i + 1, row) : row };
  });
}

/** A full record as the JSON files hold it, or what it lacks. */
export function recordOf(value: unknown): NationalRecord | Phrase {
  if (typeof value !== 'object' || value === null) return phrase('cell-object');
  const entry = value as Record<string, unknown>;
  const text = (name: string) => (typeof entry[name] === 'string' ? (entry[name] as string) : '');
  const texts = (name: string) => (Array.isArray(entry[name]) ? (entry[name] as unknown[]).map(String) : []);
  for (const name of ['level', 'channels']) if (!Array.isArray(entry[name])) return phrase('cell-list', { name });
  const whole = (value: unknown) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null);
  return {
    code: text('code').trim(),
    name: text('name').trim(),
    ministry: text('ministry'),
    field: text('field'),
    levels: texts('level'),
    kind: text('kind'),
    audience: texts('audience'),
    competentAuthority: text('competent_authority'),
    announced: text('announcing_decision'),
    channels: (entry['channels'] as unknown[]).flatMap((one) => {
      if (typeof one !== 'object' || one === null) return [];
      const { channel, time, unit, fee_vnd: fee } = one as Record<string, unknown>;
      return [
        {
          channel: typeof channel === 'string' ? channel : UNSTATED,
          time: typeof time === 'number' && Number.isFinite(time) ? time : null,
          unit: typeof unit === 'string' ? unit : null,
          feeVnd: whole(fee),
        },
      ];
    }),
    result: text('result').slice(0, 2000),
    resultCode: text('result_code').slice(0, 100),
    legalBases: texts('legal_bases'),
    stepsText: text('steps_text'),
    conditionsText: text('conditions_text'),
    dossierText: text('dossier_text'),
    url: text('url'),
  };
}

function checked(path: string, line: number, row: NationalRecord): Outcome<NationalRecord> {
  if (!CODE.test(row.code)) return malformed(path, line, phrase('cell-code', { name: 'code', value: row.code }));
  if (!row.name) return malformed(path, line, phrase('cell-empty', { name: 'name' }));
  if (!row.levels.length) return malformed(path, line, phrase('cell-empty', { name: 'level' }));
  const channels: NationalChannel[] = [];
  for (const { channel, unit, ...more } of row.channels) {
    const [way, measure] = [meant(CHANNELS, channel), meant(UNITS, unit ?? UNSTATED)];
    if (!way) return malformed(path, line, phrase('cell-channel', { value: channel }));
    if (!measure) return malformed(path, line, phrase('cell-unit', { value: unit ?? '' }));
    channels.push({ channel: way, unit: measure, ...more });
  }
  return { ...row, channels };
}

/** What the database writes where it says nothing. */
const UNSTATED = 'unstated';
/** As the database writes each, and in the words of Vietnamese. What is none of them is said to be unread, and never left out in silence. */
const CHANNELS: Readonly<Record<string, readonly string[]>> = {
  in_person: ['in person', 'counter', 'truc tiep', 'nop truc tiep'],
  online: ['truc tuyen', 'nop truc tuyen'],
  post: ['buu chinh', 'dich vu buu chinh', 'buu chinh cong ich', 'qua buu chinh', 'buu dien'],
  [UNSTATED]: [''],
};
const UNITS: Readonly<Record<string, readonly string[]>> = {
  working_day: ['ngay lam viec'],
  day: ['ngay'],
  hour: ['gio', 'gio lam viec'],
  month: ['thang'],
  [UNSTATED]: [''],
};

function meant(known: Readonly<Record<string, readonly string[]>>, text: string): string | undefined {
  const said = foldVietnamese(text).replace(/[_-]/g, ' ');
  return Object.keys(known).find((one) => one.replace('_', ' ') === said || known[one].includes(said));
}

const list = (text: string, separator: string) =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter(Boolean);

/** A number as anybody may type it; NaN for what is none, or may be one of two: 1.000 days are a thousand or one. */
function numberOf(text: string): number | null {
  if (text === '') return null;
  const read = readNumber(text);
  return read && 'value' in read && read.value >= 0 ? read.value : Number.NaN;
}
