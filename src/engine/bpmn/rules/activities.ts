/** Activities: loops, compensation, sub-processes (BPMN 2.0 §10.3). */
import { child, type XmlNode } from '#engine/xml/xml.ts';
import { ACTIVITIES, type ModelIndex, SCOPES } from '../model-index.ts';
import type { Rule } from './rule.ts';

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

function examineLoop(node: XmlNode): string | undefined {
  const maximum = node.attributes['loopMaximum'];
  return maximum === undefined || Number(maximum) > 0 ? undefined : 'the maximum of a loop is one or more';
}

/** How many tokens begin it, and how many go on. */
function examineQuantity(node: XmlNode): string | undefined {
  const few = ['startQuantity', 'completionQuantity'].find((name) => Number(node.attributes[name] ?? 1) < 1);
  return few && `${few} is ${node.attributes[few]}; it is one or more`;
}

const LOOPS = ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'];

function examineLoops(node: XmlNode): string | undefined {
  return node.children.filter((one) => LOOPS.includes(one.name)).length > 1
    ? 'is repeated in two ways: keep one of the loops'
    : undefined;
}

function examineAdHoc(node: XmlNode): string | undefined {
  return node.children.some((one) => ACTIVITIES.includes(one.name))
    ? undefined
    : 'holds nothing to do: put an activity into it';
}

/** §2.3.2 of RFC 3986, as XML Schema's anyURI has it, and the three names of the standard. */
const URI = /^(?:##\w+|(?:[\w.~:/?#[\]@&'()*+,;=-]|%[\da-f]{2})+)$/i;

function examineTransaction(node: XmlNode): string | undefined {
  const { method } = node.attributes;
  return method === undefined || URI.test(method)
    ? undefined
    : `the method «${method}» is neither ##Compensate, ##Store or ##Image nor a URI`;
}

function examineReceive(node: XmlNode, index: ModelIndex): string | undefined {
  if (node.attributes['instantiate'] !== 'true') return undefined;
  return index.incoming(node).length ? 'begins the process: no flow leads to it' : undefined;
}

const CHOREOGRAPHY = ['choreographyTask', 'subChoreography', 'callChoreography'];

function examineChoreography(node: XmlNode, index: ModelIndex): string | undefined {
  return SCOPES.includes(index.parent(node)?.name ?? '')
    ? 'belongs into a choreography: in a process, use a task'
    : undefined;
}

export const ACTIVITY_RULES: readonly Rule[] = [
  { rule: 'compensation', elements: ACTIVITIES, examine: examineCompensation },
  { rule: 'quantity', elements: ACTIVITIES, examine: examineQuantity },
  { rule: 'one-loop', elements: ACTIVITIES, examine: examineLoops },
  { rule: 'multi-instance', elements: ['multiInstanceLoopCharacteristics'], examine: examineMultiInstance },
  { rule: 'loop', elements: ['standardLoopCharacteristics'], examine: examineLoop },
  { rule: 'ad-hoc', elements: ['adHocSubProcess'], examine: examineAdHoc },
  { rule: 'transaction', elements: ['transaction'], examine: examineTransaction },
  { rule: 'receive', elements: ['receiveTask'], examine: examineReceive },
  { rule: 'choreography', elements: CHOREOGRAPHY, examine: examineChoreography },
];
