/** Elements of BPMN as `bpmn-moddle` reads them. */
import { type Refusal, refuse } from '#kernel/outcome.ts';
import type { Phrase } from '#kernel/phrase.ts';

export interface DataAssociation {
  sourceRef?: Element[];
  targetRef?: Element;
  transformation?: { body?: string };
  assignment?: { from?: { body?: string }; to?: { body?: string } }[];
}

/** The parts of moddle's objects that are read here. */
export interface Element {
  $type: string;
  id?: string;
  name?: string;
  flowElements?: Element[];
  artifacts?: Element[];
  sourceRef?: Element;
  targetRef?: Element;
  conditionExpression?: { body?: string };
  default?: Element;
  attachedToRef?: Element;
  cancelActivity?: boolean;
  triggeredByEvent?: boolean;
  isForCompensation?: boolean;
  calledElement?: string;
  eventDefinitions?: Element[];
  loopCharacteristics?: Element;
  isSequential?: boolean;
  loopCardinality?: { body?: string };
  completionCondition?: { body?: string };
  loopDataInputRef?: Element;
  inputDataItem?: Element;
  messageRef?: Element;
  errorRef?: Element & { errorCode?: string };
  timeDate?: { body?: string };
  timeDuration?: { body?: string };
  timeCycle?: { body?: string };
  rootElements?: Element[];
  isExecutable?: boolean;
  instantiate?: boolean;
  operationRef?: Element;
  implementation?: string;
  script?: string;
  startQuantity?: number;
  completionQuantity?: number;
  parallelMultiple?: boolean;
  isInterrupting?: boolean;
  ordering?: string;
  cancelRemainingInstances?: boolean;
  activationCondition?: { body?: string };
  eventDefinitionRef?: Element[];
  signalRef?: Element;
  escalationRef?: Element & { escalationCode?: string };
  activityRef?: Element;
  condition?: { body?: string };
  loopCondition?: { body?: string };
  testBefore?: boolean;
  loopMaximum?: number;
  behavior?: string;
  oneBehaviorEventRef?: Element;
  noneBehaviorEventRef?: Element;
  complexBehaviorDefinition?: { condition?: { body?: string }; event?: Element }[];
  dataInputAssociations?: DataAssociation[];
  dataOutputAssociations?: DataAssociation[];
  dataObjectRef?: Element;
  $attrs?: Record<string, string>;
}

/** Extension attributes come with the prefix of whatever tool drew the file: `camunda:topic`, `motcua:topic`, `topic`. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (key === name || key.endsWith(`:${name}`)) return value;
  return undefined;
}

export function invalid(element: Element, detail: Phrase): Refusal {
  return refuse('bpmn-invalid', { element: element.$type.replace('bpmn:', ''), id: element.id ?? '', detail });
}
