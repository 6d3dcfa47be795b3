/** What the parts of a review are called in its refusals. */
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { Channel } from './pack.ts';

export const CHANNEL: Record<Channel, Phrase> = {
  online: phrase('channel-online'),
  counter: phrase('channel-counter'),
  post: phrase('channel-post'),
};

/** Nothing of one that is not told. */
export function limitPhrase(limit: object): Phrase | undefined {
  const [[kind, n] = ['', 0]] = Object.entries(limit);
  if (kind === 'workingDays') return phrase('review-time-working-days', { n });
  if (kind === 'calendarDays') return phrase('review-time-days', { n });
  if (kind === 'workingHours') return phrase('review-time-working-hours', { n });
  if (kind === 'hours') return phrase('review-time-hours', { n });
  if (kind === 'sameDay') return phrase('review-time-same-day');
  if (kind === 'immediate') return phrase('review-time-at-once');
  return kind === 'byCase' ? phrase('review-time-by-case') : undefined;
}

/** Several as one: «3 ngày làm việc; 5 ngày». */
export const listed = (all: readonly Phrase[]): Phrase | string =>
  all.length > 1 ? all.slice(1).reduce((one, other) => phrase('review-both', { one, other }), all[0]) : (all[0] ?? '');
