/** What every rule of the standard is made of. */
import { childrenOf, type XmlNode } from '#engine/xml/xml.ts';
import type { Phrase } from '#kernel/phrase.ts';
import type { ModelIndex } from '../model-index.ts';

export interface Rule {
  rule: string;
  /** The elements it speaks of. */
  elements: readonly string[];
  /** What is wrong and what to do, or nothing. */
  examine: (node: XmlNode, index: ModelIndex) => Phrase | undefined;
}

export const idOf = (node: XmlNode): string => node.attributes['id'] ?? '';

const typeOf = (definition: XmlNode): string => definition.name.replace('EventDefinition', '');

/** What an event waits for or throws: message, timer, … */
export const typesOf = (event: XmlNode, index: ModelIndex): string[] => index.definitions(event).map(typeOf);

/** What an element refers to by an attribute or by a child of that name. */
export function referred(node: XmlNode, name: string, index: ModelIndex): XmlNode | undefined {
  return index.get(node.attributes[name] ?? childrenOf(node, name)[0]?.text.trim());
}

/** Some constraints hold only where a process is to be run. */
export const isExecutable = (node: XmlNode, index: ModelIndex): boolean =>
  index.processOf(node)?.attributes['isExecutable'] === 'true';
