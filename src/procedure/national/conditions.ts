/** Papers whose own names say that they are asked for only in some cases, or only of who hands in one way. */

/** A word before which another makes it no condition: «từng trường hợp», «trước khi», «có giá trị sử dụng nếu được cấp chưa quá …». */
const CONDITION =
  /(?<!\p{L})(?:(?<!(?:giá trị|giá trị sử dụng) )nếu|(?<!(?:về|các|từng|một số|mọi|những|thuộc) )trường hợp|(?<!(?:trước|sau|từ|kể từ|đến|tới|cho đến) )khi)(?!\p{L})|^đối với(?!\p{L})/iu;
/** Of what hangs on the paper, not of the paper: «bản đồ, bản vẽ kèm theo (nếu có) của quy hoạch». */
const OF_A_PART = /\(nếu có[^)]*\)(?=[^;.]*\p{L})/giu;
const DIRECT = /(?:hình thức|nộp(?: hồ sơ)?|làm thủ tục|thực hiện) trực tiếp|trực tiếp tại/iu;
const ONLINE = /(?:hình thức|nộp(?: hồ sơ)?|làm thủ tục|thực hiện|đăng ký) trực tuyến|điện tử tương tác/iu;
const POST = /bưu chính|bưu điện/iu;

/** The clause that names the paper; what follows it tells what does in its place, or how it must be. */
const firstClause = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/^[\s\-–+*•]+/u, '')
    .split(/;|(?<=[\p{L})])\.\s/u)[0]
    .replace(OF_A_PART, ' ');

/** What stands in brackets at the very end is of the paper, however many sentences came before: «… một Tờ khai (nếu … trực tiếp)». */
const LAST_BRACKET = /\(\s*(?:nếu|khi|(?:trong |đối với )?trường hợp)(?!\p{L})[^()]*\)?[\s;.]*$/iu;

const namesWay = (text: string): boolean => DIRECT.test(text) || ONLINE.test(text);
const lastBracket = (name: string): string => LAST_BRACKET.exec(name.normalize('NFC'))?.[0] ?? '';

/** «Văn bản ủy quyền … trong trường hợp …», «… (nếu có)», «Khi làm thủ tục …». */
export const statesCondition = (name: string): boolean =>
  CONDITION.test(firstClause(name)) || namesWay(lastBracket(name));

/** The way to hand in that alone the paper is for, as FEEL over the dossier; nothing for one of every way. */
export function channelCondition(name: string): string | undefined {
  const bracket = lastBracket(name);
  const text = namesWay(bracket) ? bracket : name.normalize('NFC');
  if (!statesCondition(text)) return undefined;
  const [direct, online] = [DIRECT.test(text), ONLINE.test(text)];
  if (direct === online || (online && POST.test(text))) return undefined;
  return online ? 'channel = "online"' : 'channel != "online"';
}
