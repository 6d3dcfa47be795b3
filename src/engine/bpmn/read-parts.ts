/** Event definitions and loops as the graph knows them. What is wrong with them is noted, and left out. */
import { normalName } from '#engine/feel/names.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { attribute, type DataAssociation, type Element, type Text } from './element.ts';
import type { Faults } from './faults.ts';
import type { DataMove, Loop, Trigger } from './graph.ts';
import { isWritten } from './timers.ts';

const NONE: Trigger = { type: 'none' };
export const nameOf = (element: Element | undefined): string => element?.name ?? element?.id ?? '';

/** A code that is left out stands for every error or escalation. */
export function triggerOf(definition: Element, element: Element, prefix: string, faults: Faults): Trigger {
  const wrong = (detail: Phrase): Trigger => {
    faults.invalid(element, detail);
    return NONE;
  };
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      if (!definition.messageRef) return wrong(phrase('no-message'));
      return { type: 'message', name: nameOf(definition.messageRef) };
    case 'bpmn:SignalEventDefinition':
      if (!definition.signalRef) return wrong(phrase('no-signal'));
      return { type: 'signal', name: nameOf(definition.signalRef) };
    case 'bpmn:TimerEventDefinition':
      return timerOf(definition, element, faults);
    case 'bpmn:ConditionalEventDefinition': {
      const condition = faults.text(definition.condition, element);
      return condition ? { type: 'conditional', condition } : wrong(phrase('empty-expression'));
    }
    case 'bpmn:ErrorEventDefinition':
      return { type: 'error', code: definition.errorRef?.errorCode ?? definition.errorRef?.name };
    case 'bpmn:EscalationEventDefinition':
      return { type: 'escalation', code: definition.escalationRef?.escalationCode ?? definition.escalationRef?.name };
    case 'bpmn:LinkEventDefinition':
      if (!definition.name) return wrong(phrase('required', { name: 'name' }));
      return { type: 'link', name: definition.name };
    case 'bpmn:CompensateEventDefinition': {
      const activity = definition.activityRef?.id;
      return activity ? { type: 'compensate', activity: prefix + activity } : { type: 'compensate' };
    }
    case 'bpmn:CancelEventDefinition':
      return { type: 'cancel' };
    case 'bpmn:TerminateEventDefinition':
      return { type: 'terminate' };
    default: {
      const kind = element.$type.replace('bpmn:', '');
      faults.add(element, 'bpmn-unsupported', phrase('not-run-on', { kind }), definition.$type);
      return NONE;
    }
  }
}

function timerOf({ timeDate, timeDuration, timeCycle }: Element, element: Element, faults: Faults): Trigger {
  const [kind, text] = timeDate
    ? (['date', timeDate] as const)
    : timeDuration
      ? (['duration', timeDuration] as const)
      : (['cycle', timeCycle] as const);
  const expression = text?.body?.trim();
  if (!expression) {
    faults.invalid(element, phrase('one-time'));
    return NONE;
  }
  if (!isWritten(expression)) faults.check(expression, element, text);
  return { type: 'timer', kind, expression };
}

export function loopOf(source: Element, element: Element, faults: Faults): Loop {
  return source.$type === 'bpmn:StandardLoopCharacteristics'
    ? standardLoop(source, element, faults)
    : multiInstance(source, element, faults);
}

function standardLoop(source: Element, element: Element, faults: Faults): Loop {
  return {
    sequential: true,
    while: {
      condition: faults.text(source.loopCondition, element),
      before: source.testBefore === true,
      maximum: source.loopMaximum,
    },
  };
}

function multiInstance(source: Element, element: Element, faults: Faults): Loop {
  const attributes = source.$attrs ?? {};
  const collection = attribute(attributes, 'collection');
  if (collection) faults.check(collection, element, source);
  const loop: Loop = {
    sequential: source.isSequential === true,
    cardinality: faults.text(source.loopCardinality, element),
    collection: collection ?? (source.loopDataInputRef && datumOf(source.loopDataInputRef)),
    item: attribute(attributes, 'elementVariable') ?? source.inputDataItem?.name ?? source.inputDataItem?.id,
    completion: faults.text(source.completionCondition, element),
  };
  if (!loop.cardinality === !loop.collection) faults.invalid(element, phrase('instances-of-what'));
  const behaviour = behaviourOf(source, element, faults);
  return behaviour ? { ...loop, behaviour } : loop;
}

function behaviourOf(source: Element, element: Element, faults: Faults): Loop['behaviour'] {
  if (source.behavior === 'Complex') {
    const cases = (source.complexBehaviorDefinition ?? []).map(({ condition, event }) => {
      const [definition] = event?.eventDefinitions ?? event?.eventDefinitionRef ?? [];
      const trigger = definition ? triggerOf(definition, element, '', faults) : NONE;
      return { condition: faults.text(condition, element) || 'true', trigger };
    });
    return { throws: 'when', cases };
  }
  const definition = source.behavior === 'One' ? source.oneBehaviorEventRef : source.noneBehaviorEventRef;
  if (!definition || (source.behavior !== 'One' && source.behavior !== 'None')) return undefined;
  return { throws: source.behavior === 'One' ? 'first' : 'each', trigger: triggerOf(definition, element, '', faults) };
}

/** A data object or store is known by its own name, whatever state a reference to it shows. */
export const datumOf = (element: Element | undefined): string =>
  normalName(nameOf(element?.dataObjectRef ?? element?.dataStoreRef ?? element));

export function movesOf(
  associations: readonly DataAssociation[] | undefined,
  element: Element,
  faults: Faults,
): DataMove[] {
  const moves: DataMove[] = [];
  const add = (move: DataMove): void => {
    if (move.to) moves.push(move);
    else faults.invalid(element, phrase('required', { name: 'targetRef' }));
  };
  const given = (text: Text | undefined) => faults.text(text, element);
  for (const { sourceRef = [], targetRef, transformation, assignment = [] } of associations ?? []) {
    const target = datumOf(targetRef);
    for (const { from, to } of assignment) add({ expression: given(from), to: to?.body?.trim() || target });
    const expression = given(transformation);
    if (expression) add({ expression, to: target });
    else if (!assignment.length && sourceRef.length) add({ name: datumOf(sourceRef[0]), to: target });
  }
  return moves;
}
