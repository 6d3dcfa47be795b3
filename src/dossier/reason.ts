/** Every act that must say why asks here whether it does: a notice prints the reason, and whoever gets it must find it there. */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { RefusalCode } from '#kernel/refusals.ts';
import { saysSomething, toned } from '#kernel/text.ts';
import { type Hollow, hollowOf, isIdleApology, isStockReason, onlyLacks } from './stock-reasons.ts';

export function refuseReason(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  if (!text) return refuse('reason-needed');
  return saysSomething(text) ? undefined : refuse('reason-vague', { reason: text });
}

/**
 * Of a refusal, of a conclusion that one will rest on, and of whatever else a person is told against their request: what is asked of them,
 * put off, taken back or kept. It names what is not met or wrong (Decree 63/2010/NĐ-CP Art. 18.5). That the conditions are not met
 * «as prescribed» is true of every refusal, and tells nobody what to mend or to complain of.
 */
export function refuseReasonAgainst(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  return refuseReason(text) ?? (isStockReason(text) ? refuse('reason-names-nothing', { reason: text }) : undefined);
}

/** Of a paper that is asked for again though it was handed in: what is wrong with it. That it is missing is a reason for one that is. */
export function refuseReasonOfHandedIn(
  reason: string | undefined,
  item: Record<'vi' | 'en' | 'hi', string>,
): Refusal | undefined {
  const text = reason?.trim() ?? '';
  if (refuseReasonAgainst(text) || !onlyLacks(text, item.vi)) return undefined;
  return refuse('reason-of-handed-in', { reason: text, item });
}

/** What somebody is told who asked nothing: a note from another body, a message. */
export function refuseTold(text: string | undefined): Refusal | undefined {
  const said = text?.trim() ?? '';
  if (!said || saysSomething(said) || (/\p{L}{2}/u.test(said) && /\d{2}/.test(said))) return undefined;
  return refuse('told-nothing', { text: said });
}

/** Before it is received nobody writes why, or what changed: a refusal rests on what is chosen and on what shows it. */
export const refuseReasonUnused = (command: object): Refusal | undefined =>
  ['reason', 'despite'].some((field) => (command as Record<string, unknown>)[field] !== undefined)
    ? refuse('reason-unused')
    : undefined;

const HOLLOW: Record<Hollow, RefusalCode> = {
  grants: 'reason-grants',
  'of-office': 'reason-of-office',
};

/**
 * Of what ends a request once it is received, or of the conclusion that ends it: never one that grants it, or that names the office's own
 * trouble (Decree 63/2010/NĐ-CP Art. 18.5).
 */
export function refuseReasonOfRefusal(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  const hollow = hollowOf(text);
  return refuseReason(text) ?? (hollow ? refuse(HOLLOW[hollow], { reason: text }) : refuseReasonAgainst(text));
}

/** Of an apology (form 04): what the dossier still waits for. */
export function refuseApology(reason: string | undefined): Refusal | undefined {
  const text = reason?.trim() ?? '';
  const isIdle = isStockReason(text) || isIdleApology(text);
  return refuseReason(text) ?? (isIdle ? refuse('apology-says-nothing', { reason: text }) : undefined);
}

/** What only says that the question came: it answers nothing, whoever writes it. */
const RECEIPT = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${[
    'ok|oke|okay|okie|vâng|dạ|ừ|uh|ừm|rồi|nhé|ạ|xin|đã|sẽ|được|có|của|về|và|các|này|rằng|là|cho|bạn|em|mình|tôi',
    'chúng tôi|chúng em|anh chị|ông bà|ông|bà|anh|chị|công dân|người nộp|quý vị|cơ quan|trung tâm|ủy ban nhân dân|ubnd|cán bộ|bộ phận một cửa',
    'nhận được|tiếp nhận|ghi nhận|nhận|xem|đọc|biết|rõ|hiểu|trả lời|phản hồi|cảm ơn|cám ơn|trân trọng|chào|kính gửi',
    'câu hỏi|tin nhắn|tin|ý kiến|nội dung|thông tin|phản ánh|yêu cầu|đề nghị|thư|trao đổi',
    'đang xử lý|xử lý|đang|sau|sớm|test|kiểm thử|done|xong|hồ sơ',
    'will|reply|answer|later|soon|it|is|being|in progress|processing|processed|pending',
    'yes|noted|received|seen|read|thanks|thank you|we|i|have|your|message|question|the|got|it|ठीक है|मिल गया|धन्यवाद',
  ]
    .join('|')
    .split('|')
    .map(toned)
    .sort((one, other) => other.length - one.length)
    .join('|')})(?![\\p{L}\\p{M}])`,
  'gu',
);

/** A reply to a question of the applicant may be short, but a dot, or that the question was received, leaves it open. */
export function refuseReply(text: string): Refusal | undefined {
  const plain = toned(text);
  const isSaid = /\p{L}{2}|\d{2}/u.test(plain.replace(RECEIPT, ' '));
  return isSaid ? undefined : refuse('reply-says-nothing', { reply: text });
}
