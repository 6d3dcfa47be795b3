/** What an entry says of land, as it stands since a part of it went to others: under which numbers, of what area, and which share. */
import type { DossierState } from '#dossier/state.ts';
import { isUuid } from '#kernel/ids.ts';
import { isMore, NOTHING, plus, shareText, WHOLE } from '#kernel/share.ts';
import type { Register } from '#register/catalogue.ts';
import type { RegisterEntry } from '#spine/store.ts';
import { findLast } from './ceded-land.ts';
import type { Platform } from './platform.ts';
import { areaOf } from './plot-areas.ts';
import { plotText } from './plot-claims.ts';
import { findPlotHolders, plotsOf } from './plots.ts';

/** The plots of which the dossier still holds a part, and whether another changed any of them since. */
async function plotsNow({ store }: Platform, register: Register, { id, place, decision }: DossierState) {
  const plots = new Set(plotsOf(register, decision!.entry!, place));
  const now = new Set<string>();
  let changed = false;
  // What is left of a plot may have another number by now: that one follows.
  for (const claim of plots) {
    const by = (await store.findHolders(register.id, [claim])).get(claim);
    const last = by === undefined ? undefined : await findLast({ store }, register, claim, by);
    const parts = last?.decision?.entry?.plotParts ?? {};
    if (last && last.id !== id) changed = true;
    for (const [plot, held] of Object.entries(parts)) if (held.some((one) => one.dossier === id)) plots.add(plot);
    if (!last || !parts[claim] || parts[claim].some((one) => one.dossier === id)) now.add(claim);
  }
  return changed && now.size ? [...now] : undefined;
}

async function asItStands(platform: Platform, entry: RegisterEntry): Promise<RegisterEntry> {
  const register = platform.registers.registers.get(entry.register);
  const plot = register?.holding?.plot;
  const dossier = entry.origin.split('#')[0];
  const state = plot && isUuid(dossier) ? (await platform.store.load(dossier))?.state : undefined;
  if (!register || !plot || !state?.decision?.entry?.plotParts) return entry;
  const now = await plotsNow(platform, register, state);
  if (!now) return entry;
  const text = plotText(now);
  const standings = await findPlotHolders(platform, register, { ...state, id: '' }, text);
  const own = standings.flatMap(({ held }) => held.filter((one) => one.dossier === state.id));
  const share = now.length === 1 ? own.map((one) => one.share).reduce(plus, NOTHING) : WHOLE;
  const { part, from, rest } = plot;
  const gone = new Set([from, rest, part?.area, part?.share, part?.of]);
  const data = Object.fromEntries(Object.entries(entry.data).filter(([name]) => !gone.has(name)));
  const area = areaOf(register, standings);
  return {
    ...entry,
    data: {
      ...data,
      [plot.value]: text,
      ...(part && area !== undefined && { [part.of]: area }),
      ...(part && isMore(WHOLE, share) && { [part.share]: shareText(share) }),
    },
  };
}

/** Entries of land as they stand; all others as they were written. */
export const allAsTheyStand = (platform: Platform, entries: readonly RegisterEntry[]): Promise<RegisterEntry[]> =>
  Promise.all(entries.map((entry) => asItStands(platform, entry)));
