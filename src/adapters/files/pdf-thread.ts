/** The thread that looks into PDFs that came from outside: it may be ended at any moment without harm to anybody else. */
import { parentPort } from 'node:worker_threads';
import { getDocumentProxy } from 'unpdf';
import { isActive } from '../pdf/active.ts';
import { sizeOf } from '../pdf/filters.ts';
import { PdfFile } from '../pdf/pdf-file.ts';
import { isSignable } from '../pdf/signable.ts';
import { bomb, broken, integerOf, isSpace, nameOf, PdfFault, PdfStream } from '../pdf/syntax.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-reader.ts';

/** The largest page anybody scans, A3 at 600 dots an inch in colour, has 209 MB. */
const MAX_PICTURE_BYTES = 256 * 1024 * 1024;
const MAX_PICTURE_PIXELS = 300_000_000;
/** Marks of a page, a font, what else is no picture. */
const MAX_STREAM_BYTES = 64 * 1024 * 1024;
const MAX_ALL_BYTES = 1024 * 1024 * 1024;
const MAX_TEXT = 400_000;
const MAX_PAGES = 2_000;

parentPort!.on('message', async (question: PdfQuestion) => {
  let answer: PdfAnswer;
  try {
    answer = await look(Buffer.from(question.bytes));
  } catch (error) {
    answer = { fault: error instanceof PdfFault ? error.fault : 'broken' };
  }
  parentPort!.postMessage(answer);
});

async function look(sent: Buffer): Promise<PdfAnswer> {
  // Some scanners begin with an empty line, and count from after it.
  let begin = 0;
  while (isSpace(sent[begin])) begin++;
  const pdf = sent.subarray(begin);
  const file = new PdfFile(pdf);
  if (isActive(file)) return { fault: 'active' };
  await measure(file);
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
  const pages = document.numPages;
  if (!pages || pages > MAX_PAGES) return { fault: pages ? 'bomb' : 'broken' };
  if (!(await fitsSignature(pdf))) return { fault: 'unusual' };
  let text = '';
  for (let i = 1; i <= pages && text.length < MAX_TEXT; i++) {
    const { items } = await (await document.getPage(i)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
  }
  await document.cleanup();
  return { pages, text: text.slice(0, MAX_TEXT).trim(), begin };
}

/** Whole as it is: read above without mending anything. What the library that signs does not read is unusual, and not damaged. */
async function fitsSignature(pdf: Buffer): Promise<boolean> {
  try {
    return await isSignable(pdf);
  } catch {
    return false;
  }
}

/** Every stream unpacked once, within bounds: what would not fit is never handed to a reader that trusts it. */
async function measure(file: PdfFile): Promise<void> {
  let left = MAX_ALL_BYTES;
  for (const { value } of file.placed) {
    if (!(value instanceof PdfStream)) continue;
    const { dict, raw } = value;
    const isPicture = nameOf(file.resolve(dict.get('Subtype'))) === 'Image';
    const side = (key: string) => integerOf(file.resolve(dict.get(key))) ?? 0;
    if (isPicture && side('Width') * side('Height') > MAX_PICTURE_PIXELS) throw bomb('a picture');
    const limit = Math.min(left, isPicture ? MAX_PICTURE_BYTES : MAX_STREAM_BYTES);
    const size = await sizeOf(dict, raw, limit, (one) => file.resolve(one));
    if (size > limit) throw bomb('a stream');
    left -= size;
    if (left <= 0) throw bomb('all streams');
  }
  if (!file.placed.length) throw broken('no objects');
}
