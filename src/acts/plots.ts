/**
 * Who holds which part of a plot of land. The plot is claimed by the dossier that was the last to change it, whose entry says who holds
 * what from then on (`plotParts`): so two decisions at one moment never give away one part twice, and no parts exceed the whole.
 */
import type { Words } from '#dossier/rules.ts';
import type { DossierState, PlotPart, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import {
  isMore,
  isNone,
  least,
  minus,
  NOTHING,
  over,
  plus,
  readShare,
  type Share,
  shareOfArea,
  shareText,
  storedShare,
  WHOLE,
} from '#kernel/share.ts';
import { type Register, saidIn } from '#register/catalogue.ts';
import { findLast, isCeded, isWholeCeded, partOfBefore } from './ceded-land.ts';
import { type Giver, isThem } from './giver.ts';
import type { Platform } from './platform.ts';
import { claimsIn, numbersIn, type Plot, said } from './plot-claims.ts';

export type Whose = Pick<DossierState, 'id' | 'applicant' | 'place'>;
type Settled = Pick<RegisterWrite, 'plotsBefore' | 'plotParts'>;

/** The plots that the entry takes, where it does not say who holds which part: none for a reason that packs of before asked for. */
export function plotsOf(register: Register, entry: RegisterWrite, place: string | undefined): string[] {
  if (entry.plotParts) return Object.keys(entry.plotParts);
  const plot = register.holding?.plot;
  if (!plot || !place || entry.bare || (plot.unless && isTrue(plot.unless, entry.data))) return [];
  return plot.despite && said(entry.data[plot.despite]) ? [] : claimsIn(place, entry.data[plot.value]);
}

/** Who gives a plot does so by the certificate by which the register has it as theirs; of another who decides says how it replaced that. */
export async function askCertificate(
  platform: Platform,
  register: Register,
  whose: Whose,
  { data }: RegisterWrite,
  giver: Giver & { from?: string },
): Promise<readonly Refusal[]> {
  const { plot, value } = register.holding!;
  const { from } = giver;
  const written = said(data[plot?.from ?? '']) ?? said(data[plot?.value ?? '']);
  if (!plot || !from || !written || (plot.unless && isTrue(plot.unless, data))) return [];
  const standings = await findPlotHolders(platform, register, whose, written, giver);
  return standings.flatMap(({ held }) => {
    const theirs = held.filter((one) => one.theirs);
    const known = theirs.flatMap(({ certificate }) => certificate ?? []);
    const isTheirs = known.some((one) => saidIn(register, value, one) === saidIn(register, value, from));
    // Of a part that somebody kept before anything was registered of them, no certificate is known.
    if (!known.length || known.length < theirs.length || isTheirs) return [];
    return refuse('plot-certificate-differs', {
      plot: written,
      register: register.name,
      giver: giver.giver ?? whose.applicant.name,
      known: [...new Set(known)].join(', '),
      number: from,
      dossier: [...new Set(theirs.map(({ code }) => code))].join(', '),
    });
  });
}

/** What goes over: a part, or the whole; `unknown` while it is not known of what area it is a part. */
function partOf({ part }: Plot, data: RegisterWrite['data']) {
  if (!part) return WHOLE;
  const share = said(data[part.share]);
  // More than the whole is more than anybody holds.
  if (share !== undefined) return readShare(share) ?? ([2n, 1n] as const);
  const area = data[part.area];
  if (typeof area !== 'number') return WHOLE;
  const of = data[part.of];
  return (typeof of === 'number' && shareOfArea(area, of)) || undefined;
}

interface Held extends PlotPart {
  share: Share;
  /** Who gives is the holder of this part. */
  theirs: boolean;
  /** Of whom it is, and by which dossier. */
  holder: string | Words;
  code: string;
  /** Who else holds it by that dossier, in words; and the certificate by which it is held. */
  beside?: string;
  certificate?: string;
}

/** Whoever gives land to the public: of the State, of the community or of a road it is from then on, and nobody's to give. */
const PUBLIC: Words = {
  vi: 'Nhà nước, cộng đồng dân cư (đất đã tặng cho toàn bộ, giấy chứng nhận đã thu hồi)',
  en: 'the State or the community (all of the land was given to it, and the certificate withdrawn)',
  hi: 'राज्य या समुदाय (पूरी भूमि उसे दी गई, प्रमाणपत्र वापस लिया गया)',
};

/** All of them, by name. */
export const namesOf = (held: readonly Pick<Held, 'holder'>[]): string | Words => {
  const names = held.map(({ holder }) => holder);
  return names.find((one) => typeof one !== 'string') ?? [...new Set(names)].join(', ');
};

interface Asked {
  platform: Platform;
  register: Register;
  whose: Whose;
  entry: RegisterWrite;
  giver: Giver;
}

/** Who holds which part of the plots once this is entered, and by which dossiers they were held; a refusal where that can't be. */
export async function findPlotParts(
  platform: Platform,
  register: Register,
  whose: Whose,
  entry: RegisterWrite,
  giver: Giver,
): Promise<Settled | Refusal> {
  const { place } = whose;
  const { data } = entry;
  const plot = register.holding?.plot;
  if (!plot || !place || (plot.unless && isTrue(plot.unless, data))) return {};
  // Of what is only taken back, land given whole to the public alone is known.
  if (entry.bare && !isWholeCeded(plot, entry)) return {};
  const { from, renumbered, rest } = numbersIn(plot, data, place);
  const asked: Asked = { platform, register, whose, entry, giver };
  const holders = await platform.store.findHolders(entry.register, [...from, ...renumbered, ...rest]);
  const part = partOf(plot, data);
  const plotsBefore: Record<string, string> = {};
  const plotParts: Record<string, readonly PlotPart[]> = {};
  for (const claim of new Set([...from, ...renumbered, ...rest])) {
    const before = holders.get(claim);
    const other = before && before !== whose.id ? (await platform.store.load(before))?.state : undefined;
    const counts = other && (await findLast(platform, register, claim, other.id, whose.id));
    const standing = counts && (await standingOf(asked, counts, claim));
    const isNew = !from.includes(claim);
    const named = said(data[rest.includes(claim) ? plot.rest! : isNew ? plot.value : (plot.from ?? '')]);
    const after = afterwards(asked, { standing, last: counts ?? other, part: isNew ? WHOLE : part, isNew, named });
    if (isRefusal(after)) return after;
    if (other) plotsBefore[claim] = other.id;
    plotParts[claim] = after;
  }
  // Of what area it is a part is told by a later step; by a reason of before it takes no plot.
  if (part === undefined || (plot.despite && said(data[plot.despite]))) return {};
  const inCommon = said(data[plot.part?.share ?? '']) !== undefined || isCeded(plot, data);
  const unnumbered = refuseUnnumbered(plot, data, { part, inCommon, renumbered, rest });
  if (unnumbered) return unnumbered;
  if (renumbered.length) renumber(plotParts, { from, to: renumbered, rest, id: whose.id, inCommon });
  return { ...(Object.keys(plotsBefore).length && { plotsBefore }), plotParts };
}

/** A number that a plot is to have stands in the register as somebody's, or as of a plot that is no more. */
export async function refuseNumberTaken(
  platform: Platform,
  register: Register,
  whose: Whose,
  entry: RegisterWrite,
  giver: Giver,
): Promise<Refusal | undefined> {
  const { place } = whose;
  const plot = register.holding?.plot;
  if (!plot || !place || platform.story || (plot.unless && isTrue(plot.unless, entry.data))) return undefined;
  const { renumbered, rest } = numbersIn(plot, entry.data, place);
  for (const name of [renumbered.length ? plot.value : undefined, rest.length ? plot.rest : undefined]) {
    const named = said(entry.data[name ?? '']);
    for (const { last, ...standing } of named ? await findPlotHolders(platform, register, whose, named, giver) : []) {
      if (!last) continue;
      const asked: Asked = { platform, register, whose, entry, giver };
      const after = afterwards(asked, { standing, last, part: WHOLE, isNew: true, named });
      if (isRefusal(after)) return after;
    }
  }
  return undefined;
}

/** What is parted off by its area, and what comes of plots that are split or merged, is a plot with a number of its own. */
function refuseUnnumbered(
  { value, from = value, part: { area = '' } = { area: '', of: '', share: '' }, split = '' }: Plot,
  data: RegisterWrite['data'],
  { part, inCommon, renumbered, rest }: { part: Share; inCommon: boolean; renumbered: string[]; rest: string[] },
): Refusal | undefined {
  const isApart = !inCommon && typeof data[area] === 'number' && isMore(WHOLE, part);
  const clash = rest.some((claim) => renumbered.includes(claim));
  if (!clash && (renumbered.length || !(isApart || data[split] === true))) return undefined;
  return refuse('plot-number-needed', { plot: said(data[from]) ?? said(data[value]) ?? '' });
}

/** How a plot stands in the register: who holds which part of it, nobody where that is not known, or that it is no more. */
export interface PlotStanding {
  claim: string;
  gone: boolean;
  held: readonly Held[];
  /** The dossier that was the last to change it; none where the register knows nothing of the plot. */
  last?: DossierState;
}

/** How each plot stands that a text names. `theirs` is what who gives holds, or the applicant where nobody gives. */
export async function findPlotHolders(
  platform: Platform,
  register: Register,
  whose: Whose,
  written: string,
  giver: Giver = {},
): Promise<PlotStanding[]> {
  const claims = claimsIn(whose.place ?? '', written);
  const holders = await platform.store.findHolders(register.id, claims);
  return Promise.all(
    claims.map(async (claim) => {
      const last = await findLast(platform, register, claim, holders.get(claim), whose.id);
      if (!last) return { claim, gone: false, held: [] };
      return { claim, last, ...(await standingOf({ platform, register, whose, giver }, last, claim)) };
    }),
  );
}

/**
 * Who leases a plot out is among its holders, or who decides says by what right; so is who gives what stands on land that went to the
 * public. On a plot that is no more nothing is registered.
 */
export async function askGiverOfLesser(
  platform: Platform,
  register: Register,
  whose: Whose,
  { data, bare }: RegisterWrite,
  giver: Giver,
): Promise<readonly Refusal[] | Refusal> {
  const plot = register.holding?.plot;
  if (!plot?.unless || bare || !isTrue(plot.unless, data)) return [];
  const written = said(data[plot.from ?? '']) ?? said(data[plot.value]) ?? '';
  const leased = plot.lease !== undefined && isTrue(plot.lease, data);
  const asked: Refusal[] = [];
  for (const { gone, held, last } of await findPlotHolders(platform, register, whose, written, giver)) {
    const params = { plot: written, register: register.name, dossier: last?.code ?? last?.id ?? '' };
    if (gone) return refuse('plot-gone', params);
    const public_ = held.some((one) => one.public);
    if (!public_ && (!leased || !held.length || held.some(({ theirs }) => theirs))) continue;
    asked.push(
      refuse('plot-not-of-giver', {
        ...params,
        holder: namesOf(held),
        dossier: held.map(({ code }) => code).join(', '),
        giver: giver.giver ?? whose.applicant.name,
      }),
    );
  }
  return asked;
}

/** Who holds the plot so far. Whose result was revoked, or whose certificate went to somebody else, holds nothing of it. */
async function standingOf(
  { platform, register, whose, giver }: Pick<Asked, 'platform' | 'register' | 'whose' | 'giver'>,
  last: DossierState,
  claim: string,
) {
  const parts = last.decision?.entry?.plotParts?.[claim] ?? [partOfBefore(register, last)];
  const held = await Promise.all(
    parts.map(async (one): Promise<Held | undefined> => {
      const share = readShare(one.of);
      if (!share) return undefined;
      if (one.public) return { ...one, share, theirs: false, holder: PUBLIC, code: last.code ?? last.id };
      if (!one.dossier) {
        const party = { name: one.name ?? '', idNumber: one.idNumber };
        return {
          ...one,
          share,
          theirs: isThem(party, giver, whose.applicant),
          holder: party.name,
          code: last.code ?? last.id,
        };
      }
      const state = one.dossier === last.id ? last : (await platform.store.load(one.dossier))?.state;
      if (!state || !(await isHolder(platform, register, state))) return undefined;
      const { applicant, code, id, decision } = state;
      const theirs = isThem(applicant, giver, whose.applicant);
      const beside = said(decision?.entry?.data[register.holding?.together?.holders ?? '']);
      const certificate = said(decision?.entry?.data[register.holding!.value]);
      const more = { ...(beside && { beside }), ...(certificate && { certificate }) };
      return { ...one, share, theirs, holder: applicant.name, code: code ?? id, ...more };
    }),
  );
  return { gone: parts.length === 0, held: held.filter((one) => one !== undefined) };
}

async function isHolder(platform: Platform, register: Register, { id, result, decision }: DossierState) {
  if (result?.revoked) return false;
  const number = said(decision?.entry?.data[register.holding!.value]);
  return !number || !(await takerOfNumber(platform, register, id, number));
}

/** The other dossier that withdrew what has this number, made another of it, or holds it by now. */
export async function takerOfNumber({ store }: Platform, register: Register, id: string, number: string) {
  const { value } = register.holding!;
  const saying = saidIn(register, value, number);
  const claims = [`${value}=${saying}`, `holding=${saying}`];
  const holders = await store.findHolders(register.id, claims);
  return claims.map((claim) => holders.get(claim)).find((holder) => holder !== undefined && holder !== id);
}

/** The other dossier to which the last of its land went, whatever certificate that was by; nothing while it holds a part of a plot. */
export async function takerOfPlots(
  { store }: Platform,
  register: Register,
  { id, place, decision }: Pick<DossierState, 'id' | 'place' | 'decision'>,
): Promise<string | undefined> {
  const entry = decision?.entry;
  const isTheirs = (parts: readonly PlotPart[] | undefined) => !parts || parts.some((one) => one.dossier === id);
  const plots = new Set(
    entry ? plotsOf(register, entry, place).filter((claim) => isTheirs(entry.plotParts?.[claim])) : [],
  );
  let taker: string | undefined;
  // What is left of a plot may have another number by now: that one follows.
  for (const claim of plots) {
    const by = (await store.findHolders(register.id, [claim])).get(claim);
    const later = by === id ? undefined : await findLast({ store }, register, claim, by);
    const holder = later?.id;
    if (!holder || holder === id) return undefined;
    const parts = later.decision?.entry?.plotParts ?? {};
    for (const [plot, held] of Object.entries(parts)) if (isTheirs(held)) plots.add(plot);
    if (isTheirs(parts[claim] ?? [])) return undefined;
    taker = holder;
  }
  return taker;
}

const partFor = ({ dossier, name, idNumber, public: ceded }: Omit<PlotPart, 'of'>, share: Share): PlotPart => ({
  of: storedShare(share),
  ...(ceded ? { public: ceded } : dossier ? { dossier } : { name, ...(idNumber && { idNumber }) }),
});

interface Before {
  standing: { gone: boolean; held: readonly Held[] } | undefined;
  last: DossierState | undefined;
  part: Share | undefined;
  /** The number that the plot has from now on. */
  isNew: boolean;
  /** The text that names it. */
  named?: string;
}

/** Who holds the plot afterwards: who gives has that much less, and who receives it has it. */
function afterwards(asked: Asked, { standing, last, part, isNew, named }: Before): PlotPart[] | Refusal {
  const { register, whose, entry, giver } = asked;
  const plot = register.holding!.plot!;
  const ceded = !isNew && isCeded(plot, entry.data);
  const keeps = ceded || (!isNew && plot.keeps !== undefined && entry.data[plot.keeps] === true);
  const params = {
    plot: named ?? said(entry.data[plot.value]) ?? '',
    register: register.name,
    dossier: last?.code ?? last?.id ?? '',
    giver: giver.giver ?? whose.applicant.name,
  };
  if (standing?.gone) return refuse('plot-gone', params);
  const others = standing?.held ?? [];
  const theirs = others.filter((one) => one.theirs);
  const free = minus(WHOLE, others.map((one) => one.share).reduce(plus, NOTHING));
  const has = standing === undefined ? WHOLE : theirs.map((one) => one.share).reduce(plus, NOTHING);
  const basis = plot.basis === undefined ? undefined : said(entry.data[plot.basis]);
  const unknown = standing !== undefined && !theirs.length;
  if (unknown && isNone(free)) {
    const dossier = others.map((one) => one.code).join(', ');
    return refuse('plot-held', { ...params, holder: namesOf(others), dossier });
  }
  if (unknown && !basis) return refuse('plot-basis-needed', { ...params, free: shareText(free) });
  const most = unknown ? free : has;
  if (part && (isMore(part, most) || (keeps && !isMore(most, part))))
    return refuse(keeps && !isMore(part, most) ? 'plot-nothing-left' : 'plot-part-exceeds', {
      ...params,
      part: shareText(part),
      has: shareText(most),
    });
  // An area is a part of what is theirs, and so is what is less than the register says; a share may be all that they have.
  const known = standing !== undefined || typeof entry.data[plot.part?.area ?? ''] === 'number';
  if (part && known && !unknown && !isNew && !keeps && isMore(most, part))
    return refuse('plot-rest-unsaid', { ...params, part: shareText(part), has: shareText(most) });
  const taken = part ?? NOTHING;
  const receiver = entry.bare ? { public: true as const } : { dossier: whose.id };
  const rest = minus(most, taken);
  if (ceded)
    return ofWhole([
      ...others.flatMap((one) => (one.theirs ? [] : partFor(one, one.share))),
      partFor({ dossier: whose.id }, rest),
    ]);
  if (!standing || unknown)
    return [
      ...others.map((one) => partFor(one, one.share)),
      ...(keeps ? [partFor({ name: giver.giver, idNumber: giver.giverId }, rest)] : []),
      partFor(receiver, taken),
    ];
  return [...lessened(others, taken), partFor(receiver, taken)];
}

/** What stays with each, when so much of theirs goes. */
function lessened(others: readonly Held[], taken: Share): PlotPart[] {
  let left = taken;
  return others.flatMap((one) => {
    const { share, theirs } = one;
    const gives = theirs ? least(share, left) : NOTHING;
    left = minus(left, gives);
    const stays = minus(share, gives);
    return isNone(stays) ? [] : [partFor(one, stays)];
  });
}

/** The same parts, of what they are together. */
function ofWhole(parts: readonly PlotPart[]): PlotPart[] {
  const sum = parts.map(({ of }) => readShare(of)!).reduce(plus, NOTHING);
  return parts.map((one) => ({ ...one, of: storedShare(over(readShare(one.of)!, sum)) }));
}

interface Renumbered {
  from: readonly string[];
  to: readonly string[];
  /** The numbers of the rest, where it does not keep its own. */
  rest: readonly string[];
  id: string;
  inCommon: boolean;
}

/**
 * The plot has another number from now on. What was parted off is a plot of its own, and the rest of the old one is a whole again, under
 * its number or another; what is held in common stays so under the new number.
 */
function renumber(plotParts: Record<string, readonly PlotPart[]>, { from, to, rest, id, inCommon }: Renumbered): void {
  const common = plotParts[from[0]];
  const kept = inCommon ? [] : ofWhole(common.filter((one) => one.dossier !== id));
  for (const claim of to) plotParts[claim] = inCommon ? common : [{ dossier: id, of: '1/1' }];
  for (const claim of from)
    plotParts[claim] = inCommon || rest.length ? [] : ofWhole(plotParts[claim].filter((one) => one.dossier !== id));
  for (const claim of rest)
    if (inCommon) delete plotParts[claim];
    else plotParts[claim] = kept;
}
