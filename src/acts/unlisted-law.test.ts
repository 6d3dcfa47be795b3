/** A document of law that no list has carries nothing against a person until who acts says that they looked it up. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { foreignLaw } from '#dossier/law-own.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import { timelineOf } from '#views/timeline.ts';
import { actsOf, code } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import {
  birthAnswers,
  holder,
  officer,
  province,
  shipped,
  type TestPlatform,
  testPlatform,
} from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { publishPacks } from './publish.ts';
import { tellStory } from './story.ts';

const NOBODY = 'Điều 5 Nghị định 9999/2026/NĐ-CP';
const counter = officer('hong-gai.counter.hoa');
const reason = 'Giấy chứng sinh bị tẩy xóa';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf } = actsOf(() => test, counter);
const lastLine = async (id: string) =>
  timelineOf(id, await eventsOf(id), province, 'vi', { step: String, item: String, law: String }).at(-1)!.detail;

const birth = (until: string) => birthUntil(test, until, birthAnswers);

describe('a refusal before the receipt', () => {
  it('is not given by it, in the language of who asks, until they say that they looked it up; that stays to be seen', async () => {
    const id = await birth('receive-dossier');
    const refusing = { act: 'refuse-dossier', reason, law: NOBODY };
    const refused = await act(id, refusing);
    expect(code(refused)).toBe('law-unlisted');
    for (const language of LANGUAGES)
      expect(isRefusal(refused) && refusalText(refused, language)).toContain('9999/2026/NĐ-CP');
    expect(code(await act(id, { ...refusing, lawChecked: false }))).toBe('law-unlisted');
    expect((await stateOf(id)).status).toBe('submitted');
    must(await act(id, { ...refusing, lawChecked: true }));
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'dossier-refused', lawChecked: '9999/2026/NĐ-CP' });
    expect(await lastLine(id)).toContain('9999/2026/NĐ-CP không có trong danh mục văn bản của thủ tục');
  });

  it.each([
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; Điều 5 Nghị định 9999 / 2026 / NĐ–CP',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; Điều 5 Nghị định 9999/2026',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; điều 5 nghị định số 9999/2026/nđ-cp',
    'luat-ho-tich Điều 16; Điều 3 Luật Quy hoạch số 99/2026/QH17',
  ])('is not given by %s', async (law) => {
    const id = await birth('receive-dossier');
    expect(code(await act(id, { act: 'refuse-dossier', reason, law }))).toBe('law-unlisted');
  });

  it('nor where the reason names it, once it is received', async () => {
    const id = await birth('complete-task');
    const head = holder('06685', 'head');
    const refusing = { act: 'refuse-dossier', law: 'Điều 16 Luật Hộ tịch số 60/2014/QH13' };
    expect(code(await act(id, { ...refusing, reason: `${reason}, trái Nghị định 9999/2026/NĐ-CP` }, head))).toBe(
      'law-unlisted',
    );
    must(await act(id, { ...refusing, reason: `${reason}; xem công văn 12/UBND-TP ngày 20/11/2026` }, head));
  });

  it.each([
    'Điều 16 Luật Hộ tịch số 60/2014/QH13',
    'luat-ho-tich Điều 16',
    'Điều 17 Nghị định 118/2025/NĐ-CP',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; Điều 137 Luật Đất đai số 31/2024/QH15',
  ])('is given by %s, which a list has, and nothing is said of it', async (law) => {
    const id = await birth('receive-dossier');
    must(await act(id, { act: 'refuse-dossier', reason, law, lawChecked: true }));
    expect((await eventsOf(id)).at(-1)).not.toHaveProperty('lawChecked');
  });
});

it('nor by a number that the procedure lists without a title: nobody can tell whether the name beside it is its own', async () => {
  const files = { ...shipped.get('1.001193')!.files };
  const title = 'title: Nghị định về Cơ sở dữ liệu hộ tịch điện tử, đăng ký hộ tịch trực tuyến';
  expect(files['procedure.yaml']).toContain(title);
  const refusing = { act: 'refuse-dossier', reason, law: 'Điều 5 Nghị định về giao thông số 87/2020/NĐ-CP' };
  expect(code(await act(await birth('receive-dossier'), { ...refusing, lawChecked: true }))).toBe('law-misnamed');
  files['procedure.yaml'] = files['procedure.yaml'].replace(title, "title: '87/2020/NĐ-CP'");
  await publishPacks(test.store, [{ pack: must(readPack(files)), status: 'published', reasons: [] }]);
  const id = await birth('receive-dossier');
  const asked = await act(id, refusing);
  expect(code(asked)).toBe('law-unlisted');
  // The list has the number: only its title is missing.
  expect(isRefusal(asked) && refusalText(asked, 'vi')).toContain(
    'Không tìm thấy tên văn bản của 87/2020/NĐ-CP (danh mục chỉ ghi số, ký hiệu)',
  );
  for (const language of LANGUAGES) expect(isRefusal(asked) && refusalText(asked, language)).toContain('87/2020/NĐ-CP');
  must(await act(id, { ...refusing, lawChecked: true }));
});

describe('law of another procedure alone', () => {
  const LAND = 'Điều 137 Luật Đất đai 31/2024/QH15';

  it('refuses nobody until who acts says that they looked it up, and is told with what the procedure rests on', async () => {
    const id = await birth('receive-dossier');
    const refusing = { act: 'refuse-dossier', reason, law: LAND };
    const refused = await act(id, refusing);
    expect(code(refused)).toBe('law-foreign');
    for (const language of LANGUAGES) {
      expect(isRefusal(refused) && refusalText(refused, language)).toContain('31/2024/QH15');
      expect(isRefusal(refused) && refusalText(refused, language)).toContain('Luật Hộ tịch số 60/2014/QH13');
    }
    expect((await stateOf(id)).status).toBe('submitted');
    must(await act(id, { ...refusing, lawChecked: true }));
    expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'dossier-refused', lawChecked: '31/2024/QH15' });
    expect(await lastLine(id)).toContain('31/2024/QH15 không có trong danh mục văn bản của thủ tục');
  });

  it('decides against nobody and asks for nothing', async () => {
    const id = await birth('decide-dossier');
    const [task] = (await stateOf(id)).tasks;
    const head = holder(task.unit, 'head');
    const reject = {
      act: 'decide-dossier',
      task: task.id,
      outcome: 'rejected',
      reason: 'Đăng ký trùng',
      law: LAND,
    };
    expect(code(await act(id, reject, head))).toBe('law-foreign');
    must(await act(id, { ...reject, lawChecked: true }, head));

    const early = await birth('receive-dossier');
    const ask = (why: string) => ({
      act: 'request-supplement',
      items: [{ item: 'childName', reason: why }],
      contactPhone: '0203 3123 456',
    });
    expect(code(await act(early, ask(`Chưa đúng ${LAND}`)))).toBe('law-foreign');
    must(await act(early, ask(`Chưa đúng ${LAND} và Điều 16 Luật Hộ tịch số 60/2014/QH13`)));
    const unnamed = await birth('receive-dossier');
    must(await act(unnamed, ask('Tên ghi thiếu chữ đệm')));
  });
});

it('no decision against, no revocation and no supplement rests on it unchecked', async () => {
  const id = await birth('decide-dossier');
  const [task] = (await stateOf(id)).tasks;
  const head = holder(task.unit, 'head');
  const reject = {
    act: 'decide-dossier',
    task: task.id,
    outcome: 'rejected',
    reason: 'Đăng ký trùng',
    law: NOBODY,
  };
  expect(code(await act(id, reject, head))).toBe('law-unlisted');
  expect((await stateOf(id)).decision).toBeUndefined();
  must(await act(id, { ...reject, lawChecked: true }, head));
  expect((await eventsOf(id)).find(({ type }) => type === 'dossier-rejected')).toMatchObject({
    lawChecked: '9999/2026/NĐ-CP',
  });

  const issued = await birth('deliver-result');
  const propose = { act: 'propose-revocation', reason: 'Đăng ký trùng', law: NOBODY };
  const { unit } = await stateOf(issued);
  const clerk = holder(unit, 'specialist');
  const outcome = await act(issued, propose, clerk);
  expect(code(outcome)).toBe('law-unlisted');
  expect((await stateOf(issued)).proposal).toBeUndefined();

  const early = await birth('receive-dossier');
  const items = [{ item: 'childName', reason: 'Chưa đúng mẫu theo Nghị định 9999/2026/NĐ-CP' }];
  const ask = { act: 'request-supplement', items, contactPhone: '0203 3123 456' };
  expect(code(await act(early, ask))).toBe('law-unlisted');
  must(await act(early, { ...ask, lawChecked: true }));
  expect(await lastLine(early)).toContain('đã đối chiếu với văn bản gốc');
});

it('no money is asked for by it unchecked', async () => {
  const story = must(storyOf(shipped.get('1.013831')!, 'paid-tax'));
  const notice = (more: object) =>
    tellStory(test.platform, '1.013831', {
      ...story,
      results: { ...story.results, 'tax-notice': { fee: 'land-tax', amountVnd: 30_000_000, law: NOBODY, ...more } },
    });
  expect(code(await notice({}))).toBe('law-unlisted');
});

it('nor does a step that others conclude record it in its reason', async () => {
  const story = must(storyOf(shipped.get('2.000986')!, 'residence-refused'));
  const results = Object.fromEntries(
    Object.entries(story.results ?? {}).map(([step, result]) => [
      step,
      'insuranceReason' in (result as object)
        ? { ...(result as object), insuranceReason: `Thẻ đã cấp cho trẻ theo ${NOBODY}` }
        : result,
    ]),
  );
  expect(code(await tellStory(test.platform, '2.000986', { ...story, results } as typeof story))).toBe('law-unlisted');
});

it('the law by which a review found who decides is of the procedure itself', async () => {
  const rules = must(await test.platform.procedure('1.001193'));
  const law = 'Điều 9 Nghị định 151/2025/NĐ-CP';
  const foreign = (decidedBy?: { unit: string; basis: string }) =>
    foreignLaw({ type: 'dossier-refused' } as DossierEvent, { grounds: [law], reasons: [] }, {
      ...{ province, at: test.clock.now() },
      rules: { ...rules, decidedBy },
    } as Parameters<typeof foreignLaw>[2]);
  expect(foreign()).toEqual(['151/2025/NĐ-CP']);
  expect(foreign({ unit: '06685', basis: 'Điều 5 Nghị định 151/2025/NĐ-CP' })).toEqual([]);
});
