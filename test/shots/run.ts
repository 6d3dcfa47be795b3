/** `npm run shots`: a picture of every page, phone and desktop, in every language, into `tmp/shots`; by name with `-- NAME`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from '#kernel/outcome.ts';
import { startServer } from '#main/serve.ts';
import { launchBrowser } from '../support/browser.ts';
import { prepare, prepareScenes, type Scene, scenes } from '../support/scenes.ts';
import { signIn } from '../support/site.ts';

const wanted = process.argv[2];
const languages = process.env['SHOTS_LANG'] ? [process.env['SHOTS_LANG']] : LANGUAGES;
const folder = join(import.meta.dirname, '..', '..', 'tmp', 'shots');
const home = mkdtempSync(join(tmpdir(), 'motcua-shots-'));
const morning = Date.parse('2026-11-25T08:00:00+07:00');
const started = Date.now();
const running = await startServer(
  { port: 0, host: '127.0.0.1', home, province: 'quang-ninh', poolSize: 8, workers: 1 },
  () => morning + Date.now() - started,
);
const browser = await launchBrowser();
try {
  const facts = await prepareScenes(running.system);
  mkdirSync(folder, { recursive: true });
  const people = Map.groupBy(scenes(facts), (scene: Scene) => scene.as ?? '');
  for (const [as, list] of people)
    for (const [size, viewport] of [
      ['phone', { width: 375, height: 740 }],
      ['desktop', { width: 1280, height: 860 }],
    ] as const) {
      const context = await browser.newContext({ viewport, colorScheme: process.env['SHOTS_DARK'] ? 'dark' : 'light' });
      const page = await context.newPage();
      if (as) await signIn(page, { url: running.baseUrl }, as);
      for (const scene of list) {
        const { name, path } = scene;
        if (wanted && !name.includes(wanted)) continue;
        for (const language of languages) {
          await page.goto(`${running.baseUrl}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
          await page.waitForLoadState('networkidle').catch(() => {});
          await prepare(page, scene);
          await page.screenshot({ path: join(folder, `${name}-${size}-${language}.png`), fullPage: true });
        }
      }
      await context.close();
    }
  process.stdout.write(`Pictures are in ${folder}\n`);
} finally {
  await browser.close();
  await running.stop();
  rmSync(home, { recursive: true, force: true });
}
