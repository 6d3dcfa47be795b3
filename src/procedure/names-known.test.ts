import { describe, expect, it } from 'vitest';
import { readThrough, storyOf } from '#acts/check-pack.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { readPackFiles } from '#main/read-files.ts';
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

it('a pack and a case of it that are not there are said not to be there', () => {
  expect(readPackFiles('packs/none')).toMatchObject({ code: 'pack-not-found', params: { path: 'packs/none' } });
  expect(readPack({})).toMatchObject({ code: 'pack-not-found' });
  expect(storyOf(shipped.get(CODE)!, 'none')).toMatchObject({ code: 'case-not-found', params: { case: 'none' } });
});

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
    [
      'a choice that is none, in a letter',
      'letters/certificate.md',
      /founder = "family"/,
      'founder = "famly"',
      'famly',
    ],
    [
      'a choice that is none, of a paper',
      'procedure.yaml',
      /when: channel != "online"/,
      'when: channel != "onlin"',
      'onlin',
    ],
    ['a text for a yes', 'procedure.yaml', /noElectronicId = true/, 'noElectronicId = "true"', 'noElectronicId'],
    [
      'a choice that is none, of a field',
      'forms/apply.yaml',
      /when: founder = "family"/,
      'when: founder = "x"',
      'founder',
    ],
    [
      'a choice that is none, in a decision',
      'rules/eligibility.dmn',
      'ownerEnterprise = &quot;private-enterprise&quot;',
      'ownerEnterprise = &quot;private&quot;',
      'ownerEnterprise',
    ],
    [
      'a part of what has none',
      'letters/certificate.md',
      /\{\{capitalVnd\}\}/,
      '{{capitalVnd.name}}',
      'capitalVnd.name',
    ],
    ['a hole with one brace', 'letters/certificate.md', /\{\{capitalVnd\}\}/, '{capitalVnd}', 'letter-open'],
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

it.each([
  ['an expectation', (text: string) => text.replace(/^expect:\n/m, 'expect:\n  statuss: closed\n')],
  ['an act', (text: string) => text.replace('act: receive-dossier', 'act: recieve-dossier')],
  [
    'what an act expects',
    (text: string) => text.replace('- act: receive-dossier', '- act: receive-dossier\n    expects: {}'),
  ],
])('%s of a case that is misspelt is refused', (_what, misspell) => {
  const files: Record<string, string> = { ...(shipped.get(CODE)!.files as PackFiles) };
  const file = Object.keys(files).find(
    (name) => name.startsWith('cases/') && /act: receive-dossier/.test(files[name]),
  )!;
  const name = file.slice('cases/'.length, -'.yaml'.length);
  expect(isRefusal(storyOf(must(readPack(files)), name))).toBe(false);
  files[file] = misspell(files[file]);
  expect(storyOf(must(readPack(files)), name)).toMatchObject({ code: 'pack-invalid', params: { where: file } });
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
