/** The keys of an installation, as they lie in its folder and in those that its settings name. */
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Settings } from '../settings.ts';
import type { KeyFile } from './manifest.ts';

/** In the folder of the installation. */
const AT_HOME = ['authority', 'tokens.json'];
const SIGN_KEYS = 'sign-keys';
const SIGN_ROOTS = 'sign-roots.pem';

export function readKeyFiles({ home, signing }: Pick<Settings, 'home' | 'signing'>): KeyFile[] {
  const files: KeyFile[] = [];
  const add = (from: string, path: string) => {
    if (!existsSync(from)) return;
    const { mode } = statSync(from);
    if (statSync(from).isDirectory()) for (const name of readdirSync(from)) add(join(from, name), `${path}/${name}`);
    else files.push({ path, mode: mode & 0o777, content: readFileSync(from).toString('base64') });
  };
  for (const name of AT_HOME) add(join(home, name), name);
  if (signing?.keys) add(signing.keys.folder, SIGN_KEYS);
  if (signing?.rootsFile) add(signing.rootsFile, SIGN_ROOTS);
  return files;
}

/** Lays them out below the folder; the paths of those that settings have to name. */
export function writeKeyFiles(folder: string, files: readonly KeyFile[]): string[] {
  for (const { path, mode, content } of files) {
    const to = join(folder, path);
    if (relative(folder, to).startsWith('..')) continue;
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    writeFileSync(to, Buffer.from(content, 'base64'), { mode });
    chmodSync(to, mode);
  }
  return [SIGN_KEYS, SIGN_ROOTS].filter((name) => existsSync(join(folder, name)));
}
