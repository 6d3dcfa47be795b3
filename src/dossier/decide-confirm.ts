/**
 * The draft of a result goes to the applicant, who confirms or corrects it; silence is yes. For births registered online: the
 * applicant has one day, then the entry is made as drafted (procedure 1.001193 as published by Decision 163/QĐ-BTP).
 */
import { awaitedMessages } from '#engine/bpmn/subscriptions.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { isPaused, pauseClock, resumeClock } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { missingComponent } from './components.ts';
import { type Context, common, dayOf, ownData, refuseIneligible, variables } from './context.ts';
import { corrected } from './corrected.ts';
import { countedState, goneFrom } from './counted.ts';
import { isDue } from './decide-supplement.ts';
import type { DossierEvent, Flow } from './events.ts';
import { isAwaited, notHere, tell } from './flow.ts';
import { placeHandedIn } from './place.ts';
import type { DossierClock, DossierState } from './state.ts';

const waits = (flow: Flow, { rules }: Context) => awaitedMessages(rules.process, flow.process).has('confirm-draft');

/** Where an act has brought the process to the applicant's word: the draft is sent, with the day by which silence is yes. */
export function draftSent(state: DossierState, flow: Flow, context: Context): DossierEvent[] {
  if (state.draft || !waits(flow, context)) return [];
  const [deadline] = (flow.timers ?? []).map((timer) => timer.at).sort();
  const counted = context.rules.confirmation.clock === 'counted';
  return [
    {
      type: 'draft-sent',
      ...common(context),
      deadline,
      clock:
        state.clock && !counted && !isPaused(state.clock)
          ? pauseClock(context.province.calendar, state.clock, context.atText, 'confirmation')
          : undefined,
    },
  ];
}

/** The process went on without the applicant's word: their silence, where it was awaited. */
export const isSilence = (state: DossierState, flow: Flow, context: Context): boolean =>
  Boolean(state.draft) && !waits(flow, context);

/** The clock goes on where it stopped for the applicant's word. */
export function afterDraft({ clock }: DossierState, { province, atText }: Context): DossierClock | undefined {
  return clock && isPaused(clock)?.reason === 'confirmation'
    ? resumeClock(province.calendar, clock, atText)
    : undefined;
}

/** Alone it is confirmed; answers are what it should say instead, and send it back to who drafted it. */
export function confirmDraft(
  state: DossierState,
  command: CommandOf<'confirm-draft'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules } = context;
  if (!state.draft || !isAwaited(state, context, 'confirm-draft')) return notHere(state, context, 'confirm-draft');
  const counted = countedState(state, rules);
  const change = changeOf(counted, command);
  const names = [...Object.keys(change.answers), ...change.cleared];
  const fields = new Set(rules.fieldsOf('apply'));
  const stranger = [...names, ...(command.cleared ?? [])].find((name) => !fields.has(name));
  if (stranger) return refuse('supplement-item-unknown', { item: stranger });
  // What a register says is corrected in the register, not on the way.
  const fixed = names.find((name) => state.provenance[name] && !state.provenance[name].contested);
  if (fixed) return refuse('draft-from-register', { field: rules.itemName(fixed) });
  // By the questions that stand after the correction: it may take the question from an answer that was given before.
  const own = { ...ownData(state.applicant, context, state), filed: state.answers };
  const answers = names.length
    ? rules.checkAnswers(corrected(counted.answers, change), own, dayOf(context))
    : state.answers;
  if (isRefusal(answers)) return answers;
  const now: DossierState = { ...state, answers };
  const place = names.includes(rules.place?.field ?? '')
    ? placeHandedIn({ ...context, date: dayOf(context) }, answers, state.place)
    : undefined;
  if (isRefusal(place)) return place;
  // What the steps recorded was of the answers before: they are done again.
  const ineligible = names.length ? refuseIneligible({ ...now, results: {} }, context) : undefined;
  if (ineligible) return ineligible;
  const lacking = refusePapers(state, now, context);
  if (lacking) return lacking;
  const flow = tell(now, context, names.length ? 'correct-draft' : 'confirm-draft');
  if (isRefusal(flow)) return flow;
  const cleared = goneFrom(state.answers, answers);
  const whole = changeOf(state, { act: 'confirm-draft', answers, cleared });
  return [{ type: 'draft-confirmed', ...common(context), ...whole, clock: afterDraft(state, context), flow }];
}

/** A correction brings no papers: what calls for one that was not handed in is another request. */
function refusePapers(state: DossierState, now: DossierState, context: Context): Refusal | undefined {
  const { rules, province } = context;
  const brought = rules.components
    .map(({ id }) => id)
    .filter((id) => isDue(id, now, rules) && !isDue(id, state, rules));
  const lacking = missingComponent(now, variables(now, rules), context, brought);
  if (!lacking || !state.draft) return undefined;
  const deadline = province.calendar.print(Temporal.Instant.from(state.draft.deadline));
  return refuse('draft-needs-papers', { components: lacking.params['components'] ?? [], deadline });
}

/** What differs from the answers as they are. */
function changeOf({ answers }: DossierState, { answers: given = {}, cleared = [] }: CommandOf<'confirm-draft'>) {
  const same = (name: string, value: unknown) => JSON.stringify(value) === JSON.stringify(answers[name]);
  return {
    answers: Object.fromEntries(Object.entries(given).filter(([name, value]) => !same(name, value))),
    cleared: cleared.filter((name) => answers[name] !== undefined && !(name in given)),
  };
}
