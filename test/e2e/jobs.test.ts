/** What the machine could not do: seen by who runs the installation and by nobody else, with the reason, and tried again from there. */
import { describe, expect, it } from 'vitest';
import { jobsDeskOf, listJobs, retryJobs } from '#main/jobs-command.ts';
import { sitePages } from '../support/pages.ts';

const { site, open, textOf } = sitePages({
  settings: { workers: 0 },
  viewport: { width: 1280, height: 860 },
  to: '/office',
});

const gaveUp = (task: string, key: string, error: string) =>
  site.running.system.pool
    .query(
      `WITH added AS (SELECT graphile_worker.add_job($1, '{}', job_key => $2, run_at => '2026-11-25Z', max_attempts => 2))
     SELECT count(*) FROM added`,
      [task, key],
    )
    .then(() =>
      site.running.system.pool.query(
        'UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = $2 WHERE key = $1',
        [key, error],
      ),
    );
const attempts = async (key: string) =>
  (
    await site.running.system.pool.query<{ attempts: number }>(
      'SELECT attempts::int AS attempts FROM graphile_worker._private_jobs WHERE key = $1',
      [key],
    )
  ).rows[0].attempts;

describe('a job that gave up', () => {
  it('stands on the page with its reason until it is tried again, one or all of them', async () => {
    expect(await textOf('province.administrator', '/office/jobs')).toContain('Không có việc nào bị bỏ dở');
    await gaveUp('sign-result', 'sign:one', 'The signing service has no key of Nguyễn Hải Sơn.');
    await gaveUp('task-of-before', 'old:two', 'it broke');
    await gaveUp('notify', 'notify:three', 'it broke');
    const page = await open('province.administrator');
    await page.getByRole('link', { name: 'Việc tự động' }).click();
    const main = page.locator('main');
    for (const text of ['Đã thử hết số lần: 3', 'Ký số kết quả', 'sign:one', 'has no key of', 'task-of-before'])
      await main.getByText(text).first().waitFor();
    await main.locator('li', { hasText: 'sign:one' }).getByRole('button', { name: 'Thử lại' }).click();
    await main.getByText('Hệ thống sẽ thử lại ngay').waitFor();
    expect(await attempts('sign:one')).toBe(0);
    expect(await attempts('old:two')).toBe(2);
    await main.getByRole('button', { name: 'Thử lại tất cả' }).click();
    await main.getByText('Không có việc nào bị bỏ dở').waitFor();
    expect(await attempts('old:two')).toBe(0);
    await page.context().close();
  });

  it('is listed and tried again by the command', async () => {
    await gaveUp('index-papers', 'index:four', 'no room');
    await gaveUp('index-papers', 'index:five', 'no room');
    const desk = jobsDeskOf(site.running.system);
    const said: string[] = [];
    const print = (text: string) => void said.push(text);
    expect(await listJobs(desk, false, print)).toBe(1);
    expect(said.join('\n')).toMatch(/index-papers {2}index:four {2}2 tries, the last .*: no room/);
    said.length = 0;
    await listJobs(desk, true, print);
    const { count, givenUp } = JSON.parse(said[0]) as { count: number; givenUp: { id: string; key: string }[] };
    expect([count, givenUp.map(({ key }) => key).sort()]).toEqual([2, ['index:five', 'index:four']]);
    expect(await retryJobs(desk, { id: '999999' }, print)).toBe(1);
    expect(await retryJobs(desk, { id: givenUp[0].id }, print)).toBe(0);
    expect(await retryJobs(desk, { task: 'index-papers' }, print)).toBe(0);
    expect(await listJobs(desk, true, print)).toBe(0);
  });

  it('is nobody else’s to see or to try', async () => {
    for (const who of ['province.inspector', 'hong-gai.chair']) {
      const page = await open(who);
      expect((await page.goto(`${site.url}/office/jobs`))!.status()).toBe(403);
      const posted = await page.evaluate(async () => {
        const body = new URLSearchParams({ _token: document.body.dataset['token'] ?? '', all: 'yes' });
        return (await fetch('/office/jobs', { method: 'POST', body })).status;
      });
      expect(posted).toBe(403);
      expect(await page.getByRole('link', { name: 'Việc tự động' }).count()).toBe(0);
      await page.context().close();
    }
  });
});

describe('who does not answer', () => {
  it('stands there with what waits, and is asked at once when somebody says so', async () => {
    const { pool } = site.running.system;
    await pool.query(
      "INSERT INTO motcua.breaker (target, failures, opened_at, next_at, step, error) VALUES ('sms', 7, '2026-11-25Z', '2099-01-01Z', 6, 'the gateway says 503')",
    );
    const page = await open('province.administrator');
    await page.goto(`${site.url}/office/jobs`);
    const row = page.locator('tr', { hasText: 'Cổng tin nhắn SMS' });
    await row.getByText('the gateway says 503').waitFor();
    await page.getByRole('button', { name: 'Hỏi lại ngay' }).click();
    await page.getByText('Hệ thống sẽ thử lại ngay').waitFor();
    const { rows } = await pool.query<{ step: number; soon: boolean }>(
      "SELECT step, next_at < '2098-01-01Z' AS soon FROM motcua.breaker WHERE target = 'sms'",
    );
    expect(rows).toEqual([{ step: 0, soon: true }]);
    await page.context().close();
  });
});
