/**
 * Every page with something on it: axe finds nothing, light and dark; 320 px and text twice as large lose nothing, in every language;
 * no page shows the id that a pack gives to a document of law, people read its name.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/outcome.ts';
import { violations, violationsNow } from '../support/axe.ts';
import { sitePages } from '../support/pages.ts';
import { shipped } from '../support/platform.ts';
import { type Facts, prepare, prepareScenes, scenes } from '../support/scenes.ts';

const { site, open } = sitePages({ viewport: { width: 1280, height: 900 } });
let facts: Facts;
const pages = new Map<string, Page>();
const NOBODY: Facts = {
  open: '',
  asked: '',
  done: '',
  doneCode: '',
  unpaid: '',
  consulted: '',
  fund: '',
  certificate: '',
  sign: '',
  unfit: '',
  drafts: { birth: '', land: '', shop: '' },
};

beforeAll(async () => {
  facts = await prepareScenes(site.running.system);
});

async function pageOf(as: string | undefined): Promise<Page> {
  const key = as ?? '';
  let page = pages.get(key);
  if (!page) {
    page = await open(as);
    pages.set(key, page);
  }
  return page;
}

/** The one rule that hangs on light and dark. */
const COLOURS = 'color-contrast';
const [FIRST] = LANGUAGES;
/** `npm run axe`: in every language, and all rules in the dark, too. In `npm test` in one: the page is built alike in every language. */
const IN_ALL = process.env['MODE'] === 'axe';

/** Light by all rules, then dark. */
async function bothWays(page: Page): Promise<string[]> {
  const light = await violations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await violationsNow(page, IN_ALL ? undefined : [COLOURS])).map((one) => `dark ${one}`)];
}

/** What sticks out of the page to the right, but for what scrolls by itself. */
const sticksOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { right, width } = element.getBoundingClientRect();
        return (
          width > 0 &&
          right > innerWidth + 1 &&
          !element.closest('.mc-scroll, .mc-viewer, .mc-diagram, .govuk-visually-hidden')
        );
      })
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 160)),
  );

const LAW_IDS = [...new Set([...shipped.values()].flatMap((pack) => Object.keys(pack.manifest.law)))];
const A_LAW_ID = new RegExp(`(?<![\\w/-])(?:${LAW_IDS.join('|')})(?![\\w-])`, 'g');
/** The inspector reads events as they are stored, with their hashes. */
const AS_STORED = /\/chain$/;

/** Ids of documents of law in what the page says, also where it is folded away. */
async function lawIds(page: Page, path: string): Promise<string[]> {
  if (AS_STORED.test(path)) return [];
  const texts = await page.locator('main').allTextContents();
  expect(texts.join(' ').trim()).not.toBe('');
  return texts.flatMap((text) => [...text.matchAll(A_LAW_ID)].map(([id]) => `id of a document of law: ${id}`));
}

describe.each(scenes(NOBODY).map((scene, i) => [scene.name, i] as const))('%s', (_, i) => {
  it.each(LANGUAGES)('is usable in %s', async (language) => {
    const scene = scenes(facts)[i];
    const { path, as } = scene;
    const page = await pageOf(as);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(`${site.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    await prepare(page, scene);
    const found = language === FIRST || IN_ALL ? await bothWays(page) : [];
    if (!(await page.locator('.mc-demo').isVisible())) found.push('says nowhere that it is a demo');
    if (language === FIRST) {
      found.push(...(await lawIds(page, path)));
      for (const empty of await page
        .locator('main dl:not(:has(dt)), main ul:not(:has(li)), main tbody:not(:has(tr))')
        .all())
        found.push(`nothing under its heading: ${await empty.evaluate((list) => list.outerHTML.slice(0, 160))}`);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    found.push(...(await sticksOut(page)).map((one) => `320 px: ${one}`));
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    found.push(...(await sticksOut(page)).map((one) => `200 %: ${one}`));
    if (found.length) expect.fail(found.join('\n'));
  });
});
