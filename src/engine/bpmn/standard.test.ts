import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { readProcess } from './read.ts';
import { findUnsound } from './soundness.ts';
import { type Effect, type Environment, type Input, ScriptError, type State } from './state.ts';
import { initialState, step } from './step.ts';

const roots = `<message id="m" name="paid"/><signal id="g" name="flood"/><error id="x" name="no" errorCode="NO"/>
<escalation id="ec" escalationCode="UP"/>`;
/** What is run is written in formal expressions; the tests leave that word out. */
const formal = (xml: string) =>
  xml.replace(
    /<(\w+Condition|condition|conditionExpression|loopCardinality|timeDuration|timeDate|timeCycle)>/g,
    '<$1 xsi:type="tFormalExpression">',
  );
const wrap = (body: string) =>
  formal(
    `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t">${roots}<process id="p" isExecutable="true">${body}</process></definitions>`,
  );
/** `a -> b -> c` per line. */
const flows = (text: string) =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const ids = line.trim().split(' -> ');
      return ids
        .slice(1)
        .map((to, i) => `<sequenceFlow id="${ids[i]}-${to}" sourceRef="${ids[i]}" targetRef="${to}"/>`);
    })
    .join('');
/** Script tasks that leave their id in the trace; `slow` ones stay open. */
const script = (id: string, more = '', inside = '') =>
  `<scriptTask id="${id}" ${more}>${inside}<script>${id}</script></scriptTask>`;
const event = (kind: string, id: string, definition = '', more = '') =>
  `<${kind} id="${id}" ${more}>${definition}</${kind}>`;
const signal = '<signalEventDefinition signalRef="g"/>';
const plainEnds = '<startEvent id="s"/><endEvent id="e"/>';

class Run {
  state: State = initialState();
  readonly trace: string[] = [];
  readonly effects: Effect[] = [];
  readonly #process;
  readonly #throwing: string[];
  constructor(process: Awaited<ReturnType<typeof readProcess>>, throwing: string[] = []) {
    this.#process = must(process);
    this.#throwing = throwing;
    this.do({ type: 'start' });
  }
  do(input: Input): this {
    const environment: Environment = {
      vars: {},
      script: (text) => {
        if (text.startsWith('slow')) return undefined;
        this.trace.push(text);
        if (this.#throwing.includes(text)) throw new ScriptError('NO');
        return text.startsWith('set') ? { [text.slice(3)]: true } : { n: this.trace.length };
      },
    };
    const stored = JSON.parse(JSON.stringify(this.state)) as State;
    const stepped = must(step(this.#process, stored, input, environment));
    this.state = stepped.state;
    this.effects.push(...stepped.effects);
    return this;
  }
  complete(at: string): this {
    const open = this.state.live.find((one) => one.at === at && !one.loop);
    if (!open) throw new Error(`${at} is not open: ${this.state.live.map((one) => one.at)}`);
    return this.do({ type: 'complete', execution: open.id });
  }
}
const run = async (body: string, throwing?: string[]) => new Run(await readProcess(wrap(body)), throwing);

describe('what the standard says of', () => {
  it('a loop that asks first or last, and how often at most', async () => {
    const loop = (before: boolean, maximum = '') =>
      `${plainEnds}${script('a', '', `<standardLoopCharacteristics testBefore="${before}" ${maximum}><loopCondition>n &lt; 3</loopCondition></standardLoopCharacteristics>`)}${flows('s -> a -> e')}`;
    expect((await run(loop(false))).trace).toEqual(['a', 'a', 'a']);
    expect((await run(loop(false, 'loopMaximum="2"'))).trace).toEqual(['a', 'a']);
    expect((await run(loop(true))).trace).toEqual([]);
  });

  it('tokens that must be two to begin, and go on as two', async () => {
    const { trace, state } = await run(
      `${plainEnds}${script('a', 'completionQuantity="2"')}${script('b')}${script('z', 'startQuantity="2"')}${flows('s -> a -> b -> z -> e')}`,
    );
    expect([trace, state.status]).toEqual([['a', 'b', 'b', 'z'], 'completed']);
  });

  it('a complex gateway: it goes on once enough have come, and the rest change nothing', async () => {
    const body = `${plainEnds}<parallelGateway id="f"/>${script('a')}${script('slow')}${script('z')}
      <complexGateway id="j"><activationCondition>activationCount >= 1</activationCondition></complexGateway>${flows('s -> f -> a -> j -> z -> e\nf -> slow -> j')}`;
    const process = await run(body);
    expect(process.trace).toEqual(['a', 'z']);
    expect(process.complete('slow').trace).toEqual(['a', 'z']);
    expect(process.state).toEqual({ status: 'completed', next: 2, live: [], vars: expect.anything() });
  });

  it.each(['', 'kein XML', '<definitions><process></definitions>', '<definitions/>'])(
    'is no model of BPMN: «%s»',
    async (xml) => expect(await readProcess(xml)).toMatchObject({ code: 'bpmn-malformed' }),
  );

  it('flows without ids: each gets one that stays', async () => {
    const bare = `${plainEnds}${script('a')}<sequenceFlow sourceRef="s" targetRef="a"/><sequenceFlow sourceRef="a" targetRef="e"/><sequenceFlow sourceRef="a" targetRef="e"/>`;
    const read = must(await readProcess(wrap(bare)));
    expect(Object.keys(read.flows)).toEqual(['s→a', 'a→e', 'a→e#2']);
    expect((await run(bare)).state.status).toBe('completed');
  });

  it('calls that read the same again and again end at a number of elements, not of megabytes', async () => {
    const called = `<process id="q"><startEvent id="a"/><endEvent id="b"/>${'<sequenceFlow sourceRef="a" targetRef="b"/>'.repeat(2000)}</process>`;
    const call = (_: unknown, i: number) => `<callActivity id="c${i}" calledElement="q"/>${flows(`s -> c${i} -> e`)}`;
    const calls = (length: number) => wrap(`${plainEnds}${Array.from({ length }, call).join('')}`);
    const model = (length: number) => calls(length).replace('</definitions>', `${called}</definitions>`);
    expect(Object.keys(must(await readProcess(model(10))).flows)).toHaveLength(10 * 2002);
    expect(await readProcess(model(100))).toMatchObject({
      refused: true,
      code: 'bpmn-invalid',
      params: { id: 'q', detail: { params: { detail: { phrase: 'too-many-elements' } } } },
    });
  });

  it('calls through levels without number are refused before their ids grow large', async () => {
    const level = (i: number) =>
      `<process id="q${i}">${event('startEvent', `s${i}`)}<callActivity id="c${i}-${'x'.repeat(90)}" calledElement="q${i + 1}"/>${event('endEvent', `e${i}`)}<sequenceFlow id="f${i}" sourceRef="s${i}" targetRef="c${i}-${'x'.repeat(90)}"/><sequenceFlow id="g${i}" sourceRef="c${i}-${'x'.repeat(90)}" targetRef="e${i}"/></process>`;
    const model = wrap(`${plainEnds}<callActivity id="c" calledElement="q0"/>${flows('s -> c -> e')}`).replace(
      '</definitions>',
      `${Array.from({ length: 40 }, (_, i) => level(i)).join('')}</definitions>`,
    );
    expect(await readProcess(model)).toMatchObject({
      params: { detail: { params: { detail: { phrase: 'calls-too-deep' } } } },
    });
  });

  it('links and several events at once', async () => {
    const link = (id: string, kind: string) => event(kind, id, '<linkEventDefinition name="on"/>');
    const linked = await run(
      `${plainEnds}${link('t', 'intermediateThrowEvent')}${link('c', 'intermediateCatchEvent')}${script('a')}${flows('s -> t\nc -> a -> e')}`,
    );
    expect([linked.trace, linked.state.status]).toEqual([['a'], 'completed']);
    const both = await run(
      `${plainEnds}${event('intermediateCatchEvent', 'c', `${signal}<messageEventDefinition messageRef="m"/>`, 'parallelMultiple="true"')}${script('a')}${flows('s -> c -> a -> e')}`,
    );
    expect(both.do({ type: 'signal', name: 'flood' }).trace).toEqual([]);
    expect(both.do({ type: 'message', name: 'paid' }).trace).toEqual(['a']);
  });

  const within = (start: string, interrupting: boolean, inner = 'slow') => `${plainEnds}<subProcess id="sub">
    <startEvent id="is"/>${script(inner)}<endEvent id="ie"/>${flows(`is -> ${inner} -> ie`)}
    <subProcess id="on" triggeredByEvent="true">${event('startEvent', 'os', start, `isInterrupting="${interrupting}"`)}${script('caught')}<endEvent id="oe"/>${flows('os -> caught -> oe')}</subProcess>
    </subProcess>${script('z')}${flows('s -> sub -> z -> e')}`;

  it('a sub-process that an event begins: it ends what else runs there, or not', async () => {
    const ending = await run(within(signal, true));
    expect(ending.do({ type: 'signal', name: 'flood' }).trace).toEqual(['caught', 'z']);
    expect(ending.state.status).toBe('completed');
    const beside = await run(within(signal, false));
    beside.do({ type: 'signal', name: 'flood' }).do({ type: 'signal', name: 'flood' });
    expect(beside.complete('slow').trace).toEqual(['caught', 'caught', 'z']);
    const error = await run(within('<errorEventDefinition errorRef="x"/>', true, 'fails'), ['fails']);
    expect(error.trace).toEqual(['fails', 'caught', 'z']);
    const condition = '<conditionalEventDefinition><condition>raining</condition></conditionalEventDefinition>';
    const wet = '<conditionalEventDefinition><condition>n = 1</condition></conditionalEventDefinition>';
    const bordered = await run(
      `${plainEnds}${script('a')}<subProcess id="sub"><startEvent id="is"/>${script('inner')}<endEvent id="ie"/>${flows('is -> inner -> ie')}</subProcess>
      ${event('boundaryEvent', 'b', wet, 'attachedToRef="sub"')}${script('caught')}${flows('s -> a -> sub -> e\nb -> caught -> e')}`,
    );
    expect(bordered.trace).toEqual(['a', 'caught']);
    const rain = await run(within(condition, true));
    expect(rain.do({ type: 'signal', name: 'flood', vars: { raining: true } }).trace).toEqual(['caught', 'z']);
  });

  it('timers of such a sub-process, set with its scope and cancelled with it', async () => {
    const timer = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
    const process = await run(within(timer, false));
    const [set] = process.effects.filter((effect) => effect.type === 'schedule');
    expect(set).toMatchObject({ kind: 'duration', value: 'PT1H' });
    expect(process.do({ type: 'timer', timer: set.timer }).trace).toEqual(['caught']);
    process.complete('slow');
    expect(process.effects.filter((effect) => effect.type === 'cancel-timer')).toHaveLength(1);
  });

  it('an escalation, which nobody has to catch', async () => {
    const escalating = (catcher: string) => `${plainEnds}<subProcess id="sub"><startEvent id="is"/>
      ${event('intermediateThrowEvent', 't', '<escalationEventDefinition escalationRef="ec"/>')}${script('on')}<endEvent id="ie"/>${flows('is -> t -> on -> ie')}</subProcess>
      ${catcher}${flows('s -> sub -> e')}`;
    const boundary = event(
      'boundaryEvent',
      'b',
      '<escalationEventDefinition/>',
      'attachedToRef="sub" cancelActivity="false"',
    );
    expect((await run(`${escalating(boundary)}${script('up')}${flows('b -> up -> e')}`)).trace.toSorted()).toEqual([
      'on',
      'up',
    ]);
    const alone = await run(escalating(''));
    expect(alone.trace).toEqual(['on']);
    expect(alone.effects).toContainEqual({ type: 'escalation', element: 't', code: 'UP' });
  });

  it('undoing: the last first, then on', async () => {
    const undoable = (id: string) =>
      `${script(id)}${event('boundaryEvent', `b${id}`, '<compensateEventDefinition/>', `attachedToRef="${id}"`)}${script(`undo-${id}`, 'isForCompensation="true"')}<association id="as${id}" associationDirection="One" sourceRef="b${id}" targetRef="undo-${id}"/>`;
    const { trace, state } = await run(
      `${plainEnds}${undoable('a')}${undoable('b')}${event('intermediateThrowEvent', 't', '<compensateEventDefinition/>')}${script('z')}${flows('s -> a -> b -> t -> z -> e')}`,
    );
    expect([trace, state.status]).toEqual([['a', 'b', 'undo-b', 'undo-a', 'z'], 'completed']);
    const one = await run(
      `${plainEnds}${undoable('a')}${undoable('b')}${event('intermediateThrowEvent', 't', '<compensateEventDefinition activityRef="a"/>')}${flows('s -> a -> b -> t -> e')}`,
    );
    expect(one.trace).toEqual(['a', 'b', 'undo-a']);
  });

  it('a transaction that is cancelled: what was done in it is undone, what was open is ended', async () => {
    const { trace, state } = await run(`${plainEnds}<transaction id="tx"><startEvent id="is"/>${script('a')}
      ${event('boundaryEvent', 'ba', '<compensateEventDefinition/>', 'attachedToRef="a"')}${script('undo', 'isForCompensation="true"')}<association id="as" associationDirection="One" sourceRef="ba" targetRef="undo"/>
      <parallelGateway id="f"/>${script('slow')}<endEvent id="ie"/>${event('endEvent', 'cancel', '<cancelEventDefinition/>')}${flows('is -> a -> f -> slow -> ie\nf -> cancel')}</transaction>
      ${event('boundaryEvent', 'bc', '<cancelEventDefinition/>', 'attachedToRef="tx"')}${script('sorry')}${script('fine')}${flows('s -> tx -> fine -> e\nbc -> sorry -> e')}`);
    expect([trace, state.status]).toEqual([['a', 'undo', 'sorry'], 'completed']);
  });

  it('an ad-hoc sub-process: in any order, one after the other, until enough is done', async () => {
    const adHoc = (more: string, completion = '') =>
      `${plainEnds}<adHocSubProcess id="ad" ${more}>${script('a')}${script('setenough')}${script('c')}${completion}</adHocSubProcess>${script('z')}${flows('s -> ad -> z -> e')}`;
    expect((await run(adHoc('ordering="Sequential"'))).trace).toEqual(['a', 'setenough', 'c', 'z']);
    const enough = '<completionCondition>enough = true</completionCondition>';
    expect((await run(adHoc('ordering="Sequential"', enough))).trace).toEqual(['a', 'setenough', 'z']);
  });

  it('a global task that is called', async () => {
    const xml = wrap(`${plainEnds}<callActivity id="call" calledElement="g1"/>${flows('s -> call -> e')}`);
    const process = await readProcess(
      xml.replace('<process', '<globalScriptTask id="g1"><script>far</script></globalScriptTask><process'),
    );
    expect(new Run(process).trace).toEqual(['far']);
  });

  it('data that goes into a task and out of it, by its name or computed', async () => {
    const io =
      '<ioSpecification><dataInput id="di" name="given"/><dataOutput id="do" name="n"/><inputSet><dataInputRefs>di</dataInputRefs></inputSet><outputSet><dataOutputRefs>do</dataOutputRefs></outputSet></ioSpecification>';
    const moves = `<dataInputAssociation><sourceRef>or</sourceRef><targetRef>di</targetRef><transformation>order + 1</transformation></dataInputAssociation>
      <dataOutputAssociation><sourceRef>do</sourceRef><targetRef>or</targetRef></dataOutputAssociation>`;
    const process = await run(
      `${plainEnds}<dataObject id="o" name="order"/><dataObjectReference id="or" dataObjectRef="o"/><userTask id="u">${io}${moves}</userTask>${flows('s -> u -> e')}`,
    );
    expect(process.effects).toContainEqual(expect.objectContaining({ type: 'open', vars: { given: null } }));
    process.do({ type: 'complete', execution: 1, vars: { n: 7 } });
    expect(process.state.vars).toMatchObject({ order: 7 });
  });

  it('turns that say something when they end', async () => {
    const loop =
      '<multiInstanceLoopCharacteristics isSequential="true" behavior="None" noneBehaviorEventRef="ev"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const xml = wrap(
      `${plainEnds}${script('a', '', loop)}${event('boundaryEvent', 'b', signal, 'attachedToRef="a" cancelActivity="false"')}${script('told')}${flows('s -> a -> e\nb -> told -> e')}`,
    ).replace('<process', '<signalEventDefinition id="ev" signalRef="g"/><process');
    expect(new Run(await readProcess(xml)).trace.toSorted()).toEqual(['a', 'a', 'told', 'told']);
  });
});

describe('walks at random', () => {
  const unsound = async (body: string) =>
    findUnsound(must(await readProcess(wrap(body)))).map(({ kind, element }) => `${kind} ${element}`);
  const user = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
  it('find nothing in what is sound', async () => {
    expect(
      await unsound(
        `${plainEnds}<parallelGateway id="f"/><parallelGateway id="j"/>${user('a', 'b')}${flows('s -> f -> a -> j -> e\nf -> b -> j')}`,
      ),
    ).toEqual([]);
  });
  it('find a join that waits for ever', async () => {
    expect(
      await unsound(`${plainEnds}<inclusiveGateway id="i" default="i-a"/><parallelGateway id="j"/>${user('a', 'b')}${flows('s -> i -> a -> j -> e\nb -> j')}
        <sequenceFlow id="i-b" sourceRef="i" targetRef="b"><conditionExpression>n = 1</conditionExpression></sequenceFlow>`),
    ).toEqual(['deadlock j']);
  });
  it('find tokens that grow in number, and what is never reached', async () => {
    expect(
      await unsound(`${plainEnds}<parallelGateway id="f"/>${user('a', 'b')}${flows('s -> a -> f -> a\nf -> b -> e')}`),
    ).toEqual(['unbounded b']);
    expect(
      await unsound(`${plainEnds}${user('a', 'lost', 'found')}${flows('s -> a -> e\nlost -> found -> lost')}`),
    ).toEqual(['never-reached lost', 'never-reached found']);
  });
});
