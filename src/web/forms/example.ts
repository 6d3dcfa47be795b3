/** A form with a field of every kind: shown at `/ui`, and read and drawn by the tests. */
import type { FormSource } from '#engine/form/form.ts';
import type { Words } from './model.ts';

export const everyKind: FormSource = {
  schema: {
    type: 'object',
    required: ['name', 'members'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 100 },
      reason: { type: 'string', maxLength: 2000 },
      place: { type: 'string', address: true },
      floors: { type: 'integer', minimum: 1, maximum: 20 },
      builtYear: { type: 'integer', minimum: 1900, maximum: 2100 },
      areaM2: { type: 'number', exclusiveMinimum: 0 },
      capitalVnd: { type: 'integer', minimum: 0 },
      born: { type: 'string', format: 'date' },
      mortgaged: { type: 'boolean' },
      kind: { type: 'string', enum: ['shop', 'workshop'] },
      services: { type: 'array', items: { type: 'string', enum: ['residence', 'insurance'] } },
      trades: { type: 'array', items: { type: 'string', maxLength: 100 } },
      members: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['member', 'idNumber'],
          properties: {
            member: { type: 'string', minLength: 1, maxLength: 100 },
            idNumber: { type: 'string', pattern: '^[0-9]{12}$' },
            shareVnd: { type: 'integer', minimum: 0 },
          },
        },
      },
    },
  },
};

const LABELS: Readonly<Record<string, string>> = {
  'field.name': 'Tên hộ kinh doanh',
  'field.reason': 'Lý do',
  'field.place': 'Trụ sở',
  'field.floors': 'Số tầng',
  'field.builtYear': 'Năm xây dựng',
  'field.areaM2': 'Diện tích (m²)',
  'field.capitalVnd': 'Vốn',
  'field.born': 'Ngày sinh',
  'field.mortgaged': 'Đang thế chấp',
  'field.kind': 'Loại',
  'option.kind.shop': 'Cửa hàng',
  'option.kind.workshop': 'Xưởng',
  'field.services': 'Dịch vụ',
  'option.services.residence': 'Đăng ký thường trú',
  'option.services.insurance': 'Thẻ bảo hiểm y tế',
  'field.trades': 'Ngành, nghề',
  'field.members': 'Thành viên cùng góp vốn',
  'field.member': 'Họ và tên',
  'field.idNumber': 'Số định danh',
  'field.shareVnd': 'Phần góp',
};
export const exampleWords: Words = (key) => LABELS[key];
