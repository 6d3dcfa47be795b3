/** Dossiers that wait at who is competent for them no more: for the inbox, by who is competent now, with what to do. */
import { refuseEndedCompetence, refuseNobodyCompetent } from '#dossier/competence.ts';
import type { Rules } from '#dossier/rules.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Refusal, refusalText } from '#kernel/outcome.ts';
import { UNDECIDED } from '#kernel/status.ts';
import { InsetText } from '../ui/basics.tsx';
import { today, type View } from '../view.ts';

/** Of each procedure so many are looked at, those due first. */
const MOST = 100;

/** Why nobody here grants it, or issues what was decided, as of today. */
export function refuseMoved(view: View, state: DossierState, rules: Rules): Refusal | undefined {
  const asked = { rules, province: view.platform.province, at: view.now };
  if (UNDECIDED.includes(state.status)) return refuseEndedCompetence(state, asked);
  return state.status === 'decided' ? refuseNobodyCompetent(state, asked) : undefined;
}

export interface Moved {
  why: Refusal;
  /** Of that procedure more stand at the desk than were looked at. */
  more?: boolean;
  dossiers: { id: string; code?: string }[];
}

/** By whom they are to go to, or that nobody is competent. */
export async function movedAt(view: View, desk: { unit: string; post: string }): Promise<Moved[]> {
  const { platform } = view;
  const found = new Map<string, Moved>();
  const page = { limit: MOST };
  const ended = platform.province.endedProcedures(today(view));
  const lists = await Promise.all(
    ended.map((procedure) => platform.store.listTasks({ unit: desk.unit, post: desk.post, procedure }, page)),
  );
  const ids = new Set(lists.flatMap(({ rows }) => rows.map(({ dossierId }) => dossierId)));
  const loaded = await platform.store.loadAll([...ids]);
  for (const id of ids) {
    const state = loaded.get(id)?.state;
    const rules = state && (await platform.procedureByHash(state.procedure.hash, state.clock?.receivedAt));
    if (!state || !rules || isRefusal(rules)) continue;
    const why = refuseMoved(view, state, rules);
    if (!why) continue;
    const key = refusalText(why, 'vi');
    const group = found.get(key) ?? { why, dossiers: [] };
    group.dossiers.push({ id, code: state.code });
    found.set(key, group);
  }
  const cut = new Set(lists.flatMap(({ rows, next }) => (next === undefined ? [] : rows.map((row) => row.dossierId))));
  for (const group of found.values()) group.more = group.dossiers.some(({ id }) => cut.has(id));
  return [...found.values()];
}

export function MovedHere({ view, moved }: { view: View; moved: readonly Moved[] }) {
  const { t, lang } = view;
  if (!moved.length) return null;
  return (
    <section aria-labelledby="moved">
      <h2 class="govuk-heading-m" id="moved">
        {t('moved.title')}
      </h2>
      {moved.map(({ why, dossiers, more }) => (
        <InsetText
          text={
            <>
              <p class="govuk-body">{refusalText(why, lang)}</p>
              {more && <p class="govuk-body-s">{t('desk.shown-first', { n: view.fmt.number(dossiers.length) })}</p>}
              <ul class="govuk-list">
                {dossiers.map(({ id, code }) => (
                  <li>
                    <a class="govuk-link mc-code" href={`/office/dossiers/${id}`}>
                      {code ?? t('dossier.no-code')}
                    </a>
                  </li>
                ))}
              </ul>
            </>
          }
        />
      ))}
    </section>
  );
}
