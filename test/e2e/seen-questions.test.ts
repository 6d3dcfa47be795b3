/** In a real browser: a question that an answer brought up before the eyes of the person is not asked a second time. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { sitePages } from '../support/pages.ts';

const { site, open } = sitePages({ settings: { workers: 0 }, locale: 'vi-VN', timeout: 25_000 });
const MORE = 'có thêm câu hỏi bên dưới';

async function begin(page: Page, code: string): Promise<string> {
  await page.goto(`${site.url}/apply/${code}`);
  await page.selectOption('#place', '06685');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/drafts\/[0-9a-f-]{36}/);
  return page.url().replace(/(drafts\/[0-9a-f-]{36}).*/, '$1');
}

const on = async (page: Page) => {
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === 'POST' && !one.request().headers()['x-autosave']),
    page.getByRole('button', { name: 'Tiếp tục' }).click(),
  ]);
  await page.waitForLoadState();
  return answer.status();
};

it('of the parents of a child: one press goes on, at once after the answer', async () => {
  const page = await open('an');
  const draft = await begin(page, '1.001193');
  await page.goto(`${draft}/parents`);
  await page.locator('input[name=parentage][value=known]').check();
  await page.locator('input[name=fatherBy][value=married]').check();
  await page.locator('[data-field=marriageNumber]:not([hidden])').waitFor();
  await page.fill('#marriageNumber', '12/2019');
  for (const [part, value] of Object.entries({ day: '1', month: '2', year: '2019' }))
    await page.fill(`#marriageDate-${part}`, value);
  await page.fill('#marriagePlace', 'UBND phường Hồng Gai');
  expect(await violations(page)).toEqual([]);
  expect(await on(page)).toBe(303);
  expect(page.url()).not.toContain('/parents');
});

it('of the case of a project: boxes that are left empty were seen', async () => {
  const page = await open('an');
  const draft = await begin(page, '1.009664');
  await page.goto(`${draft}/case`);
  await page.locator('input[name=investmentCase][value="1"]').check();
  await page.locator('[data-field=bcc]:not([hidden])').waitFor();
  for (const name of ['requestsLand', 'technologyReview', 'bcc'])
    await page.locator(`input[name=${name}][value=no]`).check();
  await on(page);
  expect(await page.innerText('main')).not.toContain(MORE);
});

it('without scripts it is shown before the page goes on, once', async () => {
  const page = await open('an', { scripts: false });
  const draft = await begin(page, '1.009664');
  await page.goto(`${draft}/case`);
  await page.locator('input[name=investmentCase][value="1"]').check();
  await on(page);
  expect(await page.innerText('main')).toContain(MORE);
  await on(page);
  expect(await page.innerText('main')).not.toContain(MORE);
});
