/** Money is a whole number of đồng: no floats, no other currency. */
export function isVnd(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** 150000 → "150.000 đ", as receipts in Việt Nam print it. */
export function formatVnd(amountVnd: number): string {
  return `${String(amountVnd).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;
}
