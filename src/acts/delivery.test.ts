/** Who a result is handed to, at the door of the act: each with what they need for it, on slips 06 and 07 and in the history. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandOf } from '#dossier/commands.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import type { Slip } from '#dossier/slips.ts';
import type { Applicant, Delivery, Representative } from '#dossier/state.ts';
import { everyRefusal, isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn, TYPED } from '../../test/support/imported.ts';
import { holder, officer, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';
import { slipsFor } from './documents.ts';
import { perform, startDossier } from './perform.ts';

const CODE = '1.000777';
let test: TestPlatform;
let id: string;

beforeEach(async () => {
  test = await testPlatform();
  const { store } = test;
  await publishImported(store, importedPack(CODE));
  const { hash } = (await store.findProcedure(CODE))!;
  const reviews = reviewsOn({ store });
  const free = { ...TYPED, limit: 'workingDays', amount: 5, cost: 'byCouncil', law: TYPED.limitLaw } as const;
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  const opened = { ...mends, channels: { online: free, counter: free }, letter: false };
  must(await reviewByTwo(test.platform, reviews, { ...command, mends: opened }, officer('province.procedures')));
});

/** A dossier of theirs whose result lies on paper at the counter. */
async function atCounter(
  who: string,
  representative?: Representative,
  named: Partial<Applicant> = {},
  delivery?: Delivery,
) {
  const { platform } = test;
  const applicant = { ...partyOf(who), ...named };
  const answers = { applicantName: applicant.name };
  const channel = named.name ? ('counter' as const) : ('online' as const);
  const where = { place: '06685', receivingUnit: '06685-mc' };
  const draft = { act: 'draft-dossier' as const, channel, applicant, answers, ...where };
  const components = ['c1', 'r1'].map((component) => ({ component, originals: 1, copies: 1 }));
  const by = named.name ? holder('06685-mc', 'counter') : person(representative?.id ?? who);
  ({ dossierId: id } = must(
    await startDossier(platform, CODE, { ...draft, representative, components, delivery }, by),
  ));
  must(await perform(platform, id, { act: 'submit-dossier' }, by));
  for (let i = 0; i < 4; i++) await work(platform, id, { appraise: { conclusion: 'meets' } });
}

type Handing = Partial<CommandOf<'deliver-result'>>;
async function hand(more: Handing) {
  const { tasks, delivery } = (await test.store.load(id))!.state;
  const [task] = tasks;
  const how = delivery ? {} : { method: 'counter' as const };
  const command = { act: 'deliver-result' as const, task: task.id, ...how, ...more };
  return perform(test.platform, id, command, holder(task.unit, task.post));
}
const codeOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? outcome.code : 'done');
const refused = async (more: Handing) => codeOf(await hand(more));
const eventsOf = async () => (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
async function papers(events?: DossierEvent[]) {
  const all = events ?? (await eventsOf());
  const { state } = (await test.store.load(id))!;
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const slips = slipsFor(test.platform, rules, id, all);
  const form = <F extends Slip['form']>(wanted: F) =>
    slips.find((slip) => slip.form === wanted) as Extract<Slip, { form: F }>;
  const last = form('06').handovers.at(-1)!;
  const lines = timelineOf(id, all, test.platform.province, 'vi', { step: String, item: String, law: String });
  return {
    signOff: form('07').signOff,
    to: last.to,
    receiver: last.receiver,
    note: last.note,
    line: lines.at(-1)!.detail,
  };
}

const other: Handing = { to: 'authorised', recipient: 'Trần Văn Bình' };
const letter: Handing = { idNumber: '022 085 000 001', paper: 'Giấy ủy quyền số 12', paperDate: '2026-11-20' };
const SAID = 'Trần Văn Bình (người được ủy quyền, số định danh 022085000001, Giấy ủy quyền số 12 ngày 20/11/2026)';

describe('a person’s result', () => {
  beforeEach(() => atCounter('an'));

  it('is handed to that person, who is named without being typed', async () => {
    const { events } = must(await hand({ to: 'applicant', idNumber: '022 190 000 001' }));
    expect(events[0]).toMatchObject({ recipient: 'Nguyễn Thị An', receiver: { as: 'applicant' } });
    const { signOff, to, receiver, line } = await papers();
    expect([signOff, to, receiver]).toEqual(['Nguyễn Thị An', 'Người nộp hồ sơ', 'Nguyễn Thị An']);
    expect(line).toBe('Trực tiếp · Nguyễn Thị An');
  });

  it('is handed to nobody else without number, paper and day of the paper', async () => {
    expect(await refused({ recipient: '' })).toBe('recipient-needed');
    expect(await refused({ to: 'authorised' })).toBe('recipient-authorised-empty');
    expect(await refused({ recipient: 'Trần Văn Bình' })).toBe('recipient-unauthorised');
    expect(await refused({ recipient: 'Trần Văn B1nh' })).toBe('name-unreadable');
    for (const missing of ['idNumber', 'paper', 'paperDate'])
      expect(await refused({ ...other, ...letter, [missing]: ' ' }), missing).toBe('recipient-unauthorised');
    expect(await refused({ to: 'applicant', recipient: 'Trần Văn Bình' })).toBe('recipient-another');
    expect(await refused({ to: 'representative' })).toBe('recipient-no-representative');
    // By their name, whoever has another number is another.
    for (const said of [
      { to: 'applicant' as const },
      { recipient: 'Nguyễn Thị An' },
      { to: 'applicant' as const, ...letter },
    ])
      for (const idNumber of ['001099999999', '12345', partyOf('binh').idNumber])
        expect(await refused({ recipient: 'Nguyễn Thị An', ...said, idNumber })).toMatch(
          idNumber === partyOf('binh').idNumber
            ? /^(recipient-number|applicant-name)-differs$/
            : /^recipient-number-differs$/,
        );
    for (const idNumber of ['12345', '5700000011'])
      expect(await refused({ ...other, ...letter, idNumber })).toBe('recipient-id');
    expect(await refused({ ...other, ...letter, idNumber: partyOf('an').idNumber })).toBe('recipient-is-applicant');
    for (const paperDate of ['2026-02-30', '20/11/2026', '2026-12-31'])
      expect(await refused({ ...other, ...letter, paperDate })).toBe('recipient-paper-date');
    const registered = { ...other, ...letter, idNumber: partyOf('binh').idNumber };
    expect(await refused({ ...registered, recipient: 'Lê Văn X' })).toBe('applicant-name-differs');
    expect(await refused({ ...registered, recipient: 'Tran Van Binh' })).toBe('applicant-name-tones');
    expect(await refused({ to: 'anybody' as 'applicant' })).toBe('choice-unknown');
    const no = await hand({ recipient: 'Trần Văn Bình' });
    expect(isRefusal(no) && refusalText(no, 'vi')).toContain('không có giấy ủy quyền thì không trả kết quả');
  });

  it('is handed to who is authorised as such, on both slips and in the history', async () => {
    must(await hand({ ...other, ...letter }));
    const { signOff, to, receiver, note, line } = await papers();
    expect([signOff, to, receiver]).toEqual([SAID, 'Người được ủy quyền nhận kết quả', 'Trần Văn Bình']);
    expect(note).toContain(SAID);
    expect(line).toBe(`Trực tiếp · ${SAID}`);
  });

  it('goes no way that nobody chose: where the dossier records no wish, whoever hands out asks', async () => {
    const outcome = await hand({ method: undefined, to: 'authorised', recipient: '' });
    const all = isRefusal(outcome) ? everyRefusal(outcome) : [];
    expect(all.map(({ code }) => code)).toEqual(['delivery-needed-paper', 'recipient-authorised-empty']);
    expect(refusalText(all[0], 'vi')).toContain('hãy hỏi người nộp rồi chọn trả tại trung tâm hoặc qua bưu chính');
  });

  it('that was asked for as a file, and is none, goes as whoever hands out was told, without another reason', async () => {
    await atCounter('an', undefined, {}, { method: 'online' });
    expect(await refused({})).toBe('delivery-needed-paper');
    expect(await refused({ method: 'post', consignment: 'EB123456789VN' })).toBe('done');
  });

  it('goes by post with the number of the consignment only', async () => {
    expect(await refused({ method: 'post' })).toBe('consignment-needed');
    expect(await refused({ method: 'post', consignment: ' ' })).toBe('consignment-needed');
    for (const consignment of ['x', 'EB1VN', 'không có số', '-----1'])
      expect(await refused({ method: 'post', consignment }), consignment).toBe('consignment-unreadable');
    expect(await refused({ method: 'post', consignment: 'EB123456789VN' })).toBe('done');
  });

  it('that goes by post was sent, with number and address: that it arrived is not said', async () => {
    must(await hand({ method: 'post', consignment: 'EB123456789VN' }));
    const { state } = (await test.store.load(id))!;
    const address = partyOf('an').address;
    expect(state.posted).toEqual({ consignment: 'EB123456789VN', address });
    const events = await eventsOf();
    const names = { step: String, item: String, law: String };
    const line = timelineOf(id, events, test.platform.province, 'vi', names).at(-1)!;
    expect(line.what).toBe('Gửi kết quả qua bưu chính');
    expect(line.detail).toBe(`Bưu chính (EB123456789VN) · Nguyễn Thị An · ${address}`);
  });

  it('goes another way than was asked for only with a reason, which is kept', async () => {
    await atCounter('an', undefined, {}, { method: 'post', address: 'Số 5, khu 2, phường Hồng Gai' });
    expect(await refused({ method: 'counter', to: 'applicant' })).toBe('delivery-otherwise');
    expect(await refused({ method: 'counter', to: 'applicant', otherwise: 'x' })).toBe('reason-vague');
    const otherwise = 'Người nộp đến nhận trực tiếp';
    const { events } = must(await hand({ method: 'counter', to: 'applicant', otherwise }));
    expect(events[0]).toMatchObject({ method: 'counter', otherwise });
  });

  it('goes by post to the address that was asked for', async () => {
    await atCounter('an', undefined, {}, { method: 'post', address: 'Số 5, khu 2, phường Hồng Gai' });
    const { events } = must(await hand({ consignment: 'EB123456789VN' }));
    expect(events[0]).toMatchObject({ method: 'post', address: 'Số 5, khu 2, phường Hồng Gai' });
    expect(events[0]).not.toHaveProperty('otherwise');
  });

  it('that was handed out before that was asked reads as it was recorded', async () => {
    must(await hand({}));
    const old = (recipient: string) =>
      eventsOf().then((all) =>
        all.map((one) => (one.type === 'result-delivered' ? { ...one, recipient, receiver: undefined } : one)),
      );
    expect(fold(id, await old('Trần Văn Bình')).status).toBe('delivered');
    expect(await papers(await old('Nguyễn Thị An'))).toMatchObject({ signOff: 'Nguyễn Thị An', to: 'Người nộp hồ sơ' });
    // In what quality he took it is not known, and he is no applicant.
    expect(await papers(await old('Trần Văn Bình'))).toMatchObject({
      signOff: 'Trần Văn Bình',
      to: 'Người nhận kết quả',
      line: 'Trực tiếp · Trần Văn Bình',
    });
  });
});

it('a representative on record takes it by the paper that is on record', async () => {
  const { name } = partyOf('an');
  await atCounter('an', { ...partyOf('binh'), authority: 'Giấy ủy quyền số 7' }, { name });
  expect(await refused({ to: 'representative', recipient: 'Lê Thị Cúc' })).toBe('recipient-another');
  must(await hand({ recipient: 'trần văn bình' }));
  expect(await papers()).toMatchObject({
    signOff: 'Trần Văn Bình (người đại diện, Giấy ủy quyền số 7)',
    to: 'Người nộp hồ sơ',
    receiver: 'Trần Văn Bình',
  });
});

describe('an organisation’s result', () => {
  const name = 'Hội Nông dân phường Hồng Gai';
  beforeEach(() => atCounter('halong-tech', undefined, { id: undefined, name, idNumber: '5700000999' }));

  it('is handed to a person there with a position, or to who is authorised; never to the organisation itself', async () => {
    for (const more of [{}, { to: 'applicant' as const }, { recipient: name, position: 'Giám đốc' }])
      expect(await refused(more)).toBe('recipient-person-needed');
    expect(await refused({ recipient: 'Lê Minh Đức' })).toBe('recipient-person-needed');
    expect(await refused({ ...other, ...letter, paper: '' })).toBe('recipient-unauthorised');
    must(await hand({ recipient: 'Lê Minh Đức', position: 'Giám đốc' }));
    expect(await papers()).toMatchObject({
      signOff: 'Lê Minh Đức (Giám đốc)',
      to: 'Người nộp hồ sơ',
      receiver: 'Lê Minh Đức',
    });
  });

  it('is sent to the organisation by post, and to who is authorised at the counter', async () => {
    expect(await refused({ method: 'post' })).toBe('consignment-needed');
    must(await hand({ ...other, ...letter }));
    expect((await papers()).signOff).toBe(SAID);
  });
});

it('all that is wrong with a hand-out is said at once, each in a sentence of its own', async () => {
  await atCounter('an', undefined, {}, { method: 'counter' });
  const outcome = await hand({ method: 'post', to: 'authorised', idNumber: '12', paperDate: '2030-01-01' });
  const all = isRefusal(outcome) ? everyRefusal(outcome) : [];
  expect(all.map(({ code }) => code)).toEqual([
    'recipient-authorised-empty',
    'recipient-id',
    'recipient-paper-date',
    'consignment-needed',
    'delivery-otherwise',
  ]);
  const text = isRefusal(outcome) ? refusalText(outcome, 'vi') : '';
  for (const one of all) expect(text).toContain(refusalText(one, 'vi'));
});

describe('the address of the post', () => {
  const asked = (address: string) =>
    atCounter('an', undefined, {}, { method: 'post', address }).then(
      () => 'taken',
      (fault: Error) => fault.message,
    );

  it.each([
    '0912',
    'x',
    'nhà',
    'phường Hồng Gai',
    'xã Hoành Mô, Quảng Ninh',
    'P. Hồng Gai, Quảng Ninh',
    'nhà, Hà Nội',
    '0912, Hà Nội',
    'an@example.vn',
    'Số 5, khu 2',
    '10 Downing Street, London',
    'Số 5, phố Huế, phường Hồng Gai, London',
    'Số 5, phường Cửa Nam',
    'P. Hồng Gai',
    'p.hồng gai, qn',
    'phuong Hong Gai',
    'phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh',
    'phường Hồng Gai, ĐT 0912345678',
    'Hong Gai Ward, Quang Ninh',
    'Hong Gai Ward',
    'Hồng Gai, Hạ Long, Quảng Ninh',
    'nhà em ở Hà Nội',
    'Hà Nội 100000, Việt Nam',
    'Bãi Cháy',
    'Bãi Cháy, Hạ Long',
    'Hồng Gai, QN',
    'Số 5 Trần Phú, Cẩm Phả',
    'Số 5, Cửa Nam',
  ])('is refused where nothing could be brought to: %s', async (address) => {
    expect(await asked(address)).toContain('postal-address');
  });

  it.each([
    'Số 5, ngõ 12, tổ 3, phường Hồng Gai',
    'Thôn 3, xã Hải Hòa, thành phố Quảng Ninh',
    'Số 5, phố Huế, phường Hai Bà Trưng, Hà Nội',
    'Số 12 đường Lê Lợi, xã Tiên Lãng, thành phố Hải Phòng, Việt Nam',
    'Tổ 3, khu 5, P. Hồng Gai, thành phố Quảng Ninh',
    'Thôn Đông, X. Tiên Yên, Quảng Ninh',
    '12/3 Lê Lợi, P.Bến Thành, Tp.HCM',
    '12/3 Lê Lợi, P.Bến Thành, TPHCM',
    'to 3, khu 5, phuong Hong Gai, Quang Ninh',
    '12/3 Le Loi, phuong Ben Thanh, TP. Ho Chi Minh',
    'Tổ 3 khu 5 phường Hồng Gai Quảng Ninh',
    'Thôn Đông xã Tiên Yên thành phố Quảng Ninh',
    'Số 5 phố Huế phường Hai Bà Trưng Hà Nội',
    '5 Hue Street, Hai Ba Trung Ward, Hanoi City, Vietnam',
    'Group 3, Hong Gai Ward, Quang Ninh',
    'Khu 5, Hồng Gai, Quảng Ninh',
    'K12/4 Hoàng Diệu, Hải Châu, Đà Nẵng',
    'SỐ 5 HÀNG BÔNG, HOÀN KIẾM, HÀ NỘI',
    'Buôn Ea Bông, xã Ea Na, tỉnh Đắk Lắk',
    'Số 1, ấp 2, xã Long Sơn, Bà Rịa - Vũng Tàu',
    'Khu 7 phường Cẩm Phả',
    'so 5 Le Thanh Tong, phuong Hong Gai',
    'khu 5 phuong hong gai',
    'Số 5, phố Huế, phường Hai Bà Trưng, Hà Nội 100000, Việt Nam',
    'Số 5, phố Huế, phường Hai Bà Trưng, Hà Nội, Việt Nam 100000',
    'Số 5, phố Huế, phường Hai Bà Trưng, Hà Nội, ĐT 0912345678',
    'Số 5, phố Huế, phường Hai Bà Trưng, Hà Nội (ĐT: 0912 345 678)',
    'Số 5, khu 5, phường Hồng Gai - 0912345678',
    'Số 5, khu 5, phường Hồng Gai, SĐT: +84912345678',
    'Số 88A đường 25/4, Hồng Gai, QN',
    'Căn 1205 toà A Green Bay, Bãi Cháy',
    'thôn 2, Vĩnh Thực, Móng Cái',
    'Số 5 tổ 3, phường Hồng Gai, TPQN',
  ])('is taken in every province: %s', async (address) => {
    expect(await asked(address)).toBe('taken');
  });
});
