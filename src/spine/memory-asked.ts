/** What lists ask of dossiers beside their columns; as `lists.ts` of Postgres asks it. */
import { isIssuedAhead } from './issued-ahead.ts';
import { isForNothing } from './payments.ts';
import type { DossierQuery, DossierRow } from './store.ts';
import { isFeeUnset, isReceived } from './unset-fee.ts';
import { isUntold } from './untold.ts';

type Kept = Parameters<typeof isIssuedAhead>[0] & Parameters<typeof isUntold>[0] & Parameters<typeof isFeeUnset>[0];

export const isAsked = (kept: Kept, query: DossierQuery): boolean =>
  (!query.paidForNothing || isForNothing(kept.row)) &&
  (!query.issuedAhead || isIssuedAhead(kept)) &&
  (!query.untold || isUntold(kept)) &&
  (!query.asked || (JSON.parse(kept.row.state) as { asked?: object }).asked !== undefined) &&
  (!query.received || hasLine(kept.row)) &&
  (!query.unsetFee || isFeeUnset(kept, query.unsetFee));

/** It was received once. */
function hasLine({ state }: Pick<DossierRow, 'state'>): boolean {
  const { clock, outside } = JSON.parse(state) as { clock?: object; outside?: { receivedAt?: string } };
  return Boolean(clock ?? outside?.receivedAt);
}

export const openPacks = (all: readonly Kept[]): string[] => [
  ...new Set(all.filter(isReceived).map(({ row }) => row.intake.packHash)),
];

/** A result of ours was issued, or its decision taken back before. */
export function isIssued({ status, state }: DossierRow): boolean {
  const saved = JSON.parse(state) as { result?: { against?: true }; decision?: { tookBack?: object } };
  if (status === 'decided') return false;
  return Boolean((saved.result && !saved.result.against) || saved.decision?.tookBack);
}
