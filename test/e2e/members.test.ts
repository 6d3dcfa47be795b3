/** Members of a family who found a household business: what speaks against one is told where they are named, before papers are asked for. */
import { expect, it } from 'vitest';
import { publishPacks } from '#acts/publish.ts';
import { PostgresDoors } from '#adapters/postgres/postgres-doors.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { must } from '#kernel/outcome.ts';
import { convertRecord } from '#procedure/catalogue.ts';
import { readPack } from '#procedure/pack.ts';
import { record } from '../support/national.ts';
import { sitePages } from '../support/pages.ts';
import { partyOf, shipped } from '../support/platform.ts';

const HOUSEHOLD = '1.001612';
const ENDING = '1.001266';
const { site, open } = sitePages({ settings: { workers: 0 }, locale: 'vi-VN', scripts: false, timeout: 20_000 });

async function drafted(familyMembers: string): Promise<string> {
  const { platform, pool } = site.running.system;
  const id = uuidV7(platform.clock.now().epochMilliseconds, platform.random(10));
  const story = shipped.get(HOUSEHOLD)!.cases['three-days'] as { answers: Record<string, unknown> };
  const answers = { ...story.answers, applicantName: undefined, founder: 'family', familyMembers };
  const data = { applicant: partyOf('cuc'), place: '06685', answers, papers: {} };
  const savedAt = platform.clock.now().toString();
  await new PostgresDoors(pool).saveDraft({ id, owner: 'citizen:cuc', procedure: HOUSEHOLD, savedAt, data });
  return id;
}

it('is told at their page, and nothing of what the register has of others', async () => {
  const id = await drafted(
    `Phạm Thị Cúc, 30/01/1955, 022155000003\nLê Văn Khác, 02/11/1988, ${partyOf('binh').idNumber}`,
  );
  const page = await open('cuc');
  await page.goto(`${site.url}/drafts/${id}`);
  for (let i = 0; i < 12 && !(await page.locator('[name^="familyMembers"]').count()); i++)
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
  const address = page.url();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  expect(page.url()).toBe(address);
  const told = await page.locator('.govuk-error-summary').innerText();
  expect(told).toContain('Lê Văn Khác');
  expect(told).not.toContain(partyOf('binh').name);
});

it('of who stands in the register already leads to the procedure that ends it, where the catalogue has it, and to whom to ask', async () => {
  const { platform } = site.running.system;
  const page = await open();
  await page.goto(`${site.url}/procedures/${HOUSEHOLD}`);
  expect(await page.locator(`main a[href="/procedures/${ENDING}"]`).count()).toBe(0);
  const { files } = convertRecord(record({ code: ENDING, name: 'Chấm dứt hoạt động hộ kinh doanh' }), undefined, {
    clerk: 'clerk',
  });
  await publishPacks(platform.store, [{ pack: must(readPack(files)), status: 'needs-review', reasons: ['sent-back'] }]);
  await page.goto(`${site.url}/procedures/${HOUSEHOLD}?lang=vi`);
  const link = page.locator(`main a[href="/procedures/${ENDING}"]`);
  expect(await link.innerText()).toBe(`Chấm dứt hoạt động hộ kinh doanh (${ENDING})`);
});
