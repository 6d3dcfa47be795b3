/** A fee that nobody published, or that depends on the case: the counter sets it for the dossier, and it is paid like any other. */
import { beforeEach, describe, expect, it } from 'vitest';
import { decide } from '#dossier/decide.ts';
import { awaitsCaseFee } from '#dossier/decide-case-fee.ts';
import { fold } from '#dossier/evolve.ts';
import { paidFees } from '#dossier/money-back.ts';
import { isRefusal, LANGUAGES, must, refusalText } from '#kernel/outcome.ts';
import { timelineOf } from '#views/timeline.ts';
import { textOf } from '#web/message-words.ts';
import { actsOf, codes } from '../../test/support/acts.ts';
import { birthUntil, houseSubmitted, storyHandedIn } from '../../test/support/begun.ts';
import { holder, officer, person, province, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { work } from '../../test/support/scenes.ts';

/** The procedure cites it; and a resolution of the Council, which nothing here cites. */
const CITED = 'Điều 60 Nghị định số 217/2026/NĐ-CP';
const COUNCIL = 'Nghị quyết số 999/2026/NQ-HĐND';
const LAW = `Khoản 1 Điều 2 ${COUNCIL}`;
const counter = officer('hong-gai.counter.hoa');

let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});
const { stateOf, act, eventsOf, toldLast } = actsOf(() => test, counter);
const set = (id: string, amountVnd: number, more: object = {}) =>
  act(id, { act: 'set-case-fee', amountVnd, law: LAW, lawChecked: true, ...more });
const pay = (id: string, fee: string, amountVnd: number, reference = 'BL-26T 0004321') =>
  act(id, { act: 'pay-fee', confirmed: true, fee, amountVnd, reference });

describe('the fee of a case', () => {
  it('is set by the counter, told, asked for, and taken once under its id', async () => {
    const id = await houseSubmitted(test);
    expect((await stateOf(id)).fees).toEqual([]);
    expect(codes(await pay(id, 'case-fee', 75_000))).toEqual(['fee-not-found']);
    must(await set(id, 75_000));
    const fee = { id: 'case-fee', ofCase: true, amountVnd: 75_000, law: LAW, before: 'result' };
    expect((await stateOf(id)).fees).toEqual([fee]);
    expect(codes(await pay(id, 'case-fee', 70_000))).toEqual(['fee-amount-wrong']);
    must(await pay(id, 'case-fee', 75_000));
    expect((await stateOf(id)).fees).toMatchObject([{ ...fee, reference: 'BL-26T 0004321' }]);
    expect(codes(await pay(id, 'case-fee', 75_000, 'BL-26T 0004322'))).toEqual(['fee-already-paid']);
    const events = await eventsOf(id);
    expect(fold(id, events).fees).toEqual((await stateOf(id)).fees);
    const lines = timelineOf(id, events, province, 'vi', { step: String, item: String, law: String });
    expect(lines.find(({ detail }) => detail.includes(LAW))?.detail).toContain('75.000');
  });

  it('that stands in the place of another says so in the message, with the reason', async () => {
    const id = await houseSubmitted(test);
    must(await set(id, 5_000_000, { amountChecked: true }));
    const reason = 'Thu nhầm mức của công trình khác';
    must(await set(id, 100_000, { reason }));
    const [told] = await toldLast(id);
    expect(textOf(told, 'vi').what).toMatch(
      /xác định là 100\.000.*thay cho 5\.000\.000.* Lý do: Thu nhầm mức của công trình khác\./,
    );
    for (const language of LANGUAGES) expect(textOf(told, language).what).not.toMatch(/undefined|[{}]/);
    must(await set(id, 0, { reason: 'Được miễn theo nghị quyết' }));
    expect(textOf((await toldLast(id))[0], 'vi').what).toContain('Lý do: Được miễn theo nghị quyết.');
  });

  it('holds back the result until it is paid', async () => {
    const { dossierId: id, results } = await storyHandedIn(test, '1.013225', 'self-designed');
    const desk = holder((await stateOf(id)).receivingUnit, 'counter');
    must(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: LAW, lawChecked: true }, desk));
    for (let i = 0; i < 12 && (await stateOf(id)).tasks[0]?.act !== 'issue-result'; i++)
      await work(test.platform, id, results);
    const [task] = (await stateOf(id)).tasks;
    const issue = () => act(id, { act: 'issue-result', task: task.id }, holder(task.unit, task.post));
    expect(codes(await issue())).toEqual(['fee-unpaid']);
    must(
      await act(
        id,
        { act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-26T 0000001' },
        desk,
      ),
    );
    must(await issue());
    // What is there is not held back by a fee that comes after it.
    const late = {
      act: 'set-case-fee',
      amountVnd: 100_000,
      law: LAW,
      lawChecked: true,
      reason: 'Thu thêm sau khi tính lại',
    };
    expect(codes(await act(id, late, desk))).toEqual(['case-fee-issued']);
  });

  it('that nobody set holds back the issuing, until it is set, none is owed, or it is said why it goes without', async () => {
    const ready = async () => {
      test = await testPlatform();
      const { dossierId: id, results } = await storyHandedIn(test, '1.013225', 'self-designed');
      for (let i = 0; i < 12 && (await stateOf(id)).tasks[0]?.act !== 'issue-result'; i++)
        await work(test.platform, id, results);
      const { tasks, receivingUnit } = await stateOf(id);
      const [{ id: task, unit, post }] = tasks;
      return {
        id,
        issue: (more = {}) => act(id, { act: 'issue-result', task, ...more }, holder(unit, post)),
        desk: (command: object) => act(id, command, holder(receivingUnit, 'counter')),
      };
    };
    const fee = { act: 'set-case-fee', law: LAW, lawChecked: true };
    const why = 'Nghị quyết về mức thu chưa có tại quầy';
    const silent = await ready();
    const refused = await silent.issue();
    expect(codes(refused)).toEqual(['case-fee-unset']);
    for (const language of LANGUAGES) expect(isRefusal(refused) && refusalText(refused, language)).not.toMatch(/[{}]/);
    expect(codes(await silent.issue({ feeUnset: ' ' }))).toEqual(['case-fee-unset']);
    expect(codes(await silent.issue({ feeUnset: 'x' }))).toEqual(['reason-vague']);
    must(await silent.issue({ feeUnset: why }));
    const events = await eventsOf(silent.id);
    expect(events.at(-1)).toMatchObject({ type: 'result-issued', feeUnset: why });
    const lines = timelineOf(silent.id, events, province, 'vi', { step: String, item: String, law: String });
    expect(lines.at(-1)!.detail).toContain(`Phát hành khi chưa xác định phí, lệ phí: ${why}`);

    const none = await ready();
    must(await none.desk({ ...fee, amountVnd: 0 }));
    must(await none.issue({ feeUnset: why }));
    // What was set needs no reason, and none is kept.
    expect((await eventsOf(none.id)).at(-1)).not.toHaveProperty('feeUnset');
    const owed = await ready();
    must(await owed.desk({ ...fee, amountVnd: 75_000 }));
    expect(codes(await owed.issue({ feeUnset: why }))).toEqual(['fee-unpaid']);
    must(await owed.desk({ act: 'pay-fee', confirmed: true, fee: 'case-fee', amountVnd: 75_000, reference: 'BL-7' }));
    must(await owed.issue());
  });

  it('cannot be set once the result is issued, also where none was set before, and the result is handed over', async () => {
    const { dossierId: id, results } = await storyHandedIn(test, '1.013225', 'self-designed');
    const desk = holder((await stateOf(id)).receivingUnit, 'counter');
    for (let i = 0; i < 13 && (await stateOf(id)).status !== 'issued'; i++) await work(test.platform, id, results);
    const rules = must(await test.platform.procedure('1.013225'));
    expect(awaitsCaseFee(await stateOf(id), rules)).toBe(false);
    expect(codes(await act(id, { act: 'set-case-fee', amountVnd: 75_000, law: LAW, lawChecked: true }, desk))).toEqual([
      'case-fee-issued',
    ]);
    await work(test.platform, id, results);
    expect((await stateOf(id)).status).toMatch(/delivered|closed/);
  });

  it.each([
    ['Luật Hộ tịch số 60/2014/QH13', ['law-council-needed']],
    ['Điều 11 Luật Hộ tịch số 60/2014/QH13', ['law-council-needed']],
    ['Nghị định số 118/2025/NĐ-CP', ['law-council-needed']],
    [CITED, ['law-council-needed']],
    [COUNCIL, ['law-article-needed']],
    [`Điều 11 Luật Hộ tịch số 60/2014/QH13, ${COUNCIL}`, ['law-article-needed']],
    [`Điều 2 ${COUNCIL}`, ['law-uncited']],
    [`${COUNCIL}, khoản 3 Điều 1`, ['law-uncited']],
  ])(
    'that the Council sets is taken by its resolution and article alone: «%s» is refused %j',
    async (law, expected) => {
      const id = await houseSubmitted(test);
      expect(codes(await set(id, 75_000, { law, lawChecked: false }))).toEqual(expected);
      // That it was looked up makes no law of the State a resolution.
      if (expected[0] !== 'law-uncited') expect(codes(await set(id, 75_000, { law }))).toEqual(expected);
      expect((await stateOf(id)).fees).toEqual([]);
    },
  );

  it.each([75, 999, 75_000_000])(
    'of %s đ, far from what is usual, is asked about once more, and that stays on record',
    async (amount) => {
      const id = await houseSubmitted(test);
      expect(codes(await set(id, amount))).toEqual(['case-fee-unusual']);
      expect((await stateOf(id)).fees).toEqual([]);
      must(await set(id, amount, { amountChecked: true }));
      expect((await stateOf(id)).fees).toMatchObject([{ amountVnd: amount, amountChecked: true }]);
    },
  );

  it.each([
    [Number.NaN, LAW, ['amount-needed']],
    [-1, LAW, ['amount-invalid']],
    [75_000.5, LAW, ['amount-invalid']],
    [75_000, ' ', ['law-needed']],
    [75_000, 'theo quy định', ['law-council-needed']],
    [0, 'theo quy định', ['law-vague']],
    // An exemption stands in a law, which a list of the province having it does not make that of this procedure.
    [0, 'Điều 11 Luật Hộ tịch số 60/2014/QH13', ['law-uncited']],
    [Number.NaN, 'theo quy định', ['amount-needed', 'law-council-needed']],
    // That nothing is owed is said by an article.
    [0, 'Nghị định số 217/2026/NĐ-CP', ['law-article-needed']],
  ])('of %s by «%s» is refused: %j', async (amountVnd, law, expected) => {
    const id = await houseSubmitted(test);
    expect(codes(await set(id, amountVnd, { law, lawChecked: false }))).toEqual(expected);
    expect((await stateOf(id)).fees).toEqual([]);
  });

  it('rests on a document that no list has once the officer says that they looked it up, which stays on record', async () => {
    const id = await houseSubmitted(test);
    must(await set(id, 75_000));
    const events = await eventsOf(id);
    expect(events.at(-1)).toMatchObject({ type: 'case-fee-set', lawChecked: '999/2026/NQ-HĐND' });
    const lines = timelineOf(id, events, province, 'vi', { step: String, item: String, law: String });
    expect(lines.at(-1)?.detail).toContain('thủ tục không dẫn 999/2026/NQ-HĐND');
  });

  it('may be none, by an article: then nothing is asked for and nothing is taken', async () => {
    const id = await houseSubmitted(test);
    must(await set(id, 0, { law: CITED, lawChecked: false }));
    const [fee] = (await stateOf(id)).fees;
    expect(fee).toMatchObject({ amountVnd: 0, exemption: { id: 'not-owed', law: CITED } });
    expect(codes(await pay(id, 'case-fee', 0))).toEqual(['fee-exempt']);
    // Found wrong: set anew, for a reason.
    expect(codes(await set(id, 75_000))).toEqual(['case-fee-before']);
    must(await set(id, 75_000, { reason: 'Nhà có tầng hầm, phải nộp' }));
    expect((await stateOf(id)).fees).toMatchObject([{ id: 'case-fee-2', amountVnd: 75_000, instead: ['case-fee'] }]);
  });

  it('set anew takes a reason and something new; of more than was paid, only the difference is owed', async () => {
    const id = await houseSubmitted(test);
    must(await set(id, 75_000));
    const reason = 'Nhập nhầm mức thu của công trình';
    const refused = await set(id, 50_000);
    for (const language of LANGUAGES) expect(isRefusal(refused) && refusalText(refused, language)).toMatch(/75[.,]000/);
    expect(codes(await set(id, 75_000, { reason }))).toEqual(['case-fee-same']);
    must(await set(id, 50_000, { reason }));
    expect(codes(await pay(id, 'case-fee', 75_000))).toEqual(['fee-not-found']);
    must(await pay(id, 'case-fee-2', 50_000));
    must(await set(id, 75_000, { reason: 'Diện tích sàn tăng' }));
    expect((await stateOf(id)).fees.map((one) => [one.id, one.amountVnd, one.paidAt !== undefined])).toEqual([
      ['case-fee-2', 50_000, true],
      ['case-fee-3', 25_000, false],
    ]);
    const strike = { act: 'strike-payment', fee: 'case-fee-2', reason: 'Ghi nhầm mã hồ sơ khác' };
    expect(codes(await act(id, strike))).toEqual(['strike-settled']);
  });

  it('is set by nobody but the counter', async () => {
    const id = await houseSubmitted(test);
    const command = { act: 'set-case-fee', amountVnd: 75_000, law: LAW, lawChecked: true };
    for (const other of [person('dung'), holder('06685', 'clerk'), officer('06793-mc.counter.1')])
      expect(codes(await act(id, command, other))).toEqual(['not-permitted']);
  });

  it('is not set where the procedure says what it costs, or that it is free', async () => {
    const id = await birthUntil(test, 'receive-dossier');
    const refused = await set(id, 75_000, { law: 'Điều 11 Luật Hộ tịch số 60/2014/QH13' });
    expect(codes(refused)).toEqual(['case-fee-known']);
  });

  it('that was paid is told of when the dossier is withdrawn, as what the office has to find out', async () => {
    const id = await houseSubmitted(test);
    must(await set(id, 75_000));
    must(await pay(id, 'case-fee', 75_000));
    must(await act(id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
    const rules = must(await test.platform.procedure('1.013225'));
    expect(paidFees(await stateOf(id), rules)).toMatchObject([{ fee: { id: 'case-fee' }, becomes: 'open' }]);
    // What ended asks for no money any more.
    expect(codes(await set(id, 80_000, { reason: 'Thu thêm' }))).toEqual(['not-in-this-status']);
  });
});

describe('of a case that no resolution sets', () => {
  it.each([
    ['Nghị định số 217/2026/NĐ-CP', false, ['law-article-needed']],
    [CITED, false, ['done']],
    ['Điều 11 Luật Hộ tịch số 60/2014/QH13', false, ['law-uncited']],
    ['Điều 11 Luật Hộ tịch số 60/2014/QH13', true, ['done']],
  ])(
    'it rests on an article, and on what the procedure does not cite only looked up: «%s» (%s) %j',
    async (law, lawChecked, expected) => {
      const state = await stateOf(await houseSubmitted(test));
      const cited = must(await test.platform.procedure('1.013225'));
      const at = test.platform.clock.now();
      const rules = { ...cited, feeUnknown: () => 'byCase' as const };
      const by = { id: 'hong-gai.counter.hoa', name: 'Hoa', kind: 'officer' as const };
      const command = { act: 'set-case-fee' as const, amountVnd: 75_000, law, lawChecked };
      expect(codes(decide(state, command, { at, atText: at.toString(), by, province, rules, absences: [] }))).toEqual(
        expected,
      );
    },
  );
});

describe('beside a tax that is asked for on the way', () => {
  it('it holds back the result and not the clock', async () => {
    const { dossierId: id, results } = await storyHandedIn(test, '1.013831', 'paid-tax');
    const desk = async () => holder((await stateOf(id)).receivingUnit, 'counter');
    must(await act(id, { act: 'set-case-fee', amountVnd: 100_000, law: LAW, lawChecked: true }, await desk()));
    for (let i = 0; i < 10 && (await stateOf(id)).status !== 'awaiting-payment'; i++) await workTax(id, results);
    const tax = (await stateOf(id)).fees.find(({ ofCase }) => !ofCase)!;
    const paid = { act: 'pay-fee', confirmed: true, fee: tax.id, amountVnd: tax.amountVnd, reference: 'KB-1 000001' };
    must(await act(id, paid, await desk()));
    expect((await stateOf(id)).status).toBe('in-progress');
  });
});

async function workTax(id: string, results: Record<string, Record<string, unknown>>) {
  const [task] = (await stateOf(id)).tasks;
  const result = results[task.step];
  const more = task.act === 'request-payment' ? result : { ...(result && { result }) };
  must(await act(id, { act: task.act, task: task.id, ...more }, holder(task.unit, task.post)));
}
