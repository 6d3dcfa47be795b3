/** A consulted unit disagrees: who concludes for the request all the same says why, and who decides after reads it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { agencyNames } from '#authority/signing.ts';
import type { Command, CommandOf } from '#dossier/commands.ts';
import { disagreeing } from '#dossier/conclusions.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { oneByOne } from '#dossier/one-by-one.ts';
import { everyRefusal, isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { performOn } from '../../test/support/acts.ts';
import { houseSubmitted } from '../../test/support/begun.ts';
import { holder, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { perform } from './perform.ts';

const [police, other] = ['cong-an-tinh', 'so-xay-dung'];
const why = 'Công trình cách hành lang an ninh 40 m theo bản đồ hiện trạng';
const RESULTS: Record<string, Record<string, unknown>> = {
  appraise: { conclusion: 'meets', siteCheck: true },
  'site-check': { conclusion: 'meets', finding: 'Hiện trạng đúng hồ sơ' },
  draft: { baseLevel: '+0,45 m', densityPct: 85, landUseRatio: 2.4, redLine: 'Trùng', buildingLine: 'Trùng' },
  review: { conclusion: 'meets' },
};

let test: TestPlatform;
let id: string;
const state = async () => (await test.store.load(id))!.state;
const task = async () => (await state()).tasks[0];
const act = (command: Command, actor: Actor) => performOn(test.platform, id, command, actor);
const nameOf = (unit: string) => agencyNames(province, unit, '2026-11-25').vi;
const work = async (more: Partial<CommandOf<'complete-task'>> = {}) => {
  const { id: open, unit, post, step } = await task();
  return act({ act: 'complete-task', task: open, result: RESULTS[step], ...more }, holder(unit, post));
};
const codesOf = (done: unknown) => (isRefusal(done) ? everyRefusal(done).map(({ code }) => code) : []);
const answers = (opinion: 'agree' | 'disagree', more: { replaces?: string } = {}) =>
  act(
    { act: 'answer-consultation', consultation: 'C1', opinion, text: 'Vướng hành lang an ninh', ...more },
    holder(police, 'head'),
  );

/** Given a dossier at its appraisal, about which these units were asked. */
async function asked(...units: string[]) {
  const { unit, post } = await task();
  must(await act({ act: 'consult-unit', units, question: 'Có vướng an ninh không?' }, holder(unit, post)));
}

beforeEach(async () => {
  test = await testPlatform();
  id = await houseSubmitted(test);
  const [receiving] = (await state()).tasks;
  must(await act({ act: 'receive-dossier' } as Command, holder(receiving.unit, receiving.post)));
});

describe('given a unit that disagrees', () => {
  beforeEach(async () => {
    await asked(police);
    must(await answers('disagree'));
  });

  it('when the step concludes for the request without a reason, then it is refused by the name of the unit', async () => {
    const { step } = await task();
    const refused = await work();
    expect(codesOf(refused)).toEqual(['opinion-against']);
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(nameOf(police));
    expect((await task()).step).toBe(step);
  });

  it.each([
    ['  ', 'opinion-against'],
    ['x', 'reason-vague'],
    ['Đủ điều kiện theo quy định', 'opinion-reason-stock'],
  ])('when the reason is «%s», then it is refused: %s', async (despite, code) => {
    expect(codesOf(await work({ despite }))).toEqual([code]);
  });

  it('when the reason is written, then it stands on record for who decides after', async () => {
    const { step } = await task();
    const { events } = must(await work({ despite: ` ${why} ` }));
    expect(events[0]).toMatchObject({ type: 'task-completed', overruled: ['C1'], despite: why });
    expect(events[0]).not.toHaveProperty('unheard');
    expect((await state()).unheard).toMatchObject([{ step, units: [], overruled: [police], reason: why }]);
    const told = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const line = timelineOf(id, told, province, 'vi', { step: String, item: String, law: String }).at(-1);
    expect(line?.detail).toContain(`khác ý kiến của ${nameOf(police)}: ${why}`);
  });

  it('when the step concludes against the request, then only its own reason is asked', async () => {
    const result = { conclusion: 'does-not-meet', note: 'Đất nằm trong hành lang an ninh', siteCheck: false };
    const grounds = [{ kind: 'law', law: 'Điều 44 Luật Xây dựng 135/2025/QH15', words: 'Đất ngoài hành lang an ninh' }];
    const { events } = must(await work({ result, grounds, despite: why } as object));
    expect(events[0]).not.toHaveProperty('overruled');
    expect(events[0]).not.toHaveProperty('despite');
  });

  it('when a step concludes nothing, then it goes on without', async () => {
    for (let i = 0; i < 4 && RESULTS[(await task()).step]?.['conclusion']; i++) must(await work({ despite: why }));
    expect((await task()).step).toBe('draft');
    must(await work());
  });

  it('when the unit agrees later, then nothing is asked any more, and what was overruled is no bar to deciding', async () => {
    must(await work({ despite: why }));
    must(await answers('agree', { replaces: 'Đã xem lại bản đồ hiện trạng' }));
    expect(disagreeing(await state())).toEqual([]);
    for (let i = 0; i < 5 && (await task()).act === 'complete-task'; i++) must(await work());
    const decides = await task();
    expect(decides.act).toBe('decide-dossier');
    const rules = must(await test.platform.procedure('1.013225'));
    expect(oneByOne(rules, await state(), decides)).not.toBe('unheard');
  });

  it('when it was decided with that before, then it is not asked again of who follows the result', async () => {
    const now = await state();
    const [{ answer }] = now.consultations;
    const decision = (at: string) => ({ ...now, decision: { at } as NonNullable<typeof now.decision> });
    expect(disagreeing(decision(answer!.at))).toEqual([]);
    expect(disagreeing(decision('2026-01-01T00:00:00Z'))).toHaveLength(1);
  });
});

describe('given a unit that disagrees and one that is silent', () => {
  beforeEach(async () => {
    await asked(police, other);
    must(await answers('disagree'));
  });

  it('when no reason is written, then both are named', async () => {
    const refused = await work();
    expect(codesOf(refused)).toEqual(['opinion-unheard', 'opinion-against']);
    const said = isRefusal(refused) ? refusalText(refused, 'vi') : '';
    expect([police, other].every((unit) => said.includes(nameOf(unit)))).toBe(true);
  });

  it('when it is, then the one reason stands for both', async () => {
    const { events } = must(await work({ despite: why }));
    expect(events[0]).toMatchObject({ unheard: ['C2'], overruled: ['C1'], despite: why });
    expect((await state()).unheard).toMatchObject([{ units: [other], overruled: [police], reason: why }]);
  });
});

it('given a form that was read while the unit was silent, when the unit disagrees first, then its reason is not taken', async () => {
  await asked(police);
  const { id: open, unit, post, step } = await task();
  const ifSeq = (await state()).seq;
  must(await answers('disagree'));
  const command: Command = { act: 'complete-task', task: open, result: RESULTS[step], despite: why };
  const late = await perform(test.platform, id, command, holder(unit, post), { ifSeq });
  expect(codesOf(late)).toEqual(['stale-version']);
  expect((await task()).step).toBe(step);
});
