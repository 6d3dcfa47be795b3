/**
 * Whether a procedure is open: asked by the act that begins a dossier, and by every page that leads there. A told story runs beside the
 * real day, so it may try what is not open yet.
 */
import { centreToAsk } from '#authority/ask-where.ts';
import { endedRow } from '#authority/ended-rows.ts';
import { bodyNamesOn } from '#authority/named-unit.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import { deciderDoubts } from '#procedure/said.ts';
import type { ProcedureListing } from '#spine/store.ts';
import type { Platform, Procedure } from './platform.ts';

/** Why nothing is received for it; nothing for a procedure that is open. */
export function closedBecause(
  platform: Platform,
  { code, status }: Pick<ProcedureListing, 'code' | 'status'>,
  { decidedBy, outside, draft }: Pick<Procedure, 'decidedBy' | 'outside' | 'draft'>,
): Refusal | undefined {
  if (platform.story) return undefined;
  const centre = askWhere(platform);
  if (status === 'closed') return refuse('procedure-closed', { procedure: code, centre });
  if (status !== 'published') return refuse('procedure-under-review', { procedure: code, centre });
  const { province, clock } = platform;
  if (draft && !province.openedDraft(code, province.calendar.dateOf(clock.now())))
    return refuse('procedure-draft', { procedure: code, centre });
  // Opened with the steps of an office of ours, it would be decided here.
  if (decidedBy && 'outside' in decidedBy && !outside)
    return refuse('decided-outside', {
      procedure: code,
      body: bodyNamesOn(province, decidedBy.outside, province.calendar.dateOf(clock.now())),
      centre,
    });
  return undecided(platform, code);
}

/** Who decided it does no more by the day, and nobody is on record that does since: what comes in now would wait for nobody. */
export function undecided(platform: Platform, procedure: string): Refusal | undefined {
  const { province, clock } = platform;
  const row = endedRow(province, procedure, province.calendar.dateOf(clock.now()));
  if (!row) return undefined;
  return refuse('procedure-undecided', { procedure, basis: row.basis, from: row.to!, centre: askWhere(platform) });
}

/** The same of what holds today under the code of these rules. */
export async function findClosed(platform: Platform, rules: Procedure): Promise<Refusal | undefined> {
  const listing = await platform.store.findProcedure(rules.code);
  if (!listing) return undefined;
  // A story may run before a review, and not where the source names who cannot be the one that decides.
  if (platform.story) {
    if (!rules.imported || rules.decidedBy) return undefined;
    const pack = await platform.packByHash(rules.hash);
    if (isRefusal(pack) || !deciderDoubts(pack.manifest, listing.reasons).length) return undefined;
    return refuse('decider-untold', { procedure: rules.code });
  }
  const today = listing.hash === rules.hash ? rules : await platform.procedureByHash(listing.hash);
  return isRefusal(today) ? today : closedBecause(platform, listing, today);
}

/** Who can tell what is not published, with what is known of how to reach them. */
export const askWhere = ({ province, clock }: Platform): Names =>
  centreToAsk(province, province.calendar.dateOf(clock.now()));
