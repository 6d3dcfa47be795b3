/** Finding among imported procedures: by what people say, page by page, by field; nothing where nothing fits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishPacks } from '#acts/publish.ts';
import { must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { record } from '../support/national.ts';
import { openSite, type Site } from '../support/site.ts';

const NAMES: Readonly<Record<string, string>> = {
  '1.000894': 'Thủ tục đăng ký kết hôn',
  '1.000656': 'Thủ tục đăng ký khai tử',
  '2.000755': 'Giải quyết hưởng trợ cấp một lần đối với người đang hưởng lương hưu',
  '1.000111': 'Cấp giấy phép cho cuộc triển lãm tại thư viện',
};
const customs = Array.from({ length: 45 }, (_, i) => ({ code: `3.${100_000 + i}`, name: `Thủ tục hải quan số ${i}` }));

/** Under review, with what the pages of such procedures have to say. */
const POLICE = record({
  code: '4.100001',
  name: 'Tách hộ thử nghiệm',
  ministry: 'Bộ Công an',
  field: 'Đầu tư tại Việt nam',
  competentAuthority: 'Công an cấp xã',
  channels: [{ channel: 'in_person', time: 5, unit: 'working_day', feeVnd: 0 }],
  legalBases: ['31/2024/QH15', '50/2014/QH13', '1/2025/NĐ-CP'],
});
const INVESTMENT = [
  record({ code: '4.100002', name: 'Góp vốn thử nghiệm', field: 'Đầu tư tại Việt Nam' }),
  record({ code: '4.100003', name: 'Góp vốn thử nghiệm hai', field: 'Đầu tư  tại Việt Nam' }),
];

let site: Site;
beforeAll(async () => {
  site = await openSite();
  const named = [...Object.entries(NAMES).map(([code, name]) => ({ code, name, field: 'Hộ tịch' })), ...customs];
  await publishPacks(
    site.running.system.platform.store,
    named.map((one) => {
      const { files } = convertRecord(record({ field: 'Hải quan', ...one }), undefined, { clerk: 'clerk' });
      return { pack: must(readPack(files)), status: 'needs-review' as const, reasons: ['sent-back'] };
    }),
  );
  await publishPacks(
    site.running.system.platform.store,
    [POLICE, ...INVESTMENT].map((one) => ({
      pack: must(readPack(convertRecord(one, undefined, { clerk: 'clerk' }).files)),
      status: 'needs-review' as const,
      reasons: ['time-differs-from-text:counter', 'fee-zero-stored:counter'],
    })),
  );
});
afterAll(() => site?.close());

const page = async (path: string) => (await fetch(site.url + path, { headers: { 'accept-language': 'vi' } })).text();
const codesIn = (html: string) => [...html.matchAll(/href="\/procedures\/([\w.]+)"/g)].map(([, code]) => code);

describe('a search', () => {
  it.each([
    ['cưới', '1.000894'],
    ['lấy chồng', '1.000894'],
    ['báo tử', '1.000656'],
    ['khai tử', '1.000656'],
    ['lam khai sanh', '1.001193'],
    ['luong huu', '2.000755'],
  ])('for «%s» finds %s first', async (words, code) => {
    expect(codesIn(await page(`/find?q=${encodeURIComponent(words)}`))[0]).toBe(code);
  });

  it('says how many there are, and leads to every one of them', async () => {
    const pages = await Promise.all([1, 2, 3].map((n) => page(`/find?q=${encodeURIComponent('hải quan')}&page=${n}`)));
    for (const one of pages) expect(one).toContain('45 thủ tục');
    expect(new Set(pages.flatMap(codesIn))).toEqual(new Set(customs.map(({ code }) => code)));
    expect(pages[0]).toContain('page=2');
    expect(pages[2]).not.toContain('page=4');
  });

  it('says that nothing fits, rather than something else', async () => {
    for (const words of ['xyzw', 'bxkq', 'qqqqzzzz']) {
      const html = await page(`/find?q=${words}`);
      expect(codesIn(html), words).toEqual([]);
      expect(html).toContain('Không tìm thấy thủ tục nào');
    }
  });

  it('tells who reads another language in which one imported procedures are named', async () => {
    expect(await page('/find?q=x&lang=en')).toContain('listed by their Vietnamese names');
    expect(await page('/find?q=x')).not.toContain('Thủ tục nhập từ');
  });
});

describe('the list of procedures', () => {
  it('has every field, linked from the first page and from one that is not there', async () => {
    for (const path of ['/', '/no-such-page']) expect(await page(path), path).toContain('href="/list"');
    expect(await page('/list')).toMatch(/Hải quan<\/a>.*45 thủ tục/s);
    const pages = await Promise.all(
      [1, 2, 3].map((n) => page(`/list?field=${encodeURIComponent('Hải quan')}&page=${n}`)),
    );
    expect(new Set(pages.flatMap(codesIn)).size).toBe(45);
    expect((await fetch(`${site.url}/list?field=nothing`)).status).toBe(404);
  });
});

describe('fields that are spelt in several ways', () => {
  it('stand once in the list, with the procedures of every spelling', async () => {
    const list = await page('/list');
    expect(list.match(/>Đầu tư tại Việt Nam<\/a>/gi)).toHaveLength(1);
    const [, href] = /href="(\/list\?field=[^"]+)">Đầu tư tại Việt Nam</i.exec(list) ?? [];
    const codes = codesIn(await page(href));
    expect(codes).toEqual(expect.arrayContaining(['4.100001', '4.100002', '4.100003']));
    expect(list.slice(list.indexOf(href)).match(/(\d+) thủ tục/)?.[1]).toBe(String(new Set(codes).size));
  });
});

describe('the page of a procedure under review', () => {
  const text = async (code: string) =>
    (await page(`/procedures/${code}`)).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('says what is not known and what is not certain, and counts no dossiers where none are taken', async () => {
    const said = await text(POLICE.code);
    expect(said).toContain('Chưa rõ: phí, lệ phí.');
    expect(said).toContain('Chưa chắc chắn: thời hạn giải quyết.');
    expect(said).toContain('5 ngày làm việc (đang rà soát, chưa chắc chắn)');
    expect(said).not.toMatch(/Số lượt đã nộp|Thực tế thường mất/);
    expect(await text('1.001193')).toMatch(/Thực tế thường mất.*Số lượt đã nộp/);
  });

  it('names the body outside that decides before the centre, and no body where an office of ours decides', async () => {
    const said = await text(POLICE.code);
    expect(said).toMatch(/liên hệ Công an cấp xã; Trung tâm Phục vụ hành chính công/);
    expect(said).toMatch(/Hỏi ở đâu Công an cấp xã Trung tâm Phục vụ hành chính công/);
    expect(await text('4.100002')).toMatch(/Hỏi ở đâu Trung tâm Phục vụ hành chính công/);
    expect(await page('/')).not.toContain('nhận hồ sơ cho mọi nơi');
  });

  it('names the kind of a document, and says once that nobody compared whether it still holds', async () => {
    const said = await text(POLICE.code);
    expect(said).toContain('Văn bản số 31/2024/QH15');
    expect(said).toContain('Luật Xây dựng số 50/2014/QH13 (đã hết hiệu lực');
    expect(said.match(/Chưa đối chiếu hiệu lực/g)).toHaveLength(1);
    expect(await text('1.001193')).not.toContain('Chưa đối chiếu hiệu lực');
  });
});
