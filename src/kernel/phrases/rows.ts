/** What is wrong with imported rows. */
import type { Words } from '../phrases.ts';

export const ROW_PHRASES = {
  'columns-missing': [
    'dòng 1 thiếu các cột {columns}',
    'line 1 lacks the columns {columns}',
    'पंक्ति 1 में स्तंभ {columns} नहीं हैं',
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
