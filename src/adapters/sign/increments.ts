/**
 * What was added to a PDF after a signature. Signing itself adds signatures, their fields and what proves them later; anything else
 * is a change of what was signed, though the signature before it still holds for the bytes it covers. Only what signing adds is
 * let through, object by object; what cannot be read is a change.
 */

/** Bytes of a signature and long hexadecimal: left out before anything is looked for in the text. */
const CONTENTS = /<[0-9A-Fa-f\s]{64,}>/g;
const OBJECT = /(?:^|[\r\n])(\d+) (\d+) obj\b([\s\S]*?)\bendobj\b/g;

/** True if everything between `from` and the end only adds signatures and their proofs. */
export function onlyAddsSignatures(pdf: Buffer, from: number): boolean {
  const before = pdf.subarray(0, from).toString('latin1');
  const added = withoutStreams(pdf.subarray(from).toString('latin1')).replace(CONTENTS, '<>');
  const highest = Number(/\/Size\s+(\d+)(?![\s\S]*\/Size\s)/.exec(before)?.[1] ?? 0);
  const root = lastRoot(before);
  const defined = new Set<number>();
  let rest = added;
  for (const [whole, number, generation, body] of added.matchAll(OBJECT)) {
    const n = Number(number);
    if (generation !== '0') return false;
    if (!isAllowed(n, body.trim(), { before: n < highest ? lastObject(before, n) : undefined, isRoot: n === root }))
      return false;
    defined.add(n);
    rest = rest.replace(whole, '\n');
  }
  return isTail(rest, defined, root);
}

function isAllowed(n: number, body: string, { before, isRoot }: { before?: string; isRoot: boolean }): boolean {
  if (isRoot) return before !== undefined && catalogOf(before) === catalogOf(body);
  const isFields = /\/Fields\s*\[/.test(body) && !/\/(AP|A|AA|JS|XFA)\b/.test(body);
  // The only other thing that may be there twice is the list of signature fields.
  if (before !== undefined) return isFields && /\/Fields\s*\[/.test(before);
  if (isFields) return true;
  if (/^<<\s*(\/Length \d+|\/Filter \/FlateDecode|\s)*>>\s*stream;$/.test(body)) return true;
  if (/\/(AP|A|AA|JS|Action|Subtype \/(?!Widget))\b/.test(body)) return false;
  if (/\/Type\s*\/(Sig|DocTimeStamp)\b/.test(body)) return /\/ByteRange/.test(body);
  if (/\/Type\s*\/DSS\b/.test(body)) return true;
  return /\/FT\s*\/Sig\b/.test(body) && /\/Rect\s*\[0 0 0 0\]/.test(body) && n > 0;
}

/** A catalog without what signing puts into it. */
const catalogOf = (body: string) =>
  body
    .replace(/\/(AcroForm|DSS)\s+\d+ 0 R/g, '')
    .replace(/\s+/g, '')
    // The printer and the signer order nothing differently, but may space it differently.
    .replace(/^<<|>>$/g, '');

/** Cross references and trailers: they may name what was just added, and nothing else. */
function isTail(rest: string, defined: ReadonlySet<number>, root: number): boolean {
  for (const [, sections] of rest.matchAll(/\bxref\s([\s\S]*?)\btrailer\b/g)) {
    const lines = sections.trim().split(/\r\n|\r|\n/);
    for (let i = 0; i < lines.length; ) {
      const head = /^(\d+) (\d+)\s*$/.exec(lines[i++]);
      if (!head) return false;
      for (let k = 0; k < Number(head[2]); k++) {
        if (!/^\d{10} \d{5} n\s*$/.test(lines[i++] ?? '')) return false;
        if (!defined.has(Number(head[1]) + k)) return false;
      }
    }
  }
  const trailers = [...rest.matchAll(/\btrailer\s*<<([\s\S]*?)>>\s*startxref\s+\d+\s+%%EOF/g)];
  if (!trailers.every(([, body]) => !/\/(Encrypt|XRefStm)\b/.test(body) && lastRoot(body) === root)) return false;
  // Nothing is left over that was not read.
  const left = rest
    .replace(/\bxref\s[\s\S]*?\btrailer\s*<<[\s\S]*?>>\s*startxref\s+\d+\s+%%EOF/g, '')
    .replace(/^\s*%[^\r\n]*$/gm, '');
  return left.trim() === '';
}

const lastRoot = (text: string) => Number([...text.matchAll(/\/Root\s+(\d+) 0 R/g)].at(-1)?.[1] ?? -1);

function lastObject(text: string, n: number): string | undefined {
  const body = [...text.matchAll(new RegExp(`(?:^|[\\r\\n])${n} 0 obj\\b([\\s\\S]*?)\\bendobj\\b`, 'g'))].at(-1)?.[1];
  return body?.trim() ?? '';
}

/** Streams by their length, so that nothing inside of one is taken for an object; a wrong length is left to be stumbled over. */
function withoutStreams(text: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const begin = /\bstream\r?\n/g;
    begin.lastIndex = at;
    const found = begin.exec(text);
    if (!found) return out + text.slice(at);
    const head = text.slice(at, found.index);
    const length = Number([...head.matchAll(/\/Length (\d+)\b(?! 0 R)/g)].at(-1)?.[1] ?? -1);
    const end = begin.lastIndex + length;
    if (length < 0 || !/^\r?\n?endstream\b/.test(text.slice(end, end + 12))) return `${out + head}unreadable`;
    out += `${head}stream;`;
    at = text.indexOf('endstream', end) + 'endstream'.length;
  }
}
