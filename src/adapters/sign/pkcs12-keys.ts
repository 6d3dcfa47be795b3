/** Keys in PKCS#12 files, one for each officer and agency, as certificate authorities hand them out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { P12Signer, type Signer } from '@libpdf/core';
import { KeyUnusable, type SignerIdentity } from '#spine/papers.ts';
import type { Outside } from './outside.ts';
import type { TrustService } from './trust-service.ts';

export class Pkcs12Keys implements TrustService {
  readonly roots: readonly Uint8Array[];
  readonly #source: { folder: string; password: string };
  readonly #clock: Outside['clock'];
  readonly #opened = new Map<string, Promise<Signer>>();

  constructor(source: { folder: string; password: string }, { clock, roots }: Outside) {
    this.#source = source;
    this.#clock = clock;
    this.roots = roots;
  }

  keyOf({ kind, id }: SignerIdentity): Promise<Signer> {
    const name = `${kind}-${id.replace(/[^\w.-]/g, '_')}.p12`;
    const known = this.#opened.get(name) ?? this.#open(name);
    this.#opened.set(name, known);
    // A file that was put right is read again.
    known.catch(() => this.#opened.delete(name));
    return known;
  }

  async #open(name: string): Promise<Signer> {
    const path = join(this.#source.folder, name);
    if (!existsSync(path)) throw new KeyUnusable(`There is no key ${path}: put the PKCS#12 file of this signer there.`);
    try {
      return await P12Signer.create(readFileSync(path), this.#source.password);
    } catch (cause) {
      throw new KeyUnusable(`The key ${path} cannot be opened: look at the file and at SIGN_PASSWORD.`, { cause });
    }
  }

  timeStamp(digest: Uint8Array): Promise<Uint8Array> {
    return this.#clock.stamp(digest);
  }

  async revocation(): Promise<undefined> {
    return undefined;
  }
}
