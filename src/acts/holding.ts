/**
 * Who holds what a register gives to one holder at a time: a certificate of land. Only its holder can give it away, and from then on
 * it is theirs no more and proves nothing for them.
 */
import type { DossierState, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { sayingOf } from '#kernel/text.ts';
import type { Register } from '#register/catalogue.ts';
import type { RegisterEntry } from '#spine/store.ts';
import type { Platform, Procedure } from './platform.ts';

const claimOf = (value: string): string => `holding=${sayingOf(value)}`;
const dossierOf = (origin: string): string => origin.split('#')[0];
const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

/** What an entry says that is held from now on, from what it came, and who gave it. */
function changeOf({ holding }: Register, { data, unique, bare }: RegisterWrite) {
  if (!holding) return undefined;
  // Of what is only taken back, the value that nobody holds any more says it.
  const from = bare ? unique?.[holding.value] : said(data[holding.from]);
  const stays = holding.unless !== undefined && isTrue(holding.unless, data);
  return { value: bare ? undefined : said(data[holding.value]), from, stays, giver: said(data[holding.giver]) };
}

/** The claims that the entry takes over: of what it gives, and of what that came from. */
export function holdingsOf(register: Register | undefined, entry: RegisterWrite): { claim: string; before?: string }[] {
  const change = register && changeOf(register, entry);
  if (!change) return [];
  const values = [change.value, change.stays ? undefined : change.from].flatMap((value) => value ?? []);
  return [...new Set(values.map(claimOf))].map((claim) => ({
    claim,
    ...(entry.heldBefore && change.from && claim === claimOf(change.from) && { before: entry.heldBefore }),
  }));
}

/** The dossier by which it is held so far, where that is known; a refusal where somebody else gives it away. */
export async function findHeldBefore(
  platform: Platform,
  rules: Pick<Procedure, 'itemName'>,
  { id, applicant }: Pick<DossierState, 'id' | 'applicant'>,
  entry: RegisterWrite,
): Promise<string | Refusal | undefined> {
  const register = platform.registers.registers.get(entry.register);
  const change = register && changeOf(register, entry);
  // A told story is told again and again.
  if (!register || !change?.from || platform.story) return undefined;
  const before = await platform.store.findHolder(entry.register, claimOf(change.from));
  // What is no more is refused as such, whoever gives it.
  if (!before || before === id || (await isGone(platform, entry))) return undefined;
  const holder = (await platform.store.load(before))?.state.applicant;
  if (!holder || isThem(holder, change.giver, applicant)) return before;
  return refuse('holder-differs', {
    item: rules.itemName(register.holding!.value),
    value: change.from,
    register: register.name,
    holder: holder.name,
    giver: change.giver ?? applicant.name,
  });
}

/** What this entry would take, or asks not to be taken, is taken already. */
async function isGone({ store }: Platform, { register, unique = {}, untaken = {} }: RegisterWrite): Promise<boolean> {
  for (const [name, value] of [...Object.entries(unique), ...Object.entries(untaken)])
    if (await store.findHolder(register, `${name}=${sayingOf(value)}`)) return true;
  return false;
}

const wordsOf = (name: string): string =>
  ` ${name
    .split(/[^\p{L}\p{M}\d]+/u)
    .map(sayingOf)
    .filter(Boolean)
    .join(' ')} `;

/** Whoever holds it may be named among others; by whole words, since «Nguyễn Thị An» is not «Nguyễn Thị Anh». */
function isThem(holder: DossierState['applicant'], giver: string | undefined, applicant: DossierState['applicant']) {
  if (!giver) return holder.idNumber === applicant.idNumber;
  return wordsOf(giver).includes(wordsOf(holder.name));
}

/** Without the entries that say what somebody else holds by now. */
export async function stillHeld(platform: Platform, entries: readonly RegisterEntry[]): Promise<RegisterEntry[]> {
  const held = await Promise.all(
    entries.map(async ({ register, data, origin }) => {
      const holding = platform.registers.registers.get(register)?.holding;
      const value = holding && said(data[holding.value]);
      const holder = value && (await platform.store.findHolder(register, claimOf(value)));
      return !holder || holder === dossierOf(origin);
    }),
  );
  return entries.filter((_, i) => held[i]);
}
