/**
 * Words of the source in «» as the ground of what a review enters. That they stand in the source is not enough: they must say that very
 * thing, and the sentence in which they stand must not say it of some case alone.
 */
import { sayingOf, saysSomething, toned } from '#kernel/text.ts';
import type { LimitKind } from './mend.ts';
import { readComponents } from './national/components.ts';
import { ABOUT_FEES, feeIn } from './national/fee-in-text.ts';
import { isCut, readSteps } from './national/steps.ts';
import { clean, PAPER, sentences, withoutMarker } from './national/text.ts';
import { laterStagesIn, OF_WHOLE, spansIn, timesIn } from './national/time-in-text.ts';
import type { Channel, Manifest } from './pack.ts';
import { publishedText } from './said.ts';

export interface Quote {
  words: string;
  /** The sentences in which they stand, with the heading of their list. */
  context: string;
  /** A list follows, of whom or of what it is said. */
  isOpen: boolean;
  /** They are all that their text says. */
  isWhole: boolean;
}

/** Whether words that stand in the source say it. */
export type Says = (quote: Quote) => boolean;

const TEXTS = ['sequence', 'conditions', 'dossier', 'result'];

/** Everywhere it stands in the source, word for word. */
export function quotesIn(manifest: Manifest, basis: string): Quote[] {
  const words = clean(/^«(.+)»$/su.exec(basis)?.[1] ?? '');
  const said = sayingOf(words);
  if (!said || !saysSomething(words)) return [];
  return TEXTS.flatMap((name) => {
    const all = sentences(clean(publishedText(manifest, name)));
    const ends: number[] = [];
    for (const one of all) ends.push((ends.at(-1) ?? 0) + sayingOf(one).length);
    const whole = all.map(sayingOf).join('');
    const found: Quote[] = [];
    for (let at = whole.indexOf(said); at >= 0; at = whole.indexOf(said, at + 1)) {
      let from = ends.findIndex((end) => end > at);
      const to = ends.findIndex((end) => end >= at + said.length) + 1;
      while (from > 0 && /:\s*$/.test(all[from - 1])) from--;
      const own = all.slice(from, to);
      const context = own
        .map((one, i) => (/:\s*$/.test(one) || i === own.length - 1 ? `${one} ` : `${one}\n`))
        .join('');
      found.push({
        words,
        context: context.trim(),
        isOpen: /:\s*$/.test(context) && to < all.length,
        isWhole: own.length === all.length,
      });
    }
    return found;
  });
}

export const saysFree: Says = ({ words, context, isOpen }) =>
  !isOpen && feeIn(words)?.fee === 0 && feeIn(context)?.fee === 0;

const MONEY =
  /(không quá |tối đa |tối thiểu |ít nhất )?(?<![\d.,])(\d{1,3}(?:[.,\s]\d{3})+|\d{1,9})\s*(nghìn |ngàn |triệu )?(?:đồng|đ(?![\p{L}])|vnđ|vnd)/giu;
const TIMES: Readonly<Record<string, number>> = { nghìn: 1000, ngàn: 1000, triệu: 1_000_000 };

export const amountsIn = (text: string): number[] =>
  [...text.matchAll(MONEY)]
    .filter(([, bound]) => !bound)
    .map(([, , digits, unit = '']) => Number(digits.replace(/\D/g, '')) * (TIMES[unit.trim().toLowerCase()] ?? 1));

/** What the council sets is no amount by its words alone. */
export const saysAmounts =
  (amountsVnd: readonly number[]): Says =>
  ({ words, context }) => {
    const amounts = amountsIn(words);
    return (
      ABOUT_FEES.test(context) &&
      feeIn(context)?.fee !== 'byCouncil' &&
      amountsVnd.length > 0 &&
      amountsVnd.every((one) => amounts.includes(one))
    );
  };

/** «Trường hợp hồ sơ đủ điều kiện» is the case of everybody who is given it. */
const EVERY_CASE = /^(?:trường hợp|đối với) (?:hồ sơ )?(?:đủ|đầy đủ|hợp lệ|đáp ứng)/iu;
const OF_CASE = /trường hợp|đối với|tùy|hoặc/iu;

/** The source's own time of the whole; a stage of it, or the time of one case, is none. */
export function saysLimit(manifest: Manifest, kind: LimitKind, amount: number | undefined): Says {
  const isIt = (one: { kind: string; amount: number | null }) =>
    one.kind === kind && (one.amount ?? undefined) === amount;
  return ({ words, context }) => {
    const spans = spansIn(words);
    if (kind === 'byCase') return spans.length > 0 && (spans.length > 1 || OF_CASE.test(words));
    const isCounted = kind !== 'sameDay' && kind !== 'immediate';
    // Of «24 giờ» alone nobody knows whether they are of working time.
    if (isCounted && !spans.some((one) => isIt(one) && (kind !== 'workingHours' || one.workingSaid))) return false;
    const told = timesIn([officeSays(context)], false);
    if (!isCounted) return timesIn([officeSays(words)], false).some((one) => one.kind === kind) && told.length === 1;
    if (OF_WHOLE.test(context) && !OF_CASE.test(context) && spansIn(context).length === 1) return true;
    const [whole, later] = wholeTimes(manifest);
    if (later.length || told.length !== 1 || !isIt(told[0])) return false;
    if (told[0].conditional && !EVERY_CASE.test(context)) return false;
    return whole.length ? whole.every(isIt) : told[0].final;
  };
}

/** That very time, in a sentence on settling the dossier: beside a time in the table, that of a step is none. */
export const saysWholeLimit =
  (manifest: Manifest, kind: LimitKind, amount: number | undefined): Says =>
  (quote) =>
    OF_WHOLE.test(quote.context) && !OF_CASE.test(quote.context) && saysLimit(manifest, kind, amount)(quote);

const officeSays = (text: string) => ({ name: '', by: 'office' as const, text, sure: true });

/** The times that the text gives for the whole, and those of the stages after it. */
export function wholeTimes(manifest: Manifest): [ReturnType<typeof timesIn>, ReturnType<typeof laterStagesIn>] {
  const { passages, severalCases } = readSteps(textsOf(manifest));
  return [timesIn(passages, severalCases), laterStagesIn(passages, severalCases)];
}

export const textsOf = (manifest: Manifest) => ({
  stepsText: publishedText(manifest, 'sequence'),
  conditionsText: publishedText(manifest, 'conditions'),
  dossierText: publishedText(manifest, 'dossier'),
});

export const WAY: Record<Channel, RegExp> = {
  online: /trực tuyến|qua mạng|cổng dịch vụ công/iu,
  counter: /trực tiếp/iu,
  post: /bưu chính|bưu điện/iu,
};
export const HANDS_IN = /(?<!\p{L})(?:nộp|gửi)(?!\p{L})/iu;
const AT_DESK = /trung tâm (?:phục vụ )?hành chính công|một cửa/iu;
const NOT_SO =
  /(?<!\p{L})không (?:\p{L}+ ){0,3}(?:trực tuyến|qua mạng|cổng dịch vụ|trực tiếp|qua dịch vụ bưu|qua bưu|bưu)/iu;

export const saysWay =
  (name: Channel): Says =>
  ({ words, context }) => {
    if (!HANDS_IN.test(context) || NOT_SO.test(context)) return false;
    if (WAY[name].test(words)) return true;
    // Who hands in at the centre is there, unless it says by which other way it gets there.
    return name === 'counter' && AT_DESK.test(words) && !WAY.online.test(context) && !WAY.post.test(context);
  };

/** Words that stand in the names of papers of every kind. */
const COMMON = new Set(
  'hồ sơ|giấy tờ|yêu cầu|người yêu|đề nghị|quy định|theo quy|theo mẫu|bản chính|bản sao|cơ quan|tổ chức|cá nhân|thủ tục|thực hiện|giải quyết|kết quả|có thẩm|thẩm quyền|thành phần|hành chính'.split(
    '|',
  ),
);
const pairsOf = (text: string): string[] => {
  const words = toned(clean(text)).match(/[\p{L}\d]+/gu) ?? [];
  return words.slice(1).map((word, i) => `${words[i]} ${word}`);
};

/** Whether a text names it: whole, or by two words of it that are not of every paper. */
export function names(text: string, name: string): boolean {
  if (sayingOf(name) && sayingOf(text).includes(sayingOf(name))) return true;
  const said = new Set(pairsOf(text));
  return pairsOf(name).some((pair) => said.has(pair) && !COMMON.has(pair));
}

/** In front of a paper: nobody hands it in, or something else stands in its place. */
const NOT_ASKED =
  /(?<!\p{L})(?:không (?:phải(?! là)|yêu cầu|cần|bắt buộc|đòi hỏi|nộp|xuất trình)|miễn|chưa cần|khỏi phải|thay thế|thay cho|thay vì)(?!\p{L})/iu;
const NOT_ASKED_AFTER = /^(?:thì |là )?(?:không (?:phải nộp|yêu cầu|cần nộp|bắt buộc)|được miễn)/iu;

/** Whether a text has that paper handed in: some sentence of it names it whole and does not say that nobody needs it. */
export function asksFor(text: string, name: string): boolean {
  return namedIn(text, name).some(
    ({ before, after }) => !NOT_ASKED.test(before.join(' ')) && !NOT_ASKED_AFTER.test(after.join(' ')),
  );
}

/** Wherever a text names it whole: the words of that sentence before it and after it. */
function namedIn(text: string, name: string): { before: string[]; after: string[] }[] {
  const said = wordsOf(name).map(toned);
  if (!said.length) return [];
  return clean(text)
    .split(/[.;\n]/)
    .flatMap((sentence) => {
      const words = wordsOf(sentence);
      return words.flatMap((_, at) =>
        said.every((word, i) => word === toned(words[at + i] ?? ''))
          ? [{ before: words.slice(0, at), after: words.slice(at + said.length) }]
          : [],
      );
    });
}

const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\d]+|\(/gu) ?? [];

/** Words that name a paper only to say that nobody hands it in. */
export const deniesPaper =
  (name: string): Says =>
  ({ words, context }) =>
    namedIn(context, name).length ? !asksFor(context, name) : NOT_ASKED.test(words.normalize('NFC'));

const NONE = /không (?:có quy định|quy định|yêu cầu|cần|phải (?:nộp|có|xuất trình)|có|đòi hỏi)(?!\p{L})/iu;

/** Of the papers, not of their number or of some case. */
export const saysNoPapers: Says = ({ words, context, isWhole }) =>
  NONE.test(words) &&
  !/trường hợp|nếu|đối với|số lượng/iu.test(context) &&
  (isWhole || /giấy tờ|hồ sơ|tài liệu/iu.test(context));

/** The papers that its text lists, whatever became of them in a review. */
export function listedPapers(manifest: Manifest): string[] {
  const texts = textsOf(manifest);
  const read = readComponents(texts).components.map(({ name }) => name);
  if (read.length || isCut(texts)) return read;
  return sentences(clean(texts.dossierText))
    .map(withoutMarker)
    .filter((line) => PAPER.test(line) && !NONE.test(line));
}
