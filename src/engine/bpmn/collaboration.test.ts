import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import {
  type CollaborationInput,
  type Instances,
  noInstances,
  readCollaboration,
  stepCollaboration,
} from './collaboration.ts';

const flow = (...ids: string[]) =>
  ids
    .slice(1)
    .map((to, i) => `<sequenceFlow id="${ids[i]}-${to}" sourceRef="${ids[i]}" targetRef="${to}"/>`)
    .join('');
const event = (kind: string, id: string, message: string) =>
  `<${kind} id="${id}"><messageEventDefinition messageRef="${message}"/></${kind}>`;
const property = (message: string) =>
  `<correlationPropertyRetrievalExpression messageRef="${message}"><messagePath>orderId</messagePath></correlationPropertyRetrievalExpression>`;
const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
<message id="mo" name="order"/><message id="mb" name="bill"/><signal id="sg" name="closing"/>
<correlationProperty id="byOrder">${property('mo')}${property('mb')}</correlationProperty>
<collaboration id="c"><participant id="pb" processRef="buyer"/><participant id="ps" processRef="shop"/><correlationKey id="k"><correlationPropertyRef>byOrder</correlationPropertyRef></correlationKey>
<messageFlow id="f1" sourceRef="ask" targetRef="ps"/><messageFlow id="f2" sourceRef="answer" targetRef="wait"/></collaboration>
<process id="buyer" isExecutable="true"><startEvent id="bs"/>${event('intermediateThrowEvent', 'ask', 'mo')}${event('intermediateCatchEvent', 'wait', 'mb')}<userTask id="pay"/><endEvent id="be"/>${flow('bs', 'ask', 'wait', 'pay', 'be')}</process>
<process id="shop" isExecutable="true">${event('startEvent', 'ss', 'mo')}<userTask id="pack"/>${event('endEvent', 'answer', 'mb')}${flow('ss', 'pack', 'answer')}</process>
</definitions>`;

class Town {
  instances: Instances = noInstances();
  readonly outside: string[] = [];
  readonly #collaboration;
  constructor(collaboration: Awaited<ReturnType<typeof readCollaboration>>) {
    this.#collaboration = must(collaboration);
  }
  do(input: CollaborationInput, vars: Record<string, unknown> = {}): this {
    const stored = JSON.parse(JSON.stringify(this.instances)) as Instances;
    const told = must(stepCollaboration(this.#collaboration, stored, input, { vars }));
    this.instances = told.instances;
    for (const { effect } of told.effects) if (effect.type === 'send') this.outside.push(effect.operation);
    return this;
  }
  at(id: number): string[] {
    return this.instances.list.find((one) => one.id === id)!.state.live.map((one) => one.at);
  }
}

describe('processes that speak to each other', () => {
  it('begin each other by a message, and answer whom the conversation is with', async () => {
    const town = new Town(await readCollaboration(model));
    town
      .do({ type: 'start', process: 'buyer', vars: { orderId: 1 } })
      .do({ type: 'start', process: 'buyer', vars: { orderId: 2 } });
    expect(town.instances.list.map(({ process }) => process)).toEqual(['buyer', 'shop', 'buyer', 'shop']);
    // The second shop answers first; its buyer is the second.
    town.do({ type: 'step', instance: 4, input: { type: 'complete', execution: 1 } }, { orderId: 2 });
    expect([town.at(1), town.at(3)]).toEqual([['wait'], ['pay']]);
    town.do({ type: 'step', instance: 2, input: { type: 'complete', execution: 1 } }, { orderId: 1 });
    expect([town.at(1), town.outside]).toEqual([['pay'], []]);
  });

  it('send outside what nobody here waits for', async () => {
    const alone = model
      .replace(/<process id="shop"[\s\S]*?<\/process>/, '')
      .replace(/<messageFlow.*?\/>/g, '')
      .replace('<participant id="ps" processRef="shop"/>', '');
    const town = new Town(await readCollaboration(alone)).do({ type: 'start', process: 'buyer', vars: { orderId: 1 } });
    expect([town.outside, town.at(1)]).toEqual([['order'], ['wait']]);
  });

  it('refuse a message flow that joins what cannot speak', async () => {
    const odd = await readCollaboration(
      model.replace('sourceRef="ask" targetRef="ps"', 'sourceRef="bs-ask" targetRef="ps"'),
    );
    expect(isRefusal(odd) && odd.params['rule']).toBe('reference');
  });
});
