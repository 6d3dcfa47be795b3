/**
 * A list of the heads of all chains, signed by the province: kept outside the database, it shows what was cut off, exchanged or taken
 * out of the record since. Text: a first line, then `DOSSIER-ID SEQ HASH` for each dossier by id, then a JWS (RFC 7515) over the
 * SHA-256 of all lines before it.
 */
import { createHash, type Hash, X509Certificate } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Signer } from '@libpdf/core';
import { agencyOf, headerOf, holdsText, signText, wasInForce } from '#adapters/credentials/keys.ts';
import { log } from '#kernel/log.ts';
import type { Head } from '#spine/chain.ts';

const FIRST_LINE = 'motcua-heads 1';

export interface HeadsSaid {
  /** When it was made, by the clock that dates acts. */
  at: string;
  province: string;
  dossiers: number;
  events: number;
  /** SHA-256 of the lines before the signature. */
  sha256: string;
}

export type HeadsFault = 'heads-unreadable' | 'heads-altered' | 'heads-untrusted';

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
const take = (hash: Hash, line: string): string => {
  hash.update(`${line}\n`);
  return `${line}\n`;
};

/** Whole or not at all. */
export async function writeHeadList(
  path: string,
  heads: AsyncIterable<readonly Head[]>,
  said: Pick<HeadsSaid, 'at' | 'province'>,
  signer: Signer,
): Promise<HeadsSaid> {
  const aside = `${path}.new`;
  const file = await open(aside, 'w', 0o600);
  try {
    const hash = createHash('sha256');
    let [dossiers, events] = [0, 0];
    await file.writeFile(take(hash, FIRST_LINE));
    for await (const batch of heads) {
      await file.writeFile(
        batch.map(({ dossierId, seq, hash: of }) => take(hash, `${dossierId} ${seq} ${of}`)).join(''),
      );
      dossiers += batch.length;
      events += batch.reduce((sum, { seq }) => sum + seq, 0);
    }
    const all: HeadsSaid = { ...said, dossiers, events, sha256: hash.digest('hex') };
    const text = `${encode(headerOf('JOSE', signer))}.${encode(all)}`;
    await file.writeFile(`${text}.${await signText(text, signer)}\n`);
    await file.sync();
    await file.close();
    await rename(aside, path);
    return all;
  } catch (error) {
    await file
      .close()
      .catch((failed: unknown) =>
        log.info('file-unclosed', 'heads: a file that was not written whole', { error: failed }),
      );
    await rm(aside, { force: true });
    throw error;
  }
}

/** What the list says of itself and who signed it; or what is wrong with it. */
export async function readHeadList(
  path: string,
  roots: readonly Uint8Array[],
): Promise<{ said: HeadsSaid; by: string } | HeadsFault> {
  const hash = createHash('sha256');
  let held: string | undefined;
  let first: string | undefined;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    first ??= line;
    if (held !== undefined) take(hash, held);
    held = line;
  }
  const [head, body, signature, ...more] = (held ?? '').split('.');
  if (first !== FIRST_LINE || !signature || more.length) return 'heads-unreadable';
  try {
    const [header, said] = [decode(head) as Record<string, unknown>, decode(body) as HeadsSaid];
    const holder = agencyOf(
      header,
      roots.map((root) => new X509Certificate(root)),
    );
    if (!holder || !wasInForce(holder.certificate, new Date(said.at))) return 'heads-untrusted';
    const isWhole = said.sha256 === hash.digest('hex') && holdsText(`${head}.${body}`, signature, holder.certificate);
    return isWhole ? { said, by: holder.subject.name } : 'heads-altered';
  } catch {
    return 'heads-unreadable';
  }
}

/** The heads of a list that was found whole, some thousand at a time. */
export async function* headsIn(path: string): AsyncIterable<Head[]> {
  let batch: Head[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [dossierId, seq, hash] = line.split(' ');
    if (!hash || line === FIRST_LINE) continue;
    batch.push({ dossierId, seq: Number(seq), hash });
    if (batch.length < 2_000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
