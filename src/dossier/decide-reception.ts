/**
 * What is brought and can't be taken in is refused in writing, with the reason and the article (form 03 of Circular 03/2025, Annex I; Decree
 * 63/2010 Art. 18.5): nobody leaves the counter with nothing in their hand. Nothing was received, so there is no code, no clock and no
 * paper to give back.
 */
import { isRefusal, type Outcome, refuse, refuseAll } from '#kernel/outcome.ts';
import type { CommandOf } from './commands.ts';
import { type Context, common, ownData } from './context.ts';
import { refuseOtherName } from './decide-intake.ts';
import type { DossierEvent } from './events.ts';
import { refuseGround } from './law-cited.ts';
import { refuseReasonUnused } from './reason.ts';
import { chosenAtReceipt, composedReason } from './receipt-grounds.ts';
import type { DossierState } from './state.ts';

/** Whether a condition that is published fails is for who refuses to say. */
export function refuseReception(
  state: DossierState,
  command: CommandOf<'refuse-reception'>,
  context: Context,
): Outcome<DossierEvent[]> {
  const { rules, province } = context;
  const { channel, applicant, representative, place, receivingUnit, law } = command;
  const receiving = province.findUnit(receivingUnit);
  if (!receiving?.roles.includes('one-stop'))
    return refuse('unit-does-not-receive', { unit: receiving?.name ?? receivingUnit });
  if (place && !province.findUnit(place)) return refuse('unit-unknown', { unit: place });
  // That a place it names is none may be just why it is refused.
  const own = { ...ownData(applicant, context, { ...state, representative }), misnamedOn: undefined };
  const answers = rules.checkOwn(command.answers ?? {}, own);
  const said = isRefusal(answers) ? {} : answers;
  const asked = { ...state, channel, applicant, place, receivingUnit, answers: said };
  const grounds = chosenAtReceipt(command.grounds, asked, context);
  const unfit = refuseAll(
    refuseOtherName(applicant, context),
    isRefusal(answers) && answers,
    refuseReasonUnused(command),
    refuseGround(state, law, context),
    grounds,
  );
  if (unfit || isRefusal(answers) || isRefusal(grounds)) return unfit!;
  const procedure = { code: rules.code, hash: rules.hash };
  const brought = { procedure, channel, applicant, representative, place, receivingUnit, answers };
  const reason = composedReason(grounds);
  return [{ type: 'dossier-refused', ...common(context), reason, law, grounds, brought }];
}
