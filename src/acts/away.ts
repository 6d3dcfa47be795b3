/** What nobody does who is recorded as away. */
import { type Actor, findAbsence, isOfDesk, type PermittedAct } from '#authority/permission.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Platform } from './platform.ts';

/** Who is recorded as away does no work of their post until the absence is ended. A told story has its own people. */
export async function refuseAway(
  platform: Platform,
  act: PermittedAct,
  actor: Actor,
  at: Temporal.Instant,
): Promise<Refusal | undefined> {
  if (actor.kind !== 'officer' || platform.story || !isOfDesk(act)) return undefined;
  const absence = findAbsence(await platform.absences(at.toString()), actor.id, at.toString());
  if (!absence) return undefined;
  const { calendar, officers } = platform.province;
  const until = calendar.print(Temporal.Instant.from(absence.to));
  const standIn = absence.standIn && (officers.get(absence.standIn)?.name ?? absence.standIn);
  return standIn ? refuse('away-stood-in', { until, standIn }) : refuse('away', { until });
}
