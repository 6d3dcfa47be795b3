/**
 * A conclusion against the request leads to who decides, and to nothing else: no draft to the applicant, no payment, no number, no
 * other agency's work. Tried at every step of work that a case does before the decision: as the case tells it, and turned against.
 */
import { besideDeciding } from '#dossier/astray.ts';
import { type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { concludes, turnedAgainst } from '#procedure/conclusion.ts';
import { stepsUpToDecision } from '#procedure/derive.ts';
import type { Pack } from '#procedure/pack.ts';
import type { OnWork } from './story.ts';

export interface WatchedConclusions {
  onWork: OnWork;
  /** With `whole`, what no case tried counts, too. */
  faults(whole: boolean): Refusal[];
}

export function watchConclusions({ manifest, forms }: Pack): WatchedConclusions {
  const formOf = new Map(
    stepsUpToDecision(manifest)
      .filter((step) => step.act === 'complete-task')
      .map((step) => [step.id, forms[step.form ?? '']]),
  );
  const concluding = [...formOf].filter(([, form]) => concludes(form)).map(([step]) => step);
  const tried = new Set<string>();
  const astray = new Map<string, Set<string>>();
  return {
    onWork(rules, before, task, result) {
      // Beyond the decision it is the result of another agency.
      if (before.status !== 'in-progress' || !concluding.includes(task.step)) return;
      for (const one of [result, ...turnedAgainst(formOf.get(task.step), result)]) {
        if (rules.conclusionOf(task.step, one)?.favourable !== false) continue;
        tried.add(task.step);
        const elements = besideDeciding(rules, before, task, one);
        if (elements.length) astray.set(task.step, new Set([...(astray.get(task.step) ?? []), ...elements]));
      }
    },
    faults(whole) {
      const bad = (detail: ReturnType<typeof phrase>) => refuse('pack-invalid', { where: 'process', detail });
      const untold = whole ? concluding.filter((step) => !tried.has(step)) : [];
      return [
        ...[...astray].map(([step, elements]) =>
          bad(phrase('against-astray', { step, elements: [...elements].join(', ') })),
        ),
        ...untold.map((step) => bad(phrase('against-untold', { step }))),
      ];
    },
  };
}
