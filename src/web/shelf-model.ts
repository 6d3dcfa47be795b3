/** What stands on a person's shelf: results they got, and papers they sent. */
import { findVoid } from '#acts/void-results.ts';
import { isParty } from '#authority/identity.ts';
import { originalsTold, refuseBeforePapers } from '#dossier/originals.ts';
import type { DossierState, Status } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { sayingOf } from '#kernel/text.ts';
import type { Share, ShelfPaper } from '#spine/shelf.ts';
import { procedureName, resultName, shownByHash } from './catalogue.ts';
import type { Door } from './door.ts';
import { mayRead } from './dossiers.ts';
import { ownerOf } from './owner.ts';
import { type Over, overOf } from './taken-over.tsx';
import type { View } from './view.ts';

export interface ShelfResult {
  state: DossierState;
  /** What the result is called, and the procedure it came from. */
  name: string;
  procedure: string;
  /** By the register another dossier took over what it gave. */
  over?: Over;
  /** What has to be handed in before it is theirs, from `originalsTold`. */
  bring?: Record<string, string>;
}

/** A paper that a new dossier can refer to. */
export interface ShelfItem {
  hash: string;
  name: string;
  type: string;
  sizeBytes: number;
  pages?: number;
  /** The dossier whose result it is. */
  from?: string;
  validUntil?: string;
}

/** So many of the newest are offered for a paper; the shelf itself has them all, page by page. */
const OFFERED = 100;
/** So many papers fill a page, and are offered where not all are asked for. */
const PAPERS = 200;
/** Looked at together. */
const AT_ONCE = 100;
/** What a result may be of: beside an issued one those who follow it may wait for a supplement. */
const WITH_RESULT = ['issued', 'awaiting-supplement', 'delivered', 'closed'] as const satisfies readonly Status[];

/** For what each content was handed in before, by its hash: the component of that procedure, and what it is called. */
export type HandedIn = ReadonlyMap<string, ReadonlySet<string>>;

const usesOf = (procedure: string, component: string, name: string): string[] => [
  `${procedure}#${component}`,
  ...(name ? [sayingOf(name)] : []),
];

/** What the person who is signed in handed in before. */
export async function handedIn(view: View): Promise<HandedIn> {
  const { platform } = view;
  const idNumber = numberOf(view);
  const uses = new Map<string, Set<string>>();
  if (!idNumber) return uses;
  const { rows } = await platform.store.listDossiers({ applicantId: idNumber }, { limit: OFFERED });
  const loaded = await platform.store.loadAll(rows.map(({ id }) => id));
  for (const { id } of rows) {
    const one = loaded.get(id);
    if (!one || !(await mayRead(view, one.state))) continue;
    const shown = await shownByHash(platform, one.state.procedure.hash);
    if (isRefusal(shown)) continue;
    for (const { component, file } of one.state.components) {
      if (!file) continue;
      const known = uses.get(file) ?? new Set();
      for (const use of usesOf(
        one.state.procedure.code,
        component,
        shown.pack.words['vi']?.[`component.${component}`] ?? '',
      ))
        known.add(use);
      uses.set(file, known);
    }
  }
  return uses;
}

/** Papers that were handed in as this one before, and the others. */
export function fitting(
  items: readonly ShelfItem[],
  before: HandedIn,
  { procedure, component, name }: { procedure: string; component: string; name: string },
): { same: ShelfItem[]; others: ShelfItem[] } {
  const wanted = usesOf(procedure, component, name);
  const fits = ({ hash }: ShelfItem) => wanted.some((use) => before.get(hash)?.has(use));
  return { same: items.filter(fits), others: items.filter((item) => !fits(item)) };
}

const numberOf = ({ session, person }: View): string | undefined =>
  session?.kind === 'citizen' ? (session.idNumber ?? person?.idNumber) : undefined;

/**
 * Signed results of the person who is signed in, newest first: `most` of them, from behind the dossier `after`. However many others they
 * handed in since, a result is among them.
 */
export async function resultsOf(
  view: View,
  most: number,
  after?: string,
): Promise<{ results: ShelfResult[]; next?: string }> {
  const { store } = view.platform;
  const idNumber = numberOf(view);
  const results: ShelfResult[] = [];
  if (!idNumber) return { results };
  const whose = { applicantId: idNumber, status: WITH_RESULT };
  let last: string | undefined;
  for (let from = after; ; ) {
    const { rows, next } = await store.listDossiers(whose, { limit: AT_ONCE, after: from });
    const loaded = await store.loadAll(rows.map(({ id }) => id));
    for (const { id } of rows) {
      if (results.length === most) return { results, next: last };
      const state = loaded.get(id)?.state;
      const result = state && (await resultOf(view, state));
      if (!result) continue;
      results.push(result);
      last = id;
    }
    if (next === undefined) return { results };
    from = next;
  }
}

async function resultOf(view: View, state: DossierState): Promise<ShelfResult | undefined> {
  // A notice that nothing is given proves nothing.
  if (!state.result?.signed || state.result.against || !(await mayRead(view, state))) return undefined;
  const shown = await shownByHash(view.platform, state.procedure.hash);
  if (isRefusal(shown)) return undefined;
  const procedure = procedureName(view, shown.pack);
  const name = resultName(view, shown.pack, state) ?? procedure;
  const isEarly = refuseBeforePapers(shown.rules, state);
  const bring = isEarly ? originalsTold(shown.rules, state) : undefined;
  return { state, name, procedure, over: await overOf(view, state), ...(bring && { bring }) };
}

/** Who is still shown results of this person, and results that this person shows; with what each result is called. */
export async function sharesOf(door: Door, view: View): Promise<(Share & { name: string; isOwn: boolean })[]> {
  const { store } = view.platform;
  const { shelf } = door.parts;
  const idNumber = numberOf(view);
  const ids: string[] = [];
  for (let from: string | undefined, more = Boolean(idNumber); more; more = from !== undefined) {
    const whose = { applicantId: idNumber!, status: WITH_RESULT };
    const { rows, next } = await store.listDossiers(whose, { limit: 1000, after: from });
    ids.push(...rows.map(({ id }) => id));
    from = next;
  }
  const now = view.now.toString();
  const [opened, ofOwn] = await Promise.all([shelf.listShares(ownerOf(view), now), shelf.listSharesOf(ids, now)]);
  const shares = new Map([...opened, ...ofOwn].map((one) => [one.id, one]));
  const loaded = await store.loadAll([...new Set([...shares.values()].map(({ dossierId }) => dossierId))]);
  const found = [...shares.values()].map(async (one) => {
    const state = loaded.get(one.dossierId)?.state;
    const name = (state && (await resultOf(view, state)))?.name ?? state?.code ?? '';
    // By whomever: the result is of who applied, and theirs to close.
    return { ...one, name, isOwn: isParty(view.actor, state?.applicant) };
  });
  const mine = new Set(opened.map(({ id }) => id));
  return (await Promise.all(found)).filter(({ id, isOwn }) => isOwn || mine.has(id));
}

/** What the person sent, a page, the newest first, without what is a result of ours that proves nothing any more. */
export async function papersOf(
  door: Door,
  view: View,
  after?: string,
): Promise<{ papers: ShelfPaper[]; next?: string }> {
  const { rows: papers, next } = await door.parts.shelf.listPapers(ownerOf(view), { limit: PAPERS, after });
  const voids = await findVoid(
    view.platform,
    papers.map(({ hash }) => hash),
  );
  return { papers: papers.filter(({ hash }) => !voids.has(hash)), next };
}

/** Results that still hold, then papers; each content once. `whole`: all there are, and not the newest alone; `more`: there are others. */
export async function shelfOf(door: Door, view: View, whole: boolean): Promise<{ items: ShelfItem[]; more: boolean }> {
  if (view.session?.kind !== 'citizen') return { items: [], more: false };
  const items = new Map<string, ShelfItem>();
  const found = await resultsOf(view, whole ? Number.POSITIVE_INFINITY : OFFERED);
  for (const { state, name, over, bring } of found.results) {
    const { signed, revoked, number, validUntil } = state.result!;
    if (!signed || revoked || over || bring) continue;
    items.set(signed.file, {
      hash: signed.file,
      name: `${name} ${number}.pdf`.replaceAll('/', '-'),
      type: 'application/pdf',
      sizeBytes: signed.sizeBytes,
      from: state.code,
      validUntil,
    });
  }
  let next: string | undefined;
  do {
    const page = await papersOf(door, view, next);
    for (const { hash, name, type, sizeBytes, pages } of page.papers)
      if (!items.has(hash)) items.set(hash, { hash, name, type, sizeBytes, pages });
    next = page.next;
  } while (whole && next !== undefined);
  return { items: [...items.values()], more: next !== undefined || found.next !== undefined };
}
