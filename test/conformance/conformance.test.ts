import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SUITES_FOLDER } from './rates.ts';
import { STANDARDS_FILE, standardsPage } from './standards.ts';

// The runner of the DMN suite lies beside the suites and reads their XML by the `fast-xml-parser` of this project: nothing here imports it.
describe('the suites of the standards', () => {
  it.skipIf(!existsSync(SUITES_FOLDER))('pass no less than they did', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts')], {
      encoding: 'utf8',
    });
    expect({ status, fell: /FELL/.test(stdout), stderr }, stdout).toMatchObject({ status: 0, fell: false });
    expect(stdout).toMatch(/DMN level 3 /);
  });

  it('are told of in docs/standards.md as the code has it', () => {
    expect(readFileSync(STANDARDS_FILE, 'utf8')).toBe(standardsPage());
  });
});
