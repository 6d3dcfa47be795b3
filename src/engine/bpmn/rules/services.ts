/** Services: operations and their messages, what is called, who does it (BPMN 2.0 §8.4.3, §10.3.3, §10.3.4). */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { local, type ModelIndex, textsOf } from '../model-index.ts';
import { examineHolds, isCollection, itemOf, sameItem } from './items.ts';
import { idOf, type Rule, referred } from './rule.ts';

function examineOperation(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const operation = referred(node, 'operationRef', index);
  const message = referred(node, 'messageRef', index);
  if (!operation || !message || operation.name !== 'operation') return undefined;
  const known = [...textsOf(operation, 'inMessageRef'), ...textsOf(operation, 'outMessageRef')].map(local);
  return known.includes(idOf(message)) ? undefined : phrase('operation-message', { id: idOf(message) });
}

const KINDS = ['input', 'output'] as const;
type Kind = (typeof KINDS)[number];
const capital = (kind: Kind) => (kind === 'input' ? 'Input' : 'Output');
const dataOfKind = (node: XmlNode | undefined, kind: Kind, index: ModelIndex): readonly XmlNode[] =>
  node ? index.childrenOf(node, `data${capital(kind)}`) : [];

/** What goes into a service task is what its operation takes, what comes out what it gives. */
function examineService(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const operation = referred(node, 'operationRef', index);
  if (operation?.name !== 'operation') return undefined;
  const given = child(node, 'ioSpecification');
  for (const kind of KINDS) {
    const message = referred(operation, kind === 'input' ? 'inMessageRef' : 'outMessageRef', index);
    if (given && childrenOf(given, `${kind}Set`).length > 1) return phrase('several-sets', { kind });
    const data = dataOfKind(given, kind, index);
    if (message && data.length !== 1)
      return phrase('service-data', { count: data.length, kind: capital(kind), id: idOf(message) });
    const fault = message && examineHolds(data[0], itemOf(message, index), index);
    if (fault) return fault;
  }
  return undefined;
}

/** A task that sends has one piece of data, its message; so has one that receives. */
function examineMessenger(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const kind = node.name === 'sendTask' ? 'input' : 'output';
  const given = child(node, 'ioSpecification');
  if (!given) return undefined;
  if (childrenOf(given, `${kind}Set`).length > 1) return phrase('several-sets', { kind });
  const data = dataOfKind(given, kind, index);
  if (data.length > 1) return phrase('message-data', { count: data.length, kind: capital(kind) });
  return data[0] && examineHolds(data[0], itemOf(referred(node, 'messageRef', index), index), index);
}

function examineCall(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const called = index.get(node.attributes['calledElement']);
  if (!called) return undefined;
  if (called.name === 'process') {
    const starts = index.childrenOf(called, 'startEvent');
    if (starts.length && !starts.some((one) => !index.definitions(one).length))
      return phrase('calls-triggered', { id: idOf(called) });
  }
  return examineCallData(node, called, index);
}

/** What a call takes and gives is what the called one does. */
function examineCallData(node: XmlNode, called: XmlNode, index: ModelIndex): Phrase | undefined {
  const [own, theirs] = [child(node, 'ioSpecification'), child(called, 'ioSpecification')];
  if (!own && !theirs) return undefined;
  for (const kind of KINDS) {
    const [here, there] = [dataOfKind(own, kind, index), dataOfKind(theirs, kind, index)];
    if (here.length !== there.length)
      return phrase('call-data', { count: here.length, kind: capital(kind), id: idOf(called), theirs: there.length });
    const unlike = here.find((one, at) => differ(one, there[at], index));
    if (unlike) return phrase('call-data-kind', { id: idOf(unlike), called: idOf(called) });
  }
  return undefined;
}

function differ(a: XmlNode, b: XmlNode, index: ModelIndex): boolean {
  const [one, other] = [itemOf(a, index), itemOf(b, index)];
  return isCollection(a) !== isCollection(b) || Boolean(one && other && !sameItem(one, other));
}

/** What can be called as a service says which of its data are which operation's. */
function examineBound(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const interfaces = textsOf(node, 'supportedInterfaceRef').flatMap((id) => index.get(id) ?? []);
  const bindings = childrenOf(node, 'ioBinding');
  if (interfaces.length && !bindings.length) return phrase('not-bound');
  for (const binding of bindings) {
    const operation = referred(binding, 'operationRef', index);
    if (operation?.name !== 'operation') continue;
    if (interfaces.length && !interfaces.includes(index.parent(operation) ?? operation))
      return phrase('bound-elsewhere', { id: idOf(operation) });
    for (const kind of KINDS) {
      const message = referred(operation, kind === 'input' ? 'inMessageRef' : 'outMessageRef', index);
      const data = boundData(referred(binding, `${kind}DataRef`, index), kind, index);
      const fault = message && data && examineHolds(data, itemOf(message, index), index);
      if (fault) return fault;
    }
  }
  return undefined;
}

/** A set stands for the one piece of data it holds. */
function boundData(found: XmlNode | undefined, kind: Kind, index: ModelIndex): XmlNode | undefined {
  return found?.name === `${kind}Set` ? referred(found, `data${capital(kind)}Refs`, index) : found;
}

const ROLES = ['resourceRole', 'performer', 'humanPerformer', 'potentialOwner'];

function examineRole(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const bindings = childrenOf(node, 'resourceParameterBinding');
  const named = child(node, 'resourceRef');
  if (child(node, 'resourceAssignmentExpression')) return named || bindings.length ? phrase('who-twice') : undefined;
  if (bindings.length && !named) return phrase('parameters-of-none');
  const resource = referred(node, 'resourceRef', index);
  if (resource?.name !== 'resource') return undefined;
  const bound = bindings.map((one) => local(one.attributes['parameterRef']));
  const parameters = childrenOf(resource, 'resourceParameter');
  const unknown = bound.find((id) => !parameters.some((one) => idOf(one) === id));
  if (unknown) return phrase('parameter-unknown', { id: unknown, resource: idOf(resource) });
  const missing = parameters.find((one) => one.attributes['isRequired'] === 'true' && !bound.includes(idOf(one)));
  return missing && phrase('parameter-missing', { resource: idOf(resource), id: idOf(missing) });
}

const CALLABLE = [
  'process',
  'globalTask',
  'globalManualTask',
  'globalUserTask',
  'globalScriptTask',
  'globalBusinessRuleTask',
];

export const SERVICE_RULES: readonly Rule[] = [
  { rule: 'operation', elements: ['messageEventDefinition', 'sendTask', 'receiveTask'], examine: examineOperation },
  { rule: 'service', elements: ['serviceTask'], examine: examineService },
  { rule: 'messenger', elements: ['sendTask', 'receiveTask'], examine: examineMessenger },
  { rule: 'call', elements: ['callActivity'], examine: examineCall },
  { rule: 'binding', elements: CALLABLE, examine: examineBound },
  { rule: 'role', elements: ROLES, examine: examineRole },
];
