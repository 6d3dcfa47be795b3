/** What stands above a letter, and how law is cited. */
import { describe, expect, it } from 'vitest';
import { isRefusal, must, type Outcome } from '#kernel/outcome.ts';
import { citedIn, documentName, lawText, recitalText } from './law.ts';
import { readLetter, symbolOn } from './letter.ts';

const codeOf = (outcome: Outcome<unknown>) => (isRefusal(outcome) ? outcome.code : 'done');

describe('a letter', () => {
  it('of before is its text alone, and takes its kind from its name', () => {
    expect(readLetter('permit', '# GIẤY PHÉP\n\n---\n\nx')).toEqual({
      head: { kind: 'permit', number: 'drawn', draft: false },
      body: '# GIẤY PHÉP\n\n---\n\nx',
    });
  });

  it('says above its text how it is numbered, by which form it is, and who gets it', () => {
    const text = `---\nkind: decision\nsymbol: QĐ-UBND\nnumber: none\nform: Mẫu số 01\ndraft: true\nrecipients: ['Như Điều 3', '{{applicantName}}']\n---\n# QUYẾT ĐỊNH\n`;
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      const letter = readLetter('decision', written);
      expect(letter).toMatchObject({
        head: {
          kind: 'decision',
          symbol: 'QĐ-UBND',
          number: 'none',
          form: 'Mẫu số 01',
          draft: true,
          recipients: ['Như Điều 3', '{{applicantName}}'],
        },
      });
      expect('body' in letter && letter.body.trim()).toBe('# QUYẾT ĐỊNH');
    }
    expect(readLetter('decision', '---\n---\n# A')).toMatchObject({ head: { kind: 'decision' }, body: '# A' });
  });

  it('says its symbol, which may be the year of the paper', () => {
    const symbolOf = (text: string) => must(readLetter('x', text)).head.symbol;
    expect(symbolOn(symbolOf("---\nsymbol: '{year}'\n---\n# A"), '2026-11-25', 'SXD')).toBe('2026');
    expect(symbolOn(symbolOf('---\nsymbol: QĐ-UBND\n---\n# A'), '2026-11-25', 'SXD')).toBe('QĐ-UBND');
    expect(symbolOn(symbolOf('---\nsymbol: TB-{unit}\n---\n# A'), '2026-11-25', 'SXD')).toBe('TB-SXD');
    expect(symbolOn('TB-{unit}', '2026-11-25', undefined)).toBe('TB');
    expect(symbolOn(undefined, '2026-11-25', 'SXD')).toBeUndefined();
  });

  it('is refused with what it does not close, does not know or misspells', () => {
    for (const head of [
      'kind: decision\n# QUYẾT ĐỊNH',
      'colour: red\n---\n',
      'symbol: qđ ubnd\n---\n',
      "symbol: '{month}'\n---\n",
      'number: 12\n---\n',
    ])
      expect(codeOf(readLetter('decision', `---\n${head}`)), head).toBe('pack-invalid');
    expect(codeOf(readLetter('decision', '---\nkind: [\n---\n'))).toBe('yaml-malformed');
  });
});

describe('a reference to law', () => {
  const law = {
    'nd-118': { number: '118/2025/NĐ-CP', title: 'Nghị định về cơ chế một cửa' },
    'luat-ho-tich': { number: '60/2014/QH13', title: 'Luật Hộ tịch' },
    'nq-hdnd': { number: 'HĐND tỉnh', title: 'Nghị quyết của Hội đồng nhân dân tỉnh về lệ phí' },
    'tthc-1': { number: '1.013225', title: 'Thủ tục cấp giấy phép xây dựng' },
    'tt-3': { number: '03/2025/TT-VPCP', title: 'Thông tư' },
  };
  it('is said in words, smallest part first', () => {
    expect(lawText(law, 'nd-118 Điều 17')).toBe('Điều 17 Nghị định số 118/2025/NĐ-CP');
    expect(lawText(law, 'luat-ho-tich Điều 16 khoản 2; nd-118')).toBe(
      'khoản 2 Điều 16 Luật Hộ tịch số 60/2014/QH13; Nghị định số 118/2025/NĐ-CP',
    );
    expect(lawText(law, 'nq-hdnd')).toBe('Nghị quyết của Hội đồng nhân dân tỉnh về lệ phí');
    // Nobody saw the resolution: it is the ground of nothing, and what told of it is named.
    const unseen = { title: 'Nghị quyết về lệ phí', confirmed: false as const };
    const nobodySaw = {
      told: { ...unseen, number: 'Hội đồng nhân dân', source: 'Cơ sở dữ liệu quốc gia, 1.001612' },
      record: { ...unseen, number: '1.001612', title: 'Thủ tục trên Cơ sở dữ liệu quốc gia' },
      letter: { ...unseen, number: '217/2026/NĐ-CP', source: 'Công văn' },
    };
    expect(lawText(nobodySaw, 'told')).toBe('Cơ sở dữ liệu quốc gia, 1.001612, chưa đối chiếu văn bản gốc');
    expect(lawText(nobodySaw, 'record')).toBe(
      'Thủ tục trên Cơ sở dữ liệu quốc gia (1.001612), chưa đối chiếu văn bản gốc',
    );
    expect(recitalText(nobodySaw, 'told; record; letter Điều 5')).toBe('Điều 5 Nghị định số 217/2026/NĐ-CP');
    expect(lawText(law, 'tthc-1')).toBe('Thủ tục cấp giấy phép xây dựng (1.013225)');
    expect(documentName(law['tt-3'])).toBe('Thông tư số 03/2025/TT-VPCP');
    expect(documentName({ number: '54/2014/QH13', title: '54/2014/QH13' })).toBe(
      'Văn bản số 54/2014/QH13 của Quốc hội',
    );
    expect(documentName({ number: '24/CT-TTg', title: '24/CT-TTg' })).toBe('Chỉ thị số 24/CT-TTg');
    expect(lawText(law, '«Không thu phí»')).toBe('«Không thu phí»');
  });

  it.each([
    ['118/2025/NĐ-CP', ['118/2025/NĐ-CP', '118/2025/NĐ-CP', '']],
    ['118/2025/NĐ-CP, Điều 5', ['118/2025/NĐ-CP', '118/2025/NĐ-CP', 'Điều 5']],
    ['Điều 5 Nghị định số 118/2025/NĐ-CP', ['118/2025/NĐ-CP', '118/2025/NĐ-CP', 'Điều 5']],
    ['điều 5 nghị định 118/2025/NĐ-CP', ['118/2025/NĐ-CP', '118/2025/NĐ-CP', 'Điều 5']],
    ['Nghị định số 118/2025/NĐ-CP (Điều 5)', ['118/2025/NĐ-CP', '118/2025/NĐ-CP', 'Điều 5']],
    ['Điều 5 Văn bản số 31/2024/QH15', ['31/2024/QH15', '31/2024/QH15', 'Điều 5']],
    ['Điều 5 Văn bản số 31/2024/QH15 của Quốc hội', ['31/2024/QH15', '31/2024/QH15', 'Điều 5']],
    ['điểm b khoản 1 Điều 54 Luật Cư trú số 68/2020/QH14', ['68/2020/QH14', 'Luật Cư trú', 'điểm b khoản 1 Điều 54']],
    [
      'khoản 1 và 2 Điều 4, Điều 6 Thông tư 85/2019/TT-BTC',
      ['85/2019/TT-BTC', '85/2019/TT-BTC', 'khoản 1 và 2 Điều 4, Điều 6'],
    ],
    ['Điều 38 Luật Cư trú', ['Luật Cư trú', 'Luật Cư trú', 'Điều 38']],
    ['Luật Phí và lệ phí', ['Luật Phí và lệ phí', 'Luật Phí và lệ phí', '']],
    ['Điều 5', ['Điều 5', 'Điều 5', '']],
  ])('is read from what somebody typed: %s', (typed, [number, title, article]) => {
    expect(citedIn(typed)).toEqual({ number, title, article });
  });

  it('says the sort of a document once, also of what an earlier review kept whole', () => {
    for (const number of ['Điều 5 Nghị định số 118/2025/NĐ-CP', 'Điều 3 nghị định 118/2025/NĐ-CP'])
      expect(documentName({ number, title: number })).toBe(number);
  });

  it('that is in words already, or empty, stays as it is', () => {
    expect(lawText(law, 'Luật Hộ tịch 2014 Điều 70')).toBe('Luật Hộ tịch 2014 Điều 70');
    expect(lawText(law, 'constructor')).toBe('constructor');
    expect(lawText(law, '')).toBe('');
  });
});
