/** Who has to be told by hand or by post stays on the list of the centre until it is recorded how they were told. */
import { beforeEach, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { UNTOLD, untoldOf } from '#dossier/untold.ts';
import { must } from '#kernel/outcome.ts';
import { actsOf } from '../../test/support/acts.ts';
import { LINKED_PAPERS } from '../../test/support/linked-birth.ts';
import {
  holder,
  local,
  partyOf,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { startDossier } from './perform.ts';

const counter = holder('06862-mc', 'counter');
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.clock.moveTo(local('2026-11-25T08:30'));
});
const { act, stateOf, eventsOf } = actsOf(() => test, counter);

const listed = async () => {
  const { rows } = await test.store.findDossiers({ untold: UNTOLD }, { receivingUnits: ['06862-mc'] }, { limit: 9 });
  return rows.map((row) => row.id);
};

it('who got no message keeps the dossier on the list once its result is taken back and it is closed', async () => {
  const { id: _account, ...applicant } = partyOf('binh');
  const { answers, results } = shipped.get('2.000986')!.cases['counter'] as {
    answers: Record<string, unknown>;
    results: Record<string, Record<string, unknown>>;
  };
  const components = LINKED_PAPERS.map((component) => ({ component, originals: 1, copies: 1 }));
  const draft = { channel: 'counter', applicant, place: '06862', receivingUnit: '06862-mc' } as const;
  const whole = { act: 'draft-dossier', ...draft, answers, components, delivery: { method: 'counter' } } as Command;
  const { dossierId: id } = must(await startDossier(test.platform, '2.000986', whole as never, counter));
  must(await act(id, { act: 'submit-dossier' }));
  for (let i = 0; i < 9 && (await stateOf(id)).status !== 'issued'; i++) await work(test.platform, id, results);
  expect(await listed()).toEqual([id]);
  must(await act(id, { act: 'send-message', topic: 'reply', text: 'Mời đến nhận Giấy khai sinh', told: 'post' }));
  expect(await listed()).toEqual([]);

  const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
  const { unit } = await stateOf(id);
  must(await takeBack(test.platform, id, why, holder(province.revokingUnit('2.000986', unit, '2026-11-25')!, 'head')));
  expect(await stateOf(id)).toMatchObject({ status: 'closed' });
  expect(untoldOf(await stateOf(id), await eventsOf(id))).toMatchObject({ type: 'result-revoked' });
  expect(await listed()).toEqual([id]);
  must(await act(id, { act: 'send-message', topic: 'reply', text: 'Đã gửi quyết định thu hồi', told: 'post' }));
  expect(await listed()).toEqual([]);
});
