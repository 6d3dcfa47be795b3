/** From handing in to what is done: code and key, no empty receipt, why another way, and the lists of what is done. */
import { beforeAll, expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { birthHandedIn } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { birthChecked, holder, newborn, person } from '../support/platform.ts';

const { site, open } = sitePages();
let id: string;
const stateOf = async () => (await site.running.system.platform.store.load(id))!.state;
const act = async (command: Command, by = holder('06685-mc', 'counter')) =>
  must(await perform(site.running.system.platform, id, command, by));

beforeAll(async () => {
  id = await birthHandedIn(site.running.system, { who: 'cuc', delivery: { method: 'counter' } });
});

it('before reception there is no empty receipt to print, and code and key stand together', async () => {
  const { code } = await stateOf();
  for (const [who, path] of [
    ['cuc', `/my/dossiers/${id}/slips`],
    ['hong-gai.counter.hoa', `/office/dossiers/${id}/slips?form=01`],
  ] as const) {
    const page = await open(who, { to: path });
    const text = await page.locator('main').innerText();
    expect(text).toContain('Hồ sơ chưa được tiếp nhận.');
    expect(text).toMatch(new RegExp(`Mã hồ sơ\\s+${code}\\s+Mã tra cứu\\s+[2-9A-Z]{4}(-[2-9A-Z]{4}){3}`));
    expect(await page.locator('[data-print]').count()).toBe(0);
  }
  const page = await open('cuc', { to: `/my/dossiers/${id}` });
  expect(await page.locator('main').innerText()).toMatch(new RegExp(`Mã hồ sơ\\s+${code}\\s+Mã tra cứu`));
});

it('another way than the wished one asks why, only where it is chosen, and lists say what went by post', async () => {
  for (const result of [undefined, birthChecked, { personalId: newborn() }, undefined, undefined]) {
    if (!(await stateOf()).tasks.length) await act({ act: 'confirm-draft' }, person('cuc'));
    const [task] = (await stateOf()).tasks;
    await act({ act: task.act, task: task.id, result } as Command, holder(task.unit, task.post));
  }
  await expect.poll(async () => Boolean((await stateOf()).result?.signed), { timeout: 60_000 }).toBe(true);
  for (const scripts of [true, false]) {
    const page = await open('hong-gai.counter.hoa', { to: `/office/dossiers/${id}`, scripts });
    const form = page.locator('#act-deliver-result');
    const why = form.locator('[name=otherwise-post]');
    expect(await why.isVisible()).toBe(false);
    await form.locator('input[name=method][value=post]').check();
    expect(await why.isVisible()).toBe(true);
    if (scripts) continue;
    await why.fill('Người nộp gọi điện xin gửi về nhà');
    await form.locator('[name=consignment]').fill('EA123456789VN');
    await form.locator('input[name=to][value=applicant]').check();
    await form.getByRole('button', { name: 'Trả kết quả' }).click();
    await page.getByText('Đã thực hiện: Trả kết quả.').waitFor();
    await page.goto(`${site.url}/office?desk=06685-mc/counter`);
    const done = page.locator('section', { has: page.locator('#done') });
    await done.getByRole('link', { name: 'Đã trả kết quả (1)' }).click();
    const line = page.locator('tr', { has: page.locator(`a[href*="${id}"]`) });
    expect(await line.innerText()).toContain('Đã gửi bưu chính');
    await line.getByRole('link').click();
    await page.locator('#act-close-dossier summary').click();
    // Handed in online: no paper of hers is there, of which it would be asked whether it stays.
    expect(await page.locator('#act-close-dossier input[name=originalsStay]').count()).toBe(0);
    await page.getByRole('button', { name: 'Kết thúc hồ sơ' }).click();
    await page.getByText('Đã thực hiện: Kết thúc hồ sơ. Trạng thái hồ sơ: Đã kết thúc.').waitFor();
    await page.goto(`${site.url}/office?desk=06685-mc/counter`);
    await done.getByRole('link', { name: 'Đã kết thúc (1)' }).waitFor();
  }
});
