/** A fee that nobody published beforehand: set on the counter's page, seen and paid by who applied, and set over REST. */

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { orderPayment, takeNotice } from '#acts/pay-online.ts';
import { perform } from '#acts/perform.ts';
import { PostgresPayments } from '#adapters/postgres/postgres-payments.ts';
import { must } from '#kernel/outcome.ts';
import { ensureTokens } from '#main/tokens.ts';
import { CONDITION, DETERMINED, publishCondition } from '../support/acts.ts';
import { houseSubmitted, storyHandedIn } from '../support/begun.ts';
import { launchBrowser } from '../support/browser.ts';
import { holder, officer, person } from '../support/platform.ts';
import { work } from '../support/scenes.ts';
import { openSite, type Site, signIn } from '../support/site.ts';

const CITED = 'Điều 60 Nghị định số 217/2026/NĐ-CP';
const LAW = 'Khoản 1 Điều 2 Nghị quyết số 999/2026/NQ-HĐND';
const COUNTER = 'hong-gai.counter.hoa';
let site: Site;
let tokens: Record<string, string>;

beforeAll(async () => {
  site = await openSite({
    bank: { bin: '999999', number: '123456', name: 'KHO BAC', secret: 'sixteen letters or more' },
  });
  const { pool, platform } = site.running.system;
  ({ tokens } = await ensureTokens(process.env['MOTCUA_TEST_HOME']!, pool, platform.province));
});
afterAll(() => site?.close());

const house = () => houseSubmitted({ platform: site.running.system.platform } as never);
const state = async (id: string) => (await site.running.system.platform.store.load(id))!.state;
/** As whoever has the slip follows it: the key is typed. */
async function follow(page: Page, code: string, key: string): Promise<void> {
  await page.goto(`${site.url}/track?code=${code}`);
  await page.fill('#key', key);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tra cứu' }).click()]);
}
async function call(path: string, who: string, body?: object) {
  const response = await fetch(site.url + path, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { code?: string; acts?: string[] } };
}

it('the counter sets it with the amount read back, and takes it; who applied sees what is asked and by which law', async () => {
  const id = await house();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await signIn(page, site, COUNTER);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    expect(await page.locator('main').innerText()).toContain('Phí, lệ phí của hồ sơ chưa được xác định');
    const form = page.locator('form[action$="/set-case-fee"]');
    const send = () => form.getByRole('button').click();
    await page.locator('summary', { hasText: 'Xác định phí, lệ phí của hồ sơ' }).click();
    await send();
    const errors = await page.locator('.govuk-error-summary').innerText();
    expect(errors).toContain('Chọn phải nộp hay không phải nộp');
    expect(errors).toContain('căn cứ');
    await form.locator('input[name=due][value=owed]').check();
    // Three noughts too many are asked about, and a law is no resolution of the Council.
    await form.locator('input[name=amountVnd]').fill('75.000.000');
    await form.locator('input[name=law]').fill(CITED);
    await send();
    const wrong = await page.locator('.govuk-error-summary').innerText();
    expect(wrong).toContain('Mức thu này do Hội đồng nhân dân quyết định');
    expect(wrong).toContain('75.000.000');
    expect(await form.locator('input[name=amountChecked]').getAttribute('value')).toBe('75000000');
    await form.locator('input[name=amountChecked]').check();
    await form.locator('input[name=amountVnd]').fill('76.000.000');
    await form.locator('input[name=law]').fill(LAW);
    await send();
    // Marked for one amount it says nothing of another.
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('76.000.000');
    await form.locator('input[name=amountVnd]').fill('75.000');
    await send();
    // Of a document that the procedure does not cite the officer is asked whether they looked it up.
    expect((await state(id)).fees).toEqual([]);
    await form.locator('input[name=lawChecked]').check();
    await send();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('bảy mươi lăm nghìn đồng');
    expect((await state(id)).fees).toEqual([]);
    await send();
    expect((await state(id)).fees).toMatchObject([{ id: 'case-fee', amountVnd: 75_000 }]);
    expect(await page.locator('main').innerText()).not.toContain('chưa được xác định');

    const own = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await signIn(own, site, 'dung');
    await own.goto(`${site.url}/my/dossiers/${id}`);
    const asked = await own.locator('main').innerText();
    expect(asked).toContain('999/2026/NQ-HĐND');
    expect(asked).toContain('Nộp 75.000');
    expect(asked).not.toContain('Chưa xác định');
    // By code and key alone too.
    const secret = (await own.locator('.mc-card .mc-code').last().innerText()).trim();
    await follow(own, (await state(id)).code!, secret);
    const followed = await own.locator('main').innerText();
    expect(followed).toContain('75.000');
    expect(followed).toContain('999/2026/NQ-HĐND');

    const pay = page.locator('form[action$="/pay-fee"]');
    await page.locator('summary', { hasText: 'Ghi nhận đã nộp tiền' }).click();
    await pay.locator('input[name=reference]').fill('BL-26T 0000099');
    await pay.getByRole('button').click();
    // Read back first: of what, of whom, by which receipt.
    const read = await page.locator('.govuk-error-summary').innerText();
    for (const said of ['75.000', (await state(id)).code!, (await state(id)).applicant.name, 'BL-26T 0000099'])
      expect(read).toContain(said);
    expect((await state(id)).fees[0].paidAt).toBeUndefined();
    await pay.locator('input[name=settlingRead]').check();
    await pay.getByRole('button').click();
    expect((await state(id)).fees).toMatchObject([{ id: 'case-fee', reference: 'BL-26T 0000099' }]);
    await own.goto(`${site.url}/my/dossiers/${id}`);
    expect(await own.locator('main').innerText()).toContain('BL-26T 0000099');
    // That it was of another dossier waits for another officer, and nobody outside is told of it meanwhile.
    const why = 'Biên lai của hồ sơ khác, ghi nhầm mã hồ sơ';
    for (const [act, word] of [
      ['strike-payment', 'Đề nghị gạch bỏ khoản nộp'],
      ['decline-strike', 'Rút hoặc không chấp nhận đề nghị gạch bỏ'],
    ]) {
      await page.locator('summary', { hasText: word }).click();
      const strike = page.locator(`form[action$="/${act}"]`);
      await strike.locator('textarea[name=reason]').fill(why);
      await strike.getByRole('button', { name: word }).click();
      await page.locator('.govuk-notification-banner').first().waitFor();
      if (act !== 'strike-payment') continue;
      expect((await state(id)).strike).toMatchObject({ fee: 'case-fee', reason: why });
      expect(await page.locator('main').innerText()).toContain('đề nghị lúc');
      expect(await page.locator('form[action$="/confirm-strike"]').count()).toBe(0);
      await own.reload();
      expect(await own.locator('main').innerText()).not.toContain('gạch bỏ');
    }
    expect((await state(id)).strike).toBeUndefined();
    // By code and key: that it is paid, not by which receipt; refused, what becomes of it, as on form 03.
    await follow(own, (await state(id)).code!, secret);
    const paid = await own.locator('main').innerText();
    expect(paid).toMatch(/Số tiền đã nộp\s[\s\S]*75\.000/);
    expect(paid).not.toContain('0000099');
    expect(paid).not.toContain('hoàn trả');
    const refusal = { law: 'Điều 55 Nghị định số 217/2026/NĐ-CP' };
    // It rests on a ground of this dossier: without one the answer says which there are.
    const refuse = (more: object) => call(`/v1/dossiers/${id}/refuse-dossier`, COUNTER, { ...refusal, ...more });
    // A paper or an answer that is wrong is none before it is received: form 02 asks for it.
    const none = await refuse({ grounds: [{ kind: 'answer', id: 'landPlot' }] });
    expect([none.status, none.body.code]).toEqual([422, 'grounds-none']);
    publishCondition(site.running.system.platform);
    const bare = await refuse({});
    expect([bare.status, bare.body.code]).toEqual([422, 'ground-needed']);
    expect(JSON.stringify(bare.body)).toContain(`condition:${CONDITION.id}`);
    const strange = await refuse({ grounds: [{ kind: 'component', id: 'birth-proof' }] });
    expect([strange.status, strange.body.code]).toEqual([422, 'ground-not-listed']);
    expect((await refuse({ grounds: [{ kind: 'rumour' }] })).status).toBe(400);
    const written = await refuse({ grounds: [CONDITION], reason: 'Lô đất không được phép xây dựng' });
    expect([written.status, written.body.code]).toEqual([422, 'reason-unused']);
    expect((await refuse({ grounds: [CONDITION] })).status).toBe(200);
    await follow(own, (await state(id)).code!, secret);
    expect(await own.locator('main').innerText()).toMatch(
      /việc có hoàn trả hay không do cơ quan xác định.*hỏi Trung tâm/s,
    );
    const receipt = await own.request.get(`${site.url}/papers/${id}/receipt-case-fee.pdf`);
    expect([receipt.status(), receipt.headers()['content-type']]).toEqual([200, 'application/pdf']);
  } finally {
    await browser.close();
  }
});

it('that nothing is owed is recorded on the same form, by an article', async () => {
  const id = await house();
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    await signIn(page, site, COUNTER);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    await page.locator('summary', { hasText: 'Xác định phí, lệ phí của hồ sơ' }).click();
    const form = page.locator('form[action$="/set-case-fee"]');
    await form.locator('input[name=due][value=none]').check();
    await form.locator('input[name=law]').fill(CITED);
    await form.getByRole('button').click();
    expect((await state(id)).fees).toMatchObject([{ amountVnd: 0, exemption: { law: CITED } }]);
    const own = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await signIn(own, site, 'dung');
    await own.goto(`${site.url}/my/dossiers/${id}`);
    expect(await own.locator('main').innerText()).toContain(`Không phải nộp theo ${CITED}`);
  } finally {
    await browser.close();
  }
});

it('it is set over REST, described in OpenAPI, and the bank may then be paid', async () => {
  const id = await house();
  const path = `/v1/dossiers/${id}`;
  expect((await call(path, COUNTER)).body.acts).toContain('set-case-fee');
  expect((await call(`${path}/set-case-fee`, COUNTER, { amountVnd: 75_000 })).status).toBe(400);
  const vague = await call(`${path}/set-case-fee`, COUNTER, { amountVnd: 75_000, law: 'theo quy định' });
  expect([vague.status, vague.body.code]).toEqual([422, 'law-council-needed']);
  const good = { amountVnd: 75_000, law: LAW, lawChecked: true };
  for (const [more, code] of [
    [{ law: 'Nghị định số 118/2025/NĐ-CP' }, 'law-council-needed'],
    [{ lawChecked: false }, 'law-uncited'],
    [{ amountVnd: 75_000_000 }, 'case-fee-unusual'],
  ] as const) {
    const refused = await call(`${path}/set-case-fee`, COUNTER, { ...good, ...more });
    expect([refused.status, refused.body.code]).toEqual([422, code]);
  }
  expect((await call(`${path}/set-case-fee`, 'dung', good)).status).toBe(403);
  expect((await call(`${path}/set-case-fee`, COUNTER, good)).status).toBe(200);
  const described = await (await fetch(`${site.url}/openapi.json`)).text();
  expect(described).toContain('set-case-fee');
  const { platform, pool } = site.running.system;
  const payments = new PostgresPayments(pool);
  const { memo, amountVnd } = must(await orderPayment(platform, payments, id, 'case-fee', person('dung')));
  const notice = { reference: 'FT-case', memo, amountVnd, at: '2026-11-25T02:00:00.000Z' };
  expect((await takeNotice(platform, payments, notice)).outcome).toBe('paid');
  expect((await state(id)).fees).toMatchObject([{ id: 'case-fee', reference: 'FT-case' }]);
});

it('what was paid too much is set lower on the page, listed, given back, and seen by who applied', async () => {
  const id = await house();
  const { platform } = site.running.system;
  const counter = officer(COUNTER);
  must(await perform(platform, id, { act: 'set-case-fee', amountVnd: 750_000, law: LAW, lawChecked: true }, counter));
  const paid = {
    act: 'pay-fee' as const,
    confirmed: true,
    fee: 'case-fee',
    amountVnd: 750_000,
    reference: nextReceipt(),
  };
  must(await perform(platform, id, paid, counter));
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    page.setDefaultTimeout(20_000);
    await signIn(page, site, COUNTER);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    await page.locator('summary', { hasText: 'Xác định lại khoản đã nộp' }).click();
    const form = page.locator('form[action$="/set-case-fee"]');
    expect(await form.innerText()).toMatch(/đã nộp 750\.000.*phần đã nộp thừa được hoàn trả/s);
    await form.locator('input[name=due][value=owed]').check();
    await form.locator('input[name=amountVnd]').fill('75.000');
    await form.locator('input[name=law]').fill(LAW);
    await form.locator('textarea[name=reason]').fill('Thu nhầm 750.000, mức đúng là 75.000');
    await form.getByRole('button').click();
    await form.locator('input[name=lawChecked]').check();
    await form.getByRole('button').click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('bảy mươi lăm nghìn đồng');
    await form.getByRole('button').click();
    expect((await state(id)).surplus).toMatchObject([{ amountVnd: 675_000, why: 'too-much' }]);
    const { code = '' } = await state(id);
    await page.goto(`${site.url}/office/money`);
    const listed = await page.locator('main').innerText();
    expect(listed).toMatch(new RegExp(`${code}\\s+675\\.000`));
    const head = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await signIn(head, site, holder('06685-mc', 'head').id);
    await head.goto(`${site.url}/office/money`);
    expect(await head.locator('main').innerText()).toContain(code);
    const own = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await signIn(own, site, 'dung');
    await own.goto(`${site.url}/my/dossiers/${id}`);
    const text = await own.locator('main').innerText();
    expect(text).toMatch(/675\.000.*nộp thừa, xác định lại ngày .* sẽ được hoàn trả/);
    expect(text).toMatch(/Phải nộp tất cả 75\.000/);
    expect(text).toMatch(/Đã nộp 750\.000/);
    expect(text).not.toContain('Nộp 75');
    // Who found it too much does not record alone that it went back.
    const other = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await signIn(other, site, 'hong-gai.counter.lan');
    await other.goto(`${site.url}/office/dossiers/${id}`);
    await other.locator('summary', { hasText: 'Hoàn trả tiền nộp thừa' }).click();
    const back = other.locator('form:has(input[name=surplus])');
    await back.locator('input[name=reference]').fill('OUT-1');
    await back.getByRole('button').click();
    await back.locator('input[name=settlingRead]').check();
    await back.getByRole('button').click();
    await page.goto(`${site.url}/office/money`);
    expect(await page.locator('main').innerText()).not.toContain(code);
    await own.goto(`${site.url}/my/dossiers/${id}`);
    expect(await own.locator('main').innerText()).toMatch(/675\.000.*đã hoàn trả.*OUT-1/);
  } finally {
    await browser.close();
  }
});

let receipts = 0;
/** Each payment has its own: the end of an id may hold no digit, which no receipt number is without. */
function nextReceipt(): string {
  receipts += 1;
  return `BL-${4_100 + receipts}`;
}

/** Paid and withdrawn: nothing says whether it is given back. */
async function withdrawn(): Promise<string> {
  const id = await house();
  const { platform } = site.running.system;
  const counter = officer(COUNTER);
  must(await perform(platform, id, { act: 'set-case-fee', amountVnd: 75_000, law: LAW, lawChecked: true }, counter));
  const paid = {
    act: 'pay-fee' as const,
    confirmed: true,
    fee: 'case-fee',
    amountVnd: 75_000,
    reference: nextReceipt(),
  };
  must(await perform(platform, id, paid, counter));
  must(await perform(platform, id, { act: 'withdraw-dossier', reason: 'Tôi không xây nữa' }, person('dung')));
  return id;
}
/** The day on which it was paid. */
const paidOn = async (id: string) =>
  Temporal.Instant.from((await state(id)).fees[0].paidAt!)
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDate()
    .toString();
const GROUND = 'Nghị định số 118/2025/NĐ-CP';

it.each([
  ['refund-fee', 'Hoàn trả phí, lệ phí', 'Đã hoàn trả'],
  ['keep-fee', 'Ghi nhận không hoàn trả', 'không hoàn trả theo Điều 21 Nghị định số 118/2025/NĐ-CP'],
])('after a withdrawal the counter settles it by law with %s, which who applied reads', async (act, title, said) => {
  const id = await withdrawn();
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    page.setDefaultTimeout(20_000);
    await signIn(page, site, COUNTER);
    const listed = async () => {
      await page.goto(`${site.url}/office/money`);
      return page.locator('main').innerText();
    };
    const { code = '' } = await state(id);
    expect(await listed()).toContain(code);
    const own = await (await browser.newContext({ locale: 'vi-VN' })).newPage();
    await signIn(own, site, 'dung');
    await own.goto(`${site.url}/my/dossiers/${id}`);
    expect(await own.locator('main').innerText()).toMatch(
      /việc có hoàn trả hay không do cơ quan xác định.*hỏi Trung tâm/s,
    );
    const secret = (await own.locator('.mc-card .mc-code').last().innerText()).trim();

    await page.goto(`${site.url}/office/dossiers/${id}`);
    const form = page.locator(`form[action$="/${act}"]`);
    const send = () => form.getByRole('button').click();
    await page.locator('summary', { hasText: title }).click();
    expect(await form.innerText()).toContain('Chưa có căn cứ đã đối chiếu để hoàn trả hay không hoàn trả khoản này');
    if (act === 'refund-fee') await form.locator('input[name=reference]').fill('FT-9');
    await form.locator('textarea[name=reason]').fill('Công việc thu phí chưa thực hiện');
    await send();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Hãy ghi căn cứ pháp lý');
    await form.locator('input[name=article]').fill('21');
    await form.locator('input[name=otherLaw]').fill('Nghị định số 999/2026/NĐ-CP');
    await send();
    const errors = page.locator('.govuk-error-summary');
    expect(await errors.innerText()).toContain('Hãy ghi văn bản xác định');
    await form.locator('input[name=determinedNumber]').fill('12/TB-UBND');
    await form.locator('input[name=determinedBy]').fill('Ủy ban nhân dân phường Hồng Gai');
    await form.locator('input[name=determinedOn]').fill(await paidOn(id));
    await send();
    await form.locator('input[name=settlingRead]').check();
    await send();
    await form.locator('input[name=lawChecked]').waitFor();
    await form.locator('input[name=otherLaw]').fill(GROUND);
    await send();
    expect(await errors.innerText()).toMatch(/Hãy đọc lại trước khi ghi: .*75\.000.*Điều 21.*12\/TB-UBND/s);
    // What was read back holds for that alone.
    await form.locator('input[name=settlingRead]').check();
    await form.locator('input[name=determinedNumber]').fill('13/TB-UBND');
    await send();
    expect(await errors.innerText()).toMatch(/Hãy đọc lại trước khi ghi: .*13\/TB-UBND/s);
    await form.locator('input[name=settlingRead]').check();
    await send();
    const [fee] = (await state(id)).fees;
    expect(fee.refund ?? fee.kept).toMatchObject({ law: `Điều 21 ${GROUND}` });
    expect(await page.locator(`form[action$="/refund-fee"], form[action$="/keep-fee"]`).count()).toBe(0);
    expect(await listed()).not.toContain(code);

    for (const look of [() => own.goto(`${site.url}/my/dossiers/${id}`), () => follow(own, code, secret)]) {
      await look();
      const text = await own.locator('main').innerText();
      expect(text).toContain(said);
      expect(text).toContain('xác định tại văn bản số 13/TB-UBND');
      expect(text).toContain(`Điều 21 ${GROUND}`);
      expect(text).not.toContain('việc có hoàn trả hay không do cơ quan');
    }
    await own.goto(`${site.url}/my/dossiers/${id}/slips?form=05`);
    expect(await own.locator('main').innerText()).toMatch(/Ghi nhận lúc .*75\.000 đồng.*Điều 21 Nghị định số 118/);
    const mailbox = async () => {
      await own.goto(`${site.url}/messages`);
      return own.locator('main').innerText();
    };
    await expect.poll(mailbox, { timeout: 20_000 }).toMatch(/75\.000[^\n]*Điều 21 Nghị định số 118/);
    // Another officer finds what was recorded, and may correct it.
    const other = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    await signIn(other, site, 'hong-gai.counter.lan');
    await other.goto(`${site.url}/office/dossiers/${id}`);
    await other.locator('summary', { hasText: title }).click();
    expect(await form.count()).toBe(0);
    const correct = other.locator(`form[action$="/${act}"]`);
    expect(await correct.innerText()).toMatch(/Đã ghi nhận: .*13\/TB-UBND.*sửa tại đây/s);
    expect(await correct.locator('textarea[name=corrects]').count()).toBe(1);
  } finally {
    await browser.close();
  }
});

it('and over REST, once', async () => {
  const id = await withdrawn();
  const path = `/v1/dossiers/${id}`;
  expect((await call(path, COUNTER)).body.acts).toEqual(expect.arrayContaining(['refund-fee', 'keep-fee']));
  const back = { fee: 'case-fee', reference: 'FT-10', reason: 'Công việc thu phí chưa thực hiện' };
  const lawless = await call(`${path}/refund-fee`, COUNTER, { ...back, ...DETERMINED, determinedOn: await paidOn(id) });
  expect([lawless.status, lawless.body.code]).toEqual([422, 'law-needed']);
  const settled = { ...DETERMINED, determinedOn: await paidOn(id) };
  const kept = { fee: 'case-fee', reason: 'Đã thẩm định thiết kế', law: `Điều 21 ${GROUND}`, ...settled };
  expect((await call(`${path}/keep-fee`, 'dung', kept)).status).toBe(403);
  expect((await call(`${path}/keep-fee`, COUNTER, { ...kept, law: undefined })).status).toBe(400);
  expect((await call(`${path}/keep-fee`, COUNTER, { ...kept, confirmed: undefined })).body.code).toBe('keep-unread');
  expect((await call(`${path}/keep-fee`, COUNTER, kept)).status).toBe(200);
  const again = await call(`${path}/refund-fee`, COUNTER, { ...back, law: kept.law });
  expect([again.status, again.body.code]).toEqual([422, 'fee-already-kept']);
  const acts = (await call(path, COUNTER)).body.acts ?? [];
  expect(acts.some((one) => one === 'refund-fee' || one === 'keep-fee')).toBe(false);
});

it('where nobody set it, the form of issuing says so, whom to ask, and asks for a reason', async () => {
  const { platform } = site.running.system;
  const { dossierId: id, results } = await storyHandedIn({ platform } as never, '1.013225', 'self-designed');
  for (let i = 0; i < 12 && (await state(id)).tasks[0]?.act !== 'issue-result'; i++) await work(platform, id, results);
  const [task] = (await state(id)).tasks;
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    page.setDefaultTimeout(20_000);
    await signIn(page, site, holder(task.unit, task.post).id);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    // Not issued among many: left out of what is confirmed, with why.
    const desk = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    await signIn(desk, site, holder((await state(id)).receivingUnit, 'counter').id);
    const listed = desk.locator(
      `section[aria-labelledby=unset-fees] a[href="/office/dossiers/${id}#act-set-case-fee"]`,
    );
    expect(await listed.innerText()).toContain((await state(id)).code);
    expect(await desk.locator('#unset-fees').innerText()).toMatch(/^Chưa xác định phí, lệ phí \(\d+\)$/);
    await page.goto(`${site.url}/office`);
    await page.locator(`input[name=task][value="${id}/${task.id}"]`).check();
    await page.locator('button[name=act][value=issue-result]').click();
    expect(await page.locator('main').innerText()).toMatch(
      /Chưa xác định phí, lệ phí của hồ sơ: đề nghị .* xác định số tiền/,
    );
    expect(await page.locator('input[name=confirmed]').count()).toBe(0);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    const form = page.locator('#act-issue-result form');
    const send = () => form.getByRole('button', { name: 'Phát hành kết quả' }).click();
    expect(await form.innerText()).toMatch(
      /Phí, lệ phí của hồ sơ chưa được xác định.*Trung tâm Phục vụ hành chính công/,
    );
    await send();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('mức thu chưa được công bố');
    expect((await state(id)).result).toBeUndefined();
    await form.locator('input[name=feeUnset]').fill('Nghị quyết về mức thu chưa có tại quầy');
    await send();
    expect((await state(id)).result?.number).toBeTruthy();
    await desk.goto(`${site.url}/office`);
    expect(await listed.count()).toBe(0);
    const events = await platform.store.readEvents(id);
    expect(events.map(({ body }) => body).join()).toContain('"feeUnset":"Nghị quyết về mức thu chưa có tại quầy"');
    await page.goto(`${site.url}/office/dossiers/${id}`);
    expect(await page.locator('.govuk-inset-text', { hasText: 'Kết quả đã phát hành khi phí' }).innerText()).toMatch(
      /chưa được xác định.*ghi lý do: Nghị quyết về mức thu chưa có tại quầy\./,
    );
  } finally {
    await browser.close();
  }
});
