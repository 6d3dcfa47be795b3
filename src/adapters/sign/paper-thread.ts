/** The thread that reads papers and codes that anybody hands in to be checked. */
import { parentPort } from 'node:worker_threads';
import decodeQR from 'qr/decode.js';
import type { PaperAnswer, PaperQuestion } from './paper-reader.ts';
import { verifyPaper } from './verify-paper.ts';

parentPort!.on('message', async (question: PaperQuestion) => {
  let answer: PaperAnswer;
  if ('paper' in question) answer = { finding: await verifyPaper(question.paper, question.roots) };
  else answer = { text: textOf(question) };
  parentPort!.postMessage(answer);
});

function textOf({ points, width, height }: Extract<PaperQuestion, { width: number }>): string | undefined {
  try {
    return decodeQR({ width, height, data: points });
  } catch {
    return undefined;
  }
}
