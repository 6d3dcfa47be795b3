/** A resolution of another province's council holds on its land alone: no act rests on it here, also where it was looked up. */
import { beforeEach, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { actsOf, code, codes } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted } from '../../test/support/begun.ts';
import { holder, local, officer, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { propose } from '../../test/support/revocation.ts';

const of = (whose: string) => `Khoản 1 Điều 2 Nghị quyết số 05/2026/NQ-HĐND ${whose}`;
const OTHER = of('của Hội đồng nhân dân tỉnh Bắc Ninh');
const OURS = of('của Hội đồng nhân dân tỉnh Quảng Ninh');
const counter = officer('hong-gai.counter.hoa');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.clock.moveTo(local('2026-11-28T08:00'));
});
const { stateOf, act } = actsOf(() => test, counter);

it('sets no fee, keeps none and gives none back; who acts is told whose it is and whose is needed', async () => {
  const id = await houseSubmitted(test);
  const set = (law: string) => act(id, { act: 'set-case-fee', amountVnd: 75_000, law, lawChecked: true });
  const refused = await set(OTHER);
  expect(codes(refused)).toEqual(['law-elsewhere']);
  for (const language of LANGUAGES) {
    const said = isRefusal(refused) ? refusalText(refused, language) : '';
    for (const council of ['tỉnh Bắc Ninh', 'thành phố Quảng Ninh'])
      expect(said).toContain(`Hội đồng nhân dân ${council}`);
  }
  expect(codes(await set(`${OURS}; ${OTHER}`))).toEqual(['law-elsewhere']);
  expect(codes(await set(of('của Hội đồng nhân dân phường Hồng Gai')))).toEqual(['law-council-needed']);
  expect(codes(await set(of('ngày 05/10/2026 của HĐND tỉnh Quảng Ninh')))).toEqual(['council-misnamed']);
  expect((await stateOf(id)).fees).toEqual([]);
  must(await set(OURS));
  must(
    await act(id, { act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-26T 0004321' }),
  );
  must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
  const given = { fee: 'case-fee', reason: 'Công việc thu phí chưa thực hiện', law: OTHER, lawChecked: true };
  expect(codes(await act(id, { act: 'keep-fee', ...given }))).toContain('law-elsewhere');
  expect(codes(await act(id, { act: 'refund-fee', ...given, reference: 'FT-9' }))).toContain('law-elsewhere');
});

it('is no ground of a refusal, of a decision against, or of taking a result back', async () => {
  const against = { reason: 'Giấy chứng sinh bị tẩy xóa', law: OTHER, lawChecked: true };
  const early = await birthUntil(test, 'receive-dossier');
  expect(code(await act(early, { act: 'refuse-dossier', ...against }))).toBe('law-elsewhere');
  const later = await birthUntil(test, 'decide-dossier');
  const [task] = (await stateOf(later)).tasks;
  const reject = { act: 'decide-dossier', task: task.id, outcome: 'rejected', ...against };
  expect(code(await act(later, reject, holder(task.unit, 'head')))).toBe('law-elsewhere');
  const issued = await birthUntil(test, 'deliver-result');
  expect(code(await propose(test.platform, issued, against))).toBe('law-elsewhere');
});
