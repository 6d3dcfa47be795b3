/** The decision models of a pack, each read with the others, which it may import. */
import type { Model } from '#engine/dmn/model.ts';
import { readModels } from '#engine/dmn/read.ts';
import { isRefusal, type Outcome, type Refusal, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import type { Pack } from './pack.ts';

type Rules = Pick<Pack, 'rules'>;
const remembered = new WeakMap<Pack['rules'], [file: string, model: Outcome<Model>][]>();

/** By the path of the file in the pack. */
export function ruleModels({ rules }: Rules): readonly [file: string, model: Outcome<Model>][] {
  const known = remembered.get(rules);
  if (known) return known;
  const models = Object.entries(readModels(rules)).map(([name, model]): [string, Outcome<Model>] => [
    `rules/${name}.dmn`,
    model,
  ]);
  remembered.set(rules, models);
  return models;
}

/** Those that can be read; what is wrong with the others is said where the pack is compiled. */
export const readableModels = (pack: Rules): Model[] =>
  ruleModels(pack).flatMap(([, model]) => (isRefusal(model) ? [] : [model]));

/** A decision is asked by its id: one that stands in two files, or a model that two files claim to be, is asked by chance. */
export function decidedTwice(pack: Rules): Refusal[] {
  const files = new Map<string, string[]>();
  const note = (key: string, file: string) => files.set(key, [...(files.get(key) ?? []), file]);
  const imported = new Set(Object.values(pack.rules).flatMap((xml) => importsOf(xml)));
  for (const [file, model] of ruleModels(pack)) {
    if (isRefusal(model)) continue;
    for (const id of Object.keys(model.decisions)) note(id, file);
    if (imported.has(model.namespace)) note(model.namespace, file);
  }
  return [...files].flatMap(([name, where]) =>
    where.length > 1
      ? [
          refuse('pack-invalid', {
            where: where[1],
            detail: phrase('decision-twice', { name, files: where.join(', ') }),
          }),
        ]
      : [],
  );
}

const importsOf = (xml: string): string[] =>
  [...xml.matchAll(/<(?:[\w.-]+:)?import\b[^>]*?\bnamespace\s*=\s*["']([^"']*)["']/g)].map(
    ([, namespace]) => namespace,
  );
