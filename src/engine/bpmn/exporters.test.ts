/** Small models in the manner of tools that draw BPMN: how each names, prefixes, lists and adds to what the standard has. All are run. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { examineProcesses, readProcess } from './read.ts';
import { initialState, step } from './step.ts';

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const DI = 'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"';
/** Start, a task, end, with the prefix of the standard's elements that the tool takes. */
const line = (p: string, task: string, ids: readonly [string, string, string]) => {
  const [s, a, e] = ids;
  return `<${p}startEvent id="${s}"><${p}outgoing>f1</${p}outgoing></${p}startEvent>${task}<${p}endEvent id="${e}"><${p}incoming>f2</${p}incoming></${p}endEvent><${p}sequenceFlow id="f1" sourceRef="${s}" targetRef="${a}"/><${p}sequenceFlow id="f2" sourceRef="${a}" targetRef="${e}"/>`;
};
const joined = (p: string) => `<${p}incoming>f1</${p}incoming><${p}outgoing>f2</${p}outgoing>`;
const shape = (p: string, element: string, label = '') =>
  `<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="${p}"><bpmndi:BPMNShape bpmnElement="${element}"><dc:Bounds x="0" y="0" width="10" height="10"/>${label}</bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`;

/** By tool: the model, what is warned of, and what waits at the end. */
const MODELS: Record<string, { xml: string; warned?: string[]; open?: string[] }> = {
  'Camunda Modeler': {
    xml: `<bpmn:definitions xmlns:bpmn="${MODEL}" ${XSI} ${DI} xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_1" targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" modeler:executionPlatform="Camunda Cloud"><bpmn:process id="P" isExecutable="true">${line('bpmn:', `<bpmn:userTask id="Activity_1"><bpmn:extensionElements><zeebe:formDefinition formId="f"/></bpmn:extensionElements>${joined('bpmn:')}</bpmn:userTask>`, ['StartEvent_1', 'Activity_1', 'Event_1'])}</bpmn:process>${shape('P', 'Activity_1')}</bpmn:definitions>`,
    open: ['Activity_1'],
  },
  'bpmn.io': {
    xml: `<bpmn2:definitions xmlns:bpmn2="${MODEL}" ${XSI} ${DI} id="sample" targetNamespace="http://bpmn.io/schema/bpmn"><bpmn2:process id="P" isExecutable="true"><bpmn2:dataObjectReference id="DataObjectReference_1" name="Đơn [mới]" dataObjectRef="DataObject_1"/><bpmn2:dataObject id="DataObject_1"/>${line('bpmn2:', `<bpmn2:task id="a">${joined('bpmn2:')}<bpmn2:property id="Property_1" name="__targetRef_placeholder"/><bpmn2:dataInputAssociation id="d"><bpmn2:sourceRef>DataObjectReference_1</bpmn2:sourceRef><bpmn2:targetRef>Property_1</bpmn2:targetRef></bpmn2:dataInputAssociation></bpmn2:task>`, ['s', 'a', 'e'])}</bpmn2:process></bpmn2:definitions>`,
  },
  'SAP Signavio': {
    xml: `<definitions xmlns="${MODEL}" ${XSI} ${DI} xmlns:signavio="http://www.signavio.com" exporter="Signavio Process Editor" targetNamespace="http://www.signavio.com"><process id="sid-1" isExecutable="true" processType="None">${line('', `<userTask completionQuantity="1" implementation="##unspecified" isForCompensation="false" startQuantity="1" id="sid-a"><documentation id="sid-d"><p xmlns="http://www.w3.org/1999/xhtml">Đọc</p></documentation><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffcc"/></extensionElements>${joined('')}</userTask>`, ['sid-s', 'sid-a', 'sid-e'])}</process>${shape('sid-1', 'sid-a', '<bpmndi:BPMNLabel labelStyle="sid-style"/>')}</definitions>`,
    warned: ['drawing'],
    open: ['sid-a'],
  },
  'Bizagi Modeler': {
    xml: `<definitions ${XSI} xmlns:xsd="http://www.w3.org/2001/XMLSchema" id="_1" targetNamespace="http://www.bizagi.com/definitions/_1" xmlns="${MODEL}"><process id="WFP-6-" isExecutable="true"><documentation />${line('', `<userTask id="_ec59"><extensionElements><bizagi:BizagiExtensions xmlns:bizagi="http://www.bizagi.com/bpmn20"><bizagi:BizagiProperties/></bizagi:BizagiExtensions></extensionElements>${joined('')}</userTask>`, ['_s', '_ec59', '_e'])}</process></definitions>`,
    open: ['_ec59'],
  },
  'Trisotech, add-in for Visio': {
    xml: `<semantic:definitions xmlns:semantic="${MODEL}" ${XSI} ${DI} xmlns:triso="http://www.trisotech.com/2015/triso/modeling" xmlns="http://www.trisotech.com/definitions/_7" exporter="BPMN Visio Modeler" targetNamespace="http://www.trisotech.com/definitions/_7"><semantic:message id="_m" name="đã nộp"/><semantic:process id="_p" isExecutable="true" triso:defaultName="true">${line('semantic:', `<semantic:receiveTask id="_a" messageRef="_m">${joined('semantic:')}</semantic:receiveTask>`, ['_s', '_a', '_e'])}</semantic:process></semantic:definitions>`,
    open: ['_a'],
  },
  ADONIS: {
    xml: `<definitions xmlns="${MODEL}" xmlns:adonis="http://www.boc-group.com" xmlns:bpmn="${MODEL}" xmlns:semantic="${MODEL}" ${XSI} targetNamespace="http://www.boc-group.com"><process id="process_1" isExecutable="true"><extensionElements><adonis:modelattributes><adonis:attribute name="A" type="ENUM">x</adonis:attribute></adonis:modelattributes></extensionElements>${line('', `<semantic:userTask id="_a">${joined('bpmn:')}</semantic:userTask>`, ['_s', '_a', '_e'])}</process></definitions>`,
    open: ['_a'],
  },
  'Activiti and Flowable': {
    xml: `<definitions xmlns="${MODEL}" ${XSI} xmlns:activiti="http://activiti.org/bpmn" xmlns:flowable="http://flowable.org/bpmn" targetNamespace="http://www.activiti.org/test"><process id="myProcess" isExecutable="true">${line('', `<userTask id="usertask1" activiti:assignee="kermit" flowable:formKey="f">${joined('')}<multiInstanceLoopCharacteristics isSequential="false" activiti:collection="[1, 2]" activiti:elementVariable="one"/></userTask>`, ['startevent1', 'usertask1', 'endevent1'])}</process></definitions>`,
    open: ['usertask1', 'usertask1', 'usertask1'],
  },
  jBPM: {
    xml: `<bpmn2:definitions xmlns:bpmn2="${MODEL}" ${XSI} xmlns:drools="http://www.jboss.org/drools" id="_jbpm" exporter="jBPM Process Modeler" targetNamespace="http://www.omg.org/bpmn20"><bpmn2:itemDefinition id="_reasonItem" structureRef="String"/><bpmn2:process id="p" drools:packageName="com" drools:version="1.0" drools:adHoc="false" isExecutable="true"><bpmn2:property id="reason" itemSubjectRef="_reasonItem" name="lý do"/>${line('bpmn2:', `<bpmn2:userTask id="_a"><bpmn2:extensionElements><drools:metaData name="elementname"><drools:metaValue><![CDATA[A]]></drools:metaValue></drools:metaData></bpmn2:extensionElements>${joined('bpmn2:')}</bpmn2:userTask>`, ['_s', '_a', '_e'])}</bpmn2:process><bpmn2:relationship type="BPSimData"><bpmn2:extensionElements/><bpmn2:source>_jbpm</bpmn2:source><bpmn2:target>_jbpm</bpmn2:target></bpmn2:relationship></bpmn2:definitions>`,
    open: ['_a'],
  },
  'MagicDraw and Cameo': {
    xml: `<definitions xmlns="${MODEL}" ${XSI} xmlns:ns1="http://www.magicdraw.com/1" targetNamespace="http://www.magicdraw.com/1"><message id="m 1" name="paid"/><process id="p" isExecutable="true">${line('', `<receiveTask id="a" messageRef="ns1:m 1">${joined('')}</receiveTask>`, ['s', 'a', 'e'])}</process></definitions>`,
    open: ['a'],
  },
  'Enterprise Architect': {
    xml: `<bpmn:definitions id="EAPK_1" targetNamespace="www.sparxsystems.com.au/bpmn20" xmlns:ssbp="www.sparxsystems.com.au/bpmn20" xmlns:bpmn="${MODEL}" ${XSI} exporter="Enterprise Architect"><bpmn:process id="EAID_p" isExecutable="true">${line('bpmn:', `<bpmn:userTask id="EAID_a"><bpmn:documentation>&lt;b&gt;Đọc&lt;/b&gt;</bpmn:documentation>${joined('bpmn:')}</bpmn:userTask><bpmn:boundaryEvent id="EAID_b" attachedToRef="ssbp:EAID_a" cancelActivity="false"><bpmn:outgoing>f3</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent><bpmn:endEvent id="EAID_e2"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent><bpmn:sequenceFlow id="f3" sourceRef="ssbp:EAID_b" targetRef="ssbp:EAID_e2"/>`, ['EAID_s', 'EAID_a', 'EAID_e'])}</bpmn:process></bpmn:definitions>`,
    open: ['EAID_a'],
  },
  'Oracle BPM Studio': {
    xml: `<ns0:definitions xmlns:ns0="${MODEL}" ${XSI} xmlns:ns1="http://xmlns.oracle.com/bpm/OracleExtensions" targetNamespace="http://xmlns.oracle.com/p"><ns0:process id="p" isExecutable="true"><ns1:OracleExtensions/>${line('ns0:', `<ns0:userTask id="ACT1"><ns1:hint/>${joined('ns0:')}</ns0:userTask>`, ['EVT1', 'ACT1', 'EVT2'])}</ns0:process></ns0:definitions>`,
    warned: ['foreign', 'foreign'],
    open: ['ACT1'],
  },
  'Yaoqiang BPMN Editor': {
    xml: `<definitions xmlns="${MODEL}" ${XSI} ${DI} xmlns:tns="http://sourceforge.net/d" xmlns:yaoqiang="http://bpmn.sourceforge.net" targetNamespace="http://sourceforge.net/d"><signal id="SI" name="lũ"/><process id="PROCESS_1" isExecutable="true">${line('', `<intermediateCatchEvent id="_a">${joined('')}<signalEventDefinition signalRef="tns:SI" id="_d"/></intermediateCatchEvent>`, ['_s', '_a', '_e'])}</process>${shape('tns:PROCESS_1', '_gone')}</definitions>`,
    warned: ['drawing'],
    open: ['_a'],
  },
  'Bonita Studio': {
    xml: `<model:definitions xmlns:model="${MODEL}" ${XSI} xmlns:java="http://jcp.org/en/jsr/detail?id=270" exporter="BonitaSoft" expressionLanguage="http://groovy.codehaus.org/" targetNamespace="http://bonitasoft.com/_m"><model:process id="_p" isExecutable="true"><model:ioSpecification id="_io"><model:inputSet id="_is"/><model:outputSet id="_os"/></model:ioSpecification><model:laneSet id="Pool 1_laneSet"><model:lane id="_l"><model:flowNodeRef>_a</model:flowNodeRef></model:lane></model:laneSet>${line('model:', `<model:intermediateCatchEvent id="_a">${joined('model:')}<model:timerEventDefinition id="eventdef-7 days"><model:timeDuration xsi:type="model:tFormalExpression">P7D</model:timeDuration></model:timerEventDefinition></model:intermediateCatchEvent>`, ['_s', '_a', '_e'])}</model:process></model:definitions>`,
    open: ['_a'],
  },
  'Visual Paradigm': {
    xml: `<definitions exporter="Visual Paradigm" targetNamespace="http://www.omg.org/bpmn20" xmlns="${MODEL}" ${XSI} xmlns:vp="http://www.visual-paradigm.com/bpmn/vpspecificcontent"><process id="p" isExecutable="true"><extensionElements><vp:Extensions><DiagramExtension Idref="d"/></vp:Extensions></extensionElements>${line('', `<userTask id="a">${joined('')}</userTask>`, ['s', 'a', 'e'])}</process></definitions>`,
    open: ['a'],
  },
};

describe('a model of a tool', () => {
  it.each(Object.entries(MODELS))('%s is read and run', async (_, { xml, warned = [], open = [] }) => {
    const { faults, warnings } = await examineProcesses(xml);
    expect(faults.map(({ refusal }) => refusal)).toEqual([]);
    expect(warnings.map(({ rule }) => rule)).toEqual(warned);
    const process = must(await readProcess(xml));
    const { state } = must(step(process, initialState(), { type: 'start' }, { vars: {} }));
    expect(state.live.map(({ at }) => at)).toEqual(open);
  });
});
