/** Land that was given to the public: what an entry says of it, and who held it before a gift that was taken back. */
import type { DossierState, PlotPart, RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { type Register, saidIn } from '#register/catalogue.ts';
import type { Platform } from './platform.ts';
import { claimsIn, type Plot, said } from './plot-claims.ts';

/** An area of it goes to the public. */
export const isCeded = ({ ceded, part }: Plot, data: RegisterWrite['data']): boolean =>
  ceded !== undefined && part !== undefined && typeof data[part.area] === 'number' && isTrue(ceded, data);

/** All of it goes to the public. */
export const isWholeCeded = ({ ceded, part }: Plot, { data, bare }: RegisterWrite): boolean =>
  bare === true && ceded !== undefined && typeof data[part?.area ?? ''] !== 'number' && isTrue(ceded, data);

/** All of it was given to the public by a dossier of before, whose entry names no plot. */
const gaveAllBefore = ({ holding }: Register, { answers, decision }: DossierState): boolean => {
  const { ceded, part } = holding?.plot ?? {};
  if (ceded === undefined || decision?.entry?.plotParts || (decision?.entry && !decision.entry.bare)) return false;
  return typeof answers[part?.area ?? ''] !== 'number' && isTrue(ceded, answers);
};
/** Such a gift frees no plot when it is taken back: its entry knows none. */
const isUndone = (register: Register, state: DossierState): boolean =>
  state.result?.revoked !== undefined && gaveAllBefore(register, state);
/** Of an entry that does not say who holds which part: all is the applicant's, or the public's where they gave it all away. */
export const partOfBefore = (register: Register, state: DossierState): PlotPart =>
  gaveAllBefore(register, state) ? { public: true, of: '1/1' } : { dossier: state.id, of: '1/1' };

/**
 * The dossier that was the last to change the plot and counts. Of a gift of before that was taken back, the one that made the certificate
 * by which the land was given, where that is of this plot; nothing where the register knows none.
 */
export async function findLast(
  platform: Pick<Platform, 'store'>,
  register: Register,
  claim: string,
  id: string | undefined,
  whose?: string,
): Promise<DossierState | undefined> {
  const seen = new Set<string | undefined>([whose]);
  let next = id;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const last: DossierState | undefined = (await platform.store.load(next))?.state;
    if (!last || (next !== id && !isOfPlot(register, last, claim))) return undefined;
    if (!isUndone(register, last)) return last;
    next = await earlierOf(platform, register, last);
  }
  return undefined;
}

/** Whose certificate it was: who holds that since it was taken back, or held it before. */
async function earlierOf(
  { store }: Pick<Platform, 'store'>,
  register: Register,
  { id, answers, decision }: DossierState,
) {
  const { value } = register.holding!;
  const number = decision?.entry?.unique?.[value] ?? said(answers[value]);
  const held = number === undefined ? undefined : `holding=${saidIn(register, value, number)}`;
  const by = held && (await store.findHolders(register.id, [held])).get(held);
  return by && by !== id ? by : decision?.entry?.heldBefore;
}

function isOfPlot({ holding }: Register, { place, decision }: DossierState, claim: string): boolean {
  const entry = decision?.entry;
  const plot = holding?.plot;
  if (!entry || !plot || (plot.unless && isTrue(plot.unless, entry.data))) return false;
  if (entry.plotParts) return claim in entry.plotParts;
  return claimsIn(place ?? '', entry.data[plot.value]).includes(claim);
}
