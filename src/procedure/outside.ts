/**
 * Procedures that a body outside the province's own offices decides: which body that is by the name the source gives, and what becomes
 * of a manifest then. The one-stop centre receives, hands over, follows and hands out; the rest is theirs (Decree 118/2025/NĐ-CP).
 */
import { BODIES, plainBody } from '#authority/bodies.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Manifest, OutsideSource, StepSource, TaskAct } from './pack.ts';

const RECEIVED_HERE: readonly TaskAct[] = ['receive-dossier', 'decide-dossier', 'deliver-result'];
const DECIDED_OUTSIDE: readonly TaskAct[] = [
  'receive-dossier',
  'hand-over-dossier',
  'record-outside-result',
  'deliver-result',
];
/** Acts by which an office decides, or gets to it. */
const OF_DECIDING: readonly TaskAct[] = ['complete-task', 'decide-dossier', 'issue-result'];
const OF_OUTSIDE: readonly TaskAct[] = ['hand-over-dossier', 'record-outside-result'];

export const actsNeeded = ({ outside }: Manifest): readonly TaskAct[] => (outside ? DECIDED_OUTSIDE : RECEIVED_HERE);

/** What a pack may not say with `outside`, or without it. */
export function faultOfOutside({ outside, steps, result }: Manifest): Phrase | undefined {
  const stray = steps.find(({ act }) => (outside ? OF_DECIDING : OF_OUTSIDE).includes(act));
  if (!outside) return stray && phrase('act-outside-alone', { act: stray.act });
  if (stray) return phrase('act-of-outside', { act: stray.act, body: outside.body });
  return result.letter || result.register ? phrase('outside-result', { body: outside.body }) : undefined;
}

/** A paper reaches the authority within one working day; received after 15:00, on the next morning: the calendar starts then. */
const HAND_OVER_HOURS = 8;

const STEPS: readonly StepSource[] = [
  { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
  { id: 'hand-over', act: 'hand-over-dossier', post: 'counter', unit: 'receiving', hours: HAND_OVER_HOURS },
  { id: 'follow', act: 'record-outside-result', post: 'counter', unit: 'receiving' },
  { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
];

/** What the steps that only such procedures have are called. */
export const OUTSIDE_WORDS: Readonly<Record<string, string>> = {
  'step.hand-over': 'Bàn giao hồ sơ cho cơ quan giải quyết',
  'step.follow': 'Theo dõi, nhận kết quả từ cơ quan giải quyết',
};

/** The same procedure, decided by that body, which signs and registers what it issues; without one, as it was. */
export function withOutside(manifest: Manifest, outside: OutsideSource | undefined): Manifest {
  if (!outside) return manifest;
  const { letter: _letter, register: _register, ...result } = manifest.result;
  return { ...manifest, outside, steps: STEPS.map((step) => ({ ...step })), result };
}

const OUR_STEPS: readonly StepSource[] = [
  { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
  { id: 'appraise', act: 'complete-task', post: 'specialist', unit: 'competent', form: 'work' },
  { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
  { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
];

/** What the steps of an office of ours are called, where a procedure has only those of a hand-over. */
export const OUR_WORDS: Readonly<Record<string, string>> = {
  'step.appraise': 'Thẩm định hồ sơ',
  'step.decide': 'Quyết định',
};

/** The same procedure, decided by an office of ours after all, by the steps that every such procedure has. */
export function withoutOutside({ outside, ...manifest }: Manifest): Manifest {
  return outside ? { ...manifest, steps: OUR_STEPS.map((step) => ({ ...step })) } : manifest;
}

/** Fields of the national database that one kind of body alone decides on, where no decider is named. */
const FIELDS: readonly { field: RegExp; ministry: RegExp; body: string }[] = [
  { field: /^hải quan$/, ministry: /tài chính/, body: 'Cơ quan hải quan' },
  { field: /^thuế$/, ministry: /tài chính/, body: 'Cơ quan thuế' },
  { field: /^kho bạc nhà nước$/, ministry: /tài chính/, body: 'Kho bạc Nhà nước' },
  { field: /bhxh|bhyt|bảo hiểm xã hội/, ministry: /tài chính/, body: 'Cơ quan bảo hiểm xã hội' },
  { field: /^thi hành án dân sự$/, ministry: /tư pháp/, body: 'Cơ quan thi hành án dân sự' },
  { field: /xuất nhập cảnh|cư trú|vũ khí|giấy phép lái xe/, ministry: /công an/, body: 'Cơ quan công an' },
  { field: /^/, ministry: /^ngân hàng nhà nước/, body: 'Ngân hàng Nhà nước' },
  { field: /^/, ministry: /^tòa án/, body: 'Tòa án nhân dân' },
];

/** Our own offices, whatever else their names say. */
const OURS = /^(chủ tịch|ủy ban nhân dân|ubnd|hội đồng|sở |văn phòng|ban quản lý|thanh tra)/;

/**
 * The outside body that decides, by the decider that the source names; by the field alone where it names none. Nothing where an
 * office of the province decides, also together with others: then somebody has to look.
 */
export function outsideBodyOf(decider: string, ministry = '', field = ''): OutsideSource | undefined {
  const parts = plainBody(decider)
    .split(/[,;/]| hoặc /)
    .map(plainBody)
    .filter(Boolean);
  if (!parts.length) {
    const known = FIELDS.find((one) => one.field.test(plainBody(field)) && one.ministry.test(plainBody(ministry)));
    return known && { body: known.body };
  }
  const kinds = parts.map((part) => (OURS.test(part) ? undefined : BODIES.find(({ named }) => named.test(part))));
  if (kinds.some((kind) => !kind)) return undefined;
  const units = new Set(parts.map((part, i) => kinds[i]!.units?.find(([named]) => named.test(part))?.[1]));
  const [unit] = units;
  return {
    body: decider.replace(/\s+/g, ' ').replace(/^[\s.;]+|[\s.;]+$/g, ''),
    ...(units.size === 1 && unit && { unit }),
  };
}
