/** The process of a pack that draws none: a step that concludes against the request leads to who decides. */
import { describe, expect, it } from 'vitest';
import { initialState, step } from '#engine/bpmn/step.ts';
import { must } from '#kernel/outcome.ts';
import { shippedPacks } from '#main/system.ts';
import { importedPack } from '../../test/support/imported.ts';
import { bpmnOf, compilePack } from './compile.ts';
import { withDiagram } from './diagram.ts';
import type { StepSource } from './pack.ts';

const work = (id: string): StepSource => ({
  id,
  act: 'complete-task',
  post: 'specialist',
  unit: 'competent',
  form: 'work',
});
const steps: StepSource[] = [
  { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
  work('step-1'),
  work('step-2'),
  work('step-3'),
  { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
  { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
];
const words = { 'step.step-1': 'Kiểm tra', 'step.step-2': 'Thẩm định', 'step.step-3': 'Trình ký' };
const imported = importedPack('1.000001', { steps }, words);

/** The open tasks after the steps named were done, with what stands against the request then. */
async function openAfter(done: string[], against: string[]): Promise<string[]> {
  const { process } = must(await compilePack(imported));
  let state = must(step(process, initialState(), { type: 'start' }, { vars: {} })).state;
  for (const name of done) {
    const task = state.live.find(({ at }) => at.endsWith(`/${name}`) || at === name)!;
    state = must(step(process, state, { type: 'complete', execution: task.id }, { vars: { against } })).state;
  }
  return state.live.filter(({ at }) => process.nodes[at].kind === 'user').map(({ at }) => at.split('/').at(-1)!);
}

describe('a derived process', () => {
  it('goes step by step while nothing stands against the request', async () => {
    expect(await openAfter(['receive'], [])).toEqual(['step-1']);
    expect(await openAfter(['receive', 'step-1'], [])).toEqual(['step-2']);
    expect(await openAfter(['receive', 'step-1', 'step-2', 'step-3'], [])).toEqual(['decide']);
  });
  it('goes from each step that concludes against it to who decides', async () => {
    expect(await openAfter(['receive', 'step-1'], ['step-1'])).toEqual(['decide']);
    expect(await openAfter(['receive', 'step-1', 'step-2'], ['step-2'])).toEqual(['decide']);
    expect(await openAfter(['receive', 'step-1', 'step-2', 'step-3'], ['step-3'])).toEqual(['decide']);
  });
  it('parts only where steps stand between a conclusion and the decision', async () => {
    const shipped = shippedPacks();
    expect(bpmnOf(shipped.get('1.001612')!)).not.toContain('exclusiveGateway');
    expect(bpmnOf(shipped.get('1.009664')!).match(/<bpmn:exclusiveGateway/g)).toHaveLength(1);
  });
  it('is drawn whole', async () => {
    const drawn = must(await withDiagram(bpmnOf(imported)));
    for (const id of ['step-1-concluded', 'f-step-1-against', 'f-step-2-against', 'f-step-1-concluded-step-2'])
      expect(drawn).toContain(`bpmnElement="${id}"`);
  });
});
