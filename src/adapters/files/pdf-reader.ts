/** Looks into PDFs from outside, in threads that are ended when they take too long or too much. */
import type { FileFault } from '#spine/files.ts';
import { ReadingThreads } from './reading-threads.ts';

export interface PdfQuestion {
  bytes: Uint8Array;
}
export type PdfAnswer =
  | { pages: number; text: string; begin: number }
  | { fault: Extract<FileFault, 'broken' | 'unusual' | 'bomb' | 'locked' | 'active'> };

export class PdfReader {
  readonly #threads = new ReadingThreads<PdfQuestion, PdfAnswer>(new URL('./pdf-thread.ts', import.meta.url), {
    patienceMs: 20_000,
    memoryMb: 512,
    threads: 2,
  });

  /** Page count, text, and where the PDF begins in what was sent; or why nobody should open it. */
  async look(bytes: Uint8Array): Promise<PdfAnswer> {
    const answer = await this.#threads.ask({ bytes });
    return answer === 'too-much' ? { fault: 'bomb' } : answer;
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
