/**
 * The supplement round (Circular 03/2025 form 02; Decree 63/2010 Art. 20.4): asked fully and with reasons, answered on what
 * was asked alone, counted; the clock stops when asked and starts from zero when complete.
 */
import { refuseNotAsked } from '#authority/papers-not-asked.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { isOfficePhone } from '#kernel/phone.ts';
import { bringerOf } from './bringer.ts';
import { refuseHeld } from './claims.ts';
import {
  missedInPhase,
  missedOf,
  pauseClock,
  pauseUsedUp,
  restartClock,
  resumeClock,
  supplementPause,
} from './clock.ts';
import type { CommandOf } from './commands.ts';
import { missingComponent, unknownComponent, withSources } from './components.ts';
import {
  type Context,
  common,
  dayFactsOf,
  dayOf,
  ownData,
  refuseIneligible,
  refuseUnregistered,
  variables,
} from './context.ts';
import { answeredAnew, restedOn } from './corrected-entry.ts';
import { countedAnswers, goneFrom, onlyOf } from './counted.ts';
import { heldByConsultation } from './decide-consultation.ts';
import type { DossierEvent } from './events.ts';
import { isHeard, notHere, tell, tellIfAwaited } from './flow.ts';
import { placeHandedIn, placeOf, refusePlaced } from './place.ts';
import { isSame, type Looked, provesComponent, registerOf, restated } from './proven.ts';
import { refuseReason, refuseReasonOfHandedIn } from './reason.ts';
import { refuseUnlooked, withLookUp } from './register-papers.ts';
import { refuseResidence } from './residence.ts';
import { stepLimit } from './rules.ts';
import { type DossierClock, type DossierState, isAwaitedByFollowers, isFollowed, type Submitted } from './state.ts';
import { refuseOtherPaper, refuseReasonOfSupplement } from './unlawful-reasons.ts';

export function request(
  state: DossierState,
  command: CommandOf<'request-supplement'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province, at } = context;
  if (!isHeard(state, context, 'request-supplement')) return notHere(state, context, 'request-supplement');
  const held = refuseHeld(state, context);
  if (held) return held;
  if (state.rounds >= rules.supplement.rounds)
    return refuse('supplement-rounds-used', { rounds: rules.supplement.rounds });
  if (!command.items.length || command.items.some(({ item, reason }) => !item || !reason.trim()))
    return refuse('supplement-items-needed');
  // It is printed as the number to call.
  const { contactPhone } = command;
  if (contactPhone?.trim() && !isOfficePhone(contactPhone)) return refuse('phone-unreadable', { number: contactPhone });
  const today = province.calendar.dateOf(at);
  const known = new Set([...rules.components.map((component) => component.id), ...rules.fieldsOf('apply')]);
  const follows = isFollowed(state);
  // What no longer counts is told by name (`written-texts.ts`).
  const asked = command.items.filter(({ reason }) => !refuseNotAsked(reason, province, today));
  const faults = refuseAll(
    ...asked.map((one) => refuseReasonOfSupplement(one, state, context)),
    ...command.items.map(({ item, reason }) => {
      const came = state.components.some((one) => one.component === item && !one.register && isHandedIn(one));
      return came ? refuseReasonOfHandedIn(reason, rules.itemName(item)) : undefined;
    }),
    ...command.items.map((one) => refuseUnlooked(rules, one)),
    ...asked.map((one) => refuseOtherPaper(one, rules)),
    ...command.items.map(({ item, wrong }) => {
      if (!known.has(item)) return refuse('supplement-item-unknown', { item });
      const abolished = refuseNotAsked(rules.itemName(item).vi, province, today);
      if (abolished) return abolished;
      return refuseItem(item, state, context, wrong);
    }),
  );
  if (faults) return faults;
  const flow = tellIfAwaited(state, context, 'request-supplement');
  if (isRefusal(flow)) return flow;
  const most = follows ? rules.supplement.afterResult : undefined;
  return [
    {
      type: 'supplement-requested',
      ...common(context),
      items: command.items.map((one) => withLookUp(rules, one, context.proven)),
      deadline: province.calendar.endAfterDays(at, rules.supplement.answerWorkingDays).toString(),
      clock: state.clock && pauseClock(province.calendar, state.clock, at.toString(), 'supplement', most),
      round: state.rounds + 1,
      contact: command.contact ?? context.by.name,
      ...(command.contactPhone?.trim() && { contactPhone: command.contactPhone.trim() }),
      flow,
    },
  ];
}

/**
 * Whether a decided result rests on the answer or the paper: then it stays as it is, unless the decision is returned. What is wrong in an
 * issued result is corrected by an application of its own, or the result is taken back.
 */
export const isSettled = (
  item: string,
  { decision }: Pick<DossierState, 'decision'>,
  rules: Pick<Context['rules'], 'isInResult'>,
): boolean => decision !== undefined && rules.isInResult(item);

/**
 * Why the item may not be asked for: a decided result rests on it, this case does not ask for it, or a register says it and the applicant
 * does not contest that (Resolution 66.7/2025/NQ-CP: wrong data are corrected in the register first). Nothing where it may: of a thing,
 * such as land, whoever asks may find that the register says it wrongly, or of another thing than the one here (`wrong`), and writes so.
 */
export function refuseItem(
  item: string,
  state: DossierState,
  context: Pick<Context, 'rules'> & Looked & Pick<Context, 'registers'>,
  wrong = false,
): Refusal | undefined {
  const { rules, registers } = context;
  const name = rules.itemName(item);
  if (!isDue(item, state, rules)) return refuse('supplement-not-due', { item: name });
  if (isSettled(item, state, rules)) return refuse('supplement-item-issued', { item: name });
  const component = rules.components.find((one) => one.id === item);
  const register = component
    ? provesComponent(rules, component, state.answers, context, state.provenance) && component.register
    : registerOf(rules, item, state, context);
  if (!register || (wrong && registers?.get(register)?.place)) return undefined;
  return refuse('supplement-proven', { item: name, register: registers?.get(register)?.name ?? register });
}

/** Whether the case, as it was answered, asks for the paper or the answer; what is only looked at is handed in nowhere. */
export function isDue(item: string, state: DossierState, rules: Context['rules']): boolean {
  const component = rules.components.find((one) => one.id === item);
  if (!component) return !rules.hiddenOf('apply', state.answers).has(item);
  return rules.isAsked(component, variables(state, rules)) && !(component.shown && state.channel === 'counter');
}

/**
 * What the applicant has to give, with these answers: of what was asked that which the case still asks for, and what the case asks for
 * only now.
 */
export function supplementItems(
  state: DossierState,
  answers: Readonly<Record<string, unknown>>,
  rules: Context['rules'],
): { asked: string[]; brought: string[] } {
  const after = { ...state, answers: { ...countedAnswers(state.answers, rules), ...answers } };
  const items = (state.supplement?.items ?? []).map(({ item }) => item);
  const all = [...rules.components.map(({ id }) => id), ...rules.fieldsOf('apply')];
  const rested = restedOn(state, answers);
  const isNew = (item: string) => !isDue(item, state, rules) || rested.has(item);
  // Also of what was asked for by a version that asked for it.
  const isOpen = (item: string) => isDue(item, after, rules) && !isSettled(item, state, rules);
  return {
    asked: items.filter(isOpen),
    brought: all.filter((item) => !items.includes(item) && isOpen(item) && isNew(item)),
  };
}

export function answer(
  state: DossierState,
  command: CommandOf<'supplement-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules } = context;
  const answers = command.answers ?? {};
  const { deadline, unbegun } = state.supplement!;
  // Also where the job that closes it has not come yet.
  if (!unbegun && Date.parse(deadline) <= context.at.epochMilliseconds)
    return refuse('supplement-late', { deadline: context.province.calendar.print(Temporal.Instant.from(deadline)) });
  // What is sent from an account is sent by who has it.
  const broughtBy = context.by.kind === 'officer' ? bringerOf(state, command.broughtBy, dayOf(context)) : undefined;
  if (isRefusal(broughtBy)) return broughtBy;
  const components = (command.components ?? []).map((one) => withEarlier(state, one, context));
  const unknown = unknownComponent(components, context, state.channel);
  if (unknown) return unknown;
  const given = [...Object.keys(answers), ...components.map((one) => one.component)];
  const { asked, brought } = supplementItems(state, answers, rules);
  const allowed = new Set([...state.supplement!.items.map(({ item }) => item), ...brought]);
  const notAsked = given.find((item) => !allowed.has(item));
  if (notAsked) return refuse('supplement-not-asked', { item: rules.itemName(notAsked) });
  const settled = refuseAll(
    ...given
      .filter((item) => isSettled(item, state, rules) && !isUnchanged(item, state, answers, components))
      .map((item) => refuse('supplement-item-issued', { item: rules.itemName(item) })),
  );
  if (settled) return settled;
  // A paper that was asked for and of which nothing was handed in is not there.
  const empty = new Set(components.filter((one) => !isHandedIn(one)).map((one) => one.component));
  const missing = asked.filter((item) => !given.includes(item) || empty.has(item));
  const filed = Object.fromEntries(Object.entries(state.answers).filter(([name]) => !asked.includes(name)));
  const own = { ...ownData(state.applicant, context, state), filed };
  const anew = answeredAnew(state, answers, context);
  // What is left as it was is said with what is missing, not once that is there.
  const asBefore = (now: Readonly<Record<string, unknown>>) => {
    const same = asked.filter((item) => !missing.includes(item) && isUnchanged(item, state, now, components));
    return { same, refused: same.length ? refuseKept(same, command.kept, rules) : undefined };
  };
  if (missing.length) {
    const lacking = refuse('supplement-incomplete', {
      items: missing.map((item) => rules.itemName(item)),
      ids: missing,
    });
    return refuseAll(lacking, asBefore(anew.given).refused) ?? lacking;
  }
  const checked = rules.checkAnswers({ ...countedAnswers(anew.before, rules), ...anew.given }, own, dayOf(context));
  if (isRefusal(checked)) return checked;
  const { same: kept, refused: unsaid } = asBefore(checked);
  if (unsaid) return unsaid;
  // What was mended may speak against what was not, and call for papers that nothing called for before.
  const mended = { ...state, answers: checked, components: handedInNow(state, components) };
  const unregistered = refuseUnregistered(
    { ...mended, provenance: anew.provenance ?? restated(state.provenance, { answers }) },
    context,
  );
  if (unregistered) return unregistered;
  const eligible = Object.keys(answers).length ? refuseIneligible({ ...mended, results: {} }, context) : undefined;
  if (eligible) return eligible;
  const vars = variables(mended, rules, dayFactsOf(mended, context));
  // On paper a part of what was asked for is not the whole.
  const counted = context.by.kind === 'officer' ? [...asked, ...brought] : brought;
  const lacking = missingComponent(mended, vars, context, counted);
  if (lacking) return lacking;
  const { province } = context;
  const date = dayOf(context);
  // What was received with half an address goes on with it until the address itself is asked for.
  const isAnswered = (rules.place?.field ?? '') in answers;
  const settle = isAnswered ? placeHandedIn : placeOf;
  const place = settle({ rules, province, date }, checked, state.place);
  if (isRefusal(place)) return place;
  const elsewhere =
    refuseResidence({ rules, answers: checked, place, province, date }) ??
    refusePlaced({ rules, province, date }, 'apply', answers, place);
  if (elsewhere) return elsewhere;
  const flow = tellIfAwaited(state, context, 'supplement');
  if (isRefusal(flow)) return flow;
  const { clock } = state;
  const isOpen = (name: string) => !isSettled(name, state, rules);
  // What a new answer takes the question from is gone: asked for again, it is answered anew.
  const cleared = goneFrom(state.answers, checked).filter(isOpen);
  const changed = Object.entries(checked).filter(
    ([name, value]) => isOpen(name) && (name in answers || !isSame(state.answers[name], value)),
  );
  const from = Object.entries(anew.provenance ?? {}).filter(([name]) => isOpen(name));
  return [
    {
      type: 'dossier-supplemented',
      ...common(context),
      answers: Object.fromEntries(changed),
      ...(cleared.length && { cleared }),
      components: withSources(components, context),
      ...(from.length && { provenance: onlyOf(Object.fromEntries(from), checked) }),
      ...(broughtBy && { broughtBy }),
      ...(kept.length && { kept: { items: kept, reason: command.kept!.trim() } }),
      clock: clock && heldByConsultation(state, goingOn(clock, context), context),
      acceptBy: clock
        ? undefined
        : context.province.calendar.addHours(context.at, rules.acceptance.workingHours).toString(),
      stepsDue: stepsDue(state, context),
      flow,
    },
  ];
}

/** What an officer took on paper before stays here, beside what comes now: both are counted. */
function withEarlier({ components, channel }: DossierState, now: Submitted, { by }: Context): Submitted {
  const before = components.find(({ component }) => component === now.component);
  const isPaper = before && !before.register && (before.source ? before.source.kind === 'scan' : channel !== 'online');
  if (!isPaper || by.kind !== 'officer' || !isHandedIn(now)) return now;
  return { ...now, originals: now.originals + before.originals, copies: now.copies + before.copies };
}

/** The answer, or the file of the paper, is the one that was there when it was asked for. A paper that is handed in by hand is another. */
function isUnchanged(
  item: string,
  state: DossierState,
  answers: Readonly<Record<string, unknown>>,
  components: readonly Submitted[],
): boolean {
  const now = components.find(({ component }) => component === item);
  if (!now) return isSame(state.answers[item], answers[item]);
  return now.file !== undefined && state.components.some((old) => old.component === item && old.file === now.file);
}

/** The round is used up by an answer: what was asked for is not left as it was without a word. */
function refuseKept(
  items: readonly string[],
  reason: string | undefined,
  rules: Context['rules'],
): Refusal | undefined {
  if (reason?.trim()) return refuseReason(reason);
  return refuse('supplement-unchanged', { items: items.map((item) => rules.itemName(item)), ids: [...items] });
}

const handedInNow = ({ components }: DossierState, now: readonly Submitted[]): Submitted[] => [
  ...components.filter((old) => !now.some((one) => one.component === old.component)),
  ...now,
];

/**
 * The deadline passed. Before the result nothing is given; after it, the result stands, and those who follow it conclude on what they
 * have.
 */
export function lapse(state: DossierState, deadline: string, context: Context): Outcome<DossierEvent> {
  const { clock } = state;
  if (isAwaitedByFollowers(state))
    return {
      type: 'supplement-missed',
      ...common(context),
      deadline,
      clock: clock && heldByConsultation(state, goingOn(clock, context), context),
      stepsDue: stepsDue(state, context),
    };
  const flow = tell(state, context, 'supplement-lapsed');
  const missed = clock && missedOf(clock, context.atText);
  return isRefusal(flow)
    ? flow
    : { type: 'supplement-lapsed', ...common(context), deadline, ...(missed && { missed }), flow };
}

/** The clock goes on although the supplement is not there: by law it waits so long at most, whatever the person's own time is. */
export function pauseOver(state: DossierState, context: Context): DossierClock | undefined {
  const { calendar } = context.province;
  const end = state.supplement && state.clock && pauseUsedUp(calendar, state.clock);
  if (!end || Date.parse(end) > context.at.epochMilliseconds) return undefined;
  return heldByConsultation(state, resumeClock(calendar, state.clock!, end), context);
}

const isHandedIn = ({ originals, copies, file, register }: Submitted): boolean =>
  Boolean(originals + copies > 0 || file || register);

/**
 * From zero, not from where it stopped; or from there, where law leaves the time out or says how much it may be. What was late when the
 * supplement was asked for stays late.
 */
function goingOn(clock: DossierClock, { rules, province, at, atText }: Context): DossierClock {
  // Where the pause was used up, it goes on already.
  const pause = supplementPause(clock);
  if (pause?.most !== undefined) return pause.to ? clock : resumeClock(province.calendar, clock, atText);
  if (rules.supplement.clock === 'not-counted' || !clock.limit) return resumeClock(province.calendar, clock, atText);
  const begun = restartClock(province.calendar, clock, clock.limit, at);
  const missedAt = missedInPhase(clock, atText);
  return { ...begun, ...(clock.theirs && { theirs: clock.theirs }), ...(missedAt && { missedAt }) };
}

/** The hours of the open steps go as the clock does: from zero, or on from where they stopped. What was late stays so. */
function stepsDue({ tasks, supplement, channel }: DossierState, { rules, province: { calendar }, at }: Context) {
  const asked = Temporal.Instant.from(supplement!.requestedAt);
  const due: Record<number, string> = {};
  for (const { id, step, dueAt } of tasks) {
    const limit = rules.steps[step] && stepLimit(rules.steps[step], channel);
    if (!limit || !dueAt || Date.parse(dueAt) < asked.epochMilliseconds) continue;
    const moved =
      rules.supplement.clock === 'not-counted'
        ? calendar.afterPause(Temporal.Instant.from(dueAt), asked, at, limit)
        : calendar.due(calendar.startOf(at), limit);
    due[id] = moved.toString();
  }
  return due;
}
