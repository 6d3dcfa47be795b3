/**
 * Doubts of the reading that a proposal leaves as they are: it changes nothing of what they are of, and nothing that they are of has a mark.
 * They would be published without anybody having been told, so a second person marks each.
 */
import { numbersIn } from '#kernel/law-text.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { ToCheck } from './changes-to-check.ts';
import { partOfDoubt } from './doubt-parts.ts';
import { type Doubted, partsDoubted } from './doubted.ts';
import { CHANNEL } from './mend-words.ts';
import { isDoubt } from './national/doubts.ts';
import type { Departure, Filled, Pack, PaperSaid } from './pack.ts';
import { channelsOf, doubtOf } from './said.ts';

export interface Unanswered {
  field: string;
  /** As it is recorded. */
  doubt: string;
  /** The paper that it is of, as it was read. */
  paper: string;
}

/** Why a procedure waits without a doubt of its reading; and what the check of a pack answers before anything is proposed. */
const NO_DOUBTS: ReadonlySet<string> = new Set([
  'unreviewed',
  'sent-back',
  'source-changed',
  'earlier-reading',
  'unfit',
]);
/** Of rows that are no papers of the list: nothing that is said of a paper answers them. */
const OF_OTHER_ROWS: ReadonlySet<string> = new Set(['papers-left-out', 'papers-of-office', 'rows-left-out']);

type Told = Departure | Filled | ToCheck;

/** `shown`: what has a mark besides. A doubt keeps its number, whatever is proposed. */
export function unansweredIn(
  before: Pick<Pack, 'manifest' | 'words'>,
  after: Pack,
  reasons: readonly string[],
  shown: readonly Told[],
  doubted: readonly Doubted[],
): Unanswered[] {
  const told = new Set(shown.flatMap((one) => ('of' in one ? [one.field, one.of] : [one.field])));
  const names = channelsOf(after.manifest).map(([name]) => name);
  const isTold = (part: string): boolean => names.every((name) => told.has(`${part}.${name}`));
  const nameOf = (id: string): string => before.words['vi']?.[`component.${id}`] ?? '';
  const isPaperTold = (id: string): boolean => told.has(`paper.${id}`) || shown.some((one) => isOf(one, nameOf(id)));
  const isLawTold = (text: string): boolean => {
    const numbers = numbersIn(text).slice(0, 1);
    const lines = shown.flatMap((one) =>
      'of' in one && /^(?:law|struck-laws)$/.test(one.of) ? [one.from, one.to] : [],
    );
    return numbers.length > 0 && lines.some((line) => numbersIn(line).includes(numbers[0]));
  };
  const isAnswered = (reason: string): boolean => {
    const { id, field = '' } = doubtOf(reason);
    const gone = Object.keys(CHANNEL).some(
      (one) => field.split('.').includes(one) && !(names as string[]).includes(one),
    );
    switch (partOfDoubt(id)) {
      case 'limit':
      case 'fee':
      case 'result': {
        const has = (one: string) => told.has(one) || doubted.some((other) => other.field === one);
        return gone || partsDoubted(after, reason).every(has);
      }
      case 'decider':
        return told.has(id === 'signer-differs' ? 'signer' : 'decider');
      case 'channels':
        return isTold('channel') || (id === 'first-channel-only' && isTold('limit') && isTold('fee'));
      case 'components': {
        const { components } = before.manifest;
        const [own] = components.filter((one) => field.split('.').includes(one.id));
        if (own) return isPaperTold(own.id);
        if (OF_OTHER_ROWS.has(id)) return false;
        return components.length
          ? components.every((one) => isPaperTold(one.id))
          : told.has('papers') || told.has('no-papers') || shown.some((one) => one.field.startsWith('paper.'));
      }
      case 'law':
        return field ? isLawTold(field) : told.has('law');
      default: {
        const [place] = field.split(' ');
        if (place === 'fee') return isTold('fee');
        return place === 'result' ? told.has('result') : place === 'law' && isLawTold(field);
      }
    }
  };
  return reasons.flatMap((doubt, i): Unanswered[] => {
    const { id, field = '' } = doubtOf(doubt);
    if (NO_DOUBTS.has(id) || isAnswered(doubt)) return [];
    const paper = partOfDoubt(id) === 'components' ? nameOf(field.split('.').at(-1) ?? '') : '';
    return [{ field: `doubt.${i + 1}`, doubt, paper }];
  });
}

/** Whether it tells something of a paper by its name, before or after. */
function isOf(one: Told, name: string): boolean {
  if (!name) return false;
  if ('of' in one)
    return (
      /^(?:papers|struck-papers)$/.test(one.of) &&
      `${one.from}\n${one.to}`.split('\n').some((line) => line.startsWith(`${name} (`))
    );
  if (!one.field.startsWith('paper.')) return false;
  const source = 'source' in one ? one.source : [];
  return [one.value, ...source].some((text) => (JSON.parse(text || '{}') as Partial<PaperSaid>).name === name);
}

/** What it is called in a refusal: the words of the doubt. */
export function unansweredPhrase({ doubt, paper }: Unanswered): Phrase {
  const { id } = doubtOf(doubt);
  const said = isDoubt(id)
    ? phrase(`doubt-${id}`)
    : phrase('beside-in', { of: doubt, detail: phrase('doubt-earlier-reading') });
  return paper ? phrase('beside-in', { of: paper, detail: said }) : said;
}
