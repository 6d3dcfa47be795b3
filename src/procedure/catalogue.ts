/**
 * From the reading of a national record to a pack that runs. What the record says is taken as it says it; what it leaves open stays
 * open in the manifest, and its doubts are why the pack waits for an officer to look.
 */
import { withoutFees } from './fees-only.ts';
import {
  genericLetter,
  LETTER_FORM,
  LETTER_SCHEMA,
  LETTER_WORDS,
  recordedAt,
  withLetterText,
} from './generic-letter.ts';
import { channelCondition } from './national/conditions.ts';
import { readRecord, recordedDoubts } from './national/read.ts';
import type { ChannelReading, LawReading, LimitReading, NationalRecord, Reading } from './national/record.ts';
import { shorten } from './national/text.ts';
import { OUTSIDE_WORDS, outsideBodyOf, withOutside } from './outside.ts';
import type { ChannelSource, ComponentSource, LimitSource, Manifest, PackFiles, StepSource } from './pack.ts';
import { genericPaper } from './paper-kinds.ts';

export interface Converted {
  files: PackFiles;
  manifest: Manifest;
  /** Each with what it is of: `fee-unstated:online`. */
  doubts: string[];
}

/** Posts of the unit that decides, which the record does not tell. */
export interface Desk {
  /** Who enters a result in the book of outgoing papers and hands it on for signature. */
  clerk: string;
}

const MAX_STEPS = 12;
const MAX_STEP_NAME = 160;
const RESULT_UNNAMED = 'Kết quả giải quyết';
const LETTER = 'result';

/** Whether the province or a commune has anything to do with it. */
export const isInScope = ({ tier }: Reading): boolean => tier === 'province' || tier === 'commune';

export function convertRecord(record: NationalRecord, reading: Reading = readRecord(record), desk: Desk): Converted {
  const law = documentsOf(reading);
  const work = workOf(reading);
  const { components, words: paperWords } = componentsOf(reading);
  const [result] = reading.results;
  const channels = channelsOf(reading, law);
  const letter = Boolean(result && genericPaper(result.name, reading.results));
  const read: Manifest = {
    code: reading.code,
    origin: 'catalogue',
    field: record.field || 'Chưa phân lĩnh vực',
    tier: reading.tier === 'province' ? 'province' : 'commune',
    ...(record.ministry && { ministry: record.ministry }),
    ...(record.announced && { announced: record.announced }),
    law,
    ...(reading.audience.length && { audience: reading.audience }),
    ...(reading.decider && { decider: reading.decider }),
    channels,
    components,
    ...(!components.length && { componentsUnknown: true as const }),
    steps: withLetterText(stepTable(work, desk), letter),
    result: { ...(result?.code && { code: result.code }), ...(letter && { letter: LETTER }) },
    ...(result && { results: reading.results.map(({ code, name }) => ({ ...(code && { code }), name })) }),
    published: {
      extent: record.firstChannelOnly ? 'index' : 'record',
      kind: record.kind,
      competentAuthority: record.competentAuthority,
      levels: record.levels,
      conditions: record.conditionsText,
      sequence: record.stepsText,
      dossier: record.dossierText,
      channels: record.channels,
      result: record.result,
      url: record.url,
      ...(reading.notes.length && { notes: reading.notes }),
    },
  };
  const manifest = withOutside(read, outsideBodyOf(reading.decider, record.ministry, record.field));
  const name = result?.name ?? RESULT_UNNAMED;
  const words = {
    name: reading.name,
    summary: reading.name,
    result: name,
    ...WORDS,
    ...(work.length
      ? Object.fromEntries(work.map((step, i) => [`step.step-${i + 1}`, step]))
      : { 'step.appraise': 'Thẩm định hồ sơ' }),
    ...paperWords,
    ...(manifest.outside && OUTSIDE_WORDS),
    ...(manifest.result.letter && LETTER_WORDS),
  };
  const steps = new Set(manifest.steps.map((step) => `step.${step.id}`));
  const used = Object.entries(words).filter(([key]) => !key.startsWith('step.') || steps.has(key));
  const files: Record<string, string> = {
    'procedure.yaml': JSON.stringify(manifest),
    'forms/apply.yaml': JSON.stringify(APPLY),
    'forms/work.yaml': JSON.stringify(WORK),
    'words/vi.yaml': JSON.stringify(Object.fromEntries(used)),
    'cases/standard.yaml': JSON.stringify(storyOf(manifest)),
  };
  if (manifest.result.letter) {
    files[`letters/${LETTER}.md`] = genericLetter(name, reading.name, {
      ...manifest,
      law: withoutFees({ manifest, rules: {}, words: { vi: words } }),
    });
    files[`forms/${LETTER_FORM}.yaml`] = JSON.stringify(LETTER_SCHEMA);
  }
  return { manifest, doubts: recordedDoubts(reading), files };
}

/** The documents that the record lists, and those that a limit or a fee names beside them. */
function documentsOf({ laws, channels, doubts }: Reading): Manifest['law'] {
  const doubted = new Set(doubts.flatMap(({ id, about }) => (id === 'law-number-doubtful' ? about : [])));
  const named = channels.flatMap(({ limit, feeLaw }) => [limit.law, feeLaw]).flatMap((one) => one?.number ?? []);
  return Object.fromEntries(
    [...new Set([...laws, ...named])].map((number, i) => [
      `l${i + 1}`,
      { number, title: number, ...(doubted.has(number) && { numberDoubtful: true as const }) },
    ]),
  );
}

function referenceTo(law: Manifest['law'], { number, article }: LawReading): string {
  const key = Object.keys(law).find((one) => law[one].number === number)!;
  return article ? `${key} ${article}` : key;
}

/** A record that names no way to hand in leaves the counter, which nobody can be denied. */
function channelsOf({ channels }: Reading, law: Manifest['law']): Manifest['channels'] {
  if (!channels.length) return { counter: { limit: { unstated: true }, feeUnknown: 'unstated' } };
  return Object.fromEntries(channels.map((one) => [one.channel, channelOf(one, law)]));
}

function channelOf({ limit, feeVnd, feeLaw, freeBy }: ChannelReading, law: Manifest['law']): ChannelSource {
  const beside = feeLaw && { law: referenceTo(law, feeLaw) };
  return {
    limit: limitOf(limit),
    ...(limit.law && { law: referenceTo(law, limit.law) }),
    ...(typeof feeVnd === 'string'
      ? { feeUnknown: feeVnd }
      : feeVnd > 0
        ? { fees: [{ id: 'fee', amountVnd: feeVnd, before: 'result' as const, ...beside }] }
        : { free: beside?.law ?? `«${freeBy ?? ''}»` }),
  };
}

function limitOf({ kind, amount }: LimitReading): LimitSource {
  if (kind === 'workingDays') return { workingDays: amount! };
  if (kind === 'calendarDays') return { calendarDays: amount! };
  if (kind === 'workingHours') return { workingHours: amount! };
  return { [kind]: true } as LimitSource;
}

/** Papers by their order, alternatives and cases by ids that the words name. */
function componentsOf(reading: Reading): { components: ComponentSource[]; words: Record<string, string> } {
  const words: Record<string, string> = {};
  const cases = [...new Set(reading.components.flatMap((component) => component.case ?? []))];
  for (const [i, one] of cases.entries()) words[`case.k${i + 1}`] = one;
  const groups = [...new Set(reading.components.flatMap((component) => component.group ?? []))];
  for (const [i, one] of groups.entries()) words[`group.g${i + 1}`] = one;
  const components = reading.components.map((component, i): ComponentSource => {
    const { name, originals, copies, joined, case: of, group, shown } = component;
    const oneOf = joined ? [] : component.oneOf;
    const id = `c${i + 1}`;
    words[`component.${id}`] = name;
    for (const [n, alternative] of oneOf.entries()) words[`component.${id}.o${n + 1}`] = alternative;
    return {
      id,
      originals,
      copies,
      required: false,
      ...(channelCondition(name) && { when: channelCondition(name) }),
      ...(oneOf.length && { oneOf: oneOf.map((_, n) => `o${n + 1}`) }),
      ...(of && { case: `k${cases.indexOf(of) + 1}` }),
      ...(group && { group: `g${groups.indexOf(group) + 1}` }),
      ...(shown && { shown }),
      ...(COMPLAINT.test(reading.name) && { evenVoid: true as const }),
    };
  });
  return { components, words };
}

/** Decisions that speak against who complains are what a complaint is about (Law on Complaints 02/2011/QH13 Art. 2). */
const COMPLAINT = /khiếu nại|tố cáo/iu;

/** What the office does between receiving and deciding, where the record counts the steps of one case; otherwise one task. */
function workOf({ steps, numbered, severalCases }: Reading): string[] {
  if (!numbered || severalCases || steps.length > MAX_STEPS) return [];
  return steps
    .filter(({ by, name }) => by === 'office' && !FRAME.test(name))
    .map(({ name }) => shorten(name, MAX_STEP_NAME));
}

/** Receiving, deciding and returning are steps of every pack. */
const FRAME =
  /^(?:(?:cơ quan|cán bộ|bộ phận|trung tâm)[^,;]{0,40} tiếp nhận|tiếp nhận|khi tiếp nhận|trả kết quả|thông báo và trả kết quả|quyết định |ký|(?:chủ tịch|phó chủ tịch|giám đốc|lãnh đạo|thủ trưởng)[^,;.]{0,80} (?:quyết định|ban hành|ký|phê duyệt))/iu;

function stepTable(work: readonly string[], { clerk }: Desk): StepSource[] {
  const middle = work.length ? work.map((_, i) => `step-${i + 1}`) : ['appraise'];
  return [
    { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
    ...middle.map(
      (id): StepSource => ({ id, act: 'complete-task', post: 'specialist', unit: 'competent', form: 'work' }),
    ),
    { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
    { id: 'issue', act: 'issue-result', post: clerk, unit: 'competent' },
    { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
  ];
}

const WORDS = {
  'field.applicantName': 'Họ tên / tên tổ chức',
  'field.request': 'Nội dung đề nghị',
  'field.conclusion': 'Kết luận',
  'option.conclusion.meets': 'Đủ điều kiện',
  'option.conclusion.does-not-meet': 'Không đủ điều kiện',
  'field.note': 'Ghi chú',
  'step.receive': 'Tiếp nhận hồ sơ',
  'step.decide': 'Quyết định',
  'step.issue': 'Vào số, ký số và phát hành kết quả',
  'step.return': 'Trả kết quả',
};

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
      conclusion: { type: 'string', enum: ['meets', 'does-not-meet'], favourable: ['meets'] },
      note: { type: 'string', maxLength: 4000 },
    },
  },
};

const storyOf = ({ channels, steps }: Manifest) => ({
  applicant: 'an',
  channel: Object.keys(channels)[0],
  place: '06685',
  at: '2026-11-25T08:00',
  answers: {},
  results: recordedAt(steps),
  expect: { status: 'closed' },
});
