/** Token Status Lists (IETF OAuth Status List): two bits an entry, deflated; and their decoded form, kept while its token is the same. */
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { LIST_LENGTH, type ResultStatus, STATUS_BYTES } from '#spine/credentials.ts';

const BITS = 2;
const PER_BYTE = 8 / BITS;
/** A list of ours has 32 KiB; another's may be larger, but not without bound. */
const MAX_LIST_BYTES = 4 * 1024 * 1024;

/** One status a byte in, the `lst` of a token out: the least significant bits are the first entry's. */
export function encodeStatuses(statuses: Uint8Array): string {
  const packed = new Uint8Array(Math.ceil(statuses.length / PER_BYTE));
  for (let i = 0; i < statuses.length; i++) packed[i >> 2] |= (statuses[i] & 3) << ((i & 3) * BITS);
  return deflateSync(packed, { level: 9 }).toString('base64url');
}

export interface DecodedList {
  /** Entries as they are packed; read by `statusAt`. */
  bytes: Uint8Array;
  bits: 1 | 2 | 4 | 8;
}

export function decodeStatuses(lst: string, bits: number): DecodedList {
  if (bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) throw new RangeError(`a status of ${bits} bits`);
  return { bytes: inflateSync(Buffer.from(lst, 'base64url'), { maxOutputLength: MAX_LIST_BYTES }), bits };
}

/** Nothing for an entry that the list has not, or a status that means nothing to us. */
export function statusAt({ bytes, bits }: DecodedList, index: number): ResultStatus | undefined {
  const perByte = 8 / bits;
  if (!Number.isInteger(index) || index < 0 || index >= bytes.length * perByte) return undefined;
  const value = (bytes[Math.floor(index / perByte)] >> ((index % perByte) * bits)) & (2 ** bits - 1);
  return (Object.keys(STATUS_BYTES) as ResultStatus[]).find((status) => STATUS_BYTES[status] === value);
}

/** Inflating and checking a list costs a thousand times what reading one entry of it does. */
export class DecodedLists<Value> {
  readonly #kept = new Map<string, Value>();
  readonly #most: number;

  constructor(most = 64) {
    this.#most = most;
  }

  async of(token: string, decode: (token: string) => Promise<Value>): Promise<Value> {
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const decoded = await decode(token);
    if (this.#kept.size >= this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(key, decoded);
    return decoded;
  }
}

export const emptyList = (): Uint8Array => new Uint8Array(LIST_LENGTH);
