/** What expressions call the data of a model: objects, stores, properties, and what activities take and give (BPMN 2.0 §10.4). */
import { isSimpleName } from '#engine/feel/names.ts';
import type { Element } from './element.ts';
import { datumOf } from './read-parts.ts';

const DATA = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStore', 'bpmn:DataStoreReference']);

/** Names that FEEL reads only when it is told of them. What only its references name takes the name of the first. */
export function namesOfData(roots: readonly Element[]): string[] {
  const data: Element[] = [];
  const visit = (element: Element): void => {
    if (DATA.has(element.$type)) data.push(element);
    const { ioSpecification, loopCharacteristics: loop } = element;
    data.push(
      ...(element.properties ?? []),
      ...(ioSpecification?.dataInputs ?? []),
      ...(ioSpecification?.dataOutputs ?? []),
    );
    for (const item of [loop?.inputDataItem, loop?.outputDataItem]) if (item) data.push(item);
    element.flowElements?.forEach(visit);
  };
  roots.forEach(visit);
  for (const { name, dataObjectRef, dataStoreRef } of data) {
    const named = dataObjectRef ?? dataStoreRef;
    if (named && name && !named.name) named.name = name.replace(/\s*\[[^\]]*\]\s*$/, '');
  }
  return [...new Set(data.map(datumOf).filter((name) => name && !isSimpleName(name)))];
}
