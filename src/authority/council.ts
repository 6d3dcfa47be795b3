/**
 * Whose People's Council a text names as having passed a resolution. Every province has resolutions «…/NQ-HĐND», each for its own land: by
 * the number alone nobody knows whose one is.
 */

import { ANY_NUMBER, COUNCIL_NUMBER, lawNumberKey, plainLaw } from '#kernel/law-text.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { PROVINCES, placesIn } from '#kernel/place-names.ts';
import { foldVietnamese, sayingOf } from '#kernel/text.ts';
import { inForceOn, isInForce, overlap, type Period } from './dated.ts';
import { type LawDay, type ListedLaw, type NotInForce, refuseNotInForce } from './law.ts';
import type { Province } from './province.ts';

/** Names of the province that is served, each from a day to a day. */
type Names = readonly (Period & { vi: string })[];

/** Of another province; of a commune or a former district; of this one, by a name that it did not have then; nobody knows whose; ours. */
export type CouncilNamed =
  | { is: 'other'; council: string }
  | { is: 'lower'; council: string }
  | { is: 'misnamed'; council: string; right: string }
  | { is: 'unnamed'; right: string }
  | { is: 'own' };

/** No ground on a day: it does not hold, or it was never for this land. */
export type Unheld = NotInForce | { elsewhere: Extract<CouncilNamed, { is: 'other' | 'misnamed' }>; home: string };

const KINDS = 'cấp tỉnh|cấp huyện|cấp xã|tỉnh|thành phố|tp\\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu';
const COUNCIL = new RegExp(
  `(?<!\\p{L})(?:hội đồng nhân dân|hđnd)(?!\\p{L})(?:(?:\\s+của)?\\s+(${KINDS})(?![\\p{L}]))?(?=\\s*([^;]*))`,
  'giu',
);
const PROVINCE = new RegExp(`^(?:${PROVINCES.replaceAll('Hòa', 'Ho[aà]').replaceAll('Hóa', 'Ho[aá]')})$`, 'iu');
const WORST: readonly CouncilNamed['is'][] = ['other', 'misnamed', 'lower', 'unnamed', 'own'];

/** Nothing where a text names no resolution of a council. `listed`: documents that are called by their numbers; `date`: today. */
export function councilNamed(
  text: string,
  { names, date, listed = [] }: { names: Names; date: string; listed?: readonly { number: string; title: string }[] },
): CouncilNamed | undefined {
  const found = text.split(/[;\n]/).flatMap((part) => {
    const said = plainLaw(part);
    const numbers = [...foldVietnamese(said).matchAll(ANY_NUMBER)].map(([number]) => number);
    const ofCouncil = numbers.filter((number) => COUNCIL_NUMBER.test(number));
    if (!ofCouncil.length) return [];
    const titles = listed.filter(({ number }) => ofCouncil.some((one) => lawNumberKey(number) === lawNumberKey(one)));
    const named = inPart(said, ofCouncil[0], names, date);
    // What the text says itself comes before what a list calls a document of that number.
    const whole = [said, ...titles.map(({ title }) => plainLaw(title))].join('. ');
    return [named.is === 'unnamed' && titles.length ? inPart(whole, ofCouncil[0], names, date) : named];
  });
  return found.sort((one, other) => WORST.indexOf(one.is) - WORST.indexOf(other.is))[0];
}

function inPart(said: string, number: string, names: Names, date: string): CouncilNamed {
  const then = namesThen(said, number, names, date);
  const right = then.map(councilOf).join(' / ');
  const own = new Set(names.map(({ vi }) => sayingOf(bare(vi))));
  const councils = [...said.matchAll(COUNCIL)].map(([, kind = '', rest]): CouncilNamed => {
    const name = placeAtStart(rest, own);
    const council = `Hội đồng nhân dân ${[kind.toLowerCase(), name ?? capitals(rest)].filter(Boolean).join(' ')}`;
    if (/^(?:cấp huyện|cấp xã|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)$/iu.test(kind))
      return { is: 'lower', council };
    if (!name) return { is: 'unnamed', right };
    if (!own.has(sayingOf(name))) return { is: 'other', council };
    const whole = `${/^tp/iu.test(kind) ? 'thành phố' : kind} ${name}`;
    const isRight = !/^(?:tỉnh|thành phố|tp\.?)$/iu.test(kind) || then.some((one) => sayingOf(one) === sayingOf(whole));
    return isRight ? { is: 'own' } : { is: 'misnamed', council, right };
  });
  const worst = councils.filter(({ is }) => is !== 'unnamed');
  const named = worst.sort((one, other) => WORST.indexOf(one.is) - WORST.indexOf(other.is))[0];
  if (named) return named;
  const places = placesIn(said, false);
  if (places.some((one) => own.has(sayingOf(one)))) return { is: 'own' };
  return places.length ? { is: 'other', council: `Hội đồng nhân dân ${places[0]}` } : { is: 'unnamed', right };
}

/** How the province was called when the resolution was passed: on its day where that is said, else in the year of its number. */
function namesThen(said: string, number: string, names: Names, date: string): string[] {
  const [, day, month, ofDay] = /ngày (\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/iu.exec(said) ?? [];
  const year = /\/(\d{4})\//.exec(number)?.[1];
  const next = `${date}~`;
  const period: Period = year ? { from: `${year}-01-01`, to: min(`${Number(year) + 1}-01-01`, next) } : { to: next };
  const on = ofDay && `${ofDay}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return names.filter((one) => (on ? isInForce(one, on) : overlap(one, period))).map(({ vi }) => vi);
}

const min = (one: string, other: string): string => (one < other ? one : other);
const bare = (name: string): string => name.replace(/^(?:tỉnh|thành phố) /iu, '');
const councilOf = (name: string): string => `Hội đồng nhân dân ${name[0].toLowerCase()}${name.slice(1)}`;

/** A province that a text begins with: ours, or one that is known. */
function placeAtStart(text: string, own: ReadonlySet<string>): string | undefined {
  const words = text.split(/[\s,.()]+/, 5);
  for (let n = Math.min(5, words.length); n > 0; n--) {
    const name = words.slice(0, n).join(' ');
    if (own.has(sayingOf(name)) || PROVINCE.test(name)) return name;
  }
  return undefined;
}

const capitals = (text: string): string => /^(?:\p{Lu}\p{L}*\s?){1,4}/u.exec(text)?.[0].trim() ?? '';

type Home = Pick<Province, 'law' | 'source'>;

/** Whose council passed the resolutions that a text names; nothing where it names none. */
export const whoseCouncil = (province: Home, text: string, date: string, listed: readonly ListedLaw[] = []) =>
  councilNamed(text, { names: province.source.names, date, listed });

/** Why a document that a text names is no ground here on the day: it does not hold, or another province's council passed it. */
export function unheldIn(
  province: Home,
  text: string,
  day: LawDay,
  listed: readonly ListedLaw[] = [],
): Unheld | undefined {
  const unheld = province.law.notInForce(text, day, listed);
  if (unheld) return unheld;
  const named = whoseCouncil(province, text, day.date, listed);
  return named?.is === 'other' || named?.is === 'misnamed'
    ? { elsewhere: named, home: councilOf(inForceOn(province.source.names, day.date)!.vi) }
    : undefined;
}

export function refuseUnfit(found: Unheld): Refusal {
  if (!('elsewhere' in found)) return refuseNotInForce(found);
  const { elsewhere: named, home } = found;
  return named.is === 'other'
    ? refuse('law-elsewhere', { council: named.council, home })
    : refuse('council-misnamed', { council: named.council, right: named.right });
}
