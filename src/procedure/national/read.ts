/** Reads a record of the national database into what it truly says, and why each part of that should be doubted. */
import { readAudience } from './audience.ts';
import { readChannels } from './channels.ts';
import { readComponents } from './components.ts';
import { readDecider, readTier } from './decider.ts';
import { readLaws } from './laws.ts';
import type { DoubtReading, NationalRecord, Reading } from './record.ts';
import { readResults } from './results.ts';
import { readSteps } from './steps.ts';
import { clean, oneLine } from './text.ts';

export function readRecord(record: NationalRecord): Reading {
  const name = oneLine(clean(record.name)).replace(STRAY_ENDS, '');
  const { passages, numbered, severalCases, doubts: ofSteps } = readSteps(record);
  const { decider, doubts: ofDecider } = readDecider(record, passages);
  const { tier, doubts: ofTier } = readTier(record, decider);
  const { channels, doubts: ofChannels } = readChannels(record, passages, severalCases);
  const { components, notes, doubts: ofComponents } = readComponents(record);
  const { results, doubts: ofResults } = readResults(record);
  const { laws, doubts: ofLaws } = readLaws(record);
  const ofName: DoubtReading[] = isNoName(name) ? [{ id: 'name-doubtful', about: '' }] : [];
  return {
    code: oneLine(record.code),
    name,
    tier,
    decider,
    audience: readAudience(record.audience),
    channels,
    components,
    notes,
    steps: passages.map(({ name, by }) => ({ name, by })),
    numbered,
    severalCases,
    results,
    laws,
    doubts: [...ofName, ...ofTier, ...ofDecider, ...ofChannels, ...ofComponents, ...ofSteps, ...ofResults, ...ofLaws],
  };
}

/** Full stops that were copied with a name; «…» says that there is more. */
const STRAY_ENDS = /^[\s.,;]+|(?<!\.)\.{1,2}$/gu;

/** The name of the decision that announced it, or text of the page around it. */
const isNoName = (name: string): boolean =>
  /^(?:công bố danh mục|quyết định (?:về việc )?công bố|danh mục)[^.]*(?:thủ tục hành chính|quy trình)/iu.test(name) ||
  /Mã thủ tục|Tên thủ tục/u.test(name);

/** Why it should be looked at: what kind of doubt, and of what (`fee-unstated:online`); each once. */
export const recordedDoubts = ({ doubts }: Reading): string[] => [
  ...new Set(doubts.map(({ id, about }) => (about ? `${id}:${about}` : id))),
];

/** As `motcua import --read --json` prints it. */
export const printed = (reading: Reading) => ({
  code: reading.code,
  name: reading.name,
  tier: reading.tier,
  decider: reading.decider,
  channels: reading.channels.map(({ channel, limit: { kind, amount, law }, feeVnd, feeLaw }) => ({
    channel,
    limit: { kind, amount },
    feeVnd,
    ...(law && { limitLaw: law }),
    ...(feeLaw && { feeLaw }),
  })),
  components: reading.components,
  steps: reading.steps,
  results: reading.results,
  laws: reading.laws,
  doubts: recordedDoubts(reading),
});
