/** Limits inside the limit of the whole: the check of a pack refuses what never ends and what does not ascend. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { province, shipped } from '../../test/support/platform.ts';
import { compilePack } from './compile.ts';
import type { ChannelSource, Manifest, Pack, PhaseSource } from './pack.ts';
import { examinePhases } from './phases.ts';

const birth: PhaseSource = { until: 'KQ.1', limit: { sameDay: true }, law: 'nd-1' };
const steps: Manifest['steps'] = [{ id: 'issue', act: 'issue-result', post: 'clerk', unit: 'competent' }];

function faultsOf(channel: ChannelSource, more: Partial<Manifest> = {}) {
  const manifest = { steps, result: { code: 'KQ.1' }, channels: { counter: channel }, ...more } as Manifest;
  const days = (id: string) => ({
    id,
    value: { workingDays: id === 'short' ? 1 : 20 },
    from: '',
    source: '',
    confirmed: true,
  });
  return examinePhases({ manifest } as Pack, days, '2026-11-26').map(
    ({ params }) => (params['detail'] as { phrase: string }).phrase,
  );
}

describe('pack check', () => {
  it('has nothing against a phase that ends with the result and is shorter than the whole', () => {
    for (const limit of [{ workingDays: 20 }, { setting: 'long' }, { calendarDays: 20 }])
      expect(faultsOf({ limit, phases: [birth] })).toEqual([]);
    expect(faultsOf({ limit: { workingDays: 3 } })).toEqual([]);
  });

  it('refuses a phase that can never end', () => {
    const limit = { workingDays: 20 };
    expect(faultsOf({ limit, phases: [{ ...birth, until: 'KQ.2' }] })).toEqual(['phase-endless']);
    // No step issues it, a body outside does.
    expect(faultsOf({ limit, phases: [birth] }, { steps: [] })).toEqual(['phase-endless']);
    // Some dossiers end in another result.
    const cases = [{ id: 'other', when: 'true', letter: 'x', code: 'KQ.2' }];
    expect(faultsOf({ limit, phases: [birth] }, { result: { code: 'KQ.1', cases } })).toEqual(['phase-endless']);
    // The first takes the result that ends it.
    const second = { ...birth, limit: { workingDays: 5 } };
    expect(faultsOf({ limit, phases: [birth, second] })).toEqual(['phase-endless']);
  });

  it('refuses limits that do not ascend, also where a setting says so', () => {
    const phases = [{ ...birth, limit: { workingDays: 3 } }];
    expect(faultsOf({ limit: { workingDays: 3 }, phases })).toEqual(['phase-order']);
    expect(faultsOf({ limit: { workingHours: 8 }, phases })).toEqual(['phase-order']);
    expect(faultsOf({ limit: { setting: 'short' }, phases })).toEqual(['phase-order']);
    expect(faultsOf({ limit: { sameDay: true }, phases: [birth] })).toEqual(['phase-order']);
  });

  it('refuses a limit of the whole that nobody knows before', () => {
    expect(faultsOf({ limit: { decision: 'x' }, phases: [birth] })).toEqual(['phase-whole']);
    expect(faultsOf({ limit: { unstated: true }, phases: [birth] })).toEqual(['phase-whole']);
  });
});

it('a linked birth has the day of a birth by itself at the counter, and online no phase', async () => {
  const rules = must(
    must(await compilePack(shipped.get('2.000986')!, { values: (id, on) => province.valueOf(id, on) })).on(
      '2026-11-26',
    ),
  );
  const plain = must(await compilePack(shipped.get('1.001193')!));
  expect(must(rules.phasesOf('counter'))).toEqual([
    { until: rules.result.code, limit: must(plain.limitOf('counter', {})) },
  ]);
  expect(must(rules.phasesOf('online'))).toEqual([]);
});

it('asks at the counter for the declarations of what is asked for, and online for none', async () => {
  const rules = must(await compilePack(shipped.get('2.000986')!));
  const asked = (channel: string, services: string[]) =>
    rules.components
      .filter((one) => rules.isAsked(one, { channel, services, noticeNumber: 'CS-1' }))
      .map(({ id, originals, required }) => `${id} ${originals}${required ? '' : '?'}`);
  expect(asked('counter', ['residence', 'insurance'])).toEqual([
    'declaration 1',
    'residence-form 1',
    'insurance-form 1',
  ]);
  expect(asked('counter', ['insurance'])).toEqual(['declaration 1', 'insurance-form 1']);
  expect(asked('counter', [])).toEqual(['declaration 1']);
  expect(asked('online', ['residence', 'insurance'])).toEqual([]);
});
