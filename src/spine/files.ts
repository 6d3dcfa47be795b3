/** The port to the file store: contents under the hash of what they hold. */
import type { Readable } from 'node:stream';

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
  has(hash: string): boolean;
  read(hash: string): Readable;
}
