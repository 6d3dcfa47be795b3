/** Constraints of BPMN 2.0 on elements and what stands around them, each with what to do. */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { ACTIVITIES, EVENTS, FLOW_NODES, GATEWAYS, local, type ModelIndex, SCOPES, textsOf } from './model-index.ts';

export interface Rule {
  rule: string;
  /** The elements it speaks of. */
  elements: readonly string[];
  /** What is wrong, or nothing. */
  examine: (node: XmlNode, index: ModelIndex) => string | undefined;
}

const typeOf = (definition: XmlNode): string => definition.name.replace('EventDefinition', '');
const types = (event: XmlNode, index: ModelIndex): string[] => index.definitions(event).map(typeOf);
const idOf = (node: XmlNode): string => node.attributes['id'] ?? '';
const CATCHING = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'];
const START_TRIGGERS = ['message', 'timer', 'conditional', 'signal'];

function examineEnds(scope: XmlNode): string | undefined {
  if (scope.name === 'adHocSubProcess')
    return scope.children.some((one) => one.name === 'startEvent' || one.name === 'endEvent')
      ? 'an ad-hoc sub-process has neither start nor end events: remove them'
      : undefined;
  const starts = childrenOf(scope, 'startEvent').length;
  const ends = childrenOf(scope, 'endEvent').length;
  if (ends && !starts) return 'has an end event but no start event: add one';
  if (starts && !ends) return 'has a start event but no end event: add one';
  return undefined;
}

function examineEventSubProcess(node: XmlNode, index: ModelIndex): string | undefined {
  if (!index.isEventSubProcess(node)) return undefined;
  if (index.incoming(node).length || index.outgoing(node).length)
    return 'begins by an event: no sequence flow leads to it or from it';
  const starts = childrenOf(node, 'startEvent');
  if (starts.length !== 1) return `has ${starts.length} start events; it needs exactly one`;
  if (!index.definitions(starts[0]).length) return 'its start event needs a trigger';
  return index.all('boundaryEvent').some((one) => local(one.attributes['attachedToRef']) === idOf(node))
    ? 'has no boundary events: put them into it'
    : undefined;
}

function examineStart(node: XmlNode, index: ModelIndex): string | undefined {
  const parent = index.parent(node);
  if (!parent || parent.name === 'process' || index.isEventSubProcess(parent)) {
    const odd = parent?.name === 'process' && types(node, index).find((type) => !START_TRIGGERS.includes(type));
    return odd ? `a process does not start by ${odd}` : undefined;
  }
  return index.definitions(node).length
    ? 'a sub-process is started by its flow: its start event has no trigger'
    : undefined;
}

function examineStarts(node: XmlNode, index: ModelIndex): string | undefined {
  if (index.isEventSubProcess(node)) return undefined;
  return childrenOf(node, 'startEvent').length > 1
    ? 'has several start events; a sub-process has one at most'
    : undefined;
}

function examineBoundary(node: XmlNode, index: ModelIndex): string | undefined {
  const given = types(node, index);
  if (!given.length) return 'waits for nothing: give it an event definition';
  if (index.incoming(node).length) return 'no sequence flow leads to a boundary event';
  const host = index.get(node.attributes['attachedToRef']);
  if (given.includes('cancel') && host && host.name !== 'transaction')
    return 'a cancel event stands on transactions only';
  if (given.includes('compensate')) {
    if (index.outgoing(node).length) return 'what undoes is joined by an association, not by a sequence flow';
    return undefined;
  }
  const interrupts = node.attributes['cancelActivity'] !== 'false';
  const always = given.find((type) => type === 'error' || type === 'cancel');
  if (always && !interrupts) return `a boundary event for ${always} always interrupts: cancelActivity is true`;
  return index.outgoing(node).length ? undefined : 'leads nowhere: it needs an outgoing sequence flow';
}

function examineLink(node: XmlNode, index: ModelIndex): string | undefined {
  if (!types(node, index).includes('link')) return undefined;
  const throws = node.name === 'intermediateThrowEvent';
  if (throws && index.outgoing(node).length) return 'goes on at the link of the same name: it has no outgoing flow';
  if (!throws && index.incoming(node).length) return 'is come to by its link: it has no incoming flow';
  const name = (one: XmlNode): string | undefined => child(one, 'linkEventDefinition')?.attributes['name'];
  const around = index.parent(node)?.children ?? [];
  const other = throws ? 'intermediateCatchEvent' : 'intermediateThrowEvent';
  const partners = around.filter((one) => one.name === other && name(one) === name(node));
  if (!partners.length) return `has no counterpart: add a link «${name(node) ?? ''}» in the same process`;
  const twins = around.filter((one) => one.name === node.name && name(one) === name(node));
  return !throws && twins.length > 1 ? `the link «${name(node) ?? ''}» has several targets; it needs one` : undefined;
}

function examineCancelEnd(node: XmlNode, index: ModelIndex): string | undefined {
  if (!types(node, index).includes('cancel')) return undefined;
  for (let at = index.parent(node); at; at = index.parent(at)) if (at.name === 'transaction') return undefined;
  return 'a cancel end event stands in transactions only';
}

function examineEventGateway(node: XmlNode, index: ModelIndex): string | undefined {
  const flows = index.outgoing(node);
  if (flows.length < 2) return 'needs two or more outgoing flows';
  if (flows.some((flow) => child(flow, 'conditionExpression'))) return 'its flows have no conditions: events decide';
  const targets = flows.flatMap((flow) => index.target(flow) ?? []);
  const odd = targets.find((one) => one.name !== 'receiveTask' && one.name !== 'intermediateCatchEvent');
  if (odd) return `leads to «${idOf(odd)}»; only catch events and receive tasks can follow`;
  if (targets.some((one) => index.incoming(one).length > 1)) return 'nothing else leads to the events after it';
  const messages = targets.some((one) => types(one, index).includes('message'));
  if (messages && targets.some((one) => one.name === 'receiveTask'))
    return 'is followed by message events or by receive tasks, not by both';
  const fires = ['message', 'signal', 'timer', 'conditional'];
  const unfit = targets.flatMap((one) => types(one, index)).find((type) => !fires.includes(type));
  if (unfit) return `an event for ${unfit} cannot follow`;
  const hosts = new Set(index.all('boundaryEvent').map((one) => local(one.attributes['attachedToRef'])));
  if (targets.some((one) => hosts.has(idOf(one)))) return 'receive tasks after it have no boundary events';
  if (node.attributes['instantiate'] === 'true' && index.incoming(node).length)
    return 'begins the process: no flow leads to it';
  return node.attributes['eventGatewayType'] === 'Parallel' && node.attributes['instantiate'] !== 'true'
    ? 'only one that begins the process can wait for all its events'
    : undefined;
}

function examineDirection(node: XmlNode, index: ModelIndex): string | undefined {
  const [incoming, outgoing] = [index.incoming(node).length, index.outgoing(node).length];
  switch (node.attributes['gatewayDirection']) {
    case 'Diverging':
      return incoming > 1 || outgoing < 2 ? 'diverges: it has one incoming and several outgoing flows' : undefined;
    case 'Converging':
      return incoming < 2 || outgoing > 1 ? 'converges: it has several incoming flows and one outgoing' : undefined;
    case 'Mixed':
      return incoming < 2 || outgoing < 2 ? 'is mixed: it has several incoming and several outgoing flows' : undefined;
    default:
      return undefined;
  }
}

function examineDefault(node: XmlNode, index: ModelIndex): string | undefined {
  const flow = node.attributes['default'] === undefined ? undefined : index.get(node.attributes['default']);
  if (!flow) return undefined;
  if (local(flow.attributes['sourceRef']) !== idOf(node))
    return `its default flow «${idOf(flow)}» leaves another element`;
  return child(flow, 'conditionExpression') ? `its default flow «${idOf(flow)}» has a condition: remove it` : undefined;
}

function examineFlow(flow: XmlNode, index: ModelIndex): string | undefined {
  const [source, target] = [index.source(flow), index.target(flow)];
  if (!source || !target) return undefined;
  if (index.parent(source) !== index.parent(target))
    return 'crosses the border of a process or sub-process: join elements of the same one';
  if (target.name === 'startEvent') return 'leads to a start event: nothing comes before it';
  if (source.name === 'endEvent') return 'leaves an end event: nothing comes after it';
  if (!child(flow, 'conditionExpression')) return undefined;
  if (ACTIVITIES.includes(source.name) && index.outgoing(source).length < 2)
    return 'is the only way on and has a condition: add another flow or remove the condition';
  return source.name.endsWith('Event') ? `a flow from an event has no condition` : undefined;
}

/** What an element lists of its flows is all of them, and no other. */
function examineListed(node: XmlNode, index: ModelIndex): string | undefined {
  if (!index.listsFlows) return undefined;
  for (const [name, flows, end] of [
    ['incoming', index.incoming(node), 'targetRef'],
    ['outgoing', index.outgoing(node), 'sourceRef'],
  ] as const) {
    const listed = textsOf(node, name).map(local);
    const wrong = listed.map((id) => index.get(id)).find((flow) => flow && local(flow.attributes[end]) !== idOf(node));
    if (wrong) return `lists «${idOf(wrong)}» as ${name}, which it is not`;
    const missing = flows.find((flow) => flow.attributes['id'] !== undefined && !listed.includes(idOf(flow)));
    if (missing) return `does not list «${idOf(missing)}» as ${name}`;
  }
  return undefined;
}

function examineCompensation(node: XmlNode, index: ModelIndex): string | undefined {
  if (node.attributes['isForCompensation'] !== 'true') return undefined;
  return index.incoming(node).length || index.outgoing(node).length
    ? 'undoes another activity: no sequence flow leads to it or from it'
    : undefined;
}

function examineMultiInstance(node: XmlNode): string | undefined {
  const counted = Boolean(child(node, 'loopCardinality'));
  if (counted === Boolean(child(node, 'loopDataInputRef')) && !hasCollection(node))
    return 'needs either a cardinality or data to go through';
  const has = (name: string) => node.attributes[name] !== undefined || Boolean(child(node, name));
  switch (node.attributes['behavior']) {
    case 'None':
      return has('noneBehaviorEventRef') ? undefined : 'throws an event each time: name it (noneBehaviorEventRef)';
    case 'One':
      return has('oneBehaviorEventRef') ? undefined : 'throws an event the first time: name it (oneBehaviorEventRef)';
    case 'Complex':
      return child(node, 'complexBehaviorDefinition') ? undefined : 'says nothing of when to throw what';
    default:
      return undefined;
  }
}
const hasCollection = (node: XmlNode): boolean =>
  Object.keys(node.attributes).some((name) => name.endsWith('collection'));

/** What is optional, or read while the work goes on, is also listed as what the set holds. */
function examineSet(node: XmlNode): string | undefined {
  const kind = node.name === 'inputSet' ? 'Input' : 'Output';
  const all = textsOf(node, `data${kind}Refs`).map(local);
  const odd = [...textsOf(node, `optional${kind}Refs`), ...textsOf(node, `whileExecuting${kind}Refs`)]
    .map(local)
    .find((id) => !all.includes(id));
  return odd && `names «${odd}», which data${kind}Refs does not name`;
}

function examineSpecification(node: XmlNode): string | undefined {
  if (!child(node, 'inputSet')) return 'needs an input set, be it empty';
  if (!child(node, 'outputSet')) return 'needs an output set, be it empty';
  for (const kind of ['Input', 'Output'] as const) {
    const used = new Set(
      childrenOf(node, `${kind.toLowerCase()}Set`).flatMap((set) => textsOf(set, `data${kind}Refs`).map(local)),
    );
    const unused = childrenOf(node, `data${kind}`).find(
      (one) => one.attributes['id'] !== undefined && !used.has(idOf(one)),
    );
    if (unused) return `«${idOf(unused)}» is in no ${kind.toLowerCase()} set`;
  }
  return undefined;
}

function examineMessageFlow(node: XmlNode, index: ModelIndex): string | undefined {
  const [source, target] = [index.source(node), index.target(node)];
  if (!source || !target) return undefined;
  const pool = (end: XmlNode): string => {
    if (end.name === 'participant') return local(end.attributes['processRef']) || idOf(end);
    return idOf(index.processOf(end) ?? end);
  };
  if (pool(source) === pool(target)) return 'joins two participants; within one, use a sequence flow';
  const throwing = ['endEvent', 'intermediateThrowEvent'];
  if (CATCHING.includes(source.name)) return 'leaves an event that only receives';
  if (throwing.includes(target.name)) return 'leads to an event that only sends';
  const silent = [source, target].find((end) => end.name.endsWith('Event') && !types(end, index).includes('message'));
  if (silent && index.definitions(silent).length) return `«${idOf(silent)}» is no message event`;
  if (silent && silent === source) return `«${idOf(silent)}» sends no message`;
  if (source.name === 'receiveTask') return 'leaves a task that only receives';
  return target.name === 'sendTask' ? 'leads to a task that only sends' : undefined;
}

function examineMultiplicity(node: XmlNode): string | undefined {
  const [minimum, maximum] = [Number(node.attributes['minimum'] ?? 0), Number(node.attributes['maximum'] ?? 1)];
  if (minimum < 0) return 'the minimum is not below zero';
  if (maximum < 1) return 'the maximum is one or more';
  return maximum < minimum ? 'the maximum is not below the minimum' : undefined;
}

function examineCall(node: XmlNode, index: ModelIndex): string | undefined {
  const called = index.get(node.attributes['calledElement']);
  if (called?.name !== 'process') return undefined;
  const starts = childrenOf(called, 'startEvent');
  return starts.length && !starts.some((one) => !index.definitions(one).length)
    ? `calls «${idOf(called)}», which has no start event without a trigger`
    : undefined;
}

function examineLoop(node: XmlNode): string | undefined {
  const maximum = node.attributes['loopMaximum'];
  return maximum === undefined || Number(maximum) > 0 ? undefined : 'the maximum of a loop is one or more';
}

function examineTimer(node: XmlNode): string | undefined {
  const given = ['timeDate', 'timeDuration', 'timeCycle'].filter((name) => child(node, name));
  return given.length === 1 ? undefined : 'has exactly one of date, duration and cycle';
}

function examineReceive(node: XmlNode, index: ModelIndex): string | undefined {
  if (node.attributes['instantiate'] !== 'true') return undefined;
  return index.incoming(node).length ? 'begins the process: no flow leads to it' : undefined;
}

function examineOperation(node: XmlNode, index: ModelIndex): string | undefined {
  const operation = index.get(node.attributes['operationRef'] ?? child(node, 'operationRef')?.text);
  const message = index.get(node.attributes['messageRef'] ?? child(node, 'messageRef')?.text);
  if (!operation || !message || operation.name !== 'operation') return undefined;
  const known = [...textsOf(operation, 'inMessageRef'), ...textsOf(operation, 'outMessageRef')].map(local);
  return known.includes(idOf(message)) ? undefined : `the operation does not know the message «${idOf(message)}»`;
}

function examineDataReference(node: XmlNode, index: ModelIndex): string | undefined {
  const state = child(node, 'dataState')?.attributes['name'];
  const object = index.get(node.attributes['dataObjectRef'])?.attributes['name'];
  if (state === undefined || object === undefined) return undefined;
  return node.attributes['name'] === `${object} [${state}]` ? undefined : `is called «${object} [${state}]»`;
}

function examineCatch(node: XmlNode, index: ModelIndex): string | undefined {
  const given = types(node, index);
  if (node.attributes['parallelMultiple'] === 'true' && given.length < 2) return 'waits for several events: name them';
  return undefined;
}

function examineConverging(node: XmlNode, index: ModelIndex): string | undefined {
  return child(node, 'activationCondition') && index.incoming(node).length < 2
    ? 'joins nothing: an activation condition is for several incoming flows'
    : undefined;
}

export const RULES: readonly Rule[] = [
  { rule: 'start-and-end', elements: SCOPES, examine: examineEnds },
  { rule: 'event-sub-process', elements: ['subProcess'], examine: examineEventSubProcess },
  { rule: 'start-trigger', elements: ['startEvent'], examine: examineStart },
  { rule: 'one-start', elements: ['subProcess', 'transaction'], examine: examineStarts },
  { rule: 'boundary-event', elements: ['boundaryEvent'], examine: examineBoundary },
  { rule: 'link', elements: ['intermediateCatchEvent', 'intermediateThrowEvent'], examine: examineLink },
  { rule: 'cancel-end', elements: ['endEvent'], examine: examineCancelEnd },
  { rule: 'event-gateway', elements: ['eventBasedGateway'], examine: examineEventGateway },
  { rule: 'gateway-direction', elements: GATEWAYS, examine: examineDirection },
  { rule: 'default-flow', elements: FLOW_NODES, examine: examineDefault },
  { rule: 'sequence-flow', elements: ['sequenceFlow'], examine: examineFlow },
  { rule: 'listed-flows', elements: FLOW_NODES, examine: examineListed },
  { rule: 'compensation', elements: ACTIVITIES, examine: examineCompensation },
  { rule: 'multi-instance', elements: ['multiInstanceLoopCharacteristics'], examine: examineMultiInstance },
  { rule: 'loop', elements: ['standardLoopCharacteristics'], examine: examineLoop },
  { rule: 'data-set', elements: ['inputSet', 'outputSet'], examine: examineSet },
  { rule: 'data-specification', elements: ['ioSpecification'], examine: examineSpecification },
  { rule: 'message-flow', elements: ['messageFlow'], examine: examineMessageFlow },
  { rule: 'multiplicity', elements: ['participantMultiplicity'], examine: examineMultiplicity },
  { rule: 'call', elements: ['callActivity'], examine: examineCall },
  { rule: 'timer', elements: ['timerEventDefinition'], examine: examineTimer },
  { rule: 'receive', elements: ['receiveTask'], examine: examineReceive },
  { rule: 'operation', elements: ['messageEventDefinition', 'sendTask', 'receiveTask'], examine: examineOperation },
  { rule: 'data-reference', elements: ['dataObjectReference'], examine: examineDataReference },
  { rule: 'several-events', elements: EVENTS, examine: examineCatch },
  { rule: 'activation', elements: ['complexGateway'], examine: examineConverging },
];
