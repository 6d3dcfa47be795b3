/** String literals of FEEL (DMN 1.5 grammar rule 35, §10.3.1.2). */

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' };

/** The string that begins at that quotation mark; where the text ends without its end, that place. An escape that means nothing stays as it is written. */
export function readString(text: string, start: number): { value: string; end: number } | number {
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return { value, end: at + 1 };
    if (char !== '\\') {
      value += char;
      continue;
    }
    const code = /^\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6}))/.exec(text.slice(at, at + 8));
    const point = code && Number.parseInt(code[1] ?? code[2], 16);
    if (point !== null && point <= 0x10ffff) {
      value += code![1] ? String.fromCharCode(point) : String.fromCodePoint(point);
      at += code![0].length - 1;
      continue;
    }
    const next = text[at + 1];
    if (next === undefined) return at;
    value += ESCAPES[next] ?? `\\${next}`;
    at++;
  }
  return text.length;
}
