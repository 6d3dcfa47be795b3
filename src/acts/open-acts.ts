/** Which acts are open to somebody on a dossier as it stands: what state, process, permission and absence let through. */

import type { Actor } from '#authority/permission.ts';
import { findAbsence, isOfDesk, mayAct, type PermittedAct } from '#authority/permission.ts';
import { type Act, SYSTEM_ACTS } from '#dossier/commands.ts';
import { allowedIn } from '#dossier/decide.ts';
import { isAnswerable, isAsker } from '#dossier/decide-consultation.ts';
import { isOnTask, isPossible } from '#dossier/possible.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { isRefusal } from '#kernel/outcome.ts';
import { subjectOf } from './perform.ts';
import type { Platform } from './platform.ts';
import { withStanding } from './representing.ts';

/** None where the procedure cannot be read any more: then no act can be done. */
export async function openActs(platform: Platform, state: DossierState, actor: Actor): Promise<Act[]> {
  const rules = await platform.procedureByHash(state.procedure.hash, state.clock?.receivedAt);
  if (isRefusal(rules)) return [];
  const { province } = platform;
  const at = platform.clock.now();
  const atText = at.toString();
  const date = province.calendar.dateOf(at);
  const absences = await platform.absences(atText);
  const away = actor.kind === 'officer' && findAbsence(absences, actor.id, atText);
  const asked = { province, at, atText, absences, by: actor, rules, signsResults: platform.signsResults };
  const subject = await withStanding(platform, subjectOf(state), state, state.procedure.code, actor);
  const isOpen = (act: Act, task?: Task): boolean => {
    if (!isPossible(state, act, asked, task)) return false;
    // As the act itself asks: by the task that it names, or by the unit of the question that it answers.
    const dossiers =
      act === 'answer-consultation'
        ? state.consultations
            .filter((one) => isAnswerable(one, state) && !isAsker(one, actor))
            .map(({ unit }) => ({ ...subject, consulted: unit }))
        : [{ ...subject, task: task ?? subject.task }];
    return dossiers.some((dossier) => !isRefusal(mayAct({ act: act as PermittedAct, actor, dossier, province, date })));
  };
  return (Object.keys(allowedIn) as Act[]).filter((act) => {
    if (SYSTEM_ACTS.some((one) => one === act) || (away && isOfDesk(act as PermittedAct))) return false;
    return isOnTask(act) ? state.tasks.some((task) => isOpen(act, task)) : isOpen(act);
  });
}
