/** One application in two tabs: nothing that one of them saved is overwritten by an older page of the other, and that is said. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdfOf } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';
import { type Facts, prepareScenes } from '../support/scenes.ts';

const { site, open } = sitePages({ timeout: 25_000 });
let facts: Facts;
beforeAll(async () => {
  facts = await prepareScenes(site.running.system);
}, 60_000);

const go = (page: Page) => page.getByRole('button', { name: 'Tiếp tục' }).click();
const name = (page: Page) => page.locator('[name=childName]');

async function twoTabs(scripts: boolean, path = 'child'): Promise<{ id: string; old: Page; other: Page }> {
  const old = await open('an', { scripts });
  await old.goto(`${site.url}/apply/1.001193`);
  await old.selectOption('#place', '06685');
  await go(old);
  await old.waitForURL(/drafts\/[0-9a-f-]{36}/);
  const id = /drafts\/([0-9a-f-]{36})/.exec(old.url())![1];
  const other = await old.context().newPage();
  for (const page of [old, other]) await page.goto(`${site.url}/drafts/${id}/${path}`);
  return { id, old, other };
}

describe.each([false, true])('an older page of the same application, with scripts: %s', (scripts) => {
  it('is not saved over newer answers: both are shown, and the person chooses', async () => {
    const { id, old, other } = await twoTabs(scripts);
    await name(other).fill('Nguyễn Mới');
    await go(other);
    await name(old).fill('Nguyễn Cũ');
    await go(old);
    const told = old.locator('.govuk-error-summary');
    expect(await told.innerText()).toContain('một trang khác đã lưu «Nguyễn Mới»');
    expect(await name(old).inputValue()).toBe('Nguyễn Cũ');
    const third = await old.context().newPage();
    await third.goto(`${site.url}/drafts/${id}/child`);
    expect(await name(third).inputValue()).toBe('Nguyễn Mới');
    // Having seen it, they may save it all the same; or take what is saved.
    await go(old);
    await third.reload();
    expect(await name(third).inputValue()).toBe('Nguyễn Cũ');
    await name(third).fill('Nguyễn Ba');
    await go(third);
    await name(old).fill('Nguyễn Bốn');
    await go(old);
    await old.getByRole('link', { name: 'tiếp tục với câu trả lời đang lưu' }).click();
    await old.waitForURL((url) => url.pathname.endsWith('/child'));
    expect(await name(old).inputValue()).toBe('Nguyễn Ba');
  });

  it('keeps what the other tab alone has changed', async () => {
    const { id, old, other } = await twoTabs(scripts);
    await name(other).fill('Nguyễn Mới');
    await go(other);
    await old.locator('[name=childDateOfBirth-day]').fill('3');
    await go(old);
    await other.goto(`${site.url}/drafts/${id}/child`);
    expect(await name(other).inputValue()).toBe('Nguyễn Mới');
    expect(await other.locator('[name=childDateOfBirth-day]').inputValue()).toMatch(/^0?3$/);
  });

  it('is the same tab after Back', async () => {
    const { old } = await twoTabs(scripts);
    for (const said of ['Nguyễn Một', 'Nguyễn Hai', 'Nguyễn Ba']) {
      await name(old).fill(said);
      await go(old);
      await old.waitForLoadState();
      expect(await old.locator('.govuk-error-summary').filter({ hasText: 'một trang khác' }).count()).toBe(0);
      await old.goBack();
    }
  });

  it('is told of when another is begun, and goes on from there; a file of it can be taken out again', async () => {
    const { id, old } = await twoTabs(scripts, 'papers');
    await old
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'nham.pdf', mimeType: 'application/pdf', buffer: await pdfOf('nham') });
    await old.getByRole('button', { name: 'Để sau' }).click();
    await old.waitForURL(`${site.url}/my/drafts`);
    await old.goto(`${site.url}/apply/1.001193`);
    await old.getByRole('link', { name: 'Làm tiếp hồ sơ đang khai' }).first().click();
    await old.waitForURL((url) => url.pathname.startsWith(`/drafts/${id}/`));
    await old.goto(`${site.url}/drafts/${id}/papers`);
    expect(await old.locator('main').innerText()).toContain('Đã có: nham.pdf');
    await old.getByRole('button', { name: 'Bỏ tệp này' }).click();
    await old.locator('.govuk-notification-banner').waitFor();
    expect(old.url()).toBe(`${site.url}/drafts/${id}/papers`);
    expect(await old.locator('main').innerText()).not.toContain('nham.pdf');
    expect(await old.getByRole('button', { name: 'Bỏ tệp này' }).count()).toBe(0);
  });

  it('says the same of how the result is to come, of papers and of the last page', async () => {
    const { id, old, other } = await twoTabs(scripts, 'delivery');
    await other.locator('[value=online]').check();
    await go(other);
    await old.locator('[value=counter]').check();
    await go(old);
    expect(await old.locator('.govuk-error-summary').innerText()).toContain('Lần ghi này không được lưu');
    expect(await old.locator('[value=online]').isChecked()).toBe(true);
    for (const page of [old, other]) await page.goto(`${site.url}/drafts/${id}/papers`);
    for (const [page, file] of [
      [other, 'moi.pdf'],
      [old, 'cu.pdf'],
    ] as const) {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: file, mimeType: 'application/pdf', buffer: await pdfOf(file) });
      // With scripts the older page is told at the field as the file arrives, with nothing pressed.
      if (page === other || !scripts) await page.getByRole('button', { name: 'Để sau' }).click();
      if (page === other) await page.waitForURL(`${site.url}/my/drafts`);
    }
    const told = old.locator('.govuk-error-summary');
    // With scripts at the field, before the form is sent.
    await expect
      .poll(() => old.locator('main').innerText(), { timeout: 25_000 })
      .toMatch(/một trang khác đã tải lên «.?moi\.pdf.?»/u);
    await old.goto(`${site.url}/drafts/${id}/review`);
    await other.goto(`${site.url}/drafts/${id}/place`);
    await other.selectOption('#place', '06793');
    await go(other);
    await old.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await told.getByText('Chưa nộp: nội dung đã được sửa từ một trang khác').waitFor();
  });

  it('of an application that was handed in meanwhile says that nothing was saved, and leads there', async () => {
    const { id, old } = await twoTabs(scripts);
    await site.running.system.pool.query(
      `UPDATE motcua.form_draft SET data = jsonb_build_object('done', true, 'dossierId', $2::text, 'applicant', data::jsonb -> 'applicant', 'answers', '{}'::jsonb, 'papers', '{}'::jsonb) WHERE id = $1`,
      [id, facts.open],
    );
    await name(old).fill('Nguyễn Muộn');
    if (scripts) await old.getByText('lần ghi này không được lưu').waitFor();
    await go(old);
    await old.getByRole('heading', { name: 'Hồ sơ đã nộp, lần ghi này không được lưu' }).waitFor();
    await old.getByRole('link', { name: 'Mở hồ sơ đã nộp' }).click();
    await old.waitForURL(`${site.url}/my/dossiers/${facts.open}`);
  });
});

it('says while one types that another tab has saved it otherwise, and keeps nothing to come back over it', async () => {
  const { id, old, other } = await twoTabs(true);
  await name(other).fill('Nguyễn Mới');
  await go(other);
  await name(old).fill('Nguyễn Cũ');
  await old.getByText('Chưa lưu: câu trả lời của trang này vừa được lưu khác đi').waitFor();
  await old.goto(`${site.url}/drafts/${id}/child`);
  expect(await name(old).inputValue()).toBe('Nguyễn Mới');
});
