/** A disk that is full, nearly full, or does not write what it was given: nothing is said to be received that does not lie there whole. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoRoom } from '#kernel/no-room.ts';
import { readWhole } from '#spine/files.ts';
import { pdfOf } from '../../../test/support/files.ts';
import { DISK, type Disk, NotWhole, Room } from './disk.ts';
import { FolderStore } from './folder-store.ts';
import { Intake } from './intake.ts';

const LIMIT = 1024 * 1024;
const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
const bytes = Buffer.from('Giấy chứng sinh '.repeat(2_000));
const hash = createHash('sha256').update(bytes).digest('hex');

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'motcua-room-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

/** How a disk fails: full after so many bytes, silently writing nothing, or saying that it wrote what it did not. */
const failing = {
  'is full at once': { ...DISK, write: () => Promise.reject(full) },
  'is full in the middle': (() => {
    let left = 9_000;
    const write: Disk['write'] = async (file, given) => {
      if (left <= 0) throw full;
      const part = given.subarray(0, left);
      left -= part.length;
      return (await file.write(part)).bytesWritten;
    };
    return { ...DISK, write };
  })(),
  'has no room for a quota': {
    ...DISK,
    write: () => Promise.reject(Object.assign(new Error('quota'), { code: 'EDQUOT' })),
  },
  'writes nothing and says nothing': { ...DISK, write: async () => 0 },
} satisfies Record<string, Disk>;
const lying: Disk = {
  ...DISK,
  write: async (file, given) => {
    await file.write(given.subarray(0, 10));
    return given.length;
  },
};
/** A part at most by one call, as the system call may. */
const slow: Disk = { ...DISK, write: async (file, given) => (await file.write(given.subarray(0, 4_000))).bytesWritten };

const inStore = () =>
  readdirSync(place, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((one) => one.isFile());

describe('the store', () => {
  it.each(Object.entries(failing))('that %s refuses with a word and keeps nothing', async (_name, disk) => {
    const store = new FolderStore(place, disk);
    const kept = store.keep(Readable.from([bytes]), LIMIT);
    await expect(kept).rejects.toBeInstanceOf(NoRoom);
    await expect(kept).rejects.toMatchObject({ refusal: { code: 'no-room' } });
    expect(inStore()).toEqual([]);
    expect(await store.open(hash)).toBeUndefined();
  });

  it('that wrote less than it said keeps nothing', async () => {
    const store = new FolderStore(place, lying);
    await expect(store.keep(Readable.from([bytes]), LIMIT)).rejects.toBeInstanceOf(NotWhole);
    expect(inStore()).toEqual([]);
  });

  it('writes on where a call wrote a part', async () => {
    const store = new FolderStore(place, slow);
    expect(await store.keep(Readable.from([bytes]), LIMIT)).toMatchObject({ hash, sizeBytes: bytes.length });
    expect(Buffer.compare((await readWhole(store, hash))!, bytes)).toBe(0);
    expect(await readFile(join(place, hash.slice(0, 2), hash))).toEqual(bytes);
  });
});

describe('what comes in', () => {
  const intake = (disk: Disk, room?: Room) =>
    new Intake(new FolderStore(place, disk), join(place, 'incoming'), undefined, { disk, room });
  const sent = async () => Readable.from([Buffer.from(await pdfOf('Giấy chứng sinh'))]);

  it.each(Object.entries(failing))('is not taken where the disk %s', async (_name, disk) => {
    const content = await sent();
    expect(await intake(disk).take(content, LIMIT)).toBe('no-room');
    expect(inStore()).toEqual([]);
  });

  it('is not taken where it would not lie there whole', async () => {
    expect(await intake(lying).take(await sent(), LIMIT)).toBe('short');
    expect(inStore()).toEqual([]);
  });

  it('is not taken before the disk is full, but once less is free than is asked for; and taken again after', async () => {
    let freeBytes = 10 * LIMIT;
    const disk: Disk = { ...DISK, freeBytes: async () => freeBytes };
    const room = new Room(place, 9 * LIMIT, disk);
    const one = intake(disk, room);
    const content = await sent();
    expect(await one.take(content, LIMIT)).toBe('no-room');
    expect(content.readableEnded).toBe(true);
    expect(await room.has()).toBe(true);
    freeBytes = 8 * LIMIT;
    expect(await room.has()).toBe(false);
    freeBytes = 20 * LIMIT;
    expect(await one.take(await sent(), LIMIT)).toMatchObject({ type: 'application/pdf', pages: 1 });
  });
});
