/**
 * Threads that read what came from outside. One is ended when it takes too long or too much memory, which harms nobody else; a few
 * run beside each other, so that nobody's file waits long for another's.
 */
import { Worker } from 'node:worker_threads';
import { log } from '#kernel/log.ts';

export interface ReadingLimits {
  patienceMs: number;
  memoryMb: number;
  threads: number;
}

/** What such a thread does with each question it gets: it posts one answer. */
interface Seat<Answer> {
  worker: Worker | undefined;
  turn: Promise<unknown>;
  waiting: number;
  give: (answer: Answer | 'too-much') => void;
}

export class ReadingThreads<Question, Answer> {
  readonly #script: URL;
  readonly #limits: ReadingLimits;
  readonly #seats: Seat<Answer>[];

  constructor(script: URL, limits: ReadingLimits) {
    this.#script = script;
    this.#limits = limits;
    this.#seats = Array.from({ length: limits.threads }, () => ({
      worker: undefined,
      turn: Promise.resolve(),
      waiting: 0,
      give: () => {},
    }));
  }

  /** `too-much` for what takes longer or more memory than it may: what a reader chokes on here, one in an office would, too. */
  async ask(question: Question): Promise<Answer | 'too-much'> {
    const seat = this.#seats.reduce((a, b) => (b.waiting < a.waiting ? b : a));
    seat.waiting++;
    const answer = seat.turn.then(() => this.#answerOf(seat, question));
    seat.turn = answer.catch(() => {});
    return answer.finally(() => seat.waiting--);
  }

  /** What was asked and not answered is `too-much`. */
  async close(): Promise<void> {
    await Promise.all(this.#seats.map(({ worker }) => worker?.terminate()));
  }

  #answerOf(seat: Seat<Answer>, question: Question): Promise<Answer | 'too-much'> {
    const worker = this.#workerOf(seat);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        seat.worker = undefined;
        void worker.terminate();
        seat.give('too-much');
      }, this.#limits.patienceMs);
      seat.give = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      worker.postMessage(question);
    });
  }

  #workerOf(seat: Seat<Answer>): Worker {
    if (seat.worker) return seat.worker;
    const worker = new Worker(this.#script, { resourceLimits: { maxOldGenerationSizeMb: this.#limits.memoryMb } });
    const ended = () => {
      if (seat.worker !== worker) return;
      seat.worker = undefined;
      seat.give('too-much');
    };
    worker.on('message', (answer: Answer) => {
      if (seat.worker === worker) seat.give(answer);
    });
    worker.on('error', (error) => {
      // More memory than it may have is what the thread is for; else the reader itself has a fault.
      const isTooMuch = (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
      const tell = isTooMuch ? log.info : log.warn;
      tell('reader-broke', 'files: the thread that read a file broke; the file is taken for too much', { error });
      ended();
    });
    worker.on('exit', ended);
    // Last: whoever listens holds on to it; the clock of a question is enough.
    worker.unref();
    seat.worker = worker;
    return worker;
  }
}
