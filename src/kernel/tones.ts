/**
 * Vietnamese words looked for with their tones: «sơ đồ» is no «sổ đỏ», though both are «so do» to who types no tones. Who typed them is
 * read by them, and who typed none, or not all, is read as well.
 */

const TONE = /([\u0300\u0301\u0303\u0309\u0323])([\p{L}\p{M}]*)/gu;

/** Letters and marks apart, the tone of a syllable behind it, so that it is one word wherever the tone was written («thỏa», «thoả»). */
const apart = (text: string): string => text.normalize('NFD').replace(TONE, '$2$1');

/** A text as `asSpelled` reads it. */
export const spelled = (text: string): string => apart(text.toLowerCase()).replace(/\s+/g, ' ').trim();

/** A pattern written in small letters with their tones: a word may lack a mark that stands in it, and has no other. */
export function asSpelled(pattern: string): RegExp {
  const letters = pattern
    .replace(/(\[?)\\p\{L\}/g, (_, open) => (open ? '[\\p{L}\\p{M}' : '[\\p{L}\\p{M}]'))
    .replace(/\[[^\]\\-]+\]/gu, (among) => `(?:${[...among.slice(1, -1).normalize('NFC')].join('|')})`);
  const optional = apart(letters).replace(/\p{M}/gu, '$&?').replace(/đ/g, '[đd]');
  return new RegExp(optional, 'u');
}
