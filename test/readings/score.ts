/** How much of a reading is right, field by field, against the true reading that somebody wrote who read the record. */
import { foldVietnamese } from '#kernel/text.ts';
import type { Reading } from '#procedure/national/record.ts';

/** A true reading: names as they begin, limits as «5 workingDays» or «unstated». */
export interface True {
  code: string;
  tier: string;
  decider: string;
  channels: Record<string, { limit: string; fee: number | string; limitLaw?: string; feeLaw?: string }>;
  components: { name: string; originals: number; copies: number; oneOf?: number; case?: string }[];
  /** Told beside the papers, as they begin; only where somebody wrote them down. */
  notes?: string[];
  steps: { name: string; by: string }[];
  results: { code: string | null; name: string }[];
  laws: string[];
}

export const FIELDS = ['tier', 'decider', 'channel', 'limit', 'fee', 'component', 'step', 'result', 'law'] as const;
export type Field = (typeof FIELDS)[number];

export interface Mark {
  field: Field;
  right: boolean;
  /** Somebody is told to look at it. */
  doubted: boolean;
  says: string;
}

const says = (text: string, start: string) => foldVietnamese(text).includes(foldVietnamese(start));

/** Which doubts speak of which field. */
const ABOUT: Record<Field, RegExp> = {
  tier: /^(several-tiers|level-|tier-|out-of)/,
  decider: /^(decider-|tier-decider)/,
  channel: /^channels-/,
  limit: /^(time-|several-times|channels-differ|first-channel)/,
  fee: /^(fee-|several-fees|first-channel)/,
  component: /^(component|quantity|alternatives|papers)/,
  step: /^(step|several-cases)/,
  result: /^result-/,
  law: /^(law-|legal-)/,
};

export function marksOf(reading: Reading, truth: True): Mark[] {
  const marks: Mark[] = [];
  const doubted = (field: Field, about?: string) =>
    reading.doubts.some((doubt) => ABOUT[field].test(doubt.id) && (!about || !doubt.about || doubt.about === about));
  const mark = (field: Field, right: boolean, said: string, about?: string) =>
    marks.push({ field, right, doubted: doubted(field, about), says: said });
  mark('tier', reading.tier === truth.tier, `${reading.tier}, not ${truth.tier}`);
  const decider = truth.decider ? says(reading.decider, truth.decider) : !reading.decider;
  mark('decider', decider, `«${reading.decider}», not «${truth.decider}»`);
  for (const channel of new Set([...Object.keys(truth.channels), ...reading.channels.map((one) => one.channel)])) {
    const read = reading.channels.find((one) => one.channel === channel);
    const true_ = truth.channels[channel];
    mark('channel', Boolean(read && true_), channel, channel);
    if (!read || !true_) continue;
    const { kind, amount, law } = read.limit;
    const limit = amount === null ? kind : `${amount} ${kind}`;
    mark('limit', limit === true_.limit, `${channel}: ${limit}, not ${true_.limit}`, channel);
    mark('fee', read.feeVnd === true_.fee, `${channel}: ${read.feeVnd}, not ${true_.fee}`, channel);
    mark('law', (law?.number ?? '') === (true_.limitLaw ?? ''), `${channel} limit: ${law?.number}`, channel);
    mark(
      'law',
      (read.feeLaw?.number ?? '') === (true_.feeLaw ?? ''),
      `${channel} fee: ${read.feeLaw?.number}`,
      channel,
    );
  }
  components(reading, truth, mark);
  for (const note of truth.notes ?? [])
    mark(
      'component',
      reading.notes.some((one) => says(one, note)),
      `note «${note}»`,
      'none',
    );
  for (let i = 0; i < Math.max(reading.steps.length, truth.steps.length); i++) {
    const [read, true_] = [reading.steps[i], truth.steps[i]];
    const right = Boolean(read && true_ && read.by === true_.by && says(read.name, true_.name));
    mark('step', right, `${i + 1}: ${read?.by} «${read?.name}», not ${true_?.by} «${true_?.name}»`, `s${i + 1}`);
  }
  for (let i = 0; i < Math.max(reading.results.length, truth.results.length); i++) {
    const [read, true_] = [reading.results[i], truth.results[i]];
    const right = Boolean(read && true_ && read.code === true_.code && says(read.name, true_.name));
    mark('result', right, `${read?.code} «${read?.name}», not ${true_?.code} «${true_?.name}»`);
  }
  if (!truth.results.length && !reading.results.length) mark('result', true, '');
  for (const law of new Set([...truth.laws, ...reading.laws]))
    mark('law', truth.laws.includes(law) && reading.laws.includes(law), law);
  return marks;
}

type Marker = (field: Field, right: boolean, said: string, about?: string) => void;

/** The list has no order; a paper that is not there and one that is too much are both wrong. */
function components(reading: Reading, truth: True, mark: Marker): void {
  const left = reading.components.map((component, i) => ({ component, about: `c${i + 1}` }));
  const fits = ({ component: read }: (typeof left)[number], true_: True['components'][number]) =>
    says(read.name, true_.name) && (true_.case ? says(read.case ?? '', true_.case) : !read.case);
  for (const true_ of truth.components) {
    const at = left.findIndex((one) => fits(one, true_) && one.component.originals === true_.originals);
    const index = at >= 0 ? at : left.findIndex((one) => fits(one, true_));
    const [found] = index >= 0 ? left.splice(index, 1) : [];
    const read = found?.component;
    const right =
      read?.originals === true_.originals && read.copies === true_.copies && read.oneOf.length === (true_.oneOf ?? 0);
    const said = read ? `${read.originals}/${read.copies}, one of ${read.oneOf.length}` : 'is not there';
    mark(
      'component',
      right,
      `«${true_.name}» ${said}, not ${true_.originals}/${true_.copies}, one of ${true_.oneOf ?? 0}`,
      found?.about ?? 'none',
    );
  }
  for (const { component, about } of left)
    mark('component', false, `«${component.name.slice(0, 120)}» [${component.case?.slice(0, 40)}] is too much`, about);
}

export interface Score {
  right: number;
  all: number;
}

/** Of each field, how many were right. */
export function scoresOf(marks: readonly Mark[]): Record<Field, Score> {
  const scores = Object.fromEntries(FIELDS.map((field) => [field, { right: 0, all: 0 }])) as Record<Field, Score>;
  for (const { field, right } of marks) {
    scores[field].all++;
    if (right) scores[field].right++;
  }
  return scores;
}
