/** What happened, in words: for timelines in every language. */
import type { DossierEvent, EventType } from '#dossier/events.ts';
import type { Language } from '#kernel/outcome.ts';

export type Texts = Record<Language, string>;
const say = (vi: string, en: string, hi: string): Texts => ({ vi, en, hi });

export const eventWords: Readonly<Record<EventType, Texts>> = {
  'dossier-drafted': say('Soạn hồ sơ', 'Drafted', 'मसौदा बनाया'),
  'dossier-submitted': say('Nộp hồ sơ', 'Submitted', 'जमा किया'),
  'dossier-received': say('Tiếp nhận, hẹn trả kết quả', 'Received, result promised', 'ग्रहण, परिणाम की तिथि दी'),
  'dossier-handed-over': say(
    'Bàn giao cho cơ quan giải quyết',
    'Handed over to the body that decides',
    'निर्णय करने वाले निकाय को सौंपा',
  ),
  'outside-recorded': say(
    'Thông tin từ cơ quan giải quyết',
    'News from the body that decides',
    'निर्णय करने वाले निकाय से सूचना',
  ),
  'outside-result-recorded': say(
    'Nhận kết quả từ cơ quan giải quyết',
    'Result taken in from the body that decides',
    'निर्णय करने वाले निकाय से परिणाम मिला',
  ),
  'outside-result-corrected': say(
    'Đính chính kết quả của cơ quan giải quyết',
    'Result of the body that decides corrected',
    'निर्णय करने वाले निकाय का परिणाम सुधारा',
  ),
  'supplement-requested': say('Yêu cầu bổ sung', 'Supplement requested', 'पूरक माँगा'),
  'dossier-supplemented': say('Đã bổ sung, hoàn thiện hồ sơ', 'Supplemented', 'पूरक दिया'),
  'draft-sent': say(
    'Gửi bản dự thảo kết quả để người nộp kiểm tra',
    'Draft of the result sent to the applicant',
    'परिणाम का मसौदा आवेदक को भेजा',
  ),
  'draft-confirmed': say('Bản dự thảo kết quả', 'Draft of the result', 'परिणाम का मसौदा'),
  'supplement-lapsed': say('Hết hạn bổ sung, đóng hồ sơ', 'No supplement in time, closed', 'पूरक की अवधि समाप्त'),
  'supplement-missed': say(
    'Hết hạn bổ sung, giải quyết tiếp theo giấy tờ đã có',
    'No supplement in time, goes on with what is there',
    'पूरक समय पर नहीं मिला, उपलब्ध काग़ज़ों पर कार्यवाही जारी',
  ),
  'dossier-rejected': say('Quyết định không chấp thuận', 'Decided against', 'विरुद्ध निर्णय'),
  'dossier-refused': say('Từ chối giải quyết', 'Refused', 'अस्वीकृत'),
  'task-claimed': say('Nhận việc', 'Task taken', 'कार्य लिया'),
  'task-completed': say('Hoàn thành bước', 'Step done', 'चरण पूरा'),
  'task-returned': say('Trả về bước trước', 'Returned to an earlier step', 'पिछले चरण पर लौटाया'),
  'task-reassigned': say('Phân công lại', 'Reassigned', 'पुनः सौंपा'),
  'task-substituted': say('Xử lý thay người vắng mặt', 'Stood in for an absent colleague', 'अनुपस्थित के स्थान पर'),
  'unit-consulted': say('Lấy ý kiến đơn vị khác', 'Other units consulted', 'अन्य इकाइयों से परामर्श'),
  'consultation-answered': say('Trả lời ý kiến', 'Consultation answered', 'परामर्श का उत्तर'),
  'consultation-reminded': say('Nhắc trả lời ý kiến', 'Reminded of a consultation', 'परामर्श का स्मरण'),
  'consultation-lapsed': say('Hết hạn trả lời ý kiến', 'Consultation time over', 'परामर्श की अवधि समाप्त'),
  'dossier-extended': say('Xin lỗi và gia hạn', 'Apology and new date', 'क्षमा और नई तिथि'),
  'dossier-withdrawn': say('Rút hồ sơ', 'Withdrawn', 'वापस लिया'),
  'payment-requested': say(
    'Thông báo nghĩa vụ tài chính, tạm dừng thời hạn',
    'Payment asked, clock stopped',
    'भुगतान माँगा, समय रुका',
  ),
  'fee-paid': say('Đã nộp tiền', 'Paid', 'भुगतान हुआ'),
  'dossier-decided': say('Quyết định', 'Decided', 'निर्णय'),
  'result-signed': say('Ký số kết quả', 'Result signed', 'परिणाम पर डिजिटल हस्ताक्षर'),
  'scan-signed': say('Ký số bản quét', 'Scan signed', 'स्कैन पर डिजिटल हस्ताक्षर'),
  'result-revoked': say('Thu hồi kết quả', 'Result taken back', 'परिणाम वापस लिया'),
  'fee-refunded': say('Hoàn trả phí, lệ phí', 'Fee given back', 'शुल्क लौटाया'),
  'surplus-received': say(
    'Nhận tiền không dùng cho khoản phí nào, phải hoàn trả',
    'Money received that pays no fee, to be given back',
    'किसी शुल्क के काम न आई राशि मिली, लौटानी है',
  ),
  'surplus-returned': say('Hoàn trả tiền nộp thừa', 'Surplus money given back', 'अतिरिक्त राशि लौटाई'),
  'result-issued': say('Phát hành kết quả', 'Result issued', 'परिणाम जारी'),
  'result-delivered': say('Trả kết quả', 'Result delivered', 'परिणाम सौंपा'),
  'dossier-closed': say('Kết thúc hồ sơ', 'Closed', 'बंद'),
  'dossier-rated': say('Đánh giá', 'Rated', 'मूल्यांकन'),
  'message-sent': say('Tin nhắn', 'Message', 'संदेश'),
  'due-warned': say('Cảnh báo sắp đến hạn', 'Warned before due', 'नियत समय से पहले चेतावनी'),
  'due-passed': say('Quá hạn', 'Overdue', 'विलंबित'),
  'due-recomputed': say(
    'Tính lại hạn do đổi lịch làm việc',
    'Due date recomputed, calendar changed',
    'पंचांग बदला, तिथि पुनर्गणना',
  ),
  'timer-fired': say('Đến giờ hẹn của quy trình', 'A timer of the process fired', 'प्रक्रिया का समय-बिंदु'),
};

/** What it means that nobody answered. */
export const silenceWords: Readonly<Record<'consent' | 'late', Texts>> = {
  consent: say('coi như đồng ý', 'taken as consent', 'सहमति मानी गई'),
  late: say('chưa trả lời, quá hạn', 'not answered, late', 'उत्तर नहीं, विलंबित'),
};

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

/** How a result was handed out, with the number of what went by post. */
export function deliveryWords({ method, consignment }: { method: string; consignment?: string }): Texts {
  const words = methodWords[method] ?? say('', '', '');
  const number = consignment ? ` (${consignment})` : '';
  return say(`${words.vi}${number}`, `${words.en}${number}`, `${words.hi}${number}`);
}

/** A refusal of a body outside is no result that was taken in. */
export const refusedOutside = (body: string): Texts =>
  say(`${body} từ chối giải quyết`, `${body} refused`, `${body} ने अस्वीकार किया`);

export const corrected = ({ outcome, why }: { outcome: 'granted' | 'refused'; why: string }, body: string): Texts => {
  const now = outcome === 'refused' ? refusedOutside(body) : say('đã giải quyết', 'granted', 'स्वीकृत');
  return say(
    `nay ghi: ${now.vi}. Lý do đính chính: ${why}`,
    `now: ${now.en}. Reason of the correction: ${why}`,
    `अब: ${now.hi}। सुधार का कारण: ${why}`,
  );
};

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
