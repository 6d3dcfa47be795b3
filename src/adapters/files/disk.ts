/** What is asked of the disk that files are written to, apart so that a test can have one that fails. */
import { type FileHandle, open, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { log } from '#kernel/log.ts';
import { isNoRoom, NoRoom } from '#kernel/no-room.ts';
import { Fault } from '#kernel/outcome.ts';

export interface Disk {
  /** Like the system call, it may write less than it was given. */
  write(file: FileHandle, bytes: Uint8Array): Promise<number>;
  /** A file, or a folder with the names in it, is where it stays when the power goes. */
  sync(handle: FileHandle): Promise<void>;
  /** What a user who is not root may still fill. */
  freeBytes(folder: string): Promise<number>;
}

export const DISK: Disk = {
  write: async (file, bytes) => (await file.write(bytes)).bytesWritten,
  sync: (handle) => handle.sync(),
  freeBytes: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
};

/** On the disk there is something else than was to be written. */
export class NotWhole extends Fault {}

/** Every byte, however many calls that takes. */
export async function writeAll(disk: Disk, file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let left = bytes; left.length; ) {
    const written = await disk.write(file, left).catch((error: unknown) => {
      throw isNoRoom(error) ? new NoRoom({ cause: error }) : error;
    });
    // Nothing was said, and nothing was written.
    if (written <= 0) throw new NoRoom();
    left = left.subarray(written);
  }
}

/** A name in a folder lasts only when the folder itself is on the disk. */
export async function syncFolder(disk: Disk, path: string): Promise<void> {
  // Windows has no such call.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await disk.sync(folder);
  } finally {
    await folder.close();
  }
}

/** Room that is left for the record and for what the system itself writes: nothing that comes from outside may take it. */
export class Room {
  readonly #folder: string;
  readonly #leastBytes: number;
  readonly #disk: Disk;
  constructor(folder: string, leastBytes: number, disk: Disk = DISK) {
    this.#folder = folder;
    this.#leastBytes = leastBytes;
    this.#disk = disk;
  }

  freeBytes(): Promise<number> {
    return this.#disk.freeBytes(this.#folder);
  }

  /** A disk that broke is often to be read still, and takes nothing. */
  async canWrite(): Promise<boolean> {
    const probe = join(this.#folder, `.health-${process.pid}`);
    try {
      await writeFile(probe, 'x');
      await rm(probe, { force: true });
      return true;
    } catch (error) {
      log.info('disk-unwritable', 'files: nothing can be written where files are kept', { error });
      return false;
    }
  }

  /** Whether something of that size may still come in. */
  async has(bytes = 0): Promise<boolean> {
    return (await this.freeBytes()) - bytes >= this.#leastBytes;
  }
}
