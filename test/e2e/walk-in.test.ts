/** Somebody whose dossier was handed in at the counter: what they open with an account, and how they are told without one. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { launchBrowser } from '../support/browser.ts';
import { anotherBirth, officer, partyOf } from '../support/platform.ts';
import { openSite, type Site, signIn } from '../support/site.ts';

const LAN = officer('hong-gai.counter.lan');
let site: Site;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([openSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(as: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(25_000);
  await signIn(page, site, as);
  return page;
}

/** Taken in at the counter by the number alone: no account is named. */
async function takenIn(applicant: { name: string; idNumber: string; address: string; phone?: string }) {
  const { platform } = site.running.system;
  const draft = { act: 'draft-dossier', channel: 'counter', applicant, place: '06685' } as const;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const whole = { ...draft, receivingUnit: '06685-mc', answers: anotherBirth(), components };
  const { dossierId } = must(await startDossier(platform, '1.001193', whole, LAN));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, LAN));
  const { code } = must(await perform(platform, dossierId, { act: 'receive-dossier' }, LAN));
  return { id: dossierId, code: code! };
}

const withoutAccount = (who: string) => {
  const { id: _id, ...party } = partyOf(who);
  return party;
};

describe('a dossier that the counter took in by the number alone', () => {
  it('is listed, opened, read by token and acted on by who signs in with that number proven', async () => {
    const { id, code } = await takenIn(withoutAccount('dung'));
    const page = await open('dung');
    await page.goto(`${site.url}/my/dossiers`);
    expect(await page.content()).toContain(id);
    expect((await page.goto(`${site.url}/my/dossiers/${id}`))?.status()).toBe(200);
    expect(await page.textContent('main')).toContain(code);
    expect((await page.goto(`${site.url}/my/dossiers/${id}/slips`))?.status()).toBe(200);
    const { platform } = site.running.system;
    const dung = { kind: 'citizen', id: 'another-sub', name: 'Lê Quang Dũng', assurance: 2 } as const;
    const asked = { act: 'send-message', topic: 'question', text: 'Bao giờ có kết quả?' } as const;
    expect(await perform(platform, id, asked, dung)).toMatchObject({ code: 'not-permitted' });
    expect(await perform(platform, id, asked, { ...dung, idNumber: '022085000004' })).toHaveProperty('seq');
    await page.context().close();
  });

  it('is shown to nobody at level 1 by the number that they say, nor to another', async () => {
    const { id, code } = await takenIn(withoutAccount('giang'));
    const page = await open('giang');
    await page.goto(`${site.url}/my/dossiers`);
    expect(await page.content()).not.toContain(id);
    expect((await page.goto(`${site.url}/my/dossiers/${id}`))?.status()).toBe(404);
    await page.goto(`${site.url}/messages`);
    expect(await page.textContent('main')).not.toContain(code);
    expect((await page.goto(`${site.url}/messages/settings`))?.status()).toBe(422);
    await page.context().close();
    const other = await open('an');
    expect((await other.goto(`${site.url}/my/dossiers/${id}`))?.status()).toBe(404);
    await other.context().close();
  });
});
