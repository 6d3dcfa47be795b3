/** What a bank tells: forged, late, twice, for the wrong amount, for nothing that is due; and the statement of a day beside it. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderPayment, reconcile, takeNotice } from '#acts/pay-online.ts';
import { perform } from '#acts/perform.ts';
import { startDemoBank } from '#adapters/pay/demo-bank.ts';
import { SIGNATURE_HEADER, signNotice } from '#adapters/pay/notice-signature.ts';
import { PostgresPayments } from '#adapters/postgres/postgres-payments.ts';
import type { Command } from '#dossier/commands.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import { reconcileDay, recordReturn } from '#main/reconcile.ts';
import type { PaymentOrder, PaymentStore } from '#spine/payments.ts';
import { launchBrowser } from '../support/browser.ts';
import { holder, person } from '../support/platform.ts';
import { type Facts, prepareScenes } from '../support/scenes.ts';
import { openSite, type Site, signIn } from '../support/site.ts';

const SECRET = 'a secret of sixteen or more';
let site: Site;
let facts: Facts;
let payments: PaymentStore;

beforeAll(async () => {
  site = await openSite({ bank: { bin: '999999', number: '123456', name: 'KHO BAC', secret: SECRET } });
  facts = await prepareScenes(site.running.system);
  payments = new PostgresPayments(site.running.system.pool);
});
afterAll(() => site?.close());

const state = async (id: string) => (await site.running.system.platform.store.load(id))!.state;
const order = async (): Promise<PaymentOrder> => {
  const { platform } = site.running.system;
  const { id } = (await state(facts.unpaid)).fees.find((fee) => !fee.paidAt)!;
  return must(await orderPayment(platform, payments, facts.unpaid, id, person('binh')));
};

async function tell(notice: object, options: { secret?: string; at?: number; header?: string } = {}) {
  const body = JSON.stringify(notice);
  const header = options.header ?? signNotice(options.secret ?? SECRET, body, options.at ?? Date.now());
  const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: header };
  const response = await fetch(`${site.url}/v1/bank-notices`, { method: 'POST', headers, body });
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, header };
}
const at = '2026-11-25T02:00:00.000Z';

describe('a payment order', () => {
  it('is the same one however often it is asked for, and nobody else gets one', async () => {
    const { platform } = site.running.system;
    const all = await Promise.all(Array.from({ length: 8 }, order));
    expect(new Set(all.map((one) => one.memo)).size).toBe(1);
    const stranger = await orderPayment(platform, payments, facts.unpaid, all[0].fee, person('an'));
    expect(isRefusal(stranger) && stranger.code).toBe('not-permitted');
  });
});

it('a notice of money that was wrong is replaced on the page of the desk that gave it, before anybody paid', async () => {
  const { fees } = await state(facts.unpaid);
  const [before] = fees;
  const { memo, amountVnd } = await order();
  const { unit, post } = before.askedBy!;
  const { id } = holder(unit, post);
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(20_000);
  await signIn(page, site, id);
  await page.goto(`${site.url}/office/dossiers/${facts.unpaid}`);
  await page.locator('summary', { hasText: 'Thay thế thông báo chưa nộp' }).click();
  const form = page.locator('form:has(input[name=replaced])');
  await form.locator('input[name=amountVnd]').fill(String(before.amountVnd + 1000));
  await form.locator('input[name=law]').fill('luat-thue');
  await form.locator('textarea[name=reason]').fill('Cơ quan thuế nhập nhầm số tiền');
  await form.getByRole('button').click();
  // Shown as it was read, before it is recorded.
  expect((await state(facts.unpaid)).fees[0].id).toBe(before.id);
  await page.locator('form:has(input[name=replaced])').getByRole('button').click();
  const after = await state(facts.unpaid);
  expect(after.fees).toMatchObject([{ amountVnd: before.amountVnd + 1000, instead: [before.id] }]);
  expect(after.status).toBe('awaiting-payment');
  await browser.close();
  // Whoever paid the first by its own code gets that back.
  const notice = { reference: 'FT-replaced', memo, amountVnd, at: '2026-11-23T02:00:00.000Z' };
  expect((await takeNotice(site.running.system.platform, payments, notice)).outcome).toBe('not-due');
  expect((await state(facts.unpaid)).surplus).toMatchObject([{ reference: 'FT-replaced', why: 'not-due' }]);
});

it('a notice that waits is stopped on the page of the office that decides, and its order pays nothing', async () => {
  const { platform } = site.running.system;
  const { unit, fees, results } = await state(facts.unpaid);
  const { memo, amountVnd } = await order();
  const browser = await launchBrowser();
  const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(20_000);
  await signIn(page, site, holder(unit!, 'specialist').id);
  await page.goto(`${site.url}/office/dossiers/${facts.unpaid}`);
  await page.locator('summary', { hasText: 'Dừng yêu cầu nộp tiền' }).click();
  const form = page.locator('form:has(input[name=documentNumber])');
  await form.locator('select[name=to]').selectOption('tax-form');
  await form.locator('textarea[name=reason]').fill('Cơ quan thi hành án đã kê biên thửa đất này');
  await form.locator('input[name=documentBy]').fill('Phòng Thi hành án dân sự khu vực 3');
  await form.locator('input[name=documentOn]').fill((await state(facts.unpaid)).last.at.slice(0, 10));
  await form.getByRole('button').click();
  // What was typed stands beside what is missing.
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('số, ngày và cơ quan');
  expect(await form.locator('input[name=documentBy]').inputValue()).toContain('Thi hành án');
  await form.locator('input[name=documentNumber]').fill('07/QĐ-THADS');
  await form.getByRole('button').click();
  const stopped = await state(facts.unpaid);
  expect(stopped).toMatchObject({ status: 'in-progress', fees: [], stoppedPayments: [{ fees }] });
  // What was paid at the counter all the same is recorded there, once it was read back, and goes back.
  const counter = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
  counter.setDefaultTimeout(20_000);
  await signIn(counter, site, holder(stopped.receivingUnit, 'counter').id);
  await counter.goto(`${site.url}/office/dossiers/${facts.unpaid}`);
  await counter.locator('summary', { hasText: 'Ghi nhận đã nộp tiền' }).click();
  const taken = counter.locator('form:has(input[name=reference]):has(input[name=fee])').first();
  expect(await taken.innerText()).toContain('Yêu cầu nộp khoản này đã dừng');
  await taken.locator('input[name=reference]').fill('BL-26X 0000912');
  await taken.getByRole('button').click();
  expect(await counter.locator('.govuk-error-summary').innerText()).toContain('không trả cho khoản nào');
  await taken.locator('input[name=settlingRead]').check();
  await taken.getByRole('button').click();
  expect((await state(facts.unpaid)).surplus).toContainEqual(
    expect.objectContaining({ fee: fees[0].id, reference: 'BL-26X 0000912', why: 'not-due' }),
  );
  await browser.close();
  const notice = { reference: 'FT-crossed', memo, amountVnd, at: '2026-11-23T02:00:00.000Z' };
  expect((await takeNotice(platform, payments, notice)).outcome).toBe('not-due');
  const again = await orderPayment(platform, payments, facts.unpaid, fees[0].id, person('binh'));
  expect(isRefusal(again) && again.code).toBe('fee-not-found');
  // The measure was lifted: the tax office asks for it anew.
  const answer = 'Quyết định giải tỏa kê biên số 08/QĐ-THADS ngày 25/11/2026 của Phòng Thi hành án dân sự khu vực 3';
  const [form19] = stopped.tasks;
  const result = results[form19.step];
  const by = (one: typeof form19) => holder(one.unit, one.post);
  const act = (command: Command, one: typeof form19) => perform(platform, facts.unpaid, command, by(one));
  must(await act({ act: 'complete-task', task: form19.id, result, answer }, form19));
  const [ask] = (await state(facts.unpaid)).tasks;
  const money = { fee: 'tax-anew', amountVnd, law: 'luat-thue', replaces: answer };
  must(await act({ act: 'request-payment', task: ask.id, ...money }, ask));
  expect((await state(facts.unpaid)).status).toBe('awaiting-payment');
});

describe('a notice', () => {
  it('that is forged, late or no notice pays nothing', async () => {
    const { memo, amountVnd } = await order();
    const notice = { reference: 'FT-X', memo, amountVnd, at };
    expect((await tell(notice, { secret: 'another secret, guessed' })).status).toBe(403);
    expect((await tell(notice, { header: '' })).body).toMatchObject({ code: 'notice-forged' });
    expect((await tell(notice, { at: Date.now() - 400_000 })).body).toMatchObject({ code: 'notice-late' });
    expect((await tell({ ...notice, amountVnd: '12' })).status).toBe(400);
    expect((await tell({ ...notice, amountVnd: -5 })).status).toBe(400);
    // A time without its zone, or in another order, is of no day that is known.
    for (const odd of [
      '2026-11-26 20:30:00',
      '2026-11-26T20:30:00',
      '05/11/2026 10:00',
      '1',
      '2026-02-30T10:00:00Z',
      '',
    ])
      expect((await tell({ ...notice, at: odd })).status, odd).toBe(400);
    // What no database can hold is no reason to have the bank tell it for ever.
    expect(await tell({ ...notice, reference: 'FT-0', memo: 'ai\u0000 biet\ud800' })).toMatchObject({ status: 200 });
    const { header } = await tell({ ...notice, reference: 'FT-Y', memo: 'ai biet' });
    expect((await tell(notice, { header })).body).toMatchObject({ code: 'notice-forged' });
    expect((await state(facts.unpaid)).status).toBe('awaiting-payment');
  });

  it('of another amount, or with words that nobody was given, waits to be given back', async () => {
    const { memo, amountVnd } = await order();
    const less = await tell({ reference: 'FT-1', memo, amountVnd: amountVnd - 1, at });
    expect(less).toMatchObject({ status: 200, body: { outcome: 'wrong-amount', before: false } });
    const unknown = await tell({ reference: 'FT-2', memo: 'MC2222222222', amountVnd, at });
    expect(unknown.body).toMatchObject({ outcome: 'unknown-memo' });
    expect((await state(facts.unpaid)).status).toBe('awaiting-payment');
  });

  it('pays the fee and lets the dossier go on, once, however often and at once it comes', async () => {
    const { memo, amountVnd } = await order();
    const notice = {
      reference: 'FT-3',
      memo: `FT26330AMCXYZ2345678 ${memo.toLowerCase().slice(0, 6)} ${memo.slice(6)} cam on`,
      amountVnd,
      at,
    };
    const told = await Promise.all(Array.from({ length: 6 }, () => tell(notice)));
    expect(told.map((one) => one.body['outcome'])).toEqual(Array(6).fill('paid'));
    const { status, fees } = await state(facts.unpaid);
    expect(status).toBe('in-progress');
    expect(fees.filter((fee) => fee.reference === 'FT-3')).toHaveLength(1);
    const events = await site.running.system.platform.store.readEvents(facts.unpaid);
    expect(events.filter((event) => event.type === 'fee-paid')).toHaveLength(1);
    expect((await tell({ ...notice, reference: 'FT-4' })).body).toMatchObject({ outcome: 'paid-before' });
  });

  it("is told to nobody by the payer's own word", async () => {
    const { platform } = site.running.system;
    const unknown = await takeNotice(platform, payments, { reference: 'FT-9', memo: '', amountVnd: 1, at });
    expect(unknown.outcome).toBe('unknown-memo');
  });
});

describe('the statement of a day', () => {
  it('beside what was told shows every difference', async () => {
    const day = { from: '2026-11-24T17:00:00Z', to: '2026-11-25T17:00:00Z' };
    const taken = await payments.listNotices(day.from, day.to);
    const of = (reference: string) => taken.find((one) => one.reference === reference)!;
    const { agreed, mismatches } = await reconcile(site.running.system.platform, payments, day, [
      of('FT-3'),
      of('FT-1'),
      { ...of('FT-2'), amountVnd: 7 },
      { reference: 'FT-NEW', memo: 'MC3333333333', amountVnd: 5, at },
    ]);
    expect(agreed).toBe(1);
    expect(mismatches.map(({ reference, what }) => [reference, what])).toEqual([
      ['FT-1', 'wrong-amount'],
      ['FT-2', 'other-amount'],
      ['FT-NEW', 'not-told'],
      ['FT-0', 'not-in-statement'],
      ['FT-4', 'not-in-statement'],
      ['FT-9', 'not-in-statement'],
      ['FT-Y', 'not-in-statement'],
    ]);
  });
});

describe('money that paid nothing', () => {
  const giveBack = async (reference: string, by: string, json = false) => {
    const lines: string[] = [];
    const code = await recordReturn(site.running.system, reference, by, json, 'en', (line) => lines.push(line));
    return `${code} ${lines.join()}`;
  };

  it('goes back once, and is no difference any more', async () => {
    const day = { from: '2026-11-24T17:00:00Z', to: '2026-11-25T17:00:00Z' };
    const taken = await payments.listNotices(day.from, day.to);
    expect(
      (await reconcile(site.running.system.platform, payments, day, taken)).mismatches.map((one) => one.reference),
    ).toContain('FT-1');
    expect(await giveBack('FT-1', 'OUT-1')).toMatch(/^0 FT-1 .*given back by OUT-1/);
    expect(await giveBack('FT-1', 'OUT-2')).toMatch(/^1 .*OUT-1/);
    expect(
      (await reconcile(site.running.system.platform, payments, day, taken)).mismatches.map((one) => one.reference),
    ).not.toContain('FT-1');
  });

  it('is not what paid a fee, nor what never came', async () => {
    expect(await giveBack('FT-3', 'OUT-3')).toMatch(/^1 .*FT-3/);
    expect(await giveBack('FT-3', 'OUT-3', true)).toContain('"notice-paid"');
    expect(await giveBack('FT-NONE', 'OUT-3')).toMatch(/^1 .*FT-NONE/);
  });
});

describe('reconciling from the command line', () => {
  const run = (day: string, rows: unknown) => {
    const lines: string[] = [];
    const file = join(tmpdir(), `statement-${process.pid}.json`);
    writeFileSync(file, typeof rows === 'string' ? rows : JSON.stringify(rows));
    return reconcileDay(site.running.system, day, file, false, (line) => lines.push(line)).then((code) => ({
      code,
      lines,
    }));
  };

  it('is 0 only for a day on which all agree', async () => {
    expect(await run('2026-11-24', [])).toEqual({ code: 0, lines: ['2026-11-24: 0 agree, 0 do not'] });
    const { code, lines } = await run('2026-11-25', []);
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(/FT-3 .*: told to us, not in the statement/);
  });

  it.each(['2026-13-01', '2026-02-30', '26-11-25'])('asks for a day that there is: %s', async (day) => {
    await expect(run(day, [])).rejects.toThrow(`${day} is no day: reconcile takes one as YYYY-MM-DD`);
  });

  it.each(['{', '{}', '[{"reference":"FT"}]', '[{"reference":"FT","memo":"x","amountVnd":1.5}]'])(
    'says what is wrong with the statement %j',
    async (text) => {
      await expect(run('2026-11-25', text)).rejects.toThrow('statement-');
    },
  );
});

describe('the demo bank', () => {
  it('leads back only to the office, and keeps trying to tell it', async () => {
    const got: string[] = [];
    const { createServer } = await import('node:http');
    const office = createServer((request, response) => {
      request.resume();
      got.push(String(request.headers[SIGNATURE_HEADER]));
      // The office is away for the first two.
      response.writeHead(got.length < 3 ? 503 : 200).end();
    });
    await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve));
    const { port } = office.address() as { port: number };
    const bank = await startDemoBank('http://office.test', `http://127.0.0.1:${port}/notices`);
    try {
      const pay = (back: string) =>
        fetch(`${bank.url}/pay`, {
          method: 'POST',
          redirect: 'manual',
          body: new URLSearchParams({ memo: 'MC2345ABCDEF', amount: '1000', back }),
        });
      expect((await pay('http://evil.test/x')).status).toBe(400);
      const paid = await pay('http://office.test/my/dossiers/1');
      expect([paid.status, paid.headers.get('location')]).toEqual([303, 'http://office.test/my/dossiers/1']);
      for (let i = 0; i < 60 && got.length < 3; i++) await new Promise((resolve) => setTimeout(resolve, 100));
      expect(got).toHaveLength(3);
      const statement = (await (await fetch(`${bank.url}/statement.json`)).json()) as unknown[];
      expect(statement).toMatchObject([{ memo: 'MC2345ABCDEF', amountVnd: 1000 }]);
    } finally {
      bank.stop();
      office.close();
    }
  });
});
