/**
 * What the source of an imported procedure states, and what an officer enters beside it: a limit, a way to hand in, a paper, a result that
 * it does not state rests on law of its own, named like the basis of who decides, or on words that stand in the source.
 */
import { areLawCitations } from '#kernel/law-text.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { sayingOf } from '#kernel/text.ts';
import { lawText } from './law.ts';
import type { ChannelMend, LimitKind, Mends, PaperMend } from './mend.ts';
import type { Channel, LimitSource, Manifest, Pack } from './pack.ts';
import { publishedText, resultNames } from './said.ts';

const CHANNEL: Record<Channel, Phrase> = {
  online: phrase('channel-online'),
  counter: phrase('channel-counter'),
  post: phrase('channel-post'),
};
const ROW_OF: Record<Channel, string> = { online: 'online', counter: 'in_person', post: 'post' };
const IN_TEXT: Record<Channel, RegExp> = {
  online: /trực tuyến|qua mạng|cổng dịch vụ công/iu,
  counter: /trực tiếp/iu,
  post: /bưu chính|bưu điện/iu,
};
const TEXTS = ['sequence', 'conditions', 'dossier', 'result'];

interface Row {
  channel?: unknown;
  time?: unknown;
  unit?: unknown;
}

const rowsOf = ({ published }: Manifest): Row[] => {
  const rows = published?.['channels'];
  return Array.isArray(rows) ? (rows as Row[]) : [];
};

/** By its table; where that names no way to hand in, by a sentence of its text about handing in. */
export function statesChannel(manifest: Manifest, name: Channel): boolean {
  if (!manifest.channels[name]) return false;
  const stored = rowsOf(manifest).filter(({ channel }) => Object.values(ROW_OF).includes(String(channel)));
  if (stored.length) return stored.some(({ channel }) => channel === ROW_OF[name]);
  return publishedText(manifest, 'sequence')
    .split(/[.;\n]/)
    .some((sentence) => /(?<!\p{L})(?:nộp|gửi)(?!\p{L})/iu.test(sentence) && IN_TEXT[name].test(sentence));
}

/** What was read of it; after a review, only what the source still shows to be its own. */
function statedLimit(manifest: Manifest, name: Channel): LimitSource | undefined {
  const limit = manifest.channels[name]?.limit;
  if (!limit || 'unstated' in limit || 'hours' in limit) return undefined;
  if (!manifest.decidedBy) return limit;
  const [amount] = Object.values(limit);
  const row = rowsOf(manifest).some(({ channel, time, unit }) => channel === ROW_OF[name] && unit && time === amount);
  const text = new RegExp(`(?<!\\d)0?${amount}\\s*(?:\\([^)]*\\)\\s*)?(?:ngày|giờ)`, 'iu');
  return row || text.test(publishedText(manifest, 'sequence')) ? limit : undefined;
}

export const isSameLimit = (
  limit: LimitSource | undefined,
  kind: LimitKind | undefined,
  amount: number | undefined,
): boolean => {
  const stated = kind && (limit as Record<string, unknown> | undefined)?.[kind];
  return stated !== undefined && (stated === true || stated === amount);
};

/** By the names that its source has; of one that a review gave, no longer. */
function statesResult({ manifest, words }: Pick<Pack, 'manifest' | 'words'>, result: string): boolean {
  const said = sayingOf(result);
  if (manifest.decidedBy) return sayingOf(publishedText(manifest, 'result')).includes(said);
  return resultNames({ manifest, words }).some((name) => sayingOf(name) === said);
}

/** A paper that the reading has is of the source, one that a review added is not. */
export const isAdded = ({ id, note }: Pick<PaperMend, 'id' | 'note'>): boolean => !note && (!id || /^r\d+$/.test(id));

interface Basis {
  at: string;
  of: Phrase;
  text: string;
  /** The source states what it is of: a basis beside it may be left out. */
  stated: boolean;
  /** The reference that the pack has already. */
  kept?: string;
}

/** Every basis that is entered or missing, by its field. */
export function basesOf(pack: Pick<Pack, 'manifest' | 'words'>, mends: Mends): Basis[] {
  const { manifest } = pack;
  const bases = (Object.entries(mends.channels) as [Channel, ChannelMend][]).flatMap(([name, mend]): Basis[] => {
    const of = { channel: CHANNEL[name] };
    const limit = mend.limit && {
      at: `limit-law-${name}`,
      of: phrase('review-at-limit', of),
      text: mend.limitLaw ?? '',
      stated: isSameLimit(statedLimit(manifest, name), mend.limit, mend.amount),
      // Of another limit than that which it was of, it is no basis unless it is entered as one.
      ...(isSameLimit(manifest.channels[name]?.limit, mend.limit, mend.amount) && {
        kept: manifest.channels[name]?.law,
      }),
    };
    const offered = {
      at: `offered-law-${name}`,
      of: phrase('review-at-channel', of),
      text: mend.offeredLaw ?? '',
      stated: statesChannel(manifest, name),
      kept: manifest.channels[name]?.offeredBy,
    };
    return limit ? [offered, limit] : [offered];
  });
  const papers = mends.papers.flatMap((paper, i): Basis[] =>
    isAdded(paper)
      ? [
          {
            at: `paper-law-${i}`,
            of: phrase('review-at-paper', { n: i + 1 }),
            text: paper.law ?? '',
            stated: false,
            kept: manifest.components.find(({ id }) => id === paper.id)?.law,
          },
        ]
      : [],
  );
  const result: Basis = {
    at: 'result-law',
    of: phrase('review-at-result'),
    text: mends.resultLaw ?? '',
    stated: !mends.result.trim() || statesResult(pack, mends.result),
    kept: manifest.result.law,
  };
  return [...bases, ...papers, result];
}

export function basisFaults(pack: Pick<Pack, 'manifest' | 'words'>, mends: Mends): { at: string; fault: Phrase }[] {
  return basesOf(pack, mends).flatMap(({ at, of, text, stated, kept }) => {
    const basis = text.trim();
    if (!basis) return stated ? [] : [{ at, fault: phrase('review-basis-needed', { of }) }];
    if (areLawCitations(basis) || quotes(pack.manifest, basis)) return [];
    // As the reading found it, with or without its article.
    if (stated && kept && sayingOf(lawText(pack.manifest.law, kept)) === sayingOf(basis)) return [];
    return [{ at, fault: phrase('review-basis-law', { of, basis }) }];
  });
}

/** Words in «» that stand in the source as they are. */
function quotes(manifest: Manifest, basis: string): boolean {
  const words = /^«(.+)»$/su.exec(basis)?.[1];
  const said = words && sayingOf(words);
  return Boolean(said) && TEXTS.some((name) => sayingOf(publishedText(manifest, name)).includes(said!));
}
