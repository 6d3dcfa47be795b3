/**
 * From a row of the national database of procedures to a pack that runs. What the row says is taken; what it leaves open gets a
 * default and a reason, and the pack is then marked as needing review: nothing is guessed silently.
 */
import type { Limit } from '#calendar/calendar.ts';
import { componentsFrom, type Part, stepsFrom } from './catalogue-text.ts';
import type { Channel, ComponentSource, Manifest, PackFiles, StepSource } from './pack.ts';

export interface CatalogueChannel {
  channel: string;
  time?: number | null;
  unit?: string | null;
  feeVnd?: number | null;
}

export interface CatalogueRow {
  code: string;
  name: string;
  ministry: string;
  field: string;
  levels: string[];
  kind: string;
  audience: string[];
  competentAuthority: string;
  announced: string;
  channels: CatalogueChannel[];
  result: string;
  resultCode: string;
  legalBases: string[];
  stepsText: string;
  conditionsText: string;
  dossierText: string;
  url: string;
}

/** Why somebody should look before relying on it. */
export type Doubt =
  | 'time-unit-unstated'
  | 'time-unstated'
  | 'time-zero'
  | 'time-in-months'
  | 'fee-unstated'
  | 'channels-unstated'
  | 'legal-basis-unstated'
  | 'level-doubtful-for-vertical-sector'
  | 'several-tiers'
  | 'several-cases-in-steps'
  | 'quantity-doubtful'
  | 'channels-differ-widely';

export interface Converted {
  files: PackFiles;
  manifest: Manifest;
  doubts: Doubt[];
}

const CHANNELS: Record<string, Channel> = { in_person: 'counter', online: 'online', post: 'post' };
/** Offices of the central state that reach down to a commune only as a place of receipt. */
const VERTICAL_FIELDS = /hải quan|thuế|kho bạc|bhxh|bảo hiểm|ngân hàng|xuất nhập cảnh|ngoại hối|chứng khoán/i;
const DEFAULT_WORKING_DAYS = 15;

/** Whether the province or a commune has anything to do with it. */
export function isInScope(row: CatalogueRow): boolean {
  return row.levels.some((level) => level === 'Cấp tỉnh' || level === 'Cấp xã');
}

export function convertRow(row: CatalogueRow): Converted {
  const doubts = new Set<Doubt>();
  const law: Manifest['law'] = Object.fromEntries(
    row.legalBases.map((number, i) => [`l${i + 1}`, { number, title: number }]),
  );
  if (!row.legalBases.length) {
    doubts.add('legal-basis-unstated');
    law['l1'] = { number: row.announced || row.code, title: 'Cơ sở dữ liệu quốc gia về thủ tục hành chính' };
  }
  const steps = stepsFrom(row.stepsText);
  if (steps.severalCases) doubts.add('several-cases-in-steps');
  const components = componentsFrom(row.dossierText);
  if (components.some((component) => component.originals + component.copies > 10)) doubts.add('quantity-doubtful');
  const tier = tierOf(row, doubts);
  const manifest: Manifest = {
    code: row.code,
    origin: 'catalogue',
    field: row.field || 'Chưa phân lĩnh vực',
    tier,
    ...(row.ministry && { ministry: row.ministry }),
    ...(row.announced && { announced: row.announced }),
    law,
    ...(row.audience.length && { audience: row.audience }),
    channels: channelsOf(row, doubts),
    components: components.map(
      ({ id, originals, copies }): ComponentSource => ({ id, originals, copies, required: false }),
    ),
    steps: stepTable(steps.parts),
    result: { code: row.resultCode || 'KQ.CHUA-CO' },
    published: {
      kind: row.kind,
      competentAuthority: row.competentAuthority,
      levels: row.levels,
      conditions: row.conditionsText,
      sequence: row.stepsText,
      url: row.url,
    },
  };
  return { manifest, doubts: [...doubts].sort(), files: filesOf(row, manifest, steps.parts, components) };
}

function tierOf(row: CatalogueRow, doubts: Set<Doubt>): Manifest['tier'] {
  const commune = row.levels.includes('Cấp xã');
  const province = row.levels.includes('Cấp tỉnh');
  if (commune && VERTICAL_FIELDS.test(row.field)) doubts.add('level-doubtful-for-vertical-sector');
  if (!(commune && province)) return commune ? 'commune' : 'province';
  const authority = row.competentAuthority.toLowerCase();
  if (/cấp xã|xã, phường/.test(authority) && !/cấp tỉnh|sở |tỉnh/.test(authority)) return 'commune';
  if (/cấp tỉnh|sở |tỉnh/.test(authority) && !/cấp xã/.test(authority)) return 'province';
  doubts.add('several-tiers');
  return 'commune';
}

function channelsOf(row: CatalogueRow, doubts: Set<Doubt>): Manifest['channels'] {
  const channels: Manifest['channels'] = {};
  const known = row.channels.filter((one) => CHANNELS[one.channel]);
  if (!known.length) doubts.add('channels-unstated');
  const sources = known.length
    ? known
    : Object.keys(CHANNELS).map((channel): CatalogueChannel => ({ ...row.channels[0], channel }));
  const times = new Set<number>();
  for (const source of sources) {
    const fee = source.feeVnd;
    if (fee === null || fee === undefined) doubts.add('fee-unstated');
    const fees = fee ? [{ id: 'fee', amountVnd: fee, before: 'result' as const, law: 'l1' }] : [];
    if (source.time) times.add(source.time);
    channels[CHANNELS[source.channel]] = { limit: limitOf(source, doubts), law: 'l1', ...(fees.length && { fees }) };
  }
  // One channel several times slower than another is more often a slip of the pen than the law.
  if (times.size > 1 && Math.max(...times) > 3 * Math.min(...times)) doubts.add('channels-differ-widely');
  return channels;
}

function limitOf({ time, unit }: CatalogueChannel, doubts: Set<Doubt>): Limit {
  if (time === null || time === undefined) {
    doubts.add('time-unstated');
    return { workingDays: DEFAULT_WORKING_DAYS };
  }
  if (time <= 0) {
    doubts.add('time-zero');
    return { sameDay: true };
  }
  switch (unit) {
    case 'working_day':
      return { workingDays: time };
    case 'day':
      return { calendarDays: time };
    case 'hour':
      return { workingHours: time };
    case 'month':
      doubts.add('time-in-months');
      return { calendarDays: time * 30 };
    default:
      doubts.add('time-unit-unstated');
      return { workingDays: time };
  }
}

/** Receive, the middle steps as the text numbers them, decide, return: without numbered steps, the standard four. */
function stepTable(parts: Part[]): StepSource[] {
  const middle = parts.filter((part) => part.role === 'work');

  return [
    { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
    ...(middle.length ? middle : [{ id: 'appraise' }]).map(
      (part): StepSource => ({
        id: part.id,
        act: 'complete-task',
        post: 'specialist',
        unit: 'competent',
        form: 'work',
      }),
    ),
    { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
    { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
  ];
}

const APPLY = {
  schema: {
    type: 'object',
    required: ['applicantName'],
    properties: {
      applicantName: {
        type: 'string',
        minLength: 1,
        maxLength: 300,
        source: { register: 'person', datum: 'fullName' },
      },
      request: { type: 'string', maxLength: 4000 },
    },
  },
};
const WORK = {
  schema: {
    type: 'object',
    required: ['conclusion'],
    properties: {
      conclusion: { type: 'string', enum: ['meets', 'does-not-meet'] },
      note: { type: 'string', maxLength: 4000 },
    },
  },
};

function filesOf(
  row: CatalogueRow,
  manifest: Manifest,
  parts: Part[],
  components: { id: string; name: string }[],
): PackFiles {
  const words: Record<string, string> = {
    name: row.name,
    summary: row.name,
    result: row.result || 'Kết quả giải quyết',
    'field.applicantName': 'Họ tên / tên tổ chức',
    'field.request': 'Nội dung đề nghị',
    'field.conclusion': 'Kết luận',
    'field.note': 'Ghi chú',
    'step.receive': 'Tiếp nhận hồ sơ',
    'step.appraise': 'Thẩm định hồ sơ',
    'step.decide': 'Quyết định',
    'step.return': 'Trả kết quả',
  };
  for (const part of parts) if (part.role === 'work') words[`step.${part.id}`] = part.title;
  for (const { id, name } of components) words[`component.${id}`] = name;
  const story = {
    applicant: 'an',
    channel: Object.keys(manifest.channels)[0],
    place: '06685',
    at: '2026-11-25T08:00',
    answers: {},
    results: resultsOf(manifest),
    expect: { status: 'closed' },
  };
  return {
    'procedure.yaml': JSON.stringify(manifest),
    'forms/apply.yaml': JSON.stringify(APPLY),
    'forms/work.yaml': JSON.stringify(WORK),
    'words/vi.yaml': JSON.stringify(words),
    'cases/standard.yaml': JSON.stringify(story),
  };
}

function resultsOf(manifest: Manifest): Record<string, unknown> {
  return Object.fromEntries(
    manifest.steps.filter((step) => step.form).map((step) => [step.id, { conclusion: 'meets' }]),
  );
}
