/**
 * Five journeys by hand-like use, in a real browser: a birth from a phone, a reception for another commune, a supplement round, a
 * building permit with two consultations, a land change with payment. Each once more with scripts off on the citizen's side, where the
 * officers, whose pages have theirs, act without them; and once by the keyboard alone, citizen and officers both.
 */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { performOn } from '../support/acts.ts';
import { PNG } from '../support/files.ts';
import { type Hand, keyboard, pointer } from '../support/hand.ts';
import { sitePages } from '../support/pages.ts';
import { birthChecked, holder, newborn } from '../support/platform.ts';
import { landAppraised, work } from '../support/scenes.ts';
import { signIn } from '../support/site.ts';

const { site, open: openPage } = sitePages({
  viewport: { width: 1280, height: 900 },
  locale: 'vi-VN',
  timeout: 25_000,
});
const contexts: BrowserContext[] = [];
/** Who works in this journey, at a page of their own. */
const officers = new Map<string, Promise<Page>>();

const paper = (name: string) => ({ name, mimeType: 'image/png', buffer: PNG });

/** Whose hand is at work: the pointer's, or the keyboard's. */
let hand: Hand = pointer;

async function open(options: { phone?: boolean; scripts?: boolean } = {}): Promise<Page> {
  const page = await openPage(undefined, options);
  contexts.push(page.context());
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
    officers.clear();
    for (const context of contexts.splice(0)) await context.close();
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const go = (page: Page) => hand.press(button(page, 'Tiếp tục'));
const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor();

function officer(id: string): Promise<Page> {
  const sits = async () => {
    const page = await open();
    await signIn(page, site, id, '/office', hand);
    return page;
  };
  const page = officers.get(id) ?? sits();
  officers.set(id, page);
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
  // Handing over waits for the signature, which goes on by itself.
  for (let i = 0; i < 60 && !(await box.count()); i++) {
    await page.waitForTimeout(250);
    await page.reload();
  }
  if (!(await box.getAttribute('open').then((open) => open !== null))) await hand.press(box.locator('summary').first());
  await fill(box);
  const send = () =>
    Promise.all([page.waitForEvent('load'), hand.press(box.locator('button[type=submit]:not([name=preview])'))]);
  await send();
  // An amount is shown as it was read, and sent once more.
  if (name === 'request-payment') {
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('12.500.000 đ (mười hai triệu');
    await send();
  }
  expect(await page.locator('.govuk-error-summary').count(), await page.locator('main').innerText()).toBe(0);
}

/** Whoever sits at the desk of the first open task does it, without a page. */
async function done(id: string, command: Record<string, unknown> = {}): Promise<void> {
  const [{ id: task, act: name, unit, post }] = (await state(id)).tasks;
  const { platform } = site.running.system;
  must(await performOn(platform, id, { act: name, task, ...command } as Command, holder(unit, post)));
}

async function startApplication(page: Page, code: string, place: string): Promise<void> {
  await page.goto(`${site.url}/procedures/${code}`);
  await hand.press(button(page, 'Nộp hồ sơ'));
  await heading(page, 'Bắt đầu nộp hồ sơ');
  await hand.choose(page.locator('#place'), place);
  await goOn(page);
}

/** Goes on, to the next page or to the same one with more questions. */
async function goOn(page: Page): Promise<void> {
  await Promise.all([page.waitForEvent('load'), go(page)]);
}

async function deliverySubmit(page: Page): Promise<string> {
  await heading(page, 'Nhận kết quả');
  await hand.tick(page.getByLabel('Nhận tại trung tâm'));
  await go(page);
  await heading(page, 'Xem lại và nộp');
  await hand.press(button(page, 'Nộp hồ sơ'));
  await page.waitForURL(/\/my\/dossiers\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1)!;
}

/** Page by page, a question or a section each, until the page with that heading. */
async function answerUntil(page: Page, end: string, answers: Record<string, (field: Locator) => Promise<void>>) {
  const done = new Set<string>();
  for (let i = 0; i < 40; i++) {
    if (await page.getByRole('heading', { level: 1, name: end, exact: true }).count()) return;
    for (const [selector, answer] of Object.entries(answers)) {
      const field = page.locator(selector);
      if (done.has(selector) || !(await field.count()) || !(await field.first().isVisible())) continue;
      await answer(field);
      done.add(selector);
    }
    await goOn(page);
  }
}

async function fillBirth(page: Page, childName = 'Nguyễn Bảo Ngọc'): Promise<void> {
  await page.getByText('Nguyễn Thị An').first().waitFor();
  await answerUntil(page, 'Giấy tờ', {
    // Of one mother, known by her number or her name, no second child of that day is registered without a reason.
    'input[name=relation][value=relative]': (field) => hand.tick(field),
    '#childName': (field) => hand.type(field, childName),
    'input[name=childSex][value=female]': (field) => hand.tick(field),
    '#childDateOfBirth-day': (field) => hand.type(field, '20'),
    '#childDateOfBirth-month': (field) => hand.type(field, '11'),
    '#childDateOfBirth-year': (field) => hand.type(field, '2026'),
    'input[name=bornAt][value=facility]': (field) => hand.tick(field),
    '#birthFacility': (field) => hand.type(field, 'Bệnh viện Sản Nhi Quảng Ninh'),
    '#childPlaceOfBirth': (field) => hand.type(field, 'Phường Việt Hưng, thành phố Quảng Ninh'),
    '#childEthnicity': (field) => hand.type(field, 'Kinh'),
    '#childNativePlace': (field) => hand.type(field, 'Phường Hồng Gai, thành phố Quảng Ninh'),
    'input[name=surrogacy][value=no]': (field) => hand.tick(field),
    'input[name=parentage][value=father-unknown]': (field) => hand.tick(field),
    'input[name=motherMarriage][value=none]': (field) => hand.tick(field),
    '#motherName': (field) => hand.type(field, `Nguyễn Thị ${childName.split(' ').at(-1)}`),
    '#motherBirthYear': (field) => hand.type(field, '1990'),
    '#motherEthnicity': (field) => hand.type(field, 'Kinh'),
    '#motherResidence': (field) => hand.type(field, 'Khu 5, phường Hồng Gai'),
  });
  await hand.attach(page.locator('input[type=file]').first(), paper('giay-chung-sinh.png'));
  await go(page);
}

/** The draft of the birth certificate, which the citizen reads and agrees to. */
async function confirmDraft(page: Page, id: string): Promise<void> {
  await page.goto(`${site.url}/my/dossiers/${id}`);
  await hand.press(page.getByRole('button', { name: 'Xem bản dự thảo và xác nhận' }));
  await page.getByText('GIẤY KHAI SINH').first().waitFor();
  await hand.press(button(page, 'Tôi đồng ý với nội dung bản dự thảo'));
  await page.waitForURL(/\/my\/dossiers\/[0-9a-f-]{36}/);
}

/** From the counter until it is issued, on screen; the citizen confirms the draft. Who hands it over is at the page that is given back. */
async function issueBirth(citizen: Page, id: string): Promise<Page> {
  const counter = await officer('hong-gai.counter.hoa');
  await act(counter, id, 'receive-dossier');
  await counter.getByText('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ').waitFor();
  const civil = await officer('hong-gai.civil.minh');
  await civil
    .getByRole('link', { name: /^H49\./ })
    .first()
    .waitFor();
  await act(civil, id, 'complete-task', async (form) => {
    await hand.tick(form.getByLabel('Đủ điều kiện', { exact: true }));
    await hand.tick(form.locator('input[name=marriageFound][value=outside]'));
    await hand.type(form.locator('[name=marriageFoundPaper]'), 'Cơ sở dữ liệu hộ tịch, tra cứu ngày 25/11/2026');
  });
  await confirmDraft(citizen, id);
  await act(civil, id, 'complete-task', (form) => hand.type(form.locator('#personalId'), newborn('2026', 'female')));
  const chair = await officer('hong-gai.chair');
  await chair.goto(`${site.url}/office/desk`);
  await hand.tick(chair.locator(`input[name=task][value^="${id}/"]`).first());
  await hand.press(button(chair, 'Xem lại và ký các hồ sơ đã chọn'));
  await heading(chair, 'Ký duyệt 1 hồ sơ?');
  await hand.press(button(chair, 'Ký duyệt 1 hồ sơ'));
  await chair.getByText('1 việc xong').waitFor();
  const clerk = await officer('06685.clerk.1');
  await act(clerk, id, 'issue-result');
  return counter;
}

describe.each([
  { way: 'with scripts', scripts: true, by: pointer },
  { way: 'without scripts', scripts: false, by: pointer },
  { way: 'by keyboard', scripts: true, by: keyboard },
])('$way', ({ way, scripts, by }) => {
  beforeEach(() => {
    hand = by;
  });

  it('registers a birth from a phone, from search to rating', () =>
    journey(`birth-${way}`, async () => {
      // One child is registered once.
      const childName = `Nguyễn Bảo ${{ 'with scripts': 'Ngọc', 'without scripts': 'Ngân', 'by keyboard': 'Nga' }[way]}`;
      const citizen = await open({ phone: true, scripts });
      await citizen.goto(site.url);
      await hand.type(citizen.getByLabel('Ông/Bà cần làm thủ tục gì?'), 'dang ky khai sih');
      await hand.press(button(citizen, 'Tìm'));
      await hand.press(citizen.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }));
      await heading(citizen, 'Đăng ký khai sinh');
      await signIn(citizen, site, 'an', '/apply/1.001193', hand);
      await hand.choose(citizen.locator('#place'), '06685');
      await go(citizen);
      await fillBirth(citizen, childName);
      const id = await deliverySubmit(citizen);
      await citizen.getByText('Đã nộp, chờ tiếp nhận').waitFor();

      const counter = scripts ? await issueBirth(citizen, id) : undefined;
      if (!scripts) {
        await done(id);
        await done(id, { result: birthChecked });
        await confirmDraft(citizen, id);
        await done(id, { result: { personalId: newborn('2026', 'female') } });
        await done(id);
        await done(id);
      }
      expect((await state(id)).result?.number).toMatch(/^\d+\/2026$/);
      // The signed file is theirs once the paper of the photograph is handed in, and until then they are told which.
      await expect.poll(async () => Boolean((await state(id)).result?.signed), { timeout: 60_000 }).toBe(true);
      const file = `${site.url}/papers/${id}/${(await state(id)).result?.signed?.file}`;
      expect((await citizen.request.get(file)).status()).toBe(422);
      await citizen.goto(`${site.url}/my/dossiers/${id}/result`);
      expect(await citizen.locator('main').innerText()).toContain('phải nộp giấy tờ đã gửi bản chụp');
      expect(await citizen.locator(`a[href*="/papers/${id}/"]`).count()).toBe(0);
      if (counter)
        await act(counter, id, 'deliver-result', async (form) => {
          await hand.tick(form.getByLabel(/^Người nộp hồ sơ/));
          // The notice of birth came as an image.
          await hand.tick(form.locator('input[name=originals][value=birth-proof]'));
        });
      else await done(id, { method: 'counter', to: 'applicant', originals: ['birth-proof'] });

      await citizen.goto(`${site.url}/my/dossiers/${id}`);
      await hand.tick(citizen.getByLabel('Rất hài lòng', { exact: true }));
      await hand.press(button(citizen, 'Gửi đánh giá'));
      await citizen.getByText('Ông/Bà đã đánh giá 5/5.').waitFor();
      await hand.press(citizen.getByRole('link', { name: 'Xem kết quả' }));
      await citizen.getByText(childName.toLocaleUpperCase('vi')).first().waitFor();
      await verifySigned(citizen);
    }));

  it('asks for a supplement and gets exactly that', () =>
    journey(`supplement-${way}`, async () => {
      const citizen = await open({ phone: true, scripts });
      await signIn(citizen, site, 'an', '', hand);
      await startApplication(citizen, '1.001193', '06685');
      await fillBirth(citizen);
      const id = await deliverySubmit(citizen);
      if (scripts) {
        const counter = await officer('hong-gai.counter.hoa');
        await act(counter, id, 'receive-dossier');
        const civil = await officer('hong-gai.civil.minh');
        await act(civil, id, 'request-supplement', async (form) => {
          await hand.tick(form.getByLabel('Nơi sinh (địa chỉ)', { exact: true }));
          await hand.type(form.locator('input[name="reason-childPlaceOfBirth"]'), 'Ghi đủ tên xã, phường');
          await hand.type(form.locator('#contactPhone'), '0203 3123 456');
        });
      } else {
        await done(id);
        const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ tên xã, phường' }];
        await done(id, { act: 'request-supplement', task: undefined, items });
      }
      await citizen.goto(`${site.url}/my/dossiers/${id}`);
      await citizen.getByText('Ghi đủ tên xã, phường').first().waitFor();
      expect(await citizen.locator('form[action*=supplement] input:not([type=hidden])').count()).toBe(1);
      await hand.type(citizen.locator('#childPlaceOfBirth'), 'Phường Hồng Gai, thành phố Quảng Ninh');
      await hand.press(button(citizen, 'Gửi bổ sung'));
      await citizen.getByText('Đã gửi bổ sung.').waitFor();
      await citizen.getByText('Đang giải quyết').first().waitFor();
    }));

  it('carries a building permit through two consultations', () =>
    journey(`permit-${way}`, async () => {
      const citizen = await open({ scripts });
      await signIn(citizen, site, 'dung', '', hand);
      await startApplication(citizen, '1.013225', '06793');
      await go(citizen);
      await hand.type(citizen.locator('#landPlot'), 'Thửa 21, tờ bản đồ 14');
      await hand.type(citizen.locator('#landAddress-street'), 'Số 21, đường Trần Phú');
      await hand.choose(citizen.locator('#landAddress-place'), 'phường Cẩm Phả, thành phố Quảng Ninh');
      await hand.type(citizen.locator('#landAreaM2'), '100');
      await hand.tick(citizen.locator('input[name=plannedArea][value=yes]'));
      await go(citizen);
      await hand.type(citizen.locator('#floors'), 'ba');
      await hand.type(citizen.locator('#floorAreaM2'), '85');
      await hand.type(citizen.locator('#totalAreaM2'), '240');
      await hand.type(citizen.locator('#heightM'), '11,5');
      await hand.type(citizen.locator('#designer'), 'Công ty Thiết kế Vịnh Xanh');
      for (const name of ['adjoining', 'heritage', 'fireSafety', 'verification'])
        await hand.tick(citizen.locator(`input[name=${name}][value=no]`));
      await go(citizen);
      await citizen.locator('.govuk-error-summary').getByText('hãy nhập số nguyên').waitFor();
      expect(await citizen.locator('#floors').inputValue()).toBe('ba');
      await hand.type(citizen.locator('#floors'), '3');
      await go(citizen);
      await heading(citizen, 'Giấy tờ');
      for (const input of await citizen.locator('input[type=file]').all())
        await hand.attach(input, paper('ban-ve.png'));
      await go(citizen);
      const id = await deliverySubmit(citizen);
      const asked = ['so-xay-dung', 'so-nong-nghiep-moi-truong'];
      if (!scripts) {
        await done(id);
        const question = 'Đề nghị cho ý kiến về quy hoạch';
        await done(id, { act: 'consult-unit', task: undefined, units: asked, question });
        for (const { id: consultation, unit } of (await state(id)).consultations) {
          const answer = {
            act: 'answer-consultation',
            consultation,
            opinion: 'agree',
            text: 'Phù hợp quy hoạch',
          } as const;
          must(await performOn(site.running.system.platform, id, answer, holder(unit, 'head')));
        }
        await citizen.goto(`${site.url}/my/dossiers/${id}`);
        await citizen.getByText('Đang giải quyết').first().waitFor();
        return;
      }
      const counter = await officer('06793-mc.counter.1');
      await act(counter, id, 'receive-dossier');
      const specialist = await officer(await deskOf(id));
      await act(specialist, id, 'consult-unit', async (form) => {
        for (const unit of asked) await hand.tick(form.locator(`input[name=units][value=${unit}]`));
        await hand.type(form.locator('textarea'), 'Đề nghị cho ý kiến về quy hoạch');
      });
      for (const unit of asked) {
        const other = await officer(`${unit}.head.1`);
        await act(other, id, 'answer-consultation', async (form) => {
          await hand.tick(form.getByLabel('Đồng ý', { exact: true }));
          await hand.type(form.locator('textarea'), 'Phù hợp quy hoạch');
        });
      }
      await specialist.goto(`${site.url}/office/dossiers/${id}`);
      expect(await specialist.getByText('Phù hợp quy hoạch').count()).toBeGreaterThanOrEqual(2);
    }));

  it('stops a land change until it is paid', () =>
    journey(`land-${way}`, async () => {
      const citizen = await open({ scripts });
      await signIn(citizen, site, 'binh', '', hand);
      await startApplication(citizen, '1.013831', '06862');
      await fillAll(citizen);
      const id = await deliverySubmit(citizen);
      if (scripts) await walkTo(id, 'awaiting-payment');
      else
        for (let i = 0; i < 6 && (await state(id)).status !== 'awaiting-payment'; i++)
          await work(site.running.system.platform, id, {
            appraise: {
              ...landAppraised,
              giverUnregistered: false,
              newPlot: LAND['newPlot'],
              restPlot: LAND['restPlot'],
            },
          });
      expect((await state(id)).status).toBe('awaiting-payment');
      await citizen.goto(`${site.url}/my/dossiers/${id}`);
      await citizen.getByText('Chờ thực hiện nghĩa vụ tài chính').first().waitFor();
      await hand.press(button(citizen, /^Nộp .*₫/));
      await heading(citizen, 'Nộp phí, lệ phí');
      await citizen.getByText('Chưa nhận được tiền').waitFor();
      await hand.press(button(citizen, 'Mở trang ngân hàng'));
      await hand.press(button(citizen, 'Chuyển tiền'));
      await citizen.getByText('Đã nộp tiền.').waitFor();
      await citizen.getByText('Đang giải quyết').first().waitFor();
    }));
});

it('receives for another commune at the counter, by keyboard alone', () =>
  journey('counter', async () => {
    hand = keyboard;
    const counter = await officer('hong-gai.counter.hoa');
    await counter.goto(`${site.url}/office/counter`);
    await hand.type(counter.getByRole('searchbox'), 'khai sinh');
    await counter.keyboard.press('Enter');
    await hand.press(counter.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }));
    await heading(counter, 'Đăng ký khai sinh');
    await hand.type(counter.locator('#idNumber'), '022088000002');
    await counter.keyboard.press('Tab');
    await expect.poll(() => counter.locator('#name').inputValue()).toBe('Trần Văn Bình');
    // Where a parent lives decides: the home of the grandparent who stands here is not filled in for it.
    expect(await counter.locator('#place').inputValue()).toBe('');
    await hand.choose(counter.locator('#place'), '06862');
    await hand.type(counter.locator('#email'), 'binh@example.vn');
    await hand.tick(counter.locator('input[name=delivery-method][value=post]'));
    await hand.type(counter.locator('#delivery-address'), 'Số 5, khu 2, xã Tiên Yên');
    await counter.locator('input[name=originals-birth-proof]').fill('1');
    await hand.attach(counter.locator('input[name=scan-birth-proof]'), paper('scan.png'));
    await hand.tick(counter.locator('input[name=relation][value=grandparent]'));
    await hand.type(counter.locator('#childName'), 'Lương Minh Khang');
    await hand.tick(counter.locator('input[name=childSex]').nth(1));
    await hand.type(counter.locator('#childDateOfBirth-day'), '20');
    await hand.type(counter.locator('#childDateOfBirth-month'), '11');
    await hand.type(counter.locator('#childDateOfBirth-year'), '2026');
    await hand.tick(counter.locator('input[name=bornAt][value=facility]'));
    await hand.type(counter.locator('#birthFacility'), 'Trung tâm Y tế Tiên Yên');
    await hand.type(counter.locator('#childPlaceOfBirth'), 'Xã Tiên Yên, thành phố Quảng Ninh');
    await hand.type(counter.locator('#childEthnicity'), 'Kinh');
    await hand.type(counter.locator('#childNativePlace'), 'Xã Tiên Yên');
    await hand.tick(counter.locator('input[name=surrogacy][value=no]'));
    // Nothing is asked of the parents yet, and so no heading stands there alone.
    const parents = counter.getByRole('heading', { name: /^Người (mẹ|cha)$/ });
    expect(await parents.count()).toBe(0);
    await hand.tick(counter.locator('input[name=parentage][value=father-unknown]'));
    await hand.tick(counter.locator('input[name=motherMarriage][value=none]'));
    await expect.poll(() => parents.allInnerTexts()).toEqual(['Người mẹ']);
    await hand.type(counter.locator('#motherName'), 'Lương Thị Hạnh');
    await hand.type(counter.locator('#motherBirthYear'), '1992');
    await hand.type(counter.locator('#motherEthnicity'), 'Kinh');
    await hand.type(counter.locator('#motherResidence'), 'Xã Tiên Yên');
    await counter.keyboard.press('Enter');
    await counter.getByText('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ').first().waitFor();
    await counter.getByText('Trần Văn Bình').first().waitFor();
    const slip = await counter.locator('.mc-paper').innerText();
    expect(slip).toContain('binh@example.vn');
    expect(slip).toContain('Qua dịch vụ bưu chính công ích: Số 5, khu 2, xã Tiên Yên');
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

/** The result as a file, checked by somebody who was handed it and knows nothing else; one changed byte is told. */
async function verifySigned(citizen: Page): Promise<void> {
  const link = citizen.getByRole('link', { name: 'Tải bản có chữ ký số' });
  for (let i = 0; i < 60 && !(await link.count()); i++) {
    await citizen.waitForTimeout(250);
    await citizen.reload();
  }
  const pdf = await (await citizen.request.get(site.url + (await link.getAttribute('href')))).body();
  const stranger = await open();
  const check = async (buffer: Buffer) => {
    await stranger.goto(`${site.url}/check`);
    await hand.attach(stranger.locator('#paper'), { name: 'ket-qua.pdf', mimeType: 'application/pdf', buffer });
    await hand.press(button(stranger, 'Kiểm tra'));
  };
  await check(pdf);
  await stranger.getByText('Giấy này đúng là giấy đã ký, không bị thay đổi.').waitFor();
  await stranger.getByText('Chữ ký cá nhân').waitFor();
  const changed = Buffer.from(pdf);
  changed[9_000] ^= 1;
  await check(changed);
  const told = stranger.locator('.mc-banner-bad', { hasText: 'ĐÃ BỊ SỬA sau khi ký' });
  await told.getByText('Giấy đã ký vẫn được lưu theo mã hồ sơ').waitFor();
  await told.getByRole('link', { name: 'Xem giấy đã phát hành theo mã' }).click();
  await stranger.getByText('Giấy đã phát hành theo mã này').waitFor();
}

/** What has a shape of its own. */
const LAND: Record<string, string> = {
  landAddress: 'Thôn Thủy Cơ, xã Tiên Yên',
  transferorName: 'Phạm Văn Hải',
  transferorId: '022062001234',
  certificateNumber: 'AB 123456',
  landPlot: 'Thửa 12, tờ bản đồ 5',
  bookNumber: 'VP 00125',
  newPlot: 'Thửa 121, tờ bản đồ 5',
  restPlot: 'Thửa 122, tờ bản đồ 5',
};

/** Whatever the pack asks for, filled with what fits. */
async function fillAll(page: Page): Promise<void> {
  for (let i = 0; i < 12; i++) {
    if (await page.getByRole('heading', { level: 1, name: 'Nhận kết quả' }).count()) return;
    // What an answer before does not ask for is not in view.
    for (const group of await page.locator('main .govuk-radios').all())
      if (await group.isVisible()) {
        // Nobody here lives abroad.
        const abroad = await group.locator('input[name=overseasReceiver]').count();
        const choice = abroad ? group.locator('input').last() : group.locator('input').first();
        const ticked = hand.tick(choice);
        // An answer just given may take it away while it is looked at.
        await Promise.race([ticked, group.waitFor({ state: 'hidden' })]);
        ticked.catch(() => {});
      }
    for (const input of await page.locator('main input[type=text]:visible').all())
      if (!(await input.inputValue()))
        await hand.type(
          input,
          LAND[(await input.getAttribute('name')) ?? ''] ?? ((await input.getAttribute('inputmode')) ? '1' : 'Tổ 3'),
        );
    for (const area of await page.locator('main textarea:visible').all())
      if (!(await area.inputValue()))
        await hand.type(
          area,
          // Who gives is not who receives.
          (await area.getAttribute('name')) === 'coReceivers'
            ? 'Vũ Minh Hòa, số định danh 022091000888'
            : 'Phạm Thị Lan, số định danh 022188000777',
        );
    for (const input of await page.locator('input[type=file]').all()) await hand.attach(input, paper('giay.png'));
    await goOn(page);
  }
}

/** Officers do their steps, on screen, until the dossier is in the status. */
async function walkTo(id: string, status: string): Promise<void> {
  for (let i = 0; i < 12 && (await state(id)).status !== status; i++) {
    const [task] = (await state(id)).tasks;
    const page = await officer(await deskOf(id));
    await act(page, id, task.act, async (form) => {
      for (const group of await form.locator('.govuk-radios').all()) {
        // Who gives is the only one that the register could name.
        const no = group.locator('input[name=giverUnregistered][value=no]');
        await hand.tick((await no.count()) ? no : group.locator('input').first());
      }
      for (const group of await form.locator('.govuk-checkboxes:has(input[name=landUse])').all())
        await hand.tick(group.locator('input[value=rural-residential]'));
      // What the first answer asks for comes into view.
      await page.waitForTimeout(500);
      for (const input of await form.locator('input.govuk-input:visible').all()) {
        const name = await input.getAttribute('name');
        if (name === 'amountVnd' || (await input.getAttribute('inputmode'))) await hand.type(input, '12500000');
        else if (name === 'law') await hand.type(input, 'Luật Quản lý thuế số 108/2025/QH15');
        else if (!(await input.inputValue()))
          await hand.type(
            input,
            LAND[name ?? ''] ?? (name?.endsWith('Shown') ? 'Sổ địa chính, tra cứu ngày 25/11/2026' : 'Theo hồ sơ'),
          );
      }
      // Of who lives here nobody needs a ground to receive land, nor for a term that all such land has.
      for (const area of await form.locator('textarea:visible').all())
        if (!['receiverGround', 'longTermGround'].includes((await area.getAttribute('name')) ?? ''))
          await hand.type(area, 'Đúng hồ sơ');
    });
  }
}
