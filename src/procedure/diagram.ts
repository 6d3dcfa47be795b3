/** A process as it is shown: with shapes where it has none, with the names that people know, and borders on which each event can be seen. */
import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle } from 'bpmn-moddle';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';
import { type Diagram, spreadBorders } from './spread.ts';

interface Element {
  $type: string;
  id?: string;
  name?: string;
  flowElements?: Element[];
  rootElements?: Element[];
  diagrams?: Diagram[];
  sourceRef?: Element;
  targetRef?: Element;
  incoming?: Element[];
  outgoing?: Element[];
  eventDefinitions?: { messageRef?: Element }[];
  messageRef?: Element;
}

/** Made once: it describes every type of the standard, and keeps nothing of what it has read. */
const moddle = new BpmnModdle();

/** What an element is called: by its id, else by the message it waits for or by its name in the file. Nothing leaves its name. */
export type NameOf = (element: { id: string; type: string; message?: string; name?: string }) => string | undefined;

/** The same process with shapes and edges. What a person drew is kept as drawn, but for border events that hide one another. */
export async function withDiagram(xml: string, nameOf?: NameOf): Promise<Outcome<string>> {
  try {
    let { rootElement } = await moddle.fromXML(xml);
    const scopes = ((rootElement as Element).rootElements ?? []).filter((root) => root.flowElements);
    let changed = scopes.map((root) => nameOf && rename(root, nameOf)).some(Boolean);
    if (!(rootElement as Element).diagrams?.length) {
      for (const root of scopes) nameNeighbours(root.flowElements!);
      const { xml: complete } = await moddle.toXML(rootElement);
      ({ rootElement } = await moddle.fromXML(await layoutProcess(complete)));
      changed = true;
    }
    for (const diagram of (rootElement as Element).diagrams ?? []) changed = spreadBorders(diagram) || changed;
    return changed ? (await moddle.toXML(rootElement)).xml : xml;
  } catch (error) {
    if (isRefusal(error)) return error;
    return refuse('bpmn-malformed', { detail: (error as Error).message });
  }
}

/** Whether anything got another name. */
function rename(element: Element, nameOf: NameOf): boolean {
  const { id = '', name, eventDefinitions, messageRef } = element;
  const message = (messageRef ?? eventDefinitions?.[0]?.messageRef)?.name;
  const called = nameOf({ id, type: element.$type.replace('bpmn:', ''), message, name });
  let changed = called !== undefined && called !== (name ?? '');
  if (changed) element.name = called || undefined;
  for (const inner of element.flowElements ?? []) changed = rename(inner, nameOf) || changed;
  return changed;
}

/** The layout follows the references from node to flow, which BPMN leaves optional. */
function nameNeighbours(elements: Element[]): void {
  for (const element of elements) {
    if (element.flowElements) nameNeighbours(element.flowElements);
    if (element.$type !== 'bpmn:SequenceFlow') continue;
    join(element.sourceRef!, 'outgoing', element);
    join(element.targetRef!, 'incoming', element);
  }
}

function join(node: Element, side: 'incoming' | 'outgoing', flow: Element): void {
  node[side] ??= [];
  if (!node[side].includes(flow)) node[side].push(flow);
}
