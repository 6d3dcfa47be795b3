import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal, refusalText } from '#kernel/outcome.ts';
import { compileText } from './compile.ts';
import { checkExpression, evaluateExpression, fillTemplate, testUnary } from './feel.ts';
import { Frame, Session } from './frame.ts';
import { FeelSyntaxError } from './parse.ts';
import { print } from './values.ts';

const errors: string[] = [];
const value = (text: string, variables: Record<string, unknown> = {}) => {
  errors.length = 0;
  const session = new Session((detail, at) => errors.push(`${at}: ${detail}`));
  return compileText(text)(new Frame(variables, undefined, session));
};
const shown = (text: string, variables?: Record<string, unknown>) => print(value(text, variables), true);

describe('an expression', () => {
  it.each([
    // Numbers are decimals.
    ['0.1 + 0.2', '0.3'],
    ['1 / 3', '0.3333333333333333333333333333333333'],
    ['1 / 3 * 3', '0.9999999999999999999999999999999999'],
    ['9007199254740993 + 1', '9007199254740994'],
    ['2 ** 3 ** 2', '64'],
    ['-3 ** 2', '9'],
    ['1.15 * 100', '115'],
    ['round half up(2.675, 2)', '2.68'],
    ['round half down(1.125, 2)', '1.12'],
    ['decimal(2.5, 0)', '2'],
    ['floor(-1.56, 1)', '-1.6'],
    ['ceiling(-1.5)', '-1'],
    ['round down(-1.126, 2)', '-1.12'],
    ['round half up(1234, -2)', '1200'],
    ['abs(-10)', '10'],
    ['abs(@"-PT5H")', 'PT5H'],
    ['modulo(-12, 5)', '3'],
    ['sqrt(16)', '4'],
    ['odd(5) and even(2)', 'true'],
    // Strings are characters, not bytes.
    ['substring("quản lý", 3, 2)', '"ản"'],
    ['substring("foobar", -2, 1)', '"a"'],
    ['string length("🐎😀")', '2'],
    ['upper case("đất")', '"ĐẤT"'],
    ['substring after("foobar", "ob")', '"ar"'],
    ['replace("abracadabra", "a.*?a", "*")', '"*c*bra"'],
    ['replace("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "($1) $2-$3")', '"(012) 345-6789"'],
    ['split("a;b;;c", ";")', '["a", "b", "", "c"]'],
    ['string join(["a", null, "c"], "-")', '"a-c"'],
    ['matches("foobar", "^fo*bar")', 'true'],
    ['number("1.000.000,01", ".", ",")', '1000000.01'],
    ['string(date("2012-12-25"))', '"2012-12-25"'],
    ['string([1, "a", {b: 2}])', '"[1, \\"a\\", {b: 2}]"'],
    // Dates, times and durations.
    ['date("2027-01-31") + duration("P1M")', '2027-02-28'],
    ['date(2024, 2, 29).weekday', '4'],
    ['@"2027-03-01" - @"2027-02-01"', 'P28D'],
    ['@"2027-11-25T08:00:00@Asia/Ho_Chi_Minh" = @"2027-11-25T01:00:00Z"', 'true'],
    ['years and months duration(@"2011-12-22", @"2013-08-24")', 'P1Y8M'],
    ['day of week(@"2026-11-25")', '"Wednesday"'],
    ['month of year(@"2026-11-25")', '"November"'],
    ['time(11, 45, 30, duration("PT7H"))', '11:45:30+07:00'],
    ['@"P1DT2H".hours', '2'],
    ['duration("P1Y14M").years', '2'],
    ['@"2026-11-25T08:00:00+07:00".time offset', 'PT7H'],
    ['"Hoa\u0300" = "Ho\u00e0"', 'true'],
    ['string length("Hoa\u0300")', '3'],
    // Lists.
    ['[1, 2, 3][item > 1]', '[2, 3]'],
    ['[{a: 1}, {a: 2}][a = 2].a', '[2]'],
    ['[1, 2, 3][-1]', '3'],
    ['for i in 1..3, j in [10, 20] return i * j', '[10, 20, 20, 40, 30, 60]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    // A list that holds itself has no end.
    ['for i in 1..3 return partial', '[null, null, null]'],
    ['for i in 1..2 return { before: [partial], i: i }', '[null, null]'],
    ['for i in 1..2 return count(partial)', '[0, 1]'],
    ['time("10:00:00@Asia/Ho_Chi_Minh") = time("10:00:00+07:00")', 'true'],
    ['some x in [1, 2] satisfies x > 1', 'true'],
    ['every x in [] satisfies x > 1', 'true'],
    ['sort([3, 1, 2], function(x, y) x < y)', '[1, 2, 3]'],
    ['sublist([4, 5, 6], -2, 1)', '[5]'],
    ['insert before([1, 3], 1, 2)', '[2, 1, 3]'],
    ['remove([1, 2, 3], 2)', '[1, 3]'],
    ['index of([1, 2, 3, 2], 2)', '[2, 4]'],
    ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    ['flatten([[1, 2], [[3]], 4])', '[1, 2, 3, 4]'],
    ['median(8, 2, 5, 3, 4)', '4'],
    ['mode([6, 1, 9, 6, 1])', '[1, 6]'],
    ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
    ['all([true, null])', 'null'],
    ['any([false, null, true])', 'true'],
    ['product([2, 3, 4])', '24'],
    // Contexts.
    ['{a: 1, b: a + 1}.b', '2'],
    ['{first name: "An", greeting: "Chào " + first name}.greeting', '"Chào An"'],
    ['get entries({a: 1})', '[{key: "a", value: 1}]'],
    ['context put({x: 1, y: {a: 0}}, ["y", "a"], 2)', '{x: 1, y: {a: 2}}'],
    ['context merge([{x: 1}, {x: 2, y: 3}])', '{x: 2, y: 3}'],
    // Ranges, by the examples of table 81.
    ['before([1..10), [10..20])', 'true'],
    ['meets([1..5], [5..10])', 'true'],
    ['overlaps before([1..5), (1..5])', 'true'],
    ['overlaps before([1..5), [1..5])', 'false'],
    ['overlaps after((1..5], [1..5))', 'true'],
    ['finishes([5..10), [1..10))', 'true'],
    ['includes([1..10), [5..10])', 'false'],
    ['starts([1..5], [1..10])', 'true'],
    ['during(5, [1..10])', 'true'],
    ['[1..10].start included', 'true'],
    ['5 in (> 3, < 1)', 'true'],
    [']1..5[ = (1..5)', 'true'],
    // What it is.
    ['[1, 2] instance of list<number>', 'true'],
    ['@"P1D" instance of days and time duration', 'true'],
    ['null instance of Any', 'false'],
    ['(function(x: number) x + 1)(2)', '3'],
    ['1 = "1"', 'null'],
    ['true and null', 'null'],
    ['false and null', 'false'],
    ['if null then 1 else 2', '2'],
    ['1 // the rest\n + /* nothing */ 2', '3'],
  ])('%s gives %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('knows names with spaces when it is told of them, the longest first', () => {
    const given = { 'Giá trị': 3, 'Giá trị đất': 5, Giá: 1 };
    expect(evaluateExpression('Giá trị đất + Giá trị + Giá', given)).toBe(9);
  });

  it('says why it is null, and where', () => {
    expect(value('1 + [nothing, 2 + "x"][2]')).toBe(null);
    expect(errors.join('; ')).toBe(
      '5: «nothing» is not known; 14: + cannot be computed for number and string; 0: + cannot be computed for number and null',
    );
  });

  it('takes the types of Temporal, and years that Temporal does not have', () => {
    const from = Temporal.PlainDate.from('2026-11-25');
    expect(shown('from + @"P7D"', { from })).toBe('2026-12-02');
    expect(shown('date(999999999, 12, 31) - @"P1Y"')).toBe('999999998-12-31');
  });

  it('gives the rest of the system plain numbers', () => {
    expect(evaluateExpression('1 / 3', {})).toBe(1 / 3);
    expect(evaluateExpression('{a: [1 / 3]}', {})).toEqual({ a: [1 / 3] });
  });
});

describe('text that cannot be read', () => {
  it.each([
    ['1 +', 4],
    ['if a then b', 12],
    ['[1, 2', 6],
    ['"open', 6],
    ['@"2026-02-30"', 1],
    ['a b', 3],
    ['{a: 1, a: 2}', 10],
    ['f(x: 1, 2)', 11],
    ['/* open', 1],
    // No sign becomes a name by itself (grammar rules 28 and 29).
    ['rate^2', 5],
    ['`x`', 1],
    ['x`y', 2],
    ['x°', 2],
    ['x²', 2],
    ['a # b', 3],
    ['{a^b: 1}', 3],
    ['for a^b in [1] return 1', 6],
    ['function(a^b) 1', 11],
    ['f(a^b: 1)', 4],
    ['a & b', 3],
    ['a; b', 2],
    ['a % 2', 3],
    ['$x', 1],
    ["'x'", 1],
    ['x != ~y', 6],
  ])('%s is refused at character %i', (text, at) => {
    const refusal = checkExpression(text, 'here');
    expect(isRefusal(refusal) && refusalText(refusal, 'en')).toContain(`at character ${at}`);
  });

  it('is refused when it is too deep, and stopped when it never ends', () => {
    expect(isRefusal(checkExpression(`${'('.repeat(2000)}1`, 'here'))).toBe(true);
    expect(isRefusal(checkExpression(`${'-'.repeat(2000)}1`, 'here'))).toBe(true);
    expect(() => evaluateExpression('for i in 1..1000000000 return i', {})).toThrow('feel-turns');
    expect(() => evaluateExpression('{f: function(g) g(g)}.f({f: function(g) g(g)}.f)', {})).toThrow('feel-calls');
  });

  it('is refused where it asks for the clock', () => {
    expect(isRefusal(checkExpression('today() > x', 'here'))).toBe(true);
    expect(checkExpression('"today() is fine"', 'here')).toBe(true);
  });

  it('never breaks the reader, whatever it is', () => {
    const bits =
      'if then else for in return [ ] ( ) { } .. . , : "a" 1 2.5 + - * ** / < <= = != and or not x y @ instance of function list'.split(
        ' ',
      );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...bits)).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          compileText(source)(new Frame({ x: 1, y: [1] }, undefined, new Session()));
        } catch (error) {
          expect(error).toBeInstanceOf(FeelSyntaxError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('arithmetic', () => {
  it('is exact in đồng and hào', () => {
    const money = fc.integer({ min: -1e11, max: 1e11 });
    fc.assert(
      fc.property(money, money, (a, b) => {
        const [x, y] = [a / 100, b / 100];
        expect(evaluateExpression('(x + y) * 100', { x, y })).toBe(a + b + 0);
        expect(evaluateExpression('x + y - y = x', { x, y })).toBe(true);
      }),
    );
  });
});

describe('unary tests', () => {
  it.each<[string, unknown, boolean]>([
    ['-', null, true],
    ['"a", "b"', 'b', true],
    ['not("a", "b")', 'c', true],
    ['< 5', 4, true],
    ['[1..5), > 10', 5, false],
    ['? > limit', 8, true],
    ['limit', 7, true],
    ['contains(?, "x")', 'axe', true],
    ['date("2026-01-01")..date("2026-12-31")', 1, false],
    ['null', null, true],
    ['true', true, true],
  ])('%s of %j is %s', (text, input, expected) => {
    if (text.startsWith('date')) expect(() => testUnary(text, input, {})).toThrow(FeelSyntaxError);
    else expect(testUnary(text, input, { limit: 7 })).toBe(expected);
  });
});

describe('a template', () => {
  it('is filled, with nothing where there is nothing', () => {
    expect(fillTemplate('{{name}}: {{1 + 1}} {{missing}}{{@"2026-11-25"}}', { name: 'An' })).toBe('An: 2 2026-11-25');
  });
});
