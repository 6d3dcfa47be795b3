/** What may be referred to by what: the types that XML Schema cannot say, as a reference is only a name there. */
import type { XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { ACTIVITIES, EVENTS, FLOW_NODES, local, type ModelIndex } from './model-index.ts';
import { NEEDED } from './reference-names.ts';

const EVENT_DEFINITIONS = [
  'message',
  'timer',
  'error',
  'escalation',
  'cancel',
  'compensate',
  'conditional',
  'link',
  'signal',
  'terminate',
].map((kind) => `${kind}EventDefinition`);
const ITEMS = ['dataObject', 'dataObjectReference', 'dataStoreReference', 'property', 'dataInput', 'dataOutput'];
const GLOBAL_TASKS = ['globalTask', 'globalManualTask', 'globalUserTask', 'globalScriptTask', 'globalBusinessRuleTask'];
const CONVERSATIONS = ['conversation', 'subConversation', 'callConversation'];
const INTERACTIVE = [
  ...ACTIVITIES,
  ...EVENTS,
  'participant',
  'conversation',
  'subConversation',
  'callConversation',
  'choreographyTask',
  'subChoreography',
  'callChoreography',
  'lane',
];

/** By the name of the attribute or element that refers. */
const TARGETS: Record<string, readonly string[]> = {
  messageRef: ['message'],
  itemRef: ['itemDefinition'],
  itemSubjectRef: ['itemDefinition'],
  operationRef: ['operation'],
  inMessageRef: ['message'],
  outMessageRef: ['message'],
  errorRef: ['error'],
  signalRef: ['signal'],
  escalationRef: ['escalation'],
  eventDefinitionRef: EVENT_DEFINITIONS,
  oneBehaviorEventRef: EVENT_DEFINITIONS,
  noneBehaviorEventRef: EVENT_DEFINITIONS,
  dataInputRefs: ['dataInput'],
  optionalInputRefs: ['dataInput'],
  whileExecutingInputRefs: ['dataInput'],
  dataOutputRefs: ['dataOutput'],
  optionalOutputRefs: ['dataOutput'],
  whileExecutingOutputRefs: ['dataOutput'],
  outputSetRefs: ['outputSet'],
  inputSetRefs: ['inputSet'],
  dataObjectRef: ['dataObject'],
  dataStoreRef: ['dataStore'],
  processRef: ['process'],
  definitionalCollaborationRef: ['collaboration', 'choreography', 'globalConversation'],
  interfaceRef: ['interface'],
  supportedInterfaceRef: ['interface'],
  correlationPropertyRef: ['correlationProperty'],
  correlationKeyRef: ['correlationKey'],
  attachedToRef: ACTIVITIES,
  activityRef: ACTIVITIES,
  default: ['sequenceFlow'],
  incoming: ['sequenceFlow'],
  outgoing: ['sequenceFlow'],
  flowNodeRef: [...FLOW_NODES, 'dataObjectReference', 'dataStoreReference'],
  categoryValueRef: ['categoryValue'],
  calledElement: ['process', ...GLOBAL_TASKS],
  calledCollaborationRef: ['collaboration', 'globalConversation', 'choreography'],
  participantRef: ['participant'],
  initiatingParticipantRef: ['participant'],
  innerParticipantRef: ['participant'],
  outerParticipantRef: ['participant'],
  choreographyRef: ['choreography'],
  messageFlowRef: ['messageFlow'],
  innerMessageFlowRef: ['messageFlow'],
  outerMessageFlowRef: ['messageFlow'],
  innerConversationNodeRef: CONVERSATIONS,
  outerConversationNodeRef: CONVERSATIONS,
  calledChoreographyRef: ['choreography', 'globalChoreographyTask'],
  supports: ['process'],
  inputDataRef: ['inputSet', 'dataInput'],
  outputDataRef: ['outputSet', 'dataOutput'],
  partnerRoleRef: ['partnerRole'],
  partnerEntityRef: ['partnerEntity'],
  resourceRef: ['resource'],
  parameterRef: ['resourceParameter'],
  loopDataInputRef: ['dataInput', ...ITEMS],
  loopDataOutputRef: ['dataOutput', ...ITEMS],
};

const ANYTHING: readonly string[] = [];
/** The ends of what joins two elements. */
const ENDS: Record<string, readonly string[]> = {
  association: ANYTHING,
  sequenceFlow: [...FLOW_NODES, 'choreographyTask', 'subChoreography', 'callChoreography'],
  messageFlow: INTERACTIVE,
  conversationLink: ['participant', 'conversation', 'subConversation', 'callConversation', ...ACTIVITIES, ...EVENTS],
};
const DATA_ASSOCIATIONS = ['dataInputAssociation', 'dataOutputAssociation'];
/** What a signal, an error and an escalation carry; on an item definition the name means a type of another language. */
const CARRIERS = ['signal', 'error', 'escalation'];
/** Names that mean something else on these. */
const OTHERWISE: Record<string, readonly string[]> = { default: ['resourceParameter'], errorRef: [] };

/** `warning`: execution doesn't need it. */
export type ReportFault = (node: XmlNode, rule: string, detail: Phrase, warning?: boolean) => void;

export function examineReferences(index: ModelIndex, report: ReportFault): void {
  const visit = (node: XmlNode): void => {
    for (const [name, value] of Object.entries(node.attributes)) {
      if ((name === 'sourceRef' || name === 'targetRef') && ENDS[node.name]) check(node, name, value, ENDS[node.name]);
      else if (name === 'structureRef' && CARRIERS.includes(node.name)) check(node, name, value, ['itemDefinition']);
      else if (Object.hasOwn(TARGETS, name) && !OTHERWISE[name]?.includes(node.name))
        check(node, name, value, TARGETS[name]);
    }
    for (const one of node.children) {
      const isLink = node.name === 'linkEventDefinition' && (one.name === 'source' || one.name === 'target');
      if (isLink) check(node, one.name, one.text.trim(), ['linkEventDefinition']);
      const isEnd = one.name === 'sourceRef' || one.name === 'targetRef';
      const wanted = isEnd && DATA_ASSOCIATIONS.includes(node.name) ? ITEMS : TARGETS[one.name];
      if (wanted && Object.hasOwn(TARGETS, one.name) === !isEnd && !one.children.length)
        check(node, one.name, one.text.trim(), wanted);
      visit(one);
    }
  };
  const check = (node: XmlNode, name: string, value: string, wanted: readonly string[]): void => {
    const found = index.get(value);
    if (!found) {
      // A process may be called that stands in another file; whoever reads the file knows.
      if (value && !index.hasImports && name !== 'calledElement')
        report(node, 'reference', missing(name, value, wanted), !isNeeded(node, name));
    } else if (wanted !== ANYTHING && !wanted.includes(found.name))
      report(
        node,
        'reference',
        phrase('reference-kind-wrong', { name, id: local(value), kind: found.name, kinds: nameKinds(wanted) }),
      );
  };
  visit(index.root);
}

/** Message flows and associations join what is drawn; of these, only compensation is executed, and its rule asks for it. */
const DRAWN = ['association', 'messageFlow', 'conversationLink'];
const isNeeded = (node: XmlNode, name: string): boolean => NEEDED.has(name) && !DRAWN.includes(node.name);

const MAX_KINDS = 4;
const nameKinds = (kinds: readonly string[]): string =>
  kinds.slice(0, MAX_KINDS).join(', ') + (kinds.length > MAX_KINDS ? ', …' : '');

const missing = (name: string, value: string, wanted: readonly string[]): Phrase =>
  wanted === ANYTHING
    ? phrase('reference-nothing', { name, id: local(value) })
    : phrase('reference-missing', { name, id: local(value), kinds: nameKinds(wanted) });
