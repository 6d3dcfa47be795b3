/** Uploads in a folder, each under the hash of its content: the same paper handed in twice is kept once. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FileStore, KeptFile } from '#spine/files.ts';

export class FolderStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  }

  /** Streams to disk, never holding more than a chunk; nothing stays behind of what is longer than the limit. */
  async keep(content: Readable, limitBytes: number): Promise<KeptFile | 'too-large'> {
    const incoming = join(this.#folder, 'incoming', randomUUID());
    const file = await open(incoming, 'w', 0o600);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    let head = Buffer.alloc(0);
    try {
      for await (const chunk of content as AsyncIterable<Buffer>) {
        sizeBytes += chunk.length;
        // Read to the end all the same: a sender who is cut off never hears why.
        if (sizeBytes > limitBytes) continue;
        if (head.length < 512) head = Buffer.concat([head, chunk.subarray(0, 512)]);
        hash.update(chunk);
        await file.writev([chunk]);
      }
      if (sizeBytes > limitBytes) {
        await rm(incoming, { force: true });
        return 'too-large';
      }
      await file.sync();
    } catch (error) {
      await rm(incoming, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    const name = hash.digest('hex');
    mkdirSync(join(this.#folder, name.slice(0, 2)), { recursive: true, mode: 0o700 });
    await rename(incoming, this.#path(name));
    return { hash: name, sizeBytes, head };
  }

  has(hash: string): boolean {
    return /^[0-9a-f]{64}$/.test(hash) && existsSync(this.#path(hash));
  }

  read(hash: string): Readable {
    return createReadStream(this.#path(hash));
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}
