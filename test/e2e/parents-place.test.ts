/** Neither parent is said to live where the birth would be registered: told on the form, before it is handed in and at the counter. */
import { expect, it } from 'vitest';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, partyOf } from '../support/platform.ts';

const { site, open } = sitePages({ settings: { workers: 0 }, locale: 'vi-VN', scripts: false, timeout: 20_000 });
const TOLD = 'không có địa chỉ nào kết thúc bằng tên Phường Hồng Gai';
const AWAY = 'Số 8 ngõ 5, phường Hồng Gai, thành phố Hà Nội';

it('who applies is told on the page that asks and on the review, and may hand in all the same', async () => {
  const { platform, pool } = site.running.system;
  const drafted = async (motherResidence: string) => {
    const id = uuidV7(platform.clock.now().epochMilliseconds, platform.random(10));
    const answers = { ...anotherBirth(), motherResidence, motherIdNumber: undefined };
    const data = { applicant: partyOf('an'), place: '06685', answers, papers: {} };
    const savedAt = platform.clock.now().toString();
    await new PostgresDoors(pool).saveDraft({ id, owner: 'citizen:an', procedure: '1.001193', savedAt, data });
    return id;
  };
  const page = await open('an');
  const here = await drafted('Tổ 1, phường Hồng Gai, thành phố Quảng Ninh');
  await page.goto(`${site.url}/drafts/${here}/review`);
  expect(await page.locator('main').innerText()).not.toContain(TOLD);
  const id = await drafted(AWAY);
  await page.goto(`${site.url}/drafts/${id}/review`);
  expect(await page.locator('main').innerText()).toContain(TOLD);
  expect(await page.getByRole('button', { name: 'Nộp hồ sơ' }).count()).toBe(1);
  await page.goto(`${site.url}/drafts/${id}/mother`);
  expect(await page.locator('main').innerText()).toContain(TOLD);
  // The first time it comes up, the page says so before it goes on; once told, it does not hold anybody up.
  await page.goto(`${site.url}/drafts/${here}/mother`);
  const send = async (residence: string) => {
    await page.locator('[name=motherResidence]').fill(residence);
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tiếp tục' }).click()]);
  };
  await send(AWAY);
  expect(page.url()).toContain('/mother');
  expect(await page.locator('main').innerText()).toContain(TOLD);
  await send(AWAY);
  expect(page.url()).not.toContain('/mother');
});

it('the counter is told once, and receives it then', async () => {
  const { childDateOfBirth, motherIdNumber: _number, ...others } = { ...anotherBirth(), motherIdNumber: undefined };
  const page = await open('hong-gai.counter.hoa');
  await page.goto(`${site.url}/office/counter/1.001193`);
  const token = await page.locator('input[name=_token]').first().inputValue();
  const [year, month, day] = childDateOfBirth.split('-');
  const { name, idNumber, address } = partyOf('an');
  const form = {
    ...{ _token: token, once: crypto.randomUUID(), name, idNumber, address },
    ...{ place: '06685', 'delivery-method': 'counter' },
    ...Object.fromEntries(Object.entries(others).map(([key, value]) => [key, value === false ? 'no' : String(value)])),
    ...{ 'childDateOfBirth-day': day, 'childDateOfBirth-month': month, 'childDateOfBirth-year': year },
    ...{ 'originals-birth-proof': '1', 'copies-birth-proof': '0', motherResidence: AWAY },
  };
  const post = (more: object) =>
    page.request.post(`${site.url}/office/counter/1.001193`, { form: { ...form, ...more }, maxRedirects: 0 });
  const asked = await post({});
  expect(asked.status()).toBe(422);
  await page.setContent(await asked.text());
  expect(await page.locator('main').innerText()).toContain(TOLD);
  const elsewhereSeen = await page.locator('input[name=elsewhereSeen]').inputValue();
  // Of another address it is told again.
  expect((await post({ elsewhereSeen, motherResidence: 'Phường Hồng Gai, tỉnh Bắc Ninh' })).status()).toBe(422);
  expect((await post({ elsewhereSeen })).status()).toBe(303);
});
