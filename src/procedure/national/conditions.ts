/** Papers whose own names say that they are asked for only in some cases, or only of who hands in one way. */

/** A word before which another makes it no condition: «từng trường hợp», «trước khi», «có giá trị sử dụng nếu được cấp chưa quá …». */
const CONDITION =
  /(?<!\p{L})(?:(?<!(?:giá trị|giá trị sử dụng) )nếu|(?<!(?:về|các|từng|một số|mọi|những|thuộc) )trường hợp|(?<!(?:trước|sau|từ|kể từ|đến|tới|cho đến) )khi)(?!\p{L})|^đối với(?!\p{L})/iu;
/** Of what hangs on the paper, not of the paper: «bản đồ, bản vẽ kèm theo (nếu có) của quy hoạch». */
const OF_A_PART = /\(nếu có[^)]*\)(?=[^;.]*\p{L})|(?<=kèm theo [^()]*)\(nếu có\)/giu;
/** Of what the paper has to say, not of the paper: «Tờ khai …, trong đó ghi rõ ý kiến …, trừ trường hợp đã có văn bản riêng». */
const OF_CONTENT = /[,\s]\(?trong đó (?:(?!đối với trường hợp)[^()]|\(nếu có[^()]*\))*/giu;
/** One paper for everybody, of another kind in each case: «Văn bản xác nhận …: + Trường hợp là vợ chồng: …». */
const KINDS_BY_CASE = /:\s*[+-]\s*\)?\s*(?:đối với|trường hợp|nếu)(?!\p{L})[\s\S]*$/iu;
/** «Ngoài các thành phần hồ sơ nêu trên, đối với dự án nhóm B …». */
const BESIDES = /^ngoài [^,;:.]{0,80}, (?=(?:đối với|trường hợp|nếu)(?!\p{L}))/iu;
const DIRECT = /(?:hình thức|nộp(?: hồ sơ)?|làm thủ tục|thực hiện) trực tiếp|trực tiếp tại/iu;
const ONLINE = /(?:hình thức|nộp(?: hồ sơ)?|làm thủ tục|thực hiện|đăng ký) trực tuyến|điện tử tương tác/iu;
const POST = /bưu chính|bưu điện/iu;

/** The clause that names the paper; what follows it tells what does in its place, or how it must be. */
const firstClause = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^[\s\-–+*•]+/u, '')
    .split(/;|(?<=[\p{L})])\.\s/u)[0]
    .replace(KINDS_BY_CASE, '')
    .replace(BESIDES, '')
    .replace(OF_CONTENT, ' ')
    .replace(OF_A_PART, ' ');

/** What stands in brackets at the very end is of the paper, however many sentences came before: «… một Tờ khai (nếu … trực tiếp)». */
const LAST_BRACKET = /\(\s*(?:nếu|khi|(?:trong |đối với )?trường hợp)(?!\p{L})[^()]*\)?[\s;.]*$/iu;

/** The same of who has to bring it, where only one paper is named before: «Phương án … (đối với hồ sơ của cá nhân)». */
const LAST_CASE = /^[^;]*\(\s*(?:đối với|trừ trường hợp)(?!\p{L})[^()]*\)?[\s;.]*$/iu;

const namesWay = (text: string): boolean => DIRECT.test(text) || ONLINE.test(text);
const lastBracket = (name: string): string => LAST_BRACKET.exec(name.normalize('NFC'))?.[0] ?? '';

/** «Văn bản ủy quyền … trong trường hợp …», «… (nếu có)», «Khi làm thủ tục …». */
export const statesCondition = (name: string): boolean =>
  CONDITION.test(firstClause(name)) || LAST_CASE.test(name.normalize('NFC')) || namesWay(lastBracket(name));

/** «Trường hợp …, nộp …», «Đối với …: …»: who it is of stands before the paper. */
const LEAD =
  /^\(?(?:nếu|khi|(?:trong |đối với )?trường hợp|đối với)(?!\p{L})[^,:;]*(?=,|:)|^(?:nếu|khi|(?:trong |đối với )?trường hợp|đối với)(?!\p{L})[^,:;]*?(?= thì )/iu;
/** «Văn bản ủy quyền … trong trường hợp …»: all that follows the paper. */
const TAIL = /(?<=\p{L}[\s,]*)(?:(?:trong|đối với) trường hợp|khi (?:làm thủ tục|nộp|thực hiện))(?!\p{L})[^;]*$/iu;
/** «(nếu có)», «(đối với hồ sơ của cá nhân)», «(do … cung cấp, nếu … trực tuyến)»; of an exception nobody knows whom it leaves. */
const BRACKET =
  /\((?:\s*(?:khi|(?:trong |đối với )?trường hợp|đối với)|không (?:yêu cầu|phải) nộp [^()]*(?:khi|nếu|trường hợp)|(?:[^()]*[\s,])?nếu)(?!\p{L})[^()]*\)?(?=[\s;.]*$)/iu;

/**
 * The words of a name by which it is plain that the paper is asked for only in some cases; nothing where that could only be read out of it:
 * then whoever reviews it says which it is.
 */
export function conditionSaid(name: string): string | undefined {
  if (!statesCondition(name)) return undefined;
  const said = name.normalize('NFC');
  const clause = firstClause(said).trim();
  const found =
    LEAD.exec(clause)?.[0] ?? BRACKET.exec(said)?.[0] ?? (/trong đó/iu.test(said) ? undefined : TAIL.exec(clause)?.[0]);
  return found && !/(?<!\p{L})trừ(?!\p{L})/iu.test(found) ? found.trim() : undefined;
}

/** Whether the heading of a list says whose case it is, and is not just a heading. */
export const headsCase = (heading: string): boolean =>
  /^(?:trường hợp|đối với|nếu|khi)(?!\p{L})/iu.test(heading.normalize('NFC').trim());

/** The way to hand in that alone the paper is for, as FEEL over the dossier; nothing for one of every way. */
export function channelCondition(name: string): string | undefined {
  const bracket = lastBracket(name);
  const text = namesWay(bracket) ? bracket : name.normalize('NFC');
  if (!statesCondition(text)) return undefined;
  const [direct, online] = [DIRECT.test(text), ONLINE.test(text)];
  if (direct === online || (online && POST.test(text))) return undefined;
  return online ? 'channel = "online"' : 'channel != "online"';
}
