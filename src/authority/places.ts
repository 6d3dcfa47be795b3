/**
 * The commune, ward or special zone that an address lies in: «Khu 7, phường Cẩm Phả, thành phố Quảng Ninh». The whole address is read:
 * the commune stands last, by itself or after a house, street or group, and nothing in it names another commune, province or country.
 */
import { COMMUNE, HOUSE, PROVINCES } from '#kernel/place-names.ts';
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
const plain: (text: string) => string = remembering((text) =>
  toned(SHORT.reduce((long, [short, word]) => long.replace(short, word), text.normalize('NFC')))
    .replace(/\s+[-–—]\s+|\s*;\s*|\s*\n\s*|(?<=[\p{L}\p{M}]{3})\.\s+/gu, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ?, ?/g, ', ')
    .replace(/(?:, )+/g, ', ')
    .replace(/^[\s,.]+|[\s,.]+$/g, ''),
);
const COUNTRY_WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${toned('nước')} )?(?:${toned('việt')}[ -]?nam|viet[ -]?nam|vn)$`,
  'u',
);

/** Any of these words, which are plain letters, as words by themselves; `around` has `@` where they stand. */
const words = (list: string, around = '@'): RegExp =>
  new RegExp(around.replace('@', `(?<![\\p{L}\\p{M}])(?:${toned(list)})(?![\\p{L}\\p{M}])`), 'u');

const BEGINS = words(HOUSE, '^@');
const NUMBERED = /^\d[\d\p{L}\p{M}/.-]*(?: |$)/u;
/** Beside, towards, no more or not: a commune after such a word is not where it is. */
const BESIDE_WORDS =
  'gần|cạnh|bên|giáp|đối diện|sau|trước|không|chưa|chẳng|tạm trú|tạm vắng|trước đây|trước kia|từ|ra|vào|đến|tới|về|đi|qua|sang|lối|hướng|cũ|nguyên|quê|quê quán|gốc|ngoài|khác|hoặc|hay|và|với|cách|chuyển|phía|cổng';
const BESIDE = words(BESIDE_WORDS);
const NOT_HERE_WORDS =
  'không phải|không ở|không cư trú|không thường trú|không có|không rõ|không biết|không xác định|chưa có|chưa rõ|chưa biết|chưa xác định|vô gia cư|trước đây|trước kia|quê quán|nguyên quán|đã chuyển|chuyển đi|chuyển đến|tạm trú|tạm vắng|nước ngoài';
const NOT_HERE = words(NOT_HERE_WORDS);
/** Words of denial alone; «hàng không» and «phòng không» deny nothing. */
const DENIED = words('(?<!(?:hàng|phòng) )không|chưa|chẳng|ko');
const COMPANY = words('công ty|cty|tổng công ty|tập đoàn|doanh nghiệp|dntn', '^@');
/** A commune that only says beside or towards what something lies, or is one of before. */
const ROAD = words('đường|phố|ngõ|lối|vào|ra|đối diện|gần|cạnh|giáp');
const FORMER = words('cũ|trước đây', '@[)]?$');
const HOUSE_WITHIN = words(HOUSE);
const BESIDE_FIRST = words('đường|phố|ngõ|lối|vào|ra|đối diện|gần|cạnh|giáp|sau|trước', '^@');
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
    ...CITIES,
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

/** It says where in the commune: by a house, a street, a group, or something near; or is the name of a place of ours. */
const locates = (part: string, communes: readonly Unit[]): boolean =>
  !COMPANY.test(part) &&
  (/\d/.test(part) ||
    HOUSE_WITHIN.test(part) ||
    BESIDE_FIRST.test(part) ||
    communesIn(part).length > 0 ||
    communes.some(({ names }) => names.some(({ vi }) => plain(vi).endsWith(` ${part}`))));

/** Words of before and after the names, which are read without tones only where the whole part has none. */
const SINGLE: ReadonlyMap<string, string> = new Map(
  [BESIDE_WORDS, HOUSE, COMMUNE, 'tỉnh|thành phố|quận|huyện|thị xã|công ty', NOT_HERE_WORDS]
    .flatMap((list) => list.split('|'))
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
  const text = [wholes, districts].reduce(
    (left: string, names) =>
      withoutEnd(
        left,
        names.map((one) => plain(one.vi)),
        communes,
      ),
    withTones(
      unshortened(
        plain(address)
          .replace(COUNTRY_WRITTEN, '')
          .replace(/[ ,]+$/, ''),
        wholes,
      ),
      wholes,
      districts,
      communes,
    ),
  );
  const parts = text.split(', ');
  const last = parts.pop()!;
  const found = ended(last, communes);
  const before = found?.before ?? last;
  const others = parts.flatMap((part) => communesIn(part));
  const inLast = found ? communesIn(before) : [];
  const isOwn = (part: string) => above.includes(bareName(part));
  const front = [...parts, ...(found && before ? [before] : [])];
  const isSomewhere = !front.length || front.some((part) => locates(part, communes));
  const elsewhere =
    front.some((part) => !isOwn(part) && part.split(/[:()]/).some((piece) => liesElsewhere(piece.trim()))) ||
    [...others, ...inLast].some((one) => !named(one));
  const isAt = found && isSomewhere && (before === '' || (isHouse(before) && !BESIDE.test(before) && !inLast.length));
  const all = [...others, ...inLast].flatMap((one) => named(one) ?? []);
  return {
    ...(isAt && { at: found.unit }),
    named: [...new Set([...all, ...(isAt ? [found.unit] : [])])],
    elsewhere,
  };
}

/** «…, QN»: by the first letters of the province's name. */
function unshortened(text: string, wholes: readonly Words[]): string {
  const bare = bareName(plain(wholes.at(-1)?.vi ?? ''));
  const letters = foldVietnamese(bare)
    .split(' ')
    .map(([letter = '']) => letter)
    .join('');
  return letters && text.endsWith(`, ${letters}`) ? text.slice(0, -letters.length) + bare : text;
}

const bareName = (name: string): string => name.replace(ABOVE, '');

/** Without the name at the end of what the commune is part of, with or without the kind, which differed from year to year. */
function withoutEnd(text: string, names: readonly string[], communes: readonly Unit[]): string {
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
function communesIn(part: string): string[] {
  return [...part.matchAll(OTHER_COMMUNE)].flatMap(({ index }) => {
    const name = part.slice(index);
    return ROAD.test(part.slice(0, index)) || FORMER.test(name) ? [] : [name.replace(/[()]/g, '')];
  });
}

/** Another province, district or country, or words that say that nobody lives there. */
function liesElsewhere(part: string): boolean {
  if (NOT_HERE.test(part) || DENIED.test(part) || isAbroad(part)) return true;
  if ((ABOVE.test(part) && !TINH_LO.test(part)) || URBAN.test(part) || WITHIN.test(part)) return true;
  const province = PROVINCE_AT_END.exec(part);
  if (!province) return false;
  const before = part.slice(0, province.index).trim();
  return KINDS.test(before) || !isHouse(before);
}
