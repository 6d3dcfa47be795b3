/** The thread that looks into PDFs that came from outside: it may be ended at any moment without harm to anybody else. */
import { parentPort } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { getDocumentProxy } from 'unpdf';
import type { PdfAnswer, PdfQuestion } from './pdf-reader.ts';

/** The largest page anybody scans, A3 at 600 dots an inch in colour, has 209 MB. */
const MAX_STREAM_BYTES = 256 * 1024 * 1024;
const MAX_ALL_BYTES = 1024 * 1024 * 1024;
/** A stream packed into a stream packed into a stream: nobody's honest paper. */
const MAX_NESTED = 3;
const MAX_TEXT = 400_000;
const MAX_PAGES = 2_000;
/** The dictionary of a stream stands right before it. */
const DICTIONARY_BYTES = 2_000;

parentPort!.on('message', async (question: PdfQuestion) => {
  let answer: PdfAnswer;
  try {
    answer = await look(Buffer.from(question.bytes));
  } catch {
    answer = { fault: 'broken' };
  }
  parentPort!.postMessage(answer);
});

async function look(pdf: Buffer): Promise<PdfAnswer> {
  const end = pdf.lastIndexOf('%%EOF');
  // What follows the end of a PDF is another file hiding in it.
  if (end < 0 || pdf.subarray(end + 5).some((byte) => byte > 0x20)) return { fault: 'broken' };
  const fault = unpack(pdf);
  if (fault) return { fault };
  const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 }).catch((error: Error) => error);
  if (document instanceof Error) return { fault: document.name === 'PasswordException' ? 'locked' : 'broken' };
  const pages = document.numPages;
  if (!pages || pages > MAX_PAGES) return { fault: pages ? 'bomb' : 'broken' };
  let text = '';
  for (let i = 1; i <= pages && text.length < MAX_TEXT; i++) {
    const { items } = await (await document.getPage(i)).getTextContent();
    for (const item of items) if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    text += '\n';
  }
  await document.cleanup();
  return { pages, text: text.slice(0, MAX_TEXT).trim() };
}

/** Every stream unpacked once, within bounds: what would not fit is never handed to a reader that trusts it. */
function unpack(pdf: Buffer): 'bomb' | 'active' | undefined {
  let left = MAX_ALL_BYTES;
  /** Where the objects go on after the stream before. */
  let after = 0;
  for (let at = pdf.indexOf('stream'); at >= 0; at = pdf.indexOf('stream', at + 6)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') {
      after = at + 6;
      continue;
    }
    // What stands in a stream is a picture, a font, the marks of a page, whose bytes may be whatever they are. Only objects have names that act.
    if (at > after && isActive(pdf.subarray(after, at))) return 'active';
    const holdsObjects = pdf.subarray(Math.max(after, at - DICTIONARY_BYTES), at).includes('/ObjStm');
    let begin = at + 6;
    if (pdf[begin] === 0x0d) begin++;
    if (pdf[begin] === 0x0a) begin++;
    let packed = pdf.subarray(begin);
    for (let depth = 0; isZlib(packed); depth++) {
      if (depth >= MAX_NESTED) return 'bomb';
      try {
        packed = inflateSync(packed, { maxOutputLength: Math.min(MAX_STREAM_BYTES, left) });
      } catch (error) {
        if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return 'bomb';
        break;
      }
      left -= packed.length;
      if (left <= 0) return 'bomb';
      if (holdsObjects && isActive(packed)) return 'active';
    }
    // Not looked for inside: the next word `stream` that counts comes after this one's end.
    const end = pdf.indexOf('endstream', begin);
    if (end < 0) break;
    at = end - 6;
  }
  return isActive(pdf.subarray(after)) ? 'active' : undefined;
}

const isZlib = (bytes: Uint8Array): boolean =>
  bytes.length > 2 && (bytes[0] & 0x0f) === 8 && bytes[0] >> 4 <= 7 && ((bytes[0] << 8) | bytes[1]) % 31 === 0;

/** Scripts, programs to start: by their names, however they are spelt (ISO 32000-1 7.3.5: `#` and two digits). */
function isActive(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  const plain = /\/\w*#[0-9a-f]{2}/i.test(text)
    ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return /\/(?:JavaScript|JS|Launch)(?=[\s/<([])/.test(plain);
}
