/** On what a refusal rests, as its paper and the pages say it. */
import type { Words } from '../phrases.ts';

export const GROUND_PHRASES = {
  'ground-conclusion': [
    'Kết luận không đủ điều kiện tại bước «{step}»: {text}',
    'Concluded against it at the step “{step}”: {text}',
    'चरण «{step}» पर निष्कर्ष विरुद्ध: {text}',
  ],
  'ground-concluded': [
    'Kết luận không đủ điều kiện tại bước «{step}»',
    'Concluded against it at the step “{step}”',
    'चरण «{step}» पर निष्कर्ष विरुद्ध',
  ],
  'ground-rests': ['Căn cứ của kết luận: {text}', 'The conclusion rests on: {text}', 'निष्कर्ष का आधार: {text}'],
  'ground-law': [
    'Không đáp ứng điều kiện tại {law}: {text}',
    'A condition of {law} is not met: {text}',
    '{law} की शर्त पूरी नहीं: {text}',
  ],
  'paper-lacks-both': [
    '{paper} (còn thiếu {originals} bản chính, {copies} bản sao)',
    '{paper} (lacking: originals {originals}, copies {copies})',
    '{paper} (कम: मूल {originals}, प्रति {copies})',
  ],
  'paper-lacks-originals': [
    '{paper} (còn thiếu {n} bản chính)',
    '{paper} (lacking: originals {n})',
    '{paper} (कम: मूल {n})',
  ],
  'paper-lacks-copies': ['{paper} (còn thiếu {n} bản sao)', '{paper} (lacking: copies {n})', '{paper} (कम: प्रति {n})'],
  'paper-lacks-any': [
    '{paper} (còn thiếu {n} bản, bản chính hoặc bản sao)',
    '{paper} (lacking: {n}, originals or copies)',
    '{paper} (कम: {n}, मूल या प्रति)',
  ],
  'ground-bare': ['{text}', '{text}', '{text}'],
  'ground-opinion': ['{unit} không đồng ý: {text}', '{unit} disagrees: {text}', '{unit} असहमत: {text}'],
  'ground-stands': [
    '{item}: «{value}» đã có trong {register}',
    '{item}: “{value}” stands in {register} already',
    '{item}: «{value}» {register} में पहले से है',
  ],
  'ground-register': [
    '«{text}»: nội dung đề nghị không phù hợp với {register}',
    '“{text}”: what is asked for does not agree with {register}',
    '«{text}»: अनुरोध {register} से मेल नहीं खाता',
  ],
  'ground-condition': [
    'Chưa đáp ứng yêu cầu, điều kiện đã công bố: «{text}»',
    'A published condition is not met: “{text}”',
    'प्रकाशित शर्त पूरी नहीं: «{text}»',
  ],
  'ground-bar': [
    'Không thuộc trường hợp được giải quyết theo thủ tục này: {text}',
    'The procedure is not for this case: {text}',
    'यह प्रक्रिया इस मामले के लिए नहीं है: {text}',
  ],
  'ground-audience': [
    'Không thuộc đối tượng thực hiện đã công bố: {text}',
    'Is none of those who may apply, as published: {text}',
    'प्रकाशित आवेदकों में से नहीं: {text}',
  ],
  'ground-component': [
    'Giấy tờ đã nộp không hợp lệ: {text}',
    'A paper that was handed in is wrong: {text}',
    'जमा किया गया काग़ज़ ग़लत है: {text}',
  ],
  'ground-answer': [
    'Nội dung khai không đúng: {text}',
    'An answer that was given is wrong: {text}',
    'दिया गया उत्तर ग़लत है: {text}',
  ],
  'ground-shown': ['{ground} ({shown})', '{ground} ({shown})', '{ground} ({shown})'],
  'shown-document': [
    'thể hiện tại văn bản số {number} ngày {date} của {issuer}',
    'shown by document no. {number} of {date}, {issuer}',
    'प्रमाण: दस्तावेज़ सं. {number}, {date}, {issuer}',
  ],
  'shown-paper': ['thể hiện tại giấy tờ «{text}»', 'shown by the paper “{text}”', 'प्रमाण: काग़ज़ «{text}»'],
  'shown-answer': ['theo nội dung đã khai «{text}»', 'by what was answered, “{text}”', 'दिए गए उत्तर के अनुसार «{text}»'],
  'answer-yes': ['có', 'yes', 'हाँ'],
  'answer-no': ['không', 'no', 'नहीं'],
  'ground-name-closed': ['thủ tục đã dừng tiếp nhận', 'the procedure is closed', 'प्रक्रिया बंद है'],
  'ground-name-place': ['chỉ tiếp nhận tại nơi khác', 'it is received elsewhere alone', 'केवल दूसरी जगह ली जाती है'],
  'ground-name-check': ['kết quả kiểm tra của hệ thống', 'what the system finds', 'प्रणाली की जाँच'],
  'ground-name-audience': ['đối tượng thực hiện', 'who may apply', 'कौन आवेदन कर सकता है'],
  'ground-closed': [
    'Thủ tục đã dừng tiếp nhận hồ sơ: {text}',
    'The procedure was closed: {text}',
    'प्रक्रिया बंद है: {text}',
  ],
  'ground-place': [
    'Thủ tục này chỉ tiếp nhận tại {unit}',
    'This procedure is received at {unit} alone',
    'यह प्रक्रिया केवल {unit} में ली जाती है',
  ],
} as const satisfies Record<string, Words>;
