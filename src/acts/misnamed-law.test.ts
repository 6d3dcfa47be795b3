/** The name and the sort of a document are those of its number, and a paper says everything that was written. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { actsOf, code } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn } from '../../test/support/imported.ts';
import {
  birthAnswers,
  holder,
  officer,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { takingBackPaper } from './documents.ts';

const counter = officer('hong-gai.counter.hoa');
const reason = 'Giấy chứng sinh bị tẩy xóa';
/** Once it is received, a refusal has words beside its ground. */
const head = holder('06685', 'head');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf } = actsOf(() => test, counter);

const birth = (until: string) => birthUntil(test, until, birthAnswers);

describe('a refusal before the receipt', () => {
  it.each([
    ['Điều 500 Luật Đất đai số 60/2014/QH13', 'Luật Hộ tịch'],
    ['Điều 500 Luật Đất đai, số 060/2014/QH 13', 'Luật Hộ tịch'],
    ['Dieu 500 Luat Dat dai so 60/2014/QH13', 'Luật Hộ tịch'],
    ['Điều 500 Luật Đất đai (Luật số 60/2014/QH13)', 'Luật Hộ tịch'],
    ['khoản 2 Điều 16 Nghị quyết số 60/2014/QH13', 'Luật Hộ tịch'],
    ['Điều 43 Luật Quy hoạch số 217/2026/NĐ-CP', 'Nghị định'],
    ['Điều 43 Thông tư số 9999/2026/NĐ-CP', 'Nghị định'],
    ['Điều 43 Nghị định số 9999/2026/TT-BTP', 'Thông tư'],
    ['Điều 43 Nghị định số 99/2020/QH14', 'Luật, Bộ luật, Nghị quyết của Quốc hội'],
    ['Điều 16 Luật Hộ tịch số 60/2014/QH13; Điều 5 Luật Đất đai số 60/2014/QH13', 'Luật Hộ tịch'],
    ['Điều 5 Nghị định về đất đai số 123/2015/NĐ-CP', 'Luật Hộ tịch'],
    [
      'Khoản 2 Điều 85 Nghị định số 168/2025/NĐ-CP về xử phạt vi phạm giao thông đường bộ',
      'Nghị định về đăng ký doanh nghiệp',
    ],
    ['Điều 7 Nghị định về quản lý thuế số 120/2025/NĐ-CP', 'Nghị định phân định thẩm quyền'],
    ['Điều 7 Nghị định số 118/2025/NĐ-CP ngày 26 tháng 12 năm 2024', '09/06/2025'],
    ['Điều 7 Nghị định số 9999/2025/NĐ-CP ngày 31/02/2025', '31/02/2025'],
    ['Điều 7 Nghị định số 120/2025/NĐ-CP của Bộ Tư pháp', 'văn bản của Chính phủ'],
    ['Điều 45 Bộ luật Xây dựng 135/2025/QH15', 'Luật Xây dựng'],
    ['Điều 45 Luật số 60/2014/QH13 về xây dựng', 'Luật Hộ tịch'],
    ['Điều 5 Luật Nhà ở số 31/2024/QH15', 'Luật Đất đai'],
  ])('is not given by %s, whoever says that they looked it up', async (law, right) => {
    const id = await birth('receive-dossier');
    const refused = await act(id, { act: 'refuse-dossier', reason, law, lawChecked: true });
    expect(code(refused)).toBe('law-misnamed');
    for (const language of LANGUAGES) expect(isRefusal(refused) && refusalText(refused, language)).toContain(right);
    expect((await stateOf(id)).status).toBe('submitted');
  });

  it.each([
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 và quy định của Luật Cư trú',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 theo Luật Cư trú',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 & Luật Cư trú',
    'Dieu 16 Luat Ho tich so 60/2014/QH13 va Luat Cu tru',
    'Điều 43 Luật Quy hoạch theo Nghị định số 123/2015/NĐ-CP',
    'Điều 5 Nghị định về đăng ký hộ tịch số 123/2015/NĐ-CP và quy định của Luật Cư trú',
  ])('is not given by another document without a number: %s', async (law) => {
    const id = await birth('receive-dossier');
    expect(code(await act(id, { act: 'refuse-dossier', reason, law, lawChecked: true }))).toBe('law-vague');
  });

  it.each([
    'Dieu 16 Luat Ho tich so 60/2014/QH13',
    'Điều 16 luật hộ tịch hiện hành số 60/2014/QH13',
    'Điều 20 Luật HN&GĐ số 52/2014/QH13',
    'Điều 5 Luật Dân sự số 91/2015/QH13',
    'Điều 5 Nghị định quy định chi tiết thi hành Luật Hộ tịch số 123/2015/NĐ-CP',
    'Điều 16 Luật Hộ tịch (Luật số 60/2014/QH13)',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 và quy định của pháp luật',
    'Khoản 2 Điều 85 Nghị định số 168/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ về đăng ký doanh nghiệp',
    'Điều 16 Luật số 60/2014/QH13 ngày 20/11/2014 của Quốc hội về hộ tịch',
  ])('is given by %s', async (law) => {
    const id = await birth('receive-dossier');
    must(await act(id, { act: 'refuse-dossier', reason, law, lawChecked: true }));
  });

  it.each([
    'Điều 5 Luật Đất đai số 58/2024/QH15',
    'Điều 5 Luật Đất đai năm 2024 số 58/2024/QH15',
    'Điều 5 Luật Đất đai 58/2024',
    'Điều 5 Luật Đất đai (Luật số 58/2024/QH15)',
    'Điều 5 Luật số 58/2024/QH15 (Luật Đất đai)',
    'Điều 5 Luật số 58/2024/QH15, tức Luật Đất đai',
    'Dieu 5 Luat Dat dai so 58/2024/QH15',
    'Điều 5 Nghị định số 99/2025/NĐ-CP về đăng ký doanh nghiệp',
    'Điều 5 Nghị định về đăng ký doanh nghiệp số 99/2025/NĐ-CP',
    'Điều 5 Luật Đất đai số 13/2003/QH11',
  ])('is not given by %s, the title of another number, whoever says that they looked it up', async (law) => {
    const id = await birth('receive-dossier');
    const refused = await act(id, { act: 'refuse-dossier', reason, law, lawChecked: true });
    expect(code(refused)).toBe('law-titled');
    const number = law.includes('Đất đai') || law.includes('Dat dai') ? '31/2024/QH15' : '168/2025/NĐ-CP';
    for (const language of LANGUAGES) expect(isRefusal(refused) && refusalText(refused, language)).toContain(number);
    const good = { act: 'refuse-dossier', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13', lawChecked: true };
    const received = await birth('complete-task');
    const inReason = await act(received, { ...good, reason: `${reason}, trái ${law}` }, head);
    // What was done under an earlier law may be told.
    expect(code(inReason)).toBe(law.includes('2003') ? 'done' : 'law-titled');
  });

  it.each([
    'Điều 5 Luật Đất đai (sửa đổi) số 58/2024/QH15',
    'Điều 5 Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 58/2024/QH15',
    'Điều 5 Luật Phòng thủ dân sự số 18/2023/QH15',
    'Điều 5 Luật số 58/2024/QH15',
  ])('is given by %s, of which no list tells otherwise, with the word of who looked it up', async (law) => {
    const id = await birth('receive-dossier');
    expect(code(await act(id, { act: 'refuse-dossier', reason, law }))).toBe('law-unlisted');
    must(await act(id, { act: 'refuse-dossier', reason, law, lawChecked: true }));
  });

  it.each([
    ['Theo Luật Hộ tịch năm 2006', 'law-unlisted'],
    ['Theo Pháp lệnh Hộ tịch năm 1998', 'law-unlisted'],
    ['Theo Điều 3 Luật Hộ tịch sửa đổi năm 2020', 'law-unlisted'],
    ['Theo Nghị định 158 năm 2005', 'law-ended'],
    ['Theo Nghị định số 61 năm 2018', 'law-ended'],
    ['Theo Điều 15 Nghị định 123/2015/NĐ-CP hướng dẫn thi hành Luật Cư trú', 'law-misnamed'],
  ])('nor for a reason with a document by year, or of another law: %s', async (why, expected) => {
    const said = `${why}, giấy chứng sinh bị tẩy xóa`;
    const id = await birth('receive-dossier');
    const refusing = { act: 'refuse-dossier', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13', reason: said };
    const received = await birth('complete-task');
    expect(code(await act(received, refusing, head))).toBe(expected);
    const asking = {
      act: 'request-supplement',
      items: [{ item: 'childName', reason: said }],
      contactPhone: '0203 3123 456',
    };
    expect(code(await act(id, asking))).toBe(expected);
    if (expected === 'law-unlisted') must(await act(received, { ...refusing, lawChecked: true }, head));
  });

  it('nor for a reason that names one', async () => {
    const id = await birth('complete-task');
    const refusing = { act: 'refuse-dossier', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' };
    expect(code(await act(id, { ...refusing, reason: `${reason}, trái Luật Đất đai số 60/2014/QH13` }, head))).toBe(
      'law-misnamed',
    );
  });

  it.each([
    'Trái Điều 5 Nghị định số 168/2025/NĐ-CP về xử phạt vi phạm giao thông',
    'Trái Điều 5 Nghị định 168/2025/NĐ-CP giao thông đường bộ',
    'Trái Điều 5 Nghị định số 168/2025/NĐ-CP quy định xử phạt vi phạm hành chính về giao thông',
    'Trái Điều 5 Nghị định 168/2025/NĐ-CP, Nghị định về xử phạt vi phạm giao thông',
    'Trái Điều 5 Nghị định 168/2025/NĐ-CP, tức nghị định xử phạt giao thông',
  ])('nor for a reason with a false name behind an article, nor is anything else: %s', async (why) => {
    const law = 'Điều 16 Luật Hộ tịch số 60/2014/QH13';
    const id = await birth('receive-dossier');
    const against = { act: 'refuse-dossier', law, reason: why, lawChecked: true };
    expect(code(await act(await birth('complete-task'), against, head))).toBe('law-misnamed');
    const items = [{ item: 'childName', reason: why }];
    expect(
      code(await act(id, { act: 'request-supplement', items, contactPhone: '0203 3825 825', lawChecked: true })),
    ).toBe('law-misnamed');
    const undecided = await birth('decide-dossier');
    const [task] = (await stateOf(undecided)).tasks;
    const no = { act: 'decide-dossier', task: task.id, outcome: 'rejected' };
    const reject = { ...no, reason: why, law, lawChecked: true };
    expect(code(await act(undecided, reject, holder(task.unit, 'head')))).toBe('law-misnamed');
    const issued = await birth('deliver-result');
    const back = await takeBack(test.platform, issued, { reason: why, law }, holder('ubnd-tinh', 'head'));
    expect(code(back)).toBe('law-misnamed');
  });

  it('a nought before a number is not recorded', async () => {
    const id = await birth('complete-task');
    const why = `${reason}, trái Điều 5 Luật Đất đai số 031/2024/QH15`;
    must(
      await act(
        id,
        {
          act: 'refuse-dossier',
          reason: why,
          law: 'Điều 5 Luật Đất đai số 031/2024/QH15',
          lawChecked: true,
        },
        head,
      ),
    );
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      law: 'Điều 5 Luật Đất đai số 31/2024/QH15',
      reason: `${reason}, trái Điều 5 Luật Đất đai số 31/2024/QH15`,
    });
  });

  it.each([
    ['Điều 91 Luật Xây dựng số 50/2014/QH 13', 'law-ended', '50/2014/QH13'],
    ['Điều 91 Luật Xây dựng số 050 / 2014/Q\u200bH13', 'law-ended', '50/2014/QH13'],
    ['Điều 5 Nghị định số 61/2018/N Đ - CP', 'law-ended', '61/2018/NĐ-CP'],
    ['Điều 5 Luật Hộ tịch số 3/2026/QH16', 'law-too-early', '3/2026/QH16'],
    ['Điều 5 Luật Hộ tịch số 03/2026/QH 16', 'law-too-early', '03/2026/QH16'],
    ['Điều 5 Luật Quy hoạch số 99/2020/QH 16', 'law-unlisted', '99/2020/QH16'],
  ])('%s is that document however it is typed', async (law, expected, number) => {
    const id = await birth('receive-dossier');
    const refused = await act(id, { act: 'refuse-dossier', reason, law });
    expect(code(refused)).toBe(expected);
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(number);
  });

  it.each([
    ['Điều 16 Luật Hộ tịch 2014', 'Điều 16 Luật Hộ tịch số 60/2014/QH13'],
    ['Điều 16 luật hộ tịch năm 2014', 'Điều 16 Luật Hộ tịch số 60/2014/QH13'],
    ['Dieu 16 Luat Ho tich nam 2014', 'Dieu 16 Luật Hộ tịch số 60/2014/QH13'],
  ])('by title and year of one listed document has its number on record: %s', async (law, recorded) => {
    const id = await birth('receive-dossier');
    must(await act(id, { act: 'refuse-dossier', reason, law }));
    expect((await eventsOf(id)).at(-1)).toMatchObject({ law: recorded });
  });

  it('by title and year of none, or of another year, is too vague', async () => {
    const id = await birth('receive-dossier');
    for (const law of ['Điều 16 Luật Hộ tịch 2013', 'Điều 7 Luật Quốc tịch 2014'])
      expect(code(await act(id, { act: 'refuse-dossier', reason, law }))).toBe('law-vague');
  });
});

it.each([
  ['Dieu 16 Luat Ho tich so 60/2014/QH13', 'Điều 16 Luật Hộ tịch số 60/2014/QH13'],
  ['điều 16 Luật Hộ tịch số 060/2014/QH 13', 'Điều 16 Luật Hộ tịch số 60/2014/QH13'],
  ['Điều 16 Luật Hộ tịch năm 2014', 'Điều 16 Luật Hộ tịch số 60/2014/QH13'],
  ...[
    'khoản 2 Điều 16 Luật Hộ tịch số 60/2014/QH13 (không áp dụng)',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 và quy định của pháp luật về cư trú',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13, khoản 1 Điều 20 Luật Cư trú số 68/2020/QH14',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 - Điều 17',
  ].map((law) => [law, law]),
])('the decision that takes a result back by «%s» says all of it', async (law, printed) => {
  const id = await birth('deliver-result');
  must(
    await takeBack(test.platform, id, { reason: 'Trẻ đã được đăng ký ở nơi khác', law }, holder('ubnd-tinh', 'head')),
  );
  const state = await stateOf(id);
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const paper = takingBackPaper(test.platform, rules, shipped.get('1.001193')!, state)!;
  const recitals = paper.blocks.flatMap((block) => (block.kind === 'recital' ? [block.spans[0].text] : []));
  expect(recitals).toContain(`Căn cứ ${printed};`);
});

it('no procedure is opened on a name beside the number of another document, in its list or beside it', async () => {
  const CODE = '1.013227';
  const listed = { l1: { number: '31/2024/QH15', title: '31/2024/QH15' } };
  await publishImported(test.store, importedPack(CODE, { law: listed }));
  const { hash } = (await test.store.findProcedure(CODE))!;
  const opened = async (change: object) => {
    const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
    const by = officer('province.procedures');
    return reviewByTwo(test.platform, reviewsOn(test), { ...command, mends: { ...mends, ...change } }, by);
  };
  const online = { ...mends.channels.online, limitLaw: 'Điều 5 Luật Đất đai số 60/2014/QH13' };
  const misnamed: object[] = [
    { channels: { online } },
    { deciderBasis: 'Điều 5 Thông tư số 120/2025/NĐ-CP' },
    { laws: [{ number: '60/2014/QH13', title: 'Luật Đất đai' }] },
    { laws: [{ number: '217/2026/NĐ-CP', title: 'Luật Quy hoạch' }] },
    // The same of a document that its source lists by number alone.
    { laws: [{ key: 'l1', number: '31/2024/QH15', title: 'Luật Nhà ở' }] },
    { laws: [{ key: 'l1', number: '', title: 'Luật Nhà ở' }] },
  ];
  for (const law of [
    'Điều 5 Nghị định số 168/2025/NĐ-CP quy định xử phạt vi phạm hành chính về giao thông',
    'Điều 5 Nghị định 168/2025/NĐ-CP, Nghị định về xử phạt vi phạm giao thông',
  ])
    misnamed.push({ deciderBasis: law }, { channels: { online: { ...mends.channels.online, law } } });
  for (const change of misnamed) {
    const refused = await opened(change);
    expect(code(refused)).toBe('review-incomplete');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('không khớp với số, ký hiệu');
  }
  const law = 'Điều 5 Luật Đất đai số 58/2024/QH15';
  const channel = mends.channels.online!;
  for (const change of [
    { deciderBasis: law },
    { channels: { online: { ...channel, law } } },
    { channels: { online: { ...channel, limitLaw: law } } },
    { channels: { online: { ...channel, offeredLaw: law } } },
    { papers: [{ name: 'Đơn', law, original: 1, copy: 0 }] },
    { papers: [], noPapers: law },
    { resultLaw: law },
    { laws: [{ key: 'l1', number: '31/2024/QH15', title: '', struck: true as const, by: law }] },
  ]) {
    const refused = await opened({ ...change, lawChecked: true });
    expect(code(refused)).toBe('review-incomplete');
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain(
      '«Luật Đất đai» là tên của văn bản số 31/2024/QH15, không phải của số 58/2024/QH15',
    );
  }
});
