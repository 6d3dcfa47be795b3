/** What a decision prints as granted is what who decides wrote, not what was asked for. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { decideLand } from '../../test/support/land.ts';
import { shipped, type TestPlatform, testPlatform, withDraftsOpen } from '../../test/support/platform.ts';
import { paperToIssue } from './documents.ts';
import type { Performed } from './perform.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.platform = withDraftsOpen(test.platform);
});

const FUND = 'QN.VENTURE';
// Asked for: 3 billion, 20 %, 3.5 billion of private money; approved otherwise.
const decide = {
  approvedVnd: 2_000_000_000,
  approvedSharePct: 15,
  approvedPurpose: 'Hoàn thiện sản phẩm',
  furtherConditions: 'Giải ngân hai đợt',
};
const fund = (more: Record<string, unknown>) =>
  decideLand(test, 'seed', { procedure: FUND, answers: {}, recorded: { decide: { ...decide, ...more } } });
const paperOf = ({ outcome }: Awaited<ReturnType<typeof fund>>) => {
  const { state } = must(outcome) as Performed;
  return paperToIssue(test.platform, shipped.get(FUND)!, state, test.platform.clock.now());
};

describe('a decision of the fund', () => {
  it('prints share, private money, purpose and conditions as decided, and what was asked for as such', async () => {
    const done = await fund({ requiredMatchVnd: 2_500_000_000 });
    const { blocks } = paperOf(done) as { blocks: readonly { kind: string }[] };
    const table = JSON.stringify(blocks.filter(({ kind }) => kind === 'table'));
    for (const said of ['15 %', '2.500.000.000 đồng', 'Hoàn thiện sản phẩm', 'Giải ngân hai đợt'])
      expect(table).toContain(said);
    for (const asked of ['20 %', '3.500.000.000', '3 hợp đồng thử']) expect(table).not.toContain(asked);
    const all = JSON.stringify(blocks);
    expect(all).toMatch(/đề nghị: số vốn 3.000.000.000 đồng; tỷ lệ sở hữu của Quỹ sau đầu tư 20 %/);
    expect(all).toContain('Các nội dung này không phải là quy định của Quyết định');
    const { data } = (must(done.outcome) as Performed).state.decision!.entry!;
    expect(data).toMatchObject({ approvedVnd: 2_000_000_000, approvedSharePct: 15, requiredMatchVnd: 2_500_000_000 });
    expect(Object.keys(data)).not.toContain('fundShareAfterPct');
  });

  it('makes no condition of private money that nobody set', async () => {
    const paper = JSON.stringify(paperOf(await fund({ requiredMatchVnd: undefined, furtherConditions: undefined })));
    expect(paper).not.toMatch(/null|undefined|\{\{/);
    expect(paper.match(/không quy định/g)).toHaveLength(2);
  });

  it.each([
    [{ approvedSharePct: 50 }, 'Tỷ lệ sở hữu của Quỹ vượt mức cho phép'],
    [{ approvedVnd: 60_000_000_000 }, 'Số vốn vượt mức một lần đầu tư'],
  ])('is not made beyond what may be applied for: %s', async (more, why) => {
    const { outcome } = await fund(more);
    expect(outcome).toMatchObject({ code: 'not-eligible' });
    expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(why);
  });

  it.each(['approvedSharePct', 'approvedPurpose'])('says %s', async (field) => {
    expect((await fund({ [field]: undefined })).outcome).toMatchObject({ code: 'form-invalid' });
  });
});

/** Tables of letters that say what is laid down («Quy định»). */
const laidDown = [...shipped.values()].flatMap((pack) =>
  Object.entries(pack.files).flatMap(([name, text]) =>
    name.startsWith('letters/') && /^\| Nội dung \| Quy định \|$/m.test(text) ? [{ pack, name, text }] : [],
  ),
);

it('no letter lays down what no step recorded', () => {
  expect(laidDown.length).toBeGreaterThanOrEqual(2);
  for (const { pack, name, text } of laidDown) {
    const steps = pack.manifest.steps.map(({ id }) => id);
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('{{'));
    for (const [said] of rows.join('\n').matchAll(/\{\{[^}]*\}\}/g)) {
      const paths = said.replace(/"[^"]*"/g, '').match(/[A-Za-z][\w.-]*/g)!;
      const read = paths.filter((one) => !['if', 'then', 'else', 'null'].includes(one));
      for (const path of read) expect(steps, `${pack.manifest.code} ${name} ${said}`).toContain(path.split('.')[0]);
    }
  }
});

it('no word calls asked for what a step or a register says is given', () => {
  for (const { manifest, forms, words } of shipped.values()) {
    const given = manifest.steps.flatMap(({ form }) => (form ? Object.keys(forms[form].schema.properties) : []));
    const entered = manifest.result?.data ? Object.keys(manifest.result.data) : [];
    for (const field of [...given, ...entered])
      expect(words['vi'][`field.${field}`] ?? '', `${manifest.code} ${field}`).not.toMatch(/đề nghị/i);
  }
});
