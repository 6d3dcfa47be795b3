/** Work on a dossier: take it, do it, send it back, hand it over, ask others. */
import { worksAt } from '#authority/authorised.ts';
import { findAbsence } from '#authority/permission.ts';
import type { Officer } from '#authority/province.ts';
import { nameOfPost, printedDate } from '#authority/stand-in.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import type { Names } from '#kernel/phrase.ts';
import { refuseReassigning } from './claims.ts';
import type { CommandOf } from './commands.ts';
import { refuseIncompetent } from './competence.ts';
import { groundsOfConclusion, refuseGroundsUnasked } from './conclusion-grounds.ts';
import { disagreeing, stepsAgainst } from './conclusions.ts';
import { type Context, common, refuseIneligible, refuseUnregistered } from './context.ts';
import { draftSent } from './decide-confirm.ts';
import { isPending, refuseUnweighed } from './decide-consultation.ts';
import type { DossierEvent } from './events.ts';
import { advance } from './flow.ts';
import { refuseReason, refuseReasonAgainst, refuseReasonOfRefusal } from './reason.ts';
import type { Ground } from './refusal-grounds.ts';
import { type DossierState, isFollowed, type Task, type TaskAct } from './state.ts';
import { checkStepForm } from './step-form.ts';
import { refuseStopUnanswered } from './stop-answered.ts';
import { refuseUnlawfulReason } from './unlawful-reasons.ts';

/** The open task, if it is one for this act. */
export function requireTask(
  state: DossierState,
  id: number | undefined,
  act: TaskAct | undefined,
  context: Context,
): Outcome<Task> {
  const task = state.tasks.find((one) => one.id === id);
  if (!task) return refuse('task-not-found', { task: id ?? act ?? '' });
  if (act && task.act !== act)
    return refuse('not-at-this-step', { act, step: context.rules.steps[task.step].name, use: task.act });
  return task;
}

export function claim(
  state: DossierState,
  command: CommandOf<'claim-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  if (task.assignee === context.by.id) return refuse('already-done', { act: 'claim-task' });
  if (task.assignee)
    return refuse('task-taken', { officer: context.province.officers.get(task.assignee)?.name ?? task.assignee });
  return [{ type: 'task-claimed', ...common(context), task: task.id }];
}

export function complete(
  state: DossierState,
  command: CommandOf<'complete-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, 'complete-task', context);
  if (isRefusal(task)) return task;
  const result = checkStepForm(state, task.step, command.result, context);
  // Who sent it back reads what was done about it before they decide again.
  const answer = command.answer?.trim();
  const waiting = state.consultations.filter(isPending);
  const unreadable = isRefusal(result) && isUnreadable(result, task, command.result, context);
  const given = isRefusal(result) ? command.result : result;
  const favours = unreadable ? undefined : context.rules.conclusionOf(task.step, given ?? {})?.favourable;
  const against = favours ? disagreeing(state) : [];
  const part = unreadable ? undefined : context.rules.refusedPart(task.step, given ?? {});
  const rests = favours === false ? groundsOfConclusion(command.grounds, state, task.step, context) : undefined;
  const faults = refuseAll(
    result,
    task.returned &&
      !answer &&
      refuse('return-unanswered', { officer: task.returned.by, reason: task.returned.reason }),
    favours !== false && refuseStopUnanswered(task, state, answer, context),
    unreadable ? undefined : refuseUnreasoned(task, state, given, context),
    rests ?? (isRefusal(result) && !favours ? undefined : refuseGroundsUnasked(command.grounds, context)),
    ...refuseWaived(task, given, context),
    refuseUnweighed({ waiting, against }, command.despite, context),
    part && refusePart(part.reason, state, context),
    refuseOwnPart(state, task, context),
  );
  if (isRefusal(result)) return faults ?? result;
  if (faults || isRefusal(rests)) return faults!;
  const concluded = context.rules.conclusionOf(task.step, result);
  // What this step recorded may show that what was asked for can't be given: then nobody concludes for it.
  if (concluded?.favourable && !state.decision) {
    const after = { ...state, results: { ...state.results, [task.step]: result } };
    const ineligible = context.rules.eligibilityReads(task.step) ? refuseIneligible(after, context) : undefined;
    const elsewhere = refuseUnregistered(state, context) ?? ineligible ?? refuseIncompetent(after, context);
    if (elsewhere) return elsewhere;
  }
  const flow = advance(state, context, { type: 'complete', execution: task.id }, { [task.step]: result });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'task-completed',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      result,
      ...(rests && { grounds: rests }),
      ...(part && { grounds: [groundOfPart(part, context)], confirm: part.confirm }),
      ...(task.returned && { answer }),
      ...(waiting.length && { unheard: waiting.map(({ id }) => id) }),
      ...(against.length && { overruled: against.map(({ id }) => id) }),
      ...((waiting.length || against.length) && { despite: command.despite?.trim() }),
      flow,
    },
    ...draftSent(state, flow, context),
  ];
}

/** What other bodies decide of the same dossier is refused like a request: the ground is chosen, and its words only explain it. */
const refusePart = (reason: string, state: DossierState, context: Context) =>
  refuseReasonOfRefusal(reason) ?? refuseUnlawfulReason(reason, state, context, { part: true });

function groundOfPart(
  { field, value, law }: { field: string; value: string; law: string },
  { rules }: Context,
): Ground {
  const words = rules.optionName(field, value);
  return { kind: 'law', law: rules.lawText(law), said: words.vi, words };
}

/** Who refused a part confirms it to nobody: another of that body does. */
function refuseOwnPart({ partsToConfirm = {} }: DossierState, task: Task, { by, rules }: Context): Refusal | undefined {
  const own = Object.entries(partsToConfirm).find(([, one]) => one.confirm === task.step && one.by === by.id);
  return own && refuse('part-own', { step: rules.steps[own[0]].name });
}

/** A conclusion that is none of the choices is neither for nor against: only that is said of it. */
function isUnreadable(
  { params }: Refusal,
  task: Task,
  result: Readonly<Record<string, unknown>> = {},
  { rules }: Context,
) {
  const { fields } = params as { fields?: unknown };
  const concluded = rules.conclusionOf(task.step, result);
  const at = Array.isArray(fields) ? fields.map((one: Refusal) => one.params?.['at']) : [];
  return Boolean(concluded?.field) && at.includes(concluded!.field);
}

/** What was left out was left out for a reason that names something of this case. What was not written is said by the form. */
const refuseWaived = (task: Task, result: Readonly<Record<string, unknown>> = {}, { rules }: Context) =>
  rules
    .waivers(task.step)
    .map((field) => result[field])
    .map((why) => (typeof why === 'string' && why.trim() ? refuseReasonAgainst(why) : undefined));

/** What stands against the request says why: the refusal will rest on it. */
function refuseUnreasoned(
  task: Task,
  state: DossierState,
  result: Readonly<Record<string, unknown>> = {},
  context: Context,
) {
  const { rules } = context;
  const concluded = rules.conclusionOf(task.step, result);
  if (!concluded || concluded.favourable) return undefined;
  const why = rules.reasonOf(task.step, result);
  if (!why) return refuse('conclusion-reason-needed', { step: rules.steps[task.step].name });
  if (typeof why !== 'string') return undefined;
  return refuseReasonOfRefusal(why) ?? refuseUnlawfulReason(why, state, context);
}

export function returnTask(
  state: DossierState,
  command: CommandOf<'return-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  if (!isHolder(state, context, task) && state.status !== 'decided')
    return refuse('not-permitted', { act: 'return-task', who: 'task-holder' });
  const faults = refuseAll(
    refuseReason(command.reason),
    !command.to
      ? refuse('return-target-needed')
      : !returnTargets(state, context, task).includes(command.to) &&
          refuse('return-target-unknown', {
            step: context.rules.steps[command.to]?.name ?? command.to,
            why: whyNoTarget(state, context, task, command.to),
          }),
  );
  if (faults) return faults;
  const flow = advance(state, context, { type: 'move', execution: task.id, to: elementOf(command.to, context) });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'task-returned',
      ...common(context),
      task: task.id,
      step: task.step,
      to: command.to,
      reason: command.reason,
      ...(state.status === 'decided' && isDeciding(command.to, context) && { undecided: true as const }),
      flow,
    },
  ];
}

const isDeciding = (step: string, { rules }: Pick<Context, 'rules'>) => rules.steps[step]?.act === 'decide-dossier';

/**
 * Steps that work can go back to. Receiving happened and the clock runs: it goes to a desk, never to before the receipt. What a
 * conclusion against the request kept from being done is not done either by a return: that conclusion is taken back first. What is
 * decided and not issued yet goes back to what was done since, or to who decided, whose decision and its entry hold no more: also by who
 * decides themselves, whoever has the task. And what an issued result rests on is not done again by who follows it.
 */
export function returnTargets(state: DossierState, asked: Pick<Context, 'rules'> & Staff, task: Task): string[] {
  const { rules } = asked;
  const { doneSteps } = state;
  const isOwn = isHolder(state, asked, task);
  const decided = state.status === 'decided';
  const lastOf = (act: TaskAct) => doneSteps.findLastIndex((step) => rules.steps[step]?.act === act);
  const since = decided ? lastOf('decide-dossier') : isFollowed(state) ? lastOf('issue-result') + 1 : 0;
  const last = Math.min(...stepsAgainst(rules, state).map((step) => doneSteps.indexOf(step)));
  // Of a step that was returned to, what was done after it the first time is no way back.
  const before = doneSteps.includes(task.step) ? doneSteps.indexOf(task.step) : doneSteps.length;
  return doneSteps.filter((step, i) => {
    if (i >= before || i < since || i > last) return false;
    // Of others who sign for the agency only their own decision is.
    if (!isOwn) return decided && isDeciding(step, { rules });
    return rules.steps[step]?.act === 'complete-task' || (decided && isDeciding(step, { rules }));
  });
}

/** Why a step is none that work goes back to: as `returnTargets` has it. */
function whyNoTarget(state: DossierState, asked: Pick<Context, 'rules'> & Staff, task: Task, step: string): Names {
  const { doneSteps } = state;
  const { rules } = asked;
  const done = doneSteps.indexOf(step);
  if (done < 0) return NO_TARGET.undone;
  if (step === task.step || (doneSteps.includes(task.step) && done > doneSteps.indexOf(task.step)))
    return NO_TARGET.after;
  const last = Math.min(...stepsAgainst(rules, state).map((one) => doneSteps.indexOf(one)));
  if (done > last) return NO_TARGET.against;
  if (state.status === 'decided' || isFollowed(state)) return NO_TARGET.decided;
  return isHolder(state, asked, task) ? NO_TARGET.once : NO_TARGET.others;
}

const NO_TARGET: Readonly<Record<'undone' | 'after' | 'against' | 'decided' | 'once' | 'others', Names>> = {
  undone: {
    vi: 'bước này chưa được thực hiện trong hồ sơ. Hãy chọn một bước đã làm',
    en: 'it has not been done in this dossier. Choose a step that was done',
    hi: 'वह इस फ़ाइल में हुआ ही नहीं। कोई किया जा चुका चरण चुनें',
  },
  after: {
    vi: 'trong quy trình, bước này không đứng trước bước đang làm. Hãy chọn một bước trước đó',
    en: 'it does not come before the step that is under way. Choose one before it',
    hi: 'वह चल रहे चरण से पहले का नहीं है। उससे पहले का चरण चुनें',
  },
  against: {
    vi: 'một bước trước đó đã kết luận không đủ điều kiện. Hãy trả về bước có kết luận đó',
    en: 'a step before it concluded against the request. Return to the step of that conclusion',
    hi: 'उससे पहले के चरण ने अनुरोध के विरुद्ध निष्कर्ष दिया। उसी चरण पर लौटाएँ',
  },
  decided: {
    vi: 'bước này đã làm trước khi hồ sơ được quyết định. Hãy trả về người đã quyết định, hoặc một bước làm sau quyết định',
    en: 'it was done before the dossier was decided. Return to who decided, or to a step done since',
    hi: 'वह निर्णय से पहले हुआ था। निर्णयकर्ता पर, या निर्णय के बाद के चरण पर लौटाएँ',
  },
  once: {
    vi: 'bước này đã làm và không làm lại, như việc tiếp nhận hồ sơ. Hãy chọn bước thẩm tra đã làm',
    en: 'it was done and is not done again, as receiving is not. Choose a step of appraisal that was done',
    hi: 'वह हो चुका है और दोबारा नहीं होता, जैसे फ़ाइल लेना। जाँच का किया जा चुका चरण चुनें',
  },
  others: {
    vi: 'việc này đang do người khác xử lý; người khác không trả về bước đó được',
    en: 'the task is with somebody else, and others do not return it there',
    hi: 'यह कार्य किसी और के पास है; दूसरे वहाँ नहीं लौटा सकते',
  },
};

/** Whoever has the task, or may take it. */
function isHolder({ procedure }: DossierState, { province, at, by }: Staff, task: Task): boolean {
  const officer = province.officers.get(by.id);
  if ((task.assignee ?? by.id) !== by.id || !officer) return false;
  return worksAt(province, officer, { ...task, date: province.calendar.dateOf(at), procedure: procedure.code });
}

export function elementOf(step: string, { rules }: Context): string {
  return Object.keys(rules.process.nodes).find((id) => id === step || id.endsWith(`/${step}`)) ?? step;
}

export function reassign(
  state: DossierState,
  command: CommandOf<'reassign-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  const above = refuseReassigning(task, context);
  if (above) return above;
  const officer = colleague(command.officer, task, state, context);
  const vague = refuseReason(command.reason);
  if (vague || isRefusal(officer)) return refuseAll(vague, officer)!;
  if (task.assignee === officer.id) return refuse('already-done', { act: 'reassign-task' });
  return [{ type: 'task-reassigned', ...common(context), task: task.id, officer: officer.id, reason: command.reason }];
}

function colleague(id: string, task: Task, { procedure }: DossierState, { province, at }: Context): Outcome<Officer> {
  if (!id) return refuse('colleague-needed');
  const date = province.calendar.dateOf(at);
  const officer = province.officers.get(id);
  if (officer && worksAt(province, officer, { ...task, date, procedure: procedure.code })) return officer;
  return refuse('officer-unknown', {
    officer: officer?.name ?? id,
    unit: province.findUnit(task.unit)?.name ?? task.unit,
    date: printedDate(date),
  });
}

/** A colleague takes over from somebody who is recorded as absent; the trace says for whom and until when. */
export function substitute(
  state: DossierState,
  command: CommandOf<'substitute-task'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, undefined, context);
  if (isRefusal(task)) return task;
  const { assignee } = task;
  if (!assignee) return refuse('task-of-nobody', { step: context.rules.steps[task.step].name });
  const absence = findAbsence(context.absences, assignee, context.atText);
  if (!absence) return refuse('not-absent', { officer: context.province.officers.get(assignee)?.name ?? assignee });
  const standIn = absence.standIn ?? context.by.id;
  const { province } = context;
  // However the absence came to be recorded: nobody becomes a head by it.
  if (!standInOf(task, state, context))
    return refuse('stand-in-not-entitled', {
      officer: province.officers.get(standIn)?.name ?? standIn,
      post: nameOfPost(province, task.post),
      unit: province.findUnit(task.unit)?.name ?? task.unit,
      date: printedDate(province.calendar.dateOf(context.at)),
    });
  return [
    {
      type: 'task-substituted',
      ...common(context),
      inPlaceOf: assignee,
      task: task.id,
      officer: standIn,
      absent: assignee,
      until: absence.to,
    },
  ];
}

export type Staff = Pick<Context, 'province' | 'at' | 'atText' | 'absences'> & { by: { id: string; name: string } };

/** Who takes the task over from somebody that is away now: the recorded stand-in, else who asks; nobody where they may not hold it. */
export function standInOf(
  task: Task,
  { procedure }: Pick<DossierState, 'procedure'>,
  { province, at, atText, absences, by }: Staff,
): Officer | undefined {
  const absence = task.assignee ? findAbsence(absences, task.assignee, atText) : undefined;
  const officer = absence && province.officers.get(absence.standIn ?? by.id);
  if (!officer) return undefined;
  const date = province.calendar.dateOf(at);
  return worksAt(province, officer, { ...task, date, procedure: procedure.code }) ? officer : undefined;
}

/** For whom the task was assigned, when somebody else does it during their absence. */
export function inPlaceOf(task: Task, { by }: Context): string | undefined {
  return task.assignee && task.assignee !== by.id ? task.assignee : undefined;
}
