/** No page and no paper on screen shows the id that a pack gives to a document of law: people read its name. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { shipped } from '../support/platform.ts';
import { type Facts, prepareScenes, scenes } from '../support/scenes.ts';
import { openSite, type Site, signIn } from '../support/site.ts';

let site: Site;
let browser: Browser;
let facts: Facts;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
  facts = await prepareScenes(site.running.system);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const IDS = [...new Set([...shipped.values()].flatMap((pack) => Object.keys(pack.manifest.law)))];
const SHOWN = new RegExp(`(?<![\\w/-])(?:${IDS.join('|')})(?![\\w-])`, 'g');
/** The inspector reads events as they are stored, with their hashes. */
const AS_STORED = /\/chain$/;

it('shows no id of a document of law', async () => {
  const pages = new Map<string, Page>();
  const found: string[] = [];
  for (const { name, path, as = '' } of scenes(facts)) {
    if (AS_STORED.test(path)) continue;
    let page = pages.get(as);
    if (!page) {
      page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      if (as) await signIn(page, site, as);
      pages.set(as, page);
    }
    await page.goto(site.url + path);
    // Also what is folded away.
    const text = await page.locator('main').evaluateAll((all) => all.map((one) => one.textContent).join(' '));
    for (const [id] of text.matchAll(SHOWN)) found.push(`${name}: ${id}`);
  }
  expect(pages.size).toBeGreaterThan(5);
  expect(found).toEqual([]);
});
