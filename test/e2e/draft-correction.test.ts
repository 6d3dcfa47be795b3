/** The draft of a result is corrected in a browser: what the corrected answers ask for is asked for on the page itself. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, birthChecked, officer, partyOf, person } from '../support/platform.ts';

const { site, open, stateOf } = sitePages({ locale: 'vi-VN', timeout: 20_000 });

const an = person('an');

/** A birth without a father, with its draft at the applicant. */
async function drafted(): Promise<string> {
  const { platform } = site.running.system;
  const answers = { ...anotherBirth(), relation: 'mother', motherName: partyOf('an').name };
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers,
  };
  const { dossierId } = must(await startDossier(platform, '1.001193', draft, an));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, an));
  must(await perform(platform, dossierId, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
  const [{ id: task }] = (await stateOf(dossierId)).tasks;
  const check = { act: 'complete-task' as const, task, result: birthChecked };
  must(await perform(platform, dossierId, check, officer('hong-gai.civil.minh')));
  return dossierId;
}

const choose = (page: Page, name: string, value: string) =>
  page.locator(`input[name=${name}][value=${value}], select[name=${name}] option[value=${value}]`).evaluate((one) => {
    if (one instanceof HTMLInputElement) one.checked = true;
    else if (one instanceof HTMLOptionElement) one.selected = true;
    one.dispatchEvent(new Event('change', { bubbles: true }));
  });
const fill = async (page: Page, texts: Record<string, string>) => {
  for (const [id, text] of Object.entries(texts)) await page.locator(`#${id}`).fill(text);
};
const send = (page: Page) => page.getByRole('button', { name: 'Gửi nội dung đề nghị sửa' }).click();
const married = { marriageNumber: '12/2020', marriagePlace: 'Ủy ban nhân dân phường Hồng Gai' };
const wedding = { 'marriageDate-day': '1', 'marriageDate-month': '3', 'marriageDate-year': '2020' };
const father = {
  fatherName: 'Trần Văn Bình',
  fatherBirthYear: '1992',
  fatherEthnicity: 'Kinh',
  fatherResidence: 'Tổ 3, khu 5, phường Hồng Gai',
};

it('without scripts, the questions that a corrected answer brings up come on the next page, and it can be sent', async () => {
  const id = await drafted();
  const page = await open('an', { scripts: false });
  await page.goto(`${site.url}/my/dossiers/${id}/draft`);
  await page.locator('summary', { hasText: 'Có nội dung chưa đúng' }).click();
  expect(await page.locator('[data-field=fatherName]').isVisible()).toBe(false);
  await page.locator('input[name=parentage][value=known]').check();
  await send(page);
  expect(await page.locator('main').innerText()).toContain('có thêm câu hỏi bên dưới');
  expect(await page.locator('.govuk-error-summary').count()).toBe(0);
  expect(await page.locator('[data-field=fatherName]').isVisible()).toBe(true);
  expect(await page.locator('[data-field=marriageNumber]').isVisible()).toBe(false);
  await page.locator('input[name=fatherBy][value=married]').check();
  await fill(page, father);
  await send(page);
  expect(await page.locator('[data-field=marriageNumber]').isVisible()).toBe(true);
  await send(page);
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('Giấy chứng nhận kết hôn');
  await fill(page, { ...married, ...wedding });
  await send(page);
  await page.waitForURL((url) => url.pathname === `/my/dossiers/${id}`);
  const { answers, draft } = await stateOf(id);
  expect(draft).toBeUndefined();
  expect(answers).toMatchObject({ parentage: 'known', fatherBy: 'married', fatherName: 'Trần Văn Bình' });
  await page.context().close();
});

it('with scripts they come at once, and what needs a paper says that it is another request, and how', async () => {
  const id = await drafted();
  const page = await open('an');
  await page.goto(`${site.url}/my/dossiers/${id}/draft`);
  await page.locator('summary', { hasText: 'Có nội dung chưa đúng' }).click();
  await page.waitForLoadState('networkidle');
  await choose(page, 'parentage', 'known');
  await page.locator('[data-field=fatherName]').waitFor({ state: 'visible' });
  await choose(page, 'fatherBy', 'recognised');
  await page.locator('[data-field=recognitionNumber]').waitFor({ state: 'visible' });
  await choose(page, 'recognitionBy', 'court');
  await fill(page, { ...father, recognitionNumber: '3/2026', recognitionPlace: 'Ủy ban nhân dân phường Hồng Gai' });
  await fill(page, {
    'recognitionDate-day': '20',
    'recognitionDate-month': '11',
    'recognitionDate-year': '2026',
  });
  await send(page);
  const said = page.locator('.govuk-error-summary');
  await said.waitFor();
  expect(await said.innerText()).toMatch(/cần thêm giấy tờ.*rút hồ sơ này trước 23:59 26\/11\/2026.*nộp hồ sơ mới/s);
  expect((await stateOf(id)).draft).toBeDefined();
  // What was typed stays, and the other answer is sent at once.
  expect(await page.locator('#fatherName').inputValue()).toBe('Trần Văn Bình');
  await choose(page, 'fatherBy', 'married');
  await fill(page, { ...married, ...wedding });
  await send(page);
  await page.waitForURL((url) => url.pathname === `/my/dossiers/${id}`);
  expect((await stateOf(id)).answers).toMatchObject({ fatherBy: 'married' });
  expect((await stateOf(id)).answers['recognitionNumber']).toBeUndefined();
  await page.context().close();
});
