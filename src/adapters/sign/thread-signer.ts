/**
 * Signing in a thread of its own: a signature takes about a tenth of a second of plain computing, and nobody's page waits for that.
 * The thread is started by the first paper and does not keep the process alive.
 */
import { Worker } from 'node:worker_threads';
import { Fault } from '#kernel/outcome.ts';
import { KeyUnusable, type PaperSigner, type SignerIdentity, SigningUnavailable } from '#spine/papers.ts';
import type { Target } from '#spine/targets.ts';
import type { TrustSettings } from './trust-service.ts';

export interface SigningJob {
  id: number;
  pdf: Uint8Array;
  by: readonly SignerIdentity[];
  at: Date;
  reason: string;
}

export type SigningAnswer = { id: number; pdf: Uint8Array } | { id: number; away?: Target; message: string };

function faultOf({ away, message }: Extract<SigningAnswer, { message: string }>): Fault {
  if (away === 'keys') return new KeyUnusable(message);
  return away ? new SigningUnavailable(message) : new Fault(message);
}

export class ThreadSigner implements PaperSigner {
  readonly #source: { folder: string; settings: TrustSettings };
  readonly #waiting = new Map<number, { resolve(pdf: Uint8Array): void; reject(error: Error): void }>();
  #worker: Worker | undefined;
  #last = 0;

  constructor(folder: string, settings: TrustSettings) {
    this.#source = { folder, settings };
  }

  sign(pdf: Uint8Array, by: readonly SignerIdentity[], at: Date, reason: string): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#thread().postMessage({ id, pdf, by: [...by], at, reason } satisfies SigningJob);
    });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./signing-thread.ts', import.meta.url), { workerData: this.#source });
    worker.on('message', (answer: SigningAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('pdf' in answer) waiting?.resolve(answer.pdf);
      else waiting?.reject(faultOf(answer));
    });
    // A thread that died takes its work with it; each job is tried again, in a new one.
    worker.on('error', (cause) => this.#died(new Fault('the signing thread ended', { cause })));
    worker.on('exit', () => this.#died(new Fault('the signing thread ended')));
    // Last: whoever listens holds on to it.
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #died(why: Fault): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(why);
    this.#waiting.clear();
  }
}
