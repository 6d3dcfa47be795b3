/** What the papers of the project say, compared with what the code does. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHRASES } from '#kernel/phrases.ts';
import { refusalCodes, refusalTexts } from '#kernel/refusals.ts';
import { readSettings, SETTINGS, SettingsError } from '#main/settings.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('refusals', () => {
  it('are the same on the page and in the code', () => {
    const onPage = [...read('docs/refusals.md').matchAll(/^\| `([\w-]+)` \|/gm)].map((match) => match[1]);
    expect(onPage.sort()).toEqual([...refusalCodes].sort());
  });
  it('have the same parameters in every language', () => {
    const params = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();
    for (const code of refusalCodes) {
      const { vi, en, hi } = refusalTexts[code];
      expect([code, params(vi), params(hi)]).toEqual([code, params(en), params(en)]);
      expect(hi).toMatch(/[\u0900-\u097F]/);
    }
  });
});

describe('phrases', () => {
  it('are all said somewhere', () => {
    const code = globSync('src/**/*.ts', { cwd: root, exclude: ['src/kernel/phrases/**', '**/*.test.ts'] })
      .map(read)
      .join('\n');
    // Written out, or put together: phrase(`doubt-${id}`).
    const made = [...code.matchAll(/phrase\(`([\w-]+-)\$\{/g)].map(([, start]) => start);
    // Names of ids that refusals carry (kernel/outcome.ts): the id itself is in the code.
    const names = (one: string) => {
      const [, id] = /^(?:act|who|status|channel|charge|type|event)-(.+)$/.exec(one) ?? [];
      return id !== undefined && new RegExp(`['"]${id}['"]|\\b${id}:`).test(code);
    };
    const isSaid = (one: string) =>
      code.includes(`phrase('${one}'`) || made.some((start) => one.startsWith(start)) || names(one);
    expect(Object.keys(PHRASES).filter((one) => !isSaid(one))).toEqual([]);
  });
});

describe('settings', () => {
  it('are listed in the README with their defaults', () => {
    const rows = [...read('README.md').matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`)? ?\| (.*) \|$/gm)].map(
      ([, name, fallback, meaning]) => ({ name, fallback: fallback ?? '', meaning: meaning.replaceAll('`', '') }),
    );
    expect(rows).toEqual(SETTINGS);
  });
  it('are refused all at once, each with what would be right', () => {
    const wrong = { PORT: '99999', DATABASE_URL: 'mysql://x', MOTCUA_PROVINCE: '../etc', MOTCUA_WORKERS: 'many' };
    expect(() => readSettings(wrong)).toThrow(SettingsError);
    expect(() => readSettings(wrong)).toThrow(
      /PORT=99999[\s\S]*DATABASE_URL[\s\S]*MOTCUA_WORKERS=many[\s\S]*MOTCUA_PROVINCE/,
    );
    expect(readSettings({})).toMatchObject({ port: 8080, province: 'quang-ninh', poolSize: 16 });
  });
});

describe('the package', () => {
  it('pins what it brings, and names no registry', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const versions = {
      ...manifest['dependencies'],
      ...manifest['devDependencies'],
      ...manifest['optionalDependencies'],
    };
    expect(Object.values(versions).filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/);
  });
});
