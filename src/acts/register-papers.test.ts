/** A paper that a register of the state holds is asked for in a supplement only after a look-up that found nothing. */
import { expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import type { SupplementItem } from '#dossier/state.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { papers, record } from '../../test/support/national.ts';
import { holder, houseAnswers, partyOf, person, testPlatform } from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';
import { publishPacks } from './publish.ts';

const CODE = '9.000001';
const { files } = convertRecord(
  record({
    channels: [{ channel: 'online', time: 3, unit: 'working_day', feeVnd: 20_000 }],
    dossierText: papers(
      '',
      ['Tờ khai', 1, 0],
      ['Bản sao Giấy khai sinh', 0, 1],
      ['Giấy chứng nhận đã cấp (bản gốc)', 1, 0],
    ),
  }),
  undefined,
  { clerk: 'clerk' },
);
const REASON = 'Ảnh chụp không đọc được';
const LOOKED = 'Cơ sở dữ liệu hộ tịch điện tử, 09:10 ngày 26/11/2026';
type Draft = Extract<Command, { act: 'draft-dossier' }>;

async function asked(
  who: 'an' | 'dung',
  code: string,
  items: SupplementItem[],
  draft: Pick<Draft, 'answers' | 'components'>,
) {
  const test = await testPlatform();
  await publishPacks(test.store, [{ pack: must(readPack(files)), status: 'published', reasons: [] }]);
  const by = person(who);
  const begun: Draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf(who), place: '06685', ...draft };
  const { dossierId } = must(await startDossier(test.platform, code, begun, by));
  must(await perform(test.platform, dossierId, { act: 'submit-dossier' }, by));
  const act: Command = { act: 'request-supplement', items, contactPhone: '0203 3825 111' };
  const outcome = await perform(test.platform, dossierId, act, holder('06685-mc', 'counter'));
  const { state } = (await test.store.load(dossierId))!;
  return { outcome, items: state.supplement?.items };
}
const imported = (...items: SupplementItem[]) =>
  asked('an', CODE, items, { answers: {}, components: [{ component: 'c1', originals: 1, copies: 0 }] });

it('is refused without a look-up, and with one that says nothing', async () => {
  const bare = await imported({ item: 'c2', reason: REASON });
  expect(isRefusal(bare.outcome) && bare.outcome.code).toBe('supplement-look-up-needed');
  const vague = await imported({ item: 'c2', reason: REASON, lookedUp: '...' });
  expect(isRefusal(vague.outcome) && vague.outcome.code).toBe('reason-vague');
});

it('is asked for after one, which stays on record', async () => {
  const { outcome, items } = await imported({ item: 'c2', reason: REASON, lookedUp: LOOKED });
  must(outcome);
  expect(items).toEqual([{ item: 'c2', reason: REASON, lookedUp: LOOKED }]);
});

it('needs none of what the applicant makes, or of an original that was issued', async () => {
  const { outcome } = await imported({ item: 'c1', reason: REASON }, { item: 'c3', reason: REASON });
  must(outcome);
});

it('of a register that is here, the act itself looks, and keeps that it held nothing', async () => {
  const components = ['form', 'land-paper', 'drawings'].map((component) => ({ component, originals: 2, copies: 2 }));
  const answers = { ...houseAnswers, landAddress: 'Khu 7, phường Hồng Gai' };
  const { outcome, items } = await asked('dung', '1.013225', [{ item: 'land-paper', reason: REASON }], {
    answers,
    components,
  });
  must(outcome);
  expect(items).toEqual([{ item: 'land-paper', reason: REASON, nothingIn: 'land-right' }]);
});
