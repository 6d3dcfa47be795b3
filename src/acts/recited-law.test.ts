/** The papers of a procedure name each document once, by its name as far as anything here says it. */
import { beforeEach, expect, it } from 'vitest';
import { noDossier } from '#dossier/state.ts';
import { must } from '#kernel/outcome.ts';
import { readPack } from '#procedure/pack.ts';
import { birthUntil } from '../../test/support/begun.ts';
import { importedPack, mends, publishImported, reviewByTwo, reviewsOn } from '../../test/support/imported.ts';
import { holder, officer, shipped, type TestPlatform, testPlatform } from '../../test/support/platform.ts';
import { takeBack } from '../../test/support/revocation.ts';
import { letterOf, takingBackPaper } from './documents.ts';

const CODE = '1.000777';
let test: TestPlatform;
beforeEach(async () => {
  test = await testPlatform();
});

it('so does the paper of an imported procedure, whose source lists numbers alone', async () => {
  const numbers = ['44/2026/NĐ-CP', '52/2010/QH12', '58/2024/QH15', '31/2024/QH15', '12/2024/TTLT-BTP-BNV'];
  const law = Object.fromEntries(numbers.map((number, i) => [`l${i + 1}`, { number, title: number }]));
  await publishImported(test.store, importedPack(CODE, { law }));
  const { hash } = (await test.store.findProcedure(CODE))!;
  const given = { ...mends, deciderBasis: 'Điều 40 Luật Nuôi con nuôi 52/2010/QH12', letter: true, lawChecked: true };
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  must(await reviewByTwo(test.platform, reviewsOn(test), { ...command, mends: given }, officer('province.procedures')));
  const pack = must(readPack((await test.store.findPack((await test.store.findProcedure(CODE))!.hash))!.files));
  const state = { ...noDossier('d1'), unit: 'so-nong-nghiep-moi-truong', last: { at: '2026-11-25T02:00:00Z' } };
  const recited = (text: string) =>
    letterOf(test.platform, text, state as never, pack)
      .split('\n')
      .filter((line) => line.startsWith('Căn cứ '))
      .slice(0, -1);
  const named = [
    'Căn cứ Nghị định số 44/2026/NĐ-CP;',
    'Căn cứ Luật Nuôi con nuôi số 52/2010/QH12;',
    'Căn cứ Văn bản số 58/2024/QH15 của Quốc hội;',
    'Căn cứ Luật Đất đai số 31/2024/QH15;',
    'Căn cứ Thông tư liên tịch số 12/2024/TTLT-BTP-BNV;',
  ];
  expect(recited(pack.files['letters/result.md'])).toEqual(named);
  // As packs of before have it.
  const before = pack.files['letters/result.md'].replace(
    'Căn cứ hồ sơ',
    'Căn cứ Điều 40 Luật Nuôi con nuôi 52/2010/QH12;\nCăn cứ hồ sơ',
  );
  expect(recited(before)).toEqual(named.with(1, 'Căn cứ Điều 40 Luật Nuôi con nuôi số 52/2010/QH12;'));
});

it('so does the decision of one whose result is a decision, above which who is competent stands', async () => {
  await publishImported(test.store, importedPack(CODE));
  const { hash } = (await test.store.findProcedure(CODE))!;
  const given = { ...mends, result: 'Quyết định công nhận khu vực biển', letter: true };
  const command = { procedure: CODE, seenHash: hash, verdict: 'opened' as const, basis: 'QĐ 12/QĐ-UBND' };
  must(await reviewByTwo(test.platform, reviewsOn(test), { ...command, mends: given }, officer('province.procedures')));
  const pack = must(readPack((await test.store.findPack((await test.store.findProcedure(CODE))!.hash))!.files));
  const printed = (unit: string, inPerson?: true) => {
    const results = { decide: { content: 'Công nhận khu vực biển 2 ha.' } };
    const state = { ...noDossier('d1'), unit, results, last: { at: '2026-11-25T02:00:00Z' }, inPerson };
    return letterOf(test.platform, pack.files['letters/result.md'], state as never, pack)
      .split('\n')
      .filter(Boolean);
  };
  const said = printed('so-nong-nghiep-moi-truong');
  expect(said.slice(0, 4)).toEqual([
    '# QUYẾT ĐỊNH',
    '## Về việc công nhận khu vực biển',
    '### GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
    'Căn cứ Điều 3 Nghị định số 44/2026/NĐ-CP;',
  ]);
  expect(said).toContain('**Điều 1.** Công nhận khu vực biển 2 ha.');
  expect(printed('ubnd-tinh')[2]).toMatch(/^### ỦY BAN NHÂN DÂN /);
  expect(printed('ubnd-tinh', true)[2]).toMatch(/^### CHỦ TỊCH ỦY BAN NHÂN DÂN /);
});

it.each([
  [
    'Điều 16 Luật Hộ tịch 60/2014/QH13; khoản 1 Điều 5 Luật Hộ tịch số 60/2014/QH13',
    'Điều 16 và khoản 1 Điều 5 Luật Hộ tịch số 60/2014/QH13',
  ],
  ['Điều 16 Luật Hộ tịch số 60/2014/QH13; luat-ho-tich Điều 16', 'Điều 16 Luật Hộ tịch số 60/2014/QH13'],
])('so does the decision that takes a result back by «%s»', async (law, printed) => {
  const id = await birthUntil(test, 'deliver-result');
  must(
    await takeBack(test.platform, id, { reason: 'Trẻ đã được đăng ký ở nơi khác', law }, holder('ubnd-tinh', 'head')),
  );
  const { state } = (await test.store.load(id))!;
  const rules = must(await test.platform.procedureByHash(state.procedure.hash));
  const { blocks } = takingBackPaper(test.platform, rules, shipped.get('1.001193')!, state)!;
  const said = blocks.flatMap((block) => (block.kind === 'recital' ? [block.spans[0].text] : []));
  expect(said.filter((one) => one.includes('60/2014/QH13'))).toEqual([`Căn cứ ${printed};`]);
});
