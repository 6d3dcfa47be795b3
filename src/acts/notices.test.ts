/** Papers against who applied: made whenever something is taken back or not given, numbered, and signed by who did it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Province } from '#authority/province.ts';
import type { Command } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { evolve, fold } from '#dossier/evolve.ts';
import { refuseGround } from '#dossier/law-cited.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { MemoryStatus } from '#spine/memory-status.ts';
import type { Paper, SignerIdentity } from '#spine/papers.ts';
import type { Commit } from '#spine/store.ts';
import { birthUntil as birth } from '../../test/support/begun.ts';
import { holder, local, province, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { propose, takeBack } from '../../test/support/revocation.ts';
import { work } from '../../test/support/scenes.ts';
import { resultPaper, takingBackPaper } from './documents.ts';
import { rejectionPaper, rejectionText } from './notices.ts';
import { perform } from './perform.ts';
import { type PaperShop, signResult } from './sign-result.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
// A civil-status paper is taken back by the chair of the province.
const chair = holder('ubnd-tinh', 'head');
const LAW = 'Điều 70 Luật Hộ tịch số 60/2014/QH13';
const why = { reason: 'Trẻ đã được đăng ký ở nơi khác', law: LAW };
const stateOf = async (id: string) => (await test.store.load(id))!.state;
const rulesOf = async (id: string) => must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
const textOf = ({ blocks }: Paper) =>
  blocks.map((block) => ('spans' in block ? block.spans.map((span) => span.text).join('') : '')).join('\n');

const birthUntil = (act: string): Promise<string> => birth(test, act);

/** What was printed and who signed it. */
interface Kept {
  paper?: Paper;
  by: readonly SignerIdentity[];
}
function shopOf(kept: Kept[]): PaperShop {
  let last: Paper | undefined;
  return {
    printer: async () => ({
      print: (paper) => {
        last = paper;
        return Buffer.from(paper.title);
      },
    }),
    signer: async () => ({
      sign: async (pdf, by) => {
        kept.push({ paper: last, by });
        return pdf;
      },
    }),
    issuer: async () => {
      throw new Error('a paper against who applied is no credential');
    },
    statuses: new MemoryStatus(),
    files: { keep: async () => ({ hash: 'a'.repeat(64), sizeBytes: 9 }) } as unknown as PaperShop['files'],
    addressOf: (code) => `/check/${code}`,
    listAddress: (list) => `/status/${list}`,
  };
}

describe('a decision that is taken back before its result is issued', () => {
  const ward = holder('06685', 'head');
  // Where who decides takes back what it decided: another unit does so of issued results alone.
  beforeEach(async () => {
    const competence = province.source.competence.filter(({ role }) => role !== 'revoke');
    test = await testPlatform(undefined, must(Province.from({ ...province.source, competence })));
  });
  it('makes a notice of who took it back, numbered in their book, with reason, law and rights', async () => {
    const id = await birthUntil('issue-result');
    const decided = await stateOf(id);
    const { events } = must(await takeBack(test.platform, id, why, ward));
    const state = await stateOf(id);
    expect(state).toMatchObject({
      status: 'refused',
      outcome: 'refused',
      decision: { outcome: 'rejected', by: ward.name, unit: '06685', law: LAW },
      result: { against: true, number: '01/TB-UBND' },
    });
    expect(events).toMatchObject([{ type: 'result-revoked', number: '01/TB-UBND', unit: '06685' }]);
    // The fold of what is on record says the same.
    const stored = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    expect(fold(id, stored).result).toEqual(state.result);
    const paper = rejectionPaper(test.platform, await rulesOf(id), state);
    expect(paper).toMatchObject({
      title: 'THÔNG BÁO',
      agency: 'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI',
      number: 'Số: 01/TB-UBND',
      recipients: [state.applicant.name, `Lưu: VT, hồ sơ ${state.code}`],
      signatures: [{ authority: ['TM. ỦY BAN NHÂN DÂN'], title: 'CHỦ TỊCH', name: ward.name }],
    });
    const text = textOf(paper);
    for (const said of [
      `thu hồi quyết định chấp thuận hồ sơ này do ${decided.decision!.by} ký ngày 25/11/2026`,
      'Lý do: Trẻ đã được đăng ký ở nơi khác.',
      `Căn cứ: ${LAW}.`,
      'quyền khiếu nại hoặc khởi kiện',
    ])
      expect(text).toContain(said);
    expect(rejectionText(test.platform, await rulesOf(id), state)).toContain('Số: 01/TB-UBND');
    expect(text).not.toContain('xin lỗi');
  });

  it('after the date that was promised says so, and apologises', async () => {
    const id = await birthUntil('issue-result');
    test.clock.moveTo(local('2026-12-10T09:00'));
    must(await takeBack(test.platform, id, why, ward));
    const text = textOf(rejectionPaper(test.platform, await rulesOf(id), await stateOf(id)));
    expect(text).toMatch(/chậm so với ngày hẹn trả kết quả \([^)]*2026\)\. Ủy ban nhân dân phường Hồng Gai xin lỗi/);
  });

  it('is signed and kept like any notice', async () => {
    const id = await birthUntil('issue-result');
    must(await takeBack(test.platform, id, why, ward));
    const kept: Kept[] = [];
    await signResult(test.platform, shopOf(kept), id);
    expect(kept).toMatchObject([{ paper: { title: 'THÔNG BÁO' }, by: [{ id: ward.id }, { id: '06685' }] }]);
    expect((await stateOf(id)).result?.signed?.credential).toBeUndefined();
    expect((await stateOf(id)).result?.signed?.file).toBe('a'.repeat(64));
  });

  it('on record from before has no paper, and its fold stays what it was', async () => {
    const id = await birthUntil('issue-result');
    const before = await stateOf(id);
    const {
      number: _,
      unit: __,
      ...old
    } = must(await takeBack(test.platform, id, why, ward)).events[0] as Extract<
      DossierEvent,
      { type: 'result-revoked' }
    >;
    const state = evolve(before, old as DossierEvent);
    expect([state.status, state.result, state.decision?.unit]).toEqual(['refused', undefined, undefined]);
  });
});

describe('an issued result that is taken back', () => {
  it('makes a decision with a number of the book of who took it back, recitals and articles', async () => {
    const id = await birthUntil('deliver-result');
    const issued = (await stateOf(id)).result!;
    must(await takeBack(test.platform, id, why, chair));
    const state = await stateOf(id);
    expect(state.result).toMatchObject({
      number: issued.number,
      revoked: { reason: why.reason, paper: { unit: 'ubnd-tinh', officer: chair.id, number: '01/QĐ-UBND' } },
    });
    const stored = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    expect(fold(id, stored).result).toEqual(state.result);
    const paper = takingBackPaper(test.platform, await rulesOf(id), shipped.get('1.001193')!, state)!;
    expect(paper).toMatchObject({
      title: 'QUYẾT ĐỊNH',
      // Law gives it to the chair in person.
      agency: 'CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NINH',
      number: 'Số: 01/QĐ-UBND',
      signatures: [{ title: 'CHỦ TỊCH', name: chair.name }],
    });
    expect(paper.subject).toBe(`Về việc thu hồi Giấy khai sinh số ${issued.number} của ${state.answers['childName']}`);
    expect(paper.recipients).toContain('Ủy ban nhân dân phường Hồng Gai');
    const text = textOf(paper);
    for (const said of [
      'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;',
      // The row of competence that gives the power, by its whole name, then what it is taken back for.
      'Căn cứ Nghị định số 120/2025/NĐ-CP của Chính phủ phân định thẩm quyền của chính quyền địa phương 02 cấp',
      `Căn cứ ${LAW};`,
      'Theo đề nghị của Bùi Đức Minh, công chức của Ủy ban nhân dân phường Hồng Gai;',
      'QUYẾT ĐỊNH:',
      'Điều 1. Thu hồi',
      'không còn giá trị kể từ ngày 25/11/2026',
      'pháp luật./.',
    ])
      expect(text).toContain(said);
    const recitals = paper.blocks.flatMap((block) => (block.kind === 'recital' ? [block.spans[0].text.at(-1)] : []));
    expect(recitals).toEqual([';', ';', ';', ';', '.']);
    // The paper of the result itself stays what was issued.
    expect(resultPaper(test.platform, await rulesOf(id), shipped.get('1.001193')!, state)!.agency).toBe(
      'ỦY BAN NHÂN DÂN PHƯỜNG HỒNG GAI',
    );
  });

  it('is written with the state, also where no list changes: after it was handed over', async () => {
    const id = await birthUntil('deliver-result');
    await work(test.platform, id);
    must(await propose(test.platform, id, why));
    const commits: Commit[] = [];
    const commit = test.store.commit.bind(test.store);
    test.store.commit = (one) => {
      commits.push(one);
      return commit(one);
    };
    must(await takeBack(test.platform, id, why, chair));
    // A number is put into the state by the statement that draws it.
    expect(commits.map((one) => [Boolean(one.code), one.row?.state.includes(one.code!.placeholder)])).toEqual([
      [true, true],
    ]);
  });

  it('is signed by who took it back, once, and the result keeps its own file', async () => {
    const id = await birthUntil('deliver-result');
    must(await takeBack(test.platform, id, why, chair));
    const kept: Kept[] = [];
    await signResult(test.platform, shopOf(kept), id);
    await signResult(test.platform, shopOf(kept), id);
    expect(kept).toMatchObject([
      { paper: { title: 'QUYẾT ĐỊNH', number: 'Số: 01/QĐ-UBND' }, by: [{ id: chair.id }, { id: 'ubnd-tinh' }] },
    ]);
    expect(kept[0].paper?.status).toBeUndefined();
    const { result } = await stateOf(id);
    expect([result?.signed, result?.revoked?.paper?.signed?.file]).toEqual([undefined, 'a'.repeat(64)]);
  });

  it('on record from before has no decision, and none is made up', async () => {
    const id = await birthUntil('deliver-result');
    const before = await stateOf(id);
    const {
      number: _,
      unit: __,
      ...old
    } = must(await takeBack(test.platform, id, why, chair)).events[0] as Extract<
      DossierEvent,
      { type: 'result-revoked' }
    >;
    const state = evolve(before, old as DossierEvent);
    expect(state.result?.revoked?.paper).toBeUndefined();
    expect(takingBackPaper(test.platform, await rulesOf(id), shipped.get('1.001193')!, state)).toBeUndefined();
  });
});

describe('the law of a decision against who applied', () => {
  const rules = {
    lawText: (reference: string) => reference.replace(/^nd-123 (.*)$/, '$1 Nghị định số 123/2015/NĐ-CP'),
    lawNames: ['Nghị quyết của Hội đồng nhân dân về lệ phí'],
    laws: [],
  };
  const codeOf = (law: string) => {
    const { province } = test.platform;
    return refuseGround({}, law, { province, at: test.clock.now(), rules })?.code ?? 'found';
  };
  it.each([
    'Điều 70 Luật Hộ tịch số 60/2014/QH13',
    'khoản 2 Điều 15, Nghị định 123/2015/NĐ-CP',
    'nd-123 Điều 5',
    'Điều 1 Quyết định số 1872/QĐ-BTP',
    'các điều 14, 15 Luật Hộ tịch số 60/2014/QH13; ĐIỀU 5 Nghị định 123/2015/NĐ-CP',
    'Điều 3 Nghị quyết của Hội đồng nhân dân về lệ phí',
  ])('is found: %s', (law) => expect(codeOf(law)).toBe('found'));
  it.each([
    'abc',
    'Luật Xây dựng',
    'Điều 16',
    'Điều 16 Luật Hộ tịch',
    '25/11/2026',
    'hồ sơ 12/2026',
    // One that can be found carries none that cannot.
    'khoản 1 Điều 14 Luật Hộ tịch số 60/2014/QH13 và Điều 7 Luật Quốc tịch 1998',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 và Điều 27 Bộ luật Dân sự năm 2005',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; Điều 20 Luật Hôn nhân và gia đình năm 2000',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 và Điều 5 Nghị định 158',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13 và Điều 6 Luật Hộ tịch mới (hiệu lực 01/3/2027)',
  ])('is too vague: %s', (law) => expect(codeOf(law)).toBe('law-vague'));
  it.each([
    'Luật Hộ tịch số 60/2014/QH13',
    '60/2014/QH13',
    'Nghị định số 123/2015/NĐ-CP',
    'Quyết định số 1872/QĐ-BTP',
    'Điều kiện của Luật Hộ tịch số 60/2014/QH13',
    'Điều 16 Luật Hộ tịch số 60/2014/QH13; Nghị định 123/2015/NĐ-CP',
  ])('names no article: %s', (law) => expect(codeOf(law)).toBe('law-article-needed'));
  it('is needed', () => expect(codeOf('  ')).toBe('law-needed'));

  it('is asked for by both acts, and nothing happens without it', async () => {
    const id = await birthUntil('decide-dossier');
    const [task] = (await stateOf(id)).tasks;
    const against: Command = {
      act: 'decide-dossier',
      task: task.id,
      outcome: 'rejected',
      reason: 'Đăng ký trùng',
      law: 'abc',
    };
    const rejected = await perform(test.platform, id, against, holder(task.unit, 'head'));
    expect(isRefusal(rejected) && rejected.code).toBe('law-vague');
    const bare = { ...against, law: 'Luật Hộ tịch số 60/2014/QH13' } as Command;
    const unnamed = await perform(test.platform, id, bare, holder(task.unit, 'head'));
    expect(isRefusal(unnamed) && unnamed.code).toBe('law-article-needed');
    const other = await birthUntil('deliver-result');
    const whole = await takeBack(test.platform, other, { ...why, law: 'Luật Hộ tịch số 60/2014/QH13' }, chair);
    expect(isRefusal(whole) && whole.code).toBe('law-article-needed');
    const revoked = await takeBack(test.platform, other, { ...why, law: 'Luật Hộ tịch' }, chair);
    expect(isRefusal(revoked) && revoked.code).toBe('law-vague');
    expect((await stateOf(other)).result?.revoked).toBeUndefined();
  });
});
