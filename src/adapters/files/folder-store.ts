/** Uploads in a folder, each under the hash of its content: the same paper handed in twice is kept once. */
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, KeptFile } from '#spine/files.ts';
import { spool } from './spool.ts';

export class FolderStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  }

  async keep(content: Readable, limitBytes: number): Promise<KeptFile | 'too-large'> {
    const spooled = await spool(join(this.#folder, 'incoming'), content, limitBytes);
    if (spooled === 'too-large') return spooled;
    const { path, ...kept } = spooled;
    mkdirSync(join(this.#folder, kept.hash.slice(0, 2)), { recursive: true, mode: 0o700 });
    await rename(path, this.#path(kept.hash));
    return kept;
  }

  async open(hash: string): Promise<Readable | undefined> {
    return isHash(hash) && existsSync(this.#path(hash)) ? createReadStream(this.#path(hash)) : undefined;
  }

  async remove(hash: string): Promise<void> {
    if (isHash(hash)) await rm(this.#path(hash), { force: true });
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
