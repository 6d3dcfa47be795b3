/** The area that the register itself wrote for a plot: what stands by the last entry, less what was parted off or given to the public. */
import type { Words } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Register } from '#register/catalogue.ts';
import type { Platform } from './platform.ts';
import { claimsIn } from './plot-claims.ts';
import { findPlotHolders, type PlotStanding } from './plots.ts';

type Plot = NonNullable<NonNullable<Register['holding']>['plot']>;

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);
/** As a number is written in each language. */
export const areaText = (area: number): Words => {
  const text = String(exact(area));
  return { vi: text.replace('.', ','), en: text, hi: text };
};
/** Areas are measured to a hundredth of a square metre at most. */
const exact = (area: number): number => Math.round(area * 10_000) / 10_000;
const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));

/** By one entry, what the plots have together that it left under these numbers; nothing where it does not say that of just them. */
function areaBy({ part, value, from, rest, ceded }: Plot, last: DossierState, claims: readonly string[]) {
  const data = last.decision?.entry?.data ?? {};
  const [whole, taken] = [data[part?.of ?? ''], data[part?.area ?? '']];
  if (typeof whole !== 'number') return undefined;
  const plots = (name: string | undefined) => claimsIn(last.place ?? '', data[name ?? '']);
  const now = plots(value);
  const before = plots(from).length ? plots(from) : now;
  const made = now.filter((claim) => !before.includes(claim));
  const left = typeof taken === 'number' ? exact(whole - taken) : undefined;
  const isCeded = ceded !== undefined && isTrue(ceded, data);
  if (isSame(claims, plots(rest))) return left;
  if (isCeded && left !== undefined) return left;
  if (isSame(claims, made)) return typeof taken === 'number' ? taken : plots(rest).length ? undefined : whole;
  return isSame(claims, before) ? (made.length ? left : whole) : undefined;
}

/** What the plots have together by the register; nothing where it does not say it of each. */
export function areaOf({ holding }: Register, standings: readonly PlotStanding[]): number | undefined {
  const byEntry = Map.groupBy(standings, ({ last }) => last?.id);
  const areas = [...byEntry.values()].map(([first, ...others]) => {
    const claims = [first, ...others].map(({ claim }) => claim);
    return first.last && holding?.plot && areaBy(holding.plot, first.last, claims);
  });
  return areas.length && areas.every((one) => one !== undefined)
    ? exact(areas.reduce((sum, one) => sum + one, 0))
    : undefined;
}

/**
 * More than stands in the register, or other than that without a new measurement, is asked about. By a lease, or with what stands on the
 * land alone, an area may be less.
 */
export async function askArea(
  platform: Platform,
  register: Register,
  whose: Pick<DossierState, 'id' | 'applicant' | 'place' | 'answers'>,
  { data }: RegisterWrite,
): Promise<readonly Refusal[]> {
  const plot = register.holding?.plot;
  const area = data[plot?.part?.of ?? ''];
  const written = said(data[plot?.from ?? '']) ?? said(data[plot?.value ?? '']);
  if (!plot || !written || typeof area !== 'number') return [];
  const standings = await findPlotHolders(platform, register, whose, written);
  const known = areaOf(register, standings);
  if (known === undefined || exact(area) === known) return [];
  const measured = plot.measured !== undefined && isTrue(plot.measured, { ...whose.answers, ...data });
  const isLesser = plot.unless !== undefined && isTrue(plot.unless, data);
  if (area < known && (measured || isLesser)) return [];
  return [
    refuse('plot-area-differs', {
      plot: written,
      register: register.name,
      known: areaText(known),
      area: areaText(area),
      dossier: codes(standings),
    }),
  ];
}

export const codes = (standings: readonly PlotStanding[]): string =>
  [...new Set(standings.flatMap(({ last }) => (last ? [last.code ?? last.id] : [])))].join(', ');
