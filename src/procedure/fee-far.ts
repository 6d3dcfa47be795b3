/**
 * A cost that lies far from what the source says anywhere of money: another amount than its text has, ten times or a tenth of it, or less
 * than any fee is, as where thousands were meant. Who proposes it is asked once more, and a second person is told.
 */
import { amountsInWords } from '#kernel/in-words.ts';
import { formatVnd } from '#kernel/money.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { ToCheck } from './changes-to-check.ts';
import { costStands } from './departures.ts';
import type { Doubted } from './doubted.ts';
import type { ChannelMend, Mends } from './mend.ts';
import { amountsIn } from './mend-quote.ts';
import { CHANNEL } from './mend-words.ts';
import { ABOUT_FEES, LEAST_FEE } from './national/fee-in-text.ts';
import { clean, sentences } from './national/text.ts';
import type { Channel, ChannelSource, Departure, Filled, Manifest, Pack } from './pack.ts';
import { publishedText } from './said.ts';
import { costsTold, ROW_OF, rowsOf } from './source-values.ts';

type Cost = Pick<ChannelMend, 'cost' | 'amountsVnd'>;

const TEXTS = ['sequence', 'conditions', 'dossier', 'result'];
const ABOUT_MONEY = /mức thu/iu;

/** Every amount of money that the source has of it, as a number or in words, slips of its table among them. */
function amountsOfSource(manifest: Manifest, name: Channel): number[] {
  if (manifest.published?.['elsewhere']) return [];
  const rows = rowsOf(manifest);
  // Of a line of the index nobody knows of which way to hand in it is.
  const isOfNone = manifest.published?.['extent'] === 'index' && rows.length > 1;
  const own = isOfNone ? [] : rows.filter(({ channel }) => channel === ROW_OF[name]);
  const inTable = own.map(({ feeVnd }) => Number(feeVnd));
  const inText = TEXTS.flatMap((text) => sentences(clean(publishedText(manifest, text))))
    .filter((sentence) => ABOUT_FEES.test(sentence) || ABOUT_MONEY.test(sentence))
    .flatMap((sentence) => [...amountsIn(sentence), ...amountsInWords(sentence)]);
  const all = [...inTable, ...costsTold(manifest, name).amounts, ...inText];
  return [...new Set(all)].filter((amount) => amount > 0).sort((a, b) => a - b);
}

interface Distance {
  /** What the source has. */
  told: number[];
  /** It is less than any fee. */
  isSmall: boolean;
}

/** Nothing where it is not far. `isDeparture`: its law and a reason are given already. */
function farFrom(
  manifest: Manifest,
  name: Channel,
  { cost, amountsVnd = [] }: Cost,
  isDeparture: boolean,
): Distance | undefined {
  const told = amountsOfSource(manifest, name);
  const far = { told, isSmall: false };
  if (cost === 'free') return told.length && !isDeparture && !isSaidFree(manifest, name) ? far : undefined;
  if (cost !== 'amounts' || !amountsVnd.every((one) => Number.isSafeInteger(one) && one > 0)) return undefined;
  if (amountsVnd.some((one) => one < LEAST_FEE)) return { told, isSmall: true };
  const sum = amountsVnd.reduce((all, one) => all + one, 0);
  const others = amountsVnd.filter((one) => !told.includes(one) && !told.includes(sum));
  if (!told.length || !others.length) return undefined;
  const isFar = others.some((one) => told.every((amount) => one >= 10 * amount || amount >= 10 * one));
  return isFar || !isDeparture ? far : undefined;
}

const isSaidFree = (manifest: Manifest, name: Channel): boolean => costsTold(manifest, name).free !== undefined;

const amountsText = (amounts: readonly number[]): string => amounts.map(formatVnd).join(', ');

/** What who proposes it says to be right: this very cost. */
export const costKey = ({ cost, amountsVnd = [] }: Cost): string =>
  cost === 'amounts' ? amountsVnd.join(';') : (cost ?? '');

/** Asked once more, unless it stands so since a review. */
export function farFaults({ manifest }: Pick<Pack, 'manifest'>, { channels }: Mends): { at: string; fault: Phrase }[] {
  return (Object.entries(channels) as [Channel, ChannelMend][]).flatMap(([name, mend]) => {
    const kept = manifest.decidedBy && manifest.channels[name];
    if (kept && costKey(costOf(kept)) === costKey(mend)) return [];
    const far = farFrom(manifest, name, mend, costStands(manifest, name, mend) === 'other');
    if (!far || mend.sure === costKey(mend)) return [];
    const channel = CHANNEL[name];
    const is = mend.cost === 'free' ? phrase('review-quote-free') : amountsText(mend.amountsVnd ?? []);
    const fault = far.isSmall
      ? phrase('review-fee-small', { channel, is })
      : phrase('review-fee-far', { channel, is, told: amountsText(far.told) });
    return [{ at: `sure-${name}`, fault }];
  });
}

const costOf = ({ fees, free }: ChannelSource): Cost => {
  const amountsVnd = fees?.flatMap(({ amountVnd }) => amountVnd ?? []) ?? [];
  return amountsVnd.length ? { cost: 'amounts', amountsVnd } : { cost: free ? 'free' : undefined };
};

export interface Far extends Distance {
  field: string;
  /** The cost itself. */
  at: Departure | Filled | ToCheck | Doubted;
}

/** The same of a proposal, at each cost that a second person looks at. */
export function farIn(
  before: Pick<Pack, 'manifest'>,
  after: Pick<Pack, 'manifest'>,
  shown: readonly Far['at'][],
): Far[] {
  return shown.flatMap((at): Far[] => {
    const [, name] = /^fee\.(\w+)$/.exec(at.field) ?? [];
    const channel = name && after.manifest.channels[name as Channel];
    if (!channel) return [];
    const far = farFrom(before.manifest, name as Channel, costOf(channel), 'source' in at);
    return far ? [{ field: `far.${name}`, ...far, at }] : [];
  });
}
