/**
 * What an expression compares that never are the same: a value with one that is none of its choices, or of another type. FEEL answers
 * false or null, whoever asks, so a misspelt choice would say «Nữ» of every man. Only what is known is looked at.
 */
import type { Ast } from './ast.ts';
import { BUILTINS } from './builtins/all.ts';
import { kindOf } from './values.ts';

/** A value of which it is known what it can be. A list says it of its items. */
export class Leaf {
  readonly kind: 'string' | 'number' | 'boolean' | 'list';
  readonly choices?: readonly unknown[];
  readonly items?: Held;

  constructor(kind: Leaf['kind'], { choices, items }: Pick<Leaf, 'choices' | 'items'> = {}) {
    this.kind = kind;
    this.choices = choices;
    this.items = items;
  }
}

/** The names under which something is given; `true` where what it holds is not known. */
export interface Given {
  readonly [name: string]: Held;
}
export type Held = Given | Leaf | true;

export interface Misfit {
  /** The value as it is written, and what it is compared with. */
  name: string;
  value: string;
  at: number;
}

const TESTS = new Set(['not', 'contains', 'starts with', 'ends with', 'matches', 'list contains', 'is', 'all', 'any']);

/** What the expression gives, as far as that is known. */
export function heldBy(ast: Ast, given: Given): Held {
  switch (ast.node) {
    case 'name':
      return Object.hasOwn(given, ast.name) ? given[ast.name] : true;
    case 'path': {
      const of = heldBy(ast.of, given);
      if (of === true) return true;
      if (!(of instanceof Leaf)) return Object.hasOwn(of, ast.name) ? of[ast.name] : true;
      const item = of.items;
      // Of a list of parts, that part of each.
      if (!item || item === true || item instanceof Leaf) return true;
      return Object.hasOwn(item, ast.name) ? new Leaf('list', { items: item[ast.name] }) : true;
    }
    case 'filter': {
      const of = heldBy(ast.of, given);
      return of instanceof Leaf && of.kind === 'list' && ast.by.node !== 'literal' ? of : true;
    }
    case 'compare':
    case 'and':
    case 'or':
    case 'between':
    case 'in':
    case 'some':
    case 'every':
    case 'instance':
      return new Leaf('boolean');
    case 'call':
      if (ast.of.node !== 'name' || Object.hasOwn(given, ast.of.name)) return true;
      if (ast.of.name === 'split') return new Leaf('list', { items: new Leaf('string') });
      return TESTS.has(ast.of.name) && BUILTINS.has(ast.of.name) ? new Leaf('boolean') : true;
    default:
      return true;
  }
}

/** What one of its items is. */
export function itemOf(ast: Ast, given: Given): Held {
  if (ast.node === 'list') return true;
  const held = heldBy(ast, given);
  return held instanceof Leaf && held.kind === 'list' ? (held.items ?? true) : true;
}

/** What is compared in this node itself, not below it. */
export function misfitsAt(ast: Ast, given: Given): Misfit[] {
  switch (ast.node) {
    case 'compare': {
      const isOrder = ast.operator !== '=' && ast.operator !== '!=';
      return [
        ...compared(ast.left, heldBy(ast.left, given), ast.right, given, isOrder),
        ...compared(ast.right, heldBy(ast.right, given), ast.left, given, isOrder),
      ];
    }
    case 'between': {
      const held = heldBy(ast.of, given);
      return [ast.low, ast.high].flatMap((end) => compared(ast.of, held, end, given, true));
    }
    case 'in': {
      const held = heldBy(ast.of, given);
      return ast.tests.flatMap((test) => misfitsOfTest(test, held, given, ast.of));
    }
    case 'call': {
      const [list, value] = ast.args;
      if (ast.of.node !== 'name' || ast.of.name !== 'list contains' || ast.names || !value) return [];
      return compared(list, itemOf(list, given), value, given, false);
    }
    default:
      return [];
  }
}

/** A test of a cell, or of `in`, against the value that it tests. */
export function misfitsOfTest(test: Ast, held: Held, given: Given, of: Ast = test): Misfit[] {
  switch (test.node) {
    case 'open':
      return compared(of, held, test.end, given, test.operator !== '=' && test.operator !== '!=');
    case 'range':
      return [test.low, test.high].flatMap((end) => compared(of, held, end, given, true));
    case 'list':
      return test.items.flatMap((item) => misfitsOfTest(item, held, given, of));
    case 'literal':
    case 'negate':
      return compared(of, held, test, given, false);
    default:
      return [];
  }
}

/** Nothing is the same as null but null, which asks whether there is a value at all. */
function compared(of: Ast, held: Held, other: Ast, given: Given, isOrder: boolean): Misfit[] {
  if (!(held instanceof Leaf)) return [];
  const misfit = (value: string): Misfit[] => [{ name: writtenOf(of), value, at: other.at }];
  const said = literalOf(other);
  if (!said) {
    const beside = other.node === 'name' || other.node === 'path' ? heldBy(other, given) : true;
    return beside instanceof Leaf && beside.kind !== held.kind && of.at < other.at ? misfit(writtenOf(other)) : [];
  }
  if (said.kind === 'null') return [];
  if (said.kind !== held.kind) return misfit(said.text);
  if (isOrder || !held.choices || held.choices.some((one) => String(one) === said.plain)) return [];
  return misfit(said.text);
}

function literalOf(ast: Ast): { kind: string; text: string; plain: string } | undefined {
  if (ast.node === 'negate' && ast.of.node === 'literal') {
    const text = `-${String(ast.of.value)}`;
    return { kind: 'number', text, plain: text };
  }
  if (ast.node !== 'literal') return undefined;
  const kind = kindOf(ast.value);
  const plain = String(ast.value);
  return { kind, text: kind === 'string' ? `"${plain}"` : plain, plain };
}

export const writtenOf = (ast: Ast): string =>
  ast.node === 'name' ? ast.name : ast.node === 'path' ? `${writtenOf(ast.of)}.${ast.name}` : '…';
