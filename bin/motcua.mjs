#!/usr/bin/env node
// The command. Plain JavaScript, so that any Node can start it: an older one looks for the runtime
// that the package brings and hands over to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const major = Number(process.versions.node.split('.')[0]);

if (major >= 26) {
  // Beside what is compiled, where nobody else writes; where this may not be written, everything is compiled each time.
  modules.enableCompileCache(join(root, 'node_modules/.cache/motcua'));
  // Screens are TSX; everything else is TypeScript that Node runs by itself.
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: join(root, 'tsconfig.json') });
  await import(pathToFileURL(join(root, 'src/main/cli.ts')).href);
} else {
  const brought = ['node_modules/.bin/node', 'node_modules/.bin/node.cmd', '../.bin/node']
    .map((path) => join(root, path))
    .find((path) => existsSync(path));
  if (!brought) {
    process.stderr.write(
      `motcua needs Node 26 or newer and this is ${process.version}. The package brings one for Linux, macOS (Apple and Intel) and Windows; ` +
        'on another platform install Node 26 yourself, and where npm ran with --omit=optional run "npm ci" without it.\n',
    );
    process.exit(1);
  }
  // Both processes get Ctrl-C from the terminal; the child decides when it is over.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  const run = spawnSync(brought, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  if (run.error) throw run.error;
  process.exit(run.status ?? 128 + (constants.signals[run.signal ?? 'SIGTERM'] ?? 15));
}
