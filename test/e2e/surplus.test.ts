/** Money for a dossier that takes none any more, or took it before: shown as received, told, listed, given back. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { giveBack, type MoneyToReturn, moneyToReturn, orderPayment, takeNotice } from '#acts/pay-online.ts';
import { perform, startDossier } from '#acts/perform.ts';
import { PostgresPayments } from '#adapters/postgres/postgres-payments.ts';
import { isRefusal, must } from '#kernel/outcome.ts';
import type { PaymentStore } from '#spine/payments.ts';
import { sitePages } from '../support/pages.ts';
import { officer, partyOf, person, shipped } from '../support/platform.ts';

const { site, open } = sitePages({ locale: 'vi-VN', scripts: false, timeout: 20_000 });
let payments: PaymentStore;
beforeAll(async () => {
  payments = new PostgresPayments(site.running.system.pool);
});

const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const at = '2026-11-25T02:00:00.000Z';
const platform = () => site.running.system.platform;
const stateOf = async (id: string) => (await platform().store.load(id))!.state;
const codeOf = (done: unknown) => (isRefusal(done) ? done.code : undefined);

/** A shop whose fee is to be paid before it is received. */
async function shop(): Promise<string> {
  const pack = shipped.get('1.001612')!;
  const [first] = Object.values(pack.cases) as { answers: Record<string, unknown> }[];
  const { dossierId } = must(
    await startDossier(
      platform(),
      '1.001612',
      {
        act: 'draft-dossier',
        channel: 'online',
        applicant: partyOf('an'),
        place: '06685',
        answers: { ...first.answers, businessAddress: 'Chợ Hạ Long, phường Hồng Gai' },
        components: pack.manifest.components.map(({ id: component }) => ({ component, originals: 1, copies: 1 })),
      },
      an,
    ),
  );
  must(await perform(platform(), dossierId, { act: 'submit-dossier' }, an));
  return dossierId;
}

const main = async (page: Page, path: string) => {
  await page.goto(site.url + path);
  return page.locator('main').innerText();
};
const order = async (id: string) => must(await orderPayment(platform(), payments, id, 'registration', an));

it('a dossier that waits for its fee says so, and is nobody else’s delay', async () => {
  const id = await shop();
  const page = await open('an');
  const { answers } = await stateOf(id);
  expect(await main(page, '/my/dossiers')).toContain(`: ${String(answers['businessName'])}`);
  const text = await main(page, `/my/dossiers/${id}`);
  expect(text).toMatch(/đang chờ Ông\/Bà nộp 150\.000/);
  expect(text).not.toMatch(/trước \d|quá hạn/);
  const before = await stateOf(id);
  const { memo, amountVnd } = await order(id);
  // The page of the payment is left open, with scripts and without.
  const way = `/my/dossiers/${id}/pay/registration`;
  const live = await open('an', { scripts: true, to: way });
  await live.getByText('Chưa nhận được tiền').waitFor();
  expect(await main(page, way)).toContain('trang này tự báo');
  expect(await page.locator('meta[http-equiv=refresh]').getAttribute('content')).toBe(`30;url=${way}?again=1`);
  await main(page, `${way}?again=30`);
  expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(0);
  const stranger = await open('binh');
  expect((await stranger.request.get(`${site.url}${way}/events`)).status()).toBe(404);
  expect((await takeNotice(platform(), payments, { reference: 'FT-A', memo, amountVnd, at })).outcome).toBe('paid');
  await live.waitForURL(`${site.url}/my/dossiers/${id}`);
  await live.getByText('Đã nộp tiền.').waitFor();
  await Promise.all([live.context().close(), stranger.context().close()]);
  const after = await stateOf(id);
  // The centre has its whole time from when the money came.
  expect(Date.parse(after.acceptBy!)).toBeGreaterThan(Date.parse(before.acceptBy!));
  expect(await main(page, `/my/dossiers/${id}`)).toMatch(/Trung tâm kiểm tra, tiếp nhận/);
  // Withdrawn, what was paid stands among the money of the counter, with what becomes of it.
  const clerk = await open('hong-gai.counter.hoa');
  expect(await main(clerk, '/office/money')).not.toContain('FT-A');
  must(await perform(platform(), id, { act: 'withdraw-dossier', reason: 'Không mở nữa' }, an));
  const money = await main(clerk, '/office/money');
  expect(money).toContain('Tiền đã nộp cho hồ sơ dừng giải quyết');
  expect(money).toMatch(/150\.000.*FT-A/s);
  await Promise.all([page.context().close(), clerk.context().close()]);
});

it('a dossier that ended asks for no money; what still comes is received, told, listed and given back', async () => {
  const id = await shop();
  const { memo, amountVnd } = await order(id);
  must(await perform(platform(), id, { act: 'withdraw-dossier', reason: 'Không mở nữa' }, an));
  expect(codeOf(await orderPayment(platform(), payments, id, 'registration', an))).toBe('not-in-this-status');
  const page = await open('an');
  const ended = await main(page, `/my/dossiers/${id}`);
  expect(ended).toContain('Khoản này không còn phải nộp: hồ sơ đã kết thúc.');
  expect(ended).not.toMatch(/Phải nộp trước|Nộp 150/);
  await page.goto(`${site.url}/my/dossiers/${id}/pay/registration`);
  expect(new URL(page.url()).pathname).toBe(`/my/dossiers/${id}`);

  const notice = { reference: 'FT-B', memo, amountVnd, at };
  const told = await Promise.all(Array.from({ length: 4 }, () => takeNotice(platform(), payments, notice)));
  expect(told.map((one) => one.outcome)).toEqual(Array(4).fill('not-due'));
  expect((await stateOf(id)).surplus).toMatchObject([{ reference: 'FT-B', amountVnd, why: 'not-due' }]);
  const came = await main(page, `/my/dossiers/${id}`);
  expect(came).toMatch(/Đã nhận 150\.000.*FT-B.*sẽ được hoàn trả.*liên hệ Trung tâm Phục vụ hành chính công/s);
  expect(came).toMatch(/hồ sơ đã kết thúc\. Đã nhận 150\.000.*không dùng cho khoản này: số tiền sẽ được hoàn trả/s);
  expect(came).not.toContain('chưa ghi nhận khoản tiền nào');
  await expect.poll(() => main(page, '/messages'), { timeout: 20_000 }).toMatch(/FT-B.*sẽ được hoàn trả/s);

  const clerk = await open('hong-gai.counter.hoa');
  expect(await main(clerk, '/office/money')).toMatch(/FT-B/);
  await clerk.goto(`${site.url}/office/dossiers/${id}`);
  const form = clerk.locator('form:has(input[name=surplus])');
  await clerk.locator('summary', { hasText: 'Hoàn trả tiền nộp thừa' }).click();
  await form.locator('input[name=reference]').fill('OUT-B1');
  const errors = clerk.locator('.govuk-error-summary');
  await form.getByRole('button').click();
  expect(await errors.innerText()).toMatch(/Hãy đọc lại trước khi ghi: .*150\.000.*FT-B.*OUT-B1/s);
  expect((await stateOf(id)).surplus?.[0].returned).toBeUndefined();
  // What was read back holds for that alone.
  await form.locator('input[name=settlingRead]').check();
  await form.locator('input[name=shared]').check();
  await form.getByRole('button').click();
  await form.locator('input[name=shared]').uncheck();
  await form.getByRole('button').click();
  await form.locator('input[name=settlingRead]').check();
  await form.getByRole('button').click();
  expect((await stateOf(id)).surplus?.[0].returned).toMatchObject({ reference: 'OUT-B1', by: counter.name });
  expect((await stateOf(id)).surplus?.[0].returned).not.toHaveProperty('shared');
  await clerk.goto(`${site.url}/office/dossiers/${id}`);
  expect(await form.count()).toBe(0);
  expect(await main(clerk, '/office/money')).not.toContain('FT-B');
  expect((await payments.findNotice('FT-B'))?.returned?.reference).toBe('OUT-B1');
  expect(await main(page, `/my/dossiers/${id}`)).toMatch(/đã hoàn trả.*OUT-B1/s);
  const again = await perform(platform(), id, { act: 'return-surplus', reference: 'FT-B', by: 'OUT-C1' }, counter);
  expect(codeOf(again)).toBe('notice-returned');
  const other = await perform(platform(), id, { act: 'return-surplus', reference: 'FT-X', by: 'OUT-C1' }, counter);
  expect(codeOf(other)).toBe('notice-not-found');
  await Promise.all([page.context().close(), clerk.context().close()]);
});

it('a transfer proves one return, and what was recorded of it is corrected by another officer', async () => {
  const [one, other] = [await shop(), await shop()];
  for (const [id, reference] of [
    [one, 'FT-G'],
    [one, 'FT-H'],
    [other, 'FT-K'],
  ]) {
    const { memo, amountVnd } = await order(id);
    const notice = { reference, memo, amountVnd: amountVnd - 1, at };
    expect((await takeNotice(platform(), payments, notice)).outcome).toBe('wrong-amount');
  }
  const back = { act: 'return-surplus' as const, confirmed: true };
  must(await perform(platform(), other, { ...back, reference: 'FT-K', by: 'OUT-K 0001' }, counter));
  const clerk = await open('hong-gai.counter.lan');
  const form = clerk.locator('form:has(input[name=surplus])');
  const send = async () => {
    await form.getByRole('button').click();
    const read = form.locator('input[name=settlingRead]');
    if (!(await read.count())) return;
    await read.check();
    await form.getByRole('button').click();
  };
  await clerk.goto(`${site.url}/office/dossiers/${one}`);
  await clerk.locator('summary', { hasText: 'Hoàn trả tiền nộp thừa' }).click();
  await form.locator('input[name=surplus][value=FT-H]').check();
  await form.locator('input[name=reference]').fill('out-k 1');
  await send();
  const { code } = await stateOf(other);
  expect(await clerk.locator('.govuk-error-summary').innerText()).toMatch(
    new RegExp(`đã dùng để ghi hoàn trả .*FT-K.* của hồ sơ ${code}`, 's'),
  );
  expect(await form.locator('input[name=surplus]:checked').getAttribute('value')).toBe('FT-H');
  // That number was of this dossier: the record of the other is corrected, and the number is free.
  await clerk.goto(`${site.url}/office/dossiers/${other}`);
  await clerk.locator('summary', { hasText: 'Hoàn trả tiền nộp thừa' }).click();
  expect(await form.innerText()).toMatch(/FT-K.*đã ghi nhận hoàn trả.*OUT-K 0001.*sửa tại đây/s);
  await form.locator('input[name=reference]').fill('OUT-K 0002');
  await form.getByRole('button').click();
  expect(await clerk.locator('.govuk-error-summary').innerText()).toContain('lý do');
  await form.locator('textarea[name=corrects]').fill('Số giao dịch là của hồ sơ khác');
  await send();
  expect((await stateOf(other)).surplus?.[0].returned).toMatchObject({
    reference: 'OUT-K 0002',
    corrects: { by: counter.name, why: 'Số giao dịch là của hồ sơ khác' },
  });
  must(await perform(platform(), one, { ...back, reference: 'FT-H', by: 'OUT-K 0001' }, counter));
  const page = await open('an');
  expect(await main(page, `/my/dossiers/${other}`)).toMatch(/OUT-K 0002.*được sửa: Số giao dịch là của hồ sơ khác/s);
  // Several at once, through the store itself: one alone has the number.
  const at1 = [await shop(), await shop(), await shop()];
  for (const [i, id] of at1.entries()) {
    const { memo, amountVnd } = await order(id);
    await takeNotice(platform(), payments, { reference: `FT-R${i}`, memo, amountVnd: amountVnd - 1, at });
  }
  const done = await Promise.all(
    at1.map((id, i) => perform(platform(), id, { ...back, reference: `FT-R${i}`, by: 'OUT-R 77' }, counter)),
  );
  expect(done.map(codeOf).sort()).toEqual(['return-used', 'return-used', undefined]);
  for (const [i, id] of at1.entries())
    if (codeOf(done[i]))
      must(await perform(platform(), id, { ...back, reference: `FT-R${i}`, by: `OUT-R 8${i}` }, counter));
  must(await perform(platform(), one, { ...back, reference: 'FT-G', by: 'OUT-G1' }, counter));
  await moneyToReturn(platform(), payments);
  await Promise.all([page.context().close(), clerk.context().close()]);
});

it('two payments of one fee pay it once; the second goes back, and needs its transfer named', async () => {
  const id = await shop();
  const { memo, amountVnd } = await order(id);
  const outcomes = [];
  for (const reference of ['FT-C', 'FT-D'])
    outcomes.push((await takeNotice(platform(), payments, { reference, memo, amountVnd, at })).outcome);
  expect(outcomes).toEqual(['paid', 'paid-before']);
  const less = { reference: 'FT-E', memo, amountVnd: amountVnd - 1, at };
  expect((await takeNotice(platform(), payments, less)).outcome).toBe('paid-before');
  const page = await open('an');
  const text = await main(page, `/my/dossiers/${id}`);
  expect(text).toMatch(/Đã nộp .*FT-C/s);
  expect(text).toMatch(/FT-D\)\. Khoản phí này đã được nộp trước đó\. Số tiền này sẽ được hoàn trả/);
  const noReference = await perform(platform(), id, { act: 'return-surplus', reference: 'FT-D', by: ' ' }, counter);
  expect(codeOf(noReference)).toBe('reference-needed');
  // The command line and the counter write the same record.
  must(await giveBack(platform(), payments, 'FT-D', 'OUT-D1'));
  expect((await stateOf(id)).surplus?.[0].returned?.reference).toBe('OUT-D1');
  // However much came before it that nobody can give back.
  await site.running.system.pool.query(
    `INSERT INTO motcua.bank_notice (reference, memo, amount_vnd, at, received_at, outcome)
     SELECT 'OLD ' || n, 'x', 1, '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z', 'unknown-memo' FROM generate_series(1, 501) n`,
  );
  const isOurs = ({ state }: MoneyToReturn) => state?.id === id;
  const page1 = await moneyToReturn(platform(), payments, { limit: 1 }, isOurs);
  expect([page1.rows.map(({ notice }) => notice.reference), page1.next]).toEqual([['FT-E'], undefined]);
  const old = await moneyToReturn(platform(), payments, { limit: 300 });
  const rest = await moneyToReturn(platform(), payments, { limit: 300, after: old.next });
  const all = [...old.rows, ...rest.rows].map(({ notice }) => notice.reference);
  expect([all.length, new Set(all).size, all.at(-1), rest.next]).toEqual([502, 502, 'FT-E', undefined]);
  await page.context().close();
});
