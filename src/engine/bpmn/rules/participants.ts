/** Who takes part, and what passes between them (BPMN 2.0 §9, §11). */
import { childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { local, type ModelIndex } from '../model-index.ts';
import { idOf, type Rule, referred, typesOf } from './rule.ts';

const CATCHING = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'];

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
  const silent = [source, target].find((end) => end.name.endsWith('Event') && !typesOf(end, index).includes('message'));
  if (silent && index.definitions(silent).length) return `«${idOf(silent)}» is no message event`;
  if (silent === target && target.name === 'startEvent') return `«${idOf(target)}» waits for no message`;
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

function examineProcess(node: XmlNode, index: ModelIndex): string | undefined {
  if (node.attributes['processType'] === 'Public' && node.attributes['isExecutable'] === 'true')
    return 'is public, which shows only what others see: one that is run is private';
  const collaboration = referred(node, 'definitionalCollaborationRef', index);
  if (collaboration?.name !== 'collaboration') return undefined;
  const times = childrenOf(collaboration, 'participant').filter(
    (one) => local(one.attributes['processRef']) === idOf(node),
  );
  return times.length === 1
    ? undefined
    : `takes part ${times.length} times in «${idOf(collaboration)}», which defines it: once it is`;
}

const CONVERSATIONS = ['conversation', 'subConversation', 'callConversation'];

function examineGlobalConversation(node: XmlNode): string | undefined {
  return node.children.some((one) => CONVERSATIONS.includes(one.name) || one.name === 'choreographyRef')
    ? 'is told by its messages alone: it holds neither conversations nor a choreography'
    : undefined;
}

function examineConversationLink(node: XmlNode, index: ModelIndex): string | undefined {
  const [source, target] = [index.source(node), index.target(node)];
  if (!source || !target) return undefined;
  const conversations = [source, target].filter((one) => CONVERSATIONS.includes(one.name)).length;
  return conversations === 1 ? undefined : 'joins a conversation and a participant';
}

function examineChoreographyTask(node: XmlNode): string | undefined {
  const parts = childrenOf(node, 'participantRef').map((one) => local(one.text));
  if (node.name === 'choreographyTask' && parts.length !== 2) return `has ${parts.length} participants; it has two`;
  const first = local(node.attributes['initiatingParticipantRef']);
  return parts.includes(first) ? undefined : `«${first}» begins it and does not take part`;
}

export const PARTICIPANT_RULES: readonly Rule[] = [
  { rule: 'message-flow', elements: ['messageFlow'], examine: examineMessageFlow },
  { rule: 'multiplicity', elements: ['participantMultiplicity'], examine: examineMultiplicity },
  { rule: 'process', elements: ['process'], examine: examineProcess },
  { rule: 'conversation', elements: ['globalConversation'], examine: examineGlobalConversation },
  { rule: 'conversation-link', elements: ['conversationLink'], examine: examineConversationLink },
  {
    rule: 'choreography-task',
    elements: ['choreographyTask', 'subChoreography', 'callChoreography'],
    examine: examineChoreographyTask,
  },
];
