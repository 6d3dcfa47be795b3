/** Words of the screens in three languages, and numbers, money, dates and working time as each language writes them. */
import { createInstance } from 'i18next';
import type { WorkingCalendar } from '#calendar/calendar.ts';
import { LANGUAGES, type Language } from '#kernel/outcome.ts';
import en from './words/en.json' with { type: 'json' };
import hi from './words/hi.json' with { type: 'json' };
import vi from './words/vi.json' with { type: 'json' };

export type WordKey = keyof typeof vi;
export type Translate = ((key: WordKey, values?: Record<string, string | number>) => string) & { lang: Language };

export const catalogues: Record<Language, Record<string, string>> = { vi, en, hi };

const instance = createInstance({
  lng: 'vi',
  fallbackLng: false,
  supportedLngs: [...LANGUAGES],
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  // Preact escapes what it renders.
  interpolation: { escapeValue: false },
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, { translation: catalogues[language] }])),
});
void instance.init();

/** «1 working hours»: one of what English counts. Vietnamese and our Hindi words are the same of one and of many. */
const ONE = /(?<![\d.,])(1 (?:working )?)(hour|day|dossier|procedure|event|change|fact|page|time|original)s(?![a-z])/g;

const translators = Object.fromEntries(
  LANGUAGES.map((language) => {
    const fixed = instance.getFixedT(language);
    const plain = catalogues[language];
    const said = language === 'en' ? (text: string) => text.replace(ONE, '$1$2') : (text: string) => text;
    // Most words take no values: those need no work at all.
    return [
      language,
      Object.assign(
        (key: string, values?: Record<string, unknown>) => (values ? said(fixed(key, values)) : (plain[key] ?? key)),
        { lang: language },
      ),
    ];
  }),
) as Record<Language, Translate>;

export const translator = (language: Language): Translate => translators[language];

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB', hi: 'hi-IN-u-nu-latn' };
const ZONE = 'Asia/Ho_Chi_Minh';

export interface Formats {
  date(iso: string): string;
  dateTime(iso: string): string;
  time(iso: string): string;
  number(value: number): string;
  money(amountVnd: number): string;
  /** "còn 6 giờ làm việc", "quá 2 ngày 3 giờ làm việc". */
  left(calendar: WorkingCalendar, now: Temporal.Instant, dueAt: string): string;
  workingHours(hours: number): string;
}

const formats = Object.fromEntries(
  LANGUAGES.map((language) => [language, formatsOf(language, LOCALES[language])]),
) as Record<Language, Formats>;

export const formatsFor = (language: Language): Formats => formats[language];

function formatsOf(language: Language, locale: string): Formats {
  const t = translators[language];
  const zone = { timeZone: ZONE };
  const date = new Intl.DateTimeFormat(locale, { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { ...zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  // As many decimals as a form takes, so that nobody confirms another number than was read.
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'VND' });
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  // A plain date is a day, whatever the zone.
  const instant = (iso: string) => new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00+07:00` : iso);
  // What a record of before holds and is no time at all stands as it was written: no page fails for it.
  const shown = (format: Intl.DateTimeFormat, iso: string) => {
    const at = instant(iso);
    return Number.isNaN(at.getTime()) ? iso : format.format(at);
  };
  const workingHours = (hours: number) =>
    hours < 16
      ? t('time.working-hours', { n: one.format(hours < 3 ? Math.round(hours * 10) / 10 : Math.round(hours)) })
      : t('time.working-days', { n: one.format(Math.round((hours / 8) * 2) / 2) });
  // A day has eight hours; whole days and hours, so that two times side by side are in the same units, however long each is.
  const spent = (hours: number) => {
    const whole = hours < 3 ? Math.round(hours * 10) / 10 : Math.round(hours);
    if (whole < 8) return t('time.working-hours', { n: one.format(whole) });
    const [days, rest] = [Math.floor(whole / 8), whole % 8];
    if (!rest) return t('time.working-days', { n: number.format(days) });
    return t('time.working-days-hours', { days: number.format(days), n: number.format(rest) });
  };
  return {
    date: (iso) => shown(date, iso),
    time: (iso) => shown(time, iso),
    dateTime: (iso) =>
      Number.isNaN(instant(iso).getTime()) ? iso : `${time.format(instant(iso))} ${date.format(instant(iso))}`,
    number: (value) => number.format(value),
    money: (amountVnd) => money.format(amountVnd),
    workingHours,
    left: (calendar, now, dueAt) => {
      const due = Temporal.Instant.from(dueAt);
      const hours = Math.abs(calendar.measureMs(now, due)) / 3_600_000;
      if (Temporal.Instant.compare(now, due) <= 0) return t('time.left', { time: spent(hours) });
      // Past, but no working time has passed since.
      return hours < 0.05 ? t('time.passed') : t('time.late', { time: spent(hours) });
    },
  };
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.includes(value as Language);
}
