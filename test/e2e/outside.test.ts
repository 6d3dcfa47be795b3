/** In a real browser: a counter receives what the police decide, hands it over, follows it, enters the result and hands it out. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishPacks } from '#acts/publish.ts';
import { pdfOf } from '../support/files.ts';
import { policePack, policeRow } from '../support/outside.ts';
import { sitePages } from '../support/pages.ts';

const { site, open } = sitePages({ locale: 'vi-VN', timeout: 25_000 });
const body = 'Công an phường Hồng Gai';

beforeAll(async () => {
  // An officer opened it: it is received at the centre, which its source leaves open.
  const decidedBy = { outside: 'Công an cấp xã', basis: 'Quyết định 1/QĐ-BCA' };
  const reviewed = { pack: policePack({ decidedBy }), status: 'published', reasons: [] } as const;
  await publishPacks(site.running.system.platform.store, [{ ...reviewed, reasons: [] }]);
});

const textOf = (page: Page) => page.locator('main').innerText();
const box = (page: Page, name: string) => page.locator(`#act-${name}`);
async function send(page: Page, name: string) {
  const button = box(page, name).locator('button[type=submit]:not([name=preview])');
  await Promise.all([page.waitForEvent('load'), button.click()]);
}

describe('what the police decide', () => {
  it('says on its page who decides and that the centre receives and returns', async () => {
    const page = await open();
    await page.goto(`${site.url}/procedures/${policeRow.code}`);
    const text = await textOf(page);
    expect(text).toContain('Công an cấp xã');
    expect(text).toContain('Nộp và nhận kết quả tại Trung tâm Phục vụ hành chính công');
    await page.close();
  });

  it('is received, handed over, followed and handed out at the counter, and its owner sees where it is', async () => {
    const page = await open('hong-gai.counter.hoa');
    await page.goto(`${site.url}/office/counter/${policeRow.code}`);
    await page.fill('#idNumber', '022190000001');
    // The demo knows this person: name, address and place come by themselves.
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => (document.querySelector('#place') as HTMLSelectElement).value === '06685');
    await page.fill('#applicantName', 'Nguyễn Thị An');
    await page.fill('#email', 'an@');
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    const wrong = await page.locator('.govuk-error-summary').innerText();
    expect(wrong).toContain('Hãy chọn cách nhận kết quả.');
    expect(wrong).toContain('hãy ghi địa chỉ thư điện tử đầy đủ');
    await page.fill('#email', 'an@example.vn');
    await page.locator('input[name=delivery-method][value=counter]').check();
    // Typed without its tones it is not taken in silence: the register's spelling is shown, and the officer says that it is the person.
    await page.fill('#name', 'NGUYEN THI AN');
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    expect(await page.locator('.govuk-error-summary a[href="#name"]').innerText()).toContain('là «Nguyễn Thị An»');
    expect(await page.locator('#nameAs').isChecked()).toBe(false);
    await page.getByLabel('Đúng là người này; ghi họ tên theo cơ sở dữ liệu: Nguyễn Thị An').check();
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.waitForURL(/slips\?form=01/);
    const id = /dossiers\/([0-9a-f-]{36})/.exec(page.url())![1];
    const dossier = `${site.url}/office/dossiers/${id}`;
    await page.goto(dossier);
    expect(await textOf(page)).toContain('Hẹn trả theo luật');
    for (const never of ['extend-dossier', 'consult-unit', 'return-task', 'decide-dossier', 'record-outside'])
      expect(await box(page, never).count(), never).toBe(0);

    // Without a name nothing is handed over.
    await box(page, 'hand-over-dossier').locator('#hand-over-code').fill('CA-77');
    await send(page, 'hand-over-dossier');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Mẫu số 06');
    expect(await box(page, 'hand-over-dossier').locator('#hand-over-code').inputValue()).toBe('CA-77');
    // Said at the field itself, to which the summary leads.
    await page.locator('.govuk-error-summary a[href="#hand-over-dossier-receiver"]').click();
    const receiver = page.locator('#hand-over-dossier-receiver');
    expect(await receiver.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.locator('#hand-over-dossier-receiver-error').innerText()).toContain('Mẫu số 06');
    await receiver.fill('Trần Văn Công');
    await send(page, 'hand-over-dossier');
    expect(await textOf(page)).toContain(`Hồ sơ đã được chuyển đến ${body}`);
    for (const theirs of ['withdraw-dossier', 'refuse-dossier', 'request-supplement'])
      expect(await box(page, theirs).count(), theirs).toBe(0);

    await box(page, 'record-outside').locator('summary').click();
    // A year that was mistyped is asked about.
    await box(page, 'record-outside').locator('#theirDueOn').fill('2062-12-10');
    await send(page, 'record-outside');
    expect(await page.locator('#record-outside-theirDueOn-error').innerText()).toContain('10/12/2062');
    await box(page, 'record-outside').locator('[name=theirDueOn]').fill('2026-12-10');
    await box(page, 'record-outside').locator('#outside-note').fill('Đề nghị bổ sung ảnh 4x6');
    await send(page, 'record-outside');
    expect(await textOf(page)).toContain('17:00 10/12/2026');

    const owner = await open('an', { phone: true });
    await owner.goto(`${site.url}/my/dossiers/${id}`);
    let seen = await textOf(owner);
    for (const part of [body, 'CA-77', '17:00 10/12/2026', 'Đề nghị bổ sung ảnh 4x6', `${body} hẹn: 17:00 10/12/2026`])
      expect(seen).toContain(part);
    expect(seen).not.toContain('Trần Văn Công');
    expect(seen).not.toContain('Tôi muốn rút hồ sơ');

    // Each of what is missing stands at its own field.
    await send(page, 'record-outside-result');
    const links = await page
      .locator('.govuk-error-summary a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual(['outcome', 'issuedOn', 'number'].map((one) => `#record-outside-result-${one}`));
    for (const link of links) expect(await page.locator(`${link}-error`).count()).toBe(1);
    await box(page, 'record-outside-result').locator('input[value=granted]').check();
    await box(page, 'record-outside-result').locator('[name=number]').fill('12/TB-CA');
    await box(page, 'record-outside-result').locator('[name=issuedOn]').fill('2026-11-25');
    const content = await pdfOf('Thông báo');
    await box(page, 'record-outside-result')
      .locator('input[type=file]')
      .setInputFiles({ name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer: content });
    // A refusal is not recorded as granted because the choice above it was not moved.
    await box(page, 'record-outside-result').locator('[name=theirReason]').fill('Chưa đủ điều kiện theo Điều 27');
    await send(page, 'record-outside-result');
    expect(await page.locator('#record-outside-result-outcome-error').innerText()).toContain('Chưa đủ điều kiện');
    await box(page, 'record-outside-result').locator('[name=theirReason]').fill('');
    await send(page, 'record-outside-result');
    expect(await textOf(page)).toContain(`Kết quả số 12/TB-CA của ${body}, ngày 25/11/2026`);
    expect(await box(page, 'revoke-result').count()).toBe(0);

    await owner.reload();
    seen = await textOf(owner);
    expect(seen).toContain(`Kết quả số 12/TB-CA của ${body}`);
    expect(seen).not.toContain('Bản có chữ ký số đang được lập');
    const link = await owner.getByRole('link', { name: 'Xem tệp kết quả' }).getAttribute('href');
    const file = await owner.request.get(site.url + link!);
    expect([file.status(), (await file.body()).subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    // And nobody else does.
    const stranger = await open('binh');
    expect((await stranger.request.get(site.url + link!)).status()).toBe(404);

    await box(page, 'pay-fee').locator('summary').click();
    await box(page, 'pay-fee').locator('#reference').fill('BL-1');
    await send(page, 'pay-fee');
    await box(page, 'pay-fee').locator('input[name=settlingRead]').check();
    await send(page, 'pay-fee');
    // Nobody is named beforehand.
    await send(page, 'deliver-result');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('ai nhận kết quả');
    expect(await page.locator('.govuk-error-summary a[href="#deliver-result-to"]').count()).toBe(1);
    expect(await page.locator('#deliver-result-to-error').count()).toBe(1);
    await box(page, 'deliver-result').locator('input[name=to][value=applicant]').check();
    await send(page, 'deliver-result');
    await page.goto(`${dossier}/slips?form=06`);
    const slip = await textOf(page);
    expect(slip).toContain(`2. Nhận: ${body}`);
    expect(slip).toContain('Trần Văn Công');
    expect(slip).toContain('mã hồ sơ bên nhận CA-77');
    // The slip is the centre's, not theirs.
    expect(slip).toContain('TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG HỒNG GAI');
    const whole = await site.running.system.platform.store.load(id);
    expect(whole!.state).toMatchObject({ status: 'delivered', outside: { code: 'CA-77' }, result: { outside: true } });
    expect(whole!.state.result?.signed).toBeUndefined();
  });
});
