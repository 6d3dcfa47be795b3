/** What is done with papers after they were handed in: scans are signed by who took them, texts can be found, the scanner is asked again. */

import { Readable } from 'node:stream';
import { agencyName } from '#authority/agency.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { Fault, isRefusal } from '#kernel/outcome.ts';
import { foldVietnamese } from '#kernel/text.ts';
import { readWhole, type Scanner, type TakenFile } from '#spine/files.ts';
import { copyReason, type SignerIdentity } from '#spine/papers.ts';
import type { ShelfStore } from '#spine/shelf.ts';
import { TargetAway } from '#spine/targets.ts';
import { perform, SYSTEM } from './perform.ts';
import type { Platform } from './platform.ts';
import type { PaperShop } from './sign-result.ts';

export interface PaperRoom {
  shop: PaperShop;
  shelf: ShelfStore;
  scanner?: Scanner;
  /** Type of a content that was taken in. */
  typeOf(hash: string): Promise<TakenFile['type'] | undefined>;
  /** A picture as a PDF of one page; a PDF as it is; `signed` where it bears a signature already. */
  asPdf(
    content: Uint8Array,
    type: string,
    title: string,
    code: string,
  ): Promise<{ pdf: Uint8Array; pages: number } | 'signed'>;
  /** Words of a PDF; nothing of one that cannot be read. */
  textOf(pdf: Uint8Array): Promise<string>;
}

const MAX_SCAN_BYTES = 60 * 1024 * 1024;

/**
 * The counter's officer signs what they scanned (Decree 118/2025; Circular 01/2023/TT-VPCP Art. 8). Done twice it is done once. What comes
 * with the signature of another authority is the paper itself and no scan of it: it is kept as it was signed.
 */
export async function signScans(
  platform: Platform,
  room: PaperRoom,
  dossierId: string,
  officer: string,
): Promise<void> {
  const state = (await platform.store.load(dossierId))?.state;
  if (!state) return;
  const { shop } = room;
  const by = identityOf(platform, officer, state.receivingUnit);
  if (!by) return;
  const own = await scannedBy(platform, dossierId, officer);
  for (const { component, file, source, signed } of state.components) {
    if (!file || signed || source?.kind !== 'scan' || !own.has(file)) continue;
    const scan = await room.shelf.scanState(file);
    if (scan === 'infected') continue;
    // Nobody puts their name under what nobody has looked at; the queue comes back.
    if (scan === 'waiting') throw new TargetAway('scanner', `a scan of ${dossierId} is still in quarantine`);
    const [content, type] = await Promise.all([readWhole(shop.files, file), room.typeOf(file)]);
    if (!content || !type) continue;
    const at = new Date(platform.clock.now().epochMilliseconds);
    const scanned = await room.asPdf(content, type, component, state.code ?? dossierId);
    if (scanned === 'signed') continue;
    const { pdf, pages } = scanned;
    const bytes = await (await shop.signer()).sign(pdf, [by], at, copyReason(component, state.code));
    const kept = await shop.files.keep(Readable.from([bytes]), MAX_SCAN_BYTES);
    if (kept === 'too-large') throw new Fault(`signing a scan of ${dossierId}: it has ${bytes.length} bytes`);
    const command = { act: 'sign-scan', component, file, signed: kept.hash, pages, officer: by.name } as const;
    const outcome = await perform(platform, dossierId, command, SYSTEM);
    if (isRefusal(outcome)) throw new Fault(`signing a scan of ${dossierId}: ${outcome.code}`);
  }
}

/** What a colleague scanned, while the first waited for its signature, is theirs to sign. */
async function scannedBy({ store }: Platform, dossierId: string, officer: string): Promise<Set<string>> {
  const events = (await store.readEvents(dossierId)).map(({ body }) => JSON.parse(body) as DossierEvent);
  return new Set(
    events.flatMap((event) =>
      event.by.id === officer && 'components' in event ? event.components.flatMap(({ file }) => file ?? []) : [],
    ),
  );
}

function identityOf({ province, clock }: Platform, id: string, unit: string): SignerIdentity | undefined {
  const officer = province.officers.get(id);
  if (!officer) return undefined;
  const held = officer.holds.find((one) => one.unit === unit) ?? officer.holds[0];
  const title = province.source.posts.find((post) => post.id === held?.post)?.name.vi;
  const organisation = agencyName(province, held?.unit ?? unit, province.calendar.dateOf(clock.now()));
  return { kind: 'person', id, name: officer.name, organisation, title };
}

/** So that an officer finds a dossier by what its papers say. */
export async function indexPapers(platform: Platform, room: PaperRoom, dossierId: string): Promise<void> {
  const state = (await platform.store.load(dossierId))?.state;
  for (const { component, file } of state?.components ?? []) {
    if (!file || (await room.typeOf(file)) !== 'application/pdf') continue;
    const content = await readWhole(room.shop.files, file);
    const text = content && (await room.textOf(content));
    if (text) await room.shelf.indexText(dossierId, component, file, foldVietnamese(text));
  }
}

/** A file that waits in quarantine is shown to the scanner again; while that is away, the queue tries later. */
export async function scanAgain({ clock }: Platform, { shop, shelf, scanner }: PaperRoom, hash: string): Promise<void> {
  if (!scanner || (await shelf.scanState(hash)) !== 'waiting') return;
  const content = await shop.files.open(hash);
  if (!content) return;
  const said = await scanner.scan(content);
  if (said === 'away') throw new TargetAway('scanner', 'the malware scanner is away: the file stays in quarantine');
  if (said === 'infected') await shop.files.remove(hash);
  await shelf.setScanState(hash, said, clock.now().toString());
}
