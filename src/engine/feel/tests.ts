/** Unary tests: the cell of a decision table, or the values that a type allows (DMN 1.5 §7.3.3, §8.3.2, grammar rules 7 to 15). */
import type { Ast } from './ast.ts';
import { type CompileOptions, compile, matches, vocabularyOf } from './compile.ts';
import { Frame } from './frame.ts';
import { parseUnaryTests } from './parse.ts';

/** Whether the value passes, in the frame in which the cell stands. */
export type Test = (value: unknown, frame: Frame) => boolean;

/** A cell with what it was read as: none for `-`. */
export interface Cell {
  test: Test;
  asts: readonly Ast[];
}

/** Throws `FeelSyntaxError` for what cannot be read. */
export function compileTests(text: string, options: CompileOptions = {}): Test {
  return compileCell(text, options)?.test ?? (() => true);
}

/** Nothing for `-`, which every value passes. */
export function compileCell(text: string, options: CompileOptions = {}): Cell | undefined {
  const read = parseUnaryTests(text, vocabularyOf(options));
  if (!read) return undefined;
  const tests = read.tests.map((ast) => ({ run: compile(ast, options), asks: asksInput(ast) }));
  const { negated } = read;
  const test: Test = (value, frame) => {
    const inner = new Frame({ '?': value }, frame, frame.session);
    return tests.some(({ run, asks }) => passes(value, run(inner), asks)) !== negated;
  };
  return { test, asts: read.tests };
}

function passes(value: unknown, answer: unknown, asks: boolean): boolean {
  if (asks && (typeof answer === 'boolean' || answer === null)) return answer === true;
  return matches(value, answer) === true;
}

/** Whether an expression speaks of the input by `?`. */
function asksInput(ast: Ast): boolean {
  if (ast.node === 'name') return ast.name === '?';
  return partsOf(ast).some(asksInput);
}

function partsOf(ast: Ast): Ast[] {
  return Object.values(ast).flatMap((part: unknown) => {
    const list = Array.isArray(part) ? part : [part];
    return list.flatMap((one: unknown) => (isAst(one) ? [one] : hasValue(one) ? [one.value] : []));
  });
}
const isAst = (one: unknown): one is Ast => typeof one === 'object' && one !== null && 'node' in one;
const hasValue = (one: unknown): one is { value: Ast } =>
  typeof one === 'object' && one !== null && 'key' in one && 'value' in one && isAst(one.value);
