/** In a real browser: the office's page of a dossier that came to nothing says at its top how, when, by whom, why and by which law. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { startDossier } from '#acts/perform.ts';
import type { Platform } from '#acts/platform.ts';
import { publishPacks } from '#acts/publish.ts';
import type { Actor } from '#authority/permission.ts';
import type { Command } from '#dossier/commands.ts';
import { must } from '#kernel/outcome.ts';
import { CONDITION, performOn, publishCondition } from '../support/acts.ts';
import { policePack, policeRow } from '../support/outside.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, birthChecked, holder, officer, partyOf, person } from '../support/platform.ts';
import { takeBack } from '../support/revocation.ts';
import { work } from '../support/scenes.ts';

const LAW = 'luat-ho-tich Điều 16';
const an = person('an');
const counter = officer('hong-gai.counter.hoa');
const chair = holder('06685', 'head');

const { site, open } = sitePages({ locale: 'vi-VN', scripts: false });
let platform: Platform;
let clerk: Page;

beforeAll(async () => {
  platform = site.running.system.platform;
  clerk = await open('hong-gai.counter.hoa');
});

const act = (id: string, command: Command, by: Actor) => performOn(platform, id, command, by);
const taskOf = async (id: string) => (await platform.store.load(id))!.state.tasks[0];

async function handedIn(
  code = '1.001193',
  answers: Record<string, unknown> = anotherBirth(),
  components = [{ component: 'birth-proof', originals: 1, copies: 0 }],
): Promise<string> {
  const draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('an'),
    place: '06685',
    answers,
    components,
    delivery: { method: 'counter' },
  } as const;
  const { dossierId } = must(await startDossier(platform, code, draft, an));
  must(await act(dossierId, { act: 'submit-dossier' }, an));
  return dossierId;
}

async function worked(until: string): Promise<string> {
  const id = await handedIn();
  const results = { check: birthChecked, population: { personalId: '022226000123' } };
  for (let i = 0; i < 12 && (await taskOf(id))?.act !== until; i++) await work(platform, id, results);
  return id;
}

/** What stands before the acts and the papers. */
async function topOf(id: string): Promise<string> {
  await clerk.goto(`${site.url}/office/dossiers/${id}`);
  const text = await clerk.locator('main').innerText();
  return text.slice(0, text.indexOf(await clerk.locator('.mc-two h2').first().innerText()));
}

it('refused at intake', async () => {
  const id = await handedIn();
  const page = await open('hong-gai.counter.hoa');
  await page.goto(`${site.url}/office/dossiers/${id}`);
  const form = page.locator('#act-refuse-dossier');
  // What is wrong in papers and answers is no ground before it is received, and the form leads to form 02.
  await form.locator('summary').first().click();
  expect(await form.innerText()).toContain('Không có căn cứ để từ chối tiếp nhận');
  expect(await form.getByRole('button', { name: 'Từ chối giải quyết', exact: true }).count()).toBe(0);
  await form.getByRole('link', { name: 'Yêu cầu bổ sung' }).click();
  await page.locator('#act-request-supplement').waitFor();
  publishCondition(site.running.system.platform);
  await page.goto(`${site.url}/office/dossiers/${id}`);
  const GROUND = `[value="condition:${CONDITION.id}"]`;
  const send = async () => {
    if (!(await form.locator('legend').first().isVisible())) await form.locator('summary').first().click();
    await Promise.all([
      page.waitForEvent('load'),
      form.getByRole('button', { name: 'Từ chối giải quyết', exact: true }).click(),
    ]);
  };
  await form.locator('summary').first().click();
  expect(await form.locator('[name=reason]').count()).toBe(0);
  await form.locator('[name=otherLaw]').fill('Luật Hộ tịch số 60/2014/QH13');
  await form.locator('[name=article]').fill('Điều 16');
  await send();
  // Nothing is chosen yet: said at the fieldset, which opens, and what was typed is kept.
  await page.locator('.govuk-error-summary a[href="#refuse-dossier-grounds"]').waitFor();
  expect(await form.locator('[name=otherLaw]').inputValue()).toContain('60/2014/QH13');
  await form.locator(GROUND).check();
  const shown = form.locator(`[name="shown-${CONDITION.id}"]`);
  await shown.selectOption('document');
  for (const part of ['number', 'issuer', 'issued'] as const)
    await form.locator(`[name="shown-${CONDITION.id}-${part}"]`).fill(CONDITION.shownBy[part]);
  await form.locator('[name=article]').fill('');
  await send();
  expect(await form.locator(GROUND).isChecked()).toBe(true);
  expect(await shown.inputValue()).toBe('document');
  await form.locator('[name=article]').fill('Điều 16');
  await send();
  await page.context().close();
  const top = await topOf(id);
  expect(top).toContain('điều kiện đã công bố: «Điều kiện để thử»');
  expect(top).toMatch(/Hồ sơ bị từ chối tiếp nhận, giải quyết lúc [\d:, /]+\./);
  expect(top).toContain('Người từ chối: Vũ Thị Hòa.');
  expect(top).toMatch(/Lý do: .*12\/TB-UBND.*Căn cứ: .*Điều 16/);
  expect(top.match(/Điều kiện để thử/g)).toHaveLength(1);
});

it('not granted by who decides', async () => {
  const id = await worked('decide-dossier');
  const { id: task } = await taskOf(id);
  const command = {
    act: 'decide-dossier',
    task,
    outcome: 'rejected',
    law: LAW,
  } as const;
  must(await act(id, { ...command, result: {} } as Command, chair));
  const top = await topOf(id);
  expect(top).toMatch(/Hồ sơ không được giải quyết theo Thông báo số \d+.*, ký lúc [\d:, /]+\./);
  expect(top).toContain(`Người ký: ${chair.name}.`);
  // Who signs added no words: what was concluded stands there, and nothing is said to be missing.
  expect(top).toContain('Kết luận không đủ điều kiện tại bước');
  expect(top).toMatch(/Căn cứ pháp lý: .*Điều 16/);
  expect(top).not.toContain('Lý do:');
});

it('its result taken back', async () => {
  const head = holder('ubnd-tinh', 'head');
  const id = await worked('deliver-result');
  must(await takeBack(platform, id, { reason: 'Cấp sai thẩm quyền', law: LAW }, head));
  const top = await topOf(id);
  expect(top).toMatch(/Kết quả bị thu hồi lúc [\d:, /]+, không còn giá trị\./);
  expect(top).toContain(`Người ký: ${head.name}. Người đề xuất: ${holder('06685', 'specialist').name}.`);
  expect(top).toMatch(/Lý do: Cấp sai thẩm quyền\. Căn cứ: .*Điều 16/);
});

it('refused by a body outside, as its answer says', async () => {
  const decidedBy = { outside: 'Công an cấp xã', basis: 'Quyết định 1/QĐ-BCA' };
  await publishPacks(platform.store, [{ pack: policePack({ decidedBy }), status: 'published', reasons: [] }]);
  const id = await handedIn(policeRow.code, { request: 'Đăng ký' }, []);
  must(await act(id, { act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-1' }, counter));
  must(await act(id, { act: 'receive-dossier' }, counter));
  must(await act(id, { act: 'hand-over-dossier', task: (await taskOf(id)).id, receiver: 'Trần Công' }, counter));
  const answer = { outcome: 'refused', number: '9/TB-CA', issuedOn: '2026-11-25', reason: 'Hồ sơ giả' } as const;
  must(await act(id, { act: 'record-outside-result', task: (await taskOf(id)).id, ...answer } as Command, counter));
  const top = await topOf(id);
  expect(top).toContain('Công an phường Hồng Gai từ chối giải quyết ngày 25/11/2026.');
  expect(top).toMatch(/Cán bộ Vũ Thị Hòa ghi nhận lúc [\d:, /]+\./);
  expect(top).toContain('Lý do: Hồ sơ giả. Căn cứ: không nêu.');
});

it('withdrawn before a body outside had it: goes there no more', async () => {
  const id = await handedIn(policeRow.code, { request: 'Đăng ký' }, []);
  must(await act(id, { act: 'pay-fee', confirmed: true, fee: 'fee', amountVnd: 20_000, reference: 'BL-2' }, counter));
  must(await act(id, { act: 'receive-dossier' }, counter));
  const owner = await open('an');
  const seen = async () => {
    await clerk.goto(`${site.url}/office/dossiers/${id}`);
    await owner.goto(`${site.url}/my/dossiers/${id}`);
    return Promise.all([clerk, owner].map((page) => page.locator('main').innerText()));
  };
  for (const text of await seen()) expect(text).toContain('Hồ sơ sẽ được chuyển đến Công an phường Hồng Gai');
  must(await act(id, { act: 'withdraw-dossier', reason: 'Không cần nữa' }, an));
  for (const text of await seen()) expect(text).not.toContain('sẽ được chuyển đến');
});

it('withdrawn, or lapsed: with the ground that form 05 cites', async () => {
  const id = await handedIn();
  must(await act(id, { act: 'withdraw-dossier', reason: 'Nộp nhầm nơi' }, an));
  expect(await topOf(id)).toMatch(/Lý do: Nộp nhầm nơi\.\s+Căn cứ: .*118\/2025\/NĐ-CP/);
});
