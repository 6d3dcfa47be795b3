/** A DMN model compiled once: what `decide` evaluates, and nothing else of the XML. */

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'PRIORITY' | 'ANY' | 'COLLECT' | 'RULE ORDER' | 'OUTPUT ORDER';
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT';

export interface TableRule {
  id: string;
  /** FEEL unary tests, one per input; `-` accepts anything. */
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

export type Logic =
  | DecisionTable
  | { kind: 'literal'; expression: string }
  | { kind: 'context'; entries: { name?: string; logic: Logic }[] };

export interface Decision {
  id: string;
  name: string;
  logic: Logic;
  /** Ids of the decisions whose results it uses, by their names. */
  requires: string[];
}

export interface Model {
  name: string;
  decisions: Record<string, Decision>;
}
