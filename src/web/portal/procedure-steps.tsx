/** How a procedure is handled and what it asks for: the steps of our own packs, of an imported one what its source tells. */
import { askWhere } from '#acts/gate.ts';
import { isAgainst } from '#dossier/flow.ts';
import { groupSteps } from '#engine/bpmn/ahead.ts';
import type { Manifest, StepSource } from '#procedure/pack.ts';
import { endsCut, publishedText } from '#procedure/said.ts';
import { channelName, limitText, type ShownToday, wordsFor } from '../catalogue.ts';
import type { Words } from '../forms/model.ts';
import { Details } from '../ui/basics.tsx';
import { postName } from '../unit-names.ts';
import { named, type View } from '../view.ts';
import { Conditions } from './procedure-conditions.tsx';
import { Doubts } from './procedure-doubts.tsx';
import { Unstated } from './unstated.tsx';

interface Props {
  view: View;
  shown: ShownToday;
}

/** The steps of our own packs; of an imported one what its source tells, for its table of steps is ours and not the law's. */
export function Steps({ view, shown }: Props) {
  const { pack, rules } = shown;
  const { t } = view;
  const { manifest } = pack;
  const words = wordsFor(view, pack);
  if (manifest.origin === 'catalogue')
    return (
      <>
        <h2 class="govuk-heading-m">{t('procedure.steps')}</h2>
        <Doubts view={view} shown={shown} part="steps" />
        <Published view={view} manifest={manifest} name="sequence" />
        <h2 class="govuk-heading-m">{t('procedure.conditions')}</h2>
        <Published view={view} manifest={manifest} name="conditions" />
      </>
    );
  const groups = groupSteps(
    rules.process,
    manifest.steps.map(({ id }) => id),
    isAgainst,
  );
  return (
    <>
      <h2 class="govuk-heading-m">{t('procedure.steps')}</h2>
      <ol class="govuk-list govuk-list--number">
        {groups.map(({ kind, steps }) => (
          <li>
            {steps.length === 1 ? (
              <Step
                view={view}
                manifest={manifest}
                words={words}
                step={rules.steps[steps[0]]}
                sometimes={kind === 'sometimes'}
              />
            ) : (
              <>
                {t(kind === 'one-of' ? 'procedure.step-one-of' : 'procedure.step-any-of')}
                <ul class="govuk-list govuk-list--bullet">
                  {steps.map((step) => (
                    <li>
                      <Step view={view} manifest={manifest} words={words} step={rules.steps[step]} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ol>
      {manifest.origin === 'law' && manifest.steps.some(({ hours }) => hours) && (
        <p class="govuk-body mc-muted">{t('procedure.step-hours')}</p>
      )}
      <h2 class="govuk-heading-m">{t('procedure.conditions')}</h2>
      <Conditions view={view} shown={shown} />
    </>
  );
}

function Step(p: {
  view: View;
  manifest: Manifest;
  words: Words;
  step: Pick<StepSource, 'id' | 'post' | 'hours' | 'limits'>;
  sometimes?: boolean;
}) {
  const { view, words, step } = p;
  const said = [
    postName(view, step.post),
    step.hours ? view.fmt.workingHours(step.hours) : '',
    ...Object.entries(step.limits ?? {}).map(
      ([name, limit]) => `${channelName(view, p.manifest, name)}: ${limitText(view, limit)}`,
    ),
    p.sometimes ? view.t('procedure.step-if') : '',
  ];
  return (
    <>
      {words(`step.${step.id}`) ?? step.id}
      <span class="mc-muted"> – {said.filter(Boolean).join(', ')}</span>
    </>
  );
}

function Published({ view, manifest, name }: { view: View; manifest: Manifest; name: string }) {
  const text = publishedText(manifest, name);
  if (!text)
    return (
      <p class="govuk-body">
        <Unstated view={view} manifest={manifest} />
      </p>
    );
  const cut = endsCut(text) && (
    <p class="govuk-body">
      {view.t('procedure.source-cut', { centre: named({ ...askWhere(view.platform) }, view.lang) })}
    </p>
  );
  return (
    <>
      <Details
        summaryText={view.t('procedure.as-published')}
        text={
          <>
            <SourceText text={text} />
            {cut}
          </>
        }
      />
      {cut}
    </>
  );
}

/** A text as it was published: its lines, nothing added. */
export const SourceText = ({ text }: { text: string }) => (
  <div lang="vi">
    {text
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => (
        <p class="govuk-body">{line}</p>
      ))}
  </div>
);
