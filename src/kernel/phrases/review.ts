/** What is wrong with what an officer enters in a review of an imported procedure, and why a procedure is under review without a doubt of the reading. */
import type { Words } from '../phrases.ts';

export const REVIEW_PHRASES = {
  'doubt-earlier-reading': [
    'nhập bằng cách đọc cũ, có điền số mặc định: hãy nhập lại tệp nguồn hoặc rà soát',
    'read in an earlier way that filled in defaults: import the file again, or review it',
    'पुराने ढंग से पढ़ा गया, जिसमें डिफ़ॉल्ट भरे गए: फ़ाइल दोबारा आयात करें या समीक्षा करें',
  ],
  'doubt-source-changed': [
    'nội dung nguồn khác với lần rà soát trước',
    'the source says something else than when it was reviewed',
    'पिछली समीक्षा के बाद स्रोत बदल गया है',
  ],
  'doubt-sent-back': [
    'đã mở nhưng được trả lại để làm rõ',
    'it was open and was sent back to be made clear',
    'खुली थी, स्पष्ट करने के लिए लौटाई गई',
  ],
  'review-decider-needed': ['chưa chọn cơ quan giải quyết', 'choose who decides', 'चुनें कि निर्णय कौन करता है'],
  'review-decider-unable': [
    'đơn vị {unit} không có đủ chức danh để giải quyết thủ tục: hãy chọn đơn vị khác',
    'unit {unit} does not have the posts that the procedure needs: choose another one',
    'इकाई {unit} में प्रक्रिया के लिए आवश्यक पद नहीं हैं: दूसरी इकाई चुनें',
  ],
  'review-decider-abolished': [
    '{body}: huyện, quận, thị xã, thị trấn không còn từ 01/07/2025; hãy ghi cơ quan đang giải quyết',
    '{body}: there are no districts and townships since 2025-07-01; name the body that decides now',
    '{body}: ज़िले और नगर-खंड 2025-07-01 से नहीं हैं; वह निकाय लिखें जो अब निर्णय करता है',
  ],
  'review-decider-basis': [
    'chưa nêu căn cứ thẩm quyền: hãy ghi số hiệu văn bản và điều quy định cơ quan nào giải quyết',
    'name the basis of the competence: the document by its number and the article that say who decides',
    'सक्षमता का आधार बताएँ: दस्तावेज़ की संख्या और वह अनुच्छेद जो बताता है कि निर्णय कौन करता है',
  ],
  'review-decider-basis-vague': [
    'căn cứ thẩm quyền «{basis}» chưa đủ: hãy ghi số hiệu văn bản và điều (ví dụ: Điều 54 Nghị định 217/2026/NĐ-CP), nhiều căn cứ cách nhau bằng dấu ;',
    'the basis of the competence “{basis}” is not enough: give the number of the document and the article (such as Điều 54 Nghị định 217/2026/NĐ-CP), several with ; between',
    'सक्षमता का आधार «{basis}» पर्याप्त नहीं: दस्तावेज़ की संख्या और अनुच्छेद दें (जैसे Điều 54 Nghị định 217/2026/NĐ-CP), कई हों तो ; से अलग करें',
  ],
  'review-basis-needed': [
    'nguồn không nêu {of}: hãy ghi căn cứ (số hiệu văn bản và điều) quy định nội dung này, hoặc để chưa rõ',
    'the source does not state {of}: give the document by number and article that says so, or leave it unknown',
    'स्रोत {of} नहीं बताता: उसे कहने वाला दस्तावेज़ संख्या और अनुच्छेद सहित दें, या अज्ञात छोड़ें',
  ],
  'review-basis-law': [
    '{of}: «{basis}» chưa nêu số hiệu văn bản và điều; nguyên văn của nguồn thì đặt trong « » đúng như nguồn ghi',
    '{of}: “{basis}” names no document by number with its article; words of the source stand in « » as the source has them',
    '{of}: «{basis}» में दस्तावेज़ की संख्या और अनुच्छेद नहीं; स्रोत के शब्द « » में वैसे ही दें जैसे स्रोत में हैं',
  ],
  'review-at-limit': ['thời hạn giải quyết ({channel})', 'the time limit ({channel})', 'समय-सीमा ({channel})'],
  'review-at-channel': ['cách thức nộp ({channel})', 'the way to hand in ({channel})', 'जमा करने का तरीका ({channel})'],
  'review-fee-sum': [
    '{amounts} được cộng thành {sum} mà ai cũng phải nộp ({channel}): nếu đúng, hãy đánh dấu xác nhận; nếu mỗi trường hợp nộp một mức, hãy chọn «Tùy từng trường hợp»',
    '{amounts} are added up to {sum}, which everybody pays ({channel}): mark it if that is right; if each case pays one of them, choose “Depends on the case”',
    '{amounts} जुड़कर {sum} होते हैं, जो हर कोई देता है ({channel}): सही हो तो चिह्नित करें; हर मामले में एक ही राशि हो तो «मामले पर निर्भर» चुनें',
  ],
  'beside-in': ['{detail} ({of})', '{detail} ({of})', '{detail} ({of})'],
  'review-at-decider': ['căn cứ thẩm quyền', 'the basis of the competence', 'सक्षमता का आधार'],
  'review-channel-needed': [
    'chưa chọn cách thức nộp nào',
    'choose at least one way to hand in',
    'जमा करने का कम-से-कम एक तरीका चुनें',
  ],
  'review-limit-needed': [
    'chưa chọn cách tính thời hạn ({channel})',
    'say how the time limit is counted ({channel})',
    'बताएँ कि समय-सीमा कैसे गिनी जाती है ({channel})',
  ],
  'review-limit-by-case': [
    'thời hạn tùy từng trường hợp thì không tính được ngày hẹn trả ({channel}): chọn thời hạn áp dụng cho mọi trường hợp, hoặc để thủ tục ở trạng thái đang rà soát cho đến khi có quy tắc tính theo trường hợp',
    'no date can be promised from a limit that depends on the case ({channel}): choose one that holds for every case, or leave the procedure under review until the rule of each case is in it',
    'मामले पर निर्भर समय-सीमा से कोई तारीख़ नहीं दी जा सकती ({channel}): हर मामले पर लागू समय-सीमा चुनें, या हर मामले का नियम आने तक प्रक्रिया को समीक्षा में रहने दें',
  ],
  'review-limit-amount': [
    'thời hạn phải là số lớn hơn 0 ({channel})',
    'the time limit must be a number above 0 ({channel})',
    'समय-सीमा 0 से बड़ी संख्या हो ({channel})',
  ],
  'review-fee-needed': ['chưa chọn phí, lệ phí ({channel})', 'say what it costs ({channel})', 'शुल्क बताएँ ({channel})'],
  'review-fee-amount': [
    'mức phí phải là số đồng nguyên, lớn hơn 0; không thu thì chọn «Không thu phí» ({channel})',
    'a fee is a whole number of đồng above 0; choose “Free of charge” where nothing is to be paid ({channel})',
    'शुल्क 0 से बड़ी पूर्ण संख्या (đồng) हो; कुछ न लेना हो तो «निःशुल्क» चुनें ({channel})',
  ],
  'review-free-basis': [
    'chưa nêu văn bản và điều, hoặc câu chữ của nguồn nói là không thu phí ({channel})',
    'name the document and article, or the words of the source, that say it is free ({channel})',
    'वह दस्तावेज़ और अनुच्छेद, या स्रोत के शब्द बताएँ जो निःशुल्क कहते हैं ({channel})',
  ],
  'review-fee-basis': [
    'nguồn không nêu mức phí, lệ phí này ({channel}): hãy ghi số hiệu văn bản và điều quy định mức thu, hoặc để chưa rõ',
    'the source does not state this charge ({channel}): give the document by number and article that sets it, or leave it unknown',
    'स्रोत यह शुल्क नहीं बताता ({channel}): इसे तय करने वाला दस्तावेज़ संख्या और अनुच्छेद सहित दें, या अज्ञात छोड़ें',
  ],
  'review-council-needed': [
    '{of}: mức thu này do Hội đồng nhân dân quyết định, hãy ghi nghị quyết của Hội đồng nhân dân với số, ký hiệu và điều, khoản (ví dụ: Điều … Nghị quyết số …/…/NQ-HĐND)',
    '{of}: the People’s Council sets this charge, name its resolution by number with the article or clause (such as Điều … Nghị quyết số …/…/NQ-HĐND)',
    '{of}: यह शुल्क जन परिषद तय करती है, उसका प्रस्ताव संख्या और अनुच्छेद या खंड सहित लिखें (जैसे Điều … Nghị quyết số …/…/NQ-HĐND)',
  ],
  'review-paper-name': ['giấy tờ số {n} chưa có tên', 'paper {n} has no name', 'काग़ज़ {n} का नाम नहीं है'],
  'review-paper-count': [
    'giấy tờ số {n}: số bản chính, bản sao phải từ 0 đến 20 và không cùng bằng 0; nếu chỉ là lưu ý thì chọn «Lưu ý»',
    'paper {n}: originals and copies are 0 to 20 each and not both 0; choose “Note” if it only is one',
    'काग़ज़ {n}: मूल और प्रतियाँ 0 से 20 हों, दोनों 0 नहीं; केवल टिप्पणी हो तो «टिप्पणी» चुनें',
  ],
  'review-papers-needed': [
    'chưa có giấy tờ nào: hãy thêm giấy tờ, hoặc nêu căn cứ là không yêu cầu giấy tờ',
    'there are no papers: add them, or name what says that none are needed',
    'कोई काग़ज़ नहीं: जोड़ें, या बताएँ कि किसके अनुसार नहीं चाहिए',
  ],
  'review-law-named': [
    'văn bản số {n} của căn cứ pháp lý: hãy ghi cả số hiệu (ví dụ 135/2025/QH15) và tên văn bản, hoặc bỏ dòng này',
    'document {n} of the legal basis: give its number (such as 135/2025/QH15) and its name, or strike the line',
    'क़ानूनी आधार का दस्तावेज़ {n}: संख्या (जैसे 135/2025/QH15) और नाम दोनों लिखें, या यह पंक्ति हटाएँ',
  ],
  'review-law-ended': [
    '{of}: căn cứ đã hết hiệu lực ({ended}): hãy bỏ văn bản này hoặc thay bằng văn bản đang có hiệu lực trước khi mở',
    '{of}: the legal basis has ended ({ended}): strike it or put a document in force in its place before opening',
    '{of}: क़ानूनी आधार अब लागू नहीं ({ended}): खोलने से पहले इसे हटाएँ या लागू दस्तावेज़ रखें',
  ],
  'review-law-early': [
    '{of}: căn cứ chưa có hiệu lực ({early}): hãy bỏ văn bản này hoặc thay bằng văn bản đang có hiệu lực trước khi mở',
    '{of}: the legal basis does not hold yet ({early}): strike it or put a document in force in its place before opening',
    '{of}: क़ानूनी आधार अभी लागू नहीं हुआ ({early}): खोलने से पहले इसे हटाएँ या लागू दस्तावेज़ रखें',
  ],
  'review-law-elsewhere': [
    '{of}: nghị quyết của {council} không áp dụng tại đây; hãy bỏ hoặc thay bằng nghị quyết của {home}',
    '{of}: a resolution of {council} does not apply here; strike it or name one of {home}',
    '{of}: {council} का प्रस्ताव यहाँ लागू नहीं; इसे हटाएँ या {home} का प्रस्ताव लिखें',
  ],
  'review-council-misnamed': [
    '{of}: khi nghị quyết được ban hành chưa có hoặc không còn {council}; cơ quan ban hành khi đó là {right}, hãy ghi đúng tên',
    '{of}: when the resolution was passed there was no {council}; the body then was {right}, give its right name',
    '{of}: प्रस्ताव पारित होते समय {council} नहीं थी; तब निकाय {right} था, सही नाम लिखें',
  ],
  'review-council-whose': [
    '{of}: chưa nêu nghị quyết của Hội đồng nhân dân nào ban hành (số, ký hiệu của các tỉnh, thành phố có thể trùng nhau); hãy ghi thêm «của {right}», nếu đúng là nghị quyết của cơ quan này',
    '{of}: it is not said whose People’s Council passed the resolution (numbers of different provinces can be the same); add “của {right}” if it is theirs',
    '{of}: नहीं लिखा कि प्रस्ताव किस जन परिषद का है (अलग प्रांतों की संख्याएँ समान हो सकती हैं); उसी का हो तो «của {right}» जोड़ें',
  ],
  'review-council-lower': [
    '{of}: {council} không quyết định phí, lệ phí; hãy ghi nghị quyết của Hội đồng nhân dân cấp tỉnh hoặc văn bản khác quy định mức thu',
    '{of}: {council} sets no fees; name a resolution of the provincial People’s Council or another document that sets the charge',
    '{of}: {council} शुल्क तय नहीं करती; प्रांतीय जन परिषद का प्रस्ताव या शुल्क तय करने वाला दूसरा दस्तावेज़ लिखें',
  ],
  'review-at-law': ['văn bản số {n} của căn cứ pháp lý', 'document {n} of the legal basis', 'क़ानूनी आधार का दस्तावेज़ {n}'],
  'review-at-paper': ['giấy tờ số {n}', 'paper {n}', 'काग़ज़ {n}'],
  'review-at-result': ['tên kết quả giải quyết', 'the name of the result', 'परिणाम का नाम'],
  'review-at-cost': [
    'căn cứ phí, lệ phí ({channel})',
    'the basis of the charge ({channel})',
    'शुल्क का आधार ({channel})',
  ],
  'review-at-no-papers': ['căn cứ không yêu cầu giấy tờ', 'what says that no papers are needed', 'काग़ज़ न माँगने का आधार'],
  'review-result-needed': ['chưa nêu tên kết quả giải quyết', 'name what is issued', 'बताएँ कि क्या जारी होता है'],
  'review-letter-outside': [
    'kết quả do cơ quan khác ký và cấp, không lập văn bản tại đây: hãy bỏ chọn ký số theo mẫu chung',
    'the result is signed and issued by another body, so no letter is made here: untick it',
    'परिणाम दूसरा निकाय हस्ताक्षर कर जारी करता है, यहाँ पत्र नहीं बनता: यह विकल्प हटाएँ',
  ],
  'channel-online': ['trực tuyến', 'online', 'ऑनलाइन'],
  'channel-counter': ['tại trung tâm', 'at the centre', 'केंद्र पर'],
  'channel-post': ['qua bưu chính', 'by post', 'डाक से'],
  // Beside a doubt: which document, and since when
  'law-ended-since': ['{law}, hết hiệu lực từ {to}', '{law}, ended on {to}', '{law}, {to} से लागू नहीं'],
  'law-ended-replaced': [
    '{law}, hết hiệu lực từ {to}, được thay thế bằng {by}',
    '{law}, ended on {to}, replaced by {by}',
    '{law}, {to} से लागू नहीं, इसकी जगह {by}',
  ],
  'law-early': ['{law} chỉ có hiệu lực từ {from}', '{law} holds only from {from}', '{law} केवल {from} से लागू होगा'],
  'law-early-until': [
    '{law} chỉ có hiệu lực từ {from}, trước ngày đó áp dụng {before}',
    '{law} holds only from {from}, until then {before} does',
    '{law} केवल {from} से लागू होगा, तब तक {before} लागू है',
  ],
  'law-of-later-year': [
    '{law} mang số của năm sau, hiện chưa được ban hành',
    '{law} has the number of a year to come: it has not been issued yet',
    '{law} पर आने वाले वर्ष की संख्या है: यह अभी जारी नहीं हुआ',
  ],
  // Beside a doubt: in which part of the record it stands
  'place-in-name': ['tên thủ tục', 'name of the procedure', 'प्रक्रिया का नाम'],
  'place-in-announced': ['quyết định công bố', 'decision that announces it', 'घोषणा का निर्णय'],
  'place-in-result': ['kết quả', 'result', 'परिणाम'],
  'place-in-law': ['căn cứ pháp lý', 'legal basis', 'विधिक आधार'],
  'place-in-fee': ['phí, lệ phí', 'fee', 'शुल्क'],
  'place-in-address': ['địa chỉ', 'address', 'पता'],
  'place-in-steps': ['trình tự thực hiện', 'steps', 'चरण'],
  'place-in-conditions': ['điều kiện', 'conditions', 'शर्तें'],
  'place-in-papers': ['thành phần hồ sơ', 'papers', 'काग़ज़'],
} satisfies Record<string, Words>;
