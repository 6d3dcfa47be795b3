/** The text of a letter as blocks. */
import { expect, it } from 'vitest';
import { filledMarkdown, filler, readLetterText } from './letter-blocks.ts';

it('ends each recital with a semicolon and the last with a full stop, whatever the template has', () => {
  const template =
    '# QUYẾT ĐỊNH\n\nCăn cứ Luật A,\nCăn cứ ý kiến của {{who}};\nTheo đề nghị của Giám đốc Sở,\n\n### QUYẾT ĐỊNH:';
  const { blocks } = readLetterText(template, () => 'Hội đồng');
  const lines = blocks.map((block) => ('spans' in block ? block.spans.map((span) => span.text).join('') : ''));
  expect(lines).toEqual([
    'Căn cứ Luật A;',
    'Căn cứ ý kiến của Hội đồng;',
    'Theo đề nghị của Giám đốc Sở.',
    'QUYẾT ĐỊNH:',
  ]);
});

it('leaves no blank line where a paragraph says nothing in this case', () => {
  const fill = filler({ kind: 'lease', note: null }, {});
  const { blocks } = readLetterText(
    '# GIẤY\n\nMột\n\n{{if kind = "sale" then "Bán" else ""}}\n\n{{note}}{{if note = null then "" else "."}}\n\nHai',
    fill,
  );
  expect(blocks).toMatchObject([{ spans: [{ text: 'Một' }] }, { spans: [{ text: 'Hai' }] }]);
});

it('runs what was chosen together as a sentence does, and leaves what was written as it is', () => {
  const words = { 'option.safeguards.consent': 'Đồng ý của người tham gia', 'option.safeguards.insurance': 'Bảo hiểm' };
  const fill = filler({ safeguards: ['consent', 'insurance'], people: ['Nguyễn An', 'Trần Bình'] }, words);
  expect(fill('{{safeguards}}')).toBe('Đồng ý của người tham gia, bảo hiểm');
  expect(fill('{{people}}')).toBe('Nguyễn An, Trần Bình');
});

it('prints an empty field where there is nothing to print, with no marks of emphasis around it', () => {
  const template = '# GIẤY\n\nMẹ: **{{upper case(mother)}}**\n\nCha: **{{upper case(father)}}**, _{{father}}_ {{note}}';
  const fill = filler({ mother: 'An', father: null, note: '2 * 3 ** 4' }, {});
  expect(filledMarkdown(template, fill)).toBe('# GIẤY\n\nMẹ: **AN**\n\nCha: ,  2 * 3 ** 4');
  expect(filledMarkdown('**Số {{father}}** **{{father}}{{mother}}**', fill)).toBe('**Số ** **An**');
  const { blocks } = readLetterText('# GIẤY\n\nCha: **{{upper case(father)}}**', fill);
  expect(blocks).toMatchObject([{ spans: [{ text: 'Cha: ' }, { text: '' }] }]);
});
