/** Before the first signature: whether every key file opens, leads to a root that is trusted, and names whom it is to sign for. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { TrustSettings } from '#adapters/sign/trust-service.ts';
import { agencyName } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import { log } from '#kernel/log.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { SignerIdentity } from '#spine/papers.ts';

/** The reader's own rule, asked of every file. A folder that cannot be read is said elsewhere; a service keeps its keys to itself. */
export async function keyFaults(
  signing: TrustSettings | undefined,
  province: Province,
  date: string,
): Promise<Phrase[]> {
  const { keys } = signing ?? {};
  if (!keys || !signing) return [];
  const [{ openTrustService }, { subjectIn, isTrusted, entitles }] = await Promise.all([
    import('#adapters/sign/trust-service.ts'),
    import('#adapters/sign/checked-signer.ts'),
  ]);
  const service = await openTrustService('', signing);
  const faults: Phrase[] = [];
  for (const file of readdirSync(keys.folder).toSorted()) {
    const [, kind, id] = /^(person|agency)-(.+)\.p12$/.exec(file) ?? [];
    if (!id) continue;
    const path = join(keys.folder, file);
    const name = nameOf(province, kind, id, date);
    const opened = await service
      .keyOf({ kind: kind as SignerIdentity['kind'], id, name: name ?? '', organisation: '' })
      // Said in its own words below; what it stumbled over is for who looks closer.
      .catch((error: unknown) => log.info('key-closed', `keys: ${file}`, { error }));
    if (!opened) {
      faults.push(phrase('doctor-key-closed', { path }));
      continue;
    }
    const subject = subjectIn(opened.certificate);
    const says = subject.name || subject.organisation;
    if (!isTrusted(opened.certificate, service.roots)) faults.push(phrase('doctor-key-untrusted', { path }));
    if (!name || entitles(subject, { kind: kind as SignerIdentity['kind'], name })) continue;
    if (kind === 'agency') faults.push(phrase('doctor-key-agency', { path, says, name }));
    else faults.push(phrase('doctor-key-person', { path, says, name }));
  }
  return faults;
}

/** Whom the file is for; nothing of who is in no list any more. */
function nameOf(province: Province, kind: string, id: string, date: string): string | undefined {
  if (kind === 'person')
    return [...province.officers.values()].find((one) => one.id.replace(/[^\w.-]/g, '_') === id)?.name;
  if (id === 'province') return province.wholeName(date).vi;
  return province.findUnit(id) && agencyName(province, id, date);
}
