/** Signed results beside what was decided and issued: their data fact by fact, and their paper by what it has to say of them. */
import type { Pool } from 'pg';
import { asIssued } from '#acts/as-issued.ts';
import { resultPaper } from '#acts/documents.ts';
import type { Platform } from '#acts/platform.ts';
import { claimsOf } from '#acts/sign-result.ts';
import { PdfReader } from '#adapters/files/pdf-reader.ts';
import type { DossierState, SignedResult } from '#dossier/state.ts';
import { canonicalJson } from '#kernel/hash.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { ChainFault } from '#spine/chain.ts';
import type { ResultClaims } from '#spine/credentials.ts';
import { type FileStore, readWhole, TornFile } from '#spine/files.ts';

const BATCH = 200;
/** The name of a place is that of the province's own files, which may be put right. */
const NOT_OF_RECORD: ReadonlySet<string> = new Set(['commune']);
/** What is shorter stands in any text. */
const LEAST_TOLD = 3;

/** Its threads end with the process. */
const reader = new PdfReader();

export async function resultFaults(
  platform: Platform,
  pool: Pool,
  files: FileStore,
  id?: string,
): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT DISTINCT dossier_id AS id FROM motcua.dossier_event
         WHERE type = 'result-signed' AND ($1::uuid IS NULL OR dossier_id = $1) AND dossier_id > $2 ORDER BY 1 LIMIT ${BATCH}`,
      [id ?? null, last],
    );
    if (!rows.length) return faults;
    for (const { id: dossierId } of rows) {
      const state = (await platform.store.load(dossierId))?.state;
      const signed = state?.result?.signed;
      if (!state || !signed) continue;
      const { parts, unread } = await differing(platform, files, await asIssued(platform, state), signed);
      const revocation = state.result?.revoked?.paper?.signed?.file;
      if (revocation) await readHere(files, revocation, 'revocation_paper', unread);
      if (parts.length) faults.push({ dossierId, seq: state.seq, fault: 'state-differs', parts });
      if (unread.length) faults.push({ dossierId, seq: state.seq, fault: 'result-file', parts: unread });
    }
    last = rows.at(-1)!.id;
  }
}

async function differing(
  platform: Platform,
  files: FileStore,
  issued: DossierState,
  { file, credential }: SignedResult,
): Promise<{ parts: string[]; unread: string[] }> {
  const unread: string[] = [];
  const claims = claimsOf(platform, issued);
  const data = credential && (await readHere(files, credential.file, 'signed_data', unread));
  const ofData = data ? dataDiffer(data.toString('utf8'), claims) : [];
  const said = await saidOf(platform, issued, claims);
  const pdf = await readHere(files, file, 'signed_paper', unread);
  const read = pdf && (await reader.look(pdf));
  const text = read && 'text' in read ? bare(read.text) : undefined;
  if (pdf && text === undefined) unread.push('signed_paper.unreadable');
  const ofPaper = text ? said.filter(({ form }) => !text.includes(form)).map(({ name }) => name) : [];
  const parts = [
    ...ofData.map((name) => `signed_data.${name}`),
    ...[...new Set(ofPaper)].map((name) => `signed_paper.${name}`),
  ];
  return { parts, unread };
}

/** A content by the hash that the record has of it; of one that is not there, or is another than its hash says, nothing is known, and that is told. */
async function readHere(files: FileStore, hash: string, name: string, unread: string[]): Promise<Buffer | undefined> {
  try {
    const content = await readWhole(files, hash);
    if (!content) unread.push(`${name}.missing`);
    return content;
  } catch (error) {
    if (!(error instanceof TornFile)) throw error;
    unread.push(`${name}.changed`);
    return undefined;
  }
}

/** Names of what the data say otherwise. A version of before gave other facts: those that both name are compared. */
function dataDiffer(text: string, { facts, agency: _, ...plain }: ResultClaims): string[] {
  const [jwt, ...disclosures] = text.trim().split('~');
  const payload = decoded(jwt.split('.')[1] ?? '') as Record<string, unknown> | undefined;
  if (!payload) return ['payload'];
  const wrong = Object.entries(plain).filter(([name, value]) => payload[name] !== value);
  const others = disclosures.filter(Boolean).flatMap((one) => {
    const [, name = '', value] = (decoded(one) ?? []) as [salt?: string, name?: string, value?: unknown];
    const isCompared = name in facts && !NOT_OF_RECORD.has(name);
    return isCompared && canonicalJson(value) !== canonicalJson(facts[name]) ? [name] : [];
  });
  return [...wrong.map(([name]) => name), ...others];
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** As it is compared: the lines of a page break where there is room, and names stand in capitals. */
const bare = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, '');

/** What the paper prints of the number, the day, whom it is of and what was entered; nothing of a file of the office's own. */
async function saidOf(platform: Platform, issued: DossierState, claims: ResultClaims) {
  const { hash } = issued.procedure;
  const [rules, pack] = [await platform.procedureByHash(hash), await platform.packByHash(hash)];
  const { result } = issued;
  if (!result || result.file || isRefusal(rules) || isRefusal(pack)) return [];
  const { revoked: _, signed: __, ...then } = result;
  const paper = resultPaper(platform, rules, pack, { ...issued, result: then });
  if (!paper) return [];
  const text = bare(textsIn(paper).join('\n'));
  const values = { number: claims.number, issuedOn: claims.issuedOn, ...claims.facts };
  const subject = issued.decision?.entry?.bare ? '' : issued.decision?.entry?.subject;
  return Object.entries({ ...values, ...(subject && { subject }) }).flatMap(([name, value]) =>
    formsOf(value)
      .filter((form) => text.includes(form))
      .map((form) => ({ name, form })),
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** A day also as people write it. */
function formsOf(value: unknown): string[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const forms = year ? [`${day}/${month}/${year}`, `ngày ${day} tháng ${month} năm ${year}`] : [text];
  return forms.map(bare).filter((form) => form.length >= LEAST_TOLD);
}
