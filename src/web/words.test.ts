/** Every word is there in every language, is used, and takes the same values. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WAITS } from '#dossier/slip-outside.ts';
import { LANGUAGES } from '#kernel/outcome.ts';
import { ACT_PHRASES } from '#kernel/phrases/acts.ts';
import { shippedPacks } from '#main/system.ts';
import { RULE_WORDS, rulesOf, sectionsOf, wordsOf } from './forms/model.ts';
import { catalogues } from './i18n.ts';

const root = import.meta.dirname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\./.test(path))
  .map((path) => readFileSync(join(root, path), 'utf8'))
  .join('\n');
/** Keys written out, and keys put together: `status.${status}` stands for all that begin so. */
const written = new Set([...sources.matchAll(/'([a-z][\w-]*\.[\w-]+)'/g)].map(([, key]) => key));
const made = [...sources.matchAll(/t\(\s*`([\w-]+\.[\w-]*)\$\{[^`]*`/g)].map(([, start]) => start);

describe('the words of the screens', () => {
  it.each(LANGUAGES)('are the same keys in %s, none of them empty', (language) => {
    expect(Object.keys(catalogues[language]).sort()).toEqual(Object.keys(catalogues.vi).sort());
    expect(Object.entries(catalogues[language]).filter(([, text]) => !text.trim())).toEqual([]);
  });

  it.each(LANGUAGES)('take the same values in %s', (language) => {
    const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    const differing = Object.keys(catalogues.vi).filter(
      (key) => String(values(catalogues[language][key])) !== String(values(catalogues.vi[key])),
    );
    expect(differing).toEqual([]);
    // A single brace is filled in by nobody.
    const single = Object.entries(catalogues[language]).filter(([, text]) => /(?<!\{)\{\w+\}(?!\})/.test(text));
    expect(single).toEqual([]);
  });

  it('are all used', () => {
    const idle = Object.keys(catalogues.vi).filter(
      (key) => !written.has(key) && !made.some((start) => key.startsWith(start)),
    );
    expect(idle).toEqual([]);
  });
});

describe('a status', () => {
  it.each(LANGUAGES)('has one word in %s, on pages and in refusals', (language) => {
    const at = LANGUAGES.indexOf(language);
    for (const [key, said] of Object.entries(ACT_PHRASES))
      if (key.startsWith('status-'))
        expect([key, catalogues[language][key.replace('-', '.')]]).toEqual([key, said[at]]);
  });

  it('of waiting is what the papers call it', () => {
    const words = catalogues.vi;
    const saying = (key: string) => (words[key] ?? '').toLocaleLowerCase('vi');
    for (const [reason, said] of Object.entries(WAITS))
      for (const key of [`clock.pause-${reason}`, `due.paused-${reason}`, `status.awaiting-${reason}`])
        if (key in words) expect([key, saying(key).includes(said)]).toEqual([key, true]);
    for (const reason of ['supplement', 'payment', 'consultation'] as const)
      expect(saying(`track.paused-${reason}`)).toContain(WAITS[reason]);
  });
});

describe('what a field can say', () => {
  const packs = [...shippedPacks().values()];
  it.each(packs.map((pack) => [pack.manifest.code, pack] as const))(
    'is translated for every field of %s',
    (_, pack) => {
      for (const language of LANGUAGES)
        for (const form of Object.values(pack.forms))
          for (const field of sectionsOf(form, wordsOf(pack.words, language)).flatMap((section) => section.fields)) {
            const rules = rulesOf(field);
            if (field.required) expect(rules).toContain('required');
            for (const rule of rules)
              expect(catalogues[language][RULE_WORDS[rule]], `${field.name} ${rule}`).toBeTruthy();
          }
    },
  );
});
