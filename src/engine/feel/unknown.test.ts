import { describe, expect, it } from 'vitest';
import { type Given, Leaf } from './misfits.ts';
import { unknownIn, unknownInTests } from './unknown.ts';

const given: Given = {
  name: true,
  people: true,
  'tax-notice': { amountVnd: true },
  applicant: { idNumber: true },
  on: true,
};
const found = (expression: string) => unknownIn(expression, given).map(({ kind, name }) => `${kind} ${name}`);

describe('what an expression names that nobody gives', () => {
  it.each([
    'name',
    'tax-notice.amountVnd + 1',
    'applicant.idNumber = "1"',
    'upper case(name)',
    'substring(name, 1)',
    'substring(string: name, start position: 1)',
    'min(1, 2, 3)',
    'for one in people, other in one.friends return one + other + count(partial)',
    'some one in people satisfies one.age > 3',
    'people[age > 3 and item != null]',
    '{a: name, b: a + 1}.b',
    'date(on).year',
    'function(x, y) x + y',
    'if name = null then "" else ", " + name',
    'name in ("a", "b")',
    'sort(people, max)',
    'name between "a" and "b"',
  ])('nothing in %s', (expression) => expect(found(expression)).toEqual([]));

  it.each([
    ['nam', ['name nam']],
    ['upper case(nam)', ['name nam']],
    ['tax-notice.amount', ['member tax-notice.amount']],
    ['applicant.number', ['member applicant.number']],
    ['trim(name)', ['function trim']],
    ['contains(name)', ['arguments contains']],
    ['substring(string: name, from: 1)', ['arguments substring']],
    ['for one in poeple return one', ['name poeple']],
    ['some one in people satisfies one.age > limit', ['name limit']],
    ['{a: b, b: 1}', ['name b']],
    ['people[count(item, 1, 2) > 0]', ['arguments count']],
    ['if name = null then nothing else name', ['name nothing']],
    ['name in (first, "b")', ['name first']],
    ['function(x) x + y', ['name y']],
    ['[1, second]', ['name second']],
    ['not(foo)', ['name foo']],
    ['applicant.idNumber - number', ['name number']],
  ])('%s', (expression, unknown) => expect(found(expression)).toEqual(unknown));

  it.each([
    ['-', []],
    ['? > 3', []],
    ['"a", name', []],
    ['not(limit)', ['limit']],
    ['< limit', ['limit']],
    ['[1..most]', ['most']],
  ])('in a cell of a table, %s', (tests, unknown) =>
    expect(unknownInTests(tests, given).map(({ name }) => name)).toEqual(unknown),
  );
});

const sex = new Leaf('string', { choices: ['female', 'male'] });
const rows = new Leaf('list', { items: { kind: sex } });
const known: Given = {
  sex,
  capital: new Leaf('number'),
  foreign: new Leaf('boolean'),
  kinds: new Leaf('list', { items: sex }),
  rows,
  free: new Leaf('string'),
  other: true,
};

describe('a value that is never the same as what it is compared with', () => {
  it.each([
    'sex = "male"',
    'sex = null or sex != null',
    'capital >= 5 and capital in [1..9]',
    'foreign = true',
    'list contains(kinds, "male")',
    'some one in kinds satisfies one = "female"',
    'rows[kind = "male"]',
    'count(split(free, ";")[matches(item, "x")]) < 2',
    'free = "anything"',
    'other = 1 or other = "1"',
    'sex in ("male", "female")',
    'date("2026-12-01")',
  ])('is none in %s', (expression) => expect(unknownIn(expression, known)).toEqual([]));

  it.each([
    ['if sex = "Male" then "Nam" else "Nữ"', 'value sex "Male"'],
    ['"man" = sex', 'value sex "man"'],
    ['foreign = "true"', 'value foreign "true"'],
    ['capital > "5"', 'value capital "5"'],
    ['capital between 1 and "5"', 'value capital "5"'],
    ['sex in ("male", "fmale")', 'value sex "fmale"'],
    ['list contains(kinds, "mal")', 'value kinds "mal"'],
    ['some one in kinds satisfies one = "x"', 'value one "x"'],
    ['rows[kind = "x"]', 'value kind "x"'],
    ['capital = free', 'value capital free'],
    ['sex.name', 'member sex.name'],
    ['kinds.name', 'member kinds.name'],
    ['kinds[itm != null]', 'name itm'],
    ['rows[knd = "male"]', 'name knd'],
    ['date("2026-13-01")', 'literal date("2026-13-01")'],
    ['duration("P1X")', 'literal duration("P1X")'],
  ])('is told in %s', (expression, told) =>
    expect(
      unknownIn(expression, known).map((one) => [one.kind, one.name, one.value].filter(Boolean).join(' ')),
    ).toEqual([told]),
  );

  it.each([
    ['"male"', 'sex', []],
    ['"male", "mal"', 'sex', ['sex']],
    ['not("mal")', 'sex', ['sex']],
    ['> "5"', 'capital', ['capital']],
    ['"yes"', 'sex = "male"', ['…']],
    ['true', 'foreign', []],
  ])('in a cell %s of the column %s', (cell, column, told) =>
    expect(unknownInTests(cell, known, column).map(({ name }) => name)).toEqual(told),
  );
});
