/**
 * FEEL as a SQL expression of PostgreSQL, for what means exactly the same there: numbers, strings, booleans and dates of columns, compared,
 * added, tested and chosen between. Anything else is refused by name, as an answer that differs in one row of a million would be worse
 * than none; property tests hold both against each other.
 */
import { type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Phrase, PhrasedError, phrase } from '#kernel/phrase.ts';
import type { Ast, Comparison } from './ast.ts';
import { BUILTIN_NAMES } from './builtins/all.ts';
import { NameIndex } from './names.ts';
import { printNumber } from './number.ts';
import { FeelSyntaxError, parseExpression, parseUnaryTests } from './parse.ts';
import { CalendarDate, parseDate } from './temporal.ts';

export type SqlType = 'number' | 'string' | 'boolean' | 'date';

export interface Sql {
  sql: string;
  /** Nothing for a null that could be of any type. */
  type?: SqlType;
}

/** What names mean: an expression of SQL (numbers as `numeric`, strings as `text`), and its type. */
export type Columns = Readonly<Record<string, { sql: string; type: SqlType }>>;

class NotInSql extends PhrasedError {}

const NULL: Sql = { sql: 'NULL' };
const bool = (sql: string): Sql => ({ sql, type: 'boolean' });

/** Refuses what cannot be read, and what SQL does not say the same way. */
export function expressionToSql(text: string, columns: Columns): Outcome<Sql> {
  return guarded(text, () => new Translator(columns).expression(parseExpression(text, vocabulary(columns))));
}

/** Whether the value of `input` passes the tests: true or false, never null. */
export function testsToSql(text: string, input: Sql, columns: Columns): Outcome<Sql> {
  return guarded(text, () => {
    const read = parseUnaryTests(text, vocabulary(columns));
    if (!read) return bool('TRUE');
    const translator = new Translator(columns);
    const passed = read.tests.map((test) => `${translator.test(input, test).sql} IS TRUE`).join(' OR ');
    return bool(read.negated ? `(NOT (${passed}))` : `(${passed})`);
  });
}

const vocabulary = (columns: Columns) => ({ builtin: BUILTIN_NAMES, names: new NameIndex(Object.keys(columns)) });

function guarded(text: string, translate: () => Sql): Outcome<Sql> {
  try {
    return translate();
  } catch (error) {
    if (error instanceof NotInSql || error instanceof FeelSyntaxError) return refused(text, error.detail);
    throw error;
  }
}

const refused = (text: string, detail: Phrase): Refusal =>
  refuse('feel-invalid', { where: 'SQL', expression: text.slice(0, 200), detail });

function quote(text: string): string {
  if (text.includes('\u0000')) throw new NotInSql(phrase('sql-zero'));
  return `'${text.replaceAll("'", "''")}'`;
}

const OPERATORS: Record<string, string> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

class Translator {
  readonly #columns: Columns;
  constructor(columns: Columns) {
    this.#columns = columns;
  }

  expression(ast: Ast): Sql {
    switch (ast.node) {
      case 'literal':
        return literal(ast.value);
      case 'name':
        return this.#name(ast.name);
      case 'negate':
        return { sql: `(- ${this.#number(ast.of)})`, type: 'number' };
      case 'arithmetic':
        return this.#arithmetic(ast);
      case 'compare':
        return compare(ast.operator, this.expression(ast.left), this.expression(ast.right));
      case 'and':
      case 'or':
        return bool(`(${this.#boolean(ast.left)} ${ast.node.toUpperCase()} ${this.#boolean(ast.right)})`);
      case 'between': {
        const [of, low, high] = [ast.of, ast.low, ast.high].map((one) => this.expression(one));
        return between(of, low, true, high, true);
      }
      case 'in':
        return this.#in(this.expression(ast.of), ast.tests);
      case 'if':
        return this.#if(ast);
      case 'call':
        return this.#call(ast);
      default:
        throw new NotInSql(phrase('sql-not', { what: ast.node }));
    }
  }

  /** Of what stands in a cell or after `in`: true, false or null. */
  test(value: Sql, ast: Ast): Sql {
    if (ast.node === 'open') return compare(ast.operator, value, this.expression(ast.end));
    if (ast.node === 'range')
      return between(value, this.expression(ast.low), ast.lowIn, this.expression(ast.high), ast.highIn);
    if (ast.node === 'list') {
      const any = ast.items.map((one) => `${this.test(value, one).sql} IS TRUE`);
      return bool(any.length ? `(${any.join(' OR ')})` : 'FALSE');
    }
    if (asksInput(ast)) throw new NotInSql(phrase('sql-input-test'));
    return compare('=', value, this.expression(ast));
  }

  #in(value: Sql, tests: readonly Ast[]): Sql {
    if (tests.length === 1) return this.test(value, tests[0]);
    return bool(`(${tests.map((test) => `${this.test(value, test).sql} IS TRUE`).join(' OR ')})`);
  }

  #name(name: string): Sql {
    const column = Object.hasOwn(this.#columns, name) ? this.#columns[name] : undefined;
    if (!column) throw new NotInSql(phrase('sql-column', { name }));
    return column;
  }

  #number(ast: Ast): string {
    const { sql, type } = this.expression(ast);
    if (type !== 'number') throw new NotInSql(phrase('sql-needs', { kind: 'number', found: type ?? 'null' }));
    return sql;
  }

  #boolean(ast: Ast): string {
    const { sql, type } = this.expression(ast);
    if (type !== 'boolean' && type !== undefined)
      throw new NotInSql(phrase('sql-needs', { kind: 'boolean', found: type }));
    return type ? sql : 'NULL::boolean';
  }

  /** Division and powers round otherwise in SQL. */
  #arithmetic({ operator, left, right }: Extract<Ast, { node: 'arithmetic' }>): Sql {
    const [a, b] = [this.expression(left), this.expression(right)];
    if (operator === '+' && a.type === 'string' && b.type === 'string')
      return { sql: `(${a.sql} || ${b.sql})`, type: 'string' };
    if (a.type !== 'number' || b.type !== 'number' || !['+', '-', '*'].includes(operator))
      throw new NotInSql(phrase('sql-of', { what: operator, kinds: `${a.type ?? 'null'}, ${b.type ?? 'null'}` }));
    return { sql: `(${a.sql} ${operator} ${b.sql})`, type: 'number' };
  }

  #if({ condition, then, otherwise }: Extract<Ast, { node: 'if' }>): Sql {
    const [a, b] = [this.expression(then), this.expression(otherwise)];
    if (a.type && b.type && a.type !== b.type) throw new NotInSql(phrase('sql-kinds', { a: a.type, b: b.type }));
    return { sql: `(CASE WHEN ${this.#boolean(condition)} THEN ${a.sql} ELSE ${b.sql} END)`, type: a.type ?? b.type };
  }

  #call({ of, args, names }: Extract<Ast, { node: 'call' }>): Sql {
    const name = of.node === 'name' && !names ? of.name : '';
    if (name === 'date' && args.length === 1 && args[0].node === 'literal' && typeof args[0].value === 'string') {
      const date = parseDate(args[0].value);
      if (date) return literal(date);
    }
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    const given = args.map((one) => this.expression(one));
    if (!known || known.takes.join() !== given.map(({ type }) => type).join())
      throw new NotInSql(
        phrase('sql-of', { what: name || '()', kinds: given.map(({ type }) => type ?? 'null').join(', ') }),
      );
    return { sql: known.sql(given.map(({ sql }) => sql)), type: known.gives };
  }
}

const FUNCTIONS: Record<string, { takes: SqlType[]; gives: SqlType; sql: (args: string[]) => string }> = {
  not: { takes: ['boolean'], gives: 'boolean', sql: ([a]) => `(NOT ${a})` },
  abs: { takes: ['number'], gives: 'number', sql: ([a]) => `abs(${a})` },
  floor: { takes: ['number'], gives: 'number', sql: ([a]) => `floor(${a})` },
  ceiling: { takes: ['number'], gives: 'number', sql: ([a]) => `ceiling(${a})` },
  'string length': { takes: ['string'], gives: 'number', sql: ([a]) => `char_length(${a})::numeric` },
  contains: { takes: ['string', 'string'], gives: 'boolean', sql: ([a, b]) => `(position(${b} IN ${a}) > 0)` },
  'starts with': { takes: ['string', 'string'], gives: 'boolean', sql: ([a, b]) => `starts_with(${a}, ${b})` },
};

function literal(value: unknown): Sql {
  if (value === null) return NULL;
  if (typeof value === 'boolean') return bool(value ? 'TRUE' : 'FALSE');
  if (typeof value === 'string') return { sql: `${quote(value)}::text`, type: 'string' };
  if (value instanceof CalendarDate) {
    if (value.year < 1 || value.year > 9999) throw new NotInSql(phrase('sql-year'));
    return { sql: `DATE ${quote(String(value))}`, type: 'date' };
  }
  if (typeof value === 'object') throw new NotInSql(phrase('sql-not', { what: String(value) }));
  return { sql: `(${printNumber(value as number)})::numeric`, type: 'number' };
}

/** Null is equal to null and to nothing else; what comes before what is not known where one of the two is not. */
function compare(operator: Comparison, a: Sql, b: Sql): Sql {
  if (a.type && b.type && a.type !== b.type) throw new NotInSql(phrase('sql-kinds', { a: a.type, b: b.type }));
  if (operator === '=' || operator === '!=') {
    if (!a.type && !b.type) return bool(operator === '=' ? 'TRUE' : 'FALSE');
    return bool(`(${a.sql} IS ${operator === '=' ? 'NOT DISTINCT' : 'DISTINCT'} FROM ${b.sql})`);
  }
  if (!a.type || !b.type || a.type === 'boolean') return bool('NULL::boolean');
  // Letters by their numbers, not by the customs of a language.
  const order = a.type === 'string' ? ' COLLATE "C"' : '';
  return bool(`(${a.sql}${order} ${OPERATORS[operator]} ${b.sql}${order})`);
}

/** Not known where one of the three is not, even where one end would be enough. */
function between(value: Sql, low: Sql, lowIn: boolean, high: Sql, highIn: boolean): Sql {
  const [above, below] = [compare(lowIn ? '>=' : '>', value, low), compare(highIn ? '<=' : '<', value, high)];
  return bool(
    `(CASE WHEN ${above.sql} IS NULL OR ${below.sql} IS NULL THEN NULL ELSE ${above.sql} AND ${below.sql} END)`,
  );
}

function asksInput(ast: Ast): boolean {
  return JSON.stringify(ast).includes('"name":"?"');
}
