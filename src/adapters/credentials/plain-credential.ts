/** A credential out of a file, a mail or a clipboard: each puts something into it that the issuer did not write. */

/** Whole credentials of ours have some thousand characters. */
const MAX_BYTES = 1024 * 1024;
const MAX_PARTS = 20;
/** Line ends of mail (quoted-printable), and marks before quoted and listed lines. */
const OF_MAIL = /=(?:\r\n|\r|\n)|^[ \t]*(?:>[ \t]*)+|^[ \t]*[•·*][ \t]+/gm;
/** Letters that quoted-printable writes by their bytes: a full stop at the beginning of a line, «~», what is no ASCII. */
const BY_BYTES = /(?:=[0-9a-f]{2})+/gi;
const TAG = /<\/?[a-z][^<>]{0,300}>/gi;
const ENTITY = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|[a-z]{2,20});/gi;
const ESCAPED = /\\([_~.-])/g;
/** What stands at once after the last mark as a token does, where a holder's key would sign: it is looked at, and not left out. */
const TOKEN = /[~～∼˜]([\w-]{2,}\.[\w-]{2,}\.[\w-]{2,})\s*$/;
/** Blanks, what nobody sees, quotation marks and what surrounds code in messages. */
const MARKS = /[\s\p{Cf}\p{Z}\0"'`´‘’‚“”„«»‹›<>*|]+/gu;
/** What programs that divide words put at the end of a line; also the last letter of a line of base64. */
const DIVIDED = /-[ \t]*(?:\r\n|\r|\n)/g;
/** Of signatures as base64 has them: P-256, P-384, RSA of 2048, 3072 and 4096 bits. */
const SIGNATURES = new Set([86, 128, 342, 512, 683]);

/** Nothing of what has no credential in it. What is left out proves nothing: the signature covers every character that counts. */
export function plainCredential(content: Uint8Array): string | undefined {
  if (content.length > MAX_BYTES) return undefined;
  const whole = decoded(content);
  let likely: string | undefined;
  for (const text of [whole, ...bodiesOf(whole)])
    for (const written of [text, text.replace(DIVIDED, '')]) {
      const found = credentialIn(plainText(written));
      if (found && isSound(found)) return `${found}${TOKEN.exec(written)?.[1] ?? ''}`;
      likely ??= found;
    }
  return likely;
}

const plainText = (text: string): string =>
  text
    .replace(OF_MAIL, '')
    .replace(BY_BYTES, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'))
    .replace(TAG, '')
    .replace(ENTITY, (_, ten?: string, sixteen?: string) => {
      const code = ten ? Number(ten) : Number.parseInt(sixteen ?? '0', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(MARKS, '')
    .replace(/[～∼˜]/g, '~')
    .replace(/[‐‑–−]/g, '-')
    .replace(ESCAPED, '$1');

/** The first one in it; a «~» of a greeting has none before it. */
function credentialIn(text: string): string | undefined {
  for (let at = text.indexOf('~'); at >= 0; at = text.indexOf('~', at + 1)) {
    let begin = at;
    while (begin > 0 && /[\w.-]/.test(text[begin - 1])) begin--;
    const [before = '', body, signature] = text.slice(begin, at).split('.').slice(-3);
    const head = body && signature ? headIn(before) : undefined;
    if (head) return `${head}.${body}.${signature}~${factsIn(text.slice(at + 1))}`;
  }
  return undefined;
}

/** Every token begins as JSON does; what stands before it are words of a letter, which may have the same letters. */
function headIn(text: string): string | undefined {
  let at = text.indexOf('eyJ');
  for (let i = 0; at >= 0 && i < MAX_PARTS; i++, at = text.indexOf('eyJ', at + 1))
    if (isObject(jsonOf(text.slice(at)))) return text.slice(at);
  return undefined;
}

/** The last has no mark after it: that of a key, the words of a letter, or a fact of which the mark was lost. */
function factsIn(text: string): string {
  const facts: string[] = [];
  const parts = text.split('~');
  const end = parts.slice(0, -1).findIndex((part) => !/^[\w-]+$/.test(part));
  for (const part of end < 0 ? parts.slice(0, -1) : parts.slice(0, end)) facts.push(`${part}~`);
  const [rest = ''] = /^[\w-]{0,20000}/.exec(parts[facts.length] ?? '') ?? [];
  // Words that follow it run together with it.
  for (let length = rest.length; length > Math.max(8, rest.length - 100); length--)
    if (Array.isArray(jsonOf(rest.slice(0, length)))) return `${facts.join('')}${rest.slice(0, length)}~`;
  return facts.join('');
}

function isSound(credential: string): boolean {
  const [jwt, ...facts] = credential.split('~');
  const [head, body, signature] = jwt.split('.');
  return (
    isObject(jsonOf(head)) &&
    isObject(jsonOf(body)) &&
    SIGNATURES.has(signature.length) &&
    facts.slice(0, -1).every((one) => Array.isArray(jsonOf(one)))
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Of a mail that was saved as a file: its parts in base64. */
function* bodiesOf(text: string): Generator<string> {
  const coded = /^content-transfer-encoding:[ \t]*base64/gim;
  for (let i = 0; i < MAX_PARTS && coded.exec(text); i++) {
    // Behind the blank line that ends the heads of the part.
    const rest = text.slice(coded.lastIndex);
    const end = rest.search(/\r?\n\r?\n/);
    if (end < 0) return;
    const [body = ''] = /^[A-Za-z\d+/=\r\n]*/.exec(rest.slice(end).trimStart()) ?? [];
    yield Buffer.from(body, 'base64').toString('utf8');
  }
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
