/** Sequence flows: where they lead, and what they leave unjoined (BPMN 2.0 §8.4.13, §10.5, §10.6). */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { ACTIVITIES, FLOW_NODES, local, type ModelIndex, SCOPES, textsOf } from '../model-index.ts';
import { idOf, isExecutable, type Rule, typesOf } from './rule.ts';

function examineEnds(scope: XmlNode): Phrase | undefined {
  if (scope.name === 'adHocSubProcess')
    return scope.children.some((one) => one.name === 'startEvent' || one.name === 'endEvent')
      ? phrase('ad-hoc-ends')
      : undefined;
  // A task that receives, or a gateway, may begin it in their place.
  const starts =
    childrenOf(scope, 'startEvent').length ||
    scope.children.some(({ attributes }) => attributes['instantiate'] === 'true');
  const ends = childrenOf(scope, 'endEvent').length;
  if (ends && !starts) return phrase('no-start');
  if (starts && !ends) return phrase('no-end');
  return undefined;
}

function examineStarts(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (index.isEventSubProcess(node)) return undefined;
  return childrenOf(node, 'startEvent').length > 1 ? phrase('several-starts') : undefined;
}

/** Where a scope has start events, flows lead to all else; where it has end events, all else leads on. */
function examineJoined(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const scope = index.parent(node);
  if (!scope || !SCOPES.includes(scope.name) || scope.name === 'adHocSubProcess' || !idOf(node)) return undefined;
  if (index.isEventSubProcess(node) || node.attributes['isForCompensation'] === 'true') return undefined;
  const begins =
    ['startEvent', 'boundaryEvent', 'intermediateThrowEvent'].includes(node.name) ||
    node.attributes['instantiate'] === 'true';
  const comesByLink = node.name === 'intermediateCatchEvent' && typesOf(node, index).includes('link');
  if (index.childrenOf(scope, 'startEvent').length && !begins && !comesByLink && !index.incoming(node).length)
    return phrase('unreached');
  // What leaves other events is said by the rules of those.
  const leads = node.name === 'startEvent' || !node.name.endsWith('Event');
  return index.childrenOf(scope, 'endEvent').length && leads && !index.outgoing(node).length
    ? phrase('leads-nowhere')
    : undefined;
}

function examineDefault(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const flow = node.attributes['default'] === undefined ? undefined : index.get(node.attributes['default']);
  if (!flow) return undefined;
  if (local(flow.attributes['sourceRef']) !== idOf(node)) return phrase('default-elsewhere', { flow: idOf(flow) });
  return child(flow, 'conditionExpression') ? phrase('default-condition', { flow: idOf(flow) }) : undefined;
}

function examineFlow(flow: XmlNode, index: ModelIndex): Phrase | undefined {
  const [source, target] = [index.source(flow), index.target(flow)];
  if (!source || !target) return undefined;
  if (index.parent(source) !== index.parent(target)) return phrase('crosses-border');
  if (target.name === 'startEvent') return phrase('into-start');
  if (source.name === 'endEvent') return phrase('out-of-end');
  if (flow.attributes['isImmediate'] === 'false' && isExecutable(flow, index)) return phrase('not-immediate');
  if (!child(flow, 'conditionExpression')) return undefined;
  if (ACTIVITIES.includes(source.name) && index.outgoing(source).length < 2) return phrase('only-way-condition');
  return source.name.endsWith('Event') ? phrase('event-condition') : undefined;
}

/** What an element lists of its flows is all of them, and no other. */
function examineListed(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (!index.listsFlows) return undefined;
  for (const [name, flows, end] of [
    ['incoming', index.incoming(node), 'targetRef'],
    ['outgoing', index.outgoing(node), 'sourceRef'],
  ] as const) {
    const listed = new Set(textsOf(node, name).map(local));
    const wrong = [...listed]
      .map((id) => index.get(id))
      .find((flow) => flow && local(flow.attributes[end]) !== idOf(node));
    if (wrong) return phrase('listed-wrongly', { flow: idOf(wrong), name });
    const missing = flows.find((flow) => flow.attributes['id'] !== undefined && !listed.has(idOf(flow)));
    if (missing) return phrase('not-listed', { flow: idOf(missing), name });
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
