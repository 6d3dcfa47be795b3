/** Gateways (BPMN 2.0 §10.6). */
import { child, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { GATEWAYS, type ModelIndex } from '../model-index.ts';
import { idOf, type Rule, typesOf } from './rule.ts';

function examineEventGateway(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const flows = index.outgoing(node);
  if (flows.length < 2) return phrase('few-ways');
  if (flows.some((flow) => child(flow, 'conditionExpression'))) return phrase('events-decide');
  const targets = flows.flatMap((flow) => index.target(flow) ?? []);
  const odd = targets.find((one) => one.name !== 'receiveTask' && one.name !== 'intermediateCatchEvent');
  if (odd) return phrase('follows-oddly', { id: idOf(odd) });
  if (targets.some((one) => index.incoming(one).length > 1)) return phrase('else-leads');
  const messages = targets.some((one) => typesOf(one, index).includes('message'));
  if (messages && targets.some((one) => one.name === 'receiveTask')) return phrase('messages-or-receives');
  const fires = ['message', 'signal', 'timer', 'conditional'];
  const unfit = targets.flatMap((one) => typesOf(one, index)).find((type) => !fires.includes(type));
  if (unfit) return phrase('unfit-event', { kind: unfit });
  if (targets.some((one) => index.borders(one).length)) return phrase('receive-boundary');
  if (node.attributes['instantiate'] === 'true' && index.incoming(node).length) return phrase('begins');
  return node.attributes['eventGatewayType'] === 'Parallel' && node.attributes['instantiate'] !== 'true'
    ? phrase('parallel-begins')
    : undefined;
}

function examineDirection(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const [incoming, outgoing] = [index.incoming(node).length, index.outgoing(node).length];
  switch (node.attributes['gatewayDirection']) {
    case 'Diverging':
      return incoming > 1 || outgoing < 2 ? phrase('diverging') : undefined;
    case 'Converging':
      return incoming < 2 || outgoing > 1 ? phrase('converging') : undefined;
    case 'Mixed':
      return incoming < 2 || outgoing < 2 ? phrase('mixed') : undefined;
    default:
      return undefined;
  }
}

function examineConverging(node: XmlNode, index: ModelIndex): Phrase | undefined {
  return child(node, 'activationCondition') && index.incoming(node).length < 2
    ? phrase('activates-nothing')
    : undefined;
}

export const GATEWAY_RULES: readonly Rule[] = [
  { rule: 'gateway-direction', elements: GATEWAYS, examine: examineDirection },
  { rule: 'event-gateway', elements: ['eventBasedGateway'], examine: examineEventGateway },
  { rule: 'activation', elements: ['complexGateway'], examine: examineConverging },
];
