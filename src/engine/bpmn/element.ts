/** Elements of BPMN as `bpmn-moddle` reads them. */
import { LINE } from './written.ts';

/** Text of an expression, and where it stands. */
export interface Text {
  body?: string;
  $attrs?: Record<string, string>;
}

export interface DataAssociation {
  sourceRef?: Element[];
  targetRef?: Element;
  transformation?: Text;
  assignment?: { from?: Text; to?: Text }[];
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
  conditionExpression?: Text;
  default?: Element;
  attachedToRef?: Element;
  cancelActivity?: boolean;
  triggeredByEvent?: boolean;
  isForCompensation?: boolean;
  calledElement?: string;
  eventDefinitions?: Element[];
  loopCharacteristics?: Element;
  isSequential?: boolean;
  loopCardinality?: Text;
  completionCondition?: Text;
  loopDataInputRef?: Element;
  inputDataItem?: Element;
  messageRef?: Element;
  errorRef?: Element & { errorCode?: string };
  timeDate?: Text;
  timeDuration?: Text;
  timeCycle?: Text;
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
  activationCondition?: Text;
  eventDefinitionRef?: Element[];
  signalRef?: Element;
  escalationRef?: Element & { escalationCode?: string };
  activityRef?: Element;
  condition?: Text;
  loopCondition?: Text;
  testBefore?: boolean;
  loopMaximum?: number;
  behavior?: string;
  oneBehaviorEventRef?: Element;
  noneBehaviorEventRef?: Element;
  complexBehaviorDefinition?: { condition?: Text; event?: Element }[];
  dataInputAssociations?: DataAssociation[];
  dataOutputAssociations?: DataAssociation[];
  dataObjectRef?: Element;
  dataStoreRef?: Element;
  properties?: Element[];
  ioSpecification?: { dataInputs?: Element[]; dataOutputs?: Element[] };
  outputDataItem?: Element;
  eventGatewayType?: string;
  $attrs?: Record<string, string>;
}

/** Extension attributes come with the prefix of whatever tool drew the file: `camunda:topic`, `motcua:topic`, `topic`. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  for (const [key, value] of Object.entries(attributes)) if (key === name || key.endsWith(`:${name}`)) return value;
  return undefined;
}

/** The line it stands on in its file. */
export function lineOf(element: Pick<Element, '$attrs'>): number | undefined {
  const line = Number(element.$attrs?.[LINE]);
  return Number.isInteger(line) ? line : undefined;
}
