/** Law that does not hold yet carries no decision, no money and no recital, by whatever act it comes in, also where it was looked up. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import type { Mends } from '#procedure/mend.ts';
import { readPack } from '#procedure/pack.ts';
import { actsOf, code, codes, DETERMINED } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted } from '../../test/support/begun.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn } from '../../test/support/imported.ts';
import {
  holder,
  local,
  officer,
  partyOf,
  person,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { propose, takeBack } from '../../test/support/revocation.ts';
import { letterOf, resultPaper } from './documents.ts';
import { startDossier } from './perform.ts';
import { publishPacks } from './publish.ts';

const NEXT = 'Điều 70 Luật Hộ tịch số 03/2026/QH16';
const NOW = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
const LATER = 'Điều 5 Nghị định số 88/2032/NĐ-CP';
const reason = 'Giấy chứng sinh bị tẩy xóa';
const counter = officer('hong-gai.counter.hoa');
const chair = holder('ubnd-tinh', 'head');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
  test.clock.moveTo(local('2026-11-28T08:00'));
});
const { stateOf, act } = actsOf(() => test, counter);

describe('a decision against a person', () => {
  it('is not given by it before the receipt; who asks is told from when it holds and what holds until then', async () => {
    const id = await birthUntil(test, 'receive-dossier');
    const refused = await act(id, { act: 'refuse-dossier', reason, law: NEXT });
    expect(code(refused)).toBe('law-too-early');
    for (const language of LANGUAGES) {
      const said = isRefusal(refused) ? refusalText(refused, language) : '';
      for (const part of ['03/2026/QH16', '01/03/2027', '60/2014/QH13']) expect(said).toContain(part);
    }
    expect((await stateOf(id)).status).toBe('submitted');
    must(await act(id, { act: 'refuse-dossier', reason, law: NOW }));
  });

  it.each([NEXT, LATER, 'Điều 5 Nghị định 88/2027', 'Điều 70 Luật Hộ tịch năm 2026', `${NOW}; ${NEXT}`])(
    'is not given by %s, whether or not it was looked up',
    async (law) => {
      const id = await birthUntil(test, 'decide-dossier');
      const [task] = (await stateOf(id)).tasks;
      const reject = { act: 'decide-dossier', task: task.id, outcome: 'rejected', reason, law, lawChecked: true };
      expect(code(await act(id, reject, holder(task.unit, 'head')))).toBe('law-too-early');
      expect((await stateOf(id)).decision).toBeUndefined();
    },
  );

  it('is given by it from its first day', async () => {
    const id = await birthUntil(test, 'receive-dossier');
    test.clock.moveTo(local('2027-03-01T08:00'));
    must(await act(id, { act: 'refuse-dossier', reason, law: NEXT }));
  });

  it('takes nothing back by it: no proposal stands, and none that came before is decided on', async () => {
    const id = await birthUntil(test, 'deliver-result');
    const given = { reason: 'Đăng ký trùng', law: NEXT, lawChecked: true };
    expect(code(await propose(test.platform, id, given))).toBe('law-too-early');
    expect(code(await takeBack(test.platform, id, given, chair))).toBe('law-too-early');
    expect((await stateOf(id)).proposal).toBeUndefined();
    expect((await stateOf(id)).result?.revoked).toBeUndefined();
    must(await takeBack(test.platform, id, { ...given, law: NOW }, chair));
  });
});

describe('what is asked for by a reason alone', () => {
  it('is not asked for by it; a refusal may name it beside what it rests on', async () => {
    const id = await birthUntil(test, 'receive-dossier');
    const ask = (why: string) => ({
      act: 'request-supplement',
      items: [{ item: 'childName', reason: why }],
      contactPhone: '0203 3123 456',
      lawChecked: true,
    });
    expect(code(await act(id, ask(`Ghi theo mẫu của ${NEXT}`)))).toBe('law-too-early');
    expect(code(await act(id, ask(`Ghi theo mẫu của ${LATER}`)))).toBe('law-too-early');
    expect((await stateOf(id)).status).toBe('submitted');
    const refuse = { act: 'refuse-dossier', reason: `Đề nghị áp dụng ${NEXT}, luật chưa có hiệu lực`, law: NOW };
    must(await act(await birthUntil(test, 'complete-task'), refuse, holder('06685', 'head')));
  });
});

describe('money', () => {
  it('is not set, kept or given back by a document of a year to come, also where it was looked up', async () => {
    const id = await houseSubmitted(test);
    const set = (law: string) => act(id, { act: 'set-case-fee', amountVnd: 75_000, law, lawChecked: true });
    expect(codes(await set('Khoản 1 Điều 2 Nghị quyết số 12/2031/NQ-HĐND'))).toEqual(['law-too-early']);
    must(await set('Khoản 1 Điều 2 Nghị quyết số 999/2026/NQ-HĐND'));
    must(
      await act(id, {
        act: 'pay-fee',
        confirmed: true,
        fee: 'case-fee',
        amountVnd: 75_000,
        reference: 'BL-26T 0004321',
      }),
    );
    must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
    const of = {
      fee: 'case-fee',
      reason: 'Công việc thu phí chưa thực hiện',
      lawChecked: true,
      ...DETERMINED,
      determinedOn: test.platform.clock.now().toString().slice(0, 10),
    };
    expect(codes(await act(id, { act: 'keep-fee', ...of, law: LATER }))).toEqual(['law-too-early']);
    const back = { act: 'refund-fee', ...of, reference: 'FT-9', law: LATER };
    expect(codes(await act(id, back))).toEqual(['law-too-early']);
  });
});

describe('a paper', () => {
  it('does not recite it until it holds', async () => {
    const files = { ...shipped.get('1.001193')!.files };
    const letter = Object.keys(files).find((name) => name.startsWith('letters/birth-certificate'))!;
    files[letter] += '\n\nCăn cứ Luật Hộ tịch số 03/2026/QH16;\nCăn cứ Nghị định số 88/2032/NĐ-CP;\n';
    const pack = must(readPack(files));
    await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
    const id = await birthUntil(test, 'deliver-result');
    const state = await stateOf(id);
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const cited = (at: string) => {
      const on = { ...state, result: { ...state.result!, issuedAt: `${at}T02:00:00Z` } };
      const paper = JSON.stringify(resultPaper(test.platform, rules, pack, on)!.blocks);
      const text = paper + letterOf(test.platform, files[letter], on, pack);
      return ['03/2026/QH16', '88/2032/NĐ-CP'].filter((number) => text.includes(number));
    };
    expect(cited('2027-02-28')).toEqual([]);
    expect(cited('2027-03-01')).toEqual(['03/2026/QH16']);
  });
});

describe('a procedure', () => {
  const CODE = '1.000777';
  async function review(change: Partial<Mends>) {
    const reviews = reviewsOn(test);
    const { hash } = (await test.store.findProcedure(CODE))!;
    const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
    const given = { ...mends, lawChecked: true, ...change };
    return reviewByTwo(test.platform, reviews, { ...command, mends: given }, officer('province.procedures'));
  }
  const law = [
    { key: 'l1', number: '44/2026/NĐ-CP', title: 'Nghị định về nuôi biển' },
    { number: '03/2026/QH16', title: 'Luật Hộ tịch' },
  ];
  const of = (channel: object): Partial<Mends> => ({
    channels: { counter: { ...mends.channels.counter!, ...channel } },
  });
  it.each<[string, Partial<Mends>, string]>([
    ['the competence', { deciderBasis: NEXT }, 'căn cứ thẩm quyền'],
    ['the competence, of a year to come', { deciderBasis: LATER }, 'căn cứ thẩm quyền'],
    ['a listed document', { laws: law }, 'văn bản số 2 của căn cứ pháp lý'],
    ['a limit', of({ limitLaw: NEXT }), 'thời hạn giải quyết (tại trung tâm)'],
    ['what is free', of({ cost: 'free', law: LATER }), 'căn cứ phí, lệ phí (tại trung tâm)'],
    ['no papers', { papers: [], noPapers: NEXT }, 'căn cứ không yêu cầu giấy tờ'],
    ['the result', { resultLaw: LATER }, 'tên kết quả giải quyết'],
  ])('is not opened where %s rests on it', async (_, change, at) => {
    await publishImported(test.store, importedPack(CODE));
    const refused = await review(change);
    expect(code(refused)).toBe('review-incomplete');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(`${at}: căn cứ chưa có hiệu lực`);
    for (const language of LANGUAGES)
      expect(isRefusal(refused) && refusalText(refused, language)).toMatch(/03\/2026\/QH16|88\/2032\/NĐ-CP/);
    expect((await test.store.findProcedure(CODE))?.status).toBe('needs-review');
  });

  it('that was opened by it before takes no dossier, until it holds', async () => {
    const decidedBy = { unit: 'so-nong-nghiep-moi-truong', basis: NEXT };
    const channels = { counter: { limit: { workingDays: 5 }, feeUnknown: 'byCase' as const } };
    await publishImported(test.store, importedPack(CODE, { decidedBy, channels }), {
      status: 'published',
      reasons: [],
    });
    const draft = {
      act: 'draft-dossier' as const,
      channel: 'counter' as const,
      receivingUnit: '06685-mc',
      applicant: partyOf('an'),
      place: '06685',
      answers: { request: 'Nuôi hàu 2 ha' },
      components: [{ component: 'c1', originals: 1, copies: 0 }],
    };
    const handIn = async () => {
      const started = await startDossier(test.platform, CODE, draft, counter);
      return isRefusal(started) ? started : act(started.dossierId, { act: 'submit-dossier' });
    };
    const refused = await handIn();
    expect(code(refused)).toBe('competence-early');
    for (const language of LANGUAGES)
      expect(isRefusal(refused) && refusalText(refused, language)).toContain('01/03/2027');
    test.clock.moveTo(local('2027-03-01T08:00'));
    must(await handIn());
  });
});
