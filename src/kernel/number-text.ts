/**
 * A number as people type it, with a dot, a comma or a space between the thousands and a dot or a comma before the decimals.
 * What can be read in two ways is not guessed: 1.200 is 1200 here and 1,2 elsewhere.
 */
export type TypedNumber = { value: number } | { readings: readonly [grouped: number, decimal: number] };

/** The first group of one to three digits, none of them a leading nought: 0.125 can be no thousands. */
const FIRST = '[1-9]\\d{0,2}';
const DECIMALS = '\\d{1,6}';
const PLAIN = new RegExp(`^\\d{1,12}(?:[.,]${DECIMALS})?$`);
const TWO_WAYS = new RegExp(`^${FIRST}[.,]\\d{3}$`);
/** Groups of three by a mark that stands twice, or before another mark that can then only be that of the decimals. */
const GROUPED = [
  new RegExp(`^${FIRST}(?:\\.\\d{3}){2,3}$`),
  new RegExp(`^${FIRST}(?:,\\d{3}){2,3}$`),
  new RegExp(`^${FIRST}(?:\\.\\d{3}){1,3},${DECIMALS}$`),
  new RegExp(`^${FIRST}(?:,\\d{3}){1,3}\\.${DECIMALS}$`),
  new RegExp(`^${FIRST}(?: \\d{3}){1,3}(?:[.,]${DECIMALS})?$`),
  // Lakh and crore, as the pages in Hindi print them.
  new RegExp(`^\\d{1,2}(?:,\\d{2}){1,4},\\d{3}(?:\\.${DECIMALS})?$`),
];

/** Nothing for what is no number, or whose groups do not fit. */
export function readNumber(text: string): TypedNumber | undefined {
  const [, minus = '', bare = ''] = /^(-?)(.*)$/s.exec(text.trim().replace(/\s/g, ' ')) ?? [];
  const signed = (digits: string) => (minus && Number(digits) ? -Number(digits) : Number(digits));
  if (TWO_WAYS.test(bare)) return { readings: [signed(bare.replace(/[.,]/, '')), signed(bare.replace(/[.,]/, '.'))] };
  if (PLAIN.test(bare)) return { value: signed(bare.replace(',', '.')) };
  if (!GROUPED.some((one) => one.test(bare))) return undefined;
  const marks: string[] = bare.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  // The last mark is that of the decimals where it stands once and another one groups.
  const hasDecimals = last && marks.indexOf(last) === marks.length - 1 && (marks.length > 1 || bare.includes(' '));
  const at = hasDecimals ? bare.lastIndexOf(last) : bare.length;
  return { value: signed(`${bare.slice(0, at).replace(/\D/g, '')}.${bare.slice(at + 1)}`) };
}

/** A number as it stands in a box to be changed: without thousands, and so that it is read back as the same number. */
export function numberInBox(value: number, decimalSign: string): string {
  const text = String(value);
  const again = readNumber(text);
  return (again && 'readings' in again ? `${text}0` : text).replace('.', decimalSign);
}
