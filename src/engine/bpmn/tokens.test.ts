/** Where tokens go that no flow drawn leads, and what data is called: small processes of people's tasks. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { aheadOf } from './ahead.ts';
import type { Process } from './graph.ts';
import { readProcess } from './read.ts';
import { findUnsound } from './soundness.ts';
import type { Effect, Input, State } from './state.ts';
import { initialState, step } from './step.ts';

const FORMAL = /<(conditionExpression|completionCondition|timeCycle|from|to|loopCardinality)>/g;
const read = async (body: string, around = ''): Promise<Process> =>
  must(
    await readProcess(
      `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t"><message id="m" name="paid"/><message id="n" name="đã nộp đủ"/>${around}<process id="p" isExecutable="true">${body}</process></definitions>`.replace(
        FORMAL,
        '<$1 xsi:type="tFormalExpression">',
      ),
    ),
  );
/** `a -> b -> c [condition]` per line. */
const flows = (text: string): string =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, way, condition] = /^\s*(.*?)(?: \[(.*)\])?$/.exec(line)!;
      const ids = way.split(' -> ');
      const inside = condition ? `<conditionExpression>${condition}</conditionExpression>` : '';
      return ids
        .slice(1)
        .map(
          (to, i) =>
            `<sequenceFlow id="${ids[i]}-${to}" sourceRef="${ids[i]}" targetRef="${to}">${inside}</sequenceFlow>`,
        );
    })
    .join('');
const users = (...ids: string[]) => ids.map((id) => `<userTask id="${id}"/>`).join('');
const ends = '<startEvent id="s"/><endEvent id="e"/>';

class Run {
  state: State = initialState();
  readonly effects: Effect[] = [];
  readonly path: string[] = [];
  readonly #process: Process;
  constructor(process: Process, start: Extract<Input, { type: 'start' }> = { type: 'start' }) {
    this.#process = process;
    this.do(start);
  }
  do(input: Input): this {
    const stored = JSON.parse(JSON.stringify(this.state)) as State;
    const stepped = must(step(this.#process, stored, input, { vars: {}, trace: true }));
    this.state = stepped.state;
    this.effects.push(...stepped.effects);
    for (const effect of stepped.effects) if (effect.type === 'reached') this.path.push(effect.element);
    return this;
  }
  complete(...ids: string[]): this {
    for (const id of ids) {
      const execution = this.state.live.find((one) => one.at === id && !one.loop);
      if (!execution) throw new Error(`${id} is not open`);
      this.do({ type: 'complete', execution: execution.id });
    }
    return this;
  }
  get open(): string[] {
    return this.state.live.map(({ at }) => at).sort();
  }
}

describe('an inclusive join', () => {
  it('waits for a token on its way through a link', async () => {
    const process = await read(
      `${ends}<inclusiveGateway id="i"/><inclusiveGateway id="j"/>${users('a', 'b', 'd', 'after')}<intermediateThrowEvent id="t"><linkEventDefinition name="Trang 2"/></intermediateThrowEvent><intermediateCatchEvent id="c"><linkEventDefinition name="Trang 2"/></intermediateCatchEvent>${flows('s -> i\ni -> a [true]\ni -> b [true]\na -> j\nb -> t\nc -> d -> j -> after -> e')}`,
    );
    const run = new Run(process).complete('a', 'b');
    expect(run.open).toEqual(['d']);
    run.complete('d', 'after');
    expect(run.path.filter((id) => id === 'after')).toEqual(['after']);
    expect(run.state.status).toBe('completed');
    // What lies behind a link lies ahead.
    expect([...aheadOf(process).possible].sort()).toEqual(['a', 'after', 'b', 'd']);
  });
});

describe('data whose name has spaces', () => {
  const gateway = `<exclusiveGateway id="x" default="x-no"/>${users('no', 'yes')}`;
  const ways = (condition: string) => flows(`s -> x\nx -> yes [${condition}]\nx -> no -> e\nyes -> e`);
  it.each([
    ['a data object', '<dataObject id="o" name="Kết quả  thẩm định"/>'],
    [
      'a reference to one without a name',
      '<dataObjectReference id="r" name="Kết quả thẩm định [xong]" dataObjectRef="o"/><dataObject id="o"/>',
    ],
    ['a property', '<property id="o" name="Kết quả thẩm định"/>'],
    ['a data store', '<dataStoreReference id="r" name="Kết quả thẩm định"/>'],
  ])('is known by it, given or not: %s', async (_, data) => {
    const process = await read(`${data}${ends}${gateway}${ways('Kết quả thẩm định = "đạt"')}`);
    expect(new Run(process, { type: 'start', vars: { 'Kết quả thẩm định': 'đạt' } }).open).toEqual(['yes']);
    expect(new Run(process).open).toEqual(['no']);
  });

  it('goes into an activity and out of it by that name, and stays as it is where nobody gave any', async () => {
    const moved = `<userTask id="a"><ioSpecification><dataInput id="in" name="đầu vào"/><dataOutput id="out" name="đầu ra"/><inputSet><dataInputRefs>in</dataInputRefs></inputSet><outputSet><dataOutputRefs>out</dataOutputRefs></outputSet></ioSpecification><dataInputAssociation><sourceRef>o</sourceRef><targetRef>in</targetRef></dataInputAssociation><dataOutputAssociation><sourceRef>out</sourceRef><targetRef>q</targetRef></dataOutputAssociation></userTask>`;
    const process = await read(
      `<dataObject id="o" name="hồ sơ"/><dataObject id="q" name="kết quả"/>${ends}${moved}${flows('s -> a -> e')}`,
    );
    const run = new Run(process, { type: 'start', vars: { 'hồ sơ': 7 } });
    expect(run.state.live[0].vars).toEqual({ 'đầu vào': 7 });
    const id = run.state.live[0].id;
    run.do({ type: 'complete', execution: id, vars: { 'đầu ra': 8 } });
    expect(run.state.vars).toMatchObject({ 'hồ sơ': 7, 'kết quả': 8 });
    expect(new Run(process, { type: 'start', vars: { 'kết quả': 1 } }).complete('a').state.vars).toEqual({
      'kết quả': 1,
    });
  });
});

describe('a receive task that begins a process', () => {
  const begins = (more = '') =>
    `<receiveTask id="r" instantiate="true" messageRef="n"/>${users('a')}<endEvent id="e"/>${flows('r -> a -> e')}${more}`;
  it('is done when its message begins the process', async () => {
    const run = new Run(await read(begins()), { type: 'start', event: 'đã nộp đủ', vars: { x: 1 } });
    expect([run.open, run.path]).toEqual([['a'], ['r', 'a']]);
  });
  it('stands beside a start event, and nothing of it is lost', async () => {
    const process = await read(begins(`<startEvent id="s"/>${users('b')}${flows('s -> b -> a')}`));
    expect(new Run(process).open).toEqual(['b']);
    expect(new Run(process, { type: 'start', event: 'đã nộp đủ' }).open).toEqual(['a']);
    expect(findUnsound(process)).toEqual([]);
  });
  it('so does an event-based gateway: one event begins it, or the first of all that must come', async () => {
    const gateway = (more: string) =>
      `<eventBasedGateway id="g" instantiate="true" ${more}/>${['m', 'n'].map((id) => `<intermediateCatchEvent id="c${id}"><messageEventDefinition messageRef="${id}"/></intermediateCatchEvent>`).join('')}<parallelGateway id="j"/><exclusiveGateway id="x"/>${users('a')}<endEvent id="e"/>`;
    const one = await read(
      `${gateway('').replace('<parallelGateway id="j"/>', '')}${flows('g -> cm -> x -> a -> e\ng -> cn -> x')}`,
    );
    expect(new Run(one, { type: 'start', event: 'paid' }).open).toEqual(['a']);
    const all = await read(
      `${gateway('eventGatewayType="Parallel"').replace('<exclusiveGateway id="x"/>', '')}${flows('g -> cm -> j -> a -> e\ng -> cn -> j')}`,
    );
    const run = new Run(all, { type: 'start', event: 'paid' });
    expect(run.open).toEqual(['cn']);
    expect(run.do({ type: 'message', name: 'đã nộp đủ' }).open).toEqual(['a']);
  });
});

describe('an ad-hoc sub-process', () => {
  const around = (more: string, inside: string, condition: string) =>
    read(
      `${ends}<adHocSubProcess id="h" ${more}>${inside}<completionCondition>${condition}</completionCondition></adHocSubProcess>${users('z')}${flows('s -> h -> z -> e')}`,
    );
  const chains = `${users('a', 'a2', 'b', 'b2')}${flows('a -> a2\nb -> b2')}`;
  it('begins nothing more once enough is done, and ends what runs', async () => {
    const run = new Run(await around('', chains, 'true'));
    expect(run.open).toEqual(['a', 'b', 'h']);
    expect(run.complete('a').open).toEqual(['z']);
    expect(run.path).not.toContain('a2');
  });
  it('lets what runs end where nothing is cancelled, and begins nothing after it', async () => {
    const run = new Run(await around('cancelRemainingInstances="false"', chains, 'true')).complete('a');
    expect(run.open).toEqual(['b', 'h']);
    expect(run.complete('b').open).toEqual(['z']);
    expect(run.path.filter((id) => id.endsWith('2'))).toEqual([]);
  });
  it('goes on as long as it is not enough', async () => {
    const run = new Run(await around('', chains, 'false')).complete('a', 'b');
    expect(run.open).toEqual(['a2', 'b2', 'h']);
    expect(run.complete('a2', 'b2').open).toEqual(['z']);
  });
  it('one by one, too', async () => {
    const run = new Run(await around('ordering="Sequential"', chains, 'false'));
    expect(run.open).toEqual(['a', 'h']);
    expect(run.complete('a', 'a2').open).toEqual(['b', 'h']);
  });
});

describe('compensation by an event sub-process', () => {
  const undo = (inside: string) =>
    `<subProcess id="handle" triggeredByEvent="true"><startEvent id="us"><compensateEventDefinition/></startEvent>${inside}<endEvent id="ue"/></subProcess>`;
  const handler = (of: string) =>
    `<boundaryEvent id="b${of}" attachedToRef="${of}"><compensateEventDefinition/></boundaryEvent><userTask id="un-${of}" isForCompensation="true"/><association id="as-${of}" sourceRef="b${of}" targetRef="un-${of}"/>`;
  const whole = (inside: string, before = '') =>
    read(
      `${ends}${before}<subProcess id="sub"><startEvent id="ss"/>${users('a')}${handler('a')}<endEvent id="se"/>${flows('ss -> a -> se')}${undo(inside)}</subProcess><intermediateThrowEvent id="t"><compensateEventDefinition activityRef="sub"/></intermediateThrowEvent>${users('z')}${before ? flows('s -> k -> sub -> t -> z -> e') : flows('s -> sub -> t -> z -> e')}`,
    );
  it('comes in the place of what undoes each activity', async () => {
    const run = new Run(await whole(`${users('u')}${flows('us -> u -> ue')}`)).complete('a');
    expect(run.open.filter((id) => id === 'u' || id.startsWith('un'))).toEqual(['u']);
    expect(run.complete('u').open).toEqual(['z']);
  });
  it('can ask for those of what it undoes, and for no others', async () => {
    const inner = `<intermediateThrowEvent id="ut"><compensateEventDefinition/></intermediateThrowEvent>${users('u')}${flows('us -> ut -> u -> ue')}`;
    const run = new Run(await whole(inner, `${users('k')}${handler('k')}`)).complete('k', 'a');
    expect(run.open.filter((id) => id.startsWith('un-'))).toEqual(['un-a']);
    expect(run.complete('un-a', 'u').open).toEqual(['z']);
  });
});

describe('a timer', () => {
  it('with a cycle on the way lets its token pass once', async () => {
    const process = await read(
      `${ends}<intermediateCatchEvent id="t"><timerEventDefinition><timeCycle>R3/PT8H</timeCycle></timerEventDefinition></intermediateCatchEvent>${users('a')}${flows('s -> t -> a -> e')}`,
    );
    const run = new Run(process);
    const timer = run.effects.find((one) => one.type === 'schedule')!;
    expect(timer).toMatchObject({ kind: 'cycle', value: 'R3/PT8H' });
    run.do({ type: 'timer', timer: timer.timer });
    expect(run.open).toEqual(['a']);
    expect(run.effects.filter((one) => one.type === 'schedule')).toHaveLength(1);
  });
});
