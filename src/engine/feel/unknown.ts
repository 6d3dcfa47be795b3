/**
 * What an expression names that nobody gives. FEEL answers null to a misspelt name, so a letter would leave with a hole where the name
 * stands; whoever knows which names there are asks this before anything is published.
 */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Ast } from './ast.ts';
import { BUILTIN_NAMES, BUILTINS, DEFINITIONS } from './builtins/all.ts';
import { argumentCounts } from './builtins/define.ts';
import { type Given, heldBy, itemOf, Leaf, type Misfit, misfitsAt, misfitsOfTest, writtenOf } from './misfits.ts';
import { NameIndex } from './names.ts';
import { parseExpression, parseUnaryTests } from './parse.ts';
import type { Vocabulary } from './scan.ts';

export interface Unknown {
  /** `value`: what it is compared with is nothing that it can be; `literal`: a date or a time that there is not. */
  kind: 'name' | 'member' | 'function' | 'arguments' | 'value' | 'literal';
  /** As it is written; of a member with what it is of. */
  name: string;
  /** Where it begins, counted from 0. */
  at: number;
  /** Of a `value`: what it is compared with. */
  value?: string;
}

/** Of an expression that was checked. */
export function unknownIn(expression: string, given: Given): Unknown[] {
  return look(parseExpression(expression, vocabulary(given)), given);
}

/** Of the cell of a decision table, whose column is of that expression. */
export function unknownInTests(tests: string, given: Given, column?: string): Unknown[] {
  const parsed = parseUnaryTests(tests, vocabulary(given));
  const input = column === undefined ? undefined : parseExpression(column, vocabulary(given));
  const held = input ? heldBy(input, given) : true;
  return (parsed?.tests ?? []).flatMap((test) => [
    ...look(test, { ...given, '?': held }),
    ...misfitsOfTest(test, held, given, input).map(asUnknown),
  ]);
}

const asUnknown = ({ name, value, at }: Misfit): Unknown => ({ kind: 'value', name, value, at });

/** Of a model, in words. */
export function unknownPhrase({ kind, name, value = '' }: Unknown, expression: string): Phrase {
  if (kind === 'value') return phrase('feel-never', { name, value, expression });
  if (kind === 'literal') return phrase('feel-no-such', { name, expression });
  if (kind === 'function') return phrase('feel-function-unknown', { name, expression });
  return kind === 'arguments' ? phrase('feel-arguments', { name, expression }) : phrase('feel-unknown', { name });
}

const vocabulary = (given: Given): Vocabulary => ({
  builtin: BUILTIN_NAMES,
  names: new NameIndex(Object.keys(given)),
});

const COUNTS = new Map(DEFINITIONS.map((definition) => [definition[0], argumentCounts(definition)]));

/** Of an expression that was read. */
export const unknownOf = (ast: Ast, given: Given): Unknown[] => look(ast, given);

const look = (ast: Ast, given: Given): Unknown[] => [...named(ast, given), ...misfitsAt(ast, given).map(asUnknown)];

function named(ast: Ast, given: Given): Unknown[] {
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
    case 'filter': {
      const item = itemOf(ast.of, given);
      const parts = item === true || item instanceof Leaf ? {} : item;
      const inside = look(ast.by, { ...given, ...parts, item });
      // What an item holds is often not known here, and may be named alone.
      return [...look(ast.of, given), ...(item === true ? inside.filter(({ kind }) => kind !== 'name') : inside)];
    }
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
    inside = { ...inside, [name]: to ? true : itemOf(from, inside) };
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

/** A text, a number and a yes or no have no parts; nor has a list of them. */
function strayMember({ of, name, at }: Extract<Ast, { node: 'path' }>, given: Given): Unknown[] {
  const held = heldBy(of, given);
  const parts = held instanceof Leaf && held.kind === 'list' ? (held.items ?? true) : held;
  const isThere = parts === true || (!(parts instanceof Leaf) && Object.hasOwn(parts, name));
  return isThere ? [] : [{ kind: 'member', name: `${writtenOf(of)}.${name}`, at }];
}

function calledWrongly({ of, args, names, at }: Extract<Ast, { node: 'call' }>, given: Given): Unknown[] {
  if (of.node !== 'name' || Object.hasOwn(given, of.name)) return of.node === 'name' ? [] : look(of, given);
  const known = BUILTINS.get(of.name);
  if (!known) return [{ kind: 'function', name: of.name, at: of.at }];
  const fits = names
    ? known.overloads.some((parameters) => names.every((name) => parameters.includes(name)))
    : COUNTS.get(of.name)!.some(({ least, most }) => args.length >= least && args.length <= most);
  if (!fits) return [{ kind: 'arguments', name: of.name, at }];
  const [only, ...more] = args;
  const text = only?.node === 'literal' && !more.length && typeof only.value === 'string' ? only.value : undefined;
  if (text === undefined || !MADE_OF_TEXT.has(of.name)) return [];
  return known.call([text], { report: () => {} }) === null
    ? [{ kind: 'literal', name: `${of.name}("${text}")`, at }]
    : [];
}

/** What these make of a text is null where the text says none: there is no 13th month. */
const MADE_OF_TEXT = new Set(['date', 'time', 'date and time', 'duration', 'number']);
