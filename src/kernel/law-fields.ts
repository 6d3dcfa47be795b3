/** What words behind the number of a document say that it, or an article of it, is about: whether that is of the field of its title. */
import { plainLaw } from './law-text.ts';
import { joined, NO_MATTER, titleWords, wordsOf } from './law-titles.ts';

/** How things are done under any document. */
const NO_SUBJECT =
  /(?<!\p{L})(?:ho so|thanh phan|giai to|tui than|can cuoc|xuat trinh|nop|xuat|thu tuc(?: hanh chinh)?|trinh tu|thoi (?:han|gian|diem)|dieu kien|tham quien|trach nhiem|quien|nghia vu|to khai|nguoi|ieu cau|tiep nhan|giai quiet|tra|ket qua|ban (?:sao|chinh|goc)|chung minh|xac (?:minh|nhan)|kiem tra|tu choi|truc (?:tiep|tuien)|ui quien|le phi|phi|noi dung|hinh thuc|nguien tac|doi tuong|truong hop|giai|cap|mau|don|bieu|chu the|to chuc|ca nhan|cong dan|nhu|sau|khi|hop le|bat buoc|phai|co|khong|ap dung|thuc hien|lap|ki|quan li(?: nha nuoc)?)(?!\p{L})/gu;

/** What is of the matter of a document by other words than those of its title. */
const OF_SUBJECT: readonly [RegExp, RegExp][] = [
  [
    /(?<!\p{L})(?:ho tich|bo tu phap)(?!\p{L})/u,
    /(?<!\p{L})(?:ho tich|(?:khai|chung|giai) sinh|khai tu|bao tu|ket hon|hon nhan|giam ho|(?:nhan|cua) (?:cha|me|con)|cha me|cha de|me de|vo chong|con nuoi|ho (?:cua )?(?:tre|con)|xac dinh (?:lai )?(?:ho|dan toc|que quan|gioi tinh|quoc tich)|ho va ten|ho,? (?:chu dem,? )?ten|chu dem|dan toc|que quan|quoc tich|tre|bo roi|trich luc|cai chinh|nguoi (?:chet|mat))(?!\p{L})/u,
  ],
  [/(?<!\p{L})bo tu phap(?!\p{L})/u, /(?<!\p{L})(?:cong chung|chung thuc|li lich tu phap|luat su|ho giai)(?!\p{L})/u],
  [
    /(?<!\p{L})(?:doanh nghiep|ho kinh doanh|dau tu)(?!\p{L})/u,
    /(?<!\p{L})(?:kinh doanh|cong ti|chi nhanh|van phong dai dien|von dieu le|co dong|co phan|thanh vien gop von|nguoi dai dien|nganh,? nghe|con dau|giai the|dang ki thue|ma so)(?!\p{L})/u,
  ],
  [
    /(?<!\p{L})dat dai(?!\p{L})/u,
    /(?<!\p{L})(?:su dung dat|thua dat|thu hoi dat|giao dat|cho thue dat|gia dat|tien dat|dat (?:o|nong nghiep|rung)|quien su dung|chuien muc dich|dia chinh|tach thua|hop thua|so huu nha|tai san gan lien|giai chung nhan)(?!\p{L})/u,
  ],
  [
    /(?<!\p{L})xai dung(?!\p{L})/u,
    /(?<!\p{L})(?:cong trinh|thi cong|du an|nha o|thiet ke|thoat nuoc|chat luong)(?!\p{L})/u,
  ],
  [/(?<!\p{L})cu tru(?!\p{L})/u, /(?<!\p{L})(?:thuong tru|tam tru|tam vang|luu tru|noi o|ho khau|cho o)(?!\p{L})/u],
  [/(?<!\p{L})hon nhan(?!\p{L})/u, /(?<!\p{L})(?:ket hon|li hon|vo|chong|cha|me|con|giam ho|cap duong)(?!\p{L})/u],
  [/(?<!\p{L})bao hiem(?!\p{L})/u, /(?<!\p{L})(?:huu tri|thai san|tu tuat|mai tang|om dau|lao dong|luong)(?!\p{L})/u],
  [/(?<!\p{L})khoa hoc(?!\p{L})/u, /(?<!\p{L})(?:nhiem vu|nghien cuu|cong nghe|sang che|chuien gia)(?!\p{L})/u],
  [/(?<!\p{L})dan su(?!\p{L})/u, /(?<!\p{L})\p{L}+(?!\p{L})/u],
];

const SANCTION = /(?<!\p{L})(?:xu phat|phat tien|muc phat|xu li vi pham)(?!\p{L})/u;

/** Words that are of one field of law, whoever writes them. */
const FIELDS =
  /(?<!\p{L})(?:giao thong|duong (?:bo|sat|thui)|hang khong|lai xe|dat dai|thua dat|ho tich|khai (?:sinh|tu)|ket hon|hon nhan|xai dung|nha o|bat dong san|doanh nghiep|ho kinh doanh|hop tac xa|dau thau|dau gia|(?<!bat )dau tu|pha san|chung khoan|ngan hang|tin dung|thuong mai|canh tranh|ngan sach|tai san cong|ke toan|kiem toan|quan li thue|thue (?:thu nhap|gia tri|tieu thu|xuat khau|nhap khau)|hai quan|moi truong|tai nguien nuoc|khoang san|lao dong|bao hiem|i te|kham benh|chua benh|duoc (?:pham|lieu)|an toan thuc pham|giao duc|hinh su|to tung|thi hanh an|quan su|quoc phong|an ninh|cu tru|thuong tru|tam tru|xuat nhap canh|quoc tich|so huu tri tue|khoa hoc|vien thong|buu chinh|bao chi|quang cao|du lich|the (?:thao|duc)|di san|van hoa|thui san|thui loi|lam nghiep|trong trot|chan nuoi|thu i|phong chai|chua chai|tre em|nguoi cao tuoi|khuiet tat|ton giao|tin nguong|cong chung|luat su|nuoi con nuoi|dien luc|hoa chat|ma tui|mai dam|co bac|ruou bia|thuoc la|de dieu|tham nhung|bau cu)(?!\p{L})/gu;

/** The field of a law of its own, which stands alone where the name of a document stands: «về quốc tịch», «(căn cước)». */
const OF_OWN_LAW =
  /^(?:dat dai|nha o|xai dung|cu tru|quoc tich|can cuoc|dau tu|doanh nghiep|hop tac xa|dau thau|dau gia|pha san|chung khoan|thuong mai|canh tranh|quan li thue|hai quan|(?:bao ve )?moi truong|khoang san|lao dong|bao hiem(?: xa hoi| i te)?|giao duc|hinh su|quoc phong|an ninh|so huu tri tue|vien thong|bao chi|quang cao|du lich|di san van hoa|thui san|lam nghiep|trong trot|chan nuoi|thu i|tre em|nguoi cao tuoi|nguoi khuiet tat|cong chung|luat su|dien luc|hoa chat|giao thong(?: duong bo)?)(?: viet nam)?$/u;

/** Nothing but the field of another law than the title of the document has. */
export function isOtherFieldAlone(said: string, title: string): boolean {
  const words = wordsOf(plainLaw(said))
    .join(' ')
    .replace(/^(?:qui dinh )?(?:chi tiet )?(?:ve )?(?:linh vuc )?/u, '');
  const own = titleWords(title);
  return OF_OWN_LAW.test(words) && !joined(own).includes(joined(words.replace(/ viet nam$/u, '').split(' ')));
}

/** Behind these a field is named by the way: what must be done, who somebody is, a paper or a duty of another field. */
const BY_THE_WAY =
  /(?<!\p{L})(?:phai|duoc(?! (?:pham|lieu))|co(?! (?:so|quan|phan|dong|gioi|cau))|bi|dang(?! ki)|(?<!hang )khong|gom|da|chua(?! (?:chai|benh))|can(?! cuoc)|nguoi(?! cao tuoi)|giai to|cam ket|nghia vu(?! quan su)|hop dong|van ban|bao dam|trach nhiem)(?!\p{L})/u;
const IS_BY_THE_WAY = new RegExp(`^(?:qui dinh )?(?:ve )?(?:viec )?(?:${BY_THE_WAY.source})`, 'u');

const isOfSubject = (said: string, own: string): boolean =>
  OF_SUBJECT.some(([subject, words]) => subject.test(own) && words.test(said));

/** Two words that stand together in both. */
function sharesWords(said: string, own: string): boolean {
  const matter =
    said
      .replace(NO_SUBJECT, ' | ')
      .replace(NO_MATTER, ' | ')
      .match(/\p{L}+|\|/gu) ?? [];
  return matter.some((one, i) => {
    const next = matter[i + 1];
    return one !== '|' && next !== undefined && next !== '|' && joined([own]).includes(joined([one, next]));
  });
}

const subjectIn = (said: string): string => said.replace(NO_SUBJECT, ' ').replace(NO_MATTER, ' ').trim();

/** Sanctions are set by documents that say so in their titles. */
const isSanction = (said: string, own: string): boolean => SANCTION.test(said) && !SANCTION.test(own);

/** Whether words behind an article can say what it is about: they share a subject with the title of its document, or name none. */
export function isOfMatter(said: string, title: string): boolean {
  const words = wordsOf(plainLaw(said).replace(/,.*$/su, '')).join(' ');
  const own = titleWords(title).join(' ');
  if (isOtherFieldAlone(said, title) || isOfOtherField(said, title)) return false;
  if (IS_BY_THE_WAY.test(words)) return true;
  return !subjectIn(words) || sharesWords(words, own) || isOfSubject(words, own);
}

/**
 * Whether words that say what is done («quy định người nộp …», «về việc …») are of another field of law than the title of the document:
 * the first field that they name decides. A title of no field is of a document for all of them, in which a field may be named by the way.
 */
export function isOfOtherField(said: string, title: string): boolean {
  const words = wordsOf(plainLaw(said).replace(/[;\n].*$/su, '')).join(' ');
  const own = titleWords(title).join(' ');
  if (isSanction(words, own)) return true;
  const [field] = [...words.matchAll(FIELDS)];
  if (!field) return false;
  const begun = words.slice(0, field.index);
  if (BY_THE_WAY.test(field[0] === 'quan su' ? begun.replace(/nghia vu $/u, '') : begun)) return false;
  const until = field.index + field[0].length;
  if (joined([own]).includes(joined([field[0]])) || isOfSubject(words.slice(0, until), own)) return false;
  if (sharesWords(words.slice(0, until), own)) return false;
  const before = words
    .slice(0, field.index)
    .replace(/(?<!\p{L})(?:qui dinh|ve|viec|cac|nhung|chi tiet|linh vuc|trong)(?!\p{L})/gu, '');
  return own.search(FIELDS) >= 0 || !before.trim();
}
