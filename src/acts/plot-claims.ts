/** Plots of land as a register claims them: by the commune and the numbers of map sheet and plot that a text says. */
import type { RegisterWrite } from '#dossier/state.ts';
import { plotsIn } from '#kernel/land-plot.ts';
import type { Register } from '#register/catalogue.ts';

const PLOT = 'plot=';
export type Plot = NonNullable<NonNullable<Register['holding']>['plot']>;

export const said = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() ? value : undefined;
export const claimsIn = (place: string, written: unknown): string[] =>
  plotsIn(said(written) ?? '').map((one) => `${PLOT}${place}:${one}`);

/** The plots as they were, those with a number that they have from now on, and what is left under another. */
export function numbersIn(plot: Plot, data: RegisterWrite['data'], place: string) {
  const now = claimsIn(place, data[plot.value]);
  const given = plot.from === undefined ? [] : claimsIn(place, data[plot.from]);
  const from = given.length ? given : now;
  const isOther = (claim: string) => !from.includes(claim);
  const rest = plot.rest === undefined ? [] : claimsIn(place, data[plot.rest]).filter(isOther);
  return { from, renumbered: now.filter(isOther), rest };
}

/** Claimed plots as a form asks for them: «Thửa 121 và 122, tờ bản đồ 14». */
export function plotText(claims: readonly string[]): string {
  const numbers = claims.map((claim) => claim.slice(claim.lastIndexOf(':') + 1).split('-'));
  const bySheet = Map.groupBy(numbers, ([sheet]) => sheet);
  return [...bySheet]
    .map(([sheet, plots]) => `Thửa ${plots.map(([, plot]) => plot).join(' và ')}, tờ bản đồ ${sheet}`)
    .join('; ');
}
