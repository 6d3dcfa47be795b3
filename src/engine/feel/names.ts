/**
 * Names with spaces and signs (DMN 1.5 §10.3.1.4): what is a name depends on which names are known. Of those that fit, the longest
 * is meant. White space within a name counts as one space.
 */

const START = /[\p{L}_?\p{So}\p{Sk}]/u;
const PART = /[\p{L}\p{N}\p{M}_?\p{So}\p{Sk}\u00B7\u203F\u2040]/u;
const SIMPLE = /^[\p{L}_?\p{So}\p{Sk}][\p{L}\p{N}\p{M}_?\p{So}\p{Sk}\u00B7\u203F\u2040]*$/u;

export const isSimpleName = (name: string): boolean => SIMPLE.test(name);
export const normalName = (name: string): string => name.trim().replace(/\s+/g, ' ');

export function charAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}
export const startsName = (text: string, at: number): boolean => START.test(charAt(text, at));
export const goesOn = (text: string, at: number): boolean => PART.test(charAt(text, at));

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

const isSpace = (text: string, at: number): boolean => /\s/.test(text[at] ?? '');
