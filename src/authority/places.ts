/**
 * The commune, ward or special zone that an address lies in: «Khu 7, phường Cẩm Phả, thành phố Quảng Ninh». The whole address is read:
 * the commune stands last, by itself or after parts each of which says where in it (a house, a street, a group), and nothing in it names
 * another commune, province or country.
 */
import { COMMUNE, HOUSE, LOCATING, LONGEST_ADDRESS, PROVINCES } from '#kernel/place-names.ts';
import { remembering } from '#kernel/remembering.ts';
import { foldVietnamese, toned } from '#kernel/text.ts';
import type { Named, Unit, Words } from './units.ts';

/** Kinds of places as they are shortened, and written out. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{M}])tp(?:\.\s*|\s+|(?=hcm))/giu, 'thành phố '],
  [/(?<![\p{L}\p{M}])tx(?:\.\s*|\s+)(?=\p{L})/giu, 'thị xã '],
  [/(?<![\p{L}\p{M}])ph?(?:\.\s*|(?<!ph)\s+)(?=\p{L})/giu, 'phường '],
  [/(?<![\p{L}\p{M}])x\.\s*(?=\p{L})/giu, 'xã '],
  [/(?<![\p{L}\p{M}])đk\.\s*(?=\p{L})/giu, 'đặc khu '],
  [/(?<![\p{L}\p{M}])tt\.\s*(?=\p{L})/giu, 'thị trấn '],
  [/(?<![\p{L}\p{M}])h\.\s*(?=\p{L})/giu, 'huyện '],
  [/(?<![\p{L}\p{M}])q\.\s*(?=\p{L})/giu, 'quận '],
  [/(?<![\p{L}\p{M}])t\.\s*(?=\p{L})/giu, 'tỉnh '],
];

/** Between its parts stand commas, however it is typed: «tổ 3 - phường Hồng Gai; TP. Quảng Ninh». */
export const plain: (text: string) => string = remembering((text) =>
  toned(SHORT.reduce((long, [short, word]) => long.replace(short, word), text.normalize('NFC')))
    .replace(/\.(?=\s*(?:[,;\n]|$))/g, '')
    .replace(/\s+[-–—]\s+|\s*;\s*|\s*\n\s*|(?<=[\p{L}\p{M}]{3})\.\s+/gu, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .replace(/(?:, )+/g, ', ')
    .replace(/^[\s,.]+|[\s,.]+$/g, ''),
);
/** The country and a postcode, in either order. */
const COUNTRY_WRITTEN = new RegExp(
  `(?:[ ,]*(?<![\\p{L}\\p{M}\\d/.-])(?:(?:${toned('nước')} )?(?:${toned('chxhcn')} |${toned('cộng hòa xã hội chủ nghĩa')} )?(?:${toned('việt')}[ -]?nam|viet[ -]?nam|vn)|\\d{5,6}))+$`,
  'u',
);

/** Any of these words, which are plain letters, as words by themselves; `around` has `@` where they stand. */
const words = (list: string, around = '@'): RegExp =>
  new RegExp(around.replace('@', `(?<![\\p{L}\\p{M}])(?:${toned(list)})(?![\\p{L}\\p{M}])`), 'u');

const BEGINS = words(LOCATING, '^@');
/** A block or a lot: «P. 5», «CT2», «K12/4». */
const LETTERED = /^\p{L}{1,2}[.-]? ?\d{1,3}(?!\d)/u;
const HOUSE_ALONE = /^(?:nhà|nha) \p{L}?\d/u;
const NUMBERED = /^\d[\d\p{L}\p{M}/.-]*(?: |$)/u;
/** Beside, towards, no more or not: a commune after such a word is not where it is. */
const BESIDE_WORDS =
  'gần|cạnh|bên|giáp|đối diện|sau|trước|không|chưa|chẳng|tạm trú|tạm vắng|trước đây|trước kia|từ|ra|vào|đến|tới|về|đi|qua|sang|lối|hướng|cũ|nguyên|quê|quê quán|gốc|ngoài|khác|hoặc|hay|và|với|cách|chuyển|phía|cổng';
const BESIDE = words(BESIDE_WORDS);
const NOT_HERE_WORDS =
  'không phải|không ở|không cư trú|không thường trú|không có|không rõ|không biết|không xác định|chưa có|chưa rõ|chưa biết|chưa xác định|vô gia cư|trước đây|trước kia|quê quán|nguyên quán|đã chuyển|chuyển đi|chuyển đến|tạm trú|tạm vắng|nước ngoài|đã bán|đã rời|đã bỏ|đã dọn|đã đi|đã mất|trước ở|rời khỏi|mất liên lạc|mất tích|bỏ nhà|bỏ đi|dự kiến|sẽ về|sẽ chuyển|sẽ ở|lưu trú|từng ở|nhà cũ|nhà ở cũ|trại giam|trại tạm giam|chlb|chdcnd';
const NOT_HERE = words(NOT_HERE_WORDS);
/** Words of denial alone; «hàng không» and «phòng không» deny nothing. */
const DENIED = words('(?<!(?:hàng|phòng) )không|chưa|chẳng|ko');
const COMPANY = words('công ty|cty|tổng công ty|tập đoàn|doanh nghiệp|dntn', '^@');
/** Words before an address that say nothing of where it is, and words between that say only what it is. */
const LABEL = words(
  '(?:(?:nơi )?(?:đăng ký )?(?:hộ khẩu )?thường trú|hktt|địa chỉ|đ/c|đc|nơi ở|nơi cư trú|cư trú|hiện cư trú|trụ sở)(?: (?:hiện tại|hiện nay))?(?:(?: tại| ở)(?=[ :])|(?=[ :]))|ngụ tại|ở tại|hiện ở|tại',
  '^@:? ?',
);
const SAID_ONLY = words('(?:nơi )?(?:đăng ký )?thường trú|hktt|cũ|mới', '^@$');
const RESIDENT = new RegExp(` ?\\((?:${toned('thường trú|hktt|nơi thường trú')})\\)`, 'gu');
/** A commune that only says beside or towards what something lies, or is one of before. */
const ROAD = words('đường|phố|ngõ|lối|vào|ra|đối diện|gần|cạnh|giáp');
const FORMER = words('cũ|trước đây', '@[)]?$');
const COMMUNE_FIRST = words(COMMUNE, '^@ (?=[\\p{L}\\d])');
/** A street may have the name of a province: «số 12 Hòa Bình», «phố Bắc Ninh». */
const STREET = words(HOUSE, '(?:@|(?:^|(?:số|số nhà|nhà|sn|ngõ|ngách|hẻm|kiệt) )\\d[\\p{L}\\d/.-]*)$');
const NAMED_HERE = words(HOUSE, '@$');
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

const OTHER_PROVINCES = PROVINCES.replace('Bà Rịa(?: ?[-–] ?Vũng Tàu)?', 'Bà Rịa|Vũng Tàu')
  .replace(/Đ\[ắăặ\]\[kc\] L\[ắăặ\]\[kc\]/, 'Đắk Lắk|Đắc Lắc|Đăk Lăk')
  .replace(/Đ\[ắăặ\]\[kc\] Nông/, 'Đắk Nông|Đắc Nông|Đăk Nông')
  .replace(/Thừa Thiên\(.*?\)\?\|/, 'Thừa Thiên|Thừa Thiên Huế|Sài Gòn|')
  .split('|')
  .filter((name) => name !== 'Quảng Ninh')
  .map(toned);
const PROVINCE_AT_END = new RegExp(`(?<![\\p{L}\\p{M}])(?:${OTHER_PROVINCES.join('|')})$`, 'u');

const REGION = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;
/** Cities that time zones are named after. */
const CITIES = Intl.supportedValuesOf('timeZone').flatMap((zone) =>
  REGION.test(zone) && !/Ho_Chi_Minh|Saigon/.test(zone) ? (zone.split('/').at(-1)?.replaceAll('_', ' ') ?? []) : [],
);

/** Countries by their names in Vietnamese and English, and as people say them; and cities abroad. */
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
    ...[
      'Bắc Kinh',
      'Thượng Hải',
      'Quảng Châu',
      'Thâm Quyến',
      'Đài Bắc',
      'Viêng Chăn',
      'California',
      'Texas',
      'Séc',
      'Hàn',
      'Nhật',
      'Anh',
      'Đài',
      'Campuchia',
    ],
    ...CITIES,
  ].map(plain),
);
/** A country or a city abroad, anywhere in the part; a short name, which a person may have too, after «ở» or «tại» alone. */
const isAbroad = (part: string): boolean => {
  const name = part.replace(words('nước', '^@ '), '');
  if (COUNTRIES.has(name)) return true;
  const all = name.split(/[ ,]+/);
  return all.some((_, i) =>
    [1, 2, 3, 4].some((count) => {
      const one = all.slice(i, i + count).join(' ');
      if (i + count > all.length || !COUNTRIES.has(one)) return false;
      const before = all.slice(0, i).join(' ');
      return one.length >= 6 ? !NAMED_HERE.test(before) : i + count === all.length && IN.test(before);
    }),
  );
};
const IN = words('ở|tại|bên|sang|nước|về', '@$');

export const isHouse = (text: string): boolean =>
  BEGINS.test(text) || NUMBERED.test(text) || LETTERED.test(text) || HOUSE_ALONE.test(text);

const piecesOf = (part: string): string[] =>
  part
    .split(/[:()]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece && !SAID_ONLY.test(piece));

/** It says where in the commune: by a house, a street, a group, or something near; that of a company says nothing of it. */
const locates = (part: string): boolean => isHouse(part) || communesIn(part).length > 0;
const isToldOf = (piece: string): boolean => isHouse(piece) || COMMUNE_FIRST.test(piece) || COMPANY.test(piece);

/** Words of before and after the names, which are read without tones only where the whole part has none. */
const SINGLE: ReadonlyMap<string, string> = new Map(
  [BESIDE_WORDS, LOCATING, COMMUNE, 'tỉnh|thành phố|quận|huyện|thị xã|công ty', NOT_HERE_WORDS]
    .flatMap((list) => list.split('|'))
    // «Ben Thanh» and «Dao Vien» are names; so is «No».
    .filter((word) => !['bến', 'cảng', 'đồi', 'đảo', 'ô', 'nhà'].includes(word))
    .map((word) => [foldVietnamese(word), toned(word)]),
);
const oneOf = (keys: Iterable<string>, as: (word: string) => string = (word) => word) =>
  new RegExp(
    `(?<![\\p{L}\\p{M}])(?:${[...keys]
      .toSorted((a, b) => b.length - a.length)
      .map((key) => key.split(' ').map(as).join(' '))
      .join('|')})(?![\\p{L}\\p{M}])`,
    'gu',
  );
const SINGLES = oneOf(SINGLE.keys());
const KIND_WORDS = words(`${COMMUNE}|tỉnh|thành phố|quận|huyện|thị xã`);

const KIND_WORDS_ALL = new RegExp(KIND_WORDS.source, 'gu');

interface Names {
  all: RegExp;
  of: ReadonlyMap<string, string>;
}
const namesOf = new WeakMap<object, Names>();

/** The names of ours and of provinces by how they are written without tones or in English; none that two places share. */
function namesRead(wholes: readonly Words[], districts: readonly Words[], communes: readonly Unit[]): Names {
  const known = namesOf.get(wholes);
  if (known) return known;
  const said = new Map<string, Set<string>>();
  const add = (written: string, name: string) => {
    const key = foldVietnamese(written);
    said.set(key, (said.get(key) ?? new Set()).add(name));
  };
  for (const { vi, en } of [...communes.flatMap(({ names }) => names), ...wholes, ...districts]) {
    add(vi, plain(vi));
    add(en, plain(vi));
  }
  for (const { vi } of [...wholes, ...districts]) add(bareName(plain(vi)), bareName(plain(vi)));
  for (const name of OTHER_PROVINCES) if (name.includes(' ')) add(name, name);
  const of = new Map(
    [...said].flatMap(([key, names]) => (names.size === 1 ? [[key, [...names][0]]] : [])) as [string, string][],
  );
  const written = new Set([...of.keys(), ...of.values()]);
  const made = { all: oneOf([...written].flatMap((name) => eitherTone(name))), of };
  namesOf.set(wholes, made);
  return made;
}

/** «phường hong gai»: the kind with its tones, the name without them. */
function eitherTone(name: string): string[] {
  const kind = KIND_WORDS.exec(name)?.[0];
  return kind && name.startsWith(kind) ? [name, `${kind} ${foldVietnamese(name.slice(kind.length))}`] : [name];
}

/** As it would be written with tones, where it has none. */
function withTones(
  text: string,
  wholes: readonly Words[],
  districts: readonly Words[],
  communes: readonly Unit[],
): string {
  const { all, of } = namesRead(wholes, districts, communes);
  return text
    .split(', ')
    .map((part) => {
      const names = part.match(all) ?? [];
      const between = part.split(all);
      const isBare = between.every((one) => /^[\x20-\x7e]*$/.test(one.replace(KIND_WORDS_ALL, '')));
      const read = (one: string) => (isBare ? one.replace(SINGLES, (written) => SINGLE.get(written) ?? written) : one);
      return between
        .map((one, i) => read(one) + (names[i] === undefined ? '' : (of.get(foldVietnamese(names[i])) ?? names[i])))
        .join('');
    })
    .join(', ');
}

/** What an address says of where it lies. */
export interface ReadAddress {
  /** The commune at its end, where it stands there as that of the address. */
  at?: Unit;
  /** The commune whose name alone stands at its end, without what it is and without the province: enough to bring something there. */
  bare?: Unit;
  /** What it says before that commune: a house, a street, a village. */
  near?: string;
  /** Every commune of ours that it names. */
  named: Unit[];
  /** It names a place that is none of ours, says that it is not there, or has a part that says nothing of where. */
  elsewhere: boolean;
}

/** By any name that the place, the districts and the whole of the province have had, since these stay on papers. */
export function readAddress(
  address: string,
  units: Iterable<Unit>,
  wholes: readonly Words[],
  districts: readonly Words[] = [],
): ReadAddress {
  if (address.length > LONGEST_ADDRESS) return { named: [], elsewhere: true };
  const communes = [...units].filter((unit) => unit.place === unit.code);
  const named = (text: string) => communes.find((unit) => unit.names.some(({ vi }: Named) => plain(vi) === text));
  const strip = (text: string) => withoutEnds(text, wholes, districts, communes);
  const text = readable(address, wholes, districts, communes);
  const { left, hasProvince } = strip(text);
  const parts = left.split(', ');
  const last = parts.pop()!;
  const alone = parts.length ? communeCalled(last, communes, districts) : undefined;
  const found = ended(last, communes) ?? (alone && { unit: alone, before: '' });
  const before = found?.before ?? last;
  const inLast = found ? communesIn(before) : [];
  const isAt = found && (before === '' || (isHouse(before) && !BESIDE.test(before) && !inLast.length));
  const near = found ? withoutAgain([...parts, before].filter(Boolean).join(', '), found.unit, strip, communes) : '';
  const front = found ? near.split(', ').filter(Boolean) : parts;
  const others = front.flatMap((part) => communesIn(part));
  const own = new Set([
    ...wholes.map(({ vi }) => bareName(plain(vi))),
    ...(found?.unit.names.map(({ vi }) => plain(vi).replace(COMMUNE_FIRST, '')) ?? []),
  ]);
  const told = front.filter((part) => !own.has(bareName(part)));
  const isSomewhere = !front.length || !told.length || told.some(locates);
  const elsewhere =
    told.some((part) => liesElsewhere(part) || piecesOf(part).some((one) => !isToldOf(one) || liesElsewhere(one))) ||
    others.some((one) => !named(one));
  const isBare = found && found.unit === alone;
  const is = isAt && isSomewhere ? found.unit : undefined;
  const at = isBare && !hasProvince ? undefined : is;
  const all = others.flatMap((one) => named(one) ?? []);
  return {
    ...(at && { at, near: told.join(', ') }),
    ...(isBare && is && told.length && { bare: is }),
    named: [...new Set([...all, ...(at ? [at] : [])])],
    elsewhere,
  };
}

/** The commune that is written once more before it, as people write it beside the one they chose from a list. */
function withoutAgain(
  near: string,
  unit: Unit,
  strip: (text: string) => { left: string },
  communes: readonly Unit[],
): string {
  const parts = strip(near).left.split(', ');
  const again = ended(parts.pop()!, communes);
  if (again?.unit !== unit) return near;
  const { before } = again;
  if (before !== '' && (!isHouse(before) || BESIDE.test(before))) return near;
  return withoutAgain([...parts, before].filter(Boolean).join(', '), unit, strip, communes);
}

/** The commune of that name without what it is, where neither another nor a former district has it. */
function communeCalled(part: string, communes: readonly Unit[], districts: readonly Words[]): Unit | undefined {
  const fold = /^[\x20-\x7e]*$/.test(part) ? foldVietnamese : (one: string) => one;
  const names = (unit: Unit) => unit.names.map(({ vi }) => fold(plain(vi).replace(COMMUNE_FIRST, '')));
  if (districts.some(({ vi }) => fold(bareName(plain(vi))) === part)) return undefined;
  const called = communes.filter((unit) => names(unit).includes(part));
  return called.length === 1 ? called[0] : undefined;
}

/** «Q.Ninh», «Q. Ninh»: the last word of the province's name written out. */
function spelled(address: string, wholes: readonly Words[]): string {
  const bare = bareName(plain(wholes.at(-1)?.vi ?? ''));
  const all = bare.split(' ');
  if (all.length < 2) return address;
  const short = all.slice(0, -1).map((word) => `${word[0]}\\.\\s*`);
  return address
    .normalize('NFC')
    .replace(new RegExp(`(?<![\\p{L}\\p{M}])${short.join('')}${all.at(-1)}(?![\\p{L}\\p{M}])`, 'giu'), bare);
}

/** «…, QN», «… TP QN», «…, TPQN»: by the first letters of the province's name. */
function unshortened(text: string, wholes: readonly Words[]): string {
  const bare = bareName(plain(wholes.at(-1)?.vi ?? ''));
  const letters = foldVietnamese(bare)
    .split(' ')
    .map(([letter = '']) => letter)
    .join('\\.?');
  if (!letters) return text;
  const kinds = toned('thành phố|tỉnh');
  return text.replace(
    new RegExp(
      `(?:(?<=, )|(?<= |^)(?:(${kinds}) ?|tp\\.?))${letters}(?= \\d{5,6}(?:,|$)|,|$| \\(?${toned('cũ')}\\)?(?:,|$))`,
      'gu',
    ),
    (_, kind?: string) => (kind ? `${kind} ${bare}` : bare),
  );
}

export const withoutCountry = (text: string): string => text.replace(COUNTRY_WRITTEN, '').replace(/[ ,]+$/, '');

/** Without the country, the province and the district behind the commune. */
function withoutEnds(text: string, wholes: readonly Words[], districts: readonly Words[], communes: readonly Unit[]) {
  const inside = withoutCountry(text);
  const names = (of: readonly Words[]) => of.map(({ vi }) => plain(vi));
  const within = withoutEnd(inside, names(wholes), communes);
  return { left: withoutEnd(within, names(districts), communes), hasProvince: within !== inside, inside, within };
}

/** An address that ends in the province: with it (`inside`), without it (`within`), and without the district too (`left`). */
export function insideProvince(
  address: string,
  communes: readonly Unit[],
  wholes: readonly Words[],
  districts: readonly Words[],
): { inside: string; within: string; left: string } | undefined {
  const ends = withoutEnds(readable(address, wholes, districts, communes), wholes, districts, communes);
  return ends.hasProvince ? ends : undefined;
}

function readable(
  address: string,
  wholes: readonly Words[],
  districts: readonly Words[],
  communes: readonly Unit[],
): string {
  const written = unshortened(plain(spelled(address, wholes)).replace(RESIDENT, ''), wholes);
  return withTones(written, wholes, districts, communes).replace(LABEL, '');
}

export const bareName = (name: string): string => name.replace(ABOVE, '');

/** Without the name at the end of what the commune is part of, with or without the kind, which differed from year to year, or «cũ». */
function withoutEnd(written: string, names: readonly string[], communes: readonly Unit[]): string {
  const text = written.replace(OLD, '');
  const left = withoutName(text, names, communes);
  return left === text ? written : left;
}
const OLD = new RegExp(` \\(?${toned('cũ')}\\)?$`, 'u');

function withoutName(text: string, names: readonly string[], communes: readonly Unit[]): string {
  for (const name of names) {
    const bare = bareName(name);
    const kinds = toned('tỉnh|thành phố|thị xã|huyện');
    const tail = new RegExp(`(?:, (?:(?:${kinds}) )?| (?:${kinds}) )${bare}$`, 'u');
    const left = text.replace(tail, '');
    if (left !== text) return left;
    if (text.endsWith(` ${bare}`) && ended(text.slice(0, -bare.length - 1), communes))
      return text.slice(0, -bare.length - 1);
    if (!name.startsWith(toned('tỉnh '))) continue;
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
export function communesIn(part: string): string[] {
  return [...part.matchAll(OTHER_COMMUNE)].flatMap(({ index }) => {
    const name = part.slice(index);
    return ROAD.test(part.slice(0, index)) || FORMER.test(name) ? [] : [name.replace(/[()]/g, '')];
  });
}

/** Another province, district or country, or words that say that nobody lives there; also between words that begin a part. */
function liesElsewhere(part: string): boolean {
  if (NOT_HERE.test(part) || DENIED.test(part) || isAbroad(part)) return true;
  if ((ABOVE.test(part) && !TINH_LO.test(part)) || URBAN.test(part) || WITHIN.test(part)) return true;
  return [part, ...part.split(BEFORE_HOUSE)].some((one) => {
    const before = PROVINCE_AT_END.exec(one) && one.replace(PROVINCE_AT_END, '').trim();
    return before !== null && (KINDS.test(before) || !STREET.test(before));
  });
}
const BEFORE_HOUSE = new RegExp(` (?=(?:${toned(HOUSE)})(?![\\p{L}\\p{M}]))`, 'u');
