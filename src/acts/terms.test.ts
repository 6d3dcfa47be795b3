/** A term whose last day is a day off runs to the end of the next working day, and what hangs on a holiday that is not decided is not guessed. */
import { expect, it } from 'vitest';
import { isRefusal, must } from '#kernel/outcome.ts';
import { anotherBirth, holder, partyOf, person, testPlatform } from '../../test/support/platform.ts';
import { perform, startDossier } from './perform.ts';

async function feeOf(born: string, at: string) {
  const test = await testPlatform(undefined, undefined, at);
  const cuc = person('cuc');
  const draft = {
    ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('cuc'), place: '06685' } as const),
    answers: { ...anotherBirth(), childDateOfBirth: born },
    components: [],
  };
  const { dossierId: id } = must(await startDossier(test.platform, '1.001193', draft, cuc));
  must(await perform(test.platform, id, { act: 'submit-dossier' }, cuc));
  const state = async () => (await test.store.load(id))!.state;
  const counter = holder((await state()).receivingUnit, 'counter');
  must(await perform(test.platform, id, { act: 'receive-dossier', task: (await state()).tasks[0].id }, counter));
  const pay = (law?: string) => {
    const money = { fee: 'registration-fee', amountVnd: 0, reference: 'BL-0001', ...(law && { law }) };
    return perform(test.platform, id, { act: 'pay-fee', confirmed: true, ...money }, counter);
  };
  return { fee: (await state()).fees[0], pay, state };
}

it('nothing is owed on the working day after a Sunday that ends the sixty days, and the fee is from the day after', async () => {
  expect((await feeOf('2026-09-23', '2026-11-23T08:30')).fee.exemption?.id).toBe('in-time');
  expect((await feeOf('2026-09-20', '2026-11-19T16:30')).fee.exemption?.id).toBe('in-time');
  const { fee } = await feeOf('2026-09-20', '2026-11-20T08:30');
  expect([fee.exemption, fee.inDoubt]).toEqual([undefined, undefined]);
  expect((await feeOf('2026-09-23', '2026-11-25T08:30')).fee).not.toHaveProperty('exemption');
});

it('whether it is owed is open where the term ends on a holiday that is not decided: who takes the money says by which law', async () => {
  // Sixty days end on 24/11/2026, a day off by default.
  expect((await feeOf('2026-09-25', '2026-11-24T08:30')).fee.exemption?.id).toBe('in-time');
  expect((await feeOf('2026-09-25', '2026-11-26T08:30')).fee).not.toHaveProperty('inDoubt');
  const { fee, pay, state } = await feeOf('2026-09-25', '2026-11-25T08:30');
  expect(fee).toMatchObject({ inDoubt: 'in-time', amountOpen: true });
  expect(fee).not.toHaveProperty('exemption');
  const silent = await pay();
  expect(isRefusal(silent) && silent.code).toBe('fee-basis-needed');
  must(await pay('Điều 148 Bộ luật Dân sự số 91/2015/QH13'));
  expect((await state()).fees[0]).toMatchObject({ amountVnd: 0, law: expect.stringContaining('148') });
  expect((await state()).fees[0]).not.toHaveProperty('inDoubt');
});
