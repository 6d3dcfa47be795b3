/** What the registers say about a person, for the fields and components of a procedure that name a register. */
import { isParty } from '#authority/identity.ts';
import type { Actor } from '#authority/permission.ts';
import type { Act, Command } from '#dossier/commands.ts';
import type { Context } from '#dossier/context.ts';
import type { DossierState } from '#dossier/state.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { fillFrom, findEntry, type Known } from '#register/once-only.ts';
import { allAsTheyStand } from './as-it-stands.ts';
import { stillHeld } from './holding.ts';
import type { Platform, Procedure } from './platform.ts';

/** The register of who is who. */
const PEOPLE = 'person';

export interface LookedUp extends Pick<Context, 'standing' | 'registers'> {
  registeredName?: string;
  registeredSex?: string;
  registeredBirthYear?: number;
  registeredResidence?: string;
  known?: Known;
  /** Registers that hold something about the person, of those a component names. */
  proven: string[];
}

export async function lookUp(platform: Platform, rules: Procedure, idNumber: string): Promise<LookedUp> {
  const fields = Object.entries(rules.formOf('apply')?.schema.properties ?? {}).flatMap(([field, { source }]) =>
    source ? [{ field, register: source.register, datum: source.datum }] : [],
  );
  const registers = rules.components.flatMap((component) => component.register ?? []);
  const held = await stillHeld(platform, await platform.store.readEntries(idNumber));
  const entries = platform.story ? held : await allAsTheyStand(platform, held);
  const { fullName, sex, dateOfBirth, residence } = findEntry(entries, PEOPLE)?.data ?? {};
  return {
    ...(typeof fullName === 'string' && { registeredName: fullName }),
    ...(typeof sex === 'string' && { registeredSex: sex }),
    ...(typeof dateOfBirth === 'string' && { registeredBirthYear: Number(dateOfBirth.slice(0, 4)) }),
    ...(typeof residence === 'string' && { registeredResidence: residence }),
    known: fillFrom(entries, fields),
    proven: registers.filter((register) => findEntry(entries, register)),
    standing: entries.map(({ origin }) => origin),
    registers: platform.registers.registers,
  };
}

/** Acts that say, ask or mend what registers may hold. */
const ABOUT: readonly Act[] = [
  'draft-dossier',
  'submit-dossier',
  'request-supplement',
  'supplement-dossier',
  'confirm-draft',
];

/** For who may know it: an officer, and the applicant of themself. */
export async function lookUpFor(
  platform: Platform,
  rules: Procedure,
  state: DossierState,
  command: Command,
  actor: Actor,
): Promise<Outcome<Partial<LookedUp>>> {
  if (!ABOUT.includes(command.act)) return {};
  const applicant = command.act === 'draft-dossier' ? command.applicant : state.applicant;
  const own =
    actor.kind === 'citizen' && isParty(actor, applicant)
      ? (actor.idNumber ?? platform.province.people.get(actor.id)?.idNumber)
      : undefined;
  // Nobody applies under another's number, and nobody learns what registers hold about somebody else.
  if (own && own !== applicant.idNumber) return refuse('not-permitted', { act: command.act, who: own });
  return actor.kind === 'officer' || own ? lookUp(platform, rules, applicant.idNumber) : {};
}
