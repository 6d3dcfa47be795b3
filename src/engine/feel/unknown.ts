/**
 * What an expression names that nobody gives. FEEL answers null to a misspelt name, so a letter would leave with a hole where the name
 * stands; whoever knows which names there are asks this before anything is published.
 */
import type { Ast } from './ast.ts';
import { BUILTIN_NAMES, BUILTINS, DEFINITIONS } from './builtins/all.ts';
import { argumentCounts } from './builtins/define.ts';
import { NameIndex } from './names.ts';
import { parseExpression, parseUnaryTests } from './parse.ts';
import type { Vocabulary } from './scan.ts';

/** The names under which something is given; `true` where what it holds is not known. */
export interface Given {
  readonly [name: string]: Given | true;
}

export interface Unknown {
  kind: 'name' | 'member' | 'function' | 'arguments';
  /** As it is written; of a member with what it is of. */
  name: string;
  /** Where it begins, counted from 0. */
  at: number;
}

/** Of an expression that was checked. */
export function unknownIn(expression: string, given: Given): Unknown[] {
  return look(parseExpression(expression, vocabulary(given)), given);
}

/** Of the cell of a decision table. */
export function unknownInTests(tests: string, given: Given): Unknown[] {
  const parsed = parseUnaryTests(tests, vocabulary(given));
  return (parsed?.tests ?? []).flatMap((test) => look(test, { ...given, '?': true }));
}

const vocabulary = (given: Given): Vocabulary => ({
  builtin: BUILTIN_NAMES,
  names: new NameIndex(Object.keys(given)),
});

const COUNTS = new Map(DEFINITIONS.map((definition) => [definition[0], argumentCounts(definition)]));

/** Of an expression that was read. */
export const unknownOf = (ast: Ast, given: Given): Unknown[] => look(ast, given);

function look(ast: Ast, given: Given): Unknown[] {
  switch (ast.node) {
    case 'literal':
      return [];
    case 'name':
      return Object.hasOwn(given, ast.name) ? [] : [{ kind: 'name', name: ast.name, at: ast.at }];
    case 'path':
      return [...look(ast.of, given), ...strayMember(ast, given)];
    case 'call':
      // A function of the language is called, or given to another.
      return [...calledWrongly(ast, given), ...ast.args.flatMap((one) => (isFunction(one) ? [] : look(one, given)))];
    case 'filter':
      // What an item holds is not known here, and may be named alone.
      return [...look(ast.of, given), ...look(ast.by, { ...given, item: true }).filter(({ kind }) => kind !== 'name')];
    case 'for':
      return inTurns(ast.iterators, given, (inside) => look(ast.result, { ...inside, partial: true }));
    case 'some':
    case 'every':
      return inTurns(ast.iterators, given, (inside) => look(ast.holds, inside));
    case 'context':
      return inContext(ast.entries, given);
    case 'function':
      return ast.external ? [] : look(ast.body, withNames(given, ast.parameters));
    default:
      return partsOf(ast).flatMap((part) => look(part, given));
  }
}

const isFunction = (ast: Ast): boolean => ast.node === 'name' && BUILTINS.has(ast.name);

/** Parts of a node that binds no name. */
function partsOf(ast: Ast): Ast[] {
  return Object.values(ast).flatMap((part: unknown) =>
    (Array.isArray(part) ? part : [part]).filter(
      (one): one is Ast => typeof one === 'object' && one !== null && 'node' in one,
    ),
  );
}

const withNames = (given: Given, names: readonly { name: string }[]): Given => ({
  ...given,
  ...Object.fromEntries(names.map(({ name }) => [name, true])),
});

type Turn = Extract<Ast, { node: 'for' }>['iterators'][number];

function inTurns(turns: readonly Turn[], given: Given, within: (inside: Given) => Unknown[]): Unknown[] {
  let inside = given;
  const found: Unknown[] = [];
  for (const { name, from, to } of turns) {
    found.push(...look(from, inside), ...(to ? look(to, inside) : []));
    inside = { ...inside, [name]: true };
  }
  return [...found, ...within(inside)];
}

function inContext(entries: readonly { key: string; value: Ast }[], given: Given): Unknown[] {
  let inside = given;
  return entries.flatMap(({ key, value }) => {
    const found = look(value, inside);
    inside = { ...inside, [key]: true };
    return found;
  });
}

/** What is held under a name, as far as that is known. */
function heldBy(ast: Ast, given: Given): Given | undefined {
  const held =
    ast.node === 'name'
      ? Object.hasOwn(given, ast.name) && given[ast.name]
      : ast.node === 'path' && heldBy(ast.of, given)?.[ast.name];
  return typeof held === 'object' ? held : undefined;
}

function strayMember(ast: Extract<Ast, { node: 'path' }>, given: Given): Unknown[] {
  const held = heldBy(ast.of, given);
  return held && !Object.hasOwn(held, ast.name)
    ? [{ kind: 'member', name: `${written(ast.of)}.${ast.name}`, at: ast.at }]
    : [];
}

const written = (ast: Ast): string =>
  ast.node === 'name' ? ast.name : ast.node === 'path' ? `${written(ast.of)}.${ast.name}` : '…';

function calledWrongly({ of, args, names, at }: Extract<Ast, { node: 'call' }>, given: Given): Unknown[] {
  if (of.node !== 'name' || Object.hasOwn(given, of.name)) return of.node === 'name' ? [] : look(of, given);
  const known = BUILTINS.get(of.name);
  if (!known) return [{ kind: 'function', name: of.name, at: of.at }];
  const fits = names
    ? known.overloads.some((parameters) => names.every((name) => parameters.includes(name)))
    : COUNTS.get(of.name)!.some(({ least, most }) => args.length >= least && args.length <= most);
  return fits ? [] : [{ kind: 'arguments', name: of.name, at }];
}
