/** Asking other units: each question is work of the unit asked, with its own date, and what silence means is said by the procedure. */
import { mayAct } from '#authority/permission.ts';
import { holds, type Province, type Unit } from '#authority/province.ts';
import { agencyNames, signingBlock } from '#authority/signing.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { namesNumber } from '#kernel/paper-number.ts';
import { isOpinion } from './choices.ts';
import { isPaused, pauseClock, resumeClock, warnInstant } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import type { DossierEvent } from './events.ts';
import { isHeard, notHere, tellIfAwaited } from './flow.ts';
import { refuseUnheld } from './law-cited.ts';
import { refuseReason, refuseReasonAgainst, refuseReasonOfRefusal } from './reason.ts';
import { type Consultation, type DossierClock, type DossierState, OPEN_STATUSES } from './state.ts';
import { isStockReason } from './stock-reasons.ts';

/** Whose work an opinion is: the unit speaks by its head, or a deputy. */
const ANSWERING_POST = 'head';

export function consult(
  state: DossierState,
  command: CommandOf<'consult-unit'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!isHeard(state, context, 'consult')) return notHere(state, context, 'consult-unit');
  const dealing = dealingUnits(state);
  const own = [...new Set(command.units)].filter((code) => dealing.includes(code));
  const { calendar } = context.province;
  const consultations: Consultation[] = [];
  const faults: unknown[] = [
    (!command.units.length || !command.question.trim()) && refuse('consultation-units-needed'),
    ...own.map((code) =>
      refuse('consultation-own', { unit: agencyNames(context.province, code, calendar.dateOf(context.at)) }),
    ),
  ];
  for (const code of command.units) {
    if (own.includes(code)) continue;
    const asked = questionTo(code, command.question, [...state.consultations, ...consultations], state, context);
    if (isRefusal(asked)) faults.push(asked);
    else consultations.push(asked);
  }
  const all = refuseAll(...faults);
  if (all) return all;
  const stops = stopsFor(state, context);
  const late = stops ? undefined : fallsAfter(consultations[0], state, context);
  if (late) return late;
  const flow = tellIfAwaited(state, context, 'consult');
  if (isRefusal(flow)) return flow;
  const clock =
    stops && state.clock && !isPaused(state.clock)
      ? pauseClock(calendar, state.clock, context.atText, 'consultation')
      : undefined;
  return [{ type: 'unit-consulted', ...common(context), consultations, clock, flow }];
}

/** Who decides, who received, and whose work it is now: whoever asks is among them, and nobody asks themselves. */
export const dealingUnits = ({ unit, receivingUnit, tasks }: DossierState): string[] => [
  unit,
  receivingUnit,
  ...tasks.map((task) => task.unit),
];

/** Of before the asker was kept, the name alone tells. */
export const isAsker = ({ askedBy, by }: Consultation, officer: { id: string; name: string }): boolean =>
  askedBy === undefined ? by === officer.name : askedBy === officer.id;

type WithdrawalAsked = Pick<Context, 'province' | 'at'> & { by: { id: string; name: string } };

/** Who asked; where they left the office, whoever has the work of the dossier now, or leads it. */
export function mayWithdraw(
  one: Consultation,
  { unit, receivingUnit, tasks, procedure }: DossierState,
  { province, at, by: { id, name } }: WithdrawalAsked,
): boolean {
  const dossier = { unit, receivingUnit, tasks, procedure: procedure.code, asking: [one] };
  const actor = { kind: 'officer', id, name } as const;
  const date = province.calendar.dateOf(at);
  return !isRefusal(mayAct({ act: 'withdraw-consultation', actor, dossier, province, date }));
}

function questionTo(
  code: string,
  question: string,
  before: readonly Consultation[],
  state: DossierState,
  context: Context,
): Outcome<Consultation> {
  const { province, rules, at, atText, by } = context;
  const unit = province.getUnit(code);
  if (isRefusal(unit)) return unit;
  if (before.some((one) => one.unit === code && isPending(one)))
    return refuse('consultation-duplicate', { unit: agencyNames(province, code, province.calendar.dateOf(at)) });
  // A one-stop centre receives and hands out: it has no opinion on what others decide.
  const post = unit.roles.includes('one-stop') ? undefined : answeringPost(province, unit);
  if (!post) return refuse('consultation-no-desk', { unit: agencyNames(province, code, province.calendar.dateOf(at)) });
  const start = province.calendar.startOf(at);
  const { limit } = rules.consultation;
  const due =
    'workingDays' in limit
      ? province.calendar.closingAfterDays(at, limit.workingDays)
      : province.calendar.due(start, limit);
  return {
    id: `C${before.length + 1}`,
    unit: code,
    question,
    askedAt: atText,
    dueAt: due.toString(),
    // What law no longer says, silence no longer means.
    silence: holdsFor(state, context) ? rules.consultation.silence : 'wait',
    by: by.name,
    askedBy: by.id,
    askedIn: postsOf(by, context),
    post,
    remindAt: warnInstant(province.calendar, start, due).toString(),
  };
}

function postsOf({ id }: Context['by'], { province, at }: Context): string[] {
  const officer = province.officers.get(id);
  const date = province.calendar.dateOf(at);
  const held = officer?.holds.filter(({ unit, post }) => holds(officer, unit, post, date)) ?? [];
  return [...new Set(held.map(({ unit }) => unit))];
}

/** Whether what the procedure rests a consultation on holds for this dossier on the day. */
const holdsFor = (state: DossierState, context: Context): boolean =>
  !refuseUnheld(state, context.rules.consultation.law, context);

/** Law leaves the time out of the limit. */
const stopsFor = (state: DossierState, context: Context): boolean =>
  context.rules.consultation.clock === 'stops' && holdsFor(state, context);

/** Whose work an answer would be there; nobody's, where no post of the unit does such work. */
export function answeringPost(province: Province, unit: Unit): string | undefined {
  const isThere = province.source.posts.some(
    ({ id, unitTypes }) => id === ANSWERING_POST && unitTypes.includes(unit.type),
  );
  return isThere ? ANSWERING_POST : undefined;
}

/** An answer that may come after the dossier's own date makes it late, unless law leaves its time out of the limit. */
function fallsAfter({ dueAt }: Consultation, { clock }: DossierState, { province: { calendar } }: Context) {
  if (!clock || Date.parse(dueAt) <= Date.parse(clock.dueAt)) return undefined;
  const print = (iso: string) => calendar.print(Temporal.Instant.from(iso));
  return refuse('consultation-after-due', { answer: print(dueAt), due: print(clock.dueAt) });
}

export function answerConsultation(
  state: DossierState,
  command: CommandOf<'answer-consultation'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const found = state.consultations.find((one) => one.id === command.consultation);
  if (!found || !isAnswerable(found, state))
    return refuse('consultation-not-found', { consultation: command.consultation });
  if (isAsker(found, context.by)) return refuse('consultation-asked-self');
  const { consultation, opinion, text } = command;
  const replaces = isPending(found) ? undefined : (command.replaces?.trim() ?? '');
  const number = command.number?.trim();
  const unfit = refuseAll(
    number && !namesNumber(number) && refuse('number-unreadable', { number }),
    opinion === 'disagree' && refuseReasonOfRefusal(text),
    replaces !== undefined && (replaces ? refuseReason(replaces) : refuse('consultation-answered', answerTold(found))),
  );
  if (unfit) return unfit;
  const { province, at, by, rules } = context;
  const date = province.calendar.dateOf(at);
  const block = signingBlock(province, { unit: found.unit, officer: by.id, date, procedure: rules.code });
  const clock = clockAfter(state, consultation, context);
  return [
    {
      type: 'consultation-answered',
      ...common(context),
      consultation,
      opinion,
      text,
      ...(!isRefusal(block) && { title: block.title }),
      ...(number && { number }),
      ...(replaces && { replaces }),
      clock,
    },
  ];
}

const answerTold = ({ answer }: Consultation) => ({ by: answer?.by?.name ?? '–' });

/** Waits for an answer; or has one that the unit may put another in place of, until the decision is signed. */
export const isAnswerable = (one: Consultation, { decision, outcome, status }: DossierState): boolean =>
  isPending(one) || Boolean(one.answer && !one.withdrawn && !decision && !outcome && OPEN_STATUSES.includes(status));

/** The question needs no answer any more; it stays on record, with the reason. */
export function withdrawConsultation(
  state: DossierState,
  { consultation, reason }: CommandOf<'withdraw-consultation'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const found = state.consultations.find((one) => one.id === consultation);
  if (!found || !isPending(found)) return refuse('consultation-not-found', { consultation });
  if (!mayWithdraw(found, state, context)) return refuse('consultation-not-yours', { by: found.by });
  const vague = refuseReasonAgainst(reason);
  if (vague) return vague;
  const clock = clockAfter(state, consultation, context);
  return [{ type: 'consultation-withdrawn', ...common(context), consultation, reason, clock }];
}

/** The clock goes on when the last open question has its answer or is withdrawn, or silence has come to mean one. */
export function clockAfter(
  state: DossierState,
  answered: string,
  context: Pick<Context, 'province' | 'atText'>,
): DossierClock | undefined {
  const { clock } = state;
  if (!clock || isPaused(clock)?.reason !== 'consultation') return undefined;
  const others = state.consultations.some((one) => one.id !== answered && isPending(one));
  return others ? undefined : resumeClock(context.province.calendar, clock, context.atText);
}

/** A clock that begins or goes on while a question is open whose time law leaves out stops at once. */
export function heldByConsultation(state: DossierState, clock: DossierClock, context: Context): DossierClock {
  const waits = stopsFor(state, context) && state.consultations.some(isPending);
  return waits ? pauseClock(context.province.calendar, clock, context.atText, 'consultation') : clock;
}

/**
 * A step goes on without an opinion that was asked for, or concludes for the request against one, only with a reason, which who decides
 * reads; the decision itself waits for the opinion. Against what a unit said, «đủ điều kiện theo quy định» is no reason.
 */
export function refuseUnweighed(
  { waiting, against }: { waiting: readonly Consultation[]; against: readonly Consultation[] },
  given: string | undefined,
  { province, at }: Pick<Context, 'province' | 'at'>,
): Refusal | undefined {
  const reason = given?.trim();
  const date = province.calendar.dateOf(at);
  const units = (those: readonly Consultation[]) => those.map(({ unit }) => agencyNames(province, unit, date).vi);
  if (reason) {
    const isStock = against.length > 0 && isStockReason(reason);
    const vague = waiting.length || against.length ? refuseReason(reason) : undefined;
    return vague ?? (isStock ? refuse('opinion-reason-stock', { reason, units: units(against) }) : undefined);
  }
  const until = waiting.map(({ dueAt }) => dueAt).toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return refuseAll(
    waiting.length &&
      refuse('opinion-unheard', {
        units: units(waiting),
        until: province.calendar.print(Temporal.Instant.from(until.at(-1)!)),
      }),
    against.length && refuse('opinion-against', { units: units(against) }),
  );
}

/** When the unit answered first: one that replaces it is not late by that. */
export const firstAnswered = (answer: NonNullable<Consultation['answer']>): string =>
  answer.earlier?.[0]?.at ?? answer.at;

/** The answer came, or is awaited, after the time that was given for it. */
export const isLate = ({ answer, lapsedAt, withdrawn, dueAt }: Consultation, now: string): boolean =>
  answer && isOpinion(answer.opinion)
    ? Date.parse(firstAnswered(answer)) > Date.parse(dueAt)
    : !lapsedAt && !withdrawn && Date.parse(now) > Date.parse(dueAt);

/** Not answered (a recorded answer without an opinion is none) nor withdrawn, and silence has not come to mean consent. */
export function isPending({ answer, lapsedAt, withdrawn }: Consultation): boolean {
  return !(answer && isOpinion(answer.opinion)) && !lapsedAt && !withdrawn;
}
