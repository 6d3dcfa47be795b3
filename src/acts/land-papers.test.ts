/** The papers of a change of land: all parties, what went to whom, and one kind of change, as the register has it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { must } from '#kernel/outcome.ts';
import type { Paper } from '#spine/papers.ts';
import { performOn } from '../../test/support/acts.ts';
import { decideLand, issueLand, LAND, TAKEN_BACK_ON } from '../../test/support/land.ts';
import { holder, partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { paperToIssue, stepPapers } from './documents.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const plot = 'Thửa 8, tờ bản đồ 61';
const dung = partyOf('dung');
const me = `${dung.name}, số định danh ${dung.idNumber}`;
const beside = 'Phạm Thị Lan, số định danh 022188000777';
const besideGiver = 'Đỗ Thị Mai, số định danh 022162005678';
const together = { severalReceivers: true, coReceivers: beside };

/** Of an estate: whom the population register does not know. */
const compared = 'Đã đối chiếu trích lục khai tử số 41 với Ủy ban nhân dân phường';

const textOf = ({ title, blocks }: Paper): string =>
  [title, ...blocks.map((one) => ('spans' in one ? one.spans.map(({ text }) => text).join('') : ''))].join('\n');

/** The text of the result and of every paper beside it, once the result is issued; and what is in the register. */
async function papersOf(name: string, answers: Record<string, unknown> = {}) {
  const all = { certificateNumber: 'AB 960001', landPlot: plot, ...answers };
  const { id, outcome, made } = await decideLand(test, name, {
    answers: all,
    decision: { outcome: 'approved', reason: compared },
  });
  must(outcome);
  const state = await issueLand(test, id);
  const pack = shipped.get(LAND)!;
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
  const beside = stepPapers(test.platform, pack, id, events, 'office').map(({ letter, paper }) => [letter, paper]);
  const papers = {
    result: paperToIssue(test.platform, pack, state, test.platform.clock.now())!,
    ...Object.fromEntries(beside),
  };
  const texts = Object.entries(papers as Record<string, Paper>).map(([letter, paper]) => [letter, textOf(paper)]);
  for (const [letter, text] of texts) expect(text, letter).not.toMatch(/null|undefined|\{\{/);
  return {
    made,
    papers,
    texts: Object.fromEntries(texts) as Record<string, string>,
    data: state.decision!.entry!.data,
  };
}

describe('every paper', () => {
  it.each([
    ['without-new-certificate', together],
    ['inheritance', together],
    ['paid-tax', together],
    ['area-split', together],
    ['leased-asset', together],
    ['rented-plot', together],
  ])('of %s names all who receive and all who give', async (name, answers) => {
    const { texts, data } = await papersOf(name, { ...answers, coGivers: besideGiver });
    expect(data).toMatchObject({ coHolders: beside, coGivers: besideGiver });
    for (const [letter, text] of Object.entries(texts))
      for (const party of [me, beside, String(data['formerHolder']), String(data['formerHolderId']), besideGiver])
        expect(text, letter).toContain(party);
    expect(texts['tax-transfer']).toContain('Hình thức sử dụng: Sử dụng chung');
  });

  it('has the term of use as it was chosen, with its day', async () => {
    const said = async (name: string, landPlot: string) => {
      const { texts } = await papersOf(name, { landPlot, certificateNumber: `AB ${landPlot.replace(/\D/g, '')}01` });
      for (const letter of ['result', 'tax-transfer']) expect(texts[letter]).toContain('Thời hạn sử dụng đất: ');
      return /Thời hạn sử dụng đất: (.*)/.exec(texts['result'])![1];
    };
    expect(await said('paid-tax', 'Thửa 81, tờ bản đồ 61')).toBe('Lâu dài');
    expect(await said('leased-asset', 'Thửa 82, tờ bản đồ 61')).toBe('Đến ngày 30/06/2056');
  });

  it('calls the number of an organisation its tax code', async () => {
    const { texts } = await papersOf('rented-plot');
    for (const text of Object.values(texts)) {
      expect(text).toContain('mã số thuế 5700123456');
      expect(text).not.toContain('số định danh 57');
    }
  });
});

describe('a part that goes while the rest is kept', () => {
  it('is noted on the certificate of who keeps it: what went to whom, and what is left', async () => {
    const { texts, made } = await papersOf('area-split');
    const note = texts['part-note'];
    expect(note).toContain('Giấy chứng nhận số: AB 960001');
    expect(note).toContain(
      `Chuyển nhượng 40 m², tách thành Thửa 121, tờ bản đồ 14. Bên nhận quyền được cấp Giấy chứng nhận số ${made}`,
    );
    expect(note).toContain('Diện tích còn lại theo Giấy chứng nhận này: 56,5 m², Thửa 122, tờ bản đồ 14.');
    expect(note).toContain('Phần còn lại vẫn thuộc quyền của bên chuyển quyền.');
  });

  it('by a share too; the note is the own draft of the city, open for the head to sign', async () => {
    const { texts, papers } = await papersOf('share-kept');
    expect(texts['part-note']).toContain('Chuyển nhượng phần quyền 1/2 thửa đất, sử dụng chung.');
    expect(papers['part-note']).toMatchObject({
      remark: 'Mẫu do thành phố dự thảo',
      signatures: [{ title: 'GIÁM ĐỐC', name: '' }],
    });
    expect(texts['tax-transfer']).toContain('Sử dụng chung, phần quyền 1/2 thửa đất');
  });

  it('of an estate says whose the rest is not yet', async () => {
    const rest = { transferPart: 'share', partShare: '1/2', estateRemains: true };
    const { texts } = await papersOf('will', rest);
    expect(texts['part-note']).toContain('Người để lại di sản: ');
    expect(texts['part-note']).toContain('là di sản chưa sang tên người thừa kế nào');
    expect(texts['part-note']).not.toContain('thuộc quyền của bên chuyển quyền');
  });

  it.each(['area-split', 'rented-plot', 'leased-asset'])('is no paper of what was refused: %s', async (name) => {
    const answers = { certificateNumber: 'AB 960002', landPlot: plot };
    const { id } = await decideLand(test, name, { answers, undecided: true });
    const [task] = (await test.store.load(id))!.state.tasks;
    const head = holder(task.unit, 'head');
    const words = {
      reason: 'Giấy chứng nhận đã cấp có nội dung bị tẩy xóa',
      law: 'Điều 45 Luật Đất đai số 31/2024/QH15',
    };
    const against = {
      act: 'decide-dossier',
      task: task.id,
      outcome: 'rejected',
      ...words,
    } as const;
    must(await performOn(test.platform, id, against, head));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    const beside = stepPapers(test.platform, shipped.get(LAND)!, id, events, 'office').map(({ letter }) => letter);
    expect(beside).toEqual(['tax-transfer']);
  });

  it('says that it holds no longer, once the certificate is taken back', async () => {
    const { id, outcome } = await decideLand(test, 'area-split', {
      answers: { certificateNumber: 'AB 960003', landPlot: plot },
    });
    must(outcome);
    await issueLand(test, id);
    const why = { ...TAKEN_BACK_ON, reason: 'Cấp sai người đứng tên', law: 'Điều 152 Luật Đất đai số 31/2024/QH15' };
    must(await takeBack(test.platform, id, why, holder('vp-dk-dat-dai', 'head')));
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
    for (const { letter, paper } of stepPapers(test.platform, shipped.get(LAND)!, id, events, 'office'))
      expect(paper.remark, letter).toContain('KẾT QUẢ NÀY KHÔNG CÒN GIÁ TRỊ: đã bị thu hồi ngày 25/11/2026');
  });

  it('is no note where all of it goes', async () => {
    expect(Object.keys((await papersOf('paid-tax')).papers)).toEqual(['result', 'tax-transfer']);
  });
});

describe('one kind of change is printed', () => {
  it.each([
    ['state', 'cho Nhà nước'],
    ['community', 'cho cộng đồng dân cư'],
    ['road', 'để mở rộng đường giao thông'],
  ])('of a gift to the public, to whom: %s', async (giftTo, words) => {
    for (const name of ['public-gift-whole', 'public-gift-part', 'public-gift-part-new']) {
      const { texts, data } = await papersOf(name, {
        giftTo,
        landPlot: `Thửa ${name.length}, tờ bản đồ 62`,
        certificateNumber: `AB 9600${name.length}`,
      });
      expect(texts['result'], name).toContain(words);
      expect(texts['result']).not.toMatch(/Nhà nước.*cộng đồng/s);
      if (name !== 'public-gift-whole') expect(data).toMatchObject({ giftTo });
    }
  });

  it('of what stands on rented land, how it goes over', async () => {
    const { texts } = await papersOf('leased-asset');
    expect(texts['tax-transfer']).toContain('Loại biến động: Bán tài sản gắn liền với đất thuê trả tiền hằng năm');
    expect(texts['tax-transfer']).not.toContain('Bán, tặng cho');
  });

  it.each([
    ['lease', 'Cho thuê quyền', 'Thuê đất của'],
    ['sublease', 'Cho thuê lại quyền', 'Thuê lại đất của'],
  ])('of a %s, which it is, until when', async (leaseKind, tax, certificate) => {
    const { texts, data } = await papersOf('rented-plot', { leaseKind });
    expect(data).toMatchObject({ leaseKind });
    expect(texts['tax-transfer']).toContain(`Loại biến động: ${tax} sử dụng đất trong dự án`);
    expect(texts['result']).toContain(certificate);
    for (const letter of ['result', 'tax-transfer']) {
      expect(texts[letter]).toContain('Thời hạn sử dụng đất: Đến ngày 30/11/2046, theo thời hạn thuê');
      expect(texts[letter]).not.toContain('Lâu dài');
    }
  });

  it('and no label that is printed lists several things', () => {
    const { words } = shipped.get(LAND)!;
    for (const field of ['inheritancePaper', 'giftTo', 'leaseKind', 'assetChange'])
      for (const [key, label] of Object.entries(words['vi']!))
        if (key.startsWith(`option.${field}.`)) expect(label, key).not.toMatch(/, | hoặc /);
  });
});

it('the notice to the tax office has a symbol of the unit, and a decree its whole title', async () => {
  const { papers } = await papersOf('leased-asset');
  expect((papers as Record<string, Paper>)['tax-rent-end'].number).toBe('Số: ……/TB-VPĐKĐĐ');
  const { texts } = await papersOf('public-gift-whole', {
    landPlot: 'Thửa 9, tờ bản đồ 61',
    certificateNumber: 'AB 960009',
  });
  expect(texts['result']).toContain('quy định về điều tra cơ bản đất đai; đăng ký, cấp Giấy chứng nhận');
});
