/** What is wrong with answers of today, with the names by which a manifest knows answers, and by which FEEL knows what is counted from them. */
import type { Words } from '../phrases.ts';

export const PACK_FIELD_PHRASES = {
  'value-unprinted': [
    '{field} (bản in không có chữ «{letters}»: hãy ghi bằng chữ La-tinh)',
    '{field} (papers cannot print the letters “{letters}”: write them in Latin letters)',
    '{field} (काग़ज़ पर «{letters}» अक्षर नहीं छपते: लैटिन अक्षरों में लिखें)',
  ],
  'value-filer': [
    '{field} (trái với người đang nộp hồ sơ: chính người có yêu cầu, hay người được ủy quyền nộp thay)',
    '{field} (contradicts who hands it in: the applicant themselves, or who is authorised to act for them)',
    '{field} (आवेदन जमा करने वाले के विपरीत: स्वयं आवेदक, या उनकी ओर से अधिकृत व्यक्ति)',
  ],
  'value-ended': [
    '{field} (đã hết hạn: không được trước ngày {limit})',
    '{field} (it has ended: not before {limit})',
    '{field} (समाप्त हो चुका है: {limit} से पहले नहीं)',
  ],
  'value-document': [
    '{field} (văn bản ghi ngày hoặc năm chưa đến: {limit})',
    '{field} (names a document of a day or year to come: {limit})',
    '{field} (ऐसे दस्तावेज़ का नाम जिसकी तारीख या वर्ष अभी नहीं आया: {limit})',
  ],
  'residence-field': [
    'residence nêu «{field}», không có ô ấy trong tờ khai apply hoặc biểu mẫu của bước công an',
    'residence names «{field}», which is no field of the form apply or of the step of the police',
    'residence में «{field}» है, जो apply फ़ॉर्म या पुलिस के चरण का कोई क्षेत्र नहीं है',
  ],
  'term-from': [
    'terms.{term}.from là «{field}», không phải ô ngày (format: date) của tờ khai apply',
    'terms.{term}.from is «{field}», which is no date (format: date) of the form apply',
    'terms.{term}.from «{field}» है, जो apply फ़ॉर्म की कोई तिथि (format: date) नहीं है',
  ],
  'term-named': [
    'terms.{term} trùng tên một ô, một bước hoặc một giá trị mà FEEL đã biết; hãy đặt tên khác',
    'terms.{term} has the name of a field, a step or a value that FEEL knows already; name it otherwise',
    'terms.{term} का नाम किसी क्षेत्र, चरण या FEEL को ज्ञात मान का भी है; दूसरा नाम रखें',
  ],
  'field-strange': [
    '«{name}» không phải là dữ liệu của người nộp hay lựa chọn của trường này: hãy sửa lại',
    '«{name}» is no datum of who applies and no choice of this field: correct it',
    '«{name}» न आवेदक का तथ्य है, न इस क्षेत्र का विकल्प: सुधारें',
  ],
  'letter-open': [
    'có dấu ngoặc nhọn lẻ, không đủ {{ và }}: văn bản sẽ được ký cùng dấu đó, hãy viết đủ hai đầu',
    'a brace stands outside {{ and }} and would be signed as text: write both ends whole',
    'कोई कोष्ठक {{ और }} के बाहर है और पाठ के रूप में हस्ताक्षरित होगा: दोनों सिरे लिखें',
  ],
  'value-held': [
    '{field} (khác dữ liệu của người đứng tên nộp hồ sơ trong Cơ sở dữ liệu quốc gia về dân cư; dữ liệu sai thì đề nghị cơ quan Công an điều chỉnh trước)',
    '{field} (is not what the national population database has of the applicant; where it is wrong, have the police correct it first)',
    '{field} (आवेदक के बारे में राष्ट्रीय जनसंख्या डेटाबेस के अनुसार नहीं है; वहाँ ग़लत हो तो पहले पुलिस से सुधरवाएँ)',
  ],
  'part-refusal': [
    'trường {field} từ chối một phần kết quả mà không có căn cứ chọn từ danh sách, kèm điều luật và người thứ hai xác nhận: thêm refusal (ground có articles cho từng lựa chọn, reason dạng reason, confirm là một bước khác của cùng đơn vị), hoặc để lựa chọn đó là không ủng hộ đề nghị',
    'the field {field} refuses a part without a ground that is chosen, its article and a second person who confirms it: add refusal (ground with articles for each choice, reason of the format reason, confirm another step of the same unit), or let that choice be against the request',
    'फ़ील्ड {field} बिना चुने आधार, उसके अनुच्छेद और दूसरे व्यक्ति की पुष्टि के एक भाग अस्वीकार करता है: refusal जोड़ें (ground जिसमें हर विकल्प के articles हों, reason प्रारूप reason, confirm उसी इकाई का दूसरा चरण), या उस विकल्प को अनुरोध के विरुद्ध रखें',
  ],
} satisfies Record<string, Words>;
