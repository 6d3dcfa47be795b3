import { describe, expect, it } from 'vitest';
import { type Given, unknownIn, unknownInTests } from './unknown.ts';

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
