/** On a phone: a file field speaks the language of the page, with scripts and without; a wide table of a paper is moved by itself. */
import { beforeAll, expect, it } from 'vitest';
import { PHONE } from '../support/browser.ts';
import { sitePages } from '../support/pages.ts';
import { type Facts, prepareScenes } from '../support/scenes.ts';

const { site, open } = sitePages({ ...PHONE, viewport: { width: 360, height: 740 } });
let facts: Facts;

beforeAll(async () => {
  facts = await prepareScenes(site.running.system);
});

const paper = { name: 'giay-chung-sinh.png', mimeType: 'image/png', buffer: Buffer.from('MZ') };

it.each([true, false])('a file field speaks the language of the page, with scripts: %s', async (scripts) => {
  const page = await open(undefined, { scripts });
  await page.goto(`${site.url}/check`);
  const field = page.locator('.mc-file');
  const own = () => field.locator('input').evaluate((input) => getComputedStyle(input).color !== 'rgba(0, 0, 0, 0)');
  expect(await field.locator('.mc-file__button').innerText()).toBe('Chọn tệp');
  // Without scripts the line is the browser's, which alone can name what was chosen.
  const name = field.locator('.mc-file__name');
  expect([await own(), await name.isVisible()]).toEqual([!scripts, scripts]);
  if (scripts) expect(await name.innerText()).toBe('Chưa chọn tệp nào');
  await field.locator('input').setInputFiles(paper);
  if (scripts) expect(await name.innerText()).toBe(paper.name);
});

it('a wide table of a slip is moved by itself, and the page is not', async () => {
  const page = await open('hong-gai.chair', { to: `/office/dossiers/${facts.open}/slips?form=06` });
  const table = page.locator('.mc-paper .mc-scroll').first();
  await table.scrollIntoViewIfNeeded();
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(widths[0]).toBeLessThanOrEqual(widths[1]);
  const moved = await table.evaluate((box) => {
    box.scrollLeft = 10_000;
    const last = box.querySelector('tr:last-child > :last-child')!.getBoundingClientRect();
    return { moved: box.scrollLeft, whole: last.right <= innerWidth };
  });
  expect(moved).toMatchObject({ whole: true });
  expect(moved.moved).toBeGreaterThan(100);
});
