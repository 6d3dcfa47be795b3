/** What lists show of a dossier, its open work and what it entered in registers, made anew from its events as the acts made it. */
import type { DossierEvent } from '#dossier/events.ts';
import { evolve } from '#dossier/evolve.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { isRefusal, type Outcome } from '#kernel/outcome.ts';
import type { FoldedLists, KeptEntry, Remembered } from '#spine/kept.ts';
import type { OpenTask } from '#spine/store.ts';
import { commitOf, rowOf } from './commit.ts';
import { enteredBy } from './entries-as-folded.ts';
import type { Platform, Procedure } from './platform.ts';

/** One event after another; nothing where a procedure of it is not here. */
export async function listsAnew(
  platform: Platform,
  id: string,
  bodies: readonly string[],
  { story, wake }: Remembered,
): Promise<Outcome<FoldedLists>> {
  const tasks = new Map<number, OpenTask>();
  const entries: KeptEntry[] = [];
  let intake: FoldedLists['intake'] | undefined;
  let rules: Procedure | undefined;
  let state: DossierState = noDossier(id);
  for (const [i, body] of bodies.entries()) {
    const event = JSON.parse(body) as DossierEvent;
    const after = evolve(state, event);
    const found = await platform.procedureByHash(after.procedure.hash, event.at);
    if (isRefusal(found)) return found;
    rules = found;
    const snapshot = { state, seq: i, hash: '', savedSeq: i };
    const commit = commitOf(platform, snapshot, rules, [event], after);
    entries.push(...enteredBy(event, state, i + 1, story));
    intake = commit.row?.intake ?? intake;
    const { opened, closed, assigned, changed = [] } = commit.tasks;
    for (const task of closed) tasks.delete(task);
    for (const task of opened) if (!closed.includes(task.id)) tasks.set(task.id, task);
    for (const { id: task, assignee } of assigned) tasks.set(task, { ...tasks.get(task)!, assignee });
    for (const line of changed) tasks.set(line.id, { ...tasks.get(line.id)!, ...line });
    state = after;
  }
  // No event tells when it is to be woken next.
  const row = rowOf(rules!, { state: noDossier(id), seq: 0, hash: '', savedSeq: 0 }, { ...state, wake }, true)!;
  return {
    row: { ...row, filed: row.filed! },
    intake: { ...intake!, story },
    seq: bodies.length,
    code: state.code || undefined,
    entries,
    tasks: story ? [] : [...tasks.values()],
  };
}
