/** What entries claim in a register, as rows of an act's statement. */
import { standingOnce } from '#spine/entries.ts';
import type { NearClaims, NewEntry } from '#spine/store.ts';

/** What stands once, by column. */
export interface Claim {
  register: string;
  subject: string;
  newcomer: boolean;
}
export const CLAIM: Record<string, [type: string, of: (claim: Pick<Claim, 'register' | 'subject'>) => unknown]> = {
  register: ['text', (claim) => claim.register],
  subject: ['text', (claim) => claim.subject],
};

/** What has one holder at a time, by column. */
interface Holding extends Pick<Claim, 'register' | 'subject'> {
  before?: string;
}
export const HOLDING: Record<string, [type: string, of: (holding: Holding) => unknown]> = {
  register: ['text', (holding) => holding.register],
  subject: ['text', (holding) => holding.subject],
  before: ['uuid', (holding) => holding.before ?? null],
};
export const holdingsOf = (entries: readonly NewEntry[], revoked: boolean): Holding[] =>
  entries
    .filter(({ revokes }) => Boolean(revokes) === revoked)
    .flatMap(({ register, holdings = [] }) =>
      holdings.map(({ claim, before }) => ({ register, subject: claim, before })),
    );

/** What entries claim, and what those that revoke give free. */
export function claimsOf(entries: readonly NewEntry[]): { once: Claim[]; freed: Claim[]; untaken: Claim[] } {
  const claims = (entry: NewEntry, standing: readonly string[]) =>
    standing.map((subject) => {
      const newcomer = entry.newcomer === true && subject === entry.subject;
      return { register: entry.register, subject, newcomer };
    });
  return {
    once: entries.flatMap((entry) => (entry.revokes ? [] : claims(entry, standingOnce(entry)))),
    freed: entries.flatMap((entry) => (entry.revokes ? claims(entry, standingOnce({ ...entry, once: true })) : [])),
    untaken: entries.flatMap((entry) => claims(entry, entry.untaken ?? [])),
  };
}

export const NEAR: Record<string, [type: string, of: (one: NearClaims & Pick<Claim, 'register'>) => unknown]> = {
  register: ['text', (one) => one.register],
  first: ['text', (one) => one.from],
  below: ['text', (one) => one.below],
};
