/** The legal bases of an imported procedure in its review: struck, replaced, added; none that has ended is opened on. */
import { beforeEach, expect, it } from 'vitest';
import type { DossierEvent } from '#dossier/events.ts';
import { withLawChecked } from '#dossier/law-checked.ts';
import { refuseMisnamed } from '#dossier/law-cited.ts';
import { isRefusal, must, refusalText } from '#kernel/outcome.ts';
import { lawText } from '#procedure/law.ts';
import type { Mends } from '#procedure/mend.ts';
import { type LawMend, ofSource } from '#procedure/mend-law.ts';
import { type Manifest, readPack } from '#procedure/pack.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn } from '../../test/support/imported.ts';
import { officer, type TestPlatform, testPlatform } from '../../test/support/platform.ts';

const CODE = '1.013227';
const LAW: Manifest['law'] = {
  l1: { number: '50/2014/QH13', title: '50/2014/QH13' },
  l2: { number: '62/2020/QH14', title: '62/2020/QH14' },
  l3: { number: '44/2026/NĐ-CP', title: '44/2026/NĐ-CP' },
  l4: { number: '7/2025/NQ-CP', title: '7/2025/NQ-CP', numberDoubtful: true },
};
const kept: LawMend[] = Object.entries(LAW).map(([key, { number, title, numberDoubtful }]) => ({
  key,
  number: numberDoubtful ? '' : number,
  title: title === number ? '' : title,
}));
const [construction, amended, decree, doubtful] = kept;
const struck = { struck: true } as const;

let test: TestPlatform;
let reviews: ReturnType<typeof reviewsOn>;
beforeEach(async () => {
  test = await testPlatform();
  reviews = reviewsOn(test);
  const limit = { limit: { workingDays: 20 }, law: 'l1 Điều 95', feeUnknown: 'unstated' as const };
  const pack = importedPack(CODE, { law: LAW, channels: { online: limit, counter: limit } });
  await publishImported(test.store, pack, { reasons: ['law-ended:50/2014/QH13 2026-07-01 135/2025/QH15'] });
});
const open = async (change: Partial<Mends>) => {
  const { hash } = (await test.store.findProcedure(CODE))!;
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  return reviewByTwo(
    test.platform,
    reviews,
    { ...command, mends: { ...mends, ...change } },
    officer('province.procedures'),
  );
};
const statusNow = async () => (await test.store.findProcedure(CODE))!.status;
const packNow = async () =>
  must(readPack((await test.store.findPack((await test.store.findProcedure(CODE))!.hash))!.files));
const saidOf = (outcome: unknown) => (isRefusal(outcome) ? refusalText(outcome, 'vi') : 'done');

it('is not opened while an ended document stands, whether the list was sent or left as it is', async () => {
  for (const laws of [undefined, kept, [construction, { ...amended, ...struck }, decree, doubtful]]) {
    const refused = await open({ laws });
    expect(isRefusal(refused) && refused.code).toBe('review-incomplete');
    expect(saidOf(refused)).toContain(
      'Luật Xây dựng (50/2014/QH13), hết hiệu lực từ 01/07/2026, được thay thế bằng 135/2025/QH15',
    );
    expect(saidOf(refused)).toContain('văn bản số 1 của căn cứ pháp lý: căn cứ đã hết hiệu lực');
    expect(await statusNow()).toBe('needs-review');
  }
});

it('is opened once what ended is struck or replaced; nothing rests on it then, and the change is on record', async () => {
  const replaced = { ...construction, number: '135/2025/QH15', title: 'Luật Xây dựng' };
  must(await open({ laws: [replaced, { ...amended, ...struck }, decree, doubtful] }));
  const { manifest, letters } = await packNow();
  expect(Object.values(manifest.law).slice(0, 3)).toEqual([
    { number: '135/2025/QH15', title: 'Luật Xây dựng' },
    { number: '44/2026/NĐ-CP', title: '44/2026/NĐ-CP' },
    LAW['l4'],
  ]);
  expect(lawText(manifest.law, manifest.channels.online!.law!)).toBe('Điều 12 Nghị định số 44/2026/NĐ-CP');
  const recitals = letters['result'].split('\n').filter((line) => line.startsWith('Căn cứ '));
  expect(recitals.join('\n')).toContain('Căn cứ Luật Xây dựng số 135/2025/QH15;');
  expect(recitals.join('\n')).not.toMatch(/50\/2014|62\/2020|7\/2025/);
  const [{ changes }] = await reviews.listReviews(CODE);
  const law = changes.find((change) => change.field === 'law');
  expect(law?.from).toContain('50/2014/QH13');
  expect(law?.to).toContain('135/2025/QH15');
  expect(await statusNow()).toBe('published');
});

it('asks number and name of what is added, and of a doubted number that is given', async () => {
  const rest = [{ ...construction, ...struck }, { ...amended, ...struck }, decree];
  for (const added of [
    { number: '135/2025', title: 'Luật Xây dựng' },
    { number: '135/2025/QH15', title: ' ' },
    { number: '', title: 'Luật Xây dựng' },
  ])
    expect(saidOf(await open({ laws: [...rest, added] }))).toContain('văn bản số 4');
  expect(saidOf(await open({ laws: [...rest, { ...doubtful, number: '66.7/2025/NQ-CP' }] }))).toContain('văn bản số 4');
  const named = { key: 'l4', number: '7/2025/NQ-CP', title: 'Nghị quyết về cắt giảm giấy tờ' };
  must(await open({ laws: [...rest, named], lawChecked: true }));
  expect((await packNow()).manifest.law['l4']).toEqual({
    number: '7/2025/NQ-CP',
    title: 'Nghị quyết về cắt giảm giấy tờ',
  });
});

it('takes no fee, and no word that nothing is asked for, by what has ended', async () => {
  const laws = [{ ...construction, ...struck }, { ...amended, ...struck }, decree, doubtful];
  const online = { ...mends.channels.online, law: 'Điều 4 Nghị định 61/2018/NĐ-CP' };
  const refused = saidOf(await open({ laws, channels: { online } }));
  expect(refused).toContain('căn cứ phí, lệ phí (trực tuyến): căn cứ đã hết hiệu lực');
  expect(refused).toContain('61/2018/NĐ-CP');
  expect(saidOf(await open({ laws, papers: [], noPapers: 'Luật Xây dựng 2014' }))).toContain('135/2025/QH15');
  must(await open({ laws }));
});

it('an article cited for a fee is of its document, which is listed once, and never as one of the source', async () => {
  const own = { number: '02/2015/TT-BNNPTNT', title: 'Thông tư quy định phí' };
  const laws = [{ ...construction, ...struck }, { ...amended, ...struck }, decree, doubtful, own];
  const cited = { ...mends.channels.online, cost: 'amounts' as const, amountsVnd: [200_000] };
  const law = 'Thông tư 02/2015/TT-BNNPTNT Điều 5';
  // What the review itself adds to the list was looked up by nobody yet.
  const unknown = saidOf(await open({ laws, channels: { online: { ...cited, law } } }));
  expect(unknown).toContain('02/2015/TT-BNNPTNT (văn bản số 5 của căn cứ pháp lý)');
  expect(unknown).toContain('02/2015/TT-BNNPTNT (căn cứ phí, lệ phí (trực tuyến))');
  must(await open({ laws, lawChecked: true, channels: { online: { ...cited, law } } }));
  const { manifest } = await packNow();
  const numbers = Object.values(manifest.law).map(({ number }) => number);
  expect(numbers.filter((number) => number.includes('02/2015'))).toEqual(['02/2015/TT-BNNPTNT']);
  const [fee] = manifest.channels.online?.fees ?? [];
  expect(lawText(manifest.law, fee.law ?? '')).toMatch(/Điều 5 Thông tư số 02\/2015\/TT-BNNPTNT$/);
  expect(Object.values(ofSource(manifest.law)).some(({ number }) => number.includes('02/2015'))).toBe(false);
});

const replaced = { ...construction, number: '135/2025/QH15', title: 'Luật Xây dựng' };
const others = [replaced, { ...amended, ...struck }];
const titleOf = (number: string, law: Manifest['law']) =>
  Object.values(law).find((one) => one.number === number)?.title;

it('refuses a title that a list has for another number, also with the tick', async () => {
  for (const title of ['Luật Đất đai', 'Luật Đất đai năm 2024', 'luật đất đai']) {
    const added = { number: '58/2024/QH15', title };
    const refused = await open({ laws: [...others, decree, doubtful, added], lawChecked: true });
    expect(isRefusal(refused) && refused.code).toBe('review-incomplete');
    expect(saidOf(refused)).toContain('là tên của văn bản số 31/2024/QH15, không phải của số 58/2024/QH15');
  }
});

it('takes a title that no list has with the tick, on record with who gave it, and without it once it is emptied', async () => {
  const title = 'Nghị định về nuôi trồng thủy sản';
  const laws = [...others, { ...decree, title }, doubtful];
  const asked = await open({ laws });
  expect(isRefusal(asked) && asked.code).toBe('law-unlisted');
  expect(saidOf(asked)).toContain(`${title}, số 44/2026/NĐ-CP`);
  must(await open({ laws, lawChecked: true }));
  const [{ changes, officerName }] = await reviews.listReviews(CODE);
  expect(officerName).toBeTruthy();
  expect(changes.find(({ field }) => field === 'law-checked')?.to).toContain('44/2026/NĐ-CP');
  expect(titleOf('44/2026/NĐ-CP', (await packNow()).manifest.law)).toBe(title);
  const again = Object.entries((await packNow()).manifest.law).map(([key, one]) => ({
    key,
    number: one.numberDoubtful ? '' : one.number,
    title: one.number === '44/2026/NĐ-CP' || one.title === one.number ? '' : one.title,
  }));
  must(await open({ laws: again }));
  const { manifest, letters } = await packNow();
  expect(titleOf('44/2026/NĐ-CP', manifest.law)).toBe('44/2026/NĐ-CP');
  expect(letters['result']).not.toContain('nuôi trồng thủy sản số');
});

it('a name beside a title that only a review gave is asked for the tick, in a later review too', async () => {
  const given = { ...decree, title: 'Nghị định về xử phạt giao thông' };
  must(await open({ laws: [...others, given, doubtful], lawChecked: true }));
  const { hash } = (await test.store.findProcedure(CODE))!;
  const rules = must(await test.platform.procedureByHash(hash));
  expect(rules.laws.find(({ number }) => number === '44/2026/NĐ-CP')?.titleGiven).toBe(true);
  const { province } = test.platform;
  const said = 'Điều 3 Nghị định về quản lý hoạt động thủy sản số 44/2026/NĐ-CP';
  const at = test.platform.clock.now();
  expect(refuseMisnamed(said, { province, rules, at })).toBeUndefined();
  const event = { type: 'dossier-refused', reason: 'Thiếu đơn', law: said } as DossierEvent;
  const command = { act: 'refuse-dossier', law: said } as const;
  const by = (lawChecked?: true) =>
    withLawChecked({} as never, { ...command, ...(lawChecked && { lawChecked }) }, [event], { province, rules, at });
  const refused = by();
  expect(isRefusal(refused) && refused.code).toBe('law-unlisted');
  expect(must(by(true))[0]).toMatchObject({ lawChecked: '44/2026/NĐ-CP' });
  const again = await open({ deciderBasis: said });
  expect(isRefusal(again) && again.code).toBe('law-unlisted');
  must(await open({ deciderBasis: said, lawChecked: true }));
});

it('recites a document that its source gives by number alone under the title that the province knows', async () => {
  const added = { number: '118/2025/NĐ-CP', title: '118/2025/NĐ-CP' };
  must(await open({ laws: [...others, decree, doubtful, added] }));
  const { letters } = await packNow();
  expect(letters['result']).toMatch(
    /Căn cứ Nghị định số 118\/2025\/NĐ-CP (?:ngày .* )?về thực hiện thủ tục hành chính/,
  );
  expect(letters['result']).toContain('Căn cứ Nghị định số 44/2026/NĐ-CP;');
});
