/** Each body that follows an issued result has an outcome of its own: a refusal is never told as done. */
import { expect, it } from 'vitest';
import { followersOf, outcomeText } from '#dossier/followers.ts';
import { type DossierState, noDossier } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';

const story = shipped.get('2.000986')!.cases['residence-refused'] as {
  answers: Record<string, unknown>;
  results: Record<string, Record<string, unknown>>;
};

it('tells which were asked for, which are open, and what was refused with its reason', async () => {
  const { platform } = await testPlatform();
  const rules = must(await platform.procedure('2.000986'));
  const state = { ...noDossier('x'), answers: story.answers, results: {}, doneSteps: [] as string[] };
  const told = (now: Partial<typeof state>) =>
    followersOf(rules, { ...state, ...now }).map(({ step, outcome }) => [step, outcome?.given, outcome?.reason]);
  expect(told({})).toEqual([
    ['residence', undefined, undefined],
    ['insurance', undefined, undefined],
  ]);
  expect(followersOf(rules, { ...state, answers: { ...story.answers, services: ['insurance'] } })).toHaveLength(1);
  const stopped = (now: Partial<DossierState>) => followersOf(rules, { ...state, ...now }).map((one) => one.stopped);
  const revoked = { at: '2026-11-25T03:00:00Z', by: 'A', reason: 'Sai', law: 'Điều 70' };
  const result = { code: '', number: '1', issuedAt: '2026-11-25T02:00:00Z' };
  expect(stopped({ status: 'issued', result })).toEqual([undefined, undefined]);
  const taken = { status: 'closed' as const, result: { ...result, revoked } };
  expect(stopped({ ...taken, doneSteps: ['residence'] })).toEqual([undefined, true]);
  // Of what was not given nothing follows, and nobody is told that it is worked on.
  const refused = {
    status: 'issued' as const,
    outcome: 'refused' as const,
    result: { ...result, against: true as const },
  };
  expect(followersOf(rules, { ...state, ...refused }).map((one) => one.never)).toEqual([true, true]);
  const card = { insuranceOutcome: 'issued', cardNumber: 'TE1222600088899' };
  const results = { residence: story.results['residence'], insurance: card };
  const why = 'Chủ hộ là ông Trần Văn Lâm ghi không đồng ý';
  expect(told({ results, doneSteps: ['residence'] })).toEqual([
    ['residence', false, why],
    ['insurance', undefined, undefined],
  ]);
  expect(told({ results, doneSteps: ['residence', 'insurance'] })[1]).toEqual(['insurance', true, undefined]);
  expect(outcomeText(rules, 'vi', 'residence', results.residence)).toBe(`Không giải quyết: ${why}`);
  expect(outcomeText(rules, 'vi', 'insurance', card)).toBe('Đã cấp thẻ');
  expect(outcomeText(rules, 'vi', 'register', { conclusion: 'meets' })).toBeUndefined();
});
