import { mkdtempSync } from 'node:fs';
import { benchRecord } from './record.ts';
for (const r of await benchRecord(mkdtempSync('/tmp/mb-'))) console.log(r.name, r.value, r.floor, r.ratio);
