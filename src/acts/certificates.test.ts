/** A certificate of land that was replaced or withdrawn: nothing more is made of it, nor noted on it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { isRefusal, must, type Refusal, refusalText } from '#kernel/outcome.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand, houseOn, LAND, TAKEN_BACK_ON } from '../../test/support/land.ts';
import { holder, partyOf, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { storyOf } from './check-pack.ts';
import { stillHeld } from './holding.ts';
import type { Performed } from './perform.ts';
import { foreseeHolder } from './proofs.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

/** The number of the last certificate that was made, and the plots of the test, each its own. */
let made = '';
/** What is seen before the last decision. */
let seen: Refusal | undefined;
/** Whether who decides came to it at all. */
let reached = false;
let plots = 0;
let plot = '';
beforeEach(() => {
  plot = `Thửa ${++plots}, tờ bản đồ 14`;
});

/** The story of a case, about that certificate, until it is decided; what the decision answers. */
async function decide(
  name: string,
  certificateNumber: string,
  { to, ...more }: Record<string, unknown> & { to?: string } = {},
  recorded: Record<string, Record<string, unknown>> = {},
) {
  // Of one holder, where the case tells of several, and of the whole plot; of another person than the case's, by name alone.
  const other = more['transferorName'] !== undefined && { deceasedId: undefined };
  const answers = { certificateNumber, landPlot: plot, severalReceivers: false, split: false, ...other, ...more };
  // Who inherits from somebody living, as told here, does so for a reason.
  const decision = { outcome: 'approved', reason: 'Đã đối chiếu giấy chứng tử với nơi cấp' };
  const done = await decideLand(test, name, {
    to,
    answers,
    recorded: { ...recorded, appraise: { newPlot: undefined, ...recorded['appraise'] } },
    decision,
  });
  if (done.made) made = done.made;
  reached = done.reached ?? false;
  if (done.reached) seen = done.seen;
  return done.outcome;
}

const heir = partyOf(must(storyOf(shipped.get(LAND)!, 'inheritance')).applicant);

it('makes no second new one, notes nothing more and is not withdrawn twice, however its number is written', async () => {
  must(await decide('inheritance', 'CS-0001'));
  for (const [name, number] of [
    ['inheritance', 'CS 0001'],
    ['without-new-certificate', 'CS-0001'],
    ['public-gift-whole', 'cs-0001'],
  ])
    expect(await decide(name, number), name).toMatchObject({
      code: 'holding-given',
      params: { value: number, holder: heir.name, dossier: expect.stringMatching(/^H49/) },
    });
});

it('that was withdrawn is one no more, though nothing was entered for it', async () => {
  must(await decide('public-gift-whole', 'CS-0002'));
  for (const name of ['inheritance', 'without-new-certificate', 'public-gift-whole'])
    expect(await decide(name, 'CS-0002'), name).toMatchObject({
      code: 'holding-withdrawn',
      params: { value: 'CS-0002' },
    });
});

const binh = partyOf('binh');

it('that something is noted on stays as it is, for the next note and for the next certificate', async () => {
  must(await decide('without-new-certificate', 'CS-0003'));
  must(await decide('without-new-certificate', 'CS-0003', { transferorName: heir.name, to: 'binh' }));
  must(await decide('inheritance', 'CS-0003', { transferorName: binh.name, to: 'an' }));
});

it('is given away by its holder alone, as the register knows them', async () => {
  must(await decide('inheritance', 'CS-0004'));
  const certificate = made;
  const stranger = { transferorName: 'Nguyễn Không Biết' };
  for (const [name, who] of [
    ['inheritance', stranger],
    ['without-new-certificate', stranger],
  ] as const) {
    const refused = await decide(name, certificate.toLowerCase().replace(' ', ''), who);
    expect(refused, name).toMatchObject({ code: 'holder-differs', params: { giver: 'Nguyễn Không Biết' } });
    expect(isRefusal(refused) && refusalText(refused, 'vi')).toContain('theo Sổ địa chính');
  }
  // Another name that only begins as theirs.
  expect(await decide('inheritance', certificate, { transferorName: `${heir.name}h` })).toMatchObject({
    code: 'holder-differs',
  });
  must(await decide('inheritance', certificate, { transferorName: `Ông ${heir.name} và vợ`, to: 'binh' }));
});

it('proves nothing for who gave it away, and again where the gift was taken back', async () => {
  const certificates = async (who: string) => {
    const entries = await stillHeld(test.platform, await test.store.readEntries(partyOf(who).idNumber));
    return entries.filter((one) => one.register === 'land-right').map((one) => one.data['certificateNumber']);
  };
  const earlier = must(await decide('inheritance', 'CS-0005')) as Performed;
  const first = made;
  expect(await certificates(heir.id)).toEqual([first]);
  const sold = must(await decide('inheritance', first, { transferorName: heir.name, to: 'binh' })) as Performed;
  expect(await certificates(heir.id)).toEqual([]);
  expect(await certificates('binh')).toEqual([made]);
  const head = holder('vp-dk-dat-dai', 'head');
  const law = 'Điều 152 Luật Đất đai số 31/2024/QH15';
  const revoke = (id: string) =>
    takeBack(test.platform, id, { ...TAKEN_BACK_ON, reason: 'Cấp sai người đứng tên', law }, head);
  // What rests on it goes first.
  expect(await revoke(earlier.dossierId)).toMatchObject({
    code: 'revoked-moved-on',
    params: { holder: partyOf('binh').name, dossier: sold.state.code },
  });
  must(await revoke(sold.dossierId));
  expect(await certificates(heir.id)).toEqual([first]);
  must(await revoke(earlier.dossierId));
});

it('is asked for as it is printed: what cannot be read as a number of a certificate is not taken', async () => {
  for (const number of [
    'AB 90OOO1',
    'Số AB 900001',
    'số phát hành: ab 900001',
    'GCN số AB 900001',
    '900001',
    'không rõ',
  ])
    expect(await decide('inheritance', number), number).toMatchObject({ code: 'form-invalid' });
  expect(await decide('inheritance', 'AB 900001', { landPlot: 'Khu 7, phường Cẩm Phả' })).toMatchObject({
    code: 'form-invalid',
  });
});

it('lets no plot be given away by who does not hold it, under whatever certificate', async () => {
  must(await decide('inheritance', 'AB 900010'));
  const own = made;
  const again = { transferorName: 'Nguyễn Không Biết', transferorId: '022062009999', to: 'binh' };
  for (const written of [plot, plot.toUpperCase(), plot.replace('Thửa', 'Thửa đất số')]) {
    const refused = await decide('paid-tax', 'AC 900011', { ...again, landPlot: written });
    expect(refused, written).toMatchObject({
      code: 'plot-held',
      params: { holder: heir.name, dossier: expect.stringMatching(/^H49/), giver: 'Nguyễn Không Biết' },
    });
    expect(reached).toBe(false);
  }
  // Of another sheet.
  must(await decide('paid-tax', 'AC 900012', { ...again, landPlot: plot.replace('bản đồ 14', 'bản đồ 15') }));
  // The plot stays with its holder, who can give it on.
  must(await decide('paid-tax', own, { transferorName: heir.name, transferorId: heir.idNumber, to: 'an' }));
});

it('ends with the new one, which has another number', async () => {
  const own = { enter: { newCertificateNumber: 'AB 900030' } };
  expect(await decide('inheritance', 'AB900030', {}, own)).toMatchObject({ code: 'holding-same' });
  expect(seen).toMatchObject({ code: 'holding-same' });
});

it('is entered under a number of the book that no other has, however it is typed', async () => {
  const under = (bookNumber: string) => ({
    enter: { newCertificateNumber: `AB 9009${bookNumber.slice(-2)}`, bookNumber },
  });
  must(await decide('inheritance', 'AB 900031', {}, under('VP 00931')));
  const other = { landPlot: 'Thửa 77, tờ bản đồ 14' };
  expect(await decide('gift', 'AB 900032', other, { enter: { bookNumber: 'vp-00931' } })).toMatchObject({
    code: 'value-entered',
    params: { value: 'vp-00931' },
  });
  must(await decide('gift', 'AB 900033', other, under('VP 00932')));
});

it('is not given to oneself; namesakes are told apart by their numbers', async () => {
  const own = { transferorName: heir.name };
  for (const [name, more] of [
    ['paid-tax', { ...own, transferorId: heir.idNumber }],
    ['paid-tax', { transferorName: 'Nguyễn Văn Khác', transferorId: heir.idNumber }],
    ['inheritance', { transferorName: `Bà ${heir.name}` }],
    ['rented-plot', { ...own, transferorId: heir.idNumber }],
  ] as const)
    expect(await decide(name, 'AB 900020', more), name).toMatchObject({ code: 'giver-is-receiver' });
  must(await decide('paid-tax', 'AB 900020', { ...own, transferorId: '022062008888' }));
  // So is who knows the holder's number, and a namesake of who holds it.
  const held = made;
  const stranger = { transferorName: 'Lê Văn Tám', transferorId: heir.idNumber, to: 'binh' };
  expect(await decide('paid-tax', held, stranger)).toMatchObject({ code: 'holder-differs' });
  expect(reached).toBe(false);
  // Against the request it is concluded all the same.
  const against = { appraise: { conclusion: 'does-not-meet', note: 'Bên chuyển quyền không đứng tên trên thửa đất' } };
  await decide('paid-tax', held, stranger, against);
  expect(reached).toBe(true);
  const namesake = await decide('paid-tax', held, { ...own, transferorId: '022062008888', to: 'binh' });
  expect(namesake).toMatchObject({ code: 'holder-number-differs', params: { end: heir.idNumber.slice(-3) } });
  const said = isRefusal(namesake) ? refusalText(namesake, 'vi') : '';
  expect(said).toContain('số định danh 022062008888 đã ghi không phải số của người này');
  expect(said).not.toContain(heir.idNumber);
  must(await decide('paid-tax', made, { ...own, transferorId: heir.idNumber, to: 'binh' }));
});

it('that was given away is refused as such for every further use, before anybody pays', async () => {
  must(await decide('paid-tax', 'AB 900030'));
  for (const name of [
    'inheritance',
    'gift',
    'paid-tax',
    'rented-plot',
    'without-new-certificate',
    'public-gift-whole',
  ]) {
    const more = name.startsWith('public') ? {} : { transferorName: 'Nguyễn Không Biết' };
    const refused = await decide(name, 'AB 900030', { ...more, to: 'binh' });
    const said = { code: 'holding-given', params: { value: 'AB 900030', holder: heir.name } };
    expect(refused, name).toMatchObject(said);
    expect(reached, name).toBe(false);
  }
});

describe('a building permit for a plot', () => {
  const told = async (applicant: string, landPlot: string) => {
    const { dossierId, rules, handedIn } = await storyHandedIn(test, '1.013225', 'no-site-check', {
      applicant,
      answers: { landPlot, landAreaM2: 96.5 },
    });
    must(handedIn);
    return foreseeHolder(test.platform, rules, (await test.store.load(dossierId))!.state);
  };

  it('tells who handles it that the plot is somebody else’s, or that its holder is unknown', async () => {
    expect(await told('an', plot)).toMatchObject({ code: 'plot-holder-unknown', params: { plot } });
    must(await decide('paid-tax', 'AC 900021'));
    const again = plot.replace('tờ bản đồ', 'tờ số');
    const refused = await told('an', again);
    expect(refused).toMatchObject({ code: 'plot-of-another', params: { holder: partyOf('dung').name } });
    expect(refused && refusalText(refused, 'vi')).toMatch(
      /^Thửa đất «.*»: theo Sổ địa chính, người có quyền là .* \(hồ sơ H49\..*\)/,
    );
    expect(await told('dung', plot)).toBeUndefined();
    expect(await told('an', `${plot}; thửa 9999, tờ bản đồ 14`)).toMatchObject({ code: 'plot-of-another' });
    expect(await told('dung', 'Thửa 9999, tờ bản đồ 14')).toMatchObject({ code: 'plot-holder-unknown' });
  });

  it('that is somebody else’s is given only with who decides saying by what right, kept beside what the register says', async () => {
    must(await decide('paid-tax', 'AC 900022'));
    const permit = { procedure: '1.013225', to: 'an', answers: { landPlot: plot, ...houseOn(96.5) } };
    const asked = await decideLand(test, 'no-site-check', permit);
    expect([asked.reached, asked.outcome]).toMatchObject([true, { code: 'plot-of-another' }]);
    for (const decision of [{ outcome: 'approved' }, { outcome: 'approved', reason: ' x ' }, { reason: 'Có hợp đồng' }])
      expect(isRefusal((await decideLand(test, 'no-site-check', { ...permit, decision })).outcome)).toBe(true);
    const reason = 'Hợp đồng thuê đất số 12/2026 ngày 03/10/2026 với người có quyền, đã đối chiếu';
    const done = await decideLand(test, 'no-site-check', { ...permit, decision: { outcome: 'approved', reason } });
    expect((must(done.outcome) as Performed).state.decision).toMatchObject({
      despite: reason,
      entry: { asked: [{ code: 'plot-of-another', params: { holder: partyOf('dung').name } }] },
    });
    // The holder needs no reason.
    const recorded = { appraise: { furtherPermit: 'Nhà phụ thứ hai trên cùng thửa đất' } };
    must((await decideLand(test, 'no-site-check', { ...permit, to: 'dung', recorded })).outcome);
  });
});
