/**
 * FEEL (DMN 1.3 chapter 10) by `feelin`. An expression is parsed at publication, so that a broken one never reaches a dossier.
 * Time is passed in as a value (`submittedOn`, `decidedOn`): `now()` and `today()` would read the machine's clock, and a
 * dossier decided again would be decided otherwise, so they are refused.
 */
import { SyntaxError as FeelSyntaxError, evaluate as feelinEvaluate, unaryTest as feelinUnaryTest } from 'feelin';
import { type Outcome, refuse } from '#kernel/outcome.ts';

export type Variables = Readonly<Record<string, unknown>>;

const MAX_EXPRESSION_LENGTH = 10_000;
const READS_CLOCK = /\b(now|today)\s*\(\s*\)/;

/** Refuses what does not parse, naming `where` it stands. Names with spaces need their variables in `context`. */
export function checkExpression(expression: string, where: string, context: Variables = {}): Outcome<true> {
  return check(expression, where, () => feelinEvaluate(expression, { ...context }));
}

export function checkUnaryTests(expression: string, where: string, context: Variables = {}): Outcome<true> {
  return check(expression, where, () => feelinUnaryTest(expression, { '?': null, ...context }));
}

function check(expression: string, where: string, run: () => unknown): Outcome<true> {
  const bad = (detail: string) => refuse('feel-invalid', { where, expression: expression.slice(0, 200), detail });
  if (expression.length > MAX_EXPRESSION_LENGTH) return bad(`longer than ${MAX_EXPRESSION_LENGTH} characters`);
  if (READS_CLOCK.test(expression.replace(/"(?:[^"\\]|\\.)*"/g, '""')))
    return bad('now() and today() read the clock; use a date that is passed in, such as submittedOn');
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof FeelSyntaxError) return bad(`${error.message} at character ${error.position.from + 1}`);
    // Without values an expression may well fail to evaluate; only its syntax is asked for here.
    return true;
  }
}

const PATH = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const WORDS = new Set(['true', 'false', 'null']);

/** The value of an expression; null where FEEL says null. Throws only for an expression that was never checked. */
export function evaluateExpression(expression: string, variables: Variables): unknown {
  // Most of what packs write is the name of a value, and a name needs no parser.
  if (PATH.test(expression) && !WORDS.has(expression)) {
    const found = lookUp(expression, variables);
    if (found !== UNKNOWN) return found;
  }
  const { value } = feelinEvaluate(expression, variables as Record<string, unknown>);
  return value ?? null;
}

const UNKNOWN = Symbol('unknown');

/** The value under a dotted name, null where a record lacks it; unknown where FEEL's own rules (lists, dates) must say. */
function lookUp(path: string, variables: Variables): unknown {
  let value: unknown = variables;
  for (const name of path.split('.')) {
    if (value === null) return null;
    if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return UNKNOWN;
    value = Object.hasOwn(value, name) ? ((value as Record<string, unknown>)[name] ?? null) : null;
  }
  return typeof value === 'function' ? UNKNOWN : value;
}

export function isTrue(expression: string, variables: Variables): boolean {
  return evaluateExpression(expression, variables) === true;
}

/** A cell of a decision table against its input. */
export function testUnary(expression: string, input: unknown, variables: Variables): boolean {
  return feelinUnaryTest(expression, { ...variables, '?': input }).value === true;
}

/** Text with `{{FEEL}}` placeholders, as letters are written. Null prints as nothing, everything else as `print` writes it. */
export function fillTemplate(
  template: string,
  variables: Variables,
  print: (value: unknown) => string = String,
): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) => {
    const value = evaluateExpression(expression.trim(), variables);
    return value === null || value === undefined ? '' : print(value);
  });
}

/** Every placeholder of a template, to be checked at publication. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{\{([^{}]+)\}\}/g)].map((match) => match[1].trim());
}
