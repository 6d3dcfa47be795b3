import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { compilePack } from '#procedure/compile.ts';
import { shipped } from '../../../test/support/platform.ts';
import { aheadOf, groupSteps, stepOf } from './ahead.ts';

const processOf = async (code: string) => must(await compilePack(shipped.get(code)!)).process;
const steps = (ids: ReadonlySet<string>) => [...ids].map(stepOf).sort();
const at = (id: string) => ({ live: [{ id: 1, at: id, in: 0 }] });

describe('what may come of a change of land', () => {
  it('is from the start every step, and surely those of no branch', async () => {
    const { possible, certain } = aheadOf(await processOf('1.013831'));
    expect(steps(possible)).toEqual([
      'appraise',
      'confirm',
      'enter',
      'issue',
      'receive',
      'return',
      'sign',
      'tax-form',
      'tax-notice',
      'withdraw',
    ]);
    expect(steps(certain)).toEqual(['appraise', 'issue', 'receive', 'return', 'sign']);
  });

  it('is a step of every request that nobody concludes against, and of others not', async () => {
    const process = await processOf('1.013225');
    const isAgainst = (condition: string) => condition.includes('contains(against,');
    expect(steps(aheadOf(process, at('appraise')).certain)).toEqual(['issue', 'return', 'sign']);
    const usual = aheadOf(process, at('appraise'), isAgainst);
    expect(steps(usual.certain)).toEqual(['draft', 'issue', 'return', 'review', 'sign']);
    expect(steps(usual.possible)).toContain('site-check');
    expect(steps(aheadOf(process, at('sign'), isAgainst).possible)).toEqual(['issue', 'return']);
  });

  it('is past a branch nothing of it, and at the end nothing', async () => {
    const process = await processOf('1.013831');
    const { possible, certain } = aheadOf(process, at('enter'));
    expect([steps(possible), steps(certain)]).toEqual([
      ['issue', 'return', 'sign'],
      ['issue', 'return', 'sign'],
    ]);
    expect(steps(aheadOf(process, at('tax-form')).certain)).toContain('tax-notice');
    expect(steps(aheadOf(process, at('return')).possible)).toEqual([]);
    expect(steps(aheadOf(process, { live: [] }).possible)).toEqual([]);
  });
});

it.each([
  ['1.013831', 'sometimes tax-form', 'sometimes tax-notice', 'one-of enter confirm withdraw'],
  ['1.013225', 'sometimes site-check'],
  [
    '2.000986',
    'sometimes residence',
    'sometimes residence-confirm',
    'sometimes insurance',
    'sometimes insurance-confirm',
  ],
  ['1.009664'],
])('alternatives of %s are told as such', async (code, ...told) => {
  const groups = groupSteps(
    await processOf(code),
    shipped.get(code)!.manifest.steps.map(({ id }) => id),
    (condition) => condition.includes('against'),
  );
  expect(groups.filter(({ kind }) => kind !== 'always').map((one) => [one.kind, ...one.steps].join(' '))).toEqual(told);
  expect(groups.flatMap((one) => one.steps)).toEqual(shipped.get(code)!.manifest.steps.map(({ id }) => id));
});
