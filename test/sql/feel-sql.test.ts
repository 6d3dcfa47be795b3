/** What is compiled to SQL says in PostgreSQL what the interpreter says, over drawn expressions, tables and rows. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide } from '#engine/dmn/decide.ts';
import { readModel } from '#engine/dmn/read.ts';
import { decisionToSql } from '#engine/dmn/sql.ts';
import { evaluateExpression } from '#engine/feel/feel.ts';
import { type Columns, expressionToSql } from '#engine/feel/sql.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const columns: Columns = {
  n: { sql: 'n', type: 'number' },
  m: { sql: 'm', type: 'number' },
  t: { sql: 't', type: 'string' },
  u: { sql: 'u', type: 'string' },
  b: { sql: 'b', type: 'boolean' },
  d: { sql: 'd', type: 'date' },
};

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.integer({ min: -2000, max: 2000 }).map((n) => n / 100),
);
const text = fc.constantFrom('', 'a', 'b', 'ab', 'Đất', "o'clock", 'Ấp', '\\n', 'z');
const date = fc.constantFrom('2025-12-31', '2026-01-01', '2026-11-25');
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 5 });
const row = fc.record({
  n: maybe(number),
  m: maybe(number),
  t: maybe(text),
  u: maybe(text),
  b: maybe(fc.boolean()),
  d: maybe(date),
});

const quoted = (one: string) => JSON.stringify(one);
const { numeric, boolean, words } = fc.letrec<{ numeric: string; boolean: string; words: string }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('n', 'm'),
    number.map(String),
    fc
      .tuple(tie('numeric'), fc.constantFrom('+', '-', '*'), tie('numeric'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('numeric').map((a) => `abs(${a})`),
    tie('numeric').map((a) => `floor(${a})`),
    tie('words').map((a) => `string length(${a})`),
    fc.tuple(tie('boolean'), tie('numeric'), tie('numeric')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
  ),
  words: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('t', 'u'),
    text.map(quoted),
    fc.tuple(tie('words'), tie('words')).map(([a, b]) => `(${a} + ${b})`),
  ),
  boolean: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      'b',
      'true',
      'false',
      'd > date("2025-12-31")',
      'd in [@"2026-01-01"..@"2026-11-25")',
      'n = null',
      't != null',
    ),
    fc
      .tuple(tie('numeric'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), tie('numeric'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc
      .tuple(tie('words'), fc.constantFrom('<', '>=', '=', '!='), tie('words'))
      .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    fc.tuple(tie('boolean'), fc.constantFrom('and', 'or'), tie('boolean')).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
    tie('boolean').map((a) => `not(${a})`),
    fc.tuple(tie('numeric'), tie('numeric'), tie('numeric')).map(([a, b, c]) => `(${a} between ${b} and ${c})`),
    fc.tuple(tie('numeric'), tie('numeric'), tie('numeric')).map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
    fc.tuple(tie('words'), tie('words')).map(([a, b]) => `contains(${a}, ${b})`),
    fc.tuple(tie('words'), tie('words')).map(([a, b]) => `starts with(${a}, ${b})`),
  ),
}));

type Row = { [name: string]: unknown; d: string | null };
const inFeel = (one: Row) => ({ ...one, d: one.d === null ? null : Temporal.PlainDate.from(one.d) });
const plain = (value: unknown) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value);

async function inSql(sql: string, { n, m, t, u, b, d }: Row): Promise<unknown> {
  const { rows } = await database.pool.query<{ value: unknown }>(
    `SELECT to_json(${sql}) AS value FROM (SELECT $1::numeric n, $2::numeric m, $3::text t, $4::text u, $5::boolean b, $6::date d) person`,
    [n, m, t, u, b, d],
  );
  const { value } = rows[0];
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

describe('an expression in SQL', () => {
  it('says what the interpreter says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(numeric, boolean, words), row, async (expression, one) => {
        const { sql } = must(expressionToSql(expression, columns));
        expect(plain(await inSql(sql, one))).toEqual(plain(evaluateExpression(expression, inFeel(one))));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    'n / m',
    'n ** 2',
    'n + t',
    '[n][1]',
    'for x in [n] return x',
    'unknown > 1',
    'n = t',
    'today()',
    'if n then 1 else 2',
  ])('refuses %s', (expression) => {
    expect(isRefusal(expressionToSql(expression, columns))).toBe(true);
  });
});

describe('a table in SQL', () => {
  const cell = fc.oneof(
    fc.constant('-'),
    number.map((one) => `> ${one}`),
    fc.tuple(number, number).map(([a, b]) => `[${Math.min(a, b)}..${Math.max(a, b)})`),
    fc.constantFrom('null', 'not(3, < 1)', 'm'),
  );
  const wordCell = fc.oneof(
    fc.constant('-'),
    text.map(quoted),
    fc.tuple(text, text).map(([a, b]) => `not(${quoted(a)}, ${quoted(b)})`),
  );
  const xml = (one: string) => one.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  it('gives what the interpreter gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, wordCell, numeric), { maxLength: 8 }), row, async (rules, one) => {
        const model = must(
          readModel(
            `<definitions><decision id="d"><decisionTable hitPolicy="FIRST"><input><inputExpression><text>n</text></inputExpression></input><input><inputExpression><text>t</text></inputExpression></input><output><defaultOutputEntry><text>-1</text></defaultOutputEntry></output>${rules.map(([a, b, out]) => `<rule><inputEntry><text>${xml(a)}</text></inputEntry><inputEntry><text>${xml(b)}</text></inputEntry><outputEntry><text>${xml(out)}</text></outputEntry></rule>`).join('')}</decisionTable></decision></definitions>`,
          ),
        );
        const { sql } = must(decisionToSql(model, 'd', columns));
        expect(plain(await inSql(sql, one))).toEqual(plain(decide(model, 'd', inFeel(one))));
      }),
      { numRuns: 200 },
    );
  });
});
