/** Walks over the characters of an expression: white space and comments, words, signs, names and strings. */
import { type Phrase, PhrasedError, phrase } from '#kernel/phrase.ts';
import { goesOn, isSpace, NameIndex, normalName, oddSign, simpleEnd, startsName } from './names.ts';
import { readString } from './strings.ts';

export class FeelSyntaxError extends PhrasedError {
  /** Characters before the fault. */
  readonly at: number;
  constructor(detail: Phrase, at: number) {
    super(detail);
    this.at = at;
  }
}

const MAX_EXPRESSION_LENGTH = 50_000;
const KEYWORDS = new Set(
  'if then else for in return some every satisfies and or between instance of function external true false null'.split(
    ' ',
  ),
);

/** Names of the language that have spaces; `names` adds those of the model. */
export interface Vocabulary {
  readonly builtin: NameIndex;
  readonly names?: NameIndex;
}

export class Scanner {
  at = 0;
  /** Names declared in this text, which may have spaces too. */
  readonly own = new NameIndex();
  readonly #text: string;
  readonly #builtin: NameIndex;
  readonly #known: NameIndex;

  constructor(text: string, { builtin, names }: Vocabulary) {
    if (text.length > MAX_EXPRESSION_LENGTH)
      throw new FeelSyntaxError(phrase('feel-too-long', { most: MAX_EXPRESSION_LENGTH }), MAX_EXPRESSION_LENGTH);
    this.#text = text;
    this.#builtin = builtin;
    this.#known = names ?? new NameIndex();
  }

  /** The longest known name that stands here, else letters and digits. */
  name(first = false): string {
    const at = this.skip();
    if (!startsName(this.#text, at)) this.fail(phrase('feel-value'));
    const simple = this.#text.slice(at, simpleEnd(this.#text, at));
    const found = [this.own, this.#known, this.#builtin]
      .map((index) => index.match(this.#text, at))
      .filter((one) => one !== undefined)
      .sort((a, b) => b.end - a.end)[0];
    if (found && found.end > at + simple.length) {
      this.at = found.end;
      return found.name;
    }
    if (first && KEYWORDS.has(simple)) this.fail(phrase('feel-keyword-here', { word: simple }));
    this.at = at + simple.length;
    return simple;
  }

  /** A new name, which ends where the sign or word stands that must follow. */
  upTo(stop: ':' | 'in'): string {
    const at = this.skip();
    const rest = this.#text.slice(at, at + 300);
    const end = stop === ':' ? rest.indexOf(':') : rest.search(/\sin\b/);
    if (end <= 0 || !startsName(this.#text, at)) this.fail(phrase('feel-name'));
    const name = rest.slice(0, end);
    return this.declared(name);
  }

  /** A name that stands here and is made here; a name of the model may have any sign. */
  declared(name: string): string {
    const odd = oddSign(name);
    const known = odd === undefined ? undefined : this.#known.match(this.#text, this.at);
    if (odd !== undefined && known?.name !== normalName(name)) {
      this.at += odd;
      this.fail(phrase('feel-name'));
    }
    this.at += name.length;
    return normalName(name);
  }

  keyword(word: string): boolean {
    const at = this.skip();
    if (!this.#text.startsWith(word, at) || goesOn(this.#text, at + word.length)) return false;
    const longer = this.#known.match(this.#text, at) ?? this.own.match(this.#text, at);
    if (longer && longer.end > at + word.length) return false;
    this.at += word.length;
    return true;
  }

  take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.skip())) return false;
    this.at += sign.length;
    return true;
  }

  need(sign: string): void {
    if (!this.take(sign)) this.fail(phrase('feel-expected', { word: sign }));
  }

  /** Over white space and comments. */
  skip(): number {
    const text = this.#text;
    for (;;) {
      while (isSpace(text, this.at)) this.at++;
      if (text.startsWith('//', this.at)) {
        const end = text.indexOf('\n', this.at);
        this.at = end < 0 ? text.length : end;
      } else if (text.startsWith('/*', this.at)) {
        const end = text.indexOf('*/', this.at + 2);
        if (end < 0) this.fail(phrase('feel-comment-end'));
        this.at = end + 2;
      } else return this.at;
    }
  }

  fail(detail: Phrase): never {
    throw new FeelSyntaxError(detail, this.at);
  }

  string(): string {
    const read = readString(this.#text, this.at);
    if (typeof read === 'number') {
      this.at = read;
      this.fail(phrase('feel-string-end'));
    }
    this.at = read.end;
    return read.value;
  }
}
