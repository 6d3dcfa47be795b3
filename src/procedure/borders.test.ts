/** A process that is drawn by hand listens for what law allows until the decision, or its pack says why it does not. */
import { describe, expect, it } from 'vitest';
import { readProcess } from '#engine/bpmn/read.ts';
import { must } from '#kernel/outcome.ts';
import { phrase } from '#kernel/phrase.ts';
import { shippedPacks } from '#main/system.ts';
import { examineBorders } from './borders.ts';
import { bpmnOf } from './compile.ts';
import { bordersOf, stepsUpToDecision } from './derive.ts';
import { type Pack, readPack } from './pack.ts';

const shipped = shippedPacks();
const birth = shipped.get('1.001193')!;

/** The process listening for something else where it listened for the message. */
const without = (pack: Pack, message: string): string =>
  pack.bpmn!.replace(`id="m-${message}" name="${message}"`, `id="m-${message}" name="something-else"`);

const examined = async (pack: Pack, bpmn = bpmnOf(pack)) =>
  examineBorders(pack.manifest, must(await readProcess(bpmn)));

describe('what law allows until the decision', () => {
  it.each([...shipped])('is listened for by %s at every step before it', async (_code, pack) => {
    expect(bordersOf(pack.manifest).map(({ message }) => message)).toEqual(
      expect.arrayContaining(['request-supplement', 'refuse', 'withdraw', 'extend']),
    );
    expect(await examined(pack)).toEqual({ faults: [], warnings: [] });
  });

  it.each(['refuse', 'withdraw', 'extend'])('is a fault of the pack where %s is missing', async (message) => {
    const { faults } = await examined(birth, without(birth, message));
    const steps = stepsUpToDecision(birth.manifest).map(({ id }) => id);
    expect(steps.at(-1)).toBe('sign');
    expect(faults.map(({ params }) => params)).toEqual([
      { where: 'process.bpmn', detail: phrase('border-missing', { message, steps: steps.join(', ') }) },
    ]);
  });

  it('is only a warning where the pack says why it is left out', async () => {
    const reason = 'Thủ tục này không được hẹn lại';
    const files = {
      ...birth.files,
      'procedure.yaml': `${birth.files['procedure.yaml']}\nwithout:\n  extend: ${reason}\n`,
    };
    const pack = must(readPack(files));
    const { faults, warnings } = await examined(pack, without(birth, 'extend'));
    expect(faults).toEqual([]);
    expect(warnings).toEqual([
      phrase('border-left-out', { message: 'extend', steps: 'receive, check, population, sign', reason }),
    ]);
  });

  it('may be left out only by its name', () => {
    const files = { ...birth.files, 'procedure.yaml': `${birth.files['procedure.yaml']}\nwithout:\n  decide: x\n` };
    expect(readPack(files)).toMatchObject({ code: 'pack-invalid' });
  });
});
