/** How a dossier comes in: draft, submit, receive. Receipt is separate from competence (phi địa giới, Decree 118/2025). */
import type { Unit } from '#authority/units.ts';
import type { Decided } from '#engine/dmn/decided.ts';
import { readIdNumber } from '#kernel/id-number.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { startClock, withPhases } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { foundDecider } from './competence.ts';
import { isEmptyHanded, missingComponent, unknownComponent, withSources } from './components.ts';
import {
  asRegistered,
  type Context,
  common,
  dayFacts,
  dayOf,
  ownData,
  refuseUnregistered,
  variables,
} from './context.ts';
import { countedAnswers, onlyOf } from './counted.ts';
import { bodyFor } from './decide-outside.ts';
import { requireTask } from './decide-tasks.ts';
import type { DossierEvent } from './events.ts';
import { feeNamed } from './fee-names.ts';
import { advance } from './flow.ts';
import { refuseOther } from './named-people.ts';
import { refuseApplicant, refuseIdNumbers, refuseWho } from './parties.ts';
import { placeHandedIn, placeOf, refusePostal } from './place.ts';
import { provesComponent, withKnown } from './proven.ts';
import { refuseResidence } from './residence.ts';
import { type Applicant, type DossierState, isOwed, type Submitted } from './state.ts';
import { checkStepForm } from './step-form.ts';
import { hasAccount } from './untold.ts';

export function draft(
  state: DossierState,
  command: CommandOf<'draft-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province } = context;
  const { channel, applicant, representative } = command;
  // Its events have what was said of the first: another begins a draft of their own.
  if (state.status === 'draft' && !isSame(state.applicant, applicant)) return refuse('draft-of-another');
  if (!rules.channels.includes(channel))
    return refuse('channel-not-offered', { channel, offered: rules.channels.join(', ') });
  if (command.place && !province.findUnit(command.place)) return refuse('unit-unknown', { unit: command.place });
  const stranger =
    refuseOtherName(applicant, context) ??
    refuseKind(applicant, context) ??
    refuseWho({ ...context, date: dayOf(context) }, applicant, command.answers);
  if (stranger) return stranger;
  const nowhere = refusePostal(province, command.delivery);
  if (nowhere) return nowhere;
  const components = command.components ?? state.components;
  const unknown = unknownComponent(components, context, channel);
  if (unknown) return unknown;
  // Said anew, it is all that is said: what was taken out since is no answer any more.
  const before = command.answers ? { ...state, answers: {}, provenance: {} } : state;
  const { answers: known, provenance } = withKnown(before, command.answers, context);
  const answers = rules.checkOwn(known, ownData(applicant, context, { ...state, representative, channel }));
  if (isRefusal(answers)) return answers;
  // An address that changed moves the dossier, unless a place is chosen against it.
  const named = placeOf(context, countedAnswers(answers, rules), command.place);
  if (isRefusal(named)) return named;
  const place = named ?? state.place;
  return [
    {
      type: 'dossier-drafted',
      ...common(context),
      procedure: { code: rules.code, hash: rules.hash },
      channel,
      applicant,
      representative,
      place,
      receivingUnit: command.receivingUnit ?? state.receivingUnit,
      answers,
      components,
      provenance,
      delivery: command.delivery ?? state.delivery,
    },
  ];
}

const isSame = (one: Applicant, other: Applicant): boolean =>
  (readIdNumber(one.idNumber) ?? one.idNumber) === (readIdNumber(other.idNumber) ?? other.idNumber);

/**
 * A number with somebody else's name, as an officer enters it: papers and notices of one person would go to another. A citizen's
 * own number is that of who signed in.
 */
export const refuseOtherName = (applicant: Applicant, { registeredName, by }: Context): Refusal | undefined =>
  by.kind === 'officer' ? refuseOther(applicant, registeredName) : undefined;

/** By the name that the register has, where it was looked up. */
const refuseKind = (applicant: Applicant, { rules, registeredName, registeredNationality }: Context) =>
  refuseApplicant(rules, { ...applicant, name: registeredName ?? applicant.name, nationality: registeredNationality });

export function submit(
  state: DossierState,
  command: CommandOf<'submit-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province, at } = context;
  const channel = command.channel ?? state.channel;
  if (!rules.channels.includes(channel))
    return refuse('channel-not-offered', { channel, offered: rules.channels.join(', ') });
  const stranger =
    refuseIdNumbers([state.applicant, state.representative]) ??
    refuseOtherName(state.applicant, context) ??
    refuseKind(state.applicant, context);
  const unreachable =
    state.delivery?.method === 'online' && !hasAccount({ ...state, channel }) && refuse('online-unreachable');
  const given = withKnown(state, command.answers, context);
  const answers = rules.checkAnswers(
    given.answers,
    ownData(state.applicant, context, { ...state, channel }),
    dayOf(context),
  );
  const date = dayOf(context);
  const place = isRefusal(answers) ? undefined : placeHandedIn({ rules, province, date }, answers, state.place);
  const unregistered = isRefusal(answers) ? undefined : refuseUnregistered({ ...state, ...given, answers }, context);
  const wrong = refuseAll(stranger, unreachable, answers, unregistered, place);
  if (wrong || isRefusal(answers) || isRefusal(place)) return wrong!;
  const components = command.components ?? state.components;
  const draft: DossierState = { ...state, channel, answers, components, place };
  const elsewhere = refuseResidence({ rules, answers, place, province, date });
  const vars = variables(draft, rules, dayFacts(rules, answers, date, province.calendar));
  const eligible = rules.eligible({ ...vars, ...asRegistered(answers, context) });
  // A house that needs no permit needs no papers for one.
  if (isRefusal(eligible) && eligible.code === 'not-needed') return eligible;
  const bad =
    unknownComponent(components, context, channel) ??
    missingComponent(draft, vars, context) ??
    (isEmptyHanded(rules, components, answers, vars)
      ? refuse('papers-none', { field: rules.itemName('request') })
      : undefined);
  const unfit = refuseAll(elsewhere, bad, eligible);
  if (unfit) return unfit;
  const whose = whoseAndWhere({ ...draft, receivingUnit: command.receivingUnit ?? state.receivingUnit }, vars, context);
  if (isRefusal(whose)) return whose;
  const { competent, receiving } = whose;
  if (!receiving.roles.includes('one-stop')) return refuse('unit-does-not-receive', { unit: receiving.name });
  const fees = rules.feesOf(channel, vars);
  if (isRefusal(fees)) return fees;
  const limit = rules.limitOf(channel, vars);
  if (isRefusal(limit) && !theirsToSay(limit, context)) return limit;
  const flow = advance({ ...draft, receivingUnit: receiving.code, unit: competent.unit.code }, context, {
    type: 'start',
  });
  if (isRefusal(flow)) return flow;
  const { calendar } = province;
  return [
    {
      type: 'dossier-submitted',
      ...common(context),
      // Drawn by the statement that stores this event.
      code: '',
      channel,
      receivingUnit: receiving.code,
      unit: competent.unit.code,
      basis: competent.row.basis,
      ...(competent.row.inPerson && { inPerson: true as const }),
      ...('outside' in competent && { outside: competent.outside }),
      ...(place !== state.place && { place }),
      answers,
      components: withRegisters(withSources(components, context), answers, context),
      provenance: onlyOf(given.provenance, answers),
      fees,
      // In working hours from this very moment: the cut-off governs handing on, not looking at.
      alertBy: channel === 'online' ? calendar.addHours(at, rules.acceptance.alertWorkingHours).toString() : undefined,
      acceptBy: calendar.addHours(at, rules.acceptance.workingHours).toString(),
      flow,
    },
  ];
}

type Asked = Pick<Context, 'rules' | 'province' | 'at'>;

/** Who decides what is handed in now, and which centre takes it in. */
function whoseAndWhere(draft: DossierState, vars: Record<string, unknown>, context: Asked) {
  const { rules, province } = context;
  const date = dayOf(context);
  const found = foundDecider(context, date);
  if (isRefusal(found)) return found;
  const { outside } = rules;
  const competent = outside
    ? bodyFor(outside, draft.receivingUnit, draft, context)
    : province.competentUnit({ procedure: rules.code, found, place: draft.place, date, case: rules.caseOf(vars) });
  if (isRefusal(competent)) return competent;
  const receiving = receivingUnit(draft.receivingUnit, competent.unit, draft, vars, context);
  return isRefusal(receiving) ? receiving : { competent, receiving };
}

/** The centre that would take it in, as far as its answers tell. */
export function centreOf(draft: DossierState, context: Asked): Outcome<Unit> {
  const facts = dayFacts(context.rules, draft.answers, dayOf(context), context.province.calendar);
  const whose = whoseAndWhere(draft, variables(draft, context.rules, facts), context);
  return isRefusal(whose) ? whose : whose.receiving;
}

/** The centre that was chosen, else that of who decides; where law names the commune of the place, its centre and no other. */
function receivingUnit(
  chosen: string | undefined,
  competent: Unit,
  { place }: DossierState,
  vars: Record<string, unknown>,
  { rules, province, at }: Asked,
): Outcome<Unit> {
  if (!rules.isReceivedAtPlace(vars)) return province.getUnit(chosen || (province.centreOf(competent)?.code ?? ''));
  const unit = place ? province.findUnit(place) : undefined;
  const centre = unit && province.centreOf(unit);
  if (centre && (!chosen || chosen === centre.code)) return centre;
  return refuse('received-at-place', {
    unit: centre ? province.nameOf(centre, province.calendar.dateOf(at)) : AT_PLACE,
  });
}

const AT_PLACE = {
  vi: 'Trung tâm Phục vụ hành chính công của xã, phường, đặc khu nơi có đất',
  en: 'the Public Administration Service Centre of the commune where the land lies',
  hi: 'जहाँ भूमि है उस कम्यून का लोक प्रशासन सेवा केंद्र',
};

/** Official acceptance: slip 01 is issued and the statutory clock starts. */
export function receive(
  state: DossierState,
  command: CommandOf<'receive-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province, at } = context;
  const task = requireTask(
    state,
    command.task ?? state.tasks.find((one) => one.act === 'receive-dossier')?.id,
    'receive-dossier',
    context,
  );
  if (isRefusal(task)) return task;
  const unpaid = state.fees.filter((fee) => fee.before === 'receipt' && isOwed(fee));
  if (unpaid.length) return refuse('fee-unpaid-receipt', { fees: unpaid.map((fee) => feeNamed(fee, rules)) });
  const result = checkStepForm(state, task.step, command.result, context);
  if (isRefusal(result)) return result;
  const decided: Decided[] = [];
  const limit = rules.limitOf(state.channel, variables(state, rules), (one) => decided.push(one));
  if (isRefusal(limit) && !theirsToSay(limit, context)) return limit;
  const phases = rules.phasesOf(state.channel);
  if (isRefusal(phases)) return phases;
  const moved = advance(state, context, { type: 'complete', execution: task.id }, { [task.step]: result });
  if (isRefusal(moved)) return moved;
  decided.push(...(moved.decided ?? []));
  const flow = decided.length ? { ...moved, decided } : moved;
  const clock = isRefusal(limit)
    ? undefined
    : {
        ...withPhases(province.calendar, startClock(province.calendar, limit, at), phases),
        ...(rules.outside && { theirs: true as const }),
      };
  return [{ type: 'dossier-received', ...common(context), task: task.id, clock, result, flow }];
}

/** A limit that nobody published is no hindrance where a body outside decides: it says when. */
const theirsToSay = (refusal: Refusal, { rules }: Context): boolean =>
  Boolean(rules.outside && refusal.code === 'limit-unknown');

/** Components that a register proves are noted as taken from it, so that the officer sees why no paper is there. */
function withRegisters(
  components: readonly Submitted[],
  answers: Readonly<Record<string, unknown>>,
  context: Context,
): Submitted[] {
  const { rules } = context;
  const fromRegisters = rules.components
    .filter(
      (one) => provesComponent(rules, one, answers, context) && !components.some((given) => given.component === one.id),
    )
    .map((one) => ({ component: one.id, originals: 0, copies: 0, register: one.register }));
  return [...components, ...fromRegisters];
}
