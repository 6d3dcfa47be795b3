/** Records of the national database for tests: one of our own making, and those that may lie beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf } from '#main/national-files.ts';
import type { NationalRecord } from '#procedure/national/record.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Absent on most machines; what rests on it is skipped. */
export const NATIONAL = {
  index: join(folder, 'national_procedures_index.csv'),
  records: join(folder, 'national_procedures_local_detail.json'),
  record: join(folder, 'national_procedure_1.009664.json'),
};
export const nationalIsHere = Object.values(NATIONAL).every((path) => existsSync(path));

export function nationalRecords(): NationalRecord[] {
  const values = JSON.parse(readFileSync(NATIONAL.records, 'utf8')) as unknown[];
  return values.map(recordOf).filter((record): record is NationalRecord => !('phrase' in record));
}

/** Everything said, so that nothing is doubted. */
export const record = (more: Partial<NationalRecord> = {}): NationalRecord => ({
  code: '9.000001',
  name: 'Cấp thẻ thử nghiệm',
  ministry: 'Bộ Tư pháp',
  field: 'Hộ tịch',
  levels: ['Cấp xã'],
  kind: 'TTHC được luật giao quy định chi tiết',
  audience: ['Công dân Việt Nam'],
  competentAuthority: 'Ủy ban nhân dân cấp xã',
  announced: '1/QĐ-BTP',
  channels: [{ channel: 'in_person', time: 3, unit: 'working_day', feeVnd: 20_000 }],
  result: 'Văn bản thử nghiệm',
  resultCode: 'KQ.G15.000001',
  legalBases: ['1/2025/NĐ-CP'],
  stepsText: [
    'Bước 1: Người yêu cầu nộp hồ sơ tại Ủy ban nhân dân cấp xã.',
    'Bước 2: Công chức kiểm tra hồ sơ.',
    'Bước 3: Chủ tịch Ủy ban nhân dân cấp xã ký thẻ.',
  ].join('\n'),
  conditionsText: '',
  dossierText: papers('', ['Tờ khai theo mẫu', 1, 0], ['Giấy khám sức khỏe', 1, 1]),
  url: 'https://example.vn/9.000001',
  ...more,
});

/** A table as the pages hold it: heading, columns, then rows that run into each other. */
export const papers = (heading: string, ...rows: [name: string, originals: number, copies: number][]): string =>
  `${heading}Tên giấy tờMẫu đơn, tờ khaiSố lượng${rows.map(([name, originals, copies]) => `${name}${originals} bản chính${copies ? `, ${copies} bản sao` : ''}`).join('')}`;
