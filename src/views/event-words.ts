/** What happened, in words: for timelines in every language. */
import { bodyNames } from '#authority/bodies.ts';
import { requestWords, type WithdrawalRequest } from '#dossier/decide-withdrawal.ts';
import type { DossierEvent, EventType } from '#dossier/events.ts';
import type { SettledBy } from '#dossier/fees.ts';
import { dayText } from '#dossier/money-back.ts';
import { formatVnd } from '#kernel/money.ts';
import type { Language } from '#kernel/outcome.ts';
import { EVENT_PHRASES } from '#kernel/phrases/events.ts';

export type Texts = Record<Language, string>;
const say = (vi: string, en: string, hi: string): Texts => ({ vi, en, hi });

/** By the event's name, as refusals say it, too. */
export function eventWords(type: EventType): Texts {
  const [vi, en, hi] = EVENT_PHRASES[`event-${type}`];
  return { vi, en, hi };
}

/** What it means that nobody answered. */
export const silenceWords: Readonly<Record<'consent' | 'late', Texts>> = {
  consent: say('coi như đồng ý', 'taken as consent', 'सहमति मानी गई'),
  late: say('chưa trả lời, quá hạn', 'not answered, late', 'उत्तर नहीं, विलंबित'),
};

export const checkedLate = (due: string): Texts =>
  say(`Kiểm tra hồ sơ muộn, hạn ${due}`, `Checked late, due ${due}`, `जाँच देर से, समय-सीमा ${due}`);

export const issuedLate = (due: string): Texts =>
  say(`Phát hành quá hạn, hạn ${due}`, `Issued late, due ${due}`, `देर से जारी, समय-सीमा ${due}`);

export const stoppedWords = (step: string): Texts =>
  say(
    `Dừng giải quyết theo quyết định này: ${step}`,
    `Stopped by this decision: ${step}`,
    `इस निर्णय से रोका गया: ${step}`,
  );

export const wholeBy = (due: string): Texts =>
  say(`Toàn bộ kết quả: ${due}`, `All results: ${due}`, `सभी परिणाम: ${due}`);

export const answeredLate = (due: string): Texts =>
  say(`Trả lời trễ, hạn ${due}`, `Answered late, due ${due}`, `उत्तर देर से, समय-सीमा ${due}`);

/** On which request an officer entered that a dossier is withdrawn; of before one was asked for, that none is on record. */
export function askedToWithdraw(request: WithdrawalRequest | undefined): Texts {
  if (!request) return say('không có đề nghị nào được ghi lại', 'no request is on record', 'कोई अनुरोध दर्ज नहीं');
  const asked = requestWords(request);
  return say(`Theo đề nghị: ${asked.vi}`, `On the request of ${asked.en}`, `अनुरोध: ${asked.hi}`);
}

/** What others issued has no number, and why; of before that was asked, that none is on record. */
export const withoutNumber = (why: string | undefined): Texts =>
  why
    ? say(`không có số (${why})`, `without a number (${why})`, `बिना संख्या (${why})`)
    : say('chưa ghi số', 'no number recorded', 'संख्या दर्ज नहीं');

/** What was asked for in a supplement and stays as it was. */
export const broughtByWord: Texts = { vi: 'Người mang đến', en: 'Brought by', hi: 'लाने वाले' };

export const keptAsItWas: Texts = { vi: 'Giữ nguyên', en: 'Kept as it was', hi: 'वैसा ही रखा' };

export const takenAsAsked: Texts = {
  vi: 'Đã thu, đối chiếu giấy tờ',
  en: 'Papers taken in and compared',
  hi: 'काग़ज़ लेकर मिलाए गए',
};
export const takenIn: Texts = { vi: 'Đã thu bản chính', en: 'Originals taken in', hi: 'मूल प्रतियाँ ली गईं' };

/** The number of the result is not the next of its book. */
export const numberJumped = (reason: string): Texts =>
  say(
    `Số không liền sau số gần nhất của sổ, lý do: ${reason}`,
    `The number is not the next of its book, because: ${reason}`,
    `संख्या पंजी की अगली नहीं है, कारण: ${reason}`,
  );

/** The letter by which a unit gave its opinion; and why an opinion stands in the place of the one before. */
export const answeredBy = (number: string): Texts => say(`Văn bản số ${number}`, `Letter ${number}`, `पत्र ${number}`);
export const answeredAnew = (reason: string): Texts =>
  say(
    `Thay ý kiến đã trả lời, lý do: ${reason}`,
    `In place of the opinion given before, because: ${reason}`,
    `पहले की राय के स्थान पर, कारण: ${reason}`,
  );

/** A step went on before they answered. */
export function wentWithout(units: readonly string[]): Texts {
  const names = units.join(', ');
  return say(`chưa có ý kiến của ${names}`, `without the opinion of ${names}`, `${names} की राय के बिना`);
}

export function concludedAgainst(units: readonly string[]): Texts {
  const names = units.join(', ');
  return say(`khác ý kiến của ${names}`, `against the opinion of ${names}`, `${names} की राय के विपरीत`);
}

/** Refused although it was appraised to be met. */
export const sinceAppraisal = say(
  'Thay đổi sau thẩm định, hoặc điều thẩm định chưa xét đến',
  'Changed since the appraisal, or overlooked by it',
  'मूल्यांकन के बाद बदला, या उसमें छूटा',
);

/** The date that a body outside set, with the one that it set before. */
export const promiseWords = (date: string, before: string | undefined): Texts =>
  before && before !== date
    ? say(
        `hẹn lại ${date} (trước đó: ${before})`,
        `now promised ${date} (before: ${before})`,
        `अब ${date} (पहले: ${before})`,
      )
    : say(`hẹn trả kết quả ${date}`, `promised for ${date}`, `परिणाम की तिथि ${date}`);

const methodWords: Readonly<Record<string, Texts>> = {
  online: say('Bản điện tử', 'As a file', 'फ़ाइल के रूप में'),
  counter: say('Trực tiếp', 'At the centre', 'केंद्र पर'),
  post: say('Bưu chính', 'By post', 'डाक से'),
};

/** Issued though nobody had set what it costs. */
export const feeNotSet = say(
  'Phát hành khi chưa xác định phí, lệ phí',
  'Issued without a fee set',
  'शुल्क तय हुए बिना जारी',
);

/** That it arrived is not known here. */
export const sentByPost = say('Gửi kết quả qua bưu chính', 'Result sent by post', 'परिणाम डाक से भेजा');

/** How a result was handed out, with the number of what went by post. */
export function deliveryWords({ method, consignment }: { method: string; consignment?: string }): Texts {
  const words = methodWords[method] ?? say('', '', '');
  const number = consignment ? ` (${consignment})` : '';
  return say(`${words.vi}${number}`, `${words.en}${number}`, `${words.hi}${number}`);
}

/** A refusal of a body outside is no result that was taken in. */
export function refusedOutside(body: string): Texts {
  const { vi, en, hi } = bodyNames(body);
  return say(`${vi} từ chối giải quyết`, `${en} refused`, `${hi} ने अस्वीकार किया`);
}

interface Corrected {
  outcome: 'granted' | 'refused';
  why: string;
}

const entered = (outcome: Corrected['outcome'], body: string): Texts =>
  outcome === 'refused' ? refusedOutside(body) : say('đã giải quyết', 'granted', 'स्वीकृत');

export const corrected = ({ outcome, why }: Corrected, body: string): Texts => {
  const now = entered(outcome, body);
  return say(
    `nay ghi: ${now.vi}. Lý do đính chính: ${why}`,
    `now: ${now.en}. Reason of the correction: ${why}`,
    `अब: ${now.hi}। सुधार का कारण: ${why}`,
  );
};

/** What another officer is to compare and to enter. */
export function correctionProposed({ outcome, why }: Corrected, body: string): Texts {
  const to = entered(outcome, body);
  return say(
    `đề nghị ghi: ${to.vi}, chờ công chức khác xác nhận. Lý do đính chính: ${why}`,
    `to be entered: ${to.en}, once another officer confirms it. Reason of the correction: ${why}`,
    `दर्ज होना है: ${to.hi}, दूसरे अधिकारी की पुष्टि पर। सुधार का कारण: ${why}`,
  );
}

/** Documents that the list of the procedure does not have, or by their number alone. */
export const lawChecked = (law: string): Texts =>
  say(
    `${law} không có trong danh mục văn bản của thủ tục, hoặc chưa ghi tên ở đó; người thực hiện xác nhận đã đối chiếu với văn bản gốc`,
    `${law} is not in the list of law of the procedure, or not by its title; who acted says that they compared it with the document itself`,
    `${law} प्रक्रिया की विधि-सूची में नहीं, या उसका नाम वहाँ नहीं; करने वाले ने मूल दस्तावेज़ से मिलाने की पुष्टि की`,
  );

/** Signed past what they wrote, whether it was answered or not. */
export const questionRead = (printed: string): Texts =>
  say(
    `người ký xác nhận đã đọc trao đổi với người nộp, tin mới nhất ngày ${printed}`,
    `who signed says that they read the messages with the applicant, the newest of ${printed}`,
    `हस्ताक्षरकर्ता ने आवेदक के साथ संदेश पढ़ने की पुष्टि की, नवीनतम ${printed} का`,
  );

/** What is owed in all after something was paid, and what follows of it. */
export function setAnewWords({
  totalVnd,
  paidVnd,
  back,
  more,
}: Extract<DossierEvent, { type: 'fee-set-anew' }>): Texts {
  const [total, paid] = [formatVnd(totalVnd), formatVnd(paidVnd)];
  const [to, owed] = [formatVnd(back?.amountVnd ?? 0), formatVnd(more?.amountVnd ?? 0)];
  if (back)
    return say(
      `phải nộp ${total}, đã nộp ${paid}, phải hoàn trả ${to}`,
      `owed ${total}, paid ${paid}, to go back ${to}`,
      `देय ${total}, चुकाया ${paid}, लौटाना है ${to}`,
    );
  if (more)
    return say(
      `phải nộp ${total}, đã nộp ${paid}, còn phải nộp ${owed}`,
      `owed ${total}, paid ${paid}, still to be paid ${owed}`,
      `देय ${total}, चुकाया ${paid}, अभी देय ${owed}`,
    );
  return say(`phải nộp ${total}, đã nộp đủ`, `owed ${total}, paid in full`, `देय ${total}, पूरा चुकाया`);
}

/** By which paper it was determined what becomes of money, and whose record before was wrong. */
export function settlingWords({ determined, corrects }: SettledBy): Texts {
  const paper = determined && `${determined.by}, ${determined.number}, ${dayText(determined.on)}`;
  const join = (corrected: string) => [paper, corrects && `${corrected}: ${corrects.why}`].filter(Boolean).join(' · ');
  return say(
    join(corrects?.by ? `sửa ghi nhận của ${corrects.by}` : 'sửa ghi nhận trước'),
    join(corrects?.by ? `corrects what ${corrects.by} recorded` : 'corrects what was recorded before'),
    join(corrects?.by ? `${corrects.by} के अभिलेख का सुधार` : 'पहले के अभिलेख का सुधार'),
  );
}

/** Documents that the procedure does not cite, by which a fee was set. */
export const feeLawChecked = (law: string): Texts =>
  say(
    `thủ tục không dẫn ${law}; người thực hiện xác nhận đã đối chiếu với văn bản gốc`,
    `the procedure does not cite ${law}; who acted says that they compared it with the document itself`,
    `प्रक्रिया ${law} का उल्लेख नहीं करती; करने वाले ने मूल दस्तावेज़ से मिलाने की पुष्टि की`,
  );

/** Who proposed what another officer entered. */
export const proposedWords = ({ name }: { name: string }): Texts =>
  say(`Người đề nghị: ${name}`, `Proposed by ${name}`, `प्रस्तावक: ${name}`);

/** Why they refused, as far as their answer says. */
export function theirWhy({ theirReason, theirLaw }: { theirReason?: string; theirLaw?: string }): Texts {
  const [reason, law] = [theirReason, theirLaw].map((one) => one?.replace(/[\s.]+$/, ''));
  return say(
    `Lý do: ${reason ?? 'không nêu'}. Căn cứ: ${law ?? 'không nêu'}.`,
    `Reason: ${reason ?? 'not stated'}. Law: ${law ?? 'not stated'}.`,
    `कारण: ${reason ?? 'नहीं बताया'}। क़ानूनी आधार: ${law ?? 'नहीं बताया'}।`,
  );
}

/** What became of a draft that the applicant was to confirm. */
export function draftWords({ silent, answers, cleared }: Extract<DossierEvent, { type: 'draft-confirmed' }>): Texts {
  if (silent)
    return say(
      'Hết thời hạn, người nộp không có ý kiến: coi như đồng ý với bản dự thảo',
      'No word from the applicant in time: the draft counts as confirmed',
      'समय पर आवेदक का उत्तर नहीं: मसौदा स्वीकृत माना गया',
    );
  return Object.keys(answers).length || cleared?.length
    ? say('Người nộp đề nghị sửa bản dự thảo', 'The applicant corrected the draft', 'आवेदक ने मसौदा सुधारा')
    : say('Người nộp đồng ý với bản dự thảo', 'The applicant confirmed the draft', 'आवेदक ने मसौदा स्वीकारा');
}
