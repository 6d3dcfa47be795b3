/**
 * Styles and islands: bundled by Vite once, when they change, and served as files that never change. Nothing has to be built
 * by hand: a server that finds no bundle of this very source makes one.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { sha256 } from '#kernel/hash.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = ['src/web/styles', 'src/web/islands'];
/** What islands take in from elsewhere. */
const SHARED = ['src/web/forms', 'src/engine/form', 'src/engine/feel', 'src/engine/feel/builtins', 'src/kernel'];
const PREFIX = '/assets/';

export interface Assets {
  folder: string;
  /** Address of a style sheet or island by its source's name: `portal.scss`, `basics.ts`. */
  url(name: string): string;
  /** What an island brings along, so that a page can ask for it early. */
  imports(name: string): readonly string[];
}

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
}

/** The bundle of the source as it stands; made in the first of the folders that can be written. */
export async function ensureAssets(fallbackFolder: string): Promise<Assets> {
  const stamp = stampOf();
  const folders = [join(ROOT, 'dist', 'web'), join(fallbackFolder, 'web')];
  const ready = folders.find((folder) => readIfThere(join(folder, 'stamp')) === stamp);
  if (ready) return open(ready);
  for (const folder of folders) {
    if (!canWrite(folder)) continue;
    // Put together aside and moved into place whole: another server may be reading the one before.
    const aside = `${folder}.${process.pid}`;
    await bundle(aside);
    writeFileSync(join(aside, 'stamp'), stamp);
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
    return open(folder);
  }
  throw new Error(`The bundle of the screens can be written to none of ${folders.join(', ')}.`);
}

function open(folder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const byName = new Map(
    Object.entries(manifest).map(([source, chunk]) => [source.split('/').at(-1) as string, { source, chunk }]),
  );
  const find = (name: string) => {
    const found = byName.get(name);
    if (!found) throw new Error(`BUG asset-unknown: ${name}`);
    return found.chunk;
  };
  return {
    folder,
    url: (name) => PREFIX + find(name).file,
    imports: (name) => (find(name).imports ?? []).map((source) => PREFIX + manifest[source].file),
  };
}

async function bundle(folder: string): Promise<void> {
  const { build } = await import('vite');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const input = SOURCES.flatMap((source) =>
    readdirSync(join(ROOT, source))
      .filter((name) => !name.startsWith('_') && !/\.test\./.test(name))
      .map((name) => join(ROOT, source, name)),
  );
  await build({
    root: ROOT,
    base: PREFIX,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { tsconfigPaths: false },
    css: {
      lightningcss: { errorRecovery: true },
      preprocessorOptions: { scss: { loadPaths: [join(ROOT, 'node_modules')], quietDeps: true } },
    },
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: 'manifest.json',
      target: 'es2022',
      assetsDir: '.',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // What an island does not use of these is left out: they hold words in three languages.
        treeshake: { moduleSideEffects: (id) => !id.includes('/src/kernel/') },
        input,
        output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  compress(folder);
}

/** Small once, at build, as hard as can be: nothing is compressed while somebody waits. */
function compress(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const content = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

function stampOf(): string {
  const parts = [readFileSync(join(ROOT, 'package.json'), 'utf8'), readFileSync(import.meta.filename, 'utf8')];
  for (const source of [...SOURCES, ...SHARED])
    for (const name of readdirSync(join(ROOT, source))
      .filter((one) => /\.\w+$/.test(one) && !/\.test\./.test(one))
      .sort())
      parts.push(relative(ROOT, join(source, name)), readFileSync(join(ROOT, source, name), 'utf8'));
  return sha256(parts.join('\0'));
}

function readIfThere(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function canWrite(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(dirname(folder), `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}
