/**
 * From the file of the national database to the result in the citizen's hand: what is imported tells only what its source says and is
 * open at no door; an officer of procedure control looks; then it is open, and the office gives out its own file, sealed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, must } from '#kernel/outcome.ts';
import { importFile } from '#main/import.ts';
import { ensureTokens } from '#main/tokens.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { violations } from '../support/axe.ts';
import { pdfOf } from '../support/files.ts';
import { importedPack, publishImported, SEQUENCE } from '../support/imported.ts';
import { record } from '../support/national.ts';
import { sitePages } from '../support/pages.ts';
import { partyOf } from '../support/platform.ts';

const CODE = '1.900001';
const HEADER =
  'code,name,ministry,field,level,kind,audience,competent_authority,announcing_decision,channels,first_time,first_time_unit,first_fee_vnd,legal_bases,url';
const rowOf = (change: { time?: string; fee?: string } = {}) =>
  `${CODE},"Cấp giấy phép nuôi hàu, ngao trên biển",Bộ Nông nghiệp và Môi trường,Thủy sản,Cấp tỉnh,TTHC được giao luật quy định chi tiết,Công dân Việt Nam,Chi cục Thủy sản,1/QĐ-BNNMT,online;in_person,${change.time ?? ''},,${change.fee ?? ''},44/2026/NĐ-CP,https://dichvucong.gov.vn/x`;

let folder: string;
let token: string;
// Registered first, so that it is done last: when the site is closed.
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const { site, open } = sitePages({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN', timeout: 25_000 });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-review-'));
  const { platform, pool } = site.running.system;
  token = (await ensureTokens(folder, pool, platform.province)).tokens['an'];
  await importRow();
});

async function importRow(change: Parameters<typeof rowOf>[0] = {}) {
  const file = join(folder, 'index.csv');
  writeFileSync(file, `${HEADER}\n${rowOf(change)}\n`);
  return must(await importFile(site.running.system.platform, file));
}

const text = (page: Page) => page.locator('main').innerText();
const press = (page: Page, name: string) =>
  Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);

const api = (path: string, body?: object, language = 'vi') =>
  fetch(`${site.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'accept-language': language,
      ...(body && { authorization: `Bearer ${token}`, 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });

describe('before anybody looked', () => {
  it('its page says what is not known and whom to ask, and offers no way in, in every language', async () => {
    const page = await open(undefined, { phone: true });
    for (const language of LANGUAGES) {
      await page.goto(`${site.url}/procedures/${CODE}?lang=${language}`);
      const said = await text(page);
      expect(said).not.toMatch(/15 (ngày|working|कार्य)|Không thu|Free of charge|निःशुल्क|No papers|Không yêu cầu/);
      expect(await page.locator(`a[href="/apply/${CODE}"]`).count()).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
    await page.goto(`${site.url}/procedures/${CODE}?lang=vi`);
    const said = await text(page);
    expect(said).toContain('Thủ tục này đang được rà soát, chưa tiếp nhận hồ sơ.');
    expect(said).toMatch(/Chưa rõ: .*thời hạn giải quyết.*phí, lệ phí.*thành phần hồ sơ/);
    expect(said).toContain('Trung tâm Phục vụ hành chính công');
    // Who decides as the source says it, and not what competence by ministry would guess.
    expect(said).toContain('Chi cục Thủy sản');
    expect(said).not.toContain('Sở Nông nghiệp');
    await page.context().close();
  });

  it('of a line of the index says what is not here and where it stands, and no figure of one way for all', async () => {
    const line = record({
      code: '9.000077',
      channels: ['online', 'in_person'].map((channel) => ({ channel, time: 3, unit: 'working_day', feeVnd: 160_000 })),
      firstChannelOnly: true,
      result: '',
      resultCode: '',
      stepsText: '',
      dossierText: '',
    });
    const { files, doubts } = convertRecord(line, undefined, { clerk: 'clerk' });
    const { store } = site.running.system.platform;
    await publishImported(store, must(readPack(files)), { reasons: doubts });
    const page = await open();
    await page.goto(`${site.url}/procedures/9.000077?lang=vi`);
    const said = await text(page);
    expect(said).not.toMatch(/160\.000|3 ngày|Chưa công bố/);
    expect(said.match(/khác nhau theo cách nộp/g)).toHaveLength(2);
    const away = page.locator('main a', { hasText: 'Chưa đưa vào hệ thống này' });
    // Papers, steps, conditions, result.
    expect(await away.count()).toBe(4);
    expect(await away.first().getAttribute('href')).toBe('https://example.vn/9.000001');
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('is found, and said to be under review', async () => {
    const page = await open();
    await page.goto(`${site.url}/find?q=nuoi+hau`);
    expect(await page.locator('.mc-hits li').first().innerText()).toMatch(/nuôi hàu[\s\S]*Đang rà soát/i);
    await page.context().close();
  });

  it('is open at no door', async () => {
    const citizen = await open('an');
    for (const path of [`/apply/${CODE}`, `/procedures/${CODE}/eligible`]) {
      expect((await citizen.goto(`${site.url}${path}`))?.status()).toBe(422);
      expect(await text(citizen)).toContain('đang được rà soát');
    }
    const counter = await open('hong-gai.counter.hoa');
    await counter.goto(`${site.url}/office/counter?q=nuoi+hau`);
    expect(await counter.locator('.mc-hits a').first().getAttribute('href')).toBe(`/office/counter/${CODE}`);
    expect((await counter.goto(`${site.url}/office/counter/${CODE}`))?.status()).toBe(422);
    // Why, whom to ask, and what to do with the person who stands there.
    expect(await counter.locator('h1').innerText()).toBe('Chưa tiếp nhận thủ tục này');
    expect(await counter.locator('#why').innerText()).toContain('đang được rà soát nên chưa tiếp nhận');
    // That it is under review is the office's own state: nobody is refused for it.
    expect(await counter.locator('section[aria-labelledby=to-do]').innerText()).toContain('không lập Phiếu từ chối');
    expect(await counter.getByRole('button', { name: 'Từ chối tiếp nhận' }).count()).toBe(0);
    const draft = { procedure: CODE, channel: 'online', applicant: partyOf('an'), place: '06685', answers: {} };
    for (const language of LANGUAGES) {
      const answer = await api('/v1/dossiers', draft, language);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'procedure-under-review' });
    }
    for (const page of [citizen, counter]) await page.context().close();
  });

  it('is told over the API with its status, why, and what is unknown', async () => {
    const listed = (await (await api(`/v1/procedures?text=${CODE}`)).json()) as { rows: object[] };
    expect(listed.rows).toMatchObject([{ code: CODE, status: 'needs-review' }]);
    const [{ reasons }] = listed.rows as { reasons: string[] }[];
    expect(reasons.map((reason) => reason.split(':')[0])).toEqual(
      expect.arrayContaining(['fee-unstated', 'time-unstated']),
    );
    const one = (await (await api(`/v1/procedures/${CODE}`)).json()) as {
      channels: Record<string, object>;
      unknown: string[];
    };
    for (const channel of Object.values(one.channels))
      expect(channel).toMatchObject({ limit: { unstated: true }, feeUnknown: 'unstated' });
    expect(one).toMatchObject({ componentsUnknown: true, decider: 'Chi cục Thủy sản' });
    expect(one.unknown).toEqual(expect.arrayContaining(['limit', 'fee', 'components']));
  });

  it('is nobody’s to review but procedure control’s', async () => {
    for (const who of ['hong-gai.chair', 'province.inspector']) {
      const page = await open(who);
      for (const path of ['/office/review', `/office/review/${CODE}`])
        expect((await page.goto(`${site.url}${path}`))?.status()).toBe(403);
      expect(await page.locator('a[href="/office/review"]').count()).toBe(0);
      await page.context().close();
    }
  });
});

const BASIS = 'Điều 12 Nghị định số 998/2026/NĐ-CP';

/** Fills in what an officer found out; the office attaches its own result. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Đơn vị của địa phương').check();
  await page.selectOption('#decider-unit', 'so-nong-nghiep-moi-truong');
  await page.fill('#decider-basis', 'Điều 3 Nghị định 998/2026/NĐ-CP');
  if (!(await page.locator('#offered-online').isChecked())) await page.locator('#offered-online').check();
  await page.selectOption('#limit-online', 'workingDays');
  await page.fill('#limit-law-online', BASIS);
  await page.fill('#amount-online', '20');
  await page.selectOption('#cost-online', 'free');
  await page.fill('#law-online', BASIS);
  // The source has it: left out by law.
  if (await page.locator('#offered-counter').isChecked()) await page.locator('#offered-counter').uncheck();
  await page.fill('#offered-law-counter', BASIS);
  await page.locator('summary', { hasText: 'Thêm giấy tờ' }).click();
  await page.fill('#paper-0-name', 'Đơn đề nghị cấp phép');
  await page.fill('#paper-0-originals', '1');
  await page.fill('#paper-law-0', BASIS);
  await page.fill('#result', 'Giấy phép nuôi trồng thủy sản trên biển');
  await page.fill('#result-law', BASIS);
  if (await page.locator('#letter').isChecked()) await page.locator('#letter').uncheck();
}

describe('the review', () => {
  it('begins at the list, refuses what is not enough beside its field, and opens the procedure', async () => {
    const page = await open('province.procedures');
    await page.locator('a[href="/office/review"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Rà soát thủ tục' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.selectOption('#doubt', 'fee-unstated');
    await page.fill('#text', 'nuoi hau');
    await press(page, 'Lọc');
    await page.locator(`a[href="/office/review/${CODE}"]`).click();
    await page.getByRole('heading', { level: 2, name: 'Nguồn công bố' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, 'Đề xuất mở thủ tục');
    const errors = await page.locator('.govuk-error-summary a').allInnerTexts();
    expect(errors.join('\n')).toMatch(/cơ quan giải quyết[\s\S]*thời hạn[\s\S]*phí[\s\S]*giấy tờ[\s\S]*kết quả/);
    for (const link of await page.locator('.govuk-error-summary a').all())
      expect(await page.locator((await link.getAttribute('href'))!).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await fillIn(page);
    expect(await page.locator('[id^=why-]').count()).toBe(0);
    await press(page, 'Đề xuất mở thủ tục');
    // Another body than the source names, and a way to hand in less.
    expect(await page.locator('#why-decider-error').innerText()).toContain('nguồn ghi «Chi cục Thủy sản»');
    expect(await page.locator('#why-channel-counter-error').innerText()).toContain('nguồn ghi tại trung tâm');
    expect(await violations(page)).toEqual([]);
    await page.fill('#why-decider', 'Chi cục đã sáp nhập vào Sở từ ngày 01/03/2026');
    await page.fill('#why-channel-counter', 'Chỉ tiếp nhận trực tuyến từ ngày 01/10/2026');
    await press(page, 'Đề xuất mở thủ tục');
    expect(await text(page)).toContain('Hãy ghi lý do.');
    expect(await page.locator('#law-checked').count()).toBe(0);
    await page.fill('#basis', 'Quyết định 12/QĐ-UBND; công văn trả lời của Sở');
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#decider-basis-error').innerText()).toContain('Không tìm thấy 998/2026/NĐ-CP');
    expect(await violations(page)).toEqual([]);
    await page.locator('#law-checked').check();
    await press(page, 'Đề xuất mở thủ tục');
    await page.getByText('Đã thực hiện.').waitFor();
    const said = await text(page);
    expect(said).toMatch(/Đã đề xuất mở · Trịnh Thu Phương/);
    expect(said).toContain('Quyết định 12/QĐ-UBND');
    expect(said).toContain('Người đề xuất không tự xác nhận.');
    expect(await page.locator('#confirm-basis').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    expect(await site.running.system.platform.store.findProcedure(CODE)).toMatchObject({ status: 'needs-review' });
    await page.locator('#history ~ ol summary').first().click();
    expect(await text(page)).toMatch(/Thời hạn \(Trực tuyến\)\s+Chưa công bố[^\n]*\s+20 ngày làm việc/);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['Chưa rõ, để chờ', 'needs-review'],
    ['Dừng tiếp nhận', 'closed'],
  ])('keeps all that was typed, for whoever goes on: %s', async (button, status) => {
    const at = `${site.url}/office/review/9.000077`;
    const page = await open('province.procedures', { scripts: false });
    const typed: Record<string, string> = {
      'decider-basis': `Điều 3, ${button}`,
      // No number and no amount: kept as they stand until somebody opens it.
      'amount-counter': 'ba tuần',
      'fee-counter': '160 nghìn',
      result: `Giấy phép, ${button}`,
    };
    await page.goto(at);
    for (const [name, said] of Object.entries(typed)) await page.locator(`[name="${name}"]`).fill(said);
    await page.locator('[name="offered-post"]').check();
    await page.fill('#basis', 'Chờ Sở trả lời công văn 12/KSTT về phí');
    await press(page, button);
    expect(await text(page)).toContain('Đã thực hiện.');
    expect(await site.running.system.platform.store.findProcedure('9.000077')).toMatchObject({ status });
    // Put off once more without a word changed, it is still there; so it is for a page opened anew.
    await page.fill('#basis', 'Sở chưa trả lời công văn 12/KSTT');
    await press(page, 'Chưa rõ, để chờ');
    await page.goto(at);
    for (const [name, said] of Object.entries(typed))
      expect(await page.locator(`[name="${name}"]`).inputValue()).toBe(said);
    expect(await page.locator('[name="offered-post"]').isChecked()).toBe(true);
    expect(await page.locator('#basis').inputValue()).toBe('');
    expect(await text(page)).toMatch(/Trịnh Thu Phương nhập lúc .*thủ tục chưa mở/);
    await page.context().close();
  });

  it('is given back by a second person, told why, mended and proposed again, and taken back meanwhile', async () => {
    const second = await open('ubnd-tinh.head.1');
    await second.goto(`${site.url}/office/review/${CODE}`);
    const stale = await open('ubnd-tinh.head.1');
    await stale.goto(`${site.url}/office/review/${CODE}`);
    await second.locator('#checked-limit-online').check();
    await press(second, 'Trả lại đề xuất');
    expect(await second.locator('#confirm-basis-error').innerText()).toContain('Hãy ghi lý do.');
    expect(await second.locator('#checked-limit-online').isChecked()).toBe(true);
    await second.fill('#confirm-basis', 'không đủ điều kiện theo quy định');
    await press(second, 'Trả lại đề xuất');
    expect(await second.locator('#confirm-basis').inputValue()).toBe('không đủ điều kiện theo quy định');
    expect(await violations(second)).toEqual([]);
    await second.fill('#confirm-basis', 'Điều 12 quy định 15 ngày, không phải 20 ngày');
    await press(second, 'Trả lại đề xuất');
    await second.getByText('Đã thực hiện.').waitFor();
    expect(await text(second)).toContain('Đã trả lại đề xuất');
    expect(await second.locator('#confirm-basis').count()).toBe(0);
    // Another page of it, opened before.
    await stale.fill('#confirm-basis', 'Điều 12 quy định 15 ngày, không phải 20 ngày');
    await press(stale, 'Trả lại đề xuất');
    expect(await text(stale)).toContain('không có đề xuất nào đang chờ xác nhận');
    const page = await open('province.procedures');
    await page.goto(`${site.url}/messages`);
    expect(await text(page)).toContain('Lý do: Điều 12 quy định 15 ngày, không phải 20 ngày.');
    await page.locator(`a[href="/office/review/${CODE}"]`).first().click();
    expect(await text(page)).toContain('trả lại đề xuất lúc');
    // As it was proposed.
    expect(await page.locator('#amount-online').inputValue()).toBe('20');
    expect(await page.locator('#why-decider').inputValue()).toContain('sáp nhập');
    expect(await page.locator('#basis').inputValue()).toContain('Quyết định 12/QĐ-UBND');
    expect(await violations(page)).toEqual([]);
    await page.fill('#amount-online', '15');
    await press(page, 'Đề xuất mở thủ tục');
    await page.getByText('Đã thực hiện.').waitFor();
    await stale.goto(`${site.url}/office/review/${CODE}`);
    await stale.fill('#confirm-basis', 'Đã đối chiếu Điều 12');
    for (const mark of await stale.locator('[id^=checked-][type=checkbox]').all()) await mark.check();
    // It waits, and is mended by who proposed it: the page of before confirms nothing of what is other.
    expect(await page.locator('#amount-online').inputValue()).toBe('15');
    await page.fill('#amount-online', '20');
    await press(page, 'Đề xuất mở thủ tục');
    await page.getByText('Đã thực hiện.').waitFor();
    await press(stale, 'Xác nhận đề xuất và mở thủ tục');
    expect(await stale.locator('#checked-limit-online-error').innerText()).toContain('Nội dung nay đã khác: thời hạn');
    expect(await stale.locator('#checked-limit-online').isChecked()).toBe(false);
    expect(await stale.locator('#checked-result').isChecked()).toBe(true);
    await press(page, 'Rút đề xuất');
    expect(await page.locator('#take-back-basis-error').innerText()).toContain('Hãy ghi lý do.');
    expect(await violations(page)).toEqual([]);
    await page.fill('#take-back-basis', 'Chờ văn bản của Sở');
    await press(page, 'Rút đề xuất');
    await page.getByText('Đã thực hiện.').waitFor();
    expect(await text(page)).toContain('Đã rút đề xuất');
    await press(page, 'Đề xuất mở thủ tục');
    await page.getByText('Đã thực hiện.').waitFor();
    for (const one of [page, second, stale]) await one.context().close();
  });

  it('is opened by a second person, who sees what the source states', async () => {
    const page = await open('ubnd-tinh.head.1');
    await page.goto(`${site.url}/office`);
    await page.locator('a[href="/office/review"]').first().click();
    await page.selectOption('#status', 'proposed');
    await press(page, 'Lọc');
    await page.locator(`a[href="/office/review/${CODE}"]`).click();
    const said = await text(page);
    expect(said).toContain('Khác với nguồn: nguồn ghi «Chi cục Thủy sản»; ở đây theo Điều 3 Nghị định 998/2026/NĐ-CP');
    expect(said).toContain('Chi cục đã sáp nhập vào Sở từ ngày 01/03/2026');
    // All that will be published stands beside the words of the source, also what nobody changed.
    const whole = await page.locator('table', { hasText: 'Toàn bộ nội dung sẽ công bố' }).innerText();
    expect(whole).toMatch(/Trực tuyến: 20 ngày làm việc; Không thu phí/);
    expect(whole).toMatch(/Cơ quan giải quyết\s+Sở Nông nghiệp và Môi trường/);
    expect(whole).toContain('Chi cục Thủy sản');
    expect(whole).toMatch(/Đơn đề nghị cấp phép \(1 bản chính\)/);
    expect(whole).toContain('Giấy phép nuôi trồng thủy sản trên biển');
    expect(await page.getByRole('button', { name: 'Đề xuất mở thủ tục', exact: true }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await press(page, 'Xác nhận đề xuất và mở thủ tục');
    expect(await page.locator('#confirm-basis-error').innerText()).toContain('Hãy ghi lý do.');
    expect(await violations(page)).toEqual([]);
    // Each value is marked as compared, that of a limit which the source does not state among them.
    await page.fill('#confirm-basis', 'Đồng ý');
    await press(page, 'Xác nhận đề xuất và mở thủ tục');
    expect(await page.locator('#checked-decider-error').innerText()).toContain('Chưa đánh dấu');
    expect(await page.locator('#checked-decider-error').innerText()).toContain('thời hạn giải quyết (trực tuyến)');
    expect(await violations(page)).toEqual([]);
    // Each other change as well: here that no letter of ours is signed.
    expect(await page.locator('label[for=checked-letter]').innerText()).toContain('Ký văn bản theo mẫu chung, Không');
    // What no list has is told where something rests on it.
    expect(await text(page)).toContain('Văn bản 998/2026/NĐ-CP không có trong danh mục văn bản');
    expect(await page.locator('label[for=checked-ground-decider-1]').innerText()).toContain('Cơ quan giải quyết');
    expect(await page.locator('#checked-law-checked').count()).toBe(0);
    const marks = page.locator('[id^=checked-][type=checkbox]');
    expect(await page.locator('label[for=checked-limit-online]').innerText()).toContain('20 ngày làm việc');
    for (const mark of (await marks.all()).slice(1)) await mark.check();
    await press(page, 'Xác nhận đề xuất và mở thủ tục');
    expect(await page.locator('#checked-decider-error').innerText()).not.toContain('thời hạn giải quyết');
    expect(await site.running.system.platform.store.findProcedure(CODE)).toMatchObject({ status: 'needs-review' });
    expect(await page.locator('#checked-limit-online').isChecked()).toBe(true);
    await page.locator('#checked-decider').check();
    await page.fill('#confirm-basis', 'Đã đối chiếu Điều 3 và Điều 12');
    await press(page, 'Xác nhận đề xuất và mở thủ tục');
    await page.getByText('Đã thực hiện.').waitFor();
    expect(await text(page)).toMatch(/Đã xác nhận đề xuất và mở · /);
    expect(await site.running.system.platform.store.findProcedure(CODE)).toMatchObject({ status: 'published' });
    await page.context().close();
  });

  it('asks beside a paper of the source by what it is left out', async () => {
    await publishImported(site.running.system.platform.store, importedPack('1.900077'));
    const page = await open('province.procedures');
    await page.goto(`${site.url}/office/review/1.900077`);
    expect(await page.locator('[id^=paper-struck-]').count()).toBe(0);
    await page.selectOption('#paper-1-kind', 'drop');
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#paper-struck-c2-error').innerText()).toContain(
      'nguồn có nêu giấy tờ «Sơ đồ khu vực biển»',
    );
    expect(await violations(page)).toEqual([]);
    await page.fill('#paper-struck-c2', 'theo quy định');
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#paper-struck-c2').inputValue()).toBe('theo quy định');
    await page.fill('#paper-struck-c2', BASIS);
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#paper-struck-c2-error').count()).toBe(0);
    await page.context().close();
  });

  it('asks once more of a cost that is far from the source, and of another one again', async () => {
    const published = { sequence: `${SEQUENCE}\nLệ phí: hai mươi nghìn đồng.` };
    await publishImported(site.running.system.platform.store, importedPack('1.900078', { published }));
    const page = await open('province.procedures');
    await page.goto(`${site.url}/office/review/1.900078`);
    await page.check('#offered-online');
    await page.selectOption('#cost-online', 'amounts');
    await page.fill('#fee-online', '200');
    expect(await page.locator('#sure-online').count()).toBe(0);
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#sure-online-error').innerText()).toContain('200 đ nhỏ hơn 1.000 đ');
    expect(await page.locator('label[for=sure-online]').innerText()).toMatch(/Đúng là 200\s₫/);
    expect(await violations(page)).toEqual([]);
    await page.check('#sure-online');
    await page.fill('#fee-online', '30000');
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#sure-online-error').innerText()).toContain('30.000 đ, trong khi nguồn ghi 20.000 đ');
    expect(await page.locator('#sure-online').isChecked()).toBe(false);
    await page.check('#sure-online');
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('#sure-online-error').count()).toBe(0);
    expect(await page.locator('#sure-online').isChecked()).toBe(true);
    await page.getByLabel('Đơn vị của địa phương').check();
    await page.selectOption('#decider-unit', 'so-nong-nghiep-moi-truong');
    for (const at of ['decider-basis', 'offered-law-online', 'limit-law-online', 'law-online', 'result-law'])
      await page.fill(`#${at}`, BASIS);
    await page.selectOption('#limit-online', 'sameDay');
    await page.fill('#paper-1-originals', '1');
    await page.fill('#result', 'Giấy phép nuôi trồng thủy sản trên biển');
    await page.fill('#basis', 'Quyết định 12/QĐ-UBND');
    await press(page, 'Đề xuất mở thủ tục');
    await page.locator('#law-checked').check();
    await press(page, 'Đề xuất mở thủ tục');
    expect(await page.locator('.govuk-error-summary').count(), await text(page)).toBe(0);
    const second = await open('ubnd-tinh.head.1');
    await second.goto(`${site.url}/office/review/1.900078`);
    expect(await text(second)).toMatch(/Khác xa nguồn: nguồn ghi 20\.000\s₫/);
    expect(await second.locator('label[for=checked-far-online]').innerText()).toMatch(/30\.000\s₫/);
    expect(await violations(second)).toEqual([]);
    await second.fill('#confirm-basis', 'Đã đối chiếu Điều 12');
    const marks = second.locator('[id^=checked-][type=checkbox]:not(#checked-far-online)');
    for (const mark of await marks.all()) await mark.check();
    await press(second, 'Xác nhận đề xuất và mở thủ tục');
    expect(await second.locator('#checked-far-online-error').innerText()).toContain('số tiền so với nguồn');
    await second.check('#checked-far-online');
    await press(second, 'Xác nhận đề xuất và mở thủ tục');
    await second.getByText('Đã thực hiện.').waitFor();
    for (const one of [page, second]) await one.context().close();
  });

  it('is not undone by importing the same again', async () => {
    await importRow();
    expect(await site.running.system.platform.store.findProcedure(CODE)).toMatchObject({
      status: 'published',
      reviewed: true,
    });
  });
});

describe('after it', () => {
  it('the citizen applies, and gets the file that the office made, sealed by the agency', async () => {
    const citizen = await open('an');
    await citizen.goto(`${site.url}/procedures/${CODE}`);
    const said = await text(citizen);
    expect(said).toContain(`20 ngày làm việc, theo ${BASIS}`);
    expect(said).toContain(`Không thu phí (${BASIS})`);
    expect(said).toContain('Sở Nông nghiệp và Môi trường');
    expect(said).toContain('Khác với nguồn: nguồn ghi «Chi cục Thủy sản»; ở đây theo Điều 3 Nghị định 998/2026/NĐ-CP');
    expect(said).toContain('Khác với nguồn: nguồn có cách thức nộp «Trực tiếp»');
    await citizen.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await citizen.selectOption('#place', '06685');
    for (let i = 0; i < 8 && !/\/(delivery|review)$/.test(citizen.url()); i++) {
      const upload = citizen.locator('main input[type=file]').first();
      const buffer = await pdfOf('DON DE NGHI');
      if (await upload.count()) await upload.setInputFiles({ name: 'don.pdf', mimeType: 'application/pdf', buffer });
      if (await upload.count()) await citizen.waitForTimeout(500);
      await press(citizen, 'Tiếp tục');
    }
    await citizen.getByLabel('Nhận trực tuyến').or(citizen.locator('#method')).first().check();
    await press(citizen, 'Tiếp tục');
    await citizen.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await citizen.waitForURL(/\/my\/dossiers\/[0-9a-f-]{36}$/);
    const dossier = citizen.url().split('/').at(-1)!;
    const act = async (who: string, name: string, fill?: (page: Page) => Promise<void>) => {
      const page = await open(who);
      await page.goto(`${site.url}/office/dossiers/${dossier}`);
      for (let i = 0; i < 80 && !(await page.locator(`#act-${name}`).count()); i++) {
        await page.waitForTimeout(250);
        await page.reload();
      }
      await fill?.(page);
      const box = page.locator(`#act-${name}`);
      await Promise.all([page.waitForEvent('load'), box.locator('button[type=submit]:not([name=preview])').click()]);
      expect(await page.locator('.govuk-error-summary').count(), await text(page)).toBe(0);
      await page.context().close();
    };
    const { state } = (await site.running.system.platform.store.load(dossier))!;
    const { province } = site.running.system.platform;
    const holder = (unit: string, post: string) => province.holders(unit, post, '2026-11-25')[0].id;
    await act(holder(state.receivingUnit, 'counter'), 'receive-dossier');
    await act(holder(state.unit, 'specialist'), 'complete-task', async (page) => {
      await page.locator('[name=conclusion][value=meets], select[name=conclusion]').first().waitFor();
      const choice = page.locator('input[name=conclusion][value=meets]');
      if (await choice.count()) await choice.check();
      else await page.selectOption('select[name=conclusion]', 'meets');
    });
    await act(holder(state.unit, 'head'), 'decide-dossier', (page) =>
      page.locator('#act-decide-dossier input[name=outcome][value=approved]').check(),
    );
    await act(holder(state.unit, 'clerk'), 'issue-result', async (page) => {
      const buffer = await pdfOf('GIAY PHEP 01');
      await page.setInputFiles('#result-file', { name: 'giay-phep.pdf', mimeType: 'application/pdf', buffer });
      await page.locator('#act-issue-result [name=number]').fill('GP-SNNMT');
      await page.waitForTimeout(500);
    });
    await act(holder(state.receivingUnit, 'counter'), 'deliver-result');
    await citizen.goto(`${site.url}/my/dossiers/${dossier}`);
    const link = citizen
      .locator('main a[href^="/papers/"]')
      .filter({ hasNotText: /ZIP|gói/i })
      .first();
    expect(await violations(citizen)).toEqual([]);
    const { result } = (await site.running.system.platform.store.load(dossier))!.state;
    expect(await link.getAttribute('href')).toBe(`/papers/${dossier}/${result!.signed!.file}`);
    const answer = await citizen.request.get(`${site.url}/papers/${dossier}/${result!.signed!.file}`);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect(result!.signed!.signatures).toMatchObject([{ kind: 'agency', id: 'so-nong-nghiep-moi-truong' }]);
    // Anybody can check it, without asking the record.
    const anybody = await open();
    await anybody.goto(`${site.url}/check`);
    const sealed = await answer.body();
    await anybody.setInputFiles('input[type=file]', { name: 'x.pdf', mimeType: 'application/pdf', buffer: sealed });
    await Promise.all([anybody.waitForEvent('load'), anybody.locator('main form button[type=submit]').first().click()]);
    expect(await text(anybody)).toContain('Sở Nông nghiệp và Môi trường');
    // What the officer brought in is not what people get.
    const brought = await citizen.request.get(`${site.url}/papers/${dossier}/${result!.file}`);
    expect(brought.status()).toBe(404);
    for (const page of [citizen, anybody]) await page.context().close();
  });

  it('is taken off only by two who confirm it, knowing what is under way', async () => {
    const page = await open('province.procedures');
    await page.goto(`${site.url}/office/review/${CODE}`);
    await page.fill('#basis', 'Bãi bỏ theo Điều 1 Quyết định số 99/QĐ-UBND');
    expect(await page.locator('#takes-off').count()).toBe(0);
    await press(page, 'Dừng tiếp nhận');
    expect(await page.locator('#takes-off-error').innerText()).toMatch(/Đang giải quyết \d+ hồ sơ/);
    expect(await page.locator('#takes-off').isChecked()).toBe(false);
    expect(await violations(page)).toEqual([]);
    expect(await site.running.system.platform.store.findProcedure(CODE)).toMatchObject({ status: 'published' });
    await page.locator('#takes-off').check();
    await press(page, 'Dừng tiếp nhận');
    expect(await text(page)).toContain('Không tìm thấy 99/QĐ-UBND');
    await page.locator('#law-checked').check();
    await press(page, 'Dừng tiếp nhận');
    await page.getByText('Đã thực hiện.').waitFor();
    const status = async () => (await site.running.system.platform.store.findProcedure(CODE))!.status;
    expect(await status()).toBe('published');
    expect(await text(page)).toContain('Đã đề xuất dừng tiếp nhận');
    await page.context().close();
    const second = await open('ubnd-tinh.head.1');
    await second.goto(`${site.url}/office/review/${CODE}`);
    expect(await text(second)).toMatch(/Văn bản 99\/QĐ-UBND không có trong danh mục/);
    await second.fill('#confirm-basis', 'Đã đọc Quyết định 99/QĐ-UBND');
    await press(second, 'Xác nhận và dừng tiếp nhận');
    expect(await second.locator('#checked-takes-off-error').innerText()).toMatch(/Đang giải quyết \d+ hồ sơ/);
    expect(await violations(second)).toEqual([]);
    await second.locator('#checked-takes-off').check();
    await press(second, 'Xác nhận và dừng tiếp nhận');
    await second.getByText('Đã thực hiện.').waitFor();
    expect(await status()).toBe('closed');
    await second.goto(`${site.url}/procedures/${CODE}`);
    expect(await text(second)).toContain('Căn cứ: Bãi bỏ theo Điều 1 Quyết định số 99/QĐ-UBND');
    await second.context().close();
    // Who is sent away by a document of law has it in writing; nothing was received.
    const counter = await open('hong-gai.counter.hoa');
    await counter.goto(`${site.url}/office/counter/${CODE}`);
    const refuseIt = () => press(counter, 'Từ chối tiếp nhận');
    await refuseIt();
    for (const at of ['idNumber', 'name', 'address'])
      await counter.locator(`.govuk-error-summary a[href="#${at}"]`).waitFor();
    const { idNumber, name, address } = partyOf('an');
    for (const [at, said] of Object.entries({ idNumber, name, address })) await counter.locator(`#${at}`).fill(said);
    await counter.locator('[name="refuse-otherLaw"]').fill('Nghị định 118/2025/NĐ-CP');
    await counter.locator('[name="refuse-article"]').fill('Điều 17');
    await refuseIt();
    // The province lists that decree: nobody is asked to look it up.
    expect(await counter.locator('[name="refuse-lawChecked"]').count()).toBe(0);
    await counter.getByText('PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ').waitFor();
    expect(await counter.locator('.mc-paper').innerText()).toContain('theo Điều 1 Quyết định số 99/QĐ-UBND');
    await counter.context().close();
  });

  it('is under review again when its source says something else', async () => {
    await importRow({ time: '7', fee: '90000' });
    const listing = await site.running.system.platform.store.findProcedure(CODE);
    expect(listing).toMatchObject({ status: 'needs-review' });
    expect(listing?.reasons).toContain('source-changed');
  });
});

const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
describe.skipIf(!existsSync(data))('the whole national index', () => {
  it('has no page that says free, fifteen days or no papers where its source does not', async () => {
    const { platform } = site.running.system;
    const index = join(data, 'national_procedures_index.csv');
    must(await importFile(platform, index));
    const rows = new Map(
      (parse(readFileSync(index, 'utf8'), { columns: true, bom: true }) as Record<string, string>[]).map((row) => [
        row['code'],
        row,
      ]),
    );
    const wrong = { free: [] as string[], fifteenDays: [] as string[], noPapers: [] as string[], open: [] as string[] };
    let looked = 0;
    for (let after: string | undefined; ; ) {
      const { rows: listed, next } = await platform.store.listProcedures({}, { limit: 100, after });
      for (const { code, origin, status } of listed) {
        const row = rows.get(code);
        if (origin !== 'catalogue' || !row) continue;
        looked++;
        const html = await (await fetch(`${site.url}/procedures/${code}`)).text();
        const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
        if (/Không thu phí|Không mất phí|Miễn phí/.test(main)) wrong.free.push(code);
        if (
          /(?<!\d)15 ngày làm việc/.test(main) &&
          !(row['first_time'] === '15' && row['first_time_unit'] === 'working_day')
        )
          wrong.fifteenDays.push(code);
        if (/Không cần giấy tờ|Không yêu cầu giấy tờ/.test(main)) wrong.noPapers.push(code);
        if (status !== 'published' && main.includes(`href="/apply/${code}"`)) wrong.open.push(code);
      }
      if (!next) break;
      after = next;
    }
    expect(looked).toBeGreaterThan(700);
    expect(wrong).toEqual({ free: [], fifteenDays: [], noPapers: [], open: [] });
  });
});
