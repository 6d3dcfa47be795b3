/** What is wrong with imported rows. */
import type { Words } from '../phrases.ts';

export const ROW_PHRASES = {
  'columns-missing': [
    'dòng 1 thiếu các cột {columns}',
    'line 1 lacks the columns {columns}',
    'पंक्ति 1 में स्तंभ {columns} नहीं हैं',
  ],
  'path-missing': ['không có tệp hay thư mục này', 'there is no such file or folder', 'ऐसी कोई फ़ाइल या फ़ोल्डर नहीं'],
  'path-folder': ['đây là thư mục, cần một tệp', 'it is a folder, and a file is needed', 'यह फ़ोल्डर है, फ़ाइल चाहिए'],
  'path-no-folder': ['đây là tệp, cần một thư mục', 'it is a file, and a folder is needed', 'यह फ़ाइल है, फ़ोल्डर चाहिए'],
  'path-forbidden': [
    'tài khoản đang chạy lệnh không có quyền đọc hoặc ghi',
    'the account that runs the command may not read or write it',
    'आदेश चलाने वाले खाते को इसे पढ़ने या लिखने की अनुमति नहीं',
  ],
  'path-impossible': [
    'đường dẫn quá dài hoặc dẫn vòng về chính nó',
    'the path is too long or leads back to itself',
    'पथ बहुत लंबा है या घूमकर अपने पर लौटता है',
  ],
  'folder-no-models': [
    'thư mục không có tệp .bpmn hay .dmn nào',
    'no file in the folder ends in .bpmn or .dmn',
    'फ़ोल्डर में .bpmn या .dmn की कोई फ़ाइल नहीं',
  ],
  'separator-unknown': [
    'dòng tiêu đề không chia thành cột được bằng dấu phẩy, dấu chấm phẩy hay tab: hãy lưu CSV với một trong ba dấu đó',
    'the head line cannot be divided into its columns by a comma, a semicolon or a tab: save the CSV with one of these',
    'शीर्षक पंक्ति अल्पविराम, अर्धविराम या टैब से स्तंभों में नहीं बँटती: CSV को इनमें से एक के साथ सहेजें',
  ],
  'file-workbook': [
    'đây là tệp bảng tính (Excel, LibreOffice) hoặc tệp nén: hãy mở, lưu thành CSV UTF-8 rồi nhập tệp đó, hoặc dùng tệp JSON của cơ sở dữ liệu quốc gia',
    'it is a workbook (Excel, LibreOffice) or a packed file: open it, save it as CSV UTF-8 and import that, or the JSON file of the national database',
    'यह स्प्रेडशीट (Excel, LibreOffice) या संपीड़ित फ़ाइल है: खोलकर CSV UTF-8 में सहेजें और उसे आयात करें, या राष्ट्रीय डेटाबेस की JSON फ़ाइल लें',
  ],
  'row-twice': [
    'thủ tục {code} đã có ở dòng {first}; chỉ đọc dòng đó',
    'procedure {code} stands on line {first} already; that one is read alone',
    'प्रक्रिया {code} पंक्ति {first} पर पहले से है; केवल वही पढ़ी जाती है',
  ],
  'file-cut': [
    'tệp bị cắt ngang giữa dòng này, phần sau bị mất: hãy lấy lại tệp đầy đủ',
    'the file ends in the middle of this line and its rest is lost: take the whole file',
    'फ़ाइल इस पंक्ति के बीच में कट गई है, आगे का भाग नहीं है: पूरी फ़ाइल लें',
  ],
  'columns-other': [
    'có {found} cột, dòng tiêu đề có {expected}',
    '{found} columns, the header has {expected}',
    '{found} स्तंभ, शीर्षक में {expected}',
  ],
  'cell-number': ['{name}: «{value}» không phải số', '{name}: «{value}» is no number', '{name}: «{value}» संख्या नहीं'],
  'cell-whole': [
    '{name}: «{value}» không phải số nguyên',
    '{name}: «{value}» is no whole number',
    '{name}: «{value}» पूर्ण संख्या नहीं',
  ],
  'cell-channel': [
    'không đọc được cách nộp «{value}»: hãy viết Trực tiếp, Trực tuyến hoặc Bưu chính',
    'cannot read «{value}» as a channel: write in_person, online or post',
    '«{value}» को माध्यम नहीं पढ़ा जा सकता: in_person, online या post लिखें',
  ],
  'cell-unit': [
    'không đọc được đơn vị thời gian «{value}»: hãy viết Ngày làm việc, Ngày, Giờ hoặc Tháng',
    'cannot read «{value}» as a unit of time: write working_day, day, hour or month',
    '«{value}» को समय की इकाई नहीं पढ़ा जा सकता: working_day, day, hour या month लिखें',
  ],
  'cell-code': [
    '{name}: «{value}» không có dạng như 1.001193',
    '{name}: «{value}» is not like 1.001193',
    '{name}: «{value}» 1.001193 जैसा नहीं',
  ],
  'cell-empty': ['{name}: trống', '{name}: is empty', '{name}: खाली है'],
  'cell-list': ['{name}: không phải danh sách', '{name}: is no list', '{name}: सूची नहीं'],
  'cell-letter-lost': [
    'có ký tự không đọc được, hiện là «\uFFFD», ở đoạn «{around}»: hãy lấy lại bản có đủ chữ',
    'a character cannot be read and stands as “\uFFFD” at “{around}”: take a copy that has all letters',
    '«{around}» में एक अक्षर पढ़ा नहीं जा सकता और «\uFFFD» दिखता है: ऐसी प्रति लें जिसमें सब अक्षर हों',
  ],
  'cell-object': ['mục này không phải object', 'the entry is no object', 'प्रविष्टि object नहीं'],
} satisfies Record<string, Words>;
