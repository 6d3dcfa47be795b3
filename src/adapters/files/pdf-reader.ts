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
  #give: (answer: PdfAnswer) => void = () => {};

  /** Page count and text; or why nobody should open it. One after the other. */
  look(bytes: Uint8Array): Promise<PdfAnswer> {
    const answer = this.#turn.then(() => this.#ask(bytes));
    this.#turn = answer.catch(() => {});
    return answer;
  }

  #ask(bytes: Uint8Array): Promise<PdfAnswer> {
    const worker = this.#thread();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#worker = undefined;
        void worker.terminate();
        this.#give({ fault: 'bomb' });
      }, PATIENCE_MS);
      this.#give = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      worker.postMessage({ bytes } satisfies PdfQuestion);
    });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./pdf-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on('message', (answer: PdfAnswer) => this.#give(answer));
    // Whatever it choked on, a reader in an office would choke on, too.
    worker.on('error', () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#give({ fault: 'bomb' });
    });
    // Last: whoever listens holds on to it; the clock of a question is enough.
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}
