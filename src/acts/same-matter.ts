/**
 * Another dossier of the same person that is still open and of the same matter, by what stands once in a register: told before a second
 * is handed in or received. It refuses nothing: two children may be born on one day.
 */
import type { Words } from '#dossier/rules.ts';
import { type DossierState, OPEN_STATUSES } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { claimedBy } from './claimed.ts';
import type { Platform, Procedure } from './platform.ts';
import { foreseen } from './standing.ts';

export interface SameMatter {
  state: DossierState;
  name: Words;
  /** What both say alike. */
  items: Words[];
  /** Both would enter the person where everybody stands once: the register, of which one at most is given. */
  once?: Words;
}

/** Of a person's open dossiers so many are looked at, the newest: nobody but who hands in for many has more. */
const LOOKED = 200;

export async function findSameMatter(
  platform: Platform,
  rules: Pick<Procedure, 'onceOf' | 'hiddenOf' | 'itemName' | 'register' | 'subjectOf'>,
  state: DossierState,
): Promise<SameMatter[]> {
  // A told story is told again and again.
  if (platform.story || !rules.register) return [];
  const own = claimsBefore(platform, rules, state);
  const register = platform.registers.registers.get(rules.register);
  const subject = register?.oncePerSubject ? subjectBefore(platform, rules, state) : undefined;
  if (!own.length && !subject) return [];
  const whose = { applicantId: state.applicant.idNumber, status: OPEN_STATUSES };
  const { rows } = await platform.store.listDossiers(whose, { limit: LOOKED });
  const open = rows.filter(({ id }) => id !== state.id);
  const loaded = await platform.store.loadAll(open.map(({ id }) => id));
  const found: SameMatter[] = [];
  for (const { id } of open) {
    const other = loaded.get(id)?.state;
    const others = other && (await platform.procedureByHash(other.procedure.hash));
    if (!other || !others || isRefusal(others) || others.register !== rules.register) continue;
    const theirs = new Set(claimsBefore(platform, others, other).flatMap(({ claims }) => claims));
    const alike = own.filter(({ claims }) => claims.some((claim) => theirs.has(claim)));
    const isOnce = Boolean(subject) && subjectBefore(platform, others, other) === subject;
    if (!alike.length && !isOnce) continue;
    const items = new Map(alike.map(({ name }) => [rules.itemName(name).vi, rules.itemName(name)]));
    const once = isOnce ? { once: register!.name } : {};
    found.push({ state: other, name: others.name, items: [...items.values()], ...once });
  }
  return found;
}

/** Whom it would enter, where that is who applies. */
function subjectBefore(platform: Platform, rules: Pick<Procedure, 'subjectOf' | 'hiddenOf'>, state: DossierState) {
  const subject = foreseen(platform, state, rules, rules.subjectOf);
  return subject && subject === state.applicant.idNumber ? subject : undefined;
}

/** What the dossier would take of its register, as far as its answers say. */
function claimsBefore(platform: Platform, rules: Pick<Procedure, 'onceOf' | 'hiddenOf'>, state: DossierState) {
  const once = foreseen(platform, state, rules, rules.onceOf);
  return once ? claimedBy(platform, once.register, once.unique ?? {}) : [];
}
