/** Looks into PDFs from outside, in a thread that is ended when it takes too long or too much. */
import { Worker } from 'node:worker_threads';
import type { FileFault } from '#spine/files.ts';

export interface PdfQuestion {
  bytes: Uint8Array;
}
export type PdfAnswer =
  | { pages: number; text: string }
  | { fault: Extract<FileFault, 'broken' | 'bomb' | 'locked' | 'active'> };

const PATIENCE_MS = 20_000;
const MEMORY_MB = 512;

export class PdfReader {
  #worker: Worker | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Page count and text; or why nobody should open it. One after the other. */
  look(bytes: Uint8Array): Promise<PdfAnswer> {
    const answer = this.#turn.then(() => this.#ask(bytes));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  #ask(bytes: Uint8Array): Promise<PdfAnswer> {
    const worker = this.#thread();
    return new Promise((resolve) => {
      // Whatever it choked on, a reader in an office would choke on, too.
      const give = (answer: PdfAnswer) => {
        clearTimeout(timer);
        worker.removeAllListeners('message');
        resolve(answer);
      };
      const timer = setTimeout(() => {
        this.#worker = undefined;
        void worker.terminate();
        give({ fault: 'bomb' });
      }, PATIENCE_MS);
      worker.once('message', give);
      worker.once('error', () => {
        this.#worker = undefined;
        give({ fault: 'bomb' });
      });
      // Whoever listens holds on to it; the clock above is enough.
      worker.unref();
      worker.postMessage({ bytes } satisfies PdfQuestion);
    });
  }

  #thread(): Worker {
    if (!this.#worker) {
      this.#worker = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      });
    }
    return this.#worker;
  }
}
