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
  /** A word for the page after an act: shown once. */
  notice?: { kind: 'success' | 'info'; text: string };
}

/** A name in the reader's language, else in Vietnamese. */
export function named(names: Readonly<Record<string, string | undefined>>, lang: Language): string {
  return names[lang] ?? names['en'] ?? names['vi'] ?? '';
}

export const unitName = (view: View, code: string): string => {
  const unit = view.platform.province.findUnit(code);
  return unit ? (view.lang === 'vi' ? unit.name.vi : named(unit.name, view.lang)) : code;
};
