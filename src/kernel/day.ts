/**
 * Days as records hold them, 2026-11-28, and as people write them. A year of fewer than four digits, however it is padded, is a slip of the
 * hand; so is one of a time that no paper in use speaks of.
 */
export function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Day, month and year in the order people write them here, or as a browser sends them; nothing for what is no day. */
export function readDay(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text.trim()) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.trim();
  return isDay(iso) ? iso : undefined;
}
