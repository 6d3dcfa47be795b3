/** In which commune lies what an entry is about: nothing that stands of one commune fills or proves anything for another. */
import { isUuid } from '#kernel/ids.ts';
import type { RegisterEntry } from '#spine/store.ts';
import type { Platform } from './platform.ts';

export const isOfPlace = ({ registers }: Pick<Platform, 'registers'>, register: string): boolean =>
  registers.registers.get(register)?.place !== undefined;

/** The code of the commune; nothing where neither the entry nor a dossier that made it says one. */
export async function placeOfEntry(
  { registers, store }: Pick<Platform, 'registers' | 'store'>,
  { register, data, origin }: Pick<RegisterEntry, 'register' | 'data' | 'origin'>,
): Promise<string | undefined> {
  const datum = registers.registers.get(register)?.place;
  const said = datum === undefined ? undefined : data[datum];
  if (typeof said === 'string' && said) return said;
  const dossier = origin.split('#')[0];
  return isUuid(dossier) ? (await store.load(dossier))?.state.place : undefined;
}

/** Of entries of things those in that commune; and all others, by what they are of. */
export async function partedByPlace(platform: Platform, entries: readonly RegisterEntry[], place: string | undefined) {
  // Nearly always nothing of a place stands about a person: then there is nothing to ask.
  if (!entries.some((entry) => isOfPlace(platform, entry.register))) return { here: entries, elsewhere: [] };
  const of = await Promise.all(
    entries.map(async (entry) => !isOfPlace(platform, entry.register) || (await isIn(platform, entry, place))),
  );
  return { here: entries.filter((_, i) => of[i]), elsewhere: entries.filter((_, i) => !of[i]) };
}

const isIn = async (platform: Platform, entry: RegisterEntry, place: string | undefined): Promise<boolean> =>
  place !== undefined && (await placeOfEntry(platform, entry)) === place;
