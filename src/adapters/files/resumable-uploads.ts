/**
 * Uploads that go on where a weak line broke off, by the tus protocol 1.0. They wait in a folder until a form takes them or two
 * days have passed. An upload belongs to who began it: its name begins with the hash of its owner.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const TWO_DAYS_MS = 48 * 3_600_000;

export class ResumableUploads {
  readonly #store: FileStore;
  readonly #server: Server;
  readonly #owner = new AsyncLocalStorage<string>();

  constructor(folder: string, path: string, limitBytes: number) {
    this.#store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: TWO_DAYS_MS });
    this.#server = new Server({
      path,
      datastore: this.#store,
      maxSize: limitBytes,
      relativeLocation: true,
      // Pages of this site alone use it: no other origin is told that it may.
      allowedOrigins: () => false,
      namingFunction: () => `${tagOf(this.#owner.getStore() ?? '')}-${randomBytes(16).toString('hex')}`,
    });
  }

  /** Reads the request itself. Another's upload is as good as none. */
  handle(request: IncomingMessage, response: ServerResponse, owner: string): Promise<void> {
    return this.#owner.run(owner, () => this.#server.handle(request, response));
  }

  isOwn(id: string, owner: string): boolean {
    return /^[0-9a-f]{16}-[0-9a-f]{32}$/.test(id) && id.startsWith(tagOf(owner));
  }

  /** What has arrived whole, under the name it was sent with. */
  async open(id: string, owner: string): Promise<{ content: Readable; name: string } | undefined> {
    if (!this.isOwn(id, owner)) return undefined;
    const upload = await this.#store.getUpload(id).catch(() => undefined);
    if (!upload || upload.offset !== upload.size) return undefined;
    return { content: this.#store.read(id), name: upload.metadata?.['filename'] ?? id };
  }

  /** Once taken, or never asked for: nothing of it stays here. */
  async remove(id: string): Promise<void> {
    await this.#store.remove(id).catch(() => undefined);
  }

  /** Uploads that nobody finished or took in two days. */
  sweep(): Promise<number> {
    return this.#server.cleanUpExpiredUploads();
  }
}

const tagOf = (owner: string): string => createHash('sha256').update(owner).digest('hex').slice(0, 16);
