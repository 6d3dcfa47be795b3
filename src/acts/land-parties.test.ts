/** Who gives land: their name, their number, their death, and the price. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, LANGUAGES, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand, LAND } from '../../test/support/land.ts';
import { partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { paperToIssue, stepPapers } from './documents.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

/** What is said of the application, in Vietnamese; nothing where it is taken. */
async function refused(name: string, answers: Record<string, unknown>): Promise<string | undefined> {
  const said = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? refusalText(outcome, 'vi') : undefined);
  try {
    return said((await storyHandedIn(test, LAND, name, { answers })).handedIn);
  } catch (error) {
    const { refusal } = error as { refusal?: Parameters<typeof refusalText>[0] };
    if (!refusal) throw error;
    return refusalText(refusal, 'vi');
  }
}

describe('an inheritance', () => {
  it('is of somebody whose death is told, with its paper and the document of the inheritance', async () => {
    expect(await refused('inheritance', {})).toBeUndefined();
    for (const field of ['deathOn', 'inheritancePaper', 'inheritancePaperNumber', 'inheritancePaperOn'])
      expect(await refused('inheritance', { [field]: undefined }), field).toContain('phải điền');
  });

  it('asks for the papers of both', async () => {
    const story = must(storyOf(shipped.get(LAND)!, 'inheritance'));
    const rules = must(await test.platform.procedure(LAND));
    const asked = (answers: Record<string, unknown>) =>
      rules.components.filter((one) => rules.isAsked(one, { ...answers, channel: 'online' })).map(({ id }) => id);
    expect(asked(story.answers)).toEqual(expect.arrayContaining(['inheritance-document', 'death-paper']));
    expect(asked(story.answers)).not.toContain('contract');
    const leased = { ...story.answers, changeKind: 'leased-asset', assetChange: 'inheritance' };
    expect(asked(leased)).toEqual(expect.arrayContaining(['inheritance-document', 'death-paper']));
    expect(asked({ ...leased, assetChange: 'sale' })).not.toContain('death-paper');
  });

  it('is of a person: the number of an organisation is said to be one where it is handed in', async () => {
    for (const deceasedId of ['5700123456', '5700123456-001', ' 5700123454001'])
      expect(await refused('inheritance', { deceasedId }), deceasedId).toContain('mã số thuế của tổ chức');
    for (const deceasedId of ['022042001234', '034125678', 'B1234567'])
      expect(await refused('inheritance', { deceasedId }), deceasedId).toBeUndefined();
  });

  it('of a share is of no more than the whole', async () => {
    const share = (partShare: string) => ({ transferPart: 'share', partShare, estateRemains: false });
    for (const partShare of ['3/2', ' 10 / 9 ', '100/99'])
      expect(await refused('will', share(partShare)), partShare).toContain('lớn hơn cả thửa đất');
    for (const partShare of ['1/2', '9 / 10', '2/2']) expect(await refused('will', share(partShare))).toBeUndefined();
  });

  it('follows the death, which is not to come; a will is from before it', async () => {
    for (const [answers, words] of [
      [
        { deathOn: '2026-11-26', deathPaperOn: '2026-11-26', inheritancePaperOn: '2026-11-26' },
        'không được sau ngày 25/11/2026',
      ],
      [{ deathPaperOn: '2026-03-01' }, 'không được trước ngày 02/03/2026'],
      [{ inheritancePaperOn: '2026-03-01' }, 'không được trước ngày 02/03/2026'],
    ] as const)
      expect(await refused('inheritance', answers)).toContain(words);
    expect(await refused('will', {})).toBeUndefined();
    expect(await refused('will', { willOn: '2026-03-03' })).toContain('không được sau ngày 02/03/2026');
  });

  it('is told on the certificate and to the tax office, with the number of who died', async () => {
    const number = '022042001234';
    const { id } = await decideLand(test, 'inheritance', { answers: { deceasedId: number } });
    const { state } = (await test.store.load(id))!;
    const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
    const pack = shipped.get(LAND)!;
    const certificate = JSON.stringify(paperToIssue(test.platform, pack, state, test.platform.clock.now()));
    const tax = JSON.stringify(stepPapers(test.platform, pack, id, events, 'office'));
    for (const paper of [certificate, tax]) {
      expect(paper).toContain(
        'chết ngày 02/03/2026 (giấy tờ số 41/TLKT-BS do Ủy ban nhân dân phường Cẩm Phả cấp ngày 05/03/2026)',
      );
      expect(paper).toContain('Văn bản thỏa thuận phân chia di sản, số 812/2026, ngày 12/10/2026');
      expect(paper).toContain(number);
    }
  });

  it('is not of who applies', async () => {
    const { idNumber } = partyOf('dung');
    expect(await refused('inheritance', { deceasedId: idNumber.replace(/(.{3})/, '$1 ') })).toBeDefined();
    const words = await refused('inheritance', { deceasedId: idNumber });
    expect(words).toContain('không thể là số của người nộp hồ sơ hoặc người đại diện');
  });
});

describe('a name', () => {
  it('of a person has no digits; an organisation is called as it is', async () => {
    for (const transferorId of ['022062001234', 'B1234567'])
      expect(await refused('paid-tax', { transferorName: 'Phạm Văn Hải 2', transferorId })).toContain(
        'không có chữ số',
      );
    expect(await refused('inheritance', { transferorName: 'Phạm Văn Hải 2' })).toContain('không có chữ số');
    const company = { transferorName: 'Công ty Cổ phần 319', transferorId: '5700123456' };
    expect(await refused('paid-tax', company)).toBeUndefined();
  });
});

describe('a price', () => {
  it.each([0, -1])('of a sale is no %i', async (priceVnd) => {
    expect(await refused('paid-tax', { priceVnd })).toContain('từ 1 trở lên');
    expect(await refused('leased-asset', { priceVnd })).toContain('từ 1 trở lên');
  });
  it('is none of a gift', async () => {
    expect(await refused('gift', { priceVnd: 0 })).toBeUndefined();
  });
});

describe('who appraises says why', () => {
  const appraised = async (
    appraise: Record<string, unknown>,
    answers: Record<string, unknown> = {},
    name = 'paid-tax',
  ) => {
    const { outcome } = await decideLand(test, name, { answers, recorded: { appraise } });
    return isRefusal(outcome) ? refusalText(outcome, 'vi') : undefined;
  };
  const exchange = { changeKind: 'exchange', priceVnd: undefined };
  const ended = { termFound: 'within', useTermKind: 'limited', useTermEnds: '2020-12-31' };
  const JUDGED = 'Bản án số 12/2026/DS-PT ngày 02/03/2026, Tòa án nhân dân thành phố Quảng Ninh';
  const law = 'Điều 1 Luật Đất đai số 31/2024/QH15';
  const LONG = 'Giấy chứng nhận CS-0779 ngày 02/03/2019 ghi Lâu dài; Điều 171 Luật Đất đai số 31/2024/QH15';

  it('land is agricultural that is exchanged as such and called otherwise', async () => {
    expect(await appraised({}, exchange)).toContain('không phải đất nông nghiệp');
    expect(await appraised({ landUse: ['perennial', 'rural-residential'] }, exchange)).toContain(
      'không phải đất nông nghiệp',
    );
    expect(await appraised({ landUse: ['perennial'], longTermGround: LONG }, exchange)).toBeUndefined();
    expect(
      await appraised(
        { landUse: ['rice', 'aquaculture'], longTermGround: LONG },
        { ...exchange, landPlot: 'Thửa 22, tờ bản đồ 14', certificateNumber: 'CS-0780' },
      ),
    ).toBeUndefined();
  });

  it('a right is exercised whose term ended, and when it ends', async () => {
    const mixed = { useTermKind: 'mixed', termFound: 'within', landUse: ['rural-residential', 'perennial'] };
    for (const term of [
      { useTermKind: 'limited', termFound: 'within' },
      { ...mixed, longTermUse: ['rural-residential'] },
    ])
      expect(await appraised(term)).toContain('Ngày hết thời hạn sử dụng đất');
    // No kind of land is said in words, and no part of a plot is long-term that it does not have, or all of it.
    const runs = { ...mixed, useTermEnds: '2040-12-31' };
    for (const [also, said] of [
      [{ landUse: 'Đất ở, thời hạn đến 31/12/2020' }, 'Loại đất'],
      [{ landUse: [] }, 'Loại đất'],
      [{ useForm: 'Lâu dài' }, 'Hình thức sử dụng đất'],
      [{ longTermUse: 'Đất ở đến năm hai nghìn không trăm hai mươi' }, 'Phần sử dụng lâu dài'],
      [{ longTermUse: ['rice'] }, 'chỉ gồm các loại đất đã ghi'],
      [{ longTermUse: mixed.landUse }, 'chỉ gồm các loại đất đã ghi'],
    ] as const)
      expect(await appraised({ ...runs, longTermUse: ['rural-residential'], ...also })).toContain(said);
    // The term is said of the condition and for the certificate, and is one.
    for (const [termFound, useTermKind] of [
      ['within', 'long-term'],
      ['unlimited', 'limited'],
    ])
      expect(await appraised({ termFound, useTermKind, useTermEnds: '2040-12-31' })).toContain('không khớp');
    // One that is over stands against the request, whatever is written beside it; so it does of what stands on leased land.
    for (const more of [{}, { useTermGround: law }])
      expect(await appraised({ ...ended, ...more })).toContain('Ngày hết thời hạn sử dụng đất');
    expect(await appraised(ended, {}, 'leased-asset')).toContain('Ngày hết thời hạn sử dụng đất');
    expect(await appraised({ termFound: 'ended' })).toContain('trái với kết luận đủ điều kiện');
    expect(await appraised({ disputeFound: 'settled' })).toContain('Văn bản đã giải quyết tranh chấp');
    // What shows that there is none is no document by which there is one.
    for (const shown of [
      { disputeShown: 'Thông báo thụ lý vụ án số 12/TB-TLVA ngày 20/11/2026 của Tòa án nhân dân khu vực 3' },
      { seizureShown: 'Quyết định kê biên số 5/QĐ-CCTHADS ngày 20/11/2026' },
      { urgentMeasureShown: 'Quyết định áp dụng biện pháp khẩn cấp tạm thời số 7/QĐ ngày 20/11/2026' },
    ])
      expect(await appraised(shown)).toContain('trái với kết luận là không có');
    // And where it ends between appraisal and decision.
    const soon = { ...ended, useTermEnds: '2026-11-25' };
    const late = (appraise: object) =>
      decideLand(test, 'paid-tax', {
        answers: {},
        recorded: { appraise: { ...appraise } },
        waits: { sign: '2026-11-26T09:00' },
      });
    test = await testPlatform();
    expect((await late(soon)).outcome).toMatchObject({ code: 'right-ended' });
    test = await testPlatform();
    expect((await late({ ...soon, useTermGround: law })).outcome).toMatchObject({ code: 'right-ended' });
    test = await testPlatform();
    must(
      (await late({ ...soon, useTermEnds: '2026-11-26', disputeFound: 'settled', disputeSettledBy: JUDGED })).outcome,
    );
  });

  it('land is used long-term that is not so by its kind alone, with the document that shows it', async () => {
    const asked = 'không xếp là sử dụng ổn định lâu dài';
    for (const kind of ['rice', 'perennial', 'production-forest', 'industrial', 'commercial', 'production', 'public'])
      expect(await appraised({ landUse: ['urban-residential', kind] }), kind).toContain(asked);
    const runs = { useTermKind: 'mixed', termFound: 'within', useTermEnds: '2040-12-31' };
    const plot = { landUse: ['rural-residential', 'perennial'] };
    expect(await appraised({ ...plot, ...runs, longTermUse: ['perennial'] })).toContain(asked);
    for (const longTermGround of ['Sử dụng lâu dài', 'abc 12', 'Quyết định số 5/QĐ-UBND ngày 30/11/2027'])
      expect(await appraised({ landUse: ['commercial'], longTermGround }), longTermGround).toContain('Căn cứ');
    const { rules, results } = await storyHandedIn(test, LAND, 'paid-tax');
    const checks = (more: object) =>
      must(rules.checkForm('appraise', { ...results['appraise'], ...more }, '2026-11-25'));
    checks({ ...plot, ...runs, longTermUse: ['rural-residential'] });
    checks({ landUse: ['rural-residential', 'defence-security', 'religious', 'cemetery', 'protection-forest'] });
    // Who signs reads it: no bulk decides it.
    checks({ landUse: ['commercial'], longTermGround: LONG });
    expect(rules.toRead('appraise')).toContain('longTermGround');
  });

  it('the register says that nothing stands against it, by a document that can be found', async () => {
    for (const shown of ['disputeShown', 'seizureShown', 'termShown', 'urgentMeasureShown'])
      expect(await appraised({ [shown]: 'abc 12' }), shown).toContain('kèm số, ngày');
  });

  it('a lease is longer than any term; longer than the right of who gives it, it is for no reason', async () => {
    const until = { termFound: 'within', useTermKind: 'limited', useTermEnds: '2040-12-31' };
    for (const more of [{}, { useTermGround: law, longTermGround: law }])
      expect(await appraised({ ...until, ...more }, {}, 'rented-plot')).toContain('của bên cho thuê');
    const years = { leaseFrom: '1996-01-02', leaseTo: '2096-01-01' };
    const long = { termFound: 'within', useTermKind: 'limited', useTermEnds: '2096-01-01' };
    expect(await appraised({ ...until, useTermKind: 'mixed', longTermUse: ['rice'] }, {}, 'rented-plot')).toContain(
      'phần đất được thuê',
    );
    expect(await appraised(long, years, 'rented-plot')).toContain('dài hơn 50 năm');
    expect(await appraised({}, { ...years, leaseTo: '2046-01-03' }, 'rented-plot')).toContain('dài hơn 50 năm');
    expect(await appraised({ ...long, useTermEnds: '2096-11-26' })).toContain('còn hơn 70 năm');
    expect(await appraised({ ...long, longTermGround: law }, years, 'rented-plot')).toBeUndefined();
    test = await testPlatform();
    expect(await appraised({}, { ...years, leaseTo: '2046-01-02' }, 'rented-plot')).toBeUndefined();
  });

  it('somebody known by a passport receives it', async () => {
    const { rules, results } = await storyHandedIn(test, LAND, 'paid-tax');
    const checks = (idNumber: string, receiverGround?: string) =>
      rules.checkForm('appraise', { ...results['appraise'], ...(receiverGround && { receiverGround }) }, '2026-11-25', {
        changeKind: 'transfer',
        applicant: { idNumber },
      });
    const refusal = checks('N12345678');
    expect(isRefusal(refusal) && refusalText(refusal, 'vi')).toContain('người nhận chỉ có số hộ chiếu');
    must(checks('N12345678', law));
    must(checks('022190000001'));
  });
});

it('names no decision that is still to come, of any pack', async () => {
  const invested = async (name: string, answers: Record<string, unknown>) => {
    const { handedIn } = await storyHandedIn(test, '1.009664', name, { answers });
    return isRefusal(handedIn) ? LANGUAGES.map((language) => refusalText(handedIn, language)) : [];
  };
  const policyDecision = 'Quyết định số 1/QĐ-UBND ngày 30/11/2027';
  for (const said of await invested('five-days', { policyDecision })) expect(said).toContain('25/11/2026');
  expect(await invested('five-days', { policyDecision })).toHaveLength(3);
  const earlier = { investmentCase: '3', policyDecision: undefined, earlierDecision: 'QĐ 5/QĐ-UBND, 01/01/2030' };
  expect((await invested('five-days', earlier))[0]).toContain('không được sau ngày 25/11/2026');
  expect((await invested('five-days', { objective: `Theo ${policyDecision}` }))[0]).toContain('30/11/2027');
  expect(await invested('five-days', {})).toEqual([]);
});
