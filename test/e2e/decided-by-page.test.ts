/** In a real browser, what a decision or a number is refused for: a second business of one owner, a number that passes over others. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { perform, SYSTEM } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { birthUntil, storyHandedIn } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { holder } from '../support/platform.ts';
import { work } from '../support/scenes.ts';

const HOUSEHOLD = '1.001612';
const { site, open, stateOf } = sitePages({ scripts: false, timeout: 25_000 });

const send = (page: Page, form: string) =>
  Promise.all([page.waitForEvent('load'), page.locator(`${form} button[type=submit]`).last().click()]);

/** A household business of Phạm Thị Cúc, brought as far as the decision. */
async function business(businessName: string, businessCode: string): Promise<string> {
  const { platform } = site.running.system;
  const {
    dossierId: id,
    results,
    handedIn,
  } = await storyHandedIn({ platform }, HOUSEHOLD, 'three-days', { answers: { businessName } });
  must(handedIn);
  results['appraise'] = { ...results['appraise'], businessCode };
  for (let i = 0; i < 6 && (await stateOf(id)).tasks[0]?.act !== 'decide-dossier'; i++) {
    for (const { id: fee, amountVnd, paidAt } of (await stateOf(id)).fees)
      if (!paidAt)
        must(
          await perform(
            platform,
            id,
            { act: 'pay-fee', confirmed: true, fee, amountVnd, reference: `T-${id}` },
            SYSTEM,
          ),
        );
    await work(platform, id, results);
  }
  return id;
}

describe('two household businesses of one owner, handed in before either is decided', () => {
  it('the second is not granted on the page nor with others, and is refused to the applicant in words', async () => {
    const first = await business('Hộ kinh doanh Bún xào Cúc', '022155000003');
    const second = await business('Hộ kinh doanh Quán Mới', '0221550777');
    const [task] = (await stateOf(second)).tasks;
    const head = holder(task.unit, task.post);
    const page = await open(head.id);
    await page.goto(`${site.url}/office/dossiers/${first}`);
    const decide = async (id: string, outcome: string, why = '', law = '') => {
      await page.goto(`${site.url}/office/dossiers/${id}`);
      await page.check(`#act-decide-dossier input[name=outcome][value=${outcome}]`);
      // It stands there already: what the system finds is a ground that is chosen like any other.
      if (why) await page.check('#act-decide-dossier input[value="check:stands-already"]');
      if (why) await page.fill('#act-decide-dossier textarea[name=reason]', why);
      if (law) await page.selectOption('#act-decide-dossier select', { label: law });
      if (law) await page.fill('#decide-article', 'khoản 3 Điều 82');
      const button = page.locator('#act-decide-dossier').getByRole('button', { name: 'Quyết định', exact: true });
      await Promise.all([page.waitForEvent('load'), button.click()]);
    };
    await decide(first, 'approved');
    expect(await page.innerText('.govuk-notification-banner')).toContain('Đã thực hiện: Quyết định');
    await page.goto(`${site.url}/office/dossiers/${second}`);
    // Said before anything is decided.
    expect(await page.innerText('main')).toContain('đã đứng tên «Hộ kinh doanh Bún xào Cúc»');
    await decide(second, 'approved');
    const refused = await page.innerText('.govuk-error-summary');
    for (const part of ['mỗi người chỉ đứng tên một lần', 'thủ tục 1.001266']) expect(refused).toContain(part);
    expect((await stateOf(second)).decision).toBeUndefined();
    await page.goto(`${site.url}/office/desk`);
    expect(await page.innerText('main')).toContain('Duyệt cùng lúc được (0)');
    const why = 'Bà Cúc đã đứng tên Hộ kinh doanh Bún xào Cúc';
    await decide(second, 'rejected', why, 'Nghị định số 168/2025/NĐ-CP');
    const owner = await open('cuc');
    await owner.goto(`${site.url}/my/dossiers/${second}`);
    const told = await owner.innerText('main');
    for (const part of ['mỗi người chỉ đứng tên một lần', why, 'khoản 3 Điều 82']) expect(told).toContain(part);
  });
});

describe('a number of an issued result', () => {
  it('that passes over others of its book is asked why on the page, and the reason stays with it', async () => {
    const { platform } = site.running.system;
    const id = await birthUntil({ platform }, 'issue-result');
    const [task] = (await stateOf(id)).tasks;
    const page = await open(holder(task.unit, task.post).id);
    await page.goto(`${site.url}/office/dossiers/${id}`);
    const issue = async (number: string, why?: string) => {
      await page.fill('#act-issue-result input[name=number]', number);
      if (why !== undefined) await page.fill('#act-issue-result input[name=numberWhy]', why);
      await send(page, '#act-issue-result');
    };
    await issue('500');
    expect(await page.innerText('.govuk-error-summary')).toContain('chưa cấp số nào trong năm, số đầu tiên là 01/2026');
    await issue('500', 'x');
    expect(await page.innerText('.govuk-error-summary')).toContain('chưa nêu được lý do');
    expect((await stateOf(id)).result).toBeUndefined();
    await issue('500', 'Tiếp theo sổ giấy của phường đến số 499');
    expect((await stateOf(id)).result?.number).toBe('500/2026');
    await page.goto(`${site.url}/office/dossiers/${id}`);
    expect(await page.textContent('main')).toContain('Tiếp theo sổ giấy của phường đến số 499');
  });
});
