/**
 * Whether who gives is alive, by what registers say on that day. Who died gives nothing any more: what was theirs goes over by inheritance
 * alone. Where the population register has somebody as living, or their death on another day, who decides on an inheritance says why.
 */
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { isOrganisationNumber } from '#kernel/id-number.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Register } from '#register/catalogue.ts';
import { findEntry } from '#register/once-only.ts';
import type { Platform } from './platform.ts';

/** Deaths that decided dossiers rest on. */
const DEATHS = 'death';
const PEOPLE = 'person';

interface Gives {
  name: string;
  /** As the application has it, or the register of who holds it. */
  number?: string;
}

interface Asked {
  platform: Platform;
  register: Register;
  whose: Pick<DossierState, 'answers'>;
  entry: RegisterWrite;
}

const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

/** What the population register has of a number, where it knows it, and of a death what it or decided dossiers say. */
export async function knownOf({ store, registers }: Platform, number: string) {
  const entries = await store.readEntries(number);
  const [person, death] = [PEOPLE, DEATHS].map((one) => findEntry(entries, one));
  const found = [person, death].find((one) => said(one?.data['diedOn']));
  return {
    isKnown: person !== undefined,
    ...(person && { data: person.data }),
    ...(found && {
      diedOn: said(found.data['diedOn']),
      source: registers.registers.get(found.register)?.name ?? found.register,
    }),
    people: registers.registers.get(PEOPLE)?.name ?? PEOPLE,
  };
}

/** What the entry says of a death, and what is asked about it; a refusal where somebody who died would give. */
export async function settleDeaths(
  { platform, register, whose, entry }: Asked,
  giver: Gives,
  others: readonly string[],
): Promise<Pick<RegisterWrite, 'died' | 'asked'> | Refusal> {
  const death = register.holding?.death;
  if (!death) return {};
  const facts = { ...whose.answers, ...entry.data };
  const inherits = isTrue(death.when, facts);
  for (const number of inherits ? others : [...others, giver.number ?? '']) {
    const { diedOn, source } = number ? await knownOf(platform, number) : {};
    if (diedOn)
      return refuse('giver-died', {
        giver: number === giver.number ? giver.name : number,
        date: diedOn,
        register: source!,
      });
  }
  if (!inherits) return {};
  const on = said(facts[death.on]);
  const { number, name } = giver;
  if (!number) return { asked: [refuse('deceased-unnumbered', { giver: name })] };
  if (isOrganisationNumber(number)) return refuse('deceased-organisation', { giver: name, number });
  const { isKnown, diedOn, people } = await knownOf(platform, number);
  const told = { giver: name, number, register: people };
  const asked = diedOn
    ? diedOn !== on && on
      ? refuse('death-day-differs', { ...told, date: diedOn, own: on })
      : undefined
    : isKnown
      ? refuse('deceased-living', told)
      : refuse('deceased-unknown', told);
  return { ...(on && { died: { idNumber: number, name, on } }), ...(asked && { asked: [asked] }) };
}

/** The death that a decision rests on, as the register of them keeps it. */
export const deathEntry = ({ died }: RegisterWrite) =>
  died && {
    register: DEATHS,
    subject: died.idNumber,
    data: { fullName: died.name, diedOn: died.on },
    trueSince: died.on,
  };
