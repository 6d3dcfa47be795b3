import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { askedTooEarly, openFields } from './conditions.ts';
import { compileForm, type FormSource, prefilled } from './form.ts';

const land: FormSource = {
  schema: {
    type: 'object',
    required: ['kind', 'price', 'bank'],
    properties: {
      kind: { type: 'string', enum: ['sale', 'gift'] },
      price: { type: 'integer', minimum: 0 },
      mortgaged: { type: 'boolean' },
      bank: { type: 'string', minLength: 1 },
    },
  },
  layout: [
    { section: 'change', fields: ['kind', { field: 'price', when: 'kind = "sale"' }] },
    {
      section: 'bank',
      when: 'price > 100',
      fields: ['mortgaged', { field: 'bank', when: 'mortgaged = true' }],
    },
  ],
};
const form = must(compileForm(land, 'forms/apply.yaml'));

describe('what a condition looks at', () => {
  it.each([
    [['kind', { field: 'price', when: 'kind = "sale"' }], []],
    [[{ field: 'price', when: 'kind = "sale"' }, 'kind'], [{ field: 'price', looksAt: 'kind' }]],
    [[{ field: 'kind', when: 'kind = null' }], [{ field: 'kind', looksAt: 'kind' }]],
    // A word in a text and a part of another value are no answers.
    [[{ field: 'price', when: 'other = "kind" and applicant.kind = 1' }, 'kind'], []],
  ])('is answered before: %j', (fields, found) => {
    expect(askedTooEarly([{ section: 'a', fields }])).toEqual(found);
  });
});

describe('a form with conditions', () => {
  it.each([
    [{}, ['price', 'mortgaged', 'bank']],
    [{ kind: 'gift' }, ['price', 'mortgaged', 'bank']],
    [{ kind: 'sale' }, ['mortgaged', 'bank']],
    [{ kind: 'sale', price: 200 }, ['bank']],
    [{ kind: 'sale', price: 200, mortgaged: true }, []],
    // What hangs on an answer that is not asked for is not asked for either.
    [{ kind: 'gift', price: 200, mortgaged: true }, ['price', 'mortgaged', 'bank']],
  ])('%j leaves out %j', (answers, hidden) => {
    expect([...form.hidden(answers)]).toEqual(hidden);
  });

  it('does not require what it does not ask for, and does not keep it', () => {
    expect(form.check({ kind: 'gift', price: 200, bank: 'Agribank' })).toEqual({ kind: 'gift' });
    expect(form.faults({ kind: 'gift' })).toEqual([]);
  });

  it('requires what it asks for', () => {
    expect(form.faults({ kind: 'sale' })).toEqual([{ field: 'price', rule: 'required', limit: undefined }]);
    expect(isRefusal(form.check({ kind: 'sale', price: 200, mortgaged: true }))).toBe(true);
    expect(form.check({ kind: 'sale', price: 200, mortgaged: true, bank: 'Agribank' })).toMatchObject({ price: 200 });
  });

  it('does not mind a wrong value that does not count', () => {
    expect(form.faults({ kind: 'gift', price: 'ba' })).toEqual([]);
    expect(form.faults({ kind: 'sale', price: 'ba' })).toMatchObject([{ field: 'price', rule: 'type' }]);
  });

  it.each([
    [[{ section: 'a', fields: [{ field: 'kind', when: 'kind = ' }] }], 'feel-invalid'],
    [[{ section: 'a', fields: [{ field: 'nobody', when: 'true' }] }], 'pack-invalid'],
    [[{ section: 'a', fields: ['kind', 'kind'] }], 'pack-invalid'],
    [[{ section: 'a', when: 'today() > submittedOn', fields: ['kind'] }], 'feel-invalid'],
  ])('refuses the layout %j', (layout, code) => {
    expect(compileForm({ ...land, layout }, 'forms/apply.yaml')).toMatchObject({ code });
  });
});

it('keeps names of persons with one space between their words, and other texts as they were typed', () => {
  const properties = {
    child: { type: 'string', format: 'civil-name' },
    from: { type: 'string', nameOf: 'fromId' },
    fromId: { type: 'string', format: 'id-number' },
    note: { type: 'string' },
  };
  const named = must(compileForm({ schema: { type: 'object', properties } }, 'forms/apply.yaml'));
  expect(named.check({ child: ' Lê  An ', from: 'Công ty   An', note: 'a  b' })).toEqual({
    child: 'Lê An',
    from: 'Công ty An',
    note: 'a  b',
  });
});

describe('a day of today', () => {
  const properties: FormSource['schema']['properties'] = {
    ends: { type: 'string', format: 'date', endsRight: true },
    goesOn: { type: 'string', format: 'date', endsRight: { ground: 'note' } },
    note: { type: 'string' },
    lines: { type: 'array', items: { type: 'string' } },
  };
  const dated = must(compileForm({ schema: { type: 'object', properties } }, 'forms/apply.yaml'));

  it('ends no right before it', () => {
    expect(dated.faults({ ends: '2026-11-28' }, '2026-11-29')).toEqual([
      { field: 'ends', rule: 'ended', limit: '29/11/2026' },
    ]);
    expect(dated.check({ ends: '2026-11-28' }, '2026-11-29')).toMatchObject({
      params: { fields: [{ phrase: 'value-ended' }] },
    });
    for (const answers of [{ ends: '2026-11-29' }, { goesOn: '2020-01-01' }])
      expect(dated.faults(answers, '2026-11-29')).toEqual([]);
    const nowhere = { ends: { type: 'string', endsRight: { ground: 'nothing' } } };
    expect(compileForm({ schema: { type: 'object', properties: nowhere } }, 'forms/apply.yaml')).toMatchObject({
      code: 'pack-invalid',
    });
  });

  it('has no document after it, in whatever text one is named', () => {
    for (const [field, value] of [
      ['note', 'theo Quyết định số 1/QĐ-UBND ngày 30/11/2027'],
      ['lines', ['a', 'Giấy phép số 7 ngày 30/11/2027']],
    ] as const)
      expect(dated.faults({ [field]: value }, '2026-11-29')).toEqual([
        { field, rule: 'document', limit: '30/11/2027' },
      ]);
    expect(dated.faults({ note: 'Quyết định số 1/QĐ-UBND ngày 29/11/2026' }, '2026-11-29')).toEqual([]);
  });
});

describe('a number that is at most another', () => {
  const money = (atMost: string): FormSource => ({
    schema: {
      type: 'object',
      properties: { whole: { type: 'integer' }, own: { type: 'integer', atMost } },
    },
  });
  const capital = must(compileForm(money('whole'), 'forms/apply.yaml'));

  it('is refused above it, and taken up to it or where the other is not known', () => {
    expect(capital.faults({ whole: 100, own: 101 })).toEqual([
      { field: 'own', rule: 'maximum', limit: 100, other: 'whole' },
    ]);
    const refused = capital.check({ whole: 100, own: 101 });
    expect(isRefusal(refused) && refused.code).toBe('form-invalid');
    for (const answers of [{ whole: 100, own: 100 }, { own: 5 }, { whole: 5 }]) {
      expect(capital.faults(answers)).toEqual([]);
      expect(isRefusal(capital.check(answers))).toBe(false);
    }
  });

  it('is said with everything else that is wrong', () => {
    const properties = {
      whole: { type: 'integer' },
      own: { type: 'integer', atMost: 'whole' },
      name: { type: 'string' },
    };
    const all = must(compileForm({ schema: { type: 'object', required: ['name'], properties } }, 'forms/apply.yaml'));
    const refused = all.check({ whole: 100, own: 101 });
    expect(isRefusal(refused) && refused.params['fields']).toMatchObject([
      { params: { field: 'name' } },
      { params: { field: 'own', limit: 100 } },
    ]);
  });

  it('or a multiple of what no computer writes exactly, below a bound', () => {
    const properties = { area: { type: 'number', multipleOf: 0.1, exclusiveMaximum: 10 } };
    const house = must(compileForm({ schema: { type: 'object', properties } }, 'forms/apply.yaml'));
    expect([0.3, 9.9].flatMap((area) => house.faults({ area }))).toEqual([]);
    expect(house.faults({ area: 0.35 })).toEqual([{ field: 'area', rule: 'multipleOf', limit: 0.1 }]);
    expect(house.faults({ area: 10 })).toEqual([{ field: 'area', rule: 'exclusiveMaximum', limit: 10 }]);
  });

  it('or at least another, said at the one that has the rule', () => {
    const properties = { one: { type: 'number' }, all: { type: 'number', atLeast: 'one' } };
    const house = must(compileForm({ schema: { type: 'object', properties } }, 'forms/apply.yaml'));
    expect(house.faults({ one: 600, all: 450 })).toEqual([{ field: 'all', rule: 'minimum', limit: 600, other: 'one' }]);
    expect(house.check({ one: 600, all: 450 })).toMatchObject({
      code: 'form-invalid',
      params: { fields: [{ params: { field: 'all', comparison: '>=', limit: 600 } }] },
    });
    for (const answers of [{ one: 600, all: 600 }, { one: 600 }, { all: 1 }]) expect(house.faults(answers)).toEqual([]);
    const nowhere = { schema: { type: 'object' as const, properties: { all: { atLeast: 'nothing' } } } };
    expect(compileForm(nowhere, 'forms/apply.yaml')).toMatchObject({ code: 'pack-invalid' });
  });

  it('names a field of the form', () => {
    expect(isRefusal(compileForm(money('nothing'), 'forms/apply.yaml'))).toBe(true);
  });
});

describe('a default', () => {
  const properties = {
    nationality: { type: 'string', minLength: 1, default: 'Việt Nam' },
    note: { type: 'string', default: 'x' },
  };
  const fields = Object.entries(properties).map(([name, schema]) => ({ name, schema }));
  const source: FormSource = { schema: { type: 'object', required: ['nationality'], properties } };

  it('stands in a field that nobody has answered, and yields to an answer', () => {
    expect(prefilled(fields, {})).toEqual({ nationality: 'Việt Nam', note: 'x' });
    expect(prefilled(fields, { nationality: 'Anh' })).toEqual({ nationality: 'Anh', note: 'x' });
  });

  it('answers nothing for who left the field empty', () => {
    const nationality = must(compileForm(source, 'forms/apply.yaml'));
    expect(nationality.faults({})).toMatchObject([{ field: 'nationality', rule: 'required' }]);
    expect(nationality.check({})).toMatchObject({ code: 'form-invalid' });
    expect(nationality.check({ nationality: 'Anh' })).toEqual({ nationality: 'Anh' });
  });
});

it('takes no letters that papers cannot have where the answer stands on them, and names them', () => {
  const properties = { place: { type: 'string', format: 'place' }, note: { type: 'string' } };
  const form = must(compileForm({ schema: { type: 'object', properties } }, 'apply'));
  const wrong = { place: 'Chợ Lớn ភ្នំ 北京 عربي', note: '北京' };
  expect(form.faults(wrong)).toEqual([
    { field: 'place', rule: 'printed', limit: undefined, letters: expect.stringContaining('北 京') },
  ]);
  const refused = form.check(wrong);
  expect(isRefusal(refused) && refused.params['fields']).toMatchObject([{ phrase: 'value-unprinted' }]);
  expect(form.faults({ place: 'Phường Hồng Gai, Москва' })).toEqual([]);
});

it('of some answers, a field that an open one may bring up is open, and one that is away for good is out', () => {
  const layout = [
    {
      section: 'a',
      fields: ['kind', { field: 'share', when: 'kind = "part"' }, { field: 'of', when: 'share != null' }, 'note'],
    },
  ];
  const fields = ['kind', 'share', 'of', 'note', 'beside'];
  const of = (answers: object) => {
    const { open, out } = openFields(layout, fields, answers as Record<string, unknown>);
    return [[...open].sort(), [...out].sort()];
  };
  expect(of({})).toEqual([['beside', 'kind', 'note', 'of', 'share'], []]);
  expect(of({ kind: 'whole', note: ' ', beside: 1 })).toEqual([['note'], ['of', 'share']]);
  // What is answered counts though its condition is not known yet.
  expect(of({ share: '1/2', note: 'x' })).toEqual([['beside', 'kind', 'of'], []]);
});
