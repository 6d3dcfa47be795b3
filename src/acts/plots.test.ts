/** Parts of a plot of land: who gives one holds it, parts never exceed the whole, and who signs looks at each by itself. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import { decideLand, LAND, TAKEN_BACK_ON } from '../../test/support/land.ts';
import { holder, partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { paperToIssue } from './documents.ts';
import type { Performed } from './perform.ts';
import { publishPacks } from './publish.ts';

let test: TestPlatform;
let plots = 0;
let plot = '';
let certificates = 0;
beforeEach(async () => {
  test = await testPlatform();
  plot = `Thửa ${++plots}, tờ bản đồ 30`;
});

const AREA = 96.5;
const [an, binh, dung] = ['an', 'binh', 'dung'].map(partyOf);
const by = ({ name, idNumber }: { name: string; idNumber: string }) => ({
  transferorName: name,
  transferorId: idNumber,
});
const unknown = by({ name: 'Hoàng Văn Sáu', idNumber: '022062007777' });
const area = (partAreaM2: number, giverKeeps = true) => ({ transferPart: 'area', partAreaM2, giverKeeps });
const share = (partShare: string, giverKeeps = true) => ({ transferPart: 'share', partShare, giverKeeps });
/** The area that the appraisal says. */
const has = (landAreaM2: number) => ({ recorded: { appraise: { landAreaM2 } } });
const freshCertificate = () => `AB ${++certificates + 910_000}`;

async function sell(
  to: string,
  answers: Record<string, unknown>,
  more: Partial<Parameters<typeof decideLand>[2]> = {},
) {
  const given = { certificateNumber: freshCertificate(), landPlot: plot, ...answers };
  // An area is parted off under a number of its own.
  const number = answers['transferPart'] === 'area' && { newPlot: `Thửa ${++plots + 4000}, tờ bản đồ 30` };
  const appraise = { ...number, ...more.recorded?.['appraise'] };
  return decideLand(test, 'paid-tax', { to, answers: given, ...more, recorded: { ...more.recorded, appraise } });
}

async function sold(
  to: string,
  answers: Record<string, unknown>,
  more: Partial<Parameters<typeof decideLand>[2]> = {},
) {
  const done = await sell(to, answers, more);
  return { ...done, made: done.made!, outcome: must(done.outcome) as Performed };
}

/** Who holds which part by the last decision. */
async function parts({ outcome }: { outcome: Performed }) {
  const found = Object.values(outcome.state.decision!.entry!.plotParts ?? {});
  return Promise.all(
    found.map((list) =>
      Promise.all(
        list.map(async ({ dossier, name, of }) => [
          dossier ? (await test.store.load(dossier))!.state.applicant.name : name,
          of,
        ]),
      ),
    ),
  );
}

const earlier = {
  giverUnregistered: true,
  earlierRight: 'Quyết định cho tách thửa của Ủy ban nhân dân thị xã Cẩm Phả',
  earlierRightNumber: '77/QĐ-UBND',
  earlierRightOn: '2011-05-04',
};

describe('a part of a plot that the register holds', () => {
  it('is given by its holder, who keeps the rest and the certificate', async () => {
    const first = await sold('an', unknown);
    const half = await sold('binh', { ...by(an), certificateNumber: first.made, ...share('1/2') });
    expect(await parts(half)).toEqual([
      [
        [an.name, '1/2'],
        [binh.name, '1/2'],
      ],
    ]);
    // Each gives theirs on, by the certificate of their own.
    const quarter = await sold('dung', { ...by(an), certificateNumber: first.made, ...area(AREA / 4) });
    expect(await parts(quarter)).toEqual([
      [
        [an.name, '1/3'],
        [binh.name, '2/3'],
      ],
      [[dung.name, '1/1']],
    ]);
    const rest = await sold(
      'dung',
      { ...by(binh), certificateNumber: half.made, ...share('2/3', false) },
      has(AREA * 0.75),
    );
    expect(await parts(rest)).toEqual([
      [
        [an.name, '1/3'],
        [dung.name, '2/3'],
      ],
    ]);
  });

  it('is given by nobody else, whatever document the specialist writes and whatever the signer says', async () => {
    await sold('an', unknown);
    const stranger = { ...by({ name: 'Nguyễn Không Biết', idNumber: '022062009999' }), ...area(20) };
    const decision = { outcome: 'approved', reason: 'Đã xem quyết định tách thửa số 77/QĐ-UBND' };
    for (const more of [{}, { recorded: { appraise: earlier }, decision }]) {
      const { id, outcome, reached } = await sell('binh', stranger, more);
      expect(outcome).toMatchObject({ code: 'plot-held', params: { holder: an.name, giver: 'Nguyễn Không Biết' } });
      // Said to who appraises: nobody is asked for money first.
      expect(reached).toBe(false);
      const { state } = (await test.store.load(id))!;
      expect(state).toMatchObject({ fees: [], tasks: [{ step: 'appraise' }] });
      expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(`đang đứng tên ${an.name}`);
    }
  });

  it('never exceeds what who gives has, nor leaves nothing of which they keep the rest', async () => {
    const { made } = await sold('an', unknown);
    const own = { ...by(an), certificateNumber: made };
    for (const [part, code] of [
      [area(AREA + 1), 'plot-part-exceeds'],
      // More than the whole is nobody's: said where it is handed in.
      [share('3/2'), 'form-invalid'],
    ] as const) {
      const { outcome, reached } = await sell('binh', { ...own, ...part });
      expect(outcome).toMatchObject({ code });
      expect(reached ?? false).toBe(false);
    }
    for (const part of [area(AREA), share('2/2')])
      expect((await sell('binh', { ...own, ...part })).outcome).toMatchObject({ code: 'plot-nothing-left' });
    await sold('binh', { ...own, ...share('2/3') });
    const refused = (await sell('dung', { ...own, ...share('1/2') })).outcome;
    expect(refused).toMatchObject({ code: 'plot-part-exceeds', params: { part: '1/2', has: '1/3' } });
    // The whole is not theirs any more.
    expect((await sell('dung', { ...own, transferPart: 'whole' })).outcome).toMatchObject({
      code: 'plot-part-exceeds',
      params: { part: '1', has: '1/3' },
    });
  });

  it('is none of who gave all of theirs, nor of one whose result was taken back', async () => {
    const first = await sold('an', unknown);
    const half = await sold('binh', { ...by(an), certificateNumber: first.made, ...share('1/2') });
    const why = {
      ...TAKEN_BACK_ON,
      reason: 'Cấp sai người đứng tên',
      law: 'Điều 152 Luật Đất đai số 31/2024/QH15',
    };
    must(await takeBack(test.platform, half.id, why, holder('vp-dk-dat-dai', 'head')));
    // The half is back with who gave it.
    const again = await sold('dung', { ...by(an), certificateNumber: first.made, ...share('2/3') });
    expect(await parts(again)).toEqual([
      [
        [an.name, '1/3'],
        [dung.name, '2/3'],
      ],
    ]);
    expect((await sell('an', { ...by(binh), ...share('1/2', false) })).outcome).toMatchObject({ code: 'plot-held' });
  });

  it('is signed by itself, and stands on the certificate', async () => {
    const first = await sold('an', unknown);
    const { id, alone } = await sold('binh', { ...by(an), certificateNumber: first.made, ...area(20) });
    // As every change of land is: who signs reads the conditions of Article 45.
    expect([first.alone, alone]).toEqual(['to-read', 'to-read']);
    const { state } = (await test.store.load(id))!;
    const pack = shipped.get(LAND)!;
    const certificate = JSON.stringify(paperToIssue(test.platform, pack, state, test.platform.clock.now()));
    expect(certificate).toContain(`Diện tích: 20 m²`);
    expect(certificate).toContain(`Tách từ ${plot}, diện tích trước khi tách: 96,5 m²`);
    expect(certificate).toContain(`"${state.decision!.entry!.data['landPlot']}"`);
    expect(certificate).not.toMatch(/thửa đất (số[^"]*: )?Thửa/);
    expect(certificate).toContain('Bên chuyển quyền còn giữ phần còn lại của thửa đất');
  });

  it('goes over by the certificate of that plot alone', async () => {
    const { made } = await sold('an', unknown);
    const other = { ...by(an), certificateNumber: made, landPlot: `Thửa ${++plots}, tờ bản đồ 30` };
    expect((await sell('binh', other)).outcome).toMatchObject({
      code: 'plot-not-on-certificate',
      params: { known: plot, plot: other.landPlot },
    });
  });
});

describe('a plot of which the register names a part alone', () => {
  it('is given on by who gave that part, as the register knows them, without another document', async () => {
    await sold('an', { ...unknown, ...share('1/2') });
    const rest = await sold('binh', { ...unknown, ...share('1/2', false) });
    expect(await parts(rest)).toEqual([
      [
        [an.name, '1/2'],
        [binh.name, '1/2'],
      ],
    ]);
    // And by nobody then.
    expect((await sell('dung', { ...unknown, ...share('1/2', false) })).outcome).toMatchObject({ code: 'plot-held' });
  });

  it('is given by somebody new only with the document of their right, which who signs confirms', async () => {
    await sold('an', { ...unknown, ...share('1/2', false) });
    const other = { ...by({ name: 'Vũ Thị Bảy', idNumber: '022062006666' }), ...share('1/2', false) };
    const alone = await sell('binh', other);
    expect(alone.outcome).toMatchObject({ code: 'plot-basis-needed', params: { free: '1/2' } });
    const recorded = { appraise: earlier };
    const silent = await sell('binh', other, { recorded });
    expect(silent).toMatchObject({ alone: 'to-read', outcome: { code: 'objection-unanswered' } });
    const decision = { outcome: 'approved', reason: 'Đã đối chiếu quyết định tách thửa với sổ gốc' };
    expect((await sell('binh', { ...other, ...share('2/3', false) }, { recorded, decision })).outcome).toMatchObject({
      code: 'plot-part-exceeds',
    });
    const done = await sold('binh', other, { recorded, decision });
    expect(done.outcome.state.decision).toMatchObject({
      despite: decision.reason,
      entry: { data: { earlierRight: `${earlier.earlierRight}, số 77/QĐ-UBND, ngày 04/05/2011` } },
    });
    expect(await parts(done)).toEqual([
      [
        [an.name, '1/2'],
        [binh.name, '1/2'],
      ],
    ]);
  });
});

describe('a plot with another number', () => {
  const next = () => `Thửa ${++plots}, tờ bản đồ 30`;

  it('that was parted off is whole, and so is the rest of the old one', async () => {
    const first = await sold('an', unknown);
    const newPlot = next();
    const split = await sold(
      'binh',
      { ...by(an), certificateNumber: first.made, ...area(AREA / 4) },
      { recorded: { appraise: { newPlot } } },
    );
    expect(await parts(split)).toEqual([[[an.name, '1/1']], [[binh.name, '1/1']]]);
    await sold('dung', { ...by(an), certificateNumber: first.made, transferPart: 'whole' }, has(AREA * 0.75));
    expect((await sell('dung', { ...by(an), landPlot: newPlot })).outcome).toMatchObject({ code: 'plot-held' });
  });

  it('is not made from a plot of somebody else, nor put in the place of one', async () => {
    const first = await sold('an', unknown);
    const stranger = by({ name: 'Nguyễn Không Biết', idNumber: '022062009999' });
    const made = { recorded: { appraise: { newPlot: next() } } };
    expect((await sell('binh', stranger, made)).outcome).toMatchObject({ code: 'plot-held' });
    const elsewhere = { ...stranger, landPlot: next() };
    const onto = { recorded: { appraise: { newPlot: plot } } };
    expect((await sell('binh', elsewhere, onto)).outcome).toMatchObject({ code: 'plot-held' });
    // Given whole under another number, the old one is no more.
    const given = await sold(
      'binh',
      { ...by(an), certificateNumber: first.made },
      { recorded: { appraise: { newPlot: next() } } },
    );
    expect((await sell('dung', by(binh))).outcome).toMatchObject({
      code: 'plot-gone',
      params: { dossier: given.outcome.code },
    });
  });
});

describe('an area that is parted off', () => {
  const next = () => `Thửa ${++plots}, tờ bản đồ 30`;
  const split = (appraise: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    sell('binh', { ...unknown, ...area(40), ...more }, { recorded: { appraise } });

  it('goes over under a number of its own alone, other than the plot there was and than the rest', async () => {
    const number = next();
    const wrong: [appraise: Record<string, unknown>, field: string, check: string][] = [
      [{ newPlot: undefined }, 'newPlot', 'phải ghi số thửa, số tờ bản đồ mới'],
      [{ newPlot: plot.replace('Thửa', 'thửa đất số') }, 'newPlot', 'đây là số của thửa đất đang có'],
      [{ newPlot: number, restPlot: number }, 'restPlot', 'trùng số của thửa đất mới'],
      [
        { newPlot: `${number} và thửa 9, tờ bản đồ 31`, restPlot: 'Thửa 9, tờ bản đồ 31' },
        'restPlot',
        'trùng số của thửa đất mới',
      ],
    ];
    for (const [appraise, field, check] of wrong) {
      // The appraiser is told, before anything is made of it.
      const { id, outcome, reached } = await split(appraise);
      expect(outcome, JSON.stringify(appraise)).toMatchObject({
        code: 'form-invalid',
        params: { fields: [{ phrase: 'value-check', params: { at: field } }] },
      });
      expect(isRefusal(outcome) && refusalText(outcome, 'vi')).toContain(check);
      expect(reached).toBe(false);
      expect((await test.store.load(id))!.state.tasks[0].step).toBe('appraise');
    }
    must((await split({ newPlot: number })).outcome);
  });

  it('has a number that is nobody’s yet, as has the rest: said where it is written, and not to who signs alone', async () => {
    const taken = plot;
    await sold('an', unknown);
    plot = next();
    const gone = plot;
    await sold('dung', { ...unknown, certificateNumber: 'AB 970001' }, { recorded: { appraise: { newPlot: next() } } });
    plot = next();
    for (const [appraise, code] of [
      [{ newPlot: taken }, 'plot-held'],
      [{ newPlot: next(), restPlot: taken }, 'plot-held'],
      [{ newPlot: gone }, 'plot-gone'],
    ] as const) {
      const { id, outcome, reached } = await split(appraise, { certificateNumber: 'AB 970002' });
      expect(outcome, JSON.stringify(appraise)).toMatchObject({ code });
      expect(reached).toBe(false);
      expect((await test.store.load(id))!.state.tasks[0].step).toBe('appraise');
    }
    must((await split({ newPlot: next(), restPlot: next() }, { certificateNumber: 'AB 970002' })).outcome);
  });

  it('is refused without a number at the appraisal also where a pack of before asked for none', async () => {
    const files = { ...shipped.get(LAND)!.files };
    files['forms/appraise.yaml'] = files['forms/appraise.yaml'].replace(/^checks:[\s\S]*?(?=^schema:)/m, '');
    await publishPacks(test.store, [{ pack: must(readPack(files)), status: 'published', reasons: [] }]);
    for (const appraise of [{ newPlot: undefined }, { newPlot: plot }]) {
      const { outcome, reached } = await split(appraise);
      expect(outcome, JSON.stringify(appraise)).toMatchObject({ code: 'plot-number-needed', params: { plot } });
      expect(reached).toBe(false);
    }
  });

  it('is not merely noted on the certificate that there is', async () => {
    const done = await sell('binh', { ...unknown, ...area(40) }, { recorded: { appraise: { confirmOnly: true } } });
    const { state } = must(done.outcome) as Performed;
    expect(Object.keys(state.results)).toContain('enter');
    expect(done.rules!.resultOf({ ...state.answers, ...state.results }).letter).toBe('certificate');
  });

  it('leaves a rest that keeps its number, or gets one of its own', async () => {
    const [newPlot, restPlot] = [next(), next()];
    const done = await split({ newPlot, restPlot });
    const { state } = must(done.outcome) as Performed;
    expect(await parts({ outcome: { state } as Performed })).toEqual([
      [],
      [[binh.name, '1/1']],
      [[unknown.transferorName, '1/1']],
    ]);
    expect(state.decision!.entry!.data).toMatchObject({ landPlot: newPlot, formerPlot: plot, restPlot });
    // Who gave it gives the rest on by its number, and nothing by the old one.
    expect((await sell('dung', unknown)).outcome).toMatchObject({ code: 'plot-gone' });
    must((await sell('dung', { ...unknown, landPlot: restPlot }, has(AREA - 40))).outcome);
  });

  it('is asked for where a plot is said to be split or merged as a whole too', async () => {
    const whole = { ...unknown, transferPart: 'whole', split: true };
    expect((await sell('binh', whole)).outcome).toMatchObject({ code: 'form-invalid' });
    must((await sell('binh', whole, { recorded: { appraise: { newPlot: next() } } })).outcome);
  });

  it('is no share: what is held in common keeps the plot', async () => {
    must((await sell('binh', { ...unknown, ...share('1/2') })).outcome);
  });
});

describe('a part given to the public', () => {
  const give = (partAreaM2: number | undefined, name = 'public-gift-part', more: Record<string, unknown> = {}) =>
    decideLand(test, name, {
      to: 'an',
      answers: { certificateNumber: freshCertificate(), landPlot: plot, partAreaM2, ...more },
    });

  it('has its size, less than the plot, and is taken off it', async () => {
    expect((await give(undefined)).outcome).toMatchObject({ code: 'form-invalid' });
    expect((await give(AREA)).outcome).toMatchObject({ code: 'plot-nothing-left' });
    expect((await give(AREA + 1)).outcome).toMatchObject({ code: 'plot-part-exceeds' });
    for (const name of ['public-gift-part', 'public-gift-part-new']) {
      const done = await give(20, name, { landPlot: `Thửa ${++plots}, tờ bản đồ 30` });
      const { state } = must(done.outcome) as Performed;
      expect(state.decision!.entry!.data).toMatchObject({ partAreaM2: 20, plotAreaAfterM2: 76.5 });
      expect(await parts({ outcome: { state } as Performed })).toEqual([[[an.name, '1/1']]]);
      const paper = JSON.stringify(paperToIssue(test.platform, shipped.get(LAND)!, state, test.platform.clock.now()));
      expect(paper).toContain('76,5 m²');
      expect(paper).toContain('20 m²');
    }
  });

  it('leaves who holds the rest in common with what they have of it', async () => {
    const first = await sold('an', unknown);
    await sold('binh', { ...by(an), certificateNumber: first.made, ...share('1/2') });
    const done = await give(AREA / 4, 'public-gift-part', { certificateNumber: first.made });
    const { state } = must(done.outcome) as Performed;
    expect(await parts({ outcome: { state } as Performed })).toEqual([
      [
        [binh.name, '2/3'],
        [an.name, '1/3'],
      ],
    ]);
  });
});

describe('a certificate of a lease, or of what stands on the land alone', () => {
  it.each(['rented-plot', 'leased-asset'])('%s: no land goes over by it', async (name) => {
    const certificateNumber = freshCertificate();
    const lesser = await decideLand(test, name, { to: 'an', answers: { certificateNumber, landPlot: plot } });
    must(lesser.outcome);
    const { outcome } = await sell('binh', {
      ...by(partyOf('an')),
      certificateNumber: lesser.made,
      transferPart: 'whole',
    });
    expect(outcome).toMatchObject({ code: 'holding-lesser', params: { value: lesser.made } });
  });
});

it('a part of the area is given with its rest: it is kept, or the part is all', async () => {
  const { outcome } = await sell('an', { ...unknown, ...area(40, false) });
  expect(outcome).toMatchObject({ code: 'plot-rest-unsaid' });
});

it('what several hold is given away by none of them alone, by its certificate or by the plot', async () => {
  const coReceivers = 'Phạm Thị Lan, số định danh 022188000777';
  const bought = await sold('an', { ...unknown, transferPart: 'whole', severalReceivers: true, coReceivers });
  const alone = { ...by(partyOf('an')), transferPart: 'whole' };
  for (const certificateNumber of [bought.made, freshCertificate()]) {
    const { outcome } = await sell('binh', { ...alone, certificateNumber });
    expect(outcome, certificateNumber).toMatchObject({ code: 'holding-shared', params: { others: coReceivers } });
  }
  must((await sell('binh', { ...alone, certificateNumber: bought.made, coGivers: coReceivers })).outcome);
});

it('who gives is who the population register has under the number', async () => {
  const idNumber = '022190000001';
  const { outcome } = await sell('binh', { ...by({ name: 'Nguyễn Văn Khác', idNumber }), transferPart: 'whole' });
  expect(outcome).toMatchObject({ code: 'giver-number-another', params: { number: idNumber } });
});
