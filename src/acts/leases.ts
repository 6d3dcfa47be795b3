/** Which plots of land are leased, to one at a time. */
import type { RegisterWrite } from '#dossier/state.ts';
import { isTrue } from '#engine/feel/feel.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Register } from '#register/catalogue.ts';
import type { Platform } from './platform.ts';
import { claimsIn } from './plot-claims.ts';
import type { Whose } from './plots.ts';

const LEASE = 'lease:';
const said = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() ? value : undefined);

/** The leases that the entry says: of each plot one at a time is registered. */
export function leasesOf(register: Register, { data, bare }: RegisterWrite, place: string | undefined): string[] {
  const plot = register.holding?.plot;
  if (!plot?.lease || !place || bare || !isTrue(plot.lease, data)) return [];
  return claimsIn(place, data[plot.value]).map((claim) => `${LEASE}${claim}`);
}

/** By which dossiers the plots are leased so far, which is asked about, unless by the recorded term that lease ended. */
export async function findLeases(
  platform: Platform,
  register: Register,
  { id, place }: Whose,
  entry: RegisterWrite,
): Promise<Pick<RegisterWrite, 'leasesBefore' | 'asked'>> {
  const claims = leasesOf(register, entry, place);
  const holders = claims.length ? await platform.store.findHolders(register.id, claims) : new Map<string, string>();
  const leasesBefore: Record<string, string> = {};
  const asked: Refusal[] = [];
  const plot = register.holding?.plot;
  const begins = said(entry.data[plot?.term?.from ?? '']);
  for (const claim of claims) {
    const before = holders.get(claim);
    const other = before && before !== id ? (await platform.store.load(before))?.state : undefined;
    if (!other) continue;
    leasesBefore[claim] = other.id;
    const made = other.decision?.entry?.data ?? {};
    const [from, to] = [said(made[plot?.term?.from ?? '']), said(made[plot?.term?.to ?? ''])];
    // Ended both when this is decided and when it begins: of one that is still to come the question goes on.
    if (to && begins && to < begins && to < entry.trueSince) continue;
    const params = {
      plot: said(entry.data[plot!.value]) ?? '',
      register: register.name,
      tenant: other.applicant.name,
      dossier: other.code ?? other.id,
    };
    asked.push(from && to ? refuse('plot-leased-term', { ...params, from, to }) : refuse('plot-leased', params));
  }
  return { ...(Object.keys(leasesBefore).length && { leasesBefore }), ...(asked.length && { asked }) };
}
