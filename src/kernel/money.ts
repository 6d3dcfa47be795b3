/** Money is a whole number of đồng: no floats, no other currency. */
export function isVnd(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

const grouped = (amountVnd: number): string => String(amountVnd).replace(/\B(?=(\d{3})+$)/g, '.');

/** 150000 → "150.000 đ", as receipts in Việt Nam print it. */
export const formatVnd = (amountVnd: number): string => `${grouped(amountVnd)} đ`;

/** In the running text of a paper, where the unit is written out: "150.000 đồng". */
export const vndInText = (amountVnd: number): string => `${grouped(amountVnd)} đồng`;

/**
 * An amount as people write it here: digits alone, or with a dot or a space before every three; a comma only where it can be no decimal
 * sign (8,000,000; where the decimal sign is a dot also 8,000, and 12,00,000 as the pages in Hindi print it). Nothing for what can be read
 * two ways or has a part of a đồng: 1,5 is no 15, 8.000,00 no 800.000, and 0.500 no 500.
 */
export function readVnd(text: string, decimalSign = ','): number | undefined {
  const bare = text
    .trim()
    .replace(/\s*(?:đồng|vnđ|vnd|đ|₫)$/iu, '')
    .replace(/\s/g, ' ');
  const inThrees = /^[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+|(?:,\d{3}){2,})$/;
  const byCommas = decimalSign === '.' && /^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3})$/.test(bare);
  if (!/^\d+$/.test(bare) && !inThrees.test(bare) && !byCommas) return undefined;
  const amount = Number(bare.replace(/\D/g, ''));
  return isVnd(amount) ? amount : undefined;
}
