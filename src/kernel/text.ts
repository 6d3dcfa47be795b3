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
