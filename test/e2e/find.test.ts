/** Finding among imported procedures: by what people say, page by page, by field; nothing where nothing fits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDossier } from '#acts/perform.ts';
import { publishPacks } from '#acts/publish.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { SHOWN_BY } from '../support/acts.ts';
import { record } from '../support/national.ts';
import { officer, partyOf } from '../support/platform.ts';
import { openSite, type Site } from '../support/site.ts';

const NAMES: Readonly<Record<string, string>> = {
  '1.000894': 'Thủ tục đăng ký kết hôn',
  '1.000656': 'Thủ tục đăng ký khai tử',
  '2.000755': 'Giải quyết hưởng trợ cấp một lần đối với người đang hưởng lương hưu',
  '1.000111': 'Cấp giấy phép cho cuộc triển lãm tại thư viện',
  // As the national index names them: words of others that people use for something else.
  '2.002285': 'Đăng ký khai thác tuyến vận tải hành khách cố định',
  '1.000047': 'Phê duyệt phương án khai thác động vật rừng thông thường từ tự nhiên',
  '1.012783': 'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất',
  '1.012753': 'Đăng ký đất đai, tài sản gắn liền với đất, cấp Giấy chứng nhận quyền sử dụng đất lần đầu',
  '1.012883': 'Chuyển đổi công năng nhà ở đối với nhà ở xây dựng trong dự án',
  '1.001266': 'Chấm dứt hoạt động hộ kinh doanh',
  '2.000575': 'Cấp lại Giấy chứng nhận đăng ký hộ kinh doanh, Cấp đổi sang Giấy chứng nhận đăng ký hộ kinh doanh',
  '1.004884': 'Thủ tục đăng ký lại khai sinh',
  '2.001583': 'Đăng ký thành lập công ty TNHH một thành viên',
  '1.004222': 'Đăng ký thường trú',
  '1.003197': 'Xóa đăng ký thường trú',
  '1.004859': 'Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc',
  '1.002759': 'Cấp lại, đổi, điều chỉnh thông tin trên sổ BHXH, thẻ BHYT',
  '2.000635': 'Cấp bản sao Trích lục hộ tịch',
  '1.003460': 'Cấp thẻ tạm trú cho người nước ngoài tại Việt Nam tại Công an cấp tỉnh',
  '1.004772': 'Thủ tục đăng ký khai sinh cho người đã có hồ sơ, giấy tờ cá nhân',
  '1.004873': 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
  '3.000346': 'Cấp giấy phép lái xe',
  '3.000347': 'Đổi giấy phép lái xe',
  '1.005210': 'Cấp lại Giấy phép đào tạo lái xe ô tô khi bị mất, bị hỏng',
  '1.014027': 'Thực hiện, điều chỉnh, tạm dừng, thôi hưởng trợ cấp hưu trí xã hội',
  '1.004205': 'Xét trợ cấp đối với người hoạt động kháng chiến bị nhiễm chất độc hóa học',
  '1.001667': 'Giải quyết hưởng chế độ ốm đau',
  '2.000693': 'Giải quyết hưởng chế độ thai sản',
  '1.001456': 'Cấp hộ chiếu phổ thông ở trong nước (thực hiện tại cấp tỉnh)',
  '2.000205': 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam',
  '1.012821': 'Thẩm định, phê duyệt phương án sử dụng đất, tất cả các trường hợp',
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

const FROM_TEXT = record({ code: '4.100004', name: 'Xác nhận thử nghiệm', field: 'Thử nghiệm' });

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
  await publishPacks(site.running.system.platform.store, [
    {
      pack: must(readPack(convertRecord(FROM_TEXT, undefined, { clerk: 'clerk' }).files)),
      status: 'needs-review' as const,
      reasons: ['decider-from-text'],
    },
  ]);
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
    ['khai tu', '1.000656'],
    ['đăng ký khai tử', '1.000656'],
    ['giay chung tu', '1.000656'],
    ['sang tên sổ đỏ', '1.013831'],
    ['sang ten so do', '1.013831'],
    ['sổ đỏ sang tên', '1.013831'],
    ['giấy khai sinh', '1.001193'],
    ['giay khai sinh', '1.001193'],
    ['làm giấy khai sinh cho con', '1.001193'],
    ['xây nhà', '1.013225'],
    ['xin phep xay nha', '1.013225'],
    ['mở quán', '1.001612'],
    ['mo quan', '1.001612'],
    ['xay nha 2 tang', '1.013225'],
    ['mo quan pho', '1.001612'],
    ['bán phở', '1.001612'],
    ['xin nghi om', '1.001667'],
    ['bảo hiểm thai sản', '2.000693'],
    ['hộ kinh doanh', '1.001612'],
    ['dang ky ho kinh doanh', '1.001612'],
    ['giấy độc thân', '1.004873'],
    ['bằng lái xe', '3.000346'],
    ['cho con đất', '1.013831'],
    ['cho con dat', '1.013831'],
    ['tặng đất cho con', '1.013831'],
    ['FDI', '1.009664'],
    ['sổ hồng', '1.013831'],
    ['đóng cửa hàng', '1.001266'],
    ['dong quan an', '1.001266'],
    ['close my shop', '1.001266'],
    ['hộ chiếu', '1.001456'],
    ['passport', '1.001456'],
    ['driving licence', '3.000346'],
    ["driver's license", '3.000346'],
    ['work permit', '2.000205'],
    ['giay phep lao dong nguoi nuoc ngoai', '2.000205'],
    ['gplx', '3.000346'],
    ['doi gplx', '3.000347'],
    ['doi bang lai xe', '3.000347'],
    ['đổi bằng lái xe', '3.000347'],
    ['tro cap nguoi cao tuoi', '1.014027'],
    ['tiền người già', '1.014027'],
    ['शादी', '1.000894'],
    ['पासपोर्ट', '1.001456'],
    ['marriage', '1.000894'],
    ['single status certificate', '1.004873'],
    ['pension', '2.000755'],
    ['maternity leave', '2.000693'],
    ['birth certificate', '1.001193'],
    ['building permit', '1.013225'],
    ['sai tên giấy khai sinh', '1.004859'],
    ['giấy khai sinh sai ngày sinh', '1.004859'],
    ['sửa giấy khai sinh', '1.004859'],
    ['đổi tên con', '1.004859'],
    ['thẻ bảo hiểm y tế', '1.002759'],
    ['mat the bhyt', '1.002759'],
    ['làm lại thẻ bảo hiểm', '1.002759'],
    ['sổ bảo hiểm xã hội', '1.002759'],
    ['thẻ bảo hiểm y tế cho trẻ mới sinh', '2.000986'],
    ['giải thể hộ kinh doanh', '1.001266'],
    ['nghỉ bán hàng', '1.001266'],
    ['thôi kinh doanh', '1.001266'],
    ['bản sao giấy khai sinh', '2.000635'],
    ['mất giấy phép kinh doanh', '2.000575'],
    ['lam khai sin', '1.001193'],
    ['gpxd', '1.013225'],
    ['temporary residence card', '1.003460'],
    ['mat giay khai sinh', '1.004884'],
    ['mất giấy khai sinh', '1.004884'],
    ['lost birth certificate', '1.004884'],
    ['đổi tên', '1.004859'],
    ['thay doi ho ten', '1.004859'],
    ['change my name', '1.004859'],
    ['register a company', '2.001583'],
    ['set up a company', '2.001583'],
    ['sell my house', '1.013831'],
    ['dang ky thuong tru', '1.004222'],
    ['xóa đăng ký thường trú', '1.003197'],
  ])('for «%s» finds %s first', async (words, code) => {
    expect(codesIn(await page(`/find?q=${encodeURIComponent(words)}`))[0]).toBe(code);
  });

  it('finds, for «sổ đỏ», what changes one beside what gives a first one', async () => {
    const found = codesIn(await page(`/find?q=${encodeURIComponent('làm sổ đỏ')}`));
    expect(found).toEqual(expect.arrayContaining(['1.013831', '1.012753', '1.012783']));
  });

  it('says how many there are, and leads to every one of them', async () => {
    const pages = await Promise.all([1, 2, 3].map((n) => page(`/find?q=${encodeURIComponent('hải quan')}&page=${n}`)));
    for (const one of pages) expect(one).toContain('45 thủ tục');
    expect(new Set(pages.flatMap(codesIn))).toEqual(new Set(customs.map(({ code }) => code)));
    expect(pages[0]).toContain('page=2');
    expect(pages[2]).not.toContain('page=4');
  });

  it('says that nothing fits, rather than something else: «tất» is not «tật», nor «duyệt» «khuyết»', async () => {
    for (const words of ['xyzw', 'bxkq', 'qqqqzzzz', 'khuyết tật']) {
      const html = await page(`/find?q=${words}`);
      expect(codesIn(html), words).toEqual([]);
      expect(html).toContain('Không tìm thấy thủ tục nào');
      expect(html).not.toContain('mc-hits');
    }
  });

  it('tells who reads another language in which one imported procedures are named', async () => {
    expect(await page('/find?q=x&lang=en')).toContain('listed by their Vietnamese names');
    expect(await page('/find?q=x')).not.toContain('Thủ tục nhập từ');
  });
});

describe('the list of procedures', () => {
  it('says above what is found that the right one may be nowhere here, and whom to ask', async () => {
    const page = await (await fetch(`${site.url}/find?q=${encodeURIComponent('đăng ký')}`)).text();
    expect(page.indexOf('hãy hỏi trung tâm gần nhất')).toBeGreaterThan(0);
    expect(page.indexOf('hãy hỏi trung tâm gần nhất')).toBeLessThan(page.indexOf('class="mc-hits"'));
    expect(page).toContain('href="/help#centres"');
  });

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

it('counts what was handed in, and not what a counter refused to take in', async () => {
  const { platform, pool } = site.running.system;
  const doors = new PostgresDoors(pool);
  const used = async () => (await doors.recentRuns('1.001612')).used;
  const before = await used();
  const refused = {
    ...({ act: 'refuse-reception', channel: 'counter', applicant: partyOf('cuc'), receivingUnit: '06685-mc' } as const),
    grounds: [{ kind: 'condition', id: 'condition.private-enterprise', shownBy: SHOWN_BY } as const],
    law: 'Điều 188 khoản 3 Luật Doanh nghiệp 59/2020/QH14',
  };
  must(await startDossier(platform, '1.001612', refused, officer('hong-gai.counter.hoa')));
  expect(await used()).toBe(before);
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
    // Whoever reads the hours of our steps reads that no source states them.
    expect(await text('1.001193')).toContain('không nguồn công bố nào nêu');
    expect(said).not.toContain('không nguồn công bố nào nêu');
    expect(await text('1.001193')).toMatch(/Thực tế thường mất.*Số lượt đã nộp/);
  });

  it('names the body outside that decides before the centre, and no body where an office of ours decides', async () => {
    const said = await text(POLICE.code);
    expect(said).toMatch(/liên hệ Công an cấp xã; Trung tâm Phục vụ hành chính công/);
    expect(said).toMatch(/Hỏi ở đâu Công an cấp xã Trung tâm Phục vụ hành chính công/);
    expect(await text('4.100002')).toMatch(/Hỏi ở đâu Trung tâm Phục vụ hành chính công/);
    expect(await page('/')).not.toContain('nhận hồ sơ cho mọi nơi');
  });

  it('says of a body read from running text that it is not certain, and of no other', async () => {
    const said = await text(FROM_TEXT.code);
    expect(said).toMatch(/Cơ quan giải quyết Ủy ban nhân dân cấp xã Cơ quan giải quyết suy từ trình tự thực hiện\./);
    expect(said).toContain('Chưa chắc chắn: cơ quan giải quyết.');
    expect(await text('4.100002')).not.toMatch(/suy từ trình tự|Chưa chắc chắn:[^.]*cơ quan giải quyết/);
    const api = await (await fetch(`${site.url}/v1/procedures/${FROM_TEXT.code}`)).json();
    expect(api).toMatchObject({ uncertain: ['decider'] });
  });

  it('says where to hand in only of what is received, else that it is not, and what the source or the draft says', async () => {
    expect(await text('1.001193')).toMatch(/Nộp ở đâu Trực tuyến; Tại trung tâm/);
    expect(await text(FROM_TEXT.code)).toMatch(
      /Nộp ở đâu Hiện hệ thống này không nhận hồ sơ của thủ tục này\. Cách nộp theo nguồn công bố, chưa rà soát xong: Trực tiếp/,
    );
    const draft = await text('QN.VENTURE');
    expect(draft).toMatch(
      /Nộp ở đâu Hiện hệ thống này không nhận hồ sơ của thủ tục này\. Cách nộp dự kiến theo dự thảo: /,
    );
    expect(draft).not.toContain('nguồn công bố');
  });

  it('names the kind of a document, and says once that nobody compared whether it still holds', async () => {
    const said = await text(POLICE.code);
    expect(said).toContain('Văn bản số 31/2024/QH15');
    expect(said).toContain('Luật Xây dựng số 50/2014/QH13 (đã hết hiệu lực');
    expect(said.match(/Chưa đối chiếu hiệu lực/g)).toHaveLength(1);
    expect(await text('1.001193')).not.toContain('Chưa đối chiếu hiệu lực');
  });
});

describe('the centres', () => {
  it('are on the help page with what is known, and what is not is said to be not published, in every language', async () => {
    const text = async (path: string) => (await (await fetch(site.url + path)).text()).replace(/<[^>]+>/g, ' ');
    const page = await text('/help');
    expect(page).toContain('Số 8A, đường 25/4, phường Hồng Gai');
    expect(page).toContain('chưa xác nhận với trung tâm');
    // The centre of the whole city: nothing of it has a source.
    expect(page).toMatch(/công thành phố Quảng Ninh\s+chưa công bố/);
    expect(page).toContain('Điện thoại, giờ làm việc của các trung tâm: chưa công bố.');
    const english = await text('/help?lang=en');
    expect(english).toContain('Số 8A, đường 25/4, phường Hồng Gai');
    expect(english).toMatch(/Telephone, opening hours of the centres: not published\./);
    expect(await text('/help?lang=hi')).toContain('प्रकाशित नहीं');
    expect(await text('/?lang=vi')).toContain('Địa chỉ, điện thoại, giờ làm việc của các trung tâm');
    const procedure = await text('/procedures/1.001193?lang=vi');
    expect(procedure).toContain('Điện thoại: chưa công bố');
    expect(procedure).not.toMatch(/thành phố Quảng Ninh \(Hạ Long\)/);
  });
});

it('names a body outside in the reader’s language, beside the name of its source', async () => {
  const text = async (lang: string) =>
    (await (await fetch(`${site.url}/procedures/4.100001?lang=${lang}`)).text()).replace(/<[^>]+>/g, ' ');
  expect(await text('en')).toContain('Police (Công an cấp xã)');
  expect(await text('hi')).toContain('पुलिस (Công an cấp xã)');
  expect(await text('vi')).not.toContain('Police');
});
