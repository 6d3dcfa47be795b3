import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Province } from '#authority/province.ts';
import { must } from '#kernel/outcome.ts';
import { RegisterCatalogue } from '#register/catalogue.ts';
import { province, registers, shipped } from '../../test/support/platform.ts';
import { passedPacks, sourceHash } from './passed-packs.ts';

const folder = mkdtempSync(join(tmpdir(), 'motcua-passed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [birth, permit] = [shipped.get('1.001193')!, shipped.get('1.013225')!];

describe('a pack that passed', () => {
  const kept = join(folder, 'kept');
  const of = (source = 'a', stage = province, known = registers) => passedPacks(stage, known, source, kept)!;

  it('has passed for the same day, people, registers and source alone', () => {
    expect(of().has(birth, '2026-11-25')).toBe(false);
    of().add(birth, '2026-11-25');
    expect(of().has(birth, '2026-11-25')).toBe(true);
    expect(of().has(birth, '2026-11-26')).toBe(false);
    expect(of().has(permit, '2026-11-25')).toBe(false);
    expect(of('b').has(birth, '2026-11-25')).toBe(false);
    expect(of('a', province, new RegisterCatalogue([])).has(birth, '2026-11-25')).toBe(false);
    const fewer = must(Province.from({ ...province.source, people: province.source.people.slice(1) }));
    expect(of('a', fewer).has(birth, '2026-11-25')).toBe(false);
  });

  it('is forgotten after a month, and where nothing can be kept', () => {
    const [mark] = readdirSync(kept);
    const long = performance.timeOrigin / 1_000 - 31 * 86_400;
    utimesSync(join(kept, mark), long, long);
    of().add(permit, '2026-11-25');
    expect([of().has(birth, '2026-11-25'), of().has(permit, '2026-11-25')]).toEqual([false, true]);
    const nowhere = passedPacks(province, registers, 'a', join(kept, readdirSync(kept)[0], 'in-a-file'))!;
    nowhere.add(birth, '2026-11-25');
    expect(nowhere.has(birth, '2026-11-25')).toBe(false);
  });
});

describe('the source', () => {
  const root = join(folder, 'root');
  const put = (path: string, text: string) => writeFileSync(join(root, path), text);
  const later = Date.parse('2100-01-01');

  it('is another with each byte of it, and with each package', () => {
    mkdirSync(join(root, 'src/acts'), { recursive: true });
    put('src/acts/check.ts', '1');
    put('package-lock.json', '{}');
    const hashes = [sourceHash(root, later)];
    for (const [path, text] of [
      ['src/acts/check.ts', '2'],
      ['src/acts/more.tsx', ''],
      ['package-lock.json', '{ }'],
    ]) {
      put(path, text);
      hashes.push(sourceHash(root, later));
    }
    expect(new Set(hashes).size).toBe(4);
    put('src/acts/check.test.ts', 'no part of it');
    expect(sourceHash(root, later)).toBe(hashes[3]);
    expect(passedPacks(province, registers, sourceHash(root, later))).toBeDefined();
  });

  it('is unknown where a file changed since the process began, or is missing', () => {
    expect(sourceHash(root)).toBeUndefined();
    expect(passedPacks(province, registers, sourceHash(root), folder)).toBeUndefined();
    rmSync(join(root, 'package-lock.json'));
    expect(sourceHash(root, later)).toBeUndefined();
  });
});
