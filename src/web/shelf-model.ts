/** What stands on a person's shelf: results they got, and papers they sent. */
import { findVoid } from '#acts/void-results.ts';
import { originalsTold, refuseBeforePapers } from '#dossier/originals.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { sayingOf } from '#kernel/text.ts';
import type { ShelfPaper } from '#spine/shelf.ts';
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

const MANY = 100;

/** For what each content was handed in before, by its hash: the component of that procedure, and what it is called. */
export type HandedIn = ReadonlyMap<string, ReadonlySet<string>>;

const usesOf = (procedure: string, component: string, name: string): string[] => [
  `${procedure}#${component}`,
  ...(name ? [sayingOf(name)] : []),
];

/** What the person who is signed in handed in before. */
export async function handedIn(view: View): Promise<HandedIn> {
  const { platform, session } = view;
  const idNumber = session?.kind === 'citizen' ? (session.idNumber ?? view.person?.idNumber) : undefined;
  const uses = new Map<string, Set<string>>();
  if (!idNumber) return uses;
  const { rows } = await platform.store.listDossiers({ applicantId: idNumber }, { limit: MANY });
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

/** Signed results of the person who is signed in, newest first. */
export async function resultsOf(view: View): Promise<ShelfResult[]> {
  const { platform, session } = view;
  const idNumber = session?.kind === 'citizen' ? (session.idNumber ?? view.person?.idNumber) : undefined;
  if (!idNumber) return [];
  const { rows } = await platform.store.listDossiers({ applicantId: idNumber }, { limit: MANY });
  // Beside an issued result those who follow it may wait for a supplement.
  const ended = rows.filter((row) => ['issued', 'awaiting-supplement', 'delivered', 'closed'].includes(row.status));
  const loaded = await platform.store.loadAll(ended.map(({ id }) => id));
  const results: ShelfResult[] = [];
  for (const { id } of ended) {
    const one = loaded.get(id);
    // A notice that nothing is given proves nothing.
    if (!one?.state.result?.signed || one.state.result.against || !(await mayRead(view, one.state))) continue;
    const shown = await shownByHash(platform, one.state.procedure.hash);
    if (isRefusal(shown)) continue;
    const procedure = procedureName(view, shown.pack);
    const name = resultName(view, shown.pack, one.state) ?? procedure;
    const isEarly = refuseBeforePapers(shown.rules, one.state);
    const bring = isEarly ? originalsTold(shown.rules, one.state) : undefined;
    results.push({ state: one.state, name, procedure, over: await overOf(view, one.state), ...(bring && { bring }) });
  }
  return results;
}

/** What the person sent, without what is a result of ours that proves nothing any more. */
export async function papersOf(door: Door, view: View): Promise<ShelfPaper[]> {
  const papers = await door.parts.shelf.listPapers(ownerOf(view));
  const voids = await findVoid(
    view.platform,
    papers.map(({ hash }) => hash),
  );
  return papers.filter(({ hash }) => !voids.has(hash));
}

/** Results that still hold, then papers; each content once. */
export async function shelfOf(door: Door, view: View): Promise<ShelfItem[]> {
  if (view.session?.kind !== 'citizen') return [];
  const items = new Map<string, ShelfItem>();
  for (const { state, name, over, bring } of await resultsOf(view)) {
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
  for (const { hash, name, type, sizeBytes, pages } of await papersOf(door, view))
    if (!items.has(hash)) items.set(hash, { hash, name, type, sizeBytes, pages });
  return [...items.values()];
}
