import { describe, expect, it } from 'vitest';
import { readThrough } from '#acts/check-pack.ts';
import { must } from '#kernel/outcome.ts';
import { province, registers, shipped } from '../../test/support/platform.ts';
import type { PackFiles } from './pack.ts';
import { readPack } from './pack.ts';

const CODE = '1.001612';
const faultsOf = async (change: (files: Record<string, string>) => void) => {
  const files: Record<string, string> = { ...(shipped.get(CODE)!.files as PackFiles) };
  change(files);
  const read = must(await readThrough(must(readPack(files)), province, registers, '2026-11-26'));
  return read.faults.map(({ params }) => `${String(params['where'])}: ${JSON.stringify(params['detail'])}`);
};
const edit = (file: string, from: string | RegExp, to: string) => (files: Record<string, string>) => {
  const changed = files[file].replace(from, to);
  expect(changed).not.toBe(files[file]);
  files[file] = changed;
};

describe('a name that nobody gives', () => {
  it('stands in no pack as it is', async () => expect(await faultsOf(() => {})).toEqual([]));

  it.each([
    ['a letter', 'letters/certificate.md', /\{\{capitalVnd\}\}/, '{{captialVnd}}', 'captialVnd'],
    ['what a letter sees of a step', 'letters/certificate.md', /\{\{capitalVnd\}\}/, '{{enter.odd}}', 'enter'],
    ['the condition of a paper', 'procedure.yaml', /when: channel/, 'when: chanel', 'chanel'],
    ['the condition of a field', 'forms/apply.yaml', /when: founder/, 'when: fuonder', 'fuonder'],
    [
      'a function of a condition',
      'forms/apply.yaml',
      /when: founder = "family"/,
      'when: trim(founder) = "family"',
      'trim',
    ],
    [
      'the input of a decision',
      'rules/eligibility.dmn',
      'date(applicantDateOfBirth)',
      'date(aplicantBirth)',
      'aplicantBirth',
    ],
    ['a fact of who applies', 'rules/eligibility.dmn', 'applicant.idNumber', 'applicant.id-number', 'applicant'],
    ['a letter that is not closed', 'letters/certificate.md', /$/, '\n{{businessName\n', 'letter-open'],
  ])('in %s is refused when the pack is checked', async (_what, file, from, to, named) => {
    const faults = await faultsOf(edit(file, from, to));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(file.replace(/:.*/, ''));
    expect(faults[0]).toContain(named);
  });
});

it.each([
  ['what a field is bound to', /own: \{ datum: name,/, 'own: { datum: nam,', 'own.datum: nam'],
  ['the choice of a sex', 'sexes: { mother: female', 'sexes: { mothr: female', 'sexes: mothr'],
  ['a choice that stands there at first', 'sexes: {', 'default: uncle\n      sexes: {', 'default: uncle'],
])('%s that nobody has is refused when the pack is checked', async (_what, from, to, named) => {
  const files: Record<string, string> = { ...(shipped.get('1.001193')!.files as PackFiles) };
  edit('forms/apply.yaml', from, to)(files);
  const { faults } = must(await readThrough(must(readPack(files)), province, registers, '2026-11-26'));
  expect(faults.map(({ params }) => JSON.stringify(params['detail'])).join()).toContain(named);
});

it('words name the fields of repeating rows, and their absence is a fault', async () => {
  const rows = `    members:
      type: array
      items:
        type: object
        required: [fullName]
        properties:
          fullName: { type: string, minLength: 1 }
`;
  const named = (words: string) => words.replace(/^field:\n/m, 'field:\n  members: Members\n  fullName: Full name\n');
  const withRows = (words: (text: string) => string) => (files: Record<string, string>) => {
    edit('forms/apply.yaml', /^ {2}properties:\n/m, `  properties:\n${rows}`)(files);
    for (const language of ['vi', 'en', 'hi']) files[`words/${language}.yaml`] = words(files[`words/${language}.yaml`]);
  };
  expect(await faultsOf(withRows(named))).toEqual([]);
  const missing = await faultsOf(withRows((text) => named(text).replace(/ {2}fullName: Full name\n/, '')));
  expect(missing).toHaveLength(3);
  for (const fault of missing) expect(fault).toContain('field.fullName');
});
