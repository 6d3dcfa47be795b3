/** Who decides, and at which tier: the cell of the record where it names somebody, else who signs by the text of the steps. */
import type { DoubtReading, NationalRecord, TierReading } from './record.ts';
import type { Passage } from './steps.ts';
import { capital, clean, oneLine } from './text.ts';

const U = '[UuỦủ]y ban [Nn]hân dân';
const DEPARTMENTS =
  'Tài chính|Xây dựng|Nông nghiệp và Môi trường|Khoa học và Công nghệ|Tư pháp|Nội vụ|Y tế|Giáo dục và Đào tạo|Văn hóa, Thể thao và Du lịch|Văn hóa và Thể thao|Du lịch|Công Thương|Dân tộc và Tôn giáo|Ngoại vụ|Kế hoạch và Đầu tư|Lao động - Thương binh và Xã hội|Tài nguyên và Môi trường|Giao thông vận tải|Thông tin và Truyền thông|Quy hoạch - Kiến trúc';
const ZONE = 'khu (?:kinh tế|công nghiệp|chế xuất|công nghệ cao|công nghệ thông tin tập trung)';
/** Offices by the names that the records use. */
const OFFICE = [
  `(?:[Cc]hủ tịch )?(?:${U}|UBND)(?: các)?(?: cấp)?(?: (?:tỉnh(?:, thành phố(?: trực thuộc [Tt]rung ương)?)?|xã(?:, phường(?:, (?:đặc khu|thị trấn))?)?|có thẩm quyền))?`,
  'Hội đồng nhân dân (?:cấp )?tỉnh',
  '[Cc]ơ quan đăng ký (?:kinh doanh|đầu tư|cư trú|thuế)(?: cấp (?:tỉnh|xã))?',
  `[Bb]an [Qq]uản lý (?:các )?${ZONE}(?:, ${ZONE}){0,4}`,
  '[Cc]ơ quan (?:BHXH|[Bb]ảo hiểm xã hội)(?: (?:tỉnh|cơ sở|Việt Nam))?',
  '(?:Bảo hiểm xã hội|BHXH) (?:cấp )?(?:tỉnh|cơ sở|Việt Nam)',
  'Công an (?:cấp )?(?:tỉnh|xã|phường)',
  'Phòng Cảnh sát [^,;.]{5,60}Công an tỉnh(?:, thành phố)?',
  '(?:[Cc]hi nhánh )?[Vv]ăn phòng đăng ký đất đai(?:(?:,| hoặc) [Cc]hi nhánh [Vv]ăn phòng đăng ký đất đai)?',
  '[Cc]ơ quan (?:quản lý nhà nước về|có chức năng quản lý|chuyên môn về) [^,;.()]{3,60}?cấp (?:tỉnh|xã)',
  '[Cc]ơ quan thuế',
  '(?:Cục|Chi cục) [Hh]ải quan(?: khu vực)?',
  '[Cc]ơ quan hải quan',
  'Kho bạc Nhà nước(?: khu vực)?',
  `Sở (?:${DEPARTMENTS})`,
  'Thanh tra tỉnh',
  '(?:[Tt]hủ trưởng )?[Cc]ơ quan quản lý (?:định danh và xác thực điện tử|căn cước(?: Bộ Công an)?|[Cc]ơ sở dữ liệu hộ tịch điện tử)',
  '[Cc]ơ quan chuyên môn về xây dựng',
  '[Cc]ơ quan, tổ chức hỗ trợ [^,;.]{3,40}',
].join('|');
const NAMED = `(?:${OFFICE})`;
/** As the one who acts: at the beginning of a clause. */
const SUBJECT = `(?:^|[,;:] |thì |quy định |quy định [-+] |[a-zđ]\\) |[.)] )(${NAMED})`;

interface Clue {
  weight: number;
  pattern: RegExp;
}

const SIGNS =
  '(?:xem xét,? )?(?:,? ?để )?(?:quyết định|ký|phê duyệt|ban hành|cấp|công nhận|chấp thuận|thông qua|giải quyết|thu hồi)';
/** From the surest: whose competence it is, whom it is put before, who decides, who issues, who handles. */
const CLUES: readonly Clue[] = [
  { weight: 5, pattern: new RegExp(`thẩm quyền(?: giải quyết)? của (${NAMED})`, 'u') },
  {
    weight: 4,
    pattern: new RegExp(`(?:[Tt]rình|[Bb]áo cáo)(?: [Ll]ãnh đạo)?(?: hồ sơ)? (${NAMED})[^.;]{0,20}?(?:${SIGNS})`, 'u'),
  },
  {
    weight: 4,
    pattern: new RegExp(
      `${SUBJECT}(?: có trách nhiệm)?(?: xem xét,?)? (?:ra|ban hành|quyết định|ký|phê duyệt|thông qua|công nhận)(?= )`,
      'u',
    ),
  },
  {
    weight: 3,
    pattern: new RegExp(
      `${SUBJECT}(?: có trách nhiệm)?(?: căn cứ [^.;]{5,300}? để)?(?: thẩm định(?: hồ sơ)?,| kiểm tra,| xem xét,?| thực hiện(?: việc)?)*? (?:cấp(?! tỉnh| xã)|chấp thuận|điều chỉnh|thu hồi|gia hạn|công bố|chứng nhận|xác nhận|quy định việc|chấm dứt|đăng ký (?!cư trú))`,
      'u',
    ),
  },
  {
    weight: 2,
    pattern: new RegExp(
      `${SUBJECT}[^.;]{0,160}?(?:[Xx]em xét|[Gg]iải quyết|[Kk]iểm tra|[Tt]hẩm định|[Cc]hỉnh lý|[Ll]ập, cập nhật|[Tt]hực hiện|[Tt]hông báo)`,
      'u',
    ),
  },
];
const CONSULTED = /lấy ý kiến|có ý kiến|cho ý kiến|được hỏi|phối hợp/iu;
const CENTRE = /Trung tâm [Pp]hục vụ|Bộ phận (?:[Mm]ột cửa|[Tt]iếp nhận)/u;
/** Cells that name nobody in particular. */
const VAGUE = /^(?:các cơ quan, tổ chức liên quan|cơ quan có thẩm quyền)$/iu;

export function readDecider(
  record: NationalRecord,
  passages: readonly Passage[],
): { decider: string; doubts: DoubtReading[] } {
  const doubts: DoubtReading[] = [];
  const doubt = (id: DoubtReading['id']) => doubts.push({ id, about: '' });
  const cell = officeName(record.competentAuthority);
  if (/Tên thủ tục|Mã thủ tục/u.test(cell) || cell.length > 250) doubt('decider-garbled');
  else if (cell && !VAGUE.test(cell)) {
    if (namesAbolished(cell)) doubt('decider-abolished');
    if (namesSeveral(cell)) doubt('decider-several');
    if (/^Ủy ban nhân dân/u.test(cell) && chairDecides(passages)) doubt('signer-differs');
    return { decider: cell, doubts };
  }
  const told = deciderIn(record, passages);
  doubt(told ? 'decider-from-text' : 'decider-unstated');
  if (namesAbolished(told)) doubt('decider-abolished');
  return { decider: told, doubts };
}

const CHAIR = 'chủ tịch (?:[uủ]y ban nhân dân|ubnd)(?: các)?(?: cấp)? (?:tỉnh|xã)';
const CHAIR_DECIDES = new RegExp(
  `${CHAIR}[^.;,\\n]{0,40}?(?:quyết định|phê duyệt|ban hành|cấp (?!tỉnh|xã)|chấp thuận|công nhận)|thẩm quyền[^.;\\n]{0,60} của ${CHAIR}`,
  'iu',
);

/** The steps have the chair of a committee decide, or say that the power is theirs; the chair signs for the committee as well. */
export const chairDecides = (passages: readonly Pick<Passage, 'text'>[]): boolean =>
  passages.some(({ text }) => CHAIR_DECIDES.test(text));

/** Whether a name is, or holds, that of a tier or unit of which there are none since 2025-07-01: districts of every kind, and townships. */
export const namesAbolished = (name: string): boolean =>
  /(?<![\p{L}\p{M}])(?:huyện|quận|thị xã|thị trấn|thành phố (?:thuộc|trực thuộc) (?:tỉnh|thành phố))(?![\p{L}\p{M}])/iu.test(
    oneLine(clean(name)),
  );

/** «UBND cấp Xã.» as the record of all others has it. */
function officeName(given: string): string {
  const name = oneLine(clean(given))
    .replace(/[\s.;,]+$/, '')
    .replace(/\bUBND\b/g, 'Ủy ban nhân dân')
    .replace(/\bBHXH\b/g, 'bảo hiểm xã hội')
    .replace(/[uủ]y ban nhân dân/giu, 'Ủy ban nhân dân')
    .replace(/cấp (Xã|Tỉnh|Huyện)/gu, (_, tier: string) => `cấp ${tier.toLocaleLowerCase('vi')}`);
  return capital(name);
}

/** Bodies apart from each other; an office and its branch are one. */
function namesSeveral(cell: string): boolean {
  if (/^(?:Chi nhánh )?Văn phòng đăng ký đất đai, (?:Chi nhánh )?Văn phòng đăng ký đất đai$/u.test(cell)) return false;
  return cell
    .split(/,\s*/)
    .slice(1)
    .some((part) =>
      /^(?:Chủ tịch|Ủy ban|Sở|Cục|Chi cục|Bộ|Công an|Bảo hiểm|Cơ quan|Hội đồng|Phòng|Thủ tướng|Cảng vụ|Tòa)/u.test(
        part,
      ),
    );
}

/** «Ủy ban nhân dân» of a procedure that one tier handles. */
function withTier(name: string, { levels }: NationalRecord): string {
  if (levels.length !== 1 || !/^(?:Chủ tịch )?Ủy ban nhân dân(?: cấp)?(?: có thẩm quyền)?$/u.test(name)) return name;
  return `${name.replace(/(?: cấp)?(?: có thẩm quyền)?$/u, '')} ${levels[0].toLocaleLowerCase('vi')}`;
}

/** The name with the weightiest clues; of equals the one named most often, and then the later, which is nearer to the decision. */
function deciderIn(record: NationalRecord, passages: readonly Passage[]): string {
  const seen: { weight: number; name: string }[] = [];
  const see = (text: string, clues: readonly Clue[] = CLUES) => {
    for (const { weight, pattern } of clues) {
      const name = pattern.exec(text)?.[1];
      if (!name) continue;
      seen.push({ weight, name: officeName(name) });
      return;
    }
  };
  see(oneLine(clean(record.name)), CLUES.slice(0, 1));
  for (const { text, by } of passages) {
    if (by !== 'office') continue;
    // «Văn phòng đăng ký đất đai thực hiện:» and what it does.
    for (const sentence of text.replace(/:\s*\n\s*[-+]?\s*/g, ': ').split(/(?<=[.;])\s+|\n/))
      if (!CONSULTED.test(sentence)) see(oneLine(sentence));
  }
  const weight = Math.max(0, ...seen.map((one) => one.weight));
  const names = seen.filter((one) => one.weight === weight).map((one) => one.name);
  const times = (name: string) => names.filter((one) => one === name).length;
  const most = Math.max(0, ...names.map(times));
  const best = names.findLast((name) => times(name) === most);
  if (best) return withTier(best, record);
  // Nobody is said to decide: whom it is handed in to, where that is more than the common centre.
  const [first] = passages;
  if (first?.by !== 'citizen') return '';
  const receivers = [...oneLine(first.text).matchAll(new RegExp(`(?:đến|cho|tới|của|tại|hoặc) (${NAMED})`, 'gu'))]
    .map((match) => officeName(match[1]))
    .filter((name) => !CENTRE.test(name) && !/^(?:Chủ tịch )?Ủy ban nhân dân cấp tỉnh$/u.test(name));
  // A board decides in its zone alone.
  if (receivers.every((name) => /^ban quản lý/iu.test(name))) return '';
  return officeName([...new Set(receivers)].slice(0, 2).join(' hoặc '));
}

/** Offices of the central state, which reach down to a commune only as a place of receipt. */
const VERTICAL_FIELDS = /hải quan|thuế|kho bạc|bhxh|bảo hiểm|ngân hàng|xuất nhập cảnh|ngoại hối|chứng khoán/iu;
const CENTRAL =
  /^(?:Bộ |Cục |Tổng cục|Bảo hiểm xã hội Việt Nam|Ngân hàng Nhà nước|Thủ tướng|Chủ tịch nước|Chi cục Hải quan|Kho bạc|Ủy ban Chứng khoán|Tòa án)/u;
const PROVINCIAL = /cấp tỉnh|(?:^|\s)tỉnh(?:\s|,|$)|^Sở |Ban quản lý khu|Văn phòng đăng ký đất đai|Hội đồng nhân dân/iu;
const COMMUNAL = /cấp xã|xã, phường|nhân dân xã|Công an xã/iu;

export function readTier(record: NationalRecord, decider: string): { tier: TierReading; doubts: DoubtReading[] } {
  const levels = record.levels.map((level) => oneLine(clean(level)));
  const has = (level: string) => levels.includes(level);
  const commune = has('Cấp xã');
  const province = has('Cấp tỉnh');
  const doubts: DoubtReading[] = [];
  const doubt = (id: DoubtReading['id']) => doubts.push({ id, about: '' });
  const vertical = VERTICAL_FIELDS.test(record.field);
  if (commune && vertical) doubt('level-doubtful-for-vertical-sector');
  if (!commune && !province) {
    doubt('out-of-scope');
    return { tier: has('Cấp bộ') ? 'ministry' : 'other', doubts };
  }
  const central = CENTRAL.test(decider) && !has('Cấp bộ');
  if (commune && province) {
    doubt('several-tiers');
    const tier = vertical || (PROVINCIAL.test(decider) && !COMMUNAL.test(decider)) ? 'province' : 'commune';
    if (central) doubt('tier-decider-disagree');
    return { tier, doubts };
  }
  const tier = commune ? 'commune' : 'province';
  const other = commune
    ? PROVINCIAL.test(decider) && !COMMUNAL.test(decider)
    : COMMUNAL.test(decider) && !PROVINCIAL.test(decider);
  if (central || other) doubt('tier-decider-disagree');
  if (levels.length > 1) doubt('several-tiers');
  return { tier, doubts };
}
