/**
 * The dossier as a paper of it says it for good: by the record up to the act that made the paper. What is done later, while the paper
 * waits to be signed or long after, is in no paper of before.
 */
import { foldText } from '#dossier/evolve.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import type { Platform } from './platform.ts';

type Store = Pick<Platform, 'store'>;

/** As it was when this became so; nothing where no event says when. */
async function stateWhen(
  { store }: Store,
  id: string,
  isSo: (state: DossierState) => boolean,
): Promise<DossierState | undefined> {
  let now = noDossier(id);
  let found: DossierState | undefined;
  for (const { body } of await store.readEvents(id)) {
    const before = now;
    now = foldText(now, body);
    if (isSo(now) && !isSo(before)) found = now;
  }
  return found;
}

/**
 * As its result was issued, or the notice made that nothing is given; of what came later only that it was signed and taken back. A
 * dossier without a result is as it is.
 */
export async function asIssued(platform: Store, state: DossierState): Promise<DossierState> {
  const { result } = state;
  // What others issued is no paper of ours.
  if (!result || result.outside) return state;
  const issued = await stateWhen(platform, state.id, (one) => one.result !== undefined);
  if (!issued) return state;
  const { signed, revoked } = result;
  return { ...issued, result: { ...issued.result!, ...(signed && { signed }), ...(revoked && { revoked }) } };
}

/** As its result was taken back: what the decision says that did it; and whether that decision is signed. */
export async function asTakenBack(platform: Store, state: DossierState): Promise<DossierState> {
  const taken =
    state.result?.revoked && (await stateWhen(platform, state.id, ({ result }) => result?.revoked !== undefined));
  return taken ? { ...taken, result: state.result } : state;
}
