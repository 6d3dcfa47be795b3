/**
 * Reads FEEL (DMN 1.5 §10.3.1.2) into a tree, by recursive descent over the characters, because what a name is depends on what names
 * there are. A fault names its place; depth and length are limited, so that no text can exhaust the machine.
 */
import { phrase } from '#kernel/phrase.ts';
import type { Arithmetic, Ast, Comparison, Iterator, Parameter, TypeNode } from './ast.ts';
import { startsName } from './names.ts';
import { parseNumber } from './number.ts';
import { FeelSyntaxError, Scanner, type Vocabulary } from './scan.ts';
import { parseTemporal } from './temporal.ts';

export { FeelSyntaxError } from './scan.ts';

const MAX_DEPTH = 100;

/** In one Unicode form, as names and texts are compared. */
export function parseExpression(text: string, vocabulary: Vocabulary): Ast {
  const parser = new Parser(text.normalize('NFC'), vocabulary);
  const ast = parser.expression();
  parser.end();
  return ast;
}

/** `-`, `not(…)`, or tests of which one must hold. Nothing for `-`. */
export function parseUnaryTests(text: string, vocabulary: Vocabulary): { negated: boolean; tests: Ast[] } | undefined {
  const parser = new Parser(text.normalize('NFC'), vocabulary);
  const read = parser.unaryTests();
  parser.end();
  return read;
}

class Parser {
  readonly #scan: Scanner;
  readonly #text: string;
  #depth = 0;
  /** Within the end of a range, where `[` may close it. */
  #inRange = false;

  constructor(text: string, vocabulary: Vocabulary) {
    this.#scan = new Scanner(text, vocabulary);
    this.#text = text;
  }

  end(): void {
    this.#scan.skip();
    if (this.#scan.at < this.#text.length) this.#scan.fail(phrase('feel-operator'));
  }

  unaryTests(): { negated: boolean; tests: Ast[] } | undefined {
    this.#scan.skip();
    if (/^\s*-\s*$/.test(this.#text)) {
      this.#scan.at = this.#text.length;
      return undefined;
    }
    const start = this.#scan.at;
    if (this.#scan.keyword('not') && this.#scan.take('(')) {
      const tests = this.#tests();
      this.#scan.need(')');
      this.#scan.skip();
      if (this.#scan.at >= this.#text.length) return { negated: true, tests };
      this.#scan.at = start;
    } else this.#scan.at = start;
    return { negated: false, tests: this.#tests() };
  }

  #tests(): Ast[] {
    const tests = [this.#test()];
    while (this.#scan.take(',')) tests.push(this.#test());
    return tests;
  }

  /** `< 5`, a range, or any expression. */
  #test(): Ast {
    return this.#open() ?? this.expression();
  }

  #open(): Ast | undefined {
    const at = this.#scan.skip();
    const operator = this.#comparison();
    return operator && { at, node: 'open', operator, end: this.#additive() };
  }

  expression(): Ast {
    if (++this.#depth > MAX_DEPTH) this.#scan.fail(phrase('feel-deep', { most: MAX_DEPTH }));
    const inRange = this.#inRange;
    this.#inRange = false;
    const ast = this.#or();
    this.#inRange = inRange;
    this.#depth--;
    return ast;
  }

  #or(): Ast {
    let left = this.#and();
    while (this.#scan.keyword('or')) left = { at: left.at, node: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Ast {
    let left = this.#comparing();
    while (this.#scan.keyword('and')) left = { at: left.at, node: 'and', left, right: this.#comparing() };
    return left;
  }

  #comparing(): Ast {
    let left = this.#additive();
    for (;;) {
      const { at } = left;
      const operator = this.#comparison();
      if (operator) left = { at, node: 'compare', operator, left, right: this.#additive() };
      else if (this.#scan.keyword('between')) {
        const low = this.#additive();
        if (!this.#scan.keyword('and')) this.#scan.fail(phrase('feel-expected', { word: 'and' }));
        left = { at, node: 'between', of: left, low, high: this.#additive() };
      } else if (this.#scan.keyword('in')) left = { at, node: 'in', of: left, tests: this.#inTests() };
      else return left;
    }
  }

  /** After `in`: one test, or several in parentheses. */
  #inTests(): Ast[] {
    const start = this.#scan.skip();
    if (this.#scan.take('(')) {
      const tests = this.#tests();
      // `(1..5)` and `(a + b) * 2` begin like a list of tests.
      if (this.#scan.take(')')) {
        const end = this.#scan.skip();
        if (!/^(?:[[.+*/(-]|instance\b)/.test(this.#text.slice(end, end + 9))) return tests;
      }
      this.#scan.at = start;
    }
    return [this.#open() ?? this.#additive()];
  }

  #comparison(): Comparison | undefined {
    const at = this.#scan.skip();
    const found = /^(?:<=|>=|!=|=|<|>)/.exec(this.#text.slice(at, at + 2))?.[0];
    if (found) this.#scan.at += found.length;
    return found as Comparison | undefined;
  }

  #binary(operators: RegExp, next: () => Ast): Ast {
    let left = next();
    for (;;) {
      const at = this.#scan.skip();
      const found = operators.exec(this.#text.slice(at, at + 2))?.[0];
      if (!found) return left;
      this.#scan.at += found.length;
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
    const at = this.#scan.skip();
    if (this.#text[at] !== '-') return this.#postfix();
    if (++this.#depth > MAX_DEPTH) this.#scan.fail(phrase('feel-deep', { most: MAX_DEPTH }));
    this.#scan.at++;
    const of = this.#signed();
    this.#depth--;
    return { at, node: 'negate', of };
  }

  #instanceOf(): boolean {
    const start = this.#scan.at;
    if (this.#scan.keyword('instance') && this.#scan.keyword('of')) return true;
    this.#scan.at = start;
    return false;
  }

  #postfix(): Ast {
    let ast = this.#primary();
    for (;;) {
      const at = this.#scan.skip();
      const next = this.#text[at];
      if (next === '.' && this.#text[at + 1] !== '.') {
        this.#scan.at++;
        ast = { at: ast.at, node: 'path', of: ast, name: this.#scan.name() };
      } else if (next === '[' && !(this.#inRange && this.#closesRange(at))) {
        this.#scan.at++;
        const by = this.expression();
        this.#scan.need(']');
        ast = { at: ast.at, node: 'filter', of: ast, by };
      } else if (next === '(') {
        this.#scan.at++;
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
    if (this.#scan.take(')')) return { args };
    do {
      this.#scan.skip();
      const named = /^([\p{L}_?][^:(),"'{}[\]=<>@]*?)\s*:(?!:)/u.exec(
        this.#text.slice(this.#scan.at, this.#scan.at + 200),
      );
      if (named) {
        const end = this.#scan.at + named[0].length;
        names.push(this.#scan.declared(named[1]));
        this.#scan.at = end;
      }
      args.push(this.expression());
    } while (this.#scan.take(','));
    this.#scan.need(')');
    if (!names.length) return { args };
    if (names.length !== args.length) this.#scan.fail(phrase('feel-named'));
    return { args, names };
  }

  #primary(): Ast {
    const at = this.#scan.skip();
    const text = this.#text;
    const next = text[at];
    if (next === undefined) this.#scan.fail(phrase('feel-early'));
    if (next === '"') return { at, node: 'literal', value: this.#scan.string() };
    if (/[0-9]/.test(next) || (next === '.' && /[0-9]/.test(text[at + 1] ?? ''))) return this.#number(at);
    if (next === '@') return this.#temporal(at);
    if (next === '(') return this.#parenthesised(at);
    if (next === '[') return this.#listOrRange(at);
    if (next === ']') {
      this.#scan.at++;
      return this.#range(at, false, this.#rangeEnd());
    }
    if (next === '{') return this.#context(at);
    return this.#word(at);
  }

  #number(at: number): Ast {
    const found = /^(?:\d+(?:\.(?!\.)\d+)?|\.\d+)(?:[eE][-+]?\d+)?/.exec(this.#text.slice(at, at + 100))!;
    this.#scan.at += found[0].length;
    if (startsName(this.#text, this.#scan.at)) this.#scan.fail(phrase('feel-digit'));
    const value = parseNumber(found[0]);
    return { at, node: 'literal', value };
  }

  #temporal(at: number): Ast {
    this.#scan.at++;
    this.#scan.skip();
    if (this.#text[this.#scan.at] !== '"') this.#scan.fail(phrase('feel-at-string'));
    const text = this.#scan.string();
    const value = parseTemporal(text);
    if (value === null) throw new FeelSyntaxError(phrase('feel-at-value', { text }), at);
    return { at, node: 'literal', value };
  }

  #parenthesised(at: number): Ast {
    this.#scan.at++;
    const open = this.#open();
    if (open) {
      this.#scan.need(')');
      return open;
    }
    const inner = this.expression();
    if (this.#text.startsWith('..', this.#scan.skip())) return this.#range(at, false, inner);
    this.#scan.need(')');
    return { ...inner, at };
  }

  #listOrRange(at: number): Ast {
    this.#scan.at++;
    const items: Ast[] = [];
    if (this.#scan.take(']')) return { at, node: 'list', items };
    const first = this.#open() ?? this.expression();
    if (this.#text.startsWith('..', this.#scan.skip())) return this.#range(at, true, first);
    items.push(first);
    while (this.#scan.take(',')) items.push(this.#open() ?? this.expression());
    this.#scan.need(']');
    return { at, node: 'list', items };
  }

  #range(at: number, lowIn: boolean, low: Ast): Ast {
    this.#scan.need('..');
    const high = this.#rangeEnd();
    this.#scan.skip();
    const close = this.#text[this.#scan.at];
    if (close !== ']' && close !== ')' && close !== '[') this.#scan.fail(phrase('feel-range-end'));
    this.#scan.at++;
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
    this.#scan.at++;
    const entries: { key: string; value: Ast }[] = [];
    if (this.#scan.take('}')) return { at, node: 'context', entries };
    do {
      this.#scan.skip();
      const key = this.#text[this.#scan.at] === '"' ? this.#scan.string() : this.#scan.upTo(':');
      this.#scan.need(':');
      if (entries.some((entry) => entry.key === key)) this.#scan.fail(phrase('feel-key-twice', { key }));
      entries.push({ key, value: this.expression() });
      this.#scan.own.add(key);
    } while (this.#scan.take(','));
    this.#scan.need('}');
    return { at, node: 'context', entries };
  }

  #word(at: number): Ast {
    if (this.#scan.keyword('if')) return this.#if(at);
    if (this.#scan.keyword('for')) return this.#for(at);
    for (const node of ['some', 'every'] as const)
      if (this.#scan.keyword(node)) {
        const iterators = this.#iterators();
        if (!this.#scan.keyword('satisfies')) this.#scan.fail(phrase('feel-expected', { word: 'satisfies' }));
        return { at, node, iterators, holds: this.expression() };
      }
    if (this.#scan.keyword('function')) return this.#function(at);
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (this.#scan.keyword(word)) return { at, node: 'literal', value };
    return { at, node: 'name', name: this.#scan.name(true) };
  }

  #if(at: number): Ast {
    const condition = this.expression();
    if (!this.#scan.keyword('then')) this.#scan.fail(phrase('feel-expected', { word: 'then' }));
    const then = this.expression();
    if (!this.#scan.keyword('else')) this.#scan.fail(phrase('feel-expected', { word: 'else' }));
    return { at, node: 'if', condition, then, otherwise: this.expression() };
  }

  #for(at: number): Ast {
    const iterators = this.#iterators();
    if (!this.#scan.keyword('return')) this.#scan.fail(phrase('feel-expected', { word: 'return' }));
    return { at, node: 'for', iterators, result: this.expression() };
  }

  #iterators(): Iterator[] {
    const iterators: Iterator[] = [];
    do {
      const name = this.#scan.upTo('in');
      this.#scan.own.add(name);
      if (!this.#scan.keyword('in')) this.#scan.fail(phrase('feel-expected', { word: 'in' }));
      const from = this.expression();
      const counted = this.#text.startsWith('..', this.#scan.skip());
      if (counted) this.#scan.at += 2;
      iterators.push(counted ? { name, from, to: this.expression() } : { name, from });
    } while (this.#scan.take(','));
    return iterators;
  }

  #function(at: number): Ast {
    this.#scan.need('(');
    const parameters: Parameter[] = [];
    if (!this.#scan.take(')')) {
      do {
        const found = /^[^,:)]+/.exec(this.#text.slice(this.#scan.skip(), this.#scan.at + 200));
        if (!found || !startsName(this.#text, this.#scan.at)) this.#scan.fail(phrase('feel-parameter'));
        const name = this.#scan.declared(found[0]);
        this.#scan.own.add(name);
        parameters.push(this.#scan.take(':') ? { name, type: this.#type() } : { name });
      } while (this.#scan.take(','));
      this.#scan.need(')');
    }
    if (this.#scan.take(':')) this.#type();
    const external = this.#scan.keyword('external');
    return { at, node: 'function', parameters, body: this.expression(), ...(external ? { external } : {}) };
  }

  #type(): TypeNode {
    if (++this.#depth > MAX_DEPTH) this.#scan.fail(phrase('feel-deep', { most: MAX_DEPTH }));
    const type = this.#readType();
    this.#depth--;
    return type;
  }

  #readType(): TypeNode {
    const at = this.#scan.skip();
    const simple = /^(list|range|context|function)\s*</.exec(this.#text.slice(at, at + 40));
    if (!simple) return { type: 'name', name: this.#typeName() };
    this.#scan.at += simple[0].length;
    if (simple[1] === 'list' || simple[1] === 'range') {
      const of = this.#type();
      this.#scan.need('>');
      return { type: simple[1], of };
    }
    if (simple[1] === 'context') {
      const entries: Record<string, TypeNode> = {};
      do {
        const name = this.#scan.upTo(':');
        this.#scan.need(':');
        entries[name] = this.#type();
      } while (this.#scan.take(','));
      this.#scan.need('>');
      return { type: 'context', entries };
    }
    const parameters: TypeNode[] = [];
    if (!this.#scan.take('>')) {
      do parameters.push(this.#type());
      while (this.#scan.take(','));
      this.#scan.need('>');
    }
    this.#scan.need('->');
    return { type: 'function', parameters, result: this.#type() };
  }

  #typeName(): string {
    let name = this.#scan.name(true);
    // Types may be called what expressions may not.
    while (this.#text[this.#scan.at] === '.' && startsName(this.#text, this.#scan.at + 1)) {
      this.#scan.at++;
      name += `.${this.#scan.name()}`;
    }
    return name;
  }
}
