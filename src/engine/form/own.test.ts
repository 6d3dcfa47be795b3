/** Names of persons that nobody typed now stay as they are, whatever stands in them; what is typed is a name. */
import { expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { compileForm } from './form.ts';
import { type OwnData, standing } from './own.ts';

const ODD = 'Nguyễn B?o Ng?c';
const form = compileForm(
  {
    schema: {
      type: 'object',
      properties: { childName: { type: 'string', format: 'person-name', maxLength: 20 } },
      required: ['childName'],
      additionalProperties: false,
    },
  } as never,
  'apply',
);
const own: OwnData = { idNumber: '022190000001', name: 'Nguyễn Văn An' };
const faults = (childName: string, more: Partial<OwnData> = {}) =>
  isRefusal(form)
    ? ['no form']
    : form.faults({ childName }, undefined, standing({ ...own, ...more })).map(({ rule }) => rule);

it.each([
  ['typed', {}, ['format']],
  ['of a register', { held: { childName: ODD } }, []],
  ['handed in before', { filed: { childName: ODD } }, []],
  ['of who signs people in', { name: ODD }, []],
  ['of a register for another field', { held: { motherName: ODD } }, ['format']],
  ['other than the register has it', { held: { childName: 'Nguyễn Bảo Ngọc' } }, ['format']],
])('an odd name %s', (_, more, rules) => {
  expect(faults(ODD, more)).toEqual(rules);
  if (isRefusal(form)) return;
  const checked = form.check({ childName: ODD }, undefined, undefined, standing({ ...own, ...more }));
  expect(isRefusal(checked)).toBe(rules.length > 0);
});

it('what else is wrong with a name of a register is still said', () => {
  const long = `${ODD} ${ODD} ${ODD}`;
  expect(faults(long, { held: { childName: long } })).toEqual(['maxLength']);
});
