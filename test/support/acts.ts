/** What tests of acts do to dossiers and ask of them, and how they name what was refused. */
import { groundsNow } from '#acts/found-now.ts';
import { notify, type PostOffice } from '#acts/notify.ts';
import { type Performed, perform } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { groundsFor } from '#dossier/conclusion-grounds.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { type GroundRef, groundKey, groundOf, isMoreThanOpinion, ofRefusal } from '#dossier/refusal-grounds.ts';
import type { Task } from '#dossier/state.ts';
import { everyRefusal, isRefusal, must, type Outcome } from '#kernel/outcome.ts';
import { favourableIn } from '#procedure/conclusion.ts';
import type { Message } from '#spine/messages.ts';
import { holder, officer, type TestPlatform } from './platform.ts';

/** The first that was refused. */
export const code = (outcome: Outcome<unknown>): string => (isRefusal(outcome) ? outcome.code : 'done');
/** All that was refused at once. */
export const codes = (outcome: Outcome<unknown>): string[] =>
  isRefusal(outcome) ? everyRefusal(outcome).map((one) => one.code) : ['done'];

/** The messages that this event of a dossier sends. */
export async function messagesOf(platform: Platform, id: string, seq: number): Promise<Message[]> {
  const told: Message[] = [];
  const office = {
    messages: { add: async (message: Message) => void told.push(message), findPreference: async () => undefined },
    carriers: {},
    addJob: async () => {},
    quiet: { from: '22:00', to: '06:00' },
  } as unknown as PostOffice;
  await notify(platform, office, id, seq);
  return told;
}

/** A document of an authority that shows it, of a day before tests begin. */
export const SHOWN_BY = {
  kind: 'document',
  issuer: 'Ủy ban nhân dân phường Hồng Gai',
  number: '12/TB-UBND',
  issued: '2026-11-20',
} as const;

/** A condition that no procedure publishes but where a test has it so, and what shows that it is not met. */
export const CONDITION = { kind: 'condition', id: 'condition.of-the-test', shownBy: SHOWN_BY } as const;

/** From here on every procedure publishes that condition: of a refusal before the receipt where the ground is not the matter. */
export function publishCondition(platform: Platform): void {
  const { procedureByHash } = platform;
  platform.procedureByHash = async (hash, at) => {
    const rules = await procedureByHash.call(platform, hash, at);
    if (isRefusal(rules) || rules.conditions.some(({ id }) => id === CONDITION.id)) return rules;
    const text = { vi: 'Điều kiện để thử', en: 'A condition to try', hi: 'परखने की शर्त' };
    return { ...rules, conditions: [...rules.conditions, { id: CONDITION.id, text }] };
  };
}

/**
 * The command with the first ground there is, of a refusal or a conclusion against where the ground is not the matter: before the receipt
 * with what shows it, in place of the words that a test gives.
 */
async function onSomeGround<Given extends object>(
  platform: Platform,
  id: string,
  command: Given,
  actor: Actor,
): Promise<Given> {
  const { act, outcome } = command as { act?: string; outcome?: string };
  const refuses = act === 'refuse-dossier' || (act === 'decide-dossier' && outcome === 'rejected');
  const concludes = act === 'complete-task';
  const state = (refuses || concludes) && !('grounds' in command) ? (await platform.store.load(id))?.state : undefined;
  if (!state) return command;
  const rules = must(await platform.procedureByHash(state.procedure.hash));
  const { task, result } = command as { task?: number; result?: Record<string, unknown> };
  const step = state.tasks.find((one) => one.id === task)?.step ?? '';
  if (concludes && rules.conclusionOf(step, result ?? {})?.favourable !== false) return command;
  const all = await groundsNow(platform, rules, state, actor);
  const [first] = (concludes ? groundsFor(step, state, all) : ofRefusal(state, all)).filter(isMoreThanOpinion);
  if (act === 'refuse-dossier' && state.status === 'submitted') {
    if (!first) publishCondition(platform);
    const { reason: _, ...bare } = command as Given & { reason?: string };
    const ground = first ? groundOf(groundKey(first)) : CONDITION;
    return { ...bare, grounds: [ground.kind === 'condition' ? { ...ground, shownBy: SHOWN_BY } : ground] } as never;
  }
  if (first) return anew(platform, id, { ...command, grounds: [groundOf(groundKey(first))] });
  if (concludes) return { ...command, grounds: [OF_LAW], lawChecked: true };
  return anew(platform, id, { ...command, grounds: await concludeAgainst(platform, id) });
}

/** Returned and done again, the decision is another task. */
async function anew<Given extends object>(platform: Platform, id: string, command: Given): Promise<Given> {
  const { tasks } = (await platform.store.load(id))!.state;
  const now = tasks.find((one) => one.act === 'decide-dossier');
  return 'task' in command && 'outcome' in command && now ? { ...command, task: now.id } : command;
}

const OF_LAW = { kind: 'law', law: 'Điều 2 Luật số 60/2014/QH13', words: 'Điều kiện để thử số 1' } as const;

/** By who has the appraisal, to whom it is returned where they are done: of a refusal once it is received, where the ground is not the matter. */
export async function concludeAgainst(platform: Platform, id: string): Promise<GroundRef[]> {
  const stateOf = async () => (await platform.store.load(id))!.state;
  const state = await stateOf();
  const rules = must(await platform.procedureByHash(state.procedure.hash));
  const formOf = (step: string) => rules.formOf(rules.steps[step]?.form ?? '');
  const isConcluding = (step: string) =>
    rules.steps[step]?.act === 'complete-task' && favourableIn(formOf(step)) !== undefined;
  const by = ({ unit, post, assignee }: Task) => (assignee ? officer(assignee) : holder(unit, post));
  const [open] = state.tasks;
  const to = state.doneSteps.findLast(isConcluding);
  if (open && to && !state.tasks.some((one) => isConcluding(one.step))) {
    const back = { act: 'return-task', task: open.id, to, reason: 'Xem lại điều kiện để thử' } as const;
    if (isRefusal(await perform(platform, id, back, by(open)))) return [];
  }
  const { tasks, consultations } = await stateOf();
  const task = tasks.find((one) => isConcluding(one.step));
  if (!task) return [];
  const note = 'Chưa đạt điều kiện để thử số 1';
  const { properties = {} } = formOf(task.step)?.schema ?? {};
  const told = { conclusion: 'does-not-meet', siteCheck: false, note, finding: note };
  const result = Object.fromEntries(Object.entries(told).filter(([name]) => name in properties));
  const command = {
    ...{ act: 'complete-task', task: task.id, result, grounds: [OF_LAW], lawChecked: true },
    ...(task.returned && { answer: 'Đã xem lại' }),
    ...(consultations.length > 0 && { despite: 'Ý kiến đã được xem xét' }),
  } as Command;
  must(await perform(platform, id, command, by(task)));
  return [{ kind: 'conclusion', id: task.step }];
}

/** A refusal on the first ground there is; any other act as it is. */
export const performOn = async (
  platform: Platform,
  id: string,
  command: Command,
  by: Actor,
): Promise<Outcome<Performed>> => perform(platform, id, await onSomeGround(platform, id, command, by), by);

/** On the platform that the file has at the moment; by whoever acts where nobody else is named. */
export function actsOf(test: () => TestPlatform, usual: Actor) {
  const stateOf = async (id: string) => (await test().store.load(id))!.state;
  return {
    stateOf,
    /** Also what no caller could write: the types are not asked. */
    act: async (id: string, command: object, by = usual) => {
      const { platform } = test();
      return perform(platform, id, (await onSomeGround(platform, id, command, by)) as Command, by);
    },
    eventsOf: async (id: string) =>
      (await test().store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent),
    /** The messages that its last event sends. */
    toldLast: async (id: string) => messagesOf(test().platform, id, (await stateOf(id)).seq),
  };
}

/** By which paper it was determined what becomes of money, read back; of the day on which tests begin. */
export const DETERMINED = {
  determinedNumber: '12/TB-UBND',
  determinedOn: '2026-11-25',
  determinedBy: 'Ủy ban nhân dân phường Hồng Gai',
  confirmed: true,
};
