/** The port to the file store, contents under the hash of what they hold; and how a file comes in. */
import type { Readable } from 'node:stream';
import { RefusedError, refuse } from '#kernel/outcome.ts';

export interface KeptFile {
  /** SHA-256 of the content, in hexadecimal: its name in the store. */
  hash: string;
  sizeBytes: number;
  /** The first bytes, by which a type is told. */
  head: Buffer;
}

export interface FileStore {
  /** Streams in; nothing stays behind of what is longer than the limit. */
  keep(content: Readable, limitBytes: number): Promise<KeptFile | 'too-large'>;
  /** Nothing where there is no such content; fails with `TornFile` where it is not what its hash says. */
  open(hash: string): Promise<Readable | undefined>;
  remove(hash: string): Promise<void>;
}

/** What lies under the hash is something else: cut off, damaged or exchanged. Nobody is given it. */
export class TornFile extends RefusedError {
  readonly hash: string;
  constructor(hash: string) {
    super(refuse('file-torn', { file: hash.slice(0, 12) }));
    this.name = 'TornFile';
    this.hash = hash;
  }
}

/** The record names it, and it is not there. */
export class LostFile extends RefusedError {
  constructor(hash: string) {
    super(refuse('file-lost', { file: hash.slice(0, 12) }));
    this.name = 'LostFile';
  }
}

/** The whole of a content; nothing where there is none. */
export async function readWhole(store: FileStore, hash: string): Promise<Buffer | undefined> {
  const content = await store.open(hash);
  return content && Buffer.concat((await content.toArray()) as Buffer[]);
}

/** Why a file is not taken. */
export type FileFault =
  | 'too-large'
  | 'empty'
  /** Neither PDF nor a picture, whatever its name says. */
  | 'wrong-type'
  /** A PDF that others open, written so that what signs cannot add to it. */
  | 'unusual'
  /** A picture too small for anything on it to be read. */
  | 'small'
  /** Cut off, damaged, two kinds of file in one, or a PDF that must be mended to be read. */
  | 'broken'
  /** Small, and unpacks into more than anybody can read. */
  | 'bomb'
  /** Opens only with a password. */
  | 'locked'
  /** Does something when it is opened or clicked, opens other documents, or carries other files. */
  | 'active'
  /** The disk is full, or nearly. */
  | 'no-room'
  /** It did not come to lie on the disk as it was sent. */
  | 'short'
  | 'infected';

export type ScanState = 'clean' | 'infected' | 'waiting' | 'unscanned';

export interface TakenFile {
  hash: string;
  sizeBytes: number;
  type: 'application/pdf' | 'image/jpeg' | 'image/png';
  pages: number;
  /** SHA-256 of what was sent, where a picture was made anew. */
  sentHash: string;
  scan: ScanState;
}

export interface FileIntake {
  /** Reads to the end whatever it says in the end, believes neither name nor sender, and keeps what it takes. */
  take(content: Readable, limitBytes: number): Promise<TakenFile | FileFault>;
}

export interface Scanner {
  /** `away` while the scanner can't be asked: the file waits in quarantine. */
  scan(content: Readable): Promise<'clean' | 'infected' | 'away'>;
}
