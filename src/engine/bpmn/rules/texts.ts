/** Texts that must be of a form: expressions, formats, and attributes that cannot be left out (BPMN 2.0 §8.4.6, §10.3.3; XML Schema of the standard). */
import type { XmlNode } from '#engine/xml/xml.ts';
import { child } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { ModelIndex } from '../model-index.ts';
import { isExecutable, type Rule } from './rule.ts';

/** Elements whose schema allows a text for people. */
const EXPRESSIONS = [
  'conditionExpression',
  'loopCondition',
  'loopCardinality',
  'completionCondition',
  'activationCondition',
  'timeDate',
  'timeCycle',
  'timeDuration',
  'condition',
  'from',
  'to',
];
/** Elements that are formal by their schema. */
const FORMAL = ['messagePath', 'dataPath', 'transformation', 'formalExpression'];

function examineExpression(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const formal = FORMAL.includes(node.name) || index.parent(node)?.name === 'complexBehaviorDefinition';
  if (!formal && node.attributes['xsi:type'] !== 'tFormalExpression')
    return isExecutable(node, index) ? phrase('not-formal') : undefined;
  return node.text.trim() ? undefined : phrase('empty-expression');
}

const MIME = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+\s*(?:;.*)?$/;
const FORMATS = ['textFormat', 'scriptFormat', 'scriptLanguage'];

function examineFormat(node: XmlNode): Phrase | undefined {
  const name = FORMATS.find((one) => node.attributes[one] !== undefined && !MIME.test(node.attributes[one]));
  return name === undefined ? undefined : phrase('no-mime', { name, value: node.attributes[name] });
}

/** By element: what it has as an attribute, or as an element inside. */
const REQUIRED: Record<string, readonly string[]> = {
  sequenceFlow: ['sourceRef', 'targetRef'],
  messageFlow: ['sourceRef', 'targetRef'],
  association: ['sourceRef', 'targetRef'],
  conversationLink: ['sourceRef', 'targetRef'],
  boundaryEvent: ['attachedToRef'],
  linkEventDefinition: ['name'],
  conditionalEventDefinition: ['condition'],
  operation: ['name', 'inMessageRef'],
  interface: ['name'],
  import: ['namespace', 'location', 'importType'],
  correlationPropertyRetrievalExpression: ['messageRef', 'messagePath'],
  correlationSubscription: ['correlationKeyRef'],
  correlationPropertyBinding: ['correlationPropertyRef', 'dataPath'],
  ioBinding: ['operationRef', 'inputDataRef', 'outputDataRef'],
  resourceParameterBinding: ['parameterRef'],
  complexBehaviorDefinition: ['condition'],
  assignment: ['from', 'to'],
};

function examineRequired(node: XmlNode): Phrase | undefined {
  const missing = REQUIRED[node.name].find((name) => !node.attributes[name]?.trim() && !child(node, name));
  return missing === undefined ? undefined : phrase('required', { name: missing });
}

export const TEXT_RULES: readonly Rule[] = [
  { rule: 'expression', elements: [...EXPRESSIONS, ...FORMAL], examine: examineExpression },
  {
    rule: 'format',
    elements: ['documentation', 'textAnnotation', 'scriptTask', 'globalScriptTask'],
    examine: examineFormat,
  },
  { rule: 'required', elements: Object.keys(REQUIRED), examine: examineRequired },
];
