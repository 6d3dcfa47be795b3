import { describe, expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { compilePack } from '#procedure/compile.ts';
import { shipped } from '../../../test/support/platform.ts';

const rulesOf = async (code: string) => must(await compilePack(shipped.get(code)!));
const FIELDS = ['childDateOfBirth', 'relation', 'parentage', 'motherBirthYear', 'fatherBirthYear'];

describe('who may not ask for a linked birth', () => {
  const by = async (answers: Record<string, unknown>) => {
    const rules = await rulesOf('2.000986');
    const unknown = new Set(FIELDS.filter((name) => !(name in answers)));
    const names = rules.ineligibleBy({ ...answers, submittedOn: '2026-11-25' }, unknown)?.names;
    return names && [...names].filter((name) => FIELDS.includes(name)).sort();
  };

  it('is known from the day of birth alone, where it is to come or six years ago', async () => {
    expect(await by({ childDateOfBirth: '2026-11-26' })).toEqual(['childDateOfBirth']);
    expect(await by({ childDateOfBirth: '2020-11-25' })).toEqual(['childDateOfBirth']);
    expect(await by({ childDateOfBirth: '2026-11-01' })).toBeUndefined();
    expect(await by({})).toBeUndefined();
  });

  it('is known from one parent who is younger, also before the other is', async () => {
    const born = { childDateOfBirth: '2026-11-01' };
    expect(await by({ ...born, motherBirthYear: 2026 })).toEqual(['childDateOfBirth', 'motherBirthYear']);
    expect(await by({ ...born, fatherBirthYear: 2026 })).toEqual(['childDateOfBirth', 'fatherBirthYear']);
    expect(await by({ ...born, motherBirthYear: 1990 })).toBeUndefined();
  });

  it('waits for both answers that contradict each other', async () => {
    expect(await by({ relation: 'father' })).toBeUndefined();
    expect(await by({ relation: 'father', parentage: 'father-unknown' })).toEqual(['parentage', 'relation']);
  });
});

it('waits for every answer of a rule that looks at all of them', async () => {
  const rules = await rulesOf('1.013225');
  const small = { plannedArea: 'no', floors: 2, totalAreaM2: 120 };
  expect(rules.ineligibleBy({ plannedArea: 'no', floors: 2 }, new Set(['totalAreaM2']))).toBeUndefined();
  expect([...(rules.ineligibleBy(small, new Set())?.names ?? [])].sort()).toEqual([
    'floors',
    'plannedArea',
    'totalAreaM2',
  ]);
});

it('never says of unfinished answers what the whole ones deny', async () => {
  for (const [code, pack] of shipped) {
    const decision = pack.manifest.eligibility?.decision;
    if (!decision) continue;
    const rules = await rulesOf(code);
    for (const story of Object.values(pack.cases) as { answers?: Record<string, unknown>; at: string }[]) {
      const answers = { ...story.answers, submittedOn: story.at.slice(0, 10) };
      const names = Object.keys(story.answers ?? {});
      for (let i = 0; i < names.length; i++) {
        const some = Object.fromEntries(Object.entries(answers).filter(([name]) => !names.slice(i).includes(name)));
        if (rules.ineligibleBy(some, new Set(names.slice(i))))
          expect([code, isRefusal(rules.eligible(answers))]).toEqual([code, true]);
      }
    }
  }
});
