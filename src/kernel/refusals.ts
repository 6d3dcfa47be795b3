/**
 * The catalogue of refusals: every "no" the system can say, in three languages, each saying what to do. `kind` tells
 * a door how to present it; HTTP codes exist only at the doors. `docs/refusals.md` lists the same codes, and a test
 * compares the two both ways.
 *
 * - `input`: what was sent is wrong and can be mended by the sender
 * - `rule`: a rule of law or of the procedure says no
 * - `forbidden`: this person may not do this
 * - `missing`: there is no such thing, or it is not for this person to know
 * - `conflict`: the thing changed meanwhile
 */
import type { Names, Phrase } from './phrase.ts';

export type RefusalKind = 'input' | 'rule' | 'forbidden' | 'missing' | 'conflict';
type Said = string | Phrase | Names;

/** Why something was refused. One refusal may speak of another. */
export interface Told {
  readonly code: RefusalCode;
  readonly params: RefusalParams;
}
export type RefusalParams = Readonly<
  Record<string, string | number | boolean | Said | readonly Said[] | Told | undefined>
>;

interface Entry {
  readonly kind: RefusalKind;
  readonly vi: string;
  readonly en: string;
  readonly hi: string;
}

const say = (kind: RefusalKind, vi: string, en: string, hi: string): Entry => ({ kind, vi, en, hi });

const entries = {
  // Banks
  'notice-forged': say(
    'forbidden',
    'Thông báo không mang chữ ký đúng của ngân hàng: ký lại bằng khóa đã trao.',
    'The notice does not carry the right signature of the bank: sign it with the shared secret.',
    'सूचना पर बैंक का सही हस्ताक्षर नहीं है: साझा कुंजी से हस्ताक्षर करें।',
  ),
  'notice-late': say(
    'forbidden',
    'Chữ ký của thông báo đã quá 5 phút: ký lại và gửi lại.',
    'The signature of the notice is more than five minutes old: sign it anew and send it again.',
    'सूचना का हस्ताक्षर पाँच मिनट से पुराना है: दोबारा हस्ताक्षर करके भेजें।',
  ),
  'notice-not-found': say(
    'missing',
    'Không có giao dịch {reference} nào do ngân hàng báo: kiểm tra lại số tham chiếu trên sao kê.',
    'No bank told of a transfer {reference}: check the reference in the statement.',
    'किसी बैंक ने अंतरण {reference} की सूचना नहीं दी: विवरण में संदर्भ संख्या जाँचें।',
  ),
  'notice-paid': say(
    'rule',
    'Giao dịch {reference} đã nộp một khoản phí: muốn trả lại, hãy hoàn khoản phí đó trong hồ sơ.',
    'The transfer {reference} paid a fee: to give it back, refund that fee in its dossier.',
    'अंतरण {reference} से शुल्क चुकाया गया: लौटाने के लिए आवेदन में वही शुल्क वापस करें।',
  ),
  'notice-returned': say(
    'rule',
    'Tiền của giao dịch {reference} đã được trả lại bằng giao dịch {by}: không trả lần nữa.',
    'The money of the transfer {reference} went back by {by} already: do not send it again.',
    'अंतरण {reference} की राशि {by} से पहले ही लौट चुकी है: दोबारा न भेजें।',
  ),
  // Who and what
  'not-signed-in': say(
    'forbidden',
    'Cần đăng nhập trước. Chương trình gọi API thì gửi mã truy cập trong tiêu đề Authorization.',
    'Sign in first. A program sends an access token in the Authorization header.',
    'पहले साइन इन करें। प्रोग्राम Authorization हेडर में एक्सेस टोकन भेजे।',
  ),
  'not-permitted': say(
    'forbidden',
    'Ông/Bà không có quyền thực hiện việc «{act}» với hồ sơ này. Việc này thuộc về: {who}.',
    'You may not do “{act}” on this dossier. It belongs to: {who}.',
    'इस फ़ाइल पर «{act}» करने का अधिकार आपको नहीं है। यह इनका काम है: {who}।',
  ),
  'assurance-too-low': say(
    'rule',
    'Việc này cần tài khoản VNeID mức 2. Hãy nâng mức tài khoản tại công an xã, phường, hoặc nộp tại trung tâm.',
    'This needs a VNeID account of level 2. Raise the level at the police of your commune, or apply at a centre.',
    'इसके लिए स्तर 2 का VNeID खाता चाहिए। कम्यून पुलिस में स्तर बढ़ाएँ, या केंद्र पर आवेदन करें।',
  ),
  'dossier-not-found': say(
    'missing',
    'Không có hồ sơ {dossier}. Hãy kiểm tra lại mã trên giấy tiếp nhận.',
    'There is no dossier {dossier}. Check the code on the receipt slip.',
    'फ़ाइल {dossier} नहीं मिली। रसीद पर लिखा कोड जाँचें।',
  ),
  'draft-not-found': say(
    'missing',
    'Không có bản nháp này. Hãy mở lại từ mục «Bản nháp».',
    'There is no such draft. Open it again from “My drafts”.',
    'ऐसा कोई मसौदा नहीं है। «मेरे मसौदे» से फिर खोलें।',
  ),
  'procedure-not-found': say(
    'missing',
    'Không có thủ tục {procedure} đang được công bố. Hãy tìm trong danh mục thủ tục.',
    'No published procedure {procedure}. Look in the catalogue of procedures.',
    'प्रक्रिया {procedure} प्रकाशित नहीं है। प्रक्रिया-सूची में देखें।',
  ),
  'task-not-found': say(
    'missing',
    'Hồ sơ không có việc {task} đang mở. Việc có thể đã được làm xong; hãy tải lại hồ sơ.',
    'The dossier has no open task {task}. It may be done already; load the dossier again.',
    'फ़ाइल में खुला कार्य {task} नहीं है। शायद पूरा हो चुका है; फ़ाइल फिर लोड करें।',
  ),
  'unit-unknown': say(
    'input',
    'Không có đơn vị «{unit}» trên địa bàn. Hãy chọn một đơn vị trong danh sách.',
    'There is no unit “{unit}” here. Choose one from the list.',
    'यहाँ इकाई «{unit}» नहीं है। सूची से चुनें।',
  ),
  'unit-does-not-receive': say(
    'rule',
    'Đơn vị {unit} không có bộ phận tiếp nhận hồ sơ. Hãy nộp tại một Trung tâm Phục vụ hành chính công.',
    'Unit {unit} has no one-stop centre. Submit at a Public Administration Service Centre.',
    'इकाई {unit} में आवेदन केंद्र नहीं है। लोक प्रशासन सेवा केंद्र में जमा करें।',
  ),
  'received-at-place': say(
    'rule',
    'Hồ sơ này chỉ nộp tại {unit}. Hãy chọn đúng nơi có đất và nơi nộp hồ sơ.',
    'This dossier is handed in at {unit} alone. Choose the place and the centre accordingly.',
    'यह आवेदन केवल {unit} में जमा होता है। सही स्थान और केंद्र चुनें।',
  ),
  'number-shape': say(
    'input',
    'Số «{number}» không đúng cách ghi. Hãy ghi số thứ tự và ký hiệu như {example}, hoặc để trống để lấy số tiếp theo của sổ.',
    'The number “{number}” is not written right. Write the number and the symbol like {example}, or leave it empty for the next of the book.',
    'संख्या «{number}» ठीक नहीं लिखी गई। क्रमांक और चिह्न {example} की तरह लिखें, या पंजी की अगली संख्या के लिए खाली छोड़ें।',
  ),
  'number-used': say(
    'rule',
    'Số «{number}» đã được cấp hoặc đã qua: số gần nhất của sổ là {last}. Hãy ghi số lớn hơn, hoặc để trống để lấy số tiếp theo.',
    'The number “{number}” was given already or has been passed: the last of the book is {last}. Write a higher one, or leave it empty for the next.',
    'संख्या «{number}» दी जा चुकी या पीछे छूट गई है: पंजी की अंतिम संख्या {last} है। बड़ी संख्या लिखें, या अगली के लिए खाली छोड़ें।',
  ),
  'signing-authority-none': say(
    'forbidden',
    'Ngày {date}, {officer} không có thẩm quyền ký thay, ký thừa lệnh hoặc ký thừa ủy quyền của {unit}. Hãy trình người đứng đầu hoặc cấp phó ký, hoặc ghi nhận văn bản ủy quyền còn hiệu lực.',
    'On {date} {officer} has no authority to sign for {unit}. Let the head or a deputy sign, or record the written authority that holds.',
    '{date} को {officer} के पास {unit} की ओर से हस्ताक्षर करने का अधिकार नहीं है। प्रमुख या उप प्रमुख से हस्ताक्षर कराएँ, या मान्य लिखित प्राधिकार दर्ज करें।',
  ),
  'officer-unknown': say(
    'input',
    'Không có cán bộ «{officer}» giữ chức danh này ở đơn vị {unit} vào ngày {date}. Hãy chọn một cán bộ trong danh sách của đơn vị.',
    'No officer “{officer}” holds this post in unit {unit} on {date}. Choose one from the list of the unit.',
    '{date} को इकाई {unit} में इस पद पर अधिकारी «{officer}» नहीं है। इकाई की सूची से किसी अधिकारी को चुनें।',
  ),
  'no-competent-unit': say(
    'rule',
    'Vào ngày {date} chưa có đơn vị nào có thẩm quyền giải quyết thủ tục {procedure} cho địa bàn {place}. Căn cứ phân cấp có thể đã hết hiệu lực; hãy liên hệ Văn phòng Ủy ban nhân dân cấp tỉnh.',
    'On {date} no unit is competent for procedure {procedure} at {place}. The decentralisation decree may have lapsed; ask the Office of the People’s Committee at provincial level.',
    '{date} को {place} के लिए प्रक्रिया {procedure} पर किसी इकाई का अधिकार नहीं है। विकेंद्रीकरण आदेश समाप्त हो सकता है; प्रांतीय कार्यालय से पूछें।',
  ),
  'decider-untold': say(
    'rule',
    'Thủ tục {procedure} chưa rõ cơ quan quyết định, cần công chức kiểm soát thủ tục hành chính rà soát, nên chưa tiếp nhận hồ sơ. Đề nghị Ông/Bà liên hệ Trung tâm Phục vụ hành chính công để được hướng dẫn.',
    'It is not known which office decides procedure {procedure}; an officer of procedure control has to find it first, so no dossier is received. Ask the Public Administration Service Centre.',
    'यह ज्ञात नहीं कि प्रक्रिया {procedure} पर कौन-सा कार्यालय निर्णय लेता है; प्रक्रिया-नियंत्रण अधिकारी को पहले यह पता करना है, इसलिए आवेदन नहीं लिए जाते। लोक प्रशासन सेवा केंद्र से पूछें।',
  ),
  'procedure-draft': say(
    'rule',
    'Thủ tục {procedure} là dự thảo, chưa được cơ quan có thẩm quyền ban hành, nên chưa tiếp nhận hồ sơ. Đề nghị Ông/Bà liên hệ {centre} để được hướng dẫn.',
    'Procedure {procedure} is a draft that nobody competent has published, so no dossier is received. Ask {centre}.',
    'प्रक्रिया {procedure} मसौदा है, सक्षम प्राधिकारी ने इसे जारी नहीं किया, इसलिए आवेदन नहीं लिए जाते। {centre} से पूछें।',
  ),
  'procedure-under-review': say(
    'rule',
    'Thủ tục {procedure} đang được rà soát nên chưa tiếp nhận hồ sơ. Đề nghị Ông/Bà liên hệ {centre} để được hướng dẫn.',
    'Procedure {procedure} is under review, so no dossier is received yet. To learn more, ask: {centre}.',
    'प्रक्रिया {procedure} की समीक्षा हो रही है, इसलिए अभी आवेदन नहीं लिए जाते। जानकारी के लिए यहाँ पूछें: {centre}।',
  ),
  'procedure-closed': say(
    'rule',
    'Thủ tục {procedure} đã dừng tiếp nhận hồ sơ theo kết quả rà soát. Đề nghị Ông/Bà liên hệ {centre} để biết thủ tục đang áp dụng.',
    'Procedure {procedure} has been closed by review; no dossier is received. Ask {centre} which procedure applies now.',
    'समीक्षा के बाद प्रक्रिया {procedure} बंद है; आवेदन नहीं लिए जाते। अब कौन-सी प्रक्रिया लागू है, {centre} से पूछें।',
  ),
  'decided-outside': say(
    'rule',
    'Thủ tục {procedure} do {body} giải quyết; hệ thống này chưa chuyển được hồ sơ đến cơ quan đó. Đề nghị Ông/Bà nộp hồ sơ tại {body}, hoặc liên hệ {centre} để được hướng dẫn.',
    'Procedure {procedure} is decided by {body}, to whom this system cannot hand a dossier over. Hand it in there, or ask {centre}.',
    'प्रक्रिया {procedure} का निर्णय {body} करता है, जिसे यह प्रणाली आवेदन नहीं सौंप सकती। वहीं जमा करें, या {centre} से पूछें।',
  ),
  'review-not-imported': say(
    'rule',
    'Thủ tục {procedure} không nhập từ Cơ sở dữ liệu quốc gia nên không rà soát ở đây: hãy sửa gói thủ tục.',
    'Procedure {procedure} does not come from the national database, so it is not reviewed here: change its pack.',
    'प्रक्रिया {procedure} राष्ट्रीय डेटाबेस से नहीं आई, इसलिए उसकी समीक्षा यहाँ नहीं होती: उसका पैक बदलें।',
  ),
  'review-incomplete': say(
    'input',
    'Chưa đủ để mở thủ tục: {missing}.',
    'Not enough is known to open the procedure: {missing}.',
    'प्रक्रिया खोलने के लिए पर्याप्त जानकारी नहीं: {missing}।',
  ),
  'review-stale': say(
    'conflict',
    'Thủ tục {procedure} đã thay đổi từ khi Ông/Bà mở trang này. Hãy mở lại, xem và quyết định lại.',
    'Procedure {procedure} has changed since you opened this page. Open it again, look and decide anew.',
    'पृष्ठ खोलने के बाद प्रक्रिया {procedure} बदल गई है। फिर खोलें, देखें और दोबारा निर्णय करें।',
  ),
  'limit-unknown': say(
    'rule',
    'Cơ sở dữ liệu quốc gia không nêu thời hạn giải quyết cụ thể của thủ tục {procedure}, nên chưa thể hẹn ngày trả kết quả. Đề nghị Ông/Bà liên hệ Trung tâm Phục vụ hành chính công để được hướng dẫn.',
    'The national database gives no one time limit for procedure {procedure}, so no date can be promised. Ask the Public Administration Service Centre.',
    'राष्ट्रीय डेटाबेस प्रक्रिया {procedure} के लिए कोई एक समय-सीमा नहीं देता, इसलिए कोई तिथि नहीं दी जा सकती। लोक प्रशासन सेवा केंद्र से पूछें।',
  ),
  'setting-missing': say(
    'rule',
    'Thủ tục {procedure} cần thiết lập «{setting}» của thành phố, chưa có giá trị áp dụng cho ngày {date}. Đề nghị Ông/Bà liên hệ Trung tâm Phục vụ hành chính công; người quản trị bổ sung thiết lập này.',
    'Procedure {procedure} needs the setting “{setting}” of the city, which has no value for {date}. Ask the Public Administration Service Centre; the administrator adds the setting.',
    'प्रक्रिया {procedure} को नगर की स्थापना «{setting}» चाहिए, जिसका {date} के लिए कोई मान नहीं है। लोक प्रशासन सेवा केंद्र से पूछें; प्रशासक यह स्थापना जोड़ें।',
  ),
  'place-needed': say(
    'input',
    'Hãy cho biết xã, phường hoặc đặc khu nơi giải quyết: thủ tục này do cấp xã giải quyết.',
    'Say which commune, ward or special zone: this procedure is decided there.',
    'कम्यून, वार्ड या विशेष क्षेत्र बताएँ: इसका निर्णय वहीं होता है।',
  ),
  'name-unreadable': say(
    'input',
    '«{name}» không phải họ tên của một người: họ tên gồm chữ, không có chữ số. Hãy ghi họ, chữ đệm, tên như trên giấy tờ tùy thân.',
    '“{name}” is no name of a person: a name has letters and no digits. Write it as on the identity paper.',
    '«{name}» किसी व्यक्ति का नाम नहीं: नाम में अक्षर होते हैं, अंक नहीं। पहचान-पत्र जैसा लिखें।',
  ),
  'phone-unreadable': say(
    'input',
    '«{number}» không phải số điện thoại: hãy ghi từ 8 đến 15 chữ số, ví dụ 0912 345 678, hoặc để trống.',
    '“{number}” is no telephone number: enter 8 to 15 digits, such as 0912 345 678, or leave it empty.',
    '«{number}» टेलीफ़ोन नंबर नहीं: 8 से 15 अंक लिखें, जैसे 0912 345 678, या खाली छोड़ें।',
  ),
  'id-number-unreadable': say(
    'input',
    '«{number}» không phải số định danh hay mã số: hãy nhập 12 chữ số định danh cá nhân, 10 chữ số mã doanh nghiệp (chi nhánh thêm 3 chữ số), hoặc số hộ chiếu của người nước ngoài.',
    '“{number}” is neither a personal nor a business number: enter the 12 digits of a personal number, the 10 digits of an enterprise (3 more for a branch), or the passport number of a foreigner.',
    '«{number}» न व्यक्तिगत संख्या है, न व्यवसाय संख्या: 12 अंकों की व्यक्तिगत संख्या, उद्यम के 10 अंक (शाखा के लिए 3 और), या विदेशी का पासपोर्ट नंबर लिखें।',
  ),
  'applicant-name-differs': say(
    'input',
    'Số định danh {idNumber} trong cơ sở dữ liệu là của người có tên khác với «{name}»: hãy kiểm tra lại số định danh hoặc sửa họ tên cho đúng.',
    'In the register, the number {idNumber} is of somebody whose name is not “{name}”: check the number, or correct the name.',
    'रजिस्टर में संख्या {idNumber} किसी और नाम की है, «{name}» की नहीं: संख्या जाँचें या नाम सुधारें।',
  ),
  'applicant-kind': say(
    'rule',
    'Thủ tục «{procedure}» dành cho: {who}. {applicant} không thuộc đối tượng này: hãy nộp bằng tài khoản của người được làm thủ tục, hoặc chọn thủ tục khác.',
    'The procedure “{procedure}” is for: {who}. {applicant} is none of them: apply with the account of who may, or choose another procedure.',
    'प्रक्रिया «{procedure}» इनके लिए है: {who}। {applicant} इनमें नहीं: जिसे अधिकार है उसके खाते से आवेदन करें या दूसरी प्रक्रिया चुनें।',
  ),
  'place-differs': say(
    'input',
    '«{field}» ghi {named}, còn nơi giải quyết Ông/Bà chọn là {chosen}. Thẩm quyền theo địa chỉ ấy: nếu địa chỉ đúng, hãy chọn nơi giải quyết là {named}; nếu sai, hãy sửa địa chỉ.',
    '“{field}” names {named}, but {chosen} was chosen as the place that decides. The address decides: if it is right, choose {named}; if not, correct the address.',
    '«{field}» में {named} है, पर निर्णय का स्थान {chosen} चुना गया। पता ही तय करता है: यदि पता सही है तो {named} चुनें; यदि नहीं, तो पता सुधारें।',
  ),
  'channel-not-offered': say(
    'rule',
    'Thủ tục này không nhận hồ sơ {channel}. Cách thức nộp: {offered}.',
    'This procedure is not received {channel}. It is received: {offered}.',
    'यह प्रक्रिया {channel} नहीं ली जाती। उपलब्ध माध्यम: {offered}।',
  ),
  'not-eligible': say(
    'rule',
    'Chưa đủ điều kiện: {reason} (Căn cứ: {law}).',
    'Not eligible: {reason} (Basis: {law}).',
    'पात्र नहीं: {reason} (आधार: {law})।',
  ),
  'not-needed': say(
    'rule',
    'Ông/Bà không phải làm thủ tục này: {reason} (Căn cứ: {law}).',
    'You do not need this procedure: {reason} (Basis: {law}).',
    'आपको यह प्रक्रिया करने की आवश्यकता नहीं: {reason} (आधार: {law})।',
  ),
  // The state of the dossier
  'not-in-this-status': say(
    'rule',
    'Không thể «{act}» khi hồ sơ đang ở trạng thái «{status}». Hãy tải lại hồ sơ để xem những việc làm được lúc này.',
    'Cannot “{act}” while the dossier is “{status}”. Load it again to see what may be done now.',
    'जब फ़ाइल «{status}» में हो तब «{act}» नहीं हो सकता। अभी क्या हो सकता है, यह देखने के लिए फ़ाइल दोबारा खोलें।',
  ),
  'not-at-this-step': say(
    'rule',
    'Bước «{step}» không cho phép việc «{act}». Ở bước này hãy dùng: {use}.',
    'Step “{step}” does not allow “{act}”. At this step use: {use}.',
    'चरण «{step}» में «{act}» नहीं हो सकता। यहाँ करें: {use}।',
  ),
  'already-done': say(
    'rule',
    'Việc «{act}» đã được thực hiện với hồ sơ này, không cần làm lại. Hãy tải lại hồ sơ để xem kết quả.',
    '“{act}” has already been done on this dossier and need not be done again. Load the dossier to see it.',
    'इस फ़ाइल पर «{act}» पहले ही हो चुका है, दोबारा करने की ज़रूरत नहीं। देखने के लिए फ़ाइल दोबारा खोलें।',
  ),
  conflict: say(
    'conflict',
    'Hồ sơ vừa được {by} cập nhật ({what}). Hãy tải lại và xem thay đổi trước khi làm tiếp.',
    'The dossier was just changed by {by} ({what}). Load it again and look before going on.',
    'फ़ाइल अभी {by} ने बदली है ({what})। आगे बढ़ने से पहले फिर लोड करें।',
  ),
  'stale-version': say(
    'conflict',
    'Ông/Bà đang xem bản {seen} nhưng hồ sơ đã ở bản {now} ({by}: {what}). Hãy tải lại.',
    'You saw version {seen} but the dossier is at {now} ({by}: {what}). Load it again.',
    'आपने संस्करण {seen} देखा, फ़ाइल अब {now} पर है ({by}: {what})। फिर लोड करें।',
  ),
  'idempotency-key-reused': say(
    'conflict',
    'Khóa chống gửi trùng này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.',
    'This idempotency key was used for another request. Use a new key.',
    'यह आइडेम्पोटेंसी कुंजी किसी और अनुरोध में प्रयुक्त हो चुकी है। नई कुंजी लें।',
  ),
  'time-goes-back': say(
    'input',
    'Thời điểm {at} sớm hơn việc gần nhất của hồ sơ ({last}). Hãy kiểm tra đồng hồ máy.',
    'The time {at} is before the last act on the dossier ({last}). Check the clock.',
    'समय {at} फ़ाइल के पिछले कार्य ({last}) से पहले है। घड़ी जाँचें।',
  ),
  // Supplement
  'supplement-rounds-used': say(
    'rule',
    'Đã yêu cầu bổ sung đủ {rounds} lần; pháp luật không cho yêu cầu thêm. Hãy giải quyết hoặc từ chối có lý do.',
    'The {rounds} supplement round(s) the law allows are used. Decide, or refuse with reasons.',
    'पूरक माँगने के {rounds} अवसर पूरे हो गए। निर्णय दें या कारण सहित अस्वीकार करें।',
  ),
  'supplement-items-needed': say(
    'input',
    'Hãy ghi từng nội dung cần bổ sung và lý do: phải hướng dẫn đầy đủ trong một lần.',
    'List each item to supplement with its reason: the applicant must be told everything at once.',
    'हर पूरक वस्तु और उसका कारण लिखें: सब एक ही बार में बताना होता है।',
  ),
  'supplement-item-unknown': say(
    'input',
    'Hồ sơ không có thành phần hoặc trường thông tin «{item}». Hãy chọn trong danh sách giấy tờ và câu trả lời của hồ sơ.',
    'The dossier has no component or field “{item}”. Choose from its papers and answers.',
    'फ़ाइल में «{item}» नाम का दस्तावेज़ या फ़ील्ड नहीं है। फ़ाइल के दस्तावेज़ों और उत्तरों में से चुनें।',
  ),
  'supplement-not-due': say(
    'rule',
    'Trường hợp của hồ sơ này không yêu cầu «{item}», nên không được yêu cầu bổ sung. Nếu câu trả lời làm căn cứ chưa đúng, hãy yêu cầu sửa câu trả lời đó.',
    'This case does not call for “{item}”, so it may not be asked for. If the answer behind that is wrong, ask for that answer to be corrected.',
    'इस मामले में «{item}» अपेक्षित नहीं है, इसलिए माँगा नहीं जा सकता। जिस उत्तर पर यह टिका है वह ग़लत हो तो उसी उत्तर को सुधारने को कहें।',
  ),
  'supplement-proven': say(
    'rule',
    '«{item}» đã có trong {register} và người nộp không cho là sai, nên không được yêu cầu bổ sung (Nghị quyết 66.7/2025/NQ-CP). Nếu dữ liệu thiếu hoặc sai, hãy nhắn người nộp đề nghị cơ quan quản lý {register} cập nhật trước.',
    '“{item}” stands in: {register}, and the applicant does not contest it, so it may not be asked for (Resolution 66.7/2025/NQ-CP). If the data are missing or wrong, write to the applicant to have the register corrected first.',
    '«{item}» {register} में है और आवेदक उसे ग़लत नहीं कहता, इसलिए माँगा नहीं जा सकता (संकल्प 66.7/2025/NQ-CP)। डेटा अधूरा या ग़लत हो तो आवेदक को लिखें कि पहले रजिस्टर सुधरवाए।',
  ),
  'supplement-item-issued': say(
    'rule',
    'Kết quả đã phát hành ghi theo «{item}»: không yêu cầu bổ sung mục này nữa. Nội dung sai thì người có thẩm quyền thu hồi kết quả hoặc người dân đề nghị cải chính.',
    'The issued result rests on “{item}”: it is no longer asked for. If it is wrong, the result is taken back by who may, or the person applies for a correction.',
    'जारी परिणाम «{item}» पर आधारित है: अब यह नहीं माँगा जाता। गलत हो तो सक्षम व्यक्ति परिणाम वापस ले, या नागरिक सुधार के लिए आवेदन करे।',
  ),
  'draft-from-register': say(
    'rule',
    'Mục «{field}» được lấy từ cơ sở dữ liệu nên không sửa trong bản dự thảo. Nếu chưa đúng, đề nghị Ông/Bà nhắn cơ quan trong mục Trao đổi và đề nghị cơ quan quản lý cơ sở dữ liệu cập nhật.',
    '“{field}” comes from a register and is not corrected in the draft. If it is wrong, write to the office in the dossier and ask whoever keeps the register to update it.',
    '«{field}» रजिस्टर से आता है और मसौदे में नहीं सुधारा जाता। गलत हो तो फ़ाइल में कार्यालय को लिखें और रजिस्टर रखने वाले से अद्यतन कराएँ।',
  ),
  'supplement-incomplete': say(
    'input',
    'Còn thiếu nội dung được yêu cầu: {items}. Hãy bổ sung đủ các nội dung này rồi gửi lại một lần.',
    'Still missing from what was asked: {items}. Add all of it and send it again together.',
    'माँगी गई ये चीज़ें अभी नहीं मिलीं: {items}। इन सबको जोड़कर एक साथ फिर भेजें।',
  ),
  'supplement-late': say(
    'rule',
    'Đã hết thời hạn bổ sung ({deadline}), hồ sơ không nhận bổ sung nữa. Nếu vẫn cần giải quyết, Ông/Bà nộp hồ sơ mới.',
    'The time to supplement ended at {deadline}; nothing is taken any more. If it is still needed, hand in a new dossier.',
    'पूरक देने का समय {deadline} पर समाप्त हुआ; अब कुछ नहीं लिया जाएगा। आवश्यकता हो तो नया आवेदन दें।',
  ),
  'supplement-not-asked': say(
    'rule',
    'Chỉ sửa được nội dung đã được yêu cầu; «{item}» không nằm trong yêu cầu bổ sung.',
    'Only what was asked may be changed; “{item}” was not asked.',
    'केवल माँगी गई चीज़ें बदल सकते हैं; «{item}» नहीं माँगा गया था।',
  ),
  // Clock
  'extension-used': say(
    'rule',
    'Hồ sơ đã được gia hạn một lần; không được hẹn lại lần nữa. Hãy giải quyết hồ sơ theo ngày đã hẹn.',
    'The dossier was extended once already; it may not be rescheduled again. Settle it by the date that was promised.',
    'फ़ाइल की अवधि एक बार बढ़ चुकी है; दोबारा नहीं बढ़ सकती। दी गई तिथि तक निपटाएँ।',
  ),
  'extension-not-later': say(
    'input',
    'Ngày hẹn mới phải sau hạn hiện tại ({due}). Hãy chọn ngày muộn hơn.',
    'The new date must be after the present due time ({due}). Choose a later one.',
    'नई तिथि वर्तमान नियत समय ({due}) के बाद होनी चाहिए। बाद की तिथि चुनें।',
  ),
  'extension-not-worked': say(
    'input',
    'Ngày hẹn mới {date} không phải ngày làm việc. Đề nghị chọn ngày làm việc.',
    'The new date {date} is no working day. Choose one that is.',
    'नई तिथि {date} कार्यदिवस नहीं है। कोई कार्यदिवस चुनें।',
  ),
  'extension-off-hours': say(
    'input',
    'Giờ hẹn mới {date} nằm ngoài giờ làm việc ({hours}). Đề nghị chọn giờ trong giờ làm việc.',
    'The new time {date} is outside working hours ({hours}). Choose a time within them.',
    'नया समय {date} कार्य-समय ({hours}) से बाहर है। कार्य-समय के भीतर का समय चुनें।',
  ),
  'extension-too-far': say(
    'rule',
    'Ngày hẹn mới không được sau {last}. Căn cứ: {source}.',
    'The new date must not be after {last}. By: {source}.',
    'नई तिथि {last} के बाद नहीं हो सकती। आधार: {source}।',
  ),
  'extension-past': say(
    'input',
    'Ngày hẹn mới phải sau thời điểm hiện tại ({now}). Hãy chọn ngày muộn hơn.',
    'The new date must lie ahead: it is now {now}. Choose a later one.',
    'नई तिथि अभी ({now}) के बाद होनी चाहिए। बाद की तिथि चुनें।',
  ),
  'clock-paused': say(
    'rule',
    'Thời hạn giải quyết đang tạm dừng ({reason}); chưa thể «{act}».',
    'The clock is paused ({reason}); “{act}” must wait.',
    'समय-गणना रुकी है ({reason}); अभी «{act}» नहीं हो सकता।',
  ),
  'reason-needed': say('input', 'Hãy ghi lý do.', 'Give the reason.', 'कारण लिखें।'),
  'reason-vague': say(
    'input',
    '«{reason}» chưa nêu được lý do. Hãy ghi rõ lý do thành câu, ít nhất hai từ, để người nhận hiểu được.',
    '“{reason}” gives no reason. Write it in words, at least two, so that whoever reads it understands why.',
    '«{reason}» से कारण स्पष्ट नहीं होता। कारण शब्दों में, कम से कम दो शब्दों में लिखें, ताकि पढ़ने वाला समझ सके।',
  ),
  'outcome-needed': say(
    'input',
    'Đề nghị chọn chấp thuận hoặc không chấp thuận.',
    'Say whether it is granted or not.',
    'बताएँ कि स्वीकृत है या नहीं।',
  ),
  'objection-unanswered': say(
    'input',
    'Có đơn vị không đồng ý, kết luận trước đó không đủ điều kiện, hoặc hồ sơ dựa vào nội dung mà người ký phải tự xác nhận. Đề nghị ghi lý do vẫn chấp thuận; lý do được lưu trong hồ sơ.',
    'A unit disagrees, an earlier conclusion was against it, or it rests on something that who signs has to confirm. Give the reason why it is granted all the same; it is kept in the dossier.',
    'कोई इकाई असहमत है, पहले का निष्कर्ष विरुद्ध था, या फ़ाइल ऐसी बात पर टिकी है जिसकी पुष्टि हस्ताक्षरकर्ता को स्वयं करनी है। फिर भी स्वीकृति का कारण लिखें; वह फ़ाइल में रहेगा।',
  ),
  'law-needed': say(
    'input',
    'Hãy ghi căn cứ pháp lý (văn bản, điều khoản).',
    'Name the law (document and article) that it rests on.',
    'कानूनी आधार (दस्तावेज़ और अनुच्छेद) लिखें।',
  ),
  'refusal-not-signed': say(
    'forbidden',
    'Hồ sơ đã được tiếp nhận: chỉ người có thẩm quyền ký của {unit} được ra thông báo không giải quyết. Hãy ghi kết luận «không đạt» với lý do ở bước đang làm rồi chuyển tiếp, hoặc trình người có thẩm quyền.',
    'The dossier has been received: only who may sign for {unit} can refuse it. Record the conclusion against it, with the reason, at this step and pass it on, or put it before who signs.',
    'फ़ाइल प्राप्त हो चुकी है: केवल {unit} की ओर से हस्ताक्षर करने वाला ही इसे अस्वीकार कर सकता है। इस चरण पर विरुद्ध निष्कर्ष और कारण दर्ज करके आगे भेजें, या हस्ताक्षरकर्ता के सामने रखें।',
  ),
  'law-vague': say(
    'input',
    'Căn cứ «{law}» chưa đủ để tra cứu. Hãy ghi điều khoản, tên và số hiệu văn bản, ví dụ: «Điều 16 Luật Hộ tịch số 60/2014/QH13».',
    '«{law}» is not enough to find the law. Write the article, the name and the number of the document, for example: «Điều 16 Luật Hộ tịch số 60/2014/QH13».',
    '«{law}» से कानून नहीं ढूँढा जा सकता। अनुच्छेद, दस्तावेज़ का नाम और संख्या लिखें, जैसे: «Điều 16 Luật Hộ tịch số 60/2014/QH13»।',
  ),
  'law-article-needed': say(
    'input',
    'Căn cứ «{law}» chưa nêu điều khoản. Hãy ghi điều (khoản, điểm), tên và số hiệu văn bản, ví dụ: «Điều 16 Luật Hộ tịch số 60/2014/QH13».',
    '«{law}» names no article. Write the article, the name and the number of the document, for example: «Điều 16 Luật Hộ tịch số 60/2014/QH13».',
    '«{law}» में अनुच्छेद नहीं है। अनुच्छेद, दस्तावेज़ का नाम और संख्या लिखें, जैसे: «Điều 16 Luật Hộ tịch số 60/2014/QH13»।',
  ),
  'law-ended': say(
    'rule',
    'Văn bản đã hết hiệu lực, không dùng làm căn cứ được: {ended}. Hãy ghi điều khoản của văn bản đang có hiệu lực.',
    'A document that no longer holds cannot be a ground: {ended}. Name the article of a document that is in force.',
    'जो दस्तावेज़ लागू नहीं, वह आधार नहीं हो सकता: {ended}। लागू दस्तावेज़ का अनुच्छेद लिखें।',
  ),
  // Consultation
  'consultation-pending': say(
    'rule',
    'Còn {count} đơn vị chưa trả lời ý kiến: {units}. Hãy chờ trả lời hoặc hết hạn.',
    '{count} consulted unit(s) have not answered: {units}. Wait for the answer or the deadline.',
    '{count} इकाइयों की राय बाकी है: {units}। उत्तर या समय-सीमा की प्रतीक्षा करें।',
  ),
  'opinion-unheard': say(
    'input',
    'Chưa có ý kiến của {units}, hạn trả lời {until}. Hãy chờ ý kiến, hoặc ghi lý do chuyển bước khi chưa có ý kiến; lý do được lưu trong hồ sơ và hiện cho người quyết định.',
    'No opinion yet from {units}, due {until}. Wait for it, or give the reason why the step goes on without it; it is kept in the dossier and shown to who decides.',
    '{units} की राय अभी नहीं आई, समय-सीमा {until}। राय की प्रतीक्षा करें, या उसके बिना आगे बढ़ने का कारण लिखें; वह फ़ाइल में रहेगा और निर्णयकर्ता को दिखेगा।',
  ),
  'consultation-not-found': say(
    'missing',
    'Không có yêu cầu lấy ý kiến {consultation} đang chờ trả lời: có thể đã được trả lời hoặc đã hết hạn. Hãy tải lại hồ sơ.',
    'There is no open consultation {consultation}: it may have been answered or have ended. Load the dossier again.',
    'खुला परामर्श {consultation} नहीं है: शायद उत्तर दिया जा चुका या समय समाप्त हुआ। फ़ाइल दोबारा खोलें।',
  ),
  'opinion-needed': say(
    'input',
    'Hãy chọn ý kiến: đồng ý, không đồng ý hoặc không có ý kiến.',
    'Choose an opinion: agree, disagree or no comment.',
    'राय चुनें: सहमत, असहमत या कोई टिप्पणी नहीं।',
  ),
  'consultation-units-needed': say(
    'input',
    'Hãy chọn ít nhất một đơn vị và ghi nội dung cần lấy ý kiến.',
    'Choose at least one unit and write the question.',
    'कम से कम एक इकाई चुनें और प्रश्न लिखें।',
  ),
  'consultation-after-due': say(
    'rule',
    'Hạn trả lời ý kiến ({answer}) rơi sau ngày hẹn trả kết quả ({due}): hãy xử lý không cần lấy ý kiến, hoặc xin lỗi và hẹn lại ngày trả kết quả trước rồi mới lấy ý kiến.',
    'The opinion would be due ({answer}) after the result is promised ({due}): decide without it, or extend the dossier with an apology first and ask then.',
    'राय की समय-सीमा ({answer}) परिणाम की तिथि ({due}) के बाद पड़ती है: बिना राय निर्णय लें, या पहले क्षमा के साथ नई तिथि दें और फिर पूछें।',
  ),
  'consultation-no-desk': say(
    'rule',
    '{unit} không có chức danh nào trả lời ý kiến: hãy chọn đơn vị chuyên môn.',
    '{unit} has no post that answers consultations: choose a unit that does such work.',
    '{unit} में राय देने वाला कोई पद नहीं है: संबंधित इकाई चुनें।',
  ),
  'consultation-own': say(
    'rule',
    '{unit} đang giải quyết hoặc tiếp nhận hồ sơ này nên không thể được lấy ý kiến. Chọn đơn vị khác.',
    '{unit} deals with this dossier or received it, so it cannot be consulted. Choose another unit.',
    '{unit} स्वयं इस फ़ाइल पर काम कर रही है या उसने इसे लिया, इसलिए उससे राय नहीं माँगी जा सकती। दूसरी इकाई चुनें।',
  ),
  'consultation-duplicate': say(
    'rule',
    'Đơn vị {unit} đang được lấy ý kiến về hồ sơ này. Hãy chờ trả lời, hoặc chọn đơn vị khác.',
    'Unit {unit} is being consulted on this dossier already. Wait for its answer, or choose another unit.',
    'इकाई {unit} से इस फ़ाइल पर राय पहले से माँगी गई है। उत्तर की प्रतीक्षा करें, या दूसरी इकाई चुनें।',
  ),
  // Tasks
  'task-taken': say(
    'rule',
    'Việc này {officer} đang xử lý. Hãy nhờ lãnh đạo phân công lại nếu cần.',
    'This task is with {officer}. Ask the head of unit to reassign it if needed.',
    'यह कार्य {officer} के पास है। आवश्यक हो तो प्रमुख से पुनः सौंपने को कहें।',
  ),
  'return-target-needed': say(
    'input',
    'Hãy chọn bước để trả hồ sơ về.',
    'Choose the step to return to.',
    'जिस चरण पर लौटाना है उसे चुनें।',
  ),
  'return-unanswered': say(
    'input',
    '{officer} đã trả lại hồ sơ với lý do: «{reason}». Hãy ghi trả lời: đã xem lại, sửa gì.',
    '{officer} sent it back: “{reason}”. Answer what was looked at or mended.',
    '{officer} ने लौटाया: «{reason}»। उत्तर लिखें कि क्या देखा या सुधारा।',
  ),
  'return-target-unknown': say(
    'input',
    'Không thể trả về bước «{step}»: bước này chưa được thực hiện trong hồ sơ. Hãy chọn một bước đã làm.',
    'Cannot return to step “{step}”: it has not been done in this dossier. Choose a step that was done.',
    'चरण «{step}» पर लौटा नहीं सकते: वह इस फ़ाइल में हुआ ही नहीं। कोई किया जा चुका चरण चुनें।',
  ),
  'stand-in-absent': say(
    'rule',
    '{officer} cũng vắng mặt trong thời gian này: hãy chọn người khác xử lý thay.',
    '{officer} is away in that time, too: choose somebody else to stand in.',
    '{officer} भी उस समय अनुपस्थित हैं: किसी और को चुनें।',
  ),
  'stand-in-self': say(
    'input',
    'Người vắng mặt không thể tự xử lý thay mình: hãy chọn đồng nghiệp khác.',
    'Nobody stands in for themselves: choose a colleague.',
    'अनुपस्थित व्यक्ति स्वयं का स्थान नहीं ले सकता: किसी सहकर्मी को चुनें।',
  ),
  'stand-in-not-entitled': say(
    'forbidden',
    '{officer} không giữ chức danh {post} hoặc cấp phó của chức danh này tại {unit} vào ngày {date} nên không thể xử lý thay: hãy chọn người cùng chức danh hoặc cấp phó.',
    '{officer} holds neither the post {post} nor that of its deputy in {unit} on {date}, so cannot stand in: choose somebody of the same post or a deputy.',
    '{officer} के पास {date} को {unit} में पद {post} या उसके उप-पद नहीं है, इसलिए स्थान नहीं ले सकते: उसी पद या उप-पद वाले को चुनें।',
  ),
  'absence-backwards': say(
    'input',
    'Ngày trở lại phải sau ngày bắt đầu vắng mặt.',
    'The day of return must be after the first day away.',
    'लौटने का दिन अनुपस्थिति के पहले दिन के बाद होना चाहिए।',
  ),
  'absence-too-long': say(
    'input',
    'Vắng mặt tối đa {days} ngày cho một lần ghi nhận; dài hơn là việc điều động, phân công lại chức danh.',
    'An absence lasts at most {days} days; what is longer is a matter of appointment to the post.',
    'एक अनुपस्थिति अधिकतम {days} दिन की होती है; इससे लंबी अवधि पद पर नियुक्ति का विषय है।',
  ),
  'absence-past': say(
    'input',
    'Chỉ ghi nhận vắng mặt chưa kết thúc và bắt đầu không quá {days} ngày trước.',
    'Record only an absence that is not over and began at most {days} days ago.',
    'केवल वही अनुपस्थिति दर्ज करें जो समाप्त न हुई हो और अधिकतम {days} दिन पहले शुरू हुई हो।',
  ),
  'absence-overlaps': say(
    'rule',
    '{officer} đã được ghi nhận vắng mặt trong thời gian này: hãy kết thúc hoặc hủy lần đó trước.',
    '{officer} is recorded as away in this time already: end or cancel that absence first.',
    '{officer} इस अवधि में पहले से अनुपस्थित दर्ज हैं: पहले उसे समाप्त या रद्द करें।',
  ),
  'absence-not-running': say(
    'rule',
    'Lần vắng mặt này chưa bắt đầu hoặc đã kết thúc. Chưa bắt đầu thì hãy hủy; đã kết thúc thì không phải làm gì thêm.',
    'This absence has not begun, or is over. Cancel it if it has not begun; nothing is left to do if it is over.',
    'यह अनुपस्थिति शुरू नहीं हुई है, या समाप्त हो चुकी है। शुरू न हुई हो तो रद्द करें; समाप्त हो चुकी हो तो कुछ करना शेष नहीं।',
  ),
  'absence-not-found': say(
    'missing',
    'Không có lần vắng mặt này, hoặc đã bị hủy. Hãy mở lại danh sách vắng mặt.',
    'There is no such absence, or it was cancelled. Open the list of absences again.',
    'ऐसी कोई अनुपस्थिति नहीं है, या रद्द की जा चुकी है। अनुपस्थितियों की सूची दोबारा खोलें।',
  ),
  'not-absent': say(
    'rule',
    '{officer} không có lịch vắng mặt vào thời điểm này nên không thể xử lý thay. Hãy để {officer} xử lý, hoặc ghi nhận vắng mặt trước.',
    '{officer} is not recorded as absent now, so nobody can stand in. Leave it to {officer}, or record the absence first.',
    '{officer} की अनुपस्थिति दर्ज नहीं है, इसलिए स्थानापन्न नहीं हो सकता। काम {officer} पर छोड़ें, या पहले अनुपस्थिति दर्ज करें।',
  ),
  // Money
  'fee-not-found': say(
    'missing',
    'Hồ sơ không có khoản phải nộp này. Hãy chọn khoản trong danh sách của hồ sơ.',
    'The dossier has no such charge. Choose one that it lists.',
    'फ़ाइल में ऐसा कोई शुल्क नहीं है। सूची में से चुनें।',
  ),
  'fee-already-paid': say(
    'rule',
    'Khoản «{fee}» đã nộp, không phải nộp lần nữa.',
    'The charge “{fee}” is paid already and need not be paid again.',
    'शुल्क «{fee}» चुकाया जा चुका है, दोबारा नहीं देना है।',
  ),
  'fee-basis-needed': say(
    'input',
    'Mức thu của khoản «{fee}» do Hội đồng nhân dân quy định: hãy ghi số tiền và số nghị quyết quy định mức thu.',
    'The People’s Council sets the amount of the charge “{fee}”: give the amount and the resolution that sets it.',
    'शुल्क «{fee}» की राशि जन परिषद तय करती है: राशि और उसे तय करने वाला प्रस्ताव लिखें।',
  ),
  'fee-amount-open': say(
    'rule',
    'Mức thu của khoản «{fee}» theo nghị quyết của Hội đồng nhân dân, chưa có trên hệ thống: Ông/Bà nộp tại Trung tâm Phục vụ hành chính công.',
    'The amount of the charge “{fee}” stands in a resolution of the People’s Council that is not on record here: pay at the public service centre.',
    'शुल्क «{fee}» की राशि जन परिषद के प्रस्ताव में है, जो यहाँ दर्ज नहीं: लोक सेवा केंद्र पर भुगतान करें।',
  ),
  'fee-exempt': say(
    'rule',
    'Khoản «{fee}» được miễn theo {law}: không phải nộp.',
    'The charge “{fee}” is waived by {law}: nothing is to be paid.',
    'शुल्क «{fee}» {law} के अनुसार माफ़ है: कुछ देना नहीं है।',
  ),
  'fee-already-refunded': say(
    'rule',
    'Khoản «{fee}» đã hoàn trả ({reference}), không hoàn trả lần nữa.',
    'The charge “{fee}” was given back already ({reference}) and is not given back again.',
    'शुल्क «{fee}» पहले ही लौटाया जा चुका है ({reference}), दोबारा नहीं लौटाया जाता।',
  ),
  'fee-not-refundable': say(
    'rule',
    'Khoản «{fee}» không hoàn trả được theo {law}.',
    'By {law} the charge “{fee}” is not given back.',
    '{law} के अनुसार शुल्क «{fee}» लौटाया नहीं जाता।',
  ),
  'result-not-signed': say(
    'rule',
    'Kết quả đang chờ ký số. Hệ thống tự ký khi dịch vụ ký hoạt động; hãy trả kết quả sau khi ký xong.',
    'The result is still being signed. That goes on by itself; hand the result over once it is signed.',
    'परिणाम पर हस्ताक्षर होना बाकी है। यह अपने आप होगा; हस्ताक्षर के बाद परिणाम सौंपें।',
  ),
  'result-not-electronic': say(
    'rule',
    'Kết quả này là bản giấy, không có tệp điện tử để nhận. Hãy trả tại trung tâm hoặc qua bưu chính.',
    'This result is on paper: there is no file of it to take. Hand it out at the centre or by post.',
    'यह परिणाम काग़ज़ पर है: लेने के लिए इसकी फ़ाइल नहीं है। केंद्र पर या डाक से दें।',
  ),
  'colleague-needed': say(
    'input',
    'Hãy chọn cán bộ được phân công.',
    'Choose who gets the work.',
    'जिसे कार्य देना है उसे चुनें।',
  ),
  'recipient-needed': say(
    'input',
    'Hãy chọn và ghi rõ ai nhận kết quả: người nộp hồ sơ, người đại diện đã ghi trong hồ sơ, hay người được ủy quyền.',
    'Say who receives the result: the applicant, the representative on record, or somebody authorised.',
    'बताएँ कि परिणाम किसने लिया: आवेदक, दर्ज प्रतिनिधि, या अधिकृत व्यक्ति।',
  ),
  'recipient-another': say(
    'input',
    '«{recipient}» không phải {party}. Nếu người khác đến nhận, hãy chọn người được ủy quyền và ghi số định danh, giấy ủy quyền.',
    '“{recipient}” is not {party}. If somebody else takes it, choose who is authorised and write their ID number and the paper.',
    '«{recipient}» {party} नहीं है। कोई और ले रहा हो तो अधिकृत व्यक्ति चुनें और उसकी पहचान संख्या व प्राधिकार पत्र लिखें।',
  ),
  'recipient-authorised-empty': say(
    'input',
    'Chưa ghi họ tên người được ủy quyền. Hãy ghi đủ bốn mục: họ tên, số định danh, giấy ủy quyền (số hoặc tên giấy), ngày của giấy.',
    'The name of who is authorised is missing. Fill in all four: name, ID number, the paper that authorises (number or description), its day.',
    'अधिकृत व्यक्ति का नाम नहीं भरा। चारों भरें: नाम, पहचान संख्या, प्राधिकार पत्र (संख्या या विवरण), उसका दिनांक।',
  ),
  'recipient-unauthorised': say(
    'input',
    '«{recipient}» không phải {applicant} hay người đại diện đã ghi trong hồ sơ. Hãy ghi số định danh của người nhận, giấy ủy quyền (số hoặc tên giấy) và ngày của giấy đó; không có giấy ủy quyền thì không trả kết quả.',
    '“{recipient}” is neither {applicant} nor the representative on record. Write their ID number, the paper that authorises them (number or description) and its day; without such a paper the result is not handed to them.',
    '«{recipient}» न {applicant} है, न दर्ज प्रतिनिधि। उसकी पहचान संख्या, प्राधिकार पत्र (संख्या या विवरण) और उसका दिनांक लिखें; ऐसे पत्र के बिना परिणाम नहीं दिया जाता।',
  ),
  'recipient-id': say(
    'input',
    '«{number}» không phải số định danh cá nhân của {recipient}: hãy nhập 12 chữ số, hoặc số hộ chiếu của người nước ngoài.',
    '“{number}” is no ID number of {recipient}: enter the 12 digits, or the passport number of a foreigner.',
    '«{number}» {recipient} की पहचान संख्या नहीं है: 12 अंक, या विदेशी का पासपोर्ट नंबर लिखें।',
  ),
  'recipient-is-applicant': say(
    'input',
    'Số {number} là của {applicant}, người có hồ sơ. Nếu chính họ nhận thì chọn người nộp hồ sơ; nếu người khác nhận thì ghi số của {recipient}.',
    'The number {number} is that of {applicant}, whose dossier it is. If they take the result themselves, choose the applicant; if somebody else does, enter the number of {recipient}.',
    'संख्या {number} {applicant} की है, जिनकी फ़ाइल है। वे स्वयं लें तो आवेदक चुनें; कोई और ले तो {recipient} की संख्या लिखें।',
  ),
  'recipient-paper-date': say(
    'input',
    'Ngày của giấy ủy quyền không đúng: «{date}». Hãy nhập ngày từ hôm nay trở về trước, ví dụ 20/11/2026.',
    'The day of the authorisation is not right: “{date}”. Enter today or an earlier day, such as 20/11/2026.',
    'प्राधिकार पत्र का दिनांक सही नहीं: «{date}»। आज या उससे पहले का दिन लिखें, जैसे 20/11/2026।',
  ),
  'recipient-person-needed': say(
    'input',
    '{organisation} nhận kết quả qua một người: hãy ghi họ tên và chức vụ của người nhận, hoặc chọn người được ủy quyền.',
    'A person takes the result for {organisation}: write their name and position there, or choose who is authorised.',
    '{organisation} की ओर से कोई व्यक्ति परिणाम लेता है: उसका नाम और पद लिखें, या अधिकृत व्यक्ति चुनें।',
  ),
  'recipient-no-representative': say(
    'rule',
    'Hồ sơ không ghi người đại diện. Nếu người khác đến nhận, hãy chọn người được ủy quyền và ghi giấy ủy quyền.',
    'The dossier names no representative. If somebody else takes the result, choose who is authorised and write the paper.',
    'फ़ाइल में कोई प्रतिनिधि दर्ज नहीं। कोई और ले रहा हो तो अधिकृत व्यक्ति चुनें और प्राधिकार पत्र लिखें।',
  ),
  'withdrawal-request-needed': say(
    'rule',
    'Cán bộ chỉ ghi nhận rút hồ sơ khi có đề nghị của {applicant} hoặc người được ủy quyền. Còn thiếu: {missing}. Hồ sơ nộp trực tuyến thì người nộp tự rút trong tài khoản của mình.',
    'An officer enters a withdrawal only on the request of {applicant} or who they authorised. Still missing: {missing}. Who applied online withdraws in their own account.',
    'अधिकारी फ़ाइल वापसी {applicant} या उनके अधिकृत व्यक्ति के अनुरोध पर ही दर्ज करता है। अभी कमी है: {missing}। ऑनलाइन आवेदक अपने खाते से स्वयं वापस लेता है।',
  ),
  'withdrawal-no-representative': say(
    'input',
    'Hồ sơ không ghi người đại diện. Nếu người khác đề nghị rút, hãy chọn người được ủy quyền và ghi giấy ủy quyền.',
    'The dossier names no representative. If somebody else asks to withdraw it, choose who is authorised and write the paper.',
    'फ़ाइल में कोई प्रतिनिधि दर्ज नहीं। कोई और वापसी माँगे तो अधिकृत व्यक्ति चुनें और अधिकार-पत्र लिखें।',
  ),
  'withdrawal-day': say(
    'input',
    'Ngày nhận đề nghị rút ({date}) phải từ ngày nộp hồ sơ ({from}) đến hôm nay ({to}).',
    'The day on which the request came ({date}) must be between the day the dossier was handed in ({from}) and today ({to}).',
    'अनुरोध का दिन ({date}) फ़ाइल जमा होने के दिन ({from}) और आज ({to}) के बीच हो।',
  ),
  'withdrawal-no-message': say(
    'rule',
    'Ngày {date} người nộp không nhắn gì trong hồ sơ. Hãy ghi đúng ngày, hoặc chọn cách khác mà đề nghị đã đến.',
    'The applicant wrote nothing in the dossier on {date}. Enter the right day, or choose another way by which the request came.',
    '{date} को आवेदक ने फ़ाइल में कुछ नहीं लिखा। सही दिन लिखें, या अनुरोध आने का दूसरा तरीक़ा चुनें।',
  ),
  'withdrawal-is-applicant': say(
    'input',
    'Số {number} là của {applicant}, người nộp hồ sơ. Nếu chính họ đề nghị, hãy chọn người nộp hồ sơ.',
    'The number {number} is that of {applicant}, who applied. If they ask themselves, choose the applicant.',
    'संख्या {number} आवेदक {applicant} की है। वे स्वयं माँगें तो आवेदक चुनें।',
  ),
  'recipient-online': say(
    'rule',
    'Bản điện tử chỉ được nhận trong tài khoản của người nộp hồ sơ. Với người được ủy quyền, hãy trả tại trung tâm hoặc qua bưu chính.',
    'A file is taken from the account of who applied. To somebody authorised, hand the result out at the centre or by post.',
    'फ़ाइल आवेदक के खाते से ही ली जाती है। अधिकृत व्यक्ति को केंद्र पर या डाक से दें।',
  ),
  'delivery-otherwise': say(
    'input',
    'Cách trả này khác với cách người nộp đã đăng ký. Hãy chọn đúng cách đã đăng ký, hoặc ghi lý do trả theo cách khác.',
    'This is not the way the applicant asked for. Choose that way, or give the reason for another.',
    'यह आवेदक का चुना तरीका नहीं है। वही तरीका चुनें, या दूसरे तरीके का कारण लिखें।',
  ),
  'originals-needed': say(
    'input',
    'Trước khi trả kết quả phải thu bản chính của giấy tờ đã nộp bản chụp hoặc bản sao ({law}): {papers}. Hãy thu và đánh dấu từng giấy tờ.',
    'Before the result is given, the originals of what came as images or copies are handed in ({law}): {papers}. Take them in and tick each.',
    'परिणाम देने से पहले छवि या प्रति के रूप में आए काग़ज़ों के मूल लिए जाते हैं ({law}): {papers}। उन्हें लें और हर एक पर चिह्न लगाएँ।',
  ),
  'consignment-needed': say(
    'input',
    'Trả qua bưu chính phải ghi số hiệu bưu gửi.',
    'What goes by post needs the number of the consignment.',
    'डाक से भेजने के लिए खेप संख्या लिखें।',
  ),
  'consignment-unreadable': say(
    'input',
    '«{number}» không phải số hiệu bưu gửi: hãy ghi như trên phiếu gửi, từ 6 chữ cái và chữ số trở lên, ví dụ EB123456789VN.',
    '“{number}” is no number of a consignment: enter it as on the receipt of the post, six letters and digits or more, such as EB123456789VN.',
    '«{number}» खेप संख्या नहीं: डाक रसीद जैसी लिखें, कम से कम छह अक्षर और अंक, जैसे EB123456789VN।',
  ),
  'result-already-revoked': say(
    'rule',
    'Kết quả số {number} đã bị thu hồi, không thu hồi lần nữa. Hãy tải lại hồ sơ để xem quyết định thu hồi.',
    'The result no. {number} was taken back already. Load the dossier to see by which decision.',
    'परिणाम सं. {number} पहले ही वापस लिया जा चुका है। किस निर्णय से, यह देखने के लिए फ़ाइल दोबारा खोलें।',
  ),
  'component-revoked': say(
    'rule',
    '«{component}» không còn giá trị: kết quả hoặc dữ liệu chứng minh ({by}) đã bị thu hồi. Hãy yêu cầu bổ sung giấy tờ còn hiệu lực.',
    '“{component}” proves nothing any more: the result or entry it rests on ({by}) was revoked. Ask for a paper that holds.',
    '«{component}» अब मान्य नहीं: जिस परिणाम या प्रविष्टि ({by}) पर यह टिका था वह वापस ले ली गई है। मान्य काग़ज़ माँगें।',
  ),
  'value-entered': say(
    'rule',
    '{item}: «{value}» đã có trong {register}, theo {before}. Đề nghị kiểm tra lại, trả về bước đã ghi để sửa, hoặc quyết định không chấp thuận.',
    '{item}: «{value}» stands in {register} already, by {before}. Check it, return the dossier to the step that recorded it, or decide against it.',
    '{item}: «{value}» {register} में पहले से है, {before} से। उसे जाँचें, फ़ाइल उस चरण को लौटाएँ जिसने उसे दर्ज किया, या विरुद्ध निर्णय दें।',
  ),
  'value-entered-before': say(
    'rule',
    '{item}: «{value}» đã có trong {register} theo hồ sơ {before}. Nếu vẫn giải quyết, hãy ghi lý do tại mục «{field}» (đang ở bước sau thì trả về bước có mục đó); nếu không thì kết luận hoặc quyết định không chấp thuận.',
    '{item}: «{value}» stands in {register} already, by dossier {before}. To go on, write why under «{field}» (from a later step, return the dossier to the step with that field); otherwise conclude or decide against it.',
    '{item}: «{value}» {register} में पहले से है, फ़ाइल {before} से। आगे बढ़ना हो तो «{field}» में कारण लिखें (बाद के चरण से फ़ाइल उस चरण को लौटाएँ जिसमें यह खाना है); नहीं तो विरुद्ध निष्कर्ष या निर्णय दें।',
  ),
  // To who has no act on it by which it changes.
  'value-stands': say(
    'rule',
    '{item}: «{value}» đã có trong {register}, theo {before}. Cơ quan giải quyết sẽ xem xét.',
    '{item}: «{value}» stands in {register} already, by {before}. Who handles the dossier will look at it.',
    '{item}: «{value}» {register} में पहले से है, {before} से। निपटाने वाला कार्यालय इसे देखेगा।',
  ),
  'value-near': say(
    'rule',
    '{item} «{value}»: {register} đã có mục ngày {day} theo hồ sơ {before}, trùng hoặc quá gần ngày {own} của hồ sơ này. Nếu vẫn giải quyết, hãy ghi lý do tại mục «{field}» (đang ở bước sau thì trả về bước có mục đó); nếu không thì kết luận hoặc quyết định không chấp thuận.',
    '{item} «{value}»: {register} has an entry of {day} by dossier {before}, on the same day as the {own} of this dossier or too near to it. To go on, write why under «{field}» (from a later step, return the dossier to the step with that field); otherwise conclude or decide against it.',
    '{item} «{value}»: {register} में फ़ाइल {before} से {day} की प्रविष्टि पहले से है, जो इस फ़ाइल की तिथि {own} के समान या बहुत निकट है। आगे बढ़ना हो तो «{field}» में कारण लिखें (बाद के चरण से फ़ाइल उस चरण को लौटाएँ जिसमें यह खाना है); नहीं तो विरुद्ध निष्कर्ष या निर्णय दें।',
  ),
  'value-entered-beside': say(
    'rule',
    '{item}: «{value}» đã có trong {register} theo hồ sơ {before}. Lý do vẫn giải quyết: «{reason}».',
    '{item}: «{value}» stands in {register} already, by dossier {before}. Why it goes on: «{reason}».',
    '{item}: «{value}» {register} में पहले से है, फ़ाइल {before} से। फिर भी आगे बढ़ने का कारण: «{reason}»।',
  ),
  'component-contested': say(
    'rule',
    '«{component}» chưa được chứng minh: người nộp khai khác với {by}. Hãy yêu cầu bổ sung giấy tờ; không còn được yêu cầu thì quyết định không chấp thuận.',
    '“{component}” is not proven: the applicant says otherwise than: {by}. Ask for the paper; where none may be asked for any more, decide against it.',
    '«{component}» सिद्ध नहीं: आवेदक का कथन {by} से भिन्न है। काग़ज़ माँगें; अब माँगा न जा सके तो अस्वीकृति का निर्णय दें।',
  ),
  'already-entered': say(
    'rule',
    'Số {subject} đã có trong {register}, theo {before}. Đề nghị kiểm tra lại số, trả về bước đã ghi số, hoặc quyết định không chấp thuận.',
    'The number {subject} stands in {register} already, by {before}. Check it, return the dossier to the step that recorded it, or decide against it.',
    'संख्या {subject} {register} में पहले से है, {before} से। उसे जाँचें, फ़ाइल उस चरण को लौटाएँ जिसने उसे दर्ज किया, या विरुद्ध निर्णय दें।',
  ),
  'already-holds': say(
    'rule',
    'Người có số {subject} đã đứng tên «{value}» trong {register}, theo {before}; trong {register}, mỗi người chỉ đứng tên một lần. Số đúng thì {instead}; hoặc quyết định không chấp thuận. Số ghi sai thì trả về bước đã ghi để sửa.',
    'Who has the number {subject} stands in {register} already with «{value}», by {before}; everybody stands in {register} once. If the number is right, {instead}; or decide against it. If it is wrong, return the dossier to the step that recorded it.',
    'जिसकी संख्या {subject} है वह {register} में «{value}» के साथ पहले से है, {before} से; {register} में हर व्यक्ति एक बार ही होता है। संख्या सही हो तो {instead}; या विरुद्ध निर्णय दें। ग़लत हो तो फ़ाइल उस चरण को लौटाएँ जिसने उसे दर्ज किया।',
  ),
  'answer-revoked': say(
    'rule',
    '«{item}» lấy từ {register}, nhưng mục đó đã bị thu hồi. Đề nghị yêu cầu bổ sung; nếu đã quyết định thì thu hồi quyết định.',
    '“{item}” came from {register}, and that entry was revoked. Ask for a supplement; where it is decided already, take the decision back.',
    '«{item}» {register} से लिया गया था, और वह प्रविष्टि वापस ले ली गई है। पूरक माँगें; निर्णय हो चुका हो तो उसे वापस लें।',
  ),
  // What others decide
  'handed-over': say(
    'rule',
    'Hồ sơ đã bàn giao cho {body} giải quyết (mã hồ sơ của cơ quan giải quyết: {code}) nên không thực hiện được «{act}» tại đây. Đề nghị gửi yêu cầu tới {body}.',
    'The dossier was handed over to {body}, who decides (their code: {code}), so “{act}” is not possible here. Ask {body}.',
    'फ़ाइल निर्णय हेतु {body} को सौंपी जा चुकी है (उनका कोड: {code}), इसलिए यहाँ «{act}» संभव नहीं। {body} से अनुरोध करें।',
  ),
  'refusal-theirs': say(
    'rule',
    'Hồ sơ đã tiếp nhận để chuyển {body} giải quyết nên tại đây không từ chối thay: hãy yêu cầu bổ sung nếu còn thiếu, bàn giao hồ sơ cho {body}, hoặc để người nộp rút hồ sơ.',
    'The dossier was received for {body}, who decides, so nobody here refuses in its place: ask for what is missing, hand the dossier over to {body}, or let the applicant withdraw it.',
    'फ़ाइल {body} के निर्णय के लिए प्राप्त हुई है, इसलिए यहाँ उसकी जगह अस्वीकार नहीं होता: जो कम है माँगें, फ़ाइल {body} को सौंपें, या आवेदक इसे वापस ले।',
  ),
  'receiver-needed': say(
    'input',
    'Hãy ghi họ tên người nhận hồ sơ của {body}: Phiếu kiểm soát (Mẫu số 06) có tên cả bên giao và bên nhận.',
    'Write who took the dossier at {body}: the control slip (form 06) has the names of both, who gives and who takes.',
    '{body} में फ़ाइल लेने वाले का नाम लिखें: नियंत्रण पर्ची (प्रपत्र 06) में देने और लेने वाले दोनों के नाम होते हैं।',
  ),
  'outside-nothing': say(
    'input',
    'Hãy ghi ít nhất một mục mà {body} cho biết: mã hồ sơ của cơ quan giải quyết, ngày hẹn hoặc nội dung.',
    'Enter at least one thing that {body} said: their code, the date they promise, or what they ask for.',
    '{body} ने जो बताया उसमें से कम से कम एक भरें: उनका कोड, दी गई तिथि, या विवरण।',
  ),
  'outside-due-early': say(
    'input',
    'Ngày hẹn ({due}) phải sau lúc bàn giao hồ sơ ({handed}).',
    'The date promised ({due}) must be after the dossier was handed over ({handed}).',
    'दी गई तिथि ({due}) फ़ाइल सौंपने के समय ({handed}) के बाद होनी चाहिए।',
  ),
  'outside-outcome-needed': say(
    'input',
    'Hãy chọn kết quả của {body}: đã giải quyết hay từ chối.',
    'Choose what {body} decided: granted or refused.',
    'चुनें कि {body} ने क्या निर्णय लिया: स्वीकृत या अस्वीकृत।',
  ),
  'outside-paper-needed': say(
    'input',
    'Hãy ghi số văn bản kết quả của {body}, hoặc kèm tệp kết quả. Nếu văn bản không có số, hãy ghi rõ lý do không có số.',
    'Enter the number of the result of {body}, or send its file along. If the paper has no number, write why it has none.',
    '{body} के परिणाम की संख्या लिखें, या उसकी फ़ाइल साथ भेजें। काग़ज़ पर संख्या न हो तो कारण लिखें।',
  ),
  'outside-issued-needed': say(
    'input',
    'Hãy nhập ngày {body} ban hành kết quả.',
    'Enter the day on which {body} issued the result.',
    '{body} ने परिणाम जिस दिन जारी किया वह तिथि लिखें।',
  ),
  'outside-issued-when': say(
    'input',
    'Ngày cấp kết quả ({date}) phải từ ngày bàn giao hồ sơ ({from}) đến hôm nay ({to}).',
    'The result is dated ({date}) between the day the dossier was handed over ({from}) and today ({to}).',
    'परिणाम की तिथि ({date}) फ़ाइल सौंपने के दिन ({from}) और आज ({to}) के बीच होनी चाहिए।',
  ),
  'conclusion-reason-needed': say(
    'input',
    'Kết luận không đủ điều kiện ở bước «{step}» phải ghi rõ lý do.',
    'A conclusion against the request at the step “{step}” must say why.',
    'चरण «{step}» में आवेदन के विरुद्ध निष्कर्ष का कारण लिखना होगा।',
  ),
  'conclusion-against': say(
    'rule',
    'Bước «{step}» ({officer}) kết luận không đủ điều kiện nên không thể chấp thuận. Hãy từ chối bằng văn bản (Mẫu số 03), quyết định không chấp thuận có nêu lý do, hoặc trả lại bước đó để thẩm định lại.',
    'The step “{step}” ({officer}) concluded against the request, so it cannot be approved. Refuse in writing (form 03), decide against it with a reason, or return the step to be appraised again.',
    'चरण «{step}» ({officer}) का निष्कर्ष अनुरोध के विरुद्ध है, इसलिए स्वीकृति नहीं दी जा सकती। लिखित रूप में अस्वीकार करें (प्रपत्र 03), कारण सहित विरुद्ध निर्णय लें, या चरण को पुनः मूल्यांकन हेतु लौटाएँ।',
  ),
  'result-file-unknown': say(
    'input',
    'Không có tệp kết quả do Ông/Bà tải lên. Hãy chọn lại tệp và gửi cùng biểu mẫu.',
    'There is no result file that you uploaded. Choose the file again and send it with the form.',
    'आपका अपलोड किया परिणाम नहीं मिला। फ़ाइल फिर चुनकर फ़ॉर्म के साथ भेजें।',
  ),
  'result-file-not-pdf': say(
    'input',
    'Tệp kết quả phải là PDF: hãy lưu hoặc quét văn bản thành PDF rồi gửi lại.',
    'A result is a PDF: save or scan the paper as PDF and send it again.',
    'परिणाम PDF हो: काग़ज़ को PDF के रूप में सहेजें या स्कैन करके फिर भेजें।',
  ),
  'result-file-waiting': say(
    'rule',
    'Tệp kết quả đang chờ quét mã độc: hãy thử lại sau ít phút.',
    'The result file waits for the malware scanner: try again in a few minutes.',
    'परिणाम की फ़ाइल मैलवेयर-जाँच की प्रतीक्षा में है: कुछ मिनट बाद फिर कोशिश करें।',
  ),
  'holder-differs': say(
    'rule',
    '{item} {value}: theo {register}, người đang đứng tên là {holder} (hồ sơ {dossier}), không phải {giver}. Hãy kiểm tra lại số giấy, tên và số định danh của người chuyển quyền; nếu sổ sai thì đính chính trong sổ trước.',
    '{item} {value}: by the {register} its holder is {holder} (dossier {dossier}), not {giver}. Check the number, and the name and the ID number of who gives it away; if the register is wrong, it is corrected there first.',
    '{item} {value}: {register} के अनुसार धारक {holder} है (फ़ाइल {dossier}), {giver} नहीं। संख्या, देने वाले का नाम और पहचान संख्या जाँचें; पंजिका गलत हो तो पहले वहीं ठीक की जाती है।',
  ),
  'holding-given': say(
    'rule',
    '{item} {value}: đã chuyển sang tên {holder} theo hồ sơ {dossier}, không dùng để đăng ký được nữa. Hãy kiểm tra lại số giấy; đúng số này thì quyết định không chấp thuận hồ sơ.',
    '{item} {value}: it went to {holder} by dossier {dossier}, and nothing more is registered on it. Check the number; if it is this one, decide against the dossier.',
    '{item} {value}: फ़ाइल {dossier} से यह {holder} के नाम हो चुका है, इस पर अब कुछ पंजीकृत नहीं होता। संख्या जाँचें; यही हो तो फ़ाइल के विरुद्ध निर्णय दें।',
  ),
  'holding-withdrawn': say(
    'rule',
    '{item} {value}: đã bị thu hồi theo hồ sơ {dossier}, không dùng để đăng ký được nữa. Hãy kiểm tra lại số giấy; đúng số này thì quyết định không chấp thuận hồ sơ.',
    '{item} {value}: it was withdrawn by dossier {dossier}, and nothing more is registered on it. Check the number; if it is this one, decide against the dossier.',
    '{item} {value}: फ़ाइल {dossier} से यह वापस लिया जा चुका है, इस पर अब कुछ पंजीकृत नहीं होता। संख्या जाँचें; यही हो तो फ़ाइल के विरुद्ध निर्णय दें।',
  ),
  'holder-number-differs': say(
    'rule',
    '{item} {value}: theo {register}, người đang đứng tên là {holder} (hồ sơ {dossier}), cùng họ tên nhưng số định danh {number} đã ghi không phải số của người này (số trong sổ kết thúc bằng {end}). Hãy kiểm tra lại số định danh của người chuyển quyền; nếu sổ sai thì đính chính trong sổ trước.',
    '{item} {value}: by the {register} its holder is {holder} (dossier {dossier}), of the same name, but the number {number} given is not theirs (the one in the register ends with {end}). Check the number of who gives it away; if the register is wrong, it is corrected there first.',
    '{item} {value}: {register} के अनुसार धारक {holder} है (फ़ाइल {dossier}), नाम वही है, पर दी गई संख्या {number} उनकी नहीं (पंजिका की संख्या के अंत में {end} है)। देने वाले की पहचान संख्या जाँचें; पंजिका गलत हो तो पहले वहीं ठीक की जाती है।',
  ),
  'plot-of-another': say(
    'rule',
    'Thửa đất «{plot}»: theo {register}, người có quyền là {holder} (hồ sơ {dossier}), không phải người nộp hồ sơ. Đề nghị đối chiếu giấy tờ về đất trước khi kết luận. Vẫn cấp thì người ký ghi rõ căn cứ được xây dựng trên thửa đất (văn bản đồng ý, hợp đồng với người có quyền …); lý do được lưu trong hồ sơ.',
    'Plot «{plot}»: by {register} its holder is {holder} (dossier {dossier}), and not who applies. Compare the papers of the land before concluding. If it is given all the same, who signs writes by what right it is built there (written consent of the holder, a contract with them …); it is kept in the dossier.',
    'भूखंड «{plot}»: {register} के अनुसार धारक {holder} है (फ़ाइल {dossier}), आवेदक नहीं। निष्कर्ष से पहले भूमि के काग़ज़ मिलाएँ। फिर भी दिया जाए तो हस्ताक्षरकर्ता लिखें कि वहाँ किस अधिकार से निर्माण होगा (धारक की लिखित सहमति, अनुबंध …); वह फ़ाइल में रहेगा।',
  ),
  'plot-holder-unknown': say(
    'rule',
    'Thửa đất «{plot}»: chưa rõ người có quyền, vì chưa có hồ sơ nào về thửa đất này được ghi vào {register} trên hệ thống. Đề nghị đối chiếu giấy tờ về đất trước khi kết luận.',
    'Plot «{plot}»: its holder is unknown here, since no dossier about it was entered in {register}. Compare the papers of the land before concluding.',
    'भूखंड «{plot}»: धारक यहाँ अज्ञात है, क्योंकि इसकी कोई फ़ाइल {register} में दर्ज नहीं। निष्कर्ष से पहले भूमि के काग़ज़ मिलाएँ।',
  ),
  'plot-held': say(
    'rule',
    '{plot}: theo {register}, thửa đất này đang đứng tên {holder} (hồ sơ {dossier}), không phải {giver}. Hãy kiểm tra lại thửa đất, tên và số định danh của người chuyển quyền; nếu sổ sai thì đính chính trong sổ trước, nếu không thì quyết định không chấp thuận hồ sơ.',
    '{plot}: by the {register} this plot stands in the name of {holder} (dossier {dossier}), not of {giver}. Check the plot, and the name and the ID number of who gives it away; if the register is wrong, it is corrected there first, else decide against the dossier.',
    '{plot}: {register} के अनुसार यह भूखंड {holder} (फ़ाइल {dossier}) के नाम है, {giver} के नहीं। भूखंड, देने वाले का नाम और पहचान संख्या जाँचें; पंजिका गलत हो तो पहले वहीं ठीक की जाती है, अन्यथा फ़ाइल के विरुद्ध निर्णय दें।',
  ),
  'plot-basis-needed': say(
    'rule',
    '{plot}: {giver} không có tên trong {register} ở thửa đất này; phần chưa có ai đứng tên là {free} thửa đất. Nếu người chuyển quyền có quyền từ trước, trả hồ sơ về bước thẩm tra để ghi giấy tờ chứng minh (tên, số, ngày); người ký tự xác nhận khi ký riêng hồ sơ này.',
    '{plot}: the {register} does not name {giver} for this plot; {free} of the plot stands in nobody’s name. If who gives had a right before, return the dossier to the appraisal to write the document that proves it (name, number, date); who signs confirms it when signing this dossier by itself.',
    '{plot}: {register} में इस भूखंड पर {giver} का नाम नहीं है; भूखंड का {free} भाग किसी के नाम नहीं है। देने वाले का पहले से अधिकार हो तो प्रमाण दस्तावेज़ (नाम, संख्या, तारीख) लिखने के लिए फ़ाइल जाँच के चरण को लौटाएँ; हस्ताक्षरकर्ता इस फ़ाइल पर अलग से हस्ताक्षर करते समय स्वयं पुष्टि करते हैं।',
  ),
  'plot-part-exceeds': say(
    'rule',
    '{plot}: phần chuyển quyền là {part} thửa đất, nhiều hơn phần {giver} đang có theo {register} ({has} thửa đất). Hãy kiểm tra lại phần chuyển (diện tích hoặc phần quyền), diện tích thửa đất và người chuyển quyền.',
    '{plot}: {part} of the plot would go over, more than {giver} has by the {register} ({has} of it). Check the part (area or share), the area of the plot and who gives it away.',
    '{plot}: भूखंड का {part} भाग जाना है, जो {register} के अनुसार {giver} के पास के भाग ({has}) से अधिक है। भाग (क्षेत्रफल या हिस्सा), भूखंड का क्षेत्रफल और देने वाले की जाँच करें।',
  ),
  'plot-nothing-left': say(
    'rule',
    '{plot}: đơn ghi {giver} còn giữ phần còn lại, nhưng phần chuyển ({part} thửa đất) đã là toàn bộ phần họ có ({has}). Hãy sửa phần chuyển, hoặc ghi là không giữ lại phần nào.',
    '{plot}: {giver} is said to keep the rest, but the part that goes over ({part} of the plot) is all that they have ({has}). Correct the part, or say that nothing is kept.',
    '{plot}: लिखा है कि {giver} शेष भाग रखते हैं, पर जाने वाला भाग ({part}) ही उनका पूरा भाग ({has}) है। भाग ठीक करें, या लिखें कि कुछ नहीं रखा जाता।',
  ),
  'plot-rest-unsaid': say(
    'rule',
    '{plot}: phần chuyển ({part} thửa đất) ít hơn phần {giver} đang có ({has}), nhưng đơn ghi không còn giữ phần nào. Hãy ghi là còn giữ phần còn lại (thừa kế: phần còn lại là di sản chưa sang tên), hoặc sửa phần chuyển.',
    '{plot}: the part that goes over ({part} of the plot) is less than {giver} has ({has}), but nothing is said to be kept. Say that the rest is kept (in an inheritance: that it is estate in no heir’s name yet), or correct the part.',
    '{plot}: जाने वाला भाग ({part}) {giver} के भाग ({has}) से कम है, पर लिखा है कि कुछ नहीं रखा जाता। लिखें कि शेष भाग रखा जाता है (विरासत में: शेष अभी किसी वारिस के नाम नहीं), या भाग ठीक करें।',
  ),
  'giver-number-another': say(
    'rule',
    'Số {number} trong cơ sở dữ liệu dân cư là của người khác, không phải {giver}. Hãy kiểm tra lại họ tên và số định danh của bên chuyển quyền theo giấy tờ; dữ liệu sai thì đề nghị cơ quan Công an cập nhật trước.',
    'The number {number} is that of somebody else in the population register, not of {giver}. Check the name and the ID number of who gives against their papers; wrong data are corrected by the police first.',
    'संख्या {number} जनसंख्या डेटाबेस में किसी और की है, {giver} की नहीं। देने वाले का नाम और पहचान संख्या काग़ज़ों से मिलाएँ; ग़लत डेटा पहले पुलिस से सुधरवाएँ।',
  ),
  'giver-died': say(
    'rule',
    '{giver}: theo {register}, người này đã chết ngày {date}. Người đã chết không chuyển nhượng, tặng cho, cho thuê hay góp vốn được; quyền của họ chỉ chuyển bằng thừa kế. Hãy kiểm tra lại loại biến động và số định danh; ghi nhận việc chết sai thì đính chính trước, nếu không thì quyết định không chấp thuận hồ sơ.',
    '{giver}: by the {register} they died on {date}. Who died sells, gives, leases and contributes nothing; what was theirs goes over by inheritance alone. Check the kind of change and the number; a death recorded wrongly is corrected first, else decide against the dossier.',
    '{giver}: {register} के अनुसार इनकी मृत्यु {date} को हुई। मृत व्यक्ति न बेचता है, न दान, पट्टा या योगदान करता है; उनका अधिकार केवल विरासत से जाता है। परिवर्तन का प्रकार और संख्या जाँचें; मृत्यु ग़लत दर्ज हो तो पहले सुधारें, अन्यथा फ़ाइल के विरुद्ध निर्णय दें।',
  ),
  'deceased-living': say(
    'rule',
    '{giver} (số {number}): {register} lúc này không ghi việc chết của người này, tức là còn sống. Đề nghị đối chiếu giấy chứng tử với cơ quan đăng ký hộ tịch đã cấp. Vẫn chấp thuận thì người ký ghi rõ lý do và kết quả đối chiếu; lý do được lưu trong hồ sơ.',
    '{giver} (number {number}): by now the {register} records no death and has them as living. Compare the death paper with the civil status office that issued it. If it is granted all the same, who signs writes why and what was found; it is kept in the dossier.',
    '{giver} (संख्या {number}): {register} में अभी मृत्यु दर्ज नहीं, अर्थात वे जीवित हैं। मृत्यु-पत्र को जारी करने वाले कार्यालय से मिलाएँ। फिर भी स्वीकृत हो तो हस्ताक्षरकर्ता कारण और मिलान का परिणाम लिखें; वह फ़ाइल में रहेगा।',
  ),
  'death-day-differs': say(
    'rule',
    '{giver} (số {number}): theo {register}, người này chết ngày {date}, còn đơn ghi ngày {own}. Đề nghị đối chiếu giấy chứng tử. Vẫn chấp thuận thì người ký ghi rõ lý do; lý do được lưu trong hồ sơ.',
    '{giver} (number {number}): by the {register} they died on {date}, and the application says {own}. Compare the death paper. If it is granted all the same, who signs writes why; it is kept in the dossier.',
    '{giver} (संख्या {number}): {register} के अनुसार मृत्यु {date} को हुई, आवेदन में {own} है। मृत्यु-पत्र से मिलाएँ। फिर भी स्वीकृत हो तो हस्ताक्षरकर्ता कारण लिखें; वह फ़ाइल में रहेगा।',
  ),
  'deceased-unnumbered': say(
    'rule',
    '{giver}: không có số định danh nên không đối chiếu được việc chết với cơ sở dữ liệu dân cư. Đề nghị bổ sung số, hoặc đối chiếu giấy chứng tử với cơ quan đăng ký hộ tịch đã cấp. Vẫn chấp thuận thì người ký ghi rõ lý do và kết quả đối chiếu; lý do được lưu trong hồ sơ.',
    '{giver}: without a number the population register can’t be asked about the death. Have the number added, or compare the death paper with the civil status office that issued it. If it is granted all the same, who signs writes why and what was found; it is kept in the dossier.',
    '{giver}: संख्या न होने से जनसंख्या डेटाबेस से मृत्यु का मिलान नहीं हो सकता। संख्या जुड़वाएँ, या मृत्यु-पत्र को जारी करने वाले कार्यालय से मिलाएँ। फिर भी स्वीकृत हो तो हस्ताक्षरकर्ता कारण और मिलान का परिणाम लिखें; वह फ़ाइल में रहेगा।',
  ),
  'revocation-preparer': say(
    'input',
    'Hãy chọn công chức đã lập đề nghị thu hồi: người của đơn vị cấp hoặc đơn vị thu hồi, khác với người ký quyết định.',
    'Choose the officer who prepared it: of the unit that issued it or that takes it back, and another than who signs.',
    'जिस अधिकारी ने प्रस्ताव तैयार किया उसे चुनें: जारी करने या वापस लेने वाली इकाई का, हस्ताक्षरकर्ता से अलग।',
  ),
  'revocation-conclusion': say(
    'input',
    'Chỉ thu hồi khi cơ quan có thẩm quyền đã kết luận việc cấp không đúng quy định. Hãy ghi số, ngày của kết luận và tên cơ quan kết luận.',
    'It is taken back only after a competent body concluded that it was given against the law. Write the number and day of the conclusion, and the body.',
    'सक्षम निकाय के इस निष्कर्ष के बाद ही वापस लिया जाता है कि यह नियम के विरुद्ध दिया गया। निष्कर्ष की संख्या, तिथि और निकाय लिखें।',
  ),
  'revocation-notice': say(
    'input',
    'Người được cấp phải được thông báo lý do trước khi thu hồi. Hãy ghi số và ngày của thông báo đã gửi.',
    'The holder is told why before it is taken back. Write the number and day of the notice that was sent.',
    'वापस लेने से पहले धारक को कारण बताया जाता है। भेजी गई सूचना की संख्या और तिथि लिखें।',
  ),
  'revocation-paper-date': say(
    'input',
    'Ngày {date} chưa đúng: kết luận và thông báo phải từ ngày cấp kết quả ({from}) đến hôm nay ({to}).',
    'The day {date} is not right: conclusion and notice lie between the day of the result ({from}) and today ({to}).',
    'तिथि {date} सही नहीं: निष्कर्ष और सूचना परिणाम की तिथि ({from}) और आज ({to}) के बीच हों।',
  ),
  'revoked-moved-on': say(
    'rule',
    'Theo {register}, quyền này đã chuyển tiếp cho {holder} bằng hồ sơ {dossier}, căn cứ vào chính kết quả này. Hãy xem xét kết quả của hồ sơ {dossier} trước; chỉ khi kết quả đó bị thu hồi thì mới thu hồi kết quả này.',
    'By the {register} this went on to {holder} by dossier {dossier}, which rests on this very result. Look at the result of dossier {dossier} first: only once that is taken back can this one be.',
    '{register} के अनुसार यह फ़ाइल {dossier} से {holder} को जा चुका है, जो इसी परिणाम पर टिकी है। पहले फ़ाइल {dossier} का परिणाम देखें: वह वापस लिया जाए तभी यह लिया जा सकता है।',
  ),
  'holding-shared': say(
    'rule',
    'Theo {register} (hồ sơ {dossier}), cùng đứng tên trên giấy chứng nhận còn có: {others}. Một người không tự mình chuyển quyền được: hãy ghi đủ họ tên và số định danh của những người này ở mục người cùng đứng tên, và kiểm tra chữ ký của họ.',
    'By the {register} (dossier {dossier}) these hold it too: {others}. One of them gives it away only with the others: write the name and ID number of each under who stands on the certificate besides, and check that they signed.',
    '{register} के अनुसार (फ़ाइल {dossier}) ये भी धारक हैं: {others}। एक व्यक्ति अकेले नहीं दे सकता: साथ वाले खाने में हर एक का नाम और पहचान संख्या लिखें और उनके हस्ताक्षर जाँचें।',
  ),
  'holding-lesser': say(
    'rule',
    '{item} {value}: theo {register}, giấy này ghi quyền thuê hoặc riêng tài sản gắn liền với đất (hồ sơ {dossier}), không phải quyền đối với thửa đất. Không chuyển quyền sử dụng đất theo giấy này được; hãy chọn đúng loại biến động, hoặc quyết định không chấp thuận.',
    '{item} {value}: by the {register} this certificate says a lease or what stands on the land alone (dossier {dossier}), and no right to the plot. No land goes over by it: choose the right kind of change, or decide against the dossier.',
    '{item} {value}: {register} के अनुसार यह प्रमाणपत्र पट्टा या केवल भूमि पर खड़ी संपत्ति बताता है (फ़ाइल {dossier}), भूखंड का अधिकार नहीं। इससे भूमि नहीं जाती: सही प्रकार चुनें, या फ़ाइल के विरुद्ध निर्णय दें।',
  ),
  'plot-leased': say(
    'rule',
    '{plot}: theo {register}, thửa đất này đang được đăng ký cho {tenant} thuê (hồ sơ {dossier}); sổ không ghi hợp đồng đó đã hết hạn hay chấm dứt. Một thửa đất không cho hai người thuê toàn bộ cùng một thời gian. Vẫn chấp thuận thì người ký ghi rõ hợp đồng trước đã hết hạn, chấm dứt theo văn bản nào, hoặc hai phần thuê khác nhau; lý do được lưu trong hồ sơ.',
    '{plot}: by the {register} it is leased to {tenant} (dossier {dossier}), and nothing there says that this lease ended. A plot is not leased whole to two at the same time. If it is granted all the same, who signs writes by which paper the earlier lease ended, or that the two are of different parts; it is kept in the dossier.',
    '{plot}: {register} के अनुसार यह {tenant} को पट्टे पर है (फ़ाइल {dossier}), और उसके समाप्त होने का उल्लेख नहीं। एक भूखंड एक ही समय दो को पूरा पट्टे पर नहीं दिया जाता। फिर भी स्वीकृत हो तो हस्ताक्षरकर्ता लिखें कि पहला पट्टा किस दस्तावेज़ से समाप्त हुआ, या दोनों भाग अलग हैं; वह फ़ाइल में रहेगा।',
  ),
  'plot-number-needed': say(
    'rule',
    '{plot}: phần diện tích tách ra, hoặc thửa đất sau khi tách, hợp thửa, phải có số thửa, số tờ bản đồ riêng, khác thửa đất đang có và khác phần còn lại. Hãy trả hồ sơ về bước vào sổ địa chính để ghi số thửa mới theo bản vẽ tách thửa, hợp thửa (Mẫu số 22).',
    '{plot}: an area that is parted off, and what comes of a split or a merger, has a plot number of its own, other than the plot there is and than the rest. Return the dossier to the step that enters it, to write the new plot as the split plan (form 22) has it.',
    '{plot}: अलग किए गए क्षेत्रफल या विभाजन, विलय से बने भूखंड की अपनी संख्या होती है, मौजूदा भूखंड और शेष भाग से अलग। विभाजन-नक्शे (प्रपत्र 22) के अनुसार नया भूखंड लिखने के लिए फ़ाइल प्रविष्टि के चरण को लौटाएँ।',
  ),
  'plot-gone': say(
    'rule',
    '{plot}: không còn thửa đất mang số này trong {register}; thửa đất đã có số khác theo hồ sơ {dossier}. Hãy ghi số thửa, số tờ bản đồ mới.',
    '{plot}: there is no plot of this number in the {register} any more; it got another number by dossier {dossier}. Give the new numbers of plot and map sheet.',
    '{plot}: {register} में इस संख्या का भूखंड अब नहीं है; फ़ाइल {dossier} से उसे दूसरी संख्या मिली। भूखंड और मानचित्र पत्रक की नई संख्या लिखें।',
  ),
  'plot-not-on-certificate': say(
    'rule',
    '{item} {value}: theo {register}, giấy này của {known} (hồ sơ {dossier}), không phải {plot}. Hãy kiểm tra lại số giấy, thửa đất và nơi có đất.',
    '{item} {value}: by the {register} it is of {known} (dossier {dossier}), not of {plot}. Check the number of the certificate, the plot and the place where the land lies.',
    '{item} {value}: {register} के अनुसार यह {known} का है (फ़ाइल {dossier}), {plot} का नहीं। प्रमाणपत्र संख्या, भूखंड और भूमि का स्थान जाँचें।',
  ),
  'giver-is-receiver': say(
    'rule',
    'Bên chuyển quyền và bên nhận quyền đều là {name}: phải là hai bên khác nhau. Người nộp hồ sơ là bên nhận quyền; nếu chỉ trùng họ tên thì ghi số định danh của bên chuyển quyền.',
    '{name} both gives and receives: there must be two parties. Who applies is who receives; if only the name is the same, write the ID number of who gives.',
    '{name} ही देने वाला और पाने वाला है: दो अलग पक्ष होने चाहिए। आवेदक पाने वाला पक्ष है; केवल नाम समान हो तो देने वाले की पहचान संख्या लिखें।',
  ),
  'holding-same': say(
    'rule',
    '{item} mới trùng với số cũ {value}: số cũ hết giá trị khi cấp số mới. Hãy trả về bước ghi số mới để sửa.',
    '{item}: the new number is the old one, {value}, which ends with the new. Return to the step that wrote the new number.',
    '{item}: नई संख्या पुरानी {value} ही है, जो नई के साथ समाप्त होती है। नई संख्या लिखने वाले चरण पर लौटाएँ।',
  ),
  'register-changed': say(
    'conflict',
    'Sổ vừa được một hồ sơ khác ghi trong lúc Ông/Bà thực hiện. Chưa có gì được lưu: hãy xem lại hồ sơ rồi làm lại.',
    'Another dossier wrote to the register while you acted. Nothing was saved: look at the dossier again and repeat.',
    'आपके काम के दौरान किसी अन्य फ़ाइल ने पंजिका में लिखा। कुछ सहेजा नहीं गया: फ़ाइल फिर देखें और दोहराएँ।',
  ),
  'replacement-not-found': say(
    'input',
    'Hồ sơ {dossier} không có kết quả cùng loại, của cùng người, đã phát hành để thay thế. Hãy kiểm tra mã hồ sơ.',
    'Dossier {dossier} has no issued result of the same kind and person that could stand in its place. Check the code.',
    'फ़ाइल {dossier} का उसी प्रकार और उसी व्यक्ति का कोई जारी परिणाम नहीं है जो इसकी जगह ले सके। कोड जाँचें।',
  ),
  'fee-amount-wrong': say(
    'input',
    'Số tiền phải nộp là {due}, số tiền nhận được là {paid}. Hãy thu, nộp đúng số phải nộp.',
    'The amount due is {due}; {paid} was given. Pay or take the amount that is due.',
    'देय राशि {due} है; {paid} मिली। देय राशि ही दें या लें।',
  ),
  'fee-unpaid-receipt': say(
    'rule',
    'Chưa nộp: {fees}. Khoản này phải nộp trước khi tiếp nhận: hồ sơ được tiếp nhận sau khi nộp đủ.',
    'Unpaid: {fees}. It is due before receipt: the dossier is received once it is paid.',
    'बकाया: {fees}। यह ग्रहण से पहले देय है: भुगतान के बाद ही फ़ाइल ग्रहण होगी।',
  ),
  'fee-not-paid': say(
    'rule',
    'Chưa nộp {fee}: không có khoản tiền nào để hoàn trả.',
    'Not paid: {fee}. There is nothing to give back.',
    '{fee} चुकाया नहीं गया: लौटाने को कुछ नहीं।',
  ),
  'fee-unpaid': say(
    'rule',
    'Chưa nộp: {fees}. Kết quả chỉ được trả sau khi nộp đủ.',
    'Unpaid: {fees}. The result is released once it is paid.',
    'बकाया: {fees}। भुगतान के बाद ही परिणाम मिलेगा।',
  ),
  'amount-needed': say(
    'input',
    'Hãy nhập số tiền phải nộp (lớn hơn 0).',
    'Enter the amount to be paid, more than 0.',
    'देय राशि लिखें (0 से अधिक)।',
  ),
  'reference-needed': say(
    'input',
    'Hãy nhập số biên lai hoặc số giao dịch.',
    'Enter the number of the receipt or of the transfer.',
    'रसीद या लेन-देन की संख्या लिखें।',
  ),
  'amount-invalid': say(
    'input',
    'Số tiền phải là số nguyên đồng, không âm: «{amount}». Hãy ghi như 150000 hoặc 150.000.',
    'An amount is a whole number of đồng, not negative: “{amount}”. Write it like 150000.',
    'राशि đồng की पूर्ण संख्या हो, ऋणात्मक नहीं: «{amount}»। 150000 जैसा लिखें।',
  ),
  'amount-unclear': say(
    'input',
    'Không đọc chắc được số tiền «{text}». Hãy viết số nguyên đồng, không có phần lẻ, chỉ gồm chữ số hoặc có dấu chấm sau mỗi ba chữ số: 1500000 hoặc 1.500.000.',
    'The amount “{text}” can’t be read for sure. Write whole đồng without decimals, as digits alone or with a dot before every three: 1500000 or 1.500.000.',
    'राशि «{text}» निश्चित रूप से नहीं पढ़ी जा सकती। दशमलव के बिना पूरे đồng लिखें, केवल अंक या हर तीन अंकों से पहले बिंदु: 1500000 या 1.500.000।',
  ),
  // Forms
  'form-invalid': say(
    'input',
    'Thông tin chưa đúng ở: {fields}. Hãy sửa các mục này rồi gửi lại.',
    'Something is wrong in: {fields}. Mend it and send it again.',
    'इनमें त्रुटि है: {fields}। सुधारकर फिर भेजें।',
  ),
  'components-missing': say(
    'input',
    'Thiếu thành phần hồ sơ bắt buộc: {components}. Hãy thêm các giấy tờ này rồi gửi lại.',
    'Required components are missing: {components}. Add them and send it again.',
    'आवश्यक दस्तावेज़ नहीं हैं: {components}। इन्हें जोड़कर फिर भेजें।',
  ),
  'papers-none': say(
    'rule',
    'Hồ sơ chưa có giấy tờ nào. Hãy gửi ít nhất một giấy tờ trong danh sách; nếu trường hợp của Ông/Bà không cần giấy tờ nào, hãy ghi lý do ở ô «{field}».',
    'Nothing was handed in. Send at least one of the papers listed; if your case needs none, say why under “{field}”.',
    'कोई काग़ज़ नहीं दिया गया। सूची में से कम से कम एक काग़ज़ दें; यदि आपके मामले में कोई नहीं चाहिए, तो «{field}» में कारण लिखें।',
  ),
  'component-unknown': say(
    'input',
    'Thủ tục này không có thành phần «{component}». Hãy chọn một giấy tờ trong thành phần hồ sơ của thủ tục.',
    'This procedure has no component “{component}”. Choose one of the papers that it asks for.',
    'इस प्रक्रिया में दस्तावेज़ «{component}» नहीं है। प्रक्रिया के माँगे दस्तावेज़ों में से चुनें।',
  ),
  'component-only-shown': say(
    'rule',
    '«{component}» là giấy tờ xuất trình: kiểm tra, đối chiếu rồi trả lại ngay, không thu bản chính hoặc bản sao.',
    '“{component}” is only shown: look at it and give it back; keep neither the original nor a copy.',
    '«{component}» केवल दिखाया जाता है: जाँचकर लौटाएँ; मूल या प्रति न रखें।',
  ),
  'too-large': say(
    'input',
    'Nội dung quá lớn ({size}); tối đa {limit}.',
    'Too large ({size}); the limit is {limit}.',
    'बहुत बड़ा ({size}); सीमा {limit}।',
  ),
  'request-invalid': say(
    'input',
    'Yêu cầu không đúng mẫu: {detail}.',
    'The request does not fit its schema: {detail}.',
    'अनुरोध प्रारूप के अनुसार नहीं है: {detail}।',
  ),
  'choice-unknown': say(
    'input',
    'Không có lựa chọn «{value}» ở «{field}»: hãy chọn một trong {choices}.',
    '“{value}” is no choice of “{field}”: choose one of {choices}.',
    '«{field}» में «{value}» कोई विकल्प नहीं: {choices} में से एक चुनें।',
  ),
  'date-invalid': say(
    'input',
    'Ngày giờ không đúng: «{value}». Hãy ghi một ngày có trong lịch theo dạng ngày/tháng/năm, ví dụ 23/11/2026; cần giờ thì ghi thêm, ví dụ 08:30.',
    'Not a date and time: “{value}”. Give a day of the calendar, such as 23/11/2026, with the time where it is asked for, such as 08:30; over the API as 2026-11-23T08:30:00+07:00.',
    'दिनांक-समय सही नहीं: «{value}»। कैलेंडर का दिन लिखें, जैसे 23/11/2026, और जहाँ पूछा हो समय, जैसे 08:30; API से 2026-11-23T08:30:00+07:00 जैसा।',
  ),
  'calendar-invalid': say(
    'input',
    'Lịch làm việc sai ở {where}: {detail}.',
    'The working calendar is wrong at {where}: {detail}.',
    'कार्य-पंचांग में {where} पर त्रुटि: {detail}।',
  ),
  'province-invalid': say(
    'input',
    'Dữ liệu của địa phương sai ở {where}: {detail}.',
    'The province data is wrong at {where}: {detail}.',
    'प्रांत के डेटा में {where} पर त्रुटि: {detail}।',
  ),
  // Rating
  'rating-invalid': say(
    'input',
    'Chọn từ 1 đến 5 sao.',
    'A rating is a whole number from 1 to 5.',
    'मूल्यांकन 1 से 5 तक की पूर्ण संख्या है।',
  ),
  // Engine
  'text-encoding': say(
    'input',
    'Tệp không đọc được theo bảng mã {encoding}. Hãy lưu lại tệp bằng UTF-8.',
    'The file cannot be read as {encoding}. Save it as UTF-8.',
    'फ़ाइल {encoding} के रूप में पढ़ी नहीं जा सकी। उसे UTF-8 में सहेजें।',
  ),
  'bpmn-malformed': say(
    'input',
    'Tệp BPMN không đọc được: {detail}.',
    'The BPMN file cannot be read: {detail}.',
    'BPMN फ़ाइल पढ़ी नहीं जा सकी: {detail}।',
  ),
  'bpmn-unsupported': say(
    'input',
    'BPMN có phần tử không chạy được: {element} «{id}» ({detail}).',
    'BPMN holds an element that cannot be executed: {element} “{id}” ({detail}).',
    'BPMN में न चल सकने वाला तत्व: {element} «{id}» ({detail})।',
  ),
  'bpmn-invalid': say(
    'input',
    'BPMN sai ở {element} «{id}»: {detail}.',
    'BPMN is wrong at {element} “{id}”: {detail}.',
    'BPMN में {element} «{id}» पर त्रुटि: {detail}।',
  ),
  'bpmn-call-cycle': say(
    'input',
    'Các quy trình gọi nhau thành vòng: {cycle}.',
    'Call activities form a cycle: {cycle}.',
    'कॉल गतिविधियाँ चक्र बनाती हैं: {cycle}।',
  ),
  'dmn-malformed': say(
    'input',
    'Tệp DMN không đọc được: {detail}.',
    'The DMN file cannot be read: {detail}.',
    'DMN फ़ाइल पढ़ी नहीं जा सकी: {detail}।',
  ),
  'dmn-invalid': say(
    'input',
    'DMN sai ở {element} «{id}»: {detail}.',
    'DMN is wrong at {element} “{id}”: {detail}.',
    'DMN में {element} «{id}» पर त्रुटि: {detail}।',
  ),
  'feel-invalid': say(
    'input',
    'Biểu thức FEEL sai ở {where}: «{expression}» ({detail}).',
    'The FEEL expression at {where} does not parse: “{expression}” ({detail}).',
    '{where} पर FEEL अभिव्यक्ति गलत: «{expression}» ({detail})।',
  ),
  'process-stuck': say(
    'rule',
    'Quy trình dừng ở «{element}»: {detail}. Hãy báo người quản trị thủ tục.',
    'The process stops at “{element}”: {detail}. Tell the person who keeps this procedure.',
    'प्रक्रिया «{element}» पर रुकी: {detail}। प्रक्रिया-प्रबंधक को बताएँ।',
  ),
  // Packs
  'pack-not-found': say(
    'missing',
    'Không có gói thủ tục ở {path}.',
    'There is no pack at {path}.',
    '{path} पर कोई पैक नहीं है।',
  ),
  'pack-invalid': say(
    'input',
    'Gói thủ tục sai ở {where}: {detail}.',
    'The pack is wrong at {where}: {detail}.',
    'पैक में {where} पर त्रुटि: {detail}।',
  ),
  'yaml-malformed': say(
    'input',
    'Tệp {file} không phải YAML đúng, dòng {line}: {detail}.',
    'File {file} is not valid YAML, line {line}: {detail}.',
    'फ़ाइल {file} सही YAML नहीं, पंक्ति {line}: {detail}।',
  ),
  'case-not-found': say(
    'missing',
    'Gói {pack} không có câu chuyện «{case}». Có: {has}.',
    'Pack {pack} has no case “{case}”. It has: {has}.',
    'पैक {pack} में कथा «{case}» नहीं है। उपलब्ध: {has}।',
  ),
  'import-row-malformed': say(
    'input',
    'Dòng {line} của {file} không đọc được: {detail}.',
    'Line {line} of {file} cannot be read: {detail}.',
    '{file} की पंक्ति {line} पढ़ी नहीं जा सकी: {detail}।',
  ),
  'import-file-unknown': say(
    'input',
    'Không đọc được {file}: {detail}.',
    'Cannot read {file}: {detail}.',
    '{file} पढ़ी नहीं जा सकी: {detail}।',
  ),
} satisfies Record<string, Entry>;

export type RefusalCode = keyof typeof entries;
export const refusalTexts: Readonly<Record<RefusalCode, Entry>> = entries;
export const refusalCodes = Object.keys(entries) as RefusalCode[];
