/** Telephone numbers by the numbering plan of their country; without `+` and a country, that of Việt Nam. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** What mail and clipboards leave in a number and nobody sees. */
const UNSEEN = /\p{Cf}+/gu;

/** In the international form, `+84912345678`; nothing for what is the number of no telephone, or of two. */
export function readPhone(text: string): string | undefined {
  const typed = text.normalize('NFKC').replace(UNSEEN, '').trim();
  if (!/^[+0-9 .()\p{Pd}]+$/u.test(typed)) return undefined;
  const read = parsePhoneNumberFromString(typed, 'VN');
  return read?.isValid() ? read.number : undefined;
}

export const isPhone = (text: string): boolean => readPhone(text) !== undefined;

/** The same with an extension behind it, as a desk of an office has it. */
export const isOfficePhone = (text: string): boolean =>
  isPhone(text.normalize('NFC').replace(/[\s,;(–-]*(?:máy lẻ|số lẻ|nội bộ|ext\.?)[\s:.]*\d{1,5}\s*\)?\s*$/iu, ''));
