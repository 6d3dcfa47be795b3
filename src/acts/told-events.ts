/** Events of which somebody is told: the people of a dossier, or officers. */
import type { DossierEvent } from '#dossier/events.ts';
import type { MessageKind } from '#spine/messages.ts';

export const TOLD_EVENTS: ReadonlySet<DossierEvent['type']> = new Set([
  'dossier-submitted',
  'dossier-received',
  'dossier-handed-over',
  'outside-recorded',
  'outside-result-recorded',
  'outside-result-corrected',
  'supplement-requested',
  'dossier-supplemented',
  'draft-sent',
  'payment-requested',
  'payment-stopped',
  'case-fee-set',
  'fee-set-anew',
  'fee-paid',
  'payment-struck',
  'fee-refunded',
  'fee-kept',
  'surplus-received',
  'surplus-returned',
  'dossier-extended',
  'dossier-refused',
  'dossier-rejected',
  'dossier-withdrawn',
  'supplement-lapsed',
  'supplement-missed',
  'result-issued',
  'result-signed',
  'issued-result-delivered',
  'result-delivered',
  'outside-result-entered',
  'outside-correction-proposed',
  'revocation-proposed',
  'proposal-reminded',
  'proposal-late',
  'proposal-declined',
  'proposal-withdrawn',
  'result-revoked',
  'message-sent',
  'unit-consulted',
  'consultation-reminded',
  'consultation-answered',
  'consultation-lapsed',
  'consultation-withdrawn',
  'due-warned',
  'due-passed',
  'task-returned',
  'task-completed',
]);

/** Nothing comes of the dossier: what becomes of money that was paid is told with it. */
export const ENDINGS: ReadonlySet<MessageKind> = new Set([
  'refused',
  'rejected',
  'outside-refused',
  'withdrawn',
  'lapsed',
]);

/** What is told with the centre: of money that is to be paid, goes back, or does not, and where a dossier came in. */
export const WITH_CENTRE: ReadonlySet<MessageKind> = new Set([
  'refunded',
  'fee-kept',
  'payment-struck',
  'fee-lowered',
  'surplus',
  'fee-due',
  'payment',
  'case-fee',
  'fee-raised',
  'submitted',
]);

/** Whether somebody is told of this very event: of a finished step only where what is left is to be handed out. */
export const isTold = (event: DossierEvent): boolean =>
  TOLD_EVENTS.has(event.type) &&
  (event.type !== 'task-completed' || Boolean(event.flow?.opened.some(({ act }) => act === 'deliver-result')));
