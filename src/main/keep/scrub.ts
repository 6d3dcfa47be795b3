/** `motcua scrub`: every stored file is read and compared with its hash, and every one that the record names is there. */
import type { Pool } from 'pg';
import { FolderStore } from '#adapters/files/folder-store.ts';
import { type NamedFile, namedFiles } from '#adapters/postgres/named-files.ts';
import { type FileStore, TornFile } from '#spine/files.ts';

export interface Scrubbed {
  /** Files that were read. */
  files: number;
  bytes: number;
  /** The record names them, and they are not there. */
  missing: NamedFile[];
  /** What lies under their hash is something else. */
  torn: NamedFile[];
  /** There, and named nowhere in the record: a job that broke off leaves such. */
  unnamed: number;
}

export async function scrubFiles(pool: Pool, store: FileStore): Promise<Scrubbed> {
  const named = new Map((await namedFiles(pool)).map((one) => [one.hash, one]));
  const scrubbed: Scrubbed = { files: 0, bytes: 0, missing: [], torn: [], unnamed: 0 };
  const look = async (one: NamedFile) => {
    const bytes = await sizeOf(store, one.hash);
    if (bytes === 'missing') return void scrubbed.missing.push(one);
    scrubbed.files++;
    if (bytes === 'torn') scrubbed.torn.push(one);
    else scrubbed.bytes += bytes;
  };
  for (const one of named.values()) await look(one);
  // An object store is asked for what is named; a folder shows also what is not.
  if (store instanceof FolderStore)
    for await (const hash of store.hashes()) {
      if (named.has(hash)) continue;
      scrubbed.unnamed++;
      await look({ hash });
    }
  return scrubbed;
}

async function sizeOf(store: FileStore, hash: string): Promise<number | 'missing' | 'torn'> {
  try {
    const content = await store.open(hash);
    if (!content) return 'missing';
    let bytes = 0;
    for await (const chunk of content) bytes += (chunk as Buffer).length;
    return bytes;
  } catch (error) {
    if (error instanceof TornFile) return 'torn';
    throw error;
  }
}

export function tellScrubbed({ files, bytes, missing, torn, unnamed }: Scrubbed, print: (line: string) => void): void {
  const all =
    missing.length || torn.length ? `${missing.length} missing, ${torn.length} torn` : 'all as they were kept';
  print(`${files} files read, ${bytes} bytes: ${all}; ${unnamed} that the record does not name`);
  for (const { hash, dossier } of missing) print(`  missing ${hash}${dossier ? ` of ${dossier}` : ''}`);
  for (const { hash, dossier } of torn) print(`  torn    ${hash}${dossier ? ` of ${dossier}` : ''}`);
}
