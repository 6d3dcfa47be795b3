/** Received dossiers of which the counter has to set the fee: it is no task, and holds back the issuing, so they have a list. */

import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import type { Channel } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { DossierListing } from '#spine/store.ts';
import type { PackChannel } from '#spine/unset-fee.ts';
import { type Abouts, withAbout } from '../about.ts';
import type { Door } from '../door.ts';
import type { View } from '../view.ts';
import { rowWordsOf } from './row-words.ts';

/** So many are shown, the newest first. */
const MOST = 50;

export interface UnsetFees {
  rows: readonly DossierListing[];
  more: boolean;
  names: ReadonlyMap<string, string>;
  abouts: Abouts;
}

/** Of what the centre received, by the packs under which it was. */
export async function unsetFeesAt(door: Door, view: View, unit: string): Promise<UnsetFees> {
  const { platform } = view;
  const scope = { receivingUnits: [unit] };
  const packs = new Map<string, (channel: Channel) => 'unstated' | 'byCase' | 'byCouncil' | undefined>();
  const asked: PackChannel[] = [];
  for (const hash of await platform.store.listOpenPacks(scope)) {
    const pack = await platform.packByHash(hash);
    if (isRefusal(pack)) continue;
    const { channels } = pack.manifest;
    packs.set(hash, (channel) => channels[channel]?.feeUnknown);
    for (const [channel, { feeUnknown }] of Object.entries(channels))
      if (feeUnknown) asked.push({ pack: hash, channel });
  }
  const found = asked.length
    ? await platform.store.findDossiers({ unsetFee: asked }, scope, { limit: MOST })
    : { rows: [], next: undefined };
  const states = await platform.store.loadAll(found.rows.map((row) => row.id));
  const rows = found.rows.filter((row) => {
    const state = states.get(row.id)?.state;
    const feeUnknown = state && packs.get(state.procedure.hash);
    return feeUnknown && awaitsCaseFee(state, { feeUnknown });
  });
  const words = await rowWordsOf(door, view, rows);
  return { rows, more: found.next !== undefined, ...words };
}

export function UnsetFeesHere({ view, unset }: { view: View; unset: UnsetFees }) {
  const { t, fmt } = view;
  const { rows, more, names, abouts } = unset;
  if (!rows.length) return null;
  const n = fmt.number(rows.length);
  return (
    <section aria-labelledby="unset-fees">
      <h2 class="govuk-heading-s" id="unset-fees">
        {t('inbox.unset-fees', { n: more ? t('desk.at-least', { n }) : n })}
      </h2>
      <ul class="govuk-list">
        {rows.map((row) => (
          <li>
            <a class="govuk-link" href={`/office/dossiers/${row.id}#act-set-case-fee`}>
              {row.code} · {row.applicantName}
            </a>{' '}
            · {withAbout(names.get(row.procedure) ?? row.procedure, abouts.get(row.id))}
          </li>
        ))}
      </ul>
      <p class="govuk-body-s mc-muted">{t('inbox.unset-fees-hint')}</p>
    </section>
  );
}
