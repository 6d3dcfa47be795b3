/** Gateways (BPMN 2.0 §10.6). */
import { child, type XmlNode } from '#engine/xml/xml.ts';
import { GATEWAYS, local, type ModelIndex } from '../model-index.ts';
import { idOf, type Rule, typesOf } from './rule.ts';

function examineEventGateway(node: XmlNode, index: ModelIndex): string | undefined {
  const flows = index.outgoing(node);
  if (flows.length < 2) return 'needs two or more outgoing flows';
  if (flows.some((flow) => child(flow, 'conditionExpression'))) return 'its flows have no conditions: events decide';
  const targets = flows.flatMap((flow) => index.target(flow) ?? []);
  const odd = targets.find((one) => one.name !== 'receiveTask' && one.name !== 'intermediateCatchEvent');
  if (odd) return `leads to «${idOf(odd)}»; only catch events and receive tasks can follow`;
  if (targets.some((one) => index.incoming(one).length > 1)) return 'nothing else leads to the events after it';
  const messages = targets.some((one) => typesOf(one, index).includes('message'));
  if (messages && targets.some((one) => one.name === 'receiveTask'))
    return 'is followed by message events or by receive tasks, not by both';
  const fires = ['message', 'signal', 'timer', 'conditional'];
  const unfit = targets.flatMap((one) => typesOf(one, index)).find((type) => !fires.includes(type));
  if (unfit) return `an event for ${unfit} cannot follow`;
  const hosts = new Set(index.all('boundaryEvent').map((one) => local(one.attributes['attachedToRef'])));
  if (targets.some((one) => hosts.has(idOf(one)))) return 'receive tasks after it have no boundary events';
  if (node.attributes['instantiate'] === 'true' && index.incoming(node).length)
    return 'begins the process: no flow leads to it';
  return node.attributes['eventGatewayType'] === 'Parallel' && node.attributes['instantiate'] !== 'true'
    ? 'only one that begins the process can wait for all its events'
    : undefined;
}

function examineDirection(node: XmlNode, index: ModelIndex): string | undefined {
  const [incoming, outgoing] = [index.incoming(node).length, index.outgoing(node).length];
  switch (node.attributes['gatewayDirection']) {
    case 'Diverging':
      return incoming > 1 || outgoing < 2 ? 'diverges: it has one incoming and several outgoing flows' : undefined;
    case 'Converging':
      return incoming < 2 || outgoing > 1 ? 'converges: it has several incoming flows and one outgoing' : undefined;
    case 'Mixed':
      return incoming < 2 || outgoing < 2 ? 'is mixed: it has several incoming and several outgoing flows' : undefined;
    default:
      return undefined;
  }
}

function examineConverging(node: XmlNode, index: ModelIndex): string | undefined {
  return child(node, 'activationCondition') && index.incoming(node).length < 2
    ? 'joins nothing: an activation condition is for several incoming flows'
    : undefined;
}

export const GATEWAY_RULES: readonly Rule[] = [
  { rule: 'gateway-direction', elements: GATEWAYS, examine: examineDirection },
  { rule: 'event-gateway', elements: ['eventBasedGateway'], examine: examineEventGateway },
  { rule: 'activation', elements: ['complexGateway'], examine: examineConverging },
];
