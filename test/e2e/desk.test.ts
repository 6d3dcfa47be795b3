/** The chair's desk and inbox say the truth of what a register holds back, on every page. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import { Platform } from '#acts/platform.ts';
import type { Command } from '#dossier/commands.ts';
import { StoryClock } from '#kernel/clock.ts';
import { must } from '#kernel/outcome.ts';
import { birthHandedIn } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, birthChecked, holder, local, newborn, person } from '../support/platform.ts';
import { propose } from '../support/revocation.ts';

const { site, open, stateOf } = sitePages({ settings: { workers: 0 } });

const submitted = (platform: Platform, answers: ReturnType<typeof anotherBirth>) =>
  birthHandedIn({ platform }, { who: 'cuc', answers });

/** A birth that waits for the signature. */
async function waiting(answers: ReturnType<typeof anotherBirth>): Promise<string> {
  const { platform } = site.running.system;
  const id = await submitted(platform, answers);
  for (const result of [undefined, birthChecked, { personalId: newborn() }]) {
    if (!(await stateOf(id)).tasks.length) must(await perform(platform, id, { act: 'confirm-draft' }, person('cuc')));
    const [task] = (await stateOf(id)).tasks;
    const command = { act: task.act, task: task.id, result } as Command;
    must(await perform(platform, id, command, holder(task.unit, task.post)));
  }
  return id;
}

const row = (page: Page, id: string) => page.locator('tr, li', { has: page.locator(`a[href*="${id}"]`) }).first();

it('what stands in a register by another dossier has no box, and is counted as signed by itself from the first page on', async () => {
  const { platform } = site.running.system;
  const child = anotherBirth();
  const first = await waiting(child);
  for (let n = 0; n < 26; n++) await waiting(anotherBirth());
  const again = await waiting(child);
  const sign: Command = { act: 'decide-dossier', task: (await stateOf(first)).tasks[0].id };
  must(await perform(platform, first, sign, holder('06685', 'head')));
  const stored = { unit: '06685', post: 'head', act: 'decide-dossier', oneByOne: false };
  expect(await platform.store.countTasks(stored)).toBe(27);

  const page = await open('hong-gai.chair', { to: '/office/desk' });
  // What stands is named, with the dossier by which it does.
  const { code } = await stateOf(first);
  const counted = async () => {
    await page.getByRole('heading', { name: 'Duyệt cùng lúc được (26)' }).waitFor();
    await page.getByRole('heading', { name: 'Cần xem từng hồ sơ (1)' }).waitFor();
    expect(await row(page, again).locator('input').count()).toBe(0);
    await row(page, again).getByText('Đã có trong sổ đăng ký', { exact: true }).waitFor();
    expect(await row(page, again).innerText()).toContain(`theo hồ sơ ${code}`);
  };
  await counted();
  expect(await page.locator('.mc-choosing input[name=task]').count()).toBe(25);
  await page.getByRole('link', { name: 'Trang sau' }).first().click();
  await counted();
  expect(await page.locator('.mc-choosing input[name=task]').count()).toBe(1);

  await page.goto(`${site.url}/office?text=${(await stateOf(again)).code}`);
  expect(await row(page, again).locator('input').count()).toBe(0);
  expect(await row(page, again).innerText()).toMatch(/Cần xem từng hồ sơ:\s+Đã có trong sổ đăng ký/);
  expect(await row(page, again).innerText()).toContain(`theo hồ sơ ${code}`);
  expect(await page.getByRole('button', { name: 'Xem lại và ký các hồ sơ đã chọn' }).count()).toBe(0);
  // Whoever sends it all the same is not asked to sign nothing.
  const [task] = (await stateOf(again)).tasks;
  const _token = await page.locator('input[name=_token]').first().inputValue();
  const form = { _token, act: 'decide-dossier', task: `${again}/${task.id}` };
  const asked = await (await page.request.post(`${site.url}/office/batch`, { form })).text();
  expect(asked).toContain('Không ký cùng lúc (1)');
  expect(asked).toContain(`theo hồ sơ ${code}`);
  expect(asked).not.toContain('Ký duyệt 0');
});

it('that the intake check was late is said on the page of the dossier, in the book and by its filter', async () => {
  const on = (day: string) => new Platform({ ...site.running.system.platform, clock: new StoryClock(local(day)) });
  const id = await submitted(on('2026-11-19T08:00'), anotherBirth());
  const inTime = await submitted(on('2026-11-19T08:00'), anotherBirth());
  const counter = holder('06685-mc', 'counter');
  must(await perform(on('2026-11-19T09:00'), inTime, { act: 'receive-dossier' }, counter));
  must(await perform(on('2026-11-20T10:00'), id, { act: 'receive-dossier' }, counter));
  const page = await open('hong-gai.counter.hoa', { to: `/office/dossiers/${id}` });
  const said = /Kiểm tra hồ sơ muộn\s+quá 2 giờ làm việc \(hạn 08:00 20\/11\/2026, xong 10:00 20\/11\/2026\)/;
  expect(await page.locator('.mc-facts--dense').first().innerText()).toMatch(said);
  await page.goto(`${site.url}/office/book`);
  await page.locator('#timing').selectOption({ label: 'Kiểm tra hồ sơ muộn' });
  await page.getByRole('button', { name: 'Xem' }).click();
  expect(await row(page, id).innerText()).toMatch(said);
  expect(await row(page, inTime).count()).toBe(0);
});

it('what can still be in time is shown first, however much is late', async () => {
  const { platform } = site.running.system;
  const counter = holder('06685-mc', 'counter');
  const received = async (at: Platform) => {
    const id = await submitted(at, anotherBirth());
    must(await perform(at, id, { act: 'receive-dossier' }, counter));
    return id;
  };
  const before = new Platform({ ...platform, clock: new StoryClock(local('2026-11-19T09:00')) });
  const late: string[] = [];
  const earliest = new Platform({ ...platform, clock: new StoryClock(local('2026-11-18T08:00')) });
  const unchecked = await submitted(earliest, anotherBirth());
  for (let n = 0; n < 51; n++) late.push(await received(before));
  const near = await received(platform);
  const page = await open('hong-gai.chair', { to: '/office/desk' });
  const soon = page.locator('section[aria-labelledby=soon]');
  await soon.locator(`a[href*="${near}"]`).waitFor();
  for (const id of late) expect(await soon.locator(`a[href*="${id}"]`).count()).toBe(0);
  const overdue = page.locator('section[aria-labelledby=overdue]');
  expect(await overdue.locator('tbody tr').count()).toBe(50);
  // What nobody checked yet is late by the end of the intake check, here and where it lies.
  expect(await overdue.locator('tbody tr', { has: page.locator(`a[href*="${unchecked}"]`) }).innerText()).toContain(
    'Hạn kiểm tra hồ sơ',
  );
  const below = page.locator('section[aria-labelledby=units-due]');
  await below.locator(`a[href*="${unchecked}"]`).waitFor();
  // What is late crowds out nothing that is still in time: each is a list, and a page that shows all of it.
  const unit = '06685-mc';
  const listed = async (as: Page, due: string) => {
    const answer = await as.goto(`${site.url}/office/due?unit=${unit}&due=${due}`);
    return { status: answer!.status(), text: await as.locator('main').innerHTML() };
  };
  const chair = await open('hong-gai.chair');
  const [overdueThere, inTime] = [await listed(chair, 'late'), await listed(chair, 'tomorrow')];
  expect([overdueThere.status, overdueThere.text.includes(unchecked), inTime.text.includes(unchecked)]).toEqual([
    200,
    true,
    false,
  ]);
  const clerk = await open('hong-gai.counter.hoa');
  expect((await listed(clerk, 'late')).status).toBe(403);
  expect(await page.getByText('Không có việc nào quá hạn').count()).toBe(0);
  const [, n] = /\((\d+)\)/.exec(await overdue.locator('h2').innerText())!;
  expect(Number(n)).toBeGreaterThanOrEqual(51);
  expect(await overdue.innerText()).toContain('Ở đây chỉ có 50 hồ sơ có hạn sớm nhất.');
  expect(await overdue.getByRole('link', { name: 'Xem tất cả trong sổ theo dõi' }).getAttribute('href')).toContain(
    'timing=soon',
  );
});

it('what is proposed to be taken back is work of who may decide on it, with its date, and of nobody else', async () => {
  const { platform } = site.running.system;
  const id = await waiting(anotherBirth());
  for (let n = 0; n < 2; n++) {
    const [task] = (await stateOf(id)).tasks;
    must(await perform(platform, id, { act: task.act, task: task.id } as Command, holder(task.unit, task.post)));
  }
  const heading = { name: /^Đề nghị thu hồi kết quả đang chờ quyết định/ };
  const chair = await open('ubnd-tinh.head.1', { to: '/office/desk' });
  expect(await chair.getByRole('heading', heading).count()).toBe(0);
  must(await propose(platform, id, { reason: 'Sai họ tên mẹ', law: 'Điều 70 Luật Hộ tịch số 60/2014/QH13' }));
  const { proposal, code } = await stateOf(id);
  await chair.reload();
  await chair.getByRole('heading', { name: 'Đề nghị thu hồi kết quả đang chờ quyết định (1)' }).waitFor();
  const link = chair.locator(`section[aria-labelledby=proposals] a[href="/office/dossiers/${id}#act-revoke-result"]`);
  expect(await link.innerText()).toBe(code);
  const said = await chair.locator('section[aria-labelledby=proposals] tbody tr').innerText();
  expect(said).toContain('Quyết định về đề nghị thu hồi trước');
  const due = platform.province.calendar.print(Temporal.Instant.from(proposal!.dueAt!));
  expect(said).toContain(due);
  expect(said).toContain(proposal!.by.name);
  expect(said).toContain('Sai họ tên mẹ');
  // Its date is near: nobody gives to another what is no step.
  const late = chair.locator('section[aria-labelledby=late] tr', { has: chair.locator(`a[href*="${id}"]`) });
  expect(await late.locator('input').count()).toBe(0);
  const commune = await open('hong-gai.chair', { to: '/office/desk' });
  expect(await commune.getByRole('heading', heading).count()).toBe(0);
});
