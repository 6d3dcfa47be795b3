/** A procedure whose law knows several results: each dossier ends in its own, and in no other. */
import { expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { slipPaper } from '#views/slip-paper.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';
import { storyOf } from './check-pack.ts';
import { resultPaper } from './documents.ts';
import { tellStory } from './story.ts';

const LAND = '1.013831';

async function told(name: string) {
  const pack = shipped.get(LAND)!;
  const { platform } = await testPlatform();
  const { state, slips } = must(await tellStory(platform, LAND, must(storyOf(pack, name))));
  const rules = must(await platform.procedureByHash(state.procedure.hash));
  const paper = resultPaper(platform, rules, pack, state)!;
  return { state, paper, text: JSON.stringify(paper.blocks), slips: slips.map((slip) => slipPaper(slip).title) };
}

it('who gives all of the land away gets no certificate: it is withdrawn, and no register says otherwise', async () => {
  const { state, paper, text } = await told('public-gift-whole');
  expect(paper.subject).toBe('Về việc thu hồi Giấy chứng nhận đã cấp để quản lý');
  expect(paper.number).toBe('Số: 01/TB-VPĐKĐĐ');
  expect(text).toContain('thu hồi Giấy chứng nhận số CS-0779');
  // Nothing is entered; but that the certificate is gone is kept.
  expect(state.decision!.entry).toMatchObject({
    bare: true,
    data: {},
    unique: { certificateNumber: expect.any(String) },
  });
  expect(state.result!.code).toBe('');
});

it('who gives a part keeps the certificate, with the change noted on it', async () => {
  const { state, paper, text } = await told('public-gift-part');
  expect(paper.title).toBe('XÁC NHẬN THAY ĐỔI TRÊN GIẤY CHỨNG NHẬN ĐÃ CẤP');
  expect(state.result!.number).toBe('CS-0779');
  expect(text).toContain('diện tích còn lại 76,5 m²');
});

it('a new certificate for the rest of the plot names nobody from whom the land came', async () => {
  const { state, paper, text } = await told('public-gift-part-new');
  expect(paper.title).toBe('GIẤY CHỨNG NHẬN');
  expect(state.result!.number).toBe('AA 02026931');
  expect(text).toContain('Cấp mới do tặng cho một phần thửa đất, thay giấy chứng nhận số CS-0779');
  expect(text).not.toContain('Nhận quyền từ');
});

it('other changes end in a certificate of the usual number', async () => {
  const { state, text } = await told('paid-tax');
  expect(text).toContain('Nhận quyền từ Phạm Văn Hải');
  expect(state.result!.code).toBe('KQ.G10.001147');
});
