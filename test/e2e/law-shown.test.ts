/** What pages say of law that has ended or whose source is unconfirmed, and the review in which the legal bases are mended. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { Manifest } from '#procedure/pack.ts';
import { importedPack, publishImported } from '../support/imported.ts';
import { sitePages } from '../support/pages.ts';

const CODE = '1.900227';
const LAW: Manifest['law'] = {
  l1: { number: '50/2014/QH13', title: '50/2014/QH13' },
  l2: { number: '7/2025/NQ-CP', title: '7/2025/NQ-CP' },
};
const { site, open } = sitePages({ locale: 'vi-VN', scripts: false });
beforeAll(async () => {
  const reasons = ['law-ended:50/2014/QH13 2026-07-01 135/2025/QH15'];
  await publishImported(
    site.running.system.platform.store,
    importedPack(
      CODE,
      {
        law: LAW,
        channels: { counter: { limit: { workingDays: 20 }, feeUnknown: 'unstated' } },
        components: [
          { id: 'c1', originals: 1, copies: 0, required: false },
          { id: 'c2', originals: 1, copies: 0, shown: true, oneOf: ['o1', 'o2'] },
        ],
        published: { sequence: 'Bước 1: lập hồ sơ theo quy định tại mục 13.3 (' },
      },
      {
        'component.c1': 'Mẫu số 02 Phụ lục II Nghị định số 175/2024/NĐ-CP',
        'component.c2.o1': 'Hộ chiếu',
        'component.c2.o2': 'Thẻ căn cước',
      },
    ),
    { reasons },
  );
});

/** Also what is folded away. */
const shown = (page: Page) =>
  page.locator('main').evaluateAll((all) =>
    all
      .map((one) => one.textContent)
      .join(' ')
      .replace(/\s+/g, ' '),
  );
async function publicPage(code: string): Promise<string> {
  const page = await open();
  await page.goto(`${site.url}/procedures/${code}`);
  return shown(page);
}

it('says on public pages when a document ended or ends, and names none by a number that may be cut', async () => {
  const imported = await publicPage(CODE);
  expect(imported).toContain('50/2014/QH13 (đã hết hiệu lực từ ngày 01/07/2026; được thay thế bằng 135/2025/QH15');
  expect(imported).not.toContain('7/2025/NQ-CP');
  expect(await publicPage('1.001193')).toContain('Luật Hộ tịch số 60/2014/QH13 (hết hiệu lực từ ngày 01/03/2027');
});

it('doubts at the top, at the limit and beside a paper what rests on ended law, and says where the source was cut', async () => {
  const imported = await publicPage(CODE);
  const top = imported.indexOf('là căn cứ của thủ tục này đã hết hiệu lực');
  const limit = imported.indexOf('20 ngày làm việc');
  expect(top).toBeGreaterThan(0);
  expect(limit).toBeGreaterThan(top);
  expect(imported.slice(limit)).toMatch(/^20 ngày làm việc\s*Chưa rõ thời hạn này còn áp dụng hay không/);
  expect(imported).toMatch(
    /Nghị định số 175\/2024\/NĐ-CP 1 bản chính[^.]*175\/2024\/NĐ-CP đã hết hiệu lực từ ngày 01\/07\/2026/,
  );
  expect(imported).toContain('Xuất trình một trong các giấy tờ sau:Hộ chiếuThẻ căn cước');
  expect(imported).not.toContain('Nộp một trong');
  expect(imported.match(/Nội dung do nguồn công bố dừng lại ở đây/g)).toHaveLength(2);
  expect(await publicPage('1.001193')).not.toMatch(/dừng lại ở đây|là căn cứ của thủ tục này đã hết hiệu lực/);
});

it('says where the time for a supplement is from, and which papers a case makes compulsory', async () => {
  const investment = await publicPage('1.009664');
  expect(investment).toContain('Ông/Bà bổ sung trong 15 ngày làm việc');
  expect(investment).toContain('chưa đối chiếu văn bản gốc, kể cả Nghị định 96/2026/NĐ-CP');
  // How often it may be asked for, too: two decrees say different things.
  expect(investment).toMatch(/nhiều nhất 1 lần.*63\/2010\/NĐ-CP nói không quá 02 lần.*chưa đối chiếu/s);
  expect(await publicPage('1.013225')).not.toContain('63/2010/NĐ-CP nói không quá');
  expect(investment).toContain('(mẫu I.1.5) 1 bản chính · bắt buộc trong trường hợp này');
  expect(investment).toContain('trong trường hợp: thuộc diện thẩm định về công nghệ');
  // The one paper that nobody must bring.
  expect(investment.match(/khi cần/g)).toHaveLength(1);
  for (const code of ['1.013225', '2.000986'])
    expect(await publicPage(code)).toMatch(/bổ sung trong \d+ ngày[^.]*\.\s?Đang áp dụng[^.]*chưa đối chiếu/u);
});

it('says of a household business that everybody has one, on its page and to who is eligible by the check, by which law', async () => {
  const page = await publicPage('1.001612');
  const born = 'applicantDateOfBirth-day=2&applicantDateOfBirth-month=1&applicantDateOfBirth-year=1990';
  const told = `${born}&applicantNationality=Vi%E1%BB%87t+Nam&founder=individual&ownerEnterprise=none&foundingBar=none`;
  const sent = { method: 'POST', body: new URLSearchParams(told) };
  const checked = (await (await fetch(`${site.url}/procedures/1.001612/eligible?lang=vi`, sent)).text()).replace(
    /<[^>]+>/g,
    ' ',
  );
  const owner = `${born}&applicantNationality=Vi%E1%BB%87t+Nam&founder=individual&ownerEnterprise=private-enterprise&foundingBar=none`;
  const other = { method: 'POST', body: new URLSearchParams(owner) };
  const refused = await (await fetch(`${site.url}/procedures/1.001612/eligible?lang=vi`, other)).text();
  expect(refused).toContain('chủ doanh nghiệp tư nhân không được đồng thời là chủ hộ kinh doanh');
  expect(page).toContain('Chủ hộ không đồng thời là chủ doanh nghiệp tư nhân');
  expect(page).toContain('khoản 3 Điều 188 Luật Doanh nghiệp số 59/2020/QH14');
  for (const text of [page, checked]) {
    expect(text).toContain('Mỗi người chỉ đứng tên một hộ kinh doanh');
    expect(text).toContain('(thủ tục 1.001266)');
    expect(text).toMatch(/Nguồn: [^.]*Nghị định số 168\/2025\/NĐ-CP/);
  }
  expect(page).not.toContain('Chưa có nội dung công bố về yêu cầu, điều kiện');
  // Nobody writes down numbers of others to ask about themselves, and what is said stands in no address.
  const asking = await (await fetch(`${site.url}/procedures/1.001612/eligible?founder=family`)).text();
  expect(asking).not.toContain('name="familyMembers"');
  expect(asking).toMatch(/<form[^>]* method="post"/);
  expect(checked).toContain('Người khác cùng đứng tên');
});

it('opens no procedure on ended law; the officer puts another document in its place', async () => {
  const page = await open('province.procedures');
  await page.goto(`${site.url}/office/review/${CODE}`);
  expect(await shown(page)).toContain('đã hết hiệu lực từ ngày 01/07/2026');
  // Once under the list, for all that nobody compared.
  expect((await shown(page)).match(/Chưa đối chiếu hiệu lực/g)).toHaveLength(1);
  expect(await page.locator('[name="law-doc-1-number"]').inputValue()).toBe('');
  await page.locator('[name="basis"]').fill('QĐ 12/QĐ-UBND');
  await page.getByRole('button', { name: 'Đề xuất mở thủ tục' }).click();
  expect(await page.locator('#law-doc-0-number-error').innerText()).toContain('135/2025/QH15');
  await page.locator('[name="law-doc-0-number"]').fill('135/2025/QH15');
  await page.locator('[name="law-doc-0-title"]').fill('Luật Xây dựng');
  await page.locator('[name="law-doc-1-struck"]').check();
  await page.getByRole('button', { name: 'Đề xuất mở thủ tục' }).click();
  expect(await page.locator('#law-doc-0-number-error').count()).toBe(0);
  expect(await page.locator('[name="law-doc-0-title"]').inputValue()).toBe('Luật Xây dựng');
});
