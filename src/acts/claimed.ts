/** What an entry claims: the values that stand once, as the record compares them. */
import type { RegisterWrite } from '#dossier/state.ts';
import { type Near, nearIn, saysIn } from '#register/catalogue.ts';
import { memberClaims } from './members.ts';
import type { Platform } from './platform.ts';

/** A value that stands once, as it is claimed: in every way that it can be read. Of one that ends in a day, what is near to it. */
export interface Claimed {
  name: string;
  value: string;
  claims: readonly string[];
  near?: readonly Near[];
}

/** However it is written. The register says how its values compare, also those of a pack that was published before. */
export const claimedBy = (
  { registers }: Platform,
  register: string,
  values: Readonly<Record<string, string>>,
): Claimed[] =>
  Object.entries(values).map(([name, value]) => {
    const kept = registers.registers.get(register);
    const near = nearIn(kept, name, value, values);
    if (near) return { name, value, claims: [near.claim], near: near.near };
    return { name, value, claims: saysIn(kept, name, value).map((one) => `${name}=${one}`) };
  });

export const claimsOf = (platform: Platform, register: string, values: Readonly<Record<string, string>>): string[] =>
  claimedBy(platform, register, values).flatMap(({ claims }) => claims);
/** Of a value that ends in a day every dossier has a claim of its own: it is no other's, but may be near to it. */
export const uniqueOf = (platform: Platform, entry: RegisterWrite, id: string): string[] =>
  takenBy(claimedBy(platform, entry.register, entry.unique ?? {}), id).concat(memberClaims(entry));
const takenBy = (claimed: readonly Claimed[], id: string): string[] =>
  claimed.flatMap(({ claims, near }) => (near ? claims.map((claim) => `${claim}:${id}`) : claims));
