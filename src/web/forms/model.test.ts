import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { FormSource } from '#engine/form/form.ts';
import { LANGUAGES, type Language } from '#kernel/outcome.ts';
import { shippedPacks } from '#main/system.ts';
import { formatsFor, translator } from '../i18n.ts';
import { everyKind, exampleWords } from './example.ts';
import { FieldView, Places, shownValue } from './field.tsx';
import { errorsOf, type Field, formOf, sectionsOf } from './model.ts';
import { readAnswers } from './read.ts';

const t = translator('vi');
const [section] = sectionsOf(everyKind, exampleWords);
const { fields } = section;
const fieldOf = (name: string) => fields.find((field) => field.name === name)!;
const drawn = (name: string, value: unknown, errors: ReturnType<typeof errorsOf> = []) =>
  renderToString(FieldView({ t, field: fieldOf(name), value, errors }));

/** What a browser would post of the markup: names and values of what is filled in or chosen. */
function posted(html: string): Record<string, string | string[]> {
  const body: Record<string, string | string[]> = {};
  const add = (name: string, value: string) => {
    body[name] = name in body ? [body[name], value].flat() : value;
  };
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    if ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/.test(tag)) continue;
    add(attribute(tag, 'name'), attribute(tag, 'value'));
  }
  for (const [, attributes, text] of html.matchAll(/<textarea([^>]*)>([^<]*)/g))
    add(attribute(attributes, 'name'), text);
  return body;
}

describe('what was typed', () => {
  it.each([
    ['floors', { floors: '3' }, 3],
    ['floors', { floors: 'ba' }, 'ba'],
    ['builtYear', { builtYear: '1992' }, 1992],
    ['capitalVnd', { capitalVnd: '1.500.000 đồng' }, 1_500_000],
    ['capitalVnd', { capitalVnd: '1,5' }, '1,5'],
    ['capitalVnd', { capitalVnd: '8.000,00' }, '8.000,00'],
    ['capitalVnd', { capitalVnd: '150.000.000,00' }, '150.000.000,00'],
    ['floors', { floors: '1.5' }, '1.5'],
    ['floors', { floors: '1.200' }, 1200],
    ['areaM2', { areaM2: '11,5' }, 11.5],
    ['areaM2', { areaM2: '1.200' }, '1.200'],
    ['areaM2', { areaM2: '12,000' }, '12,000'],
    ['areaM2', { areaM2: '12,000.5' }, 12_000.5],
    ['areaM2', { areaM2: '1.200.000' }, 1_200_000],
    ['born', { 'born-day': '5', 'born-month': '11', 'born-year': '2026' }, '2026-11-05'],
    ['born', { born: '05/11/2026' }, '2026-11-05'],
    ['mortgaged', { mortgaged: 'no' }, false],
    ['services', { services: ['residence', 'insurance'] }, ['residence', 'insurance']],
    ['services', { services: 'residence' }, ['residence']],
    ['trades', { trades: 'Cắt tóc\r\n\r\n Gội đầu ' }, ['Cắt tóc', 'Gội đầu']],
    [
      'place',
      { 'place-street': 'Số 1', 'place-village': '', 'place-place': 'Phường Hồng Gai' },
      'Số 1, Phường Hồng Gai',
    ],
    ['name', { name: '   ' }, undefined],
  ])('%s from %j is %j', (name, body, value) => {
    expect(readAnswers([fieldOf(name)], body)).toEqual(value === undefined ? {} : { [name]: value });
  });
});

describe('a whole number with a comma between its thousands', () => {
  it.each(['floors', 'capitalVnd'])(
    'is read where the comma is no decimal sign, and refused where it is: %s',
    (name) => {
      const read = (language: Language) =>
        readAnswers([fieldOf(name)], { [name]: '1,200' }, translator(language)('form.decimal-sign'));
      expect([read('en'), read('hi'), read('vi')]).toEqual([{ [name]: 1200 }, { [name]: 1200 }, { [name]: '1,200' }]);
    },
  );

  it('stays open in a field that takes decimals, in every language', () => {
    for (const sign of [',', '.'])
      for (const typed of ['1,200', '1.200'])
        expect(readAnswers([fieldOf('areaM2')], { areaM2: typed }, sign)).toEqual({ areaM2: typed });
  });
});

describe('a number that can be read in two ways', () => {
  const two = { vi: '1.200» là 1200 hay 1,2?', en: '1.200” 1200 or 1.2?', hi: '1.200» का अर्थ 1200 है या 1.2?' };
  it.each(LANGUAGES)('is asked for again with both, and stays in its box as it was typed (%s)', (language) => {
    const words = translator(language);
    const answers = readAnswers([fieldOf('areaM2')], { areaM2: '1.200' });
    const errors = errorsOf(formOf(everyKind).faults({ name: 'A', members: [], ...answers }), fields, words);
    const [error] = errors.filter(({ field }) => field === 'areaM2');
    expect(error.text).toContain(two[language]);
    const html = renderToString(FieldView({ t: words, field: fieldOf('areaM2'), value: answers['areaM2'], errors }));
    expect(html).toContain('value="1.200"');
  });

  it('and what is none stays as it was typed, too', () => {
    expect(drawn('areaM2', '12,000.5,1')).toContain('value="12,000.5,1"');
  });

  it('read, is shown with the thousands of the language, and all of its decimals', () => {
    const shown = (language: Language, value: number) =>
      shownValue(fieldOf('areaM2'), value, translator(language), formatsFor(language));
    expect(shown('vi', 12_000.5)).toBe('12.000,5');
    expect(shown('en', 12_000.5)).toBe('12,000.5');
    expect(shown('hi', 1_200_000)).toBe('12,00,000');
    expect(shown('vi', 85.12345)).toBe('85,12345');
  });
});

describe('a repeating group', () => {
  const rows = [
    { member: 'Nguyễn Thị An', idNumber: '022188000001', shareVnd: 5_000_000 },
    { member: 'Trần Văn Bình', idNumber: '022088000002' },
  ];

  it('is drawn with an empty row to fill in, and reads back as it was', () => {
    const html = drawn('members', rows);
    expect(html.match(/members\.\d\.member"/g)?.length).toBeGreaterThanOrEqual(3);
    expect(html).toContain('name="members.2.idNumber"');
    expect(readAnswers([fieldOf('members')], posted(html))).toEqual({ members: rows });
  });

  it('leaves out rows that were emptied', () => {
    const body = { 'members.0.member': '', 'members.1.member': 'Trần Văn Bình', 'members.1.idNumber': '022088000002' };
    expect(readAnswers([fieldOf('members')], body)).toEqual({ members: [rows[1]] });
  });

  it('says what is wrong beside the field of the row', () => {
    const answers = { name: 'Quán An', members: [rows[0], { member: 'Bình', idNumber: '12' }] };
    const errors = errorsOf(formOf(everyKind).faults(answers), fields, t);
    expect(errors).toMatchObject([{ id: 'members.1.idNumber' }]);
    expect(errors[0].text).toContain('Số định danh');
    expect(drawn('members', answers.members, errors)).toContain('id="members.1.idNumber-error"');
  });

  it('is read as one line a row', () => {
    const fmt = { date: String, money: (vnd: number) => `${vnd} ₫`, number: String };
    expect(shownValue(fieldOf('members'), rows, t, fmt)).toBe(
      'Nguyễn Thị An, 022188000001, 5000000 ₫; Trần Văn Bình, 022088000002, –',
    );
  });
});

describe('a year', () => {
  const fmt = formatsFor('vi');

  it('that is no number is answered by an example that the field takes', () => {
    for (const name of ['builtYear', 'floors']) {
      const [{ text }] = errorsOf([{ field: name, rule: 'type' }], fields, t);
      const example = Number(/ (\d+)\.$/.exec(text)?.[1]);
      expect(
        formOf(everyKind)
          .faults({ name: 'A', members: [], [name]: example })
          .map((one) => one.field),
      ).not.toContain(name);
    }
  });

  it('is read without a separator, where an amount or a count has one', () => {
    expect(shownValue(fieldOf('builtYear'), 1992, t, fmt)).toBe('1992');
    expect(shownValue({ ...fieldOf('floors'), name: 'seats' }, 1992, t, fmt)).toBe('1.992');
  });

  it('of every shipped form is one', () => {
    const years = [...shippedPacks().values()].flatMap(({ forms, words }) =>
      Object.values(forms)
        .flatMap((form) => sectionsOf(form, (key) => words['vi'][key]).flatMap((one) => one.fields))
        .filter((field) => field.kind === 'year' || /năm (sinh|xây|cấp)/i.test(field.label))
        .filter((field) => field.kind !== 'date' && field.schema.type === 'integer'),
    );
    expect(years.map(({ name, kind }) => [name, kind])).toEqual(years.map(({ name }) => [name, 'year']));
    expect(years.length).toBeGreaterThanOrEqual(4);
  });
});

describe('a date', () => {
  it.each([
    [{ 'born-day': '20', 'born-month': '11', 'born-year': '26' }],
    [{ 'born-day': '20', 'born-month': '11', 'born-year': '0026' }],
    [{ born: '20/11/26' }],
    [{ born: '0026-11-20' }],
  ])('without a year of four digits (%j) is refused with these words', (body) => {
    const answers = { name: 'A', ...readAnswers([fieldOf('born')], body) };
    const [error] = errorsOf(formOf(everyKind).faults(answers), fields, t).filter(({ field }) => field === 'born');
    expect(error?.text).toContain('năm gồm bốn chữ số');
  });
});

describe('an address', () => {
  const place = 'Phường Hồng Gai';
  const parts = [
    ['Số 5, ngõ 2', 'Tổ 3, khu 5'],
    ['Số 12, đường Lê Lợi', 'Khu 3'],
    ['Số 5', 'Tổ 3, khu 5'],
    ['Số 5, ngõ 2', ''],
    ['', 'Tổ 3, khu 5'],
    ['', 'Khu 5'],
    ['Số 5', ''],
    ['', ''],
  ];
  it.each(parts)('of street %j and village %j comes back in its own boxes', (street, village) => {
    const typed = { 'place-place': place, 'place-village': village, 'place-street': street };
    const { place: text } = readAnswers([fieldOf('place')], typed) as { place: string };
    // It reads as it is written.
    expect(text.replaceAll('\u00a0', ' ')).toBe([street, village, place].filter(Boolean).join(', '));
    const known = () => [{ name: place, title: place, code: '06685', former: [] }] as never;
    const html = renderToString(
      h(Places.Provider, { value: known }, h(FieldView, { t, field: fieldOf('place'), value: text, errors: [] })),
    );
    expect(posted(html)).toMatchObject({ 'place-village': village, 'place-street': street });
    expect(html).toMatch(/<option[^>]*selected[^>]*>Phường Hồng Gai/);
  });
});

describe('a choice that need not be made', () => {
  it.each(['kind', 'mortgaged'])('%s can be taken back without a script, and then nothing is answered', (name) => {
    const html = drawn(name, undefined);
    expect(posted(html)).toEqual({ [name]: '' });
    expect(html).toContain(t('form.none-chosen'));
    expect(readAnswers([fieldOf(name)], posted(html))).toEqual({});
    const needed = renderToString(
      FieldView({ t, field: { ...fieldOf(name), required: true }, value: undefined, errors: [] }),
    );
    expect(needed).not.toContain(t('form.none-chosen'));
  });

  it('of no shipped form says twice that it need not be made', () => {
    const said: Record<string, RegExp> = {
      vi: /nếu có|không bắt buộc/i,
      en: /if any|if so|optional/i,
      hi: /यदि हो|वैकल्पिक/,
    };
    for (const { forms, words, manifest } of shippedPacks().values())
      for (const [language, twice] of Object.entries(said))
        for (const form of Object.values(forms))
          for (const { required, label } of sectionsOf(form, (key) => words[language][key]).flatMap(
            (one) => one.fields,
          ))
            if (!required) expect(label, `${manifest.code} ${language}`).not.toMatch(twice);
  });
});

const FITS: Record<string, string> = {
  'ethnic-group': 'Sán Dìu',
  nationality: 'Việt Nam',
  place: 'Phường Hồng Gai',
  'facility-name': 'Trạm y tế xã Ba Chẽ',
  'commune-address': 'Xã Ba Chẽ, thành phố Quảng Ninh',
  reason: 'Năm sinh đúng theo thẻ căn cước',
  'paper-number': 'CS-2026-0102',
  'paper-line': 'Đăng ký kết hôn số 45/2019',
  'law-citations': 'Điều 16 Luật Hộ tịch số 60/2014/QH13',
  phone: '+84 912 345 678',
  email: 'ten@example.vn',
  'health-card': 'TE1 22 2600088800',
  'land-plot': 'Thửa 21, tờ bản đồ 14',
  'household-name': 'Hộ kinh doanh Bún xào Cúc',
  'citizen-number': '022190000001',
  'id-number': '5700000011-001',
};
describe('a format', () => {
  it.each([
    ['childName', 'civil-name', 'Nguyễn Văn 2', 'không có chữ số'],
    ['childName', 'civil-name', 'Lê Hoà\u0301', 'một dấu thanh'],
    ['heirName', 'person-name', 'Lê Hoà\u0301', 'một dấu thanh'],
    ['motherName', 'civil-name', 'अनिता शर्मा', 'Latinh'],
    ['rulesWaived', 'law-citations', 'Quy định về phí', 'số hiệu văn bản'],
    ['motherEthnicity', 'ethnic-group', 'Kinh 2', 'tên dân tộc chỉ gồm chữ'],
    ['motherNationality', 'nationality', 'x', 'tên nước chỉ gồm chữ'],
    ['childNativePlace', 'place', '12', 'tên riêng của địa điểm'],
    ['birthFacility', 'facility-name', 'Bệnh viện', 'tên riêng của cơ sở y tế'],
    ['childPlaceOfBirth', 'commune-address', 'Quảng Ninh', 'đủ xã, phường, đặc khu và tỉnh, thành phố'],
    ['noticeNumber', 'paper-number', 'x', 'hãy ghi số của giấy tờ'],
    ['motherAgeReason', 'reason', '1234567890', 'lý do bằng lời'],
    ['fatherBasisPaper', 'paper-line', 'đã xem', 'kèm số, ngày'],
    ['businessPhone', 'phone', '09x', 'số điện thoại'],
    ['businessEmail', 'email', 'abc', 'thư điện tử đầy đủ'],
    ['businessName', 'household-name', 'Bún xào Cúc', 'ghi cụm từ «Hộ kinh doanh» rồi đến tên riêng'],
    ['businessName', 'household-name', 'Hộ kinh doanh Công ty An', 'không được có các cụm từ «công ty»'],
    ['motherIdNumber', 'citizen-number', 'O22190000001', '12 chữ số định danh'],
    ['transferorId', 'id-number', '000000000000', 'không cấp cho ai'],
    ['heldCard', 'health-card', '00000000', '10 chữ số'],
    ['heldCard', 'health-card', 'TE1220000000000', '10 chữ số'],
    ['landPlot', 'land-plot', '931/114', 'số thửa và số tờ bản đồ'],
  ])('of %s is answered in words of its own', (name, format, value, words) => {
    const source = { schema: { type: 'object' as const, properties: { [name]: { type: 'string', format } } } };
    const [{ fields: own }] = sectionsOf(source, () => undefined);
    expect(errorsOf(formOf(source).faults({ [name]: value }), own, t)[0].text).toContain(words);
    expect(formOf(source).faults({ [name]: FITS[format] ?? 'Nguyễn Văn An' })).toEqual([]);
  });
});

it.each(['...', '-', '\u0301', '— ?!', '👍'])('«%s» is no answer of a required question in free words', (value) => {
  const source: FormSource = {
    schema: {
      type: 'object',
      required: ['trade'],
      properties: { trade: { type: 'string' }, note: { type: 'string', minLength: 1 } },
    },
  };
  const [{ fields: own }] = sectionsOf(source, (key) => (key === 'field.trade' ? 'Ngành, nghề' : undefined));
  const said = (lang: 'vi' | 'en' | 'hi') =>
    errorsOf(formOf(source).faults({ trade: value }), own, translator(lang)).map(({ text }) => text);
  expect(said('vi')).toEqual([expect.stringContaining('Ngành, nghề: hãy ghi bằng chữ hoặc số')]);
  expect(said('en')).toEqual([expect.stringContaining('letters or digits')]);
  expect(said('hi')).toEqual([expect.stringContaining('अक्षरों या अंकों')]);
  expect(formOf(source).check({ trade: value })).toMatchObject({ code: 'form-invalid' });
  expect(formOf(source).check({ trade: '' })).toMatchObject({ code: 'form-invalid' });
  // What need not be answered may be struck out.
  for (const one of ['May mặc', 'सिलाई', '裁缝', '5'])
    expect(formOf(source).check({ trade: one, note: value })).toEqual({ trade: one, note: value });
});

describe('every kind of field', () => {
  const values: Record<string, unknown> = {
    name: 'Quán An',
    reason: 'Mở quán',
    floors: 3,
    builtYear: 1992,
    areaM2: 11.234,
    capitalVnd: 1_500_000,
    born: '2026-11-05',
    mortgaged: true,
    kind: 'workshop',
    services: ['insurance'],
    trades: ['Cắt tóc', 'Gội đầu'],
  };
  it.each(Object.entries(values))('%s is posted as it was drawn', (name, value) => {
    expect(readAnswers([fieldOf(name)], posted(drawn(name, value)))).toEqual({ [name]: value });
  });
});

it('a refused answer says what is wanted: no relation to choose where none is asked, and the hint where its form is wrong', () => {
  const t = translator('vi');
  const field = (schema: object, hint?: string) =>
    ({ name: 'x', label: 'Ô này', kind: 'text', schema, members: [], ...(hint && { hint }) }) as unknown as Field;
  const said = (one: Field, rule: string) => errorsOf([{ field: 'x', rule }], [one], t)[0]!.text;
  expect(said(field({ own: { datum: 'name', when: 'true' } }), 'own-name')).not.toContain('quan hệ');
  expect(said(field({ own: { datum: 'name', when: 'relation = "mother"' } }), 'own-name')).toContain(
    'chọn lại quan hệ',
  );
  expect(said(field({}, 'Ghi tên và mã ngành.'), 'pattern')).toBe('Ô này: chưa đúng dạng. Ghi tên và mã ngành.');
  expect(said(field({}), 'pattern')).toContain('hãy xem lại như trên giấy tờ');
});

describe('a form whose choices and lines are no texts', () => {
  const odd: FormSource = {
    schema: {
      type: 'object',
      required: ['hazard'],
      properties: {
        hazard: { type: 'integer', enum: [1, 2, 3] },
        floors: { type: 'array', items: { type: 'integer', enum: [0, 1] } },
        years: { type: 'array', minItems: 2, items: { type: 'integer' } },
        code9: { type: 'string', minLength: 9, maxLength: 9 },
        mail: { type: 'string', format: 'email' },
        site: { type: 'string', format: 'uri' },
        members: {
          type: 'array',
          items: { type: 'object', properties: { share: { type: 'integer', enum: [10, 20] } } },
        },
      },
    },
  };
  const fieldsOf = () => sectionsOf(odd, () => undefined).flatMap((one) => one.fields);
  const faultsOf = (body: Record<string, string | string[]>) =>
    errorsOf(formOf(odd).faults(readAnswers(fieldsOf(), body)), fieldsOf(), t).map(({ text }) => text);

  it.each([
    [{ hazard: '2' }, { hazard: 2 }],
    [{ floors: ['0', '1'] }, { floors: [0, 1] }],
    [{ years: '1990\r\n2001' }, { years: [1990, 2001] }],
    [{ 'members.0.share': '10', 'members.70.share': '20' }, { members: [{ share: 10 }, { share: 20 }] }],
    [{ hazard: '9' }, { hazard: '9' }],
  ])('%j is read as the schema has it', (body, value) => expect(readAnswers(fieldsOf(), body)).toEqual(value));

  it('takes what may be chosen', () => expect(faultsOf({ hazard: '2', floors: ['1'] })).toEqual([]));

  it.each([
    [{ hazard: '9' }, 'hazard: hãy chọn'],
    [{ hazard: '2', years: '1990' }, 'years: cần ít nhất 2'],
    [{ hazard: '2', code9: '12345' }, 'code9: ngắn hơn 9'],
    [{ hazard: '2', mail: 'not-a-mail' }, 'thư điện tử'],
    [{ hazard: '2', site: 'no site' }, 'site: chưa đúng dạng'],
  ])('%j is refused by the rule that it breaks', (body, said) => {
    const [fault, ...others] = faultsOf(body as Record<string, string>);
    expect(others).toEqual([]);
    expect(fault).toContain(said);
  });

  it('loses no row of a long list: the schema says how many there may be', () => {
    const rows = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`members.${i}.share`, '10']));
    expect((readAnswers(fieldsOf(), rows)['members'] as unknown[]).length).toBe(60);
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`members.${i}.share`, '10']));
    expect(faultsOf({ hazard: '2', ...many })).toEqual(['members: nhiều nhất 200 mục.']);
  });
});

describe('a number or a day that another answer bounds', () => {
  const bounded: FormSource = {
    schema: {
      type: 'object',
      properties: {
        capitalVnd: { type: 'integer' },
        ownVnd: { type: 'integer', atMost: 'capitalVnd' },
        leastVnd: { type: 'integer', atLeast: 'capitalVnd', maximum: 6_000_000_000 },
        born: { type: 'string', format: 'date' },
        died: { type: 'string', format: 'date', atLeast: 'born' },
        wed: { type: 'string', format: 'date', atMost: 'died' },
      },
    },
  };
  const called: Record<string, string> = {
    'field.capitalVnd': 'Vốn đầu tư',
    'field.born': 'Ngày sinh',
    'field.died': 'Ngày mất',
  };
  const [{ fields: asked }] = sectionsOf(bounded, (key) => called[key]);
  it.each([
    ['ownVnd', 5_000_000_001, 'vi', 'không được quá 5.000.000.000, là số đã ghi ở «Vốn đầu tư»'],
    ['ownVnd', 5_000_000_001, 'en', 'at most 5,000,000,000, the number given at “Vốn đầu tư”'],
    ['ownVnd', 5_000_000_001, 'hi', '5,00,00,00,000'],
    ['leastVnd', 1, 'vi', 'ít nhất là 5.000.000.000, là số đã ghi ở «Vốn đầu tư»'],
    ['leastVnd', 6_000_000_001, 'vi', 'không được quá 6.000.000.000.'],
    ['died', '2026-01-01', 'vi', 'không được trước ngày 02/01/2026, là ngày đã ghi ở «Ngày sinh»'],
    ['wed', '2026-03-03', 'vi', 'không được sau ngày 02/02/2026, là ngày đã ghi ở «Ngày mất»'],
  ] as const)(
    '%s of %s in %s is told with the limit as people write it, and the field that sets it',
    (name, value, lang, said) => {
      const answers = { capitalVnd: 5_000_000_000, born: '2026-01-02', died: '2026-02-02', [name]: value };
      const [error] = errorsOf(formOf(bounded).faults(answers), asked, translator(lang)).filter(
        ({ field }) => field === name,
      );
      expect(error.text).toContain(said);
    },
  );
});
