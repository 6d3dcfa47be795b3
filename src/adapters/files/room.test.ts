/** A disk that is full, nearly full, or does not write what it was given: nothing is said to be received that does not lie there whole. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
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
import { ReadingThreads } from './reading-threads.ts';

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

it.skipIf(process.platform === 'win32')('is on the disk with its name before it is said to be kept', async () => {
  const synced: unknown[] = [];
  const sync: Disk['sync'] = async (handle) => {
    const about = await handle.stat();
    const isNamed = existsSync(join(place, hash.slice(0, 2), hash));
    synced.push(about.isDirectory() ? { folder: about.ino, isNamed } : { bytes: about.size, isNamed });
    await handle.sync();
  };
  await new FolderStore(place, { ...DISK, sync }).keep(Readable.from([bytes]), LIMIT);
  const inode = (path: string) => statSync(path).ino;
  expect(synced).toEqual([
    { bytes: bytes.length, isNamed: false },
    { folder: inode(join(place, hash.slice(0, 2))), isNamed: true },
    { folder: inode(place), isNamed: true },
  ]);
  const failing: Disk = { ...DISK, sync: () => Promise.reject(Object.assign(new Error('i/o'), { code: 'EIO' })) };
  const other = Readable.from([Buffer.from('other')]);
  await expect(new FolderStore(place, failing).keep(other, LIMIT)).rejects.toThrow('i/o');
});

it('a reading thread that takes more memory than it may is ended, and the next question is answered', async () => {
  const script = `
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (count) => {
      const kept = [];
      for (let i = 0; i < count; i++) kept.push({ i, of: [i] });
      parentPort.postMessage(kept.length);
    });`;
  const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  const threads = new ReadingThreads<number, number>(url, { patienceMs: 60_000, memoryMb: 32, threads: 1 });
  expect(await threads.ask(1_500_000)).toBe('too-much');
  expect(await threads.ask(10)).toBe(10);
  await threads.close();
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
