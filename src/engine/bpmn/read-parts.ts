/** Event definitions and loops as the graph knows them. */
import { checkExpression } from '#engine/feel/feel.ts';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { attribute, type DataAssociation, type Element, invalid } from './element.ts';
import type { DataMove, Loop, Trigger } from './graph.ts';
import { isWritten } from './timers.ts';

const nameOf = (element: Element | undefined): string => element?.name ?? element?.id ?? '';

/** A code that is left out stands for every error or escalation. */
export function triggerOf(definition: Element, element: Element, prefix: string): Outcome<Trigger> {
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      if (!definition.messageRef) return invalid(element, phrase('no-message'));
      return { type: 'message', name: nameOf(definition.messageRef) };
    case 'bpmn:SignalEventDefinition':
      if (!definition.signalRef) return invalid(element, phrase('no-signal'));
      return { type: 'signal', name: nameOf(definition.signalRef) };
    case 'bpmn:TimerEventDefinition':
      return timerOf(definition, element);
    case 'bpmn:ConditionalEventDefinition': {
      const condition = definition.condition?.body?.trim();
      if (!condition) return invalid(element, phrase('empty-expression'));
      const checked = checkExpression(condition, `${element.id} (condition)`);
      return isRefusal(checked) ? checked : { type: 'conditional', condition };
    }
    case 'bpmn:ErrorEventDefinition':
      return { type: 'error', code: definition.errorRef?.errorCode ?? definition.errorRef?.name };
    case 'bpmn:EscalationEventDefinition':
      return { type: 'escalation', code: definition.escalationRef?.escalationCode ?? definition.escalationRef?.name };
    case 'bpmn:LinkEventDefinition':
      if (!definition.name) return invalid(element, phrase('required', { name: 'name' }));
      return { type: 'link', name: definition.name };
    case 'bpmn:CompensateEventDefinition': {
      const activity = definition.activityRef?.id;
      return activity ? { type: 'compensate', activity: prefix + activity } : { type: 'compensate' };
    }
    case 'bpmn:CancelEventDefinition':
      return { type: 'cancel' };
    case 'bpmn:TerminateEventDefinition':
      return { type: 'terminate' };
    default:
      return refuse('bpmn-unsupported', {
        element: definition.$type.replace('bpmn:', ''),
        id: element.id ?? '',
        detail: phrase('not-run-on', { kind: element.$type.replace('bpmn:', '') }),
      });
  }
}

function timerOf(definition: Element, element: Element): Outcome<Trigger> {
  const { timeDate, timeDuration, timeCycle } = definition;
  const [kind, body] = timeDate
    ? (['date', timeDate.body] as const)
    : timeDuration
      ? (['duration', timeDuration.body] as const)
      : (['cycle', timeCycle?.body] as const);
  if (!body?.trim()) return invalid(element, phrase('one-time'));
  const expression = body.trim();
  const checked = isWritten(expression) ? true : checkExpression(expression, `${element.id} (timer)`);
  return isRefusal(checked) ? checked : { type: 'timer', kind, expression };
}

export function loopOf(source: Element, element: Element): Outcome<Loop> {
  const loop =
    source.$type === 'bpmn:StandardLoopCharacteristics' ? standardLoop(source) : multiInstance(source, element);
  if (isRefusal(loop)) return loop;
  const behaviour = loop.behaviour?.throws === 'when' ? loop.behaviour.cases.map((one) => one.condition) : [];
  for (const expression of [loop.cardinality, loop.collection, loop.completion, loop.while?.condition, ...behaviour]) {
    const checked = expression ? checkExpression(expression, `${element.id} (loop)`) : true;
    if (isRefusal(checked)) return checked;
  }
  return loop;
}

function standardLoop(source: Element): Loop {
  return {
    sequential: true,
    while: {
      condition: source.loopCondition?.body?.trim(),
      before: source.testBefore === true,
      maximum: source.loopMaximum,
    },
  };
}

function multiInstance(source: Element, element: Element): Outcome<Loop> {
  const attributes = source.$attrs ?? {};
  const loop: Loop = {
    sequential: source.isSequential === true,
    cardinality: source.loopCardinality?.body?.trim(),
    collection: attribute(attributes, 'collection') ?? source.loopDataInputRef?.id,
    item: attribute(attributes, 'elementVariable') ?? source.inputDataItem?.name ?? source.inputDataItem?.id,
    completion: source.completionCondition?.body?.trim(),
  };
  if (!loop.cardinality === !loop.collection) return invalid(element, phrase('instances-of-what'));
  const behaviour = behaviourOf(source, element);
  if (isRefusal(behaviour)) return behaviour;
  return behaviour ? { ...loop, behaviour } : loop;
}

function behaviourOf(source: Element, element: Element): Outcome<Loop['behaviour']> {
  if (source.behavior === 'Complex') {
    const cases: { condition: string; trigger: Trigger }[] = [];
    for (const { condition, event } of source.complexBehaviorDefinition ?? []) {
      const [definition] = event?.eventDefinitions ?? event?.eventDefinitionRef ?? [];
      const trigger = definition ? triggerOf(definition, element, '') : ({ type: 'none' } as const);
      if (isRefusal(trigger)) return trigger;
      cases.push({ condition: condition?.body?.trim() || 'true', trigger });
    }
    return { throws: 'when', cases };
  }
  const definition = source.behavior === 'One' ? source.oneBehaviorEventRef : source.noneBehaviorEventRef;
  if (!definition || (source.behavior !== 'One' && source.behavior !== 'None')) return undefined;
  const trigger = triggerOf(definition, element, '');
  if (isRefusal(trigger)) return trigger;
  return { throws: source.behavior === 'One' ? 'first' : 'each', trigger };
}

/** A data object is known by its own name, whatever state a reference to it shows. */
const datumOf = (element: Element | undefined): string => nameOf(element?.dataObjectRef ?? element);

export function movesOf(associations: readonly DataAssociation[] | undefined, element: Element): Outcome<DataMove[]> {
  const moves: DataMove[] = [];
  for (const { sourceRef = [], targetRef, transformation, assignment = [] } of associations ?? []) {
    const target = datumOf(targetRef);
    for (const { from, to } of assignment)
      moves.push({ expression: from?.body?.trim(), to: to?.body?.trim() || target });
    const expression = transformation?.body?.trim();
    if (expression) moves.push({ expression, to: target });
    else if (!assignment.length && sourceRef.length) moves.push({ name: datumOf(sourceRef[0]), to: target });
  }
  for (const { expression, to } of moves) {
    if (!to) return invalid(element, phrase('required', { name: 'targetRef' }));
    const checked = expression ? checkExpression(expression, `${element.id} (data)`) : true;
    if (isRefusal(checked)) return checked;
  }
  return moves;
}
