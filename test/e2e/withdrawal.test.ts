/** In a real browser: the counter enters that an online dossier is withdrawn, on a request, and who applied sees who did and why. */
import { expect, it } from 'vitest';
import { perform, wakeDossier } from '#acts/perform.ts';
import { Platform } from '#acts/platform.ts';
import { StoryClock } from '#kernel/clock.ts';
import { must } from '#kernel/outcome.ts';
import { CONDITION, publishCondition } from '../support/acts.ts';
import { violations } from '../support/axe.ts';
import { birthHandedIn } from '../support/begun.ts';
import { pdfOf } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';
import { officer, person } from '../support/platform.ts';

const { site, open } = sitePages({ locale: 'vi-VN' });

it('says all that the request lacks at once, keeps its scan, and shows it to who applied', async () => {
  const { platform } = site.running.system;
  const id = await birthHandedIn({ platform });

  const counter = await open('hong-gai.counter.hoa', { scripts: false });
  await counter.goto(`${site.url}/office/dossiers/${id}`);
  const form = counter.locator('#act-withdraw-dossier');
  await form.locator('summary').click();
  const send = () => Promise.all([counter.waitForEvent('load'), form.locator('button[type=submit]').click()]);
  await form.locator('input[type=file]').setInputFiles({
    name: 'don-rut.pdf',
    mimeType: 'application/pdf',
    buffer: await pdfOf('Đơn đề nghị rút hồ sơ'),
  });
  await send();
  const summary = await counter.locator('.govuk-error-summary').innerText();
  expect(summary).toContain('Hãy ghi lý do.');
  expect(summary).toContain('Còn thiếu: ai đề nghị; đề nghị đến bằng cách nào; ngày nhận đề nghị.');
  expect(await form.innerText()).toContain('don-rut.pdf');

  const today = platform.province.calendar.dateOf(platform.clock.now());
  await form.locator('input[name=by][value=applicant]').check();
  await form.locator('input[name=way][value=in-person]').check();
  await form.locator('#withdraw-on').fill(today);
  await form.locator('#withdraw-paper').fill('Số đến 152, đơn đề nghị rút hồ sơ');
  await form.locator('#withdraw-dossier-reason').fill('Tôi không còn nhu cầu');
  await send();
  const link = counter.getByRole('link', { name: 'Xem đơn đề nghị' });
  expect((await counter.request.get(`${site.url}${await link.getAttribute('href')}`)).headers()['content-type']).toBe(
    'application/pdf',
  );

  const owner = await open('an');
  await owner.goto(`${site.url}/my/dossiers/${id}`);
  const text = await owner.locator('main').innerText();
  expect(text).toMatch(
    /Nguyễn Thị An, ngày [\d/]+, nộp trực tiếp, Số đến 152, đơn đề nghị rút hồ sơ\. Cán bộ Vũ Thị Hòa ghi nhận/,
  );
  expect(await owner.getByRole('link', { name: 'Xem đơn đề nghị' }).count()).toBe(1);
  const stopped = /Hồ sơ đã rút lúc .*\n+.*Lý do: Tôi không còn nhu cầu\./;
  expect(text).toMatch(stopped);
  await counter.goto(`${site.url}/office/dossiers/${id}`);
  expect(await counter.locator('main').innerText()).toMatch(stopped);
});

/** What the pages say to who applied, to the office, and to who follows by the key. */
async function pagesOf(id: string, who: string): Promise<string[]> {
  const [owner, clerk] = [await open(who), await open('hong-gai.counter.hoa', { scripts: false })];
  await owner.goto(`${site.url}/my/dossiers/${id}`);
  await clerk.goto(`${site.url}/office/dossiers/${id}`);
  const key = (await owner.locator('.mc-card .mc-code').last().innerText()).trim();
  const { code } = (await site.running.system.platform.store.load(id))!.state;
  const anybody = await open(undefined, { scripts: false });
  await anybody.goto(`${site.url}/track?code=${code}`);
  await anybody.fill('#key', key);
  await anybody.getByRole('button', { name: 'Tra cứu' }).click();
  return Promise.all([owner, clerk, anybody].map((page) => page.locator('main').innerText()));
}

it('says on every page of a dossier that was withdrawn when, by whom and why; without names and words to who has the key', async () => {
  const { platform } = site.running.system;
  const id = await birthHandedIn(site.running.system, { who: 'an' });
  must(await perform(platform, id, { act: 'withdraw-dossier', reason: 'Nộp nhầm nơi' }, person('an')));
  const pages = await pagesOf(id, 'an');
  for (const text of pages) expect(text).toMatch(/Hồ sơ đã rút lúc [\d:, /]+/);
  const [owner, clerk, anybody] = pages;
  for (const text of [owner, clerk]) expect(text).toContain('Lý do: Nộp nhầm nơi.');
  expect(anybody).toContain('Lý do có thể nói đến người khác nên không hiện khi tra cứu bằng mã');
  expect(anybody).not.toContain('Nộp nhầm nơi');
  for (const text of [owner, clerk]) expect(text).toContain('Nguyễn Thị An đã tự rút trong tài khoản của mình.');
  expect(anybody).toContain('Người nộp tự rút trên Cổng dịch vụ công.');
  expect(anybody).not.toContain('Nguyễn Thị An');
});

it('says on every page of a dossier that lapsed when, by whom and for want of what', async () => {
  const { platform } = site.running.system;
  const id = await birthHandedIn(site.running.system, { who: 'an' });
  const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ tên bệnh viện' }];
  must(await perform(platform, id, { act: 'request-supplement', items }, officer('hong-gai.counter.hoa')));
  const { deadline } = (await platform.store.load(id))!.state.supplement!;
  const later = new StoryClock(Temporal.Instant.from(deadline).add({ hours: 1 }));
  const moved = new Platform({ ...platform, clock: later });
  must(await wakeDossier(moved, id));
  platform.snapshots.delete(id);
  expect((await platform.store.load(id))!.state.outcome).toBe('lapsed');
  const pages = await pagesOf(id, 'an');
  for (const text of pages) {
    expect(text).toContain('Hồ sơ dừng giải quyết lúc');
    expect(text).toContain('mà chưa nhận được phần bổ sung. Hệ thống tự động ghi nhận khi hết thời hạn.');
    expect(text).toContain('Nơi sinh');
    // No file came with it: none is said to be kept.
    expect(text).not.toContain('Kho giấy tờ của tài khoản');
  }
  // Why it was asked for may speak of people.
  expect(pages.map((text) => text.includes('Ghi đủ tên bệnh viện'))).toEqual([true, true, false]);
});

it('says of a refusal by which law and what the person may do; to who has the key, where its reason is read', async () => {
  const { platform } = site.running.system;
  const id = await birthHandedIn(site.running.system, { who: 'an' });
  const law = 'Điều 13 Luật Hộ tịch số 60/2014/QH13';
  publishCondition(platform);
  const grounds = [CONDITION];
  must(await perform(platform, id, { act: 'refuse-dossier', grounds, law }, officer('hong-gai.counter.hoa')));
  const [owner, , anybody] = await pagesOf(id, 'an');
  for (const text of [owner, anybody]) {
    expect(text).toContain(`Căn cứ: ${law}`);
    expect(text).toContain('có quyền khiếu nại hoặc khởi kiện theo quy định của pháp luật');
    // When and by which office, not only in the history.
    expect(text).toMatch(
      /Từ chối lúc \d\d:\d\d \d\d\/\d\d\/\d{4}, nơi từ chối: Trung tâm Phục vụ hành chính công phường Hồng Gai/,
    );
  }
  expect(owner).toContain('Người từ chối: Vũ Thị Hòa.');
  expect(anybody).not.toContain('Vũ Thị Hòa');
  expect(owner).toContain(
    'Lý do: Chưa đáp ứng yêu cầu, điều kiện đã công bố: «Điều kiện để thử» (thể hiện tại văn bản số 12/TB-UBND ngày 20/11/2026 của Ủy ban nhân dân phường Hồng Gai)',
  );
  expect(anybody).not.toContain('Điều kiện để thử');
  expect(anybody).toContain('Phiếu từ chối (Mẫu số 03)');
  expect(anybody).toContain('đề nghị xem trên văn bản đã gửi, hoặc trong hồ sơ sau khi đăng nhập');
});

it('is asked about once more: Enter in the reason withdraws nothing, and the second press does', async () => {
  const { platform } = site.running.system;
  const stateOf = async (id: string) => (await platform.store.load(id))!.state;
  const id = await birthHandedIn(site.running.system, { who: 'an' });
  const page = await open('an');
  await page.goto(`${site.url}/messages`);
  const { code } = await stateOf(id);
  // Whoever handed it in is told that it is there, also with nothing to pay.
  await expect
    .poll(() => page.reload().then(() => page.innerText('main')), { timeout: 20_000 })
    .toContain(`Đã nộp hồ sơ ${code}`);
  await page.goto(`${site.url}/my/dossiers/${id}`);
  await page.getByText('Tôi muốn rút hồ sơ').click();
  await page.fill('#reason', 'Nộp nhầm nơi');
  await page.press('#reason', 'Enter');
  expect(page.url()).toBe(`${site.url}/my/dossiers/${id}`);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tiếp tục' }).click()]);
  expect((await stateOf(id)).status).toBe('submitted');
  const asked = await page.innerText('main');
  for (const says of [code!, 'Nộp nhầm nơi', 'không mở lại hồ sơ này được', 'Không rút, quay lại hồ sơ'])
    expect(asked).toContain(says);
  expect(await violations(page)).toEqual([]);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Rút hồ sơ' }).click()]);
  expect((await stateOf(id)).status).toBe('withdrawn');
  // Sent again, as after Back: nothing more happens, and what stands is said.
  const { seq } = (await platform.store.load(id))!;
  const _token = (await page.locator('body').getAttribute('data-token'))!;
  for (const confirmed of ['', 'yes']) {
    const form = { _token, reason: 'Nộp nhầm nơi', confirmed };
    await page.request.post(`${site.url}/my/dossiers/${id}/withdraw`, { form, maxRedirects: 0 });
    await page.goto(`${site.url}/my/dossiers/${id}`);
    const says = await page.innerText('main');
    expect(says).toContain('đã được ghi nhận từ trước');
    expect(says).toContain('Hồ sơ đã rút lúc');
  }
  expect((await platform.store.load(id))!.seq).toBe(seq);
});
