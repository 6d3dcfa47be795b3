/** People who let others act for them, for tests of acts. */
import { uuidV7 } from '#kernel/ids.ts';
import type { Delegation } from '#spine/doors.ts';
import { partyOf, type TestPlatform } from './platform.ts';

let drawn = 0;

/** Given by the one to the other for every procedure, and accepted; of a year from the day on which tests begin. */
export const delegation = (from: string, to: string, other: Partial<Delegation> = {}): Delegation => ({
  id: uuidV7(Date.UTC(2026, 10, 25) + ++drawn, crypto.getRandomValues(new Uint8Array(10))),
  from: partyOf(from).idNumber,
  fromName: partyOf(from).name,
  to: partyOf(to).idNumber,
  toName: partyOf(to).name,
  procedure: '*',
  validFrom: '2026-11-25',
  validTo: '2027-11-25',
  acceptedAt: '2026-11-25T00:00:00Z',
  ...other,
});

/** The platform knows these, as they are when it is asked. */
export function withDelegations({ platform }: TestPlatform, list: readonly Delegation[]): void {
  const findDelegations = async (idNumber: string) =>
    list.filter(({ from, to }) => from === idNumber || to === idNumber);
  Object.assign(platform, { findDelegations });
}
