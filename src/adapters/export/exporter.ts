/** Archives and sheets. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Signer } from '@libpdf/core';
import { makeZip } from 'client-zip';
import writeXlsxFile from 'write-excel-file/node';
import { headerOf, signText } from '#adapters/credentials/keys.ts';
import type { DossierArchive, Exporter } from '#spine/exports.ts';
import type { Paper, SignerIdentity } from '#spine/papers.ts';

const README = `This archive holds one dossier: its events, its papers, its slips and its result.

How to check it without the system it came from, with Node 20 or newer and nothing else:

    node verify.mjs ROOT.pem

ROOT.pem is the certificate of the authority that you trust; without it, everything but the name behind the signature is checked.

events.jsonl    one event a line: {seq, prevHash, hash, body}. The hash is SHA-256 over
                PREVHASH \\n DOSSIER-ID \\n SEQ \\n BODY, where BODY is the very text that was stored. One that is for the office alone,
                or not issued yet, is "withheld": its text is not there. From the first of these on no hash is there either, since a text
                can be found by its hash; they come with the archive that is made after the issue.
manifest.jws    SHA-256 of every file, the number of events and the hash of the last one, signed (JWS, RFC 7515)
papers/         what was handed in, by the component it is for
slips/          what the office gave out on the way
result.*        the result: a PDF signed by PAdES, and the same as an SD-JWT credential
`;

const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export class FileExporter implements Exporter {
  readonly #keyOf: (identity: SignerIdentity) => Promise<Signer>;
  constructor(keyOf: (identity: SignerIdentity) => Promise<Signer>) {
    this.#keyOf = keyOf;
  }

  async archive(dossier: DossierArchive): Promise<Readable> {
    const { dossierId, code, at, events, withheld = [], chained = events.length, files, by } = dossier;
    const lines = events.map(({ seq, prevHash, hash, body }, i) =>
      JSON.stringify({
        seq,
        ...(i < chained && { prevHash, hash }),
        ...(withheld.includes(seq) ? { withheld: true } : { body }),
      }),
    );
    const all = [
      { name: 'README.txt', content: Buffer.from(README) },
      { name: 'verify.mjs', content: readFileSync(join(import.meta.dirname, 'verify-archive.mjs')) },
      { name: 'events.jsonl', content: Buffer.from(`${lines.join('\n')}\n`) },
      ...files,
    ];
    const manifest = {
      dossierId,
      code,
      at: at.toISOString(),
      events: events.length,
      chained,
      head: events[chained - 1]?.hash,
      files: all.map(({ name, content }) => ({ name, sha256: sha256(content), bytes: content.length })),
    };
    const signer = await this.#keyOf(by);
    const text = `${encode(headerOf('JOSE', signer))}.${encode(manifest)}`;
    const signed = `${text}.${await signText(text, signer)}`;
    const entries = [...all, { name: 'manifest.jws', content: Buffer.from(signed) }];
    const zip = makeZip(
      entries.map(({ name, content }) => ({ name, input: new Uint8Array(content), lastModified: at })),
    );
    return Readable.fromWeb(zip as ReadableStream);
  }

  async sheet(paper: Paper): Promise<Uint8Array> {
    type Row = ({ value: string; fontWeight?: 'bold'; wrap?: boolean } | null)[];
    const bold = (value: string) => ({ value, fontWeight: 'bold' as const, wrap: true });
    const plain = (value: string) => ({ value, wrap: true });
    const rows: Row[] = [[bold(paper.agency)], [bold(paper.title)], [plain(paper.placeAndDate)]];
    let columns = 2;
    for (const block of paper.blocks) {
      if (block.kind === 'fields')
        for (const { key, value } of block.lines.flat()) rows.push([bold(key), plain(value)]);
      if (block.kind === 'facts') for (const { key, value } of block.rows) rows.push([bold(key), plain(value)]);
      if (block.kind !== 'table') continue;
      columns = Math.max(columns, block.head.length);
      if (block.caption) rows.push([bold(block.caption)]);
      rows.push(block.head.map(bold), ...block.rows.map((row) => row.map(plain)));
    }
    return writeXlsxFile(rows, {
      columns: Array.from({ length: columns }, (_, i) => ({ width: i ? 24 : 30 })),
      sheet: paper.title.slice(0, 31),
    }).toBuffer();
  }
}
