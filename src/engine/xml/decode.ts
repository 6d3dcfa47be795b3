/** The text of an XML file, by what its first bytes say of how it is written (XML 1.0, appendix F). */
import { type Outcome, refuse } from '#kernel/outcome.ts';

const MAX_PROLOGUE = 200;

/** Refuses an encoding that is not known, and bytes that are not of the encoding they say: no letter is guessed. */
export function decodeXml(bytes: Uint8Array): Outcome<string> {
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return refuse('text-encoding', { encoding });
  }
}

/** A byte order mark is stronger than the declaration. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const prologue = new TextDecoder('latin1').decode(bytes.subarray(0, MAX_PROLOGUE));
  return /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(prologue)?.[1] ?? 'utf-8';
}
