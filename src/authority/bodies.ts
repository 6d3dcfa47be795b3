/** Bodies outside the province's own offices: what kind each is by its name, and what that kind is called in every language. */
import type { Language } from '#kernel/outcome.ts';

export interface BodyKind {
  named: RegExp;
  /** What such a body is called in other languages. */
  en: string;
  hi: string;
  /** Where the names say which of our units it is: the first that fits. */
  units?: readonly [RegExp, string][];
}

/** Bodies by the names that the national database uses. What no line knows, our own offices decide, or nobody knows. */
export const BODIES: readonly BodyKind[] = [
  {
    named: /công an|cảnh sát|quản lý xuất nhập cảnh/,
    en: 'Police',
    hi: 'पुलिस',
    units: [
      [/công an (cấp )?(xã|phường|đặc khu)/, 'role:police'],
      [/công an (cấp )?(tỉnh|thành phố)|^phòng /, 'role:provincial-police'],
    ],
  },
  { named: /hải quan/, en: 'Customs', hi: 'सीमा शुल्क' },
  {
    named: /^(cơ quan |tổng cục |cục |chi cục |đội |phòng )?thuế( |$)/,
    en: 'Tax authority',
    hi: 'कर प्राधिकरण',
    units: [[/^(cục )?thuế (tỉnh|thành phố)/, 'role:tax']],
  },
  {
    named: /^(cơ quan )?(bảo hiểm xã hội|bhxh)/,
    en: 'Social insurance',
    hi: 'सामाजिक बीमा',
    units: [[/(bảo hiểm xã hội|bhxh) (cấp )?(tỉnh|thành phố)/, 'role:social-insurance']],
  },
  { named: /^kho bạc/, en: 'State Treasury', hi: 'राज्य कोषागार' },
  { named: /^(cục |chi nhánh )?ngân hàng nhà nước/, en: 'State Bank', hi: 'राज्य बैंक' },
  { named: /^ủy ban chứng khoán/, en: 'State Securities Commission', hi: 'राज्य प्रतिभूति आयोग' },
  { named: /^tòa án/, en: "People's Court", hi: 'जन न्यायालय' },
  { named: /^viện kiểm sát/, en: "People's Procuracy", hi: 'जन अभियोजन कार्यालय' },
  { named: /thi hành án dân sự/, en: 'Civil judgment enforcement', hi: 'सिविल निर्णय प्रवर्तन' },
  {
    named: /^bộ (quốc phòng|tư lệnh|chỉ huy quân sự)|^ban chỉ huy quân sự/,
    en: 'Ministry of National Defence or its command',
    hi: 'राष्ट्रीय रक्षा मंत्रालय या उसकी कमान',
  },
];

/** For matching: one way to place the tone, one kind of space, small letters; a comma inside a name is none between names. */
export const plainBody = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/oà/g, 'òa')
    .replace(/uỷ/g, 'ủy')
    .replace(/\s+/g, ' ')
    .replace(/trật tự, xã hội/g, 'trật tự xã hội')
    .replace(/tỉnh, thành phố( trực thuộc trung ương)?/g, 'tỉnh')
    .replace(/^[ .;]+|[ .;]+$/g, '');

/** Called so, a body is its kind and no more: its name is not said beside it. */
const KIND_ALONE =
  /^(cơ quan (công an|hải quan|thuế|bảo hiểm xã hội|thi hành án dân sự)|kho bạc nhà nước|ngân hàng nhà nước|tòa án nhân dân)$/;

/** The body by the name that the source gives, and in other languages by its kind beside that name; of no known kind, by the name alone. */
export function bodyNames(body: string): Record<Language, string> {
  const said = plainBody(body);
  const parts = said
    .split(/[,;/]| hoặc /)
    .map(plainBody)
    .filter(Boolean);
  const kinds = new Set(parts.map((part) => BODIES.find(({ named }) => named.test(part))));
  // Named together with what nobody knows, or with an office of ours, it is said as the source says it.
  if (!kinds.size || kinds.has(undefined)) return { vi: body, en: body, hi: body };
  const called = (language: 'en' | 'hi') => {
    const names = [...kinds].map((kind) => kind![language]).join(', ');
    return KIND_ALONE.test(said) ? names : `${names} (${body})`;
  };
  return { vi: body, en: called('en'), hi: called('hi') };
}

/** As `plainBody` has them. */
const SORTS_OF_BODY =
  'ủy ban|ubnd|ủy viên ủy ban|hội đồng|hđnd|sở|bộ|cục|tổng cục|vụ|chi cục|chi nhánh|ban|phòng|văn phòng|thanh tra|kiểm toán|công an|cảnh sát|thuế|hải quan|kho bạc|ngân hàng|bảo hiểm xã hội|bhxh|tòa án|tand|viện|vksnd|cơ quan|đòan|tổ công tác|trung tâm|quốc hội|chính phủ|đội|đồn|bệnh viện|trường|công ty|tổng công ty|quỹ|chủ tịch (?:ủy ban|ubnd)|chánh thanh tra|chánh án|viện trưởng|trưởng đòan|giám đốc sở|thủ tướng';
const BODY = new RegExp(`^(?:${SORTS_OF_BODY})(?!\\p{L})`, 'u');

/** Whether a text names a body or an office, and no person («Ông Nguyễn Văn A»): by how it begins, or as one of ours is called. */
export const namesBody = (text: string, own: (text: string) => boolean = () => false): boolean =>
  /\p{L}.*\s.*\p{L}/u.test(text) && (BODY.test(plainBody(text)) || own(text));
