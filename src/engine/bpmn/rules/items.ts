/** What data is made of: item definitions, and whether two of them are the same (BPMN 2.0 §8.4.10, §10.4). */
import type { XmlNode } from '#engine/xml/xml.ts';
import { type Phrase, phrase } from '#kernel/phrase.ts';
import type { ModelIndex } from '../model-index.ts';
import { idOf, referred } from './rule.ts';

/** References that say of what kind something is; a signal, an error and an escalation name it `structureRef`. */
const ITEM_REFERENCES = ['itemSubjectRef', 'itemRef', 'structureRef'];

export function itemOf(node: XmlNode | undefined, index: ModelIndex): XmlNode | undefined {
  if (!node || node.name === 'itemDefinition') return undefined;
  const found = ITEM_REFERENCES.map((name) => index.get(node.attributes[name])).find(Boolean);
  return found?.name === 'itemDefinition' ? found : undefined;
}

export const isCollection = (node: XmlNode): boolean => node.attributes['isCollection'] === 'true';

/** One and the same definition, or two of the same structure. */
export function sameItem(a: XmlNode, b: XmlNode): boolean {
  return a === b || (sameStructure(a, b) && isCollection(a) === isCollection(b));
}

export function sameStructure(a: XmlNode, b: XmlNode): boolean {
  const structure = a.attributes['structureRef'];
  return a === b || (structure !== undefined && structure === b.attributes['structureRef']);
}

/** The data behind a reference to it. */
export function dataOf(node: XmlNode | undefined, index: ModelIndex): XmlNode | undefined {
  if (node?.name === 'dataObjectReference') return referred(node, 'dataObjectRef', index) ?? node;
  if (node?.name === 'dataStoreReference') return referred(node, 'dataStoreRef', index) ?? node;
  return node;
}

/** The activity, event, process or global task that a data input or output belongs to. */
export function ownerOf(data: XmlNode, index: ModelIndex): XmlNode | undefined {
  const parent = index.parent(data);
  return parent?.name === 'ioSpecification' ? index.parent(parent) : parent;
}

/** What is wrong where `data` must hold what `item` defines. */
export function examineHolds(data: XmlNode, item: XmlNode | undefined, index: ModelIndex): Phrase | undefined {
  if (!item) return undefined;
  const own = itemOf(data, index);
  return own && sameItem(own, item) ? undefined : phrase('is-to-hold', { id: idOf(data), item: idOf(item) });
}
