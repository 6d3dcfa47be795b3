/**
 * Copies the files of the embedded server while it serves: PostgreSQL's own way for who has neither `pg_basebackup` nor an archive
 * (documentation, 25.3.4: low-level base backup). What the copy is torn in, the log between its begin and its end mends. A replication
 * slot keeps the log until it was copied, up to `max_slot_wal_keep_size`.
 */
import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';

export interface Cluster {
  systemId: string;
  timeline: number;
  segmentBytes: number;
}

export async function clusterOf(client: Client): Promise<Cluster> {
  const { rows } = await client.query<{ id: string; timeline: number; segment: number }>(
    `SELECT (SELECT system_identifier::text FROM pg_control_system()) AS id, (SELECT timeline_id FROM pg_control_checkpoint()) AS timeline,
       (SELECT setting::int FROM pg_settings WHERE name = 'wal_segment_size') AS segment`,
  );
  return { systemId: rows[0].id, timeline: rows[0].timeline, segmentBytes: rows[0].segment };
}

const lsnOf = (text: string): bigint => {
  const [high, low] = text.split('/').map((part) => BigInt(`0x${part}`));
  return (high << 32n) | low;
};

/** The segments from the one that holds the first place of the log to the one that ends at or after the last. */
export function segmentsBetween(cluster: Cluster, fromLsn: string, toLsn: string): string[] {
  const size = BigInt(cluster.segmentBytes);
  const names: string[] = [];
  for (let n = lsnOf(fromLsn) / size; n <= (lsnOf(toLsn) - 1n) / size; n++) names.push(segmentName(cluster, n));
  return names;
}

function segmentName({ timeline, segmentBytes }: Cluster, number: bigint): string {
  const perFile = 0x1_0000_0000n / BigInt(segmentBytes);
  const hex = (value: bigint | number) => value.toString(16).toUpperCase().padStart(8, '0');
  return hex(timeline) + hex(number / perFile) + hex(number % perFile);
}

/** Holds the log from here on. Slots that lost theirs, and the oldest of too many, hold nothing more. */
export async function holdLog(client: Client, slot: string): Promise<void> {
  await client.query(
    `SELECT pg_drop_replication_slot(slot_name) FROM (
       SELECT slot_name, wal_status, row_number() OVER (ORDER BY restart_lsn DESC NULLS LAST) AS n FROM pg_replication_slots
       WHERE slot_name LIKE 'motcua\\_%' AND NOT active) s WHERE wal_status = 'lost' OR n > 3`,
  );
  await client.query('SELECT pg_create_physical_replication_slot($1, true)', [slot]);
}

export const dropLog = (client: Client, slot: string): Promise<unknown> =>
  client.query('SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = $1', [slot]);

export async function holdsLog(client: Client, slot: string): Promise<boolean> {
  const { rows } = await client.query<{ wal_status: string }>(
    'SELECT wal_status FROM pg_replication_slots WHERE slot_name = $1',
    [slot],
  );
  return rows.length === 1 && rows[0].wal_status !== 'lost';
}

/** What was copied need not be kept longer. */
export const releaseLog = (client: Client, slot: string, lsn: string): Promise<unknown> =>
  client.query('SELECT pg_replication_slot_advance($1, $2::pg_lsn)', [slot, lsn]);

export interface LogEnd {
  /** By the database's clock: what was acknowledged by then is before `lsn`. */
  at: string;
  lsn: string;
}

export async function databaseTime(client: Client): Promise<string> {
  const { rows } = await client.query<{ at: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
  );
  return rows[0].at;
}

/** Closes the segment that is being written, so that it can be copied; a mark in the record comes after `at` and before the end. */
export async function closeLog(client: Client): Promise<LogEnd> {
  const at = await databaseTime(client);
  await client.query(
    `INSERT INTO motcua.setting (name, value) VALUES ('last-backup', $1) ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value`,
    [at],
  );
  const { rows: ended } = await client.query<{ lsn: string }>('SELECT pg_switch_wal()::text AS lsn');
  return { at, lsn: ended[0].lsn };
}

/** What lies in these is made anew at start, or is the log, which is copied apart. */
const EMPTY = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const SKIPPED =
  /^(postmaster\.(pid|opts)|backup_label.*|tablespace_map.*|backup_manifest|recovery\.(signal|done)|standby\.signal|pgsql_tmp.*|pg_internal\.init.*|current_logfiles.*)$/;
const CONTROL = 'global/pg_control';

/** Folders of the cluster, and its files but the control file, which is read last. */
async function listCluster(data: string): Promise<{ folders: string[]; files: string[] }> {
  const [folders, files]: [string[], string[]] = [[], []];
  const walk = async (folder: string) => {
    for (const entry of await readdir(join(data, folder), { withFileTypes: true })) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (SKIPPED.test(entry.name) || path === CONTROL) continue;
      if (entry.isDirectory()) {
        folders.push(path);
        if (folder || !EMPTY.has(entry.name)) await walk(path);
      } else if (entry.isFile()) files.push(path);
    }
  };
  await walk('');
  return { folders, files };
}

/*
 * A pack is a run of entries: {"folder"} alone, or {"file"} and chunks of it, each with its length (4 bytes, big-endian) before it, and
 * a length of nothing at the end. A file may grow or shrink while it is read; what it is then, the log says.
 */
const framed = (content: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
};
const header = (entry: { folder?: string; file?: string }) => framed(Buffer.from(JSON.stringify(entry)));
const END = Buffer.alloc(4);
/** A pack ends at the first file that begins after so much. */
const PACK_BYTES = 1024 * 1024 * 1024;

export interface BaseCopy {
  startLsn: string;
  stopLsn: string;
}

/** Gives the packs to `take`, one after the other. */
export async function copyBase(
  client: Client,
  data: string,
  label: string,
  take: (number: number, content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<BaseCopy> {
  const { rows: started } = await client.query<{ lsn: string }>('SELECT pg_backup_start($1, true)::text AS lsn', [
    label,
  ]);
  const { folders, files } = await listCluster(data);
  let [next, number] = [0, 0];
  const buffer = Buffer.alloc(256 * 1024);
  while (next < files.length || number === 0) {
    async function* pack(): AsyncIterable<Buffer> {
      if (number === 0) for (const folder of folders) yield header({ folder });
      for (let bytes = 0; next < files.length && bytes < PACK_BYTES; next++) {
        const file = await openIfThere(join(data, files[next]));
        if (!file) continue;
        try {
          yield header({ file: files[next] });
          for (;;) {
            const { bytesRead } = await file.read(buffer, 0, buffer.length);
            if (!bytesRead) break;
            bytes += bytesRead;
            yield framed(buffer.subarray(0, bytesRead));
          }
          yield END;
        } finally {
          await file.close();
        }
      }
    }
    await take(number, pack());
    number++;
  }
  const { rows: stopped } = await client.query<{ lsn: string; label: string; map: string }>(
    'SELECT lsn::text, labelfile AS label, spcmapfile AS map FROM pg_backup_stop(false)',
  );
  const last = { backup_label: Buffer.from(stopped[0].label), [CONTROL]: await readControl(join(data, CONTROL)) };
  await take(
    number,
    (async function* () {
      for (const [file, content] of Object.entries(last)) {
        yield header({ file });
        yield framed(content);
        yield END;
      }
    })(),
  );
  return { startLsn: started[0].lsn, stopLsn: stopped[0].lsn };
}

/** Read until twice the same: the server may write it at this very moment. */
async function readControl(path: string): Promise<Buffer> {
  let before = await readFile(path);
  for (;;) {
    const now = await readFile(path);
    if (now.equals(before)) return now;
    before = now;
  }
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    // Dropped meanwhile.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Lays out the entries of a pack below `data`. */
export async function unpackBase(data: string, content: AsyncIterable<Buffer>): Promise<void> {
  const reader = new FrameReader(content);
  for (;;) {
    const head = await reader.next();
    if (head === undefined) return;
    const { folder, file } = JSON.parse(head.toString('utf8')) as { folder?: string; file?: string };
    const path = join(data, folder ?? file ?? '');
    await mkdir(folder === undefined ? dirname(path) : path, { recursive: true, mode: 0o700 });
    if (file === undefined) continue;
    const out = await open(path, 'w', 0o600);
    try {
      for (;;) {
        const chunk = await reader.next();
        if (!chunk?.length) break;
        await out.writeFile(chunk);
      }
    } finally {
      await out.close();
    }
  }
}

class FrameReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);
  constructor(content: AsyncIterable<Buffer>) {
    this.#chunks = content[Symbol.asyncIterator]();
  }
  /** Nothing at the end of the pack. */
  async next(): Promise<Buffer | undefined> {
    if (!(await this.#fill(4))) return undefined;
    const length = this.#held.readUInt32BE();
    if (!(await this.#fill(4 + length))) throw new Error('the pack ends within an entry');
    const frame = this.#held.subarray(4, 4 + length);
    this.#held = this.#held.subarray(4 + length);
    return frame;
  }
  async #fill(bytes: number): Promise<boolean> {
    const parts: Buffer[] = [this.#held];
    let held = this.#held.length;
    while (held < bytes) {
      const { value, done } = await this.#chunks.next();
      if (done) break;
      parts.push(value);
      held += value.length;
    }
    this.#held = parts.length > 1 ? Buffer.concat(parts) : this.#held;
    return held >= bytes;
  }
}
