/** Events: what may stand where, and what it must say (BPMN 2.0 §10.5). */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { ACTIVITIES, EVENTS, local, type ModelIndex } from '../model-index.ts';
import { idOf, isExecutable, type Rule, referred, typesOf } from './rule.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** Tables 10.84, 10.86, 10.88, 10.89 and 10.90. */
const KINDS = {
  process: words('message timer conditional signal'),
  eventSubProcess: words('message timer escalation error compensate conditional signal'),
  endEvent: words('message error escalation cancel compensate signal terminate'),
  intermediateCatchEvent: words('message timer conditional link signal'),
  intermediateThrowEvent: words('message escalation compensate link signal'),
  boundaryEvent: words('message timer escalation error cancel compensate conditional signal'),
};

function examineKind(node: XmlNode, index: ModelIndex): string | undefined {
  const given = typesOf(node, index);
  if (node.name === 'intermediateCatchEvent' && !given.length) return 'waits for nothing: give it an event definition';
  const where = node.name === 'startEvent' ? startsWhat(node, index) : (node.name as keyof typeof KINDS);
  const odd = where && given.find((type) => !KINDS[where].includes(type));
  return odd && `an event for ${odd} cannot stand here; ${KINDS[where].join(', ')} can`;
}

function startsWhat(node: XmlNode, index: ModelIndex): 'process' | 'eventSubProcess' | undefined {
  const parent = index.parent(node);
  if (index.isEventSubProcess(parent)) return 'eventSubProcess';
  return parent?.name === 'process' ? 'process' : undefined;
}

function examineEventSubProcess(node: XmlNode, index: ModelIndex): string | undefined {
  if (!index.isEventSubProcess(node)) return undefined;
  if (index.incoming(node).length || index.outgoing(node).length)
    return 'begins by an event: no sequence flow leads to it or from it';
  const starts = childrenOf(node, 'startEvent');
  if (starts.length !== 1) return `has ${starts.length} start events; it needs exactly one`;
  if (!index.definitions(starts[0]).length) return 'its start event needs a trigger';
  return index.all('boundaryEvent').some((one) => local(one.attributes['attachedToRef']) === idOf(node))
    ? 'has no boundary events: put them into it'
    : undefined;
}

function examineStart(node: XmlNode, index: ModelIndex): string | undefined {
  const where = startsWhat(node, index);
  if (!where)
    return index.definitions(node).length
      ? 'a sub-process is started by its flow: its start event has no trigger'
      : undefined;
  return where === 'eventSubProcess' &&
    node.attributes['isInterrupting'] === 'false' &&
    typesOf(node, index).includes('error')
    ? 'an error always interrupts: isInterrupting is true'
    : undefined;
}

function examineBoundary(node: XmlNode, index: ModelIndex): string | undefined {
  const given = typesOf(node, index);
  if (!given.length) return 'waits for nothing: give it an event definition';
  if (index.incoming(node).length) return 'no sequence flow leads to a boundary event';
  const host = index.get(node.attributes['attachedToRef']);
  if (given.includes('cancel') && host && host.name !== 'transaction')
    return 'a cancel event stands on transactions only';
  const interrupts = node.attributes['cancelActivity'] !== 'false';
  if (given.includes('compensate')) return examineUndoing(node, index, interrupts);
  const always = given.find((type) => type === 'error' || type === 'cancel');
  if (always && !interrupts) return `a boundary event for ${always} always interrupts: cancelActivity is true`;
  return index.outgoing(node).length ? undefined : 'leads nowhere: it needs an outgoing sequence flow';
}

function examineUndoing(node: XmlNode, index: ModelIndex, interrupts: boolean): string | undefined {
  if (index.outgoing(node).length) return 'what undoes is joined by an association, not by a sequence flow';
  if (!interrupts) return 'interrupts nothing, as what it stands on has ended: leave cancelActivity out';
  const undoing = index
    .all('association')
    .filter((one) => local(one.attributes['sourceRef']) === idOf(node))
    .map((one) => index.target(one))
    .filter((one) => one && ACTIVITIES.includes(one.name));
  if (!undoing.length) return 'undoes nothing: join it by an association to the activity that undoes';
  const other = undoing.find((one) => one?.attributes['isForCompensation'] !== 'true');
  return other && `is joined to «${idOf(other)}», which is not for compensation: set isForCompensation`;
}

function examineLink(node: XmlNode, index: ModelIndex): string | undefined {
  if (!typesOf(node, index).includes('link')) return undefined;
  const throws = node.name === 'intermediateThrowEvent';
  if (throws && index.outgoing(node).length) return 'goes on at the link of the same name: it has no outgoing flow';
  if (!throws && index.incoming(node).length) return 'is come to by its link: it has no incoming flow';
  const name = (one: XmlNode): string | undefined => child(one, 'linkEventDefinition')?.attributes['name'];
  const around = index.parent(node)?.children ?? [];
  const other = throws ? 'intermediateCatchEvent' : 'intermediateThrowEvent';
  const partners = around.filter((one) => one.name === other && name(one) === name(node));
  if (!partners.length) return `has no counterpart: add a link «${name(node) ?? ''}» in the same process`;
  const twins = around.filter((one) => one.name === node.name && name(one) === name(node));
  return !throws && twins.length > 1 ? `the link «${name(node) ?? ''}» has several targets; it needs one` : undefined;
}

function examineCancelEnd(node: XmlNode, index: ModelIndex): string | undefined {
  if (!typesOf(node, index).includes('cancel')) return undefined;
  for (let at = index.parent(node); at; at = index.parent(at)) if (at.name === 'transaction') return undefined;
  return 'a cancel end event stands in transactions only';
}

/** A thrown error or escalation is known by its code. */
function examineCode(node: XmlNode, index: ModelIndex): string | undefined {
  if (!isExecutable(node, index)) return undefined;
  for (const definition of index.definitions(node))
    for (const kind of ['error', 'escalation']) {
      if (definition.name !== `${kind}EventDefinition`) continue;
      const thrown = referred(definition, `${kind}Ref`, index);
      if (!thrown) return `throws no ${kind}: name it (${kind}Ref)`;
      if (!thrown.attributes[`${kind}Code`]) return `the ${kind} «${idOf(thrown)}» has no ${kind}Code: give it one`;
    }
  return undefined;
}

/** Where a process is run, its message events name their message. */
function examineMessage(node: XmlNode, index: ModelIndex): string | undefined {
  const silent = index
    .definitions(node)
    .find((one) => one.name === 'messageEventDefinition' && !one.attributes['messageRef'] && !child(one, 'messageRef'));
  return silent && isExecutable(node, index) ? 'names no message: name it (messageRef)' : undefined;
}

/** What several events share stands beside the processes, not in one of the events. */
function examineShared(node: XmlNode, index: ModelIndex): string | undefined {
  const inside = childrenOf(node, 'eventDefinitionRef')
    .map((one) => index.get(one.text.trim()))
    .find((one) => one && index.parent(one) !== index.root);
  return inside && `shares «${idOf(inside)}», which stands in «${idOf(index.parent(inside) ?? inside)}»: move it out`;
}

/** An intermediate event that throws or catches is on the way from one element to another. */
function examineBetween(node: XmlNode, index: ModelIndex): string | undefined {
  const types = typesOf(node, index);
  if (types.includes('link')) return undefined;
  if (idOf(node) && !index.outgoing(node).length) return 'leads nowhere: it needs an outgoing sequence flow';
  return undefined;
}

function examineTimer(node: XmlNode): string | undefined {
  const given = ['timeDate', 'timeDuration', 'timeCycle'].filter((name) => child(node, name));
  return given.length === 1 ? undefined : 'has exactly one of date, duration and cycle';
}

function examineCatch(node: XmlNode, index: ModelIndex): string | undefined {
  const given = typesOf(node, index);
  if (node.attributes['parallelMultiple'] === 'true' && given.length < 2) return 'waits for several events: name them';
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
