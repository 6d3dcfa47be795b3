/** Activities: loops, compensation, sub-processes (BPMN 2.0 §10.3). */
import { child, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { ACTIVITIES, type ModelIndex, SCOPES } from '../model-index.ts';
import type { Rule } from './rule.ts';

function examineCompensation(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (node.attributes['isForCompensation'] !== 'true') return undefined;
  return index.incoming(node).length || index.outgoing(node).length ? phrase('undoes-in-flow') : undefined;
}

function examineMultiInstance(node: XmlNode): Phrase | undefined {
  const counted = Boolean(child(node, 'loopCardinality'));
  if (counted === Boolean(child(node, 'loopDataInputRef')) && !hasCollection(node)) return phrase('instances-of-what');
  const has = (name: string) => node.attributes[name] !== undefined || Boolean(child(node, name));
  switch (node.attributes['behavior']) {
    case 'None':
      return has('noneBehaviorEventRef') ? undefined : phrase('each-time-what');
    case 'One':
      return has('oneBehaviorEventRef') ? undefined : phrase('first-time-what');
    case 'Complex':
      return child(node, 'complexBehaviorDefinition') ? undefined : phrase('complex-what');
    default:
      return undefined;
  }
}
const hasCollection = (node: XmlNode): boolean =>
  Object.keys(node.attributes).some((name) => name.endsWith('collection'));

function examineLoop(node: XmlNode): Phrase | undefined {
  const maximum = node.attributes['loopMaximum'];
  return maximum === undefined || Number(maximum) > 0 ? undefined : phrase('loop-maximum');
}

const MAX_QUANTITY = 1_000;

/** How many tokens begin it, and how many go on. */
function examineQuantity(node: XmlNode): Phrase | undefined {
  const few = ['startQuantity', 'completionQuantity'].find((name) => {
    const value = Number(node.attributes[name] ?? 1);
    return !Number.isInteger(value) || value < 1 || value > MAX_QUANTITY;
  });
  return few === undefined
    ? undefined
    : phrase('quantity', { name: few, value: node.attributes[few], most: MAX_QUANTITY });
}

const LOOPS = ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'];

function examineLoops(node: XmlNode): Phrase | undefined {
  return node.children.filter((one) => LOOPS.includes(one.name)).length > 1 ? phrase('two-loops') : undefined;
}

function examineAdHoc(node: XmlNode): Phrase | undefined {
  return node.children.some((one) => ACTIVITIES.includes(one.name)) ? undefined : phrase('nothing-to-do');
}

/** §2.3.2 of RFC 3986, as XML Schema's anyURI has it, and the three names of the standard. */
const URI = /^(?:##\w+|(?:[\w.~:/?#[\]@&'()*+,;=-]|%[\da-f]{2})+)$/i;

function examineTransaction(node: XmlNode): Phrase | undefined {
  const { method } = node.attributes;
  return method === undefined || URI.test(method) ? undefined : phrase('transaction-method', { method });
}

function examineReceive(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (node.attributes['instantiate'] !== 'true') return undefined;
  return index.incoming(node).length ? phrase('begins') : undefined;
}

const CHOREOGRAPHY = ['choreographyTask', 'subChoreography', 'callChoreography'];

function examineChoreography(node: XmlNode, index: ModelIndex): Phrase | undefined {
  return SCOPES.includes(index.parent(node)?.name ?? '') ? phrase('not-in-process') : undefined;
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
