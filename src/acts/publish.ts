/** Publishing: a pack is frozen under its hash, and from then on its code means it. */
import type { DossierState } from '#dossier/state.ts';
import { LANGUAGES } from '#kernel/outcome.ts';
import type { Pack } from '#procedure/pack.ts';
import type { PublishedPack, RegisterEntry, Store } from '#spine/store.ts';
import type { Platform } from './platform.ts';

export interface Publication {
  pack: Pack;
  status: PublishedPack['status'];
  reasons: string[];
  /** What its source said, as a hash: of what is imported. */
  source?: string;
}

/** `at`: since when it stands so; lists of what waits for review begin with what waits longest. */
export async function publishPacks(
  store: Store<DossierState>,
  publications: readonly Publication[],
  at?: string,
): Promise<void> {
  await store.publish(publications.map((one) => ({ ...publishedOf(one), since: at })));
}

export function publishedOf({ pack, status, reasons, source }: Publication): PublishedPack {
  return {
    hash: pack.hash,
    code: pack.manifest.code,
    name: pack.words['vi']?.['name'] ?? pack.manifest.code,
    field: pack.manifest.field,
    tier: pack.manifest.tier,
    origin: pack.manifest.origin,
    status,
    reasons,
    ministry: pack.manifest.ministry,
    source,
    files: pack.files,
    names: perLanguage(pack, 'name') ?? {},
    intent: perLanguage(pack, 'intent'),
    search: LANGUAGES.flatMap((language) => ['search', 'intent'].map((key) => pack.words[language]?.[key] ?? '')).join(
      ' ',
    ),
  };
}

function perLanguage(pack: Pack, key: string): Record<string, string> | undefined {
  const said = LANGUAGES.flatMap((language) =>
    pack.words[language]?.[key] ? [[language, pack.words[language][key]]] : [],
  );
  return said.length ? (Object.fromEntries(said) as Record<string, string>) : undefined;
}

/** The demo people as the population register would know them. */
export async function seedPeople({ store, province }: Platform): Promise<void> {
  const entries: RegisterEntry[] = province.source.people.flatMap((person) =>
    person.record
      ? [
          {
            register: 'person',
            subject: person.idNumber,
            data: person.record,
            trueSince: '2025-07-01',
            knownSince: '2025-07-01T00:00:00Z',
            origin: `province ${province.source.id}`,
          },
        ]
      : [],
  );
  await store.loadEntries(entries);
}
