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

// Numbers that are of no plot and no sheet.
const ELSE =
  /(?<![a-z])(?:khu|to dan pho|thon|ap|ban(?! do)|phuong|xa|duong|pho|ngo|so nha|quyen|trang)(?: so)?[\s:.]*\d+/g;
/** Of so many numbers any two are tried as sheet and plot. */
const MOST = 4;

/** Every way to read a text that can be read in several: which of two numbers is the sheet, it does not say. */
function readings(written: string): string[] {
  const plain = foldVietnamese(written.normalize('NFKC').replace(/tổ[\s.:]*\d+/giu, ' ')).replace(ELSE, ' ');
  const numbers = (plain.match(/\d+/g) ?? []).map(Number);
  if (numbers.length > MOST) return plotsIn(written);
  const pairs = numbers.flatMap((sheet, i) => numbers.flatMap((plot, k) => (i === k ? [] : `${sheet}-${plot}`)));
  return [...new Set([...plotsIn(written), ...pairs])];
}

/**
 * Plots with the commune behind a comma, for comparing: each by itself, the same however it is written. Of a text that can be read in
 * several ways every way, and the text itself.
 */
export function plotSayings(written: string): string[] {
  const at = written.lastIndexOf(',');
  const [text, place] = [written.slice(0, at), written.slice(at + 1).trim()];
  if (isPlotText(text)) return plotsIn(text).map((plot) => `${plot} ${place}`);
  return [sayingOf(written), ...readings(text).map((plot) => `${plot} ${place}`)];
}
