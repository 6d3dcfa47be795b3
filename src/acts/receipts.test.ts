/** The number of a receipt pays one debt at a centre, and a financial obligation is stated once. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '#authority/permission.ts';
import { isPaused } from '#dossier/clock.ts';
import type { Command } from '#dossier/commands.ts';
import { isObjectedTo } from '#dossier/conclusions.ts';
import type { DossierEvent } from '#dossier/events.ts';
import { fold } from '#dossier/evolve.ts';
import { isPossible } from '#dossier/possible.ts';
import type { DossierState } from '#dossier/state.ts';
import { stopsOf } from '#dossier/stop-answered.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import type { Message } from '#spine/messages.ts';
import { eventsGiven, givenWhole } from '#views/given.ts';
import { textOf } from '#web/message-words.ts';
import { storyHandedIn } from '../../test/support/begun.ts';
import { holder, officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { perform, SYSTEM } from './perform.ts';
import { tellingsOf } from './tellings.ts';

let test: TestPlatform;
let plots = 0;
beforeEach(async () => {
  test = await testPlatform();
});

const stateOf = async (id: string) => (await test.store.load(id))!.state;

/** A change of land until that step is next, paid or not. */
async function landUntil(step: string, id?: string): Promise<string> {
  const plot = ++plots;
  const answers = { certificateNumber: `AB ${960_000 + plot}`, landPlot: `Thửa ${plot}, tờ bản đồ 71` };
  const { dossierId, results } = await storyHandedIn(test, '1.013831', 'paid-tax', { answers });
  await goOn(id ?? dossierId, step, results);
  return id ?? dossierId;
}

async function goOn(id: string, step: string, results: Record<string, Record<string, unknown>>) {
  for (let i = 0; i < 10; i++) {
    const [task] = (await stateOf(id)).tasks;
    if (!task || task.step === step) return;
    const [by] = province.holders(task.unit, task.post, '2026-11-25');
    const result = results[task.step];
    const more = task.act === 'request-payment' ? result : { ...(result && { result }) };
    const officer = { kind: 'officer', id: by.id, name: by.name } as const;
    must(await perform(test.platform, id, { act: task.act, task: task.id, ...more } as Command, officer));
  }
}

const owing = () => landUntil('enter');
async function pay(id: string, reference: string, more: { shared?: boolean; confirmed?: true } = {}) {
  const { fees, receivingUnit } = await stateOf(id);
  const { id: fee, amountVnd } = fees.find((one) => !one.paidAt)!;
  const command: Command = { act: 'pay-fee', confirmed: true, fee, amountVnd, reference, ...more };
  return perform(test.platform, id, command, holder(receivingUnit, 'counter'));
}

/** What is done while the dossier stands otherwise than it came to stand. */
async function seenAs(id: string, change: (state: DossierState) => DossierState, then: () => Promise<void>) {
  const kept = (await test.store.load(id))!;
  test.platform.snapshots.delete(id);
  const load = vi.spyOn(test.store, 'load').mockResolvedValue({ ...kept, state: change(kept.state) });
  await then();
  load.mockRestore();
  test.platform.snapshots.delete(id);
}

describe('the number of a receipt', () => {
  it('pays one debt at a centre, however it is typed', async () => {
    const [first, second] = [await owing(), await owing()];
    expect(await pay(first, 'BL-26T 0001234', { confirmed: undefined })).toMatchObject({ code: 'payment-unread' });
    must(await pay(first, 'BL-26T 0001234'));
    for (const again of ['BL-26T 0001234', 'bl 26t-0001234']) {
      const refused = await pay(second, again);
      expect(refused).toMatchObject({ code: 'receipt-used', params: { dossier: (await stateOf(first)).code } });
      for (const language of LANGUAGES)
        expect(isRefusal(refused) && refusalText(refused, language)).toMatch(/H49[^{}]*$/);
    }
    expect((await stateOf(second)).fees[0].paidAt).toBeUndefined();
    must(await pay(second, 'BL-26T 0001235'));
  });

  it('is the same with and without zeros before it, and with or without its series', async () => {
    const [first, second, third] = [await owing(), await owing(), await owing()];
    must(await pay(first, 'AA/26E 0000777'));
    for (const again of ['aa/26e 777', 'AA-26E0777', 'AA/26E 0000 777', '00000777', '777', 'AA/26E ０００７７７'])
      expect(await pay(second, again), again).toMatchObject({
        code: 'receipt-used',
        params: { dossier: (await stateOf(first)).code },
      });
    // Another series has the same numbers, and zeros that are no padding count.
    must(await pay(second, 'BB/26E 0000777'));
    must(await pay(third, '1.000.777'));
    const [fourth, fifth] = [await owing(), await owing()];
    expect(await pay(fourth, 'AA/26E 1000777')).toMatchObject({ code: 'receipt-used' });
    must(await pay(fourth, '0001777'));
    expect(await pay(fifth, '--')).toMatchObject({ code: 'reference-needed' });
    expect((await stateOf(fifth)).fees[0].paidAt).toBeUndefined();
  });

  it('pays several where that is said of each of them, from the first on', async () => {
    const [first, second, third] = [await owing(), await owing(), await owing()];
    must(await pay(first, 'BL-7', { shared: true }));
    expect(await pay(second, 'BL-7')).toMatchObject({ code: 'receipt-used' });
    must(await pay(second, 'BL-7', { shared: true }));
    expect((await stateOf(second)).fees[0]).toMatchObject({ reference: 'BL-7', shared: true });
    must(await pay(third, 'BL-8'));
    expect(await pay(await owing(), 'BL-8', { shared: true })).toMatchObject({ code: 'receipt-used' });
  });
});

describe('a payment that was recorded on the wrong dossier', () => {
  const reason = 'Biên lai này của hồ sơ khác, quầy ghi nhầm mã hồ sơ';
  const code = async (done: Promise<unknown>) => {
    const outcome = await done;
    return isRefusal(outcome as never) ? (outcome as { code: string }).code : 'done';
  };

  it('is struck by two, is owed again, is told to who applied, and leaves its number to the right one', async () => {
    const [wrong, right] = [await owing(), await owing()];
    must(await pay(wrong, 'BL-26T 0005678'));
    const before = await stateOf(wrong);
    const [fee] = before.fees;
    const [desk, other] = province.holders(before.receivingUnit, 'counter', '2026-11-25').map(({ id }) => officer(id));
    const act = (command: Command, by = desk) => perform(test.platform, wrong, command, by);
    const ask: Command = { act: 'strike-payment', fee: fee.id, reason };
    const confirm: Command = { act: 'confirm-strike' };
    expect(await code(act(confirm))).toBe('strike-none');
    expect(await code(act({ act: 'decline-strike', reason }))).toBe('strike-none');
    expect(await code(act({ ...ask, fee: 'no-such' }))).toBe('fee-not-found');
    expect(await code(act({ ...ask, reason: 'x' }))).not.toBe('done');
    expect(await code(act(ask, holder('06685', 'head')))).toBe('not-permitted');
    must(await act(ask));
    expect((await stateOf(wrong)).fees[0].paidAt).toBe(fee.paidAt);
    expect(await code(act(ask, other))).toBe('strike-open');
    expect(await code(act(confirm))).toBe('strike-own');
    const waiting = { unit: before.receivingUnit, act: 'confirm-strike' };
    expect((await test.store.listTasks(waiting, { limit: 5 })).rows).toMatchObject([{ dossierId: wrong }]);
    must(await act({ act: 'decline-strike', reason: 'Đã đối chiếu, đúng là của hồ sơ này' }, other));
    must(await act(ask));
    const struck = must(await act(confirm, other));
    expect(struck.events).toMatchObject([
      { type: 'payment-struck', reference: 'BL-26T 0005678', reason, proposedBy: { id: desk.id } },
    ]);
    expect((await test.store.listTasks(waiting, { limit: 5 })).rows).toEqual([]);
    const after = await stateOf(wrong);
    expect(after.strike).toBeUndefined();
    const { paidAt: _, reference: __, byOfficer: ___, ...owed } = fee;
    expect(after.fees).toEqual([owed]);
    expect(await code(act(ask))).toBe('strike-unpaid');
    const events = (await test.store.readEvents(wrong)).map(({ body }) => JSON.parse(body) as DossierEvent);
    expect(fold(wrong, events).fees).toEqual([owed]);
    const rules = must(await test.platform.procedureByHash(after.procedure.hash));
    expect(tellingsOf(test.platform, rules, events.at(-1)!, after)).toMatchObject([
      { kind: 'payment-struck', params: { reference: 'BL-26T 0005678', amountVnd: fee.amountVnd } },
    ]);
    // The reason is the office's own note.
    const [payer, theirs] = [person('an'), desk].map((who) => JSON.stringify(eventsGiven(who, events)));
    expect(theirs).toContain(reason);
    expect([payer.includes(reason), payer.includes('BL-26T 0005678')]).toEqual([false, true]);
    expect(givenWhole(person('an'), events)(events.at(-1)!)).toBe(false);
    expect(JSON.stringify(tellingsOf(test.platform, rules, events.at(-1)!, after))).not.toContain(reason);
    must(await pay(right, 'BL-26T 0005678'));
    expect(await code(pay(wrong, 'BL-26T 0005678'))).toBe('receipt-used');
    must(await pay(wrong, 'BL-26T 0005679'));
  });

  it('is not struck where a bank told of it, or once more was recorded of it', async () => {
    const id = await owing();
    const { fees, receivingUnit } = await stateOf(id);
    const { id: fee, amountVnd } = fees[0];
    must(await perform(test.platform, id, { act: 'pay-fee', fee, amountVnd, reference: 'FT-1' }, SYSTEM));
    const desk = holder(receivingUnit, 'counter');
    expect(await code(perform(test.platform, id, { act: 'strike-payment', fee, reason }, desk))).toBe('strike-of-bank');
  });
});

describe('a financial obligation', () => {
  const tax = { fee: 'land-tax-2', amountVnd: 2_000_000, law: 'luat-thue' };
  /** Paid, and back at the step that states it, through the appraisal. */
  async function again(): Promise<string> {
    const id = await owing();
    must(await pay(id, `BL-${plots}`));
    const [task] = (await stateOf(id)).tasks;
    const back: Command = {
      act: 'return-task',
      task: task.id,
      to: 'tax-form',
      reason: 'Cơ quan thuế tính lại diện tích',
    };
    must(await perform(test.platform, id, back, holder(task.unit, task.post)));
    const [form] = (await stateOf(id)).tasks;
    const answer = 'Đã gửi lại phiếu chuyển thông tin';
    const done: Command = { act: 'complete-task', task: form.id, result: { debtWish: false }, answer };
    must(await perform(test.platform, id, done, holder(form.unit, form.post)));
    return id;
  }
  async function state(id: string, more: Partial<Extract<Command, { act: 'request-payment' }>> = {}) {
    const [task] = (await stateOf(id)).tasks;
    const command: Command = { act: 'request-payment', task: task.id, ...tax, ...more };
    return perform(test.platform, id, command, holder(task.unit, task.post));
  }

  it('is stated a second time only in the place of the first, for a reason that everybody reads', async () => {
    const id = await again();
    await seenAs(
      id,
      ({ fees: [{ paidAt: _, ...fee }], ...rest }) => ({ ...rest, fees: [fee] }),
      async () => expect(await state(id)).toMatchObject({ code: 'payment-asked-unpaid' }),
    );
    for (const amountVnd of [2_000_000, 0])
      expect(await state(id, { amountVnd })).toMatchObject({ code: 'payment-asked-before' });
    expect(await state(id, { replaces: '.' })).toMatchObject({ code: 'reason-vague' });
    const replaces = 'Thông báo số 45/TB-CT thay thế thông báo trước do diện tích đo lại';
    must(await state(id, { replaces }));
    const { fees, status } = await stateOf(id);
    expect(fees).toMatchObject([{ paidAt: expect.any(String) }, { amountVnd: 2_000_000, replaces }]);
    expect(status).toBe('awaiting-payment');
    must(await pay(id, 'BL-second-1'));
  });

  describe('that is waited for while a dispute becomes known', () => {
    const stop = {
      to: 'appraise',
      reason: 'Tòa án đã thụ lý vụ án tranh chấp quyền sử dụng thửa đất này',
      documentNumber: '15/2026/TB-TLVA',
      documentOn: '2026-11-25',
      documentBy: 'Tòa án nhân dân khu vực 3, thành phố Quảng Ninh',
    };
    const appraiser = async (id: string) => holder((await stateOf(id)).unit!, 'specialist');
    const stopped = async (id: string, more: Partial<typeof stop> = {}, by?: Actor) =>
      perform(test.platform, id, { act: 'stop-payment', ...stop, ...more }, by ?? (await appraiser(id)));

    it('is asked for no more: the office has the dossier again, the payer is told, and the clock runs', async () => {
      const id = await owing();
      const { fees, unit, tasks } = await stateOf(id);
      expect(tasks).toEqual([]);
      const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
      const possible = async (by: Actor) => {
        const [now, at] = [await stateOf(id), test.clock.now()];
        return isPossible(now, 'stop-payment', { rules, province, at, atText: at.toString(), absences: [], by });
      };
      expect(await possible(await appraiser(id))).toBe(true);
      const { events } = must(await stopped(id));
      const document = { number: stop.documentNumber, on: stop.documentOn, by: stop.documentBy };
      const after = await stateOf(id);
      expect(after).toMatchObject({
        status: 'in-progress',
        fees: [],
        tasks: [{ step: 'appraise', unit, returned: { reason: stop.reason, step: 'tax-notice' } }],
        returns: [{ from: 'tax-notice', to: 'appraise', reason: stop.reason }],
        stoppedPayments: [{ fees, reason: stop.reason, document }],
      });
      expect(after.clock && isPaused(after.clock)).toBeUndefined();
      expect(await possible(await appraiser(id))).toBe(false);
      const said = tellingsOf(test.platform, rules, events.at(-1)!, after);
      expect(said).toMatchObject([{ kind: 'payment-stopped', params: { amountVnd: fees[0].amountVnd } }]);
      const code = after.code!;
      for (const language of LANGUAGES) {
        const params = { code, vi: rules.name.vi, ...said[0].params };
        const message: Message = { ...said[0], params, id: 'x', owner: 'person:y', dossierId: id, at: '' };
        const told = Object.values(textOf(message, language)).join(' ');
        expect(told).toContain('15/2026/TB-TLVA');
        expect(told).not.toMatch(/[{}]|undefined/);
      }
      const all = (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent);
      const { wake: _wake, ...folded } = fold(id, all);
      expect(after).toMatchObject(JSON.parse(JSON.stringify(folded)));
      // Money that crossed it pays nothing: it is kept, and goes back.
      const old = { fee: fees[0].id, amountVnd: fees[0].amountVnd, reference: 'FT-crossed' };
      expect(await perform(test.platform, id, { act: 'pay-fee', confirmed: true, ...old }, SYSTEM)).toMatchObject({
        code: 'fee-not-found',
      });
      must(await perform(test.platform, id, { act: 'record-surplus', ...old, why: 'not-due' }, SYSTEM));
      expect((await stateOf(id)).surplus).toMatchObject([{ reference: 'FT-crossed', why: 'not-due' }]);
    });

    it('that was paid at the counter all the same is recorded as money that goes back, once it was read back', async () => {
      const id = await owing();
      const { fees, receivingUnit } = await stateOf(id);
      must(await stopped(id));
      const by = holder(receivingUnit, 'counter');
      const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
      const isOpen = async () => {
        const [now, at] = [await stateOf(id), test.clock.now()];
        return isPossible(now, 'pay-fee', { rules, province, at, atText: at.toString(), absences: [], by });
      };
      expect(await isOpen()).toBe(true);
      const paid = (reference: string, confirmed?: true) => {
        const { id: fee, amountVnd } = fees[0];
        return perform(
          test.platform,
          id,
          { act: 'pay-fee', fee, amountVnd, reference, ...(confirmed && { confirmed }) },
          by,
        );
      };
      const unread = await paid('BL-26X 0000551');
      expect(unread).toMatchObject({ code: 'payment-crossed' });
      for (const language of LANGUAGES)
        expect(isRefusal(unread) && refusalText(unread, language)).not.toMatch(/[{}]|undefined/);
      expect(await paid('--', true)).toMatchObject({ code: 'reference-needed' });
      // What was paid on that notice, and nothing else.
      for (const amountVnd of [0, -1, fees[0].amountVnd + 1, 10 ** 15])
        expect(
          isRefusal(
            await perform(
              test.platform,
              id,
              { act: 'pay-fee', fee: fees[0].id, amountVnd, reference: 'BL-26X 0000551', confirmed: true },
              by,
            ),
          ),
          String(amountVnd),
        ).toBe(true);
      must(await paid('BL-26X 0000551', true));
      expect(await paid('BL-26X 0000552', true)).toMatchObject({ code: 'fee-already-paid' });
      const after = await stateOf(id);
      expect(after).toMatchObject({
        status: 'in-progress',
        fees: [],
        surplus: [{ fee: fees[0].id, amountVnd: fees[0].amountVnd, reference: 'BL-26X 0000551', why: 'not-due' }],
      });
      expect(await isOpen()).toBe(false);
      // The receipt is used, too.
      expect(isRefusal(await paid('bl 26x-551', true))).toBe(true);
      // Nor does the receipt pay for another dossier.
      expect(await pay(await owing(), 'BL-26X 0000551')).toMatchObject({ code: 'receipt-used' });
    });

    it('is asked for anew once the work is done again, for a reason, under another id', async () => {
      const id = await owing();
      const { results } = await stateOf(id);
      must(await stopped(id));
      const finish = async (answer?: string) => {
        const [{ id: task, step, unit, post }] = (await stateOf(id)).tasks;
        const done: Command = { act: 'complete-task', task, result: results[step], ...(answer && { answer }) };
        return perform(test.platform, id, done, holder(unit, post));
      };
      // What came back is answered, like all work that is returned.
      expect(await finish()).toMatchObject({ code: 'return-unanswered' });
      // The document that ended what it was stopped on, of a day between the two.
      for (const wrong of [
        'Đã xem lại hồ sơ, đủ điều kiện',
        'Tòa án đã đình chỉ vụ án theo Quyết định số 20/2026/QĐST-DS',
        'Quyết định đình chỉ số 20/2026/QĐST-DS ngày 20/11/2026 của Tòa án nhân dân khu vực 3',
        'Quyết định đình chỉ số 20/2026/QĐST-DS ngày 20/11/2030 của Tòa án nhân dân khu vực 3',
        // Of another body, a promise, and another bar.
        'Biên bản số 4/2026/BB ngày 25/11/2026 của Văn phòng Đăng ký đất đai',
        'Đơn cam kết số 1/2026 ngày 25/11/2026 của ông Dũng gửi Tòa án nhân dân khu vực 3',
        'Quyết định áp dụng biện pháp khẩn cấp tạm thời số 9/2026/QĐ-BPKCTT ngày 25/11/2026 của Tòa án nhân dân khu vực 3',
        // The document that stopped it, and one that is not there.
        'Đã xem lại theo Thông báo số 15/2026/TB-TLVA ngày 25/11/2026 của Tòa án nhân dân khu vực 3',
        'Tòa chưa ra Quyết định số 20/2026/QĐST-DS ngày 25/11/2026 của Tòa án nhân dân khu vực 3',
      ])
        expect(await finish(wrong), wrong).toMatchObject({ code: 'stop-unanswered' });
      const ended = 'Quyết định đình chỉ số 20/2026/QĐST-DS ngày 25/11/2026 của Tòa án nhân dân khu vực 3';
      must(await finish(ended));
      const rules = must(await test.platform.procedureByHash((await stateOf(id)).procedure.hash));
      expect(stopsOf(await stateOf(id))).toMatchObject([
        { document: { on: stop.documentOn }, answer: { text: ended } },
      ]);
      // Who signs reads both, and grants it with a reason alone.
      expect(isObjectedTo(rules, await stateOf(id))).toBe(true);
      must(await finish());
      expect((await stateOf(id)).tasks).toMatchObject([{ step: 'tax-notice' }]);
      expect(await state(id)).toMatchObject({ code: 'payment-stopped-before' });
      const replaces = 'Vụ án đã đình chỉ, nghĩa vụ tài chính được thông báo lại';
      expect(await state(id, { fee: 'land-tax', replaces })).toMatchObject({
        code: 'fee-id-stopped',
        params: { fee: 'land-tax', free: 'land-tax-2' },
      });
      must(await state(id, { replaces }));
      expect(await stateOf(id)).toMatchObject({
        status: 'awaiting-payment',
        fees: [{ id: 'land-tax-2', replaces, instead: ['land-tax'] }],
      });
      must(await pay(id, 'BL-after-1'));
      expect((await stateOf(id)).status).toBe('in-progress');
    });

    it('is stopped on a document, for a reason, by the office that decides, and to work that it did', async () => {
      const id = await owing();
      for (const [more, code] of [
        [{ reason: '.' }, 'reason-vague'],
        [{ reason: 'Cán bộ bận' }, 'reason-of-office'],
        [{ reason: 'Không đủ điều kiện theo quy định' }, 'reason-names-nothing'],
        [{ documentNumber: 'không số' }, 'stop-document-needed'],
        [{ documentBy: '' }, 'stop-document-needed'],
        [{ documentOn: '' }, 'stop-document-needed'],
        [{ documentOn: '2026-13-01' }, 'stop-document-date'],
        [{ documentOn: '2030-01-01' }, 'stop-document-ahead'],
        [{ documentOn: '2019-01-01' }, 'stop-document-before'],
        [{ to: '' }, 'return-target-needed'],
        [{ to: 'receive' }, 'return-target-unknown'],
        [{ to: 'tax-notice' }, 'return-target-unknown'],
        [{ to: 'sign' }, 'return-target-unknown'],
      ] as const) {
        const refused = await stopped(id, more);
        expect(refused, JSON.stringify(more)).toMatchObject({ code });
        for (const language of LANGUAGES)
          expect(isRefusal(refused) && refusalText(refused, language)).not.toMatch(/[{}]|undefined/);
      }
      const { receivingUnit, unit } = await stateOf(id);
      for (const by of [holder(receivingUnit, 'counter'), holder('thue-tinh', 'specialist'), holder(unit!, 'clerk')])
        expect(await stopped(id, {}, by)).toMatchObject({ code: 'not-permitted' });
      expect((await stateOf(id)).status).toBe('awaiting-payment');
      must(await stopped(id, { to: 'tax-form' }, holder(unit!, 'head')));
      expect((await stateOf(id)).tasks).toMatchObject([{ step: 'tax-form' }]);
      expect(await stopped(id)).toMatchObject({ code: 'not-in-this-status' });
    });
  });

  describe('that is not paid yet and was wrong', () => {
    const right = {
      as: 'land-tax-2',
      amountVnd: 3_000_000,
      law: 'luat-thue',
      reason: 'Cơ quan thuế nhập nhầm một chữ số',
    };
    const taxer = () => holder('thue-tinh', 'specialist');
    async function replace(id: string, more: Partial<Extract<Command, { act: 'replace-payment' }>> = {}, by = taxer()) {
      const [fee] = (await stateOf(id)).fees;
      return perform(test.platform, id, { act: 'replace-payment', fee: fee.id, ...right, ...more }, by);
    }

    it('is replaced by who gave it, for a reason; the dossier waits for the right amount alone', async () => {
      const id = await owing();
      const before = await stateOf(id);
      must(await replace(id));
      const { fees, status, clock } = await stateOf(id);
      const { as, reason, law, amountVnd } = right;
      expect(fees).toMatchObject([{ id: as, amountVnd, law, replaces: reason, instead: [before.fees[0].id] }]);
      expect(fees).toHaveLength(1);
      expect([status, clock]).toEqual(['awaiting-payment', before.clock]);
      must(await pay(id, 'BL-right-1'));
      expect((await stateOf(id)).status).toBe('in-progress');
      // The one that was replaced is paid by nobody any more, and its money is recorded as come for nothing.
      const old = { fee: before.fees[0].id, amountVnd: before.fees[0].amountVnd, reference: 'FT-old' };
      expect(await perform(test.platform, id, { act: 'pay-fee', confirmed: true, ...old }, SYSTEM)).toMatchObject({
        code: 'fee-not-found',
      });
      must(await perform(test.platform, id, { act: 'record-surplus', ...old, why: 'not-due' }, SYSTEM));
    });

    it('is replaced by nothing, by an article: the dossier goes on as if it were paid, and its money is no debt', async () => {
      const id = await owing();
      const [asked] = (await stateOf(id)).fees;
      const law = 'luat-thue Điều 4';
      const { events } = must(await replace(id, { amountVnd: 0, law }));
      const { fees, status, clock, tasks } = await stateOf(id);
      expect(fees).toMatchObject([{ id: right.as, amountVnd: 0, exemption: { id: 'not-owed', law } }]);
      expect([status, tasks.length > 0, clock && isPaused(clock)]).toEqual(['in-progress', true, undefined]);
      expect(events).toHaveLength(1);
      const { wake: _wake, ...folded } = fold(
        id,
        (await test.store.readEvents(id)).map(({ body }) => JSON.parse(body) as DossierEvent),
      );
      expect(await stateOf(id)).toMatchObject(JSON.parse(JSON.stringify(folded)));
      expect(await pay(id, 'BL-none')).toMatchObject({ code: 'fee-exempt' });
      const old = { fee: asked.id, amountVnd: asked.amountVnd, reference: 'FT-none' };
      must(await perform(test.platform, id, { act: 'record-surplus', ...old, why: 'not-due' }, SYSTEM));
    });

    it('is replaced with a reason, another amount and a law that holds, by nobody else, and once paid by no one', async () => {
      const id = await owing();
      const [fee] = (await stateOf(id)).fees;
      for (const [more, code] of [
        [{ reason: '.' }, 'reason-vague'],
        [{ amountVnd: 0 }, 'law-article-needed'],
        [{ amountVnd: -1 }, 'amount-invalid'],
        [{ amountVnd: fee.amountVnd, law: fee.law }, 'payment-replaced-same'],
        [{ as: fee.id }, 'already-done'],
        [{ fee: 'none' }, 'fee-not-found'],
      ] as const) {
        const refused = await replace(id, more);
        expect(refused, JSON.stringify(more)).toMatchObject({ code });
        for (const language of LANGUAGES)
          expect(isRefusal(refused) && refusalText(refused, language)).not.toMatch(/[{}]/);
      }
      // Where the process waits for no payment, nothing would go on.
      await seenAs(
        id,
        (now) => ({ ...now, process: { ...now.process!, live: [] } }),
        async () =>
          expect(await replace(id, { amountVnd: 0, law: 'luat-thue Điều 4' })).toMatchObject({
            code: 'payment-replaced-by-none',
          }),
      );
      const { receivingUnit, unit } = await stateOf(id);
      for (const by of [holder(receivingUnit, 'counter'), holder(unit, 'specialist')])
        expect(await replace(id, {}, by)).toMatchObject({ code: 'not-permitted' });
      must(await replace(id));
      // An id that was replaced is given to no other notice.
      expect(await replace(id, { fee: right.as, as: fee.id })).toMatchObject({ code: 'already-done' });
      must(await pay(id, 'BL-paid-1'));
      expect(await replace(id, { as: 'land-tax-3' })).toMatchObject({ code: 'not-in-this-status' });
    });
  });
});
