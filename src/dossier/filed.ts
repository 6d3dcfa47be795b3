import type { DossierEvent } from './events.ts';

/**
 * Whether the event says whose dossier it is, of what procedure and at which unit: what lists have of a dossier is written with these events and
 * read from them again. Every act that begins a dossier makes one (`kept-as-folded.test.ts`).
 */
export const isFiling = (event: DossierEvent): boolean =>
  event.type === 'dossier-drafted' ||
  event.type === 'dossier-submitted' ||
  (event.type === 'dossier-refused' && event.brought !== undefined);
