/** What somebody searches for: its words, and what the law says for what people say, in Vietnamese or in English, of which imported procedures have no name. */
import { foldVietnamese } from '#kernel/text.ts';
import type { SearchWords } from '#spine/doors.ts';

/** Of what imported procedures have no words for in Hindi. */
const SAID_IN_HINDI: readonly [said: readonly string[], meant: string][] = [
  [['शादी', 'विवाह', 'विवाह पंजीकरण'], 'kết hôn'],
  [['पासपोर्ट'], 'hộ chiếu'],
  [['ड्राइविंग लाइसेंस', 'ड्राइविंग लाइसेन्स'], 'giấy phép lái xe'],
  [['वर्क परमिट', 'कार्य परमिट'], 'giấy phép lao động'],
  [['मृत्यु प्रमाणपत्र', 'मृत्यु पंजीकरण'], 'khai tử'],
  [['पेंशन'], 'lương hưu'],
  [['वीज़ा', 'वीजा'], 'thị thực'],
  [['पहचान पत्र'], 'căn cước'],
  [['गोद लेना'], 'nuôi con nuôi'],
];

const wholeWords = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:${words
      .map(foldVietnamese)
      .sort((a, b) => b.length - a.length)
      .join('|')})(?![\\p{L}\\p{M}])`,
    'gu',
  );

/** Folded as searches are. Procedures of the national database know the law's words alone; our packs bring the words of theirs. */
const SAID: readonly [said: RegExp, meant: string][] = [
  [
    /\b(?:xin |cap )*(?:lai )?(?:ban sao|trich luc)(?: ban sao)? (?:giay )?(?:khai sinh|khai tu|chung tu|ket hon)\b/g,
    'bản sao trích lục hộ tịch',
  ],
  [
    /\b(?:giay )?khai sinh (?:bi |ghi |viet )*(?:sai|nham)\b(?: (?:ho ten|ho|ten|ngay(?: thang)?(?: nam)? sinh|nam sinh|noi sinh|thong tin))?|\b(?:bi |ghi )?(?:sai|nham|sua)(?: lai)?(?: (?:ho ten|ho|ten|ngay(?: thang)?(?: nam)? sinh|nam sinh|noi sinh|thong tin))?(?: (?:tren|trong|o))? (?:giay )?khai sinh\b/g,
    'cải chính hộ tịch',
  ],
  [
    /\b(?:doi|thay|sua)(?: lai)? (?:ho ten|ho|ten)(?: dem| lot)?(?: (?:tren|trong) (?:giay )?khai sinh)?(?: cho)? (?:con|chau|minh|toi|ban than)\b/g,
    'thay đổi hộ tịch',
  ],
  [
    /\b(?:mat|lam lai|cap lai|doi|hong|rach)(?: mat)? (?:the )?(?:bao hiem(?: y te)?|bhyt)\b(?! (?:that nghiep|xa hoi))/g,
    'cấp lại thẻ bhyt',
  ],
  [/\bthe (?:bao hiem y te|bhyt)\b(?!.*\b(?:tre|con|be|chau|sinh)\b)/g, 'thẻ bhyt'],
  [/\bso (?:bao hiem(?: xa hoi)?|bhxh)\b/g, 'sổ bhxh'],
  [/\bmat (?:giay phep|giay)(?: dang ky)? kinh doanh\b/g, 'cấp lại giấy chứng nhận đăng ký hộ kinh doanh'],
  [
    /\b(?:bi |lam )*(?:mat|that lac|hong|rach) (?:ban chinh )?(?:giay )?khai sinh\b|\blost (?:my |the |a |his |her )?birth certificate\b/g,
    'đăng ký lại khai sinh',
  ],
  [
    /\b(?:thay )?doi (?:ho ten|ten|ho)(?: dem| lot)?\b(?! (?:cong ty|doanh nghiep|hop tac xa|ho kinh doanh|chi nhanh|van phong|hoi|quy|truong|tau|cang|ben|xe|phuong tien|du an|nha dau tu|thuoc|cong trinh))|\bchang(?:e|ing) (?:my |a |the |his |her )?name\b/g,
    'thay đổi hộ tịch',
  ],
  [
    /\b(?:register(?:ing)?|set(?:ting)? up|open(?:ing)?|start(?:ing)?|found(?:ing)?) (?:a |my |an? )?company\b|\bcompany registration\b/g,
    'đăng ký thành lập công ty',
  ],
  [/\bsell(?:ing)? (?:a |my |the |our )?(?:house|home|apartment|flat)\b/g, 'sang tên nhà đất'],
  ...SAID_IN_HINDI.map(([said, meant]): [RegExp, string] => [wholeWords(said), meant]),
  [/\bgpxd\b/g, 'giấy phép xây dựng'],
  [/\bgplx\b/g, 'giấy phép lái xe'],
  [
    /\bgiay phep lao dong (?:cho )?(?:nguoi )?(?:lao dong )?nuoc ngoai\b/g,
    'giấy phép lao động cho người lao động nước ngoài',
  ],
  [
    /\b(?:tro cap|tien|che do)(?: xa hoi)?(?: hang thang)?(?: cho| cua)? (?:nguoi )?(?:cao tuoi|gia)\b/g,
    'trợ cấp hưu trí xã hội',
  ],
  [/\b(?:lam |dam )?(?:dam )?cuoi(?: hoi| xin)?\b|\blay (?:vo|chong)\b/g, 'kết hôn'],
  [/\b(?:lam )?(?:giay )?(?:bao|chung) tu\b|\bnguoi (?:chet|mat)\b|\bqua doi\b/g, 'khai tử'],
  [/\b(?:lam )?(?:giay )?khai (?:sinh?|san[gh])\b/g, 'khai sinh'],
  [/\b(?:xac nhan |giay |xin )*doc than\b/g, 'xác nhận tình trạng hôn nhân'],
  [/\b(?:lanh|nhan) luong huu\b|\bve huu\b|\bhuu tri\b/g, 'lương hưu'],
  [/\b(?:nhap |vao |lam |chuyen )ho khau\b/g, 'đăng ký thường trú'],
  [/\bbang lai\b/g, 'giấy phép lái'],
  [/\b(?:chung minh nhan dan|cmnd|cccd)\b/g, 'căn cước'],
  [/\bxay (?:nha|can nha|biet thu)\b(?: (?:\d+|hai|ba|bon|nam) tang)?/g, 'xây nhà'],
  [/\b(?:mo|ban) (?:quan(?: (?:pho|bun|an|com|nuoc|ca phe))?|pho|bun|com|hang an)\b/g, 'mở quán'],
  [/\b(?:bao hiem |che do )?(?:thai san|nghi de|nghi sinh)\b/g, 'chế độ thai sản'],
  [/\b(?:xin )?nghi om\b/g, 'chế độ ốm đau'],
  [/\bsao y\b/g, 'chứng thực bản sao từ bản chính'],
  [
    /\b(?:cho|tang)(?: lai)? (?:con|chau|em|vo|chong|bo|me)(?: (?:cai|gai|trai|ruot))? (?:nha |manh )?dat\b|\bcho (?:nha |manh )?dat(?: cho)?(?: con)?\b/g,
    'sang tên tặng cho đất',
  ],
  [/\bfdi\b/g, 'nhà đầu tư nước ngoài'],
  [
    /\b(?:dong|nghi|thoi ban)(?: (?:cua hang|cua hieu|cua tiem|quan(?: (?:an|nuoc|ca phe|pho|com))?|tiem|hang quan))\b|\bnghi (?:ban hang|kinh doanh)\b|\b(?:giai the|thoi|dong|nghi) (?:ho )?kinh doanh\b|\bclos(?:e|ing) (?:a |the |my |our )?(?:shop|store|cafe|restaurant|business)\b/g,
    'chấm dứt hoạt động hộ kinh doanh',
  ],
  [/\bho chieu\b|\bpassports?\b/g, 'hộ chiếu'],
  [/\bdriv(?:er s|ers|ing|er) licen[cs]es?\b/g, 'giấy phép lái xe'],
  [/\bwork permits?\b/g, 'giấy phép lao động cho người lao động nước ngoài'],
  [/\b(?:single status|marital status)(?: certificate)?\b/g, 'xác nhận tình trạng hôn nhân'],
  [/\b(?:get(?:ting)? )?(?:marriage|married|marry|wedding)(?: (?:certificate|registration|licen[cs]e))?\b/g, 'kết hôn'],
  [/\bdeath (?:certificate|registration)\b|\bregister a death\b/g, 'khai tử'],
  [/\b(?:national )?(?:id|identity|citizen) cards?\b/g, 'căn cước'],
  [/\b(?:criminal record|police (?:check|clearance))(?: certificate)?\b/g, 'lý lịch tư pháp'],
  [/\btemporary residen(?:ce|t) (?:card|permit)\b/g, 'thẻ tạm trú cho người nước ngoài'],
  [/\btemporary residen(?:ce|t)\b/g, 'tạm trú'],
  [/\bvisas?\b/g, 'thị thực'],
  [/\bimport licen[cs]es?\b/g, 'giấy phép nhập khẩu'],
  [/\b(?:permanent residence|household registration|residence registration)\b/g, 'đăng ký thường trú'],
  [/\b(?:certified|notari[sz]ed) cop(?:y|ies)\b/g, 'chứng thực bản sao từ bản chính'],
  [/\badopt(?:ion|ing)?(?: a child)?\b/g, 'nuôi con nuôi'],
  [/\b(?:retirement )?pensions?\b/g, 'lương hưu'],
  [/\bmaternity(?: (?:leave|benefits?|allowance))?\b/g, 'chế độ thai sản'],
  [/\bsick (?:leave|pay)\b/g, 'chế độ ốm đau'],
  [/(?<!\bsang ten .*)\bso do\b(?!.*\bsang ten\b)/g, 'giấy chứng nhận quyền sử dụng đất'],
];

/** The words of a search as the law says them; what has no other word stays. */
export function searchWords(text: string): SearchWords {
  const small = text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[^\p{L}\p{N}\p{M}.]+/gu, ' ')
    .trim();
  const meant = SAID.filter(([said]) => foldVietnamese(small).match(said)).map(([, words]) => words);
  const folded = SAID.reduce((all, [said, words]) => all.replace(said, foldVietnamese(words)), foldVietnamese(small));
  // What stands for something that was said is spelt as the law spells it, the others as they were typed.
  const spelt = new Map(
    [...meant, small].flatMap((words) => words.split(' ')).map((word) => [foldVietnamese(word), word]),
  );
  return {
    folded,
    spelt: folded
      .split(' ')
      .map((word) => spelt.get(word) ?? word)
      .join(' '),
  };
}
