/**
 * Documents of a procedure that concern only what it costs. A decision on the matter itself does not rest on them, and no paper of it
 * recites them: they stand beside the amount.
 */
import { COUNCIL_NUMBER, knownLaw, numbersIn, plainLaw } from '#kernel/law-text.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { lawReferences } from './law-dates.ts';
import { ABOUT_FEES } from './national/fee-in-text.ts';
import type { Manifest, Pack } from './pack.ts';

type Of = Pick<Pack, 'manifest' | 'rules' | 'words'>;

/** The list without them. Where the matter itself is a fee, nothing is left out. */
export function withoutFees(pack: Of): Manifest['law'] {
  const { law } = pack.manifest;
  if (namesFee(pack.words['vi']?.['name'] ?? '')) return law;
  const cited = citedFor(pack);
  return Object.fromEntries(
    Object.entries(law).filter(([key, { number, title, ofFee }]) => {
      if (cited.matter(key)) return true;
      if (namesFee(title)) return false;
      return !ofFee && !(cited.fees.has(key) && isOfCouncil(number));
    }),
  );
}

/** Whether a recital of a paper names only such documents; none of a paper that is of money itself. */
export function namesOnlyFees(pack: Of, paper: string): (recital: string) => boolean {
  const headings = paper.split('\n').filter((line) => line.startsWith('#'));
  if (headings.some((one) => namesFee(one) || /nghĩa vụ tài chính|nộp tiền/iu.test(one.normalize('NFC'))))
    return () => false;
  let isGone: ((number: string) => boolean) | undefined;
  return (recital) => {
    const numbers = numbersIn(recital);
    if (!numbers.length) return false;
    isGone ??= knownLaw(goneFrom(pack));
    return numbers.every(isGone);
  };
}

function goneFrom(pack: Of): string[] {
  const left = withoutFees(pack);
  return Object.entries(pack.manifest.law).flatMap(([key, { number }]) => (left[key] ? [] : [number]));
}

/** Those of the documents that only a cost names, of those that were not listed before. */
export const withOfFee = (pack: Of, before: Manifest['law']): Manifest['law'] => {
  const { fees, matter } = citedFor(pack);
  return Object.fromEntries(
    Object.entries(pack.manifest.law).map(([key, one]) => [
      key,
      !before[key] && fees.has(key) && !matter(key) ? { ...one, ofFee: true as const } : one,
    ]),
  );
};

const namesFee = (text: string): boolean => ABOUT_FEES.test(text.normalize('NFC'));
const isOfCouncil = (number: string): boolean => COUNCIL_NUMBER.test(foldVietnamese(plainLaw(number)));

/** What the pack cites for a cost, and whether it cites a document for anything else, who decides among it. */
function citedFor(pack: Of): { fees: ReadonlySet<string>; matter: (key: string) => boolean } {
  const { manifest } = pack;
  const fees = new Set<string>();
  const others = new Set<string>();
  for (const [where, law = ''] of lawReferences(pack))
    for (const one of law.split(';'))
      (/^channels\.\w+\.(?:free$|feeUnknownBy$|fees\.)/.test(where) ? fees : others).add(one.trim().split(/\s+/)[0]);
  const ofDecider = knownLaw([manifest.decidedBy?.basis ?? '']);
  return { fees, matter: (key) => others.has(key) || numbersIn(manifest.law[key].number).some(ofDecider) };
}
