/** In a real browser: what a register fills in. Where it has several plots one is to be named, and what it has wrongly is put right in a supplement. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import type { RegisterEntry } from '#spine/store.ts';
import { pdfOf } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';
import { holder, houseAnswers, partyOf, person } from '../support/platform.ts';

const PERMIT = '1.013225';
const [CAM_PHA, HONG_GAI] = ['06793', '06685'];
const [HELD, OTHER] = ['Thửa 77, tờ bản đồ 31', 'Thửa 78, tờ bản đồ 31'];
const { site, open } = sitePages({ scripts: false, timeout: 25_000 });

let entries = 0;
const entry = (who: string, landPlot: string, commune = CAM_PHA): RegisterEntry => ({
  register: 'land-right',
  subject: partyOf(who).idNumber,
  data: { landPlot, certificateNumber: `AA ${landPlot.match(/\d+/)![0]}`, commune },
  trueSince: '2026-01-01',
  knownSince: '2026-01-01T00:00:00Z',
  origin: `01a21037-e81f-735f-9b25-9756b2475cd${++entries}#7`,
});

async function draftOf(page: Page): Promise<string> {
  await page.goto(`${site.url}/apply/${PERMIT}`);
  await page.selectOption('#place', CAM_PHA);
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/drafts\/[0-9a-f-]{36}/);
  return /drafts\/[0-9a-f-]{36}/.exec(page.url())![0];
}

describe('of somebody with several plots in the commune', () => {
  it.each([
    ['one question a page', true, 'dung', 77],
    ['whole sections', false, 'cuc', 87],
  ] as const)(
    '%s: the form lists them, and fills in what goes with the one that is named',
    async (_how, phone, who, n) => {
      const plot = (at: number) => `Thửa ${at}, tờ bản đồ 31`;
      const away = entry(who, plot(n + 2), HONG_GAI);
      await site.running.system.platform.store.loadEntries([entry(who, plot(n)), entry(who, plot(n + 1)), away]);
      const page = await open(who, { phone });
      const draft = await draftOf(page);
      await page.goto(`${site.url}/${draft}/land?questions=${phone ? 'one' : 'all'}`);
      const hint = await page.innerText('#landPlot-hint');
      expect(hint).toContain(`Sổ địa chính ghi nhiều thửa đất của Ông/Bà ở đây: ${plot(n)}; ${plot(n + 1)}.`);
      expect(hint).not.toContain(plot(n + 2));
      // What is to be written, besides.
      expect(hint).toContain('ví dụ: Thửa 21');
      await page.fill('#landPlot', plot(n + 1));
      if (!phone) {
        await page.selectOption('[name=landAddress-place]', { label: 'Phường Cẩm Phả, thành phố Quảng Ninh' });
        await page.fill('[name=landAddress-street]', '12 đường Trần Phú');
        await page.fill('#landAreaM2', '100');
        await page.check('input[name=plannedArea][value=yes]');
      }
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tiếp tục' }).click()]);
      expect(await page.locator('.govuk-error-summary').count()).toBe(0);
      // One question a page: what the register fills in is looked at next, not the beginning again.
      if (phone) expect(await page.innerText('main')).toContain(`AA ${n + 1}`);
      await page.goto(`${site.url}/${draft}/land?questions=all`);
      const main = await page.innerText('main');
      // What else the register says of that plot, and of no other, is there and not asked for.
      expect(main).toContain(`AA ${n + 1}`);
      expect(main).not.toContain(`AA ${n};`);
      // They may still name another.
      expect(await page.innerText('#landPlot-hint')).toContain(plot(n));
    },
  );
});

describe('a supplement of what a register has wrongly', () => {
  it('is asked for by the officer as that, and what the applicant writes stands in its place', async () => {
    const { platform } = site.running.system;
    await platform.store.loadEntries([entry('binh', HELD)]);
    const { landPlot: _, ...answers } = houseAnswers as Record<string, unknown>;
    const draft = {
      ...({ act: 'draft-dossier', channel: 'online', applicant: partyOf('binh'), place: CAM_PHA } as const),
      receivingUnit: `${CAM_PHA}-mc`,
      answers,
      components: ['form', 'drawings'].map((component) => ({ component, originals: 1, copies: 1 })),
    };
    const binh = person('binh');
    const { dossierId: id } = must(await startDossier(platform, PERMIT, draft, binh));
    must(await perform(platform, id, { act: 'submit-dossier' }, binh));
    must(await perform(platform, id, { act: 'receive-dossier' }, holder(`${CAM_PHA}-mc`, 'counter')));
    const [task] = (await platform.store.load(id))!.state.tasks;
    const officer = await open(holder(task.unit, task.post).id);
    await officer.goto(`${site.url}/office/dossiers/${id}`);
    const form = officer.locator('#act-request-supplement');

    for (const summary of await form.locator('summary').all()) await summary.click();
    await form.locator('input[name=item][value=landPlot]').check();
    await form
      .locator('#reason-landPlot, [name=reason-landPlot]')
      .fill('Sổ ghi thửa của người khác, thửa xây nhà là thửa 78');
    await form.locator('[name=contactPhone]').fill('0203 3123 456');
    await form.locator('button[type=submit]').click();

    const page = await open('binh', { scripts: true });
    await page.goto(`${site.url}/my/dossiers/${id}`);
    const supplement = page.locator('form[action*=supplement]');
    expect(await page.innerText('#landPlot-hint')).toContain(`Sổ địa chính ghi: ${HELD}.`);
    const send = () => Promise.all([page.waitForEvent('load'), supplement.locator('button[type=submit]').click()]);
    await supplement.locator('#landPlot').fill(OTHER);
    await send();
    // The entry was of another plot: neither its certificate nor its proof is of this dossier.
    expect(await page.innerText('.govuk-error-summary')).toContain('Một loại giấy tờ hợp pháp về đất đai');
    await supplement.locator('input[type=file][name=land-paper]').setInputFiles({
      name: 'so.pdf',
      mimeType: 'application/pdf',
      buffer: await pdfOf('Giấy chứng nhận quyền sử dụng đất'),
    });
    await page.getByText('Đã lưu: so.pdf. Chưa nộp').waitFor();
    await page.getByText('Đã lưu lúc').waitFor();
    // Whatever becomes of the page, what was typed and has arrived is there, and what the answers brought up; it is nobody's draft of an application.
    await page.goto(`${site.url}/my/drafts`);
    expect(await page.locator('main a[href^="/drafts/"]').count()).toBe(0);
    await page.goto(`${site.url}/my/dossiers/${id}`);
    expect(await page.inputValue('#landPlot')).toBe(OTHER);
    expect(await supplement.innerText()).toContain('Đã có: so.pdf');
    await supplement.locator('#certificateNumber').fill('AA 78');
    await send();
    expect(await page.innerText('.govuk-notification-banner')).toContain('Đã gửi bổ sung');
    const { answers: now, provenance, components } = (await platform.store.load(id))!.state;
    expect(now).toMatchObject({ landPlot: OTHER, certificateNumber: 'AA 78' });
    expect(provenance).not.toHaveProperty('certificateNumber');
    expect(provenance['landPlot']).toMatchObject({ contested: true, held: HELD });
    expect(components.find(({ component }) => component === 'land-paper')).not.toHaveProperty('register');
    await officer.goto(`${site.url}/office/dossiers/${id}`);
    expect(await officer.innerText('main')).toContain(OTHER);
    // Sent again, as after Back.
    const again = await page.request.post(`${site.url}/my/dossiers/${id}/supplement`, {
      multipart: { _token: (await page.locator('body').getAttribute('data-token'))!, landPlot: OTHER },
      headers: { 'sec-fetch-site': 'same-origin' },
      maxRedirects: 0,
    });
    expect([again.status(), again.headers()['location']]).toEqual([303, `/my/dossiers/${id}`]);
    await page.reload();
    expect(await page.innerText('.govuk-notification-banner')).toContain('đã được ghi nhận từ trước');
    // Nothing is asked for any more, and nothing is kept for it.
    const late = await page.request.post(`${site.url}/my/dossiers/${id}/supplement/taken`, {
      form: { _token: (await page.locator('body').getAttribute('data-token'))!, field: 'land-paper', sent: 'x' },
    });
    expect(late.status()).toBe(409);
    const { rows } = await site.running.system.pool.query(
      `SELECT id FROM motcua.form_draft WHERE data ->> 'supplementOf' = $1`,
      [id],
    );
    expect(rows).toEqual([]);
  });
});
