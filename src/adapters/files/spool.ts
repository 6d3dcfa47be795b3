/** What comes in lies on the disk first, never more than a chunk of it in memory, until it is known what it is. */
import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isNoRoom, NoRoom } from '#kernel/no-room.ts';
import type { KeptFile } from '#spine/files.ts';
import { DISK, type Disk, NotWhole, writeAll } from './disk.ts';

const HEAD_BYTES = 512;

/** The file at `path` is the caller's to move or remove; nothing stays behind of what is too large or broke off. */
export async function spool(
  folder: string,
  content: Readable,
  limitBytes: number,
  disk: Disk = DISK,
): Promise<(KeptFile & { path: string }) | 'too-large'> {
  const path = join(folder, randomUUID());
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    throw isNoRoom(error) ? new NoRoom({ cause: error }) : error;
  });
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let failed: unknown;
  let head = Buffer.alloc(0);
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      sizeBytes += chunk.length;
      // Read to the end all the same: a sender who is cut off never hears why.
      if (sizeBytes > limitBytes || failed) continue;
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES)]);
      hash.update(chunk);
      await writeAll(disk, file, chunk).catch((error: unknown) => {
        failed = error;
      });
    }
    if (sizeBytes > limitBytes) {
      await rm(path, { force: true });
      return 'too-large';
    }
    if (failed) throw failed;
    await disk.sync(file);
    const { size } = await file.stat();
    if (size !== sizeBytes) throw new NotWhole(`${size} of ${sizeBytes} bytes are on the disk`);
  } catch (error) {
    await rm(path, { force: true });
    throw isNoRoom(error) && !(error instanceof NoRoom) ? new NoRoom({ cause: error }) : error;
  } finally {
    await file.close();
  }
  return { path, hash: hash.digest('hex'), sizeBytes, head };
}
