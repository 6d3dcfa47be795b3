/** What must be so for a request to be granted, as its source publishes it; that nobody did where nothing is at hand. */
import { askWhere } from '#acts/gate.ts';
import type { ConditionSource } from '#procedure/pack.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { referenceLine } from '../law-words.ts';
import { named, type View } from '../view.ts';

/** `answers`: of whom the case is known, no condition of another is told. */
export function Conditions(p: { view: View; shown: Shown; answers?: Readonly<Record<string, unknown>> }) {
  const { view, shown, answers } = p;
  const { law, conditions = [] } = shown.pack.manifest;
  const words = wordsFor(view, shown.pack);
  const here = conditions.filter((one) => !answers || shown.rules.isAsked(one, answers));
  if (!here.length)
    return (
      <p class="govuk-body">
        {view.t('procedure.conditions-unknown', { centre: named({ ...askWhere(view.platform) }, view.lang) })}
      </p>
    );
  const lists = Map.groupBy(here, ({ case: one = '' }: ConditionSource) => one);
  const sources = [...new Set(here.map((one) => referenceLine(view, law, one.law)))].join('; ');
  return (
    <>
      {[...lists].map(([one, list]) => (
        <>
          {one && <h3 class="govuk-heading-s">{words(`case.${one}`) ?? one}</h3>}
          <ul class="govuk-list govuk-list--bullet">
            {list.map(({ id }) => (
              <li>{words(`condition.${id}`) ?? id}</li>
            ))}
          </ul>
        </>
      ))}
      <p class="govuk-body mc-muted">{view.t('procedure.conditions-source', { source: sources })}</p>
    </>
  );
}
