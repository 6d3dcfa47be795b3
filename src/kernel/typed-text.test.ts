/** What comes of text at every door: the same where it looks the same, and nothing that cannot be kept or printed. */
import { describe, expect, it } from 'vitest';
import { excessOf, fileName, lostIn, typedText, typedTexts } from './typed-text.ts';

const SIGN = '\ufffd';

describe('text as it comes in', () => {
  it.each([
    ['as it is', 'Nguyễn Thị An, số 5/2 – «tổ 3» (khu A)\nPhường Hồng Gai ₫ €', undefined],
    ['decomposed letters', 'Hoà Bình'.normalize('NFD'), 'Hoà Bình'],
    ['ends of lines', 'a\r\nb\rc\u2028d\u2029e\u0085f\u000bg\u000ch', 'a\nb\nc\nd\ne\nf\ng\nh'],
    ['blanks', 'a\tb\u00a0c\u2003d\u3000e\u202ff', 'a b c d e f'],
    ['a name of nothing', '\u3164\u2800\u115f\uffa0', '    '],
    ['what nobody sees', '\ufeffLê\u200b\u00ad\u2060 An\u202e\u2066\ufe0f\u{e0041}', 'Lê An'],
    ['joiners between letters of Hindi', 'क्‍ष क्‌ष', undefined],
    ['joiners that join nothing', '\u200cLê\u200d ', 'Lê '],
    ['controls', 'Lê\u0002An\u0000\u007f\u009b', `Lê${SIGN}An${SIGN}${SIGN}${SIGN}`],
    ['half a pair', 'Lê \ud83d.', `Lê ${SIGN}.`],
    ['letters of nobody', 'a\ue000\ufdd0\ufffe\uffff\u{1fffe}\u{10ffff}\u0378', `a${SIGN.repeat(7)}`],
    ['notes and pictures in the text', 'a\ufff9b\ufffac\ufffbd\ufffc', `a${SIGN}b${SIGN}c${SIGN}d${SIGN}`],
    ['what was lost before', `Nguy${SIGN}n`, undefined],
    ['bullets of Word', '\uf0b7 Một\n\uf0a7 Hai', '• Một\n• Hai'],
    ['what looks like Đ', '\u00d0ặng Gia Minh, \u0189ặng, \u00f0ường 5', 'Đặng Gia Minh, Đặng, đường 5'],
    ['letters of Icelandic', 'Guðrún, GUÐRÚN', undefined],
    ['letters that a PDF joined', 'chứng chỉ o\ufb03ce \ufb01n', 'chứng chỉ office fin'],
    ['letters of another width', 'Ｎguyễn Ｎgọc, số ０２２', 'Nguyễn Ngọc, số 022'],
    ['letters of another hand', '𝐍𝐠𝐮𝐲ễ𝐧 𝒜𝓃 𝟙𝟚', 'Nguyễn An 12'],
    ['letters as one sign', 'Ĳsbrand ǅ', 'IJsbrand Dž'],
    ['what stands for more than a letter', 'S: 85 m², ½ thửa, «№ 5», Ⅳ ① （khu A）', undefined],
    ['vowels and signs that are not drawn', '\u17b4\u17b5\u{16fe4}\u{1d159}\u{1d173}', ''],
    ['letters of other scripts', '王小明 Ⲁ 𠮷 👍', undefined],
  ])('%s', (_, typed, expected = typed) => {
    expect(typedText(typed)).toBe(expected);
    expect(typedText(typedText(typed))).toBe(expected);
  });

  it('is the same when it comes again, and holds nothing that cannot be kept, for every letter there is', () => {
    const wrong: string[] = [];
    for (
      let code = 0;
      code <= 0x10ffff;
      code += code < 0x3100 || (code > 0xd7f0 && code < 0xe010) || (code > 0xf000 && code < 0x11000) ? 1 : 251
    ) {
      const typed = typedText(`a${String.fromCodePoint(code)}b`);
      const isFit =
        typed.isWellFormed() && !/(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(typed) && typed.normalize('NFC') === typed;
      if (!isFit || typedText(typed) !== typed) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('is read in all of a body, its names too, and in nothing that is no text', () => {
    const date = new Date(0);
    const bytes = new Uint8Array([0, 1]);
    const body = { 'a\u200b': ['x\u0000', { b: ' \u3164' }], n: 1, none: null, date, bytes };
    expect(typedTexts(body)).toEqual({ a: [`x${SIGN}`, { b: '  ' }], n: 1, none: null, date, bytes });
    expect(typedTexts(body).bytes).toBe(bytes);
    const bare = Object.assign(Object.create(null) as Record<string, unknown>, { q: 'a\u0001' });
    expect(typedTexts(bare)).toEqual({ q: `a${SIGN}` });
    expect(typedTexts(JSON.parse('{"__proto__": {"a": "b\\u0000"}}'))).not.toHaveProperty('a');
  });

  it('says where a letter was lost', () => {
    expect(lostIn({ a: [{ b: `Bà Nguyễn Thị Hồng Hạnh ở số 5, ${SIGN} đường Lê Lợi` }] })).toBe(
      `ị Hồng Hạnh ở số 5, ${SIGN} đường Lê Lợi`,
    );
    expect(lostIn({ [`x${SIGN}`]: 1 })).toBe(`x${SIGN}`);
    expect(lostIn({ a: ['whole', 5, null, undefined] })).toBeUndefined();
  });

  it.each([
    ['giấy khai sinh.pdf', 'giấy khai sinh.pdf'],
    ['C:\\Users\\An\\a.pdf', 'a.pdf'],
    ['../../etc/a.pdf', 'a.pdf'],
    ['a\u0000b\n.pdf', 'ab .pdf'],
    ['\u0000', 'tệp'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
  ])('names the file %j', (typed, name) => {
    expect(fileName(typed)).toBe(name);
  });
});

describe('a body that is too much', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;
  const wide = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1]));

  it('is said to be too deep or too much, whatever its size', () => {
    expect([excessOf(nested(32)), excessOf(nested(33)), excessOf({ a: nested(32) })]).toEqual([
      undefined,
      'deep',
      'deep',
    ]);
    expect(excessOf(nested(200_000))).toBe('deep');
    expect([excessOf(wide(20_000)), excessOf(wide(20_001)), excessOf({ a: [wide(20_000)] })]).toEqual([
      undefined,
      'many',
      'many',
    ]);
    for (const none of ['x', 1, null, undefined, Buffer.alloc(50_000)]) expect(excessOf(none)).toBe(undefined);
  });
});
