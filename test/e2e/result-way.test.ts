/** In a real browser: how and where a result comes is said on the dossier, and to who has the key without the address; what ended promises nothing. */
import { expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import type { Delivery } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, birthChecked, newborn, partyOf, person } from '../support/platform.ts';
import { work } from '../support/scenes.ts';

const ADDRESS = 'Số 5, khu 2, xã Tiên Yên';
const { site, open } = sitePages({ locale: 'vi-VN', scripts: false });

async function handedIn(delivery: Delivery): Promise<string> {
  const { platform } = site.running.system;
  const draft = {
    act: 'draft-dossier' as const,
    channel: 'online' as const,
    applicant: partyOf('an'),
    place: '06685',
    answers: anotherBirth(),
    components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    delivery,
  };
  const { dossierId } = must(await startDossier(platform, '1.001193', draft, person('an')));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('an')));
  return dossierId;
}

async function issued(id: string): Promise<void> {
  const { platform } = site.running.system;
  const results = { check: birthChecked, population: { personalId: newborn() } };
  for (let i = 0; i < 12 && (await platform.store.load(id))!.state.status !== 'issued'; i++)
    await work(platform, id, results);
}

const mainOf = async (path: string) => {
  const page = await open('an');
  await page.goto(site.url + path);
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
};

async function byKey(id: string): Promise<string> {
  const owner = await open('an');
  await owner.goto(`${site.url}/my/dossiers/${id}`);
  const key = (await owner.locator('.mc-card .mc-code').last().innerText()).trim();
  const { code } = (await site.running.system.platform.store.load(id))!.state;
  const anybody = await open();
  await anybody.goto(`${site.url}/track?code=${code}`);
  await anybody.fill('#key', key);
  await anybody.getByRole('button', { name: 'Tra cứu' }).click();
  return (await anybody.locator('main').innerText()).replace(/\s+/g, ' ');
}

it('by post: to which address, for who applied alone', async () => {
  const id = await handedIn({ method: 'post', address: ADDRESS });
  expect(await mainOf(`/my/dossiers/${id}`)).toContain(`Nhận kết quả Nhận qua bưu chính: ${ADDRESS}`);
  await issued(id);
  expect(await mainOf(`/my/dossiers/${id}`)).toContain(`Kết quả được gửi qua bưu chính. Gửi đến: ${ADDRESS}`);
  const followed = await byKey(id);
  expect(followed).toContain('Kết quả được gửi qua bưu chính.');
  expect(followed).not.toContain(ADDRESS);
});

it('at the counter: at which, and of an electronic one that it is saved after signing in', async () => {
  const at = await handedIn({ method: 'counter' });
  expect(await mainOf(`/my/dossiers/${at}`)).toMatch(
    /Nhận kết quả Nhận tại trung tâm: Trung tâm Phục vụ hành chính công/,
  );
  const online = await handedIn({ method: 'online' });
  await issued(online);
  expect(await byKey(online)).toContain('đăng nhập để xem và tải về');
});

it('says in the list how it ended, and no date of what ended', async () => {
  const { platform } = site.running.system;
  const id = await handedIn({ method: 'counter' });
  await work(platform, id, {});
  must(await perform(platform, id, { act: 'withdraw-dossier', reason: 'Nộp nhầm nơi' }, person('an')));
  const list = await open('an');
  await list.goto(`${site.url}/my/dossiers`);
  const row = list.locator('li', { has: list.locator(`a[href="/my/dossiers/${id}"]`) });
  expect(await row.innerText()).toContain('Đã rút');
  expect(await row.innerText()).not.toContain('Hẹn trả');
});
