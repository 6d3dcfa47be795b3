/**
 * Vietnamese text from official sources varies in where it puts the tone ("Hoà" and "Hòa") and in its Unicode form.
 * This folds both, drops the marks and the case: for matching only, never for showing.
 */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a person wrote, with the full stop that they may have left out. */
export const sentence = (text: string): string => (/[.!?…:;]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
