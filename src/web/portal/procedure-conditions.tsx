/**
 * What must be so for a request to be granted, and for whom the procedure is not, as published: on nothing else is anybody refused before it is
 * received; that nobody published any where nothing is at hand.
 */
import { askWhere } from '#acts/gate.ts';
import type { ConditionSource } from '#procedure/pack.ts';
import { type Shown, wordsFor } from '../catalogue.ts';
import { referenceLine } from '../law-words.ts';
import { named, type View } from '../view.ts';

const capitalised = (text: string, lang: string): string => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);

/** `answers`: of whom the case is known, no condition of another is told. */
export function Conditions(p: { view: View; shown: Shown; answers?: Readonly<Record<string, unknown>> }) {
  const { view, shown, answers } = p;
  const { law, conditions = [] } = shown.pack.manifest;
  const words = wordsFor(view, shown.pack);
  const here = conditions.filter((one) => !answers || shown.rules.isAsked(one, answers));
  const bars = shown.rules.conditions.filter((one) => one.bars);
  // Where nobody looked at the text itself, that stands beside what it says, and is no part of it.
  const noted = (id: string) => {
    const note = words(`source.${id}`);
    return note && <span class="mc-muted"> ({note})</span>;
  };
  const lists = Map.groupBy(here, ({ case: one = '' }: ConditionSource) => one);
  const sources = [...new Set(here.map((one) => referenceLine(view, law, one.law)))].join('; ');
  return (
    <>
      {[...lists].map(([one, list]) => (
        <>
          {one && <h3 class="govuk-heading-s">{words(`case.${one}`) ?? one}</h3>}
          <ul class="govuk-list govuk-list--bullet">
            {list.map(({ id }) => (
              <li>
                {words(`condition.${id}`) ?? id}
                {noted(id)}
              </li>
            ))}
          </ul>
        </>
      ))}
      {here.length > 0 ? (
        <p class="govuk-body mc-muted">{view.t('procedure.conditions-source', { source: sources })}</p>
      ) : (
        <p class="govuk-body">
          {view.t('procedure.conditions-unknown', { centre: named({ ...askWhere(view.platform) }, view.lang) })}
        </p>
      )}
      {bars.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{view.t('procedure.bars')}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {bars.map(({ id, text }) => (
              <li>
                {capitalised(text[view.lang], view.lang)}
                {noted(id.replace(/^reason\./, ''))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
