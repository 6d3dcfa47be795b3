/** The officers' lists and decisions by hand: what is late by law, who signs what, what is found, what comes on paper. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { Platform } from '#acts/platform.ts';
import type { Command } from '#dossier/commands.ts';
import { StoryClock } from '#kernel/clock.ts';
import { must } from '#kernel/outcome.ts';
import { performOn } from '../support/acts.ts';
import { violations } from '../support/axe.ts';
import { PNG } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  holder,
  houseAnswers,
  local,
  newborn,
  officer,
  partyOf,
  person,
} from '../support/platform.ts';

type Draft = Extract<Command, { act: 'draft-dossier' }>;

const { site, open, stateOf } = sitePages({
  settings: { workers: 0 },
  viewport: { width: 1280, height: 860 },
  to: '/office',
});

/** The same record on another day. */
const on = (day: string): Platform =>
  new Platform({ ...site.running.system.platform, clock: new StoryClock(local(day)) });

async function submit(platform: Platform, who: string, change: Partial<Draft> = {}, code = '1.001193') {
  const command: Draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf(who),
    place: '06685',
    answers: { ...anotherBirth(), childDateOfBirth: '2026-10-30' },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    ...change,
  };
  const actor = { ...person(who), name: command.applicant.name };
  const { dossierId } = must(await startDossier(platform, code, command, actor));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, actor));
  return dossierId;
}

async function step(platform: Platform, id: string, result?: Record<string, unknown>): Promise<void> {
  // The applicant has the draft: they confirm it, and the office goes on.
  const { tasks, applicant } = await stateOf(id);
  if (!tasks.length) must(await perform(platform, id, { act: 'confirm-draft' }, person(applicant.id!)));
  const [task] = (await stateOf(id)).tasks;
  const command = { act: task.act, task: task.id, result } as Command;
  must(await performOn(platform, id, command, holder(task.unit, task.post)));
}

/** A birth that waits for the signature, appraised as said. */
async function waiting(platform: Platform, who: string, conclusion = 'meets', change: Partial<Draft> = {}) {
  const id = await submit(platform, who, change);
  await step(platform, id);
  await step(platform, id, {
    ...(conclusion === 'meets' ? birthChecked : { conclusion, note: 'Giấy chứng sinh không khớp' }),
  });
  if (conclusion === 'meets') await step(platform, id, { personalId: newborn() });
  return id;
}

const row = (page: Page, id: string) => page.locator('tr, li', { has: page.locator(`a[href*="${id}"]`) }).first();

describe('what is due', () => {
  let late: string;
  let paused: string;
  let today: string;
  let arrived: string;
  beforeAll(async () => {
    const before = on('2026-11-11T09:00');
    late = await submit(before, 'an');
    await step(before, late);
    paused = await submit(before, 'an');
    await step(before, paused);
    const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }];
    must(await perform(before, paused, { act: 'request-supplement', items }, officer('hong-gai.civil.minh')));
    // Sent back yesterday: the step has its own hours, the law's day is long gone.
    today = await submit(site.running.system.platform, 'an');
    await step(site.running.system.platform, today);
    arrived = await submit(site.running.system.platform, 'an');
  });

  it('is said by the legal date first; a stopped clock says why and since when, and is never late', async () => {
    const page = await open('hong-gai.civil.minh');
    const codes = await page
      .locator('.mc-inbox tbody a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    const places = [late, today, paused].map((id) => codes.findIndex((href) => href?.includes(id)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
    const first = row(page, late);
    await first.getByText('Quá hạn', { exact: true }).waitFor();
    expect(await first.innerText()).toMatch(
      /17:00 11\/11\/2026\s+quá \d+ ngày( \d giờ)? làm việc\s+Bước này đã chậm: quá \d+ ngày( \d giờ)? làm việc/,
    );
    const still = await row(page, paused).innerText();
    expect(still).toMatch(/Tạm dừng tính thời hạn\s+Chờ bổ sung, hoàn thiện hồ sơ\s+từ 09:00 11\/11\/2026/);
    expect(still).not.toMatch(/hạn hôm nay|Quá hạn|còn|quá/);
    expect(await row(page, paused).locator('.govuk-tag--red, .govuk-tag--yellow, .govuk-tag--orange').count()).toBe(0);
    await page.goto(`${site.url}/office?due=late`);
    expect(await row(page, late).count()).toBe(1);
    expect(await row(page, today).count()).toBe(0);
    expect(await row(page, paused).count()).toBe(0);
    await page.goto(`${site.url}/office?due=tomorrow`);
    expect(await row(page, today).count()).toBe(1);
    expect(await row(page, paused).count()).toBe(0);
    await page.goto(`${site.url}/office/dossiers/${paused}`);
    const facts = await page.locator('.mc-facts').innerText();
    expect(facts).toContain('Tạm dừng tính thời hạn');
    expect(facts).not.toContain('Còn lại');
  });

  it('of what was not received yet is the intake check', async () => {
    const page = await open('hong-gai.counter.hoa');
    await page.goto(`${site.url}/office?desk=06685-mc/counter`);
    expect(await row(page, arrived).innerText()).toMatch(/Hạn kiểm tra hồ sơ \d\d:\d\d 2[56]\/11\/2026/);
    const { status, acceptBy, clock } = await stateOf(arrived);
    expect([status, clock]).toEqual(['submitted', undefined]);
    expect(acceptBy).toBeDefined();
  });

  it('is told to the applicant the same way', async () => {
    const page = await open('an', { to: '' });
    await page.goto(`${site.url}/my/dossiers`);
    expect(await row(page, paused).innerText()).toContain(
      'Tạm dừng, chờ bổ sung, hoàn thiện hồ sơ, từ 09:00 11/11/2026',
    );
    await page.goto(`${site.url}/my/dossiers/${arrived}`);
    await page
      .getByText(/Trung tâm kiểm tra, tiếp nhận hoặc yêu cầu bổ sung trước \d\d:\d\d 2[56]\/11\/2026/)
      .waitFor();
    await page.context().close();
  });
});

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('the chair, %s,', (_, scripts) => {
  it('signs only what was read, chosen and confirmed', async () => {
    const { platform } = site.running.system;
    const who = scripts ? 'cuc' : 'dung';
    const fit: string[] = [];
    for (let i = 0; i < 27; i++) fit.push(await waiting(platform, who));
    const unfit = await waiting(platform, who, 'does-not-meet');
    const count = async (filter: { oneByOne: boolean }) =>
      platform.store.countTasks({ unit: '06685', post: 'head', act: 'decide-dossier', ...filter });
    const [together, alone] = [await count({ oneByOne: false }), await count({ oneByOne: true })];

    const page = await open('hong-gai.chair', { scripts });
    await page.goto(`${site.url}/office/desk`);
    await page.getByRole('heading', { name: `Duyệt cùng lúc được (${together})` }).waitFor();
    await page.getByRole('heading', { name: `Cần xem từng hồ sơ (${alone})` }).waitFor();
    expect(await page.locator('.mc-choosing input[name=task]').count()).toBe(25);
    expect(await page.locator('input[type=checkbox]:checked').count()).toBe(0);
    // What it rests on, and the paper, stand beside the box; the button needs no scrolling.
    const one = page.locator('.mc-choosing .mc-sign').first();
    expect(await one.innerText()).toMatch(/Đủ điều kiện\s*Bùi Đức Minh, \d\d:\d\d 25\/11\/2026/);
    await one.getByText('Bản sẽ in').click();
    await one.getByRole('heading', { name: 'GIẤY KHAI SINH', exact: true }).waitFor();
    // In its line, and in the paper.
    await one.getByText('Nguyễn Gia Bảo').nth(1).waitFor();
    const button = page.getByRole('button', { name: 'Xem lại và ký các hồ sơ đã chọn' });
    const box = (await button.boundingBox())!;
    expect(box.y + box.height).toBeLessThanOrEqual(860);
    expect(await page.evaluate(() => scrollY)).toBe(0);

    // One of them is judged anew while the list is open; one that was judged unfit has no box.
    const adverse = page.locator('section', { has: page.locator('#alone') }).locator('.mc-sign', {
      has: page.locator(`a[href*="${unfit}"]`),
    });
    await adverse.getByText('Kết luận không đủ điều kiện').waitFor();
    expect(await adverse.locator('input').count()).toBe(0);
    const boxes = page.locator('.mc-choosing input[name=task]');
    const chosen: string[] = [];
    for (const i of [0, 1, 2]) {
      await boxes.nth(i).check();
      chosen.push((await boxes.nth(i).getAttribute('value'))!.split('/')[0]);
    }
    const counted = await page
      .locator('.mc-bar__count')
      .evaluate((element) => getComputedStyle(element, '::after').content);
    expect(counted).toContain('counter(chosen)');
    await button.click();
    await page.getByRole('heading', { name: 'Ký duyệt 3 hồ sơ?' }).waitFor();
    for (const id of chosen) await page.getByRole('link', { name: (await stateOf(id)).code! }).waitFor();
    for (const id of chosen) expect((await stateOf(id)).status).toBe('in-progress');
    if (scripts) expect(await violations(page)).toEqual([]);
    // Meanwhile a colleague sends one back.
    const [task] = (await stateOf(chosen[0])).tasks;
    const back = { act: 'return-task', task: task.id, to: 'check', reason: 'Xem lại' } as const;
    must(await perform(platform, chosen[0], back, officer('hong-gai.vice-chair')));
    await page.getByRole('button', { name: 'Ký duyệt 3 hồ sơ' }).click();
    await page.getByText('2 việc xong, 1 việc không làm được.').waitFor();
    expect((await stateOf(chosen[0])).status).toBe('in-progress');
    for (const id of chosen.slice(1)) expect((await stateOf(id)).status).toBe('decided');
    await page.getByRole('link', { name: 'Quay lại' }).click();
    await page.getByRole('heading', { name: `Duyệt cùng lúc được (${together - 3})` }).waitFor();
  });
});

/** Who appraises, at their form without scripts: no conclusion against it without a ground, and law with its article and its condition. */
async function concludeAgainst(id: string): Promise<void> {
  const page = await open('hong-gai.civil.minh', { scripts: false });
  await page.goto(`${site.url}/office/dossiers/${id}`);
  const form = page.locator('#act-complete-task');
  const send = () => Promise.all([page.waitForEvent('load'), form.locator('button[type=submit]:not([name])').click()]);
  const refusedAt = (field: string) => page.locator(`.govuk-error-summary a[href="#complete-task-against-${field}"]`);
  await form.locator('input[name=conclusion][value=does-not-meet]').check();
  await form.locator('[name=note]').fill('Giấy chứng sinh không khớp');
  await send();
  await refusedAt('grounds').waitFor();
  await form.locator('[value="answer:childName"]').check();
  await form.getByText('Điều kiện do pháp luật đặt ra, thủ tục chưa công bố').click();
  await form.locator('[name=against-law]').selectOption({ index: 1 });
  await form.locator('[name=against-words]').fill('Giấy chứng sinh đúng với lời khai');
  await send();
  await refusedAt('article').waitFor();
  expect(await form.locator('[value="answer:childName"]').isChecked()).toBe(true);
  await form.locator('[name=against-article]').fill('khoản 2 Điều 16');
  await send();
  expect((await stateOf(id)).restsOn?.['check'].map(({ kind }) => kind)).toEqual(['answer', 'law']);
  await page.context().close();
}

describe('a decision', () => {
  it('in bulk leaves out what has to be read by itself, whoever sends it', async () => {
    const { platform } = site.running.system;
    const [fit, unfit] = [await waiting(platform, 'an'), await waiting(platform, 'an', 'does-not-meet')];
    const page = await open('hong-gai.chair');
    const token = await page.locator('input[name=_token]').first().inputValue();
    const form = new URLSearchParams({ _token: token, act: 'decide-dossier' });
    for (const id of [fit, unfit]) form.append('task', `${id}/${(await stateOf(id)).tasks[0].id}`);
    const send = async (more: string) =>
      (
        await page.request.post(`${site.url}/office/batch`, {
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          data: form.toString() + more,
        })
      ).text();
    const asked = await send('');
    expect(asked).toContain('Ký duyệt 1 hồ sơ?');
    expect(asked).toContain('Không ký cùng lúc (1)');
    // From the inbox too: what is issued and of whom, a way to the dossier, and the paper as it will be printed, folded.
    const { childName } = (await stateOf(fit)).answers;
    expect(asked).toMatch(new RegExp(`<b>[^<]*: ${childName}</b>`));
    expect(asked).toMatch(new RegExp(`<a [^>]*href="/office/dossiers/${fit}\\?task=`));
    const drafts = asked.match(/<details[^>]*>\s*<summary[^>]*>\s*<span[^>]*>\s*Bản sẽ in/g) ?? [];
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).not.toContain(' open');
    expect(asked).toContain('GIẤY KHAI SINH');
    await page.goto(`${site.url}/office?text=${(await stateOf(fit)).code}`);
    expect(await row(page, fit).innerText()).toContain(`: ${childName}`);
    const done = await send('&confirmed=');
    expect(done).toContain('1 việc xong, 1 việc không làm được.');
    expect(done).toContain('Không duyệt cùng lúc: Kết luận không đủ điều kiện');
    expect([(await stateOf(fit)).status, (await stateOf(unfit)).status]).toEqual(['decided', 'in-progress']);
  });

  it('has no box in the inbox where it has to be read by itself', async () => {
    const { platform } = site.running.system;
    const [fit, unfit] = [await waiting(platform, 'an'), await waiting(platform, 'an', 'does-not-meet')];
    const page = await open('hong-gai.chair');
    await page.goto(`${site.url}/office?text=${(await stateOf(unfit)).code}`);
    expect(await row(page, unfit).locator('input').count()).toBe(0);
    await row(page, unfit).getByText('Kết luận không đủ điều kiện').waitFor();
    await page.goto(`${site.url}/office?text=${(await stateOf(fit)).code}`);
    expect(await row(page, fit).locator('input[type=checkbox]').count()).toBe(1);
  });

  it('is yes or no, said outright; no takes a reason, and a conclusion against it leaves no yes', async () => {
    const { platform } = site.running.system;
    const [fit, unfit] = [await waiting(platform, 'an'), await submit(platform, 'an')];
    await step(platform, unfit);
    // On an answer it is concluded once it was asked for, and is still not right.
    const items = [{ item: 'childName', reason: 'Họ của trẻ không khớp lời khai về cha mẹ' }];
    const desk = officer('hong-gai.civil.minh');
    must(await perform(platform, unfit, { act: 'request-supplement', items, contactPhone: '0203 3825 825' }, desk));
    const { childName } = (await stateOf(unfit)).answers;
    const answers = { childName: `${childName} Anh` };
    must(await perform(platform, unfit, { act: 'supplement-dossier', answers }, person('an')));
    await concludeAgainst(unfit);
    const page = await open('hong-gai.chair');
    await page.goto(`${site.url}/office/dossiers/${fit}`);
    await page.getByRole('heading', { name: 'Bản sẽ in' }).waitFor();
    await page.getByRole('heading', { name: 'GIẤY KHAI SINH', exact: true }).waitFor();
    const form = page.locator('#act-decide-dossier');
    await form.getByRole('button', { name: 'Quyết định' }).click();
    await page.locator('.govuk-error-summary').getByText('Hãy chọn chấp thuận hoặc không chấp thuận.').waitFor();
    await form.getByLabel('Chấp thuận', { exact: true }).check();
    await form.getByRole('button', { name: 'Quyết định' }).click();
    await page
      .getByText(/Đã thực hiện: Quyết định\. Hồ sơ đã chuyển đến Văn thư – Ủy ban nhân dân phường Hồng Gai\./)
      .waitFor();
    expect((await stateOf(fit)).status).toBe('decided');

    await page.goto(`${site.url}/office/dossiers/${unfit}`);
    expect(await form.getByLabel('Chấp thuận', { exact: true }).count()).toBe(0);
    // Who signs sees on what the conclusion against it rests, and what of that the procedure does not publish.
    const rests = form.locator('.mc-judged').first();
    await rests.getByText('Nội dung khai không đúng: Họ, chữ đệm, tên của trẻ').waitFor();
    await rests.getByText('Căn cứ không có trong phần công bố của thủ tục: đối chiếu văn bản trước khi ký').waitFor();
    expect(await rests.innerText()).not.toContain('chưa gắn với căn cứ đã công bố');
    expect(await page.getByRole('heading', { name: 'Bản sẽ in' }).count()).toBe(0);
    await form.getByLabel('Không chấp thuận', { exact: true }).check();
    await form.getByRole('button', { name: 'Quyết định' }).click();
    await page.locator('.govuk-error-summary').getByText('căn cứ pháp lý').waitFor();
    // The one conclusion against it is ticked; without it the refusal rests on nothing, and the page says where.
    const ground = form.getByLabel('Kết luận không đủ điều kiện tại bước «Thẩm tra', { exact: false });
    expect(await ground.isChecked()).toBe(true);
    await ground.uncheck();
    await form.getByRole('button', { name: 'Quyết định' }).click();
    await page.locator('.govuk-error-summary a[href="#decide-dossier-grounds"]').waitFor();
    expect(await ground.isChecked()).toBe(false);
    await ground.check();
    // What was chosen is still chosen.
    await form.locator('[name=reason]').fill('Giấy chứng sinh không khớp với lời khai');
    await form.getByRole('button', { name: 'Quyết định' }).click();
    // No law stands there beforehand.
    await page.locator('.govuk-error-summary').getByText('căn cứ pháp lý').waitFor();
    await form.locator('[name=law]').selectOption({ index: 1 });
    await form.locator('[name=article]').fill('khoản 1 Điều 16');
    // The notice is read as it will be printed, with what was typed, before anything is decided.
    await form.getByRole('button', { name: 'Xem trước văn bản' }).click();
    const notice = form.locator('.mc-paper');
    await notice.getByRole('heading', { name: 'THÔNG BÁO', exact: true }).waitFor();
    await notice
      .getByText(
        /^Lý do: Kết luận không đủ điều kiện tại bước «.+»: Giấy chứng sinh không khớp\. Căn cứ của kết luận: Nội dung khai không đúng: .+; Không đáp ứng điều kiện tại khoản 2 Điều 16 .+: Giấy chứng sinh đúng với lời khai\.$/,
      )
      .waitFor();
    await notice.getByText('Cụ thể: Giấy chứng sinh không khớp với lời khai.').waitFor();
    expect(await notice.innerText()).toMatch(/Số: ……\/TB-UBND[\s\S]*khoản 1 Điều 16/);
    expect((await stateOf(unfit)).status).toBe('in-progress');
    expect(await form.locator('[name=reason]').inputValue()).toBe('Giấy chứng sinh không khớp với lời khai');
    await form.getByRole('button', { name: 'Quyết định' }).click();
    await page.getByText('Đã thực hiện: Quyết định. Trạng thái hồ sơ: ').waitFor();
    const { status, decision } = await stateOf(unfit);
    expect([status, decision?.outcome, decision?.reason]).toEqual([
      'refused',
      'rejected',
      'Giấy chứng sinh không khớp với lời khai',
    ]);
    expect(decision?.law).toMatch(/^khoản 1 Điều 16 .+/);
  });
});

describe('a form that came too late', () => {
  it('gives back what was typed, and the page says who has the work now', async () => {
    const { platform } = site.running.system;
    const id = await submit(platform, 'an');
    await step(platform, id);
    const page = await open('hong-gai.civil.minh', { scripts: false });
    await page.goto(`${site.url}/office/dossiers/${id}`);
    const facts = page.locator('.mc-facts--dense').first();
    expect(await facts.innerText()).toMatch(/Người làm: Chưa có người nhận/);
    const form = page.locator('#act-complete-task');
    await form.locator('[name=note]').fill('Ghi chú dài\nvề giấy chứng sinh');
    await form.getByRole('radio').first().check();
    const [task] = (await stateOf(id)).tasks;
    const { province } = platform;
    const colleague = province
      .holders(task.unit, task.post, province.calendar.dateOf(platform.clock.now()))
      .find((one) => one.id !== 'hong-gai.civil.minh')!;
    must(await perform(platform, id, { act: 'claim-task', task: task.id }, officer(colleague.id)));
    await form.getByRole('button', { name: 'Hoàn thành' }).first().click();
    const typed = page.locator('section', { has: page.locator('#typed') });
    expect(await typed.innerText()).toContain('Ghi chú dài\nvề giấy chứng sinh');
    expect(await facts.innerText()).toContain(`Người làm: ${colleague.name}`);
    expect((await stateOf(id)).tasks[0].assignee).toBe(colleague.id);
    // The chair, who has no task of it, sees the step and the holder, too; and from whom the work would go to another.
    const chair = await open('hong-gai.chair', { scripts: false });
    await chair.goto(`${site.url}/office/dossiers/${id}`);
    const seen = await chair.locator('.mc-facts--dense').first().innerText();
    expect(seen).toContain('Bước hiện tại');
    expect(seen).toContain(`Người làm: ${colleague.name}`);
    expect(await chair.locator('#act-reassign-task').textContent()).toContain(`Người làm: ${colleague.name}`);
  });
});

it('what a deputy took is said to be theirs, and the head ends it only after taking it over', async () => {
  const { platform } = site.running.system;
  const id = await waiting(platform, 'binh');
  const [task] = (await stateOf(id)).tasks;
  const vice = officer('hong-gai.vice-chair');
  must(await perform(platform, id, { act: 'claim-task', task: task.id }, vice));
  const chair = await open('hong-gai.chair', { scripts: false });
  await chair.goto(`${site.url}/office/dossiers/${id}`);
  expect(await chair.locator('main').innerText()).toContain(`${vice.name} đang xử lý việc này.`);
  const forms = async () =>
    Promise.all(['decide', 'refuse'].map((act) => chair.locator(`#act-${act}-dossier`).count()));
  expect(await forms()).toEqual([0, 0]);
  const over = { task: task.id, officer: 'hong-gai.chair', reason: 'Chủ tịch trực tiếp giải quyết' };
  must(await perform(platform, id, { act: 'reassign-task', ...over }, officer('hong-gai.chair')));
  await chair.reload();
  expect(await forms()).toEqual([1, 1]);
  expect(await chair.locator('main').innerText()).not.toContain('đang xử lý việc này');
});

describe('giving work to others in bulk', () => {
  it('keeps what was filled in of the rows that were refused, and is done with the others', async () => {
    const { platform } = site.running.system;
    const ids = [await submit(platform, 'an'), await submit(platform, 'an'), await submit(platform, 'an')];
    for (const id of ids) await step(platform, id);
    const keys = await Promise.all(ids.map(async (id) => `${id}/${(await stateOf(id)).tasks[0].id}`));
    const chair = await open('hong-gai.chair', { scripts: false });
    await chair.goto(`${site.url}/office/desk`);
    const token = await chair.locator('input[name=_token]').first().inputValue();
    await chair.setContent(
      `<form method="post" action="${site.url}/office/batch"><input name="_token" value="${token}">
       <input name="act" value="reassign-task"><input name="from" value="desk">
       ${keys.map((key) => `<input name="task" value="${key}">`).join('')}<button>Go</button></form>`,
    );
    await chair.getByRole('button').click();
    const officers = await chair
      .locator(`[id="officer-${keys[0]}"] option`)
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value).filter(Boolean));
    await chair.fill('#reason', 'Nghỉ thai sản');
    await chair.locator(`[id="officer-${keys[0]}"]`).selectOption(officers[0]);
    await chair.locator(`[id="officer-${keys[1]}"]`).selectOption(officers[0]);
    await chair.locator(`[id="reason-${keys[1]}"]`).fill('...');
    await chair.locator(`[id="reason-${keys[2]}"]`).fill('Đúng chuyên môn');
    await chair.getByRole('button', { name: 'Phân công lại' }).click();
    const main = await chair.locator('main').innerText();
    expect(main).toContain('1 việc xong, 2 việc không làm được.');
    const summary = await chair.locator('.govuk-error-summary').innerText();
    const [done, vague, open1] = await Promise.all(ids.map(stateOf));
    expect(done.tasks[0].assignee).toBe(officers[0]);
    expect(summary).not.toContain(done.code);
    expect(summary).toContain(`${vague.code}: `);
    expect(summary).toContain(`${open1.code}: `);
    // Ticks, the colleague and the reasons are there; only what was refused is sent again.
    const kept = (name: string) => chair.locator(`[id="${name}"]`).inputValue();
    expect(
      await chair.locator('input[name=task]').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
    ).toEqual(keys.slice(1));
    expect(await kept('reason')).toBe('Nghỉ thai sản');
    expect(await kept(`officer-${keys[1]}`)).toBe(officers[0]);
    expect(await kept(`reason-${keys[2]}`)).toBe('Đúng chuyên môn');
    await chair.locator(`[id="reason-${keys[1]}"]`).fill('');
    await chair.locator(`[id="officer-${keys[2]}"]`).selectOption(officers[0]);
    await chair.getByRole('button', { name: 'Phân công lại' }).click();
    expect(await chair.locator('main').innerText()).toContain('2 việc xong, 0 việc không làm được.');
    expect((await stateOf(ids[2])).tasks[0].assignee).toBe(officers[0]);
  });
});

describe('a search', () => {
  it('finds by name, number, telephone and the end of a code, and only what may be read', async () => {
    const { platform } = site.running.system;
    const applicant = { ...partyOf('binh'), name: 'Đặng Thị Mỹ Lệ', phone: '0912 345 678' };
    const id = await submit(platform, 'binh', { applicant });
    const { code, applicant: kept } = await stateOf(id);
    const page = await open('hong-gai.civil.minh');
    const found = async (text: string, by = page) => {
      await by.goto(`${site.url}/office/search?q=${encodeURIComponent(text)}`);
      return by.locator(`main a[href*="${id}"]`).count();
    };
    for (const text of ['dang thi my le', 'Mỹ Lệ', 'my le dang', kept.idNumber, '0912.345.678', '+84912345678', '5678'])
      expect([text, await found(text)]).toEqual([text, 1]);
    expect(await found(code!.slice(-9))).toBe(1);
    await page.goto(`${site.url}/office/search?q=${code}`);
    expect(new URL(page.url()).pathname).toBe(`/office/dossiers/${id}`);
    expect(await found('dang thi my lan')).toBe(0);
    // By whoever is named in it: the child, also as it was mended, and the mother.
    const child = 'Phùng Bảo Ngọc Khuê';
    const other = { ...anotherBirth(), childName: child, motherName: 'Phùng Thị Quế Lâm' };
    const birth = await submit(platform, 'binh', { answers: other });
    const foundBirth = async (text: string, by = page) => {
      await by.goto(`${site.url}/office/search?q=${encodeURIComponent(text)}`);
      return by.locator(`main a[href*="${birth}"]`).count();
    };
    for (const text of [child, 'phung bao ngoc khue', 'khue phung', 'phung thi que lam'])
      expect([text, await foundBirth(text)]).toEqual([text, 1]);
    expect(await foundBirth('vuong bao khue')).toBe(0);
    expect(await foundBirth(child, await open('07192-mc.counter.1'))).toBe(0);
    // The inbox of who looks at it, too.
    const clerk = await open('hong-gai.counter.hoa');
    await clerk.goto(`${site.url}/office?desk=06685-mc/counter&text=phung+bao`);
    expect(await clerk.locator(`main a[href*="${birth}"]`).count()).toBe(1);
    const items = [{ item: 'childName', reason: 'Tên theo giấy chứng sinh' }];
    must(await perform(platform, birth, { act: 'request-supplement', items }, officer('hong-gai.counter.hoa')));
    const answers = { childName: 'Phùng Bảo Châu Anh' };
    must(await perform(platform, birth, { act: 'supplement-dossier', answers }, person('binh')));
    expect([await foundBirth('phung bao chau anh'), await foundBirth(child)]).toEqual([1, 0]);
    await page.getByText('Không có hồ sơ này, hoặc hồ sơ không thuộc quyền xem').first().waitFor();
    const elsewhere = await open('07192-mc.counter.1');
    for (const text of ['dang thi my le', kept.idNumber, code!.slice(-9), code!])
      expect([text, await found(text, elsewhere)]).toEqual([text, 0]);
    expect(await found('Mỹ Lệ', await open('province.inspector'))).toBe(1);
  });

  it('shows the newest first, page by page, with how it stands', async () => {
    const { platform } = site.running.system;
    const applicant = { ...partyOf('binh'), name: 'Phùng Văn Khoan' };
    const ids: string[] = [];
    for (let i = 0; i < 27; i++) ids.push(await submit(platform, 'binh', { applicant }));
    const page = await open('hong-gai.counter.hoa');
    await page.goto(`${site.url}/office/search?q=phung+van+khoan`);
    await page.getByText('27 hồ sơ', { exact: true }).waitFor();
    const shown = () =>
      page
        .locator('.mc-inbox tbody a')
        .evaluateAll((all) => all.map((one) => /[0-9a-f-]{36}/.exec(one.getAttribute('href')!)![0]));
    expect(await shown()).toEqual([...ids].reverse().slice(0, 25));
    await page.getByRole('link', { name: 'Trang sau' }).click();
    expect(await shown()).toEqual([...ids].reverse().slice(25));
    expect(await row(page, ids[0]).innerText()).toContain('Đã nộp, chờ tiếp nhận');
    await row(page, ids[0]).getByRole('link').click();
    await page.getByRole('link', { name: 'Quay lại' }).click();
    expect(page.url()).toContain('/office/search?q=phung');
  });
});

describe('the book', () => {
  it('begins with the newest, is filtered, and is printed as filtered', async () => {
    const { platform } = site.running.system;
    const old = on('2026-11-03T09:00');
    const applicant = { ...partyOf('binh'), name: 'Hoàng Sổ Cũ' };
    const late = await submit(old, 'binh', { applicant });
    await step(old, late);
    const fresh = await submit(platform, 'binh', { applicant: { ...applicant, name: 'Hoàng Sổ Mới' } });
    await step(platform, fresh);
    const page = await open('hong-gai.counter.hoa');
    await page.goto(`${site.url}/office/book`);
    const first = await page.locator('.mc-inbox tbody a').first().getAttribute('href');
    expect(first).toContain(fresh);
    await page.locator('#from').fill('2026-11-03');
    await page.locator('#to').fill('2026-11-03');
    await page.locator('#timing').selectOption('late');
    await page.getByRole('button', { name: 'Xem' }).click();
    expect(await row(page, late).innerText()).toContain('Quá hạn');
    expect(await row(page, fresh).count()).toBe(0);
    // Who has no part in dossiers finds none of them here either.
    const apart = await open('province.administrator');
    await apart.goto(`${site.url}/office/book`);
    expect(await apart.locator('main a[href*="/office/dossiers/"]').count()).toBe(0);
    await apart.context().close();
    const sheet = await page.getByRole('link', { name: 'Tải bảng tính (XLSX)' }).getAttribute('href');
    const pdf = await page.getByRole('link', { name: 'Tải PDF' }).getAttribute('href');
    for (const path of [sheet, pdf]) {
      expect(path).toContain('timing=late');
      expect((await page.request.get(site.url + path)).status()).toBe(200);
    }
    await page.goto(`${site.url}/office/book?status=closed&from=2026-11-03&to=2026-11-03`);
    await page.getByText('Không có hồ sơ nào như bộ lọc này.').waitFor();
    // What is printed as the book was received: the page says how many of its list that is, and that an empty one is empty.
    await page.getByText('không có hồ sơ nào đã tiếp nhận nên sổ tải về không có dòng nào').waitFor();
    await page.goto(`${site.url}/office/book`);
    const total = Number(/(\d+) hồ sơ/.exec(await page.locator('main [role=status]').innerText())![1]);
    const [, held, of] = /chỉ ghi hồ sơ đã tiếp nhận: (\d+) trong (\d+) hồ sơ/.exec(
      await page.locator('main').innerText(),
    )!;
    expect([Number(held) < total, Number(of)]).toEqual([true, total]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('main').innerText()).toContain(`trong ${total} hồ sơ của danh sách`);
    expect(await page.getByRole('link', { name: 'Tải PDF' }).isVisible()).toBe(false);
    const content = () =>
      page
        .locator('.mc-inbox .govuk-link')
        .first()
        .evaluate((one) => getComputedStyle(one, '::after').content);
    expect(await content()).toBe('none');
    await page.emulateMedia({ media: null });
    await page.goto(`${site.url}/office/book?from=2026-11-05&to=2026-11-03`);
    await page.locator('.govuk-error-summary').getByText('không được trước').waitFor();
    for (const odd of ['from=2026-02-31', 'of=nobody', 'status=zzz', 'timing=zzz'])
      expect([odd, (await page.request.get(`${site.url}/office/book?${odd}`)).status()]).toEqual([odd, 200]);
    // A list does not begin anew in silence.
    for (const list of ['/office?', '/office/book?', '/office/search?q=Nguyễn&']) {
      const odd = await page.request.get(`${site.url}${list}after=x`);
      expect([list, odd.status()]).toEqual([list, 422]);
      expect(await odd.text()).toContain('Mở danh sách lại từ đầu');
    }
  });
});

describe('a supplement on paper', () => {
  it('is entered at the counter, whole or not at all, and gives a new appointment', async () => {
    const { platform } = site.running.system;
    // Without the number of an electronic notice the birth is proven on paper.
    const id = await submit(platform, 'an', { answers: { ...birthAnswers, noticeNumber: undefined } });
    await step(platform, id);
    const items = [
      { item: 'childPlaceOfBirth', reason: 'Ghi đủ tên xã, phường' },
      { item: 'birth-proof', reason: 'Ảnh mờ' },
    ];
    must(await perform(platform, id, { act: 'request-supplement', items }, officer('hong-gai.civil.minh')));
    const page = await open('hong-gai.counter.hoa', { phone: true });
    await page.goto(`${site.url}/office/dossiers/${id}`);
    await page.getByRole('heading', { name: 'Nhận bổ sung tại quầy' }).waitFor();
    await page.locator('#childPlaceOfBirth').fill('Phường Hồng Gai, thành phố Quảng Ninh');
    const take = page.getByRole('button', { name: 'Nhận bổ sung, in giấy hẹn mới' });
    await take.click();
    await page.locator('.govuk-error-summary').getByText('Còn thiếu: Giấy tờ chứng minh việc sinh').waitFor();
    expect((await stateOf(id)).status).toBe('awaiting-supplement');
    expect(await page.locator('#childPlaceOfBirth').inputValue()).toContain('Phường Hồng Gai');
    // Nobody is chosen beforehand: who brought it is asked, at its field.
    expect(await page.locator('input[name=brought]:checked').count()).toBe(0);
    const who = page.locator('.govuk-error-summary a[href="#supplement-brought"]');
    expect(await who.innerText()).toContain('Hãy ghi ai mang hồ sơ bổ sung đến: Nguyễn Thị An');
    await page.getByLabel('Người khác mang giúp').check();
    await take.click();
    await page.locator('.govuk-error-summary a[href="#supplement-brought-other-name"]').waitFor();
    await page.locator('#supplement-brought-other-name').fill('Lê Thị Hoa');
    await page.locator('input[name=originals-birth-proof]').fill('1');
    await page
      .locator('input[name=scan-birth-proof]')
      .setInputFiles({ name: 'giay.png', mimeType: 'image/png', buffer: PNG });
    await take.click();
    await page.getByText('GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ').waitFor();
    expect(await page.locator('.mc-paper').count()).toBe(1);
    const { status, answers, components, clock, tasks } = await stateOf(id);
    expect(status).toBe('in-progress');
    expect(answers['childPlaceOfBirth']).toBe('Phường Hồng Gai, thành phố Quảng Ninh');
    expect(components).toMatchObject([{ originals: 1, source: { kind: 'scan' }, file: expect.any(String) }]);
    expect(clock?.restarts).toBe(1);
    expect(await page.locator('.mc-paper').innerText()).toMatch(
      /Người nộp hồ sơ bổ sung:?\s*Lê Thị Hoa \(người mang giúp/,
    );
    // The open step has its hours anew, as the clock its limit.
    expect(Date.parse(tasks[0].dueAt!)).toBeGreaterThan(Date.parse(clock!.startedAt));
    const specialist = await open('hong-gai.civil.minh');
    await specialist.goto(`${site.url}/office/dossiers/${id}`);
    expect(await specialist.getByRole('heading', { name: 'Nhận bổ sung tại quầy' }).count()).toBe(0);
  });

  it('gives no appointment before the dossier is received, and promises none', async () => {
    const id = await submit(site.running.system.platform, 'an');
    const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }];
    const asked: Command = { act: 'request-supplement', items };
    must(await perform(site.running.system.platform, id, asked, officer('hong-gai.counter.hoa')));
    const page = await open('hong-gai.counter.hoa', { scripts: false });
    await page.goto(`${site.url}/office/dossiers/${id}`);
    await page.locator('#childPlaceOfBirth').fill('Phường Hồng Gai, thành phố Quảng Ninh');
    await page.locator('input[name=brought]').first().check();
    await page.getByRole('button', { name: 'Nhận bổ sung', exact: true }).click();
    await page.getByText('Đã nhận bổ sung; hồ sơ chờ kiểm tra, tiếp nhận.').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/office/dossiers/${id}`);
    expect((await stateOf(id)).status).toBe('submitted');
  });

  it('is the counter’s to enter, and nobody else’s', async () => {
    const { platform } = site.running.system;
    const id = await submit(platform, 'an');
    await step(platform, id);
    const items = [{ item: 'childPlaceOfBirth', reason: 'Ghi đủ' }];
    must(await perform(platform, id, { act: 'request-supplement', items }, officer('hong-gai.civil.minh')));
    const page = await open('hong-gai.civil.minh');
    await page.goto(`${site.url}/office/dossiers/${id}`);
    expect(await page.getByRole('heading', { name: 'Nhận bổ sung tại quầy' }).count()).toBe(0);
    const token = await page.locator('input[name=_token]').first().inputValue();
    const tried = await page.request.post(`${site.url}/office/dossiers/${id}/supplement`, {
      headers: { 'x-form-token': token },
      multipart: { childPlaceOfBirth: 'Nơi khác' },
    });
    expect(tried.status()).toBe(422);
    expect((await stateOf(id)).status).toBe('awaiting-supplement');
  });
});

describe('an opinion that was asked', () => {
  it('is a line of the inbox with its own date, without a box, and leads to the answer', async () => {
    const { platform } = site.running.system;
    const rules = must(await platform.procedure('1.013225'));
    const components = rules.components.map(({ id, originals, copies }) => ({ component: id, originals, copies }));
    const id = await submit(platform, 'dung', { place: '06793', answers: houseAnswers, components }, '1.013225');
    await step(platform, id);
    const [task] = (await stateOf(id)).tasks;
    const question: Command = { act: 'consult-unit', units: ['so-xay-dung'], question: 'Về quy hoạch?' };
    must(await perform(platform, id, question, holder(task.unit, task.post)));
    const page = await open('so-xay-dung.head.1');
    const line = row(page, id);
    expect(await line.innerText()).toMatch(
      /Trả lời trước \d\d:\d\d [\d/]+[\s\S]*Xin ý kiến\s+từ Ủy ban nhân dân phường Cẩm Phả/,
    );
    expect(await line.locator('input').count()).toBe(0);
    await line.getByRole('link').click();
    const form = page.locator('#act-answer-consultation');
    await form.getByLabel('Không đồng ý', { exact: true }).check();
    await form.locator('textarea').fill('Vượt chiều cao quy hoạch');
    await form.getByRole('button').click();
    await page.goto(`${site.url}/office`);
    expect(await row(page, id).count()).toBe(0);
  });
});

describe('work that the chair sent back', () => {
  it('is done anew with an answer, which the chair reads before deciding it by itself', async () => {
    const { platform } = site.running.system;
    const id = await waiting(platform, 'an');
    const [sign] = (await stateOf(id)).tasks;
    const reason = 'Xem lại giấy chứng sinh';
    const chair = officer('hong-gai.chair');
    must(await perform(platform, id, { act: 'return-task', task: sign.id, to: 'check', reason }, chair));
    const page = await open('hong-gai.civil.minh');
    await page.goto(`${site.url}/office/dossiers/${id}`);
    const box = page.locator('#act-complete-task');
    expect(await box.locator('input[name=conclusion]').count()).toBeGreaterThan(1);
    expect(await box.locator('input[name=conclusion]:checked').count()).toBe(0);
    // A note looks like one of the office: it is said who reads it.
    expect(await box.innerText()).toContain('Người nộp hồ sơ đọc được nội dung ghi ở đây khi kết quả được phát hành');
    // What a conclusion against it rests on is out of sight until somebody concludes so.
    const grounds = box.locator('details[data-against]');
    expect(await grounds.isVisible()).toBe(false);
    await box.locator('input[name=conclusion][value=does-not-meet]').check();
    await grounds.getByText('chưa có giấy tờ hay nội dung khai nào được yêu cầu bổ sung').waitFor();
    const conclude = async () => {
      await box.locator('input[name=conclusion][value=meets]').check();
      expect(await grounds.isVisible()).toBe(false);
      await box.locator('input[name=marriageFound][value=outside]').check();
      await box.locator('[name=marriageFoundPaper]').fill(birthChecked.marriageFoundPaper);
    };
    await conclude();
    await Promise.all([page.waitForEvent('load'), box.locator('button[type=submit]').click()]);
    expect(await page.locator('.govuk-error-summary').innerText()).toContain(reason);
    await conclude();
    await box.locator('[name=answer]').fill('Đã đối chiếu với bệnh viện');
    await Promise.all([page.waitForEvent('load'), box.locator('button[type=submit]').click()]);
    must(await perform(platform, id, { act: 'confirm-draft' }, person('an')));
    const work = (await stateOf(id)).tasks[0];
    const command = { act: 'complete-task', task: work.id, result: { personalId: newborn() } } as const;
    must(await perform(platform, id, command, officer('hong-gai.civil.minh')));
    const { tasks, code } = await stateOf(id);
    expect(tasks[0].act).toBe('decide-dossier');
    const { rows } = await platform.store.listTasks({ unit: tasks[0].unit, act: 'decide-dossier' }, { limit: 200 });
    expect(rows.find((row) => row.dossierId === id)?.oneByOne).toBe('sent-back');
    const desk = await open('hong-gai.chair');
    await desk.goto(`${site.url}/office/dossiers/${id}`);
    const read = await desk.locator('#act-decide-dossier').innerText();
    expect(read).toContain('đã trả lại bước');
    expect(read).toContain(reason);
    expect(read).toContain('Đã đối chiếu với bệnh viện');
    const token = await desk.locator('input[name=_token]').first().inputValue();
    const form = new URLSearchParams({ _token: token, act: 'decide-dossier', task: `${id}/${tasks[0].id}` });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const batch = await desk.request.post(`${site.url}/office/batch`, { data: form.toString(), headers });
    const said = await batch.text();
    expect(said).toContain(code!);
    expect(said).toContain('Đã đối chiếu với bệnh viện');
    expect(said).not.toContain('name="confirmed"');
  });
});

it('an absence is told all that is wrong with it at once, and keeps what was filled in', async () => {
  const page = await open('hong-gai.civil.minh', { scripts: false });
  await page.goto(`${site.url}/office/absence`);
  await page.fill('#from', '2030-01-01');
  await page.fill('#reason', 'Đi học');
  await page.locator('#standIn').selectOption('hong-gai.civil.nga');
  await page.getByRole('button', { name: 'Lưu' }).click();
  const faults = () =>
    page
      .locator('.govuk-error-summary li a')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('href'), one.textContent]));
  expect(await faults()).toEqual([
    ['#to', expect.stringContaining('Hãy nhập ngày')],
    ['#from', expect.stringContaining('trong vòng 180 ngày tới')],
  ]);
  expect(await Promise.all(['from', 'reason', 'standIn'].map((id) => page.inputValue(`#${id}`)))).toEqual([
    '2030-01-01',
    'Đi học',
    'hong-gai.civil.nga',
  ]);
  await page.fill('#from', '');
  await page.getByRole('button', { name: 'Lưu' }).click();
  expect((await faults()).map(([href]) => href)).toEqual(['#from', '#to']);
});

it('an absence offers as stand-ins only those whom the act takes', async () => {
  const offered = async (page: Page) =>
    page.locator('#standIn option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const minh = await open('hong-gai.civil.minh');
  await minh.goto(`${site.url}/office/absence`);
  expect(await offered(minh)).toContain('hong-gai.civil.nga');
  const chair = await open('hong-gai.chair');
  await chair.goto(`${site.url}/office/absence`);
  expect(await offered(chair)).toContain('hong-gai.vice-chair');
  expect(await offered(chair)).not.toContain('hong-gai.civil.nga');
  await chair.locator('select[name=officer]').selectOption('hong-gai.civil.minh');
  await Promise.all([chair.waitForEvent('load'), chair.getByRole('button', { name: 'Chọn người này' }).click()]);
  expect(await chair.getByText('Người vắng mặt: ').count()).toBe(1);
  expect(await offered(chair)).toContain('hong-gai.civil.nga');
  expect(await offered(chair)).not.toContain('hong-gai.counter.hoa');
  const vice = await open('hong-gai.vice-chair');
  await vice.goto(`${site.url}/office/absence`);
  const named = await vice
    .locator('select[name=officer] option')
    .evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  expect(named).toContain('hong-gai.chair');
});
