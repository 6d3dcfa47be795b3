/** `motcua import FILE`: reads the national database's files (CSV index, JSON records) and publishes what concerns the province. */
import { readThrough } from '#acts/check-pack.ts';
import type { Platform } from '#acts/platform.ts';
import { type Publication, publishPacks } from '#acts/publish.ts';
import { unitNamed } from '#authority/named-unit.ts';
import type { Province } from '#authority/province.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import { isRefusal, type Language, type Outcome, type Refusal } from '#kernel/outcome.ts';
import { convertRecord, isInScope } from '#procedure/catalogue.ts';
import { compilePack } from '#procedure/compile.ts';
import { doubtsBeside, type EndedLaw } from '#procedure/national/against-province.ts';
import { type Doubt, doubtText } from '#procedure/national/doubts.ts';
import { doubtsOfPlace } from '#procedure/national/elsewhere.ts';
import { printed, readRecord } from '#procedure/national/read.ts';
import type { NationalRecord, Reading } from '#procedure/national/record.ts';
import { readPack } from '#procedure/pack.ts';
import { UNREVIEWED } from '#spine/reviews.ts';
import type { ProcedureListing } from '#spine/store.ts';
import { malformed, readNationalFile } from './national-files.ts';

export interface Imported {
  read: number;
  published: number;
  needsReview: number;
  outOfScope: number;
  refused: number;
  /** An officer of procedure control closed it, and its source says the same. */
  closed: number;
  /** Packs made by hand, looked at by an officer or from a fuller text, kept as they are. */
  kept: number;
  seconds: number;
  /** In how many procedures each kind of doubt was met. */
  doubts: Record<string, number>;
  refusals: Refusal[];
  outOfScopeCodes: string[];
}

export async function importFile(platform: Platform, path: string): Promise<Outcome<Imported>> {
  const startedAt = performance.now();
  const lines = readNationalFile(path);
  if (isRefusal(lines)) return lines;
  const imported: Imported = {
    read: lines.length,
    published: 0,
    needsReview: 0,
    outOfScope: 0,
    refused: 0,
    closed: 0,
    kept: 0,
    seconds: 0,
    doubts: {},
    refusals: [],
    outOfScopeCodes: [],
  };
  const ended = await endedLaw(platform);
  const date = platform.province.calendar.dateOf(platform.clock.now());
  const publications: Publication[] = [];
  const refused = (refusal: Refusal) => {
    imported.refused++;
    imported.refusals.push(refusal);
  };
  for (const { line, row } of lines) {
    if (isRefusal(row)) {
      refused(row);
      continue;
    }
    const reading = besideProvince(row, platform.province, ended, date);
    if (!isInScope(reading)) {
      imported.outOfScope++;
      imported.outOfScopeCodes.push(row.code);
    } else {
      const existing = await platform.store.findProcedure(row.code);
      if (existing && (await isKept(platform, existing, row))) {
        imported.kept++;
        if (existing.status === 'needs-review') imported.needsReview++;
        else if (existing.status === 'published') imported.published++;
        else imported.closed++;
        continue;
      }
      const publication = await publicationOf(platform, row, reading, { path, line, date });
      if (isRefusal(publication)) {
        refused(publication);
        continue;
      }
      publications.push(publication);
      // Whatever the reading makes of it: nothing that was imported opens before two people have looked at it.
      imported.needsReview++;
      const unfit = publication.reasons.includes(UNFIT) ? [UNFIT] : [];
      for (const kind of [...kindsOf(reading), ...unfit]) imported.doubts[kind] = (imported.doubts[kind] ?? 0) + 1;
    }
  }
  await publishPacks(platform.store, publications, platform.clock.now().toString());
  imported.seconds = Math.round((performance.now() - startedAt) / 10) / 100;
  return imported;
}

/** With what the province knows better than the source. */
function besideProvince(row: NationalRecord, province: Province, ended: readonly EndedLaw[], date: string): Reading {
  const reading = readRecord(row);
  const ofPlace = doubtsOfPlace(
    row,
    province.source.names.map(({ vi }) => vi),
  );
  return {
    ...reading,
    doubts: [...reading.doubts, ...ofPlace, ...doubtsBeside(province, ended, { ...reading, field: row.field }, date)],
  };
}

/** Documents with a known end: those of the province, and those on which packs made by hand rest. */
async function endedLaw({ store, province }: Platform): Promise<EndedLaw[]> {
  const ended: EndedLaw[] = [...province.law.ended];
  let after: string | undefined;
  do {
    const { rows, next } = await store.listProcedures({ status: 'published' }, { limit: 500, after });
    for (const { hash, origin } of rows) {
      const pack = origin === 'catalogue' ? undefined : await store.findPack(hash);
      const read = pack && readPack(pack.files);
      if (!read || isRefusal(read)) continue;
      for (const { number, to, replacedBy } of Object.values(read.manifest.law))
        if (to) ended.push({ number, to, ...(replacedBy && { replacedBy }) });
    }
    after = next;
  } while (after);
  return ended;
}

const kindsOf = ({ doubts }: Pick<Reading, 'doubts'>): Set<Doubt> => new Set(doubts.map(({ id }) => id));

/** Packs made by hand stay, and so do those that an officer has looked at while their source says the same. */
async function isKept(platform: Platform, existing: ProcedureListing, row: NationalRecord): Promise<boolean> {
  if (existing.origin !== 'catalogue') return true;
  if (existing.reviewed && existing.source === sourceOf(row)) return true;
  return saysMore(platform, existing, row);
}

const sourceOf = (row: NationalRecord): string => sha256(canonicalJson(row));

/** A line of the index does not replace what was made from the full text of the same procedure. */
async function saysMore({ store }: Platform, { hash }: ProcedureListing, row: NationalRecord): Promise<boolean> {
  if (row.stepsText || row.dossierText) return false;
  const pack = await store.findPack(hash);
  const manifest = pack && (JSON.parse(pack.files['procedure.yaml']) as { published?: { sequence?: string } });
  return Boolean(manifest?.published?.sequence);
}

/** The check of a pack refuses it as it was converted: it waits for an officer, with what is wrong said when it is opened. */
const UNFIT: Doubt = 'unfit';

async function publicationOf(
  platform: Platform,
  row: NationalRecord,
  reading: Reading,
  { path, line, date }: { path: string; line: number; date: string },
): Promise<Outcome<Publication>> {
  const { province, registers } = platform;
  const { files, doubts } = convertRecord(row, reading, { clerk: clerkOf(platform, reading) });
  const pack = readPack(files);
  if (isRefusal(pack)) return malformed(path, line, pack);
  // What the reading doubts is read through when it is opened; of the rest it is said here what the check refuses.
  const read = doubts.length ? await compilePack(pack) : await readThrough(pack, province, registers, date);
  if (isRefusal(read)) return malformed(path, line, read);
  const besides = 'faults' in read && read.faults.length ? UNFIT : UNREVIEWED;
  return { pack, status: 'needs-review', reasons: doubts.length ? doubts : [besides], source: sourceOf(row) };
}

/** The post that issues results where the procedure is decided now; units without a clerk issue by their head. */
function clerkOf({ province, clock }: Platform, { decider }: Reading): string {
  const date = province.calendar.dateOf(clock.now());
  const unit = province.findUnit(unitNamed(province, decider, date) ?? '');
  const clerks = province.source.posts.find((post) => post.id === 'clerk')?.unitTypes ?? [];
  return !unit || clerks.includes(province.typeOf(unit, date)) ? 'clerk' : 'head';
}

/** `motcua import FILE --read`: what the records say, and what should be doubted; nothing is published. */
export function readFile(
  path: string,
  province?: Province,
  date = '',
): Outcome<{ readings: Reading[]; refusals: Refusal[] }> {
  const lines = readNationalFile(path);
  if (isRefusal(lines)) return lines;
  const readings: Reading[] = [];
  const refusals: Refusal[] = [];
  for (const { row } of lines)
    if (isRefusal(row)) refusals.push(row);
    else if (!province) readings.push(readRecord(row));
    else readings.push(besideProvince(row, province, province.law.ended, date));
  return { readings, refusals };
}

export const printedJson = (readings: readonly Reading[]): string => JSON.stringify(readings.map(printed));

/** A reading for people: what there is of each, then why to doubt it. */
export function printedText(reading: Reading, language: Language): string {
  const lines = [`${reading.code}  ${reading.name}`, `  ${reading.tier}: ${reading.decider || '?'}`];
  for (const { channel, limit, feeVnd } of reading.channels) {
    const time = limit.amount === null ? limit.kind : `${limit.amount} ${limit.kind}`;
    lines.push(`  ${channel.padEnd(7)}  ${time}; ${typeof feeVnd === 'number' ? `${feeVnd} VND` : feeVnd}`);
  }
  for (const { name, originals, copies, oneOf, case: of } of reading.components) {
    lines.push(`  ${originals}/${copies}  ${name}${of ? `  [${of}]` : ''}`);
    for (const one of oneOf) lines.push(`       | ${one}`);
  }
  for (const [i, { name, by }] of reading.steps.entries()) lines.push(`  ${i + 1}. ${by.padEnd(7)} ${name}`);
  for (const { code, name } of reading.results) lines.push(`  = ${name}${code ? ` (${code})` : ''}`);
  for (const [id, about] of aboutWhat(reading)) {
    const of = about.filter(Boolean).join(', ');
    lines.push(`  ? ${doubtText(id, language)}${of ? ` (${of})` : ''}`);
  }
  return lines.join('\n');
}

const aboutWhat = ({ doubts }: Reading): [id: Doubt, about: string[]][] =>
  [...kindsOf({ doubts })].map((id) => [id, doubts.filter((doubt) => doubt.id === id).map(({ about }) => about)]);
