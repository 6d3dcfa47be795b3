/** What is still to be done on a dossier, as its page says it: dates that passed, and what may yet cost. */
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { DossierState } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { birthAnswers, partyOf, person, testPlatform } from '../../../test/support/platform.ts';
import { shownByCode } from '../catalogue.ts';
import { formatsFor, translator } from '../i18n.ts';
import type { View } from '../view.ts';
import { LeftToDo } from './left-to-do.tsx';

const BIRTH = '1.001193';

async function said(days: number, change: (state: DossierState) => DossierState = (state) => state) {
  const { platform, store } = await testPlatform();
  const an = person('an');
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: birthAnswers,
  };
  const { dossierId: id } = must(await startDossier(platform, BIRTH, draft, an));
  must(await perform(platform, id, { act: 'submit-dossier' }, an));
  const state = change((await store.load(id))!.state);
  const now = platform.clock.now().add({ hours: 24 * days });
  const view = { platform, actor: an, now, lang: 'vi', t: translator('vi'), fmt: formatsFor('vi') } as unknown as View;
  const shown = must(await shownByCode(platform, BIRTH));
  return renderToString(LeftToDo({ view, state, shown })!).replace(/<[^>]+>/g, ' ');
}

it('says of a date that is to come that it is, and of one that has passed that it was, and how late it is', async () => {
  expect(await said(0)).toMatch(/kiểm tra, chậm nhất /);
  expect(await said(12)).toMatch(/phải kiểm tra chậm nhất [\d: /]+ nhưng chưa xong \(quá \d+ ngày làm việc/);
});

it('says of no dossier that nothing is left to pay while other charges may follow', async () => {
  const fee = {
    id: 'f',
    amountVnd: 8000,
    law: 'luat-ho-tich',
    before: 'result' as const,
    paidAt: '2026-11-25T02:00:00Z',
  };
  const text = await said(0, (state) => ({ ...state, fees: [fee] }));
  expect(text).toContain('Lúc này không có khoản nào phải nộp.');
  expect(text).toContain('Khoản khác có thể có');
  expect(text).not.toContain('Không còn khoản nào');
});

it('tells nobody to pay an amount that is not known', async () => {
  const fee = { id: 'f', amountVnd: 0, amountOpen: true as const, law: 'luat-ho-tich', before: 'result' as const };
  expect(await said(0, (state) => ({ ...state, fees: [fee] }))).toContain('Hỏi trung tâm tiếp nhận về mức thu');
});

it('tells what is due before the result as due then, and as due now once the dossier waits for it', async () => {
  const fee = { id: 'f', amountVnd: 8000, law: 'luat-ho-tich', before: 'result' as const };
  const early = await said(0, (state) => ({ ...state, fees: [fee] }));
  expect(early).toContain('Chưa phải nộp ngay');
  expect(early).toMatch(
    /Phải nộp 8\.000.{1,3}đồng trước khi nhận kết quả|Phải nộp 8\.000.{1,3}₫ trước khi nhận kết quả/,
  );
  expect(early).not.toMatch(/Còn phải nộp|Nộp khoản tiền nêu ở dưới\./);
  const first = { ...fee, id: 'g', amountVnd: 5000, before: 'receipt' as const };
  const both = await said(0, (state) => ({ ...state, fees: [fee, first] }));
  expect(both).toMatch(/Nộp khoản tiền nêu ở dưới\.[\s\S]*Còn phải nộp 5\.000[^.]*\. Phải nộp 8\.000/);
  expect(await said(0, (state) => ({ ...state, status: 'awaiting-payment', fees: [fee] }))).toMatch(
    /Còn phải nộp 8\.000/,
  );
});
