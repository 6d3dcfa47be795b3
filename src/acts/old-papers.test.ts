/** A conclusion that was reached before a supplement came says so until its step is done again, and is decided by itself. */
import { expect, it } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { conclusionsOf, newPapers, onOldPapers } from '#dossier/conclusions.ts';
import { oneByOne } from '#dossier/one-by-one.ts';
import { must } from '#kernel/outcome.ts';
import { holder, houseAnswers, partyOf, person, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { perform, startDossier } from './perform.ts';

const results = {
  appraise: { conclusion: 'meets', siteCheck: true },
  'site-check': { conclusion: 'meets', finding: 'Hiện trạng đúng hồ sơ' },
  draft: { baseLevel: '+0,45 m', densityPct: 85, landUseRatio: 2.4, redLine: 'Trùng', buildingLine: 'Trùng' },
  review: { conclusion: 'meets' },
};

async function received() {
  const test = await testPlatform();
  const components = ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 }));
  const draft: Command = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('dung'),
    place: '06685',
    answers: { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' },
    components,
  };
  const { dossierId: id } = must(await startDossier(test.platform, '1.013225', draft, person('dung')));
  const tried = (command: Command, actor: Actor = person('dung')) => perform(test.platform, id, command, actor);
  const act = async (command: Command, actor?: Actor) => must(await tried(command, actor));
  const state = async () => (await test.store.load(id))!.state;
  const rules = must(await test.platform.procedure('1.013225'));
  const later = () => test.clock.moveTo(test.clock.now().add({ minutes: 5 }));
  const step = () => work(test.platform, id, results);
  await act({ act: 'submit-dossier' });
  await work(test.platform, id);
  return { rules, act, tried, state, later, step };
}
const drawings = [{ item: 'drawings', reason: 'Bản vẽ thiếu mặt cắt' }];
const mended: Command = { act: 'supplement-dossier', components: [{ component: 'drawings', originals: 2, copies: 0 }] };

it('is marked, named beside the open step with what came, and held out of the bulk', async () => {
  const { rules, act, state, later, step } = await received();
  await step();
  expect(newPapers(rules, await state())).toBeUndefined();
  await act({ act: 'request-supplement', items: drawings }, holder('06685-kt', 'specialist'));
  later();
  await act(mended);
  const { supplements } = await state();
  expect(newPapers(rules, await state())).toEqual({ at: supplements![0].at, items: ['drawings'] });
  expect(onOldPapers(rules, await state()).map(({ step }) => step)).toEqual(['appraise']);
  later();
  for (let i = 0; i < 3; i++) await step();
  const at = await state();
  const said = conclusionsOf(rules, at).map(({ step, supplementedAt }) => [step, supplementedAt !== undefined]);
  expect(Object.fromEntries(said)).toMatchObject({ appraise: true, review: false });
  const [decides] = at.tasks;
  expect(decides.act).toBe('decide-dossier');
  expect(oneByOne(rules, at, decides)).toBe('old-papers');
});

it('of which no step has read what came is granted nothing on, until the work was returned and done again', async () => {
  const { act, tried, state, later, step } = await received();
  while ((await state()).tasks[0].act !== 'decide-dossier') await step();
  const [{ id: task, unit, post }] = (await state()).tasks;
  const chair = holder(unit, post);
  later();
  await act({ act: 'request-supplement', items: drawings }, chair);
  later();
  await act(mended);
  later();
  const approve = async () =>
    tried({ act: 'decide-dossier', task: (await state()).tasks[0].id, outcome: 'approved' }, chair);
  expect(await approve()).toMatchObject({ code: 'supplement-unappraised' });
  expect((await state()).decision).toBeUndefined();
  await act(
    { act: 'return-task', task, to: 'review', reason: 'Thẩm tra lại bản vẽ đã bổ sung mặt cắt' } as Command,
    chair,
  );
  const [again] = (await state()).tasks;
  const answer = 'Đã xem bản vẽ có mặt cắt, phù hợp';
  const done = { act: 'complete-task', task: again.id, result: results.review, answer } as const;
  await act(done, holder(again.unit, again.post));
  must(await approve());
});
