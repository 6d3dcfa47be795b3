/** Papers from anybody, verified in threads that are ended when they take too long or too much. */
import { createHash } from 'node:crypto';
import type { PaperFinding } from '#spine/papers.ts';
import { ReadingThreads } from '../files/reading-threads.ts';

export type PaperQuestion =
  | { paper: Uint8Array; roots: readonly Uint8Array[] }
  /** A picture as its plain points, four bytes each. */
  | { points: Uint8Array; width: number; height: number };
export type PaperAnswer = { finding: PaperFinding } | { text: string | undefined };

export class PaperReader {
  readonly #threads: ReadingThreads<PaperQuestion, PaperAnswer>;

  constructor(patienceMs = 10_000) {
    this.#threads = new ReadingThreads(new URL('./paper-thread.ts', import.meta.url), {
      patienceMs,
      memoryMb: 384,
      threads: 2,
    });
  }

  async verify(paper: Uint8Array, roots: readonly Uint8Array[]): Promise<PaperFinding> {
    const answer = await this.#threads.ask({ paper, roots });
    if (answer !== 'too-much' && 'finding' in answer) return answer.finding;
    return {
      holds: false,
      kind: 'paper',
      title: '',
      code: '',
      sha256: createHash('sha256').update(paper).digest('hex'),
      signatures: [],
      faults: ['paper-too-much'],
    };
  }

  /** The text of a QR code; nothing where none was found in time. */
  async codeIn(picture: { points: Uint8Array; width: number; height: number }): Promise<string | undefined> {
    const answer = await this.#threads.ask(picture);
    return answer !== 'too-much' && 'text' in answer ? answer.text : undefined;
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
