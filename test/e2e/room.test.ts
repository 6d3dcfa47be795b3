/** A disk that is nearly full: people learn at the field why their paper was not taken and lose nothing they typed; and who watches sees it. */
import { describe, expect, it } from 'vitest';
import { pdfOf } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';

const metricsToken = 'a-token-of-more-than-24-letters';
const { site, open } = sitePages({ settings: { workers: 0, minFreeBytes: 2 ** 60, metricsToken } });

describe('a disk that is nearly full', () => {
  it('is said by /health, which serves on', async () => {
    const health = await fetch(`${site.url}/health`);
    expect([health.status, await health.json()]).toMatchObject([200, { status: 'degraded', amiss: ['no-room'] }]);
    const figures = await fetch(`${site.url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
    const text = await figures.text();
    for (const line of [/^motcua_part_state\{part="disk",state="degraded"\} 1$/m, /^motcua_disk_free_bytes [1-9]\d+$/m])
      expect(text).toMatch(line);
    for (const pool of ['record', 'writers', 'jobs']) expect(text).toContain(`motcua_pool_waiting{pool="${pool}"} 0`);
    expect((await fetch(`${site.url}/metrics`)).status).toBe(401);
  });

  it.each([true, false])('takes no paper, with a word at its field (scripts: %s)', async (scripts) => {
    const page = await open('an', { scripts });
    await page.goto(`${site.url}/apply/1.001193`);
    await page.selectOption('#place', '06685');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.waitForURL(/drafts\/[0-9a-f-]{36}/);
    const id = /drafts\/([0-9a-f-]{36})/.exec(page.url())![1];
    await page.goto(`${site.url}/drafts/${id}/papers`);
    const sent: number[] = [];
    page.on('response', (response) => void (response.request().method() === 'POST' && sent.push(response.status())));
    const buffer = await pdfOf('Giấy chứng sinh');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'giay.pdf', mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.getByText('máy chủ sắp hết chỗ lưu').first().waitFor();
    expect(new Set(sent)).toEqual(new Set([507]));
    expect(sent).toHaveLength(scripts ? 2 : 1);
    await page.context().close();
  });
});
