/** Adds a diagram to BPMN that has none, so that any modeller opens it. */
import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle } from 'bpmn-moddle';
import { isRefusal, type Outcome, refuse } from '#kernel/outcome.ts';

interface Element {
  $type: string;
  flowElements?: Element[];
  rootElements?: Element[];
  sourceRef?: Element;
  targetRef?: Element;
  incoming?: Element[];
  outgoing?: Element[];
}

/** The same process with shapes and edges. What a person drew is kept as drawn. */
export async function withDiagram(xml: string): Promise<Outcome<string>> {
  if (xml.includes('BPMNDiagram')) return xml;
  const moddle = new BpmnModdle();
  try {
    const { rootElement } = await moddle.fromXML(xml);
    for (const root of (rootElement as Element).rootElements ?? [])
      if (root.flowElements) nameNeighbours(root.flowElements);
    const { xml: complete } = await moddle.toXML(rootElement);
    return await layoutProcess(complete);
  } catch (error) {
    if (isRefusal(error)) return error;
    return refuse('bpmn-malformed', { detail: (error as Error).message });
  }
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
