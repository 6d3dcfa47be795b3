/** What every page is rendered with: who looks, in which language, at what address. */
import type { Platform } from '#acts/platform.ts';
import type { Actor } from '#authority/permission.ts';
import type { Officer, Person } from '#authority/province.ts';
import type { Language } from '#kernel/outcome.ts';
import type { Session } from '#spine/doors.ts';
import type { Assets } from './assets.ts';
import type { Formats, Translate } from './i18n.ts';

export interface View {
  platform: Platform;
  assets: Assets;
  t: Translate;
  lang: Language;
  fmt: Formats;
  now: Temporal.Instant;
  /** Path with query, for ways back and language links. */
  url: string;
  session?: Session;
  actor?: Actor;
  /** The signed-in person as the province knows them; unknown for people of an outside identity provider. */
  person?: Person;
  officer?: Officer;
  /** One question a page, as on a phone; else a section a page. */
  oneByOne: boolean;
  /** A word for the page after an act: shown once. */
  notice?: { kind: 'success' | 'info'; text: string };
}

/** A name in the reader's language, else in Vietnamese. */
export function named(names: Readonly<Record<string, string | undefined>>, lang: Language): string {
  return names[lang] ?? names['en'] ?? names['vi'] ?? '';
}

const placesByProvince = new WeakMap<object, { code: string; name: string }[]>();

/** Communes, wards and special zones, by the name that stands at the end of an address. */
export function placesOf({ platform: { province } }: View): readonly { code: string; name: string }[] {
  let places = placesByProvince.get(province);
  if (!places) {
    const whole = province.source.name.vi;
    places = [...province.units.values()]
      .filter((unit) => unit.place === unit.code)
      .map((unit) => ({ code: unit.code, name: `${unit.name.vi}, ${whole}` }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
    placesByProvince.set(province, places);
  }
  return places;
}

export const unitName = (view: View, code: string): string => {
  const unit = view.platform.province.findUnit(code);
  return unit ? (view.lang === 'vi' ? unit.name.vi : named(unit.name, view.lang)) : code;
};
