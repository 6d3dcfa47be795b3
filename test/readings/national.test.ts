/**
 * How truly the records of the national database are read: every fourth of those that lie beside the project (`measured`), and others
 * (`more`), against what somebody wrote who read each record. The records themselves are not of this repository.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '#procedure/national/read.ts';
import { NATIONAL, nationalIsHere, nationalRecords } from '../support/national.ts';
import { FIELDS, type Mark, marksOf, scoresOf, type True } from './score.ts';

const AT_LEAST = 0.95;
const absent = nationalIsHere ? '' : ` (skipped: ${NATIONAL.records} is not there)`;

describe.skipIf(!nationalIsHere)(`readings of national records${absent}`, () => {
  for (const folder of ['measured', 'more'])
    it(`are right in ${AT_LEAST * 100} % of each field, and nothing wrong is without a doubt: ${folder}`, () => {
      const marks = readdirSync(join(import.meta.dirname, folder)).flatMap((name) => marksIn(join(folder, name)));
      for (const field of FIELDS) {
        const { right, all } = scoresOf(marks)[field];
        expect([field, right / all >= AT_LEAST, `${right} of ${all}`]).toEqual([field, true, `${right} of ${all}`]);
      }
      expect(marks.filter(({ right, doubted }) => !right && !doubted)).toEqual([]);
    });

  it('are of every fourth record by code', () => {
    const codes = nationalRecords().map(({ code }) => code);
    const fourth = codes.sort().filter((_, i) => i % 4 === 0);
    expect(readdirSync(join(import.meta.dirname, 'measured')).sort()).toEqual(fourth.map((code) => `${code}.json`));
  });
});

function marksIn(path: string): Mark[] {
  const truth = JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as True;
  const record = nationalRecords().find(({ code }) => code === truth.code);
  if (!record) throw new Error(`${path}: no such record`);
  return marksOf(readRecord(record), truth).map((mark) => ({ ...mark, says: `${truth.code}: ${mark.says}` }));
}
