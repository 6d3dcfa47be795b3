/** Regular expressions of XPath (XPath and XQuery Functions 3.1 §5.6) as those of JavaScript. What XPath refuses is refused. */

export interface Pattern {
  one: RegExp;
  all: RegExp;
  groups: number;
  /** It matches the empty string, by which nothing can be replaced or split. */
  matchesNothing: boolean;
}

/** By their flags, then by the text as it stands in the expression: joined, it would have to be read whole each time. */
const remembered = new Map<string, Map<string, Pattern | undefined>>();
const MAX_REMEMBERED = 500;
const MAX_PATTERN = 2000;

export function patternOf(pattern: string, flags: string): Pattern | undefined {
  const known = remembered.get(flags)?.get(pattern);
  if (known) return known;
  if (remembered.size > MAX_REMEMBERED) remembered.clear();
  const alike = remembered.get(flags) ?? new Map<string, Pattern | undefined>();
  if (alike.size > MAX_REMEMBERED) alike.clear();
  remembered.set(flags, alike);
  if (!alike.has(pattern)) alike.set(pattern, compile(pattern, flags));
  return alike.get(pattern);
}

function compile(pattern: string, flags: string): Pattern | undefined {
  if (!/^[smixq]*$/.test(flags) || pattern.length > MAX_PATTERN) return undefined;
  try {
    const source = flags.includes('q')
      ? pattern.replace(/[\\^$.*+?()[\]{}|/&-]/g, '\\$&')
      : new Translator(pattern, flags).source();
    const kept = `v${flags.includes('i') ? 'i' : ''}${flags.includes('m') ? 'm' : ''}${flags.includes('s') ? 's' : ''}`;
    const one = new RegExp(source, kept);
    const groups = new RegExp(`${source}|`, kept).exec('')!.length - 1;
    return { one, all: new RegExp(source, `${kept}g`), groups, matchesNothing: one.test('') };
  } catch {
    return undefined;
  }
}

/** Blocks of characters that JavaScript does not know by name. */
const BLOCKS: Record<string, string> = {
  BasicLatin: '\\u{0}-\\u{7F}',
  'Latin-1Supplement': '\\u{80}-\\u{FF}',
  'LatinExtended-A': '\\u{100}-\\u{17F}',
  'LatinExtended-B': '\\u{180}-\\u{24F}',
  LatinExtendedAdditional: '\\u{1E00}-\\u{1EFF}',
  Greek: '\\u{370}-\\u{3FF}',
  Cyrillic: '\\u{400}-\\u{4FF}',
  Devanagari: '\\u{900}-\\u{97F}',
  CombiningDiacriticalMarks: '\\u{300}-\\u{36F}',
};
const NAME_START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}';
const NAME_PART = `${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}`;

class Invalid extends Error {}

class Translator {
  readonly #text: string;
  readonly #spaced: boolean;
  readonly #dotAll: boolean;
  #at = 0;
  /** Groups opened, and those that are closed and may be referred to. */
  #opened: number[] = [];
  #count = 0;
  readonly #closed = new Set<number>();

  constructor(pattern: string, flags: string) {
    // With x, white space says nothing, not even within an escape, but in a class it does.
    this.#spaced = flags.includes('x');
    this.#dotAll = flags.includes('s');
    this.#text = pattern;
  }

  source(): string {
    let out = '';
    while (this.#at < this.#text.length) out += this.#piece();
    return out;
  }

  #piece(): string {
    const char = this.#text[this.#at++];
    switch (char) {
      case '\\':
        return this.#escape(false);
      case '[':
        return this.#class();
      case '(':
        if (this.#text.startsWith('?:', this.#at)) {
          this.#at += 2;
          this.#opened.push(0);
          return '(?:';
        }
        if (this.#text[this.#at] === '?') throw new Invalid();
        this.#opened.push(++this.#count);
        return '(';
      case ')': {
        const group = this.#opened.pop();
        if (group) this.#closed.add(group);
        return ')';
      }
      case '.':
        // XPath's dot stops at both ends of lines, JavaScript's at two more.
        return this.#dotAll ? '.' : '[^\\n\\r]';
      case '/':
        return '\\/';
      case '\n':
      case '\r':
      case '\t':
      case ' ':
        return this.#spaced ? '' : char;
      default:
        return char;
    }
  }

  #next(): string {
    while (this.#spaced && /\s/.test(this.#text[this.#at] ?? '')) this.#at++;
    const char = this.#text[this.#at++];
    if (char === undefined) throw new Invalid();
    return char;
  }

  #escape(inClass: boolean): string {
    const char = inClass ? (this.#text[this.#at++] ?? '') : this.#next();
    if (/[1-9]/.test(char)) return inClass ? this.#refuse() : this.#reference(char);
    switch (char) {
      case 'n':
      case 'r':
      case 't':
      case 's':
      case 'S':
      case 'd':
      case 'D':
        return `\\${char === 'd' ? 'p{Nd}' : char === 'D' ? 'P{Nd}' : char}`;
      case 'w':
        return inClass ? '\\p{L}\\p{M}\\p{N}\\p{S}' : '[\\p{L}\\p{M}\\p{N}\\p{S}]';
      case 'W':
        return '[^\\p{L}\\p{M}\\p{N}\\p{S}]';
      case 'i':
        return `[${NAME_START}]`;
      case 'I':
        return `[^${NAME_START}]`;
      case 'c':
        return `[${NAME_PART}]`;
      case 'C':
        return `[^${NAME_PART}]`;
      case 'p':
      case 'P':
        return this.#property(char);
      default:
        if (!/[\\|.?*+(){}$\-[\]^]/.test(char)) throw new Invalid();
        return `\\${char}`;
    }
  }

  #refuse(): never {
    throw new Invalid();
  }

  /** As many digits as there are groups for. */
  #reference(first: string): string {
    let number = first;
    while (/[0-9]/.test(this.#text[this.#at] ?? '') && Number(number + this.#text[this.#at]) <= this.#count)
      number += this.#text[this.#at++];
    if (!this.#closed.has(Number(number))) throw new Invalid();
    return `(?:\\${number})`;
  }

  #property(letter: string): string {
    if (this.#next() !== '{') throw new Invalid();
    const end = this.#text.indexOf('}', this.#at);
    if (end < 0) throw new Invalid();
    let name = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    if (this.#spaced) name = name.replace(/\s/g, '');
    if (!name.startsWith('Is')) return `\\${letter}{${name}}`;
    const block = BLOCKS[name.slice(2)];
    if (!block) throw new Invalid();
    return letter === 'p' ? `[${block}]` : `[^${block}]`;
  }

  /** `[a-z-[aeiou]]` takes away what the inner class has. */
  #class(): string {
    let out = '[';
    if (this.#text[this.#at] === '^') {
      out += '^';
      this.#at++;
    }
    const start = this.#at;
    let inner = '';
    for (;;) {
      const char = this.#text[this.#at++];
      if (char === undefined) throw new Invalid();
      if (char === ']' && this.#at - 1 > start) return `${out}${inner}]`;
      if (char === '-' && this.#text[this.#at] === '[') {
        this.#at++;
        const taken = this.#class();
        if (this.#text[this.#at++] !== ']') throw new Invalid();
        return out === '[^' ? `[[^${inner}]--${taken}]` : `[[${inner}]--${taken}]`;
      }
      if (char === '[') throw new Invalid();
      if (char === '\\') inner += this.#escape(true);
      else if (char === '-' && (this.#at - 1 === start || this.#text[this.#at] === ']')) inner += '\\-';
      else if (this.#spaced && /[\n\r\t ]/.test(char)) inner += char === ' ' ? ' ' : '';
      else inner += /[()/{}|&!#%,:;<=>@`~$*+.?^]/.test(char) ? `\\${char}` : char;
    }
  }
}

/** `$1` is a group, `\$` and `\\` are themselves; with flag q nothing has a meaning. */
export function replacementOf(text: string, groups: number, literal: boolean): string | undefined {
  if (literal) return text.replaceAll('$', '$$$$');
  let out = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') {
      const next = text[++at];
      if (next !== '\\' && next !== '$') return undefined;
      out += next === '$' ? '$$' : next;
    } else if (char === '$') {
      let number = /^[0-9]/.exec(text.slice(at + 1))?.[0];
      if (number === undefined) return undefined;
      while (
        /[0-9]/.test(text[at + 1 + number.length] ?? '') &&
        Number(number + text[at + 1 + number.length]) <= groups
      )
        number += text[at + 1 + number.length];
      at += number.length;
      if (number === '0') out += '$&';
      else if (Number(number) <= groups) out += `$${number.padStart(2, '0')}`;
    } else out += char;
  }
  return out;
}
