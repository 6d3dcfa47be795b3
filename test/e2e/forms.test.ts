/** Forms at the people's doors: nothing typed or sent is lost, and they ask for what the answers call for. */
import { Readable } from 'node:stream';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { PNG, pdfOf, rawPdf, stream } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';

const { site, open } = sitePages({ timeout: 25_000 });

const on = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();

async function draftOf(page: Page, code = '1.001193', place = '06685'): Promise<string> {
  await page.goto(`${site.url}/apply/${code}`);
  await page.selectOption('#place', place);
  await on(page);
  await page.waitForURL(/drafts\/[0-9a-f-]{36}/);
  return /drafts\/([0-9a-f-]{36})/.exec(page.url())![1];
}

/** A birth with every question answered, and the way to post more of it. */
async function answeredBirth(page: Page, id: string, more: Record<string, string> = {}) {
  const token = await page.locator('input[name=_token]').first().inputValue();
  const post = (where: string, form: Record<string, string>) =>
    page.request.post(`${site.url}/drafts/${id}/${where}`, { form: { _token: token, ...form }, maxRedirects: 0 });
  await post('applicant', { relation: 'mother' });
  const born = { 'childDateOfBirth-day': '1', 'childDateOfBirth-month': '11', 'childDateOfBirth-year': '2026' };
  const people = { childEthnicity: 'Kinh', childNationality: 'Việt Nam', childNativePlace: 'Hồng Gai' };
  const child = {
    surrogacy: 'no',
    childName: 'Nguyễn Hai Lần',
    childSex: 'female',
    bornAt: 'elsewhere',
    childPlaceOfBirth: 'Phường Hồng Gai, thành phố Quảng Ninh',
    ...people,
  };
  await post('child', { ...child, ...born, ...more });
  await post('parents', { parentage: 'father-unknown', motherMarriage: 'none' });
  const mother = { motherName: 'Nguyễn Thị An', motherBirthYear: '1990', motherResidence: 'Hồng Gai' };
  await post('mother', { ...mother, motherEthnicity: 'Kinh', motherNationality: 'Việt Nam' });
  return { token, post };
}

/** Nobody receives besides, and nobody acts for them. */
const noOthers = async (page: Page) => {
  for (const name of ['severalReceivers', 'represented']) await page.check(`input[name=${name}][value=no]`);
};

describe('a form', () => {
  it('loses nothing when the session ends while typing, with scripts off', async () => {
    const page = await open('an', { scripts: false });
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/child`);
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Nguyễn Tên Dài');
    await page.context().clearCookies({ name: 'mc_session' });
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('form:has(input[value="an"]) button').click();
    await page.getByRole('heading', { name: 'Gửi tiếp' }).waitFor();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    expect(await page.getByLabel('Họ, chữ đệm, tên của trẻ').inputValue()).toBe('Nguyễn Tên Dài');
  });

  it('is saved while one types, and goes on from another device', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/child`);
    await page.getByLabel('Nơi sinh').fill('Bệnh viện Bãi Cháy');
    await page.getByText('Đã lưu lúc').waitFor();
    const other = await open('an', { scripts: false });
    await other.goto(`${site.url}/drafts/${id}/child`);
    expect(await other.getByLabel('Nơi sinh').inputValue()).toBe('Bệnh viện Bãi Cháy');
  });

  it('takes a paper behind dozens of others, also of fields that were left empty', async () => {
    const page = await open('an', { scripts: false });
    const id = await draftOf(page);
    const token = await page.locator('input[name=_token]').first().inputValue();
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const send = (count: number) => {
      const form = new FormData();
      form.append('_token', token);
      for (let i = 0; i < count; i++) form.append(`paper-${i}`, new Blob([]), '');
      form.append('birth-proof', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'giay.png');
      return fetch(`${site.url}/drafts/${id}/papers`, {
        method: 'POST',
        headers: { cookie, origin: site.url },
        body: form,
        redirect: 'manual',
      });
    };
    expect((await send(60)).status).toBe(303);
    await page.goto(`${site.url}/drafts/${id}/papers`);
    expect(await page.locator('main').innerText()).toContain('giay.png');
    const most = await send(120);
    expect(most.status).toBe(413);
    expect(await most.text()).not.toContain('limit');
  });

  it('posted twice makes one dossier', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    const { post } = await answeredBirth(page, id, { noticeNumber: 'CS-1' });
    await post('delivery', { method: 'online' });
    const [a, b] = await Promise.all([post('review', {}), post('review', {})]);
    const ways = [a, b].map((one) => one.headers()['location']);
    expect(ways[0]).toMatch(/^\/my\/dossiers\//);
    expect(ways[1]).toBe(ways[0]);
  });

  it('refuses a paper of another kind and one too large, and keeps the rest', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    const token = await page.locator('input[name=_token]').first().inputValue();
    const send = (buffer: Buffer, name: string) =>
      page.request.post(`${site.url}/drafts/${id}/papers`, {
        headers: { 'x-form-token': token },
        multipart: { 'birth-proof': { name, mimeType: 'image/png', buffer } },
        maxRedirects: 0,
      });
    const wrong = await send(Buffer.from('MZ this is a program'), 'virus.png');
    expect(wrong.status()).toBe(422);
    expect(await wrong.text()).toContain('không phải PDF, JPG hoặc PNG');
    const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
    expect(await (await send(Buffer.from(pixel, 'base64'), 'nho.png')).text()).toContain(
      'nho.png: ảnh quá nhỏ để đọc được',
    );
    const word = await send(Buffer.from('PK\x03\x04 word/document.xml'), 'thu.docx');
    expect(await word.text()).toMatch(/thu\.docx: không phải PDF, JPG hoặc PNG\..*Lưu thành PDF/);
    const empty = await send(Buffer.alloc(0), 'trong.pdf');
    expect(empty.status()).toBe(422);
    expect(await empty.text()).toContain('trong.pdf: tệp trống');
    const large = await send(Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(30_000_000)]), 'lon.pdf');
    expect(large.status()).toBe(422);
    expect(await large.text()).toContain('lớn hơn 20 MB');
    const right = await send(await pdfOf('a small paper'), 'giay.pdf');
    expect(right.status()).toBe(303);
  });

  it('asks for a price only where something is sold, at once with scripts', async () => {
    const page = await open('binh');
    const id = await draftOf(page, '1.013831', '06862');
    await page.goto(`${site.url}/drafts/${id}/change`);
    const price = page.locator('#priceVnd');
    expect(await price.isVisible()).toBe(false);
    await page.locator('input[name=changeKind][value=transfer]').check();
    await price.waitFor();
    await page.locator('input[name=changeKind][value=gift]').check();
    await price.waitFor({ state: 'hidden' });
    await page.locator('#transferorName').fill('Phạm Văn Hải');
    await page.locator('#transferorId').fill('022062001234');
    await noOthers(page);
    await on(page);
    await page.getByRole('heading', { level: 1, name: 'Thửa đất' }).waitFor();
  });

  it('tells who gives land, from the beginning and where they name themselves, that who receives it applies', async () => {
    const page = await open('binh', { scripts: false });
    await page.goto(`${site.url}/procedures/1.013831`);
    await page.getByText('Người nộp hồ sơ là bên nhận quyền').waitFor();
    await page.goto(`${site.url}/apply/1.013831`);
    await page.getByText('Người nộp hồ sơ là bên nhận quyền').waitFor();
    const id = await draftOf(page, '1.013831', '06862');
    await page.goto(`${site.url}/drafts/${id}/change`);
    await page.locator('input[name=changeKind][value=gift]').check();
    await page.locator('#transferorName').fill('Trần Văn Bình');
    await page.locator('#transferorId').fill('022088000002');
    await noOthers(page);
    await on(page);
    const link = page.locator('.govuk-error-summary a');
    expect(await link.textContent()).toContain('phải là hai bên khác nhau');
    expect(await link.getAttribute('href')).toBe('#transferorName');
    // Told again before it is handed in, with the way to that page.
    await page.goto(`${site.url}/drafts/${id}/review`);
    const back = page.getByRole('link', { name: /phải là hai bên khác nhau/ }).first();
    expect(await back.getAttribute('href')).toContain(`/drafts/${id}/change`);
  });

  it('asks for what an inheritance needs only where something is inherited, and no death to come', async () => {
    const page = await open('binh');
    const id = await draftOf(page, '1.013831', '06862');
    await page.goto(`${site.url}/drafts/${id}/change`);
    await page.locator('input[name=changeKind][value=gift]').check();
    expect(await page.locator('#deathOn-day').isVisible()).toBe(false);
    await page.locator('input[name=changeKind][value=inheritance]').check();
    await page.locator('#deathOn-day').waitFor();
    await page.locator('#transferorName').fill('Trần Văn Tám 2');
    for (const [part, value] of [
      ['day', '1'],
      ['month', '1'],
      ['year', '2100'],
    ] as const)
      await page.locator(`#deathOn-${part}`).fill(value);
    // Scripts showed what came up: one press says what is wrong.
    await on(page);
    const errors = page.locator('.govuk-error-summary');
    await errors.getByText('Ngày chết của người để lại di sản: không được sau ngày').waitFor();
    await errors.getByText('họ tên chỉ gồm chữ').waitFor();
  });

  const follows = (url: string) => /\/assets\/follow-/.test(url);

  it('asks for it without a line, by the rules of the server that the page brought along', async () => {
    const page = await open('binh');
    const id = await draftOf(page, '1.013831', '06862');
    await Promise.all([
      page.waitForResponse((response) => follows(response.url())),
      page.goto(`${site.url}/drafts/${id}/change`),
    ]);
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    const price = page.locator('#priceVnd');
    await page.locator('input[name=changeKind][value=transfer]').check();
    await price.waitFor();
    await page.locator('input[name=changeKind][value=gift]').check();
    await price.waitFor({ state: 'hidden' });
  });

  it('asks the server for it where somebody counts what a page weighs', async () => {
    const page = await open('binh');
    const id = await draftOf(page, '1.013831', '06862');
    await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(`${site.url}/drafts/${id}/change`);
    await page.locator('input[name=changeKind][value=transfer]').check();
    await page.locator('#priceVnd').waitFor();
    expect(loaded.some(follows)).toBe(false);
  });

  it('asks for a price only where something is sold, on the next post without scripts', async () => {
    const page = await open('binh', { scripts: false });
    const id = await draftOf(page, '1.013831', '06862');
    await page.goto(`${site.url}/drafts/${id}/change`);
    await page.locator('input[name=changeKind][value=transfer]').check();
    await page.locator('#transferorName').fill('Phạm Văn Hải');
    await page.locator('#transferorId').fill('022062001234');
    await noOthers(page);
    await on(page);
    await page.getByText('có thêm câu hỏi bên dưới').waitFor();
    expect(await page.locator('#transferorName').inputValue()).toBe('Phạm Văn Hải');
    await page.locator('#priceVnd').fill('1.500.000.000');
    await on(page);
    await page.getByRole('heading', { level: 1, name: 'Thửa đất' }).waitFor();
  });

  it('asks one question a page on a phone, and whole sections for who wants them', async () => {
    const page = await open('binh', { phone: true });
    const id = await draftOf(page, '1.013831', '06862');
    // What the register of persons holds is one page to look at.
    await page.getByText('Trần Văn Bình').first().waitFor();
    await on(page);
    await page.getByRole('group', { name: 'Loại biến động' }).waitFor();
    expect(await page.locator('main form .govuk-form-group').count()).toBe(1);
    await on(page);
    await page.locator('.govuk-error-summary').waitFor();
    await page.locator('input[name=changeKind][value=gift]').check();
    await on(page);
    // A gift has no price: the next question is who gives.
    await page.getByRole('heading', { level: 1 }).getByText('Bên chuyển quyền').waitFor();
    await page.getByRole('link', { name: 'Hiện mỗi phần trên một trang' }).click();
    await page.locator('input[name=changeKind][value=gift]').waitFor();
    expect(await page.locator('input[name=changeKind][value=gift]').isChecked()).toBe(true);
    await page.goto(`${site.url}/drafts/${id}/change`);
    expect(await page.locator('main form .govuk-form-group').count()).toBeGreaterThan(2);
  });

  it('keeps together on a phone what one answer brings up: number, date and place of one paper', async () => {
    const page = await open('an', { phone: true });
    const id = await draftOf(page);
    const token = await page.locator('input[name=_token]').first().inputValue();
    for (const [at, form] of [
      ['parents.parentage', { parentage: 'known' }],
      ['parents.fatherBy', { fatherBy: 'married' }],
    ] as const)
      await page.request.post(`${site.url}/drafts/${id}/${at}`, { form: { _token: token, ...form }, maxRedirects: 0 });
    await page.goto(`${site.url}/drafts/${id}/parents.marriageNumber`);
    await page.getByRole('heading', { level: 1, name: 'Cha, mẹ' }).waitFor();
    for (const field of ['#marriageNumber', '#marriageDate-day', '#marriagePlace'])
      expect(await page.locator(field).isVisible(), field).toBe(true);
    expect(await page.locator('#fatherBy, #motherMarriage').count()).toBe(0);
    await on(page);
    const wrong = await page
      .locator('.govuk-error-summary a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(wrong).toEqual(['#marriageNumber', '#marriageDate-day', '#marriagePlace']);
    // Also by the address of one of them.
    await page.goto(`${site.url}/drafts/${id}/parents.marriagePlace`);
    expect(await page.locator('#marriageNumber').isVisible()).toBe(true);
    await page.goto(`${site.url}/drafts/${id}/parents.fatherBy`);
    expect(await page.locator('main form .govuk-form-group').count()).toBe(1);
  });

  it('shows a default in its field from the start, and answers nothing for who empties it', async () => {
    const page = await open('an', { scripts: false });
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/child`);
    expect(await page.inputValue('#childNationality')).toBe('Việt Nam');
    // Who never opened the page has said nothing of it.
    await page.goto(`${site.url}/drafts/${id}/review`);
    expect(await page.textContent('main')).not.toContain('Việt Nam');
    await answeredBirth(page, id, { childNationality: '' });
    await page.goto(`${site.url}/drafts/${id}/review`);
    expect(await page.textContent('.govuk-error-summary')).toContain('Quốc tịch');
    await page.goto(`${site.url}/drafts/${id}/child`);
    expect(await page.inputValue('#childNationality')).toBe('');
    await page.close();
  }, 60_000);

  it('fills in a date that was picked from a calendar', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/child`);
    await page.getByRole('button', { name: 'Chọn trên lịch' }).waitFor();
    await page.locator('.mc-calendar').evaluate((calendar: HTMLInputElement) => {
      calendar.value = '2026-11-05';
      calendar.dispatchEvent(new Event('change', { bubbles: true }));
    });
    const parts = ['day', 'month', 'year'].map((part) => page.locator(`#childDateOfBirth-${part}`).inputValue());
    expect(await Promise.all(parts)).toEqual(['05', '11', '2026']);
  });

  it('asks again for an area that can be read in two ways, and shows how it read the one it takes', async () => {
    const page = await open('dung');
    await draftOf(page, '1.013225', '06793');
    await on(page);
    await page.locator('#landAreaM2').fill('1.200');
    await on(page);
    await page.locator('.govuk-error-summary').getByText('«1.200» là 1200 hay 1,2? Hãy ghi 1200 hoặc 1,2').waitFor();
    expect(await page.locator('#landAreaM2').inputValue()).toBe('1.200');
    await page.locator('#landAreaM2').fill('12,000.5');
    await on(page);
    await page.goto(page.url().replace(/(drafts\/[0-9a-f-]{36}).*/, '$1/review'));
    await page.getByText('12.000,5', { exact: true }).waitFor();
  });

  it('reads an amount with a comma between its thousands on a page in English, and asks again on one in Vietnamese', async () => {
    const page = await open('an', { scripts: false });
    const id = await draftOf(page, '1.001612');
    for (const [language, shown] of [
      ['vi', '50,000'],
      ['en', '50.000'],
    ]) {
      await page.goto(`${site.url}/drafts/${id}/business?lang=${language}`);
      await page.locator('#capitalVnd').fill('50,000');
      await page.locator('main form button[type=submit], main form button:not([type])').last().click();
      await page.goto(`${site.url}/drafts/${id}/business`);
      expect(await page.locator('#capitalVnd').inputValue(), language).toBe(shown);
    }
  });

  it('takes an address in its parts, and shows it in its parts again', async () => {
    const page = await open('an');
    const id = await draftOf(page, '1.001612');
    await page.goto(`${site.url}/drafts/${id}/business`);
    await page.locator('#businessAddress-street').fill('Số 12, đường Lê Lợi');
    await page.locator('#businessAddress-village').fill('Khu 3');
    await page.locator('#businessAddress-place').selectOption({ label: 'Phường Hồng Gai, thành phố Quảng Ninh' });
    await page.getByText('Đã lưu lúc').waitFor();
    const other = await open('an', { scripts: false });
    await other.goto(`${site.url}/drafts/${id}/business`);
    expect(await other.locator('#businessAddress-village').inputValue()).toBe('Khu 3');
    expect(await other.locator('#businessAddress-street').inputValue()).toBe('Số 12, đường Lê Lợi');
    await other.goto(`${site.url}/drafts/${id}/review`);
    await other.getByText('Số 12, đường Lê Lợi, Khu 3, phường Hồng Gai, thành phố Quảng Ninh').waitFor();
  });
});

describe('the check of eligibility', () => {
  const WHO = [
    ['1.001193', 'mother', 'father-unknown', ['motherBirthYear']],
    ['1.001193', 'carer', 'abandoned', []],
    ['2.000986', 'mother', 'father-unknown', ['motherBirthYear']],
  ] as const;

  async function check(page: Page, code: string, answers: { relation: string; parentage: string; year?: string }) {
    await page.goto(`${site.url}/procedures/${code}/eligible`);
    await page.check(`input[name=relation][value=${answers.relation}]`);
    await page.fill('#childDateOfBirth-day', '20');
    await page.fill('#childDateOfBirth-month', '11');
    await page.fill('#childDateOfBirth-year', answers.year ?? '2026');
    if (code === '1.001193') await page.check('input[name=surrogacy][value=no]');
    await page.check(`input[name=parentage][value=${answers.parentage}]`);
  }
  const asked = async (page: Page) => {
    const years: string[] = [];
    for (const name of ['motherBirthYear', 'fatherBirthYear'])
      if (await page.locator(`#${name}`).isVisible()) years.push(name);
    return years;
  };
  const ask = (page: Page) => page.locator('main form button').last().click();

  it.each(WHO)(
    'of %s asks %s of a %s child for the years of known parents alone',
    async (code, relation, parentage, years) => {
      for (const scripts of [true, false]) {
        const page = await open(undefined, { scripts });
        await check(page, code, { relation, parentage });
        // With scripts the page follows by itself; without, the next page asks for what is left.
        if (!scripts && years.length) await ask(page);
        if (scripts && years.length) await page.locator(`#${years[0]}`).waitFor();
        if (years.length) await page.check('input[name=motherMarriage][value=none]');
        expect(await asked(page)).toEqual(years);
        expect(await page.locator('.govuk-error-summary').count()).toBe(0);
        for (const name of years) await page.fill(`#${name}`, '94');
        if (years.length) {
          await ask(page);
          expect(await page.textContent('.govuk-error-summary')).toContain('năm gồm bốn chữ số');
          for (const name of years) await page.fill(`#${name}`, '1990');
        }
        await ask(page);
        expect(await page.textContent('.govuk-notification-banner')).toContain('không thấy lý do từ chối');
        await page.context().close();
      }
    },
    90_000,
  );

  it('never says that somebody is eligible: it names the case and what an officer examines in it', async () => {
    const ask = async (query: string) =>
      (
        await (
          await fetch(`${site.url}/procedures/1.009664/eligible`, { method: 'POST', body: new URLSearchParams(query) })
        ).text()
      ).replace(/\s+/g, ' ');
    const place = 'asked=&placeKind=outside&location=Khu+3,+phường+Hồng+Gai';
    const without = await ask(place);
    expect(without).not.toMatch(/không thấy lý do từ chối|Ông\/Bà đủ điều kiện/);
    expect(without).toContain('govuk-error-summary');
    const first = await ask(`${place}&investmentCase=1`);
    expect(first).toContain('không thấy lý do từ chối');
    expect(first).not.toContain('Ông/Bà đủ điều kiện');
    expect(first).toContain('Đáp ứng điều kiện tiếp cận thị trường đối với nhà đầu tư nước ngoài');
    expect(first).not.toContain('Dự án thứ cấp trong khu đô thị, khu du lịch, khu sinh thái đã triển khai');
    const page = await (await fetch(`${site.url}/procedures/1.009664`)).text();
    expect(page).toMatch(/Yêu cầu, điều kiện[\s\S]*Điều 6 Luật Đầu tư và điều ước[\s\S]*Điều 36 Luật Đầu tư/);
    expect(page).toMatch(/Nguồn: [^<]*1165\/QĐ-BTC/);
    for (const code of ['1.001193', '1.013225', '2.000986', 'QN.VENTURE', 'QN.SANDBOX'])
      expect(await (await fetch(`${site.url}/procedures/${code}`)).text()).toMatch(
        /Yêu cầu, điều kiện<\/h2>\s*<p[^>]*>Chưa có nội dung công bố/,
      );
    // For whom it is not stands there in the words of form 03; that nobody compared its source is no part of them.
    for (const [code, said] of [
      ['1.001193', /trường hợp không giải quyết[\s\S]*<li>Trẻ sinh ở nước ngoài: [^<]*, không làm tại đây<\/li>/],
      ['2.000986', /<li>Trẻ đã đủ 6 tuổi nên không thuộc diện liên thông/],
      [
        '1.013225',
        /không phải xin giấy phép xây dựng<span class="mc-muted"> \(theo bản trích dẫn, chưa đối chiếu văn bản gốc\)/,
      ],
    ] as const) {
      const told = await (await fetch(`${site.url}/procedures/${code}`)).text();
      expect(told).toMatch(said);
      expect(told).not.toMatch(/hãy sửa họ của trẻ/i);
    }
  });

  it('asks for no day on which a marriage ended that goes on', async () => {
    const page = await open(undefined, { scripts: false });
    await check(page, '2.000986', { relation: 'mother', parentage: 'known' });
    await ask(page);
    await page.check('input[name=fatherBy][value=married]');
    for (const name of ['motherBirthYear', 'fatherBirthYear']) await page.fill(`#${name}`, '1990');
    await ask(page);
    expect(await page.textContent('[data-field=marriageEndedOn]')).toContain('không bắt buộc');
    const on = async (name: string, [day, month, year]: string[]) => {
      for (const [part, value] of Object.entries({ day, month, year })) await page.fill(`#${name}-${part}`, value);
    };
    await on('marriageDate', ['20', '5', '2019']);
    await ask(page);
    expect(await page.textContent('.govuk-notification-banner')).toContain('không thấy lý do từ chối');
    // It ended, and long before the birth.
    await on('marriageEndedOn', ['1', '1', '2025']);
    await ask(page);
    expect(await page.textContent('.govuk-notification-banner')).toContain('sau 300 ngày');
    await page.close();
  }, 60_000);

  it('takes no year of two digits for one of the first century', async () => {
    const page = await open(undefined, { scripts: false });
    await check(page, '2.000986', { relation: 'mother', parentage: 'father-unknown', year: '26' });
    await ask(page);
    expect(await page.textContent('.govuk-error-summary')).toContain('năm gồm bốn chữ số');
    expect(await page.locator('.govuk-notification-banner').count()).toBe(0);
    expect(await page.inputValue('#childDateOfBirth-year')).toBe('26');
    await page.close();
  }, 60_000);
});

describe('an upload', () => {
  it('too large, or of a kind that is not taken, is refused by the page before a byte is sent', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/papers`);
    const input = page.locator('#birth-proof');
    const sent: string[] = [];
    page.on('request', (one) => void (one.method() === 'POST' && sent.push(one.url())));
    for (const [file, said] of [
      [{ name: 'lon.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20 * 1024 * 1024 + 1) }, 'lớn hơn 20 MB'],
      [{ name: 'thu.docx', mimeType: 'application/msword', buffer: Buffer.from('x') }, 'chọn «Lưu thành PDF»'],
      [{ name: 'trong.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) }, 'tệp trống'],
    ] as const) {
      await input.setInputFiles(file);
      const error = page.locator('.govuk-error-message');
      await error.waitFor();
      expect(await error.count()).toBe(1);
      expect(await error.innerText()).toContain(`${file.name}: `);
      expect(await error.innerText()).toContain(said);
      expect(await input.inputValue()).toBe('');
    }
    expect(sent).toEqual([]);
    await input.setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: await pdfOf('a small paper') });
    await page.getByText('Đã lưu vào bản nháp: giay.pdf').waitFor();
    expect(await page.locator('.govuk-error-message').count()).toBe(0);
    await page.context().close();
  });

  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>';
  const pages = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page];
  const scan = rawPdf([...pages, stream(Buffer.alloc(9_000_000, 'a'), '/DCTDecode')]);

  it('goes on where a weak line broke off', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/papers`);
    const offsets: number[] = [];
    let broken = 0;
    await page.route('**/uploads/**', async (route) => {
      const request = route.request();
      if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
      // The second part does not get through, twice.
      if (request.method() === 'PATCH' && offsets.length > 1 && broken++ < 2) await route.abort('connectionreset');
      else await route.continue();
    });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer: scan });
    await page.getByText('Đã lưu vào bản nháp: giay.pdf').waitFor();
    expect(broken).toBeGreaterThan(1);
    expect(offsets.filter((one) => one === 0)).toHaveLength(1);
    await on(page);
    await page.getByRole('heading', { level: 1, name: 'Nhận kết quả' }).waitFor();
    await page.goto(`${site.url}/drafts/${id}/review`);
    await page.getByText('giay.pdf').waitFor();
  });

  it('is in the application as soon as it has arrived; what is no paper is told then, and takes nothing away', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    await page.goto(`${site.url}/drafts/${id}/papers`);
    const choose = (name: string, buffer: Buffer) =>
      page.locator('#birth-proof').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await choose('tot.pdf', await pdfOf('a small paper'));
    await page.getByText('Đã lưu vào bản nháp: tot.pdf').waitFor();
    await page.goto(`${site.url}/my/drafts`);
    await page.goto(`${site.url}/drafts/${id}/papers`);
    expect(await page.locator('main').innerText()).toContain('Đã có: tot.pdf');
    await choose('gia.pdf', Buffer.from('no paper at all'));
    const error = page.locator('.govuk-error-message');
    await error.getByText('gia.pdf: không phải PDF').waitFor();
    expect(await page.locator('.mc-upload').count()).toBe(0);
    // Pressed before it was told, the button leads nowhere.
    const pressed = Promise.withResolvers<void>();
    await page.route('**/papers/taken', async (route) => {
      await pressed.promise;
      await route.continue();
    });
    await choose('gia-2.pdf', Buffer.from('no paper either'));
    await on(page);
    pressed.resolve();
    await error.getByText('gia-2.pdf: không phải PDF').waitFor();
    expect(page.url()).toBe(`${site.url}/drafts/${id}/papers`);
    await page.reload();
    expect(await page.locator('main').innerText()).toContain('Đã có: tot.pdf');
    await page.context().close();
  });

  it('is kept for who began what it is for, and for nobody else', async () => {
    const [mine, theirs] = [await open('an'), await open('binh')];
    const [own, other] = [await draftOf(mine), await draftOf(theirs)];
    const tokenOf = (page: Page) => page.locator('body').getAttribute('data-token');
    const upload = async (page: Page, content: Buffer) => {
      const headers = { 'tus-resumable': '1.0.0', 'x-form-token': (await tokenOf(page))! };
      const length = String(content.length);
      const begun = await page.request.post(`${site.url}/uploads`, {
        headers: { ...headers, 'upload-length': length, 'upload-metadata': `filename ${btoa('a.pdf')}` },
      });
      const place = begun.headers()['location'];
      const part = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
      await page.request.patch(site.url + place, { headers: { ...headers, ...part }, data: content });
      return place.split('/').at(-1)!;
    };
    const tell = async (page: Page, where: string, form: Record<string, string>) => {
      const answer = await page.request.post(site.url + where, {
        headers: { 'x-autosave': '1' },
        form: { _token: (await tokenOf(page))!, ...form },
        maxRedirects: 0,
      });
      const isObject = answer.headers()['content-type']?.includes('json');
      return { status: answer.status(), ...(isObject && ((await answer.json()) as Record<string, string>)) };
    };
    const sent = await upload(mine, await pdfOf('one of An'));
    const [toOwn, toOther] = [`/drafts/${own}/papers/taken`, `/drafts/${other}/papers/taken`];
    const of = { field: 'birth-proof', sent };
    expect(await tell(mine, toOther, of)).toMatchObject({ status: 409 });
    expect(await tell(theirs, toOther, of)).toMatchObject({
      status: 422,
      text: expect.stringContaining('chưa được lưu trọn vẹn'),
    });
    expect(await tell(mine, toOwn, { ...of, _token: 'another' })).toMatchObject({ status: 403 });
    expect(await tell(mine, toOwn, { ...of, field: 'unheard-of' })).toMatchObject({ status: 409 });
    const said = { status: 200, text: 'Đã lưu vào bản nháp: a.pdf' };
    expect(await tell(mine, toOwn, of)).toMatchObject(said);
    // Told of again, by a browser that did not hear the answer: with and without the form.
    expect(await tell(mine, toOwn, of)).toMatchObject(said);
    const handed = await mine.request.post(`${site.url}/drafts/${own}/papers`, {
      headers: { 'x-form-token': (await tokenOf(mine))! },
      multipart: { 'sent-birth-proof': sent },
      maxRedirects: 0,
    });
    expect(handed.status()).toBe(303);
    // Of a form of which nothing is kept it is looked through, and its paper named to the form.
    const free = await upload(theirs, await pdfOf('one of Binh'));
    expect(await tell(mine, '/uploads/taken', { field: 'x', sent: free })).toMatchObject({ status: 422 });
    const seen = await tell(theirs, '/uploads/taken', { field: 'x', sent: free });
    expect(seen).toMatchObject({ status: 200, kept: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(seen).toMatchObject({ text: expect.stringContaining('Chưa lưu vào hồ sơ') });
    const none = await upload(theirs, Buffer.from('no paper at all'));
    expect(await tell(theirs, '/uploads/taken', { field: 'x', sent: none })).toMatchObject({
      status: 422,
      text: expect.stringContaining('không phải PDF'),
    });
  });

  it("is nobody else's to add to, to ask for or to hand in", async () => {
    const mine = await open('an');
    const theirs = await open('binh');
    const headers = async (page: Page) => ({
      'tus-resumable': '1.0.0',
      'x-form-token': (await page.locator('body').getAttribute('data-token'))!,
    });
    const begun = await mine.request.post(`${site.url}/uploads`, {
      headers: { ...(await headers(mine)), 'upload-length': '20', 'upload-metadata': `filename ${btoa('a.pdf')}` },
    });
    expect(begun.status()).toBe(201);
    const place = site.url + begun.headers()['location'];
    const part = { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' };
    const add = async (page: Page) =>
      (
        await page.request.patch(place, {
          headers: { ...(await headers(page)), ...part },
          data: '%PDF-1.7 a paper at.',
        })
      ).status();
    expect(await add(theirs)).toBe(404);
    expect((await theirs.request.head(place, { headers: await headers(theirs) })).status()).toBe(404);
    expect(await add(mine)).toBe(204);
    const id = await draftOf(theirs);
    const token = (await headers(theirs))['x-form-token'];
    const handed = await theirs.request.post(`${site.url}/drafts/${id}/papers`, {
      headers: { 'x-form-token': token },
      multipart: { 'sent-birth-proof': place.split('/').at(-1)! },
      maxRedirects: 0,
    });
    expect(handed.status()).toBe(422);
    expect(
      (await fetch(place, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' }, redirect: 'manual' })).status,
    ).toBe(303);
  });

  it('of 200 MB is read past without being kept, and of 20 MB and one byte is not begun', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    const token = await page.locator('body').getAttribute('data-token');
    const boundary = 'motcua';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="birth-proof"; filename="phim.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7`;
    const cookies = await page.context().cookies();
    const before = process.memoryUsage().rss;
    let most = 0;
    const answer = await fetch(`${site.url}/drafts/${id}/papers`, {
      method: 'POST',
      headers: {
        'x-form-token': token,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
      body: Readable.toWeb(
        Readable.from(
          (async function* parts() {
            yield Buffer.from(head);
            for (let i = 0; i < 200; i++) {
              yield Buffer.alloc(1_048_576, 'a');
              most = Math.max(most, process.memoryUsage().rss);
            }
            yield Buffer.from(`\r\n--${boundary}--\r\n`);
          })(),
        ),
      ),
      duplex: 'half',
      redirect: 'manual',
    } as RequestInit);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('lớn hơn 20 MB');
    // Sender and server are one process here: together they never held anything near the whole.
    expect(most - before).toBeLessThan(150 * 1_048_576);
    const begun = await page.request.post(`${site.url}/uploads`, {
      headers: { 'tus-resumable': '1.0.0', 'x-form-token': token!, 'upload-length': String(20 * 1_048_576 + 1) },
    });
    expect(begun.status()).toBe(413);
  });

  it('is kept when something else in the form was wrong', async () => {
    const counter = await open('hong-gai.counter.hoa', { scripts: false });
    await counter.goto(`${site.url}/office/counter/1.001193`);
    await counter.locator('#scan-birth-proof').setInputFiles({ name: 'scan.png', mimeType: 'image/png', buffer: PNG });
    const receive = () => counter.getByRole('button', { name: 'Tiếp nhận' }).click();
    await receive();
    await counter.getByText('Đã có: scan.png').waitFor();
    const kept = await counter.locator('input[name=kept-scan-birth-proof]').inputValue();
    // What somebody else handed in is not theirs to hand in, though they know its name.
    const other = await open('06793-mc.counter.1', { scripts: false });
    const token = await other.locator('input[name=_token]').first().inputValue();
    const tried = await other.request.post(`${site.url}/office/counter/1.001193`, {
      headers: { 'x-form-token': token },
      multipart: { 'kept-scan-birth-proof': kept },
    });
    expect(await tried.text()).not.toContain('Đã có: scan.png');
  });
});

describe('papers beside the form', () => {
  it('open in place for who may see the dossier, and for nobody else', async () => {
    const page = await open('an');
    const id = await draftOf(page);
    const { token, post } = await answeredBirth(page, id);
    await page.request.post(`${site.url}/drafts/${id}/papers`, {
      headers: { 'x-form-token': token },
      multipart: { 'birth-proof': { name: 'giay.png', mimeType: 'image/png', buffer: PNG } },
    });
    await post('delivery', { method: 'online' });
    const dossier = (await post('review', {})).headers()['location'].split('/').at(-1)!;
    const counter = await open('hong-gai.counter.hoa');
    await counter.goto(`${site.url}/office/dossiers/${dossier}`);
    await counter.locator('[data-paper]').click();
    const image = counter.locator('[data-viewer] img');
    await image.waitFor();
    expect(await image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth))).toBe(300);
    await counter.getByRole('button', { name: 'Xoay' }).click();
    expect(await image.evaluate((one) => one.style.rotate)).toBe('90deg');
    const address = await counter.locator('[data-paper]').getAttribute('href');
    const stranger = await open('binh');
    expect((await stranger.request.get(site.url + address)).status()).toBe(404);
    // Somebody else brought in the same picture: what they called it is told to nobody.
    const others = { hash: address!.split('/').at(-1)!, owner: 'citizen:cuc', name: 'Xét nghiệm của Cúc.png' };
    const doors = new PostgresDoors(site.running.system.pool);
    await doors.recordFile({ ...others, type: 'image/png', sizeBytes: 9 }, '2020-01-01T00:00:00Z');
    expect((await doors.findFile(others.hash))?.name).toBe(others.name);
    const opened = await page.request.get(site.url + address);
    expect(opened.headers()['content-disposition']).toMatch(/^inline; filename\*=UTF-8''[\w.-]+-birth-proof\.png$/);
  });
});
