/** Why somebody should look at a procedure that was taken from the national database before people rely on it. */
import type { Words } from '../phrases.ts';

export const DOUBT_PHRASES = {
  // The procedure as a whole
  'doubt-name-doubtful': [
    'tên không giống tên một thủ tục',
    'the name does not look like that of a procedure',
    'नाम किसी प्रक्रिया का नहीं लगता',
  ],
  'doubt-unfit': [
    'kiểm tra cấu hình thủ tục còn lỗi, nêu cụ thể khi mở thủ tục',
    'the check finds faults in it, which are named when it is opened',
    'जाँच में त्रुटियाँ मिलीं, जो खोलने पर बताई जाती हैं',
  ],
  'doubt-out-of-scope': [
    'không thuộc cấp tỉnh hay cấp xã',
    'belongs neither to the province nor to a commune',
    'न प्रांत की है, न कम्यून की',
  ],
  'doubt-several-tiers': ['nguồn ghi nhiều cấp thực hiện', 'the source names several tiers', 'स्रोत कई स्तर बताता है'],
  'doubt-level-doubtful-for-vertical-sector': [
    'ghi cấp xã, nhưng lĩnh vực do ngành dọc giải quyết',
    'marked commune, but the sector is run from the centre',
    'कम्यून स्तर लिखा है, पर यह क्षेत्र केंद्र से चलता है',
  ],
  'doubt-tier-decider-disagree': [
    'cấp thực hiện không khớp với cơ quan giải quyết',
    'the tier does not fit who decides',
    'स्तर निर्णय करने वाले से मेल नहीं खाता',
  ],
  'doubt-other-province': [
    'nguồn nêu nội dung của tỉnh, thành phố khác',
    'the source speaks of another province',
    'स्रोत दूसरे प्रांत की बात करता है',
  ],
  'doubt-province-unstated': [
    'nguồn nêu văn bản của một địa phương mà không rõ là địa phương nào',
    'the source names a document of a province and does not say which province',
    'स्रोत किसी प्रांत का दस्तावेज़ बताता है, पर यह नहीं कि कौन-से प्रांत का',
  ],
  // Who decides
  'doubt-decider-unstated': [
    'nguồn không nêu cơ quan giải quyết',
    'the source does not say who decides',
    'स्रोत नहीं बताता कि निर्णय कौन करता है',
  ],
  'doubt-decider-from-text': [
    'cơ quan giải quyết suy từ trình tự thực hiện',
    'who decides was taken from the text of the steps',
    'निर्णय करने वाला चरणों के पाठ से लिया गया',
  ],
  'doubt-decider-several': [
    'nguồn nêu nhiều cơ quan giải quyết',
    'the source names several who decide',
    'स्रोत निर्णय करने वाले कई बताता है',
  ],
  'doubt-decider-abolished': [
    'nguồn nêu cấp huyện hoặc thị trấn, không còn từ 01/07/2025',
    'the source names a district or a township, of which there are none since 2025-07-01',
    'स्रोत ज़िला या नगर-खंड बताता है, जो 2025-07-01 से नहीं हैं',
  ],
  'doubt-decider-elsewhere': [
    'nguồn nêu cơ quan của tỉnh, thành phố khác',
    'the source names an office of another province',
    'स्रोत दूसरे प्रांत का कार्यालय बताता है',
  ],
  'doubt-decider-unknown': [
    'cơ quan giải quyết không có trong danh sách cơ quan của địa phương',
    'who decides is none of the offices that the province has',
    'निर्णय करने वाला प्रांत के कार्यालयों में नहीं है',
  ],
  'doubt-decider-garbled': [
    'ô cơ quan giải quyết lẫn chữ khác',
    'the cell of who decides holds other text',
    'निर्णय करने वाले के खाने में दूसरा पाठ है',
  ],
  // Ways to hand in
  'doubt-channels-unstated': [
    'nguồn không nêu cách thức nộp',
    'the source does not say how to hand in',
    'स्रोत नहीं बताता कि आवेदन कैसे जमा हो',
  ],
  'doubt-channels-from-text': [
    'cách thức nộp suy từ trình tự thực hiện',
    'how to hand in was taken from the text of the steps',
    'जमा करने का तरीका चरणों के पाठ से लिया गया',
  ],
  'doubt-first-channel-only': [
    'nguồn chỉ nêu thời hạn và phí của một cách thức nộp',
    'the source gives time and fee of one way to hand in only',
    'स्रोत जमा करने के केवल एक तरीके का समय और शुल्क देता है',
  ],
  'doubt-channels-differ': [
    'các cách thức nộp có thời hạn khác nhau',
    'the ways to hand in have different limits',
    'जमा करने के तरीकों की समय-सीमा अलग-अलग है',
  ],
  'doubt-channels-differ-widely': [
    'các cách thức nộp có thời hạn chênh nhau quá ba lần',
    'the ways to hand in have limits more than three times apart',
    'जमा करने के तरीकों की समय-सीमा में तीन गुने से अधिक अंतर है',
  ],
  // Time
  'doubt-time-unstated': ['nguồn không nêu thời hạn', 'the source gives no time', 'स्रोत समय नहीं बताता'],
  'doubt-time-unit-unstated': [
    'thời hạn thiếu đơn vị (ngày, ngày làm việc, giờ)',
    'the time has no unit (days, working days, hours)',
    'समय की इकाई नहीं है (दिन, कार्य दिवस, घंटे)',
  ],
  'doubt-time-filler': [
    'thời hạn ghi 1, không đơn vị: thường là số điền cho có',
    'the time is 1 without a unit, which mostly only fills the cell',
    'समय 1, बिना इकाई: अक्सर केवल खाना भरने के लिए',
  ],
  'doubt-time-zero': ['thời hạn ghi 0', 'the time is 0', 'समय 0 है'],
  'doubt-time-in-months': [
    'thời hạn tính theo tháng, quy 30 ngày mỗi tháng',
    'the time is in months, taken as 30 days each',
    'समय महीनों में है, प्रति महीना 30 दिन माना गया',
  ],
  'doubt-time-from-text': [
    'thời hạn suy từ trình tự thực hiện',
    'the time was taken from the text of the steps',
    'समय चरणों के पाठ से लिया गया',
  ],
  'doubt-time-hours-unsaid': [
    'nguồn ghi giờ mà không nói là giờ làm việc',
    'the source says hours, and not whether they are working hours',
    'स्रोत घंटे बताता है, पर यह नहीं कि वे कार्य घंटे हैं',
  ],
  'doubt-time-unit-from-text': [
    'đơn vị của thời hạn suy từ trình tự thực hiện',
    'the unit of the time was taken from the text of the steps',
    'समय की इकाई चरणों के पाठ से ली गई',
  ],
  'doubt-time-unit-differs': [
    'đơn vị thời hạn khác giữa bảng và trình tự thực hiện',
    'table and text give the time in different units',
    'तालिका और पाठ में समय की इकाई अलग है',
  ],
  'doubt-time-differs-from-text': [
    'thời hạn trong bảng khác thời hạn trong trình tự thực hiện',
    'the time of the table is not that of the text',
    'तालिका का समय पाठ के समय से अलग है',
  ],
  'doubt-time-by-case': ['thời hạn tùy trường hợp', 'the time depends on the case', 'समय मामले पर निर्भर है'],
  'doubt-time-in-stages': [
    'trình tự nêu thời hạn riêng của từng giai đoạn, không nêu thời hạn của cả thủ tục',
    'the text gives a time for each stage and none for the whole',
    'पाठ हर चरण का समय देता है, पूरी प्रक्रिया का नहीं',
  ],
  'doubt-several-times': [
    'một cách thức nộp có nhiều thời hạn',
    'one way to hand in has several limits',
    'जमा करने के एक तरीके की कई समय-सीमाएँ हैं',
  ],
  // Fee
  'doubt-fee-unstated': ['nguồn không nêu phí, lệ phí', 'the source gives no fee', 'स्रोत शुल्क नहीं बताता'],
  'doubt-fee-zero-stored': [
    'phí ghi 0 mà không có chữ nào nói là miễn',
    'the fee is stored as 0, and no words say that it is free',
    'शुल्क 0 दर्ज है, पर कोई शब्द निःशुल्क नहीं कहता',
  ],
  'doubt-fee-doubtful': [
    'phí ghi dưới 1.000 đồng, có thể ghi nhầm',
    'the fee is stored as less than 1,000 đồng, perhaps by mistake',
    'शुल्क 1,000 डोंग से कम दर्ज है, शायद ग़लती से',
  ],
  'doubt-fee-by-case': ['phí tùy trường hợp', 'the fee depends on the case', 'शुल्क मामले पर निर्भर है'],
  'doubt-fee-by-council': [
    'phí do Hội đồng nhân dân quyết định',
    'the fee is set by the People’s Council',
    'शुल्क जन परिषद तय करती है',
  ],
  'doubt-several-fees': [
    'một cách thức nộp có nhiều mức phí',
    'one way to hand in has several fees',
    'जमा करने के एक तरीके के कई शुल्क हैं',
  ],
  'doubt-fee-from-text': ['phí suy từ văn bản', 'the fee was taken from the text', 'शुल्क पाठ से लिया गया'],
  // Papers
  'doubt-components-unstated': [
    'nguồn không nêu thành phần hồ sơ',
    'the source names no papers',
    'स्रोत कोई काग़ज़ नहीं बताता',
  ],
  'doubt-quantity-doubtful': [
    'không chắc số lượng bản',
    'it is not sure how many copies are asked for',
    'निश्चित नहीं कि कितनी प्रतियाँ माँगी गई हैं',
  ],
  'doubt-quantity-sets': [
    'trình tự yêu cầu nộp nhiều bộ hồ sơ, số bản trong bảng có thể chỉ là của một bộ',
    'the steps ask for several sets of papers, the table may count those of one',
    'चरण काग़ज़ों के कई सेट माँगते हैं, तालिका में शायद एक ही सेट की गिनती है',
  ],
  'doubt-component-copy-or-original': [
    'nguồn ghi bản chính cho một bản sao',
    'the source counts a copy as an original',
    'स्रोत प्रतिलिपि को मूल गिनता है',
  ],
  'doubt-signer-differs': [
    'nguồn ghi cơ quan giải quyết là Ủy ban nhân dân, nhưng trình tự ghi Chủ tịch Ủy ban nhân dân quyết định',
    'the source names the committee as who decides, but its steps have the chair decide',
    'स्रोत में निर्णयकर्ता जन समिति है, पर चरणों में अध्यक्ष निर्णय करते हैं',
  ],
  'doubt-component-either-form': [
    'tên giấy tờ nói bản chính hoặc bản sao (bản điện tử), chỉ cần một trong hai; số lượng nguồn ghi không nói điều đó',
    'the name says an original or a copy (an electronic one), either does; the count of the source does not say that',
    'नाम में मूल या प्रति (इलेक्ट्रॉनिक) लिखा है, कोई एक पर्याप्त है; स्रोत की संख्या यह नहीं बताती',
  ],
  'doubt-component-original-as-copy': [
    'nguồn ghi bản sao cho một bản chính',
    'the source counts an original as a copy',
    'स्रोत मूल को प्रतिलिपि गिनता है',
  ],
  'doubt-component-doubtful': [
    'không chắc đây là một giấy tờ',
    'it is not sure that this is a paper',
    'निश्चित नहीं कि यह काग़ज़ है',
  ],
  'doubt-component-several-papers': [
    'một dòng nêu nhiều giấy tờ',
    'one line names several papers',
    'एक पंक्ति में कई काग़ज़ हैं',
  ],
  'doubt-component-of-register': [
    'cơ sở dữ liệu của Nhà nước có thể đã có thông tin này: chưa rõ còn phải nộp hay cơ quan tự tra cứu',
    'a register of the state may hold this: it is not clear whether it is still asked for, or the office looks it up',
    'राज्य के रजिस्टर में यह हो सकता है: स्पष्ट नहीं कि इसे अब भी देना है या कार्यालय स्वयं देखेगा',
  ],
  'doubt-component-of-office': [
    'có thể là giấy tờ do cơ quan lập khi giải quyết, không phải giấy tờ người nộp hồ sơ phải có',
    'an office may make this in its own work: it may be no paper of the applicant',
    'यह कार्यालय अपने काम में बनाता होगा: शायद यह आवेदक का काग़ज़ नहीं',
  ],
  'doubt-papers-left-out': [
    'có dòng có thể là giấy tờ nhưng đọc là ghi chú',
    'lines that may be papers were read as notes',
    'जो पंक्तियाँ काग़ज़ हो सकती हैं, वे टिप्पणी मानी गईं',
  ],
  'doubt-alternatives-doubtful': [
    'không chắc những giấy tờ nào thay nhau được',
    'it is not sure which papers stand in for each other',
    'निश्चित नहीं कि कौन-से काग़ज़ एक-दूसरे की जगह चलते हैं',
  ],
  'doubt-papers-of-office': [
    'danh sách có giấy tờ do cơ quan lập',
    'the list holds papers that the office itself makes',
    'सूची में कार्यालय के बनाए काग़ज़ भी हैं',
  ],
  // Steps
  'doubt-steps-unstated': ['nguồn không nêu trình tự', 'the source gives no steps', 'स्रोत चरण नहीं बताता'],
  'doubt-steps-cut': [
    'trình tự bị cắt, phần sau lẫn vào thành phần hồ sơ',
    'the steps are cut, their rest stands among the papers',
    'चरण कटे हैं, शेष काग़ज़ों के बीच है',
  ],
  'doubt-several-cases-in-steps': [
    'trình tự nêu nhiều trường hợp',
    'the steps tell of several cases',
    'चरण कई मामलों के हैं',
  ],
  'doubt-step-actor-doubtful': [
    'không chắc bước này ai làm',
    'it is not sure who takes this step',
    'निश्चित नहीं कि यह चरण कौन करता है',
  ],
  // Result and law
  'doubt-result-unstated': ['nguồn không nêu kết quả', 'the source names no result', 'स्रोत परिणाम नहीं बताता'],
  'doubt-result-refusal-only': [
    'kết quả duy nhất được nêu là văn bản từ chối',
    'the only result named is a refusal',
    'बताया गया एकमात्र परिणाम अस्वीकृति है',
  ],
  'doubt-result-supplement-only': [
    'kết quả duy nhất được nêu là yêu cầu bổ sung hồ sơ',
    'the only result named is a request to supplement',
    'बताया गया एकमात्र परिणाम पूरक की माँग है',
  ],
  'doubt-result-cut': [
    'nguồn còn nêu kết quả khác đã bị cắt',
    'the source named further results that were cut off',
    'स्रोत के अन्य परिणाम कट गए हैं',
  ],
  'doubt-result-several': [
    'một dòng kết quả có thể nêu nhiều kết quả',
    'one line of the result may name several results',
    'परिणाम की एक पंक्ति में कई परिणाम हो सकते हैं',
  ],
  'doubt-result-code-unstated': ['kết quả không có mã', 'the result has no code', 'परिणाम का कोड नहीं है'],
  'doubt-result-code-doubtful': [
    'mã kết quả sai dạng',
    'the code of the result has another shape than codes have',
    'परिणाम के कोड का रूप सही नहीं',
  ],
  'doubt-legal-basis-unstated': [
    'nguồn không nêu căn cứ pháp lý',
    'the source names no legal basis',
    'स्रोत विधिक आधार नहीं बताता',
  ],
  'doubt-law-ended': [
    'căn cứ văn bản đã hết hiệu lực',
    'rests on a document that no longer holds',
    'ऐसे दस्तावेज़ पर आधारित है जो अब लागू नहीं',
  ],
  'doubt-law-reported': [
    'căn cứ văn bản được cho là đã bị thay thế, chưa đối chiếu văn bản gốc',
    'rests on a document that is said to have been replaced, not compared with the original text',
    'ऐसे दस्तावेज़ पर आधारित जिसकी जगह दूसरा आया बताया जाता है, मूल पाठ से मिलाया नहीं गया',
  ],
  'doubt-law-other-subject': [
    'căn cứ văn bản về nội dung khác với lĩnh vực và tên của thủ tục',
    'rests on a document about something else than the field and name of the procedure',
    'ऐसे दस्तावेज़ पर आधारित जो प्रक्रिया के क्षेत्र और नाम से अलग विषय का है',
  ],
  'doubt-law-number-doubtful': [
    'số hiệu văn bản có thể bị cắt',
    'the number of a document may be cut',
    'दस्तावेज़ की संख्या कटी हो सकती है',
  ],
} satisfies Record<string, Words>;
