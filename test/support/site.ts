/** The whole site for a browser: the real server on a database of its own, on a working morning. */
import type { Page } from 'playwright-core';
import { type Running, startServer } from '#main/serve.ts';
import type { Settings } from '#main/settings.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { type Hand, pointer } from './hand.ts';
import { local } from './platform.ts';

export interface Site {
  url: string;
  running: Running;
  close(): Promise<void>;
}

export async function openSite(more: Partial<Settings> = {}, start = '2026-11-25T08:00'): Promise<Site> {
  const database: TestDatabase = await testDatabase();
  const from = local(start).epochMilliseconds;
  const started = Date.now();
  const running = await startServer(
    { ...database.settings, port: 0, host: '127.0.0.1', workers: 1, ...more },
    () => from + (Date.now() - started),
  );
  return {
    url: running.baseUrl,
    running,
    close: async () => {
      await running.stop();
      await database.drop();
    },
  };
}

/** Signs in through the provider's page, as a person does. */
export async function signIn(
  page: Page,
  site: { url: string },
  person: string,
  to = '',
  hand: Hand = pointer,
): Promise<void> {
  await page.goto(`${site.url}/sign-in?to=${encodeURIComponent(to)}`);
  const own = page.locator(`form:has(input[name=person][value="${person}"]) button`);
  if (await own.count()) await hand.press(own);
  else {
    await hand.type(page.locator('input#person'), person);
    await hand.press(page.locator('form:has(input#person) button'));
  }
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in') && !url.pathname.startsWith('/oidc'));
}
