/** What a rule said, for what and by which article, as it can be stored: understood also when the rules are others. */
import type { Witness } from '#engine/feel/frame.ts';
import { outward } from '#engine/feel/values.ts';
import type { TableRule } from './model.ts';

export interface Decided {
  id: string;
  value: unknown;
  inputs: readonly { label: string; value: unknown }[];
  /** None where the table answers otherwise. */
  rules: readonly { id: string; law?: string }[];
}

/** Told of each table that answers; what a decision rests on comes first. */
export type OnDecided = (decided: Decided) => void;

export const tellDecided =
  (tell: OnDecided): NonNullable<Witness['answered']> =>
  (id, { inputs, rules, value }) =>
    tell({
      id,
      value: stored(value),
      inputs: inputs.map((one) => ({ label: one.label, value: stored(one.value) })),
      rules: (rules as readonly TableRule[]).map((rule) =>
        rule.law ? { id: rule.id, law: rule.law } : { id: rule.id },
      ),
    });

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(outward(value) ?? null));
