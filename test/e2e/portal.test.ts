/** What the portal says before it is too late to matter, and what it never says. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { perform, SYSTEM, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { houseAnswers, partyOf, person, shipped } from '../support/platform.ts';

const { site, open } = sitePages({ locale: 'vi-VN', scripts: false, timeout: 20_000 });

const on = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();
const main = (page: Page) => page.locator('main').innerText();

describe('a building permit', () => {
  it('asks where the land lies, takes nobody’s home for it, and lets it be changed at the end', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/apply/1.013225`);
    expect(await main(page)).toContain('Xã, phường, đặc khu nơi có đất');
    expect(await page.locator('#place').inputValue()).toBe('');
    await page.locator('#place').selectOption('06793');
    await on(page);
    const id = /drafts\/([0-9a-f-]+)\//.exec(page.url())![1];
    await page.goto(`${site.url}/drafts/${id}/land?questions=all`);
    expect(await page.locator('#landAddress-place').inputValue()).toContain('phường Cẩm Phả');
    // By this address it is found who decides: there is no choice of a place elsewhere, and none is no answer.
    const nowhere = page.locator('#landAddress-place option[value=""]');
    expect(await nowhere.innerText()).toBe('– Chọn –');
    await page.locator('#landAddress-place').selectOption('');
    await page.locator('#landAddress-street').fill('Số 5');
    await page.locator('#landPlot').fill('Thửa 2, tờ bản đồ 5');
    await page.locator('#landAreaM2').fill('90');
    await page.locator('input[name=plannedArea][value=no]').check();
    await on(page);
    const wrong = page.locator('.govuk-error-summary a[href="#landAddress-place"]');
    expect(await wrong.innerText()).toContain(
      '«Địa chỉ thửa đất» ghi «Số 5», chưa rõ địa chỉ ở xã, phường hoặc đặc khu nào',
    );
    await page.goto(`${site.url}/drafts/${id}/review`);
    const missing = page.locator('.govuk-error-summary a', { hasText: 'chưa rõ địa chỉ ở xã, phường' });
    expect(await missing.getAttribute('href')).toMatch(/land\?back=review#landAddress-place$/);
    await page.goto(`${site.url}/drafts/${id}/land?questions=all`);
    await page.locator('#landAddress-place').selectOption({ label: 'Phường Hồng Gai, thành phố Quảng Ninh' });
    await on(page);
    await page.goto(`${site.url}/drafts/${id}/review`);
    const row = page.locator('.govuk-summary-list__row', { hasText: 'Xã, phường, đặc khu nơi có đất' });
    expect(await row.innerText()).toContain('Phường Hồng Gai');
    expect(await row.getByRole('link', { name: /Sửa/ }).getAttribute('href')).toContain(`/drafts/${id}/land`);
  });

  it('says at the page with the last of these answers that none is needed, by what was declared', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/apply/1.013225`);
    await page.locator('#place').selectOption('06793');
    await on(page);
    const id = /drafts\/([0-9a-f-]+)\//.exec(page.url())![1];
    await page.goto(`${site.url}/drafts/${id}/land?questions=all`);
    await page.locator('#landAddress-street').fill('Số 5');
    await page.locator('#landPlot').fill('Thửa 2, tờ bản đồ 5');
    await page.locator('#landAreaM2').fill('90');
    await page.locator('input[name=plannedArea][value=no]').check();
    await on(page);
    for (const [name, value] of Object.entries({ floors: '2', floorAreaM2: '60', totalAreaM2: '120', heightM: '8' }))
      await page.locator(`#${name}`).fill(value);
    await page.locator('#designer').fill('Chủ nhà');
    for (const name of ['adjoining', 'heritage', 'fireSafety', 'verification'])
      await page.locator(`input[name=${name}][value=no]`).check();
    await on(page);
    expect(page.url()).toContain('/works');
    expect(await main(page)).toMatch(/theo thông tin Ông\/Bà khai.*Ủy ban nhân dân cấp xã nơi có đất/s);
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toBe('#totalAreaM2');
  });
});

describe('a linked birth', () => {
  it.each([
    ['26', '11', '2026', 'ngày sinh'],
    ['25', '11', '2020', '6 tuổi'],
  ])('of a child born on %s/%s/%s is told at once, at the day of birth', async (day, month, year, said) => {
    const page = await open('an');
    await page.goto(`${site.url}/apply/2.000986`);
    await page.locator('#place').selectOption('06685');
    await on(page);
    const id = /drafts\/([0-9a-f-]+)\//.exec(page.url())![1];
    await page.goto(`${site.url}/drafts/${id}/child.childDateOfBirth?questions=one`);
    for (const [part, value] of Object.entries({ day, month, year }))
      await page.locator(`#childDateOfBirth-${part}`).fill(value);
    await on(page);
    expect(page.url()).toContain('child.childDateOfBirth');
    expect((await main(page)).toLowerCase()).toContain(said);
    expect(await page.locator('.govuk-error-summary a').getAttribute('href')).toContain('#childDateOfBirth');
    await page.context().close();
  });
});

it('what was declared and attached can be read again by who handed it in', async () => {
  const { platform } = site.running.system;
  const components = shipped.get('1.013225')!.manifest.components.map(({ id, originals, copies }) => ({
    component: id,
    originals,
    copies,
  }));
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06793',
    answers: houseAnswers,
    components,
  };
  const { dossierId } = must(await startDossier(platform, '1.013225', draft, person('an')));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('an')));
  const page = await open('an');
  await page.goto(`${site.url}/my/dossiers/${dossierId}`);
  const filed = page.locator('details', { hasText: 'Nội dung đã khai, giấy tờ đã nộp' });
  await filed.locator('summary').click();
  const said = await filed.innerText();
  expect(said).toContain(String(houseAnswers.landPlot));
  expect(said).toMatch(/Giấy tờ[\s\S]*1 bản (chính|sao)/);
  await page.context().close();
});

describe('before it is handed in', () => {
  const begin = async (page: Page, code: string, place: string) => {
    await page.goto(`${site.url}/apply/${code}`);
    await page.locator('#place').selectOption(place);
    await on(page);
    return /drafts\/([0-9a-f-]+)\//.exec(page.url())![1];
  };

  it('the review says what it costs, when, and whether it is given back', async () => {
    const page = await open('an');
    const shop = await begin(page, '1.001612', '06685');
    await page.goto(`${site.url}/drafts/${shop}/review`);
    expect(await main(page)).toMatch(
      /Phí, lệ phí[\s\S]*150\.000[\s\S]*Khi nào nộp\s+Phải nộp trước khi tiếp nhận[\s\S]*Hoàn trả\s+Theo [^\n]*1\.001612[^\n]*không hoàn trả/,
    );
    const land = await begin(page, '1.013831', '06862');
    await page.goto(`${site.url}/drafts/${land}/review`);
    expect(await main(page)).toMatch(
      /bản công bố ghi 0 đồng[^\n]*nghị quyết của Hội đồng nhân dân[\s\S]*có thể phát sinh nghĩa vụ tài chính/,
    );
    await page.context().close();
  });

  it('who may not have an electronic copy alone is told so where it is chosen, and others are not', async () => {
    const page = await open('an');
    const land = await begin(page, '1.013831', '06862');
    for (const at of ['delivery', 'review']) {
      await page.goto(`${site.url}/drafts/${land}/${at}`);
      expect(await main(page)).toMatch(/dù nhận theo cách nào, Ông\/Bà phải đến trung tâm nộp bản chính/);
    }
    const house = await begin(page, '1.013225', '06793');
    await page.goto(`${site.url}/drafts/${house}/delivery`);
    expect(await main(page)).not.toContain('dù nhận theo cách nào');
    await page.context().close();
  });

  it('what is known of an organisation is from its account, of a person from the population database', async () => {
    for (const [who, from, not] of [
      ['halong-tech', 'Lấy từ tài khoản đăng nhập của tổ chức', 'quốc gia về dân cư'],
      ['an', 'Lấy từ Cơ sở dữ liệu quốc gia về dân cư', 'tài khoản đăng nhập'],
      // With the number of a passport.
      ['van', 'Lấy từ tài khoản đăng nhập,', 'quốc gia về dân cư'],
    ]) {
      const page = await open(who);
      const id = await begin(page, '1.013225', '06793');
      await page.goto(`${site.url}/drafts/${id}/applicant?questions=all`);
      const said = await main(page);
      expect(said).toContain(from);
      expect(said).not.toContain(not);
      await page.context().close();
    }
  });
});

describe('a form', () => {
  it('that is refused leaves no token in the address, with files and without', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/apply/2.000986`);
    await page.locator('#place').selectOption('06685');
    await on(page);
    const id = /drafts\/([0-9a-f-]+)\//.exec(page.url())![1];
    await page.goto(`${site.url}/drafts/${id}/papers`);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('MZ no picture') });
    await on(page);
    await page.getByText('a.png: không phải PDF, JPG hoặc PNG').first().waitFor();
    expect(page.url()).toBe(`${site.url}/drafts/${id}/papers`);
  });

  it('with files is taken from no other site, and from nobody without its token', async () => {
    const page = await open('an');
    const post = (headers: Record<string, string>, token?: string) =>
      page.request.post(`${site.url}/drafts/0198a000-0000-7000-8000-000000000000/papers`, {
        headers,
        multipart: { ...(token !== undefined && { _token: token }), x: '1' },
        maxRedirects: 0,
      });
    expect((await post({})).status()).toBe(403);
    expect((await post({ origin: 'https://elsewhere.example' })).status()).toBe(403);
  });

  it('to follow a dossier says what is missing', async () => {
    const page = await open();
    await page.goto(`${site.url}/track`);
    await page.getByRole('button', { name: 'Tra cứu' }).click();
    expect(await main(page)).toMatch(/Hãy điền mã hồ sơ.*Hãy điền mã tra cứu/s);
  });
});

describe('an account of level 1', () => {
  it('is told before anything is asked', async () => {
    const low = [...site.running.system.platform.province.people.values()].find((one) => one.assurance === 1)!;
    const page = await open(low.id);
    await page.goto(`${site.url}/apply/1.001193`);
    expect(await main(page)).toContain('VNeID mức 2');
    expect(await page.locator('#place').count()).toBe(0);
  });

  it('is offered nothing on the page of a procedure that it may not do, and told how to, and the other way', async () => {
    const page = await open('giang');
    await page.goto(`${site.url}/procedures/1.001193`);
    const text = await main(page);
    expect(text).toContain('đang đăng nhập bằng tài khoản mức 1');
    expect(text).toMatch(/cần tài khoản VNeID mức 2: nộp hồ sơ, bổ sung hồ sơ, rút hồ sơ/);
    expect(text).toMatch(/Hoặc nộp trực tiếp tại Trung tâm, không cần tài khoản/);
    expect(await page.locator('a[href="/apply/1.001193"]').count()).toBe(0);
    const token = await page.locator('input[name=_token]').first().inputValue();
    const form = { _token: token, place: '06685', for: 'self' };
    const posted = await page.request.post(`${site.url}/apply/1.001193`, { form, maxRedirects: 0 });
    expect([posted.status(), await posted.text()]).toEqual([422, expect.stringContaining('VNeID mức 2')]);
    await page.goto(`${site.url}/my/people`);
    expect(await main(page)).toContain('Ủy quyền trực tuyến cần tài khoản VNeID mức 2');
    expect(await page.locator('form[action="/my/people"]').count()).toBe(0);
    await page.goto(`${site.url}/messages`);
    expect(await page.locator('a[href="/messages/settings"]').count()).toBe(0);
    const nobody = await open();
    await nobody.goto(`${site.url}/procedures/1.001193`);
    expect(await main(nobody)).toContain('cần tài khoản VNeID mức 2');
    expect(await nobody.locator('a[href="/apply/1.001193"]').count()).toBe(1);
    const proven = await open('an');
    await proven.goto(`${site.url}/procedures/1.001193`);
    expect(await main(proven)).not.toContain('VNeID mức 2');
  });
});

describe('who may not own a household business', () => {
  const WHY = 'số định danh gồm 12 chữ số';
  const ASK = 'chưa công bố; đề nghị hỏi Trung tâm Phục vụ hành chính công';

  it('is told on its page, where it begins and by the check, before anything is filled in', async () => {
    const page = await open('van');
    for (const path of ['/procedures/1.001612', '/apply/1.001612', '/procedures/1.001612/eligible']) {
      await page.goto(`${site.url}${path}`);
      for (const text of [WHY, ASK]) expect(await main(page), path).toContain(text);
    }
    await page.goto(`${site.url}/apply/1.001612`);
    expect(await page.locator('#place').count()).toBe(0);
  });

  it('is never told by the check that nothing stands against it; without an account nothing is told', async () => {
    const told = {
      'applicantDateOfBirth-day': '2',
      'applicantDateOfBirth-month': '4',
      'applicantDateOfBirth-year': '1979',
      applicantNationality: 'Việt Nam',
      founder: 'individual',
      ownerEnterprise: 'none',
      foundingBar: 'none',
    };
    const page = await open('van');
    await page.goto(`${site.url}/procedures/1.001612/eligible`);
    for (const [name, value] of Object.entries(told))
      if (['founder', 'ownerEnterprise', 'foundingBar'].includes(name))
        await page.check(`input[name=${name}][value=${value}]`);
      else await page.fill(`#${name}`, value);
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    expect(await main(page)).toContain(WHY);
    expect(await main(page)).not.toContain('không thấy lý do từ chối');
    const body = new URLSearchParams(told);
    const nobody = await fetch(`${site.url}/procedures/1.001612/eligible?lang=vi`, { method: 'POST', body });
    const text = await nobody.text();
    expect(text).toContain('Chưa xác định được có đủ điều kiện hay không');
    expect(text).not.toContain('không thấy lý do từ chối');
  });
});

describe('money and dates of a shop', () => {
  it('are told by the names of laws, and a withdrawn one is promised nothing', async () => {
    const { platform } = site.running.system;
    const an = person('an');
    const rules = must(await platform.procedure('1.001612'));
    const answers = {
      businessName: 'Hộ kinh doanh An',
      businessAddress: 'Chợ Hạ Long, phường Hồng Gai',
      industries: '5610',
      capitalVnd: 10_000_000,
      founder: 'individual',
      ownerEnterprise: 'none',
      foundingBar: 'none',
      filedBy: 'owner',
    };
    const components = rules.components.map(({ id: component }) => ({ component, originals: 1, copies: 1 }));
    const draft = {
      act: 'draft-dossier' as const,
      channel: 'online' as const,
      applicant: partyOf('an'),
      answers,
      components,
    };
    const { dossierId } = must(await startDossier(platform, '1.001612', draft, an));
    const { state } = must(await perform(platform, dossierId, { act: 'submit-dossier' }, an));
    const [fee] = state.fees;
    const paid = { act: 'pay-fee' as const, confirmed: true, fee: fee.id, amountVnd: fee.amountVnd, reference: 'FT1' };
    must(await perform(platform, dossierId, paid, SYSTEM));
    must(await perform(platform, dossierId, { act: 'withdraw-dossier', reason: 'Đổi ý' }, an));
    const page = await open('an');
    await page.goto(`${site.url}/my/dossiers/${dossierId}`);
    const text = await main(page);
    // The record that nobody compared with a law keeps no money.
    expect(text).toContain('việc có hoàn trả hay không do cơ quan xác định theo quy định');
    expect(text).not.toContain('không được hoàn trả');
    expect(text).not.toContain('ngày hẹn có sau khi');
    const laws = Object.keys(shipped.get('1.001612')!.manifest.law);
    for (const law of laws) expect(await page.content(), law).not.toMatch(new RegExp(`(?<![\\w-])${law}(?![\\w-])`));
  });
});

describe('one’s own dossiers', () => {
  it('begin with those that wait for the person, however old', async () => {
    const { platform } = site.running.system;
    const dung = person('dung');
    const handIn = async (code: string, answers: object, place: string) => {
      const rules = must(await platform.procedure(code));
      const components = rules.components.map(({ id: component }) => ({ component, originals: 2, copies: 2 }));
      const about = { applicant: partyOf('dung'), place, answers: { ...answers }, components };
      const draft = { act: 'draft-dossier' as const, channel: 'online' as const, ...about };
      const { dossierId } = must(await startDossier(platform, code, draft, dung));
      must(await perform(platform, dossierId, { act: 'submit-dossier' }, dung));
      return dossierId;
    };
    const shop = {
      businessName: 'Hộ kinh doanh Dũng',
      businessAddress: 'Chợ Hạ Long, phường Hồng Gai',
      industries: '5610',
      capitalVnd: 10_000_000,
      founder: 'individual',
      ownerEnterprise: 'none',
      foundingBar: 'none',
      filedBy: 'owner',
    };
    const unpaid = await handIn('1.001612', shop, '06685');
    const newer = await handIn('1.013225', houseAnswers, '06793');
    const page = await open('dung');
    await page.goto(`${site.url}/my/dossiers`);
    const links = await page.locator('.mc-hits a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toEqual([`/my/dossiers/${unpaid}`, `/my/dossiers/${newer}`]);
    expect(await main(page)).toMatch(/Hồ sơ chờ Ông\/Bà.*Các hồ sơ khác/s);
  });
});

it('drafts of one procedure are told apart by whom they are about', async () => {
  const page = await open('an');
  const begun = async (name: string) => {
    await page.goto(`${site.url}/apply/1.001193`);
    await page.locator('#place').selectOption('06793');
    await on(page);
    const id = /drafts\/([0-9a-f-]+)\//.exec(page.url())![1];
    await page.goto(`${site.url}/drafts/${id}/child?questions=all`);
    await page.locator('#childName').fill(name);
    await on(page);
  };
  await begun('Trần Minh Khôi');
  await begun('Trần Minh Châu');
  await page.goto(`${site.url}/my/drafts`);
  const drafts = await main(page);
  for (const name of ['Trần Minh Khôi', 'Trần Minh Châu']) expect(drafts).toContain(`khai sinh: ${name}`);
});
