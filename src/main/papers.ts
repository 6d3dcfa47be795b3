/** The printer, the signer and the issuer of this installation. Their libraries take most of a second to load, so that waits until one is needed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperShop } from '#acts/sign-result.ts';
import { openTrustService } from '#adapters/sign/trust-service.ts';
import type { Province } from '#authority/province.ts';
import { sha256 } from '#kernel/hash.ts';
import type { CredentialFinding, StatusStore } from '#spine/credentials.ts';
import type { Exporter } from '#spine/exports.ts';
import type { PaperFinding, Printer, SignerIdentity } from '#spine/papers.ts';
import { fileStoreOf } from './file-store.ts';
import type { Settings } from './settings.ts';

export interface Papers extends PaperShop {
  exporter(): Promise<Exporter>;
  verify(pdf: Uint8Array): Promise<PaperFinding>;
  verifyCredential(text: string): Promise<CredentialFinding>;
  /** The text of a QR code in a picture. */
  readQr(picture: Uint8Array): Promise<string | undefined>;
  showFacts(credential: string, names: readonly string[]): Promise<string>;
  /** The signed status list as it is now; nothing for one that has no results. */
  statusList(list: number): Promise<string | undefined>;
}

export type PaperSettings = Pick<Settings, 'home' | 'signing' | 'url' | 's3'>;

/** A list that nothing changed is signed anew so often, so that whoever keeps it can tell how fresh it is. */
const LIST_FRESH_MS = 3_600_000;

/**
 * All that papers take is loaded, and nothing is made. What loads a module is a process of its own, which Ctrl-C at a terminal ends
 * together with us: a job that is under way then, and its first paper, must find everything there.
 */
export const loadPapers = (): Promise<unknown> =>
  Promise.all([
    import('#adapters/pdf/typst-printer.ts'),
    import('#adapters/pdf/scan-pdf.ts'),
    import('#adapters/sign/thread-signer.ts'),
    import('#adapters/sign/paper-reader.ts'),
    import('#adapters/credentials/sd-jwt.ts'),
    import('#adapters/credentials/paper-status.ts'),
    import('#adapters/credentials/read-qr.ts'),
    import('#adapters/export/exporter.ts'),
  ]);

export interface PaperParts {
  settings: PaperSettings;
  baseUrl: string;
  province: Province;
  statuses: StatusStore;
  now(): Date;
}

export function papersOf(parts: PaperParts): Papers {
  const { settings, baseUrl, province, statuses } = parts;
  const { home, signing = {} } = settings;
  const folder = join(home, 'authority');
  const printer = once(async (): Promise<Printer> => {
    const { TypstPrinter } = await import('#adapters/pdf/typst-printer.ts');
    return new TypstPrinter();
  });
  const service = once(() => openTrustService(folder, signing));
  const signer = once(async () => {
    const { ThreadSigner } = await import('#adapters/sign/thread-signer.ts');
    // Opened here first, so that two threads never make one authority.
    await service();
    return new ThreadSigner(folder, signing);
  });
  const whole = wholeProvince(province, parts.now());
  const issuer = once(async () => {
    const { SdJwtIssuer } = await import('#adapters/credentials/sd-jwt.ts');
    return new SdJwtIssuer({ baseUrl, province: whole, keyOf: async (by) => (await service()).keyOf(by) });
  });
  const reader = once(async () => {
    const { PaperReader } = await import('#adapters/sign/paper-reader.ts');
    return new PaperReader();
  });
  const exporter = once(async () => {
    const { FileExporter } = await import('#adapters/export/exporter.ts');
    return new FileExporter(async (by) => (await service()).keyOf(by));
  });
  const listAddress = (list: number) => `${baseUrl}/status/${list}`;
  const signed = new Map<string, { statuses: Uint8Array; at: number; token: string }>();
  const findList = async (address: string): Promise<string | undefined> => {
    const list = ownList(address, baseUrl, Boolean(settings.url));
    const current = list && (await statuses.readList(list));
    if (!current) return undefined;
    const at = parts.now();
    const known = signed.get(address);
    if (known && Buffer.compare(known.statuses, current) === 0 && Math.abs(at.getTime() - known.at) < LIST_FRESH_MS)
      return known.token;
    const token = await (await issuer()).signList(address, current, at);
    signed.set(address, { statuses: current, at: at.getTime(), token });
    keepList(home, address, token);
    return token;
  };
  return {
    printer,
    signer,
    issuer,
    exporter,
    statuses,
    listAddress,
    statusList: (list) => findList(listAddress(list)),
    files: fileStoreOf(settings),
    addressOf: (code) => `${baseUrl}/check/${encodeURIComponent(code)}`,
    verify: async (pdf) => {
      const { withStatus } = await import('#adapters/credentials/paper-status.ts');
      const { roots } = await service();
      return withStatus(await (await reader()).verify(pdf, roots), { roots, at: parts.now(), findList });
    },
    verifyCredential: async (text) => {
      const { verifyCredential } = await import('#adapters/credentials/sd-jwt.ts');
      return verifyCredential(text, { roots: (await service()).roots, at: parts.now(), findList });
    },
    readQr: async (picture) => {
      const { readQr } = await import('#adapters/credentials/read-qr.ts');
      return readQr(picture, await reader());
    },
    showFacts: async (credential, names) => {
      const { showFacts } = await import('#adapters/credentials/sd-jwt.ts');
      return showFacts(credential, names);
    },
  };
}

/** The province itself, who signs for all of its offices. */
export function wholeProvince(province: Province, at: Date): SignerIdentity {
  const today = province.calendar.dateOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()));
  const name = province.wholeName(today).vi;
  return { kind: 'agency', id: 'province', name, organisation: name };
}

/** The number of a list of ours. Without a public address one serves at many of the machine's own, and their lists are one. */
function ownList(address: string, baseUrl: string, isPublic: boolean): number | undefined {
  const [, base, list] = /^(.*)\/status\/([1-9]\d{0,5})$/.exec(address) ?? [];
  if (!base) return undefined;
  const isOwn = base === baseUrl || (!isPublic && /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(base));
  return isOwn ? Number(list) : undefined;
}

/** Lists lie in the folder of the installation, for who checks a result there without a network. */
export const listsFolder = (home: string): string => join(home, 'status');

function keepList(home: string, address: string, token: string): void {
  const folder = listsFolder(home);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${sha256(address).slice(0, 16)}.jwt`), `${token}\n`);
}

/** Made once; what failed is tried again. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
