/**
 * Who holds what a register gives to one holder at a time: a certificate of land. Only its holder can give it away, and from then on
 * it is theirs no more and proves nothing for them.
 */
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { isUuid } from '#kernel/ids.ts';
import { plotsIn } from '#kernel/land-plot.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { type Register, saidIn, saysIn } from '#register/catalogue.ts';
import { findEntry } from '#register/once-only.ts';
import type { RegisterEntry } from '#spine/store.ts';
import { askContested } from './contested-answers.ts';
import { settleDeaths } from './deaths.ts';
import { type Giver, isNamed, isOneParty, isThem, type Party } from './giver.ts';
import { findLeases, leasesOf } from './leases.ts';
import { settleMembers } from './members.ts';
import { askNewNumber } from './newcomers.ts';
import { askParents } from './parents.ts';
import type { Platform, Procedure } from './platform.ts';
import { askArea } from './plot-areas.ts';
import { askHolder } from './plot-holders.ts';
import { askCertificate, askGiverOfLesser, findPlotParts, plotsOf, refuseNumberTaken } from './plots.ts';
import { refuseMinors, refuseReceivers, settleReceivers } from './receivers.ts';
import { takerOf } from './taken-over.ts';

type Rules = Pick<Procedure, 'itemName' | 'residence' | 'hiddenOf'>;
/** What is asked of who receives is by the procedure too. */
export type HoldingRules = Rules & Pick<Procedure, 'applicants' | 'name' | 'admitsForeigners'>;
type Whose = Pick<DossierState, 'id' | 'applicant' | 'place' | 'answers' | 'provenance' | 'submittedAt'>;
/** The dossiers by which is held so far what an entry gives to somebody else, and what is asked about it. */
type Before = Pick<
  RegisterWrite,
  'heldBefore' | 'plotsBefore' | 'plotParts' | 'leasesBefore' | 'died' | 'asked' | 'members'
>;

const HELD = 'holding=';
const claimOf = (register: Register, value: string): string =>
  HELD + saidIn(register, register.holding?.value ?? '', value);
const dossierOf = (origin: string): string => origin.split('#')[0];
const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

/** What an entry says that is held from now on, from what it came, and who gave it. */
function changeOf({ holding }: Register, { data, unique, bare }: RegisterWrite) {
  if (!holding) return undefined;
  // Of what is only taken back, the value that nobody holds any more says it.
  const from = bare ? unique?.[holding.value] : said(data[holding.from]);
  const stays = holding.unless !== undefined && isTrue(holding.unless, data);
  const giverId = holding.giverId === undefined ? undefined : said(data[holding.giverId]);
  return {
    value: bare ? undefined : said(data[holding.value]),
    from,
    stays,
    giver: said(data[holding.giver]),
    giverId: giverId && (readIdNumber(giverId) ?? giverId),
  };
}

/** The claims that the entry takes over: of what it gives, of what that came from, and of the plots of land. */
export function holdingsOf(
  register: Register | undefined,
  entry: RegisterWrite,
  place: string | undefined,
): { claim: string; before?: string }[] {
  const change = register && changeOf(register, entry);
  if (!change) return [];
  const values = [change.value, change.stays ? undefined : change.from].flatMap((value) => value ?? []);
  const from = change.from === undefined ? undefined : claimOf(register, change.from);
  const claims = new Set(values.map((value) => claimOf(register, value)));
  return [
    ...[...claims].map((claim) => ({
      claim,
      ...(entry.heldBefore && claim === from && { before: entry.heldBefore }),
    })),
    ...plotsOf(register, entry, place).map((claim) => {
      const before = entry.plotsBefore?.[claim];
      return { claim, ...(before && { before }) };
    }),
    ...leasesOf(register, entry, place).map((claim) => {
      const before = entry.leasesBefore?.[claim];
      return { claim, ...(before && { before }) };
    }),
  ];
}

/** Somebody holds by now what this result gave: theirs rests on it, and is taken back first. */
export async function refuseMovedOn(
  { store, registers }: Platform,
  { id, decision }: Pick<DossierState, 'id' | 'decision'>,
): Promise<Refusal | undefined> {
  const entry = decision?.entry;
  const register = entry && registers.registers.get(entry.register);
  const given = register && changeOf(register, entry)?.value;
  if (!given) return undefined;
  const claim = claimOf(register, given);
  const holder = (await store.findHolders(register.id, [claim])).get(claim);
  const other = holder && holder !== id ? (await store.load(holder))?.state : undefined;
  if (!other) return undefined;
  return refuse('revoked-moved-on', {
    register: register.name,
    dossier: other.code ?? other.id,
    holder: other.applicant.name,
  });
}

/** By which dossiers it is held so far, as far as that is known; a refusal where somebody else gives it away. */
export async function findHeldBefore(
  platform: Platform,
  rules: HoldingRules,
  whose: Whose,
  entry: RegisterWrite,
): Promise<Before | Refusal> {
  const register = platform.registers.registers.get(entry.register);
  const change = register && changeOf(register, entry);
  if (!register || !change) return register && !entry.bare ? askOf(platform, rules, whose, register, entry) : {};
  const unfit =
    refuseOneParty(platform, entry, whose.applicant) ??
    refuseReceivers(rules, register, entry, whose, change) ??
    refuseMinors(platform, rules, register, { entry, whose, giver: change });
  if (unfit) return unfit;
  const ends = entry.unique?.[register.holding!.value];
  if (ends && change.value && claimOf(register, ends) === claimOf(register, change.value))
    return refuse('holding-same', { item: rules.itemName(register.holding!.value), value: change.value });
  // A told story is told again and again. What is no more is refused as such, whoever gives it.
  if (platform.story || (await findGone(platform, entry, whose.id))) return {};
  const claim = change.from && claimOf(register, change.from);
  const before = claim && (await platform.store.findHolders(entry.register, [claim])).get(claim);
  const held = before && before !== whose.id ? before : undefined;
  const refused = held && (await refuseHeld(platform, rules, whose, entry, held));
  if (refused) return refused;
  const another = await refuseNumberOfAnother(platform, change);
  if (another) return another;
  const lesser = held && (await refuseLesser(platform, rules, entry, held));
  if (lesser) return lesser;
  const plots = await findPlotParts(platform, register, whose, entry, change);
  if (isRefusal(plots)) return plots;
  const alone = await refuseAlone(platform, entry, [held, ...Object.values(plots.plotsBefore ?? {})]);
  if (alone) return alone;
  const stray =
    held && plots.plotParts && !plots.plotsBefore
      ? await refuseOtherPlot(platform, rules, whose, entry, held)
      : undefined;
  if (stray) return stray;
  const giver = await giverOf(platform, whose, change, [held, ...Object.values(plots.plotsBefore ?? {})]);
  const { together } = register.holding!;
  const others = (together && said(entry.data[together.givers]))?.match(/\d{12}/g) ?? [];
  const deaths = await settleDeaths({ platform, register, whose, entry }, giver, others);
  if (isRefusal(deaths)) return deaths;
  const receivers = await settleReceivers(platform, rules, register, entry, whose, change);
  if (isRefusal(receivers)) return receivers;
  const lesserGiver = await askGiverOfLesser(platform, register, whose, entry, change);
  if (isRefusal(lesserGiver)) return lesserGiver;
  const certificates = await askCertificate(platform, register, whose, entry, change);
  const areas = await askArea(platform, register, whose, entry);
  const leases = await findLeases(platform, register, whose, entry);
  const asked = [
    ...(deaths.asked ?? []),
    ...(receivers.asked ?? []),
    ...certificates,
    ...lesserGiver,
    ...areas,
    ...(leases.asked ?? []),
    ...askContested(platform, rules, whose, register),
  ];
  return { ...(held && { heldBefore: held }), ...plots, ...deaths, ...leases, ...(asked.length && { asked }) };
}

/** Of a number that a plot is to have: it is somebody's already. */
export async function refusePlotNumbers(
  platform: Platform,
  whose: Whose,
  entry: RegisterWrite,
): Promise<Refusal | undefined> {
  const register = platform.registers.registers.get(entry.register);
  const change = register && changeOf(register, entry);
  return change && !entry.bare ? refuseNumberTaken(platform, register, whose, entry, change) : undefined;
}

/** What registers ask of what gives nothing from one holder to another: who holds the land, who the parents are; and who is in it. */
async function askOf(
  platform: Platform,
  rules: Rules,
  whose: Whose,
  register: Register,
  entry: RegisterWrite,
): Promise<Before | Refusal> {
  const members = await settleMembers(platform, whose, register);
  if (isRefusal(members)) return members;
  const asked = [
    await askHolder(platform, whose, register),
    askNewNumber(platform, whose, register, entry),
    await askParents(platform, rules, whose, register),
  ];
  const all = [
    ...asked.flatMap((one) => one.asked ?? []),
    ...(platform.story ? [] : askContested(platform, rules, whose, register)),
  ];
  return { ...members, ...(all.length && { asked: all }) };
}

/** Who gives, with the number that was given, or else that by which the register knows who holds it. */
async function giverOf(
  { store }: Platform,
  { applicant }: Whose,
  { giver, giverId }: Giver,
  before: readonly (string | undefined)[],
): Promise<{ name: string; number?: string }> {
  if (!giver) return { name: applicant.name, number: applicant.idNumber };
  if (giverId) return { name: giver, number: giverId };
  for (const dossier of new Set(before)) {
    const holder = dossier === undefined ? undefined : (await store.load(dossier))?.state.applicant;
    if (holder && isNamed(holder, giver)) return { name: giver, number: holder.idNumber };
  }
  return { name: giver };
}

/** Where the population register has the number of who gives, it is theirs by name too. */
async function refuseNumberOfAnother({ store }: Platform, { giver, giverId }: Giver): Promise<Refusal | undefined> {
  if (!giver || !giverId) return undefined;
  const known = findEntry(await store.readEntries(giverId), 'person')?.data['fullName'];
  if (typeof known !== 'string' || isNamed({ name: known }, giver)) return undefined;
  return refuse('giver-number-another', { giver, number: giverId });
}

/** By a certificate of a lease, or of what stands on the land alone, no land goes over. */
async function refuseLesser(
  { store, registers }: Platform,
  rules: Rules,
  { register: id, data }: RegisterWrite,
  held: string,
): Promise<Refusal | undefined> {
  const { holding, name } = registers.registers.get(id)!;
  const unless = holding!.plot?.unless;
  if (!unless || isTrue(unless, data)) return undefined;
  const other = (await store.load(held))?.state;
  const made = other?.decision?.entry?.data;
  if (!made || !isTrue(unless, made)) return undefined;
  return refuse('holding-lesser', {
    item: rules.itemName(holding!.value),
    value: said(data[holding!.from]) ?? '',
    register: name,
    dossier: other.code ?? other.id,
  });
}

/** What several hold together one of them gives only with all the others, by their numbers, or by name where no number is written. */
async function refuseAlone(
  { store, registers }: Platform,
  { register: id, data }: RegisterWrite,
  before: readonly (string | undefined)[],
): Promise<Refusal | undefined> {
  const { holding, name } = registers.registers.get(id)!;
  const { together } = holding!;
  if (!together) return undefined;
  const given = said(data[together.givers]) ?? '';
  for (const dossier of new Set(before)) {
    const other = dossier === undefined ? undefined : (await store.load(dossier))?.state;
    const others = said(other?.decision?.entry?.data[together.holders]);
    if (!other || !others || namesAll(given, others)) continue;
    return refuse('holding-shared', { others, register: name, dossier: other.code ?? other.id });
  }
  return undefined;
}

function namesAll(given: string, others: string): boolean {
  const numbers = others.match(/\d{12}/g);
  return numbers ? numbers.every((one) => given.includes(one)) : isNamed({ name: others }, given);
}

/** A certificate that the register knows is of its own plots: nothing else goes over by it. */
async function refuseOtherPlot(
  platform: Platform,
  rules: Rules,
  { place }: Whose,
  { register: id, data }: RegisterWrite,
  held: string,
): Promise<Refusal | undefined> {
  const { holding, name } = platform.registers.registers.get(id)!;
  const plot = holding!.plot!;
  const other = (await platform.store.load(held))?.state;
  const known = said(other?.decision?.entry?.data[plot.value]) ?? '';
  const given = said(data[plot.from ?? '']) ?? said(data[plot.value]) ?? '';
  const plots = plotsIn(known);
  if (!plots.length || (other?.place === place && plotsIn(given).every((one) => plots.includes(one)))) return undefined;
  return refuse('plot-not-on-certificate', {
    item: rules.itemName(holding!.value),
    value: said(data[holding!.from]) ?? '',
    register: name,
    known,
    plot: given,
    dossier: other?.code ?? held,
  });
}

/** Of who gives and who receives, by what the application says. */
export function refuseReceiving(
  platform: Platform,
  rules: HoldingRules,
  whose: Whose,
  entry: RegisterWrite,
): Refusal | undefined {
  const register = platform.registers.registers.get(entry.register);
  const change = register && changeOf(register, entry);
  return (
    change &&
    (refuseReceivers(rules, register, entry, whose, change) ??
      refuseMinors(platform, rules, register, { entry, whose, giver: change }))
  );
}

/** Nobody gives to themselves. */
export function refuseOneParty({ registers }: Platform, entry: RegisterWrite, applicant: Party): Refusal | undefined {
  const register = registers.registers.get(entry.register);
  const change = register && changeOf(register, entry);
  if (!change || !isOneParty(change, applicant)) return undefined;
  return refuse('giver-is-receiver', { name: applicant.name });
}

/** Why what another dossier holds is not theirs to give; nothing where its holder is the one who gives it. */
async function refuseHeld(
  platform: Platform,
  rules: Rules,
  { applicant }: Whose,
  entry: RegisterWrite,
  before: string,
): Promise<Refusal | undefined> {
  const register = platform.registers.registers.get(entry.register)!;
  const { giver, giverId, from = '' } = changeOf(register, entry)!;
  const other = (await platform.store.load(before))?.state;
  if (!other || isThem(other.applicant, { giver, giverId }, applicant)) return undefined;
  const params = {
    item: rules.itemName(register.holding!.value),
    value: from,
    register: register.name,
    holder: other.applicant.name,
    dossier: other.code ?? other.id,
  };
  // A namesake, or a slip in the number: who holds it is told by its end alone.
  if (giver && giverId && isNamed(other.applicant, giver))
    return refuse('holder-number-differs', { ...params, number: giverId, end: other.applicant.idNumber.slice(-3) });
  return refuse('holder-differs', { ...params, giver: giver ?? applicant.name });
}

/** What this entry would take, or asks not to be taken, that another dossier has taken already. */
export async function findGone({ store, registers }: Platform, entry: RegisterWrite, id: string) {
  const register = registers.registers.get(entry.register);
  const values = [...Object.entries(entry.unique ?? {}), ...Object.entries(entry.untaken ?? {})];
  const claims = values.flatMap(([name, value]) => saysIn(register, name, value).map((one) => `${name}=${one}`));
  const holders = await store.findHolders(entry.register, claims);
  const gone = claims.find((claim) => (holders.get(claim) ?? id) !== id);
  return gone === undefined ? undefined : { claim: gone };
}

/** Why the record did not take what the entry says is held: who holds it by now, and by which dossier. */
export async function refuseTaken(
  platform: Platform,
  rules: Rules,
  whose: Whose,
  entry: RegisterWrite,
  claim: string,
): Promise<Refusal | undefined> {
  if (!claim.startsWith(HELD)) return undefined;
  const by = (await platform.store.findHolders(entry.register, [claim])).get(claim);
  return by && by !== whose.id ? refuseHeld(platform, rules, whose, entry, by) : undefined;
}

/** What was given away is used no second time: to whom it went, and by which dossier. */
export async function refuseGone(
  { store, registers }: Platform,
  rules: Rules,
  { register: id, unique, untaken }: RegisterWrite,
  name: string,
): Promise<Refusal | undefined> {
  const register = registers.registers.get(id);
  const value = unique?.[name] ?? untaken?.[name];
  if (!register || value === undefined || register.holding?.value !== name) return undefined;
  const claim = `${name}=${saidIn(register, name, value)}`;
  const by = (await store.findHolders(id, [claim])).get(claim);
  const other = by && (await store.load(by))?.state;
  if (!other) return undefined;
  const params = { item: rules.itemName(name), value, dossier: other.code ?? other.id };
  if (other.decision?.entry?.bare) return refuse('holding-withdrawn', params);
  return refuse('holding-given', { ...params, holder: other.applicant.name });
}

/** Without the entries that say what somebody else holds by now. */
export async function stillHeld(platform: Platform, entries: readonly RegisterEntry[]): Promise<RegisterEntry[]> {
  const held = await Promise.all(
    entries.map(async ({ register, data, origin }) => {
      const kept = platform.registers.registers.get(register);
      const value = kept?.holding && said(data[kept.holding.value]);
      const claim = value && claimOf(kept, value);
      const holder = claim && (await platform.store.findHolders(register, [claim])).get(claim);
      if (holder && holder !== dossierOf(origin)) return false;
      const made =
        kept?.holding && isUuid(dossierOf(origin)) ? await platform.store.load(dossierOf(origin)) : undefined;
      return !made || !(await takerOf(platform, made.state));
    }),
  );
  return entries.filter((_, i) => held[i]);
}
