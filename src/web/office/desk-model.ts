/** What an officer may see and do: desks, risk, and which acts are open to them on a dossier. */
import { consultedUnit } from '#acts/consulted-unit.ts';
import { subjectOf } from '#acts/perform.ts';
import { headDesks } from '#authority/authorised.ts';
import { deskPost, HEAD } from '#authority/head-posts.ts';
import { findAbsence, mayAct, type PermittedAct } from '#authority/permission.ts';
import { holds } from '#authority/province.ts';
import type { Act } from '#dossier/commands.ts';
import { isAllowed } from '#dossier/decide.ts';
import type { Staff } from '#dossier/decide-tasks.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import type { View } from '../view.ts';

export interface Desk {
  unit: string;
  post: string;
  /** The work of this procedure alone, by a written authority. */
  procedure?: string;
}

/** The desks at which the officer sits today. */
export function desksOf({ officer, platform, now }: View): Desk[] {
  const date = platform.province.calendar.dateOf(now);
  const desks = (officer?.holds ?? [])
    .filter((held) => holds(officer!, held.unit, held.post, date))
    .map(({ unit, post }) => ({ unit, post: deskPost(post) }));
  return desks.filter((desk, i) => desks.findIndex((one) => one.unit === desk.unit && one.post === desk.post) === i);
}

/** Those, and the desks of heads for whom a written authority lets them sign today. */
export function workDesksOf(view: View): Desk[] {
  const own = desksOf(view);
  const { officer, platform, now } = view;
  if (!officer) return own;
  const { province } = platform;
  const signed = headDesks(province, officer, province.calendar.dateOf(now))
    .map((desk) => ({ ...desk, post: HEAD }))
    .filter(({ unit }) => !own.some((one) => one.unit === unit && one.post === HEAD));
  return [...own, ...signed];
}

export const sitsAs = (view: View, ...posts: string[]): Desk[] =>
  desksOf(view).filter((desk) => posts.includes(desk.post));

/** Centres whose money is theirs to see: who sits at a counter, and who leads one. */
export const centresOf = (view: View): string[] => {
  const { province } = view.platform;
  const date = province.calendar.dateOf(view.now);
  const led = sitsAs(view, HEAD).filter(({ unit }) => province.holders(unit, 'counter', date).length > 0);
  return [...new Set([...sitsAs(view, 'counter'), ...led].map(({ unit }) => unit))];
};

export type Risk = 'late' | 'today' | 'soon' | 'fine' | 'none';
export const RISK_COLOURS: Readonly<Record<Risk, string>> = {
  late: 'govuk-tag--red',
  today: 'govuk-tag--orange',
  soon: 'govuk-tag--yellow',
  fine: 'govuk-tag--green',
  none: 'govuk-tag--grey',
};

const SOON_HOURS = 8;

/** By what is left of the working time until a legal date: said in words, and in a colour beside. */
export function riskOf({ platform, now }: View, legalAt: string | undefined): Risk {
  if (!legalAt) return 'none';
  const { calendar } = platform.province;
  const due = Temporal.Instant.from(legalAt);
  if (Temporal.Instant.compare(due, now) < 0) return 'late';
  if (calendar.dateOf(due) === calendar.dateOf(now)) return 'today';
  return calendar.measureMs(now, due) / 3_600_000 <= SOON_HOURS * 2 ? 'soon' : 'fine';
}

/** Whether this officer may do this act on the dossier as it stands; the act itself asks again. */
export function may(view: View, state: DossierState, act: Act, task?: Task): boolean {
  if (!view.actor || !isAllowed(act, state)) return false;
  const { province } = view.platform;
  const subject = subjectOf(state);
  return !isRefusal(
    mayAct({
      act: act as PermittedAct,
      actor: view.actor,
      dossier: { ...subject, task: task ?? subject.task, consulted: consultedUnit(view.platform, view.actor, state) },
      province,
      date: province.calendar.dateOf(view.now),
    }),
  );
}

/** Who has taken the work, by name, and who stands in while they are away; or that nobody has. */
export function holderName(
  { t, fmt, platform, now }: View,
  { assignee }: Pick<Task, 'assignee'>,
  absences: Staff['absences'],
): string {
  if (!assignee) return t('inbox.nobody');
  const { officers } = platform.province;
  const name = officers.get(assignee)?.name ?? assignee;
  const absence = findAbsence(absences, assignee, now.toString());
  if (!absence) return name;
  const standIn = absence.standIn && officers.get(absence.standIn)?.name;
  const to = fmt.dateTime(absence.to);
  return standIn ? t('inbox.taken-by-stand-in', { name, to, standIn }) : t('inbox.taken-by-absent', { name, to });
}

/** The open task that is this officer's to do: theirs first, then one of their desk. */
export function taskFor(view: View, state: DossierState, wanted?: number): Task | undefined {
  const mine = state.tasks.filter((task) => may(view, state, task.act, task));
  return mine.find((task) => task.id === wanted) ?? mine.find((task) => task.assignee === view.officer?.id) ?? mine[0];
}
