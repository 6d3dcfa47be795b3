/**
 * FEEL for the rest of the system: expressions as text, values as JavaScript. An expression is read at publication, so that a broken one
 * never reaches a dossier, and compiled once. Time is passed in as a value (`submittedOn`, `decidedOn`): `now()` and `today()` would
 * read the machine's clock, and a dossier decided again would be decided otherwise, so they are refused.
 */
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { compileText, type Run } from './compile.ts';
import { Frame, Session } from './frame.ts';
import { isSimpleName, NameIndex } from './names.ts';
import { FeelSyntaxError } from './parse.ts';
import { compileTests, type Test } from './tests.ts';
import { inward, outward, print } from './values.ts';

export type Variables = Readonly<Record<string, unknown>>;

const MAX_LENGTH = 10_000;
const READS_CLOCK = /\b(now|today)\s*\(\s*\)/;

/** Refuses what cannot be read, naming `where` it stands. Names with spaces need their variables in `context`. */
export function checkExpression(expression: string, where: string | Phrase, context: Variables = {}): Outcome<true> {
  return check(expression, where, () => compiled(expression, context));
}

function check(expression: string, where: string | Phrase, read: () => unknown): Outcome<true> {
  const bad = (detail: Phrase) => refuse('feel-invalid', { where, expression: expression.slice(0, 200), detail });
  if (expression.length > MAX_LENGTH) return bad(phrase('feel-too-long', { most: MAX_LENGTH }));
  if (READS_CLOCK.test(expression.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return bad(phrase('feel-clock'));
  try {
    read();
    return true;
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    return bad(phrase('feel-at', { detail: error.detail, at: error.at + 1 }));
  }
}

const MAX_REMEMBERED = 5000;
/** Letters of what is known again: an expression with all its names; of longer ones a few would fill the memory. */
const LONGEST_REMEMBERED = 10_000;
const expressions = new Map<string, Run>();
const tests = new Map<string, Test>();

/** What was read once is known by its text and by the names with spaces that it was read with. */
function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (key.length > LONGEST_REMEMBERED) return make();
  if (known.size >= MAX_REMEMBERED) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

/** Names come again with every evaluation; each is looked at once. */
const odd = new Map<string, boolean>();
const isOdd = (name: string): boolean => odd.get(name) ?? remember(odd, name, () => !isSimpleName(name));
function oddNames(variables: Variables): string[] {
  const known = oddOf.get(variables);
  if (known) return known;
  const found: string[] = [];
  for (const name in variables) if (isOdd(name)) found.push(name);
  oddOf.set(variables, found);
  return found;
}
/** Many expressions are asked of the same variables: they may lose names from one to the next, and get none. */
const oddOf = new WeakMap<Variables, string[]>();
const namesOf = (variables: Variables) => new NameIndex(oddNames(variables));
/** Nothing but letters and digits: no name with spaces can stand in it. */
const ONE_NAME = /^[A-Za-z_]\w*$/;
const keyOf = (expression: string, variables: Variables): string => {
  if (ONE_NAME.test(expression)) return expression;
  const names = oddNames(variables);
  return names.length ? `${expression}\n${names.join('\n')}` : expression;
};

function compiled(expression: string, variables: Variables): Run {
  return remember(expressions, keyOf(expression, variables), () =>
    compileText(expression, { names: namesOf(variables) }),
  );
}

/** The value of an expression; null where FEEL says null. Throws only for an expression that was never checked. */
export function evaluateExpression(expression: string, variables: Variables): unknown {
  const run = compiled(expression, variables);
  return outward(run(new Frame(variables, undefined, new Session()))) ?? null;
}

export function isTrue(expression: string, variables: Variables): boolean {
  return evaluateExpression(expression, variables) === true;
}

/** A cell of a decision table against its input. */
export function testUnary(expression: string, input: unknown, variables: Variables): boolean {
  const test = remember(tests, keyOf(expression, variables), () =>
    compileTests(expression, { names: namesOf(variables) }),
  );
  return test(inward(input), new Frame(variables, undefined, new Session()));
}

/** Text with `{{FEEL}}` placeholders, as letters are written. Null prints as nothing, everything else as `show` writes it. */
export function fillTemplate(
  template: string,
  variables: Variables,
  show: (value: unknown, expression: string) => string = (value) => print(value),
): string {
  return template.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) => {
    const value = evaluateExpression(expression.trim(), variables);
    return value === null || value === undefined ? '' : show(value, expression.trim());
  });
}

/** Every placeholder of a template, to be checked at publication. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(/\{\{([^{}]+)\}\}/g)].map((match) => match[1].trim());
}
