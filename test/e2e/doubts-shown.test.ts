/** That the page of an imported procedure says every doubt that its import recorded: none is known to officers alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '#kernel/outcome.ts';
import { DOUBT_PHRASES } from '#kernel/phrases/doubts.ts';
import { partOfDoubt } from '#procedure/doubt-parts.ts';
import { type Doubt, doubtText } from '#procedure/national/doubts.ts';
import { translator } from '#web/i18n.ts';
import { importedPack, publishImported } from '../support/imported.ts';
import { openSite, type Site } from '../support/site.ts';

const DOUBTS = Object.keys(DOUBT_PHRASES).map((key) => key.replace('doubt-', '') as Doubt);
/** What a page says of these is that it is not known. */
const UNKNOWN: ReadonlySet<Doubt> = new Set([
  'decider-unstated',
  'channels-unstated',
  'time-unstated',
  'fee-unstated',
  'components-unstated',
  'steps-unstated',
  'result-unstated',
  'legal-basis-unstated',
]);
const ABOUT: Partial<Record<Doubt, string>> = {
  'other-province': ':name Hà Tĩnh',
  'province-unstated': ':announced 12/QĐ-UBND',
  'decider-unknown': ':Chi cục Thủy sản',
  'decider-elsewhere': ':Sở Y tế Hà Tĩnh',
  'alternatives-doubtful': ':c1',
  'quantity-doubtful': ':c2',
};
const codeOf = (doubt: Doubt) => `1.9${String(10_000 + DOUBTS.indexOf(doubt))}`;
const NOTES = '1.930001';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  const { store } = site.running.system.platform;
  for (const doubt of DOUBTS) {
    const isUnknown = UNKNOWN.has(doubt);
    const pack = importedPack(
      codeOf(doubt),
      isUnknown
        ? { decider: undefined, components: [], published: {} }
        : { channels: { counter: { limit: { workingDays: 5 }, free: '«Không»' } } },
      isUnknown ? {} : { result: 'Giấy phép' },
    );
    await publishImported(store, pack, { reasons: [`${doubt}${ABOUT[doubt] ?? ''}`] });
  }
  await publishImported(store, importedPack(NOTES, { published: { notes: ['Giấy tờ phải xuất trình: hộ chiếu.'] } }), {
    reasons: ['papers-left-out', 'alternatives-doubtful:c1'],
  });
});
afterAll(() => site?.close());

async function pageOf(code: string, language = 'vi'): Promise<string> {
  const answer = await fetch(`${site.url}/procedures/${code}?lang=${language}`, {
    headers: { cookie: `mc_lang=${language}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.text())
    .replace(/&#39;/g, "'")
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
const lower = (text: string) => text.toLocaleLowerCase('vi');

describe('a doubt of an import', () => {
  it.each(DOUBTS)('%s is said on the page, and in its head', async (doubt) => {
    const page = await pageOf(codeOf(doubt));
    const part = partOfDoubt(doubt);
    const t = translator('vi');
    const head = page.slice(page.indexOf(t('procedure.review-heading')), page.indexOf(t('procedure.time')));
    if (part !== 'whole') expect(head).toContain(t(`unknown.${part}`));
    if (UNKNOWN.has(doubt)) return;
    const said = doubt === 'unfit' ? t('procedure.doubt-unfit') : doubtText(doubt, 'vi').split(':')[0];
    expect(lower(page)).toContain(lower(said));
  });

  it.each(LANGUAGES)(
    'of one paper stands beside it, and what may be a paper is not folded away (%s)',
    async (language) => {
      const page = await pageOf(NOTES, language);
      const t = translator(language);
      expect(page.split(doubtText('alternatives-doubtful', language))).toHaveLength(3);
      expect(page.slice(page.indexOf('Đơn đề nghị'), page.indexOf('Sơ đồ khu vực biển'))).toContain(
        doubtText('alternatives-doubtful', language),
      );
      expect(page).toContain(t('procedure.notes-or-papers'));
    },
  );
});
