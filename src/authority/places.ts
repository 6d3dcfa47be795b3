/**
 * The commune, ward or special zone that an address lies in: «Khu 7, phường Cẩm Phả, thành phố Quảng Ninh». The whole address is read:
 * the commune stands last, by itself or after a house, street or group, and nothing in it names another commune, province or country.
 */
import { PROVINCES } from '#kernel/place-names.ts';
import { remembering } from '#kernel/remembering.ts';
import { toned } from '#kernel/text.ts';
import type { Named, Unit, Words } from './units.ts';

/** Kinds of places as they are shortened, and written out. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{M}])tp(?:\.\s*|\s+|(?=hcm))/giu, 'thành phố '],
  [/(?<![\p{L}\p{M}])tx(?:\.\s*|\s+)(?=\p{L})/giu, 'thị xã '],
  [/(?<![\p{L}\p{M}])p(?:\.\s*|\s+)(?=\p{L})/giu, 'phường '],
  [/(?<![\p{L}\p{M}])x\.\s*(?=\p{L})/giu, 'xã '],
  [/(?<![\p{L}\p{M}])đk\.\s*(?=\p{L})/giu, 'đặc khu '],
  [/(?<![\p{L}\p{M}])tt\.\s*(?=\p{L})/giu, 'thị trấn '],
  [/(?<![\p{L}\p{M}])h\.\s*(?=\p{L})/giu, 'huyện '],
  [/(?<![\p{L}\p{M}])q\.\s*(?=\p{L})/giu, 'quận '],
  [/(?<![\p{L}\p{M}])t\.\s*(?=\p{L})/giu, 'tỉnh '],
];

/** Between its parts stand commas, however it is typed: «tổ 3 - phường Hồng Gai; TP. Quảng Ninh». */
const plain: (text: string) => string = remembering((text) =>
  toned(SHORT.reduce((long, [short, word]) => long.replace(short, word), text.normalize('NFC')))
    .replace(/\s+[-–—]\s+|\s*;\s*|\s*\n\s*|(?<=[\p{L}\p{M}]{3})\.\s+/gu, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .replace(/(?:, )+/g, ', ')
    .replace(/^[\s,.]+|[\s,.]+$/g, ''),
);
const COUNTRY = plain('Việt Nam');

/** Any of these words, which are plain letters, as words by themselves; `around` has `@` where they stand. */
const words = (list: string, around = '@'): RegExp =>
  new RegExp(around.replace('@', `(?<![\\p{L}\\p{M}])(?:${toned(list)})(?![\\p{L}\\p{M}])`), 'u');

const COMMUNE = 'phường|xã|thị trấn|đặc khu';
/** What has a name of its own in an address, whatever that name is: «phố Bắc Ninh», «chợ Hà Nội». */
const HOUSE =
  'số|số nhà|nhà|sn|tổ|tổ dân phố|tdp|khu|khu phố|kp|thôn|xóm|bản|ấp|làng|khóm|đội|cụm|ngõ|ngách|hẻm|kiệt|đường|phố|đại lộ|quốc lộ|ql|tỉnh lộ|km|lô|thửa|căn|căn hộ|phòng|tầng|tòa|block|chung cư|khu đô thị|khu công nghiệp|chợ|bến|cảng|trường|trạm|bệnh viện|chùa|công ty|khách sạn|nhà hàng|đồi|đảo';
const BEGINS = words(HOUSE, '^@');
const NUMBERED = /^\d[\d\p{L}\p{M}/.-]*(?: |$)/u;
/** Beside, towards, no more or not: a commune after such a word is not where it is. */
const BESIDE = words(
  'gần|cạnh|bên|giáp|đối diện|sau|trước|không|chưa|chẳng|tạm trú|tạm vắng|trước đây|trước kia|từ|ra|vào|đến|tới|về|đi|qua|sang|lối|hướng|cũ|nguyên|quê|quê quán|gốc|ngoài|khác|hoặc|hay|và|với|cách|chuyển|phía|cổng',
);
const NOT_HERE = words(
  'không phải|không ở|không cư trú|không thường trú|trước đây|trước kia|quê quán|nguyên quán|đã chuyển|chuyển đi|chuyển đến|tạm trú|tạm vắng|nước ngoài',
);
/** A commune that only says beside or towards what something lies, or is one of before. */
const ROAD = words('đường|phố|ngõ|lối|vào|ra|đối diện|gần|cạnh|giáp');
const FORMER = words('cũ|trước đây', '@[)]?$');
const KINDS = words('tỉnh|thành phố', '@$');
const ABOVE = words('tỉnh|thành phố|quận|huyện|thị xã', '^@ (?=[\\p{L}\\d])');
/** «Số 5 huyện Gia Lâm», and no district of the city is a «quận». */
const WITHIN = words('quận|huyện|thị xã', '^(?:\\p{L}+\\p{M}* )?\\d\\S* @ (?=[\\p{L}\\d])');
const URBAN = words('quận', '@ (?=[\\p{L}\\d])');
const TINH_LO = words('tỉnh lộ', '^@');
const OTHER_COMMUNE = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<!${toned('hợp tác')} |${toned('thị')} )(?:${toned(COMMUNE)}) (?=[\\p{L}\\d])`,
  'gu',
);

const PROVINCE_AT_END = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${PROVINCES.replace('Bà Rịa(?: ?[-–] ?Vũng Tàu)?', 'Bà Rịa|Vũng Tàu')
    .replace(/Đ\[ắăặ\]\[kc\] L\[ắăặ\]\[kc\]/, 'Đắk Lắk|Đắc Lắc|Đăk Lăk')
    .replace(/Đ\[ắăặ\]\[kc\] Nông/, 'Đắk Nông|Đắc Nông|Đăk Nông')
    .replace(/Thừa Thiên\(.*?\)\?\|/, 'Thừa Thiên|Thừa Thiên Huế|Sài Gòn|')
    .split('|')
    .filter((name) => name !== 'Quảng Ninh')
    .map(toned)
    .join('|')})$`,
  'u',
);

/** Countries by their names in Vietnamese and English, and as people say them. */
const COUNTRIES: ReadonlySet<string> = new Set(
  [
    ...['vi', 'en'].flatMap((language) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
      return letters.flatMap((one) =>
        letters.flatMap((two) => (one + two === 'VN' ? [] : (names.of(one + two) ?? []))),
      );
    }),
    ...['Mỹ', 'Hoa Kỳ', 'USA', 'Úc', 'Anh Quốc', 'Đại Hàn Dân Quốc', 'Cộng hòa Séc', 'Tiệp', 'Trung Hoa', 'Hồng Kông'],
  ].map(plain),
);
const isAbroad = (part: string): boolean => {
  const name = part.replace(words('nước', '^@ '), '');
  if (COUNTRIES.has(name)) return true;
  const end = name.split(' ').slice(1);
  return (
    !isHouse(part) && end.some((_, i) => end.slice(i).join(' ').length >= 6 && COUNTRIES.has(end.slice(i).join(' ')))
  );
};

const isHouse = (text: string): boolean => BEGINS.test(text) || NUMBERED.test(text);

/** What an address says of where it lies. */
export interface ReadAddress {
  /** The commune at its end, where it stands there as that of the address. */
  at?: Unit;
  /** Every commune of ours that it names. */
  named: Unit[];
  /** It names a place that is none of ours, or says that it is not there. */
  elsewhere: boolean;
}

/** By any name that the place, the districts and the whole of the province have had, since these stay on papers. */
export function readAddress(
  address: string,
  units: Iterable<Unit>,
  wholes: readonly Words[],
  districts: readonly Words[] = [],
): ReadAddress {
  const communes = [...units].filter((unit) => unit.place === unit.code);
  const named = (text: string) => communes.find((unit) => unit.names.some(({ vi }: Named) => plain(vi) === text));
  const above = [...wholes, ...districts].map(({ vi }) => bareName(plain(vi)));
  const text = [[COUNTRY], wholes, districts].reduce(
    (left: string, names) =>
      withoutEnd(
        left,
        names.map((one) => (typeof one === 'string' ? one : plain(one.vi))),
      ),
    plain(address),
  );
  const parts = text.split(', ');
  const last = parts.pop()!;
  const found = ended(last, communes);
  const before = found?.before ?? last;
  const others = parts.flatMap((part) => communesIn(part));
  const inLast = found ? communesIn(before) : [];
  const isOwn = (part: string) => above.includes(bareName(part));
  const elsewhere =
    [...parts, ...(before && found ? [before] : [])].some((part) => !isOwn(part) && liesElsewhere(part)) ||
    [...others, ...inLast].some((one) => !named(one));
  const isAt = found && (before === '' || (isHouse(before) && !BESIDE.test(before) && !inLast.length));
  const all = [...others, ...inLast].flatMap((one) => named(one) ?? []);
  return {
    ...(isAt && { at: found.unit }),
    named: [...new Set([...all, ...(isAt ? [found.unit] : [])])],
    elsewhere,
  };
}

const bareName = (name: string): string => name.replace(ABOVE, '');

/** Without the name at the end of what the commune is part of, with or without the kind, which differed from year to year. */
function withoutEnd(text: string, names: readonly string[]): string {
  for (const name of names) {
    const bare = bareName(name);
    const kinds = toned('tỉnh|thành phố|thị xã|huyện');
    const tail = new RegExp(`(?:, (?:(?:${kinds}) )?| (?:${kinds}) )${bare}$`, 'u');
    const left = text.replace(tail, '');
    if (left !== text) return left;
    if (name !== COUNTRY && !name.startsWith(toned('tỉnh '))) continue;
    if (text.endsWith(` ${bare}`) && !KINDS.test(text.slice(0, -bare.length - 1))) {
      const rest = text.slice(0, -bare.length - 1);
      if (ENDS_IN_COMMUNE.test(rest)) return rest;
    }
  }
  return text;
}
const ENDS_IN_COMMUNE = new RegExp(`(?<![\\p{L}\\p{M}])(?:${toned(COMMUNE)}) [\\p{L}\\d][^,]*$`, 'u');

/** The commune whose name ends the part, and what stands before it. */
function ended(part: string, communes: readonly Unit[]): { unit: Unit; before: string } | undefined {
  for (const unit of communes)
    for (const { vi } of unit.names) {
      const name = plain(vi);
      if (part === name) return { unit, before: '' };
      if (part.endsWith(` ${name}`))
        return {
          unit,
          before: part
            .slice(0, -name.length - 1)
            .replace(LINK, '')
            .trim(),
        };
    }
  return undefined;
}
const LINK = words('thuộc', ' @$');

/** What a part names as a commune: «số 5 phường Hà Tu»; not where it only says beside what it lies. */
function communesIn(part: string): string[] {
  return [...part.matchAll(OTHER_COMMUNE)].flatMap(({ index }) => {
    const name = part.slice(index);
    return ROAD.test(part.slice(0, index)) || FORMER.test(name) ? [] : [name.replace(/[()]/g, '')];
  });
}

/** Another province, district or country, or words that say that nobody lives there. */
function liesElsewhere(part: string): boolean {
  if (NOT_HERE.test(part) || isAbroad(part)) return true;
  if ((ABOVE.test(part) && !TINH_LO.test(part)) || URBAN.test(part) || WITHIN.test(part)) return true;
  const province = PROVINCE_AT_END.exec(part);
  if (!province) return false;
  const before = part.slice(0, province.index).trim();
  return KINDS.test(before) || !isHouse(before);
}
