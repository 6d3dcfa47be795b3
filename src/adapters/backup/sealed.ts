/**
 * How parts of a backup lie on the disk: packed (Zstandard), then encrypted and proven (AES-256-GCM), as 12 bytes of nonce, the text
 * and 16 bytes of tag. The name of the part is proven with it, so that none can stand for another.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline as connect, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { log } from '#kernel/log.ts';

export interface Part {
  /** In the folder of the backup, with `/` for folders. */
  path: string;
  bytes: number;
  /** SHA-256 of the file as it lies there. */
  sha256: string;
}

const NONCE = 12;
const TAG = 16;

/** Writes the file aside and moves it into place once it is on the disk. */
export async function writeWhole(
  path: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Omit<Part, 'path'>> {
  const aside = `${path}.new`;
  const file = await open(aside, 'w', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
    await file.close();
    await rename(aside, path);
  } catch (error) {
    await file
      .close()
      .catch((failed: unknown) =>
        log.info('file-unclosed', 'backup: a file that was not written whole', { error: failed }),
      );
    await rm(aside, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

export async function seal(
  path: string,
  name: string,
  key: Uint8Array,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Part> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name));
  async function* sealed(): AsyncIterable<Buffer> {
    yield nonce;
    const packed = createZstdCompress();
    // What fails before it fails it, and with that whoever reads it.
    connect(Readable.from(content), packed, () => undefined);
    for await (const chunk of packed as AsyncIterable<Buffer>) yield cipher.update(chunk);
    yield cipher.final();
    yield cipher.getAuthTag();
  }
  return { path: name, ...(await writeWhole(path, sealed())) };
}

/** Fails, at the latest at its end, where a byte is another than what was sealed under this key and name. */
export async function unseal(
  path: string,
  name: string,
  key: Uint8Array,
  take: (content: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const { size } = await stat(path);
  const file = await open(path, 'r');
  const [nonce, tag] = [Buffer.alloc(NONCE), Buffer.alloc(TAG)];
  await file.read(nonce, 0, NONCE, 0);
  await file.read(tag, 0, TAG, Math.max(NONCE, size - TAG));
  await file.close();
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
  const text = createReadStream(path, { start: NONCE, end: Math.max(NONCE, size - TAG) - 1 });
  await pipeline(text, decipher, createZstdDecompress(), take);
}

export async function fileHash(path: string): Promise<Omit<Part, 'path'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Of what a password opens: slow to guess on purpose (128 MB and most of a second for each guess). */
const KDF = { N: 2 ** 17, r: 8, p: 1 };

function keyFrom(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password.normalize('NFC'), salt, 32, { ...KDF, maxmem: 256 * 1024 * 1024 }, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

/** A text under a password, as JSON. */
export async function lock(text: string, password: string): Promise<string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(NONCE)];
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(password, salt), nonce);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const [saltText, nonceText, dataText] = [salt, nonce, data].map((one) => one.toString('base64'));
  const kdf = { name: 'scrypt', ...KDF, salt: saltText };
  return `${JSON.stringify({ version: 1, kdf, cipher: 'aes-256-gcm', nonce: nonceText, data: dataText })}\n`;
}

/** Nothing where the password is another, or a byte is. */
export async function unlock(locked: string, password: string): Promise<string | undefined> {
  const { kdf, nonce, data } = JSON.parse(locked) as { kdf: { salt: string }; nonce: string; data: string };
  const [salt, iv, all] = [kdf.salt, nonce, data].map((one) => Buffer.from(one, 'base64'));
  const decipher = createDecipheriv('aes-256-gcm', await keyFrom(password, salt), iv).setAuthTag(all.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(all.subarray(0, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
