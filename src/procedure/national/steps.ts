/** The sequence of a published procedure: what is done in order, and whether the office does it or the one who asks. */
import { actorOf } from './actors.ts';
import type { Doubt } from './doubts.ts';
import { type Item, outlineOf, wholeText } from './outline.ts';
import type { DoubtReading, NationalRecord, StepReading } from './record.ts';
import { capital, clean, GOES_ON, oneLine, sentences, shorten, withoutMarker } from './text.ts';

/** A step with all its text, for who looks for limits and deciders in it. */
export interface Passage extends StepReading {
  text: string;
  sure: boolean;
}

export interface StepsReading {
  passages: Passage[];
  numbered: boolean;
  severalCases: boolean;
  doubts: DoubtReading[];
}

/** What the steps are read from. */
export type StepTexts = Pick<NationalRecord, 'stepsText' | 'dossierText'>;

const MAX_STEPS = 80;
const MAX_NAME = 200;
const NOTE =
  /^(?:\(?\s*\*?\s*(?:lưu ý|ghi chú|chú ý)|không yêu cầu|thời gian tiếp nhận|trường hợp thiên tai|nơi tiếp nhận|địa điểm|việc [^.]{5,160} được thực hiện (?:tại|theo|như)|người thực hiện chứng thực không yêu cầu)/iu;
/** A heading over notes: nothing after it is a step. */
const NOTES_FROM_HERE = /(?<=\n)\s*\(?\*?\s*(?:lưu ý|ghi chú|chú ý)\s*[:.]?\s*(?:\*\s*lưu ý)?\s*\n[\s\S]*$/iu;
const SEQUENCE = /^(?:trình tự(?:,? thủ tục)? thực hiện|trình tự)\s*:?\s*$/iu;
/** Further sections of a record that stand in the same text. */
const OTHER_SECTION =
  /^(?:cách thức|thành phần(?:,? số lượng)? hồ sơ|số lượng|thời hạn giải quyết|đối tượng|phí|lệ phí|yêu cầu, điều kiện|căn cứ pháp lý|kết quả thực hiện)/iu;

/** Some records are cut at the words «Thành phần hồ sơ», and the rest of the steps stands where the papers should. */
export const isCut = ({ stepsText, dossierText }: StepTexts): boolean =>
  Boolean(dossierText.trim()) &&
  !/\d+ bản (?:chính|sao)/u.test(dossierText) &&
  !/Tên giấy tờ/u.test(dossierText) &&
  /(?:\(|mục(?: [\d.]+)?)\s*$/u.test(stepsText.trim());

/** A bracket or a comma at the words that were cut out stands beside them. */
const CUT_GAPS = /(\() (?=Thành phần hồ sơ)|(?<=Thành phần hồ sơ) ([).,;:])/gu;

export function readSteps(record: StepTexts): StepsReading {
  const cut = isCut(record);
  const whole = cut
    ? `${record.stepsText.trim()} Thành phần hồ sơ ${record.dossierText.trim()}`.replace(CUT_GAPS, '$1$2')
    : record.stepsText;
  const text = clean(whole).replace(NOTES_FROM_HERE, '');
  const doubts: DoubtReading[] = cut ? [{ id: 'steps-cut', about: '' }] : [];
  const numbered = byNumber(text);
  const told = numbered?.passages ?? flatten(outlineOf(text)).map((act): Told => ({ text: act, first: false }));
  const found = told.slice(0, MAX_STEPS);
  const passages = found.map(({ text: body, first }, i) => passageOf(body, first || i === 0));
  if (!passages.length) doubts.push({ id: 'steps-unstated', about: '' });
  const severalCases = numbered?.severalCases ?? casesIn(text) > 1;
  if (severalCases) doubts.push({ id: 'several-cases-in-steps', about: '' });
  const unsure: Doubt = 'step-actor-doubtful';
  for (const [i, { sure }] of passages.entries()) if (!sure) doubts.push({ id: unsure, about: `s${i + 1}` });
  return { passages, numbered: Boolean(numbered), severalCases, doubts };
}

/** A list that begins on the line that heads it: «Lập, nộp hồ sơ a) Cá nhân:». */
const FIRST_ITEM = /(?<=\p{L})\s+[a-zđ1]\)\s[^.;:]{1,80}:\s*$/u;

function nameOf(text: string): string {
  const [line, ...more] = text.split('\n');
  const own = withoutMarker(line)
    .replace(/^\((.*)\)\s*:?$/u, '$1')
    .replace(FIRST_ITEM, '')
    .replace(/[\s:]+$/, '');
  const name = shorten(own.length > 3 ? own : oneLine(text), MAX_NAME);
  // What it leads up to is a list of its own: «…, thì» and what is then done.
  return capital(more.length && GOES_ON.test(own) && !name.endsWith('…') ? `${name}…` : name);
}

function passageOf(text: string, first: boolean): Passage {
  const { by, sure } = actorOf(text, first);
  return {
    name: nameOf(text),
    by,
    sure: sure && !hasBoth(text, by),
    text,
  };
}

/** Among what a step lists the other side acts as well. */
const hasBoth = (text: string, by: StepReading['by']): boolean =>
  text.split('\n').some((line, i) => {
    const actor = i > 0 && actorOf(line, false);
    return actor && actor.named === 'first' && actor.by !== by;
  });

const NUMBERED = /(?:^|\n\s*[-–+*]?\s*|[-–(]\s*|(?<=[.:;)])\s*|(?<=\p{Ll}))B[ưu][ớo]c\s*(\d{1,2})\s*[:.)]?\s*/gu;
const CASE_HEAD = /^\s*(?:\(?\d\)|[a-zđ]\)|\*)\s*(?=\S)|^\s*(?=Trường hợp \d+\s*[:.])/gmu;

/** «Bước 1 … Bước 2 …»; undefined where the text does not count its steps. */
interface Told {
  text: string;
  /** The first of its case. */
  first: boolean;
}

function byNumber(text: string): { passages: Told[]; severalCases: boolean } | undefined {
  const first = text.search(NUMBERED);
  const count = [...text.matchAll(NUMBERED)].length;
  if (first < 0 || count < 2) return undefined;
  const heads = [...text.matchAll(CASE_HEAD)].map((match) => match.index);
  // Letters that begin only inside a step number its parts, not the cases.
  const blocks = heads.length && heads[0] <= first ? cutAt(text, heads) : [text];
  const passages: Told[] = [];
  let begun = 0;
  for (const block of blocks) {
    const marks = [...block.matchAll(NUMBERED)];
    begun += marks.filter((mark) => mark[1] === '1').length;
    if (!marks.length) {
      // A case of one act, told without a number.
      const body = block.split('\n').filter((line) => !NOTE.test(line.trim()) && !/^\s*\(/.test(line));
      const act = withoutMarker(body.join('\n'));
      if (act.length > 60 && actorOf(act, passages.length === 0).sure) {
        passages.push({ text: act, first: passages.length === 0 });
        begun++;
      }
      continue;
    }
    for (const [i, mark] of marks.entries())
      passages.push({
        text: block.slice(mark.index + mark[0].length, marks[i + 1]?.index).trim(),
        first: mark[1] === '1',
      });
  }
  return { passages: passages.filter(({ text: told }) => told), severalCases: begun > 1 };
}

const cutAt = (text: string, starts: readonly number[]): string[] =>
  [text.slice(0, starts[0]), ...starts.map((start, i) => text.slice(start, starts[i + 1]))].filter((part) =>
    part.trim(),
  );

/** The acts of a list: its items, or what hangs below those that only head others. */
function flatten(items: readonly Item[], below = false): string[] {
  const acts: string[] = [];
  for (const [i, item] of items.entries()) {
    if (NOTE.test(item.text)) continue;
    if (SEQUENCE.test(item.text)) acts.push(...flatten(item.below, true));
    else if (isHeading(item)) acts.push(...headed(item));
    else if (OTHER_SECTION.test(item.text)) {
      // What is not marked under it belongs to it; a marked section after it does not.
    } else if (/\p{L}/u.test(item.text)) acts.push(...switches(item, !below && i === 0));
  }
  return acts;
}

/** What a heading stands over: a case that the office alone works off is one act, any other as many as it tells. */
function headed(item: Item): string[] {
  if (/^nội dung/iu.test(item.text)) return [];
  const acts = flatten(item.below, true);
  const alone = item.below.every(({ kind }) => !kind) && acts.every((act) => actorOf(act, false).by === 'office');
  return alone && !/^trình tự/iu.test(item.text) ? [[item.text, ...acts].join('\n')] : acts;
}

/** Names a case or a part, and tells no act itself. */
function isHeading({ text, below }: Item): boolean {
  if (!below.length || text.length > 400 || !/^(?:trường hợp|trình tự|đối với|nội dung)/iu.test(text)) return false;
  const { sure } = actorOf(text, false);
  return !sure || (/:$/.test(text) && !/[,;] |thì /u.test(text));
}

/** One act with all that hangs below it, and a new one wherever an unmarked line goes over to the other side. */
function switches(item: Item, first: boolean): string[] {
  const acts = [item.text];
  let { by } = actorOf(wholeText(item), first);
  for (const { kind, text } of linesBelow(item)) {
    if (kind || NOTE.test(text)) {
      acts[acts.length - 1] += `\n${text}`;
      continue;
    }
    for (const [i, part] of turnsOf(text).entries()) {
      const actor = actorOf(part, false);
      const isOther = actor.by !== by && (actor.named === 'first' || actor.by === 'office' || isDuty(part));
      if (actor.named && isOther) {
        acts.push(part);
        by = actor.by;
      } else acts[acts.length - 1] += `${i ? ' ' : '\n'}${part}`;
    }
  }
  return acts;
}

/** «…, trong thời hạn tối đa 30 ngày cơ sở phải khắc phục và gửi báo cáo …»: what the one who asks has to do in a time of their own. */
const DUTY =
  /^[^.;]*? (?:tổ chức,? cá nhân|cơ sở(?! dữ liệu)|doanh nghiệp|chủ đầu tư|nhà đầu tư|chủ tàu|người (?:nộp|đề nghị|yêu cầu)(?: \p{L}+){0,2}) (?:phải|có trách nhiệm)(?: thực hiện| tiến hành)? (?:khắc phục|bổ sung|hoàn thiện|nộp|gửi|báo cáo)/iu;
const isDuty = (text: string): boolean => DUTY.test(text) && actorOf(text, false).by === 'citizen';

/** A line in sentences where one of them is such a duty: what the office does before or after it is another act. */
const turnsOf = (text: string): string[] => {
  const parts = sentences(text);
  return parts.length > 1 && parts.some(isDuty) ? parts : [text];
};

const linesBelow = ({ below }: Item): Item[] => below.flatMap((item) => [item, ...linesBelow(item)]);

/** Cases that are headed as such: «1.1.2. Trường hợp cấp lại», «d) Đối với tàu cá xuất khẩu». What becomes of a dossier is none. */
const CASE =
  /^\s*(?:[\d.]+\.?|\(?\d\)|[a-zđ]\)|\*)\s*(?:Trường hợp|Trình tự(?:, thủ tục)?|Đối với)(?! (?:hồ sơ|cần|gửi|từ chối|không|quá|có ý kiến|thiên tai|người có thẩm quyền|thực hiện))/gmu;
const casesIn = (text: string): number => [...text.matchAll(CASE)].length;
