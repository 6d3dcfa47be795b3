/** Words that a manifest chooses from. */

export const SUPPLEMENT_CLOCKS = ['restart', 'not-counted'] as const;
export type SupplementClock = (typeof SUPPLEMENT_CLOCKS)[number];

export const CONFIRMATION_CLOCKS = ['counted', 'not-counted'] as const;
export type ConfirmationClock = (typeof CONFIRMATION_CLOCKS)[number];

/** What a process may leave out, saying why. */
export const OMITTABLE = [
  'request-supplement',
  'supplement-lapsed',
  'refuse',
  'withdraw',
  'extend',
  'consult',
] as const;

export const PLACES = ['land', 'parent', 'business', 'project'] as const;
