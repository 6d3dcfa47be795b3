/**
 * FEEL (DMN 1.3 chapter 10) by `feelin`, with time passed in: `now()` and `today()` answer from the context's clock, never
 * from the machine's. An expression is parsed at publication, so that a broken one never reaches a dossier.
 */
import { SyntaxError as FeelSyntaxError, evaluate as feelinEvaluate, unaryTest as feelinUnaryTest } from 'feelin';
import { type Outcome, refuse } from '#kernel/outcome.ts';

export type Variables = Readonly<Record<string, unknown>>;

const MAX_EXPRESSION_LENGTH = 10_000;

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
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof FeelSyntaxError) return bad(`${error.message} at character ${error.position.from + 1}`);
    // Without values an expression may well fail to evaluate; only its syntax is asked for here.
    return true;
  }
}

/** The value of an expression; null where FEEL says null. Throws only for an expression that was never checked. */
export function evaluateExpression(expression: string, variables: Variables): unknown {
  const { value } = feelinEvaluate(expression, variables as Record<string, unknown>);
  return value ?? null;
}

export function isTrue(expression: string, variables: Variables): boolean {
  return evaluateExpression(expression, variables) === true;
}

/** A cell of a decision table against its input. */
export function testUnary(expression: string, input: unknown, variables: Variables): boolean {
  return feelinUnaryTest(expression, { ...variables, '?': input }).value === true;
}

/** Text with `{FEEL}` placeholders, as letters are written. Null prints as nothing. */
export function fillTemplate(template: string, variables: Variables): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) => {
    const value = evaluateExpression(expression.trim(), variables);
    return value === null || value === undefined ? '' : String(value);
  });
}

/** Every placeholder of a template, to be checked at publication. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{\{([^{}]+)\}\}/g)].map((match) => match[1].trim());
}
