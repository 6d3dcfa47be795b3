/** Results that are issued and not handed out, while others still work on what follows them: their handing out is no task, so they have a list. */
import type { DossierListing, Listed } from '#spine/store.ts';
import { type Abouts, aboutsOf, withAbout } from '../about.ts';
import type { Door } from '../door.ts';
import { namesOf } from '../portal/mine.tsx';
import { Tag } from '../ui/basics.tsx';
import type { View } from '../view.ts';

/** So many are shown, the newest first. */
const MOST = 50;

export interface IssuedAhead {
  found: Listed<DossierListing>;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

/** Of what the centre received. */
export async function issuedAheadAt(door: Door, view: View, unit: string): Promise<IssuedAhead> {
  const found = await view.platform.store.findDossiers(
    { issuedAhead: true },
    { receivingUnits: [unit] },
    { limit: MOST },
  );
  const [names, abouts] = await Promise.all([
    namesOf(
      door,
      view,
      found.rows.map((row) => row.procedure),
    ),
    aboutsOf(
      view,
      found.rows.map((row) => row.id),
    ),
  ]);
  return { found, names, abouts };
}

export function IssuedAheadHere({ view, ahead }: { view: View; ahead: IssuedAhead }) {
  const { t, fmt } = view;
  const { found, names, abouts } = ahead;
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
          </li>
        ))}
      </ul>
      <p class="govuk-body-s mc-muted">{t('inbox.issued-ahead-hint')}</p>
    </section>
  );
}
