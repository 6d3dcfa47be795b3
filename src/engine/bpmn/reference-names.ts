/** Attributes and elements that hold a qualified name or an id of another element (the XML Schema of BPMN 2.0). */
export const QUALIFIED = new Set(
  `activityRef attachedToRef calledChoreographyRef calledCollaborationRef calledElement categoryValueRef choreographyRef
correlationKeyRef correlationPropertyRef dataInputRefs dataObjectRef dataOutputRefs dataStoreRef default definitionalCollaborationRef
errorRef escalationRef eventDefinitionRef evaluatesToTypeRef flowNodeRef inMessageRef incoming initiatingParticipantRef
innerConversationNodeRef innerMessageFlowRef innerParticipantRef inputDataRef inputSetRefs interfaceRef itemRef itemSubjectRef
loopDataInputRef loopDataOutputRef messageFlowRef messageRef noneBehaviorEventRef oneBehaviorEventRef operationRef
optionalInputRefs optionalOutputRefs outMessageRef outerConversationNodeRef outerMessageFlowRef outerParticipantRef outgoing
outputDataRef outputSetRefs parameterRef participantRef partitionElementRef partnerEntityRef partnerRoleRef processRef resourceRef
signalRef source sourceRef structureRef supportedInterfaceRef supports target targetRef whileExecutingInputRefs
whileExecutingOutputRefs`.split(/\s+/),
);

/** Those that say how a process goes on: what waits or is thrown, where flows and data lead, what is called. The others describe. */
export const NEEDED = new Set(
  `activityRef attachedToRef calledElement default errorRef escalationRef eventDefinitionRef loopDataInputRef messageRef
noneBehaviorEventRef oneBehaviorEventRef signalRef sourceRef targetRef`.split(/\s+/),
);
