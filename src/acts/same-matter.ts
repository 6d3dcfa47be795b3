/**
 * Another dossier of the same person that is still open and of the same matter, by what stands once in a register: told before a second
 * is handed in or received. It refuses nothing: two children may be born on one day.
 */
import type { Words } from '#dossier/rules.ts';
import { type DossierState, OPEN_STATUSES } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { claimedBy } from './commit.ts';
import type { Platform, Procedure } from './platform.ts';
import { foreseen } from './standing.ts';

export interface SameMatter {
  state: DossierState;
  name: Words;
  /** What both say alike. */
  items: Words[];
}

/** So many of a person's newest dossiers are looked at. */
const LOOKED = 50;

export async function findSameMatter(
  platform: Platform,
  rules: Pick<Procedure, 'onceOf' | 'hiddenOf' | 'itemName' | 'register'>,
  state: DossierState,
): Promise<SameMatter[]> {
  // A told story is told again and again.
  if (platform.story || !rules.register) return [];
  const own = claimsBefore(platform, rules, state);
  if (!own.length) return [];
  const { rows } = await platform.store.listDossiers({ applicantId: state.applicant.idNumber }, { limit: LOOKED });
  const open = rows.filter(({ id, status }) => id !== state.id && OPEN_STATUSES.some((one) => one === status));
  const loaded = await platform.store.loadAll(open.map(({ id }) => id));
  const found: SameMatter[] = [];
  for (const { id } of open) {
    const other = loaded.get(id)?.state;
    const others = other && (await platform.procedureByHash(other.procedure.hash));
    if (!other || !others || isRefusal(others) || others.register !== rules.register) continue;
    const theirs = new Set(claimsBefore(platform, others, other).flatMap(({ claims }) => claims));
    const alike = own.filter(({ claims }) => claims.some((claim) => theirs.has(claim)));
    if (!alike.length) continue;
    const items = new Map(alike.map(({ name }) => [rules.itemName(name).vi, rules.itemName(name)]));
    found.push({ state: other, name: others.name, items: [...items.values()] });
  }
  return found;
}

/** What the dossier would take of its register, as far as its answers say. */
function claimsBefore(platform: Platform, rules: Pick<Procedure, 'onceOf' | 'hiddenOf'>, state: DossierState) {
  const once = foreseen(platform, state, rules, rules.onceOf);
  return once ? claimedBy(platform, once.register, once.unique ?? {}) : [];
}
