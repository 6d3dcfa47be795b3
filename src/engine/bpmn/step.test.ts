import { describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import type { Process } from './graph.ts';
import { readProcess } from './read.ts';
import type { Effect, Input, State } from './state.ts';
import { initialState, step } from './step.ts';
import { awaitedMessages } from './subscriptions.ts';

/** What is run is written in formal expressions; the tests leave that word out. */
const formal = (xml: string) =>
  xml.replace(
    /<(\w+Condition|condition|conditionExpression|loopCardinality|timeDuration|timeDate|timeCycle)>/g,
    '<$1 xsi:type="tFormalExpression">',
  );
const wrap = (body: string, extra = '') =>
  formal(`<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">
<message id="m1" name="paid"/><message id="m2" name="cancelled"/><error id="e1" name="no" errorCode="NO"/>${extra}
<process id="p" isExecutable="true">${body}</process></definitions>`);

/** `a -> b [condition]` per line; elements are written as XML beside it. */
function flows(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [, from, to, condition] = /^\s*(\S+) -> (\S+)(?: \[(.*)\])?$/.exec(line)!;
      const inner = condition ? `<conditionExpression>${condition}</conditionExpression>` : '';
      return `<sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
    })
    .join('\n');
}

class Run {
  state: State = initialState();
  effects: Effect[] = [];
  readonly process: Process;
  readonly #vars: Record<string, unknown>;
  readonly #decide?: (decision: string) => unknown;
  constructor(process: Process, vars: Record<string, unknown> = {}, decide?: (decision: string) => unknown) {
    this.process = process;
    this.#vars = vars;
    this.#decide = decide;
    this.do({ type: 'start' });
  }
  do(input: Input): this {
    // Through JSON each time: a state must be storable at every moment.
    const stored = JSON.parse(JSON.stringify(this.state)) as State;
    const stepped = must(step(this.process, stored, input, { vars: this.#vars, decide: this.#decide }));
    this.state = stepped.state;
    this.effects.push(...stepped.effects);
    return this;
  }
  get open(): string[] {
    return this.state.live.map((execution) => execution.at).sort();
  }
  complete(at: string, vars?: Record<string, unknown>): this {
    const execution = this.state.live.find((one) => one.at === at && !one.loop);
    if (!execution) throw new Error(`${at} is not open: ${this.open}`);
    return this.do({ type: 'complete', execution: execution.id, vars });
  }
}

async function start(
  body: string,
  vars?: Record<string, unknown>,
  decide?: (decision: string) => unknown,
): Promise<Run> {
  return new Run(must(await readProcess(wrap(body))), vars, decide);
}

describe('tasks and gateways', () => {
  it('walks a line of tasks to the end', async () => {
    const run = await start(
      `<startEvent id="s"/><userTask id="a"/><task id="skip"/><userTask id="b"/><endEvent id="e"/>${flows('s -> a\na -> skip\nskip -> b\nb -> e')}`,
    );
    expect(run.open).toEqual(['a']);
    expect(run.complete('a').open).toEqual(['b']);
    expect(run.complete('b').state).toMatchObject({ status: 'completed', live: [] });
  });
  it('takes the first exclusive flow whose condition holds, else the default', async () => {
    const body = `<startEvent id="s"/><exclusiveGateway id="g" default="g-c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><endEvent id="e"/>
      ${flows('s -> g\ng -> a [floors &gt; 3]\ng -> b [floors &gt; 1]\ng -> c\na -> e\nb -> e\nc -> e')}`;
    expect((await start(body, { floors: 5 })).open).toEqual(['a']);
    expect((await start(body, { floors: 2 })).open).toEqual(['b']);
    expect((await start(body, {})).open).toEqual(['c']);
  });
  it('forks and joins in parallel', async () => {
    const run = await start(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><userTask id="c"/><endEvent id="e"/>
      ${flows('s -> f\nf -> a\nf -> b\na -> j\nb -> j\nj -> c\nc -> e')}`,
    );
    expect(run.open).toEqual(['a', 'b']);
    expect(run.complete('b').open).toEqual(['a']);
    expect(run.complete('a').open).toEqual(['c']);
  });
  it('joins inclusively only the branches that were taken, also when one loops back', async () => {
    const body = `<startEvent id="s"/><inclusiveGateway id="f"/><userTask id="a"/><userTask id="b"/><userTask id="c"/><inclusiveGateway id="j"/><userTask id="d"/><endEvent id="e"/>
      ${flows('s -> f\nf -> a [x &gt; 0]\nf -> b [x &gt; 1]\nf -> c [x &gt; 2]\na -> j\nb -> j\nc -> j\nj -> d\nd -> e')}`;
    const two = await start(body, { x: 2 });
    expect(two.open).toEqual(['a', 'b']);
    expect(two.complete('a').open).toEqual(['b']);
    expect(two.complete('b').open).toEqual(['d']);
    expect((await start(body, { x: 1 })).complete('a').open).toEqual(['d']);
  });
  it('refuses a deadlock and leaves the state as it was', async () => {
    const run = await start(
      `<startEvent id="s"/><exclusiveGateway id="f" default="f-b"/><userTask id="a"/><userTask id="b"/><parallelGateway id="j"/><endEvent id="e"/>
      ${flows('s -> f\nf -> a [false]\nf -> b\na -> j\nb -> j\nj -> e')}`,
    );
    const before = JSON.stringify(run.state);
    const refused = step(run.process, run.state, { type: 'complete', execution: run.state.live[0].id }, { vars: {} });
    expect(isRefusal(refused) && refused.code).toBe('process-stuck');
    expect(JSON.stringify(run.state)).toBe(before);
  });
  it('refuses a process that goes round without waiting', async () => {
    const process = must(
      await readProcess(
        wrap(
          `<startEvent id="s"/><task id="a"/><task id="b"/><endEvent id="e"/>${flows('s -> a\na -> b\nb -> a [true]\nb -> e [false]')}`,
        ),
      ),
    );
    expect(isRefusal(step(process, initialState(), { type: 'start' }, { vars: {} }))).toBe(true);
  });
  it('refuses a step whose condition goes round for ever', async () => {
    const process = must(
      await readProcess(
        wrap(
          `<startEvent id="s"/><exclusiveGateway id="x" default="x-b"/><task id="a"/><task id="b"/><endEvent id="e"/>${flows('s -> x\nx -> a [count(for i in 1..1000000000 return i) &gt; 1]\nx -> b\na -> e\nb -> e')}`,
        ),
      ),
    );
    const stuck = step(process, initialState(), { type: 'start' }, { vars: {} });
    expect(isRefusal(stuck) && refusalText(stuck, 'vi')).toMatch(/lặp hơn 5000000 lượt/);
  });

  it('asks a decision and goes on with its answer', async () => {
    const run = await start(
      `<startEvent id="s"/><businessRuleTask id="r"/><exclusiveGateway id="g" default="g-b"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>
      ${flows('s -> r\nr -> g\ng -> a [r = "big"]\ng -> b\na -> e\nb -> e')}`,
      {},
      () => 'big',
    );
    expect(run.open).toEqual(['a']);
  });
});

describe('events', () => {
  const payment = `<startEvent id="s"/><eventBasedGateway id="g"/>
    <intermediateCatchEvent id="pay"><messageEventDefinition messageRef="m1"/></intermediateCatchEvent>
    <intermediateCatchEvent id="late"><timerEventDefinition><timeDuration>P15D</timeDuration></timerEventDefinition></intermediateCatchEvent>
    <userTask id="issue"/><endEvent id="e"/><endEvent id="e2"/>${flows('s -> g\ng -> pay\ng -> late\npay -> issue\nissue -> e\nlate -> e2')}`;
  it('waits at an event-based gateway for whichever comes first', async () => {
    const paid = await start(payment);
    expect(paid.effects).toContainEqual({
      type: 'schedule',
      timer: '1:late',
      element: 'late',
      kind: 'duration',
      value: 'P15D',
    });
    expect(paid.do({ type: 'message', name: 'paid' }).open).toEqual(['issue']);
    expect(paid.effects).toContainEqual({ type: 'cancel-timer', timer: '1:late' });
    const late = await start(payment);
    expect(late.do({ type: 'timer', timer: '1:late' }).state.status).toBe('completed');
  });
  it('interrupts an activity, or runs beside it, from its border', async () => {
    const body = (
      cancel: boolean,
    ) => `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/><userTask id="x"/><endEvent id="e2"/>
      <boundaryEvent id="b" attachedToRef="a" cancelActivity="${cancel}"><messageEventDefinition messageRef="m2"/></boundaryEvent>${flows('s -> a\na -> e\nb -> x\nx -> e2')}`;
    expect((await start(body(true))).do({ type: 'message', name: 'cancelled' }).open).toEqual(['x']);
    const beside = (await start(body(false))).do({ type: 'message', name: 'cancelled' });
    expect(beside.open).toEqual(['a', 'x']);
    expect(beside.complete('a').complete('x').state.status).toBe('completed');
  });
  it('repeats a cycle as often as it says, beside the activity', async () => {
    const run = await start(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="e"/><task id="remind"/><endEvent id="e2"/>
      <boundaryEvent id="b" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle>R3/PT8H</timeCycle></timerEventDefinition></boundaryEvent>${flows('s -> a\na -> e\nb -> remind\nremind -> e2')}`,
    );
    const scheduled = () => run.effects.filter((effect) => effect.type === 'schedule').length;
    for (const times of [2, 3, 3]) {
      run.do({ type: 'timer', timer: '1:b' });
      expect(scheduled()).toBe(times);
    }
    expect(run.open).toEqual(['a']);
  });
  it('says which messages are awaited', async () => {
    const run = await start(payment);
    expect([...awaitedMessages(run.process, run.state)]).toEqual(['paid']);
  });
  it('carries an error out of a sub-process to the border that catches it', async () => {
    const run = await start(
      `<startEvent id="s"/><subProcess id="sub"><startEvent id="is"/><userTask id="a"/><userTask id="other"/><exclusiveGateway id="g" default="g-ie"/><endEvent id="ie"/><endEvent id="bad"><errorEventDefinition errorRef="e1"/></endEvent>
      ${flows('is -> a\nis -> other\na -> g\ng -> ie\ng -> bad [no = true]\nother -> ie')}</subProcess>
      <boundaryEvent id="b" attachedToRef="sub"><errorEventDefinition errorRef="e1"/></boundaryEvent><userTask id="x"/><endEvent id="e"/><endEvent id="e2"/>${flows('s -> sub\nsub -> e\nb -> x\nx -> e2')}`,
    );
    expect(run.open).toEqual(['a', 'other', 'sub']);
    expect(run.complete('a', { no: true }).open).toEqual(['x']);
  });
  it('fails with the code of an error that nobody catches', async () => {
    const run = await start(
      `<startEvent id="s"/><userTask id="a"/><endEvent id="bad"><errorEventDefinition errorRef="e1"/></endEvent>${flows('s -> a\na -> bad')}`,
    );
    expect(run.complete('a').state).toMatchObject({ status: 'failed', error: 'NO' });
  });
  it('ends everything in its scope, and only there, at a terminate end', async () => {
    const run = await start(
      `<startEvent id="s"/><parallelGateway id="f"/><userTask id="outer"/><endEvent id="oe"/>
      <subProcess id="sub"><startEvent id="is"/><userTask id="a"/><userTask id="b"/><endEvent id="t"><terminateEventDefinition/></endEvent><endEvent id="be"/>${flows('is -> a\nis -> b\na -> t\nb -> be')}</subProcess>
      <userTask id="after"/><endEvent id="e"/>${flows('s -> f\nf -> outer\nf -> sub\nouter -> oe\nsub -> after\nafter -> e')}`,
    );
    expect(run.complete('a').open).toEqual(['after', 'outer']);
  });
});

describe('scopes and turns', () => {
  it('calls another process, and refuses a circle of calls', async () => {
    const called = wrap(
      `<startEvent id="s"/><userTask id="inner"/><endEvent id="e"/>${flows('s -> inner\ninner -> e')}`,
    ).replace('id="p"', 'id="other"');
    const body = `<startEvent id="s"/><callActivity id="c" calledElement="other"/><userTask id="z"/><endEvent id="e"/>${flows('s -> c\nc -> z\nz -> e')}`;
    const run = new Run(must(await readProcess(wrap(body), { library: { other: called } })));
    expect(run.open).toEqual(['c', 'c/inner']);
    expect(run.complete('c/inner').open).toEqual(['z']);
    const circle = await readProcess(wrap(body), {
      library: { other: called.replace('<userTask id="inner"/>', '<callActivity id="inner" calledElement="p"/>') },
    });
    expect(isRefusal(circle) && [circle.code, circle.params['cycle']]).toEqual(['bpmn-call-cycle', 'p → other → p']);
  });
  const multi = (sequential: boolean, completion = '') => `<startEvent id="s"/><userTask id="a">
    <multiInstanceLoopCharacteristics isSequential="${sequential}" collection="units" elementVariable="unit">${completion}</multiInstanceLoopCharacteristics></userTask><userTask id="z"/><endEvent id="e"/>${flows('s -> a\na -> z\nz -> e')}`;
  it('runs one turn per item, all at once', async () => {
    const run = await start(multi(false), { units: ['x', 'y'] });
    expect(run.effects.filter((effect) => effect.type === 'open').map((effect) => effect.vars?.['unit'])).toEqual([
      'x',
      'y',
    ]);
    expect(run.complete('a').complete('a').open).toEqual(['z']);
  });
  it('runs the turns one after the other', async () => {
    const run = await start(multi(true), { units: ['x', 'y'] });
    expect(run.open).toEqual(['a', 'a']);
    expect(run.complete('a').complete('a').open).toEqual(['z']);
  });
  it('stops early when the completion condition holds, and goes straight on with no items', async () => {
    const early = await start(multi(false, '<completionCondition>nrOfCompletedInstances = 1</completionCondition>'), {
      units: ['x', 'y', 'z'],
    });
    expect(early.complete('a').open).toEqual(['z']);
    expect((await start(multi(false), { units: [] })).open).toEqual(['z']);
  });
  it('returns to an earlier task', async () => {
    const run = await start(
      `<startEvent id="s"/><userTask id="a"/><userTask id="b"/><endEvent id="e"/>${flows('s -> a\na -> b\nb -> e')}`,
    );
    run.complete('a').do({ type: 'move', execution: 2, to: 'a' });
    expect(run.open).toEqual(['a']);
    expect(run.effects.at(-2)).toMatchObject({ type: 'close', reason: 'cancelled' });
  });
});

describe('returning into a sub-process that ended', () => {
  it('opens it again with what it listens for, and goes the same way out', async () => {
    const run = await start(
      `<startEvent id="s"/>
      <subProcess id="h"><startEvent id="hs"/><userTask id="a"/><userTask id="b"/><endEvent id="he"/>${flows('hs -> a\na -> b\nb -> he')}</subProcess>
      <boundaryEvent id="on" attachedToRef="h"><messageEventDefinition messageRef="m2"/></boundaryEvent>
      <userTask id="c"/><endEvent id="e"/><endEvent id="x"><terminateEventDefinition/></endEvent>
      ${flows('s -> h\nh -> c\nc -> e\non -> x')}`,
    );
    run.complete('a').complete('b');
    expect(run.open).toEqual(['c']);
    const at = (id: string) => run.state.live.find((one) => one.at === id)!.id;
    run.do({ type: 'move', execution: at('c'), to: 'b' });
    expect(run.open).toEqual(['b', 'h']);
    run.complete('b');
    expect(run.open).toEqual(['c']);
    run.do({ type: 'move', execution: at('c'), to: 'a' }).do({ type: 'message', name: 'cancelled' });
    expect([run.open, run.state.status]).toEqual([[], 'completed']);
  });
});

describe('refused at publication', () => {
  const plain = `<startEvent id="s"/><userTask id="u"/><endEvent id="e"/>${flows('s -> u\nu -> e')}`;
  const cases: [string, string, string, string][] = [
    ['an unknown element', `${plain}<magicTask id="mt"/>`, 'bpmn-unsupported', 'mt'],
    [
      'a signal without a name',
      plain.replace('id="s"/>', 'id="s"><signalEventDefinition/></startEvent>'),
      'bpmn-invalid',
      's',
    ],
    ['a start that never ends', '<startEvent id="s"/><userTask id="u"/>', 'bpmn-invalid', 'p'],
    [
      'a task nobody reaches',
      `<startEvent id="s"/><endEvent id="e"/><userTask id="lost"/>${flows('s -> e')}`,
      'bpmn-invalid',
      'lost',
    ],
    [
      'FEEL that does not parse',
      `<startEvent id="s"/><exclusiveGateway id="x" default="x-d"/><task id="d"/><endEvent id="e"/>${flows('s -> x\nx -> e [x &gt;]\nx -> d\nd -> e')}`,
      'feel-invalid',
      'x-e',
    ],
    [
      'a timer that is neither written out nor FEEL',
      plain.replace(
        'id="s"/>',
        'id="s"><timerEventDefinition><timeDuration>on"&gt;PT3S</timeDuration></timerEventDefinition></startEvent>',
      ),
      'feel-invalid',
      's',
    ],
    ['a reference to what is not there', plain.replace('id="u"/>', 'id="u" default="nowhere"/>'), 'bpmn-invalid', 'u'],
    ['two of the same id', plain.replace('id="e"/>', 'id="u"/>'), 'bpmn-invalid', 'u'],
    ['half a token', plain.replace('id="u"/>', 'id="u" startQuantity="0"/>'), 'bpmn-invalid', 'u'],
  ];
  for (const [what, body, code, id] of cases)
    it(what, async () => {
      const refused = await readProcess(wrap(body));
      expect(isRefusal(refused) && [refused.code, refused.params['id']]).toEqual([code, id]);
    });
  it('broken XML, with its line', async () => {
    const refused = await readProcess(
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">\n<process id="p">\n<startEvent id="s"></oops></process></definitions>',
    );
    expect(isRefusal(refused) && refusalText(refused, 'en')).toMatch(/line 3/);
  });
});
