/**
 * What a text refuses somebody on that binds nobody, told by its words alone: the hour, a fee, the way to hand in, and what no procedure
 * that came to us makes a condition. Whether a fee or a way is due here is for the procedure to say (`unlawful-reasons.ts`).
 */
import { foldVietnamese } from '#kernel/text.ts';
import { clausesOf } from './reason-papers.ts';

const some = (shape: RegExp, text: string): boolean => clausesOf(text).some((one) => shape.test(one));
const words = (most: number): string => `(?: [\\p{L}\\d]+){0,${most}}?`;
const shape = (text: string): RegExp => new RegExp(`(?<!\\p{L})(?:${text})(?!\\p{L})`, 'u');

const HOURS = shape(
  [
    '(?:het|ngoai|qua|sau|khong trong|chua den) (?:gio|thoi gian) (?:tiep nhan|lam viec|hanh chinh|nhan ho so|giao dich|tiep dan|mo cua|lam)',
    '(?:da )?het gio(?: roi| nhan)?$|(?:sap|gan) het gio',
    `(?:quay|tro) lai${words(3)} (?:ngay mai|sang mai|chieu mai|mai|hom sau|tuan sau|thang sau|buoi (?:sang|chieu)|thu (?:hai|ba|tu|nam|sau|[2-6]))`,
    'den muon|(?:ngay|hom nay|dang|dip|nhan dip)(?: la)? nghi (?:le|tet|bu|trua)',
    'het (?:so thu tu|luot tiep nhan|phieu hen)|qua dong nguoi|(?:chi tiep|chi nhan)(?: ho so)?(?: vao)? (?:buoi|sang|chieu)',
  ].join('|'),
);

/** Who comes late is received at the counter all the same, or comes on the next day: what moves is when it is passed on. */
export const isOfHours = (text: string): boolean => some(HOURS, text);

/** What goes to others, or with a tax, is no fee of the procedure. */
const FEE =
  '(?:le phi|phi)(?! (?:ve sinh|bao ve|rac|quan ly|dich vu|bao tri|truoc ba|tham dinh|cong doan|chung cu|thuong nien))';
const PAY = '(?:nop|dong|thanh toan|tra|hoan thanh|chuyen|dong du)';
const OF_FEE = shape(
  [
    `(?:khong|chua|chang)(?: chiu| muon| he| co| duoc)? ${PAY}(?: (?:du|day du|duoc|tien|khoan|cac|cho|xong|nghia vu|ve))* ${FEE}`,
    `(?:con no|no|thieu|can|phai|yeu cau|de nghi)(?: ${PAY})?(?: (?:tien|du|truoc|cac|khoan))* ${FEE}`,
    `${FEE}${words(8)} (?:chua|khong)(?: duoc| co| chiu)? ${PAY}`,
    `(?:chua|khong) co (?:bien lai|chung tu|hoa don)${words(4)} ${FEE}`,
  ].join('|'),
);
const FREE = shape(`(?:khong|chua)(?: phai| can) ${PAY}${words(3)} (?:le phi|phi)|mien (?:le )?phi`);
export const isOfFee = (text: string): boolean => clausesOf(text).some((one) => OF_FEE.test(one) && !FREE.test(one));

const WAY =
  '(?:truc tuyen|truc tiep|online|tren mang|qua mang|buu chinh|buu dien|ban giay|ho so giay|tai quay|cong dich vu cong|dich vu cong)';
const TAKE = '(?:nhan|tiep nhan|giai quyet|thu ly|xu ly)';
const OF = '(?: (?:ho so|thu tuc|don|nop|gui|bang|qua|theo|hinh thuc|cach|tren|tai|duoc|phai|kieu|cac))*';
const OF_WAY = shape(
  [
    `chi(?: (?:duoc|con|co the|tiep|thuc hien|ap dung|cho))* (?:${TAKE}|nop|thuc hien|lam|dang ky|gui|ap dung)${OF} ${WAY}`,
    `(?:phai|bat buoc|buoc|yeu cau|de nghi|moi|vui long|hay|can) (?:phai )?(?:cong dan |ong ba |ong |ba |nguoi nop |tu )?(?:nop|thuc hien|lam|dang ky|gui|ke khai)${OF} ${WAY}`,
    `(?:khong|khong con|ngung|dung|tam dung|tam ngung)(?: (?:duoc|the|con|viec|cho))* (?:${TAKE}|nop)${OF} ${WAY}`,
    'dich vu cong truc tuyen toan trinh',
  ].join('|'),
);
/** That one way to hand in is not taken, or another has to be. */
export const isOfWay = (text: string): boolean => some(OF_WAY, text);

interface Kind {
  said: RegExp;
  /** In the whole text: then it tells of something that does count. */
  unless?: RegExp;
  /** In a condition of the procedure: then it is one. */
  named?: RegExp;
  /** Only of a procedure that goes by such a place: elsewhere it may count. */
  of?: 'parent' | 'business';
  /** Whoever hands it in over the network needs it. */
  exceptOnline?: true;
  /** Holds of every procedure, also of one that was taken over as it is published. */
  always?: true;
}

const SHEET = '(?:to khai|don|giay de nghi|bieu mau|phieu|van ban de nghi)';
const KINDS: readonly Kind[] = [
  {
    said: shape(
      `${SHEET}${words(6)} (?:viet|ghi|dien|khai|lam) (?:bang )?tay|${SHEET}${words(6)} (?:khong|chua|phai)(?: duoc)? (?:danh|go)(?: bang)? may|(?:khong|chua) (?:danh|go) may${words(2)} ${SHEET}|(?:yeu cau|de nghi|phai) (?:danh|go) may|(?:khong|chua) nhan ${SHEET}${words(4)} viet tay|chu(?: viet)? (?:qua )?xau`,
    ),
    unless: /chu ky|tay xoa|gia mao|khong dung mau|khong theo mau|khong doc duoc/u,
    always: true,
  },
  {
    said: shape(
      `(?:khong|chua|thieu|phai|can)${words(4)} (?:vneid|dinh danh dien tu|dinh danh muc|tai khoan (?:dinh danh|dich vu cong|vneid|tren cong|cong))|(?:vneid|dinh danh dien tu|tai khoan dinh danh)${words(6)} (?:chua|khong)(?: duoc)? (?:kich hoat|dang ky|cai|co|du|dat)`,
    ),
    unless: /can cuoc|cccd/u,
    exceptOnline: true,
  },
  {
    said: shape(
      'con thu (?:3|4|5|6|ba|tu|nam|sau)|sinh (?:con )?(?:qua|vuot|nhieu hon) (?:so|[2-5]|hai|ba|quy dinh)|vuot (?:qua )?so con|(?:chinh sach|phap lenh|luat|cong tac|quy dinh(?: ve)?) dan so|ke hoach hoa gia dinh|sinh (?:day|nhieu con)',
    ),
    unless: /khop|khac|(?<!\p{L})(?:ghi|sai|nham)(?!\p{L})|da duoc dang ky/u,
  },
  {
    said: shape(
      `(?:dong|nop|ung ho|dong gop)(?: (?:tien|cac|loai|khoan|du|day du|vao|cho|xong|khoan thu))* quy (?!dinh|hoach|che|chuan|trinh|mo|uoc|dat|dau tu|cach|von)\\p{L}+|(?:khong|chua|con|no|thieu)${words(4)} (?:dong gop|thuy loi phi|phi ve sinh|tien rac|tien dien|tien nuoc|lao dong cong ich|nghia vu (?:lao dong|cong ich|dong gop|dia phuong)|ngay cong(?! (?:chung|bo|nhan|khai))|phi bao ve|phi quan ly|dang phi|hoi phi)|(?:no|thieu|chua nop|chua dong)${words(2)} (?:khoan thu|nghia vu) (?:cua |tai |voi )?(?:dia phuong|phuong|xa|thon|khu pho|to dan pho)|huong uoc|gia dinh van hoa`,
    ),
    unless: /gop von|chinh trang|giai phong mat bang/u,
  },
  {
    said: shape(
      `(?:cha me|bo me|cha va me|bo va me|me|cha|bo|vo chong|hai nguoi|hai ben|hai anh chi|anh chi)${words(4)} (?:khong|chua)${words(3)} (?:ket hon|hon thu|cuoi)|(?:chua|khong)(?: co)? (?:dang ky ket hon|hon thu)|(?:con )?ngoai gia thu|me don than|song chung nhu vo chong|khong chong`,
    ),
    unless:
      /(?<!\p{L})ghi(?!\p{L})|phan ve cha|phan khai ve cha|khai(?! sinh)|nhan (?:cha|con|me)|cha con|xac dinh|ten (?:nguoi )?cha|khop/u,
    of: 'parent',
  },
  {
    said: shape(
      `(?:me|san phu|nguoi me|ba me)(?: [\\p{L}\\d]+){0,6}? (?:duoi|chua du|chua tron|chua den|moi)(?: co)? (?:1\\d|muoi \\p{L}+)(?: tuoi)?|(?:me|nguoi me)(?: [\\p{L}\\d]+){0,4}? (?:vi thanh nien|chua thanh nien|chua den tuoi|chua du tuoi|con nho tuoi)`,
    ),
    unless: /(?:khi|luc|ngay|dang ky) ket hon|(?:khi|luc) (?:dang ky )?ket hon|gia mao|khong khop/u,
    of: 'parent',
  },
  {
    said: shape(
      `trinh do|hoc van|tot nghiep|bang cap|bang (?:dai hoc|cao dang|trung cap|nghe|tot nghiep|cap (?:2|3|hai|ba))|mu chu|khong biet (?:chu|doc|viet)|(?:chua|khong) (?:hoc xong|hoc het|qua dao tao|co kinh nghiem|du kinh nghiem)`,
    ),
    named: /trinh do|hoc van|tot nghiep|bang cap/u,
    of: 'business',
  },
  {
    said: shape(
      '(?:qua|tren|hon|ngoai|da) [5-9]\\d tuoi|cao tuoi|qua tuoi|qua gia|gia yeu|lon tuoi|het tuoi lao dong|qua do tuoi|(?:chua du|chua den|duoi) (?:19|2\\d|3\\d) tuoi',
    ),
    named: /khong qua \d+ tuoi|tuoi toi da|do tuoi lao dong/u,
    of: 'business',
  },
  {
    said: shape(
      `von${words(5)} (?:qua (?:it|nho|thap)|it|nho|thap|duoi(?: \\d| muc)|khong du|chua du|chua dat|khong dat|toi thieu)|(?:khong|chua) (?:du|dat|co du|chung minh duoc)${words(3)} von|von (?:phap dinh|toi thieu)|thieu von`,
    ),
    unless: /thong tin|bang chu|(?<!\p{L})ghi(?!\p{L})/u,
    named: /(?<!\p{L})von(?!\p{L})/u,
    of: 'business',
  },
  {
    said: shape(
      `(?:qua nhieu|qua dong|da du|du so luong|vuot so luong|vuot qua so)${words(3)} (?:ho kinh doanh|ho kd|cua hang|quan|co so kinh doanh|co so|ho buon ban)|(?:ho kinh doanh|cua hang|quan|co so)${words(6)} (?:da du|qua nhieu|qua dong)|(?:het|du|vuot) (?:chi tieu|han ngach)|khong (?:cho )?(?:mo|phat trien|cap|dang ky|nhan) them|han che (?:so luong|mo moi)`,
    ),
    named: /so luong ho|han ngach/u,
    of: 'business',
  },
  {
    said: shape(`(?:hang xom|lang gieng|cac ho xung quanh|ho lien ke)${words(4)} (?:khong|chua|phan doi)`),
    named: /hang xom|lang gieng|lien ke/u,
    of: 'business',
  },
];

export interface AskedOf {
  /** Vietnamese, of what the procedure makes a condition. */
  conditions: readonly string[];
  imported: boolean;
  place?: string;
  channel?: string;
}

/** That a text refuses on what the procedure makes no condition, and no law known here does. */
export function bindsNobody(text: string, { conditions, imported, place, channel }: AskedOf): boolean {
  const whole = clausesOf(text).join(' ');
  return KINDS.some((kind) => {
    if (imported && !kind.always) return false;
    if (kind.of && kind.of !== place) return false;
    if (kind.exceptOnline && channel === 'online') return false;
    if (kind.unless?.test(whole) || !some(kind.said, text)) return false;
    return !conditions.some((one) => kind.named?.test(foldVietnamese(one)));
  });
}
