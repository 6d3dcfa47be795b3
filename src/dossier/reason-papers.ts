/**
 * Papers of which a text says that somebody lacks them or has to bring them, among those that offices ask for by habit: registers hold
 * most of them (Resolution 66.7/2025/NQ-CP). Whether a case asks for one is for its procedure to say (`unlawful-reasons.ts`).
 */
import { remembering } from '#kernel/remembering.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { asSpelled, spelled } from '#kernel/tones.ts';

export interface NamedPaper {
  /** As people call it. */
  paper: string;
  /** In the name of a paper of a procedure: that this kind is among them. */
  listed: RegExp;
  /** Is no paper of a case with conditions, but listed at all. */
  anyCase?: true;
}

interface Kind extends NamedPaper {
  said: string;
  /** Showing it is asked of everybody; handing it in is not. */
  handedIn?: true;
}

const CARD = '(?:the )?(?:căn cước(?: công dân)?|cccd|chứng minh (?:thư|nhân dân)|cmnd|cmt|hộ chiếu)';
const QUARTER =
  '(?:(?:trưởng |ban |tổ trưởng |bí thư )?(?:khu phố|tổ dân phố|thôn|xóm|khu dân cư)|tổ trưởng|trưởng khu)';
const KINDS: readonly Kind[] = [
  {
    paper: 'giấy chứng nhận kết hôn, trích lục kết hôn',
    said: 'giấy (?:chứng nhận |đăng ký |xác nhận |chứng )*kết hôn|trích lục (?:ghi chú |đăng ký )*kết hôn|giấy hôn thú|hôn thú',
    listed: /ket hon/u,
  },
  {
    paper: 'bản sao thẻ căn cước, hộ chiếu',
    said: `(?:giấy tờ tùy thân|${CARD})`,
    listed: /can cuoc|cccd|chung minh nhan dan|ho chieu|tuy than|phap ly|nhan than/u,
    handedIn: true,
  },
  {
    paper: 'giấy xác nhận cư trú',
    said: '(?:giấy )?xác nhận (?:thông tin |của công an )*(?:về )?(?:nơi )?(?:cư trú|thường trú|tạm trú|ở)|ct ?07|giấy (?:tờ )?(?:chứng minh )?(?:về )?(?:nơi )?(?:cư|thường|tạm) trú|giấy đăng ký (?:tạm|thường|cư) trú',
    listed: /cu tru|thuong tru|tam tru|ct ?0[17]|cho o/u,
  },
  {
    paper: 'giấy ủy quyền',
    said: '(?:giấy|văn bản|hợp đồng|đơn|tờ) ủy quyền|ủy quyền (?:bằng văn bản|có chứng thực|hợp lệ)',
    listed: /uy quyen|dai dien/u,
  },
  {
    paper: 'giấy xác nhận tình trạng hôn nhân',
    said: '(?:giấy )?(?:tờ )?xác nhận (?:về )?tình trạng hôn nhân|giấy (?:xác nhận |chứng nhận )?độc thân',
    listed: /tinh trang hon nhan|doc than/u,
  },
  { paper: 'giấy chứng sinh', said: 'giấy chứng sinh', listed: /chung sinh|viec sinh/u },
  {
    paper: 'giấy khai sinh',
    said: '(?:giấy|trích lục|bản sao) (?:giấy )?khai sinh',
    listed: /(?:giay|trich luc|ban sao) (?:giay )?khai sinh|ho tich|nhan than/u,
  },
  { paper: 'phiếu lý lịch tư pháp', said: '(?:phiếu |giấy )?l[ýí] lịch tư pháp', listed: /ly lich/u },
  { paper: 'giấy khám sức khỏe', said: 'giấy (?:khám|chứng nhận|xác nhận) sức khỏe', listed: /suc khoe/u },
  { paper: 'thẻ bảo hiểm', said: 'thẻ (?:bảo hiểm|bhyt)', listed: /bao hiem|bhyt/u },
  {
    paper: 'giấy chứng tử, trích lục khai tử',
    said: 'giấy (?:chứng|báo|khai) tử(?! về)|trích lục khai tử',
    listed: /chung tu|khai tu|bao tu|da chet/u,
  },
  { paper: 'giấy tờ về ly hôn', said: '(?:quyết định|bản án|giấy)(?: \\p{L}+){0,3} ly hôn', listed: /ly hon|toa an/u },
  {
    paper: 'giấy chứng nhận quyền sử dụng đất',
    said: 'giấy (?:tờ )?(?:chứng nhận |chứng minh |về )*quyền sử dụng đất|sổ đỏ|sổ hồng|gcnqsdđ',
    listed: /dat|dia diem|giay chung nhan da cap/u,
    anyCase: true,
  },
  {
    paper: 'hợp đồng thuê địa điểm',
    said: 'hợp đồng (?:cho )?(?:thuê|mượn)(?: (?:nhà|mặt bằng|địa điểm|cửa hàng|trụ sở))?',
    listed: /thue|cho o|dia diem|dat/u,
    anyCase: true,
  },
  {
    paper: 'xác nhận của khu phố, tổ dân phố, thôn',
    said: `(?:giấy )?(?:xác nhận|chữ ký|ý kiến|đồng ý|con dấu|dấu) (?:đồng ý )?(?:của |từ )?${QUARTER}|${QUARTER} (?:\\p{L}+ ){0,2}xác nhận`,
    listed: /khu pho|to dan pho|(?<!\p{L})thon(?!\p{L})/u,
  },
  { paper: 'giấy giới thiệu', said: 'giấy giới thiệu', listed: /gioi thieu/u },
  { paper: 'ảnh thẻ', said: 'ảnh (?:thẻ|chân dung|3 ?x ?4|4 ?x ?6)', listed: /(?<!\p{L})anh(?!\p{L})/u },
  { paper: 'hóa đơn điện, nước', said: 'hóa đơn (?:tiền )?(?:điện|nước)', listed: /hoa don/u },
  {
    paper: 'giấy chứng nhận đăng ký doanh nghiệp, hộ kinh doanh',
    said: 'giấy (?:chứng nhận )?đăng ký (?:doanh nghiệp|kinh doanh|hộ kinh doanh|hoạt động)|giấy phép kinh doanh',
    listed: /dang ky|tu cach phap ly|phap nhan|giay phep/u,
  },
];

const BRING = '(?:có|nộp|kèm|cung cấp|xuất trình|bổ sung|mang|đem|gửi|trình|làm|xin|lập)';
/** What stands between the verb and the paper; where it was compared with one, or stands in one, none is asked for. */
const BETWEEN =
  '(?: (?!(?:trong|theo|với|khớp|ghi|trên|trùng|khác|là|nên|vì|do|sai|so|nhưng|nếu|mới)(?!\\p{L}))[\\p{L}\\d]+){0,7}?';
const LACKED = `(?:(?:không|chưa|chẳng|ko)(?: được| hề| còn)? ${BRING}|thiếu|(?:không|chưa)(?: được| có)? (?:công chứng|chứng thực)|(?<!(?:không|chưa)(?: phải| cần)? )(?:cần|phải|yêu cầu|đề nghị|buộc|vui lòng|mời|hãy)${BETWEEN} ${BRING}|(?<!(?:không|chưa)(?: phải| cần| yêu cầu)? )(?:nộp|mang|bổ sung|cung cấp|xuất trình)(?! (?:tại|ở|cho)))`;
const BEHIND = `(?: (?!(?:trong|theo|với|khớp|trùng|bị|là|được cấp|do)(?!\\p{L}))[\\p{L}\\d]+){0,6}? (?:(?:chưa|không)(?: được)? (?:có(?! (?:giá trị|hiệu lực|chữ ký|dấu|xác nhận|tên|trong|số|ngày|nội dung))|nộp|kèm|cung cấp|xuất trình|công chứng|bổ sung)|còn thiếu|thiếu(?! (?:chữ ký|dấu|tên|ngày|số|thông tin|nội dung)))`;
/** «Ban gốc», «bản sao», by which a card is handed in and not shown. */
const HANDED = asSpelled(
  '(?<!\\p{L})(?:nộp|bản sao|photo\\p{L}*|phô tô|bản chụp|công chứng|chứng thực|sao y|kèm)(?!\\p{L})',
);

const shapes = KINDS.map((kind) => ({
  kind,
  named: asSpelled(`(?<!\\p{L})(?:${kind.said})(?!\\p{L})`),
  lacked: asSpelled(`(?<!\\p{L})${LACKED}${BETWEEN} (?:${kind.said})(?!\\p{L})`),
  behind: asSpelled(`(?<!\\p{L})(?:${kind.said})${BEHIND}(?!\\p{L})`),
  alone: asSpelled(`^(?:${kind.said})(?: (?:của|bản|sao|gốc|chính|giấy|mẹ|cha|trẻ|hộ|người|nộp))*$`),
}));

/** Sentence by sentence, letters and digits alone, by how they are read. */
const clauses = (text: string, read: (one: string) => string): string[] =>
  text
    .split(/[;,\n:]|[.!?](?=\s|$)/)
    .map((one) =>
      read(one)
        .replace(/[^\p{L}\p{M}\d/]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean);

/** Small letters without marks, sentence by sentence. */
export const clausesOf: (text: string) => readonly string[] = remembering((text) => clauses(text, foldVietnamese));
/** The same with their marks, as `asSpelled` reads them. */
export const spelledClauses: (text: string) => readonly string[] = remembering((text) => clauses(text, spelled));

export const lackedPapers: (text: string) => readonly NamedPaper[] = remembering((text) => {
  const read = spelledClauses(text);
  return read.flatMap((clause) =>
    shapes.flatMap(({ kind, lacked, behind, alone }) => {
      if (!lacked.test(clause) && !behind.test(clause) && (read.length > 1 || !alone.test(clause))) return [];
      return kind.handedIn && !HANDED.test(clause) ? [] : [kind];
    }),
  );
});

/** Whether a name is of that kind of paper, or has it in it. */
export const isNamed = (paper: NamedPaper, name: string): boolean =>
  paper.listed.test(foldVietnamese(name)) || kindsIn(name).has(paper);

/** Asked of the names of every paper again and again. */
const kindsIn: (name: string) => ReadonlySet<NamedPaper> = remembering(
  (name) =>
    new Set(shapes.flatMap(({ kind, named }) => (spelledClauses(name).some((one) => named.test(one)) ? [kind] : []))),
);

/** How the name of a paper begins. What is called a licence or a skill may be a condition of its own, and is left to who reads. */
const BEGINS =
  '(?:bản (?:sao|chính|gốc|công chứng) )?(?:công chứng |chứng thực )?(?:giấy(?! tờ| phép)|xác nhận(?! (?:được|việc|lại|thông tin))|hợp đồng|tờ khai|biên bản|văn bản|cam kết|bản (?:cam kết|cam đoan|khai|sao))';
const FILL = '(?: (?:đủ|đầy đủ|được|bản|chính|gốc|các|một|thêm|kèm|theo|cả|những|loại|cho|ra))*';
const NAMED = `(${BEGINS}(?: [\\p{L}\\d]+){0,12})`;
const LACKING = asSpelled(
  `(?<!\\p{L})(?:(?:không|chưa|chẳng|ko)(?: được| hề| còn)? ${BRING}|thiếu|(?:chưa|không) (?:công chứng|chứng thực)|(?<!(?:không|chưa)(?: phải| cần)? )(?:cần|phải|yêu cầu|đề nghị|buộc|vui lòng|mời|hãy)(?: phải)? ${BRING})${FILL} ${NAMED}`,
);
const LACKING_BEHIND = asSpelled(
  `^(?:\\p{L}+ ){0,4}?${NAMED.replace('{0,12}', '{0,8}?')} (?:(?:chưa|không)(?: được)? (?:có$|nộp|kèm|cung cấp|xuất trình|công chứng|chứng thực|bổ sung)|còn thiếu$)`,
);
/** Of which sort a paper is, and by whom it is certified, is not yet which paper. */
const SORT =
  /(?<!\p{L})(?:giay chung nhan|giay xac nhan|giay|chung nhan|xac nhan|hop dong|to khai|bien ban|van ban|ban sao|ban chinh|ban goc|cong chung|chung thuc|theo mau|mau so|chung minh|de nghi|hop le|dang ky|cam ket|cam doan|co so|du dieu kien|dieu kien|ve|viec)(?!\p{L})/gu;
/** What follows says how, when or why, and no longer what. */
const ENDS =
  /(?<!\p{L})(?:theo|nen|do|vi|de|tai|khi|trong|kem|va|hoac|ma|thi|la|bi|duoc|khong|chua|con thieu|ngay|phu hop|nhung|voi|o|tren|cho biet|cua (?:ong|ba|chu ho|nguoi|cha|me|bo|tre|chau|vo|chong|anh|chi|gia dinh|cong dan|ben))(?!\p{L}).*$/u;

/** It came, but as a copy: «hợp đồng là bản sao», «không phải bản chính». */
const NOT_ORIGINAL = asSpelled(
  `^(?:\\p{L}+ ){0,4}?${NAMED.replace('{0,12}', '{0,8}?')} (?:(?:chưa|không)(?: phải)?(?: là)? (?:bản )?(?:chính|gốc)|(?:chỉ )?(?:là|có) (?:bản )?(?:sao|photo\\p{L}*|phô tô|chụp)(?! y))`,
);

/** In small letters without marks, so that whole words are found in it. */
export const plainName = (name: string): string =>
  ` ${foldVietnamese(name)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()} `;

/** Each two words of what tells a paper from others of its sort; none where it says too little to tell. */
export function pairsOf(paper: string): string[] {
  const of = paper
    .replace(SORT, ' ')
    .replace(/(?<!\p{L})cua(?!\p{L})/gu, ' ')
    .trim()
    .split(/\s+/u);
  return of.slice(1).map((word, i) => ` ${of[i]} ${word} `);
}

/** Without how, when and why. */
export const nameOnly = (paper: string): string => paper.replace(ENDS, '').trim();

/** The paper that one sentence says is lacking, in small letters without marks. */
function lackedIn(clause: string, shape: RegExp, behind: RegExp): string | undefined {
  const said = (shape.exec(clause) ?? behind.exec(clause))?.[1];
  if (!said || /phong chay|chua chay|pccc/u.test(foldVietnamese(clause))) return undefined;
  return nameOnly(foldVietnamese(said));
}

/** A paper that a text says is lacking and that shares no two words with any of these names; nothing where it says too little to tell. */
export function unlistedPaper(text: string, names: readonly string[]): string | undefined {
  const known = names.map(plainName);
  for (const clause of spelledClauses(text)) {
    const paper = lackedIn(clause, LACKING, LACKING_BEHIND);
    const pairs = paper === undefined ? [] : pairsOf(paper);
    if (pairs.length && !pairs.some((pair) => known.some((name) => name.includes(pair))))
      return asWritten(text, paper!);
  }
  return undefined;
}

/** The papers that a text says are lacking, or are no originals, in small letters without marks. */
export const lackedNames = (text: string): string[] =>
  spelledClauses(text).flatMap(
    (clause) => lackedIn(clause, LACKING, LACKING_BEHIND) ?? lackedIn(clause, NOT_ORIGINAL, NOT_ORIGINAL) ?? [],
  );

/** Words of a text, found without their marks, as whoever wrote it has them. */
function asWritten(text: string, plain: string): string {
  const words = text.normalize('NFC').match(/[\p{L}\p{M}\d/]+/gu) ?? [];
  const wanted = plain.split(/\s+/u);
  const at = words.findIndex((_, i) => wanted.every((one, j) => foldVietnamese(words[i + j] ?? '') === one));
  return at < 0 ? plain : words.slice(at, at + wanted.length).join(' ');
}
