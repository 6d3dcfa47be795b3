/** `npm run lighthouse`: portal pages on a throttled phone; fails below 98 in performance, accessibility or best practices. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import lighthouse from 'lighthouse';
import { chromium as playwright } from 'playwright-core';
import { startServer } from '#main/serve.ts';

const LEAST = 98;
const DEBUG_PORT = 9_333;
const PATHS = ['/', '/find?q=khai+sinh', '/procedures/1.001193', '/track', '/help'];

const home = mkdtempSync(join(tmpdir(), 'motcua-lighthouse-'));
const running = await startServer({
  port: 0,
  host: '127.0.0.1',
  home,
  province: 'quang-ninh',
  poolSize: 8,
  workers: 0,
});
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [
    `--remote-debugging-port=${DEBUG_PORT}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--no-sandbox',
  ],
});
let low = 0;
try {
  for (const path of PATHS) {
    const result = await lighthouse(running.baseUrl + path, {
      port: DEBUG_PORT,
      onlyCategories: ['performance', 'accessibility', 'best-practices'],
      logLevel: 'error',
    });
    const scores = Object.values(result!.lhr.categories).map(
      (one) => [one.title, Math.round((one.score ?? 0) * 100)] as const,
    );
    process.stdout.write(`${path.padEnd(26)} ${scores.map(([title, score]) => `${title} ${score}`).join('   ')}\n`);
    for (const [title, score] of scores)
      if (score < LEAST) {
        low++;
        for (const audit of Object.values(result!.lhr.audits))
          if (audit.score !== null && audit.score < 0.9)
            process.stdout.write(`    ${title}: ${audit.id} ${audit.displayValue ?? ''}\n`);
      }
  }
} finally {
  await browser.close();
  await running.stop();
  rmSync(home, { recursive: true, force: true });
}
process.exit(low ? 1 : 0);
