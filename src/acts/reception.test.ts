/** What a centre can't take in leaves it with form 03, though nothing has a code yet. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fold } from '#dossier/evolve.ts';
import type { Slip } from '#dossier/slips.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { actsOf, code, codes, SHOWN_BY } from '../../test/support/acts.ts';
import { officer, partyOf, person, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { slipsFor } from './documents.ts';
import { startDossier } from './perform.ts';

const HOUSEHOLD = '1.001612';
const HOA = officer('hong-gai.counter.hoa');
const BROUGHT = {
  act: 'refuse-reception' as const,
  channel: 'counter' as const,
  applicant: partyOf('cuc'),
  receivingUnit: '06685-mc',
  answers: { businessName: 'Hộ kinh doanh Quán Mới' },
  grounds: [{ kind: 'condition', id: 'condition.private-enterprise', shownBy: SHOWN_BY }] as const,
  law: 'Điều 188 khoản 3 Luật Doanh nghiệp 59/2020/QH14',
};

let test: TestPlatform;
const { eventsOf, stateOf, toldLast } = actsOf(() => test, HOA);
beforeEach(async () => {
  test = await testPlatform();
});
const refused = (change: object = {}, actor = HOA as never, options = {}) =>
  startDossier(test.platform, HOUSEHOLD, { ...BROUGHT, ...change }, actor, options);

const slipOf = async (id: string) => {
  const rules = must(await test.platform.procedure(HOUSEHOLD));
  return slipsFor(test.platform, rules, id, await eventsOf(id));
};

describe('a refusal to receive', () => {
  it('given a condition that fails, when the counter refuses, then form 03 says who, why and by what, without a code', async () => {
    const { dossierId, state } = must(await refused());
    expect(state).toMatchObject({
      status: 'refused',
      outcome: 'refused',
      applicant: { name: partyOf('cuc').name },
      receivingUnit: '06685-mc',
      fees: [],
      components: [],
    });
    expect(state.code).toBeUndefined();
    const slips = await slipOf(dossierId);
    expect(slips.map(({ form }) => form)).toEqual(['03']);
    expect(slips[0]).toMatchObject({
      number: '01/PTC-TTPVHCC',
      owner: { name: partyOf('cuc').name, idNumber: partyOf('cuc').idNumber },
      grounds: [{ vi: expect.stringContaining('«Chủ hộ không đồng thời là chủ doanh nghiệp tư nhân') }],
      reasons: expect.stringContaining('thể hiện tại văn bản số 12/TB-UBND ngày 20/11/2026'),
      refusedBy: '',
      money: [],
      signatures: { officer: HOA.name },
    });
    const paper = JSON.stringify(slipPaper(slips[0] as Slip));
    expect(paper).toContain('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ');
    expect(paper).toMatch(
      /Chưa đáp ứng yêu cầu, điều kiện đã công bố.*doanh nghiệp tư nhân.*\(thể hiện tại văn bản số 12\/TB-UBND ngày 20\/11\/2026 của Ủy ban/,
    );
    expect(paper.match(/12\/TB-UBND/g)).toHaveLength(1);
    expect(paper).not.toContain('Mã hồ sơ');
  });

  it('stands in the record as everything else, in the book of the centre and with who has an account', async () => {
    const { dossierId } = must(await refused());
    const { rows } = await test.store.findDossiers(
      { status: 'refused' },
      { receivingUnits: ['06685-mc'] },
      { limit: 5 },
    );
    expect(rows).toMatchObject([{ id: dossierId, procedure: HOUSEHOLD, applicantName: partyOf('cuc').name }]);
    const kept = (await test.store.readEvents(dossierId)).map(({ body }) => body);
    expect(kept).toHaveLength(1);
    expect(fold(dossierId, await eventsOf(dossierId))).toEqual((await test.store.load(dossierId))!.state);
    expect((await stateOf(dossierId)).untold).toBeUndefined();
    expect(await toldLast(dossierId)).toMatchObject([{ kind: 'refused' }]);
  });

  it('draws its numbers from the book of form 03, and sent again is the same one', async () => {
    const first = must(await refused({}, HOA as never, { idempotencyKey: 'one' }));
    const again = must(await refused({}, HOA as never, { idempotencyKey: 'one' }));
    expect(again).toMatchObject({ dossierId: first.dossierId, replayed: true });
    const second = must(await refused({ applicant: partyOf('an') }));
    expect(await slipOf(second.dossierId)).toMatchObject([{ number: '02/PTC-TTPVHCC' }]);
  });

  it('is given whoever may not apply, also an organisation of what only people apply for', async () => {
    expect(code(await refused({ applicant: { ...partyOf('an'), name: 'Nguyễn Thị An' } }))).toBe('done');
    const applicant = { name: 'Công ty cổ phần Công nghệ Vịnh Xanh', idNumber: '5700000011', address: 'Hạ Long' };
    expect(code(await refused({ applicant }))).toBe('done');
  });

  it('takes no words of its own, and says all that is wrong at once', async () => {
    for (const reason of ['', 'Thiếu bản chính hợp đồng'])
      expect(codes(await refused({ reason, law: '' }))).toEqual(['reason-unused', 'law-needed']);
    expect(codes(await refused({ despite: 'Đã thẩm định' }))).toEqual(['reason-unused']);
    expect(codes(await refused({ law: '', grounds: [] }))).toEqual(['law-needed', 'ground-needed']);
    expect(codes(await refused({ law: 'Luật Doanh nghiệp 59/2020/QH14' }))).toEqual(['law-article-needed']);
    expect(codes(await refused({ law: 'Điều 3 Luật 99/2021/QH14' }))).toEqual(['law-unlisted']);
  });

  it('is of the person whose number it is, at a centre of who refuses', async () => {
    expect(code(await refused({ applicant: { ...partyOf('cuc'), name: 'Trần Văn Khác' } }))).toBe(
      'applicant-name-differs',
    );
    expect(code(await refused({ applicant: { ...partyOf('cuc'), idNumber: '12' } }))).toBe('id-number-unreadable');
    expect(code(await refused({ receivingUnit: '06685' }))).toBe('not-permitted');
    expect(code(await refused({ place: 'x' }))).toBe('unit-unknown');
    expect(code(await refused({ channel: 'online' }))).toBe('online-by-officer');
    expect(code(await refused({}, officer('hong-gai.chair') as never))).toBe('not-permitted');
    expect(code(await refused({}, person('cuc') as never))).toBe('not-permitted');
  });

  it('has no other answer than form, and begins nothing of a dossier that is there', async () => {
    const { dossierId } = must(await refused());
    const { act } = actsOf(() => test, HOA);
    expect(code(await act(dossierId, BROUGHT))).toBe('not-in-this-status');
    const strange = await refused({ answers: { businessName: 7 } });
    expect(isRefusal(strange)).toBe(false);
  });
});
