/** What stands in the form of an act beside its fields: the paper as it will be printed, and why work came back. */
import { PREVIEWED, type Preview } from '#acts/preview.ts';
import { type Offered, ofRefusal } from '#dossier/refusal-grounds.ts';
import type { DossierState, Task } from '#dossier/state.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { Button, WarningText } from '../ui/basics.tsx';
import { Textarea } from '../ui/fields.tsx';
import { PaperSheet } from '../ui/slips.tsx';
import type { View } from '../view.ts';
import type { OfficeAct } from './act-commands.ts';

/** The paper with what was typed, before it is signed. */
export function Previewed({
  view: { t },
  state,
  preview: { paper, slip },
}: {
  view: View;
  state: DossierState;
  preview: Preview;
}) {
  const printed = paper ?? (slip && slipPaper(slip));
  if (!printed) return <p class="govuk-body-s mc-muted">{t('sign.no-draft')}</p>;
  return (
    <section aria-labelledby={`preview-${state.id}`}>
      <p class="govuk-body-s mc-muted">{t('sign.draft-hint')}</p>
      <PaperSheet paper={printed} id={`preview-${state.id}`} />
    </section>
  );
}

/** Work on the way: given to who applied with the result or the refusal (`views/given.ts`). */
const WORK: readonly OfficeAct[] = [
  'complete-task',
  'return-task',
  'consult-unit',
  'answer-consultation',
  'decide-dossier',
];

/** Who reads what is typed, where the form is no letter to who applied and may look like a note of the office. */
export function ReadBy({ view, state, shown, task, act }: Of & { act: OfficeAct }) {
  const form = task && shown.rules.formOf(shown.rules.steps[task.step]?.form ?? '');
  const hasText = Object.values(form?.schema.properties ?? {}).some((one) => one['type'] === 'string' && !one['enum']);
  if (act !== 'reassign-task' && !WORK.includes(act)) return null;
  if (act === 'complete-task' && !hasText) return null;
  const isNow = act === 'reassign-task' || state.result !== undefined;
  return <p class="govuk-body mc-muted">{view.t(isNow ? 'acts.read-now' : 'acts.read-later')}</p>;
}

interface Of {
  view: View;
  state: DossierState;
  shown: Shown;
  task?: Task;
}

/** Before anything else: that it came back, from where, and why. */
export function Returned({
  view,
  shown,
  returned,
}: {
  view: View;
  shown: Shown;
  returned: NonNullable<Task['returned']>;
}) {
  const { by, at, step, reason } = returned;
  const name = wordsFor(view, shown.pack)(`step.${step}`) ?? '';
  return (
    <WarningText
      iconFallbackText={view.t('form.warning')}
      text={view.t('acts.returned', { by, at: view.fmt.dateTime(at), step: name, reason })}
    />
  );
}

/** What was done about it. */
export const ReturnAnswer = ({ view: { t }, typed }: { view: View; typed(name: string): string }) => (
  <Textarea
    name="answer"
    id="return-answer"
    rows={3}
    label={{ text: t('acts.return-answer') }}
    hint={{ text: t('acts.return-answer-hint') }}
    value={typed('answer')}
  />
);

/** The act itself, and where a paper comes of it, how it will be printed. */
export function ActButtons({
  view: { t },
  state,
  act,
  grounds,
  isNow,
}: {
  view: View;
  state: DossierState;
  act: Exclude<OfficeAct, 'send-message'>;
  grounds: readonly Offered[];
  isNow: boolean;
}) {
  const warns = act === 'refuse-dossier' || act === 'withdraw-dossier' || act === 'revoke-result';
  const main = (
    <Button
      text={t(`act.${act}`)}
      classes={warns ? 'govuk-button--warning' : isNow ? undefined : 'govuk-button--secondary'}
      preventDoubleClick
    />
  );
  // Where there is no ground nothing can be refused, and nothing is offered.
  if (act === 'refuse-dossier' && !ofRefusal(state, grounds).length) return null;
  if (!PREVIEWED.includes(act)) return main;
  return (
    <div class="govuk-button-group">
      {main}
      <Button
        text={t('acts.preview')}
        name="preview"
        value="1"
        classes="govuk-button--secondary"
        attributes={{ formaction: `/office/dossiers/${state.id}/${act}#preview-${state.id}` }}
      />
    </div>
  );
}
