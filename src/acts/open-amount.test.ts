/** A fee of which the People's Council sets the amount, where no list has it: who takes the money says how much, and by which resolution. */
import { beforeEach, describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import type { PaymentStore } from '#spine/payments.ts';
import { timelineOf } from '#views/timeline.ts';
import { actsOf, codes } from '../../test/support/acts.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { orderPayment } from './pay-online.ts';

const COUNCIL = 'Nghị quyết số 999/2026/NQ-HĐND';
const LAW = `Khoản 1 Điều 2 ${COUNCIL}`;
const counter = officer('hong-gai.counter.hoa');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf } = actsOf(() => test, counter);

async function late(): Promise<string> {
  const id = await birthUntil(test, 'receive-dossier', {
    childDateOfBirth: '2023-11-15',
    childPlaceOfBirth: 'Phường Việt Hưng, tỉnh Quảng Ninh',
  });
  expect((await stateOf(id)).fees).toMatchObject([{ id: 'registration-fee', amountVnd: 0, amountOpen: true }]);
  return id;
}
const pay = (id: string, more: object = {}) =>
  act(id, {
    act: 'pay-fee',
    confirmed: true,
    fee: 'registration-fee',
    amountVnd: 8_000,
    reference: 'BL-26T 0000011',
    law: LAW,
    lawChecked: true,
    ...more,
  });

describe('the fee of a late birth', () => {
  it('is paid by nobody online: nobody knows how much', async () => {
    const id = await late();
    const payments = { orderOnce: async () => ({}) } as unknown as PaymentStore;
    const { applicant } = await stateOf(id);
    const own = person(province.source.people.find(({ idNumber }) => idNumber === applicant.idNumber)!.id);
    const ordered = await orderPayment(test.platform, payments, id, 'registration-fee', own);
    expect(codes(ordered)).toEqual(['fee-amount-open']);
  });

  it.each([
    ['Luật Hộ tịch số 60/2014/QH13', ['law-council-needed']],
    ['Điều 11 Luật Hộ tịch số 60/2014/QH13', ['law-council-needed']],
    ['Nghị quyết của Hội đồng nhân dân', ['law-council-needed']],
    [COUNCIL, ['law-article-needed']],
    [' ', ['fee-basis-needed']],
  ])('is taken by no other law than a resolution and its article: «%s» is refused %j', async (law, expected) => {
    const id = await late();
    for (const lawChecked of [true, false]) expect(codes(await pay(id, { law, lawChecked }))).toEqual(expected);
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('paidAt');
  });

  it('is taken by a resolution that the procedure does not cite only once it was looked up', async () => {
    const id = await late();
    expect(codes(await pay(id, { lawChecked: false }))).toEqual(['law-uncited']);
    must(await pay(id));
    const events = await eventsOf(id);
    expect(events.at(-1)).toMatchObject({ type: 'fee-paid', lawChecked: '999/2026/NQ-HĐND' });
    expect((await stateOf(id)).fees).toMatchObject([{ amountVnd: 8_000, law: LAW }]);
    for (const language of LANGUAGES) {
      const lines = timelineOf(id, events, province, language, { step: String, item: String, law: String });
      expect(lines.at(-1)!.detail).toContain('999/2026/NQ-HĐND');
    }
  });

  it.each([5, 80_000_000])('of %s đ is asked about once more, and that stays on record', async (amountVnd) => {
    const id = await late();
    expect(codes(await pay(id, { amountVnd }))).toEqual(['case-fee-unusual']);
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('paidAt');
    must(await pay(id, { amountVnd, amountChecked: true }));
    expect((await stateOf(id)).fees).toMatchObject([{ amountVnd, amountChecked: true }]);
  });

  it.each([
    [{ amountVnd: -1 }, ['amount-invalid']],
    [{ amountVnd: Number.NaN }, ['amount-needed']],
    [
      { amountVnd: 80_000_000, law: 'Điều 11 Luật Hộ tịch số 60/2014/QH13' },
      ['case-fee-unusual', 'law-council-needed'],
    ],
    // That nothing is owed is said by an article.
    [{ amountVnd: 0, law: 'Luật Hộ tịch số 60/2014/QH13' }, ['law-article-needed']],
  ])('is not taken by %j: %j', async (more, expected) => {
    const id = await late();
    expect(codes(await pay(id, more))).toEqual(expected);
    expect((await stateOf(id)).fees[0]).not.toHaveProperty('paidAt');
  });
});
