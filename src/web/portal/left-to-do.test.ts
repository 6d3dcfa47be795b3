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
