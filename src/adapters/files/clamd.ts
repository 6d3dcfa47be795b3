/** ClamAV's daemon over its socket, by the command INSTREAM (clamd(8)): length and chunk, until a length of nothing. */
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { log } from '#kernel/log.ts';
import type { Scanner } from '#spine/files.ts';

const PATIENCE_MS = 30_000;

export class Clamd implements Scanner {
  readonly #socket: string;

  /** A path, or `HOST:PORT`. */
  constructor(socket: string) {
    this.#socket = socket;
  }

  async scan(content: Readable): Promise<'clean' | 'infected' | 'away'> {
    try {
      const answer = await this.#ask(content);
      if (/ FOUND$/.test(answer)) return 'infected';
      return / OK$/.test(answer) ? 'clean' : 'away';
    } catch (error) {
      log.info('scanner-away', 'files: the scanner does not answer', { target: 'scanner', error });
      return 'away';
    } finally {
      content.destroy();
    }
  }

  async #ask(content: Readable): Promise<string> {
    const [, host, port] = /^([^/]+):(\d+)$/.exec(this.#socket) ?? [];
    const socket = port ? connect(Number(port), host) : connect(this.#socket);
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd is silent')));
    const answer = new Promise<string>((resolve, reject) => {
      let text = '';
      socket.on('data', (data: Buffer) => {
        text += data.toString('utf8');
      });
      socket.on('end', () => resolve(text.replace(/\0/g, '').trim()));
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('clamd hung up')));
    });
    // Heard even when sending fails first.
    answer.catch(() => {});
    const send = (bytes: Uint8Array) =>
      new Promise<void>((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
    await send(Buffer.from('zINSTREAM\0'));
    for await (const chunk of content as AsyncIterable<Buffer>) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      await send(length);
      await send(chunk);
    }
    await send(Buffer.alloc(4));
    return answer;
  }
}
