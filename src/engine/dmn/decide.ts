/** Evaluates decisions and decision services of a compiled model (DMN 1.5 §7.3, §10.4). */
import { BudgetExceeded } from '#engine/feel/budget.ts';
import { functionOf } from '#engine/feel/compile.ts';
import { Frame, Session } from '#engine/feel/frame.ts';
import type { DateTime } from '#engine/feel/temporal.ts';
import { coerce, type FeelType, printType, readAs } from '#engine/feel/types.ts';
import { type FeelFunction, inward, isContext, outward, print } from '#engine/feel/values.ts';
import { type Outcome, refuse } from '#kernel/outcome.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { phraseText } from '#kernel/phrases.ts';
import { type OnDecided, tellDecided } from './decided.ts';
import type { Decision, Element, InputData, Model, Need, Service, TableRule } from './model.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Told of every rule that matched: for coverage, and to say on which article an answer rests. */
export type OnRule = (decision: string, rule: TableRule) => void;

/** Refuses an unknown decision, and a table whose hit policy its rules break. No match gives the default, else null. */
export function decide(
  model: Model,
  decisionId: string,
  variables: Variables,
  onRule?: OnRule,
  onDecided?: OnDecided,
): Outcome<unknown> {
  return decider(model, decisionId, onRule, onDecided)(variables);
}

/** The same for many, one after the other. */
export function decider(
  model: Model,
  decisionId: string,
  onRule?: OnRule,
  onDecided?: OnDecided,
): (variables: Variables) => Outcome<unknown> {
  const decision = model.decisions[decisionId];
  if (!decision)
    return () => refuse('dmn-invalid', { element: 'decision', id: decisionId, detail: phrase('decision-missing') });
  let broken: { id: string; detail: Phrase } | undefined;
  const session = new Session(undefined, undefined, {
    rule: onRule && ((owner, rule) => onRule(owner, rule as TableRule)),
    answered: onDecided && tellDecided(onDecided),
    broken: (id, detail) => {
      broken ??= { id, detail };
    },
  });
  // It needs nothing but what is given.
  const simple = !decision.needs.length && decision.type.kind === 'any';
  return (variables) => {
    broken = undefined;
    session.budget.renew();
    try {
      const value = outward(
        simple
          ? decision.run(new Frame(variables, undefined, session))
          : new Evaluation(variables, session).valueOf(decision),
      );
      return broken ? contradiction(broken) : value;
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      return refuse('dmn-invalid', { element: 'decision', id: decisionId, detail: error.detail });
    }
  };
}

const contradiction = ({ id, detail }: { id: string; detail: Phrase }) =>
  refuse('dmn-invalid', { element: 'decisionTable', id, detail });

export interface Answer {
  value: unknown;
  /** Why something is null, in the order in which it was found. */
  errors: string[];
}

/** A decision by its name, or what a service answers for it; the value in FEEL's own types. */
export function answer(
  model: Model,
  decision: string,
  variables: Variables,
  more: { service?: string; now?: DateTime } = {},
): Answer {
  const errors: string[] = [];
  const session = new Session((detail) => errors.push(detail), more.now);
  const evaluation = new Evaluation(variables, session);
  const byName = (one: Element) => one.name === decision || one.id === decision;
  try {
    if (more.service !== undefined) {
      const service = Object.values(model.services).find((one) => one.name === more.service || one.id === more.service);
      if (!service) return { value: null, errors: [`there is no decision service «${more.service}»`] };
      const output = service.outputs.find(byName);
      const value = evaluation.serve(service, variables);
      if (service.outputs.length === 1 || !output) return { value, errors };
      return { value: isContext(value) ? (value[output.name] ?? null) : null, errors };
    }
    const found = Object.values(model.decisions).find(byName);
    const service = found ? undefined : Object.values(model.services).find(byName);
    if (service) return { value: evaluation.serve(service, variables), errors };
    if (!found) return { value: null, errors: [`there is no decision «${decision}»`] };
    return { value: evaluation.valueOf(found), errors };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { value: null, errors: [...errors, phraseText(error.detail, 'en')] };
  }
}

/** One decision within a session that somebody else watches; the value in FEEL's own types. */
export function evaluateWith(decision: Decision, variables: Variables, session: Session): unknown {
  return new Evaluation(variables, session).valueOf(decision);
}

class Evaluation {
  readonly #variables: Variables;
  readonly #session: Session;
  readonly #root: Frame;
  readonly #known: Map<Element, unknown>;

  /** `fixed`: what is not to be computed, as the inputs of a service are given. */
  constructor(variables: Variables, session: Session, fixed?: ReadonlyMap<Element, unknown>) {
    this.#variables = variables;
    this.#session = session;
    this.#root = new Frame(variables, undefined, session);
    this.#known = new Map(fixed);
  }

  valueOf(element: Element): unknown {
    if (this.#known.has(element)) return this.#known.get(element);
    const value = this.#compute(element);
    this.#known.set(element, value);
    return value;
  }

  #compute(element: Element): unknown {
    switch (element.kind) {
      case 'input':
        return this.#input(element);
      case 'decision':
        return this.#fit(element.run(this.#frameOf(element.needs)), element.type, element.name);
      case 'knowledge': {
        const names: Record<string, unknown> = {};
        const made = element.run(new Frame(names, this.#root, this.#session)) as FeelFunction;
        this.#known.set(element, made);
        // It may call itself, and what it needs may need it.
        names[element.name] = made;
        this.#bind(names, element.needs);
        return made;
      }
      case 'service':
        return this.#service(element);
    }
  }

  #input({ name, namespace, type }: InputData): unknown {
    const own = `${namespace}#${name}`;
    const raw = Object.hasOwn(this.#variables, own) ? this.#variables[own] : this.#variables[name];
    return this.#fit(readAs(inward(raw), type), type, name);
  }

  #fit(value: unknown, type: FeelType, name: string): unknown {
    if (type.kind === 'any') return value;
    const fitting = coerce(value, type);
    if (fitting) return fitting.value;
    this.#session.report(() => `${name} is ${print(value, true)}, not of ${printType(type)}`);
    return null;
  }

  #frameOf(needs: readonly Need[]): Frame {
    if (!needs.length) return this.#root;
    const names: Record<string, unknown> = {};
    this.#bind(names, needs);
    return new Frame(names, this.#root, this.#session);
  }

  #bind(names: Record<string, unknown>, needs: readonly Need[]): void {
    for (const { path, element } of needs) {
      const value = this.valueOf(element);
      if (path.length === 1) names[path[0]] = value;
      else names[path[0]] = { ...(names[path[0]] as object | undefined), [path[1]]: value };
    }
  }

  #service(service: Service): FeelFunction {
    // Data before decisions, each as the model lists them.
    const inputs: (Decision | InputData)[] = [...service.inputData, ...service.inputDecisions];
    return functionOf(
      service.name,
      inputs.map(({ name }) => name),
      inputs.map(({ type }) => type),
      service.type.kind === 'function' ? service.type.result : service.type,
      (given) => this.serve(service, given),
      this.#root,
    );
  }

  /** One output is the answer, several are a context by their names. */
  serve(service: Service, given: Variables): unknown {
    const fixed = new Map<Element, unknown>();
    for (const input of [...service.inputDecisions, ...service.inputData]) {
      const own = 'namespace' in input ? `${input.namespace}#${input.name}` : '';
      const raw = Object.hasOwn(given, own) ? given[own] : given[input.name];
      fixed.set(input, this.#fit(readAs(inward(raw), input.type), input.type, input.name));
    }
    const inner = new Evaluation({}, this.#session, fixed);
    const values = service.outputs.map((output): [string, unknown] => [output.name, inner.valueOf(output)]);
    return values.length === 1 ? values[0][1] : Object.fromEntries(values);
  }
}
