/** `npm run bench [-- --json]`: every measurement as a ratio to a floor or a peer of the same run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchCredentials } from './credentials.ts';
import { benchDecisions } from './decisions.ts';
import { benchDoors } from './doors.ts';
import { benchEngine } from './engine.ts';
import { benchPapers } from './papers.ts';
import { benchRecord } from './record.ts';
import { printTable } from './table.ts';

const home = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
try {
  const papers = await benchPapers(home);
  const rows = [
    ...(await benchRecord(home)),
    ...(await benchEngine()),
    ...benchDecisions(),
    ...(await benchDoors(home)),
    ...papers,
    ...(await benchCredentials(home)),
  ];
  process.stdout.write(process.argv.includes('--json') ? `${JSON.stringify(rows)}\n` : `${printTable(rows)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
