/** What leaves the office and comes back to it: shelf, links, status, archive, sheets, scans; and a signing service or a scanner that is down. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { DemoAuthority } from '#adapters/sign/demo-authority.ts';
import { verifyPaper } from '#adapters/sign/verify-paper.ts';
import { agencyName } from '#authority/agency.ts';
import type { Command } from '#dossier/commands.ts';
import { must, refusalText, refuse } from '#kernel/outcome.ts';
import { verifyRecord } from '#main/keep/verify.ts';
import type { SignerIdentity } from '#spine/papers.ts';
import { pdfOf, photo } from '../support/files.ts';
import { sitePages } from '../support/pages.ts';
import {
  anotherBirth,
  birthAnswers,
  birthChecked,
  holder,
  newborn,
  officer,
  partyOf,
  person,
} from '../support/platform.ts';
import { type Facts, prepareScenes, work } from '../support/scenes.ts';
import { cscSettings, openSigningService } from '../support/signing-service.ts';
import { openSite, signIn } from '../support/site.ts';
import { listenToStderr } from '../support/stderr.ts';
import { unzip } from '../support/unzip.ts';

let facts: Facts;
const folder = mkdtempSync(join(tmpdir(), 'motcua-papers-'));
const socket = join(folder, 'clamd.sock');
const home = process.env['MOTCUA_TEST_HOME'] ?? '';
let clamd: Server | undefined;

// Registered first, so that it is done last: when the site is closed.
afterAll(() => {
  clamd?.close();
  rmSync(folder, { recursive: true, force: true });
});
const {
  site,
  open: openPage,
  stateOf,
} = sitePages({
  // The scanner is away until a test brings it.
  settings: { clamavSocket: socket },
  locale: 'vi-VN',
  viewport: { width: 1280, height: 900 },
  timeout: 20_000,
});
const open = (who?: string) => openPage(who, { to: who?.includes('.') ? '/office' : '' });

beforeAll(async () => {
  facts = await prepareScenes(site.running.system);
});

async function until<Value>(ask: () => Promise<Value | undefined>, tries = 100): Promise<Value> {
  for (let i = 0; i < tries; i++) {
    const value = await ask();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('it did not happen');
}
const signedOf = (id: string) => until(async () => (await stateOf(id)).result?.signed);

const fetched = async (page: Page, path: string) => {
  const response = await page.request.get(site.url + path);
  return { status: response.status(), type: response.headers()['content-type'], body: await response.body() };
};
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describe('the shelf', () => {
  it('shows a result in parts by a link that counts its openings and can be closed', async () => {
    await signedOf(facts.done);
    const page = await open('an');
    await page.goto(`${site.url}/my/shelf`);
    await page
      .getByRole('link', { name: /Cho người khác xem/ })
      .first()
      .click();
    await button(page, 'Tạo đường dẫn').click();
    await page.getByText('Chọn ít nhất một thông tin').first().waitFor();
    // A term that is not offered makes no link.
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').check();
    await page.locator('input[name=days][value="1"]').evaluate((one) => one.setAttribute('value', '-1'));
    await button(page, 'Tạo đường dẫn').click();
    await page.getByText('Hãy chọn thời hạn của đường dẫn: 1, 7, 30 ngày.').first().waitFor();
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').check();
    await button(page, 'Tạo đường dẫn').click();
    const link = (await page.locator('main a[href*="/shown/"]').getAttribute('href'))!;
    const stranger = await open();
    await stranger.goto(link);
    await stranger.getByText('Dữ liệu này đúng là kết quả đã ký và còn hiệu lực.').waitFor();
    const shown = await stranger.locator('main').innerText();
    expect(shown).toContain(birthAnswers.childName);
    expect(shown).not.toContain(birthAnswers.motherName);
    expect(shown).toMatch(/\d+ thông tin không cung cấp/);
    const file = await fetched(stranger, `${new URL(link).pathname}/file`);
    expect(file.type).toContain('application/dc+sd-jwt');
    await stranger.goto(`${site.url}/check`);
    await stranger.locator('#paper').setInputFiles({ name: 'a.sdjwt', mimeType: 'text/plain', buffer: file.body });
    await button(stranger, 'Kiểm tra').click();
    await stranger.getByText('Dữ liệu này đúng là kết quả đã ký và còn hiệu lực.').waitFor();
    await page.goto(`${site.url}/my/shelf`);
    await page.getByText(/đã mở 2 lần/).waitFor();
    await button(page, /Đóng đường dẫn/).click();
    await page.getByText('Đã đóng đường dẫn.').waitFor();
    await stranger.goto(link);
    await stranger.getByText('Đường dẫn không còn mở').first().waitFor();
    expect((await fetched(stranger, `${new URL(link).pathname}/file`)).status).toBe(404);
  });

  it('is nobody else’s', async () => {
    const page = await open('binh');
    for (const path of [
      `/my/shelf/${facts.done}/show`,
      `/papers/${facts.done}/slip-01.pdf`,
      `/papers/${facts.done}/archive.zip`,
    ])
      expect((await fetched(page, path)).status, path).toBeGreaterThanOrEqual(403);
    const { file } = await signedOf(facts.done);
    expect((await fetched(page, `/papers/${facts.done}/${file}`)).status).toBeGreaterThanOrEqual(403);
    expect((await fetched(await open('an'), `/papers/${facts.done}/${file}`)).status).toBe(200);
    // Nor does it open under a dossier of one's own that names it nowhere.
    const draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf('binh'), place: '06685' } as const;
    const own = must(await startDossier(site.running.system.platform, '1.001193', draft, person('binh'))).dossierId;
    expect((await fetched(page, `/my/dossiers/${own}`)).status).toBe(200);
    expect((await fetched(page, `/papers/${own}/${file}`)).status).toBeGreaterThanOrEqual(403);
  });

  it('gives a paper again to a new dossier without its being sent', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/drafts/${facts.drafts.birth}/papers`);
    // Never handed in as this paper before: it stands behind a fold, with what else there is.
    expect(await page.locator('#shelf-birth-proof').count()).toBe(0);
    await page.locator('details:has(#shelf-other-birth-proof) > summary').click();
    const choice = page.locator('#shelf-other-birth-proof');
    const values = await choice
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    const { file } = await signedOf(facts.done);
    expect(values).toContain(file);
    await choice.selectOption(file);
    await button(page, 'Tiếp tục').click();
    await page.goto(`${site.url}/drafts/${facts.drafts.birth}/papers`);
    await page
      .getByText(/Giấy khai sinh.*pdf/)
      .first()
      .waitFor();
    const strange = { [`shelf-birth-proof`]: 'a'.repeat(64) };
    const token = await page.locator('input[name=_token]').first().inputValue();
    await page.request.post(`${site.url}/drafts/${facts.drafts.birth}/papers`, {
      headers: { 'x-form-token': token },
      multipart: strange,
    });
    await page.reload();
    await page
      .getByText(/Giấy khai sinh.*pdf/)
      .first()
      .waitFor();
  });
});

describe('papers of a dossier', () => {
  it('beside the result are on the page of its papers, and the office’s alone where the procedure says so', async () => {
    const registrar = await open(holder('vp-dk-dat-dai', 'specialist').id);
    await registrar.goto(`${site.url}/office/dossiers/${facts.unpaid}/slips`);
    await registrar.getByRole('heading', { name: 'PHIẾU CHUYỂN THÔNG TIN' }).waitFor();
    const path = `/papers/${facts.unpaid}/paper-tax-transfer.pdf`;
    const pdf = await fetched(registrar, path);
    expect([pdf.status, pdf.body.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await fetched(await open('binh'), path)).status).toBe(404);
    expect((await fetched(registrar, `/papers/${facts.unpaid}/paper-none.pdf`)).status).toBe(404);
  });

  it('are PDF and sheets, for whoever may have them', async () => {
    const citizen = await open('an');
    const slip = await fetched(citizen, `/papers/${facts.done}/slip-01.pdf`);
    expect([slip.status, slip.type, slip.body.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    expect((await fetched(citizen, `/papers/${facts.done}/slip-06.pdf`)).status).toBe(404);
    expect((await fetched(citizen, `/papers/${facts.done}/slip-05.pdf`)).status).toBe(404);
    const clerk = await open('hong-gai.counter.hoa');
    expect((await fetched(clerk, `/papers/${facts.done}/slip-06.pdf`)).status).toBe(200);
    for (const path of [`/papers/${facts.done}/slip-06.xlsx`, '/office/book.xlsx']) {
      const sheet = unzip((await fetched(clerk, path)).body);
      const text = [...sheet]
        .map(([name, content]) => (name.endsWith('.xml') ? content.toString('utf8') : ''))
        .join('');
      expect(text, path).toContain((await stateOf(facts.done)).code);
    }
    const book = await fetched(clerk, '/office/book.pdf');
    expect(book.body.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leave as one archive that proves itself with Node alone, and tells what was changed', async () => {
    await signedOf(facts.done);
    const zip = await fetched(await open('an'), `/papers/${facts.done}/archive.zip`);
    const files = unzip(zip.body);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'README.txt',
        'verify.mjs',
        'events.jsonl',
        'manifest.jws',
        'result.pdf',
        'result.sdjwt',
      ]),
    );
    const place = join(folder, 'archive');
    for (const [name, content] of files) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), content);
    }
    const root = join(home, 'authority', 'root.pem');
    const check = () => spawnSync(process.execPath, [join(place, 'verify.mjs'), root], { encoding: 'utf8' });
    const good = check();
    expect(good.stdout, good.stdout + good.stderr).toContain('everything holds');
    expect(good.status).toBe(0);
    const events = files.get('events.jsonl')!.toString('utf8');
    writeFileSync(
      join(place, 'events.jsonl'),
      events.replace('Hồng Gai', 'Hà Gai').replace('dossier-received', 'dossier-refused'),
    );
    const bad = check();
    expect(bad.status).toBe(1);
    expect(bad.stdout).toMatch(/BAD {2}event \d/);
  });
});

describe('the archive of a dossier that is under way', () => {
  it('has no word of what the office concluded on the way', async () => {
    const zip = await fetched(await open('an'), `/papers/${facts.unfit}/archive.zip`);
    const files = unzip(zip.body);
    const events = files.get('events.jsonl')!.toString('utf8');
    expect(events).toContain('"withheld":true');
    expect(events).not.toContain('does-not-meet');
    const links = events
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { hash?: string; withheld?: true });
    const first = links.findIndex(({ withheld }) => withheld);
    expect(links.flatMap(({ hash }, i) => (hash ? [i] : []))).toEqual(links.slice(0, first).map((_, i) => i));
    const place = join(folder, 'under-way');
    for (const [name, content] of files) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), content);
    }
    const checked = spawnSync(process.execPath, [join(place, 'verify.mjs')], { encoding: 'utf8' });
    expect([checked.status, checked.stdout]).toEqual([
      0,
      expect.stringMatching(
        new RegExp(`${first} events in one chain\\n.*left out: the hashes of events ${first + 1} to`),
      ),
    ]);
    const office = await fetched(await open('hong-gai.civil.minh'), `/papers/${facts.unfit}/archive.zip`);
    expect(unzip(office.body).get('events.jsonl')!.toString('utf8')).toContain('does-not-meet');
  });
});

describe('a stored file that is not what was kept', () => {
  it('is given to nobody, neither by itself nor in an archive, and the page says why', async () => {
    const { file } = await signedOf(facts.done);
    const path = join(process.env['MOTCUA_TEST_HOME'] ?? '', 'files', file.slice(0, 2), file);
    const whole = readFileSync(path);
    const flipped = Buffer.from(whole);
    flipped[5_000] ^= 1;
    const page = await open('an');
    const asked = [`/papers/${facts.done}/${file}`, `/papers/${facts.done}/archive.zip`];
    const stderr = listenToStderr();
    try {
      for (const [torn, says] of [
        [flipped, 'file-torn'],
        [whole.subarray(0, 1_000), 'file-torn'],
        [undefined, 'file-lost'],
      ] as const) {
        if (torn) writeFileSync(path, torn);
        else rmSync(path);
        for (const address of asked) {
          const { status, body } = await fetched(page, address);
          expect([address, status]).toEqual([address, 404]);
          expect(body.toString('utf8')).toContain(refusalText(refuse(says, { file: file.slice(0, 12) }), 'vi'));
        }
      }
    } finally {
      stderr.end();
      writeFileSync(path, whole);
    }
    expect(stderr.heard()).toHaveLength(6);
    for (const line of stderr.heard()) expect(line).toMatch(/^GET \/papers\/:\S+: (TornFile|LostFile): /);
    for (const address of asked) expect((await fetched(page, address)).status).toBe(200);
  });
});

it('a result that holds is not taken back by a row of the list, and that row is told', async () => {
  const { platform, pool } = site.running.system;
  const { file } = await signedOf(facts.done);
  const set = (status: number) =>
    pool.query('UPDATE motcua.result_status SET status = $2 WHERE dossier_id = $1', [facts.done, status]);
  await set(1);
  const { body } = await fetched(await open('an'), `/papers/${facts.done}/${file}`);
  const multipart = { paper: { name: 'x.pdf', mimeType: 'application/pdf', buffer: body } };
  const said = await (await (await open()).request.post(`${site.url}/check`, { multipart })).text();
  expect(said).not.toContain('đã bị thu hồi');
  expect(await verifyRecord(platform, pool, { home }, facts.done)).toMatchObject({
    faults: [{ dossierId: facts.done, fault: 'state-differs', parts: ['result_status'] }],
  });
  await set(0);
  expect(await verifyRecord(platform, pool, { home }, facts.done)).toMatchObject({ faults: [] });
});

describe('a result that was taken back', () => {
  it('is told by code, by file, by data and by the list', async () => {
    const { platform } = site.running.system;
    const id = facts.done;
    const { file, credential } = await signedOf(id);
    const list = async () => (await fetched(await open(), `/status/${credential!.list}`)).body.toString();
    const before = await list();
    const chair = await open('ubnd-tinh.head.1');
    await chair.goto(`${site.url}/office/dossiers/${id}`);
    // Nobody takes back what no other officer proposed.
    expect(await chair.locator('#act-revoke-result').count()).toBe(0);
    const specialist = await open('ubnd-tinh.specialist.1');
    const proposeBy = async (law: string) => {
      await specialist.goto(`${site.url}/office/dossiers/${id}`);
      const box = specialist.locator('#act-propose-revocation');
      // What was typed before stands there again, and opens it.
      if ((await box.getAttribute('open')) === null) await box.locator('summary').first().click();
      await box.getByLabel('Lý do').fill('Cấp cho người không đúng thẩm quyền');
      await box.locator('#revoke-article').fill('Điều 70');
      await box.locator('#revoke-other-law').fill(law);
      await box.locator('button[type=submit]:not([name=preview])').click();
    };
    await proposeBy('Luật Hộ tịch');
    await specialist
      .getByText(/chưa đủ để tra cứu/)
      .first()
      .waitFor();
    // Whether a document that no list has was looked up is asked once it is named, and what was typed stands there.
    expect(await specialist.locator('[name=lawChecked]').count()).toBe(0);
    await proposeBy('Nghị định 9999/2026/NĐ-CP');
    await specialist
      .getByText(/Không tìm thấy 9999\/2026\/NĐ-CP/)
      .first()
      .waitFor();
    const asked = specialist.locator('#act-propose-revocation');
    await asked.getByLabel(/^Tôi đã đối chiếu số, ký hiệu/).waitFor();
    expect(await asked.locator('#revoke-other-law').inputValue()).toBe('Nghị định 9999/2026/NĐ-CP');
    await proposeBy('Luật Hộ tịch số 60/2014/QH13');
    await specialist.getByText('Đề nghị thu hồi kết quả đang chờ quyết định').waitFor();
    expect((await stateOf(id)).result?.revoked).toBeUndefined();
    // It is work of who decides on it, which leads to what it rests on.
    await chair.goto(`${site.url}/office`);
    await chair.locator(`a[href="/office/dossiers/${id}#act-revoke-result"]`).click();
    await chair.getByText('Cấp cho người không đúng thẩm quyền').first().waitFor();
    const box = chair.locator('#act-revoke-result');
    await box.locator('summary').click();
    const press = () => box.locator('button[type=submit]:not([name=preview])').click();
    const warned = await box.innerText();
    expect(warned).toMatch(/hết giá trị ngay; việc thu hồi không rút lại được/);
    expect(warned).toMatch(/không kèm kết luận của cơ quan có thẩm quyền/);
    // Pressed once nothing ends: the decision is shown, and asked about again.
    await press();
    await box.getByText('Bấm lần nữa để ký thu hồi').waitFor();
    expect(await box.innerText()).toContain('Thu hồi Giấy khai sinh');
    expect((await stateOf(id)).result?.revoked).toBeUndefined();
    await press();
    await chair
      .getByText(/Kết quả này đã bị thu hồi, không còn giá trị từ ngày/)
      .first()
      .waitFor();
    expect((await platform.store.load(id))!.state.result?.revoked?.reason).toContain('thẩm quyền');
    await until(async () => ((await list()) !== before ? true : undefined));
    const stranger = await open();
    await stranger.goto(`${site.url}/check/${(await stateOf(id)).code}`);
    await stranger.getByText('Đã thu hồi', { exact: true }).waitFor();
    // That, when, by whom and by which decision; what the officer wrote of a person is nobody's to read here.
    const shown = await stranger.locator('main').innerText();
    expect(shown).toMatch(/Quyết định số \d+\/QĐ-UBND/);
    expect(shown).not.toContain('không đúng thẩm quyền');
    const an = await open('an');
    for (const hash of [file, credential!.file]) {
      const { body } = await fetched(an, `/papers/${id}/${hash}`);
      await stranger.goto(`${site.url}/check`);
      await stranger.locator('#paper').setInputFiles({ name: 'x', mimeType: 'application/octet-stream', buffer: body });
      await button(stranger, 'Kiểm tra').click();
      await stranger.getByText('Kết quả này đã bị thu hồi: không còn giá trị.').waitFor();
    }
    // Whoever puts the list back by a row of the database makes no result hold again; and it is told.
    const { pool } = site.running.system;
    const { rows } = await pool.query<{ status: number }>(
      'UPDATE motcua.result_status SET status = 0 WHERE dossier_id = $1 RETURNING status',
      [id],
    );
    expect(rows).toHaveLength(1);
    for (const hash of [file, credential!.file]) {
      const { body } = await fetched(an, `/papers/${id}/${hash}`);
      const multipart = { paper: { name: 'x', mimeType: 'application/octet-stream', buffer: body } };
      const said = await (await stranger.request.post(`${site.url}/check`, { multipart })).text();
      expect(said).toContain('Kết quả này đã bị thu hồi: không còn giá trị.');
    }
    const verified = await verifyRecord(platform, pool, { home }, id);
    expect(verified).toMatchObject({ faults: [{ dossierId: id, fault: 'state-differs', parts: ['result_status'] }] });
    await pool.query('UPDATE motcua.result_status SET status = 1 WHERE dossier_id = $1', [id]);
    const messages = await fetched(an, '/messages');
    expect(messages.body.toString()).toContain('bị thu hồi');
    // The decision that takes it back is signed and hers to read, and says since when the result holds no more.
    const paper = await until(async () => (await platform.store.load(id))!.state.result?.revoked?.paper?.signed);
    const decision = await fetched(an, `/papers/${id}/${paper!.file}`);
    expect(decision.body.subarray(0, 5).toString()).toBe('%PDF-');
    await an.goto(`${site.url}/my/dossiers/${id}`);
    await an
      .getByText(/Kết quả này đã bị thu hồi, không còn giá trị từ ngày/)
      .first()
      .waitFor();
    await an.goto(`${site.url}/my/dossiers/${id}/result`);
    await an.getByRole('heading', { name: 'QUYẾT ĐỊNH', exact: true }).waitFor();
    const showing = (await fetched(an, `/my/shelf/${id}/show`)).body.toString();
    const holdsNoMore = refuse('result-holds-no-more', { dossier: (await stateOf(id)).code ?? '' });
    expect(showing).toContain(refusalText(holdsNoMore, 'vi'));
  });
});

describe('the counter', () => {
  it('scans, and the officer’s signature stands under the pages; what the papers say is found', async () => {
    const { platform } = site.running.system;
    const page = await open('hong-gai.counter.hoa');
    // Taken in through the door, so that it is looked at like everything else.
    const token = await tokenOf(page);
    const scan = await pdfOf('Giay chung sinh so 8817 quyen 05', 2);
    await bringScanner();
    const { file } = await takenIn(page, token, 'giay.pdf', scan);
    const draft: Command = {
      act: 'draft-dossier',
      channel: 'counter',
      applicant: partyOf('binh'),
      place: '06685',
      receivingUnit: '06685-mc',
      answers: anotherBirth(),
      components: [{ component: 'birth-proof', originals: 1, copies: 0, file }],
    };
    const hoa = officer('hong-gai.counter.hoa');
    const { dossierId } = must(await startDossier(platform, '1.001193', draft, hoa));
    must(await perform(platform, dossierId, { act: 'submit-dossier' }, hoa));
    const signed = await until(async () => (await stateOf(dossierId)).components[0].signed);
    expect((await stateOf(dossierId)).components[0]).toMatchObject({ pages: 2, source: { kind: 'scan' } });
    const { body } = await fetched(page, `/papers/${dossierId}/${signed.file}`);
    const root = readRoot();
    const finding = await verifyPaper(body, [root]);
    expect(finding.signatures[0]).toMatchObject({ kind: 'person', name: hoa.name, faults: [] });
    // Genuine, and shown as what it is, never as a result.
    const stranger = await open();
    await stranger.goto(`${site.url}/check`);
    const handed = { name: 'a.pdf', mimeType: 'application/pdf', buffer: body };
    await stranger.locator('#paper').setInputFiles(handed);
    await button(stranger, 'Kiểm tra').click();
    await stranger.getByText('Đây không phải là kết quả giải quyết').waitFor();
    const changed = Buffer.from(body);
    changed[changed.indexOf('/MediaBox [') + 11] ^= 1;
    await stranger.locator('#paper').setInputFiles({ ...handed, buffer: changed });
    await button(stranger, 'Kiểm tra').click();
    await stranger.locator('.mc-banner-bad', { hasText: 'ĐÃ BỊ SỬA sau khi ký' }).waitFor();
    await until(async () => {
      await page.goto(`${site.url}/office/search?q=${encodeURIComponent('chứng sinh 8817')}`);
      return (await page.locator(`a[href="/office/dossiers/${dossierId}"]`).count()) || undefined;
    });
    // Nobody of another place finds it.
    const elsewhere = await open('07192-mc.counter.1');
    await elsewhere.goto(`${site.url}/office/search?q=${encodeURIComponent('chứng sinh 8817')}`);
    expect(await elsewhere.locator(`a[href="/office/dossiers/${dossierId}"]`).count()).toBe(0);
  });

  it('keeps a file in quarantine while the scanner is away, and opens it by itself after', async () => {
    const { platform } = site.running.system;
    const stderr = listenToStderr();
    clamd?.close();
    clamd = undefined;
    const page = await open('an');
    const { file } = await takenIn(page, await tokenOf(page), 'anh.jpg', await photo(700, 500));
    const draft: Command = {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('an'),
      place: '06685',
      answers: anotherBirth(),
      components: [{ component: 'birth-proof', originals: 1, copies: 0, file }],
    };
    const { dossierId } = must(await startDossier(platform, '1.001193', draft, person('an')));
    must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('an')));
    const waiting = await fetched(page, `/papers/${dossierId}/${file}`);
    expect(waiting.status).toBe(423);
    expect(waiting.body.toString()).toContain('đang chờ kiểm tra');
    await bringScanner();
    await site.running.system.pool.query(
      "UPDATE graphile_worker._private_jobs SET run_at = '2000-01-01Z' WHERE key LIKE 'scan:%'",
    );
    await until(async () => ((await fetched(page, `/papers/${dossierId}/${file}`)).status === 200 ? true : undefined));
    stderr.end();
    for (const line of stderr.heard())
      expect(line).toMatch(/^jobs: Failed task .*'the malware scanner (is away|does not answer)/);
  });
});

/** Says that everything is clean. */
async function bringScanner(): Promise<void> {
  if (clamd) return;
  rmSync(socket, { force: true });
  clamd = createServer((line) => {
    line.on('error', () => {});
    line.on('data', (data: Buffer) => {
      if (data.subarray(-4).every((byte) => byte === 0)) line.end('stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => clamd!.listen(socket, () => resolve()));
}

async function tokenOf(page: Page): Promise<string> {
  return (await page.locator('body').getAttribute('data-token'))!;
}

/** A file through the form of a draft of the person's own, or of the counter; its hash. */
async function takenIn(page: Page, token: string, name: string, content: Buffer): Promise<{ file: string }> {
  const { pool } = site.running.system;
  const file = { name, mimeType: 'application/octet-stream', buffer: content };
  const isCitizen = await page.evaluate(() => !document.body.classList.contains('mc-office'));
  const path = isCitizen ? `/drafts/${facts.drafts.birth}/papers` : '/office/counter/1.001193';
  const field = isCitizen ? 'birth-proof' : 'scan-birth-proof';
  await page.request.post(`${site.url}${path}`, { headers: { 'x-form-token': token }, multipart: { [field]: file } });
  const { rows } = await pool.query<{ hash: string }>('SELECT hash FROM motcua.stored_file ORDER BY at DESC LIMIT 1');
  return { file: rows[0].hash };
}

function readRoot(): Uint8Array {
  const pem = spawnSync('cat', [join(home, 'authority', 'root.pem')]).stdout.toString();
  return Buffer.from(/CERTIFICATE-----([\s\S]*?)-----END/.exec(pem)![1], 'base64');
}

it('a dossier whose result cannot be signed waits, says so, and goes on by itself', async () => {
  const home = mkdtempSync(join(tmpdir(), 'motcua-down-'));
  const authority = await DemoAuthority.open(join(home, 'authority'));
  const { province } = site.running.system.platform;
  const people: SignerIdentity[] = [...province.officers.values()].map(({ id, name, holds }) => {
    const organisation = holds[0] ? agencyName(province, holds[0].unit, '2026-11-25') : '';
    return { kind: 'person', id, name, organisation };
  });
  for (const code of province.units.keys()) {
    const name = agencyName(province, code, '2026-11-25');
    people.push({ kind: 'agency', id: code, name, organisation: name });
  }
  const service = await openSigningService(authority, people);
  service.failing = 503;
  const stderr = listenToStderr();
  const other = await openSite({ signing: cscSettings(service, writeRoot(home)) });
  try {
    const { platform, pool } = other.running.system;
    const draft: Command = {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('an'),
      place: '06685',
      answers: anotherBirth(),
      components: [{ component: 'birth-proof', originals: 1, copies: 0 }],
    };
    const { dossierId } = must(await startDossier(platform, '1.001193', draft, person('an')));
    must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('an')));
    const results = { check: birthChecked, population: { personalId: newborn() } };
    for (let i = 0; i < 8; i++) {
      const [task] = (await platform.store.load(dossierId))!.state.tasks;
      if (task.act === 'deliver-result') break;
      await work(platform, dossierId, results);
    }
    const job = await until(async () => {
      const { rows } = await pool.query<{ last_error: string; attempts: number }>(
        'SELECT last_error, attempts FROM graphile_worker._private_jobs WHERE key = $1 AND last_error IS NOT NULL',
        [`sign:${dossierId}`],
      );
      return rows[0];
    });
    expect(job.last_error).toContain('the signing service says 503');
    const [task] = (await platform.store.load(dossierId))!.state.tasks;
    const page = await openPage(undefined, { timeout: 30_000 });
    const holder = platform.province.holders(task.unit, task.post, '2026-11-25')[0];
    await signIn(page, { url: other.url }, holder.id, '/office');
    await page.goto(`${other.url}/office/dossiers/${dossierId}`);
    await page.getByText('Đang chờ ký số kết quả').waitFor();
    expect(await page.locator('#act-deliver-result').count()).toBe(0);
    service.failing = undefined;
    // The queue waits a little longer each time; the test does not.
    await pool.query("UPDATE graphile_worker._private_jobs SET run_at = '2000-01-01Z' WHERE key = $1", [
      `sign:${dossierId}`,
    ]);
    const { file } = await until(async () => (await platform.store.load(dossierId))!.state.result?.signed);
    await page.reload();
    await page.locator('#act-deliver-result').waitFor();
    const { body } = await pageFile(page, `${other.url}/papers/${dossierId}/${file}`);
    expect(await verifyPaper(body, authority.roots)).toMatchObject({ holds: true });
    expect(stderr.heard().length).toBeGreaterThan(0);
    for (const line of stderr.heard()) expect(line).toMatch(/^jobs: Failed task .*'the signing service says 503/);
    await page.context().close();
  } finally {
    stderr.end();
    await other.close();
    service.close();
    rmSync(home, { recursive: true, force: true });
  }
});

const pageFile = async (page: Page, url: string) => ({ body: await (await page.request.get(url)).body() });

function writeRoot(home: string): string {
  const path = join(home, 'root.pem');
  writeFileSync(path, spawnSync('cat', [join(home, 'authority', 'root.pem')]).stdout);
  return path;
}

it('a hundred results are decided with one confirmation, issued with another, and every one is signed', async () => {
  const { platform } = site.running.system;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const draft: Command = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf('cuc'),
    place: '06685',
    components,
  };
  const ids: string[] = [];
  for (let i = 0; i < 100; i++) {
    const { dossierId } = must(
      await startDossier(platform, '1.001193', { ...draft, answers: anotherBirth() }, person('cuc')),
    );
    must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('cuc')));
    const results = { check: birthChecked, population: { personalId: newborn() } };
    for (let step = 0; step < 3; step++) await work(platform, dossierId, results);
    ids.push(dossierId);
  }
  const together = async (who: string, act: string, more: Record<string, string> = {}) => {
    const page = await open(who);
    const form = new URLSearchParams({ _token: await tokenOf(page), act, ...more });
    for (const id of ids)
      form.append('task', `${id}/${(await stateOf(id)).tasks.find((task) => task.act === act)?.id}`);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await page.request.post(`${site.url}/office/batch`, { headers, data: form.toString() })).text();
  };
  const asked = await together('hong-gai.chair', 'decide-dossier');
  expect(asked).toContain('Ký duyệt 100 hồ sơ?');
  for (const id of ids) expect(asked).toContain(`value="${id}/`);
  expect((await stateOf(ids[0])).status).toBe('in-progress');
  const decided = await together('hong-gai.chair', 'decide-dossier', { confirmed: '' });
  expect(decided).toContain('100 việc xong, 0 việc không làm được');
  const toIssue = await together('06685.clerk.1', 'issue-result');
  expect(toIssue).toContain('Phát hành 100 kết quả?');
  expect((await stateOf(ids[0])).status).toBe('decided');
  const issued = await together('06685.clerk.1', 'issue-result', { confirmed: '' });
  expect(issued).toContain('100 việc xong, 0 việc không làm được');
  const numbers = new Set<string>();
  for (const id of ids) {
    const signed = await until(async () => (await stateOf(id)).result?.signed, 450);
    expect(signed.signatures.map((one) => one.kind)).toEqual(['person', 'agency']);
    numbers.add((await stateOf(id)).result!.number);
  }
  expect(numbers.size).toBe(100);
  for (const number of numbers) expect(issued).toContain(`Số ${number}<`);
});

it('the same bytes have the same name in the store', async () => {
  const { file } = await signedOf(facts.done);
  const { body } = await fetched(await open('an'), `/papers/${facts.done}/${file}`);
  expect(createHash('sha256').update(body).digest('hex')).toBe(file);
});

// The last: of so many there are no events, so they stand in no record.
it('the shelf has a result however many others were handed in since', async () => {
  await signedOf(facts.done);
  const page = await open('an');
  const shelf = async (rest = '') => {
    await page.goto(`${site.url}/my/shelf${rest}`);
    return page.innerText('main');
  };
  const [{ code }, before] = [await stateOf(facts.done), await shelf()];
  expect(before).toContain(code!);
  const { pool } = site.running.system;
  const newer = "('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid";
  for (const [table, key] of [
    ['dossier', 'id'],
    ['dossier_head', 'dossier_id'],
  ]) {
    const { rows } = await pool.query<{ columns: string }>(
      `SELECT string_agg(format('%I', column_name), ', ') AS columns FROM information_schema.columns
       WHERE table_schema = 'motcua' AND table_name = $1 AND column_name NOT IN ($2, 'code') AND is_generated = 'NEVER'`,
      [table, key],
    );
    await pool.query(
      `INSERT INTO motcua.${table} (${key}, ${rows[0].columns})
       SELECT ${newer}, ${rows[0].columns} FROM motcua.${table}, generate_series(1, 150) n WHERE ${key} = $1`,
      [facts.done],
    );
  }
  const stand = (status: string) =>
    pool.query(`UPDATE motcua.dossier SET status = $1 WHERE id::text LIKE 'ffffffff-%'`, [status]);
  await stand('in-progress');
  expect(await shelf()).toBe(before);
  // Of others that have results, too, it is some pages on.
  await stand('delivered');
  expect(await shelf()).not.toContain(code!);
  for (let pages = 0; pages < 3; pages++)
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Trang sau' }).click()]);
  expect(await page.innerText('main')).toContain(code!);
  expect(await shelf(`?after=${facts.done}`)).toContain('Không còn kết quả nào cũ hơn');
  expect(await shelf('?after=x')).toContain('Mở danh sách lại từ đầu');
  // Nor is an open link lost behind others, or an older paper behind newer ones.
  const owner = 'citizen:an';
  await pool.query(
    `INSERT INTO motcua.share (hash, id, owner, dossier_id, facts, created_at, expires_at, revoked_at)
     SELECT md5(n::text), gen_random_uuid(), $1, $2, '{}', '2026-11-20T00:00:00Z'::timestamptz + n * interval '1 second', '2099-01-01T00:00:00Z',
       CASE WHEN n > 1 THEN '2026-11-24T00:00:00Z'::timestamptz END FROM generate_series(1, 202) n`,
    [owner, facts.done],
  );
  await pool.query(
    `INSERT INTO motcua.stored_file (hash, owner, name, type, size, at)
     SELECT lpad(n::text, 64, '0'), $1, 'giay-' || n || '.pdf', 'application/pdf', 9, '2026-11-01T00:00:00Z'::timestamptz + n * interval '1 microsecond'
     FROM generate_series(1, 401) n`,
    [owner],
  );
  expect(await shelf()).toContain('chưa ai mở');
  const named = async () => [...(await page.innerText('main')).matchAll(/giay-\d+\.pdf/g)].map(([name]) => name);
  const seen = await named();
  for (let pages = 0; pages < 2; pages++) {
    const next = page.locator('nav[aria-label="Các trang giấy tờ đã nộp"] a[rel=next]');
    await Promise.all([page.waitForEvent('load'), next.click()]);
    seen.push(...(await named()));
  }
  expect([seen.length, new Set(seen).size]).toEqual([401, 401]);
  // Where one is chosen for an application, the newest stand there, and all are asked for by a link.
  await page.goto(`${site.url}/drafts/${facts.drafts.birth}/papers`);
  await page.getByText('Chọn từ kho giấy tờ').first().click();
  expect(await page.innerText('main')).toContain('Ở đây chỉ có 10 giấy tờ nộp gần đây nhất.');
  await page.getByRole('link', { name: 'Chọn trong tất cả giấy tờ đã có' }).first().click();
  await page.waitForURL(/shelf=/);
  expect(await page.locator('details[open] option', { hasText: 'giay-1.pdf' }).count()).toBe(1);
  // What was let to others and has ended stands page by page.
  await pool.query(
    `INSERT INTO motcua.delegation (id, from_id, to_id, from_name, to_name, procedure, valid_from, valid_to)
     SELECT gen_random_uuid(), $1, '022188000077', 'An', 'Người ' || n, '*', '2025-01-01', '2025-02-01' FROM generate_series(1, 51) n`,
    [partyOf('an').idNumber],
  );
  const people = `${site.url}/my/people`;
  await page.goto(people);
  expect(await page.innerText('main')).toContain('Ủy quyền đã kết thúc: mỗi trang hiện 50');
  const ended = page.locator('main li', { hasText: 'đã hết hiệu lực' });
  expect(await ended.count()).toBe(50);
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Trang sau' }).click()]);
  expect(await ended.count()).toBe(1);
  for (const list of ['/my/people', '/my/dossiers'])
    expect((await page.request.get(`${site.url}${list}?after=x`)).status()).toBe(422);
});
