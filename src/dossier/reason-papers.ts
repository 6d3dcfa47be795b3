/**
 * Papers of which a text says that somebody lacks them or has to bring them, among those that offices ask for by habit: registers hold
 * most of them (Resolution 66.7/2025/NQ-CP). Whether a case asks for one is for its procedure to say (`unlawful-reasons.ts`).
 */
import { foldVietnamese } from '#kernel/text.ts';

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

const CARD = '(?:the )?(?:can cuoc(?: cong dan)?|cccd|chung minh (?:thu|nhan dan)|cmnd|cmt|ho chieu)';
const QUARTER =
  '(?:(?:truong |ban |to truong |bi thu )?(?:khu pho|to dan pho|thon|xom|khu dan cu)|to truong|truong khu)';
const KINDS: readonly Kind[] = [
  {
    paper: 'giấy chứng nhận kết hôn, trích lục kết hôn',
    said: 'giay (?:chung nhan |dang ky |xac nhan |chung )*ket hon|trich luc (?:ghi chu |dang ky )*ket hon|giay hon thu|hon thu',
    listed: /ket hon/u,
  },
  {
    paper: 'bản sao thẻ căn cước, hộ chiếu',
    said: `(?:giay to tuy than|${CARD})`,
    listed: /can cuoc|cccd|chung minh nhan dan|ho chieu|tuy than|phap ly|nhan than/u,
    handedIn: true,
  },
  {
    paper: 'giấy xác nhận cư trú',
    said: '(?:giay )?xac nhan (?:thong tin |cua cong an )*(?:ve )?(?:noi )?(?:cu tru|thuong tru|tam tru|o)|ct ?07|giay (?:to )?(?:chung minh )?(?:ve )?(?:noi )?(?:cu|thuong|tam) tru|giay dang ky (?:tam|thuong|cu) tru',
    listed: /cu tru|thuong tru|tam tru|ct ?0[17]|cho o/u,
  },
  {
    paper: 'giấy ủy quyền',
    said: '(?:giay|van ban|hop dong|don|to) uy quyen|uy quyen (?:bang van ban|co chung thuc|hop le)',
    listed: /uy quyen|dai dien/u,
  },
  {
    paper: 'giấy xác nhận tình trạng hôn nhân',
    said: '(?:giay )?(?:to )?xac nhan (?:ve )?tinh trang hon nhan|giay (?:xac nhan |chung nhan )?doc than',
    listed: /tinh trang hon nhan|doc than/u,
  },
  { paper: 'giấy chứng sinh', said: 'giay chung sinh', listed: /chung sinh|viec sinh/u },
  {
    paper: 'giấy khai sinh',
    said: '(?:giay|trich luc|ban sao) (?:giay )?khai sinh',
    listed: /(?:giay|trich luc|ban sao) (?:giay )?khai sinh|ho tich|nhan than/u,
  },
  { paper: 'phiếu lý lịch tư pháp', said: '(?:phieu |giay )?ly lich tu phap', listed: /ly lich/u },
  { paper: 'giấy khám sức khỏe', said: 'giay (?:kham|chung nhan|xac nhan) suc khoe', listed: /suc khoe/u },
  { paper: 'thẻ bảo hiểm', said: 'the (?:bao hiem|bhyt)', listed: /bao hiem|bhyt/u },
  {
    paper: 'giấy chứng tử, trích lục khai tử',
    said: 'giay (?:chung|bao|khai) tu(?! ve)|trich luc khai tu',
    listed: /chung tu|khai tu|bao tu|da chet/u,
  },
  { paper: 'giấy tờ về ly hôn', said: '(?:quyet dinh|ban an|giay)(?: \\p{L}+){0,3} ly hon', listed: /ly hon|toa an/u },
  {
    paper: 'giấy chứng nhận quyền sử dụng đất',
    said: 'giay (?:to )?(?:chung nhan |chung minh |ve )*quyen su dung dat|so do|so hong|gcnqsdd',
    listed: /dat|dia diem|giay chung nhan da cap/u,
    anyCase: true,
  },
  {
    paper: 'hợp đồng thuê địa điểm',
    said: 'hop dong (?:cho )?(?:thue|muon)(?: (?:nha|mat bang|dia diem|cua hang|tru so))?',
    listed: /thue|cho o|dia diem|dat/u,
    anyCase: true,
  },
  {
    paper: 'xác nhận của khu phố, tổ dân phố, thôn',
    said: `(?:giay )?(?:xac nhan|chu ky|y kien|dong y|con dau|dau) (?:dong y )?(?:cua |tu )?${QUARTER}|${QUARTER} (?:\\p{L}+ ){0,2}xac nhan`,
    listed: /khu pho|to dan pho|(?<!\p{L})thon(?!\p{L})/u,
  },
  { paper: 'giấy giới thiệu', said: 'giay gioi thieu', listed: /gioi thieu/u },
  { paper: 'ảnh thẻ', said: 'anh (?:the|chan dung|3 ?x ?4|4 ?x ?6)', listed: /(?<!\p{L})anh(?!\p{L})/u },
  { paper: 'hóa đơn điện, nước', said: 'hoa don (?:tien )?(?:dien|nuoc)', listed: /hoa don/u },
  {
    paper: 'giấy chứng nhận đăng ký doanh nghiệp, hộ kinh doanh',
    said: 'giay (?:chung nhan )?dang ky (?:doanh nghiep|kinh doanh|ho kinh doanh|hoat dong)|giay phep kinh doanh',
    listed: /dang ky|tu cach phap ly|phap nhan|giay phep/u,
  },
];

const BRING = '(?:co|nop|kem|cung cap|xuat trinh|bo sung|mang|dem|gui|trinh|lam|xin|lap)';
/** What stands between the verb and the paper; where it was compared with one, or stands in one, none is asked for. */
const BETWEEN =
  '(?: (?!(?:trong|theo|voi|khop|ghi|tren|trung|khac|la|nen|vi|do|sai|so|nhung|neu|moi)(?!\\p{L}))[\\p{L}\\d]+){0,7}?';
const LACKED = `(?:(?:khong|chua|chang|ko)(?: duoc| he| con)? ${BRING}|thieu|(?:khong|chua)(?: duoc| co)? (?:cong chung|chung thuc)|(?<!(?:khong|chua)(?: phai| can)? )(?:can|phai|yeu cau|de nghi|buoc|vui long|moi|hay)${BETWEEN} ${BRING}|(?<!(?:khong|chua)(?: phai| can| yeu cau)? )(?:nop|mang|bo sung|cung cap|xuat trinh)(?! (?:tai|o|cho)))`;
const BEHIND = `(?: (?!(?:trong|theo|voi|khop|trung|bi|la|duoc cap|do)(?!\\p{L}))[\\p{L}\\d]+){0,6}? (?:(?:chua|khong)(?: duoc)? (?:co(?! (?:gia tri|hieu luc|chu ky|dau|xac nhan|ten|trong|so|ngay|noi dung))|nop|kem|cung cap|xuat trinh|cong chung|bo sung)|con thieu|thieu(?! (?:chu ky|dau|ten|ngay|so|thong tin|noi dung)))`;
/** «Ban gốc», «bản sao», by which a card is handed in and not shown. */
const HANDED = /(?<!\p{L})(?:nop|ban sao|photo\p{L}*|pho to|ban chup|cong chung|chung thuc|sao y|kem)(?!\p{L})/u;

const shapes = KINDS.map((kind) => ({
  kind,
  lacked: new RegExp(`(?<!\\p{L})${LACKED}${BETWEEN} (?:${kind.said})(?!\\p{L})`, 'u'),
  behind: new RegExp(`(?<!\\p{L})(?:${kind.said})${BEHIND}(?!\\p{L})`, 'u'),
  alone: new RegExp(`^(?:${kind.said})(?: (?:cua|ban|sao|goc|chinh|giay|me|cha|tre|ho|nguoi|nop))*$`, 'u'),
}));

/** Small letters without marks, sentence by sentence. */
export const clausesOf = (text: string): string[] =>
  text
    .split(/[;,\n:]|[.!?](?=\s|$)/)
    .map((one) =>
      foldVietnamese(one)
        .replace(/[^\p{L}\d/]+/gu, ' ')
        .trim(),
    )
    .filter(Boolean);

export function lackedPapers(text: string): NamedPaper[] {
  const clauses = clausesOf(text);
  return clauses.flatMap((clause) =>
    shapes.flatMap(({ kind, lacked, behind, alone }) => {
      if (!lacked.test(clause) && !behind.test(clause) && (clauses.length > 1 || !alone.test(clause))) return [];
      return kind.handedIn && !HANDED.test(clause) ? [] : [kind];
    }),
  );
}

/** How the name of a paper begins. What is called a licence or a skill may be a condition of its own, and is left to who reads. */
const BEGINS =
  '(?:ban (?:sao|chinh|goc|cong chung) )?(?:cong chung |chung thuc )?(?:giay(?! to| phep)|xac nhan(?! (?:duoc|viec|lai|thong tin))|hop dong|to khai|bien ban|van ban|cam ket|ban (?:cam ket|cam doan|khai|sao))';
const FILL = '(?: (?:du|day du|duoc|ban|chinh|goc|cac|mot|them|kem|theo|ca|nhung|loai|cho|ra))*';
const NAMED = `(${BEGINS}(?: [\\p{L}\\d]+){0,12})`;
const LACKING = new RegExp(
  `(?<!\\p{L})(?:(?:khong|chua|chang|ko)(?: duoc| he| con)? ${BRING}|thieu|(?:chua|khong) (?:cong chung|chung thuc)|(?<!(?:khong|chua)(?: phai| can)? )(?:can|phai|yeu cau|de nghi|buoc|vui long|moi|hay)(?: phai)? ${BRING})${FILL} ${NAMED}`,
  'u',
);
const LACKING_BEHIND = new RegExp(
  `^(?:\\p{L}+ ){0,4}?${NAMED.replace('{0,12}', '{0,8}?')} (?:(?:chua|khong)(?: duoc)? (?:co$|nop|kem|cung cap|xuat trinh|cong chung|chung thuc|bo sung)|con thieu$)`,
  'u',
);
/** Of which sort a paper is, and by whom it is certified, is not yet which paper. */
const SORT =
  /(?<!\p{L})(?:giay chung nhan|giay xac nhan|giay|chung nhan|xac nhan|hop dong|to khai|bien ban|van ban|ban sao|ban chinh|ban goc|cong chung|chung thuc|theo mau|mau so|chung minh|de nghi|hop le|dang ky|cam ket|cam doan|co so|du dieu kien|dieu kien|ve|viec)(?!\p{L})/gu;
/** What follows says how, when or why, and no longer what. */
const ENDS =
  /(?<!\p{L})(?:theo|nen|do|vi|de|tai|khi|trong|kem|va|hoac|ma|thi|la|bi|duoc|khong|chua|con thieu|ngay|phu hop|nhung|voi|o|tren|cho biet|cua (?:ong|ba|chu ho|nguoi|cha|me|bo|tre|chau|vo|chong|anh|chi|gia dinh|cong dan|ben))(?!\p{L}).*$/u;

/** A paper that a text says is lacking and that shares no two words with any of these names; nothing where it says too little to tell. */
export function unlistedPaper(text: string, names: readonly string[]): string | undefined {
  const known = names.map((one) => ` ${foldVietnamese(one).replace(/[^\p{L}\d]+/gu, ' ')} `);
  for (const clause of clausesOf(text)) {
    const said = (LACKING.exec(clause) ?? LACKING_BEHIND.exec(clause))?.[1];
    if (!said || /phong chay|chua chay|pccc/u.test(clause)) continue;
    const paper = said.replace(ENDS, '').trim();
    const of = paper
      .replace(SORT, ' ')
      .replace(/(?<!\p{L})cua(?!\p{L})/gu, ' ')
      .trim()
      .split(/\s+/u);
    if (of.length < 2) continue;
    const pairs = of.slice(1).map((word, i) => ` ${of[i]} ${word} `);
    if (!pairs.some((pair) => known.some((name) => name.includes(pair)))) return paper;
  }
  return undefined;
}
