/** The plots that a text names by their number and that of their sheet of the cadastral map: «Thửa 21, tờ bản đồ 14». */
import { foldVietnamese, sayingOf } from './text.ts';

const PART =
  /(?<![a-z])(?:(thua)(?: dat)?(?: so)?[\s:.]*((?:\d+(?:\s*(?:,|;|&|\+|va)\s*(?=\d))?)+)|(to)(?: ban do)?(?: dia chinh)?(?: so)?[\s:.]*(\d+))/g;

// A group of houses («tổ 14») is no sheet.
const plainOf = (written: string): string =>
  foldVietnamese(written.normalize('NFKC').replace(/tổ(?=[\s.:]*\d)/giu, ' '));

/** Each as `SHEET-PLOT`; none where the text does not say both. */
export function plotsIn(written: string): string[] {
  const plain = plainOf(written);
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

const UNREAD = /#[^a-z#]*\d|(?<![a-z])thua(?![a-z])|(?<![a-z])to (?:ban do )?(?:dia chinh )?(?:so )?\d/;

/** Whether it can be read in one way alone: no further number stands right behind one, and none is in words or brackets. */
export const isPlotText = (written: string): boolean =>
  plotsIn(written).length > 0 && !UNREAD.test(plainOf(written).replace(PART, '#'));

/** Plots with the commune behind a comma, for comparing: the same however they are written. */
export function plotSaying(written: string): string {
  const at = written.lastIndexOf(',');
  const plots = plotsIn(written.slice(0, at));
  return plots.length ? [...plots.sort(), written.slice(at + 1).trim()].join(' ') : sayingOf(written);
}
