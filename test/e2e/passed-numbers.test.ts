/** A number that a book passed over: the clerk's form says which are free, and gives one for a reason. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { storyHandedIn } from '../support/begun.ts';
import { launchBrowser } from '../support/browser.ts';
import { holder, unsetFee } from '../support/platform.ts';
import { work } from '../support/scenes.ts';
import { openSite, type Site, signIn } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const state = async (id: string) => (await site.running.system.platform.store.load(id))!.state;

async function toIssue(landPlot: string): Promise<string> {
  const { platform } = site.running.system;
  const { dossierId, results } = await storyHandedIn({ platform }, '1.013225', 'self-designed', {
    answers: { landPlot },
  });
  for (let i = 0; i < 12 && (await state(dossierId)).tasks[0]?.act !== 'issue-result'; i++)
    await work(platform, dossierId, results);
  return dossierId;
}

it('is offered on the form, and given once it is said why', async () => {
  const { platform } = site.running.system;
  const [first, second] = [await toIssue('Thửa 801, tờ 71'), await toIssue('Thửa 802, tờ 71')];
  const [task] = (await state(first)).tasks;
  const clerk = holder(task.unit, task.post);
  const jump = {
    act: 'issue-result',
    task: task.id,
    number: '4',
    numberWhy: 'Số 01 đến 03 giữ cho sổ giấy',
    ...unsetFee('issue-result'),
  } as Command;
  must(await perform(platform, first, jump, clerk));
  const { number } = (await state(first)).result!;
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false })).newPage();
    page.setDefaultTimeout(20_000);
    await signIn(page, site, clerk.id);
    await page.goto(`${site.url}/office/dossiers/${second}`);
    const form = page.locator('form[action$="/issue-result"]');
    expect(await form.innerText()).toContain(`${number.replace('04', '01')} – ${number.replace('04', '03')}`);
    await form.locator('input[name=number]').fill('2');
    await form.locator('input[name=feeUnset]').fill('Nghị quyết về mức thu chưa có tại quầy');
    await form.getByRole('button').first().click();
    expect(await page.locator('.govuk-error-summary').innerText()).toContain('số đã bỏ qua');
    expect((await state(second)).status).toBe('decided');
    await form.locator('input[name=numberWhy]').fill('Số 02 chưa cấp trên sổ giấy');
    await form.getByRole('button').first().click();
    expect((await state(second)).result!.number).toBe(number.replace('04', '02'));
    await page.goto(`${site.url}/office/dossiers/${second}`);
    expect(await page.locator('body').textContent()).toContain('Số 02 chưa cấp trên sổ giấy');
  } finally {
    await browser.close();
  }
});
