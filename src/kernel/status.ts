/** Where a dossier stands, and which of that rooms ask for together: acts, lists, their SQL and pages go by the same. */

export type Status =
  | 'none'
  | 'draft'
  | 'submitted'
  | 'in-progress'
  | 'awaiting-supplement'
  | 'awaiting-payment'
  | 'decided'
  | 'issued'
  | 'delivered'
  | 'refused'
  | 'withdrawn'
  | 'lapsed'
  | 'closed';

/** Handed in and not decided. */
export const UNDECIDED: readonly Status[] = ['submitted', 'in-progress', 'awaiting-supplement', 'awaiting-payment'];

/** Handed in, and work is left. */
export const OPEN_STATUSES: readonly Status[] = [...UNDECIDED, 'decided', 'issued'];

/** Received and not issued; one that awaits a supplement may have been asked for it before. */
export const RECEIVED_STATUSES: readonly Status[] = [
  'in-progress',
  'awaiting-supplement',
  'awaiting-payment',
  'decided',
];

/** The clock runs in these, unless it stands still: what law lets it wait for a supplement may be over before that is there. */
export const RUNNING: readonly Status[] = ['in-progress', 'decided', 'issued', 'awaiting-supplement'];

/** Nothing comes of it any more, or it was handed out. */
export const OVER: readonly Status[] = ['delivered', 'refused', 'withdrawn', 'lapsed', 'closed'];

/** Over, and maybe without a result. */
export const ENDED: readonly Status[] = ['withdrawn', 'lapsed', 'closed'];
