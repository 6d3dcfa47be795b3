/** Forms of who does the work: back to an earlier step, to a colleague, in place of who is away. */

import { deskOf } from '#authority/authorised.ts';
import { findAbsence } from '#authority/permission.ts';
import type { Officer } from '#authority/province.ts';
import { returnTargets, type Staff } from '#dossier/decide-tasks.ts';
import { isPossible } from '#dossier/possible.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { Select } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { holderName } from './desk-model.ts';

interface Props {
  view: View;
  state: DossierState;
  typed(name: string): string;
}

/** What asking for an act takes besides the dossier: who asks, when, and who is away. */
export const staffOf = ({ platform, now, actor }: View, absences: Staff['absences']): Staff => ({
  province: platform.province,
  at: now,
  atText: now.toString(),
  absences,
  by: { id: actor?.id ?? '', name: actor?.name ?? '' },
});

export function ReturnFields({
  view,
  state,
  typed,
  shown,
  task,
  staff,
}: Props & { shown: Shown; task?: Task; staff: Staff }) {
  const words = wordsFor(view, shown.pack);
  return (
    <Select
      name="to"
      label={{ text: view.t('acts.return-to') }}
      value={typed('to')}
      items={[
        { value: '', text: view.t('form.choose') },
        ...(task ? returnTargets(state, { ...staff, rules: shown.rules }, task) : []).map((step) => ({
          value: step,
          text: words(`step.${step}`) ?? step,
        })),
      ]}
    />
  );
}

/** Of the same desk as the task, but for who has it. */
export function colleaguesFor({ platform, now }: View, { unit, post, assignee }: Task, procedure: string): Officer[] {
  const { province } = platform;
  const date = province.calendar.dateOf(now);
  return deskOf(province, { unit, post, date, procedure }).filter((one) => one.id !== assignee);
}

/** Colleagues as choices; who is away is said to be, comes last, and nobody is chosen beforehand. */
export function colleagueItems(view: View, task: Task, procedure: string, absences: Staff['absences']) {
  const { t, fmt, now } = view;
  const away = (one: Officer) => findAbsence(absences, one.id, now.toString());
  const all = colleaguesFor(view, task, procedure).map((one) => ({ one, absence: away(one) }));
  return [
    { value: '', text: t('form.choose') },
    ...all
      .sort((a, b) => Number(Boolean(a.absence)) - Number(Boolean(b.absence)))
      .map(({ one, absence }) => ({
        value: one.id,
        text: absence ? t('acts.away', { name: one.name, to: fmt.dateTime(absence.to) }) : one.name,
      })),
  ];
}

export function ReassignFields({
  view,
  state,
  typed,
  task,
  absences,
}: Props & { task: Task; absences: Staff['absences'] }) {
  return (
    <>
      <input type="hidden" name="task" value={task.id} />
      <p class="govuk-body">{`${view.t('inbox.taken-by')}: ${holderName(view, task, absences)}`}</p>
      <Select
        name="officer"
        label={{ text: view.t('acts.colleague') }}
        value={typed('officer')}
        items={colleagueItems(view, task, state.procedure.code, absences)}
      />
    </>
  );
}

/** The task of somebody who is recorded as away now, that can be taken over. */
export const taskOfAbsent = (view: View, state: DossierState, shown: Shown, staff: Staff): Task | undefined =>
  state.tasks.find(
    (one) =>
      one.assignee !== view.officer?.id && isPossible(state, 'substitute-task', { ...staff, rules: shown.rules }, one),
  );

export function SubstituteFields({ view, task }: { view: View; task?: Task }) {
  const { t, platform } = view;
  return (
    <>
      <input type="hidden" name="task" value={task?.id} />
      <p class="govuk-body">
        {t('acts.substitute', { name: platform.province.officers.get(task?.assignee ?? '')?.name ?? '' })}
      </p>
    </>
  );
}
