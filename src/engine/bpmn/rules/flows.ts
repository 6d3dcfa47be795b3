/** Sequence flows: where they lead, and what they leave unjoined (BPMN 2.0 §8.4.13, §10.5, §10.6). */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { ACTIVITIES, FLOW_NODES, local, type ModelIndex, SCOPES, textsOf } from '../model-index.ts';
import { idOf, isExecutable, type Rule, typesOf } from './rule.ts';

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

function examineStarts(node: XmlNode, index: ModelIndex): string | undefined {
  if (index.isEventSubProcess(node)) return undefined;
  return childrenOf(node, 'startEvent').length > 1
    ? 'has several start events; a sub-process has one at most'
    : undefined;
}

/** Where a scope has start events, flows lead to all else; where it has end events, all else leads on. */
function examineJoined(node: XmlNode, index: ModelIndex): string | undefined {
  const scope = index.parent(node);
  if (!scope || !SCOPES.includes(scope.name) || scope.name === 'adHocSubProcess' || !idOf(node)) return undefined;
  if (index.isEventSubProcess(node) || node.attributes['isForCompensation'] === 'true') return undefined;
  const has = (name: string) => Boolean(child(scope, name));
  const begins =
    node.name === 'startEvent' || node.name === 'boundaryEvent' || node.attributes['instantiate'] === 'true';
  const comesByLink = node.name === 'intermediateCatchEvent' && typesOf(node, index).includes('link');
  if (has('startEvent') && !begins && !comesByLink && !index.incoming(node).length)
    return 'cannot be reached: lead a sequence flow to it';
  // What leaves other events is said by the rules of those.
  const leads = node.name === 'startEvent' || !node.name.endsWith('Event');
  return has('endEvent') && leads && !index.outgoing(node).length
    ? 'leads nowhere: lead a sequence flow from it'
    : undefined;
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
  if (flow.attributes['isImmediate'] === 'false' && isExecutable(flow, index))
    return 'is not immediate: in a process that is run it must be';
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

export const FLOW_RULES: readonly Rule[] = [
  { rule: 'start-and-end', elements: SCOPES, examine: examineEnds },
  { rule: 'one-start', elements: ['subProcess', 'transaction'], examine: examineStarts },
  { rule: 'joined', elements: FLOW_NODES, examine: examineJoined },
  { rule: 'default-flow', elements: FLOW_NODES, examine: examineDefault },
  { rule: 'sequence-flow', elements: ['sequenceFlow'], examine: examineFlow },
  { rule: 'listed-flows', elements: FLOW_NODES, examine: examineListed },
];
