/**
 * Names with spaces and signs (DMN 1.5 §10.3.1.4): what is a name depends on which names are known. Of those that fit, the longest
 * is meant. White space within a name counts as one space.
 */

/** Grammar rules 28 and 29, without the white space (rule 61) that lies between their limits; in no other way does a sign become a name. */
const BEGINS = String.raw`?A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u167F\u1681-\u180D\u180F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE\uFF00-\uFFFD\u{10000}-\u{EFFFF}`;
const GOES_ON = String.raw`${BEGINS}0-9\u00B7\u0300-\u036F\u203F\u2040`;
const START = new RegExp(`[${BEGINS}]`, 'u');
const PART = new RegExp(`[${GOES_ON}]`, 'u');
const SIMPLE = new RegExp(`^[${BEGINS}][${GOES_ON}]*$`, 'u');

export const isSimpleName = (name: string): boolean => SIMPLE.test(name);
export const normalName = (name: string): string => name.trim().replace(/\s+/g, ' ');

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
export const startsName = (text: string, at: number): boolean => START.test(charAt(text, at));
export const goesOn = (text: string, at: number): boolean => PART.test(charAt(text, at));

const SIGNS = "./-'+*";
/** Where a sign stands that no name has (grammar rules 27 to 30); nothing in a name. */
export function oddSign(name: string): number | undefined {
  for (let at = 0; at < name.length; at += charAt(name, at).length)
    if (!goesOn(name, at) && !isSpace(name, at) && !SIGNS.includes(name[at])) return at;
  return undefined;
}

/** The end of the simple name that begins there. */
export function simpleEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && goesOn(text, end)) end += charAt(text, end).length;
  return end;
}

interface Branch {
  next: Map<string, Branch>;
  /** A name ends here. */
  name?: string;
}

/** Names that need more than letters and digits, letter by letter: finding one takes as long as it is, however many there are. */
export class NameIndex {
  readonly #root: Branch = { next: new Map() };

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(raw: string): void {
    const name = normalName(raw);
    if (!name || isSimpleName(name)) return;
    let at = this.#root;
    for (let i = 0; i < name.length; i++) {
      let next = at.next.get(name[i]);
      if (!next) {
        next = { next: new Map() };
        at.next.set(name[i], next);
      }
      at = next;
    }
    at.name = name;
  }

  /** The longest known name that stands there, and where it ends. */
  match(text: string, start: number): { name: string; end: number } | undefined {
    let found: { name: string; end: number } | undefined;
    let branch = this.#root.next.get(text[start] ?? '');
    for (let at = start + 1; branch; ) {
      // «age» is not the beginning of «ages».
      const { name } = branch;
      if (name !== undefined && !(goesOn(name, name.length - 1) && goesOn(text, at))) found = { name, end: at };
      const space = isSpace(text, at);
      branch = branch.next.get(space ? ' ' : (text[at] ?? ''));
      at++;
      while (space && isSpace(text, at)) at++;
    }
    return found;
  }
}

/** White space of the grammar (rules 61 and 62). */
const SPACE = /[\s\u0085\u180E\u200B]/;
export const isSpace = (text: string, at: number): boolean => SPACE.test(text[at] ?? '');
