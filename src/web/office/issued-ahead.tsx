/** Results that are issued and not handed out, while others still work on what follows them: their handing out is no task, so they have a list. */
import { countedState } from '#dossier/counted.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { DossierListing, Listed } from '#spine/store.ts';
import { type Abouts, withAbout } from '../about.ts';
import { shownByHash } from '../catalogue.ts';
import type { Door } from '../door.ts';
import { Tag } from '../ui/basics.tsx';
import type { View } from '../view.ts';
import { whyHeldBack } from './held-back.ts';
import { rowWordsOf } from './row-words.ts';

/** So many are shown, the newest first. */
const MOST = 50;

export interface IssuedAhead {
  found: Listed<DossierListing>;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
  /** Why it is not handed out now, by dossier. */
  held: ReadonlyMap<string, string>;
}

/** Of what the centre received. */
export async function issuedAheadAt(door: Door, view: View, unit: string): Promise<IssuedAhead> {
  const found = await view.platform.store.findDossiers(
    { issuedAhead: true },
    { receivingUnits: [unit] },
    { limit: MOST },
  );
  const [words, held] = await Promise.all([rowWordsOf(door, view, found.rows), heldAmong(view, found.rows)]);
  return { found, ...words, held };
}

async function heldAmong(view: View, rows: readonly DossierListing[]): Promise<Map<string, string>> {
  const { platform } = view;
  const held = new Map<string, string>();
  const states = await platform.store.loadAll(rows.map((row) => row.id));
  for (const [id, { state }] of states) {
    const shown = await shownByHash(platform, state.procedure.hash, state.clock?.receivedAt);
    const why = isRefusal(shown) ? undefined : whyHeldBack(view, countedState(state, shown.rules), shown);
    if (why) held.set(id, why);
  }
  return held;
}

export function IssuedAheadHere({ view, ahead }: { view: View; ahead: IssuedAhead }) {
  const { t, fmt } = view;
  const { found, names, abouts, held } = ahead;
  if (!found.rows.length) return null;
  const n = fmt.number(found.rows.length);
  return (
    <section aria-labelledby="issued-ahead">
      <h2 class="govuk-heading-s" id="issued-ahead">
        {t('inbox.issued-ahead', { n: found.next === undefined ? n : t('desk.at-least', { n }) })}
      </h2>
      <ul class="govuk-list">
        {found.rows.map((row) => (
          <li>
            <a class="govuk-link" href={`/office/dossiers/${row.id}#act-deliver-issued`}>
              {row.code} · {row.applicantName}
            </a>{' '}
            · {withAbout(names.get(row.procedure) ?? row.procedure, abouts.get(row.id))}{' '}
            {row.owes && <Tag text={t('fee.owes')} classes="govuk-tag--orange" />}
            {!row.owes && held.has(row.id) && <span class="mc-muted">{held.get(row.id)}</span>}
          </li>
        ))}
      </ul>
      <p class="govuk-body-s mc-muted">{t('inbox.issued-ahead-hint')}</p>
    </section>
  );
}
