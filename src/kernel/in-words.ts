/** Numbers and dates spelt out in Vietnamese, as official papers repeat them: «bằng chữ». */

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const BILLION = 1_000_000_000;

/** 105 → «một trăm linh năm»; nothing for what is no whole number from 0. */
export function numberInWords(value: number): string | undefined {
  if (!Number.isSafeInteger(value) || value < 0) return undefined;
  return value === 0 ? DIGITS[0] : spelt(value, false);
}

/** 2026-11-25 → «ngày hai mươi lăm tháng mười một năm hai nghìn không trăm hai mươi sáu». */
export function dateInWords(iso: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso)?.map(Number) ?? [];
  if (!year) return undefined;
  return `ngày ${numberInWords(day)} tháng ${month === 4 ? 'tư' : numberInWords(month)} năm ${numberInWords(year)}`;
}

/** The same for every number and date of an object, under the same names; the rest is left out. */
export function inWords(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const words =
        typeof value === 'number'
          ? numberInWords(value)
          : typeof value === 'string'
            ? dateInWords(value)
            : value && typeof value === 'object' && !Array.isArray(value)
              ? inWords(value as Record<string, unknown>)
              : undefined;
      return words === undefined ? [] : [[name, words]];
    }),
  );
}

/** `inner`: something stands before it, so that empty hundreds are said: «một nghìn không trăm linh năm». */
function spelt(value: number, inner: boolean): string {
  if (value >= BILLION) {
    const rest = value % BILLION;
    return join(spelt(Math.floor(value / BILLION), inner), 'tỷ', rest && spelt(rest, true));
  }
  const parts: string[] = [];
  for (const [size, name] of [
    [1_000_000, 'triệu'],
    [1_000, 'nghìn'],
    [1, ''],
  ] as const) {
    const group = Math.floor(value / size) % 1000;
    if (group) parts.push(join(hundreds(group, inner || parts.length > 0), name));
  }
  return parts.join(' ');
}

function hundreds(group: number, inner: boolean): string {
  const hundred = Math.floor(group / 100);
  const rest = group % 100;
  if (!hundred && !inner) return tens(rest);
  return join(DIGITS[hundred], 'trăm', rest && (rest < 10 ? `linh ${DIGITS[rest]}` : tens(rest)));
}

function tens(value: number): string {
  const [ten, one] = [Math.floor(value / 10), value % 10];
  if (!ten) return DIGITS[one];
  const last = one === 5 ? 'lăm' : one === 1 && ten > 1 ? 'mốt' : one && DIGITS[one];
  return join(ten === 1 ? 'mười' : `${DIGITS[ten]} mươi`, last);
}

const SAID: Readonly<Record<string, number>> = {
  ...Object.fromEntries(DIGITS.map((word, digit) => [word, digit])),
  mốt: 1,
  tư: 4,
  lăm: 5,
  nhăm: 5,
  bẩy: 7,
};
const SIZES: Readonly<Record<string, number>> = { nghìn: 1e3, ngàn: 1e3, triệu: 1e6, tỷ: BILLION, tỉ: BILLION };
const WORD = `(?:${[...Object.keys(SAID), ...Object.keys(SIZES), 'mười', 'mươi', 'trăm', 'linh', 'lẻ'].join('|')})`;
const AMOUNT = new RegExp(`(?<!\\p{L})${WORD}(?:\\s+${WORD})*(?=\\s+đồng(?!\\p{L}))`, 'giu');

/** «hai mươi lăm nghìn đồng» → 25000, of every amount of money that a text spells out. */
export const amountsInWords = (text: string): number[] =>
  [...text.normalize('NFC').matchAll(AMOUNT)].map(([words]) => {
    let [all, group, digit] = [0, 0, 0];
    for (const word of words.toLowerCase().split(/\s+/)) {
      if (word in SAID) digit = SAID[word];
      else if (word in SIZES) [all, group, digit] = [all + (group + digit) * SIZES[word], 0, 0];
      else if (word === 'mười') [group, digit] = [group + 10, 0];
      else if (word === 'mươi') [group, digit] = [group + digit * 10, 0];
      else if (word === 'trăm') [group, digit] = [group + digit * 100, 0];
    }
    return all + group + digit;
  });

const join = (...words: (string | 0)[]): string => words.filter(Boolean).join(' ');
