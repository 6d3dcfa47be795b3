/** The people's doors at their edges: what is wrong, what is not theirs, what comes twice, what comes too late. */
import { deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { perform, startDossier } from '#acts/perform.ts';
import { must } from '#kernel/outcome.ts';
import { trackingOf } from '#views/tracking.ts';
import { pagePdf, pdfOf, rawPdf, stream } from '../support/files.ts';
import { importedPack, publishImported } from '../support/imported.ts';
import { sitePages } from '../support/pages.ts';
import { anotherBirth, officer, partyOf, person, withDraftsOpen } from '../support/platform.ts';
import { growth, investment, work } from '../support/scenes.ts';

/** As the page posts it. */
async function tracked(code: string, key: string): Promise<Response> {
  const first = await fetch(`${site.url}/track`, {
    method: 'POST',
    body: new URLSearchParams({ code, key }),
    redirect: 'manual',
  });
  const to = first.headers.get('location');
  if (!to) return first;
  expect(to).not.toContain(key);
  return fetch(site.url + to, {
    headers: {
      cookie: first.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; '),
    },
  });
}

const { site, open } = sitePages({ timeout: 25_000 });

async function submittedBirth(who: string): Promise<string> {
  const { platform } = site.running.system;
  const draft = {
    act: 'draft-dossier',
    channel: 'online',
    applicant: partyOf(who),
    place: '06685',
    answers: anotherBirth(),
  } as const;
  const components = [{ component: 'birth-proof', originals: 1, copies: 0 }];
  const { dossierId } = must(await startDossier(platform, '1.001193', { ...draft, components }, person(who)));
  must(await perform(platform, dossierId, { act: 'submit-dossier' }, person(who)));
  return dossierId;
}

describe('finding', () => {
  const first = async (words: string) => {
    const response = await fetch(`${site.url}/find.json?q=${encodeURIComponent(words)}`);
    return ((await response.json()) as { code: string }[])[0]?.code;
  };
  it.each([
    ['đăng ký khai sinh', '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['dang ki kai sinh', '1.001193'],
    ['birth certificate', '1.001193'],
    ['जन्म प्रमाण पत्र', '1.001193'],
    ['mở quán cà phê', '1.001612'],
    ['open a shop', '1.001612'],
    ['xin phép xây nhà', '1.013225'],
    ['sang tên sổ đỏ', '1.013831'],
    ['1.009664', '1.009664'],
    ['lam khai sanh', '1.001193'],
  ])('«%s» finds %s first', async (words, code) => {
    expect(await first(words)).toBe(code);
  });

  it('finds nothing for nonsense, and says what to do', async () => {
    expect(await first('qqqqzzzz')).toBeUndefined();
    const text = await (await fetch(`${site.url}/find?q=qqqqzzzz`)).text();
    expect(text).toContain('Hãy thử bằng lời khác');
  });
});

describe('the page of a procedure', () => {
  const page = async (code: string) => {
    const html = await (await fetch(`${site.url}/procedures/${code}`)).text();
    return html.replace(/&#34;|&quot;/g, '"');
  };

  it.each(['QN.SANDBOX', 'QN.VENTURE'])('%s is a draft: its time is expected, and there is no way in', async (code) => {
    const html = await page(code);
    expect(html).toContain('Thời hạn dự kiến');
    expect(html).toContain('Dự thảo, chưa được cơ quan có thẩm quyền ban hành, chưa tiếp nhận hồ sơ.');
    for (const false_ of ['Thời hạn theo luật', 'dự thảo của thành phố', `href="/apply/${code}"`])
      expect(html).not.toContain(false_);
  });

  it('names everybody who decides, with the case, and the days of each case', async () => {
    const html = await page('1.009664');
    expect(html).toMatch(/khu kinh tế \(trừ trường hợp 4\): Ban Quản lý Khu kinh tế Quảng Ninh/);
    expect(html).toMatch(/Dự án khác và trường hợp 4: Sở Tài chính/);
    expect(html).toMatch(/10 ngày làm việc \(Trường hợp 1: [^)]*; Trường hợp 4: /);
    expect(html).toMatch(/5 ngày làm việc \(Trường hợp 2: /);
    expect(html).toContain('Không thu phí');
    expect(html).not.toContain('Tùy từng trường hợp');
  });

  it('says that a household business is registered by an office of the commune, and of its fee what is known', async () => {
    const html = await page('1.001612');
    expect(html).toContain('cơ quan đăng ký kinh doanh cấp xã');
    expect(html).not.toContain('Ủy ban nhân dân xã, phường, đặc khu nơi giải quyết');
    // The record says so; nobody compared it with a law.
    expect(html).toMatch(
      /Theo [^<]*quốc gia về thủ tục hành chính[^<]*1\.001612[^<]*không hoàn trả[^<]*chưa đối chiếu văn bản gốc/,
    );
    expect(html).not.toContain('Hoàn trả: Chưa rõ');
  });

  it('says which papers may be originals or copies, what each is for, and every result', async () => {
    const html = await page('1.013831');
    expect(html).toContain('bản sao kèm bản chính để đối chiếu');
    expect(html).toContain('khi nhận kết quả phải nộp bản chính');
    expect(html).toContain('Thông báo thu hồi giấy chứng nhận đã cấp');
    expect(html).not.toContain('khi cần');
    const permit = await page('1.013225');
    expect(permit).toContain('bổ sung trong 2 ngày làm việc');
    expect(permit).toMatch(/135\/2025\/QH15 \(nội dung theo [^)]+; chưa đối chiếu văn bản gốc\)/);
    const investment = await page('1.009664');
    expect(investment).toContain('Thời gian bổ sung không tính vào thời hạn giải quyết.');
    expect(investment).toContain('Điều 6 Nghị định 31/2021/NĐ-CP');
    const birth = await page('1.001193');
    expect(birth).toContain('thời gian Ông/Bà xác nhận bản dự thảo kết quả không tính vào thời hạn giải quyết');
    expect(birth).toContain('không nêu cách tính thời gian người yêu cầu xác nhận');
    expect(permit).toContain('Mẫu số 01 Phụ lục II Nghị định số 217/2026/NĐ-CP');
  });
});

describe('why', () => {
  it('tells applicant and officer which rule said what, for what, and on what it rests', async () => {
    const { platform } = site.running.system;
    const draft = { act: 'draft-dossier', channel: 'online', applicant: partyOf('halong-tech'), ...growth } as const;
    const { dossierId } = must(
      await startDossier(withDraftsOpen(platform), 'QN.VENTURE', draft, person('halong-tech')),
    );
    must(await perform(withDraftsOpen(platform), dossierId, { act: 'submit-dossier' }, person('halong-tech')));
    for (let i = 0; i < 2; i++) await work(platform, dossierId, { appraise: { conclusion: 'meets' } });
    const page = await open('halong-tech');
    await page.goto(`${site.url}/my/dossiers/${dossierId}`);
    await page.getByText('Toàn bộ quá trình').click();
    const why = page.locator('.mc-timeline .mc-why');
    await why.waitFor();
    expect(await why.textContent()).toMatch(
      /^Thẩm quyền xem xét: Hội đồng đầu tư, vì Số vốn đề nghị \(đồng\) = 900\.000\.000, Giai đoạn = Tăng trưởng \(căn cứ .+\)$/,
    );
  });

  it('tells beside the day it is due which limit it has, and by what', async () => {
    const { platform } = site.running.system;
    const draft = {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('halong-tech'),
      ...investment,
    } as const;
    const { dossierId } = must(await startDossier(platform, '1.009664', draft, person('halong-tech')));
    must(await perform(platform, dossierId, { act: 'submit-dossier' }, person('halong-tech')));
    await work(platform, dossierId);
    const [task] = (await platform.store.load(dossierId))!.state.tasks;
    const { id } = platform.province.holders(task.unit, task.post, '2026-11-25')[0];
    for (const [who, path] of [
      ['halong-tech', `/my/dossiers/${dossierId}`],
      [id, `/office/dossiers/${dossierId}`],
    ]) {
      const page = await open(who);
      await page.goto(`${site.url}${path}`);
      expect(await page.locator('.mc-facts .mc-why').allTextContents()).toEqual([
        '5 ngày làm việc',
        expect.stringMatching(/^Thời hạn .+: 5, vì .+ \(căn cứ .+96\/2026\/NĐ-CP\)$/),
      ]);
    }
    // Who holds the code alone sees the limit, but not what it rests on in this case.
    const mine = await open('halong-tech');
    await mine.goto(`${site.url}/my/dossiers/${dossierId}`);
    const secret = /Mã tra cứu\s*(\S+)/.exec(await mine.locator('body').innerText())![1];
    const code = (await platform.store.load(dossierId))!.state.code!;
    const text = await (await tracked(code, secret)).text();
    expect(text).toContain('5 ngày làm việc, theo');
    expect(text).not.toContain('limit-r2');
  });
});

describe('the diagram', () => {
  it('shows on a phone the step where the dossier is, and leads from a sub-process to the whole, in the officer’s language', async () => {
    const id = await submittedBirth('an');
    await work(site.running.system.platform, id);
    const page = await open('hong-gai.civil.minh');
    await page.setViewportSize({ width: 375, height: 740 });
    await page.goto(`${site.url}/office/dossiers/${id}/diagram?lang=en`);
    const here = page.locator('.djs-shape.mc-here:visible');
    await here.getByText('Examine').first().waitFor();
    const { x, width } = (await here.boundingBox())!;
    expect(x).toBeGreaterThan(20);
    expect(x + width).toBeLessThan(355);
    await page.getByRole('link', { name: 'Birth registration' }).click();
    for (const name of ['Handling the dossier', 'Withdrawn', 'Refused']) await page.getByText(name).first().waitFor();
  });
});

describe('what is not theirs', () => {
  it('says the same of a dossier of somebody else and of one that is not there', async () => {
    const id = await submittedBirth('an');
    const other = await open('binh');
    const answers = await Promise.all(
      [id, '01900000-0000-7000-8000-000000000000'].map(async (one) => {
        const response = await other.request.get(`${site.url}/my/dossiers/${one}`);
        return [response.status(), (await response.text()).replaceAll(one, 'ID')];
      }),
    );
    expect(answers[0][0]).toBe(404);
    expect(String(answers[0][1]).replace(/_token" value="[^"]*"/g, '')).toBe(
      String(answers[1][1]).replace(/_token" value="[^"]*"/g, ''),
    );
    expect(answers[0][1]).not.toContain('Nguyễn Thị An');
  });

  it('keeps citizens out of the office, officers out of the portal, and strangers out of both', async () => {
    const citizen = await open('binh');
    expect((await citizen.request.get(`${site.url}/office`)).status()).toBe(403);
    const civil = await open('hong-gai.civil.minh');
    expect((await civil.request.get(`${site.url}/my/dossiers`)).status()).toBe(403);
    const stranger = await fetch(`${site.url}/office`, { redirect: 'manual' });
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/sign-in?to=%2Foffice']);
  });

  it('takes no form without its token, nor one from another site', async () => {
    const page = await open('an');
    const id = await submittedBirth('an');
    const to = `${site.url}/my/dossiers/${id}/withdraw`;
    expect((await page.request.post(to, { form: { reason: 'x' } })).status()).toBe(403);
    const token = await page.locator('input[name=_token]').first().inputValue();
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await page.request.post(to, { form: { reason: 'x', _token: token }, headers: foreign })).status()).toBe(
      403,
    );
    expect((await site.running.system.platform.store.load(id))!.state.status).toBe('submitted');
  });

  it('lets level 1 begin, and sends it elsewhere to hand in', async () => {
    const { platform } = site.running.system;
    const draft = {
      act: 'draft-dossier',
      channel: 'online',
      applicant: partyOf('giang'),
      place: '06685',
      answers: anotherBirth(),
    } as const;
    const begun = must(await startDossier(platform, '1.001193', draft, person('giang')));
    expect(await perform(platform, begun.dossierId, { act: 'submit-dossier' }, person('giang'))).toMatchObject({
      code: 'assurance-too-low',
    });
  });
});

describe('a page that is not there', () => {
  it('knows who is signed in, and their language', async () => {
    const page = await open('an');
    await page.goto(`${site.url}/?lang=en`);
    const answer = await page.goto(`${site.url}/nothing/here`);
    expect(answer!.status()).toBe(404);
    const header = await page.locator('header').innerText();
    expect(header).toContain('Nguyễn Thị An');
    expect(header).toContain('Sign out');
    const stranger = await (await fetch(`${site.url}/nothing/here`)).text();
    expect(stranger).toContain('Đăng nhập');
  });
});

describe('tracking by code', () => {
  it('shows the way to who has the secret, the same nothing to who guesses, and slows guessing down', async () => {
    const id = await submittedBirth('an');
    const { state } = (await site.running.system.platform.store.load(id))!;
    const page = await open('an');
    await page.goto(`${site.url}/my/dossiers/${id}`);
    const secret = (await page.locator('.mc-card .mc-code').last().innerText()).trim();
    const track = tracked;
    const right = await track(state.code!, secret);
    expect([right.status, right.url]).toEqual([200, `${site.url}/track/dossier`]);
    const text = await right.text();
    expect(text).toContain('Thẩm tra hồ sơ');
    expect(text).not.toContain('Nguyễn Thị An');
    // As it is copied from paper: a space inside, a long dash, small letters.
    const copied = secret.replaceAll('-', ' ').toLowerCase();
    const typed = state.code!.replaceAll('-', '\u2013');
    expect((await track(` ${typed}`, copied)).url).toBe(`${site.url}/track/dossier`);
    const wrong = await track(state.code!, 'AAAAAAAAAA');
    // What was typed stands in its field again, and is kept nowhere on the way.
    expect([wrong.status, wrong.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(await wrong.text()).toMatch(/<input[^>]*id="key"[^>]*value="AAAAAAAAAA"/);
    // Typed on the page, the key never comes into an address: the QR code fills in the code alone.
    const looking = await open(undefined, { scripts: false });
    await looking.goto(trackingOf(site.url, state.code!, secret).address);
    expect(looking.url()).not.toContain(secret);
    expect(await looking.inputValue('#code')).toBe(state.code);
    expect(await looking.inputValue('#key')).toBe('');
    await looking.fill('#key', secret);
    await looking.getByRole('button', { name: 'Tra cứu' }).click();
    expect(looking.url()).toBe(`${site.url}/track/dossier`);
    expect(await looking.content()).not.toContain(secret);
    expect(await looking.locator('main').innerText()).toContain('Thẩm tra hồ sơ');
    // One in an address, as on slips printed long ago, is taken out of it unread.
    const inAddress = await fetch(`${site.url}/track?code=${state.code}&key=${secret}`, { redirect: 'manual' });
    expect([inAddress.status, inAddress.headers.get('location')]).toEqual([303, `/track?code=${state.code}`]);
    expect(inAddress.headers.getSetCookie().join()).not.toContain('mc_track');
    const stranger = await fetch(`${site.url}/track/dossier`, { redirect: 'manual' });
    expect(stranger.headers.get('location')).toBe('/track');
    expect((await track('H49.25.00-261125-9999', secret)).status).toBe(404);
    // The key opens that page alone: nothing of the dossier is told at another door.
    for (const path of [`/api/v1/dossiers/${id}`, `/api/v1/dossiers/${id}/timeline`]) {
      const other = await fetch(`${site.url}${path}?code=${state.code}&key=${secret}`, {
        headers: { authorization: `Bearer ${secret}`, cookie: `mc_track=${state.code}~${secret}` },
      });
      expect([401, 403, 404], path).toContain(other.status);
    }
    const statuses = await Promise.all(Array.from({ length: 30 }, (_, i) => track(state.code!, `GUESS${i}`)));
    expect(statuses.some((one) => one.status === 429)).toBe(true);
  });
});

describe('a procedure under review', () => {
  it('says at its way in that it is not open, before anybody signs in', async () => {
    await publishImported(site.running.system.platform.store, importedPack('1.000777'));
    const shut = await fetch(`${site.url}/apply/1.000777?lang=vi`, { redirect: 'manual' });
    expect(shut.status).toBe(422);
    expect(await shut.text()).toContain('đang được rà soát nên chưa tiếp nhận hồ sơ');
    const begin = await fetch(`${site.url}/apply/1.001193`, { redirect: 'manual' });
    expect(begin.status).toBe(303);
    expect(begin.headers.get('location')).toContain('/sign-in');
  });
});

describe('checking a file', () => {
  const checked = async (file: Buffer, lang: string) => {
    const form = new FormData();
    form.set('paper', new Blob([new Uint8Array(file)], { type: 'application/pdf' }), 'giay.pdf');
    return (
      await fetch(`${site.url}/check?lang=${lang}`, { method: 'POST', body: form, headers: { origin: site.url } })
    ).text();
  };
  it('does not call an unsigned file false, and says where else to look', async () => {
    const unsigned = await pdfOf('Thông báo');
    for (const [lang, said, never] of [
      ['vi', 'Tệp này không có chữ ký số nên không kiểm tra được ở đây.', 'Không thể tin giấy này.'],
      ['en', 'This file has no digital signature, so it cannot be checked here.', 'This paper cannot be trusted.'],
      ['hi', 'इस फ़ाइल में डिजिटल हस्ताक्षर नहीं है', 'भरोसा नहीं'],
    ]) {
      const text = await checked(unsigned, lang);
      expect(text).toContain(said);
      expect(text).toContain('href="/track"');
      expect(text).not.toContain(never);
    }
  });

  it('reads no longer than it may, says so, and keeps nobody else waiting', async () => {
    const spaces = deflateSync(Buffer.alloc(60 * 1024 * 1024, ' '), { level: 1 });
    const bombs = [
      rawPdf(['<</Type/Catalog>>', stream(spaces, '/FlateDecode/Type/ObjStm/N 0/First 0')]),
      pagePdf('', '', [stream(Buffer.from(`/ByteRange [0 1 2 3]\n${'/CRL['.repeat(80_000)}`), '/DCTDecode')]),
    ];
    const answers = Promise.all(bombs.map((one) => checked(one, 'vi')));
    let slowest = 0;
    for (let i = 0; i < 10; i++) {
      const begin = performance.now();
      expect((await fetch(`${site.url}/health`)).status).toBe(200);
      slowest = Math.max(slowest, performance.now() - begin);
    }
    expect(slowest).toBeLessThan(1_000);
    const [bomb, repeated] = await answers;
    expect(bomb).toContain('Tệp cần quá nhiều thời gian hoặc bộ nhớ để đọc');
    expect(repeated).toContain('Tệp này không có chữ ký số');
  });

  it('says of what it cannot look at what is wrong with it, each its own', async () => {
    const { default: sharp } = await import('sharp');
    const blank = await sharp({ create: { width: 200, height: 200, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    for (const [file, said] of [
      [Buffer.alloc(0), 'Hãy chọn một tệp có nội dung'],
      [Buffer.from('PK\x03\x04 word/document.xml'), 'Tệp Word không mang chữ ký số của cơ quan'],
      [blank, 'Không đọc được mã QR nào trong ảnh này'],
      [Buffer.alloc(20 * 1024 * 1024 + 1), 'Tệp lớn hơn 20 MB'],
    ] as const)
      expect(await checked(file, 'vi'), said).toContain(said);
  });
});

describe('messages', () => {
  it('go both ways and are on record', async () => {
    const id = await submittedBirth('an');
    const citizen = await open('an');
    await citizen.goto(`${site.url}/my/dossiers/${id}`);
    await citizen.getByText('Nhắn cho cơ quan').click();
    await citizen.getByLabel('Nội dung', { exact: true }).fill('Tôi cần mang thêm giấy gì không?');
    await citizen.getByRole('button', { name: 'Gửi', exact: true }).click();
    await citizen.getByText('Đã gửi tin nhắn.').waitFor();
    const counter = await open('hong-gai.counter.hoa');
    await counter.goto(`${site.url}/office/dossiers/${id}`);
    // It stands also in the forms that ask before a signature, which are closed.
    await counter.getByText('Tôi cần mang thêm giấy gì không?').filter({ visible: true }).first().waitFor();
    await counter.getByText('Viết cho người nộp').click();
    await counter.getByLabel('Nội dung', { exact: true }).fill('Không cần thêm giấy nào.');
    await counter.getByRole('button', { name: 'Gửi', exact: true }).click();
    await citizen.reload();
    await citizen.getByText('Không cần thêm giấy nào.').first().waitFor();
    const { state } = (await site.running.system.platform.store.load(id))!;
    expect(state.messages?.map((one) => one.topic)).toEqual(['question', 'reply']);
  });
});

describe('many at once', () => {
  it('gives work to colleagues, each with its reason, and says what failed', async () => {
    const { platform } = site.running.system;
    const ids = [await submittedBirth('an'), await submittedBirth('an')];
    for (const id of ids)
      must(await perform(platform, id, { act: 'receive-dossier' }, officer('hong-gai.counter.hoa')));
    const chair = await open('hong-gai.chair');
    await chair.goto(`${site.url}/office/desk`);
    for (const id of ids) await chair.locator(`input[value^="${id}/"]`).check();
    await chair.getByRole('button', { name: 'Phân công lại các việc đã chọn' }).click();
    await chair.locator(`input[name^="reason-${ids[0]}"]`).fill('Đang quá tải');
    await chair.locator(`select[name^="officer-${ids[0]}"]`).selectOption('hong-gai.civil.nga');
    await chair.getByRole('button', { name: 'Phân công lại' }).click();
    await chair.getByText('1 việc xong, 1 việc không làm được.').waitFor();
    await chair.getByText('lý do').first().waitFor();
    const { state } = (await platform.store.load(ids[0]))!;
    expect(state.tasks[0].assignee).toBe('hong-gai.civil.nga');
  });
});

describe('delegation', () => {
  it('lets one person apply for another once they agree, by name, until it is revoked', async () => {
    const giver = await open('cuc');
    await giver.goto(`${site.url}/my/people`);
    const asked = {
      _token: await giver.locator('input[name=_token]').first().inputValue(),
      ...{ name: 'Trần Văn Bình', idNumber: '022088000002', scope: 'all' },
    };
    for (const validTo of ['2027-02-31', '2027-13-45', '31/02/2027'])
      expect((await giver.request.post(`${site.url}/my/people`, { form: { ...asked, validTo } })).status()).toBe(422);
    await giver.getByLabel('Họ và tên / tên tổ chức').fill('Trần Văn Bình');
    await giver.getByLabel('Số định danh / mã doanh nghiệp').fill('022088000002');
    // Nothing is chosen beforehand, and what is named is never widened to all.
    const give = () => giver.getByRole('button', { name: 'Ủy quyền', exact: true }).click();
    const faults = () => giver.locator('.govuk-error-summary').innerText();
    await give();
    expect(await faults()).toContain('Hãy chọn phạm vi ủy quyền');
    const named = { ...asked, validTo: '2026-12-25', procedures: '1.001193' };
    const both = await giver.request.post(`${site.url}/my/people`, { form: named });
    expect([both.status(), await both.text()]).toEqual([422, expect.stringContaining('nhưng đã ghi thủ tục cụ thể')]);
    await giver.getByLabel('Chỉ những thủ tục sau').check();
    await giver.getByLabel('Tên hoặc mã thủ tục').fill('khai sinh');
    await give();
    expect(await faults()).toContain('danh sách tìm được theo «khai sinh»');
    await giver.getByLabel('(1.001193)').check();
    await give();
    await giver.getByText('Đã lưu.').waitFor();
    const taker = await open('binh');
    const begins = `${site.url}/apply/1.001193`;
    const offered = () => taker.getByLabel('Cho Phạm Thị Cúc, theo ủy quyền').count();
    await taker.goto(begins);
    expect(await offered()).toBe(0);
    await taker.goto(`${site.url}/messages`);
    await taker.getByText('Phạm Thị Cúc đề nghị Ông/Bà nộp và theo dõi hồ sơ thay mình').waitFor();
    await taker.goto(`${site.url}/my/people`);
    await taker.getByRole('button', { name: /^Đồng ý nhận việc/ }).click();
    await taker.getByText('Đã lưu.').waitFor();
    await giver.goto(`${site.url}/messages`);
    await giver.getByText('Trần Văn Bình đã đồng ý').waitFor();
    await giver.goto(`${site.url}/my/people`);
    await taker.goto(begins);
    expect(await offered()).toBe(1);
    await taker.getByLabel('Cho Phạm Thị Cúc, theo ủy quyền').check();
    await taker.getByRole('combobox').first().selectOption('06685');
    await taker.getByRole('button', { name: 'Tiếp tục' }).click();
    await taker.waitForURL(/\/drafts\//);
    const draft = taker.url();
    await giver.getByRole('button', { name: /^Thu hồi/ }).click();
    await giver.getByText('Đã thu hồi ủy quyền; người được ủy quyền được báo.').waitFor();
    // An id of the record names nothing; an address that cannot be read is a page like every other that is not there.
    for (const where of ['my/dossiers/01930000-0000-7000-8000-000000000000', 'procedures/%ff']) {
      const answer = await giver.goto(`${site.url}/${where}`);
      expect([answer?.status(), answer?.headers()['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
      expect(await giver.locator('main').innerText()).not.toMatch(/01930000|[{}]/);
    }
    // From a page of a list one gets back to its beginning.
    await giver.goto(`${site.url}/my/dossiers?after=01930000-0000-7000-8000-000000000000`);
    expect(await giver.locator('a[rel=prev]').getAttribute('href')).toBe('/my/dossiers');
    await taker.goto(begins);
    expect(await offered()).toBe(0);
    // The draft begun before goes no further.
    await taker.goto(draft);
    await taker.getByText('không có ủy quyền đang có hiệu lực').waitFor();
    await taker.goto(`${site.url}/messages`);
    await taker.getByText('Phạm Thị Cúc đã thu hồi ủy quyền cho Ông/Bà').waitFor();
  });
});

/** Bytes over the wire of what a page brings along, by kind. */
async function weigh(page: Page, url: string, counts: (type: string) => boolean): Promise<number> {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const kinds = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counts(kinds.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(500);
  return bytes;
}

describe('the weight of a page', () => {
  it('is at most 80 kB of script at the office', async () => {
    const page = await open('hong-gai.civil.minh');
    const bytes = await weigh(page, `${site.url}/office`, (type) => type === 'Script');
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThan(80_000);
  });

  it('is at most 45 kB on the first visit to the portal without fonts, with no script that blocks', async () => {
    const page = await open();
    const bytes = await weigh(page, site.url, (type) => type !== 'Font');
    expect(bytes).toBeLessThan(45_000);
    expect(await page.locator('script:not([type=module]):not([async]):not([defer])').count()).toBe(0);
  });
});
