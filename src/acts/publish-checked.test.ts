import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';
import { type Passed, publishChecked } from './publish-checked.ts';

const birth = shipped.get('1.001193')!;
const changed = (path: string, from: string, to: string) => {
  const text = birth.files[path];
  expect(text).toContain(from);
  return must(readPack({ ...birth.files, [path]: text.replace(from, to) }));
};

describe('publishing', () => {
  it('refuses what the examination refuses, and the version before goes on holding', async () => {
    const { platform, store } = await testPlatform();
    const before = await store.findProcedure('1.001193');
    const misspelt = changed('procedure.yaml', 'post: specialist', 'post: specialst');
    const refused = await publishChecked(platform, [misspelt, shipped.get('QN.SANDBOX')!]);
    expect(refused).toMatchObject([{ code: '1.001193' }]);
    expect(refused[0].faults.length).toBeGreaterThan(0);
    expect((await store.findProcedure('1.001193'))?.hash).toBe(before?.hash);
    expect(await store.findPack(misspelt.hash)).toBeUndefined();
  });
  it('refuses what rests on law that the province knows to have ended, though the pack does not say so', async () => {
    const { platform } = await testPlatform();
    const permit = shipped.get('1.013225')!;
    const text = permit.files['procedure.yaml'];
    const ended = text.replace(
      /number: 217\/2026\/NĐ-CP\n(.*\n)*? {4}from: .*\n/,
      'number: 175/2024/NĐ-CP\n    title: Nghị định\n',
    );
    expect(ended).not.toBe(text);
    const [refused] = await publishChecked(platform, [must(readPack({ ...permit.files, 'procedure.yaml': ended }))]);
    expect(JSON.stringify(refused.faults[0])).toMatch(/175\/2024\/NĐ-CP.*2026-07-01.*217\/2026\/NĐ-CP/);
  });
  it('examines no pack again that passed on the day, and remembers none that did not', async () => {
    const { platform, store } = await testPlatform();
    const known = new Set<string>();
    const asked: string[] = [];
    const passed: Passed = {
      has: (pack, date) => {
        asked.push(date);
        return known.has(pack.hash);
      },
      add: (pack) => void known.add(pack.hash),
    };
    const misspelt = changed('procedure.yaml', 'post: specialist', 'post: specialst');
    const sandbox = shipped.get('QN.SANDBOX')!;
    expect(await publishChecked(platform, [misspelt, sandbox], undefined, passed)).toHaveLength(1);
    expect([...known]).toEqual([sandbox.hash]);
    // Said to have passed, it is published unlooked: what says so is trusted like the examination itself.
    known.add(misspelt.hash);
    expect(await publishChecked(platform, [misspelt], undefined, passed)).toEqual([]);
    expect((await store.findProcedure('1.001193'))?.hash).toBe(misspelt.hash);
    expect(new Set(asked)).toEqual(new Set(['2026-11-25']));
  });
  it('publishes what has no fault', async () => {
    const { platform, store } = await testPlatform();
    const renamed = changed('words/vi.yaml', 'name: ', 'name: Thủ tục ');
    expect(await publishChecked(platform, [renamed])).toEqual([]);
    expect((await store.findProcedure('1.001193'))?.hash).toBe(renamed.hash);
  });
});
