/** A sheet has what people wrote as text: nothing in it is computed by the program that opens it. */
import { expect, it } from 'vitest';
import type { Paper } from '#spine/papers.ts';
import { unzip } from '../../../test/support/unzip.ts';
import { FileExporter } from './exporter.ts';

it('has no formula, whatever a name begins with', async () => {
  const named = ['=HYPERLINK("http://evil.example","x")', '+1+1', '-2', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0"];
  const paper = {
    ...{ title: 'Sổ theo dõi', agency: named[0], placeAndDate: 'Hạ Long', code: 'H49', at: '2026-11-25T01:00:00Z' },
    ...{ recipients: [], signatures: [] },
    blocks: [{ kind: 'table', head: ['Người nộp', named[1]], rows: named.map((one) => [one, one]) }],
  } as unknown as Paper;
  const sheet = unzip(Buffer.from(await new FileExporter(() => Promise.reject(new Error('no key'))).sheet(paper)));
  const text = (pattern: RegExp) =>
    [...sheet].filter(([name]) => pattern.test(name)).map(([, content]) => content.toString('utf8'));
  const [cells] = text(/worksheets\/sheet1\.xml$/);
  expect(cells).not.toMatch(/<f[ >]/);
  const all = text(/\.xml$/).join('');
  expect(all).toContain(
    '=HYPERLINK(&quot;http://evil.example&quot;'.replaceAll('&quot;', all.includes('&quot;') ? '&quot;' : '"'),
  );
  // Every cell is text: of one without a kind the program would make what it likes.
  for (const [, attributes] of cells.matchAll(/<c ([^>]*)>/g)) expect(attributes).toMatch(/t="(s|inlineStr)"/);
});
