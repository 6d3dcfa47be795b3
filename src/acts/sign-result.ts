/**
 * The result as a signed file: the letter is printed, signed by who decided and sealed by the agency, kept, and put on record. It is
 * a job between two transactions, since a signing service may be slow or away; done twice it is done once.
 */
import { Readable } from 'node:stream';
import type { DossierState } from '#dossier/state.ts';
import { Fault, isRefusal } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import type { FileStore } from '#spine/files.ts';
import type { Paper, PaperSigner, Printer, SignerIdentity } from '#spine/papers.ts';
import { letterPaper } from './documents.ts';
import { type Performed, perform, SYSTEM } from './perform.ts';
import type { Platform } from './platform.ts';

/** What it takes to make papers. */
export interface PaperShop {
  printer(): Promise<Printer>;
  signer(): Promise<PaperSigner>;
  files: FileStore;
  /** Where a paper of the dossier with that code can be looked up. */
  addressOf(code: string): string;
}

const MAX_PAPER_BYTES = 20 * 1024 * 1024;

/** The signed result of a dossier whose result was issued; nothing where there is no letter, or it is signed already. */
export async function signResult(
  platform: Platform,
  shop: PaperShop,
  dossierId: string,
): Promise<Performed | undefined> {
  const loaded = await platform.store.load(dossierId);
  const state = loaded?.state;
  if (!state?.result || !state.decision || state.result.signed) return undefined;
  const paper = await paperOf(platform, shop, state);
  if (!paper) return undefined;
  const at = platform.clock.now();
  const by = signersOf(platform, state);
  const signer = await shop.signer();
  const pdf = await signer.sign(
    (await shop.printer()).print(paper),
    by,
    new Date(at.epochMilliseconds),
    `${paper.title} ${state.code}`,
  );
  const kept = await shop.files.keep(Readable.from([pdf]), MAX_PAPER_BYTES);
  if (kept === 'too-large') throw new Fault(`signing ${dossierId}: the paper has ${pdf.length} bytes`);
  const outcome = await perform(
    platform,
    dossierId,
    {
      act: 'sign-result',
      file: kept.hash,
      sizeBytes: kept.sizeBytes,
      signatures: by.map(({ kind, id, name, organisation }) => ({ kind, id, name, organisation })),
    },
    SYSTEM,
  );
  if (isRefusal(outcome)) throw new Fault(`signing ${dossierId}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
  return outcome;
}

async function paperOf(platform: Platform, shop: PaperShop, state: DossierState): Promise<Paper | undefined> {
  const published = await platform.store.findPack(state.procedure.hash);
  const pack = published && readPack(published.files);
  const letter = pack && !isRefusal(pack) && pack.manifest.result.letter && pack.letters[pack.manifest.result.letter];
  if (!letter) return undefined;
  const paper = letterPaper(platform, letter, state, shop.addressOf(state.code ?? state.id));
  const [signature, ...others] = paper.signatures;
  const note = `Ký số bởi: ${signature.name}\n${paper.agency}\nNgày ${paper.placeAndDate.split('ngày ')[1]}`;
  return { ...paper, signatures: [{ ...signature, note }, ...others] };
}

/** Who decided, then the agency with its seal (Decree 30/2020 Art. 12 and 13). */
function signersOf({ province }: Platform, state: DossierState): SignerIdentity[] {
  const organisation = province.findUnit(state.unit)?.name.vi ?? state.unit;
  const { by } = state.decision!;
  // A decision from before results were signed says only the name.
  const officer = state.decision!.officer ?? by;
  const held = province.officers.get(officer)?.holds.find((one) => one.unit === state.unit);
  const title = held && province.source.posts.find((post) => post.id === held.post)?.name.vi;
  return [
    { kind: 'person', id: officer, name: by, organisation, title },
    { kind: 'agency', id: state.unit, name: organisation, organisation: province.source.name.vi },
  ];
}
