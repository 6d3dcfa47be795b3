/**
 * Reads FEEL (DMN 1.5 §10.3.1.2) into a tree, by recursive descent over the characters, because what a name is depends on what names
 * there are. A fault names its place; depth and length are limited, so that no text can exhaust the machine.
 */
import type { Arithmetic, Ast, Comparison, Iterator, Parameter, TypeNode } from './ast.ts';
import { goesOn, NameIndex, normalName, simpleEnd, startsName } from './names.ts';
import { parseNumber } from './number.ts';
import { readString } from './strings.ts';
import { parseTemporal } from './temporal.ts';

export class FeelSyntaxError extends Error {
  /** Characters before the fault. */
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

export const MAX_EXPRESSION_LENGTH = 50_000;
const MAX_DEPTH = 100;

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

export function parseExpression(text: string, vocabulary: Vocabulary): Ast {
  const parser = new Parser(text, vocabulary);
  const ast = parser.expression();
  parser.end();
  return ast;
}

/** `-`, `not(…)`, or tests of which one must hold. Nothing for `-`. */
export function parseUnaryTests(text: string, vocabulary: Vocabulary): { negated: boolean; tests: Ast[] } | undefined {
  const parser = new Parser(text, vocabulary);
  const read = parser.unaryTests();
  parser.end();
  return read;
}

class Parser {
  readonly #text: string;
  readonly #builtin: NameIndex;
  readonly #known: NameIndex;
  /** Names declared in this text, which may have spaces too. */
  readonly #own = new NameIndex();
  #at = 0;
  #depth = 0;
  /** Within the end of a range, where `[` may close it. */
  #inRange = false;

  constructor(text: string, { builtin, names }: Vocabulary) {
    if (text.length > MAX_EXPRESSION_LENGTH)
      throw new FeelSyntaxError(`longer than ${MAX_EXPRESSION_LENGTH} characters`, MAX_EXPRESSION_LENGTH);
    this.#text = text;
    this.#builtin = builtin;
    this.#known = names ?? new NameIndex();
  }

  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) this.#fail('an operator or the end was expected');
  }

  unaryTests(): { negated: boolean; tests: Ast[] } | undefined {
    this.#skip();
    if (/^\s*-\s*$/.test(this.#text)) {
      this.#at = this.#text.length;
      return undefined;
    }
    const start = this.#at;
    if (this.#keyword('not') && this.#take('(')) {
      const tests = this.#tests();
      this.#need(')');
      this.#skip();
      if (this.#at >= this.#text.length) return { negated: true, tests };
      this.#at = start;
    } else this.#at = start;
    return { negated: false, tests: this.#tests() };
  }

  #tests(): Ast[] {
    const tests = [this.#test()];
    while (this.#take(',')) tests.push(this.#test());
    return tests;
  }

  /** `< 5`, a range, or any expression. */
  #test(): Ast {
    return this.#open() ?? this.expression();
  }

  #open(): Ast | undefined {
    const at = this.#skip();
    const operator = this.#comparison();
    return operator && { at, node: 'open', operator, end: this.#additive() };
  }

  expression(): Ast {
    if (++this.#depth > MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH}`);
    const inRange = this.#inRange;
    this.#inRange = false;
    const ast = this.#or();
    this.#inRange = inRange;
    this.#depth--;
    return ast;
  }

  #or(): Ast {
    let left = this.#and();
    while (this.#keyword('or')) left = { at: left.at, node: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Ast {
    let left = this.#comparing();
    while (this.#keyword('and')) left = { at: left.at, node: 'and', left, right: this.#comparing() };
    return left;
  }

  #comparing(): Ast {
    let left = this.#additive();
    for (;;) {
      const { at } = left;
      const operator = this.#comparison();
      if (operator) left = { at, node: 'compare', operator, left, right: this.#additive() };
      else if (this.#keyword('between')) {
        const low = this.#additive();
        if (!this.#keyword('and')) this.#fail('`and` was expected');
        left = { at, node: 'between', of: left, low, high: this.#additive() };
      } else if (this.#keyword('in')) left = { at, node: 'in', of: left, tests: this.#inTests() };
      else return left;
    }
  }

  /** After `in`: one test, or several in parentheses. */
  #inTests(): Ast[] {
    const start = this.#skip();
    if (this.#take('(')) {
      const tests = this.#tests();
      // `(1..5)` and `(a + b) * 2` begin like a list of tests.
      if (this.#take(')')) {
        const end = this.#skip();
        if (!/^(?:[[.+*/(-]|instance\b)/.test(this.#text.slice(end, end + 9))) return tests;
      }
      this.#at = start;
    }
    return [this.#open() ?? this.#additive()];
  }

  #comparison(): Comparison | undefined {
    const at = this.#skip();
    const found = /^(?:<=|>=|!=|=|<|>)/.exec(this.#text.slice(at, at + 2))?.[0];
    if (found) this.#at += found.length;
    return found as Comparison | undefined;
  }

  #binary(operators: RegExp, next: () => Ast): Ast {
    let left = next();
    for (;;) {
      const at = this.#skip();
      const found = operators.exec(this.#text.slice(at, at + 2))?.[0];
      if (!found) return left;
      this.#at += found.length;
      left = { at: left.at, node: 'arithmetic', operator: found as Arithmetic, left, right: next() };
    }
  }

  #additive(): Ast {
    return this.#binary(/^[+-]/, () =>
      this.#binary(/^(?:\*(?!\*)|\/)/, () => this.#binary(/^\*\*/, () => this.#unary())),
    );
  }

  #unary(): Ast {
    let ast = this.#signed();
    while (this.#instanceOf()) ast = { at: ast.at, node: 'instance', of: ast, type: this.#type() };
    return ast;
  }

  #signed(): Ast {
    const at = this.#skip();
    if (this.#text[at] !== '-') return this.#postfix();
    if (++this.#depth > MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH}`);
    this.#at++;
    const of = this.#signed();
    this.#depth--;
    return { at, node: 'negate', of };
  }

  #instanceOf(): boolean {
    const start = this.#at;
    if (this.#keyword('instance') && this.#keyword('of')) return true;
    this.#at = start;
    return false;
  }

  #postfix(): Ast {
    let ast = this.#primary();
    for (;;) {
      const at = this.#skip();
      const next = this.#text[at];
      if (next === '.' && this.#text[at + 1] !== '.') {
        this.#at++;
        ast = { at: ast.at, node: 'path', of: ast, name: this.#name() };
      } else if (next === '[' && !(this.#inRange && this.#closesRange(at))) {
        this.#at++;
        const by = this.expression();
        this.#need(']');
        ast = { at: ast.at, node: 'filter', of: ast, by };
      } else if (next === '(') {
        this.#at++;
        ast = { at: ast.at, node: 'call', of: ast, ...this.#arguments() };
      } else return ast;
    }
  }

  /** `[` after the end of a range closes it where nothing that could be a filter follows. */
  #closesRange(at: number): boolean {
    return /^\[\s*(?:$|[)\],}=]|and\b|or\b|then\b|else\b|return\b|satisfies\b|instance\b)/.test(
      this.#text.slice(at, at + 40),
    );
  }

  #arguments(): { args: Ast[]; names?: string[] } {
    const args: Ast[] = [];
    const names: string[] = [];
    if (this.#take(')')) return { args };
    do {
      this.#skip();
      const named = /^([\p{L}_?][^:(),"'{}[\]=<>@]*?)\s*:(?!:)/u.exec(this.#text.slice(this.#at, this.#at + 200));
      if (named) {
        this.#at += named[0].length;
        names.push(normalName(named[1]));
      }
      args.push(this.expression());
    } while (this.#take(','));
    this.#need(')');
    if (!names.length) return { args };
    if (names.length !== args.length) this.#fail('either all arguments are named, or none');
    return { args, names };
  }

  #primary(): Ast {
    const at = this.#skip();
    const text = this.#text;
    const next = text[at];
    if (next === undefined) this.#fail('the expression ends too early');
    if (next === '"') return { at, node: 'literal', value: this.#string() };
    if (/[0-9]/.test(next) || (next === '.' && /[0-9]/.test(text[at + 1] ?? ''))) return this.#number(at);
    if (next === '@') return this.#temporal(at);
    if (next === '(') return this.#parenthesised(at);
    if (next === '[') return this.#listOrRange(at);
    if (next === ']') {
      this.#at++;
      return this.#range(at, false, this.#rangeEnd());
    }
    if (next === '{') return this.#context(at);
    return this.#word(at);
  }

  #number(at: number): Ast {
    const found = /^(?:\d+(?:\.(?!\.)\d+)?|\.\d+)(?:[eE][-+]?\d+)?/.exec(this.#text.slice(at, at + 100))!;
    this.#at += found[0].length;
    if (startsName(this.#text, this.#at)) this.#fail('a name may not begin with a digit');
    const value = parseNumber(found[0]);
    return { at, node: 'literal', value };
  }

  #string(): string {
    const read = readString(this.#text, this.#at);
    if (typeof read === 'number') {
      this.#at = read;
      this.#fail('the string has no end');
    }
    this.#at = read.end;
    return read.value;
  }

  #temporal(at: number): Ast {
    this.#at++;
    this.#skip();
    if (this.#text[this.#at] !== '"') this.#fail('a string was expected after @');
    const text = this.#string();
    const value = parseTemporal(text);
    if (value === null) throw new FeelSyntaxError(`@"${text}" is no date, time or duration`, at);
    return { at, node: 'literal', value };
  }

  #parenthesised(at: number): Ast {
    this.#at++;
    const open = this.#open();
    if (open) {
      this.#need(')');
      return open;
    }
    const inner = this.expression();
    if (this.#text.startsWith('..', this.#skip())) return this.#range(at, false, inner);
    this.#need(')');
    return { ...inner, at };
  }

  #listOrRange(at: number): Ast {
    this.#at++;
    const items: Ast[] = [];
    if (this.#take(']')) return { at, node: 'list', items };
    const first = this.#open() ?? this.expression();
    if (this.#text.startsWith('..', this.#skip())) return this.#range(at, true, first);
    items.push(first);
    while (this.#take(',')) items.push(this.#open() ?? this.expression());
    this.#need(']');
    return { at, node: 'list', items };
  }

  #range(at: number, lowIn: boolean, low: Ast): Ast {
    this.#need('..');
    const high = this.#rangeEnd();
    this.#skip();
    const close = this.#text[this.#at];
    if (close !== ']' && close !== ')' && close !== '[') this.#fail('the range has no end');
    this.#at++;
    return { at, node: 'range', low, lowIn, high, highIn: close === ']' };
  }

  #rangeEnd(): Ast {
    const before = this.#inRange;
    this.#inRange = true;
    const end = this.#additive();
    this.#inRange = before;
    return end;
  }

  #context(at: number): Ast {
    this.#at++;
    const entries: { key: string; value: Ast }[] = [];
    if (this.#take('}')) return { at, node: 'context', entries };
    do {
      this.#skip();
      const key = this.#text[this.#at] === '"' ? this.#string() : this.#upTo(':');
      this.#need(':');
      if (entries.some((entry) => entry.key === key)) this.#fail(`«${key}» stands twice`);
      entries.push({ key, value: this.expression() });
      this.#own.add(key);
    } while (this.#take(','));
    this.#need('}');
    return { at, node: 'context', entries };
  }

  #word(at: number): Ast {
    if (this.#keyword('if')) return this.#if(at);
    if (this.#keyword('for')) return this.#for(at);
    for (const node of ['some', 'every'] as const)
      if (this.#keyword(node)) {
        const iterators = this.#iterators();
        if (!this.#keyword('satisfies')) this.#fail('`satisfies` was expected');
        return { at, node, iterators, holds: this.expression() };
      }
    if (this.#keyword('function')) return this.#function(at);
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (this.#keyword(word)) return { at, node: 'literal', value };
    return { at, node: 'name', name: this.#name(true) };
  }

  #if(at: number): Ast {
    const condition = this.expression();
    if (!this.#keyword('then')) this.#fail('`then` was expected');
    const then = this.expression();
    if (!this.#keyword('else')) this.#fail('`else` was expected');
    return { at, node: 'if', condition, then, otherwise: this.expression() };
  }

  #for(at: number): Ast {
    const iterators = this.#iterators();
    if (!this.#keyword('return')) this.#fail('`return` was expected');
    return { at, node: 'for', iterators, result: this.expression() };
  }

  #iterators(): Iterator[] {
    const iterators: Iterator[] = [];
    do {
      const name = this.#upTo('in');
      this.#own.add(name);
      if (!this.#keyword('in')) this.#fail('`in` was expected');
      const from = this.expression();
      const counted = this.#text.startsWith('..', this.#skip());
      if (counted) this.#at += 2;
      iterators.push(counted ? { name, from, to: this.expression() } : { name, from });
    } while (this.#take(','));
    return iterators;
  }

  #function(at: number): Ast {
    this.#need('(');
    const parameters: Parameter[] = [];
    if (!this.#take(')')) {
      do {
        const found = /^[^,:)]+/.exec(this.#text.slice(this.#skip(), this.#at + 200));
        if (!found || !startsName(this.#text, this.#at)) this.#fail('a parameter was expected');
        this.#at += found[0].length;
        const name = normalName(found[0]);
        this.#own.add(name);
        parameters.push(this.#take(':') ? { name, type: this.#type() } : { name });
      } while (this.#take(','));
      this.#need(')');
    }
    if (this.#take(':')) this.#type();
    const external = this.#keyword('external');
    return { at, node: 'function', parameters, body: this.expression(), ...(external ? { external } : {}) };
  }

  #type(): TypeNode {
    if (++this.#depth > MAX_DEPTH) this.#fail(`nested deeper than ${MAX_DEPTH}`);
    const type = this.#readType();
    this.#depth--;
    return type;
  }

  #readType(): TypeNode {
    const at = this.#skip();
    const simple = /^(list|range|context|function)\s*</.exec(this.#text.slice(at, at + 40));
    if (!simple) return { type: 'name', name: this.#typeName() };
    this.#at += simple[0].length;
    if (simple[1] === 'list' || simple[1] === 'range') {
      const of = this.#type();
      this.#need('>');
      return { type: simple[1], of };
    }
    if (simple[1] === 'context') {
      const entries: Record<string, TypeNode> = {};
      do {
        const name = this.#upTo(':');
        this.#need(':');
        entries[name] = this.#type();
      } while (this.#take(','));
      this.#need('>');
      return { type: 'context', entries };
    }
    const parameters: TypeNode[] = [];
    if (!this.#take('>')) {
      do parameters.push(this.#type());
      while (this.#take(','));
      this.#need('>');
    }
    this.#need('->');
    return { type: 'function', parameters, result: this.#type() };
  }

  #typeName(): string {
    let name = this.#name(true);
    // Types may be called what expressions may not.
    while (this.#text[this.#at] === '.' && startsName(this.#text, this.#at + 1)) {
      this.#at++;
      name += `.${this.#name()}`;
    }
    return name;
  }

  /** The longest known name that stands here, else letters and digits. */
  #name(first = false): string {
    const at = this.#skip();
    if (!startsName(this.#text, at)) this.#fail('a name or a value was expected');
    const simple = this.#text.slice(at, simpleEnd(this.#text, at));
    const found = [this.#own, this.#known, this.#builtin]
      .map((index) => index.match(this.#text, at))
      .filter((one) => one !== undefined)
      .sort((a, b) => b.end - a.end)[0];
    if (found && found.end > at + simple.length) {
      this.#at = found.end;
      return found.name;
    }
    if (first && KEYWORDS.has(simple)) this.#fail(`«${simple}» cannot stand here`);
    this.#at = at + simple.length;
    return simple;
  }

  /** A new name, which ends where the sign or word stands that must follow. */
  #upTo(stop: ':' | 'in'): string {
    const at = this.#skip();
    const rest = this.#text.slice(at, at + 300);
    const end = stop === ':' ? rest.indexOf(':') : rest.search(/\sin\b/);
    if (end <= 0 || !startsName(this.#text, at)) this.#fail('a name was expected');
    const name = rest.slice(0, end);
    if (/["{}()[\],]/.test(name)) this.#fail('a name was expected');
    this.#at += end;
    return normalName(name);
  }

  #keyword(word: string): boolean {
    const at = this.#skip();
    if (!this.#text.startsWith(word, at) || goesOn(this.#text, at + word.length)) return false;
    const longer = this.#known.match(this.#text, at) ?? this.#own.match(this.#text, at);
    if (longer && longer.end > at + word.length) return false;
    this.#at += word.length;
    return true;
  }

  #take(sign: string): boolean {
    if (!this.#text.startsWith(sign, this.#skip())) return false;
    this.#at += sign.length;
    return true;
  }

  #need(sign: string): void {
    if (!this.#take(sign)) this.#fail(`«${sign}» was expected`);
  }

  /** Over white space and comments. */
  #skip(): number {
    const text = this.#text;
    for (;;) {
      while (this.#at < text.length && /[\s\u00A0\u2000-\u200D\u3000\uFEFF\u180E]/.test(text[this.#at])) this.#at++;
      if (text.startsWith('//', this.#at)) {
        const end = text.indexOf('\n', this.#at);
        this.#at = end < 0 ? text.length : end;
      } else if (text.startsWith('/*', this.#at)) {
        const end = text.indexOf('*/', this.#at + 2);
        if (end < 0) this.#fail('the comment has no end');
        this.#at = end + 2;
      } else return this.#at;
    }
  }

  #fail(message: string): never {
    throw new FeelSyntaxError(message, this.#at);
  }
}
