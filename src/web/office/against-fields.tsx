/**
 * On what a conclusion against the request rests, as part of the form of its step: what is chosen from what there is, and law that sets a
 * condition which the procedure does not publish. Folded away until it is needed; an island brings it out with the answer that needs it.
 */
import { groundsFor } from '#dossier/conclusion-grounds.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { favourableIn } from '#procedure/conclusion.ts';
import type { Shown } from '../catalogue.ts';
import { Details } from '../ui/basics.tsx';
import { Textarea } from '../ui/fields.tsx';
import type { View } from '../view.ts';
import { AGAINST } from './act-commands.ts';
import { LawFields } from './decide-form.tsx';
import { type ChoiceProps, GroundChoice } from './ground-choice.tsx';
import type { Failed } from './take-act.tsx';

interface Props extends Pick<ChoiceProps, 'grounds'> {
  view: View;
  state: DossierState;
  shown: Shown;
  task?: Task;
  failed: Failed;
}

const ACT = 'complete-task';

export function AgainstFields({ view, state, shown, task, failed, grounds: all }: Props) {
  const { t } = view;
  const { rules } = shown;
  const form = task && rules.formOf(rules.steps[task.step]?.form ?? '');
  const favourable = favourableIn(form);
  if (!task || !favourable) return null;
  const grounds = groundsFor(task.step, state, all);
  const posted = failed.act === ACT ? (failed.posted ?? {}) : {};
  const typed = (name: string) => String(posted[`${AGAINST}${name}`] ?? '');
  const chosen = [posted[`${AGAINST}grounds`] ?? []].flat().map(String);
  const isByLaw = ['article', 'otherLaw', 'words'].some(typed);
  const isAgainst = rules.conclusionOf(task.step, posted)?.favourable === false;
  return (
    <Details
      open={isAgainst || isByLaw || chosen.length > 0}
      summaryText={t('ground.if-against')}
      attributes={{ 'data-against': JSON.stringify(favourable) }}
      text={
        <>
          <GroundChoice
            {...{ view, grounds, chosen }}
            errors={failed.act === ACT ? failed.errors : []}
            name={`${AGAINST}grounds`}
            form={ACT}
            at="conclusion"
          />
          <Details
            summaryText={t('ground.law')}
            open={isByLaw || !grounds.length}
            text={
              <>
                <p class="govuk-body mc-muted">{t('ground.law-hint')}</p>
                <LawFields view={view} shown={shown} typed={typed} prefix={`${ACT}-against`} under={AGAINST} />
                <Textarea
                  name={`${AGAINST}words`}
                  rows={2}
                  label={{ text: t('ground.law-words') }}
                  hint={{ text: t('ground.law-words-hint') }}
                  value={typed('words')}
                />
              </>
            }
          />
        </>
      }
    />
  );
}
