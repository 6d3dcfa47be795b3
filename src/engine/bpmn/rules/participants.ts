/** Who takes part, and what passes between them (BPMN 2.0 §9, §11). */
import { childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { local, type ModelIndex } from '../model-index.ts';
import { idOf, type Rule, referred, typesOf } from './rule.ts';

const CATCHING = ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'];

function examineMessageFlow(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const [source, target] = [index.source(node), index.target(node)];
  if (!source || !target) return undefined;
  const pool = (end: XmlNode): string => {
    if (end.name === 'participant') return local(end.attributes['processRef']) || idOf(end);
    return idOf(index.processOf(end) ?? end);
  };
  if (pool(source) === pool(target)) return phrase('message-within');
  const throwing = ['endEvent', 'intermediateThrowEvent'];
  if (CATCHING.includes(source.name)) return phrase('from-catcher');
  if (throwing.includes(target.name)) return phrase('to-thrower');
  const silent = [source, target].find((end) => end.name.endsWith('Event') && !typesOf(end, index).includes('message'));
  if (silent && index.definitions(silent).length) return phrase('no-message-event', { id: idOf(silent) });
  if (silent === target && target.name === 'startEvent') return phrase('waits-no-message', { id: idOf(target) });
  if (silent && silent === source) return phrase('sends-no-message', { id: idOf(silent) });
  if (source.name === 'receiveTask') return phrase('from-receiver');
  return target.name === 'sendTask' ? phrase('to-sender') : undefined;
}

function examineMultiplicity(node: XmlNode): Phrase | undefined {
  const [minimum, maximum] = [Number(node.attributes['minimum'] ?? 0), Number(node.attributes['maximum'] ?? 1)];
  if (minimum < 0) return phrase('minimum-negative');
  if (maximum < 1) return phrase('maximum-none');
  return maximum < minimum ? phrase('maximum-below') : undefined;
}

function examineProcess(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (node.attributes['processType'] === 'Public' && node.attributes['isExecutable'] === 'true')
    return phrase('public-run');
  const collaboration = referred(node, 'definitionalCollaborationRef', index);
  if (collaboration?.name !== 'collaboration') return undefined;
  const times = childrenOf(collaboration, 'participant').filter(
    (one) => local(one.attributes['processRef']) === idOf(node),
  );
  return times.length === 1 ? undefined : phrase('takes-part', { times: times.length, id: idOf(collaboration) });
}

const CONVERSATIONS = ['conversation', 'subConversation', 'callConversation'];

function examineGlobalConversation(node: XmlNode): Phrase | undefined {
  return node.children.some((one) => CONVERSATIONS.includes(one.name) || one.name === 'choreographyRef')
    ? phrase('conversation-holds')
    : undefined;
}

function examineConversationLink(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const [source, target] = [index.source(node), index.target(node)];
  if (!source || !target) return undefined;
  const conversations = [source, target].filter((one) => CONVERSATIONS.includes(one.name)).length;
  return conversations === 1 ? undefined : phrase('conversation-ends');
}

function examineChoreographyTask(node: XmlNode): Phrase | undefined {
  const parts = childrenOf(node, 'participantRef').map((one) => local(one.text));
  if (node.name === 'choreographyTask' && parts.length !== 2)
    return phrase('two-participants', { count: parts.length });
  const first = local(node.attributes['initiatingParticipantRef']);
  return parts.includes(first) ? undefined : phrase('begins-outside', { id: first });
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
