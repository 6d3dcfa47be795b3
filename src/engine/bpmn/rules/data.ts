/** Data: what a set holds, where an association leads, of what kind both its ends are (BPMN 2.0 §10.4). */
import { child, childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import { EVENTS, local, type ModelIndex, SCOPES, textsOf } from '../model-index.ts';
import { dataOf, examineHolds, isCollection, itemOf, ownerOf, sameItem, sameStructure } from './items.ts';
import { idOf, type Rule, referred } from './rule.ts';

/** What is optional, or read while the work goes on, is also listed as what the set holds. */
function examineSet(node: XmlNode): Phrase | undefined {
  const kind = node.name === 'inputSet' ? 'Input' : 'Output';
  const all = new Set(textsOf(node, `data${kind}Refs`).map(local));
  const odd = [...textsOf(node, `optional${kind}Refs`), ...textsOf(node, `whileExecuting${kind}Refs`)]
    .map(local)
    .find((id) => !all.has(id));
  return odd === undefined ? undefined : phrase('set-names', { id: odd, kind });
}

function examineSpecification(node: XmlNode): Phrase | undefined {
  if (!child(node, 'inputSet')) return phrase('no-input-set');
  if (!child(node, 'outputSet')) return phrase('no-output-set');
  for (const kind of ['Input', 'Output'] as const) {
    const used = new Set(
      childrenOf(node, `${kind.toLowerCase()}Set`).flatMap((set) => textsOf(set, `data${kind}Refs`).map(local)),
    );
    const unused = childrenOf(node, `data${kind}`).find(
      (one) => one.attributes['id'] !== undefined && !used.has(idOf(one)),
    );
    if (unused) return phrase('in-no-set', { id: idOf(unused), kind: kind.toLowerCase() });
  }
  return undefined;
}

/** Which sets go in with which that come out is said by both. */
function examinePairs(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const [there, back] =
    node.name === 'inputSet' ? ['outputSetRefs', 'inputSetRefs'] : ['inputSetRefs', 'outputSetRefs'];
  const silent = textsOf(node, there)
    .map((id) => index.get(id))
    .find((set) => set && !textsOf(set, back).map(local).includes(idOf(node)));
  return silent && phrase('set-pair', { id: idOf(silent), there, back });
}

function examineCollection(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const item = itemOf(node, index);
  if (!item || isCollection(node) === isCollection(item)) return undefined;
  return phrase('collection-differs', { id: idOf(item), value: String(isCollection(item)) });
}

function examineEmbedded(node: XmlNode): Phrase | undefined {
  return child(node, 'ioSpecification') && !child(node, 'multiInstanceLoopCharacteristics')
    ? phrase('data-of-sub-process')
    : undefined;
}

function examineDataReference(node: XmlNode, index: ModelIndex): Phrase | undefined {
  if (node.attributes['itemSubjectRef'] !== undefined) return phrase('reference-kind');
  const state = child(node, 'dataState')?.attributes['name'];
  const object = index.get(node.attributes['dataObjectRef'])?.attributes['name'];
  if (state === undefined || object === undefined) return undefined;
  return node.attributes['name'] === `${object} [${state}]`
    ? undefined
    : phrase('reference-name', { name: `${object} [${state}]` });
}

function examineAssociation(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const goesIn = node.name === 'dataInputAssociation';
  const owner = index.parent(node);
  const sources = childrenOf(node, 'sourceRef').flatMap((one) => index.get(one.text.trim()) ?? []);
  const target = referred(node, 'targetRef', index);
  if (sources.length > 1 && !child(node, 'transformation')) return phrase('several-sources');
  const own = goesIn ? (target?.name === 'dataInput' ? target : undefined) : sources[0];
  if (own && own.name === (goesIn ? 'dataInput' : 'dataOutput') && owner && ownerOf(own, index) !== owner)
    return phrase('data-of-other', { id: idOf(own), other: idOf(ownerOf(own, index) ?? own), owner: idOf(owner) });
  if (owner && !EVENTS.includes(owner.name)) {
    if (goesIn && sources.some((one) => one.name === 'dataOutput')) return phrase('from-output');
    if (!goesIn && target?.name === 'dataInput') return phrase('to-input');
  }
  if (child(node, 'transformation') || child(node, 'assignment')) return undefined;
  return examineCopy(sources[0], target, index);
}

/** What is copied as it is stays of its kind. */
function examineCopy(source: XmlNode | undefined, target: XmlNode | undefined, index: ModelIndex): Phrase | undefined {
  const [from, to] = [itemOf(dataOf(source, index), index), itemOf(dataOf(target, index), index)];
  return from && to && !sameItem(from, to)
    ? phrase('copies-other-kind', { from: idOf(from), to: idOf(to) })
    : undefined;
}

/** Instances are made of a collection: one for each of its items. */
function examineLoopData(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const host = index.parent(node);
  for (const [kind, item] of [
    ['dataInput', 'inputDataItem'],
    ['dataOutput', 'outputDataItem'],
  ] as const) {
    const name = kind === 'dataInput' ? 'loopDataInputRef' : 'loopDataOutputRef';
    const found = referred(node, name, index);
    if (!found) continue;
    if (host && !SCOPES.includes(host.name) && (found.name !== kind || ownerOf(found, index) !== host))
      return phrase('loop-data-of-other', { name, id: idOf(found), kind, owner: idOf(host) });
    const all = dataOf(found, index) ?? found;
    const of = itemOf(all, index);
    if (!isCollection(all) && !(of && isCollection(of))) return phrase('loop-no-collection', { name, id: idOf(found) });
    const one = child(node, item);
    const ofOne = itemOf(one, index);
    if (ofOne && isCollection(ofOne)) return phrase('loop-item-collection', { name: item });
    if (of && ofOne && !sameStructure(of, ofOne))
      return phrase('loop-item-kind', { name: item, id: idOf(ofOne), of: idOf(of) });
  }
  return undefined;
}

const CARRIED = ['messageRef', 'signalRef', 'errorRef', 'escalationRef'];

/** An event has one piece of data for each of its definitions that carries one, in their order. */
function examineEventData(node: XmlNode, index: ModelIndex): Phrase | undefined {
  const kind = node.name === 'endEvent' || node.name === 'intermediateThrowEvent' ? 'dataInput' : 'dataOutput';
  const data = childrenOf(node, kind);
  if (!data.length) return undefined;
  const carried = index
    .definitions(node)
    .flatMap((one) => CARRIED.flatMap((name) => itemOf(referred(one, name, index), index) ?? []));
  if (data.length < carried.length)
    return phrase('event-data-missing', { items: carried.length, count: data.length, kind });
  return carried.map((item, at) => examineHolds(data[at], item, index)).find(Boolean);
}

export const DATA_RULES: readonly Rule[] = [
  { rule: 'data-set', elements: ['inputSet', 'outputSet'], examine: examineSet },
  { rule: 'data-set-pair', elements: ['inputSet', 'outputSet'], examine: examinePairs },
  { rule: 'data-specification', elements: ['ioSpecification'], examine: examineSpecification },
  { rule: 'data-of-sub-process', elements: SCOPES.filter((name) => name !== 'process'), examine: examineEmbedded },
  {
    rule: 'data-collection',
    elements: ['dataInput', 'dataOutput', 'dataObject', 'inputDataItem', 'outputDataItem'],
    examine: examineCollection,
  },
  { rule: 'data-reference', elements: ['dataObjectReference'], examine: examineDataReference },
  {
    rule: 'data-association',
    elements: ['dataInputAssociation', 'dataOutputAssociation'],
    examine: examineAssociation,
  },
  { rule: 'data-loop', elements: ['multiInstanceLoopCharacteristics'], examine: examineLoopData },
  { rule: 'data-event', elements: EVENTS, examine: examineEventData },
];
