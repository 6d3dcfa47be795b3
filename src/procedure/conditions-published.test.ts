/** Conditions that a procedure publishes, one by one. */
import { describe, expect, it } from 'vitest';
import { must } from '#kernel/outcome.ts';
import { shipped, testPlatform } from '../../test/support/platform.ts';
import { conditionsIn } from './conditions-published.ts';

const texts = (text: string): string[] => conditionsIn(text).map((one) => one.text.vi);

describe('the conditions of an imported procedure', () => {
  it('are its lines, each behind what heads it', () => {
    expect(
      texts(
        [
          'Người nhận con nuôi phải có đủ các điều kiện sau đây:',
          '- Có năng lực hành vi dân sự đầy đủ;',
          '- Hơn con nuôi từ 20 tuổi trở lên;',
          'Các trường hợp không được nhận con nuôi',
          '- Đang chấp hành hình phạt tù;',
        ].join('\n'),
      ),
    ).toEqual([
      'Người nhận con nuôi phải có đủ các điều kiện sau đây: Có năng lực hành vi dân sự đầy đủ',
      'Người nhận con nuôi phải có đủ các điều kiện sau đây: Hơn con nuôi từ 20 tuổi trở lên',
      'Các trường hợp không được nhận con nuôi: Đang chấp hành hình phạt tù',
    ]);
    expect(
      texts(
        '1.10. Yêu cầu, điều kiện thực hiện thủ tục hành chính (nếu có):\na) Cơ sở vật chất:\n+ Có kho;\n+ Có bể;\nb) Có giấy phép',
      ),
    ).toEqual(['Cơ sở vật chất: Có kho', 'Cơ sở vật chất: Có bể', 'Có giấy phép']);
  });

  it('are none where the source says so, or was cut', () => {
    for (const text of ['', 'Không', 'Không.', 'Không có', 'Không quy định', 'Không yêu cầu'])
      expect(texts(text), text).toEqual([]);
    expect(texts('Có kho riêng.\nĐáp ứng theo quy định tại mục 13.3 (')).toEqual(['Có kho riêng']);
  });

  it('keep their ids when others come before them', () => {
    const [one] = conditionsIn('- Có kho riêng;');
    expect(conditionsIn('- Có bể;\n- Có kho riêng').map(({ id }) => id)).toContain(one.id);
  });
});

it('those of a pack are its conditions, and who is kept out by what is answered; not what a step has to find', async () => {
  const { platform } = await testPlatform();
  const idsOf = async (code: string) => must(await platform.procedure(code)).conditions.map(({ id }) => id);
  const birth = await idsOf('1.001193');
  for (const id of ['reason.foreign-birth', 'reason.adult', 'reason.carer-only']) expect(birth).toContain(id);
  for (const id of [
    'reason.surname-of-parent',
    'reason.father-of-marriage',
    'reason.husband-found',
    'reason.notice-unfinished',
    'reason.court-unread',
    'reason.name-unexamined',
  ])
    expect(birth).not.toContain(id);
  expect(await idsOf('1.001612')).toEqual(
    expect.arrayContaining(['condition.citizen', 'condition.lines', 'reason.minor']),
  );
  // What is only to be declared keeps nobody out, nor does what another answer mends.
  for (const id of ['condition.general-partner', 'reason.members-incomplete'])
    expect(await idsOf('1.001612')).not.toContain(id);
  expect(await idsOf('1.013831')).toEqual(expect.arrayContaining(['condition.no-dispute', 'reason.seized']));
});

/** Of a source that nobody compared, and of how an answer is corrected. */
const NOTES = /chưa đối chiếu|theo bản trích|theo trích dẫn|nguồn đã đọc|quoted|compared|उद्धरण|मूल पाठ/iu;
const HINTS =
  /(?<!\p{L})(?:hãy|chọn lại|chọn nhầm|sửa lại|khai lại|ghi lại|kiểm tra lại|nộp lại|yêu cầu bổ sung)(?!\p{L})|correct it|choose|wrongly|apply again|check again|सुधारें|चुनें/iu;

it('none of a pack that ships prints a note on its source, or a hint on how to correct an answer; the page has both', async () => {
  const { platform } = await testPlatform();
  for (const code of shipped.keys()) {
    const rules = must(await platform.procedure(code));
    for (const { id, text } of rules.conditions)
      for (const [language, said] of Object.entries(text)) {
        expect(said, `${code} ${id} ${language}`).not.toMatch(NOTES);
        expect(said, `${code} ${id} ${language}`).not.toMatch(HINTS);
      }
  }
  const [seized] = must(await platform.procedure('1.013831')).conditions.filter(({ id }) => id === 'reason.seized');
  expect(seized.told?.vi).toMatch(
    /^quyền sử dụng đất .* \(theo trích dẫn công khai, chưa đối chiếu nguyên văn\)\. Hãy liên hệ/,
  );
});
