/** The plots that a text names by their number and that of their sheet of the cadastral map: «Thửa 21, tờ bản đồ 14». */
import { foldVietnamese, sayingOf } from './text.ts';

const PART =
  /(?<![a-z])(?:(thua)(?: dat)?(?: so)?[\s:.]*((?:\d+(?:\s*(?:,|;|&|\+|va)\s*(?=\d))?)+)|(to)(?: ban do)?(?: dia chinh)?(?: so)?[\s:.]*(\d+))/g;

// A group of houses («tổ 14») is no sheet.
const plainOf = (written: string): string =>
  foldVietnamese(written.normalize('NFKC').replace(/tổ(?=[\s.:]*\d)/giu, ' '));

/** Each as `SHEET-PLOT`; none where the text does not say both. */
export const plotsIn = (written: string): string[] => readPlots(written).plots;

function readPlots(written: string): { plots: string[]; isIdle: boolean } {
  const parts = [...plainOf(written).matchAll(PART)];
  const sheetFirst = parts[0]?.[3] !== undefined;
  const used = new Set<number>();
  const found: string[] = [];
  for (const [i, part] of parts.entries()) {
    if (!part[1]) continue;
    const [near] = (sheetFirst ? parts.slice(0, i).reverse() : parts.slice(i + 1)).filter((one) => one[3]);
    if (near) for (const plot of part[2].match(/\d+/g)!) found.push(`${Number(near[4])}-${Number(plot)}`);
    if (near) used.add(Number(near[4]));
  }
  // A sheet or a plot that stands by itself: «tờ 15, thửa 509, tờ 14» is of which sheet?
  const isIdle = parts.some((part) => (part[3] ? !used.has(Number(part[4])) : !found.length));
  return { plots: [...new Set(found)], isIdle };
}

const UNREAD = /#[^a-z#]*\d|(?<![a-z])thua(?![a-z])|(?<![a-z])to (?:ban do )?(?:dia chinh )?(?:so )?\d/;

/** Whether it can be read in one way alone: no further number stands right behind one, none is in words or brackets, each sheet is of a plot. */
export function isPlotText(written: string): boolean {
  const { plots, isIdle } = readPlots(written);
  return plots.length > 0 && !isIdle && !UNREAD.test(plainOf(written).replace(PART, '#'));
}

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
