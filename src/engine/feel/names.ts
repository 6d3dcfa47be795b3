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

/** Names that need more than letters and digits, findable by how they begin. */
export class NameIndex {
  readonly #byStart = new Map<string, string[]>();

  constructor(names: Iterable<string> = []) {
    for (const name of names) this.add(name);
  }

  add(raw: string): void {
    const name = normalName(raw);
    if (!name || isSimpleName(name)) return;
    const key = charAt(name, 0);
    const known = this.#byStart.get(key) ?? [];
    if (!known.includes(name)) {
      known.push(name);
      known.sort((a, b) => b.length - a.length);
    }
    this.#byStart.set(key, known);
  }

  /** The longest known name that stands there, and where it ends. */
  match(text: string, at: number): { name: string; end: number } | undefined {
    for (const name of this.#byStart.get(charAt(text, at)) ?? []) {
      const end = endOf(name, text, at);
      if (end !== undefined) return { name, end };
    }
    return undefined;
  }
}

function endOf(name: string, text: string, start: number): number | undefined {
  let at = start;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === ' ') {
      if (!/\s/.test(text[at] ?? '')) return undefined;
      while (/\s/.test(text[at] ?? '')) at++;
    } else if (text[at] !== name[i]) return undefined;
    else at++;
  }
  // «age» is not the beginning of «ages».
  return goesOn(name, name.length - 1) && goesOn(text, at) ? undefined : at;
}
