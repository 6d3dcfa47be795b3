/** Boxed expressions as functions (DMN 1.5 §7.3.6 and §10.5). */
import type { Ast } from '#engine/feel/ast.ts';
import { call } from '#engine/feel/calls.ts';
import { type CompileOptions, compileText, filtered, functionOf, type Run } from '#engine/feel/compile.ts';
import { Frame } from '#engine/feel/frame.ts';
import { loopOver, quantified, through } from '#engine/feel/iterate.ts';
import { javaFunction } from '#engine/feel/java.ts';
import { type Cell, compileCell, type Test } from '#engine/feel/tests.ts';
import { coerce, type FeelType, printType } from '#engine/feel/types.ts';
import { FeelFunction, print } from '#engine/feel/values.ts';
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, PhrasedError, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { type ItemTypes, refOf } from './item-types.ts';
import type { Aggregation, DecisionTable, HitPolicy, Logic } from './model.ts';
import { tableRun } from './table.ts';

export const HIT_POLICIES: readonly string[] = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER',
];
const AGGREGATIONS: readonly string[] = ['SUM', 'MIN', 'MAX', 'COUNT'];
/** Everything that can stand in a box. */
export const BOXES = new Set(
  'literalExpression decisionTable context invocation functionDefinition relation list conditional filter for some every'.split(
    ' ',
  ),
);

/** What is wrong with an expression: the element, its text where it has one, and the fault. */
export type OnFault = (node: XmlNode, text: string, error: unknown) => void;

const faultText = (error: unknown): string =>
  error instanceof PhrasedError ? phraseText(error.detail, 'en') : String(error);

export class BoxError extends PhrasedError {}

export const expressionIn = (node: XmlNode): XmlNode | undefined => node.children.find((one) => BOXES.has(one.name));
const textOf = (node: XmlNode | undefined): string => (node ? (child(node, 'text')?.text ?? node.text).trim() : '');
const nothing: Run = () => null;
/** Stands for a cell that has to be asked, and then says why it cannot be read. */
const UNREADABLE: Ast = { at: 0, node: 'list', items: [] };

export class Boxes {
  readonly #options: CompileOptions;
  readonly #types: ItemTypes;
  readonly #onFault: OnFault;

  constructor(options: CompileOptions, types: ItemTypes, onFault: OnFault) {
    this.#options = { ...options, types: types.source };
    this.#types = types;
    this.#onFault = onFault;
  }

  /** `owner`: the decision that stands there, to whom rules of a table belong. */
  compile(node: XmlNode, owner: string): { run: Run; logic: Logic } {
    if (node.name === 'decisionTable') return this.#table(node, owner);
    const run = this.#run(node, owner);
    if (node.name === 'literalExpression') return { run, logic: { kind: 'literal', expression: textOf(node) } };
    return { run, logic: { kind: 'other', element: node.name } };
  }

  #inside(node: XmlNode | undefined, owner: string): Run {
    const inner = node && expressionIn(node);
    if (inner) return this.#typed(refOf(inner), this.compile(inner, owner).run);
    if (node) this.#wrong(node, phrase('no-expression'));
    return nothing;
  }

  #part(node: XmlNode, name: string, owner: string): Run {
    const part = child(node, name);
    if (!part) this.#wrong(node, phrase('required', { name }));
    return this.#inside(part, owner);
  }

  #run(node: XmlNode, owner: string): Run {
    switch (node.name) {
      case 'literalExpression':
        return this.text(node, textOf(node));
      case 'context':
        return this.#context(node, owner);
      case 'invocation':
        return this.#invocation(node, owner);
      case 'functionDefinition':
        return this.function(node, owner);
      case 'relation':
        return this.#relation(node, owner);
      case 'list': {
        const items = node.children.filter((one) => BOXES.has(one.name)).map((one) => this.compile(one, owner).run);
        return (frame) => items.map((item) => item(frame));
      }
      case 'conditional': {
        const [condition, then, otherwise] = ['if', 'then', 'else'].map((name) => this.#part(node, name, owner));
        return (frame) => {
          const value = condition(frame);
          if (value === true) return then(frame);
          if (value === false || value === null) return otherwise(frame);
          frame.session.report(`the condition is ${print(value)}, neither true nor false`);
          return null;
        };
      }
      case 'filter':
        return filtered(this.#part(node, 'in', owner), this.#part(node, 'match', owner), 0);
      case 'for':
        return through([this.#loop(node, owner)], this.#part(node, 'return', owner));
      case 'some':
      case 'every':
        return quantified(node.name, [this.#loop(node, owner)], this.#part(node, 'satisfies', owner), 0);
      default:
        this.#wrong(node, phrase('not-evaluated', { name: node.name }));
        return nothing;
    }
  }

  #loop(node: XmlNode, owner: string) {
    return loopOver(node.attributes['iteratorVariable'] ?? '', 0, this.#part(node, 'in', owner));
  }

  text(node: XmlNode, text: string): Run {
    const language = node.attributes['expressionLanguage'];
    if (language && !/feel/i.test(language)) this.#wrong(node, phrase('not-feel', { language }));
    try {
      return compileText(text, this.#options);
    } catch (error) {
      this.#onFault(node, text, error);
      return (frame) => {
        frame.session.report(`«${text.slice(0, 100)}» cannot be read: ${faultText(error)}`);
        return null;
      };
    }
  }

  /** The value as its type wants it, else null. */
  #typed(ref: string | undefined, run: Run): Run {
    return ref ? typed(this.#types.ref(ref), run) : run;
  }

  #context(node: XmlNode, owner: string): Run {
    const entries = childrenOf(node, 'contextEntry').map((entry) => {
      const variable = child(entry, 'variable');
      return {
        name: variable?.attributes['name'],
        run: this.#typed(refOf(variable), this.#inside(entry, owner)),
      };
    });
    return (frame) => {
      const made: Record<string, unknown> = {};
      const inner = new Frame(made, frame, frame.session);
      for (const { name, run } of entries) {
        const value = run(inner);
        // The entry without a name is the result of the whole.
        if (!name) return value;
        Object.defineProperty(made, name, { value, enumerable: true, writable: true, configurable: true });
      }
      return made;
    };
  }

  #invocation(node: XmlNode, owner: string): Run {
    const target = this.#inside(node, owner);
    const bindings = childrenOf(node, 'binding').map((binding) => {
      const parameter = child(binding, 'parameter');
      const inner = expressionIn(binding);
      return {
        name: parameter?.attributes['name'] ?? '',
        run: inner ? this.#typed(refOf(parameter), this.compile(inner, owner).run) : nothing,
      };
    });
    const names = bindings.map(({ name }) => name);
    return (frame) => {
      const value = target(frame);
      if (value instanceof FeelFunction)
        return call(
          value,
          bindings.map(({ run }) => run(frame)),
          names.length ? names : undefined,
          frame.session,
        );
      frame.session.report(`${print(value)} is no function`);
      return null;
    };
  }

  /** A function as a value: of FEEL, or one that another language is asked for. */
  function(node: XmlNode, owner: string, name = '', result?: FeelType): Run {
    const parameters = this.parameters(node);
    const names = parameters.map((one) => one.name);
    const types = parameters.map((one) => one.type);
    const kind = (node.attributes['kind'] ?? 'FEEL').toUpperCase();
    const inner = expressionIn(node);
    const body = this.#inside(node, owner);
    if (kind === 'JAVA') return (frame) => javaFunction(names, { java: body(frame) });
    if (kind !== 'FEEL') this.#wrong(node, phrase('function-kind', { kind }));
    const returns = result ?? this.#types.ref(refOf(node) ?? refOf(inner));
    return (frame) =>
      functionOf(name, names, types, returns, (given) => body(new Frame(given, frame, frame.session)), frame);
  }

  parameters(node: XmlNode): { name: string; type: FeelType }[] {
    return childrenOf(node, 'formalParameter').map((one) => ({
      name: one.attributes['name'] ?? '',
      type: this.#types.ref(refOf(one)),
    }));
  }

  #relation(node: XmlNode, owner: string): Run {
    const columns = childrenOf(node, 'column').map((one) => ({
      name: one.attributes['name'] ?? '',
      type: refOf(one),
    }));
    const rows = childrenOf(node, 'row').map((row) => {
      const cells = row.children.filter((one) => BOXES.has(one.name));
      if (cells.length !== columns.length)
        this.#wrong(row, phrase('cells', { cells: cells.length, columns: columns.length }));
      return cells.slice(0, columns.length).map((one, i) => this.#typed(columns[i].type, this.compile(one, owner).run));
    });
    return (frame) => rows.map((row) => Object.fromEntries(row.map((run, i) => [columns[i].name, run(frame)])));
  }

  #table(node: XmlNode, owner: string): { run: Run; logic: DecisionTable } {
    const hitPolicy = node.attributes['hitPolicy'] ?? 'UNIQUE';
    const aggregation = node.attributes['aggregation'];
    if (!HIT_POLICIES.includes(hitPolicy)) this.#wrong(node, phrase('hit-policy', { name: hitPolicy }));
    if (aggregation && !AGGREGATIONS.includes(aggregation))
      this.#wrong(node, phrase('aggregation', { name: aggregation }));
    const inputs = childrenOf(node, 'input').map((input) => {
      const expression = textOf(child(input, 'inputExpression'));
      const values = textOf(child(input, 'inputValues'));
      const label = input.attributes['label'] ?? expression;
      return {
        label,
        expression,
        run: this.text(input, expression),
        type: this.#types.ref(refOf(child(input, 'inputExpression'))),
        allows: values ? this.#test(input, values) : undefined,
      };
    });
    const outputs = childrenOf(node, 'output').map((output) => this.#output(output));
    if (!outputs.length) this.#wrong(node, phrase('no-output'));
    const table: DecisionTable = {
      kind: 'table',
      hitPolicy: hitPolicy as HitPolicy,
      aggregation: aggregation as Aggregation | undefined,
      inputs: inputs.map(({ label, expression }) => ({ label, expression })),
      outputs: outputs.map(({ name, texts, fallback }) => ({ name, values: texts, default: fallback })),
      rules: [],
    };
    const rules = childrenOf(node, 'rule').map((rule, i) => this.#rule(rule, i, table));
    table.rules = rules.map(({ rule }) => rule);
    return { run: tableRun({ owner, table, inputs, rules, outputs, before: new WeakMap() }), logic: table };
  }

  #output(output: XmlNode) {
    const texts = splitList(textOf(child(output, 'outputValues')));
    const fallback = textOf(child(output, 'defaultOutputEntry')) || undefined;
    return {
      name: output.attributes['name'] ?? '',
      texts,
      fallback,
      type: this.#types.ref(refOf(output)),
      values: texts.map((text) => this.text(output, text)),
      default: fallback === undefined ? undefined : this.text(output, fallback),
    };
  }

  #rule(node: XmlNode, index: number, table: DecisionTable) {
    const tests = childrenOf(node, 'inputEntry').map((entry) => textOf(entry) || '-');
    const results = childrenOf(node, 'outputEntry').map(textOf);
    if (tests.length !== table.inputs.length || results.length !== table.outputs.length)
      this.#wrong(
        node,
        phrase('rule-width', {
          inputs: tests.length,
          outputs: results.length,
          tableInputs: table.inputs.length,
          tableOutputs: table.outputs.length,
        }),
      );
    const law = textOf(child(node, 'annotationEntry')) || textOf(child(node, 'description')) || undefined;
    const rule = { id: node.attributes['id'] ?? `rule-${index + 1}`, inputs: tests, outputs: results, law };
    // As wide as the table, also where the rule is not.
    return {
      rule,
      cells: table.inputs.map((_, i) =>
        tests[i] === undefined || tests[i] === '-' ? undefined : this.#cell(node, tests[i]),
      ),
      outputs: table.outputs.map((_, i) => (results[i] ? this.text(node, results[i]) : nothing)),
    };
  }

  #test(node: XmlNode, text: string): Test {
    return this.#cell(node, text)?.test ?? (() => true);
  }

  #cell(node: XmlNode, text: string): Cell | undefined {
    try {
      return compileCell(text, this.#options);
    } catch (error) {
      this.#onFault(node, text, error);
      const test: Test = (_, frame) => {
        frame.session.report(`«${text.slice(0, 100)}» cannot be read: ${faultText(error)}`);
        return false;
      };
      return { test, asts: [UNREADABLE] };
    }
  }

  #wrong(node: XmlNode, detail: Phrase): void {
    this.#onFault(node, '', new BoxError(detail));
  }
}

function typed(type: FeelType, run: Run): Run {
  if (type.kind === 'any') return run;
  return (frame) => {
    const value = run(frame);
    const fitting = coerce(value, type);
    if (!fitting) frame.session.report(`${print(value, true)} is not of ${printType(type)}`);
    return fitting ? fitting.value : null;
  };
}

/** `"a","b"` → the two; commas inside strings stay. */
function splitList(text: string): string[] {
  return (text.match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []).map((one) => one.trim()).filter(Boolean);
}
