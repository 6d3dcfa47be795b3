/**
 * Why an expression has no value: because something that it reads was not given, which may be as it should be, or because what was given
 * cannot be computed with, as a text where a number is meant.
 */
import { type Ast, namesIn } from './ast.ts';
import { BUILTINS } from './builtins/all.ts';
import { compile, type Run, vocabularyOf } from './compile.ts';
import { Frame, Session } from './frame.ts';
import { parseExpression, parseUnaryTests } from './parse.ts';
import { kindOf } from './values.ts';

type Variables = Readonly<Record<string, unknown>>;

const MAX_REMEMBERED = 2000;
const parsed = new Map<string, Ast>();
const runs = new WeakMap<Ast, Run>();

function astOf(text: string): Ast {
  let ast = parsed.get(text);
  if (ast) return ast;
  if (parsed.size >= MAX_REMEMBERED) parsed.clear();
  ast = parseExpression(text, vocabularyOf({}));
  parsed.set(text, ast);
  return ast;
}

function runOf(ast: Ast): Run {
  let run = runs.get(ast);
  if (!run) {
    run = compile(ast, {});
    runs.set(ast, run);
  }
  return run;
}

/** The names that an expression reads. */
export const readIn = (text: string): string[] => readBy(astOf(text));

/** The names read by the part that failed; nothing where there is a value, or where what is null was not given. */
export function failedIn(
  text: string,
  variables: Variables,
  always: ReadonlySet<string> = new Set(),
): string[] | undefined {
  const frame = new Frame(variables, undefined, new Session());
  return failed(astOf(text), frame, always);
}

/** Whether a value is of another kind than all that a cell of a table compares it with. */
export function isUnlike(value: unknown, cell: string): boolean {
  if (value === null || value === undefined || Array.isArray(value)) return false;
  const kinds = parseUnaryTests(cell, vocabularyOf({}))?.tests.map((test) => {
    const end = test.node === 'open' ? test.end : test;
    return end.node === 'literal' && end.value !== null ? kindOf(end.value) : undefined;
  });
  return Boolean(kinds?.length && kinds.every((kind) => kind !== undefined && kind !== kindOf(value)));
}

function failed(ast: Ast, frame: Frame, always: ReadonlySet<string>): string[] | undefined {
  const given = (one: Ast) => runOf(one)(frame) ?? null;
  const below = (parts: readonly Ast[]) => {
    for (const part of parts) {
      const found = failed(part, frame, always);
      if (found) return found;
    }
    return undefined;
  };
  /** Of parts that all have values, none for the whole is a failure. */
  const unless = (parts: readonly Ast[]) =>
    below(parts) ?? (parts.every((part) => given(part) !== null) ? readBy(ast) : undefined);
  if (given(ast) !== null) return undefined;
  switch (ast.node) {
    case 'name':
      return always.has(ast.name) ? [ast.name] : undefined;
    case 'path': {
      const value = given(ast.of);
      return below([ast.of]) ?? (value !== null && kindOf(value) !== 'context' ? readBy(ast) : undefined);
    }
    case 'call':
      // What a function of the model says is not judged here.
      return ast.of.node === 'name' && BUILTINS.has(ast.of.name) ? unless(ast.args) : below(ast.args);
    case 'negate':
      return unless([ast.of]);
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return unless([ast.left, ast.right]);
    case 'between':
      return unless([ast.of, ast.low, ast.high]);
    case 'in':
      return below([ast.of]) ?? (given(ast.of) === null ? undefined : readBy(ast));
    case 'if':
      return below([ast.condition]) ?? below([given(ast.condition) === true ? ast.then : ast.otherwise]);
    case 'some':
    case 'every':
    case 'for':
      return unless(ast.iterators.flatMap(({ from, to }) => (to ? [from, to] : [from])));
    default:
      return undefined;
  }
}

const readBy = (ast: Ast): string[] => namesIn(ast).filter((name) => !BUILTINS.has(name));
