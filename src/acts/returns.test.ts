/** The number of a transfer proves one return of money at a centre, and what was recorded of surplus money is read back and corrected. */
import { beforeEach, describe, expect, it } from 'vitest';
import { fold } from '#dossier/evolve.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, codes, DETERMINED } from '../../test/support/acts.ts';
import { houseSubmitted } from '../../test/support/begun.ts';
import { officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { SYSTEM } from './perform.ts';

const COUNCIL = 'Khoản 1 Điều 2 Nghị quyết số 999/2026/NQ-HĐND';
const LAW = 'Điều 21 Nghị định số 118/2025/NĐ-CP';
const reason = 'Công việc thu phí chưa thực hiện';
const why = 'Ghi nhầm số giao dịch của hồ sơ khác';
const counter = officer('hong-gai.counter.hoa');
const hand = officer('hong-gai.counter.lan');

let test: TestPlatform;
let n = 0;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf, toldLast } = actsOf(() => test, counter);

/** A dossier for which money came that pays nothing of it, by these transfers. */
async function surplus(...came: string[]): Promise<string> {
  const id = await houseSubmitted(test);
  must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: COUNCIL, lawChecked: true }));
  for (const reference of came)
    must(
      await act(
        id,
        { act: 'record-surplus', fee: 'case-fee', amountVnd: 70_000, reference, why: 'wrong-amount' },
        SYSTEM,
      ),
    );
  return id;
}
async function withdrawn(): Promise<string> {
  const id = await surplus();
  must(
    await act(id, {
      act: 'pay-fee',
      confirmed: true,
      fee: 'case-fee',
      amountVnd: 75_000,
      reference: `BL-26T 00${++n}`,
    }),
  );
  must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
  return id;
}
const back = (id: string, reference: string, by: string, more: object = {}, who = counter) =>
  act(id, { act: 'return-surplus', reference, by, confirmed: true, ...more }, who);
const refund = (id: string, reference: string, more: object = {}, who = counter) =>
  act(id, { act: 'refund-fee', fee: 'case-fee', reference, reason, law: LAW, ...DETERMINED, ...more }, who);
const keep = (id: string, more: object = {}, who = counter) =>
  act(id, { act: 'keep-fee', fee: 'case-fee', reason, law: LAW, ...DETERMINED, ...more }, who);
const returnedOf = async (id: string) => (await stateOf(id)).surplus?.map(({ returned }) => returned?.reference);

describe('the number of a transfer by which money goes back', () => {
  it('proves one return, in the dossier and in others, of surplus money and of fees, however it is typed', async () => {
    const [one, other, stopped] = [await surplus('FT-1', 'FT-2'), await surplus('FT-3'), await withdrawn()];
    must(await back(one, 'FT-1', 'HT-0001'));
    const { code } = await stateOf(one);
    for (const again of ['HT-0001', 'ht 1', '0001']) {
      for (const refused of [await back(one, 'FT-2', again), await back(other, 'FT-3', again)]) {
        expect(refused).toMatchObject({ code: 'return-used', params: { dossier: code } });
        for (const language of LANGUAGES) {
          const said = isRefusal(refused) ? refusalText(refused, language) : '';
          for (const part of ['70.000', 'FT-1']) expect(said).toContain(part);
          expect(said).not.toMatch(/[{}]/);
        }
      }
      expect(codes(await refund(stopped, again))).toEqual(['return-used']);
    }
    expect([await returnedOf(one), await returnedOf(other)]).toEqual([['HT-0001', undefined], [undefined]]);
    expect((await stateOf(stopped)).fees[0]).not.toHaveProperty('refund');
    must(await refund(stopped, 'HT-0002'));
    expect(await back(other, 'FT-3', 'HT-0002')).toMatchObject({
      code: 'return-used',
      params: { dossier: (await stateOf(stopped)).code },
    });
    // Another series has the same numbers, and what the command line tells is asked alike.
    must(await back(other, 'FT-3', 'UNC-0001'));
    expect(codes(await back(one, 'FT-2', 'UNC-0001', {}, SYSTEM))).toEqual(['return-used']);
    for (const none of [' ', '--']) expect(codes(await back(one, 'FT-2', none))).toEqual(['reference-needed']);
  });

  it('is taken once of several that are recorded at one moment', async () => {
    const ids = [await surplus('FT-1'), await surplus('FT-2'), await surplus('FT-3')];
    const done = await Promise.all(ids.map((id, i) => back(id, `FT-${i + 1}`, 'HT-7')));
    expect(done.map((one) => codes(one)[0]).sort()).toEqual(['done', 'return-used', 'return-used']);
  });

  it('is apart from the numbers by which money comes', async () => {
    const [one, stopped] = [await surplus('FT-1'), await withdrawn()];
    must(await back(one, 'FT-1', `BL-26T 00${n}`));
    must(await refund(stopped, 'BL-26T 0099'));
    must(
      await act(one, { act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-26T 0099' }),
    );
  });

  it('is of several returns where that is said of each of them, from the first on, or by a correction of it', async () => {
    const [one, other, stopped] = [await surplus('FT-1', 'FT-2'), await surplus('FT-3'), await withdrawn()];
    must(await back(one, 'FT-1', 'HT-1', { shared: true }));
    for (const refused of [await back(one, 'FT-2', 'HT-1'), await back(other, 'FT-3', 'HT-1')])
      expect(codes(refused)).toEqual(['return-used']);
    must(await back(one, 'FT-2', 'HT-1', { shared: true }));
    must(await refund(stopped, 'HT-1', { shared: true }));
    expect((await stateOf(stopped)).fees[0].refund).toMatchObject({ reference: 'HT-1', shared: true });
    const [third, fourth] = [await surplus('FT-4'), await surplus('FT-5')];
    must(await back(third, 'FT-4', 'HT-2'));
    expect(codes(await back(fourth, 'FT-5', 'HT-2', { shared: true }))).toEqual(['return-used']);
    must(await back(third, 'FT-4', 'HT-2', { shared: true, corrects: 'Giao dịch này hoàn trả chung' }, hand));
    must(await back(fourth, 'FT-5', 'HT-2', { shared: true }));
    expect(codes(await back(other, 'FT-3', 'HT-2'))).toEqual(['return-used']);
    // Said once to be of several it stays so.
    must(await back(third, 'FT-4', 'HT-2', { corrects: 'Ghi lại cho đúng ngày' }));
    expect((await stateOf(third)).surplus?.[0].returned).toMatchObject({ shared: true });
  });

  it('is free again once a correction puts another in its place, or finds that the fee is kept', async () => {
    const [one, other, stopped] = [await surplus('FT-1'), await surplus('FT-2'), await withdrawn()];
    must(await back(one, 'FT-1', 'HT-1'));
    expect(codes(await back(one, 'FT-1', 'HT-0001', {}, hand))).toEqual(['notice-returned']);
    must(await back(one, 'FT-1', 'HT-2', { corrects: why }, hand));
    must(await back(other, 'FT-2', 'HT-1'));
    expect(codes(await back(one, 'FT-1', 'HT-1', { corrects: why }))).toEqual(['return-used']);
    expect(await returnedOf(one)).toEqual(['HT-2']);
    must(await refund(stopped, 'HT-3'));
    // Of the same transfer, something else may be corrected.
    must(await refund(stopped, 'HT-3', { corrects: 'Sửa căn cứ', determinedNumber: '13/TB-UBND' }, hand));
    must(await keep(stopped, { corrects: 'Tiền chưa chuyển, tra lại theo văn bản' }));
    must(await back(await surplus('FT-4'), 'FT-4', 'HT-3'));
    expect(codes(await refund(stopped, 'HT-3', { corrects: why }, hand))).toEqual(['return-used']);
  });
});

describe('a return of surplus money', () => {
  it('is read back by an officer before it counts, and not by the system', async () => {
    const [one, other] = [await surplus('FT-1'), await surplus('FT-2')];
    const unread = await back(one, 'FT-1', 'HT-1', { confirmed: undefined });
    expect(codes(unread)).toEqual(['return-unread']);
    for (const language of LANGUAGES) {
      const said = isRefusal(unread) ? refusalText(unread, language) : '';
      for (const part of ['70.000', 'FT-1', 'HT-1']) expect(said).toContain(part);
      expect(said).not.toMatch(/[{}]/);
    }
    expect(await returnedOf(one)).toEqual([undefined]);
    must(await back(other, 'FT-2', 'HT-1', { confirmed: undefined }, SYSTEM));
  });

  it('is corrected by another officer with the reason, and told; both records stay and the last stands', async () => {
    const id = await surplus('FT-1');
    expect(codes(await back(id, 'FT-1', 'HT-1', { corrects: why }))).toEqual(['settling-none']);
    must(await back(id, 'FT-1', 'HT-1'));
    expect(codes(await back(id, 'FT-1', 'HT-2', { corrects: why }))).toEqual(['settling-own']);
    expect(codes(await back(id, 'FT-1', 'HT-2', { corrects: ' ' }, hand))).toEqual(['reason-needed']);
    expect(codes(await back(id, 'FT-1', 'HT-2', { corrects: '.' }, hand))).toEqual(['reason-vague']);
    expect(codes(await back(id, 'FT-1', 'HT-2', { corrects: why, confirmed: false }, hand))).toEqual(['return-unread']);
    must(await back(id, 'FT-1', 'HT-2', { corrects: why }, hand));
    const state = await stateOf(id);
    expect(state.surplus).toMatchObject([
      { returned: { reference: 'HT-2', by: hand.name, corrects: { by: counter.name, why } } },
    ]);
    const events = await eventsOf(id);
    expect(events.slice(-2)).toMatchObject([{ returnedBy: 'HT-1' }, { returnedBy: 'HT-2', corrects: { why } }]);
    expect(fold(id, events).surplus).toEqual(state.surplus);
    const [told] = await toldLast(id);
    for (const language of LANGUAGES) {
      const lines = timelineOf(id, events, province, language, { step: String, item: String, law: String });
      for (const part of ['HT-2', counter.name, why]) expect(lines.at(-1)!.detail).toContain(part);
      expect(textOf(told, language).what).toContain(why);
    }
  });

  it('of before, which does not say who entered it, is corrected too', async () => {
    const id = await surplus('FT-1');
    must(await back(id, 'FT-1', 'HT-1'));
    const { by, officer: _, ...before } = (await stateOf(id)).surplus![0].returned!;
    expect(by).toBe(counter.name);
    const state = await stateOf(id);
    state.surplus![0].returned = before;
    test.platform.snapshots.delete(id);
    const loaded = (await test.store.load(id))!;
    test.platform.snapshots.set(id, { ...loaded, state });
    must(await back(id, 'FT-1', 'HT-2', { corrects: why }, hand));
    const events = await eventsOf(id);
    const names = { step: String, item: String, law: String };
    expect(timelineOf(id, events, province, 'vi', names).at(-1)!.detail).toContain(`sửa ghi nhận trước: ${why}`);
  });
});
