#!/usr/bin/env node
// The command. Plain JavaScript, so that any Node can start it: an older one looks for the runtime
// that the package brings and hands over to it.
import { spawn } from 'node:child_process';
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
  await import('./screens.mjs');
  const { main } = await import(pathToFileURL(join(root, 'src/main/cli.ts')).href);
  // Whoever reads our output may stop reading (`motcua demo | head`): that is no reason to fall over.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
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
  const child = spawn(brought, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Both processes get Ctrl-C from the terminal; what a service manager sends comes here alone. The child decides when it is over.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    throw error;
  });
  child.on('exit', (status, signal) => process.exit(status ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15)));
}
