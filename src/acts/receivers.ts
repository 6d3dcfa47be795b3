/**
 * Who receives what a register gives to several, and who gives it beside somebody else: each of them as who applies. Nobody receives
 * twice, gives to themselves, receives more than goes over, or is somebody whom the procedure is not for; the dead receive nothing.
 */
import { refuseApplicant } from '#dossier/parties.ts';
import type { Rules as DossierRules } from '#dossier/rules.ts';
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { isOrganisationNumber, readIdNumber } from '#kernel/id-number.ts';
import { isVietnamese } from '#kernel/nationality.ts';
import { type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { type NamedParties, type NamedParty, readParties } from '#kernel/parties.ts';
import { isUnder } from '#kernel/personal-number.ts';
import { isMore, isNone, minus, NOTHING, plus, readShare, type Share, shareText, WHOLE } from '#kernel/share.ts';
import type { Register } from '#register/catalogue.ts';
import { knownOf } from './deaths.ts';
import { type Giver, isNamed, isOneParty } from './giver.ts';
import type { Platform } from './platform.ts';

type Rules = Pick<DossierRules, 'applicants' | 'name' | 'admitsForeigners'>;
type Whose = Pick<DossierState, 'applicant'>;
type Party = Pick<DossierState, 'applicant' | 'answers' | 'submittedAt'>;

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);
const NOBODY: NamedParties = { parties: [] };

interface Sides {
  receivers: readonly NamedParty[];
  givers: readonly NamedParty[];
  /** Beside who applies, with the shares that are written. */
  beside: NamedParties;
  /** A text that names nobody, from before it was read. */
  unread?: string;
}

/** Whoever gives to the public applies as who gives. */
function sidesOf({ holding }: Register, { data }: RegisterWrite, { applicant }: Whose, giver: Giver): Sides {
  const { together, plot } = holding!;
  const [holders, others] = [said(data[together!.holders]), said(data[together!.givers])];
  const [beside, besideGiver] = [holders, others].map((text) => (text ? readParties(text) : NOBODY));
  const unread = beside ? (besideGiver ? undefined : others) : holders;
  const own = { name: applicant.name, idNumber: readIdNumber(applicant.idNumber) ?? applicant.idNumber };
  const ceded = plot?.ceded !== undefined && isTrue(plot.ceded, data);
  const named = giver.giver && giver.giverId ? [{ name: giver.giver, idNumber: giver.giverId }] : [];
  return {
    receivers: ceded ? [] : [own, ...(beside?.parties ?? [])],
    givers: [...(ceded ? [own] : named), ...(besideGiver?.parties ?? [])],
    beside: beside ?? NOBODY,
    ...(unread && { unread }),
  };
}

const OF_AGE = 18;

/** Of each party who is under 18, or perhaps; who left an inheritance is none any more. `born`: as registered, where it was looked up. */
function minorsIn(
  platform: Platform,
  register: Register,
  { entry, whose, giver }: { entry: RegisterWrite; whose: Party; giver: Giver },
  born: ReadonlyMap<string, unknown> = new Map(),
): { name: string; number: string; is: true | 'perhaps' }[] {
  const { holding } = register;
  if (!holding?.together || !holding.minors || entry.bare) return [];
  const { receivers, givers } = sidesOf(register, entry, whose, giver);
  const inherits = holding.death !== undefined && isTrue(holding.death.when, { ...whose.answers, ...entry.data });
  const { calendar } = platform.province;
  const day = calendar.dateOf(whose.submittedAt ? Temporal.Instant.from(whose.submittedAt) : platform.clock.now());
  const parties = [...receivers, ...givers.filter(({ idNumber }) => !inherits || idNumber !== giver.giverId)];
  return parties.flatMap(({ name, idNumber }) => {
    const is = isUnder(OF_AGE, { number: idNumber, born: born.get(idNumber) }, day);
    return is ? [{ name, number: idNumber, is }] : [];
  });
}

/** Whoever is not of age gives and receives no land alone (Civil Code Art. 21, 125): by the digits of their numbers. */
export function refuseMinors(
  platform: Platform,
  rules: Pick<DossierRules, 'itemName'>,
  register: Register,
  told: { entry: RegisterWrite; whose: Party; giver: Giver },
): Refusal | undefined {
  const answer = register.holding?.minors?.represented ?? '';
  if (told.whose.answers[answer] !== false) return undefined;
  const minors = minorsIn(platform, register, told).filter(({ is }) => is === true);
  return refuseAll(
    ...minors.map(({ is: _, ...one }) => refuse('party-minor', { ...one, field: rules.itemName(answer) })),
  );
}

/** By what the application says alone. */
export function refuseReceivers(
  rules: Rules,
  register: Register,
  entry: RegisterWrite,
  whose: Whose,
  giver: Giver,
): Refusal | undefined {
  if (!register.holding?.together || entry.bare) return undefined;
  const { receivers, givers, beside } = sidesOf(register, entry, whose, giver);
  return (
    [receivers, givers].map(refuseTwice).find(Boolean) ??
    refuseBothSides(receivers, givers, giver) ??
    beside.parties.map((one) => refuseApplicant(rules, one)).find(Boolean) ??
    (receivers.length ? refuseShares(register, entry, beside) : undefined) ??
    receivers.map((one) => refuseForeigner(rules, register, entry, one)).find(Boolean)
  );
}

function refuseTwice(side: readonly NamedParty[]): Refusal | undefined {
  const twice = side.find(({ idNumber }, i) => side.findIndex((one) => one.idNumber === idNumber) !== i);
  return twice && refuse('party-twice', { name: twice.name, number: twice.idNumber });
}

function refuseBothSides(
  receivers: readonly NamedParty[],
  givers: readonly NamedParty[],
  giver: Giver,
): Refusal | undefined {
  const both = receivers.find(
    (one) => givers.some(({ idNumber }) => idNumber === one.idNumber) || isOneParty(giver, one),
  );
  return both && refuse('giver-is-receiver', { name: both.name });
}

/** Shares are of the whole: those who receive have no more than goes over, and something is left for whoever writes none. */
function refuseShares({ holding }: Register, { data }: RegisterWrite, beside: NamedParties): Refusal | undefined {
  const written = said(data[holding!.plot?.part?.share ?? '']);
  const over = (written && readShare(written)) || WHOLE;
  const shares = [beside.own, ...beside.parties.map(({ share }) => share)];
  const stated = shares.filter((one): one is Share => one !== undefined);
  if (!stated.length) return undefined;
  const all = stated.reduce(plus, NOTHING);
  const left = minus(over, all);
  const isFit = stated.length === shares.length ? isNone(left) && !isMore(all, over) : !isNone(left);
  return isFit ? undefined : refuse('party-shares', { all: shareText(all), over: shareText(over) });
}

/** A passport says nothing of whose it is: who is no citizen here says so, and by what they may receive. */
function refuseForeigner(
  rules: Rules,
  { holding }: Register,
  { data }: RegisterWrite,
  { name, idNumber }: NamedParty,
  nationality?: string,
): Refusal | undefined {
  const { abroad } = holding!;
  if (!abroad || rules.admitsForeigners || isOrganisationNumber(idNumber)) return undefined;
  const known = nationality === undefined ? undefined : isVietnamese(nationality);
  if (known === true || (known === undefined && !/^[A-Z]/i.test(idNumber))) return undefined;
  if (data[abroad.is] === true) return undefined;
  return refuse('receiver-foreign', { name, number: idNumber, law: abroad.law });
}

/** Of who applies, what the population register says is told to them; of the others, to who appraises and decides. */
export async function refuseOwnNationality(
  platform: Platform,
  rules: Rules,
  register: Register,
  entry: RegisterWrite,
  { applicant }: Whose,
): Promise<Refusal | undefined> {
  const { holding } = register;
  if (!holding?.abroad || (holding.plot?.ceded && isTrue(holding.plot.ceded, entry.data))) return undefined;
  const { data } = await knownOf(platform, applicant.idNumber);
  return refuseForeigner(rules, register, entry, applicant, said(data?.['nationality']));
}

/** What registers say of each: a refusal, or what is asked of who decides. */
export async function settleReceivers(
  platform: Platform,
  rules: Rules,
  register: Register,
  entry: RegisterWrite,
  whose: Party,
  giver: Giver,
): Promise<Pick<RegisterWrite, 'asked'> | Refusal> {
  const { holding } = register;
  if (!holding?.together || entry.bare) return {};
  const { receivers, givers, unread } = sidesOf(register, entry, whose, giver);
  const asked: Refusal[] = unread ? [refuse('parties-unread', { text: unread })] : [];
  const born = new Map<string, unknown>();
  for (const party of [...receivers, ...givers]) {
    const receives = receivers.includes(party);
    const { data, diedOn, source } = await knownOf(platform, party.idNumber);
    born.set(party.idNumber, data?.['dateOfBirth']);
    const params = { name: party.name, number: party.idNumber };
    const known = said(data?.['fullName']);
    // Of who applies and who gives it is asked elsewhere.
    const isBeside = party.idNumber !== whose.applicant.idNumber && party.idNumber !== giver.giverId;
    if (isBeside && known && !isNamed({ name: known }, party.name)) return refuse('party-number-another', params);
    if (!receives) continue;
    if (diedOn) return refuse('receiver-died', { ...params, date: diedOn, register: source! });
    const nationality = said(data?.['nationality']);
    const foreign = refuseForeigner(rules, register, entry, party, nationality);
    if (foreign) return foreign;
    if (nationality !== undefined && isVietnamese(nationality) === false && !isOrganisationNumber(party.idNumber))
      asked.push(refuse('receiver-abroad', { ...params, nationality }));
  }
  // Whoever acts for them shows by what; where the digits alone do not say the age, who decides looks at their papers.
  for (const { is, ...params } of minorsIn(platform, register, { entry, whose, giver }, born))
    asked.push(refuse(is === true ? 'party-minor-represented' : 'party-minor-perhaps', params));
  return asked.length ? { asked } : {};
}
