/** For a file of tests in a browser: the site and the browser, there from before its tests until after them, and pages of the site. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Settings } from '#main/settings.ts';
import { launchBrowser, PHONE } from './browser.ts';
import { openSite, type Site, signIn } from './site.ts';

/** How a page is opened: a context of the browser, and what is its own. */
export interface PageOptions extends Omit<BrowserContextOptions, 'javaScriptEnabled'> {
  /** As they are where nobody says otherwise: on. */
  scripts?: boolean;
  phone?: boolean;
  /** Where signing in leads. */
  to?: string;
  /** How long one waits on the page, in milliseconds. */
  timeout?: number;
}

export interface SiteOptions extends PageOptions {
  settings?: Partial<Settings>;
  /** When the clock of the site begins. */
  start?: string;
}

/** Called once at the head of a file; what is given holds for every page that does not say otherwise. */
export function sitePages({ settings, start, ...given }: SiteOptions = {}) {
  let opened: Site;
  let browser: Browser;
  beforeAll(async () => {
    [opened, browser] = await Promise.all([openSite(settings, start), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await opened?.close();
  });

  /** A page in a context of its own, signed in where somebody is named. */
  async function open(as?: string, options: PageOptions = {}): Promise<Page> {
    const { scripts = true, phone, to, timeout, ...context } = { ...given, ...options };
    const page = await (
      await browser.newContext({ ...context, ...(phone && PHONE), javaScriptEnabled: scripts })
    ).newPage();
    if (timeout) page.setDefaultTimeout(timeout);
    if (as) await signIn(page, site, as, to);
    return page;
  }

  /** What the page says to them, looked at once. */
  async function textOf(as: string, path: string): Promise<string> {
    const page = await open(as);
    await page.goto(`${site.url}${path}`);
    const text = await page.locator('main').innerText();
    await page.context().close();
    return text;
  }

  const site = {
    get url() {
      return opened.url;
    },
    get running() {
      return opened.running;
    },
  };
  const stateOf = async (id: string) => (await site.running.system.platform.store.load(id))!.state;
  return { site, open, textOf, stateOf };
}
