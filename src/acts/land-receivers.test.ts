/** Who receives land beside who applies, and who gives it beside who is named: each of them as who applies. */
import { beforeEach, expect, it } from 'vitest';
import { Province } from '#authority/province.ts';
import { isRefusal, must, type Outcome, refusalText } from '#kernel/outcome.ts';
import { code } from '../../test/support/acts.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { decideLand, issueLand, LAND } from '../../test/support/land.ts';
import { newborn, partyOf, province, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { stepPapers } from './documents.ts';
import { settleReceivers } from './receivers.ts';

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

const [an, binh, cuc, dung, liam] = ['an', 'binh', 'cuc', 'dung', 'liam'].map(partyOf);
const named = ({ name, idNumber }: { name: string; idNumber: string }) => `${name}, số định danh ${idNumber}`;
const lan = 'Phạm Thị Lan, số định danh 022188000777';
const together = (coReceivers: string) => ({ severalReceivers: true, coReceivers });
const half = { transferPart: 'share', partShare: '1/2', giverKeeps: true };
const law = 'Điều 28 Luật Đất đai số 31/2024/QH15';

const text = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? refusalText(outcome, 'vi') : '');

/** What is said where it is handed in. */
async function handedIn(answers: Record<string, unknown>, name = 'paid-tax', applicant = 'dung') {
  try {
    return (await storyHandedIn(test, LAND, name, { answers, applicant })).handedIn;
  } catch (error) {
    return (error as { refusal: Outcome<unknown> }).refusal;
  }
}

it.each([
  'không có ai cả đâu',
  'Phạm Thị Lan, số định danh 000000000000',
  'Phạm Thị Lan, Phạm Văn Long',
  `${lan} và những người khác; không rõ`,
])('names each with a number, and says how to write them: %s', async (written) => {
  for (const answers of [together(written), { coGivers: written }]) {
    const refused = await handedIn(answers);
    expect(code(refused)).toBe('form-invalid');
    expect(text(refused)).toContain('ví dụ: Phạm Thị Lan, số định danh 022188000777, phần quyền 1/4');
  }
});

it.each([
  ['a company', 'Công ty TNHH Vịnh Xanh, mã số thuế 5700000011', 'applicant-kind'],
  ['a cooperative', 'Hợp tác xã Bãi Cháy, mã số thuế 5700000033', 'applicant-kind'],
  ['who applies', named(dung), 'party-twice'],
  ['somebody twice', `${lan}; ${lan}`, 'party-twice'],
  ['who gives', 'Phạm Văn Hải, số định danh 022062001234', 'giver-is-receiver'],
  ['a foreigner', `${liam.name}, hộ chiếu số ${liam.idNumber}`, 'receiver-foreign'],
])('is not %s', async (_who, coReceivers, expected) => {
  expect(code(await handedIn(together(coReceivers)))).toBe(expected);
});

it('is nobody who gives it beside the giver, who died and left it, or twice on their side', async () => {
  expect(code(await handedIn({ ...together(lan), coGivers: lan }))).toBe('giver-is-receiver');
  expect(code(await handedIn({ coGivers: named(dung) }))).toBe('giver-is-receiver');
  expect(code(await handedIn({ coGivers: `${lan}; ${lan}` }))).toBe('party-twice');
  expect(code(await handedIn({ coGivers: 'Phạm Văn Hải, số định danh 022062001234' }))).toBe('party-twice');
  const dead = together('Phạm Văn Hải, số định danh 022042001234');
  expect(code(await handedIn(dead, 'inheritance'))).toBe('giver-is-receiver');
});

it.each([
  ['9/10', 'party-shares'],
  ['1/2', 'party-shares'],
  ['1/4', 'done'],
])('has of a half that goes over no more than it: %s', async (share, expected) => {
  expect(code(await handedIn({ ...half, ...together(`${lan}, phần quyền ${share}`) }))).toBe(expected);
});

it('has shares that are what goes over where that of everybody is written', async () => {
  const shares = (mine: string) => together(`${lan}, phần quyền 1/4; người nộp hồ sơ, phần quyền ${mine}`);
  expect(code(await handedIn({ ...half, ...shares('1/2') }))).toBe('party-shares');
  expect(code(await handedIn({ ...half, ...shares('1/8') }))).toBe('party-shares');
  expect(code(await handedIn({ ...half, ...shares('1/4') }))).toBe('done');
});

it('is asked about in the registers before anybody concludes for it, and not where it is handed in', async () => {
  const source = structuredClone(province.source);
  source.people.find(({ id }) => id === 'binh')!.record!['diedOn'] = '2026-01-02';
  source.people.find(({ id }) => id === 'an')!.record!['nationality'] = 'Đức';
  source.people.find(({ id }) => id === 'cuc')!.record!['nationality'] = 'Việt Nam, Đức';
  test = await testPlatform(undefined, must(Province.from(source)));
  for (const [coReceivers, expected] of [
    [named(binh), 'receiver-died'],
    [named(an), 'receiver-foreign'],
    [`Nguyễn Văn Khác, số định danh ${cuc.idNumber}`, 'party-number-another'],
  ]) {
    const { outcome, reached } = await decideLand(test, 'paid-tax', { answers: together(coReceivers) });
    expect([code(outcome), reached]).toEqual([expected, false]);
  }
  must((await decideLand(test, 'paid-tax', { answers: together(named(cuc)) })).outcome);
});

it('of another nationality is none who may apply, and a Vietnamese person abroad by an article alone', async () => {
  expect(code(await handedIn({}, 'paid-tax', 'liam'))).toBe('receiver-foreign');
  expect(text(await handedIn({}, 'paid-tax', 'liam'))).toContain('Điều 4 Luật Đất đai 31/2024/QH15');
  const abroad = { overseasReceiver: true };
  const decided = async (receiverGround?: string, decision?: Record<string, unknown>) => {
    const recorded = { appraise: { ...(receiverGround && { receiverGround }) } };
    return (await decideLand(test, 'paid-tax', { to: 'liam', answers: abroad, recorded, decision })).outcome;
  };
  expect(text(await decided())).toContain('ghi căn cứ (điều, tên, số văn bản)');
  for (const ground of ['Được nhận quyền', 'Luật Đất đai số 31/2024/QH15'])
    expect(code(await decided(ground)), ground).toMatch(/^law-/);
  const asked = await decided(law);
  expect(code(asked)).toBe('receiver-abroad');
  const reason = 'Đã đối chiếu giấy xác nhận có gốc Việt Nam số 12/2026 do Sở Tư pháp cấp';
  must(await decided(law, { outcome: 'approved', reason }));
});

it('gets the note of the part that was inherited, and who died gets none', async () => {
  const { id, outcome } = await decideLand(test, 'inheritance', {
    answers: { ...half, giverKeeps: undefined, estateRemains: true, split: false, ...together(lan) },
    recorded: { appraise: { newPlot: undefined } },
    decision: { outcome: 'approved', reason: 'Đã đối chiếu trích lục khai tử số 41 với Ủy ban nhân dân phường' },
  });
  must(outcome);
  await issueLand(test, id);
  const events = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body));
  const papers = stepPapers(test.platform, shipped.get(LAND)!, id, events, 'office');
  const note = papers.find(({ letter }) => letter === 'part-note')!.paper;
  expect(note.recipients).toContain(dung.name);
  expect(note.recipients).not.toContain('Phạm Văn Hải');
});

it('under 18 by the digits of the number gives and receives through somebody alone, as who signs saw', async () => {
  const child = (born: string) => ({ transferorName: 'Nguyễn Gia Bảo', transferorId: newborn(born) });
  const son = (born: string) => `Nguyễn Gia Bảo, số định danh ${newborn(born)}`;
  for (const answers of [child('2015'), child('2010'), { coGivers: son('2015') }, together(son('2009'))]) {
    const refused = await handedIn(answers);
    expect(code(refused)).toBe('party-minor');
    expect(text(refused)).toMatch(/Nguyễn Gia Bảo.*chưa đủ 18 tuổi.*«Làm thủ tục qua người đại diện»/);
  }
  // Of age, and who left an inheritance, whatever their age.
  expect(code(await handedIn(child('2007')))).toBe('done');
  expect(code(await handedIn({ deceasedId: newborn('2015') }, 'inheritance'))).toBe('done');
  const reason = 'Mẹ là bà Nguyễn Thị An ký hợp đồng thay con, đã xem trích lục khai sinh số 41/2015';
  for (const [answers, expected] of [
    [{ ...child('2015'), represented: true }, 'party-minor-represented'],
    // In the year of the birthday the digits do not say it.
    [child('2008'), 'party-minor-perhaps'],
  ] as const) {
    const land = { certificateNumber: `AC ${newborn().slice(-6)}`, landPlot: `Thửa ${newborn().slice(-5)}, tờ 41` };
    const decided = await decideLand(test, 'paid-tax', { answers: { ...answers, ...land } });
    expect([code(decided.outcome), decided.reached]).toEqual([expected, true]);
    const decision = { outcome: 'approved', reason };
    must((await decideLand(test, 'paid-tax', { answers: { ...answers, ...land }, decision })).outcome);
  }
});

it('whom a text of before names in no way that can be read, is asked about', async () => {
  const register = test.platform.registers.registers.get('land-right')!;
  const data = { [register.holding!.together!.holders]: 'ông Ba và bà Tư' };
  const entry = { register: register.id, subject: dung.idNumber, data, trueSince: '2026-11-25' };
  const rules = must(await test.platform.procedure(LAND));
  const whose = { applicant: dung, answers: {}, submittedAt: undefined };
  const { asked } = must(await settleReceivers(test.platform, rules, register, entry, whose, {}));
  expect(asked).toMatchObject([{ code: 'parties-unread', params: { text: 'ông Ba và bà Tư' } }]);
});
