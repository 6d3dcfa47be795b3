/** The examples that DMN 1.5 gives for its functions (§10.3.4, tables 73 to 85), each as one comparison that holds. */
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from './feel.ts';

/** `arguments = value`, one a line. */
const EXAMPLES: Record<string, string> = {
  date: `(2012, 12, 25) = date("2012-12-25")
("2012-12-25") - date("2012-12-24") = duration("P1D")
(date and time("2012-12-25T11:00:00Z")) = date("2012-12-25")`,
  'date and time': `(date("2012-12-24"), time("23:59:00")) = date and time("2012-12-24T23:59:00")
("2012-12-24T23:59:00") + duration("PT1M") = date and time("2012-12-25T00:00:00")
("2012-12-24T23:59:00") - date and time("2012-12-22T03:45:00") = duration("P2DT20H14M")`,
  time: `("23:59:00z") + duration("PT2M") = time("00:01:00@Etc/UTC")
("23:59:00z") = time(23, 59, 0, duration("PT0H"))
(date and time("2012-12-25T11:00:00Z")) = time("11:00:00Z")`,
  number: `("1 000,0", " ", ",") = number("1,000.0", ",", ".")`,
  string: `(1.1) = "1.1"
(null) = null`,
  duration: `("P2Y2M") = duration("P26M")
("P2Y2M") instance of years and months duration = true`,
  'years and months duration': `(date("2011-12-22"), date("2013-08-24")) = duration("P1Y8M")`,
  not: `(true) = false
(false) = true
(null) = null`,
  substring: `("foobar", 3) = "obar"
("foobar", 3, 3) = "oba"
("foobar", -2, 1) = "a"
("\\U01F40Eab", 2) = "ab"`,
  'string length': `("foo") = 3
("\\U01F40Eab") = 3`,
  'upper case': `("aBc4") = "ABC4"`,
  'lower case': `("aBc4") = "abc4"`,
  'substring before': `("foobar", "bar") = "foo"
("foobar", "xyz") = ""
("foobar", "o") = "f"`,
  'substring after': `("foobar", "ob") = "ar"
("", "a") = ""
("foo", "") = "foo"`,
  replace: `("abcd", "(ab)|(a)", "[1=$1][2=$2]") = "[1=ab][2=]cd"`,
  contains: `("foobar", "of") = false`,
  'starts with': `("foobar", "fo") = true`,
  'ends with': `("foobar", "r") = true`,
  matches: `("foobar", "^fo*b") = true`,
  split: `("John Doe", "\\\\s") = ["John", "Doe"]
("a;b;c;;", ";") = ["a", "b", "c", "", ""]`,
  'string join': `(["a", "b", "c"], "_and_") = "a_and_b_and_c"
(["a", "b", "c"], "") = "abc"
(["a", "b", "c"], null) = "abc"
(["a"], "X") = "a"
(["a", null, "c"], "X") = "aXc"
([], "X") = ""`,
  'list contains': `([1, 2, 3], 2) = true
([1, 2, null], null) = true`,
  count: `([1, 2, 3]) = 3
([]) = 0
([1, [2, 3]]) = 2`,
  min: `([1, 2, 3]) = 1
(1) = 1
([1]) = 1
([]) = null`,
  max: `(1, 2, 3) = 3
([]) = null`,
  sum: `([1, 2, 3]) = 6
([1]) = 1
(1, 2, 3) = 6
([]) = null`,
  mean: `([1, 2, 3]) = 2
([1]) = 1
(1, 2, 3) = 2
([]) = null`,
  all: `([false, null, true]) = false
(true) = true
([true]) = true
([]) = true
(0) = null`,
  any: `([false, null, true]) = true
(false) = false
([]) = false
(0) = null`,
  sublist: `([4, 5, 6], 1, 2) = [4, 5]`,
  append: `([1], 2, 3) = [1, 2, 3]`,
  concatenate: `([1, 2], [3]) = [1, 2, 3]`,
  'insert before': `([1, 3], 1, 2) = [2, 1, 3]`,
  remove: `([1, 2, 3], 2) = [1, 3]`,
  'list replace': `([2, 4, 7, 8], 3, 6) = [2, 4, 6, 8]
([2, 4, 7, 8], function(item, newItem) item < newItem, 5) = [5, 5, 7, 8]`,
  reverse: `([1, 2, 3]) = [3, 2, 1]`,
  'index of': `([1, 2, 3, 2], 2) = [2, 4]`,
  union: `([1, 2], [2, 3]) = [1, 2, 3]`,
  'distinct values': `([1, 2, 3, 2, 1]) = [1, 2, 3]`,
  flatten: `([[1, 2], [[3]], 4]) = [1, 2, 3, 4]`,
  product: `([2, 3, 4]) = 24
(2, 3, 4) = 24`,
  median: `(8, 2, 5, 3, 4) = 4
([6, 1, 2, 3]) = 2.5
([]) = null`,
  stddev: `(2, 4, 7, 5) = 2.081665999466132735282297706979931
([47]) = null
(47) = null
([]) = null`,
  mode: `(6, 3, 9, 6, 6) = [6]
([6, 1, 9, 6, 1]) = [1, 6]
([]) = []`,
  decimal: `(1/3, 2) = .33
(1.5, 0) = 2
(2.5, 0) = 2`,
  floor: `(1.5) = 1
(-1.5) = -2
(-1.56, 1) = -1.6`,
  ceiling: `(1.5) = 2
(-1.5) = -1
(-1.56, 1) = -1.5`,
  'round up': `(5.5, 0) = 6
(-5.5, 0) = -6
(1.121, 2) = 1.13
(-1.126, 2) = -1.13`,
  'round down': `(5.5, 0) = 5
(-5.5, 0) = -5
(1.121, 2) = 1.12
(-1.126, 2) = -1.12`,
  'round half up': `(5.5, 0) = 6
(-5.5, 0) = -6
(1.121, 2) = 1.12
(-1.126, 2) = -1.13`,
  'round half down': `(5.5, 0) = 5
(-5.5, 0) = -5
(1.121, 2) = 1.12
(-1.126, 2) = -1.13`,
  abs: `(10) = 10
(-10) = 10
(@"PT5H") = @"PT5H"
(@"-PT5H") = @"PT5H"`,
  modulo: `(12, 5) = 2
(-12, 5) = 3
(12, -5) = -3
(-12, -5) = -2
(10.1, 4.5) = 1.1
(-10.1, 4.5) = 3.4
(10.1, -4.5) = -3.4
(-10.1, -4.5) = -1.1`,
  sqrt: `(16) = 4`,
  odd: `(5) = true
(2) = false`,
  even: `(5) = false
(2) = true`,
  is: `(date("2012-12-25"), time("23:00:50")) = false
(date("2012-12-25"), date("2012-12-25")) = true
(time("23:00:50z"), time("23:00:50+00:00")) = true
(time("23:00:50z"), time("23:00:50")) = false`,
  'get value': `({key1: "value1"}, "key1") = "value1"
({key1: "value1"}, "unexistent-key") = null`,
  'get entries': `({key1: "value1", key2: "value2"}) = [{key: "key1", value: "value1"}, {key: "key2", value: "value2"}]`,
  context: `([{key: "a", value: 1}, {key: "b", value: 2}]) = {a: 1, b: 2}
([{key: "a", value: 1}, {key: "b", value: 2, something: "else"}]) = {a: 1, b: 2}
([{key: "a", value: 1}, {key: "b"}]) = null`,
  'context put': `({x: 1}, "y", 2) = {x: 1, y: 2}
({x: 1, y: 0}, "y", 2) = {x: 1, y: 2}
({x: 1, y: 0, z: 0}, "y", 2) = {x: 1, y: 2, z: 0}
({x: 1}, ["y"], 2) = {x: 1, y: 2}
({x: 1, y: {a: 0}}, ["y", "a"], 2) = {x: 1, y: {a: 2}}
({x: 1, y: {a: 0}}, [], 2) = null`,
  'context merge': `([{x: 1}, {y: 2}]) = {x: 1, y: 2}
([{x: 1, y: 0}, {y: 2}]) = {x: 1, y: 2}`,
  sort: `(list: [3, 1, 4, 5, 2], precedes: function(x, y) x < y) = [1, 2, 3, 4, 5]`,
  'day of year': `(date(2019, 9, 17)) = 260`,
  'day of week': `(date(2019, 9, 17)) = "Tuesday"`,
  'month of year': `(date(2019, 9, 17)) = "September"`,
  'week of year': `(date(2019, 9, 17)) = 38
(date(2003, 12, 29)) = 1
(date(2004, 1, 4)) = 1
(date(2005, 1, 1)) = 53
(date(2005, 1, 3)) = 1
(date(2005, 1, 9)) = 1`,
  range: `("[18..21)") = [18..21)
("[2..]") = null`,
};

/** Of points and ranges: what holds, and what does not. */
const RELATIONS: Record<string, [holds: string, not: string]> = {
  before: [
    '1,10; 1,(1..10]; 1,[5..10]; [1..10),10; [1..10],15; [1..10],[15..20]; [1..10),[10..20]; [1..10],(10..20]',
    '10,1; 1,[1..10]; [1..10],10; [1..10],[10..20]',
  ],
  after: [
    '10,5; 12,[1..10]; 10,[1..10); [11..20],10; (11..20],11; [11..20],[1..10]; [11..20],[1..11); (11..20],[1..11]',
    '5,10; 10,[1..10]; [11..20],12; [11..20],11; [1..10],[11..20]',
  ],
  meets: ['[1..5],[5..10]', '[1..5),[5..10]; [1..5],(5..10]; [1..5],[6..10]'],
  'met by': ['[5..10],[1..5]', '[5..10],[1..5); (5..10],[1..5]; [6..10],[1..5]'],
  overlaps: [
    '[1..5],[3..8]; [3..8],[1..5]; [1..8],[3..5]; [3..5],[1..8]; [1..5],[5..8]; [5..8],[1..5]',
    '[1..5],[6..8]; [6..8],[1..5]; [1..5],(5..8]; [1..5),[5..8]; [1..5),(5..8]; (5..8],[1..5]; [5..8],[1..5); (5..8],[1..5)',
  ],
  'overlaps before': [
    '[1..5],[3..8]; [1..5],[5..8]; [1..5),(1..5]; [1..5],(1..5]',
    '[1..5],[6..8]; [1..5],(5..8]; [1..5),[5..8]; [1..5),[1..5]; [1..5],[1..5]',
  ],
  'overlaps after': [
    '[3..8],[1..5]; [5..8],[1..5]; (1..5],[1..5); (1..5],[1..5]',
    '[6..8],[1..5]; (5..8],[1..5]; [5..8],[1..5); [1..5],[1..5); [1..5],[1..5]',
  ],
  finishes: [
    '10,[1..10]; [5..10],[1..10]; [5..10),[1..10); [1..10],[1..10]; (1..10],[1..10]',
    '10,[1..10); [5..10),[1..10]',
  ],
  'finished by': [
    '[1..10],10; [1..10],[5..10]; [1..10),[5..10); [1..10],[1..10]; [1..10],(1..10]',
    '[1..10),10; [1..10],[5..10)',
  ],
  includes: [
    '[1..10],5; [1..10],1; [1..10],10; [1..10],[4..6]; [1..10],[1..5]; (1..10],(1..5]; [1..10],(1..10); [1..10),[5..10); [1..10],[1..10); [1..10],(1..10]; [1..10],[1..10]',
    '[1..10],12; (1..10],1; [1..10),10',
  ],
  during: [
    '5,[1..10]; 1,[1..10]; 10,[1..10]; [4..6],[1..10]; [1..5],[1..10]; (1..5],(1..10]; (1..10),[1..10]; [5..10),[1..10); [1..10),[1..10]; (1..10],[1..10]; [1..10],[1..10]',
    '12,[1..10]; 1,(1..10]; 10,[1..10)',
  ],
  starts: [
    '1,[1..10]; [1..5],[1..10]; (1..5],(1..10]; [1..10],[1..10]; [1..10),[1..10]; (1..10),(1..10)',
    '1,(1..10]; 2,[1..10]; (1..5],[1..10]; [1..5],(1..10]',
  ],
  'started by': [
    '[1..10],1; [1..10],[1..5]; (1..10],(1..5]; [1..10],[1..10]; [1..10],[1..10); (1..10),(1..10)',
    '(1..10],1; [1..10],2; [1..10],(1..5]; (1..10],[1..5]',
  ],
  coincides: ['5,5; [1..5],[1..5]', '3,4; (1..5),[1..5]; [1..5],[2..6]'],
};

describe('the examples of the standard', () => {
  const all = Object.entries(EXAMPLES).flatMap(([name, lines]) => lines.split('\n').map((line) => name + line));
  it.each(all)('%s', (text) => expect(evaluateExpression(text, {})).toBe(true));

  it.each(Object.entries(RELATIONS))('%s of points and ranges', (name, [holds, not]) => {
    const wrong = (list: string, wanted: boolean) =>
      list.split('; ').filter((one) => evaluateExpression(`${name}(${one})`, {}) !== wanted);
    expect([wrong(holds, true), wrong(not, false)]).toEqual([[], []]);
  });

  it.each([
    ['log(10)', Math.LN10],
    ['exp(5)', 148.4131591025766],
  ])('%s', (text, value) => expect(evaluateExpression(text, {})).toBeCloseTo(value, 10));
});
