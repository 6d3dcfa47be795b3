/**
 * The values that the source of an imported procedure states, whatever a review has set since: by the table and the text that are kept
 * with it, and before any review by what was read of them. What is of another place, or of one way to hand in alone, states nothing.
 */
import { sayingOf } from '#kernel/text.ts';
import type { LimitKind } from './mend.ts';
import { textsOf, wholeTimes } from './mend-quote.ts';
import { storedLimit } from './national/channels.ts';
import { chairDecides } from './national/decider.ts';
import { type FeeInText, feeIn, LEAST_FEE } from './national/fee-in-text.ts';
import { readResults } from './national/results.ts';
import { readSteps } from './national/steps.ts';
import type { Channel, LimitSource, Manifest, Pack } from './pack.ts';
import { isChair, publishedText, resultNames } from './said.ts';

export const ROW_OF: Record<Channel, string> = { online: 'online', counter: 'in_person', post: 'post' };

interface Row {
  channel?: unknown;
  time?: number | null;
  unit?: string | null;
  feeVnd?: unknown;
}

export const rowsOf = ({ published }: Manifest): Row[] => {
  const rows = published?.['channels'];
  return Array.isArray(rows) ? (rows as Row[]) : [];
};

export const rowsBy = (manifest: Manifest, name: Channel): Row[] =>
  rowsOf(manifest).filter(({ channel }) => channel === ROW_OF[name]);

/** Its times and fees are of another place, or of one way to hand in, nobody knows which. */
const isOfNone = (manifest: Manifest): boolean =>
  Boolean(manifest.published?.['elsewhere']) ||
  (manifest.published?.['extent'] === 'index' && rowsOf(manifest).length > 1);

export interface LimitTold {
  kind: LimitKind;
  amount?: number;
}

export interface LimitsTold {
  all: LimitTold[];
  /** The text gives a time to each of several cases. */
  byCase: boolean;
  /** The table gives one. */
  inTable: boolean;
}

/**
 * Every time that the source gives for the whole of a way to hand in. Where its table gives one, a time in the text is another for the
 * whole only if its sentence says so: else it is that of a step. It may say of the same number of days that they are working days.
 */
export function limitsTold(manifest: Manifest, name: Channel): LimitsTold {
  if (isOfNone(manifest)) return { all: [], byCase: false, inTable: false };
  const [told, later] = wholeTimes(manifest);
  const isHoursSaid = (amount: number | null) => told.some((one) => one.workingSaid && one.amount === amount);
  const inTable = rowsBy(manifest, name)
    .map((row) => storedLimit(row))
    .filter(({ kind, amount }) => kind !== 'unstated' && (kind !== 'workingHours' || isHoursSaid(amount)));
  const [first] = told;
  // The time from the dossier is that of the first stage, where others follow it.
  const sum =
    first?.amount && later.length ? later.reduce((all, { amount }) => all + (amount ?? 0), first.amount) : undefined;
  const summed = sum !== undefined && inTable.some(({ amount }) => amount === sum);
  // Nor is the sum, of what lies between nobody knows.
  const isOpen = sum !== undefined && !inTable.length;
  const inText =
    summed || isOpen
      ? []
      : [
          ...told.filter(({ kind, workingSaid }) => kind !== 'byCase' && (kind !== 'workingHours' || workingSaid)),
          ...(sum === undefined ? [] : [{ ...first, amount: sum }]),
        ].filter(
          ({ amount, ofWhole }) =>
            !inTable.length || ofWhole || (amount !== null && inTable.some((one) => one.amount === amount)),
        );
  const all = [...inTable, ...inText].map(
    ({ kind, amount }): LimitTold => ({ kind: kind as LimitKind, ...(amount !== null && { amount }) }),
  );
  return {
    all: onceEach([...all, ...readLimit(manifest, name)]),
    byCase: told.length > 1 || told.some((one) => one.byCase || one.kind === 'byCase'),
    inTable: inTable.length > 0,
  };
}

function readLimit({ decidedBy, channels }: Manifest, name: Channel): LimitTold[] {
  const [[kind, value] = ['unstated', true]] = Object.entries(channels[name]?.limit ?? {});
  if (decidedBy || kind === 'unstated' || kind === 'byCase' || kind === 'hours') return [];
  return [{ kind: kind as LimitKind, ...(typeof value === 'number' && { amount: value }) }];
}

const onceEach = (all: readonly LimitTold[]): LimitTold[] => [
  ...new Map(all.map((one) => [`${one.kind} ${one.amount ?? ''}`, one])).values(),
];

export const limitIn = ({ kind, amount }: LimitTold): LimitSource => ({ [kind]: amount ?? true }) as LimitSource;

export interface CostsTold {
  amounts: number[];
  /** The words that say that nothing is to be paid. */
  free?: string;
  byCouncil: boolean;
  byCase: boolean;
}

export const feeTold = (manifest: Manifest): FeeInText | undefined =>
  feeIn(`${publishedText(manifest, 'sequence')}\n${publishedText(manifest, 'conditions')}`);

/** Amounts of its table, none of which is a slip. */
export const amountsInTable = (manifest: Manifest, name: Channel): number[] => [
  ...new Set(
    rowsBy(manifest, name)
      .map(({ feeVnd }) => Number(feeVnd))
      .filter((one) => one >= LEAST_FEE),
  ),
];

/** What the source says that a way to hand in costs, by its table and by its text. */
export function costsTold(manifest: Manifest, name: Channel): CostsTold {
  if (isOfNone(manifest)) return { amounts: [], byCouncil: false, byCase: false };
  const told = feeTold(manifest);
  const read = manifest.decidedBy ? undefined : manifest.channels[name];
  const inText = typeof told?.fee === 'number' && told.fee >= LEAST_FEE ? [told.fee] : [];
  const inTable = amountsInTable(manifest, name);
  const amounts = [...inTable, ...inText, ...(read?.fees ?? []).flatMap(({ amountVnd }) => amountVnd ?? [])];
  const free = told?.fee === 0 ? `«${told.quote.trim()}»` : read?.free;
  return {
    amounts: [...new Set(amounts)],
    ...(free && { free }),
    byCouncil: told?.fee === 'byCouncil' || read?.feeUnknown === 'byCouncil',
    byCase: told?.fee === 'byCase' || read?.feeUnknown === 'byCase' || inTable.length > 1,
  };
}

/** By its table, or before a review by what was read of its text. */
export const isRowed = (manifest: Manifest, name: Channel): boolean =>
  !manifest.published?.['elsewhere'] && rowsBy(manifest, name).length > 0;

/** The names of what comes out; of a refusal or a request for more papers alone there is none. */
export function resultsTold(pack: Pick<Pack, 'manifest' | 'words'>): string[] {
  const result = publishedText(pack.manifest, 'result');
  const read = readResults({ result, resultCode: '' } as Parameters<typeof readResults>[0]).results;
  return read.length || pack.manifest.decidedBy ? read.map(({ name }) => name) : resultNames(pack);
}

/** Whether it is what the source names, in fewer words or in more. */
export function isResultTold(pack: Pick<Pack, 'manifest' | 'words'>, result: string): boolean {
  const said = sayingOf(result);
  const whole = sayingOf(publishedText(pack.manifest, 'result'));
  return (
    (Boolean(whole) && whole.includes(said)) ||
    resultsTold(pack).some((name) => said.includes(sayingOf(name)) || sayingOf(name).includes(said))
  );
}

/** Who signs by the source: the chair, the committee, or both, as its cell and its text have it; nobody where it names neither. */
export function signersTold(manifest: Manifest): Set<'chair' | 'committee'> {
  const decider = (manifest.decider || publishedText(manifest, 'competentAuthority')).normalize('NFC');
  const told = new Set<'chair' | 'committee'>();
  if (isChair(decider)) told.add('chair');
  else if (/^(?:[uủ]y ban nhân dân|ubnd)/iu.test(decider)) told.add('committee');
  if (told.has('committee') && chairDecides(readSteps(textsOf(manifest)).passages)) told.add('chair');
  return told;
}
