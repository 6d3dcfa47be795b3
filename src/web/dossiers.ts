/** Finding a dossier for a door: by id or code, and only for who may read it. */

import { consultedUnit } from '#acts/consulted-unit.ts';
import { slipsFor } from '#acts/documents.ts';
import { subjectOf } from '#acts/perform.ts';
import { withStanding } from '#acts/representing.ts';
import { mayAct } from '#authority/permission.ts';
import { stateByKey } from '#dossier/by-key.ts';
import { countedState } from '#dossier/counted.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { outcomeText } from '#dossier/followers.ts';
import { datedPhases } from '#dossier/phase-words.ts';
import { stateAt } from '#dossier/silence.ts';
import type { Slip } from '#dossier/slips.ts';
import type { DossierState } from '#dossier/state.ts';
import { isUuid } from '#kernel/ids.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { dossierCodeAsMeant } from '#kernel/text.ts';
import { lawText } from '#procedure/law.ts';
import type { Pack } from '#procedure/pack.ts';
import { eventsGiven, workOf } from '#views/given.ts';
import { type TimelineLine, timelineOf } from '#views/timeline.ts';
import { limitText, type Shown, settingsText, shownByHash, wordsFor } from './catalogue.ts';
import { type ExplainNames, explanationText } from './explain-words.ts';
import type { Why } from './portal/result-view.tsx';
import type { View } from './view.ts';

export interface Opened {
  id: string;
  state: DossierState;
  shown: Shown;
}

/** Says the same of what is not there and of what is not theirs. */
export async function openDossier(view: View, given: string): Promise<Outcome<Opened>> {
  const found = await loadDossier(view, given);
  const missing = () => refuse('dossier-not-found', { dossier: given });
  if (isRefusal(found)) return missing();
  const isTheirs = await mayRead(view, found.state);
  view.noted?.[isTheirs ? 'read' : 'hidden'].add(found.id);
  return isTheirs ? found : missing();
}

/** Those that are theirs to read, today, in their order. */
export async function readable<One>(
  view: View,
  list: readonly One[],
  stateOf: (one: One) => DossierState | undefined,
): Promise<One[]> {
  const may = await Promise.all(list.map(async (one) => stateOf(one) && mayRead(view, stateOf(one)!)));
  return list.filter((_, i) => may[i]);
}

/** Whether it is theirs to read, today. */
export async function mayRead(view: View, state: DossierState): Promise<boolean> {
  const { platform, actor } = view;
  if (!actor) return false;
  const { province } = platform;
  const subject = { ...subjectOf(state), consulted: consultedUnit(view.platform, actor, state) };
  const dossier = await withStanding(platform, subject, state, state.procedure.code, actor);
  const date = province.calendar.dateOf(view.now);
  return !isRefusal(mayAct({ act: 'read-dossier', actor, dossier, province, date }));
}

/** Without asking who looks: for those who show the secret of the slip. */
export async function loadDossier({ platform, now }: View, given: string): Promise<Outcome<Opened>> {
  const id = isUuid(given) ? given : await platform.store.findDossierId(dossierCodeAsMeant(given));
  const snapshot = id && (await platform.store.load(id));
  if (!snapshot) return refuse('dossier-not-found', { dossier: given });
  const { procedure, clock } = snapshot.state;
  const shown = await shownByHash(platform, procedure.hash, clock?.receivedAt);
  return isRefusal(shown) ? shown : { id, state: standing(platform, snapshot.state, shown, now), shown };
}

/** As it counts, and as it stands at the moment. */
export const standing = (
  { province }: Pick<View['platform'], 'province'>,
  state: DossierState,
  { rules }: Pick<Shown, 'rules'>,
  at: Temporal.Instant,
): DossierState => stateAt(countedState(state, rules), { province, at });

export async function eventsOf({ platform }: View, id: string): Promise<DossierEvent[]> {
  return (await platform.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
}

/** The same dossier for whoever looks by the key of the slip: it has no more than `SHOWN_BY_KEY` says. */
export async function openedByKey(view: View, { id, shown }: Opened): Promise<Opened> {
  const state = stateByKey(id, await eventsOf(view, id));
  return { id, shown, state: standing(view.platform, state, shown, view.now) };
}

/** How the result, or what was left of it, went at last; nothing while it is here. */
export async function goneOf(view: View, { id, state }: Opened): Promise<EventOf<'result-delivered'> | undefined> {
  const is = state.status === 'delivered' || (state.status === 'closed' && state.outcome === 'approved');
  return is ? (await eventsOf(view, id)).findLast((one) => one.type === 'result-delivered') : undefined;
}
type EventOf<Type extends DossierEvent['type']> = Extract<DossierEvent, { type: Type }>;

export interface HistoryLine extends TimelineLine {
  /** Why rules said what they said, in sentences. */
  because: string[];
}

export async function timelineFor(view: View, { id, shown }: Opened): Promise<HistoryLine[]> {
  const words = wordsFor(view, shown.pack);
  const names = explainNames(view, shown.pack);
  const all = await eventsOf(view, id);
  const events = eventsGiven(view.session, all);
  const lines = timelineOf(id, events, view.platform.province, view.lang, {
    step: (step) => words(`step.${step}`) ?? step,
    item: (item) => shown.rules.itemName(item)[view.lang],
    law: shown.rules.lawText,
    outcome: (step, result) => outcomeText(shown.rules, view.lang, step, result),
    isWork: workOf(view.session, all),
  });
  return lines.map((line) => ({ ...line, because: explanationText(line.decided ?? [], view.lang, names) }));
}

/** Why the day it is due is that day: the limit, with what a rule said of this case where one did, else with its law. */
export function whyDue(view: View, { state, shown }: Opened, timeline: readonly HistoryLine[] = []): string[] {
  const { clock, channel } = state;
  if (!clock) return [];
  const { limit: written, law, phases: inside = [] } = shown.pack.manifest.channels[channel] ?? {};
  const names = explainNames(view, shown.pack);
  // A date that others promised rests on their word, not on a limit.
  if (!clock.limit) return [];
  const nameOf = (reference: string) => names.law?.(reference) ?? reference;
  const phases = datedPhases(clock, shown.rules).map(({ name, limit, until }) => {
    const { law: reference = law } = inside.find((one) => one.until === until) ?? {};
    return whyLimit(view, `${name[view.lang]}: ${limitText(view, limit)}`, reference && nameOf(reference));
  });
  const limit = limitText(view, clock.limit);
  const decision = written && 'decision' in written ? written.decision : undefined;
  const decided = timeline.flatMap((line) => line.decided ?? []).filter((one) => one.id === decision);
  const said = explanationText(decided.slice(-1), view.lang, names);
  const setting = written && 'setting' in written ? written.setting : decided.at(-1)?.value;
  const from = settingOf(view, setting, clock.receivedAt);
  if (phases.length) return [...phases, ...from];
  if (said.length || !law) return [limit, ...said, ...from];
  return [whyLimit(view, limit, nameOf(law)), ...from];
}

const whyLimit = ({ t }: View, limit: string, law: string | undefined): string =>
  law ? t('track.limit-law', { limit, law }) : limit;

/** Where the limit is from, where it is a setting of the province as of the day of receipt. */
function settingOf(view: View, setting: unknown, receivedAt: string): string[] {
  const { province } = view.platform;
  const date = province.calendar.dateOf(Temporal.Instant.from(receivedAt));
  const row = typeof setting === 'string' ? province.valueOf(setting, date) : undefined;
  return row ? [settingsText(view, [row])] : [];
}

/** Questions, answers and laws as the procedure calls them. */
function explainNames(view: View, pack: Pack): ExplainNames {
  const words = wordsFor(view, pack);
  return {
    decision: (id) => words(`decision.${id}`),
    field: (label) => words(`field.${label}`),
    option: (of, value) => words(`option.${of}.${value}`),
    law: (reference) => lawText(pack.manifest.law, reference),
  };
}

export async function slipsOfDossier(view: View, { id, shown }: Opened): Promise<Slip[]> {
  return slipsFor(view.platform, shown.rules, id, await eventsOf(view, id));
}

/** Why the counter refused a dossier and by which law, as its slip says. */
export async function whyRefused(view: View, opened: Opened): Promise<Why | undefined> {
  if (opened.state.outcome !== 'refused') return undefined;
  const slip = (await slipsOfDossier(view, opened)).find(({ form }) => form === '03');
  if (slip?.form !== '03') return undefined;
  const { grounds = [], reasons: reason, law } = slip;
  return { reason, law, grounds: grounds.map((words) => ({ words })) };
}
