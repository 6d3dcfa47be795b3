/** What every page is rendered with: who looks, in which language, at what address. */
import type { Platform } from '#acts/platform.ts';
import type { Noted } from '#acts/security.ts';
import type { Actor } from '#authority/permission.ts';
import type { Officer, Person } from '#authority/province.ts';
import { agencyNames } from '#authority/signing.ts';
import { inSentence } from '#authority/units.ts';
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
  /** It answers a form that was posted: its address alone shows less, or another page. */
  isAnswer?: boolean;
  /** Of an answer: the page that has the form, as Back finds it. */
  standsAt?: string;
  /** One question a page, as on a phone; else a section a page. */
  oneByOne: boolean;
  /** Nothing here has force, and every page says so. */
  isDemo: boolean;
  /** For the security log: what is opened, and what is not theirs to open. */
  noted?: Noted;
  /** A word for the page after an act: shown once. */
  notice?: { kind: 'success' | 'info'; text: string };
}

/** A name in the reader's language, else in English, else in Vietnamese. */
export function named(names: Readonly<Record<string, string | undefined>>, lang: Language): string {
  return names[lang] ?? names['en'] ?? names['vi'] ?? '';
}

/** The local day, by which names and posts hold. */
export const today = ({ platform, now }: Pick<View, 'platform' | 'now'>): string =>
  platform.province.calendar.dateOf(now);

/** What the whole of it is called today: a province, since 2026-09-01 a city. */
export const wholeName = (view: View): string => named(view.platform.province.wholeName(today(view)), view.lang);

export interface Place {
  code: string;
  /** As it stands at the end of an address: «phường Hồng Gai, thành phố Quảng Ninh». */
  name: string;
  /** The same with a capital, where it stands alone. */
  title: string;
  /** How addresses of before end. */
  former: string[];
}

/** The same in the middle of a sentence: «thành phố Quảng Ninh». */
export const wholeWithin = (view: View): string => inSentence(wholeName(view));

const placesByName = new WeakMap<object, Map<string, Place[]>>();

/** Communes, wards and special zones. */
export function placesOf(view: View): readonly Place[] {
  const { province } = view.platform;
  const date = today(view);
  const whole = inSentence(province.wholeName(date).vi);
  const byName = placesByName.get(province) ?? new Map<string, Place[]>();
  placesByName.set(province, byName);
  let places = byName.get(whole);
  if (!places) {
    places = [...province.units.values()]
      .filter((unit) => unit.place === unit.code)
      .map((unit) => {
        const title = `${province.nameOf(unit, date).vi}, ${whole}`;
        const ends = unit.names.flatMap((own) => province.source.names.map(({ vi }) => `${own.vi}, ${vi}`));
        const former = ends.filter((one) => one.toLowerCase() !== title.toLowerCase());
        return { code: unit.code, name: inSentence(title), title, former };
      })
      .sort((a, b) => a.title.localeCompare(b.title, 'vi'));
    byName.set(whole, places);
  }
  return places;
}

/** Who acts or answers: «Ủy ban nhân dân phường Hồng Gai», «Sở Tài chính». */
export const unitName = (view: Pick<View, 'platform' | 'lang' | 'now'>, code: string): string =>
  named(agencyNames(view.platform.province, code, today(view)), view.lang);

/** Where it is: «Phường Hồng Gai». */
export const communeName = (view: View, code: string): string =>
  named(view.platform.province.nameOf(code, today(view)), view.lang);
