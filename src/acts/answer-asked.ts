/** What registers ask about a decision, and who decides answers. */
import type { Command } from '#dossier/commands.ts';
import type { Context } from '#dossier/context.ts';
import { whyGranted } from '#dossier/decide-outcome.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { withLawChecked } from '#dossier/law-checked.ts';
import type { LawContext } from '#dossier/law-cited.ts';
import { refuseReason } from '#dossier/reason.ts';
import type { DossierState } from '#dossier/state.ts';
import { isRefusal, type Refusal } from '#kernel/outcome.ts';
import { barredIn } from './parents.ts';

/**
 * What registers ask about a decision is answered by who decides, with the reason, which the record keeps beside the questions. What would
 * make the office competent is no matter of a reason.
 */
export function answerAsked(
  event: Extract<DossierEvent, { type: 'dossier-decided' }>,
  command: Command,
  asked: readonly Refusal[],
  state: DossierState,
  context: LawContext & Pick<Context, 'rules'>,
): Refusal | undefined {
  const barred = barredIn(asked);
  if (barred) return barred;
  const reason = command.act === 'decide-dossier' ? whyGranted(command) : undefined;
  if (!reason) return asked[0];
  event.despite = reason;
  const unfit = refuseReason(reason);
  if (unfit) return unfit;
  // It was not there yet when the law of this act was checked.
  const checked = withLawChecked(state, command, [event], context);
  if (isRefusal(checked)) return checked;
  Object.assign(event, checked[0]);
  return undefined;
}
