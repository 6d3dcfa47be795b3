/** Two dates of one dossier, as people read them: the birth certificate on the same day, all three results within twenty days. */
import { beforeAll, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Story } from '#acts/story.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { holder, local, partyOf, person, shipped } from '../support/platform.ts';
import { work } from '../support/scenes.ts';

const { answers, results } = shipped.get('2.000986')!.cases['counter'] as Story;
const DAY = '17:00 25/11/2026';
const WHOLE = /Toàn bộ kết quả: \d\d:\d\d 23\/12\/2026/;

const { site, open, textOf } = sitePages({ locale: 'vi-VN' });
let id: string;

beforeAll(async () => {
  const { platform } = site.running.system;
  const components = ['declaration', 'residence-form', 'insurance-form'];
  const draft: Command = {
    ...{ act: 'draft-dossier', channel: 'counter', applicant: partyOf('binh'), place: '06862', answers: answers! },
    components: components.map((component) => ({ component, originals: 1, copies: 0 })),
  };
  id = must(await startDossier(platform, '2.000986', draft, person('binh'))).dossierId;
  must(await perform(platform, id, { act: 'submit-dossier' }, person('binh')));
  await work(platform, id);
});

/** As whoever has the slip follows it, without signing in. */
async function tracked(): Promise<string> {
  const mine = await open('binh');
  await mine.goto(`${site.url}/my/dossiers/${id}`);
  const key = (await mine.locator('.mc-card .mc-code').last().innerText()).trim();
  const { state } = (await site.running.system.platform.store.load(id))!;
  const page = await open(undefined, { scripts: false });
  await page.goto(`${site.url}/track`);
  await page.fill('#code', state.code!);
  await page.fill('#key', key);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  const text = await page.locator('main').innerText();
  await Promise.all([mine.context().close(), page.context().close()]);
  return text;
}

const officer = holder('06862', 'specialist').id;

it('stand on slip 01, where one follows the dossier, and on the pages of who applied and of the office', async () => {
  const slip = await textOf('binh', `/my/dossiers/${id}/slips?form=01`);
  expect(slip).toContain('Giấy khai sinh: trong ngày làm việc; Toàn bộ kết quả: 20 ngày làm việc');
  expect(slip).toMatch(
    /Giấy khai sinh: 17 giờ 00 phút, ngày 25 tháng 11 năm 2026; Toàn bộ kết quả: \d\d giờ \d\d phút, ngày 23 tháng 12 năm 2026/,
  );
  for (const page of [
    await tracked(),
    await textOf('binh', `/my/dossiers/${id}`),
    await textOf(officer, `/office/dossiers/${id}`),
  ]) {
    expect(page).toContain(`Giấy khai sinh: ${DAY}`);
    expect(page).toMatch(WHOLE);
    expect(page).toMatch(/Giấy khai sinh: Trong ngày làm việc, theo .*163\/QĐ-BTP/);
  }
  // What is due first is the date of lists.
  expect(await textOf(officer, '/office')).toContain(DAY);
  expect(await textOf('binh', '/my/dossiers')).toContain(DAY);
});

it('are told on the page of the procedure, of the counter alone', async () => {
  const page = await textOf('binh', '/procedures/2.000986');
  expect(page).toContain('Giấy khai sinh: Trong ngày làm việc; Toàn bộ kết quả: 20 ngày làm việc');
});

it('are set anew one by one: pages and messages say which', async () => {
  const { platform } = site.running.system;
  const dueAt = local('2026-11-26T17:00').toString();
  const apology = { act: 'extend-dossier', dueAt, reason: 'Đang chờ nơi đăng ký kết hôn trả lời' } as const;
  const page = await open(holder('06862', 'head').id);
  await page.goto(`${site.url}/office/dossiers/${id}`);
  expect(await page.locator('form[action$="/extend-dossier"]').textContent()).toMatch(
    /chậm nhất 17:00 25\/11\/2026.*Hẹn lại: Giấy khai sinh\. .*không sau thời hạn của «Toàn bộ kết quả»: \d\d:\d\d 23\/12\/2026/,
  );
  // Pressed, it shows the letter, and is sent when it is pressed again.
  const { seq } = (await platform.store.load(id))!.state;
  const form = page.locator('form[action$="/extend-dossier"]');
  await form.evaluate((one) => one.closest('details')?.setAttribute('open', ''));
  await form.locator('input[name=dueOn]').fill('2026-11-26');
  await form.locator('textarea[name=reason]').fill(apology.reason);
  await form.locator('button:not([name=preview])').click();
  const letter = page.locator(`#preview-${id}`);
  await letter.waitFor();
  expect(await letter.innerText()).toContain('XIN LỖI');
  expect((await platform.store.load(id))!.state.seq).toBe(seq);
  expect(await page.locator('input[name=letterRead]').count()).toBe(1);
  await page.context().close();
  must(await perform(platform, id, apology, holder('06862', 'head')));
  for (const text of [await tracked(), await textOf(officer, `/office/dossiers/${id}`)]) {
    expect(text).toContain('Hẹn lại (Giấy khai sinh): 17:00 26/11/2026');
    expect(text).toContain(`Giấy khai sinh: ${DAY}`);
    expect(text).toMatch(WHOLE);
  }
  // Written by a job.
  await expect
    .poll(() => textOf('binh', '/messages'), { timeout: 20_000, interval: 1_000 })
    .toMatch(/Giấy khai sinh được hẹn lại lúc 17:00 26\/11\/2026/);
  expect(await textOf('binh', '/messages')).toMatch(
    /Hẹn trả Giấy khai sinh lúc 17:00 25\/11\/2026, toàn bộ kết quả lúc \d\d:\d\d 23\/12\/2026/,
  );
});

it('change when the certificate is issued: it is there, and the whole is awaited', async () => {
  const { platform } = site.running.system;
  for (let i = 0; i < 4; i++) await work(platform, id, results);
  for (const page of [await tracked(), await textOf(officer, `/office/dossiers/${id}`)]) {
    expect(page).toMatch(/Giấy khai sinh: 17:00 25\/11\/2026, đã phát hành lúc \d\d:\d\d 25\/11\/2026/);
    expect(page).toMatch(WHOLE);
  }
  expect(await textOf('binh', '/my/dossiers')).toMatch(/\d\d:\d\d 23\/12\/2026/);
});

it('let the counter hand out the certificate at once, and everybody reads that it went', async () => {
  const { platform } = site.running.system;
  const { receivingUnit } = (await platform.store.load(id))!.state;
  const page = await open(holder(receivingUnit, 'counter').id, { scripts: false });
  const form = page.locator('form[action$="/deliver-issued"]');
  // Handing it out is no task: the inbox of the counter has a list of its own for it.
  const { code } = (await platform.store.load(id))!.state;
  const ahead = page.locator(
    `section[aria-labelledby=issued-ahead] a[href="/office/dossiers/${id}#act-deliver-issued"]`,
  );
  await page.goto(`${site.url}/office`);
  expect(await ahead.innerText()).toContain(code);
  // Whoever is asked for it reads there that it is not handed out while it is proposed to take it back.
  const { unit } = (await platform.store.load(id))!.state;
  const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
  const proposer = holder(unit, 'specialist');
  must(await perform(platform, id, { act: 'propose-revocation', ...why }, proposer));
  const line = page.locator('section[aria-labelledby=issued-ahead] li', { hasText: code });
  await page.goto(`${site.url}/office`);
  expect(await line.innerText()).toContain('Đang có đề nghị thu hồi kết quả này: chưa trả');
  must(
    await perform(platform, id, { act: 'withdraw-proposal', reason: 'Họ tên mẹ đúng với giấy chứng sinh' }, proposer),
  );
  await page.goto(`${site.url}/office`);
  expect(await line.innerText()).not.toContain('đề nghị thu hồi');
  // Until it is signed by a job there is nothing to hand out.
  await expect
    .poll(
      async () => {
        await page.goto(`${site.url}/office/dossiers/${id}`);
        return form.count();
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBe(1);
  // Who applied at the counter was not asked how they want it: nothing is chosen for them.
  expect(await form.locator('input[type=radio]:checked').count()).toBe(0);
  await form.locator('button').click();
  const wrong = page.locator('.govuk-error-summary');
  expect(await wrong.innerText()).toMatch(/Chưa chọn cách trả kết quả .* Hãy hỏi người nộp rồi chọn/);
  expect((await platform.store.load(id))!.state.handedOut).toBeUndefined();
  await form.locator('input[name="method"][value="counter"]').check();
  await form.locator('button').click();
  // Nobody is named to have taken it.
  expect(await page.locator('.govuk-error-summary').count()).toBe(1);
  await form.locator('input[name="to"][value="applicant"]').check();
  await form.locator('button').click();
  const went = /Đã trả Giấy khai sinh trực tiếp tại trung tâm/;
  expect(await page.locator('main').innerText()).toMatch(went);
  expect(await form.count()).toBe(0);
  await page.goto(`${site.url}/office`);
  expect(await ahead.count()).toBe(0);
  await page.context().close();
  expect(await textOf('binh', `/my/dossiers/${id}`)).toMatch(/Đã trả Giấy khai sinh .* cho Trần Văn Bình, lúc/);
  const byCode = await tracked();
  expect(byCode).toMatch(went);
  expect(byCode).not.toContain('Trần Văn Bình');
  expect((await platform.store.load(id))!.state).toMatchObject({ status: 'issued', tasks: [{ step: 'residence' }] });
  await expect
    .poll(() => textOf('binh', '/messages'), { timeout: 20_000, interval: 1_000 })
    .toMatch(/Giấy khai sinh đã được trả trực tiếp tại trung tâm cho Trần Văn Bình/);
});

it('still say both dates and the issue while a supplement is waited for', async () => {
  const { platform } = site.running.system;
  const items = [{ item: 'residence-form', reason: 'Thiếu ý kiến của chủ hộ' }];
  must(await perform(platform, id, { act: 'request-supplement', items }, holder('06862-ca', 'specialist')));
  for (const page of [
    await tracked(),
    await textOf('binh', `/my/dossiers/${id}`),
    await textOf(officer, `/office/dossiers/${id}`),
  ]) {
    expect(page).toMatch(/Giấy khai sinh: 17:00 25\/11\/2026, đã phát hành lúc \d\d:\d\d 25\/11\/2026/);
    expect(page).toMatch(/Toàn bộ kết quả: \d\d:\d\d 23\/12\/2026 \(hẹn trước khi tạm dừng\)/);
  }
});

it('say of what was to follow that the decision stopped it, once the certificate is taken back', async () => {
  const { platform } = site.running.system;
  const { unit } = (await platform.store.load(id))!.state;
  const why = { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' };
  must(await perform(platform, id, { act: 'propose-revocation', ...why }, holder(unit, 'specialist')));
  const revoking = platform.province.revokingUnit('2.000986', unit, '2026-11-25')!;
  must(await perform(platform, id, { act: 'revoke-result' }, holder(revoking, 'head')));
  for (const page of [await tracked(), await textOf('binh', `/my/dossiers/${id}`)]) {
    expect(page).toMatch(/: đã dừng giải quyết theo quyết định thu hồi kết quả/);
    expect(page).not.toMatch(/: đang giải quyết/);
  }
  // Who worked on it reads by which decision it ended, and has nothing left to do there.
  const police = await open(holder('06862-ca', 'specialist').id, { scripts: false });
  await police.goto(`${site.url}/office/dossiers/${id}`);
  const theirs = await police.locator('main').textContent();
  expect(theirs).toContain('Dừng giải quyết theo quyết định này: Công an cấp xã đăng ký thường trú');
  expect(theirs).toContain('Sai họ tên mẹ');
  expect(await police.locator('form[action$="/complete-task"], form[action$="/claim-task"]').count()).toBe(0);
  await expect
    .poll(
      async () => {
        await police.goto(`${site.url}/messages`);
        return police.locator('main').innerText();
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toContain('phần việc «Công an cấp xã đăng ký thường trú»');
  await police.context().close();
});
