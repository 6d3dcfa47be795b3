/** `motcua import FILE`: reads the national database's files (CSV index, JSON detail) and publishes what concerns the province. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import type { Platform } from '#acts/platform.ts';
import { type Publication, publishPacks } from '#acts/publish.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { type CatalogueRow, convertRow, isInScope } from '#procedure/catalogue.ts';
import { compilePack } from '#procedure/compile.ts';
import { readPack } from '#procedure/pack.ts';

export interface Imported {
  read: number;
  published: number;
  needsReview: number;
  outOfScope: number;
  refused: number;
  /** Packs made by hand or from a fuller text, kept as they are. */
  kept: number;
  seconds: number;
  /** How often each doubt was met. */
  doubts: Record<string, number>;
  refusals: Refusal[];
  outOfScopeCodes: string[];
}

interface Line {
  line: number;
  row: Outcome<CatalogueRow>;
}

const MAX_FILE_BYTES = 200_000_000;
const CODE = /^\d\.\d{6}$/;

export async function importFile(platform: Platform, path: string): Promise<Outcome<Imported>> {
  const startedAt = performance.now();
  const lines = readLines(path);
  if (isRefusal(lines)) return lines;
  const imported: Imported = {
    read: lines.length,
    published: 0,
    needsReview: 0,
    outOfScope: 0,
    refused: 0,
    kept: 0,
    seconds: 0,
    doubts: {},
    refusals: [],
    outOfScopeCodes: [],
  };
  const seen = new Set<string>();
  const publications: Publication[] = [];
  const refused = (refusal: Refusal) => {
    imported.refused++;
    imported.refusals.push(refusal);
  };
  for (const { line, row } of lines) {
    if (isRefusal(row)) refused(row);
    else if (seen.has(row.code)) refused(malformed(path, line, `code: ${row.code} stands twice`));
    else if (!isInScope(row)) {
      imported.outOfScope++;
      imported.outOfScopeCodes.push(row.code);
    } else {
      seen.add(row.code);
      const existing = await platform.store.findProcedure(row.code);
      if (existing && (existing.origin !== 'catalogue' || (await saysMore(platform, existing.hash, row)))) {
        imported.kept++;
        if (existing.status === 'needs-review') imported.needsReview++;
        else imported.published++;
        continue;
      }
      const publication = await publicationOf(row, path, line);
      if (isRefusal(publication)) {
        refused(publication);
        continue;
      }
      publications.push(publication);
      if (publication.reasons.length) imported.needsReview++;
      else imported.published++;
      for (const doubt of publication.reasons) imported.doubts[doubt] = (imported.doubts[doubt] ?? 0) + 1;
    }
  }
  await publishPacks(platform.store, publications, platform.clock.now().toString());
  imported.seconds = Math.round((performance.now() - startedAt) / 10) / 100;
  return imported;
}

/** A line of the index does not replace what was made from the full text of the same procedure. */
async function saysMore({ store }: Platform, hash: string, row: CatalogueRow): Promise<boolean> {
  if (row.stepsText || row.dossierText) return false;
  const pack = await store.findPack(hash);
  const manifest = pack && (JSON.parse(pack.files['procedure.yaml']) as { published?: { sequence?: string } });
  return Boolean(manifest?.published?.sequence);
}

async function publicationOf(row: CatalogueRow, path: string, line: number): Promise<Outcome<Publication>> {
  const { files, doubts } = convertRow(row);
  const pack = readPack(files);
  if (isRefusal(pack)) return malformed(path, line, pack);
  const compiled = await compilePack(pack);
  if (isRefusal(compiled)) return malformed(path, line, compiled);
  const source = sha256(canonicalJson(row));
  return { pack, status: doubts.length ? 'needs-review' : 'published', reasons: doubts, source };
}

function malformed(path: string, line: number, detail: string | Phrase | Refusal): Refusal {
  return refuse('import-row-malformed', { file: basename(path), line, detail });
}

function readLines(path: string): Outcome<Line[]> {
  const unreadable = (detail: string) => refuse('import-file-unknown', { file: path, detail });
  let text: string;
  try {
    if (statSync(path).size > MAX_FILE_BYTES)
      return refuse('too-large', { size: path, limit: `${MAX_FILE_BYTES} bytes` });
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    return unreadable((error as Error).message);
  }
  return /^\s*\[/.test(text) ? readDetail(path, text) : readIndex(path, text);
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
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as typeof records;
  } catch (error) {
    const { lines = 1, message } = error as CsvError & { lines?: number };
    return malformed(path, lines, message);
  }
  const header = records[0]?.record ?? [];
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length)
    return refuse('import-file-unknown', {
      file: path,
      detail: phrase('columns-missing', { columns: missing.join(', ') }),
    });
  return records.slice(1).map(({ record, info }) => {
    const line = info.lines;
    if (record.length !== header.length)
      return {
        line,
        row: malformed(path, line, phrase('columns-other', { found: record.length, expected: header.length })),
      };
    const cell = (name: string) => record[header.indexOf(name)].trim();
    const time = numberOf(cell('first_time'));
    const fee = numberOf(cell('first_fee_vnd'));
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
    const channels = list(cell('channels'), ';');
    const source = { time, unit: cell('first_time_unit') || null, feeVnd: fee };
    return {
      line,
      row: checked(path, line, {
        code: cell('code'),
        name: cell('name'),
        ministry: cell('ministry'),
        field: cell('field'),
        levels: list(cell('level'), ','),
        kind: cell('kind'),
        audience: list(cell('audience'), ';'),
        competentAuthority: cell('competent_authority'),
        announced: cell('announcing_decision'),
        channels: channels.length
          ? channels.map((channel) => ({ channel, ...source }))
          : [{ channel: 'unstated', ...source }],
        result: '',
        resultCode: '',
        legalBases: list(cell('legal_bases'), ';'),
        stepsText: '',
        conditionsText: '',
        dossierText: '',
        url: cell('url'),
      }),
    };
  });
}

function readDetail(path: string, text: string): Outcome<Line[]> {
  let values: unknown[];
  try {
    values = JSON.parse(text) as unknown[];
  } catch (error) {
    return refuse('import-file-unknown', { file: path, detail: (error as Error).message });
  }
  return values.map((value, i) => {
    const line = i + 1;
    const bad = (detail: Phrase) => ({ line, row: malformed(path, line, detail) });
    if (typeof value !== 'object' || value === null) return bad(phrase('cell-object'));
    const entry = value as Record<string, unknown>;
    const text = (name: string) => (typeof entry[name] === 'string' ? (entry[name] as string) : '');
    const texts = (name: string) => (Array.isArray(entry[name]) ? (entry[name] as unknown[]).map(String) : []);
    if (!Array.isArray(entry['level'])) return bad(phrase('cell-list', { name: 'level' }));
    if (!Array.isArray(entry['channels'])) return bad(phrase('cell-list', { name: 'channels' }));
    const channels = (entry['channels'] as Record<string, unknown>[]).map((one) => ({
      channel: String(one['channel']),
      time: typeof one['time'] === 'number' ? one['time'] : null,
      unit: typeof one['unit'] === 'string' ? one['unit'] : null,
      feeVnd: typeof one['fee_vnd'] === 'number' && Number.isSafeInteger(one['fee_vnd']) ? one['fee_vnd'] : null,
    }));
    return {
      line,
      row: checked(path, line, {
        code: text('code'),
        name: text('name'),
        ministry: text('ministry'),
        field: text('field'),
        levels: texts('level'),
        kind: text('kind'),
        audience: texts('audience'),
        competentAuthority: text('competent_authority'),
        announced: text('announcing_decision'),
        channels,
        result: text('result').slice(0, 500),
        resultCode: text('result_code').slice(0, 100),
        legalBases: texts('legal_bases'),
        stepsText: text('steps_text'),
        conditionsText: text('conditions_text'),
        dossierText: text('dossier_text'),
        url: text('url'),
      }),
    };
  });
}

function checked(path: string, line: number, row: CatalogueRow): Outcome<CatalogueRow> {
  if (!CODE.test(row.code)) return malformed(path, line, phrase('cell-code', { name: 'code', value: row.code }));
  if (!row.name) return malformed(path, line, phrase('cell-empty', { name: 'name' }));
  if (!row.levels.length) return malformed(path, line, phrase('cell-empty', { name: 'level' }));
  return row;
}

const list = (text: string, separator: string) =>
  text
    .split(separator)
    .map((one) => one.trim())
    .filter(Boolean);

const numberOf = (text: string): number | null => (text === '' ? null : Number(text));
