/**
 * What a body outside decides (police, tax, customs, social insurance and others): handed over with both names (Circular
 * 03/2025/TT-VPCP form 06), followed by what that body says, and its result taken in. Nothing here decides, signs or registers it.
 */

import { bodyNames } from '#authority/bodies.ts';
import type { Unit } from '#authority/province.ts';
import { isDay } from '#kernel/day.ts';
import { isRefusal, type Outcome, type Refusal, refuse, refuseAll } from '#kernel/outcome.ts';
import { namesNumber } from '#kernel/paper-number.ts';
import { isFullName, saysCode } from '#kernel/text.ts';
import { hidesLaw, recomputeClock, theirClock } from './clock.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common } from './context.ts';
import { inPlaceOf, requireTask } from './decide-tasks.ts';
import type { DossierEvent } from './events.ts';
import { advance, notHere } from './flow.ts';
import type { OutsideResult } from './outside-correction.ts';
import { refuseReason, refuseTold } from './reason.ts';
import { clean } from './receiver.ts';
import type { DossierState, Task } from './state.ts';

interface Whose {
  unit: Unit;
  row: { basis: string; inPerson?: true };
  outside: { body: string; unit?: string };
}

/**
 * Whose a dossier is that comes in today: of the body itself where it stands among our units, else the receiving centre keeps it in
 * that body's name.
 */
export function bodyFor(
  outside: { body: string; unit?: string },
  receivingUnit: string | undefined,
  { place }: DossierState,
  { province, rules, at }: Pick<Context, 'province' | 'rules' | 'at'>,
): Outcome<Whose> {
  const { unit: named = '' } = outside;
  const role = /^role:(.+)$/.exec(named)?.[1];
  const unit = role ? province.unitWithRole(role, place) : province.findUnit(named);
  if (unit) {
    const body = province.nameOf(unit, province.calendar.dateOf(at)).vi;
    return { unit, row: { basis: body }, outside: { body, unit: unit.code } };
  }
  if (role && !place && province.hasRole(role)) return refuse('place-needed', { procedure: rules.code });
  const centre = receivingUnit ? province.findUnit(receivingUnit) : province.unitWithRole('one-stop', place);
  if (!centre) return refuse('unit-unknown', { unit: receivingUnit ?? 'one-stop' });
  return { unit: centre, row: { basis: outside.body }, outside: { body: outside.body } };
}

/** A rank or a title stands before the name, and the office behind a comma. */
const TITLE =
  /^(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý|sĩ|sỹ)|hạ sĩ|đồng chí|đ\/c|ông|bà|chuyên viên|cán bộ|công chức)\s+/iu;
const bareName = (receiver: string): string => receiver.normalize('NFC').split(',')[0].replace(TITLE, '');

export function handOver(
  state: DossierState,
  command: CommandOf<'hand-over-dossier'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, 'hand-over-dossier', context);
  if (isRefusal(task)) return task;
  if (!state.outside) return notHere(state, context, 'hand-over-dossier');
  const receiver = clean(command.receiver);
  const theirCode = command.theirCode?.trim() || undefined;
  const unread = refuseAll(
    !receiver
      ? refuse('receiver-needed', { body: bodyNames(state.outside.body) })
      : !isFullName(bareName(receiver))
        ? refuse('receiver-unreadable', { name: receiver, body: bodyNames(state.outside.body) })
        : plain(bareName(receiver)) === plain(context.by.name) &&
          // Form 06 has two sides, and nobody takes over from themselves.
          refuse('receiver-is-giver', { name: receiver, body: bodyNames(state.outside.body) }),
    refuseCode(theirCode),
  );
  if (unread) return unread;
  const flow = advance(state, context, { type: 'complete', execution: task.id });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'dossier-handed-over',
      ...common(context),
      inPlaceOf: inPlaceOf(task, context),
      task: task.id,
      step: task.step,
      body: state.outside.body,
      receiver,
      theirCode,
      forwardBy: task.dueAt,
      flow,
    },
  ];
}

const plain = (name: string): string => clean(name).toLocaleLowerCase('vi');

const refuseCode = (code: string | undefined): Refusal | undefined =>
  code && !saysCode(code) ? refuse('their-code-unreadable', { code }) : undefined;

/** Their code, the date they promise, what they ask for: entered by an officer while they have the dossier. */
export function record(
  state: DossierState,
  command: CommandOf<'record-outside'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { outside } = state;
  if (!outside?.handedAt) return notHere(state, context, 'record-outside');
  const theirCode = command.theirCode?.trim() || undefined;
  const note = command.note?.trim() || undefined;
  const { dueAt } = command;
  if (!theirCode && !note && !dueAt) return refuse('outside-nothing', { body: bodyNames(outside.body) });
  const unread = refuseAll(refuseCode(theirCode), refuseTold(note));
  if (unread) return unread;
  const { calendar } = context.province;
  const events = { type: 'outside-recorded' as const, ...common(context), theirCode, note };
  if (!dueAt) return [events];
  const due = instantOf(dueAt);
  if (!due) return refuse('date-invalid', { value: dueAt });
  const handed = Temporal.Instant.from(outside.handedAt);
  if (Temporal.Instant.compare(due, handed) <= 0)
    return refuse('outside-due-early', { due: calendar.print(due), handed: calendar.print(handed) });
  const clock = theirClock(calendar, state.clock, outside.receivedAt ?? outside.handedAt, due.toString());
  return [{ ...events, dueAt: due.toString(), clock }];
}

export function recordResult(
  state: DossierState,
  command: CommandOf<'record-outside-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const task = requireTask(state, command.task, 'record-outside-result', context);
  if (isRefusal(task)) return task;
  const { outside } = state;
  if (!outside?.handedAt) return notHere(state, context, 'record-outside-result');
  if (outside.entered) return refuse('outside-result-open', { by: outside.entered.by.name });
  const said = saidOf(state, command, context);
  if (isRefusal(said)) return said;
  // Nothing shows it but the word of one officer: another one asks that body, too.
  if (isBare(said)) return [{ type: 'outside-result-entered', ...common(context), ...said }];
  return recorded(state, { task, said, inPlaceOf: inPlaceOf(task, context) }, context);
}

const isBare = ({ number, file }: OutsideResult): boolean => !number && !file;

interface Recorded {
  task: Task;
  said: OutsideResult;
  inPlaceOf?: DossierEvent['inPlaceOf'];
  proposedBy?: { id: string; name: string };
}

function recorded(state: DossierState, { task, said, ...by }: Recorded, context: Context): Outcome<DossierEvent[]> {
  const { calendar } = context.province;
  const flow = advance(state, context, { type: 'complete', execution: task.id });
  if (isRefusal(flow)) return flow;
  return [
    {
      type: 'outside-result-recorded',
      ...common(context),
      ...by,
      task: task.id,
      step: task.step,
      ...said,
      ...(state.clock && hidesLaw(state.clock) && { clock: recomputeClock(calendar, state.clock) }),
      flow,
    },
  ];
}

/** Another officer has asked that body as well: now it stands, and who applied is told. */
export function confirmResult(
  state: DossierState,
  _command: CommandOf<'confirm-outside-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { entered } = state.outside ?? {};
  const task = state.tasks.find(({ act }) => act === 'record-outside-result');
  if (!entered || !task) return refuse('outside-result-none');
  const { at: _, by: proposedBy, ...said } = entered;
  if (proposedBy.id === context.by.id) return refuse('outside-result-own');
  return recorded(state, { task, said, proposedBy }, context);
}

/** Taken back by who entered it, or not agreed to by another: nothing was entered. */
export function declineResult(
  { outside }: DossierState,
  { reason }: CommandOf<'decline-outside-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { entered } = outside ?? {};
  if (!entered) return refuse('outside-result-none');
  return (
    refuseReason(reason) ?? [{ type: 'outside-result-declined', ...common(context), reason, proposedBy: entered.by }]
  );
}

/**
 * Entered wrong: mended while nobody has it, with a reason; what was entered before stays on record. A grant becomes a refusal, and a
 * refusal a grant, and what nothing shows is entered, by two officers alone: the correction is proposed, and another one enters it.
 */
export function correctResult(
  state: DossierState,
  command: CommandOf<'correct-outside-result'>,
  context: Context,
): Outcome<DossierEvent[]> {
  if (!state.result?.outside) return notHere(state, context, 'correct-outside-result');
  const { correction } = state.outside!;
  if (correction) return refuse('outside-correction-open', { by: correction.by.name });
  const said = saidOf(state, command, context);
  const vague = refuseReason(command.why);
  if (vague || isRefusal(said)) return refuseAll(said, vague)!;
  // Neither number nor file, of it or of what was entered before: by two as well.
  const isProposed = changesOutcome(state, command) || (isBare(said) && !state.result.file);
  const type = isProposed ? 'outside-correction-proposed' : 'outside-result-corrected';
  return [{ type, ...common(context), ...said, why: command.why.trim() }];
}

/** What stands as a refusal would be given, or what stands as given refused. */
const changesOutcome = ({ result }: DossierState, { outcome }: Pick<CommandOf<'correct-outside-result'>, 'outcome'>) =>
  result !== undefined && Boolean(result.against) !== (outcome === 'refused');

export function confirmCorrection(
  { outside }: DossierState,
  _command: CommandOf<'confirm-outside-correction'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { correction } = outside ?? {};
  if (!correction) return refuse('outside-correction-none');
  const { at: _, by: proposedBy, ...said } = correction;
  if (proposedBy.id === context.by.id) return refuse('outside-correction-own');
  return [{ type: 'outside-result-corrected', ...common(context), ...said, proposedBy }];
}

/** Taken back by who proposed it, or not agreed to by another: what was entered before stands. */
export function declineCorrection(
  { outside }: DossierState,
  { reason }: CommandOf<'decline-outside-correction'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { correction } = outside ?? {};
  if (!correction) return refuse('outside-correction-none');
  const { by: proposedBy } = correction;
  return refuseReason(reason) ?? [{ type: 'outside-correction-declined', ...common(context), reason, proposedBy }];
}

/** Nothing is handed out of which an officer says that it was entered wrong. */
export const refuseUncorrected = ({ outside }: DossierState): Refusal | undefined =>
  outside?.correction && refuse('outside-correction-open', { by: outside.correction.by.name });

/** Their result as an officer read it off their paper. */
function saidOf(
  state: DossierState,
  command: CommandOf<'record-outside-result'> | CommandOf<'correct-outside-result'>,
  { province: { calendar }, at }: Context,
) {
  const { outside, result } = state;
  const { outcome, issuedOn, file } = command;
  const { body } = outside!;
  const from = calendar.dateOf(Temporal.Instant.from(outside!.handedAt!));
  const to = calendar.dateOf(at);
  const number = command.number?.trim() ?? '';
  const unnumbered = (!number && command.unnumbered?.trim()) || undefined;
  // The paper of a refusal is not that of a grant, nor the other way.
  const shown = number || file || (!changesOutcome(state, command) && result?.file);
  const refused = outcome === 'refused';
  const [theirReason, theirLaw] = [command.reason?.trim() || undefined, command.law?.trim() || undefined];
  const against = theirReason ?? theirLaw;
  const faults = refuseAll(
    // Why they refused, of what they granted: one of the two was read wrong.
    !refused && against !== undefined && refuse('choice-contradicted', { text: against }),
    !issuedOn
      ? refuse('outside-issued-needed', { body })
      : !isDay(issuedOn)
        ? refuse('date-invalid', { value: issuedOn })
        : (issuedOn < from || issuedOn > to) && refuse('outside-issued-when', { date: issuedOn, from, to }),
    // Their paper is found again by its number, or lies here as a file; where it has neither, somebody says why.
    // What is no number shows nothing: the second officer of one without it is not passed over so.
    number && !namesNumber(number)
      ? refuse('number-unreadable', { number })
      : unnumbered
        ? refuseReason(unnumbered)
        : !shown && refuse('outside-paper-needed', { body }),
    // Nobody loses a request by the bare word that somebody said no: by what paper, or why (Decree 63/2010 Art. 18.5).
    refused && !shown && (theirReason ? refuseReason(theirReason) : refuse('outside-refusal-bare', { body })),
  );
  if (faults) return faults;
  return { outcome, number, issuedOn, file, unnumbered, theirReason, theirLaw };
}

function instantOf(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}
