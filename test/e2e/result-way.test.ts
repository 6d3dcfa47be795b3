/** In a real browser: how and where a result comes is shown again wherever its applicant looks, and by the key without their address. */
import { beforeAll, expect, it } from 'vitest';
import { perform } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import type { Command } from '#dossier/commands.ts';
import type { Delivery } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { CONDITION, publishCondition } from '../support/acts.ts';
import { birthHandedIn } from '../support/begun.ts';
import { sitePages } from '../support/pages.ts';
import { birthChecked, newborn, officer, partyOf, person } from '../support/platform.ts';
import { work } from '../support/scenes.ts';

const HOME = 'Số 5, ngõ 12, tổ 3, phường Hồng Gai';
const { site, open, textOf, stateOf } = sitePages({ locale: 'vi-VN', scripts: false });
let platform: Platform;

beforeAll(() => {
  platform = site.running.system.platform;
});

const handedIn = (delivery?: Delivery) => birthHandedIn({ platform }, { delivery });

it('the review says to which address it is sent', async () => {
  const page = await open('an');
  await page.goto(`${site.url}/apply/1.001193`);
  const token = await page.locator('input[name=_token]').first().inputValue();
  const begun = await page.request.post(`${site.url}/apply/1.001193`, {
    form: { _token: token, place: '06685' },
    maxRedirects: 0,
  });
  const id = /drafts\/([0-9a-f-]+)/.exec(begun.headers()['location'])![1];
  await page.goto(`${site.url}/drafts/${id}/delivery`);
  expect(await page.innerText('main')).toContain('Mức cước bưu chính không được công bố ở đây');
  // What each way takes is said where it is chosen: what opens the file, and where and when a centre is open.
  expect(await page.innerText('main')).toMatch(/VNeID mức 2\) để tải trong hồ sơ/);
  // Seen once that way is chosen.
  expect(await page.textContent('main')).toMatch(
    /phường Hồng Gai\s*Địa chỉ: \S.*Điện thoại: \S.*Giờ làm việc: chưa công bố/,
  );
  expect(await page.inputValue('[name=address]')).toContain('Hồng Gai');
  const form = { _token: token, method: 'post', address: HOME };
  for (const nowhere of ['0912', 'x', 'nhà', '10 Downing Street, London, United Kingdom']) {
    const refused = await page.request.post(`${site.url}/drafts/${id}/delivery`, {
      form: { ...form, address: nowhere },
    });
    expect(refused.status(), nowhere).toBe(422);
    expect(await refused.text()).toContain(`Địa chỉ nhận bưu phẩm «${nowhere}» chưa đủ`);
  }
  // It is kept as it was typed, like every answer, and hands in nothing.
  await page.goto(`${site.url}/drafts/${id}/review`);
  expect(await page.innerText('main')).toContain(
    'Địa chỉ nhận bưu phẩm «10 Downing Street, London, United Kingdom» chưa đủ',
  );
  await page.request.post(`${site.url}/drafts/${id}/delivery`, { form, maxRedirects: 0 });
  await page.goto(`${site.url}/drafts/${id}/review`);
  expect(await page.innerText('main')).toMatch(
    /Trung tâm tiếp nhận\s+Trung tâm Phục vụ hành chính công phường Hồng Gai/,
  );
  expect(await page.innerText('main')).toMatch(new RegExp(`Nhận qua bưu chính\\s+Gửi đến: ${HOME}`));
});

it.each([
  [{ method: 'post', address: HOME }, new RegExp(`Nhận qua bưu chính\\s+Địa chỉ nhận bưu phẩm\\s+${HOME}`)],
  [{ method: 'post' }, /Nhận qua bưu chính\s+Địa chỉ nhận bưu phẩm\s+\S.*Hồng Gai/],
  [{ method: 'counter' }, /Nhận tại trung tâm\s+Nơi nhận\s+\S.*Hồng Gai/],
  [undefined, /Chưa ghi nhận cách nhận kết quả; hãy hỏi .*Hồng Gai/],
] as const)('the page of the dossier says how it comes, and where: %j', async (delivery, says) => {
  expect(await textOf('an', `/my/dossiers/${await handedIn(delivery)}`)).toMatch(says);
});

it('of what was withdrawn no way is shown', async () => {
  const id = await handedIn({ method: 'post', address: HOME });
  must(await perform(platform, id, { act: 'withdraw-dossier', reason: 'Nộp nhầm' }, person('an')));
  expect(await textOf('an', `/my/dossiers/${id}`)).not.toContain('Địa chỉ nhận bưu phẩm');
});

/** Until its result is there and signed. */
async function issued(delivery?: Delivery): Promise<string> {
  const id = await handedIn(delivery);
  const results = { check: birthChecked, population: { personalId: newborn() } };
  for (let i = 0; i < 12 && (await stateOf(id)).tasks[0]?.act !== 'deliver-result'; i++)
    await work(platform, id, results);
  await expect.poll(async () => Boolean((await stateOf(id)).result?.signed), { timeout: 60_000 }).toBe(true);
  return id;
}

async function followed(id: string): Promise<string> {
  const owner = await open('an', { to: `/my/dossiers/${id}` });
  const key = (await owner.locator('.mc-card .mc-code').last().innerText()).trim();
  const page = await open();
  await page.goto(`${site.url}/track?code=${(await stateOf(id)).code}`);
  await page.fill('#key', key);
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Tra cứu' }).click()]);
  return page.innerText('main');
}

it.each([
  [{ method: 'counter' }, /Nơi nhận kết quả: .*Hồng Gai.*[\s\S]*hãy mang theo mã hồ sơ H\S+\./],
  [{ method: 'post', address: HOME }, /đã chọn nhận kết quả qua bưu chính\. Cần hỏi, hãy liên hệ .*Hồng Gai/],
  [{ method: 'online' }, /Người nộp đã chọn nhận bản điện tử\./],
  [undefined, /Chưa ghi nhận cách nhận kết quả; hãy hỏi .*Hồng Gai/],
] as const)(
  'by the key of the slip how a ready result comes, without an address of theirs: %j',
  async (delivery, says) => {
    const text = await followed(await issued(delivery));
    expect(text).toMatch(says);
    expect(text).toContain('Đăng nhập để lưu tệp kết quả có chữ ký số');
    expect(text).not.toContain('Đăng nhập để bổ sung');
    for (const own of [HOME, partyOf('an').address]) expect(text).not.toContain(own);
  },
);

it('before there is a result, the key says no way', async () => {
  const text = await followed(await handedIn({ method: 'post', address: HOME }));
  expect(text).not.toContain('bưu chính');
  expect(text).toContain('Đăng nhập để bổ sung');
});

it('the list names how a dossier ended, also once it is closed, and no date for it', async () => {
  const clerk = officer('hong-gai.counter.hoa');
  const act = async (id: string, command: Command, by = clerk) => must(await perform(platform, id, command, by));
  const withdrawn = await handedIn({ method: 'counter' });
  await act(withdrawn, { act: 'receive-dossier' });
  const lineOf = async (id: string) => {
    const page = await open('an', { to: '/my/dossiers' });
    return page.locator('.mc-hits li', { has: page.locator(`a[href*="${id}"]`) }).innerText();
  };
  expect(await lineOf(withdrawn)).toContain('Hẹn trả');
  await act(withdrawn, { act: 'withdraw-dossier', reason: 'Nộp nhầm' }, person('an'));
  const refused = await handedIn({ method: 'counter' });
  publishCondition(platform);
  const grounds = [CONDITION];
  await act(refused, { act: 'refuse-dossier', grounds, law: 'luat-ho-tich Điều 16' });
  const granted = await issued({ method: 'counter' });
  await work(platform, granted, {});
  for (const [id, says] of [
    [withdrawn, 'Đã rút'],
    [refused, 'Từ chối giải quyết'],
    [granted, 'Đã trả kết quả'],
  ] as const)
    for (const closed of [false, true]) {
      if (closed && (await stateOf(id)).status !== 'closed') {
        const task = (await stateOf(id)).tasks[0]?.id;
        await act(id, { act: 'close-dossier', ...(task && { task }) } as Command);
      }
      const line = await lineOf(id);
      expect(line).toContain(says);
      expect(line).not.toMatch(/Hẹn trả|Đã kết thúc/);
    }
});

it('what comes next is said after submitting: who does what until when, what it costs, and what silence means', async () => {
  const id = await handedIn({ method: 'counter' });
  const text = await textOf('an', `/my/dossiers/${id}`);
  expect(text).toMatch(/Việc tiếp theo\s+Ông\/Bà\s+Lúc này không phải làm gì/);
  expect(text).toMatch(/Cơ quan\s+Trung tâm Phục vụ hành chính công .*Hồng Gai kiểm tra, chậm nhất \d/);
  expect(text).toMatch(/Chi phí\s+\S/);
  expect(text).toContain('Cơ quan chưa trả lời không có nghĩa là chấp thuận hay từ chối');
  expect(await textOf('an', `/procedures/1.001193`)).toMatch(
    /Tờ khai đăng ký khai sinh theo mẫu.*nguồn không nêu số mẫu; mẫu chưa có trên hệ thống này, lấy tại Trung tâm/,
  );
  must(await perform(platform, id, { act: 'withdraw-dossier', reason: 'Nộp nhầm' }, person('an')));
  expect(await textOf('an', `/my/dossiers/${id}`)).not.toContain('Việc tiếp theo');
});
