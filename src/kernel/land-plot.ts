/** The plots that a text names by their number and that of their sheet of the cadastral map: «Thửa 21, tờ bản đồ 14». */
import { foldVietnamese } from './text.ts';

const PART =
  /(?<![a-z])(?:(thua)(?: dat)?(?: so)?[\s:.]*((?:\d+(?:\s*(?:,|;|&|\+|va)\s*(?=\d))?)+)|(to)(?: ban do)?(?: so)?[\s:.]*(\d+))/g;

/** Each as `SHEET-PLOT`; none where the text does not say both. */
export function plotsIn(written: string): string[] {
  // A group of houses («tổ 14») is no sheet.
  const plain = foldVietnamese(written.normalize('NFKC').replace(/tổ(?=[\s.:]*\d)/giu, ' '));
  const parts = [...plain.matchAll(PART)];
  const sheetFirst = parts[0]?.[3] !== undefined;
  const found: string[] = [];
  for (const [i, part] of parts.entries()) {
    if (!part[1]) continue;
    const [near] = (sheetFirst ? parts.slice(0, i).reverse() : parts.slice(i + 1)).filter((one) => one[3]);
    if (near) for (const plot of part[2].match(/\d+/g)!) found.push(`${Number(near[4])}-${Number(plot)}`);
  }
  return [...new Set(found)];
}
