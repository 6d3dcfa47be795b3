/**
 * The result as a signed file: the letter is printed, signed by who decided and sealed by the agency; the office's own file, where it
 * brought one, is sealed as it is; and the same result as data
 * that its holder can show in parts. Both are kept and put on record. It is a job between two transactions, since a signing service
 * may be slow or away; done twice it is done once. What is signed is what was issued, whatever was done since.
 */
import { Readable } from 'node:stream';
import { agencyName } from '#authority/agency.ts';
import type { CommandOf } from '#dossier/commands.ts';
import { variables } from '#dossier/context.ts';
import type { DossierState } from '#dossier/state.ts';
import { Fault, isRefusal, must } from '#kernel/outcome.ts';
import { asksOf } from '#procedure/asks.ts';
import { chosenResult } from '#procedure/result-case.ts';
import type { CredentialIssuer, ResultClaims, StatusReference, StatusStore } from '#spine/credentials.ts';
import { type FileStore, readWhole } from '#spine/files.ts';
import type { Paper, PaperSigner, Printer, SignerIdentity } from '#spine/papers.ts';
import { asIssued, asTakenBack } from './as-issued.ts';
import { resultPaper, takingBackPaper } from './documents.ts';
import { issuerOf, signingOf } from './frame.ts';
import { revocationState } from './notices.ts';
import { type Performed, perform, SYSTEM } from './perform.ts';
import type { Platform } from './platform.ts';
import { publishStatus } from './taken-over.ts';

/** What it takes to make papers. */
export interface PaperShop {
  printer(): Promise<Printer>;
  signer(): Promise<PaperSigner>;
  issuer(): Promise<CredentialIssuer>;
  statuses: StatusStore;
  files: FileStore;
  /** Where a paper of the dossier with that code can be looked up. */
  addressOf(code: string): string;
  /** Where a status list is published. */
  listAddress(list: number): string;
}

const MAX_PAPER_BYTES = 20 * 1024 * 1024;

/** The signed result of a dossier whose result was issued; nothing where there is no letter, or it is signed or taken back already. */
export async function signResult(
  platform: Platform,
  shop: PaperShop,
  dossierId: string,
  /** When it is signed, where that is not the moment of the act: no signature is dated ahead of the machine that makes it. */
  signedAt: Temporal.Instant = platform.clock.now(),
): Promise<Performed | undefined> {
  const loaded = await platform.store.load(dossierId);
  const now = loaded?.state;
  if (!now?.result || !now.decision) return undefined;
  if (now.result.revoked) return signRevocation(platform, shop, await asTakenBack(platform, now));
  // What others issued is theirs to sign.
  if (now.result.outside || now.result.signed || now.proposal) return undefined;
  const state = await asIssued(platform, now);
  const place = await shop.statuses.placeOf(dossierId);
  const status = { uri: shop.listAddress(place.list), idx: place.index };
  const at = new Date(signedAt.epochMilliseconds);
  const [officer, agency] = signersOf(platform, state);
  const file = state.result?.file;
  const own = file && (await ownFile(shop, dossierId, file));
  const paper = own ? undefined : await paperOf(platform, shop, state, status);
  const content = own || (paper && (await shop.printer()).print(paper));
  if (!content) return undefined;
  // Who signed the office's own file signed it before it came here: the agency alone answers for that it is the result.
  const by = own ? [agency] : [officer, agency];
  const title = paper?.title ?? must(await platform.procedureByHash(state.procedure.hash)).name.vi;
  const pdf = await (await shop.signer()).sign(content, by, at, `${title} ${state.code}`);
  const kept = await keep(shop, dossierId, pdf);
  // A notice that nothing is given, or that something was withdrawn, proves nothing that its holder could show.
  const proves = !state.result?.against && (await isProof(platform, state));
  const credential = !proves ? undefined : await credentialOf(platform, shop, state, status, agency, at);
  const data = credential ? await keep(shop, dossierId, Buffer.from(credential)) : undefined;
  const outcome = await recordSigned(platform, dossierId, by, {
    file: kept.hash,
    sizeBytes: kept.sizeBytes,
    credential: data && { file: data.hash, ...place },
  });
  // Taken back, or taken over, while we signed it: the job of that act may have come before the place was there.
  await publishStatus(platform, shop.statuses, dossierId);
  return outcome;
}

/** Not where the case of the result says that it enters nothing. */
async function isProof(platform: Platform, state: DossierState): Promise<boolean> {
  const pack = await platform.packByHash(state.procedure.hash);
  if (isRefusal(pack)) return true;
  const { id, enters } = chosenResult(pack.manifest.result, variables(state, asksOf(pack)));
  return !id || enters;
}

async function credentialOf(
  platform: Platform,
  shop: PaperShop,
  state: DossierState,
  status: StatusReference,
  agency: SignerIdentity,
  now: Date,
): Promise<string> {
  return (await shop.issuer()).issue(claimsOf(platform, state), status, agency, now);
}

async function ownFile(shop: PaperShop, dossierId: string, hash: string): Promise<Uint8Array> {
  const content = await readWhole(shop.files, hash);
  if (!content) throw new Fault(`the result file of ${dossierId} is not in the store`);
  return content;
}

async function keep(shop: PaperShop, dossierId: string, content: Uint8Array) {
  const kept = await shop.files.keep(Readable.from([content]), MAX_PAPER_BYTES);
  if (kept === 'too-large') throw new Fault(`signing ${dossierId}: the paper has ${content.length} bytes`);
  return kept;
}

async function paperOf(
  platform: Platform,
  shop: PaperShop,
  state: DossierState,
  { uri, idx }: StatusReference,
): Promise<Paper | undefined> {
  const pack = await platform.packByHash(state.procedure.hash);
  const rules = await platform.procedureByHash(state.procedure.hash);
  if (isRefusal(pack) || isRefusal(rules)) return undefined;
  const paper = resultPaper(platform, rules, pack, state, shop.addressOf(state.code ?? state.id));
  if (!paper) return undefined;
  return { ...noted(platform, state, paper), status: `${uri}#${idx}` };
}

/** With what stands in the place of a hand's signature. */
function noted(platform: Platform, state: DossierState, paper: Paper): Paper {
  const [signature, ...others] = paper.signatures;
  const [, agency] = signersOf(platform, state);
  const note = `Ký số bởi: ${signature.name}\n${agency.name}\nNgày ${paper.placeAndDate.split('ngày ')[1]}`;
  return { ...paper, signatures: [{ ...signature, note }, ...others] };
}

/** The decision that took the result back, signed and kept as a result is; nothing where none was made, or it is signed already. */
async function signRevocation(
  platform: Platform,
  shop: PaperShop,
  state: DossierState,
): Promise<Performed | undefined> {
  const seen = revocationState(state);
  if (!seen || state.result?.revoked?.paper?.signed) return undefined;
  const rules = must(await platform.procedureByHash(state.procedure.hash));
  const pack = must(await platform.packByHash(state.procedure.hash));
  const paper = takingBackPaper(platform, rules, pack, state, shop.addressOf(state.code ?? state.id))!;
  const by = signersOf(platform, seen);
  const content = (await shop.printer()).print(noted(platform, seen, paper));
  const now = new Date(platform.clock.now().epochMilliseconds);
  const pdf = await (await shop.signer()).sign(content, by, now, `${paper.title} ${state.code}`);
  const kept = await keep(shop, state.id, pdf);
  return recordSigned(platform, state.id, by, { file: kept.hash, sizeBytes: kept.sizeBytes, of: 'revocation' });
}

type Signed = Pick<CommandOf<'sign-result'>, 'file' | 'sizeBytes' | 'credential' | 'of'>;

async function recordSigned(
  platform: Platform,
  dossierId: string,
  by: readonly SignerIdentity[],
  signed: Signed,
): Promise<Performed> {
  const signatures = by.map(({ kind, id, name, organisation }) => ({ kind, id, name, organisation }));
  const outcome = await perform(platform, dossierId, { act: 'sign-result', ...signed, signatures }, SYSTEM);
  if (isRefusal(outcome)) throw new Fault(`signing ${dossierId}: ${outcome.code} ${JSON.stringify(outcome.params)}`);
  return outcome;
}

/** What the decision made true, and of whom; where it entered nothing in a register, who got it. */
export function claimsOf({ province, registers }: Platform, state: DossierState): ResultClaims {
  const { applicant, decision, procedure } = state;
  const result = state.result!;
  const facts: Record<string, unknown> = { applicant: applicant.name, applicantId: applicant.idNumber };
  const made = decision?.entry?.bare ? {} : (decision?.entry?.data ?? {});
  for (const [name, value] of Object.entries(made))
    if (value !== null && value !== undefined && value !== '') facts[name] = value;
  // A plot has its number within its commune alone.
  const isOfPlace = registers.registers.get(decision?.entry?.register ?? '')?.place !== undefined;
  if (isOfPlace && state.place && Object.keys(made).length)
    facts['commune'] = province.nameOf(
      state.place,
      province.calendar.dateOf(Temporal.Instant.from(result.issuedAt)),
    ).vi;
  if (result.validUntil) facts['validUntil'] = result.validUntil;
  return {
    result: result.code,
    number: result.number,
    dossier: state.code ?? state.id,
    procedure: procedure.code,
    issuedOn: province.calendar.dateOf(Temporal.Instant.from(result.issuedAt)),
    agency: agencyName(province, state.unit, province.calendar.dateOf(Temporal.Instant.from(result.issuedAt))),
    facts,
  };
}

/** Who decided, then the agency with its seal (Decree 30/2020 Art. 12 and 13). */
function signersOf({ province }: Platform, state: DossierState): [SignerIdentity, SignerIdentity] {
  const { by, at } = state.decision!;
  const unit = issuerOf(state);
  const organisation = agencyName(province, unit, province.calendar.dateOf(Temporal.Instant.from(at)));
  // A decision from before results were signed says only the name.
  const officer = state.decision!.officer ?? by;
  return [
    { kind: 'person', id: officer, name: by, organisation, title: signingOf(province, state)?.title },
    { kind: 'agency', id: unit, name: organisation, organisation },
  ];
}
