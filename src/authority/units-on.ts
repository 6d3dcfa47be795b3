/**
 * Whether the units that an address names were there on the day that it speaks of: «phường Bạch Đằng, thành phố Hạ Long» is none since
 * districts ended, «thành phố Quảng Ninh» none before the province became a city. Which communes there were before districts ended, and
 * which other provinces have, no row says: of those only the names that ended for the whole country are judged.
 */
import type { MisnamedUnit } from '#kernel/misnamed-unit.ts';
import { COMMUNE, LONGEST_ADDRESS, MERGED, PROVINCES } from '#kernel/place-names.ts';
import { foldVietnamese, toned } from '#kernel/text.ts';
import { inForceOn, isInForce } from './dated.ts';
import { bareName, communesIn, insideProvince, isHouse, plain, withoutCountry } from './places.ts';
import type { Province } from './province.ts';
import { inSentence } from './units.ts';

const KIND = new RegExp(`^(?:${toned(COMMUNE)}) `, 'u');
const DISTRICT_KIND = toned('thành phố|thị xã|huyện|quận');
/** At the beginning of a part, or behind a commune: «Trung tâm y tế huyện Tiên Yên» only has the name. */
const DISTRICT = new RegExp(
  `^(?:(?:.* )?(?:${toned(COMMUNE)}) .*? )?((?:${DISTRICT_KIND}) (?!${toned('lộ|đội|ủy')}(?: |$))[\\p{L}\\d].*)$`,
  'u',
);
/** Behind the name of the commune, without a comma. */
const BEHIND = new RegExp(` (?:(?:${DISTRICT_KIND}|${toned('tỉnh|thuộc|nay là')}) .*)$`, 'u');

/** Behind a city of before the province follows. */
const CITY = new RegExp(`^${toned('thành phố')} [\\p{L}\\d]`, 'u');
const PROVINCE = new RegExp(
  `^(?:${toned('tỉnh|thành phố')}) [\\p{L}\\d]|^(?:${PROVINCES.split('|').map(toned).join('|')})$`,
  'u',
);
const TOWN = new RegExp(`^(?:.* )?(${toned('thị trấn')} [\\p{L}\\d].*)$`, 'u');
/** Provinces that were merged into others when districts ended (Resolution 202/2025/QH15). */
const FORMER_PROVINCE = new RegExp(`^(?:(?:${toned('tỉnh|thành phố')}) )?(?:${toned(MERGED)})$`, 'u');
/** Kinds of units that are written without their tones. */
const TONELESS = /(?:^|, )((?:phuong|thanh pho|tinh|huyen|thi xa|thi tran|dac khu) [a-z\d][^,]*)/;
const TONELESS_ALL = /(?:^|, )((?:xa|quan) [a-z][^,]*)/;

/** On which day its units were there: on that of before, or on any, since an old name stays on papers. */
export function misnamedUnit(province: Province, text: string, day: string | 'ever'): MisnamedUnit | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  const { source, units } = province;
  const { names: wholes, formerDistricts: districts = [] } = source;
  const communes = [...units.values()].filter((unit) => unit.place === unit.code);
  const read = insideProvince(text, communes, wholes, districts);
  const tail = read ? read.inside.slice(read.within.length).replace(/^[, ]+/, '') : '';
  if (day === 'ever') {
    // A name that the province has not always had says of which days the address speaks.
    const since = wholes.find(({ vi, from }) => from && plain(vi) === tail)?.from;
    const found = since && misnamedUnit(province, text, since);
    return found && found.rule !== 'unit-spelt' ? found : toneless(text, read && wholes.at(-1)!.vi);
  }
  const date = day.split('-').reverse().join('/');
  // Which communes there were beside districts no row says.
  const isSince = districts.every(({ to }) => to !== undefined && to <= day);
  if (!read) {
    const ended = isSince && endedElsewhere(text);
    return ended ? { ...ended, date } : withDate(toneless(text), date);
  }
  const then = communes.flatMap(({ names }) => names.filter((name) => isInForce(name, day)).map(({ vi }) => vi));
  const whole = inSentence(inForceOn(wholes, day)!.vi);
  const misnamed = (rule: MisnamedUnit['rule'], named: string, near = ''): MisnamedUnit => ({
    ...{ rule, near, whole, date, named: asTyped(text, named) },
  });
  const known = (name: string) =>
    then.find((vi) => {
      const one = plain(vi);
      return name === one || (name.startsWith(`${one} `) && isHouse(name.slice(one.length + 1)));
    });
  const named = unitsNamed(read.left);
  const stray = isSince && named.find((name) => !known(name));
  if (stray) {
    const near = nearest(stray, then);
    return misnamed(near ? 'unit-near' : 'unit-unknown', stray, near);
  }
  const own = bareName(plain(wholes.at(-1)!.vi));
  const district =
    isSince &&
    read.within
      .split(', ')
      .flatMap((part) => DISTRICT.exec(part)?.[1] ?? [])
      .find((name) => bareName(name) !== own);
  if (district) return misnamed('unit-ended', district);
  const commune = isSince && named.length ? known(named.at(-1)!) : undefined;
  const right = [...(commune ? [inSentence(commune)] : []), whole].join(', ');
  if (tail !== plain(whole)) return misnamed('whole-other', tail, right);
  const typed = toned(text.normalize('NFC')).replace(/\s+/g, ' ');
  const isSpelt = [commune ?? '', whole].every((name) => typed.includes(toned(name)));
  return isSpelt
    ? withDate(toneless(text), date)
    : { rule: 'unit-spelt', near: right, whole, date, named: asTyped(text, [commune, whole].join(' '), true) };
}

const withDate = (found: MisnamedUnit | undefined, date: string) => found && { ...found, date };

/** What ended in every province when districts did (Resolution 203/2025/QH15): districts, towns in them, and provinces that were merged. */
function endedElsewhere(text: string): Omit<MisnamedUnit, 'date'> | undefined {
  const parts = withoutCountry(plain(text)).split(', ');
  const last = parts.at(-1)!;
  const isWhole = parts.length > 1 && PROVINCE.test(last) && !FORMER_PROVINCE.test(last);
  const ended = parts.flatMap((part, i) => {
    if (i === parts.length - 1 && FORMER_PROVINCE.test(part)) return [part];
    const district = DISTRICT.exec(part)?.[1];
    // A city may be that of the whole: the province follows one that was part of it.
    const isPart = district && !CITY.test(district) ? true : i < parts.length - 1 && PROVINCE.test(parts[i + 1]!);
    return district && isPart ? [district] : KIND.test(part) ? (TOWN.exec(part)?.[1] ?? []) : [];
  });
  if (!ended[0]) return undefined;
  const whole = isWhole ? asTyped(text, last) : 'tỉnh, thành phố';
  return { rule: 'unit-ended', named: asTyped(text, ended[0]), near: '', whole };
}

/** A unit without its tones; `whole`: the province in which it surely lies. */
function toneless(text: string, whole?: string): MisnamedUnit | undefined {
  const written = toned(text.normalize('NFC')).replace(/\s+/g, ' ').replace(/ ?, ?/g, ', ');
  const bare = /^[\x20-\x7e]*$/.test(written) ? TONELESS_ALL.exec(written)?.[1] : undefined;
  const unit = TONELESS.exec(written)?.[1] ?? bare;
  const name = whole && bareName(plain(whole));
  const named = unit ?? (name && !written.includes(name) ? foldVietnamese(name) : undefined);
  if (!named || !foldVietnamese(written).includes(named)) return undefined;
  return { rule: 'unit-toneless', named: asTyped(text, named), near: '', whole: '', date: '' };
}

/** The commune at its end, and each that has a part of its own; others stand in names, «Trạm y tế xã Thống Nhất». */
function unitsNamed(left: string): string[] {
  const all = left.split(', ').flatMap((part) => communesIn(part).map((name) => ({ name, alone: KIND.test(part) })));
  return all.filter(({ alone }, i) => alone || i === all.length - 1).map(({ name }) => name.replace(BEHIND, ''));
}

/** As somebody wrote it, with a kind that was not shortened; the whole text where it cannot be found again. */
function asTyped(text: string, name: string, isAll = false): string {
  const written = text.normalize('NFC');
  const words = [...written.matchAll(WORD)];
  for (let wanted: string[] = name.match(WORD) ?? []; wanted.length; wanted = isAll ? [] : wanted.slice(1)) {
    const isSame = (one: string, i: number) => foldVietnamese(words[i]?.[0] ?? '') === foldVietnamese(one);
    const at = words.findIndex((_, from) => wanted.every((one, i) => isSame(one, from + i)));
    const last = words[at + wanted.length - 1];
    if (at >= 0 && last) return written.slice(words[at]!.index, last.index + last[0].length);
  }
  return written;
}
const WORD = /[\p{L}\p{M}\d]+/gu;

/** The nearest, which it may have been meant to be, compared without tones and kinds. */
function nearest(name: string, names: readonly string[]): string {
  const bare = (one: string) => foldVietnamese(plain(one).replace(KIND, ''));
  const wanted = bare(name);
  const most = Math.max(1, Math.floor(wanted.length / 4));
  const all = names.map((one) => ({ one, far: distance(wanted, bare(one)) }));
  const least = Math.min(...all.map(({ far }) => far));
  return all
    .filter(({ far }) => far === least && far <= most)
    .slice(0, 3)
    .map(({ one }) => inSentence(one))
    .join(', ');
}

/** Letters to change, add or leave out. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, beside] of [...other].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + Number(letter !== beside)));
    row = next;
  }
  return row[other.length]!;
}
