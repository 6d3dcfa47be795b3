/** What the elements of BPMN are to the machine. */
import type { NodeKind } from './graph.ts';

export const KINDS: Record<string, NodeKind> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:IntermediateThrowEvent': 'throw',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:BoundaryEvent': 'boundary',
  'bpmn:UserTask': 'user',
  'bpmn:ServiceTask': 'service',
  'bpmn:BusinessRuleTask': 'rule',
  'bpmn:ScriptTask': 'script',
  'bpmn:SendTask': 'send',
  'bpmn:ReceiveTask': 'receive',
  'bpmn:Task': 'pass',
  'bpmn:ManualTask': 'pass',
  'bpmn:SubProcess': 'sub-process',
  'bpmn:Transaction': 'sub-process',
  'bpmn:AdHocSubProcess': 'ad-hoc',
  'bpmn:CallActivity': 'call',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:InclusiveGateway': 'inclusive',
  'bpmn:ComplexGateway': 'complex',
  'bpmn:EventBasedGateway': 'event-based',
};

/** Drawn for the reader, without meaning for the machine. */
export const DRAWN_ONLY = new Set([
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'bpmn:Group',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
]);

/** Called by name like a process: one activity. */
export const GLOBAL: Record<string, NodeKind> = {
  'bpmn:GlobalTask': 'pass',
  'bpmn:GlobalManualTask': 'pass',
  'bpmn:GlobalUserTask': 'user',
  'bpmn:GlobalScriptTask': 'script',
  'bpmn:GlobalBusinessRuleTask': 'rule',
};
