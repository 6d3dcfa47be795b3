/** The form at the counter in a real browser: what was typed stays, and what was pressed is done. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, partyOf } from '../support/platform.ts';
import { signIn } from '../support/site.ts';

const { site, open } = sitePages({ settings: { workers: 0 } });
let page: Page;
beforeAll(async () => {
  page = await open('hong-gai.counter.hoa', { viewport: { width: 1280, height: 860 }, to: '/office' });
});

const birth = () => page.goto(`${site.url}/office/counter/1.001193`);
const value = (id: string) => page.inputValue(`#${id}`);
async function number(text: string): Promise<void> {
  await page.fill('#idNumber', text);
  await page.keyboard.press('Tab');
}

describe('the number of who applies', () => {
  it('is corrected without emptying what was typed', async () => {
    await birth();
    await number('022190000009');
    await page.fill('#name', 'Đỗ Thị Lạ');
    await page.fill('#address', 'Tổ 1, khu 2');
    await page.fill('#phone', '0912345678');
    await page.fill('#email', 'la@example.vn');
    await page.selectOption('#place', '06685');
    await number('022190000008');
    const typed = ['Đỗ Thị Lạ', 'Tổ 1, khu 2', '0912345678', 'la@example.vn', '06685'];
    const filled = () => Promise.all(['name', 'address', 'phone', 'email', 'place'].map(value));
    expect(await filled()).toEqual(typed);
    // Also where the right number is known: what the officer wrote stands, for them to look at.
    await number('022190000001');
    expect(await filled()).toEqual(typed);
  });

  it('brings what the register knows, and takes that away again with another number', async () => {
    await birth();
    await number('022190000001');
    expect(await value('name')).toBe('Nguyễn Thị An');
    const known = await value('address');
    expect(known).not.toBe('');
    await page.fill('#address', `${known}, nhà mới`);
    await page.fill('#email', 'an@example.vn');
    await number('022190000009');
    expect(await Promise.all(['name', 'phone', 'address', 'email'].map(value))).toEqual([
      '',
      '',
      `${known}, nhà mới`,
      'an@example.vn',
    ]);
  });

  it('of who may not apply comes back with that ticked as the ground of a refusal', async () => {
    await birth();
    await number('5700000011');
    await page.fill('#name', 'Công ty cổ phần Công nghệ Vịnh Xanh');
    await page.fill('#address', 'Hạ Long');
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tiếp nhận và in' }).click()]);
    expect(await page.locator('[value="check:applicant-kind"]').isChecked()).toBe(true);
    // Nobody writes why, and who is kept out by the answers is not chosen: which are missing is said.
    expect(await page.locator('[name="refuse-reason"]').count()).toBe(0);
    expect(await page.locator('[value^="condition:reason."]').count()).toBe(0);
    await page.getByText('Trường hợp chưa đủ nội dung khai để xác định').waitFor();
    // What was chosen stays when the refusal comes back with a fault: no law is named yet.
    expect(await page.locator('[name="refuse-grounds"][value^="component:"]').count()).toBe(0);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Từ chối tiếp nhận' }).click()]);
    const ticked = page.locator('[name="refuse-grounds"]:checked');
    expect(await ticked.evaluateAll((all) => all.map((one) => one.getAttribute('value')))).toEqual([
      'check:applicant-kind',
    ]);
  });

  it('loses nothing when the form comes back with a fault', async () => {
    await birth();
    await number('022190000009');
    await page.fill('#name', 'Đỗ Thị Lạ');
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.waitForSelector('.govuk-error-summary');
    await number('022190000008');
    expect(await value('name')).toBe('Đỗ Thị Lạ');
  });
});

it('says why it asks for what it takes from the register, of whom the register does not know', async () => {
  await page.goto(`${site.url}/office/counter/1.001612`);
  await number('022190000009');
  await page.getByRole('button', { name: 'Tiếp nhận' }).click();
  const summary = await page.locator('.govuk-error-summary').innerText();
  expect(summary).toContain('Cơ sở dữ liệu không có dữ liệu này của người nộp');
});

describe('what was typed and not sent', () => {
  it('is there after a reload, a way elsewhere and back, and a session that ended; to others and when done it is not', async () => {
    const own = await open('hong-gai.counter.hoa', { to: '/office/counter/1.001193' });
    const name = () => own.inputValue('#name');
    const kept = () => own.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('mc:')));
    await own.fill('#idNumber', '022190000009');
    await own.fill('#name', 'Đỗ Thị Dở');
    await own.locator('input[name=parentage][value=father-unknown]').check();
    await own.fill('#motherName', 'Lê Thị Dở');
    await own.reload();
    await own.locator('[data-kept-note]').waitFor();
    expect([await name(), await own.inputValue('#motherName')]).toEqual(['Đỗ Thị Dở', 'Lê Thị Dở']);
    await own.goto(`${site.url}/office`);
    await own.goBack();
    await own.locator('[data-kept-note]').waitFor();
    expect(await name()).toBe('Đỗ Thị Dở');
    // Sent after the session had ended: signed in again, one is given it back and sends it on.
    await own.context().clearCookies({ name: /session/ });
    await own.getByRole('button', { name: 'Tiếp nhận' }).click();
    await own.waitForURL(/sign-in/);
    await own.locator('form:has(input[name=person][value="hong-gai.counter.hoa"]) button').click();
    await own.waitForURL(/\/resume\//);
    await own.getByRole('button', { name: 'Tiếp tục' }).click();
    await own.waitForURL(/office\/counter\/1\.001193/);
    await own.waitForSelector('.govuk-error-summary');
    expect([await name(), await own.inputValue('#motherName')]).toEqual(['Đỗ Thị Dở', 'Lê Thị Dở']);
    // Opened anew, perhaps for the next person, it is offered and not filled in; let go, it is gone.
    await own.goto(`${site.url}/office`);
    await own.goto(`${site.url}/office/counter/1.001193`);
    await own.locator('[data-kept-fill]').click();
    expect(await name()).toBe('Đỗ Thị Dở');
    await own.locator('[data-kept-drop]').click();
    expect([await name(), await kept()]).toEqual(['', []]);
    await own.fill('#name', 'Đỗ Thị Dở');
    expect(await kept()).toHaveLength(1);
    await own.locator('form[action="/sign-out"] button').click();
    await own.waitForURL((url) => !url.pathname.startsWith('/office'));
    expect(await kept()).toEqual([]);
    await own.context().close();
  });
});

describe('a press on the button', () => {
  const bornOnDay = async () => {
    await birth();
    for (const [part, text] of [
      ['day', '15'],
      ['month', '11'],
      ['year', '2026'],
    ])
      await page.fill(`#childDateOfBirth-${part}`, text);
    await page.locator('input[name=parentage][value=father-unknown]').check();
    // Rules that the page follows by itself are there, and nothing is typed into what is not in view.
    await page.locator('#motherBirthYear').waitFor();
  };

  it('counts though leaving the last field makes another one appear above it', async () => {
    await bornOnDay();
    const reason = page.locator('[data-field=motherAgeReason]');
    expect(await reason.isVisible()).toBe(false);
    await page.locator('#motherBirthYear').pressSequentially('1920');
    const button = page.getByRole('button', { name: 'Tiếp nhận' });
    await button.scrollIntoViewIfNeeded();
    const box = (await button.boundingBox())!;
    // At its upper edge: a field that appears moves it away from there.
    await page.mouse.move(box.x + box.width / 2, box.y + 3);
    const posted = page.waitForRequest((request) => request.method() === 'POST' && /counter/.test(request.url()));
    await page.mouse.down();
    await page.waitForTimeout(400);
    await page.mouse.up();
    await posted;
    await page.waitForSelector('.govuk-error-summary');
    // The press reached the server, which asks for the field that had waited to appear.
    expect(await reason.isVisible()).toBe(true);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('mẹ');
  });

  it('elsewhere shows the field as soon as it is let go', async () => {
    await bornOnDay();
    await page.locator('#motherBirthYear').pressSequentially('1920');
    await page.locator('h1').click();
    await page.locator('[data-field=motherAgeReason]').waitFor({ state: 'visible' });
  });
});

it('shows what the last answers ask for, whichever answer of the server comes last', async () => {
  const frugal = await open();
  try {
    // Who counts kilobytes has no rules on the page: the server is asked at each change.
    await frugal.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true }),
    );
    await signIn(frugal, site, 'hong-gai.counter.hoa', '/office/counter/1.001193');
    const path = await frugal.locator('form[data-conditions]').getAttribute('data-conditions');
    let asked = 0;
    const late = Promise.withResolvers<void>();
    const told = Promise.withResolvers<void>();
    await frugal.route(`**${path}`, async (route) => {
      const first = ++asked === 1;
      const response = await route.fetch();
      if (first) await late.promise;
      await route.fulfill({ response });
      if (first) told.resolve();
    });
    await frugal.locator('input[name=parentage][value=mother-unknown]').check();
    await expect.poll(() => asked).toBe(1);
    await frugal.locator('input[name=parentage][value=father-unknown]').check();
    await frugal.locator('#motherName').waitFor();
    late.resolve();
    await told.promise;
    await frugal.waitForTimeout(300);
    expect(await frugal.locator('#motherName').isVisible()).toBe(true);
  } finally {
    await frugal.close();
  }
});

describe('the papers of a procedure with several cases', () => {
  it('stand at the counter under the headings of the public page, each in its own list', async () => {
    const headed = (at: string, heading: string, paper: string) =>
      page.locator(at).evaluateAll(
        (all, [h, p]) => {
          const lists: Record<string, string[]> = {};
          let last = '';
          for (const one of all) {
            const text = (one.textContent ?? '').trim();
            if (one.matches(h)) last = text;
            else if (last && one.matches(p)) lists[last] = [...(lists[last] ?? []), text.slice(0, 12)];
          }
          return lists;
        },
        [heading, paper],
      );
    await page.goto(`${site.url}/procedures/1.009664?lang=vi`);
    const shown = await headed('h3.govuk-heading-s, h2, h3 ~ ul > li', 'h3.govuk-heading-s', 'li');
    await page.goto(`${site.url}/office/counter/1.009664`);
    const taken = await headed('.mc-papers tbody th', 'th[scope=rowgroup]', 'th[scope=row]');
    const cases = Object.keys(taken);
    expect(cases).toHaveLength(4);
    for (const one of cases) {
      expect(shown[one], one).toBeDefined();
      expect(shown[one].slice(0, taken[one].length)).toEqual(taken[one]);
    }
  });
});

it('takes no land without its commune, at the field itself and before anything is drafted', async () => {
  await page.goto(`${site.url}/office/counter/1.013225`);
  expect(await page.locator('[name=landAddress-place] option[value=""]').innerText()).toBe('– Chọn –');
  await number('022190000001');
  await page.selectOption('#place', '06685');
  await page.fill('[name=landAddress-street]', 'Số 9 đường Hạ Long, Bãi Cháy');
  await page.getByRole('button', { name: 'Tiếp nhận' }).click();
  await page.waitForSelector('.govuk-error-summary');
  const wrong = page.locator('.govuk-error-summary a[href="#landAddress-place"]');
  expect(await wrong.innerText()).toContain('Cơ quan giải quyết được xác định theo địa chỉ này');
  expect(await page.inputValue('[name=landAddress-street]')).toBe('Số 9 đường Hạ Long, Bãi Cháy');
});

it('takes in somebody whose sign-in does not prove their number, with no account of theirs', async () => {
  await birth();
  const token = await page.locator('input[name=_token]').first().inputValue();
  const { childDateOfBirth, ...answers } = anotherBirth();
  const [year, month, day] = childDateOfBirth.split('-');
  const { name, idNumber } = partyOf('giang');
  const form = {
    ...{ _token: token, once: crypto.randomUUID(), name, idNumber, address: 'Khu 4', place: '06685' },
    ...Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, value === false ? 'no' : String(value)])),
    ...{ 'childDateOfBirth-day': day, 'childDateOfBirth-month': month, 'childDateOfBirth-year': year },
    ...{
      relation: 'grandparent',
      childName: 'Lương Minh Khang',
      motherName: 'Lương Thị Hạnh',
      motherId: '',
      motherBirthYear: '1992',
    },
    ...{
      motherEthnicity: 'Kinh',
      'originals-birth-proof': '1',
      'copies-birth-proof': '0',
      'delivery-method': 'counter',
    },
  };
  const post = (more = {}) =>
    page.request.post(`${site.url}/office/counter/1.001193`, { form: { ...form, ...more }, maxRedirects: 0 });
  // Neither a day nor a number of sheets that cannot be is kept, or dropped without a word.
  for (const day of ['31/02/2027', '31/12/26', '2027-02-31', '20277-12-31', '0027-12-31', 'x']) {
    const refused = await post({ 'until-birth-proof': day });
    expect([day, refused.status()]).toEqual([day, 422]);
    const text = await refused.text();
    expect(text).toContain('href="#until-birth-proof"');
    expect(text).toMatch(new RegExp(`<input[^>]*id="until-birth-proof"[^>]*value="${day}"`));
  }
  for (const count of ['1,5', '-1', '1e2', '0x2', '1.000', '100', 'x']) {
    const refused = await post({ 'originals-birth-proof': count });
    expect([count, refused.status()]).toEqual([count, 422]);
    expect(await refused.text()).toContain('href="#originals-birth-proof"');
  }
  const done = await post({ 'until-birth-proof': '28/02/2027' });
  const location = done.headers()['location'] ?? '';
  expect([done.status(), location], await done.text()).toEqual([303, expect.stringContaining('/office/dossiers/')]);
  const id = /dossiers\/([0-9a-f-]{36})/.exec(location)![1];
  const { applicant } = (await site.running.system.platform.store.load(id))!.state;
  expect(applicant).toMatchObject({ idNumber, name });
  expect(applicant.id).toBeUndefined();
  const dossier = await page.request.get(`${site.url}${location.split('/slips')[0]}`);
  expect(await dossier.text()).toContain('28/02/2027');
});
