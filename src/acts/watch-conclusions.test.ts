/** A conclusion against the request leads to who decides: in every shipped pack, and a pack in which it does not is refused. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { readPack } from '#procedure/pack.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';
import { checkPack } from './check-pack.ts';

async function faultsOf(code: string, change: (files: Record<string, string>) => Record<string, string>) {
  const { platform } = await testPlatform();
  const files = { ...shipped.get(code)!.files };
  const pack = must(readPack({ ...files, ...change(files) }));
  const examined = must(await checkPack(pack.files, platform.province, platform.registers, '2026-11-26'));
  return examined.faults.map(({ params }) => params['detail']);
}

/** The way past the gateway never taken. */
const blind = (step: string) => (files: Record<string, string>) => {
  const process = files['process.bpmn'];
  const condition = `list contains(against, "${step}")`;
  expect(process).toContain(condition);
  return { 'process.bpmn': process.replace(condition, 'false') };
};

describe('after a conclusion against the request', () => {
  it.each([
    ['1.001193', 'check', ['await-word', 'population']],
    ['2.000986', 'register', ['population']],
    ['1.013225', 'site-check', ['draft']],
    ['QN.VENTURE', 'appraise', ['committee']],
    ['1.013831', 'appraise', ['confirm', 'enter', 'tax-form', 'withdraw']],
  ])('a pack %s that goes on from %s is refused, and told where to', async (pack, step, elements) => {
    const details = await faultsOf(pack, blind(step));
    const told = details.flatMap((one) => {
      const { phrase: code, params } = one as { phrase?: string; params?: Record<string, string> };
      return code === 'against-astray' ? [{ step: params!['step'], to: params!['elements'].split(', ').sort() }] : [];
    });
    expect(told).toEqual([{ step, to: elements }]);
  });
  it('a pack is refused in which no case concludes against it at a step and none can be turned', async () => {
    const details = await faultsOf('QN.SANDBOX', (files) => ({
      'forms/council.yaml': files['forms/council.yaml'].replace('votesFor > votesAgainst', 'votesFor >= 0'),
      'cases/against.yaml': files['cases/admitted.yaml'],
    }));
    expect(details).toContainEqual(phrase('against-untold', { step: 'council' }));
  });
});
