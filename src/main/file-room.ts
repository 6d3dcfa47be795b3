/** How files come in here, and what is done with them afterwards. */
import { join } from 'node:path';
import { QUARANTINE_JOB } from '#acts/commit.ts';
import type { PaperRoom } from '#acts/take-in.ts';
import { Clamd } from '#adapters/files/clamd.ts';
import { DISK, type Disk, Room } from '#adapters/files/disk.ts';
import { Intake } from '#adapters/files/intake.ts';
import { PdfReader } from '#adapters/files/pdf-reader.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { PostgresShelf } from '#adapters/postgres/postgres-shelf.ts';
import type { FileIntake, TakenFile } from '#spine/files.ts';
import type { Papers } from './papers.ts';
import type { Settings } from './settings.ts';
import type { System } from './system.ts';

export interface FileRoom extends PaperRoom {
  intake: FileIntake;
  room: Room;
  /** Nobody opens it until the scanner has looked; a job asks it again. */
  quarantine(hash: string): Promise<void>;
}

export function fileRoomOf(
  { pool, queue, platform }: System,
  { home, clamavSocket, minFreeBytes = 0 }: Settings,
  papers: Papers,
  disk: Disk = DISK,
): FileRoom {
  const scanner = clamavSocket ? new Clamd(clamavSocket) : undefined;
  const shelf = new PostgresShelf(pool);
  const doors = new PostgresDoors(pool);
  const reader = new PdfReader();
  const room = new Room(home, minFreeBytes, disk);
  return {
    shop: papers,
    shelf,
    scanner,
    intake: new Intake(papers.files, join(home, 'files', 'incoming'), scanner, { room, disk }),
    room,
    typeOf: async (hash) => (await doors.findFile(hash))?.type as TakenFile['type'] | undefined,
    asPdf: async (content, type, title, code) => {
      const { scanAsPdf } = await import('#adapters/pdf/scan-pdf.ts');
      return scanAsPdf(content, type, title, code);
    },
    textOf: async (pdf) => {
      const answer = await reader.look(pdf);
      return 'text' in answer ? answer.text : '';
    },
    quarantine: async (hash) => {
      const now = platform.clock.now().toString();
      await shelf.setScanState(hash, 'waiting', now);
      await queue.add({ task: QUARANTINE_JOB, payload: { hash }, key: `scan:${hash}`, runAt: now });
    },
  };
}
