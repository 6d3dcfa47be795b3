/**
 * Text as it comes in, at every door: people paste it out of mail, PDF files and spreadsheets. What looks the same becomes the same;
 * what nobody sees is taken off; what no paper, database or XML file can hold becomes `\uFFFD`, the sign for a letter that was lost,
 * which no act takes.
 */

/** Ends of lines, however they are written; a form feed and a vertical tab end one too. */
const LINE_END = /\r\n|[\r\v\f\x85\u2028\u2029]/g;

/** Blanks of any width, those among the letters of Korean and Braille too, which look like a name that is not there. */
const BLANK = /[\t\p{Zs}\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * Seen by nobody: marks of order, of where a line may break, of the byte order, of variants, vowels and signs that are not drawn. The
 * two joiners are letters of Hindi and stay where they join.
 */
const UNSEEN = /(?!\u200c|\u200d|[\ufff9-\ufffb])(?:\p{Cf}|\p{DI}|\u{16fe4}|\u{1d159})/gu;
const JOINER = /(?<![\p{L}\p{M}])(?:\u200c|\u200d)+|(?:\u200c|\u200d)+(?![\p{L}\p{M}])/gu;

/** Controls, halves of letters, private letters, what is no letter, and what stands for a picture or a letter that was lost. */
const LOST = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}\ufff9-\ufffd]/gu;

/** Bullets of the fonts for symbols, which Word writes as private letters. */
const BULLET = /[\uf06c\uf06e\uf076\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]/g;

/**
 * Letters that look like «Đ» and begin a word, where Vietnamese has no other: fonts of before and keyboards of others write them. Within
 * a word they are letters of Icelandic («Guðrún»).
 */
const LIKE_D = /(?<![\p{L}\p{M}])[\u00d0\u00f0\u0189\u0256]/gu;

/** Two or three letters as one sign, which PDF files give for «fi» and «ffl», and keyboards of others for «ij» and «dž». */
const JOINED = /[\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06]/g;

/** Letters and digits of another width or hand, which keyboards and pages for decoration give: nothing but how they look is lost. */
const STYLED = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u{1d400}-\u{1d7ff}]/gu;

const PLAIN = /^[\n\x20-\x7e]*$/;
const SIGN = '\ufffd';

export function typedText(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(LINE_END, '\n')
    .replace(BLANK, ' ')
    .replace(UNSEEN, '')
    .replace(JOINER, '')
    .replace(BULLET, '•')
    .replace(LOST, SIGN)
    .replace(LIKE_D, (letter) => (letter === '\u00d0' || letter === '\u0189' ? 'Đ' : 'đ'))
    .replace(JOINED, (sign) => sign.normalize('NFKC'))
    .replace(STYLED, (sign) => sign.normalize('NFKC'))
    .normalize('NFC');
}

/** Of all texts in it, names of members included; what is no plain object or list is left as it is. */
export function typedTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return typedText(value) as Value;
  if (Array.isArray(value)) return value.map(typedTexts) as Value;
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([name, one]) => [typedText(name), typedTexts(one)] as const);
  const typed = Object.fromEntries(entries);
  return (Object.getPrototypeOf(value) === Object.prototype ? typed : Object.setPrototypeOf(typed, null)) as Value;
}

/** Of a name that an address says twice, the last: no page of ours asks anything twice in its address. */
export const lastOfEach = (query: unknown): unknown =>
  isPlain(query) ? Object.fromEntries(Object.entries(query).map(([name, one]) => [name, [one].flat().at(-1)])) : query;

/** Deeper than any form, model or list of ours; a request of more is answered in words, and by no stack that ends. */
export const DEEPEST = 32;
/** Members and items in all: what is read one by one holds up everybody else. */
export const MOST_MEMBERS = 20_000;

/** What of a body is too much to be looked at. Level by level, so that nothing of it can be too deep to be found so. */
export function excessOf(value: unknown): 'deep' | 'many' | undefined {
  let level = [value];
  let members = 0;
  for (let depth = 0; level.length; depth++) {
    const inside: unknown[] = [];
    for (const one of level) {
      if (!Array.isArray(one) && !isPlain(one)) continue;
      if (depth >= DEEPEST) return 'deep';
      const held = Object.values(one);
      members += held.length;
      if (members > MOST_MEMBERS) return 'many';
      for (const part of held) if (typeof part === 'object' && part !== null) inside.push(part);
    }
    level = inside;
  }
  return undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  // Those that hold an address or a form have a prototype of their own, with nothing behind it.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The text around the first letter that was lost, for who has to find it; nothing where none was. */
export function lostIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    const at = value.indexOf(SIGN);
    return at < 0 ? undefined : value.slice(Math.max(0, at - AROUND), at + AROUND);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, one] of Object.entries(value)) {
    const found = lostIn(name) ?? lostIn(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

const AROUND = 20;

/** Letters of scripts that no font of the papers has; they would be printed as numbers. */
const UNPRINTED =
  /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}])[\p{L}\p{M}]/gu;
const MOST_NAMED = 10;

/** The letters of a text that papers cannot have, each once; nothing where there is none. */
export function unprintedIn(text: string): string | undefined {
  const found = [...new Set(text.normalize('NFC').match(UNPRINTED))];
  return found.length ? found.slice(0, MOST_NAMED).join(' ') : undefined;
}

/** A text, however deep it stands, of more than so many letters. */
export function longIn(value: unknown, most: number): string | undefined {
  if (typeof value === 'string') return value.length > most ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const one of Object.values(value)) {
    const found = longIn(one, most);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is left of a file's name where its letters were lost, and of a path its last part; the end, which tells the sort, is kept. */
export function fileName(typed: string): string {
  const [name] = typedText(typed).replaceAll(SIGN, '').replaceAll('\n', ' ').split(/[\\/]/).slice(-1);
  return name.trim().slice(-LONGEST_NAME) || 'tệp';
}

const LONGEST_NAME = 200;
