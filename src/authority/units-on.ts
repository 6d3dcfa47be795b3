/**
 * Whether the commune that an address in the province names was one on the day that it speaks of: «phường Bạch Đằng, thành phố Hạ Long»
 * is none since districts ended. What the province's rows do not reach back to, and what lies in other provinces, is not judged.
 */
import type { MisnamedUnit } from '#kernel/misnamed-unit.ts';
import { COMMUNE } from '#kernel/place-names.ts';
import { foldVietnamese, toned } from '#kernel/text.ts';
import { inForceOn, isInForce } from './dated.ts';
import { bareName, communesIn, insideProvince, isHouse, plain } from './places.ts';
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

export function misnamedUnit({ source, units }: Province, text: string, day: string): MisnamedUnit | undefined {
  const { names: wholes, formerDistricts: districts = [] } = source;
  // Which communes there were beside districts no row says.
  if (!districts.every(({ to }) => to !== undefined && to <= day)) return undefined;
  const communes = [...units.values()].filter((unit) => unit.place === unit.code);
  const read = insideProvince(text, communes, wholes, districts);
  if (!read) return undefined;
  const whole = inSentence(inForceOn(wholes, day)!.vi);
  const misnamed = (rule: MisnamedUnit['rule'], named: string, near = ''): MisnamedUnit => ({
    ...{ rule, near, whole, named: asTyped(text, named) },
    date: day.split('-').reverse().join('/'),
  });
  const then = communes.flatMap(({ names }) => names.filter((name) => isInForce(name, day)).map(({ vi }) => vi));
  const isThen = (name: string) =>
    then.some((vi) => {
      const known = plain(vi);
      return name === known || (name.startsWith(`${known} `) && isHouse(name.slice(known.length + 1)));
    });
  const stray = unitsNamed(read.left).find((name) => !isThen(name));
  if (stray) {
    const near = nearest(stray, then);
    return misnamed(near ? 'unit-near' : 'unit-unknown', stray, near);
  }
  const own = bareName(plain(wholes.at(-1)!.vi));
  const district = read.within
    .split(', ')
    .flatMap((part) => DISTRICT.exec(part)?.[1] ?? [])
    .find((name) => bareName(name) !== own);
  if (district) return misnamed('unit-ended', district);
  const former = wholes.find(({ vi, to }) => to && to <= day && read.inside.endsWith(plain(vi)));
  return former && misnamed('whole-former', plain(former.vi));
}

/** The commune at its end, and each that has a part of its own; others stand in names, «Trạm y tế xã Thống Nhất». */
function unitsNamed(left: string): string[] {
  const all = left.split(', ').flatMap((part) => communesIn(part).map((name) => ({ name, alone: KIND.test(part) })));
  return all.filter(({ alone }, i) => alone || i === all.length - 1).map(({ name }) => name.replace(BEHIND, ''));
}

/** As somebody wrote it, with a kind that was not shortened; the whole text where it cannot be found again. */
function asTyped(text: string, name: string): string {
  const written = text.normalize('NFC');
  const words = [...written.matchAll(WORD)];
  for (let wanted: string[] = name.match(WORD) ?? []; wanted.length; wanted = wanted.slice(1)) {
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
