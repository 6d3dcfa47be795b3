/** Uploads in a bucket of an object store (S3), each under the hash of its content. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { S3mini } from 's3mini';
import { type FileStore, type KeptFile, TornFile } from '#spine/files.ts';
import { isHash } from './folder-store.ts';
import { spool } from './spool.ts';

export interface S3Source {
  /** Address of the bucket. */
  endpoint: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

export class S3Store implements FileStore {
  readonly #bucket: S3mini;
  readonly #folder: string;

  /** `folder` is where uploads lie while they come in. */
  constructor({ endpoint, region, accessKey, secretKey }: S3Source, folder: string) {
    this.#bucket = new S3mini({ endpoint, region, accessKeyId: accessKey, secretAccessKey: secretKey });
    this.#folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async keep(content: Readable, limitBytes: number): Promise<KeptFile | 'too-large'> {
    const spooled = await spool(this.#folder, content, limitBytes);
    if (spooled === 'too-large') return spooled;
    const { path, ...kept } = spooled;
    try {
      await this.#bucket.putObject(keyOf(kept.hash), await readFile(path));
    } finally {
      await rm(path, { force: true });
    }
    return kept;
  }

  async open(hash: string): Promise<Readable | undefined> {
    if (!isHash(hash)) return undefined;
    const response = await this.#bucket.getObjectResponse(keyOf(hash));
    if (!response?.body) return undefined;
    const content = Buffer.from(await response.arrayBuffer());
    if (createHash('sha256').update(content).digest('hex') !== hash) throw new TornFile(hash);
    return Readable.from([content]);
  }

  async remove(hash: string): Promise<void> {
    if (isHash(hash)) await this.#bucket.deleteObject(keyOf(hash));
  }
}

const keyOf = (hash: string): string => `${hash.slice(0, 2)}/${hash}`;
