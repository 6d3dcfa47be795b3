/** A database from before heads gave the opinions of their units, with questions that are open: opened by the server of today, in a browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { type Running, startServer } from '#main/serve.ts';
import { houseSubmitted } from '../support/begun.ts';
import { launchBrowser } from '../support/browser.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { holder, local } from '../support/platform.ts';
import { work } from '../support/scenes.ts';
import { signIn } from '../support/site.ts';

const [ASKED, OTHER] = ['so-xay-dung', 'so-nong-nghiep-moi-truong'];
let database: TestDatabase;
let running: Running;
let browser: Browser;
let id: string;

const begun = Date.now();
const serve = () =>
  startServer(
    { ...database.settings, port: 0, host: '127.0.0.1', workers: 1 },
    () => local('2026-11-25T08:00').epochMilliseconds + (Date.now() - begun),
  );

beforeAll(async () => {
  [database, browser] = await Promise.all([testDatabase(), launchBrowser()]);
  const before = await serve();
  const { platform } = before.system;
  id = await houseSubmitted({ platform });
  await work(platform, id);
  const [task] = (await platform.store.load(id))!.state.tasks;
  const question = 'Đề nghị cho ý kiến về quy hoạch và môi trường';
  must(
    await perform(platform, id, { act: 'consult-unit', units: [ASKED, OTHER], question }, holder(task.unit, task.post)),
  );
  await before.stop();
  // As it was kept then: in the list, in the state as saved, and in the event.
  const { owner } = database;
  await owner.query("UPDATE motcua.task SET post = 'specialist' WHERE act = 'answer-consultation'");
  await owner.query(
    `UPDATE motcua.dossier SET state = replace(state, '"post":"head"', '"post":"specialist"') WHERE id = $1`,
    [id],
  );
  await owner.query(
    `UPDATE motcua.dossier_event SET body = replace(body::text, '"post":"head"', '"post":"specialist"')::json WHERE dossier_id = $1 AND body ->> 'type' = 'unit-consulted'`,
    [id],
  );
  await owner.query("DELETE FROM motcua.migration WHERE name = '0031-opinions-by-heads.sql'");
  running = await serve();
});
afterAll(async () => {
  await browser?.close();
  await running?.stop();
  await database?.drop();
});

async function open(as: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(25_000);
  await signIn(page, { url: running.baseUrl }, as);
  return page;
}

it('lists a question with the head, who answers it; with nobody else of the unit', async () => {
  const { platform } = running.system;
  const { state } = (await platform.store.load(id))!;
  expect(state.consultations.map(({ post }) => post)).toEqual(['specialist', 'specialist']);
  const clerk = await open(holder(ASKED, 'specialist').id);
  await clerk.goto(`${running.baseUrl}/office`);
  expect(await clerk.innerText('main')).not.toContain(state.code);
  await clerk.goto(`${running.baseUrl}/office/dossiers/${id}`);
  expect(await clerk.locator('#act-answer-consultation').count()).toBe(0);
  const head = await open(holder(ASKED, 'head').id);
  await head.goto(`${running.baseUrl}/office`);
  expect(await head.innerText('main')).toContain(state.code);
  await head.goto(`${running.baseUrl}/office/dossiers/${id}`);
  const form = head.locator('#act-answer-consultation');
  await form.locator('input[name=opinion][value=agree]').check();
  await form.locator('textarea').fill('Phù hợp quy hoạch');
  await Promise.all([head.waitForEvent('load'), form.locator('button[type=submit]').click()]);
  const { consultations } = (await platform.store.load(id))!.state;
  expect(consultations).toMatchObject([{ answer: { opinion: 'agree', by: { id: holder(ASKED, 'head').id } } }, {}]);
  await head.goto(`${running.baseUrl}/office`);
  expect(await head.innerText('main')).not.toContain(state.code);
  const other = await open(holder(OTHER, 'head').id);
  await other.goto(`${running.baseUrl}/office`);
  expect(await other.innerText('main')).toContain(state.code);
});
