/** Parts of the fold that are more than a line. */
import type { DossierEvent } from './events.ts';
import { legalDate } from './legal-date.ts';
import type { RevocationProposal } from './revocation.ts';
import type { DossierState } from './state.ts';

/** Who had not answered when the step went on, and why it did. */
export function passedOver(
  state: DossierState,
  { step, unheard, despite: reason, by, at }: Extract<DossierEvent, { type: 'task-completed' }>,
): DossierState {
  if (!unheard?.length || !reason) return state;
  const units = state.consultations.filter(({ id }) => unheard.includes(id)).map(({ unit }) => unit);
  return { ...state, unheard: [...(state.unheard ?? []), { step, by: by.name, at, units, reason }] };
}

/** Handed out; by post, sent: that it arrived is not known. */
export function handedOut(
  state: DossierState,
  { method, consignment, address }: Extract<DossierEvent, { type: 'result-delivered' }>,
): DossierState {
  return { ...state, status: 'delivered', ...(method === 'post' && { posted: { consignment, address } }) };
}

/** What waits for the fee is not checked before it is paid, and not late meanwhile. */
export function withLateIntake(before: DossierState, state: DossierState, { at }: DossierEvent): DossierState {
  if (before.status !== 'submitted' || state.status === 'submitted') return state;
  const { at: dueAt } = legalDate(before);
  if (!dueAt || Date.parse(at) <= Date.parse(dueAt)) return state;
  return { ...state, lateIntakes: [...(before.lateIntakes ?? []), { dueAt, at }] };
}

type TheirResult = Extract<DossierEvent, { type: 'outside-result-recorded' | 'outside-result-corrected' }>;

/** What a body outside gave, as it was entered. */
export function theirResult(
  { outcome, number, issuedOn, file, unnumbered, theirReason, theirLaw }: TheirResult,
  former?: string,
): Pick<DossierState, 'outcome' | 'result'> {
  const kept = file ?? former;
  const result = {
    code: '',
    number,
    issuedAt: issuedOn,
    outside: true as const,
    ...(unnumbered && { unnumbered }),
    ...(kept && { file: kept }),
  };
  return outcome === 'refused'
    ? { outcome: 'refused', result: { ...result, against: true, theirReason, theirLaw } }
    : { outcome: 'approved', result };
}

export function withdrawn(
  state: DossierState,
  { request, at, by }: Extract<DossierEvent, { type: 'dossier-withdrawn' }>,
): DossierState {
  const withdrawal = request && { at, by: by.name, request };
  return {
    ...state,
    status: 'withdrawn',
    outcome: 'withdrawn',
    supplement: undefined,
    draft: undefined,
    ...(withdrawal && { withdrawal }),
  };
}

export function proposalOf({
  at,
  by,
  reason,
  law,
  replacedBy,
  conclusion,
  notice,
  file,
}: Extract<DossierEvent, { type: 'revocation-proposed' }>): RevocationProposal {
  return {
    at,
    by: { id: by.id, name: by.name },
    reason,
    law,
    ...(replacedBy && { replacedBy }),
    ...(conclusion && { conclusion }),
    ...(notice && { notice }),
    ...(file && { file }),
  };
}
