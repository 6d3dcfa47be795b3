/**
 * Which packs passed the examination, so that it is not made again where nothing of it can come out otherwise: of another home on the same
 * day, by the same source. What it refuses is examined each time. Kept beside what is compiled, where nobody else writes.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Passed } from '#acts/publish-checked.ts';
import type { Province } from '#authority/province.ts';
import { canonicalJson, sha256 } from '#kernel/hash.ts';
import type { Pack } from '#procedure/pack.ts';
import type { RegisterCatalogue } from '#register/catalogue.ts';
import { ROOT } from './read-files.ts';

export const PASSED_FOLDER = join(ROOT, 'node_modules/.cache/motcua-passed');
const KEPT_MS = 30 * 86_400_000;

/** All that the examination is made of, as a hash; none where a file is younger than the process, which may run what stood there before. */
export function sourceHash(root = ROOT, since = performance.timeOrigin): string | undefined {
  const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map((path) => join('src', path));
  const files: [string, string][] = [];
  for (const path of [...paths.toSorted(), 'package-lock.json']) {
    const whole = join(root, path);
    if (!existsSync(whole) || statSync(whole).mtimeMs > since) return undefined;
    files.push([path, sha256(readFileSync(whole, 'utf8'))]);
  }
  return sha256(canonicalJson(files));
}

/** Of packs that are played on this stage; none where it is not known what runs. */
export function passedPacks(
  stage: Province,
  { registers }: RegisterCatalogue,
  source: string | undefined,
  folder = PASSED_FOLDER,
): Passed | undefined {
  if (!source) return undefined;
  const { version, platform, arch } = process;
  const made = sha256(canonicalJson([source, version, platform, arch, stage.source, [...registers.values()]]));
  const markOf = (pack: Pack, date: string) => join(folder, sha256(canonicalJson([made, pack.hash, date])));
  return {
    has: (pack, date) => existsSync(markOf(pack, date)),
    add(pack, date) {
      try {
        mkdirSync(folder, { recursive: true });
        for (const name of readdirSync(folder))
          if (statSync(join(folder, name)).mtimeMs < performance.timeOrigin - KEPT_MS) rmSync(join(folder, name));
        writeFileSync(markOf(pack, date), '');
      } catch {
        // Where this may not be written it is examined each time; another process may have taken the old ones away.
      }
    },
  };
}
