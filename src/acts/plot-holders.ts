/** What the register of who holds land says about a plot that somebody builds on: told to who handles it, and asked of who decides. */
import { inSentence } from '#authority/units.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { isMore, NOTHING, plus, WHOLE } from '#kernel/share.ts';
import type { Register } from '#register/catalogue.ts';
import { isOfPlace, placeOfEntry } from './entry-places.ts';
import type { Platform } from './platform.ts';
import { areaOf, areaText, codes } from './plot-areas.ts';
import { findPlotHolders, namesOf, type PlotStanding } from './plots.ts';

type Whose = Pick<DossierState, 'id' | 'applicant' | 'place' | 'answers' | 'provenance'>;

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);
const NOBODY_KNOWN = {
  vi: 'người chưa rõ (phần chưa có ai đứng tên)',
  en: 'somebody unknown (a part that is in nobody’s name)',
  hi: 'कोई अज्ञात (वह भाग जो किसी के नाम नहीं)',
};

/** Of the plot that the register's entries are about: how it stands with who holds land; nothing where no register says that. */
async function standingsOf(platform: Platform, state: Whose, register: string) {
  const { registers } = platform.registers;
  const { heldIn } = registers.get(register) ?? {};
  const holding = heldIn && registers.get(heldIn.register);
  const plot = heldIn && said(state.answers[heldIn.value]);
  if (!holding || !plot || !state.place) return undefined;
  const from = state.provenance[heldIn.value];
  return {
    holding,
    plot,
    area: state.answers[heldIn.area ?? ''],
    filled: from !== undefined && !from.contested,
    standings: await findPlotHolders(platform, holding, state, plot),
  };
}

const COMMUNE_UNKNOWN = { vi: 'xã, phường chưa rõ', en: 'a commune that is unknown', hi: 'अज्ञात कम्यून' };

/** Filled in from an entry of land in another commune, or in one that nobody knows: of the land here it says nothing. */
async function otherPlace(platform: Platform, { applicant, place, provenance }: Whose, plot: string) {
  const { province, clock, store, registers } = platform;
  const sources = Object.values(provenance).filter(
    ({ register, contested }) => !contested && isOfPlace(platform, register),
  );
  if (!sources.length || !place) return undefined;
  const entries = await store.readEntries(applicant.idNumber);
  for (const { register, entry } of sources) {
    const found = entries.find((one) => one.register === register && one.origin === entry);
    const of = found && (await placeOfEntry(platform, found));
    if (!found || of === place) continue;
    const day = province.calendar.dateOf(clock.now());
    const inText = (unit: string) => {
      const name = province.nameOf(unit, day);
      return { ...name, vi: inSentence(name.vi) };
    };
    return refuse('plot-of-other-place', {
      plot,
      register: registers.registers.get(register)?.name ?? register,
      commune: of ? inText(of) : COMMUNE_UNKNOWN,
      place: inText(place),
    });
  }
  return undefined;
}

/** What is wrong with building on one plot: it is no more, it is somebody else's, or others hold it too. */
function questionOf(register: Register, plot: string, { applicant }: Whose, one: PlotStanding): Refusal | undefined {
  const { gone, held, last } = one;
  const params = { plot, register: register.name, dossier: last?.code ?? last?.id ?? '' };
  if (gone) return refuse('plot-gone', params);
  if (!held.length) return undefined;
  const isBeside = ({ beside = '' }: { beside?: string }) => beside.includes(applicant.idNumber);
  const theirs = held.filter((part) => part.theirs || isBeside(part));
  const dossier = [...new Set(held.map(({ code }) => code))].join(', ');
  if (!theirs.length) return refuse('plot-of-another', { ...params, holder: namesOf(held), dossier });
  const others = [
    ...held.filter((part) => !part.theirs),
    ...held.flatMap(({ theirs: own, beside }) => (own && beside ? [{ holder: beside }] : [])),
  ];
  const free = isMore(WHOLE, held.map(({ share }) => share).reduce(plus, NOTHING));
  if (!others.length && !free) return undefined;
  return refuse('plot-of-several', { ...params, others: others.length ? namesOf(others) : NOBODY_KNOWN, dossier });
}

/** What the register says against building there: who decides says by what right, or decides against it. */
async function questionsOf(platform: Platform, state: Whose, register: string): Promise<readonly Refusal[]> {
  const found = await standingsOf(platform, state, register);
  if (!found) return [];
  const { holding, plot, standings, area } = found;
  const strayed = await otherPlace(platform, state, plot);
  const asked = [
    ...(strayed ? [strayed] : []),
    ...standings.flatMap((one) => questionOf(holding, plot, state, one) ?? []),
  ];
  const known = areaOf(holding, standings);
  if (known === undefined || typeof area !== 'number' || area <= known) return asked;
  return [
    ...asked,
    refuse('plot-area-more', {
      plot,
      register: holding.name,
      known: areaText(known),
      area: areaText(area),
      dossier: codes(standings),
    }),
  ];
}

/** Told to who handles it: what stands against it, or that nobody is known to hold a plot that was typed. */
export async function tellHolder(platform: Platform, state: Whose, register: string): Promise<Refusal | undefined> {
  const [first] = await questionsOf(platform, state, register);
  if (first) return first;
  const found = await standingsOf(platform, state, register);
  // What that register filled in is the applicant's own.
  if (!found || found.filled) return undefined;
  const { standings, plot, holding } = found;
  return standings.length && standings.every(({ held }) => held.length)
    ? undefined
    : refuse('plot-holder-unknown', { plot, register: holding.name });
}

export async function askHolder(
  platform: Platform,
  whose: Whose,
  register: Register,
): Promise<Pick<RegisterWrite, 'asked'>> {
  const asked = platform.story ? [] : await questionsOf(platform, whose, register.id);
  return asked.length ? { asked } : {};
}
