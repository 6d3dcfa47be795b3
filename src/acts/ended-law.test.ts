/** Law that has ended by the day carries no decision, no payment and no recital, by whatever act it comes in. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import { actsOf, code } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import {
  birthAnswers,
  holder,
  local,
  officer,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { storyOf } from './check-pack.ts';
import { letterOf, resultPaper } from './documents.ts';
import { publishPacks } from './publish.ts';
import { tellStory } from './story.ts';

const ENDED = 'Điều 91 Luật Xây dựng số 50/2014/QH13';
const HOLDS = 'Điều 45 Luật Xây dựng số 135/2025/QH15';
const counter = officer('hong-gai.counter.hoa');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act } = actsOf(() => test, counter);

const rejection = (task: number) => ({ act: 'decide-dossier', task, outcome: 'rejected' }) as const;

const birth = (until: string, answers: object = {}) => birthUntil(test, until, { ...birthAnswers, ...answers });

describe('a decision against who applied', () => {
  it('is not given by it before the receipt, and says what holds instead in the language of who asks', async () => {
    const id = await birth('receive-dossier');
    const refused = await act(id, { act: 'refuse-dossier', reason: 'Giấy chứng sinh ghi tên người khác', law: ENDED });
    expect(code(refused)).toBe('law-ended');
    const said = (language: 'vi' | 'en' | 'hi') => (isRefusal(refused) ? refusalText(refused, language) : '');
    expect(said('vi')).toContain(
      'Luật Xây dựng (50/2014/QH13), hết hiệu lực từ 01/07/2026, được thay thế bằng 135/2025/QH15',
    );
    expect(said('en')).toContain('ended on 01/07/2026, replaced by 135/2025/QH15');
    expect(said('hi')).toContain('135/2025/QH15');
    expect((await stateOf(id)).status).toBe('submitted');
    must(
      await act(id, {
        act: 'refuse-dossier',
        reason: 'Giấy chứng sinh ghi tên người khác',
        law: HOLDS,
        lawChecked: true,
      }),
    );
  });

  it.each([
    ['Điều 82 Nghị định số 01/2021/NĐ-CP', '01/07/2025', '168/2025/NĐ-CP'],
    ['Điều 38 Luật Đầu tư số 61/2020/QH14', '01/03/2026', '143/2025/QH15'],
    ['Điều 38 Luật Đầu tư 2020', '01/03/2026', '143/2025/QH15'],
    ['Điều 33 Nghị định 31/2021', '31/03/2026', '96/2026/NĐ-CP'],
    ['Điều 20 Luật Cư trú số 81/2006/QH11', '01/07/2021', '68/2020/QH14'],
    ['Điều 95 Luật Đất đai 45/2013/QH13', '01/08/2024', '31/2024/QH15'],
    ['Điều 60 Luật Bảo hiểm xã hội số 58/2014/QH13', '01/07/2025', '41/2024/QH15'],
    ['Điều 8 Nghị định 115/2015/NĐ-CP', '01/07/2025', '158/2025/NĐ-CP'],
    ['Điều 49 Luật Việc làm 38/2013/QH13', '01/01/2026', '74/2025/QH15'],
    ['Điều 57 Luật Khoa học và công nghệ số 29/2013/QH13', '01/10/2025', '93/2025/QH15'],
    ['Điều 17 Luật Doanh nghiệp năm 2014', '01/01/2021', '59/2020/QH14'],
    ['Điều 13 Nghị định 158/2005/NĐ-CP', '01/01/2016', '123/2015/NĐ-CP'],
    ['Điều 5 Luật Tổ chức chính quyền địa phương 65/2025/QH15', '16/06/2025', '72/2025/QH15'],
    ['Điều 5 Thông tư 15/2015/TT-BTP', '16/07/2020', '04/2020/TT-BTP'],
  ])('is not given by %s, ended on %s and replaced by %s', async (law, ended, by) => {
    const id = await birth('receive-dossier');
    const refused = await act(id, { act: 'refuse-dossier', reason: 'Giấy chứng sinh ghi tên người khác', law });
    expect(code(refused)).toBe('law-ended');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(
      `hết hiệu lực từ ${ended}, được thay thế bằng ${by}`,
    );
    const instead = { act: 'refuse-dossier', reason: 'Giấy chứng sinh ghi tên người khác', law: `Điều 5 của ${by}` };
    // Of the first nobody knows the title here, the others are of other procedures: whoever names them looks them up.
    const own = by === '04/2020/TT-BTP' || by === '123/2015/NĐ-CP';
    const asked = by === '158/2025/NĐ-CP' ? 'law-unlisted' : 'law-foreign';
    if (!own) expect(code(await act(id, instead))).toBe(asked);
    must(await act(id, { ...instead, ...(!own && { lawChecked: true }) }));
  });

  it('is not decided by it, and nothing is taken back by it', async () => {
    const id = await birth('decide-dossier');
    const [task] = (await stateOf(id)).tasks;
    const reject = (law: string) =>
      act(id, { ...rejection(task.id), reason: 'Đăng ký trùng', law, lawChecked: true }, holder(task.unit, 'head'));
    expect(code(await reject(ENDED))).toBe('law-ended');
    expect((await stateOf(id)).decision).toBeUndefined();
    const other = await birth('deliver-result');
    const chair = holder('ubnd-tinh', 'head');
    const revoke = (law: string) => takeBack(test.platform, other, { reason: 'Đăng ký trùng', law }, chair);
    expect(code(await revoke('khoản 1 Nghị định 175/2024/NĐ-CP'))).toBe('law-ended');
    expect((await stateOf(other)).result?.revoked).toBeUndefined();
    must(await reject(HOLDS));
    must(await revoke('Điều 70 Luật Hộ tịch số 60/2014/QH13'));
  });

  it('rests on a document of the procedure after its end only where law finishes earlier dossiers under it', async () => {
    const id = await birth('receive-dossier');
    test.clock.moveTo(local('2027-03-02T08:00'));
    const refuse = (law: string) => act(id, { act: 'refuse-dossier', reason: 'Giấy chứng sinh bị tẩy xóa', law });
    expect(code(await refuse('nd-120 Điều 5'))).toBe('law-ended');
    must(await refuse('luat-ho-tich Điều 16'));
  });
});

describe('a reason', () => {
  const ITEM = 'Ghi lại họ, chữ đệm, tên của trẻ';
  const BY_ENDED = ['Điều 101 Luật Xây dựng 50/2014/QH13', 'Điều 24 Luật Cư trú 2006', 'Nghị định 61/2018/NĐ-CP'];
  const supplement = (reason: string) => ({
    act: 'request-supplement',
    items: [{ item: 'childName', reason }],
    contactPhone: '0203 3123 456',
    lawChecked: true,
  });
  const LAW = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
  it.each(BY_ENDED)('asks for nothing by %s', async (law) => {
    const id = await birth('receive-dossier');
    expect(code(await act(id, supplement(`${ITEM} theo ${law}`)))).toBe('law-ended');
    expect((await stateOf(id)).status).toBe('submitted');
    must(await act(id, supplement(`${ITEM} theo ${LAW}`)));
  });

  it.each(BY_ENDED)('refuses nothing by %s beside its ground, once it is received', async (law) => {
    const id = await birth('complete-task');
    const refuse = (reason: string) =>
      act(id, { act: 'refuse-dossier', reason, law: LAW, lawChecked: true }, holder('06685', 'head'));
    for (const said of [
      `Không đủ điều kiện được cấp theo ${law}`,
      `Giấy chứng sinh bị tẩy xóa, trái ${LAW} và ${law}`,
      `Giấy phép đã hết hiệu lực theo ${law}`,
      `Trẻ đã được đăng ký ở nơi khác, không đủ điều kiện theo ${law}`,
    ])
      expect(code(await refuse(said))).toBe('law-ended');
    expect((await stateOf(id)).status).toBe('in-progress');
    must(await refuse(`Giấy chứng sinh bị tẩy xóa, trái ${LAW}`));
  });

  it('takes nothing back and rejects nothing by it', async () => {
    const id = await birth('decide-dossier');
    const [task] = (await stateOf(id)).tasks;
    const reject = { ...rejection(task.id), law: LAW };
    const head = holder(task.unit, 'head');
    expect(code(await act(id, { ...reject, reason: `Đăng ký trùng, trái ${BY_ENDED[1]}` }, head))).toBe('law-ended');
    must(await act(id, { ...reject, reason: 'Đăng ký trùng' }, head));
    const other = await birth('deliver-result');
    const revoke = (reason: string) =>
      takeBack(test.platform, other, { reason, law: LAW }, holder('ubnd-tinh', 'head'));
    expect(code(await revoke(`Đăng ký trùng, trái ${BY_ENDED[0]}`))).toBe('law-ended');
    must(await revoke('Đăng ký trùng'));
  });

  it.each([
    'Giấy phép đã cấp theo Luật Xây dựng số 50/2014/QH13 không ghi tên mẹ',
    'Giấy phép cấp ngày 12/3/2020 theo Điều 91 Luật Xây dựng 50/2014/QH13 đã hết hạn',
    'Ông viện dẫn Luật Cư trú 2006, luật này đã hết hiệu lực',
    'Mẫu theo Nghị định 61/2018/NĐ-CP đã được thay thế, đề nghị dùng mẫu mới',
  ])('may tell of it: %s', async (reason) => {
    must(await act(await birth('receive-dossier'), supplement(reason)));
    const refuse = { act: 'refuse-dossier', reason, law: LAW, lawChecked: true };
    must(await act(await birth('complete-task'), refuse, holder('06685', 'head')));
  });

  it('names law of which its end says that earlier dossiers are finished under it, and no other', async () => {
    const id = await birth('receive-dossier');
    test.clock.moveTo(local('2027-03-02T08:00'));
    expect(code(await act(id, supplement(`${ITEM} theo Điều 5 Nghị định 120/2025/NĐ-CP`)))).toBe('law-ended');
    must(await act(id, supplement(`${ITEM} theo ${LAW}`)));
  });
});

describe('a paper', () => {
  it('names in its recitals only what holds on its day, or by which law lets the dossier finish', async () => {
    const files = { ...shipped.get('1.001193')!.files };
    const letter = Object.keys(files).find((name) => name.startsWith('letters/birth-certificate'))!;
    const recitals = [
      'Căn cứ Luật Xây dựng số 50/2014/QH13;',
      'Căn cứ Nghị định số 175/2024/NĐ-CP;',
      'Căn cứ Luật Hộ tịch số 60/2014/QH13;',
      'Căn cứ hồ sơ mã số {{code}};',
    ];
    files[letter] += `\n\n${recitals.join('\n')}\n`;
    const pack = must(readPack(files));
    await publishPacks(test.store, [{ pack, status: 'published', reasons: [] }]);
    const id = await birth('deliver-result');
    const state = await stateOf(id);
    const rules = must(await test.platform.procedureByHash(state.procedure.hash));
    const cited = (at: string) => {
      const on = { ...state, result: { ...state.result!, issuedAt: `${at}T02:00:00Z` } };
      const { blocks } = resultPaper(test.platform, rules, pack, on)!;
      const text = blocks.flatMap((one) => (one.kind === 'recital' ? one.spans.map((span) => span.text).join('') : []));
      return [text, letterOf(test.platform, files[letter], on, pack)] as const;
    };
    const own = `Căn cứ hồ sơ mã số ${state.code}.`;
    for (const at of ['2026-11-26', '2027-03-02']) {
      const [text, markdown] = cited(at);
      expect(text).toEqual(['Căn cứ Luật Hộ tịch số 60/2014/QH13;', own]);
      expect(markdown).toContain('60/2014/QH13');
      expect(markdown).not.toMatch(/50\/2014|175\/2024/);
    }
    expect(cited('2026-06-30')[0]).toHaveLength(4);
  });
});

describe('money', () => {
  it('is not asked for by it', async () => {
    const pack = shipped.get('1.013831')!;
    const story = must(storyOf(pack, 'paid-tax'));
    const notice = (law: string) =>
      tellStory(test.platform, '1.013831', {
        ...story,
        results: { ...story.results, 'tax-notice': { fee: 'land-tax', amountVnd: 30_000_000, law } },
      });
    expect(code(await notice('Điều 42 Luật Quản lý thuế 38/2019'))).toBe('law-ended');
    expect(code(await notice('Luật thuế'))).toBe('law-vague');
    expect(code(await notice('Điều 42 Luật Quản lý thuế số 108/2025/QH15'))).toBe('done');
  });

  it('is not taken by it, where who takes it names the resolution', async () => {
    const id = await birth('receive-dossier', {
      childDateOfBirth: '2023-11-15',
      childPlaceOfBirth: 'Phường Việt Hưng, tỉnh Quảng Ninh',
    });
    const [fee] = (await stateOf(id)).fees;
    expect(fee).toMatchObject({ amountOpen: true });
    const pay = (law: string) =>
      act(id, { act: 'pay-fee', confirmed: true, fee: fee.id, amountVnd: 8_000, reference: 'BL-1', law });
    expect(code(await pay('Nghị định 61/2018/NĐ-CP'))).toBe('law-ended');
    expect((await stateOf(id)).fees[0].paidAt).toBeUndefined();
    expect(code(await pay('Nghị quyết của Hội đồng nhân dân'))).toBe('law-council-needed');
    expect(code(await pay('Điều 1 Nghị quyết 12/2024/NQ-HĐND'))).toBe('law-uncited');
    expect((await stateOf(id)).fees[0].paidAt).toBeUndefined();
    const checked = {
      act: 'pay-fee',
      confirmed: true,
      fee: fee.id,
      amountVnd: 8_000,
      reference: 'BL-1',
      lawChecked: true,
    };
    must(await act(id, { ...checked, law: 'Điều 1 Nghị quyết 12/2024/NQ-HĐND' }));
  });
});
