/**
 * Uploads that go on where a weak line broke off, by the tus protocol 1.0. They wait in a folder until a form takes them or two
 * days have passed. An upload belongs to who began it: its name begins with the hash of its owner.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { log } from '#kernel/log.ts';
import type { Room } from './disk.ts';

const TWO_DAYS_MS = 48 * 3_600_000;

/** What lies there at once, of one owner and of all together, by what each upload said it would be. */
export interface UploadLimits {
  perOwner: number;
  ownerBytes: number;
  inAll: number;
  allBytes: number;
}
const LIMITS: UploadLimits = {
  perOwner: 60,
  ownerBytes: 600 * 1024 * 1024,
  inAll: 20_000,
  allBytes: 20 * 1024 * 1024 * 1024,
};

export interface UploadsOptions extends Partial<UploadLimits> {
  room?: Room;
}

export class ResumableUploads {
  readonly #store: FileStore;
  readonly #server: Server;
  readonly #owner = new AsyncLocalStorage<string>();
  readonly #folder: string;
  readonly #limits: UploadLimits;

  /** `room`: nothing begins or goes on where the disk is nearly full. */
  constructor(folder: string, path: string, limitBytes: number, { room, ...limits }: UploadsOptions = {}) {
    this.#folder = folder;
    this.#limits = { ...LIMITS, ...limits };
    this.#store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: TWO_DAYS_MS });
    this.#server = new Server({
      path,
      datastore: this.#store,
      maxSize: limitBytes,
      relativeLocation: true,
      // Pages of this site alone use it: no other origin is told that it may.
      allowedOrigins: () => false,
      // By the path alone: a question behind it names nothing.
      getFileIdFromRequest: (request) => {
        const id = new URL(request.url, 'http://localhost').pathname.slice(path.length + 1);
        return this.isOwn(id, this.#owner.getStore() ?? '') ? id : undefined;
      },
      onIncomingRequest: async (request) => {
        if (request.method === 'HEAD' || !room || (await room.has(limitBytes))) return;
        throw { status_code: 507, body: 'the disk is nearly full\n' };
      },
      onUploadCreate: async (_request, upload) => {
        await this.#refuseMore(upload.size ?? limitBytes);
        return {};
      },
      namingFunction: () => `${tagOf(this.#owner.getStore() ?? '')}-${randomBytes(16).toString('hex')}`,
    });
  }

  /** Reads the request itself. Another's upload is as good as none. */
  handle(request: IncomingMessage, response: ServerResponse, owner: string): Promise<void> {
    // What it asks is what its method says.
    delete request.headers['x-http-method-override'];
    return this.#owner.run(owner, () => this.#server.handle(request, response));
  }

  /** Sent with the form instead, where its own limits hold. */
  async #refuseMore(size: number): Promise<void> {
    const tag = tagOf(this.#owner.getStore() ?? '');
    const { perOwner, ownerBytes, inAll, allBytes } = this.#limits;
    const names = (
      (await readdir(this.#folder).catch(told('uploads-uncounted', 'files: uploads that wait are not counted'))) ?? []
    ).filter((name) => name.endsWith('.json'));
    const sizes = await Promise.all(names.map((name) => this.#sizeOf(name)));
    const sum = (of: readonly number[]) => of.reduce((whole, one) => whole + one, size);
    const own = sizes.filter((_size, i) => names[i].startsWith(tag));
    if (own.length >= perOwner || names.length >= inAll || sum(own) > ownerBytes || sum(sizes) > allBytes)
      throw { status_code: 429, body: 'too many uploads wait\n' };
  }

  /** What it said it would be; said once, so it is asked once. */
  readonly #said = new Map<string, number>();
  async #sizeOf(name: string): Promise<number> {
    const known = this.#said.get(name);
    if (known !== undefined) return known;
    const text = await readFile(join(this.#folder, name), 'utf8').catch(() => '{}');
    let size = 0;
    try {
      size = (JSON.parse(text) as { size?: number }).size ?? 0;
    } catch {
      // Being written just now.
      return 0;
    }
    if (this.#said.size > 50_000) this.#said.clear();
    this.#said.set(name, size);
    return size;
  }

  isOwn(id: string, owner: string): boolean {
    return /^[0-9a-f]{16}-[0-9a-f]{32}$/.test(id) && id.startsWith(tagOf(owner));
  }

  /** What has arrived whole, under the name it was sent with. */
  async open(id: string, owner: string): Promise<{ content: Readable; name: string } | undefined> {
    if (!this.isOwn(id, owner)) return undefined;
    const upload = await this.#store
      .getUpload(id)
      .catch(told('upload-unread', 'files: an upload is not there, or not to be read'));
    if (!upload || upload.offset !== upload.size) return undefined;
    return { content: this.#store.read(id), name: upload.metadata?.['filename'] ?? id };
  }

  /** Once taken, or never asked for: nothing of it stays here. */
  async remove(id: string): Promise<void> {
    // It goes two days later all the same.
    await this.#store.remove(id).catch(told('upload-stays', 'files: an upload that was taken is not removed yet'));
  }

  /** Uploads that nobody finished or took in two days. */
  sweep(): Promise<number> {
    return this.#server.cleanUpExpiredUploads();
  }
}

/** A broken upload is as good as none to its owner: it is sent again. */
const told = (event: string, words: string) => (error: unknown) => {
  log.info(event, words, { error });
  return undefined;
};

const tagOf = (owner: string): string => createHash('sha256').update(owner).digest('hex').slice(0, 16);
