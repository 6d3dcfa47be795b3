/** How long it takes, as the steps say it: the sentence in which the office finishes within a time that runs from the dossier. */
import { lawIn } from './laws.ts';
import type { LawReading, LimitKind } from './record.ts';
import type { Passage } from './steps.ts';
import { oneLine, sentences, shorten } from './text.ts';

export interface TimeInText {
  kind: LimitKind;
  amount: number | null;
  law?: LawReading;
  /** Of hours: that they are of working time is said, «giờ làm việc». */
  workingSaid?: true;
  /** The sentence itself tells of several times, each for a case. */
  byCase?: boolean;
  /** It ends with what was asked for, and not with a notice or an examination. */
  final: boolean;
  /** Told of a case that need not be. */
  conditional?: boolean;
  /** The sentence speaks of the time in which the dossier is settled, and not of what is done within it. */
  ofWhole?: true;
  /** What the source says of it, with the case where its sentence names one: of each sentence that gives this time. */
  said: readonly string[];
}
type Timed = Omit<TimeInText, 'said'>;

const SPAN = /(\d{1,3})\s*(?:\([^)]*\)\s*)?(ngày làm việc|giờ làm việc|ngày|giờ|tháng)/giu;

/** Every time that a text names, of whatever it is. */
export const spansIn = (text: string): ReturnType<typeof amountOf>[] =>
  [...text.matchAll(SPAN)].map(([, amount, unit]) => amountOf(Number(amount), unit.toLocaleLowerCase('vi')));

/** The clock runs from the dossier, not from a step in between. */
const FROM_DOSSIER =
  /(?:kể từ|sau|từ) (?:ngày|khi|thời điểm) (?:tiếp )?nhận (?:được )?(?:đủ |đầy đủ )?(?:\S+ ){0,4}?(?:hồ sơ(?! trình)|văn bản (?:đề nghị|thông báo)|thông báo(?! khắc)|đơn|phiếu|giấy đề nghị|yêu cầu (?:chứng thực|đăng ký|mở|khóa|cấp|giải quyết|hợp lệ))/iu;
/** The dossier after it was put right, or what others said of it: not the whole time. */
const NOT_WHOLE =
  /lấy ý kiến|có ý kiến|được hỏi|ý kiến (?:bằng văn bản|về)|bổ sung hồ sơ nhưng|hồ sơ bổ sung|tính đầy đủ|yêu cầu bổ sung|xác minh thì|niêm yết|gửi (?:hồ sơ|văn bản)[^,;.]*(?:lấy|xin)|báo cáo (?:kết quả )?thẩm định[^,;.]*trình|khắc phục|không tính|cung cấp thông tin cho cơ quan/iu;
/** What ends the work. */
const ENDS =
  /(?:^|[\s,])(?:cấp(?! tỉnh| xã)|quyết định|ban hành|điều chỉnh|chứng (?:nhận|thực)|phê duyệt|xác nhận|trả kết quả|chấp thuận|gia hạn|công bố|công nhận|thu hồi|ra (?:thông báo|văn bản|quyết định)|chấm dứt|đăng ký|xóa)(?=[\s,:])/iu;
/** «Thời hạn giải quyết», not «trong thời hạn 05 ngày …». */
export const OF_WHOLE =
  /(?:thời hạn|thời gian)(?: (?:giải quyết|thực hiện|xử lý))(?: (?:thủ tục(?: hành chính)?|hồ sơ|công việc))?/iu;
const WORKS =
  /(?:^|[\s,])(?:giải quyết|tư vấn|hướng dẫn|hỗ trợ|cung cấp|xem xét|thông báo|thực hiện|trả lời|thẩm định|gửi|kiểm tra)(?=[\s,:])/iu;
const SAME_DAY =
  /sau 15 (?:giờ|h)[^.;]*ngày làm việc tiếp theo|(?:trả kết quả|giải quyết|cấp|chứng thực|đăng ký)[^.;]{0,60}(?:ngay )?trong ngày (?:làm việc|tiếp nhận|nhận)/iu;
const AT_ONCE =
  /(?:cấp|giải quyết|chứng thực|đăng ký|xác nhận|trả kết quả|thực hiện)[^.;,]{0,60}\bngay (?:sau )?khi (?:tiếp )?nhận (?:được |đủ |đầy đủ )*(?:hồ sơ|yêu cầu|giấy tờ)/iu;

/**
 * The times that the text gives for the whole: one, or one for each case. Where it tells of one case, a time for examining or for a
 * notice stands behind that in which it is decided, and the last decision is the whole.
 */
export function timesIn(passages: readonly Passage[], severalCases: boolean): TimeInText[] {
  const found: TimeInText[] = [];
  for (const { text, by } of passages) {
    if (by !== 'office') continue;
    for (const sentence of sentences(text)) {
      const time = timeIn(oneLine(sentence));
      const same = time && found.findIndex((one) => one.kind === time.kind && one.amount === time.amount);
      if (!time || same === undefined) continue;
      const [before] = same >= 0 ? found.splice(same, 1) : [];
      found.push({ ...time, said: [...(before?.said ?? []), excerptOf(oneLine(sentence))] });
    }
  }
  if (severalCases || found.length < 2) return found;
  const finals = found.filter((one) => one.final);
  if (finals.length > 1 && finals.some((one) => one.conditional)) return finals;
  return [found.findLast((one) => one.byCase) ?? found.findLast((one) => one.final) ?? found.at(-1)!];
}

const MAX_SAID = 500;
const NAMES_CASE = /trường hợp|đối với|nhóm|hoặc/iu;

/** Up to what the clock runs from, where its case stands before that; else the whole sentence, which says what is done or for whom. */
function excerptOf(sentence: string): string {
  const from = FROM_DOSSIER.exec(sentence);
  const end = from ? from.index + from[0].length : sentence.length;
  const rest = /^(?:[^,;.]|,(?= (?:hợp lệ|đầy đủ|đủ)(?!\p{L})))*/u.exec(sentence.slice(end))?.[0] ?? '';
  const head = sentence.slice(0, end + rest.length);
  return shorten(NAMES_CASE.test(head) ? head : sentence, MAX_SAID);
}

/** The clock of a later stage: it runs from what an earlier one ended with, or from what is brought after it. */
const FROM_STAGE =
  /(?:kể từ|sau|từ) (?:ngày|khi|thời điểm) (?:(?:cơ quan [^,;.]{3,60} )?(?:tiếp )?nhận (?:được )?(?:hồ sơ,? và )?(?:các )?(?:báo cáo|kết quả|đề xuất|biên bản|tờ trình|dự thảo|hồ sơ (?:trình|do))|kết thúc|hoàn thành|có (?:báo cáo|kết quả|biên bản))/iu;
/** Telling others of what was decided is no part of the time in which it is decided. */
const TELLS = /công khai|đăng tải|bổ sung|khắc phục|được hỏi|lấy ý kiến|hòa giải/iu;

/**
 * Times after the one that runs from the dossier, each of a stage that the office ends by deciding: they are no part of it, so it is
 * not the whole. Where it is told of several cases, nobody knows whose they are.
 */
export function laterStagesIn(passages: readonly Passage[], severalCases: boolean): Timed[] {
  if (severalCases) return [];
  const found: Timed[] = [];
  for (const { text, by } of passages) {
    if (by !== 'office') continue;
    for (const given of sentences(text)) {
      const sentence = oneLine(given);
      const from = FROM_STAGE.exec(sentence);
      if (!from || (FROM_DOSSIER.exec(sentence)?.index ?? from.index) < from.index) continue;
      const span = [...sentence.slice(0, from.index).matchAll(SPAN)].at(-1);
      const told = `${sentence.slice(0, span?.index)} … ${sentence.slice(from.index + from[0].length)}`;
      if (!span || from.index - span.index > 160 || !ENDS.test(told) || TELLS.test(sentence)) continue;
      found.push({ ...amountOf(Number(span[1]), span[2].toLocaleLowerCase('vi')), final: true });
    }
  }
  return found;
}

/**
 * The time of each stage in the words of the source, for a text that names stages and no time for the whole: nobody adds them up, since
 * what lies between them has no time. Telling others of what was decided is none of them.
 */
export function stagesIn(text: string): string[] {
  const said = sentences(text)
    .map(oneLine)
    .filter((sentence) => !TELLS.test(sentence))
    .flatMap((sentence) => STAGE.exec(sentence)?.[1] ?? []);
  return [...new Set(said)];
}
const STAGE =
  /thời hạn (?:không quá )?(\d{1,3}\s*(?:\([^)]*\)\s*)?(?:ngày làm việc|giờ làm việc|ngày|giờ|tháng),? (?:kể từ|tính từ|từ|sau) [^,;.]{3,140})/iu;

/** The law that sets the time: «Theo …, trong thời hạn 05 ngày», «05 ngày theo …». One that the dossier or the office goes by is none. */
const BY_LAW = [
  /^(?:theo|căn cứ)[^,;.]*(?:, (?:khoản|điểm|Điều)[^,;.]*)*,/iu,
  /^[^.;]*(?:ngày làm việc|giờ làm việc|ngày|giờ|tháng)(?: \([^)]*\))?,? (?:theo|quy định tại) [^;.]*?\/\d{4}\/[^\s,;.]+/iu,
  /^[^.;]*thời hạn(?: giải quyết)? (?:theo|quy định tại) [^;.]*?\/\d{4}\/[^\s,;.]+/iu,
];
const lawOf = (sentence: string): LawReading | undefined => {
  for (const pattern of BY_LAW) {
    const law = lawIn(pattern.exec(sentence)?.[0] ?? '');
    if (law) return law;
  }
  return undefined;
};

function timeIn(sentence: string): Timed | undefined {
  const law = lawOf(sentence);
  const beside = law && { law };
  if (NOT_WHOLE.test(sentence.replace(/\([^)]*\)/g, ''))) return undefined;
  const given = FROM_DOSSIER.exec(sentence);
  const from = given && FROM_STAGE.exec(sentence)?.index === given.index ? null : given;
  const spans = from ? [...sentence.slice(0, from.index).matchAll(SPAN)] : [];
  const span = spans.at(-1);
  if (!from || !span) {
    if (SAME_DAY.test(sentence)) return { kind: 'sameDay', amount: null, final: true, ...beside };
    if (AT_ONCE.test(sentence)) return { kind: 'immediate', amount: null, final: true, ...beside };
    return undefined;
  }
  if (from.index - span.index > 160) return undefined;
  // «… cấp Giấy chứng nhận trong thời hạn 05 ngày kể từ …» as well as «trong thời hạn 05 ngày kể từ …, cấp Giấy chứng nhận».
  const told = `${sentence.slice(0, spans[0].index)} … ${sentence.slice(from.index + from[0].length)}`;
  const final = ENDS.test(told);
  if (!final && !WORKS.test(told)) return undefined;
  const times = spansIn(sentence.slice(0, from.index));
  const differing = times.some(({ amount }) => amount !== times[0].amount);
  // «20 ngày (hoặc 15 ngày đối với nhà ở riêng lẻ)», «35 ngày (nhóm A), 25 ngày (nhóm B)»
  const ofOneCase = final && /đối với trường hợp (?!hồ sơ|đủ|đáp ứng|không|quy định|phải)/iu.test(told);
  if (ofOneCase || (differing && /đối với|nhóm|hoặc/iu.test(sentence)))
    return { kind: 'byCase', amount: null, byCase: true, final, ...beside };
  const conditional = /^(?:trường hợp|đối với)/iu.test(sentence);
  const ofWhole = OF_WHOLE.test(sentence) && { ofWhole: true as const };
  return { ...times.at(-1)!, final, ...(conditional && { conditional }), ...ofWhole, ...beside };
}

export function amountOf(
  amount: number,
  unit: string,
): Pick<TimeInText, 'workingSaid'> & { kind: LimitKind; amount: number } {
  if (unit === 'ngày làm việc') return { kind: 'workingDays', amount };
  if (unit === 'giờ làm việc') return { kind: 'workingHours', amount, workingSaid: true };
  if (unit === 'giờ') return { kind: 'workingHours', amount };
  if (unit === 'tháng') return { kind: 'calendarDays', amount: amount * 30 };
  return { kind: 'calendarDays', amount };
}
