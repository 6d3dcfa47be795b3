/** A unit that disagrees, at the form of who concludes: what it said, the reason that is asked, and one that was written too early. */
import { expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { houseSubmitted } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { holder } from '../support/platform.ts';
import { work } from '../support/scenes.ts';

const { site, open, stateOf } = sitePages({
  settings: { workers: 0 },
  viewport: { width: 1280, height: 860 },
  to: '/office',
});

it('is read beside the conclusion, and a reason written before it is asked anew', async () => {
  const { platform } = site.running.system;
  const id = await houseSubmitted({ platform });
  await work(platform, id);
  const [task] = (await stateOf(id)).tasks;
  const clerk = holder(task.unit, task.post);
  const units = ['so-xay-dung', 'so-nong-nghiep-moi-truong'];
  must(await perform(platform, id, { act: 'consult-unit', units, question: 'Về quy hoạch?' }, clerk));
  const page = await open(clerk.id);
  await page.goto(`${site.url}/office/dossiers/${id}`);
  const form = page.locator('#act-complete-task');
  const send = () => Promise.all([page.waitForEvent('load'), form.locator('button[type=submit]').first().click()]);
  const summary = () => page.locator('.govuk-error-summary').innerText();
  await form.locator('input[name=conclusion][value=meets]').check();

  await form.locator('input[name=siteCheck]').first().check();
  await form.locator('[name=despite]').fill('Bước này không phụ thuộc vào nội dung đã hỏi');
  const answer: Command = {
    act: 'answer-consultation',
    consultation: 'C1',
    opinion: 'disagree',
    text: 'Vượt chiều cao quy hoạch',
  };
  must(await perform(platform, id, answer, holder('so-xay-dung', 'head')));
  await send();
  expect(await summary()).toContain('Lý do ghi trước đó không còn dùng được');
  expect(await form.locator('[name=despite]').inputValue()).toBe('');
  expect(await form.locator('input[name=conclusion][value=meets]').isChecked()).toBe(true);
  expect(await form.innerText()).toContain('Vượt chiều cao quy hoạch');
  expect(await form.innerText()).toContain('Lý do chuyển bước khi chưa có ý kiến, và vẫn kết luận đủ điều kiện');
  await send();
  expect(await summary()).toContain('Nếu vẫn kết luận đủ điều kiện, hãy ghi lý do');
  await form.locator('[name=despite]').fill('Chiều cao đúng quy hoạch phân khu đã điều chỉnh');
  await send();
  expect(await page.locator('.govuk-error-summary').allInnerTexts()).toEqual([]);
  expect((await stateOf(id)).unheard).toMatchObject([{ units: [units[1]], overruled: [units[0]] }]);
  await page.goto(`${site.url}/office/dossiers/${id}`);
  expect(await page.locator('main').innerText()).toContain('Chiều cao đúng quy hoạch phân khu đã điều chỉnh');
});
