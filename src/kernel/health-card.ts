/**
 * The number of a health insurance card, as cards in use show it (no document that says its shape was at hand): the ten digits of the
 * insurance code, or the fifteen signs of a whole card, two letters and thirteen digits of which the last ten are that code. A code of one
 * digit over and over is nobody's.
 */
const CARD = /^(?:[A-Z]{2}\d{3})?(\d{10})$/;

export function isHealthCard(text: string): boolean {
  const code = CARD.exec(
    text
      .normalize('NFKC')
      .replace(/[\s.-]+/g, '')
      .toUpperCase(),
  )?.[1];
  return code !== undefined && !/^(\d)\1*$/.test(code);
}
