import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { examineModel } from '../examine.ts';
import { readProcess } from '../read.ts';
import { RULES } from './all.ts';

const ROOTS = `<itemDefinition id="text" structureRef="xsd:string"/><itemDefinition id="texts" structureRef="xsd:string" isCollection="true"/><itemDefinition id="count" structureRef="xsd:int"/>
<message id="m" name="paid" itemRef="text"/><message id="m2" name="other"/><signal id="g" name="flood" structureRef="text"/><error id="x" name="no" errorCode="NO"/><escalation id="up" escalationCode="UP"/>
<interface id="i" name="tax"><operation id="o" name="pay"><inMessageRef>m</inMessageRef></operation></interface>
<resource id="clerk"><resourceParameter id="office" isRequired="true"/></resource>`;
const inFile = (roots: string, process: string) =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="t">${ROOTS}${roots}${process}</definitions>`;
const flow = (from: string, to: string, inside = '', more = '') =>
  `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}" ${more}>${inside}</sequenceFlow>`;
/** s → a → e, where `a` is what is given. */
const around = (a: string, more = '') =>
  `<process id="p" isExecutable="true"><startEvent id="s"/>${a}<endEvent id="e"/>${flow('s', 'a')}${flow('a', 'e')}${more}</process>`;
const task = '<task id="a"/>';
const EXPRESSION = '<conditionExpression xsi:type="tFormalExpression">n = 1</conditionExpression>';
/** One input, or none, and no outputs; its sets are named after it. */
const data = (input: string, kind = 'itemSubjectRef="text"') =>
  `<ioSpecification>${input && `<dataInput id="${input}" ${kind}/>`}<inputSet id="of-${input}">${input && `<dataInputRefs>${input}</dataInputRefs>`}</inputSet><outputSet id="from-${input}"/></ioSpecification>`;
const counted = '<loopCardinality xsi:type="tFormalExpression">2</loopCardinality>';
const repeated = (inside: string, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inside}</multiInstanceLoopCharacteristics>`;
const inside =
  '<startEvent id="is"/><task id="ia"/><endEvent id="ie"/><sequenceFlow id="is-ia" sourceRef="is" targetRef="ia"/><sequenceFlow id="ia-ie" sourceRef="ia" targetRef="ie"/>';
const waits = (id: string, definition: string) =>
  `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`;
const bySignal = '<signalEventDefinition signalRef="g"/>';
const byTimer = (time: string) => `<timerEventDefinition>${time}</timerEventDefinition>`;
const anHour = '<timeDuration xsi:type="tFormalExpression">PT1H</timeDuration>';
const onBorder = (definition: string, attributes = '') =>
  `<boundaryEvent id="b" attachedToRef="a" ${attributes}>${definition}</boundaryEvent>`;
const pools = (flows: string) =>
  `<collaboration id="c"><participant id="us" processRef="p"/><participant id="they"/>${flows}</collaboration>`;
const choice = (first: string, second: string, attributes = '') =>
  `<process id="p" isExecutable="true"><startEvent id="s"/><eventBasedGateway id="a" ${attributes}/>${first}${second}<endEvent id="e"/>${flow('s', 'a')}${flow('a', 'b')}${flow('a', 'c')}${flow('b', 'e')}${flow('c', 'e')}</process>`;

/** By rule: a model that keeps to it, what is changed in it, what is written instead, and the element found wrong. */
const EXAMPLES: [rule: string, good: string, change: string | RegExp, into: string, id: string][] = [
  ['unique-id', inFile('', around(task)), 'id="e"', 'id="s"', 's'],
  ['reference', inFile('', around('<task id="a" default="a-e"/>')), 'default="a-e"', 'default="s"', 'a'],
  ['reference', inFile('', around(task)), 'structureRef="text"', 'structureRef="m"', 'g'],
  [
    'start-and-end',
    inFile('', around(task)),
    /<endEvent id="e"\/>|<sequenceFlow id="a-e".*?<\/sequenceFlow>/g,
    '',
    'p',
  ],
  [
    'one-start',
    inFile('', around(`<subProcess id="a">${inside}</subProcess>`)),
    '<startEvent id="is"/>',
    '<startEvent id="is"/><startEvent id="is2"/><sequenceFlow id="is2-ia" sourceRef="is2" targetRef="ia"/>',
    'a',
  ],
  ['joined', inFile('', around(task)), '<endEvent', '<task id="lost"/><endEvent', 'lost'],
  ['joined', inFile('', around(task, `<task id="b"/>${flow('a', 'b')}${flow('b', 'e')}`)), flow('b', 'e'), '', 'b'],
  [
    'default-flow',
    inFile('', around('<task id="a" default="a-e"/>', `<task id="b"/>${flow('a', 'b', EXPRESSION)}${flow('b', 'e')}`)),
    'default="a-e"',
    'default="a-b"',
    'a',
  ],
  ['sequence-flow', inFile('', around(task)), flow('a', 'e'), flow('a', 'e', EXPRESSION), 'a-e'],
  ['sequence-flow', inFile('', around(task)), flow('a', 'e'), flow('a', 'e', '', 'isImmediate="false"'), 'a-e'],
  [
    'listed-flows',
    inFile(
      '',
      around('<task id="a"><incoming>s-a</incoming><outgoing>a-e</outgoing></task>')
        .replace('<startEvent id="s"/>', '<startEvent id="s"><outgoing>s-a</outgoing></startEvent>')
        .replace('<endEvent id="e"/>', '<endEvent id="e"><incoming>a-e</incoming></endEvent>'),
    ),
    '<incoming>s-a</incoming>',
    '',
    'a',
  ],
  [
    'gateway-direction',
    inFile('', around('<parallelGateway id="a"/>')),
    'id="a"',
    'id="a" gatewayDirection="Diverging"',
    'a',
  ],
  [
    'event-gateway',
    inFile('', choice(waits('b', bySignal), waits('c', byTimer(anHour)))),
    waits('c', byTimer(anHour)),
    '<task id="c"/>',
    'a',
  ],
  [
    'activation',
    inFile('', around('<complexGateway id="a"/>')),
    '<complexGateway id="a"/>',
    '<complexGateway id="a"><activationCondition xsi:type="tFormalExpression">true</activationCondition></complexGateway>',
    'a',
  ],
  ['event-kind', inFile('', around(task)), '<endEvent id="e"/>', `<endEvent id="e">${byTimer(anHour)}</endEvent>`, 'e'],
  ['event-kind', inFile('', around(waits('a', bySignal))), bySignal, '', 'a'],
  [
    'event-sub-process',
    inFile(
      '',
      around(
        task,
        `<subProcess id="ev" triggeredByEvent="true">${inside.replace('<startEvent id="is"/>', `<startEvent id="is">${bySignal}</startEvent>`)}</subProcess>`,
      ),
    ),
    `<startEvent id="is">${bySignal}</startEvent>`,
    '<startEvent id="is"/>',
    'ev',
  ],
  [
    'start-trigger',
    inFile('', around(`<subProcess id="a">${inside}</subProcess>`)),
    '<startEvent id="is"/>',
    `<startEvent id="is">${bySignal}</startEvent>`,
    'is',
  ],
  ['boundary-event', inFile('', around(task, `${onBorder(bySignal)}${flow('b', 'e')}`)), bySignal, '', 'b'],
  [
    'boundary-event',
    inFile(
      '',
      around(
        task,
        `${onBorder('<compensateEventDefinition/>')}<task id="undo" isForCompensation="true"/><association id="as" sourceRef="b" targetRef="undo"/>`,
      ),
    ),
    'isForCompensation="true"',
    '',
    'b',
  ],
  [
    'boundary-event',
    inFile('', around(`<subProcess id="a">${inside}</subProcess>`, `${onBorder(bySignal)}${flow('b', 'e')}`)),
    'attachedToRef="a"',
    'attachedToRef="ia"',
    'b',
  ],
  ['intermediate-event', inFile('', around('<intermediateThrowEvent id="a"/>')), flow('s', 'a'), flow('s', 'e'), 'a'],
  ['intermediate-event', inFile('', around('<intermediateThrowEvent id="a"/>')), flow('a', 'e'), flow('s', 'e'), 'a'],
  [
    'link',
    inFile(
      '',
      around(
        '<intermediateThrowEvent id="t"><linkEventDefinition name="on"/></intermediateThrowEvent>' +
          waits('a', '<linkEventDefinition name="on"/>'),
      ).replace(flow('s', 'a'), flow('s', 't')),
    ),
    'name="on"/></inter',
    'name="off"/></inter',
    'a',
  ],
  [
    'cancel-end',
    inFile(
      '',
      around(
        `<transaction id="a">${inside.replace('<endEvent id="ie"/>', '<endEvent id="ie"><cancelEventDefinition/></endEvent>')}</transaction>`,
      ),
    ),
    /transaction/g,
    'subProcess',
    'ie',
  ],
  [
    'event-code',
    inFile(
      '',
      around(task).replace('<endEvent id="e"/>', '<endEvent id="e"><errorEventDefinition errorRef="x"/></endEvent>'),
    ),
    'errorCode="NO"',
    '',
    'e',
  ],
  [
    'event-message',
    inFile('', around(waits('a', '<messageEventDefinition messageRef="m"/>'))),
    'messageRef="m"/></inter',
    '/></inter',
    'a',
  ],
  [
    'event-definition',
    inFile(
      '<signalEventDefinition id="sd" signalRef="g"/>',
      around(
        waits('a', '<eventDefinitionRef>sd</eventDefinitionRef>'),
        `<intermediateThrowEvent id="t"/>${flow('s', 't')}${flow('t', 'e')}`,
      ),
    ),
    /<signalEventDefinition id="sd" signalRef="g"\/>(.*)<intermediateThrowEvent id="t"\/>/s,
    '$1<intermediateThrowEvent id="t"><signalEventDefinition id="sd" signalRef="g"/></intermediateThrowEvent>',
    'a',
  ],
  ['timer', inFile('', around(waits('a', byTimer(anHour)))), anHour, '', 'a'],
  ['timer', inFile('', around(waits('a', byTimer(anHour)))), 'PT1H', 'P1H', 'a'],
  [
    'several-events',
    inFile(
      '',
      around(
        `<intermediateCatchEvent id="a" parallelMultiple="true">${bySignal}${byTimer(anHour)}</intermediateCatchEvent>`,
      ),
    ),
    byTimer(anHour),
    '',
    'a',
  ],
  ['compensation', inFile('', around(task)), 'id="a"', 'id="a" isForCompensation="true"', 'a'],
  ['quantity', inFile('', around('<task id="a" startQuantity="1"/>')), 'startQuantity="1"', 'startQuantity="0"', 'a'],
  [
    'one-loop',
    inFile('', around(`<task id="a">${repeated(counted)}</task>`)),
    '</task>',
    '<standardLoopCharacteristics/></task>',
    'a',
  ],
  ['multi-instance', inFile('', around(`<task id="a">${repeated(counted)}</task>`)), counted, '', 'a'],
  ['loop', inFile('', around('<task id="a"><standardLoopCharacteristics loopMaximum="2"/></task>')), '"2"', '"0"', 'a'],
  ['ad-hoc', inFile('', around('<adHocSubProcess id="a"><task id="t"/></adHocSubProcess>')), '<task id="t"/>', '', 'a'],
  [
    'transaction',
    inFile('', around(`<transaction id="a" method="##Store">${inside}</transaction>`)),
    '##Store',
    'by %post',
    'a',
  ],
  ['receive', inFile('', around('<receiveTask id="a" messageRef="m"/>')), 'id="a"', 'id="a" instantiate="true"', 'a'],
  [
    'choreography',
    inFile(pools(''), around(task)),
    '<endEvent',
    '<choreographyTask id="ct" initiatingParticipantRef="us"><participantRef>us</participantRef><participantRef>they</participantRef></choreographyTask><endEvent',
    'ct',
  ],
  [
    'data-set',
    inFile('', around(`<task id="a">${data('in')}</task>`)),
    '</dataInputRefs>',
    '</dataInputRefs><optionalInputRefs>s</optionalInputRefs>',
    'of-in',
  ],
  [
    'data-set-pair',
    inFile('', around(`<task id="a">${data('in')}</task>`)),
    '</dataInputRefs>',
    '</dataInputRefs><outputSetRefs>from-in</outputSetRefs>',
    'of-in',
  ],
  [
    'data-specification',
    inFile('', around(`<task id="a">${data('in')}</task>`)),
    '<dataInputRefs>in</dataInputRefs>',
    '',
    'a',
  ],
  [
    'data-of-sub-process',
    inFile('', around(`<subProcess id="a">${inside}</subProcess>`)),
    '<subProcess id="a">',
    `<subProcess id="a">${data('')}`,
    'a',
  ],
  [
    'data-collection',
    inFile('', around(task, '<dataObject id="do" itemSubjectRef="texts" isCollection="true"/>')),
    'isCollection="true"/></process>',
    '/></process>',
    'do',
  ],
  [
    'data-reference',
    inFile('', around(task, '<dataObject id="do" name="paper"/><dataObjectReference id="dr" dataObjectRef="do"/>')),
    'id="dr"',
    'id="dr" itemSubjectRef="text"',
    'dr',
  ],
  [
    'data-association',
    inFile(
      '',
      around(
        `<task id="a">${data('in')}<dataInputAssociation id="da"><sourceRef>do</sourceRef><targetRef>in</targetRef></dataInputAssociation></task>`,
        '<dataObject id="do" itemSubjectRef="text"/>',
      ),
    ),
    'id="do" itemSubjectRef="text"',
    'id="do" itemSubjectRef="count"',
    'da',
  ],
  [
    'data-association',
    inFile(
      '',
      around(
        `<task id="a">${data('in')}<dataInputAssociation id="da"><sourceRef>do</sourceRef><targetRef>in</targetRef></dataInputAssociation></task>`,
        `<task id="other">${data('theirs')}</task>${flow('s', 'other')}${flow('other', 'e')}<dataObject id="do"/>`,
      ),
    ),
    '<targetRef>in</targetRef>',
    '<targetRef>theirs</targetRef>',
    'da',
  ],
  [
    'data-loop',
    inFile(
      '',
      around(
        `<task id="a">${data('in', 'itemSubjectRef="texts" isCollection="true"')}${repeated('<loopDataInputRef>in</loopDataInputRef><inputDataItem id="item" itemSubjectRef="text"/>')}</task>`,
      ),
    ),
    '"item" itemSubjectRef="text"',
    '"item" itemSubjectRef="count"',
    'a',
  ],
  [
    'data-event',
    inFile(
      '',
      around(
        waits(
          'a',
          `<dataOutput id="do" itemSubjectRef="text"/><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet>${bySignal}`,
        ),
      ),
    ),
    'id="do" itemSubjectRef="text"',
    'id="do" itemSubjectRef="count"',
    'a',
  ],
  [
    'operation',
    inFile('', around('<sendTask id="a" messageRef="m" operationRef="o"/>')),
    'messageRef="m"',
    'messageRef="m2"',
    'a',
  ],
  [
    'service',
    inFile('', around(`<serviceTask id="a" operationRef="o">${data('in')}</serviceTask>`)),
    'id="in" itemSubjectRef="text"',
    'id="in"',
    'a',
  ],
  [
    'messenger',
    inFile('', around(`<sendTask id="a" messageRef="m">${data('in')}</sendTask>`)),
    'id="in" itemSubjectRef="text"',
    'id="in" itemSubjectRef="count"',
    'a',
  ],
  [
    'call',
    inFile(
      `<globalTask id="far">${data('in')}</globalTask>`,
      around(`<callActivity id="a" calledElement="far">${data('own')}</callActivity>`),
    ),
    '<dataInput id="own" itemSubjectRef="text"/>',
    '<dataInput id="own" itemSubjectRef="count"/>',
    'a',
  ],
  [
    'binding',
    inFile(
      `<globalTask id="far"><supportedInterfaceRef>i</supportedInterfaceRef>${data('in')}<ioBinding operationRef="o" inputDataRef="of-in" outputDataRef="from-in"/></globalTask>`,
      around(task),
    ),
    'id="in" itemSubjectRef="text"',
    'id="in" itemSubjectRef="count"',
    'far',
  ],
  [
    'role',
    inFile(
      '',
      around(
        '<userTask id="a"><performer id="who"><resourceRef>clerk</resourceRef><resourceParameterBinding parameterRef="office"><formalExpression>"land"</formalExpression></resourceParameterBinding></performer></userTask>',
      ),
    ),
    'parameterRef="office"',
    'parameterRef="desk"',
    'who',
  ],
  [
    'message-flow',
    inFile(
      pools('<messageFlow id="mf" sourceRef="they" targetRef="a"/>'),
      around('<receiveTask id="a" messageRef="m"/>'),
    ),
    'sourceRef="they" targetRef="a"',
    'sourceRef="s" targetRef="a"',
    'mf',
  ],
  [
    'multiplicity',
    inFile(
      pools('<participant id="many"><participantMultiplicity minimum="1" maximum="2"/></participant>'),
      around(task),
    ),
    'maximum="2"',
    'maximum="0"',
    'many',
  ],
  ['process', inFile('', around(task)), 'id="p"', 'id="p" processType="Public"', 'p'],
  [
    'conversation',
    inFile('<globalConversation id="gc"/>', around(task)),
    '<globalConversation id="gc"/>',
    '<globalConversation id="gc"><conversation id="cv"/></globalConversation>',
    'gc',
  ],
  [
    'conversation-link',
    inFile(pools('<conversation id="cv"/><conversationLink id="cl" sourceRef="they" targetRef="cv"/>'), around(task)),
    'targetRef="cv"',
    'targetRef="us"',
    'cl',
  ],
  [
    'choreography-task',
    inFile(
      '<choreography id="ch"><participant id="x1"/><participant id="x2"/><choreographyTask id="ct" initiatingParticipantRef="x1"><participantRef>x1</participantRef><participantRef>x2</participantRef></choreographyTask></choreography>',
      around(task),
    ),
    '<participantRef>x2</participantRef>',
    '',
    'ct',
  ],
  ['expression', inFile('', around(waits('a', byTimer(anHour)))), ' xsi:type="tFormalExpression"', '', 'a'],
  ['expression', inFile('', around(waits('a', byTimer(anHour)))), 'PT1H', ' ', 'a'],
  [
    'format',
    inFile('', around('<scriptTask id="a" scriptFormat="text/javascript"><script>1</script></scriptTask>')),
    'text/javascript',
    'javascript',
    'a',
  ],
  ['required', inFile('', around(task)), ' targetRef="e"', '', 'a-e'],
];

describe('a constraint of the standard', () => {
  it.each(EXAMPLES)('%s is kept, and broken it refuses the model', async (rule, good, change, into, id) => {
    expect(examineModel(good)).toEqual([]);
    const bad = good.replace(change, into);
    expect(bad).not.toBe(good);
    expect(examineModel(bad)).toContainEqual(
      expect.objectContaining({ rule, id, detail: expect.objectContaining({ phrase: expect.any(String) }) }),
    );
    expect(isRefusal(await readProcess(bad))).toBe(true);
  });

  it('warns of a reference to nothing that execution does not need', async () => {
    const note = '<textAnnotation id="n"/><association id="as" sourceRef="n" targetRef="z"/>';
    const odd = inFile('', around('<task id="a"><property id="k" itemSubjectRef="lost"/></task>', note));
    expect(examineModel(odd)).toEqual([
      expect.objectContaining({ rule: 'reference', id: 'k', warning: true }),
      expect.objectContaining({ rule: 'reference', id: 'as', warning: true }),
    ]);
    expect(isRefusal(await readProcess(odd))).toBe(false);
  });

  it('says nothing of how the file was written: its text is at hand', async () => {
    const xml = `<?xml version="1.0" encoding="WINDOWS-1252"?>${inFile('', around(task))}`;
    expect(isRefusal(await readProcess(xml))).toBe(false);
  });

  it('finds nothing in what drawing tools write beside the standard parts', async () => {
    const drawn = inFile(
      '<category id="cat"><categoryValue id="cv" value=""/></category>',
      around(
        `<task id="a"><property id="hole" name="__targetRef_placeholder"/><dataInputAssociation id="di"><sourceRef>dr</sourceRef><targetRef>hole</targetRef></dataInputAssociation><dataOutputAssociation id="out"><targetRef>dr</targetRef></dataOutputAssociation></task>`,
        `<laneSet id="ls"><lane id="l"><flowNodeRef>s</flowNodeRef><flowNodeRef>a</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet><dataObjectReference id="dr" dataObjectRef="do"/><dataObject id="do"/><dataStoreReference id="ds" name="Kho"/><group id="gr" categoryValueRef="cv"/><textAnnotation id="n"><text>Đọc kỹ</text></textAnnotation><association id="as" associationDirection="None" sourceRef="a" targetRef="n"/>`,
      ),
    ).replace('</definitions>', '<BPMNDiagram id="d"><BPMNPlane id="pl" bpmnElement="p"/></BPMNDiagram></definitions>');
    expect(examineModel(drawn)).toEqual([]);
  });

  it('each has an example', () => {
    const shown = new Set(EXAMPLES.map(([rule]) => rule));
    expect(RULES.map(({ rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
  });
});
