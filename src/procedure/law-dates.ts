/**
 * The law documents a pack rests on, with the days from and to which each holds. What is repealed shows itself: a pack that rests on
 * it fails its check. Only dates that are known are written; what comes from the national database has none.
 */

import { LawEnds } from '#authority/law.ts';
import type { Model } from '#engine/dmn/model.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { askedAtCollection } from './at-collection.ts';
import type { Pack } from './pack.ts';
import { ruleModels } from './rule-models.ts';

export interface LawSource {
  number: string;
  title: string;
  /** The day on which it was issued. */
  issued?: string;
  /** First day on which it holds. */
  from?: string;
  /** First day on which it no longer holds. */
  to?: string;
  /** Number of the document that takes its place. */
  replacedBy?: string;
  /** Where this is known from, for what was not compared with the original text. */
  source?: string;
  confirmed?: false;
  /** The number may be cut where it comes from: the document is named without it until somebody has looked. */
  numberDoubtful?: true;
  /** A review named it for what the procedure costs, and for nothing else. */
  ofFee?: true;
}

/** Where a law is named (`components.form`, `rules/limit.dmn#r1`), and the reference: a key of `law:`, then the article. */
export type LawReference = readonly [where: string, law: string | undefined];

export const lawKey = (reference: string): string => reference.split(' ')[0];

/** Every place of a pack that names its law; nothing for a place that need not. */
export function lawReferences(pack: Pick<Pack, 'manifest' | 'rules'> & Partial<Pick<Pack, 'forms'>>): LawReference[] {
  const { manifest } = pack;
  // The national database seldom says which article a limit or a fee rests on; a pack of our own always does.
  const imported = manifest.origin === 'catalogue';
  const needed = imported ? undefined : '';
  // Words of the source are no reference.
  const quoted = (law: string | undefined) => (imported && law?.startsWith('«') ? undefined : law);
  return [
    ...manifest.components.map((component): LawReference => [`components.${component.id}`, quoted(component.law)]),
    ...(manifest.conditions ?? []).map(({ id, law }): LawReference => [`conditions.${id}`, law]),
    ...manifest.steps.map((step): LawReference => [`steps.${step.id}`, step.law]),
    ...Object.entries(manifest.channels).flatMap(([name, channel]): LawReference[] => [
      [`channels.${name}`, quoted(channel.law) ?? (channel.law ? undefined : needed)],
      [`channels.${name}.feeUnknownBy`, quoted(channel.feeUnknownBy)],
      [`channels.${name}.offeredBy`, quoted(channel.offeredBy)],
      ...(channel.phases ?? []).map(({ law }, i): LawReference => [`channels.${name}.phases.${i}`, law]),
      [`channels.${name}.free`, quoted(channel.free)],
      ...(channel.fees ?? []).flatMap((fee): LawReference[] => [
        [`channels.${name}.fees.${fee.id}`, quoted(fee.law) ?? (fee.law ? undefined : needed)],
        ...(fee.exemptions ?? []).map(
          (one): LawReference => [`channels.${name}.fees.${fee.id}.exemptions.${one.id}`, one.law],
        ),
      ]),
    ]),
    ...Object.entries(manifest.terms ?? {}).map(([name, { law }]): LawReference => [`terms.${name}`, law]),
    ['originalsAtCollection', askedAtCollection(manifest.originalsAtCollection)?.law],
    ['result', quoted(manifest.result.law)],
    ['supplement', manifest.supplement?.law],
    ['confirmation', manifest.confirmation?.law],
    ['consultation', manifest.consultation?.law],
    ...ruleReferences(pack),
    ...Object.entries(pack.forms ?? {}).flatMap(([form, { schema }]) =>
      Object.entries(schema?.properties ?? {}).flatMap(([field, { articles = {} }]) =>
        Object.entries(articles).map(([choice, law]): LawReference => [`forms/${form} ${field}.${choice}`, law]),
      ),
    ),
  ];
}

function ruleReferences(pack: Pick<Pack, 'rules'>): LawReference[] {
  return ruleModels(pack).flatMap(([file, model]) => {
    if (isRefusal(model)) return [];
    return Object.values((model as Model).decisions).flatMap(({ logic }) =>
      logic.kind === 'table' ? logic.rules.map((rule): LawReference => [`${file}#${rule.id}`, rule.law ?? '']) : [],
    );
  });
}

/**
 * Laws of the pack that do not hold on a day: repealed by then, or not in force yet. One fault a law, with what rests on it. `known`: days
 * that the pack does not say.
 */
export function examineLaw(pack: Pack, date: string, known: LawEnds = new LawEnds()): Refusal[] {
  const references = lawReferences(pack);
  const listed = Object.values(pack.manifest.law);
  return Object.entries(pack.manifest.law).flatMap(([key, law]) => {
    const { number, from } = law;
    const { to, replacedBy } = known.endOf(law) ?? {};
    const places = references.flatMap(([where, law]) => (law && lawKey(law) === key ? [where] : []));
    const of = [`law.${key}`, ...places].join(', ');
    const bad = (detail: ReturnType<typeof phrase>) => [refuse('pack-invalid', { where: 'procedure.yaml', detail })];
    if (from && to && to <= from) return bad(phrase('beside', { of, detail: phrase('ends-early', { to }) }));
    if (to && to <= date)
      return bad(
        replacedBy
          ? phrase('law-replaced', { of, law: number, to, by: replacedBy })
          : phrase('law-repealed', { of, law: number, to }),
      );
    const early = known.earlyIn(number, { date }, listed);
    if (!early) return [];
    return bad(
      early.from
        ? phrase('law-not-yet', { of, law: number, from: early.from })
        : phrase('law-not-issued', { of, law: number }),
    );
  });
}
