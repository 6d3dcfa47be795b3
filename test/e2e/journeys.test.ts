/**
 * Five journeys by hand-like use, in a real browser: a birth from a phone, a reception for another commune, a supplement round, a
 * building permit with two consultations, a land change with payment. Each once more with scripts off on the citizen's side.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openSite, type Site, signIn } from '../support/site.ts';

let site: Site;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);
const paper = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG });

async function open(options: { phone?: boolean; scripts?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.phone ? { width: 375, height: 740 } : { width: 1280, height: 900 },
    javaScriptEnabled: options.scripts ?? true,
    locale: 'vi-VN',
  });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(25_000);
  return page;
}

/** Runs a journey; where it fails, leaves a picture of every page that was open. */
async function journey(name: string, walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    const folder = join(import.meta.dirname, '..', '..', 'tmp', 'failed');
    mkdirSync(folder, { recursive: true });
    for (const [i, context] of contexts.entries())
      for (const page of context.pages())
        await page.screenshot({ path: join(folder, `${name}-${i}.png`), fullPage: true }).catch(() => {});
    throw error;
  } finally {
    for (const context of contexts.splice(0)) await context.close();
  }
}

const go = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();
const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor();

async function officer(id: string): Promise<Page> {
  const page = await open();
  await signIn(page, site, id, '/office');
  return page;
}

/** Opens the dossier at the officer's place and does the act that is open there. */
async function act(
  page: Page,
  dossier: string,
  name: string,
  fill: (form: ReturnType<Page['locator']>) => Promise<void> = async () => {},
) {
  await page.goto(`${site.url}/office/dossiers/${dossier}`);
  const box = page.locator(`#act-${name}`);
  if (!(await box.getAttribute('open').then((open) => open !== null))) await box.locator('summary').click();
  await fill(box);
  await box.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.endsWith(name));
  expect(await page.locator('.govuk-error-summary').count(), await page.locator('main').innerText()).toBe(0);
}

async function startApplication(page: Page, code: string, place: string): Promise<void> {
  await page.goto(`${site.url}/procedures/${code}`);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await heading(page, 'Bắt đầu nộp hồ sơ');
  await page.selectOption('#place', place);
  await go(page);
}

async function deliverySubmit(page: Page): Promise<string> {
  await heading(page, 'Nhận kết quả');
  await page.getByLabel('Nhận tại trung tâm').check();
  await go(page);
  await heading(page, 'Xem lại và nộp');
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/\/my\/dossiers\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1)!;
}

async function fillBirth(page: Page): Promise<void> {
  await heading(page, 'Người nộp hồ sơ');
  await page.getByText('Nguyễn Thị An').first().waitFor();
  await page.getByLabel('Mẹ', { exact: true }).check();
  await go(page);
  await heading(page, 'Trẻ được khai sinh');
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Bảo Ngọc');
  await page.getByLabel('Nữ').check();
  await page.locator('#childDateOfBirth-day').fill('20');
  await page.locator('#childDateOfBirth-month').fill('11');
  await page.locator('#childDateOfBirth-year').fill('2026');
  await page.getByLabel('Nơi sinh').fill('Bệnh viện Sản Nhi Quảng Ninh');
  await go(page);
  await heading(page, 'Cha mẹ');
  await page.getByLabel('Họ tên mẹ').fill('Nguyễn Thị An');
  await go(page);
  await heading(page, 'Giấy tờ');
  await page.locator('input[type=file]').first().setInputFiles(paper('giay-chung-sinh.png'));
  await go(page);
}

describe.each([true, false])('with scripts: %s', (scripts) => {
  it('registers a birth from a phone, from search to rating', () =>
    journey(`birth-${scripts}`, async () => {
      const citizen = await open({ phone: true, scripts });
      await citizen.goto(site.url);
      await citizen.getByLabel('Bạn cần làm thủ tục gì?').fill('dang ky khai sih');
      await citizen.getByRole('button', { name: 'Tìm' }).click();
      await citizen.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
      await heading(citizen, 'Đăng ký khai sinh');
      await signIn(citizen, site, 'an', '/apply/1.001193');
      await citizen.selectOption('#place', '06685');
      await go(citizen);
      await fillBirth(citizen);
      const id = await deliverySubmit(citizen);
      await citizen.getByText('Đã nộp, chờ tiếp nhận').waitFor();

      const counter = await officer('hong-gai.counter.hoa');
      await act(counter, id, 'receive-dossier');
      await counter.getByText('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ').waitFor();
      const civil = await officer('hong-gai.civil.minh');
      await civil
        .getByRole('link', { name: /^H49\./ })
        .first()
        .waitFor();
      await act(civil, id, 'complete-task', (form) => form.getByLabel('Đủ điều kiện', { exact: true }).check());
      await act(civil, id, 'complete-task', (form) => form.locator('#personalId').fill('022326000123'));
      const chair = await officer('hong-gai.chair');
      await chair.goto(`${site.url}/office/desk`);
      await chair.getByRole('button', { name: 'Duyệt các hồ sơ đã chọn' }).click();
      await chair.getByText('1 việc xong').waitFor();
      const clerk = await officer('06685.clerk.1');
      await act(clerk, id, 'issue-result');
      await act(counter, id, 'deliver-result');

      await citizen.goto(`${site.url}/my/dossiers/${id}`);
      await citizen.getByLabel('Rất hài lòng', { exact: true }).check();
      await citizen.getByRole('button', { name: 'Gửi đánh giá' }).click();
      await citizen.getByText('Bạn đã đánh giá 5/5.').waitFor();
      await citizen.getByRole('link', { name: 'Xem kết quả' }).click();
      await citizen.getByText('Nguyễn Bảo Ngọc').first().waitFor();
    }));

  it('asks for a supplement and gets exactly that', () =>
    journey(`supplement-${scripts}`, async () => {
      const citizen = await open({ phone: true, scripts });
      await signIn(citizen, site, 'an');
      await startApplication(citizen, '1.001193', '06685');
      await fillBirth(citizen);
      const id = await deliverySubmit(citizen);
      const counter = await officer('hong-gai.counter.hoa');
      await act(counter, id, 'receive-dossier');
      const civil = await officer('hong-gai.civil.minh');
      await act(civil, id, 'request-supplement', async (form) => {
        await form.getByLabel('Nơi sinh', { exact: true }).check();
        await form.locator('input[name="reason-childPlaceOfBirth"]').fill('Ghi đủ tên xã, phường');
      });
      await citizen.goto(`${site.url}/my/dossiers/${id}`);
      await citizen.getByText('Ghi đủ tên xã, phường').first().waitFor();
      expect(await citizen.locator('form[action*=supplement] input:not([type=hidden])').count()).toBe(1);
      await citizen.locator('#childPlaceOfBirth').fill('Bệnh viện Sản Nhi, phường Hồng Gai');
      await citizen.getByRole('button', { name: 'Gửi bổ sung' }).click();
      await citizen.getByText('Đã gửi bổ sung.').waitFor();
      await citizen.getByText('Đang giải quyết').first().waitFor();
    }));

  it('carries a building permit through two consultations', () =>
    journey(`permit-${scripts}`, async () => {
      const citizen = await open({ scripts });
      await signIn(citizen, site, 'dung');
      await startApplication(citizen, '1.013225', '06793');
      await go(citizen);
      await citizen
        .getByLabel(/Thửa đất|Thửa/)
        .first()
        .fill('Thửa 21, tờ bản đồ 14');
      await go(citizen);
      await citizen.locator('#floors').fill('ba');
      await citizen.locator('#floorAreaM2').fill('85');
      await citizen.locator('#totalAreaM2').fill('240');
      await citizen.locator('#heightM').fill('11,5');
      await go(citizen);
      await citizen.locator('.govuk-error-summary').getByText('hãy nhập số nguyên').waitFor();
      expect(await citizen.locator('#floors').inputValue()).toBe('ba');
      await citizen.locator('#floors').fill('3');
      await go(citizen);
      await heading(citizen, 'Giấy tờ');
      for (const input of await citizen.locator('input[type=file]').all())
        await input.setInputFiles(paper('ban-ve.png'));
      await go(citizen);
      const id = await deliverySubmit(citizen);
      const counter = await officer('06793-mc.counter.1');
      await act(counter, id, 'receive-dossier');
      const specialist = await officer(await deskOf(id));
      await act(specialist, id, 'consult-unit', async (form) => {
        await form.locator('select').selectOption(['so-xay-dung', 'so-nong-nghiep-moi-truong'].filter(Boolean));
        await form.locator('textarea').fill('Đề nghị cho ý kiến về quy hoạch');
      });
      for (const unit of ['so-xay-dung', 'so-nong-nghiep-moi-truong']) {
        const other = await officer(`${unit}.specialist.1`);
        await act(other, id, 'answer-consultation', async (form) => {
          await form.getByLabel('Đồng ý', { exact: true }).check();
          await form.locator('textarea').fill('Phù hợp quy hoạch');
        });
      }
      await specialist.goto(`${site.url}/office/dossiers/${id}`);
      expect(await specialist.getByText('Phù hợp quy hoạch').count()).toBeGreaterThanOrEqual(2);
    }));

  it('stops a land change until it is paid', () =>
    journey(`land-${scripts}`, async () => {
      const citizen = await open({ scripts });
      await signIn(citizen, site, 'binh');
      await startApplication(citizen, '1.013831', '06862');
      await fillAll(citizen);
      const id = await deliverySubmit(citizen);
      await walkTo(id, 'awaiting-payment');
      await citizen.goto(`${site.url}/my/dossiers/${id}`);
      await citizen.getByText('Chờ nộp tiền').first().waitFor();
      await citizen.getByRole('button', { name: /^Nộp .*₫/ }).click();
      await citizen.getByText('Đã nộp tiền.').waitFor();
      await citizen.getByText('Đang giải quyết').first().waitFor();
    }));
});

it('receives for another commune at the counter, by keyboard alone', () =>
  journey('counter', async () => {
    const counter = await officer('hong-gai.counter.hoa');
    await counter.goto(`${site.url}/office/counter`);
    await counter.keyboard.press('Tab');
    await counter.getByRole('searchbox').focus();
    await counter.keyboard.type('khai sinh');
    await counter.keyboard.press('Enter');
    await counter.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).focus();
    await counter.keyboard.press('Enter');
    await heading(counter, 'Đăng ký khai sinh');
    await counter.locator('#idNumber').focus();
    await counter.keyboard.type('022188000002');
    await counter.keyboard.press('Tab');
    expect(await counter.locator('#name').inputValue()).toBe('Trần Văn Bình');
    expect(await counter.locator('#place').inputValue()).toBe('06862');
    const type = async (selector: string, text: string) => {
      await counter.locator(selector).focus();
      await counter.keyboard.type(text);
    };
    await counter.locator('input[name=relation]').first().focus();
    await counter.keyboard.press('Space');
    await type('#childName', 'Trần Minh Khang');
    await counter.locator('input[name=childSex]').nth(1).focus();
    await counter.keyboard.press('Space');
    await type('#childDateOfBirth-day', '20');
    await type('#childDateOfBirth-month', '11');
    await type('#childDateOfBirth-year', '2026');
    await type('#childPlaceOfBirth', 'Trung tâm y tế Tiên Yên');
    await type('#motherName', 'Lý Thị Hoa');
    await counter.locator('input[name=scan-birth-proof]').setInputFiles(paper('scan.png'));
    await counter.locator('#motherName').focus();
    await counter.keyboard.press('Enter');
    await counter.getByText('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ').first().waitFor();
    await counter.getByText('Trần Văn Bình').first().waitFor();
    const id = /dossiers\/([0-9a-f-]{36})/.exec(counter.url())![1];
    expect((await state(id)).components[0]).toMatchObject({
      component: 'birth-proof',
      originals: 1,
      file: expect.any(String),
    });
  }));

const state = async (id: string) => (await site.running.system.platform.store.load(id))!.state;

/** Somebody who sits at the desk of the first open task. */
async function deskOf(id: string): Promise<string> {
  const { platform } = site.running.system;
  const [task] = (await state(id)).tasks;
  return platform.province.holders(task.unit, task.post, '2026-11-25')[0].id;
}

/** Whatever the pack asks for, filled with what fits. */
async function fillAll(page: Page): Promise<void> {
  for (let i = 0; i < 12; i++) {
    if (await page.getByRole('heading', { level: 1, name: 'Nhận kết quả' }).count()) return;
    for (const input of await page.locator('main input[type=text]:visible').all())
      if (!(await input.inputValue()))
        await input.fill((await input.getAttribute('inputmode')) ? '1' : 'Thửa 12, tờ 5');
    for (const group of await page.locator('main .govuk-radios').all()) await group.locator('input').first().check();
    for (const input of await page.locator('input[type=file]').all()) await input.setInputFiles(paper('giay.png'));
    const before = page.url();
    await go(page);
    await page.waitForURL((url) => url.href !== before);
  }
}

/** Officers do their steps, on screen, until the dossier is in the status. */
async function walkTo(id: string, status: string): Promise<void> {
  for (let i = 0; i < 12 && (await state(id)).status !== status; i++) {
    const [task] = (await state(id)).tasks;
    const page = await officer(await deskOf(id));
    await act(page, id, task.act, async (form) => {
      for (const group of await form.locator('.govuk-radios').all()) await group.locator('input').first().check();
      for (const input of await form.locator('input.govuk-input').all()) {
        const name = await input.getAttribute('name');
        if (name === 'amountVnd' || (await input.getAttribute('inputmode'))) await input.fill('12500000');
        else if (!(await input.inputValue())) await input.fill('Theo hồ sơ');
      }
      for (const area of await form.locator('textarea').all()) await area.fill('Đúng hồ sơ');
    });
  }
  expect((await state(id)).status).toBe(status);
}
