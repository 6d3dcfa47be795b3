/** In a real browser: a day of many dossiers. Lists say how many there are in all, and what a bulk did not do says why by its code. */
import { beforeAll, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, birthChecked, holder, newborn, officer, partyOf, person } from '../support/platform.ts';

const MANY = 80;
const { site, open, stateOf } = sitePages({ settings: { workers: 0 }, locale: 'vi-VN', scripts: false, to: '/office' });
let platform: Platform;

beforeAll(async () => {
  platform = site.running.system.platform;
});

const an = person('an');

async function submit(): Promise<string> {
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: { ...anotherBirth(), childDateOfBirth: '2026-10-30' },
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
  };
  const { dossierId } = must(await startDossier(platform, '1.001193', draft, an));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, an));
  return dossierId;
}

async function step(id: string, result?: Record<string, unknown>): Promise<void> {
  if (!(await stateOf(id)).tasks.length) must(await perform(platform, id, { act: 'confirm-draft' }, an));
  const [task] = (await stateOf(id)).tasks;
  const command = { act: task.act, task: task.id, result } as Command;
  must(await perform(platform, id, command, holder(task.unit, task.post)));
}

/** Waits for the signature. */
async function waiting(): Promise<string> {
  const id = await submit();
  await step(id);
  await step(id, birthChecked);
  await step(id, { personalId: newborn() });
  return id;
}

it('is listed page by page, each once, with how many there are in all', async () => {
  const ids: string[] = [];
  for (let i = 0; i < MANY; i++) ids.push(await submit());
  const page = await open('hong-gai.counter.hoa');
  const seen: string[] = [];
  for (let n = 1; ; n++) {
    expect(await page.locator('main').innerText()).toContain(`Tổng số việc: ${MANY}`);
    const rows = page.locator('.mc-inbox tbody tr');
    seen.push(
      ...(await rows.locator('a.govuk-link').evaluateAll((all) => all.map((one) => one.getAttribute('href')!))),
    );
    const next = page.getByRole('link', { name: 'Trang sau' });
    if (!(await next.count())) break;
    expect(n).toBeLessThan(5);
    await Promise.all([page.waitForEvent('load'), next.click()]);
  }
  expect(seen).toHaveLength(MANY);
  expect(new Set(seen.map((href) => /[0-9a-f-]{36}/.exec(href)![0]))).toEqual(new Set(ids));

  // What a colleague took meanwhile is told by its code; the others are taken.
  await page.goto(`${site.url}/office`);
  const boxes = page.locator('.mc-inbox input[type=checkbox]');
  const keys = await boxes.evaluateAll((all) => all.slice(0, 3).map((one) => (one as HTMLInputElement).value));
  for (let i = 0; i < 3; i++) await boxes.nth(i).check();
  const [id, task] = keys[1].split('/');
  must(await perform(platform, id, { act: 'claim-task', task: Number(task) }, officer('hong-gai.counter.lan')));
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Nhận các việc' }).click()]);
  expect(await page.locator('main').innerText()).toContain('2 việc xong, 1 việc không làm được.');
  const failed = page.locator('.mc-hits li', { hasText: (await stateOf(id)).code });
  expect(await failed.innerText()).toMatch(/Không làm được\s+.*Đỗ Thị Lan/);
});

it('keeps what was not signed chosen, and signs it on a second look', async () => {
  const ids = [await waiting(), await waiting()];
  const chair = await open('hong-gai.chair');
  await chair.goto(`${site.url}/office/desk`);
  for (const id of ids) await chair.locator(`#sign-${id}-${(await stateOf(id)).tasks[0].id}`).check();
  await Promise.all([chair.waitForEvent('load'), chair.getByRole('button', { name: 'Xem lại và ký' }).click()]);
  expect(await chair.locator('h1').innerText()).toBe('Ký duyệt 2 hồ sơ?');
  // One is taken on another screen before it is signed: it is another than was seen.
  const { tasks, code } = await stateOf(ids[1]);
  must(await perform(platform, ids[1], { act: 'claim-task', task: tasks[0].id }, officer('hong-gai.chair')));
  await Promise.all([chair.waitForEvent('load'), chair.getByRole('button', { name: 'Ký duyệt' }).click()]);
  expect(await chair.locator('main').innerText()).toContain('1 việc xong, 1 việc không làm được.');
  expect(await chair.locator('.mc-hits li', { hasText: 'Không làm được' }).innerText()).toContain(code!);
  await Promise.all([chair.waitForEvent('load'), chair.getByRole('button', { name: 'làm lại 1 việc' }).click()]);
  expect(await chair.locator('h1').innerText()).toBe('Ký duyệt 1 hồ sơ?');
  await Promise.all([chair.waitForEvent('load'), chair.getByRole('button', { name: 'Ký duyệt' }).click()]);
  expect(await chair.locator('main').innerText()).toContain('1 việc xong, 0 việc không làm được.');
  for (const id of ids) expect((await stateOf(id)).status).toBe('decided');
});

it('signs and issues in bulk nothing of which a question is unanswered, and marks it until it is answered', async () => {
  const [asked, other] = [await waiting(), await waiting()];
  const ask = { act: 'send-message', topic: 'question', text: 'Có đổi được tên đệm không?' } as const;
  must(await perform(platform, asked, ask, an));
  const { code, tasks } = await stateOf(asked);
  const chair = await open('hong-gai.chair');
  await chair.goto(`${site.url}/office/desk`);
  expect(await chair.locator(`#sign-${other}-${(await stateOf(other)).tasks[0].id}`).count()).toBe(1);
  expect(await chair.locator(`#sign-${asked}-${tasks[0].id}`).count()).toBe(0);
  const alone = chair.locator('section[aria-labelledby=alone]');
  expect(await alone.innerText()).toContain('Người nộp có câu hỏi chưa được trả lời');
  // In the inbox, in the book, on its page.
  await chair.goto(`${site.url}/office`);
  const row = chair.locator('.mc-inbox tbody tr', { hasText: code });
  expect(await row.innerText()).toContain('Người nộp có câu hỏi chưa được trả lời');
  expect(await row.locator('input[type=checkbox]').count()).toBe(0);
  await Promise.all([
    chair.waitForEvent('load'),
    chair.getByRole('link', { name: /Câu hỏi.*chưa được trả lời: 1/ }).click(),
  ]);
  expect(await chair.locator('.mc-inbox tbody tr').allInnerTexts()).toEqual([expect.stringContaining(code!)]);
  expect(await chair.locator('.mc-inbox tbody').innerText()).toContain('Chưa trả lời câu hỏi');
  await chair.goto(`${site.url}/office/dossiers/${asked}`);
  expect(await chair.locator('#asked').innerText()).toContain('câu hỏi chưa được trả lời');
  // Whoever sends it in a bulk all the same is told why, and nothing is signed.
  const send = async (act: string, task: number, id = asked) => {
    const token = await chair.locator('input[name=_token]').first().inputValue();
    const data = new URLSearchParams({ _token: token, act, task: `${id}/${task}`, confirmed: '' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await chair.request.post(`${site.url}/office/batch`, { headers, data })).text();
  };
  expect(await send('decide-dossier', tasks[0].id)).toContain('Không duyệt cùng lúc: Người nộp có câu hỏi');
  expect((await stateOf(asked)).status).toBe('in-progress');
  // On its own page the question stands in the form, and nothing is signed until it was said to be read.
  const form = chair.locator('#act-decide-dossier');
  expect(await form.innerText()).toContain(ask.text);
  await form.locator('input[value=approved]').check();
  await Promise.all([chair.waitForEvent('load'), form.getByRole('button', { name: 'Quyết định' }).click()]);
  expect(await chair.locator('.govuk-error-summary').innerText()).toContain('chưa được trả lời');
  expect((await stateOf(asked)).status).toBe('in-progress');
  await form.getByLabel('Tôi đã đọc câu hỏi này').check();
  await Promise.all([chair.waitForEvent('load'), form.getByRole('button', { name: 'Quyết định' }).click()]);
  expect((await stateOf(asked)).status).toBe('decided');
  // What is issued in bulk leaves it out, too.
  const [issue] = (await stateOf(asked)).tasks;
  expect(await send('issue-result', issue.id)).toContain('Không phát hành cùng lúc: Người nộp có câu hỏi');
  const reply = { act: 'send-message', topic: 'reply', text: 'Không, theo Điều 26 phải làm thủ tục khác.' } as const;
  must(await perform(platform, asked, reply, officer('hong-gai.counter.hoa')));
  await chair.goto(`${site.url}/office/dossiers/${asked}`);
  expect(await chair.locator('#asked').count()).toBe(0);
  await chair.goto(`${site.url}/office`);
  expect(await chair.locator('#asked').count()).toBe(0);
  // Of one that was asked after the appraisal and answered, the answer stands with it in the form.
  const answered = await waiting();
  must(await perform(platform, answered, ask, an));
  must(await perform(platform, answered, reply, officer('hong-gai.counter.hoa')));
  const [sign] = (await stateOf(answered)).tasks;
  await chair.goto(`${site.url}/office/dossiers/${answered}`);
  expect(await send('decide-dossier', sign.id, answered)).toContain('Không duyệt cùng lúc: Người nộp đã viết');
  const read = await form.innerText();
  expect([read.includes(ask.text), read.includes(reply.text)]).toEqual([true, true]);
  await form.locator('input[value=approved]').check();
  await Promise.all([chair.waitForEvent('load'), form.getByRole('button', { name: 'Quyết định' }).click()]);
  expect(await chair.locator('.govuk-error-summary').innerText()).toContain('Người ký, người phát hành phải tự đọc');
  await form.getByLabel('Tôi đã đọc trao đổi này').check();
  await Promise.all([chair.waitForEvent('load'), form.getByRole('button', { name: 'Quyết định' }).click()]);
  expect((await stateOf(answered)).status).toBe('decided');
});

it('tells nobody of a dossier that is not theirs, and offers no signature that is not', async () => {
  const id = await waiting();
  const key = `${id}/${(await stateOf(id)).tasks[0].id}`;
  const { applicant, code } = await stateOf(id);
  for (const [who, knows] of [
    ['07192-mc.counter.1', false],
    ['hong-gai.counter.hoa', true],
  ] as const) {
    const page = await open(who);
    const token = await page.locator('input[name=_token]').first().inputValue();
    for (const act of ['decide-dossier', 'reassign-task', 'claim-task']) {
      const data = new URLSearchParams({ _token: token, act, task: key }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const text = await (await page.request.post(`${site.url}/office/batch`, { headers, data })).text();
      expect([who, act, text.includes(code!) || text.includes(applicant.name)]).toEqual([who, act, knows]);
      expect(text).not.toContain('Ký duyệt 1 hồ sơ');
    }
  }
});

it('shows what will be issued before it is, leaves out what cannot go, and names the numbers given', async () => {
  const ids = [await waiting(), await waiting(), await waiting()];
  for (const id of ids) await step(id);
  const [first, second, held] = ids;
  const [task] = (await stateOf(first)).tasks;
  expect(task.act).toBe('issue-result');
  // One is issued on another screen meanwhile.
  const chosen = await Promise.all(ids.map(async (id) => `${id}/${(await stateOf(id)).tasks[0].id}`));
  await step(held);
  const clerk = await open(holder(task.unit, task.post).id);
  const sent = new URLSearchParams({ _token: await clerk.locator('input[name=_token]').first().inputValue() });
  await clerk.setContent(
    `<form method="post" action="${site.url}/office/batch"><input name="_token" value="${sent.get('_token')}">
     <input name="act" value="issue-result">
     ${chosen.map((one) => `<input name="task" value="${one}">`)}
     <button>Go</button></form>`,
  );
  await Promise.all([clerk.waitForEvent('load'), clerk.getByRole('button', { name: 'Go' }).click()]);
  expect(await clerk.locator('h1').innerText()).toBe('Phát hành 2 kết quả?');
  const { childName } = (await stateOf(first)).answers;
  expect(await clerk.locator('.mc-numbered').textContent()).toContain(String(childName));
  expect(await clerk.locator('.mc-numbered').textContent()).toContain('GIẤY KHAI SINH');
  const out = await clerk.locator('section[aria-labelledby=others]').innerText();
  expect(out).toContain('Không phát hành cùng lúc (1)');
  expect(out).toContain((await stateOf(held)).code);
  for (const id of [first, second]) expect((await stateOf(id)).status).toBe('decided');
  // One changes on another screen: it is another than was seen.
  const { tasks } = await stateOf(second);
  must(await perform(platform, second, { act: 'claim-task', task: tasks[0].id }, holder(tasks[0].unit, tasks[0].post)));
  await Promise.all([clerk.waitForEvent('load'), clerk.getByRole('button', { name: 'Phát hành 2' }).click()]);
  const report = await clerk.locator('main').innerText();
  expect(report).toContain('1 việc xong, 1 việc không làm được.');
  expect(report).toContain(`Số ${(await stateOf(first)).result!.number}`);
  expect([(await stateOf(second)).status, (await stateOf(held)).status]).toEqual(['decided', 'issued']);
});
