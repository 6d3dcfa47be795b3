/**
 * From the process table of the ISO 9001 document to BPMN: receive, then the steps in order, inside a sub-process on whose
 * border stand the events that law allows meanwhile (supplement, refusal, withdrawal, extension, consultation). They are
 * available exactly while that sub-process runs: until the decision, or until others decide. A step that concludes against the
 * request leads to who decides, past the steps between.
 */
import type { Manifest, StepSource } from './pack.ts';

const xml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The gateway after a step that concludes: against the request, to who decides; else to the next step. */
export const CONCLUDED = '-concluded';
/** As it stands in the file. On the diagram it is said in the reader's language. */
const ASKS = 'Kết luận không đạt?';

/** The sub-process of all steps up to the decision or the hand-over to who decides, in packs that draw their process too. */
export const HANDLING = 'handling';

interface Border {
  message: string;
  interrupting: boolean;
  /** What follows: wait for an answer, or end everything. */
  follow: 'wait' | 'terminate' | 'end';
}

/** The events that law allows until the decision in this procedure. */
export function bordersOf(manifest: Manifest): Border[] {
  const borders: Border[] = [];
  if (manifest.supplement?.rounds !== 0)
    borders.push(
      { message: 'request-supplement', interrupting: false, follow: 'wait' },
      { message: 'supplement-lapsed', interrupting: true, follow: 'terminate' },
    );
  borders.push(
    { message: 'refuse', interrupting: true, follow: 'terminate' },
    { message: 'withdraw', interrupting: true, follow: 'terminate' },
  );
  // The date of what others decide is theirs to move, and whom they ask is theirs to choose.
  if (manifest.outside) return borders;
  borders.push({ message: 'extend', interrupting: false, follow: 'end' });
  if (manifest.consultation) borders.push({ message: 'consult', interrupting: false, follow: 'end' });
  return borders;
}

/** All steps where there is no decision. */
export function stepsUpToDecision({ steps }: Manifest): StepSource[] {
  const last = steps.findIndex(({ act }) => act === 'decide-dossier' || act === 'hand-over-dossier');
  return steps.slice(0, last < 0 ? steps.length : last + 1);
}

/** The steps after which the way parts: they conclude, and others stand between them and the decision. */
function partingSteps(inside: readonly StepSource[], concludes: (step: StepSource) => boolean): StepSource[] {
  if (inside.at(-1)?.act !== 'decide-dossier') return [];
  return inside.slice(0, -2).filter((step) => step.act === 'complete-task' && concludes(step));
}

/** BPMN 2.0 XML without a diagram. `nameOf` gives the words of a step, `concludes` says whether one records a conclusion. */
export function deriveBpmn(
  manifest: Manifest,
  nameOf: (step: string) => string,
  concludes: (step: StepSource) => boolean = () => false,
): string {
  const inside = stepsUpToDecision(manifest);
  const parting = partingSteps(inside, concludes).map(({ id }) => id);
  const path = inside.flatMap(({ id }) => (parting.includes(id) ? [id, id + CONCLUDED] : [id]));
  const after = manifest.steps.slice(inside.length);
  const borders = bordersOf(manifest);
  const out: string[] = [];
  const line = (ids: string[]) =>
    ids.slice(1).map((to, i) => `<bpmn:sequenceFlow id="f-${ids[i]}-${to}" sourceRef="${ids[i]}" targetRef="${to}"/>`);
  const task = (id: string) => `<bpmn:userTask id="${id}" name="${xml(nameOf(id))}"/>`;
  const messages = [
    ...borders.map((border) => border.message),
    ...(borders.some(({ follow }) => follow === 'wait') ? ['supplement'] : []),
  ];
  for (const message of messages) out.push(`<bpmn:message id="m-${message}" name="${message}"/>`);
  out.push(`<bpmn:process id="process" name="${xml(manifest.code)}" isExecutable="true">`);
  out.push(
    '<bpmn:startEvent id="start"/>',
    `<bpmn:subProcess id="${HANDLING}">`,
    '<bpmn:startEvent id="handling-start"/>',
  );
  for (const step of inside) out.push(task(step.id));
  for (const step of parting) out.push(gateway(step, path[path.indexOf(step) + 2]));
  out.push(
    '<bpmn:endEvent id="handling-end"/>',
    ...line(['handling-start', ...path, 'handling-end']),
    // After the path, so that a diagram draws that one straight.
    ...parting.map((step) => against(step, inside.at(-1)!.id)),
    '</bpmn:subProcess>',
  );
  for (const step of after) out.push(task(step.id));
  out.push('<bpmn:endEvent id="end"/>', ...line(['start', HANDLING, ...after.map(({ id }) => id), 'end']));
  for (const { message, interrupting, follow } of borders) {
    const id = `on-${message}`;
    out.push(
      `<bpmn:boundaryEvent id="${id}" attachedToRef="${HANDLING}" cancelActivity="${interrupting}"><bpmn:messageEventDefinition id="d-${message}" messageRef="m-${message}"/></bpmn:boundaryEvent>`,
    );
    const end = `end-${message}`;
    out.push(
      `<bpmn:endEvent id="${end}" name="${message}">${follow === 'terminate' ? `<bpmn:terminateEventDefinition id="t-${message}"/>` : ''}</bpmn:endEvent>`,
    );
    if (follow === 'wait')
      out.push(
        `<bpmn:receiveTask id="await-supplement" name="supplement" messageRef="m-supplement"/>`,
        ...line([id, 'await-supplement', end]),
      );
    else out.push(...line([id, end]));
  }
  out.push('</bpmn:process>');
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="urn:motcua:${manifest.code}">
${out.join('\n')}
</bpmn:definitions>
`;
}

const gateway = (step: string, next: string): string =>
  `<bpmn:exclusiveGateway id="${step}${CONCLUDED}" name="${ASKS}" default="f-${step}${CONCLUDED}-${next}"/>`;

const against = (step: string, decision: string): string =>
  `<bpmn:sequenceFlow id="f-${step}-against" sourceRef="${step}${CONCLUDED}" targetRef="${decision}"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">list contains(against, "${step}")</bpmn:conditionExpression></bpmn:sequenceFlow>`;
