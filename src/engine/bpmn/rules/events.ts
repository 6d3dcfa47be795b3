/** Events: what may stand where, and what it must say (BPMN 2.0 §10.5). */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { ACTIVITIES, EVENTS, type ModelIndex } from '../model-index.ts';
import { isWell, isWritten } from '../timers.ts';
import { idOf, isExecutable, type Rule, referred, typesOf } from './rule.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Tables 10.84, 10.86, 10.88, 10.89 and 10.90. */
export const EVENT_KINDS = {
  process: words('message timer conditional signal'),
  eventSubProcess: words('message timer escalation error compensate conditional signal'),
  endEvent: words('message error escalation cancel compensate signal terminate'),
  intermediateCatchEvent: words('message timer conditional link signal'),
  intermediateThrowEvent: words('message escalation compensate link signal'),
  boundaryEvent: words('message timer escalation error cancel compensate conditional signal'),
};

function examineKind(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const given = typesOf(node, index);
  if (node.name === 'intermediateCatchEvent' && !given.length) return phrase('waits-for-nothing');
  const where = node.name === 'startEvent' ? startsWhat(node, index) : (node.name as keyof typeof EVENT_KINDS);
  if (!where) return undefined;
  const odd = given.find((type) => !EVENT_KINDS[where].includes(type));
  return odd === undefined ? undefined : phrase('event-not-here', { kind: odd, kinds: EVENT_KINDS[where].join(', ') });
}

function startsWhat(node: XmlNode, index: ModelIndex): 'process' | 'eventSubProcess' | undefined {
  const parent = index.parent(node);
  if (index.isEventSubProcess(parent)) return 'eventSubProcess';
  return parent?.name === 'process' ? 'process' : undefined;
}

function examineEventSubProcess(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (!index.isEventSubProcess(node)) return undefined;
  if (index.incoming(node).length || index.outgoing(node).length) return phrase('begins-by-event');
  const starts = childrenOf(node, 'startEvent');
  if (starts.length !== 1) return phrase('one-start-needed', { count: starts.length });
  if (!index.definitions(starts[0]).length) return phrase('no-trigger');
  return index.borders(node).length ? phrase('no-boundary-here') : undefined;
}

function examineStart(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const where = startsWhat(node, index);
  if (!where) return index.definitions(node).length ? phrase('started-by-flow') : undefined;
  return where === 'eventSubProcess' &&
    node.attributes['isInterrupting'] === 'false' &&
    typesOf(node, index).includes('error')
    ? phrase('error-interrupts')
    : undefined;
}

function examineBoundary(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const given = typesOf(node, index);
  if (!given.length) return phrase('waits-for-nothing');
  if (index.incoming(node).length) return phrase('into-boundary');
  const host = index.get(node.attributes['attachedToRef']);
  if (host && index.parent(host) !== index.parent(node)) return phrase('attached-elsewhere', { id: idOf(host) });
  if (given.includes('cancel') && host && host.name !== 'transaction') return phrase('cancel-on-transaction');
  const interrupts = node.attributes['cancelActivity'] !== 'false';
  if (given.includes('compensate')) return examineUndoing(node, index, interrupts);
  const always = given.find((type) => type === 'error' || type === 'cancel');
  if (always && !interrupts) return phrase('boundary-interrupts', { kind: always });
  return index.outgoing(node).length ? undefined : phrase('leads-nowhere');
}

function examineUndoing(node: XmlNode, index: ModelIndex, interrupts: boolean): Phrase | undefined {
  if (index.outgoing(node).length) return phrase('undoes-by-flow');
  if (!interrupts) return phrase('undoes-interrupts');
  const undoing = index
    .associationsFrom(node)
    .map((one) => index.target(one))
    .filter((one) => one && ACTIVITIES.includes(one.name));
  if (!undoing.length) return phrase('undoes-nothing');
  const other = undoing.find((one) => one?.attributes['isForCompensation'] !== 'true');
  return other && phrase('not-for-compensation', { id: idOf(other) });
}

function examineLink(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (!typesOf(node, index).includes('link')) return undefined;
  const throws = node.name === 'intermediateThrowEvent';
  if (throws && index.outgoing(node).length) return phrase('link-out');
  if (!throws && index.incoming(node).length) return phrase('link-in');
  const name = child(node, 'linkEventDefinition')?.attributes['name'] ?? '';
  const around = index.parent(node) ?? node;
  const other = throws ? 'intermediateCatchEvent' : 'intermediateThrowEvent';
  if (!index.links(around, other, name).length) return phrase('link-alone', { name });
  return !throws && index.links(around, node.name, name).length > 1 ? phrase('link-targets', { name }) : undefined;
}

function examineCancelEnd(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (!typesOf(node, index).includes('cancel')) return undefined;
  for (let at = index.parent(node); at; at = index.parent(at)) if (at.name === 'transaction') return undefined;
  return phrase('cancel-in-transaction');
}

/** A thrown error or escalation is known by its code. */
function examineCode(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (!isExecutable(node, index)) return undefined;
  for (const definition of index.definitions(node))
    for (const kind of ['error', 'escalation']) {
      if (definition.name !== `${kind}EventDefinition`) continue;
      const thrown = referred(definition, `${kind}Ref`, index);
      if (!thrown) return phrase('throws-none', { kind });
      if (!thrown.attributes[`${kind}Code`]) return phrase('no-code', { kind, id: idOf(thrown) });
    }
  return undefined;
}

/** Where a process is run, its message events name their message. */
function examineMessage(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const silent = index
    .definitions(node)
    .find((one) => one.name === 'messageEventDefinition' && !one.attributes['messageRef'] && !child(one, 'messageRef'));
  return silent && isExecutable(node, index) ? phrase('no-message') : undefined;
}

/** What several events share stands beside the processes, not in one of the events. */
function examineShared(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const inside = childrenOf(node, 'eventDefinitionRef')
    .map((one) => index.get(one.text.trim()))
    .find((one) => one && index.parent(one) !== index.root);
  return inside && phrase('shared-inside', { id: idOf(inside), owner: idOf(index.parent(inside) ?? inside) });
}

/** On the way from one element to another; a link goes on elsewhere. */
function examineBetween(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (!idOf(node)) return undefined;
  const throws = node.name === 'intermediateThrowEvent';
  if (throws && !index.incoming(node).length) return phrase('unreached');
  const goesByLink = throws && typesOf(node, index).includes('link');
  return goesByLink || index.outgoing(node).length ? undefined : phrase('leads-nowhere');
}

const TIMES = ['timeDate', 'timeDuration', 'timeCycle'] as const;

function examineTimer(node: XmlNode): Phrase | undefined {
  const given = TIMES.filter((name) => child(node, name));
  if (given.length !== 1) return phrase('one-time');
  const text = child(node, given[0])!.text.trim();
  return isWritten(text) && !isWell(given[0], text)
    ? phrase('not-iso-8601', { name: given[0], value: text })
    : undefined;
}

function examineCatch(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const given = typesOf(node, index);
  if (node.attributes['parallelMultiple'] === 'true' && given.length < 2) return phrase('several-events-needed');
  return undefined;
}

export const EVENT_RULES: readonly Rule[] = [
  { rule: 'event-kind', elements: EVENTS, examine: examineKind },
  { rule: 'event-sub-process', elements: ['subProcess'], examine: examineEventSubProcess },
  { rule: 'start-trigger', elements: ['startEvent'], examine: examineStart },
  { rule: 'boundary-event', elements: ['boundaryEvent'], examine: examineBoundary },
  {
    rule: 'intermediate-event',
    elements: ['intermediateCatchEvent', 'intermediateThrowEvent'],
    examine: examineBetween,
  },
  { rule: 'link', elements: ['intermediateCatchEvent', 'intermediateThrowEvent'], examine: examineLink },
  { rule: 'cancel-end', elements: ['endEvent'], examine: examineCancelEnd },
  { rule: 'event-code', elements: ['endEvent', 'intermediateThrowEvent'], examine: examineCode },
  { rule: 'event-message', elements: EVENTS, examine: examineMessage },
  { rule: 'event-definition', elements: EVENTS, examine: examineShared },
  { rule: 'timer', elements: ['timerEventDefinition'], examine: examineTimer },
  { rule: 'several-events', elements: EVENTS, examine: examineCatch },
];
