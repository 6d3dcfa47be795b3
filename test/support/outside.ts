/** Procedures that a body outside decides, as the national database would give them: none ships. */

import { must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import type { NationalRecord } from '#procedure/national/record.ts';
import { type Manifest, type Pack, type PackFiles, readPack } from '#procedure/pack.ts';

export const policeRow: NationalRecord = {
  code: '1.990001',
  name: 'Đăng ký mẫu do công an giải quyết',
  ministry: 'Bộ Công an',
  field: 'Đăng ký, quản lý cư trú',
  levels: ['Cấp xã'],
  kind: 'TTHC được luật giao quy định chi tiết',
  audience: ['Công dân Việt Nam'],
  competentAuthority: 'Công an cấp Xã',
  announced: '1/QĐ-BCA',
  channels: [
    { channel: 'in_person', time: 7, unit: 'working_day', feeVnd: 20_000 },
    { channel: 'online', time: 7, unit: 'working_day', feeVnd: 20_000 },
  ],
  result: 'Thông báo kết quả giải quyết',
  resultCode: '',
  legalBases: ['68/2020/QH14'],
  stepsText: '',
  conditionsText: '',
  dossierText: '',
  url: '',
};

export const convertPolice = (change: Partial<NationalRecord> = {}) =>
  convertRecord({ ...policeRow, ...change }, undefined, { clerk: 'clerk' });

/** The files of that procedure, with another manifest. */
export const policeFiles = (manifest: Manifest): PackFiles => ({
  ...convertPolice().files,
  'procedure.yaml': JSON.stringify(manifest),
});

/** That procedure as a pack; `change` says what is other about it. */
export function policePack(change: Partial<Manifest> = {}): Pack {
  return must(readPack(policeFiles({ ...convertPolice().manifest, ...change })));
}
