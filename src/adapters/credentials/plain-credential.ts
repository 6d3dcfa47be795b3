/** A credential out of a file, a mail or a clipboard: each puts something into it that the issuer did not write. */

/** Whole credentials of ours have some thousand characters. */
const MAX_BYTES = 1024 * 1024;
/** Line ends of mail (quoted-printable) and what it writes for `=`; marks before quoted lines. */
const OF_MAIL = /=(?:\r\n|\r|\n)|^[ \t]*(?:>[ \t]*)+/gm;
/** Blanks, what nobody sees, quotation marks and what surrounds code in messages. */
const MARKS = /[\s\p{Cf}\p{Z}\0"'`´‘’‚“”„«»‹›<>*|]+/gu;

/** Nothing of what has no credential in it. What is left out proves nothing: the signature covers every character that counts. */
export function plainCredential(content: Uint8Array): string | undefined {
  if (content.length > MAX_BYTES) return undefined;
  const text = decoded(content).replace(OF_MAIL, '').replace(MARKS, '');
  const first = text.indexOf('~');
  let begin = first;
  while (begin > 0 && /[\w.-]/.test(text[begin - 1])) begin--;
  const [head = '', body, signature] = text.slice(begin, first).split('.').slice(-3);
  // Every token begins so, as JSON does; what stands before it are words of a letter.
  const start = head.indexOf('eyJ');
  if (first < 0 || start < 0 || !body || !signature) return undefined;
  const facts: string[] = [];
  const parts = text.slice(first + 1).split('~');
  // The last has no mark after it, and is none of its own.
  for (const part of parts.slice(0, -1)) {
    if (!/^[\w-]+$/.test(part)) break;
    facts.push(`${part}~`);
  }
  return `${head.slice(start)}.${body}.${signature}~${facts.join('')}`;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
