/** What was typed is kept by whoever goes on later or in another language, and no address that only takes a form leads nowhere. */
import type { Page, Request } from 'playwright-core';
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
    // How the result is wanted is asked before it can be handed in, whichever page was opened.
    expect(await page.locator('.govuk-error-summary a[href*="/delivery?back=review#method"]').count()).toBe(1);
    // Gone on with where the first answer is missing; from there is a way to each part.
    await page.goto(`${site.url}/drafts/${id}`);
    expect(page.url()).toBe(`${site.url}/drafts/${id}/applicant`);
    const parts = page.locator('details', { hasText: 'Các phần của hồ sơ này' });
    await parts.locator('summary').click();
    await parts.locator('a[href$="/delivery"]').click();
    await page.waitForURL(`${site.url}/drafts/${id}/delivery`);
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
    expect(await page.locator('.govuk-error-summary').count()).toBe(0);
    // What was refused is refused in each of them.
    const wrong = page.locator('.govuk-error-summary a[href^="#childDateOfBirth"]');
    await page.locator('[name=childDateOfBirth-day]').fill('40');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await wrong.waitFor();
    const said = await page.locator('.govuk-error-summary li').count();
    await page.locator('header button[lang=vi]').click();
    await page.locator('html[lang=vi]').waitFor();
    expect(await page.locator('[name=childDateOfBirth-day]').inputValue()).toBe('40');
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('Có chỗ cần sửa');
    expect([await wrong.count(), await page.locator('.govuk-error-summary li').count()]).toEqual([1, said]);
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
    // What is said of both is said once, with the way to each.
    const said = await page.locator('.govuk-error-summary').innerText();
    expect(said.match(/dân tộc của trẻ/g)).toHaveLength(1);
    expect(await way('childEthnicity').innerText()).toBe('Dân tộc của trẻ');
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
    expect(told.status()).toBe(422);
    expect(await told.text()).toMatch(new RegExp(`href="#childName"[\\s\\S]*href="/drafts/${id}/mother#motherName"`));
    expect((await post('child', other)).status()).toBe(303);
    await page.goto(`${site.url}/drafts/${id}/review`);
    expect(await way('childName').count()).toBe(1);
    expect(await way('motherName').count()).toBe(1);
    expect(await way('motherNationality').count()).toBe(0);
  });
});

it('who says that he is the father is told where he says that the father is not known, each time he says it anew', async () => {
  for (const phone of [false, true]) {
    const page = await open('binh', { scripts: false, phone });
    const id = await draftOf(page);
    const _token = await page.locator('input[name=_token]').first().inputValue();
    const post = async (where: string, field: string, more: Record<string, string>) => {
      const at = `${site.url}/drafts/${id}/${phone ? `${where}.${field}` : where}`;
      const answer = await page.request.post(at, { form: { _token, ...more }, maxRedirects: 0 });
      return answer.status() === 422 ? answer.text() : '';
    };
    await post('child', 'childDateOfBirth', {
      ...{ 'childDateOfBirth-day': '1', 'childDateOfBirth-month': '11', 'childDateOfBirth-year': '2026' },
    });
    const parents = () => post('parents', 'parentage', { parentage: 'father-unknown', motherMarriage: 'none' });
    const applicant = (relation: string) => post('applicant', 'relation', { relation });
    expect(await applicant('father')).toBe('');
    const told = await parents();
    expect(told).toContain('khai là cha của trẻ nhưng lại khai chưa xác định được cha');
    expect(told).toContain(`href="/drafts/${id}/applicant${phone ? '.relation' : ''}#`);
    // Whichever of the two is corrected: nothing is left to tell; and what was told before does not silence it.
    expect([await parents(), await applicant('relative')]).toEqual(['', '']);
    expect(await applicant('father')).toContain('khai là cha của trẻ nhưng lại khai chưa xác định được cha');
    await page.context().close();
  }
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

let facts: Facts;
beforeAll(async () => {
  facts = await prepareScenes(site.running.system);
});

describe('with a line that is gone', () => {
  const unsent = (page: Page) => page.locator('[role=alert][data-unsent]');
  /** What is asked for comes, what is sent does not; and no browser says so. */
  const cut = (page: Page) =>
    page.route('**', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  const mend = async (page: Page) => {
    await page.unrouteAll();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByText('Đã lưu lúc').waitFor();
  };

  it('what was typed at the last moment is there after a reload, and saved once the line is back', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    const name = (of: Page) => of.locator('[name=childName]').inputValue();
    await page.goto(`${site.url}/drafts/${id}/child`);
    await cut(page);
    await page.locator('[name=childName]').fill('Nguyễn Mất Mạng');
    await page.locator('[name=childSex][value=female]').check();
    await page.reload();
    expect(await name(page)).toBe('Nguyễn Mất Mạng');
    expect(await page.locator('[name=childSex][value=female]').isChecked()).toBe(true);
    await page.getByText('được giữ trên máy này').waitFor();
    await mend(page);
    const elsewhere = await open('an', { scripts: false });
    await elsewhere.goto(`${site.url}/drafts/${id}/child`);
    expect(await name(elsewhere)).toBe('Nguyễn Mất Mạng');

    await page.context().setOffline(true);
    await page.getByText('Đang mất mạng').waitFor();
    const later = page.getByRole('button', { name: 'Để sau, bản nháp được giữ lại' });
    await later.click();
    expect(await unsent(page).innerText()).toMatch(/^Mất mạng: chưa gửi được, bấm lại «Để sau.*» khi có mạng/);
    expect(page.url()).toContain(`/drafts/${id}/child`);
    await page.context().setOffline(false);
    await later.click();
    await page.waitForURL(`${site.url}/my/drafts`);
    // What another browser saved since is not undone by what this one kept.
    const token = await elsewhere.locator('input[name=_token]').first().inputValue();
    const form = { _token: token, childName: 'Nguyễn Có Mạng' };
    await elsewhere.request.post(`${site.url}/drafts/${id}/child`, { form });
    await page.goto(`${site.url}/drafts/${id}/child`);
    expect(await name(page)).toBe('Nguyễn Có Mạng');
  });

  it('where a result is to be sent is saved while one types, too', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/delivery`);
    await page.locator('input[name=method][value=post]').check();
    await page.locator('[name=address]').fill('Số 5 Trần Phú, phường Hồng Gai, Quảng Ninh');
    await page.getByText('Đã lưu lúc').waitFor();
    await page.reload();
    expect(await page.locator('[name=address]').inputValue()).toBe('Số 5 Trần Phú, phường Hồng Gai, Quảng Ninh');
  });

  it('a message stays on its page, and the same one sent again is written once', async () => {
    const messages = async () => (await site.running.system.platform.store.load(facts.open))!.state.messages ?? [];
    const before = (await messages()).length;
    const page = await open('an');
    await page.goto(`${site.url}/my/dossiers/${facts.open}`);
    const form = page.locator('form[action$="/message"]');
    await form.evaluate((one: HTMLFormElement) => one.closest('details')?.setAttribute('open', ''));
    await form.locator('textarea').fill('Cháu sinh ngày nào thì ghi ngày đó?');
    await page.context().setOffline(true);
    await form.locator('button[type=submit]').click();
    expect(await unsent(page).innerText()).toContain('Mất mạng: chưa gửi được, bấm lại «Gửi» khi có mạng');
    await page.context().setOffline(false);
    await page.reload();
    await form.locator('[data-kept-note]').waitFor();
    expect(await form.locator('textarea').inputValue()).toBe('Cháu sinh ngày nào thì ghi ngày đó?');
    const sent = await form.evaluate((one: HTMLFormElement) =>
      Object.fromEntries([...new FormData(one)].map(([field, value]) => [field, String(value)])),
    );
    await form.locator('button[type=submit]').click();
    await page.getByText('Đã gửi tin nhắn').waitFor();
    expect(await form.locator('[data-kept-note]').count()).toBe(0);
    await page.request.post(`${site.url}/my/dossiers/${facts.open}/message`, { form: sent, maxRedirects: 0 });
    await page.reload();
    expect(await page.locator('.govuk-notification-banner').first().innerText()).toContain('ghi nhận từ trước');
    expect(await messages()).toHaveLength(before + 1);
  });

  it('the way to a payment and a form of the office stay on their page, too', async () => {
    const payer = await open('binh');
    await payer.goto(`${site.url}/my/dossiers/${facts.unpaid}`);
    // Whoever may withdraw it is told there what becomes of what is owed.
    expect(await payer.locator('#withdraw-form').textContent()).toContain('Khoản chưa nộp không phải nộp nữa');
    await payer.context().setOffline(true);
    await payer.locator('a.govuk-button[href*="/pay/"]').first().click();
    expect(await unsent(payer).innerText()).toMatch(/^Mất mạng: chưa mở được, bấm lại «Nộp .*» khi có mạng/);
    const officer = await open('hong-gai.civil.minh', { to: `/office/dossiers/${facts.open}` });
    const form = officer.locator('form[action$="/send-message"]').first();
    await form.evaluate((one: HTMLFormElement) => one.closest('details')?.setAttribute('open', ''));
    await form.locator('textarea').fill('Đề nghị bà An xem lại nơi sinh của cháu.');
    await officer.context().setOffline(true);
    await form.locator('button[type=submit]').click();
    expect(await unsent(officer).innerText()).toContain('Mất mạng: chưa gửi được');
    expect(officer.url()).toBe(`${site.url}/office/dossiers/${facts.open}`);
    await officer.context().setOffline(false);
    // A double click is one message.
    const written = async () => (await site.running.system.platform.store.load(facts.open))!.state.messages ?? [];
    const before = (await written()).length;
    const sent = await form.evaluate((one: HTMLFormElement) =>
      Object.fromEntries([...new FormData(one)].map(([field, value]) => [field, String(value)])),
    );
    const to = await form.evaluate((one: HTMLFormElement) => one.action);
    const send = () => officer.request.post(to, { form: sent, maxRedirects: 0 });
    expect((await Promise.all([send(), send()])).map((answer) => answer.status())).toEqual([303, 303]);
    expect(await written()).toHaveLength(before + 1);
    for (const page of [payer, officer]) await page.context().close();
  });

  it('what was typed for a supplement is kept and saved as in an application', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/my/dossiers/${facts.asked}`);
    const form = (of: Page) => of.locator('form[action$="/supplement"]');
    const field = (of: Page) => form(of).locator('input[type=text]').first();
    await cut(page);
    await field(page).fill('Bệnh viện Sản Nhi');
    await page.reload();
    expect(await field(page).inputValue()).toBe('Bệnh viện Sản Nhi');
    await page.getByText('được giữ trên máy này').waitFor();
    await mend(page);
    const elsewhere = await open('an', { scripts: false });
    await elsewhere.goto(`${site.url}/my/dossiers/${facts.asked}`);
    expect(await field(elsewhere).inputValue()).toBe('Bệnh viện Sản Nhi');

    // What is on its way when the form is sent comes after it no more; and the form that is refused is saved as it was sent.
    const sends = (of: Page) => form(of).locator('button[type=submit]').click();
    const ofForm = `${site.url}/my/dossiers/${facts.asked}/supplement`;
    const isSaving = (request: Request) => request.url() === ofForm && request.headers()['x-autosave'] === '1';
    const gone = page.waitForEvent('requestfailed', isSaving);
    const begun = page.waitForRequest(isSaving);
    await page.route(ofForm, async (route) => {
      if (isSaving(route.request())) return;
      await gone;
      await route.continue();
    });
    await field(page).fill('Bệnh viện Bãi Cháy');
    await begun;
    await field(page).fill('Bệnh viện Sản Nhi Quảng Ninh');
    await sends(page);
    await page.locator('.govuk-error-summary').waitFor();
    await page.unrouteAll();
    await page.locator('header a[hreflang=en]').click();
    await page.locator('html[lang=en]').waitFor();
    expect(await field(page).inputValue()).toBe('Bệnh viện Sản Nhi Quảng Ninh');
    expect(await page.locator('main [role=alert]').innerText()).toContain('What you last sent was not accepted');
    await elsewhere.reload();
    expect(await field(elsewhere).inputValue()).toBe('Bệnh viện Sản Nhi Quảng Ninh');
    await page.goto(`${site.url}/my/dossiers/${facts.asked}?lang=vi`);

    await page.context().setOffline(true);
    await sends(page);
    expect(await unsent(page).innerText()).toContain('Mất mạng: chưa gửi được');
    await page.getByText('Đang mất mạng').waitFor();
    await page.context().close();
  });
});

describe('an address that only takes a form', () => {
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

  it('is in the history as that page: Back to a form that was refused shows what was typed, and no page of the browser', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    const child = `${site.url}/drafts/${id}/child`;
    const day = page.locator('[name=childDateOfBirth-day]');
    const go = () =>
      Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tiếp tục', exact: true }).click()]);
    await page.goto(child);
    for (const [field, text] of [
      ['childName', 'Nguyễn Quay Lại'],
      ['childDateOfBirth-day', '40'],
      ['childDateOfBirth-month', '11'],
      ['childDateOfBirth-year', '2026'],
      ['childPlaceOfBirth', 'Phường Hồng Gai, thành phố Quảng Ninh'],
      ['childNativePlace', 'Phường Hồng Gai, thành phố Quảng Ninh'],
    ])
      await page.locator(`[name=${field}]`).fill(text);
    await page.locator('[name=childSex][value=female]').check();
    await page.locator('[name=surrogacy]').last().check();
    await page.locator('[name=bornAt][value=elsewhere]').check();
    await page.locator('[name=childEthnicity]').fill('Kinh');
    await go();
    await page.locator('.govuk-error-summary a[href*="childDateOfBirth"]').waitFor();
    expect(await day.inputValue()).toBe('40');
    await page.reload();
    expect([page.url(), await day.inputValue()]).toEqual([child, '40']);
    await page.goBack();
    await page.goForward();
    expect([page.url(), await day.inputValue()]).toEqual([child, '40']);
    await day.fill('1');
    await go();
    expect(page.url()).not.toBe(child);
    for (let i = 0; i < 2; i++) {
      await page.goBack();
      expect([page.url(), Number(await day.inputValue())]).toEqual([child, 1]);
    }

    // A form of which nothing else keeps what was typed.
    const officer = await open('hong-gai.civil.minh', { to: `/office/dossiers/${facts.open}` });
    const form = officer.locator('form[action$="/complete-task"]');
    await form.evaluate((one: HTMLFormElement) => one.closest('details')?.setAttribute('open', ''));
    await form.locator('textarea:visible').first().fill('x');
    await form.locator('button').last().click();
    await officer.locator('.govuk-error-summary').waitFor();
    const typed = 'Đã đối chiếu giấy chứng sinh với dữ liệu của bệnh viện';
    await form.locator('textarea:visible').first().fill(typed);
    await officer.locator('header a').first().click();
    await officer.waitForURL(`${site.url}/office`);
    await officer.goBack();
    expect(officer.url()).toBe(`${site.url}/office/dossiers/${facts.open}`);
    await expect.poll(() => form.locator('textarea:visible').first().inputValue()).toBe(typed);
    // Left for the desk and opened anew, it is offered; of a form without texts nothing is.
    const again = async (to: string) => {
      await officer.goto(`${site.url}/office`);
      await officer.goto(to);
    };
    await again(`${site.url}/office/dossiers/${facts.open}`);
    expect(await form.locator('textarea:visible').first().inputValue()).not.toBe(typed);
    expect(await officer.locator('[data-kept-note]').count()).toBe(1);
    await form.locator('[data-kept-fill]').click();
    expect(await form.locator('textarea:visible').first().inputValue()).toBe(typed);
    expect(
      await officer.locator('form[action$="/claim-task"][data-keep], form[action$="/claim-task"] template').count(),
    ).toBe(0);
    // Once the next step waits, what was typed for this one is offered no more.
    const kept = await officer.evaluate(() =>
      Object.keys(sessionStorage).filter((key) => /complete-task#\d/.test(key)),
    );
    expect(kept).toHaveLength(1);

    const review = await open('province.procedures', { to: '/office/review' });
    await review.locator('main a[href^="/office/review/"]').first().click();
    const basis = review.locator('form[data-keep] textarea[name=basis]');
    await basis.fill('Đối chiếu Quyết định công bố, thời hạn và phí đúng như nguồn');
    const at = review.url();
    await review.goto(`${site.url}/office`);
    await review.goto(at);
    expect(await basis.inputValue()).toBe('');
    await review.locator('[data-kept-fill]').first().click();
    expect(await basis.inputValue()).toContain('Đối chiếu Quyết định công bố');
    await review.context().close();
    for (const one of [page, officer]) await one.context().close();
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

  it('offers one where scripts keep it: the page of the form, and nothing is posted', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/my/dossiers/${facts.open}`);
    const form = page.locator('form[action$="/message"]');
    await form.evaluate((one: HTMLFormElement) => one.closest('details')?.setAttribute('open', ''));
    const typed = 'Ngày sinh của cháu ghi thế nào? '.repeat(200);
    await form.locator('textarea').fill(typed);
    await form.locator('button[type=submit]').click();
    await page.locator('.govuk-error-summary').waitFor();
    const posts: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
    await page.locator('header a[hreflang=en]').click();
    await page.locator('html[lang=en]').waitFor();
    expect(page.url()).toBe(`${site.url}/my/dossiers/${facts.open}?lang=en`);
    await expect.poll(() => form.locator('textarea').inputValue()).toBe(typed);
    expect(await page.locator('main [role=alert]').innerText()).toContain('What you last sent was not accepted');
    expect(posts.filter((url) => url.includes('/message'))).toEqual([]);
    await page.goto(`${site.url}/my/dossiers/${facts.open}?lang=vi`);
    await page.context().close();
  });
});
