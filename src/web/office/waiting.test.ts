/** Which decisions of a desk may be made together as registers stand now, page by page, and when there are more than were looked at. */
import { expect, it, vi } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { Platform } from '#acts/platform.ts';
import type { Command } from '#dossier/commands.ts';
import { must, refusalText } from '#kernel/outcome.ts';
import { performOn } from '../../../test/support/acts.ts';
import {
  anotherBirth,
  birthChecked,
  holder,
  newborn,
  partyOf,
  person,
  testPlatform,
} from '../../../test/support/platform.ts';
import type { View } from '../view.ts';
import { weigh } from './signing.tsx';
import { pageAfter, waitingAt } from './waiting.ts';

it('counts what a register holds back by now among those decided by themselves', async () => {
  const { platform, store } = await testPlatform();
  const waiting = async (answers: ReturnType<typeof anotherBirth>, conclusion = 'meets') => {
    const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
    const applicant = partyOf('cuc');
    const draft: Extract<Command, { act: 'draft-dossier' }> = {
      act: 'draft-dossier',
      channel: 'online',
      place: '06685',
      applicant,
      answers,
      components,
    };
    const { dossierId: id } = must(await startDossier(platform, '1.001193', draft, person('cuc')));
    const stateOf = async () => (await store.load(id))!.state;
    must(await perform(platform, id, { act: 'submit-dossier' }, person('cuc')));
    for (const result of [undefined, { ...birthChecked, conclusion, note: 'Không khớp' }, { personalId: newborn() }]) {
      if (!(await stateOf()).tasks.length) must(await perform(platform, id, { act: 'confirm-draft' }, person('cuc')));
      const [task] = (await stateOf()).tasks;
      if (task.act === 'decide-dossier') break;
      const command = { act: task.act, task: task.id, result } as Command;
      must(await performOn(platform, id, command, holder(task.unit, task.post)));
    }
    return { id, task: (await stateOf()).tasks[0].id };
  };
  const child = anotherBirth();
  const first = await waiting(child);
  const fit = [await waiting(anotherBirth()), await waiting(anotherBirth())].map(({ id }) => id);
  const again = await waiting(child);
  const unfit = await waiting(anotherBirth(), 'does-not-meet');
  const sign: Command = { act: 'decide-dossier', task: first.task };
  must(await perform(platform, first.id, sign, holder('06685', 'head')));

  const view = { platform, now: platform.clock.now() } as View;
  const desk = { unit: '06685', post: 'head' };
  // However many wait, the record is asked of all at once, then of what stands; the procedure is read once.
  const asked = ['loadAll', 'findHolders', 'readEntriesOfAll', 'findPack'] as const;
  const spies = asked.map((name) => vi.spyOn(store, name));
  await waitingAt({ ...view, platform: new Platform({ ...platform }) }, desk);
  expect(spies.map((one) => one.mock.calls.length)).toEqual([2, 1, 1, 1]);
  const { together, alone } = await waitingAt(view, desk);
  expect(together).toMatchObject({ more: false, rows: fit.toSorted().map((dossierId) => ({ dossierId })) });
  const why = new Map(alone.rows.map((row) => [row.dossierId, row.oneByOne]));
  expect(why).toEqual(
    new Map([
      [again.id, 'entered'],
      [unfit.id, 'against'],
    ]),
  );
  // What stands is named, with the dossier by which it does.
  const held = (await weigh(view, again.id, again.task))!;
  const code = (await store.load(first.id))!.state.code!;
  expect(refusalText(held.told!, 'vi')).toContain(code);
  expect((await weigh(view, unfit.id, unfit.task))!.told).toBeUndefined();
  const page = pageAfter(together.rows, undefined, 1);
  expect(page.rows).toHaveLength(1);
  const rest = pageAfter(together.rows, page.next, 1);
  expect([rest.rows, rest.next]).toEqual([together.rows.slice(1), undefined]);
  expect(await waitingAt(view, desk, 1)).toMatchObject({ together: { more: true }, alone: { more: true } });
  // While a supplement is awaited there is nothing to decide, and it counts among neither.
  const items = [{ item: 'childName', reason: 'Họ tên ghi chưa rõ' }];
  const ask: Command = { act: 'request-supplement', items, contactPhone: '0203 3825 825' };
  must(await perform(platform, fit[0], ask, holder('06685', 'head')));
  const after = await waitingAt(view, desk);
  expect(after.held.rows.map(({ dossierId }) => dossierId)).toEqual([fit[0]]);
  expect([...after.together.rows, ...after.alone.rows].map(({ dossierId }) => dossierId)).not.toContain(fit[0]);
});
