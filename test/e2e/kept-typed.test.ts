/** What was typed is kept by whoever goes on later or in another language, and no address that only takes a form leads nowhere. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sitePages } from '../support/pages.ts';
import { type Facts, prepareScenes } from '../support/scenes.ts';

const { site, open } = sitePages({ timeout: 25_000 });

async function draftOf(page: Page): Promise<string> {
  await page.goto(`${site.url}/apply/1.001193`);
  await page.selectOption('#place', '06685');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/drafts\/[0-9a-f-]{36}/);
  return /drafts\/([0-9a-f-]{36})/.exec(page.url())![1];
}

describe.each([true, false])('a page of a draft, with scripts: %s', (scripts) => {
  it('is kept as it was typed by who goes on later, and judged at the review', async () => {
    const page = await open('an', { scripts });
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/child`);
    await page.locator('[name=childName]').fill('Nguyễn Để Sau');
    await page.locator('[name=childDateOfBirth-day]').fill('40');
    await page.locator('[name=childDateOfBirth-month]').fill('1');
    await page.locator('[name=childDateOfBirth-year]').fill('2026');
    await page.getByRole('button', { name: 'Để sau, bản nháp được giữ lại' }).click();
    await page.waitForURL(`${site.url}/my/drafts`);
    await page.goto(`${site.url}/drafts/${id}/child`);
    expect(await page.locator('[name=childName]').inputValue()).toBe('Nguyễn Để Sau');
    expect(await page.locator('[name=childDateOfBirth-day]').inputValue()).toBe('40');
    await page.goto(`${site.url}/drafts/${id}/review`);
    expect(await page.locator('.govuk-error-summary a[href*="childDateOfBirth"]').count()).toBe(1);
  });

  it('is kept by who reads it in another language', async () => {
    const page = await open('an', { scripts });
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/child?back=review`);
    await page.locator('[name=childName]').fill('Nguyễn Đổi Tiếng');
    await page.locator('header button[lang=en]').click();
    await page.waitForURL(`${site.url}/drafts/${id}/child?back=review&lang=en`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('[name=childName]').inputValue()).toBe('Nguyễn Đổi Tiếng');
  });

  it('keeps where a result is to be sent, too, and refuses it at the review', async () => {
    const page = await open('an', { scripts });
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/delivery`);
    await page.locator('input[name=method][value=post]').check();
    await page.locator('[name=address]').fill('');
    await page.getByRole('button', { name: 'Để sau, bản nháp được giữ lại' }).click();
    await page.waitForURL(`${site.url}/my/drafts`);
    await page.goto(`${site.url}/drafts/${id}/delivery`);
    expect(await page.locator('input[name=method][value=post]').isChecked()).toBe(true);
    await page.goto(`${site.url}/drafts/${id}/review`);
    expect(await page.locator('.govuk-error-summary a[href*="/delivery"]').count()).toBe(1);
  });

  it('of /track that was refused keeps its fields in another language', async () => {
    const page = await open(undefined, { scripts });
    await page.goto(`${site.url}/track`);
    await page.locator('[name=code]').fill('000.00.00.H49-261001-0001');
    await page.locator('[name=key]').fill('abcdefghij');
    await page.locator('main button').click();
    await page.locator('.govuk-error-summary').waitFor();
    await page.locator('header button[lang=en]').click();
    await page.locator('html[lang=en]').waitFor();
    expect(await page.locator('[name=code]').inputValue()).toBe('000.00.00.H49-261001-0001');
    expect(await page.locator('[name=key]').inputValue()).toBe('abcdefghij');
  });
});

describe.each([true, false])('answers of two pages that do not go together, with scripts: %s', (scripts) => {
  it('are both saved, and the review leads to both', async () => {
    const page = await open('an', { scripts });
    const id = await draftOf(page);
    const token = await page.locator('input[name=_token]').first().inputValue();
    const post = (where: string, form: Record<string, string>) =>
      page.request.post(`${site.url}/drafts/${id}/${where}`, { form: { _token: token, ...form }, maxRedirects: 0 });
    await post('applicant', { relation: 'mother' });
    const child = {
      childName: 'Nguyễn Hai Trang',
      surrogacy: 'no',
      childSex: 'female',
      bornAt: 'elsewhere',
      childPlaceOfBirth: 'Phường Hồng Gai, thành phố Quảng Ninh',
      'childDateOfBirth-day': '1',
      'childDateOfBirth-month': '11',
      'childDateOfBirth-year': '2026',
      childEthnicity: 'Kinh',
      childNationality: 'Việt Nam',
      childNativePlace: 'Hồng Gai',
      noticeNumber: 'CS-77',
    };
    await post('child', child);
    await post('parents', { parentage: 'father-unknown', motherMarriage: 'none' });
    const mother = { motherName: 'Nguyễn Thị An', motherBirthYear: '1990', motherResidence: 'Hồng Gai' };
    await post('mother', { ...mother, motherEthnicity: 'Kinh', motherNationality: 'Việt Nam' });
    await post('delivery', { method: 'online' });

    const changed = await post('child?back=review', { ...child, childEthnicity: 'Tày' });
    expect(changed.headers()['location']).toBe(`/drafts/${id}/review`);
    await page.goto(`${site.url}/drafts/${id}/review`);
    const way = (field: string) => page.locator(`.govuk-error-summary a[href*="#${field}"]`);
    expect(await way('childEthnicity').innerText()).toContain('dân tộc của trẻ');
    expect(await way('motherEthnicity').getAttribute('href')).toContain(`/drafts/${id}/mother?back=review`);
    // Handing in is refused as before.
    expect((await post('review', {})).headers()['location']).toBeUndefined();
    await page.goto(`${site.url}/drafts/${id}/mother?back=review`);
    expect(await page.locator('.govuk-warning-text').last().innerText()).toContain('dân tộc của mẹ');
    await page.locator('[name=motherEthnicity]').fill('Tày');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.waitForURL(`${site.url}/drafts/${id}/review`);
    expect(await page.locator('.govuk-error-summary').count()).toBe(0);

    // The child's surname is said at the names, not at the mother's nationality; while filling in it is told once.
    const other = { ...child, childEthnicity: 'Kinh', childName: 'Trần Hai Trang' };
    await post('mother', { ...mother, motherEthnicity: 'Kinh', motherNationality: 'Việt Nam' });
    const told = await post('child', other);
    expect(told.status()).toBe(200);
    expect(await told.text()).toContain('govuk-warning-text');
    expect((await post('child', other)).status()).toBe(303);
    await page.goto(`${site.url}/drafts/${id}/review`);
    expect(await way('childName').count()).toBe(1);
    expect(await way('motherName').count()).toBe(1);
    expect(await way('motherNationality').count()).toBe(0);
  });
});

describe('a parent of another nationality', () => {
  it('is told so where it begins', async () => {
    const code = '1.001193';
    const page = await open('liam', { scripts: false });
    await page.goto(`${site.url}/procedures/${code}`);
    expect(await page.locator('main').innerText()).toContain('không làm thủ tục này (Điều 35, Điều 36 Luật Hộ tịch)');
    await page.goto(`${site.url}/procedures/${code}/eligible`);
    expect(await page.locator('[name=fatherNationality]').inputValue()).toBe('Việt Nam');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/applicant`);
    await page.locator('input[name=relation][value=father]').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    const told = page.locator('.govuk-error-summary a[href^="#relation"]');
    expect(await told.innerText()).toContain('quốc tịch khác quốc tịch Việt Nam');
    await page.locator('input[name=relation][value=relative]').check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.waitForURL(`${site.url}/drafts/${id}/child`);
  });
});

describe('an address that only takes a form', () => {
  let facts: Facts;
  beforeAll(async () => {
    facts = await prepareScenes(site.running.system);
  });

  it('leads to the page where the form stands, whichever it is', async () => {
    // Scripts read the answer of these; of the last two, one is of the provider's own page and one is what a provider sends.
    const OF_SCRIPTS = [
      '/forms/:code/:form',
      '/uploads',
      '/uploads/:id',
      '/uploads/taken',
      '/drafts/:id/papers/taken',
      '/my/dossiers/:id/supplement/taken',
      '/sign-in/who/:uid',
      '/sign-out/provider',
    ];
    const posted = site.running.routes.filter(({ method, url }) => method === 'POST' && !/^\/(v1|oidc)/.test(url));
    const gets = new Set(site.running.routes.filter(({ method }) => method === 'GET').map(({ url }) => url));
    expect(posted.map(({ url }) => url).filter((url) => !gets.has(url) && !OF_SCRIPTS.includes(url))).toEqual([]);
    const answer = await fetch(`${site.url}/my/dossiers/${facts.open}/message?lang=en`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/my/dossiers/${facts.open}?lang=en`);
  });

  it('offers no language by which the refused text would be lost', async () => {
    const page = await open('an', { scripts: false });
    await page.goto(`${site.url}/my/dossiers/${facts.open}`);
    expect(await page.locator('header nav a[lang=en]').count()).toBe(1);
    const form = page.locator('form[action$="/message"]');
    await form.evaluate((one: HTMLFormElement) => one.closest('details')?.setAttribute('open', ''));
    await form.locator('textarea').fill('   ');
    await form.locator('button').click();
    await page.locator('.govuk-error-summary').waitFor();
    expect(await page.locator('header a[hreflang], header button[lang]').count()).toBe(0);
  });
});
