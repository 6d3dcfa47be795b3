/** The provinces of the country, as texts name them. */
import { foldVietnamese } from './text.ts';

/** The kinds of places in which addresses lie. */
export const COMMUNE = 'phường|xã|thị trấn|đặc khu';
export const ABOVE_COMMUNE = 'tỉnh|thành phố|quận|huyện|thị xã';
/** What has a name of its own in an address, whatever that name is: «phố Bắc Ninh», «chợ Hà Nội». */
export const HOUSE =
  'số|số nhà|nhà|sn|tổ|tổ dân phố|tdp|khu|khu phố|kp|thôn|xóm|bản|ấp|làng|khóm|đội|cụm|ngõ|ngách|hẻm|kiệt|đường|phố|đại lộ|quốc lộ|ql|tỉnh lộ|km|lô|thửa|căn|căn hộ|phòng|tầng|tòa|block|chung cư|khu đô thị|khu công nghiệp|chợ|bến|cảng|trường|trạm|bệnh viện|chùa|hợp tác xã|htx|khách sạn|tập thể|ngã ba|ngã tư|nhà hàng|đồi|đảo';

/** What else an address says where in a commune something lies with, at the beginning of a part. */
export const LOCATING = `${HOUSE.replace('|nhà|', '|')}|nhà số|nhà em|nhà tôi|tòa nhà|kđt|kdt|cột|ngã 3|ngã 4|ngã 5|dãy|ô|khối|buôn|cụm dân cư|tiểu khu|phân khu|khu vực|khu tập thể|ký túc xá|ktx|biệt thự|liền kề|nhà văn hóa|nhà thờ|nhà máy|nhà khách|nhà nghỉ|nhà trọ|nhà riêng|nhà xưởng|nhà ở xã hội|nhà công vụ|nhà tập thể|nhà ông|nhà bà|nhà anh|nhà chị|nhà cô|nhà chú|nhà bác|bến xe|ngã năm|đền|kiot|ki ốt|quầy|gian hàng|cửa hàng|quán|siêu thị|trung tâm thương mại|tttm|cổng|gần|cạnh|đối diện|sau|trước|mặt đường|lối|group|quarter|village|hamlet|lane|alley|street|road|apartment|building|house|floor|room|no`;

/** Since 2025-07-01, and of before: papers keep the names of provinces that were merged. */
export const PROVINCES =
  'An Giang|Bà Rịa(?: ?[-–] ?Vũng Tàu)?|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đ[ắăặ][kc] L[ắăặ][kc]|Đ[ắăặ][kc] Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hồ Chí Minh|HCM|Huế|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thừa Thiên(?: ?[-–]? ?Huế)?|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái';
/** Those of them that are part of another since 2025-07-01 (Resolution 202/2025/QH15). */
export const MERGED =
  'Bà Rịa - Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bến Tre|Bình Định|Bình Dương|Bình Phước|Bình Thuận|Đắk Nông|Hà Giang|Hà Nam|Hải Dương|Hậu Giang|Hòa Bình|Kiên Giang|Kon Tum|Long An|Nam Định|Ninh Thuận|Phú Yên|Quảng Bình|Quảng Nam|Sóc Trăng|Thái Bình|Tiền Giang|Trà Vinh|Vĩnh Phúc|Yên Bái';
/** Either place of the tone: «Hoà» as well as «Hòa». */
const NAME = PROVINCES.replace(/òa/g, '(?:òa|oà)').replace(/óa/g, '(?:óa|oá)');
const NAMED = new RegExp(`(?<![\\p{L}\\p{M}])(?:${NAME})(?![\\p{L}\\p{M}])`, 'giu');

/** What makes a name that of a place or its office: «Đại học Cần Thơ» and «Đoàn Thanh niên Cộng sản Hồ Chí Minh» are neither. */
const KIND =
  '(?:tỉnh|thành phố|TP\\.?|UBND|HĐND|ủy ban nhân dân|hội đồng nhân dân|địa bàn|công an|thuế|hải quan|bảo hiểm xã hội|kho bạc nhà nước|sở [^.;:()]{2,60}?)';
const BEFORE = new RegExp(
  `(?<![\\p{L}\\p{M}])${KIND}:? (?:\\p{L}+(?: [\\p{L}-]+){0,3}(?:, | và |, tỉnh | và tỉnh ))*$`,
  'iu',
);
/** A rule for all that treats a large city apart is no rule of that city. */
const APART =
  /(?<![\p{L}\p{M}])(?:trừ|ngoài|không bao gồm|riêng)(?: (?:đối với|trường hợp|tại|ở))?(?: [\p{L} -]{3,60}(?:,| và))* ?$/iu;

/** The provinces that a sentence names as places. `bare`: also without a word for what they are, as «Sở Y tế Hà Nội». */
export function placesIn(text: string, bare: boolean): string[] {
  return [...text.matchAll(NAMED)].flatMap(({ 0: name, index }) => {
    if (name.split(/[ -]+/).some((word) => !/^\p{Lu}/u.test(word))) return [];
    const before = text.slice(0, index);
    const kind = BEFORE.exec(before);
    return bare || (kind && !APART.test(before.slice(0, kind.index))) ? [name] : [];
  });
}

/** What is longer is the address of nothing: no form takes so much, and nothing here reads it. */
export const LONGEST_ADDRESS = 500;

const FOLDED = foldVietnamese(PROVINCES.replaceAll('–', '-')).replaceAll(' ', ' ?').replaceAll(' ?? ?', ' ?');
const AT_THE_END = new RegExp(`(?<![a-z])(?:tinh|thanh ?pho|tp|t)?[ .]*(?:${FOLDED})(?: ?city| ?province)?$`);
const COUNTRY = /(?:[\s,.-]*\d{5,6})?[\s,.]*(?:viet ?nam|vn)?[\s,.\d]*$/;
const TELEPHONE =
  /[\s,;.(-]*(?:(?<![\p{L}\p{M}])(?:số )?(?:đt|điện thoại|sđt|dt|dien thoai|sdt|tel|phone|mobile|liên hệ|lien he|lh)[\s.:]*)?(?:\+84|(?<!\d)0)\d(?:[ .-]?\d){7,9}\)?[\s.]*$/iu;

/** Without a telephone number at its end, for who brings something there. */
export const withoutTelephone = (address: string): string =>
  address.length > LONGEST_ADDRESS ? address : address.normalize('NFC').replace(TELEPHONE, '');

/** What stands before the province at the end of an address, folded, however it is written («P. Hồng Gai TP HCM», «Hanoi City, Vietnam»); nothing where none does. */
export function beforeProvince(address: string): string | undefined {
  if (address.length > LONGEST_ADDRESS) return undefined;
  const text = foldVietnamese(withoutTelephone(address)).replace(COUNTRY, '');
  const found = AT_THE_END.exec(text);
  return found ? text.slice(0, found.index).replace(/[\s,.-]+$/, '') : undefined;
}
