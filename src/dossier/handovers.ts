/** Hand-overs of a dossier from desk to desk (form 06): what from whom to whom, when, and whether it was in time. */
import { agencyName } from '#authority/agency.ts';
import type { Province } from '#authority/province.ts';
import { titlesOf } from '#authority/signing.ts';
import type { DossierEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { Rules } from './rules.ts';
import { sidesOutside } from './slip-outside.ts';
import { type DossierState, noDossier, type Task } from './state.ts';

export interface SlipLookups {
  province: Province;
  rules: Rules;
}

export interface Handover {
  /** Unit and post. */
  from: string;
  to: string;
  at: string;
  /** By the step's own hours; nothing where the step has none. */
  outcome?: 'early' | 'on-time' | 'overdue';
  note: string;
  /** Who gave it and who took it; empty where nobody has yet, or where it went by itself. */
  giver: string;
  receiver: string;
}

export function handoversOf(events: readonly DossierEvent[], id: string, lookups: SlipLookups): Handover[] {
  const handovers: Handover[] = [];
  /** Of tasks that nobody has taken yet. */
  const open = new Map<number, Handover[]>();
  const take = (task: number, name: string) => {
    for (const one of open.get(task) ?? [])
      if (!one.receiver.includes(name)) one.receiver += `${one.receiver && '; '}${name}`;
    open.delete(task);
  };
  let state = noDossier(id);
  for (const event of events) {
    if (event.type === 'task-claimed') take(event.task, event.by.name);
    if (event.type === 'task-reassigned' || event.type === 'task-substituted')
      take(event.task, officerName(event.officer, lookups));
    for (const taskId of event.flow?.closed ?? []) {
      const task = state.tasks.find((one) => one.id === taskId);
      if (task && event.by.kind === 'officer') take(taskId, event.by.name);
      // Who withdraws or lets a dossier lapse hands nothing over.
      if (!task || event.type === 'dossier-withdrawn' || event.type === 'supplement-lapsed') continue;
      const one = handover(event, task, state, lookups);
      handovers.push(one);
      // Whom others named took it there: who follows it here did not.
      if (event.type === 'dossier-handed-over') continue;
      for (const { id: opened } of event.flow?.opened ?? []) open.set(opened, [...(open.get(opened) ?? []), one]);
    }
    const last = handovers.at(-1);
    if (event.type === 'draft-sent' && last && !last.to)
      Object.assign(last, { to: `${APPLICANT} (xác nhận bản dự thảo)`, receiver: state.applicant.name });
    if (event.type === 'draft-confirmed') {
      const one = fromApplicant(event, lookups);
      handovers.push(one);
      for (const { id: opened } of event.flow?.opened ?? []) open.set(opened, [one]);
    }
    state = evolve(state, event);
  }
  return handovers;
}

const APPLICANT = 'Người nộp hồ sơ';

/** A draft that comes back from who asked for it, or goes on by their silence. */
function fromApplicant(event: Extract<DossierEvent, { type: 'draft-confirmed' }>, lookups: SlipLookups): Handover {
  const corrected = Object.keys(event.answers).length + (event.cleared?.length ?? 0) > 0;
  return {
    from: APPLICANT,
    to: (event.flow?.opened ?? []).map((task) => deskName(task, event, lookups)).join('; '),
    at: lookups.province.calendar.print(Temporal.Instant.from(event.at)),
    note: event.silent
      ? 'Không có ý kiến, coi là đồng ý'
      : corrected
        ? 'Đề nghị sửa bản dự thảo'
        : 'Đồng ý bản dự thảo',
    giver: event.silent ? '' : event.by.name,
    receiver: '',
  };
}

/** Unit and post, as the unit was called then. */
function deskName(
  { unit, post }: Pick<Task, 'unit' | 'post'>,
  { at }: DossierEvent,
  { province }: SlipLookups,
): string {
  const date = province.calendar.dateOf(Temporal.Instant.from(at));
  const found = province.findUnit(unit);
  const titles = found && titlesOf(province, found, date);
  // A head is called as the unit calls its heads: «Chủ tịch», «Giám đốc».
  const own = post === 'head' ? titles?.head : post === 'deputy-head' ? titles?.deputy : undefined;
  const name = own ?? province.source.posts.find((one) => one.id === post)?.name.vi ?? '';
  return `${agencyName(province, unit, date)} – ${name}`;
}

function handover(event: DossierEvent, task: Task, state: DossierState, lookups: SlipLookups): Handover {
  const { province, rules } = lookups;
  const date = province.calendar.dateOf(Temporal.Instant.from(event.at));
  const desk = (one: Pick<Task, 'unit' | 'post'>) => deskName(one, event, lookups);
  const step = rules.steps[task.step]?.name.vi ?? '';
  const instead = event.inPlaceOf ? ` (thay ${officerName(event.inPlaceOf, lookups)})` : '';
  const why = 'reason' in event && event.reason ? `: ${event.reason}` : '';
  const delivered = event.type === 'result-delivered';
  const opened = event.flow?.opened ?? [];
  // What is refused goes back to where the dossier came in.
  const back = REFUSALS.has(event.type) ? province.nameOf(state.receivingUnit, date).vi : '';
  const { extra, ...sides } = sidesOutside(event, state, desk(task));
  return {
    from: desk(task),
    to: delivered ? APPLICANT : opened.map(desk).join('; ') || back,
    at: province.calendar.print(Temporal.Instant.from(event.at)),
    outcome: outcomeOf(task.dueAt, event.at),
    note: `${step}${instead}${why}${extra ? `: ${extra}` : ''}`,
    giver: event.by.kind === 'officer' ? event.by.name : '',
    receiver: delivered ? event.recipient : '',
    ...sides,
  };
}

const REFUSALS: ReadonlySet<string> = new Set<DossierEvent['type']>([
  'dossier-refused',
  'dossier-rejected',
  'result-revoked',
]);

const officerName = (id: string, { province }: SlipLookups): string => province.officers.get(id)?.name ?? '';

const HOUR_MS = 3_600_000;

function outcomeOf(dueAt: string | undefined, at: string): Handover['outcome'] {
  if (!dueAt) return undefined;
  const difference = Date.parse(dueAt) - Date.parse(at);
  return difference < 0 ? 'overdue' : difference > HOUR_MS ? 'early' : 'on-time';
}
