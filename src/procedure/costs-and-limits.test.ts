/** What a manifest may say of limits and costs: what is open stays open, and only what is imported may leave anything open. */
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel/outcome.ts';
import { examinePack } from './check.ts';
import { compilePack } from './compile.ts';
import { type ChannelSource, type Manifest, readPack } from './pack.ts';

const posts = new Set(['counter', 'head']);

function packOf(channel: ChannelSource, origin: Manifest['origin'] = 'catalogue', more: Partial<Manifest> = {}) {
  const manifest: Manifest = {
    code: '1.000001',
    origin,
    field: 'Hộ tịch',
    tier: 'commune',
    law: { 'nd-1': { number: '1/2026/NĐ-CP', title: 'Nghị định' } },
    audience: ['Công dân Việt Nam'],
    channels: { counter: channel },
    components: [],
    steps: [
      { id: 'receive', act: 'receive-dossier', post: 'counter', unit: 'receiving' },
      { id: 'decide', act: 'decide-dossier', post: 'head', unit: 'competent' },
      { id: 'return', act: 'deliver-result', post: 'counter', unit: 'receiving' },
    ],
    result: {},
    ...more,
  };
  const words = { name: 'x', summary: 'x', result: 'x', step: { receive: 'x', decide: 'x', return: 'x' } };
  const pack = readPack({
    'README.md': 'x',
    'procedure.yaml': JSON.stringify(manifest),
    'forms/apply.yaml': '{"schema":{"type":"object","properties":{}}}',
    'words/vi.yaml': JSON.stringify(words),
    'words/en.yaml': JSON.stringify(words),
    'words/hi.yaml': JSON.stringify(words),
  });
  if (isRefusal(pack)) throw new Error(JSON.stringify(pack));
  return pack;
}

/** The phrases of the faults of a pack. */
const faultsOf = (...given: Parameters<typeof packOf>) =>
  examinePack(packOf(...given), new Map(), posts).map(({ params }) => JSON.stringify(params['detail']));

describe('who may apply', () => {
  const channel = { limit: { workingDays: 1 }, free: 'nd-1', law: 'nd-1' };
  it('is said in known words, which the national database alone may leave open', () => {
    const fault = (audience: string[] | undefined, origin: Manifest['origin']) =>
      faultsOf(channel, origin, { audience }).filter((one) => one.includes('audience'));
    expect(fault(undefined, 'law')).toEqual([expect.stringContaining('audience-none')]);
    expect(fault(['Công dân Việt Nam', 'Ai đó'], 'draft')).toEqual([expect.stringContaining('Ai đó')]);
    for (const audience of [undefined, ['Ai đó']]) expect(fault(audience, 'catalogue')).toEqual([]);
  });
});

describe('what a channel says of its limit', () => {
  it('may be left open by the national database alone', () => {
    for (const limit of [{ unstated: true }, { byCase: true }] as const) {
      expect(faultsOf({ limit, feeUnknown: 'unstated' })).toEqual([]);
      expect(faultsOf({ limit, feeUnknown: 'unstated', law: 'nd-1' }, 'law')).toEqual([
        expect.stringContaining('limit-open'),
      ]);
    }
    expect(faultsOf({ limit: { immediate: true }, feeUnknown: 'unstated', law: 'nd-1' }, 'law')).toEqual([]);
  });

  it('compiles, and gives no day where it is open', async () => {
    for (const limit of [{ unstated: true }, { byCase: true }] as const) {
      const rules = await compilePack(packOf({ limit, feeUnknown: 'unstated' }));
      if (isRefusal(rules)) throw new Error(rules.code);
      expect(rules.limitOf('counter', {})).toMatchObject({ code: 'limit-unknown', params: { procedure: '1.000001' } });
      expect(rules.result.code).toBe('');
    }
  });

  it('is due the same day where it is at once', async () => {
    const rules = await compilePack(packOf({ limit: { immediate: true }, feeUnknown: 'unstated' }));
    if (isRefusal(rules)) throw new Error(rules.code);
    expect(rules.limitOf('counter', {})).toEqual({ sameDay: true });
    expect(Object.values(rules.process.nodes).some(({ id }) => id === 'on-extend')).toBe(true);
  });
});

describe('what a channel says of its cost', () => {
  const limit = { workingDays: 3 };
  const fees = [{ id: 'fee', amountVnd: 1000, law: 'nd-1' }];

  it('is said in exactly one way', () => {
    for (const said of [{ fees }, { free: 'nd-1 Điều 2' }, { feeUnknown: 'byCouncil' as const }])
      expect(faultsOf({ limit, law: 'nd-1', ...said }, 'law')).toEqual([]);
    for (const said of [{}, { fees: [] }, { fees, free: 'nd-1' }, { free: 'nd-1', feeUnknown: 'byCase' as const }])
      expect(faultsOf({ limit, law: 'nd-1', ...said }, 'law')).toEqual([expect.stringContaining('fee-unsaid')]);
  });

  it('rests on no document without a number, unless the pack is imported', () => {
    const law = { council: { number: 'Hội đồng nhân dân', title: 'Nghị quyết về lệ phí', confirmed: false as const } };
    expect(faultsOf({ limit, law: 'council', fees }, 'law', { law })).toContainEqual(
      expect.stringContaining('law-unnumbered'),
    );
    expect(faultsOf({ limit, fees }, 'catalogue', { law })).not.toContainEqual(
      expect.stringContaining('law-unnumbered'),
    );
  });

  it('rests on a law that is listed, or in an imported pack on words of its source', () => {
    expect(faultsOf({ limit, free: '«Không thu phí»' })).toEqual([]);
    expect(faultsOf({ limit, free: 'nd-2' })).toEqual([expect.stringContaining('law-unlisted')]);
    expect(faultsOf({ limit, law: 'nd-1', free: '«Không thu phí»' }, 'law')).toEqual([
      expect.stringContaining('law-unlisted'),
    ]);
  });

  it('may name no law only in an imported pack', () => {
    const bare = { limit, fees: [{ id: 'fee', amountVnd: 1000 }] };
    expect(faultsOf(bare)).toEqual([]);
    expect(faultsOf(bare, 'law')).toEqual([expect.stringContaining('law-none'), expect.stringContaining('law-none')]);
  });
});

it('wants a word for each alternative and each case', () => {
  const components = [{ id: 'c1', originals: 1, copies: 0, oneOf: ['a', 'b'], case: 'k1' }];
  expect(faultsOf({ limit: { workingDays: 3 }, feeUnknown: 'unstated' }, 'catalogue', { components })[0]).toContain(
    'component.c1, component.c1.a, component.c1.b, case.k1',
  );
});
