/** A decision model (DMN 1.5, OMG formal/2024-01-05), compiled once: every expression is a function. */
import type { Run } from '#engine/feel/compile.ts';
import type { FeelType } from '#engine/feel/types.ts';

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface TableRule {
  id: string;
  /** Unary tests, one per input; '-' means any. */
  inputs: string[];
  /** FEEL expressions, one per output. */
  outputs: string[];
  /** The article of law the rule rests on, from its annotation. */
  law?: string;
}

export interface DecisionTable {
  kind: 'table';
  hitPolicy: HitPolicy;
  aggregation?: Aggregation;
  inputs: { label: string; expression: string }[];
  outputs: { name: string; values: string[]; default?: string }[];
  rules: TableRule[];
}

/** What stands in a box, as far as others than the engine ask for it. */
export type Logic = DecisionTable | { kind: 'literal'; expression: string } | { kind: 'other'; element: string };

interface Named {
  id: string;
  /** As expressions know it. */
  name: string;
}

export interface InputData extends Named {
  kind: 'input';
  type: FeelType;
  namespace: string;
}

export interface Decision extends Named {
  kind: 'decision';
  type: FeelType;
  logic: Logic;
  run: Run;
  needs: Need[];
}

/** A business knowledge model: a function, or what gives one. */
export interface Knowledge extends Named {
  kind: 'knowledge';
  type: FeelType;
  run: Run;
  needs: Need[];
}

export interface Service extends Named {
  kind: 'service';
  type: FeelType;
  outputs: Decision[];
  inputDecisions: Decision[];
  inputData: InputData[];
}

export type Element = InputData | Decision | Knowledge | Service;

/** Something an element may speak of, and by which names: of an imported model its alias comes first. */
export interface Need {
  path: string[];
  element: Element;
}

export interface Model {
  name: string;
  namespace: string;
  decisions: Record<string, Decision>;
  inputs: Record<string, InputData>;
  knowledge: Record<string, Knowledge>;
  services: Record<string, Service>;
}
