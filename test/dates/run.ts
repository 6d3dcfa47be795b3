/**
 * The tests on other days: the whole suite with the date of the machine moved, by libfaketime (Debian: `apt install libfaketime`).
 * Node, PostgreSQL and the browser see the moved date; what measures spans of time goes on as it is.
 *
 * Usage: npm run test:dates [-- [--days 1,30,400] [FILE ...]]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..', '..');
const { values, positionals } = parseArgs({
  options: { days: { type: 'string', default: '1,30,400' } },
  allowPositionals: true,
});

/** Debian and its kin keep it by machine, others in one place. */
const library = ['x86_64-linux-gnu/', 'aarch64-linux-gnu/', '', '../lib64/']
  .map((folder) => `/usr/lib/${folder}faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));

if (!library) {
  console.error('nothing was tried: libfaketime is not installed here (Debian: apt install libfaketime)');
  process.exit(1);
}

for (const days of values.days.split(',').map(Number)) {
  if (!Number.isInteger(days)) throw new Error(`--days takes whole numbers, not ${values.days}`);
  const moved = {
    ...process.env,
    LD_PRELOAD: library,
    FAKETIME: `${days < 0 ? '' : '+'}${days}d`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    // Else the threads of the browser sleep too long.
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    FAKETIME_DONT_RESET: '1',
    NO_FAKE_STAT: '1',
  };
  const now = spawnSync('date', ['+%F'], { env: moved, encoding: 'utf8' }).stdout.trim();
  const asked = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  if (Math.abs(Date.parse(now) - Date.parse(asked)) > 86_400_000)
    throw new Error(`libfaketime does not move the date here: ${now || 'no date'} instead of ${asked}`);
  console.log(`${days < 0 ? '' : '+'}${days} days: ${now}`);
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...positionals],
    {
      cwd: root,
      env: moved,
      stdio: 'inherit',
    },
  );
  if (status !== 0) {
    console.error(`the tests fail when it is ${now}`);
    process.exit(1);
  }
}
