/** The text of a letter as blocks. */
import { expect, it } from 'vitest';
import { readLetterText } from './letter-blocks.ts';

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
