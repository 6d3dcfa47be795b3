/** Uploads in a folder, each under the hash of its content: the same paper handed in twice is kept once. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isNoRoom, NoRoom } from '#kernel/no-room.ts';
import { type FileStore, type KeptFile, TornFile } from '#spine/files.ts';
import { DISK, type Disk, syncFolder } from './disk.ts';
import { spool } from './spool.ts';

export class FolderStore implements FileStore {
  readonly #folder: string;

  readonly #disk: Disk;

  constructor(folder: string, disk: Disk = DISK) {
    this.#folder = folder;
    this.#disk = disk;
    mkdirSync(join(folder, 'incoming'), { recursive: true, mode: 0o700 });
  }

  async keep(content: Readable, limitBytes: number): Promise<KeptFile | 'too-large'> {
    const spooled = await spool(join(this.#folder, 'incoming'), content, limitBytes, this.#disk);
    if (spooled === 'too-large') return spooled;
    const { path, ...kept } = spooled;
    const folder = join(this.#folder, kept.hash.slice(0, 2));
    const isNew = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined;
    try {
      await rename(path, this.#path(kept.hash));
    } catch (error) {
      await rm(path, { force: true });
      throw isNoRoom(error) ? new NoRoom({ cause: error }) : error;
    }
    // Until its name is on the disk too, nobody is told that it was received.
    await syncFolder(this.#disk, folder);
    if (isNew) await syncFolder(this.#disk, this.#folder);
    return kept;
  }

  /** Read once before it is given: who gets the first byte gets all of them. */
  async open(hash: string): Promise<Readable | undefined> {
    const file = isHash(hash) ? await openIfThere(this.#path(hash)) : undefined;
    if (!file) return undefined;
    const digest = createHash('sha256');
    try {
      for await (const chunk of file.createReadStream({ start: 0, autoClose: false })) digest.update(chunk as Buffer);
      if (digest.digest('hex') !== hash) throw new TornFile(hash);
    } catch (error) {
      await file.close();
      throw error;
    }
    return file.createReadStream({ start: 0 });
  }

  /** Of every content that lies here, whatever it holds. */
  async *hashes(): AsyncIterable<string> {
    for (const folder of (await readdir(this.#folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort())
      for (const name of (await readdir(join(this.#folder, folder))).sort())
        if (isHash(name) && name.startsWith(folder)) yield name;
  }

  async remove(hash: string): Promise<void> {
    if (isHash(hash)) await rm(this.#path(hash), { force: true });
  }

  #path(hash: string): string {
    return join(this.#folder, hash.slice(0, 2), hash);
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
